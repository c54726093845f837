"""The first screen: a card per class, the one used last first; Enter starts its session."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from shiboken6 import isValid

from mehmiro_desktop.domain.entities import ClassOverview
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.school_year import told_apart
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import load_classes, load_overview
from mehmiro_desktop.store.queries.lessons import load_lessons
from mehmiro_desktop.store.queries.monitoring import count_lights
from mehmiro_desktop.store.queries.suggestions import count_unread_by_class
from mehmiro_desktop.store.queries.unsent import count_unsent_by_class
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import text_size
from mehmiro_desktop.ui.i18n import shown_when
from mehmiro_desktop.ui.today_card import CardFacts, ClassCard
from mehmiro_desktop.ui.today_plan import TodayPlan
from mehmiro_desktop.ui.tour import Tour
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import (
    ScrollColumn,
    StateView,
    h_row,
    plain_label,
    quiet_button,
    v_column,
)

_DAWN, _NOON, _EVENING = 5, 13, 20


class TodayScreen(QWidget):
    """Classes with what a teacher wants to know before the lesson."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; the classes are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("today")
        self.context = context
        self._starters: list[QPushButton] = []
        self._shown: dict[str, ClassCard] = {}
        self._turns = Turns(self)
        self._is_stale = True
        self._was_downloading = False
        self._wants_focus = False
        self._here = (0, 0)
        self._greeting = plain_label(style="heading", name="today.greeting")
        self._readiness = plain_label(role="muted", name="today.readiness")
        self._cards = QGridLayout()
        self._cards.setSpacing(20)
        page = ScrollColumn(margin=24, spacing=8)
        page.column.addLayout(h_row(self._greeting, None, self._make_tour()))
        page.column.addWidget(self._readiness)
        page.column.addSpacing(12)
        page.column.addLayout(self._cards)
        page.column.addSpacing(12)
        self._plan = TodayPlan(context)
        page.column.addWidget(self._plan)
        page.column.addStretch(1)
        self.state = StateView("today.state", page)
        column = v_column()
        column.addWidget(self.state)
        self.setLayout(column)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        presenter.follow(self, self._follow_presenter)
        context.day.changed.connect(self._on_tables_changed)
        if context.sync is not None:
            context.sync.status_changed.connect(self._on_status)

    def _make_tour(self) -> QPushButton:
        """Return the button of the first lesson; somebody's own classes need none."""
        button = quiet_button(
            self.tr("First lesson · one minute"), "today.tour", icon="graduation-cap"
        )
        button.clicked.connect(lambda: Tour(self).open())
        # With its parent from the start: shown without one it would be a window for a moment.
        button.setParent(self)
        button.setVisible(self.context.store.account.is_sample)
        return button

    def show_for(self, **_where: object) -> None:
        """Show the classes at once; the focus goes to the first one's button."""
        for _ in self.show_in_steps():
            pass
        self._focus_first()

    def show_in_steps(self, **_where: object) -> Iterator[None]:
        """Make ready what is shown, within several turns if there is something new."""
        if self._is_stale or self._turns.is_running:
            # Never two at once: one would keep cards that the other throws away.
            self._turns.stop()
            yield from self._read()
        if self.isVisible():
            self._focus_first()
        else:
            # Whoever brings the screen to the front gives it the keyboard, or its proxy.
            self._wants_focus = self.focusProxy() is None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh_soon()

    def refresh_soon(self) -> None:
        """Read everything shown again within the next turns."""
        self._turns.start(self._read())

    def finish(self) -> None:
        """Show at once what is still being read."""
        self._turns.finish()

    def _read(self) -> Iterator[None]:
        self._is_stale, is_done, cards = False, False, list[ClassCard]()
        try:
            overviews: list[ClassOverview] = []
            for each in load_classes(self.context.store):
                overviews.append(load_overview(self.context.store, each))
                yield
            overviews.sort(key=lambda each: each.last_used, reverse=True)
            unread = count_unread_by_class(self.context.store)
            self._show_plan(sum(unread.values()))
            unsent = Counter[str]()
            for part in count_unsent_by_class(self.context.store):
                unsent += part
                yield
            for facts in self._read_facts(overviews, unread, unsent):
                cards.append(self._card(facts))
                yield
            is_done = True
        except MehmiroError as error:
            self.state.show_error(error, self.tr("Try again"), self.refresh_soon)
            return
        finally:
            if not is_done:
                # Dropped on the way, or failed: the next one to ask has it read again.
                self._is_stale = True
                _throw_away(each for each in cards if each not in self._shown.values())
        self._was_downloading = self._is_downloading
        self._here = (len(overviews), sum(each.student_count for each in overviews))
        self._show_greeting()
        self._place(cards)
        if cards:
            self.state.show_content()
        else:
            self._show_no_classes()

    def _read_facts(
        self,
        overviews: Sequence[ClassOverview],
        unread: Mapping[str, int],
        unsent: Mapping[str, int],
    ) -> Iterator[CardFacts]:
        store = self.context.store
        names = told_apart(each.school_class for each in overviews)
        for number, overview in enumerate(overviews):
            class_id = overview.school_class.id
            is_complete = bool(overview.student_count and overview.variable_count)
            lights = count_lights(store, class_id)
            yield CardFacts(
                overview,
                names[class_id],
                lights.get(Light.RED.value, 0) if lights else None,
                unread.get(class_id, 0),
                unsent.get(class_id, 0),
                self.context.clock.today(),
                is_first=number == 0,
                is_arriving=not is_complete and self._is_downloading and self._is_sending,
                is_synced=self.context.sync is not None,
            )

    def _card(self, facts: CardFacts) -> ClassCard:
        """Return the card that says so: the one shown, or a new one."""
        shown = self._shown.get(facts.overview.school_class.id)
        if shown is not None and shown.facts == facts:
            return shown
        card = ClassCard(facts, self.context)
        # Dressed here, and not with all the others when they are laid out.
        card.setParent(self._cards.parentWidget())
        card.ensurePolished()
        return card

    def _show_plan(self, unread: int) -> None:
        store, today = self.context.store, self.context.clock.today()
        lessons = load_lessons(store, first=today, last=today)
        self._plan.show_day(lessons, unread)

    def _follow_first(self) -> None:
        """Let the keyboard come to the first class that can be started."""
        first = self._starters[0] if self._starters else None
        is_ready = first is not None and first.isEnabled()
        # PySide's own types know of no way back to none.
        self.setFocusProxy(first if is_ready else None)  # type: ignore[arg-type]

    def _focus_first(self) -> None:
        """Let Enter start the first class, as soon as there is one that can be started."""
        self._wants_focus = self.focusProxy() is None
        if not self._wants_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_greeting(self) -> None:
        hour = self.context.clock.now().astimezone().hour
        if _DAWN <= hour < _NOON:
            words = self.tr("Good morning")
        elif _NOON <= hour < _EVENING:
            words = self.tr("Good afternoon")
        else:
            words = self.tr("Good evening")
        self._greeting.setText(words)
        self._readiness.setText(self._readiness_words())

    def _readiness_words(self) -> str:
        if self.context.sync is None:
            return self.tr("Sample class · everything stays on this laptop")
        last = self.context.sync.status.last_synced_at
        if last is None:
            return self._download_words()
        when = shown_when(last, self.context.clock.today())
        return self.tr("Ready offline · data from {when}").format(when=when)

    def _download_words(self) -> str:
        """Say what is here of a first download: how much is to come, nobody has counted."""
        here = self.tr("{classes} and {students} here so far").format(
            classes=self.tr("%n classes", "", self._here[0]),
            students=self.tr("%n students", "", self._here[1]),
        )
        if self._is_sending:
            words = self.tr("Still downloading: {here}. Use them already.")
        else:
            words = self.tr("Not everything is on this laptop yet: {here}.")
        return words.format(here=here)

    @property
    def _is_downloading(self) -> bool:
        """Whether this laptop has not had everything from the server even once."""
        sync = self.context.sync
        return sync is not None and sync.status.last_synced_at is None

    @property
    def _is_sending(self) -> bool:
        sync = self.context.sync
        return sync is not None and sync.status.state is SyncState.SENDING

    def _show_no_classes(self) -> None:
        sync = self.context.sync
        if sync is not None and self._was_downloading:
            if sync.status.error is not None:
                self.state.show_error(sync.status.error, self.tr("Try again"), sync.request)
            else:
                self.state.show_empty(
                    self.tr("Fetching your classes…"),
                    self.tr("Each appears here as soon as it has arrived, ready to use."),
                    icon="cloud-download",
                )
            return
        self.state.show_empty(
            self.tr("Add your first class"),
            self.tr("Paste your list of students and start scoring at once."),
            self.tr("Add a class"),
            self._open_classes,
            icon="users",
        )
        if self.context.store.account.is_sample:
            self.state.offer_other(
                self.tr("Sign in to fetch your own"),
                partial(self.context.open_screen, "settings"),
            )
        else:
            self.state.offer_other(
                self.tr("Import from a file"),
                partial(self.context.open_screen, "reports", part="import"),
            )

    def _open_classes(self) -> None:
        self.context.open_screen("students")

    def _place(self, cards: list[ClassCard]) -> None:
        """Lay the cards out in rows; those that are the same as before only change their place."""
        # PySide's own types say there is always one.
        focused: QWidget | None = self.window().focusWidget()
        is_here = focused is not None and any(
            each.isAncestorOf(focused) for each in self._shown.values()
        )
        was_on = focused.objectName() if focused is not None and is_here else ""
        while self._cards.takeAt(0) is not None:
            pass
        _throw_away(each for each in self._shown.values() if each not in cards)
        self._shown = {each.facts.overview.school_class.id: each for each in cards}
        self._starters = [each.starter for each in cards]
        columns = 3 if text_size() <= 125 else 2
        for number, card in enumerate(cards):
            self._cards.addWidget(card, number // columns, number % columns)
            # Presenting may have begun since it was made.
            card.follow_presenter()
            # Now, not in the next turn of the event loop: what is hidden cannot have the focus.
            card.show()
        for column in range(columns):
            self._cards.setColumnStretch(column, 1)
        figures = [each for card in cards for each in card.leading]
        for one, other in pairwise([*self._starters, *figures]):
            QWidget.setTabOrder(one, other)
        self._follow_first()
        if self._wants_focus:
            self._focus_first()
        elif is_here:
            same = self.findChild(QPushButton, was_on)
            (self if same is None else same).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_presenter(self) -> None:
        """Hide at once what only the teacher should read, or show it again."""
        for card in self._shown.values():
            card.follow_presenter()
        self._plan.follow_presenter()

    def _on_tables_changed(self, *_: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh_soon()

    def _on_status(self, _status: SyncStatus) -> None:
        if self._was_downloading:
            self._on_tables_changed()
        self._readiness.setText(self._readiness_words())


def _throw_away(cards: Iterable[ClassCard]) -> None:
    """Take cards out of the tree at once, or a button found by its name is the old one."""
    # With their window, they may be gone already.
    for card in filter(isValid, cards):
        card.hide()
        card.setParent(None)
        card.deleteLater()
