"""Which class and assessment session the top bar names."""

from collections.abc import Callable, Iterator, Mapping

from mehmiro_desktop.domain.entities import AssessmentSession, ClassOverview
from mehmiro_desktop.errors import MehmiroError, RecordNotFound
from mehmiro_desktop.store.queries.classes import (
    load_class,
    load_classes,
    load_overview,
    load_session,
)
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_day, shown_day_word

Where = Mapping[str, object]


class Place:
    """What the screen in front tells of its class, else the class chosen or used last."""

    def __init__(self, context: UiContext, show: Callable[[str, str], None]) -> None:
        """Know no class yet; ``show`` takes a class's name and a session's words."""
        self._context, self._show = context, show
        self.class_id = ""
        self._told = ("", "")

    @property
    def is_told(self) -> bool:
        """Whether the screen in front said which class it shows."""
        return bool(self._told[0])

    def go_to(self, where: Where) -> None:
        """Note the class that a screen is opened for; the screen has told nothing yet."""
        self._told = ("", "")
        try:
            if where.get("class_id"):
                self.class_id = str(where["class_id"])
            elif where.get("session_id"):
                session = load_session(self._context.store, str(where["session_id"]))
                self.class_id = session.class_id
        except MehmiroError:
            self.class_id = ""

    def tell(self, title: str, session: str) -> None:
        """Take what the screen in front says; nothing: what is known is shown."""
        self._told = (title, session)
        self.show()

    def show(self, where: Where | None = None) -> None:
        """Show what was told, or read it."""
        self._show(*(self._told if self.is_told else self._read(where or {})))

    def name_last_used(self) -> Iterator[None]:
        """Name the class used last, unless somebody chose one meanwhile; a class a step."""
        store = self._context.store
        found: list[ClassOverview] = []
        try:
            for each in load_classes(store):
                found.append(load_overview(store, each))
                yield
        except MehmiroError:
            # The screen itself says what is wrong with the store.
            return
        last = max(found, key=lambda each: each.last_used, default=None)
        if last is not None and not self.class_id:
            self.class_id = last.school_class.id
            self.show()

    def _read(self, where: Where) -> tuple[str, str]:
        store = self._context.store
        try:
            title = load_class(store, self.class_id).name if self.class_id else ""
            if where.get("session_id"):
                return title, self._words(load_session(store, str(where["session_id"])))
        except RecordNotFound:
            self.class_id = ""
            return "", ""
        except MehmiroError:
            # The screen itself says what is wrong with the store.
            return "", ""
        return title, ""

    def _words(self, session: AssessmentSession) -> str:
        day = shown_day_word(session.on, self._context.clock.today())
        words = f"{day}, {shown_day(session.on)}"
        return f"{words} · {session.name}" if session.name else words
