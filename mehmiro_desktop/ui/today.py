"""The first screen: a card per class, the one used last first; Enter starts its session."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from mehmiro_desktop.domain.entities import ClassOverview, SchoolClass
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.school_year import told_apart
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import load_overviews
from mehmiro_desktop.store.queries.lessons import load_lessons
from mehmiro_desktop.store.queries.monitoring import count_lights
from mehmiro_desktop.store.queries.suggestions import count_unread
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import text_size
from mehmiro_desktop.ui.i18n import shown_day_word, shown_when
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.today_figures import AROUND_PX, FigureButton, figure, figure_button
from mehmiro_desktop.ui.today_plan import TodayPlan
from mehmiro_desktop.ui.tour import Tour
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    ScrollColumn,
    StateView,
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
    v_column,
)
from mehmiro_desktop.ui.widgets.key_hints import key_label

_DAWN, _NOON, _EVENING = 5, 13, 20


class TodayScreen(QWidget):
    """Classes with what a teacher wants to know before the lesson."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; the classes are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("today")
        self.context = context
        self._starters: list[QPushButton] = []
        self._is_stale = True
        self._was_downloading = False
        self._wants_focus = False
        self._here = (0, 0)
        self._names: dict[str, str] = {}
        self._greeting = plain_label(style="heading", name="today.greeting")
        self._readiness = plain_label(role="muted", name="today.readiness")
        self._notice = Notice("today.notice")
        self._cards = QGridLayout()
        self._cards.setSpacing(20)
        page = ScrollColumn(margin=24, spacing=8)
        page.column.addLayout(h_row(self._greeting, None, self._make_tour()))
        page.column.addWidget(self._readiness)
        page.column.addWidget(self._notice)
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
        presenter.news().presenter_changed.connect(self._on_tables_changed)
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
        """Show the classes; the focus goes to the first one's button."""
        if self._is_stale:
            self.refresh()
        self._focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Read everything shown again."""
        self._is_stale = False
        try:
            overviews = sorted(
                load_overviews(self.context.store),
                key=lambda each: each.last_used,
                reverse=True,
            )
            self._show_plan()
        except MehmiroError as error:
            self.state.show_error(sentence(error), "", self.tr("Try again"), self.refresh)
            return
        self._was_downloading = self._is_downloading
        self._here = (len(overviews), sum(each.student_count for each in overviews))
        self._show_greeting()
        if not overviews:
            self._show_no_classes()
            return
        focused = self.window().focusWidget()
        had_focus = focused in self._starters
        was_on = focused.objectName() if isinstance(focused, FigureButton) else ""
        self._show_cards(overviews)
        self.state.show_content()
        if had_focus or self._wants_focus:
            self._focus_first()
        elif (same := self.findChild(FigureButton, was_on) if was_on else None) is not None:
            same.setFocus()

    def _show_plan(self) -> None:
        store, today = self.context.store, self.context.clock.today()
        lessons = load_lessons(store, first=today, last=today)
        self._plan.show_day(lessons, count_unread(store))

    def _focus_first(self) -> None:
        """Let Enter start the first class, as soon as there is one that can be started."""
        first = self._starters[0] if self._starters else None
        self._wants_focus = first is None or not first.isEnabled()
        if first is not None and not self._wants_focus:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._starters = []
        sync = self.context.sync
        if sync is not None and self._was_downloading:
            if sync.status.error is not None:
                words = sentence(sync.status.error)
                self.state.show_error(words, "", self.tr("Try again"), sync.request)
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

    def _show_cards(self, overviews: list[ClassOverview]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                # Out of the tree at once, or the button that was found by its name is the old one.
                widget.setParent(None)
                widget.deleteLater()
        self._starters = []
        self._names = told_apart(each.school_class for each in overviews)
        columns = 3 if text_size() <= 125 else 2
        for number, overview in enumerate(overviews):
            card = self._make_card(overview, is_first=number == 0)
            self._cards.addWidget(card, number // columns, number % columns)
            # Now, not in the next turn of the event loop: what is hidden cannot have the focus.
            card.show()
        for column in range(columns):
            self._cards.setColumnStretch(column, 1)
        for one, other in zip(self._starters, self._starters[1:], strict=False):
            QWidget.setTabOrder(one, other)

    def _make_card(self, overview: ClassOverview, *, is_first: bool) -> Card:
        school_class = overview.school_class
        card = Card(spacing=6)
        card.setObjectName(f"today.class.{school_class.id}")
        card.highlight(is_first)
        name = self._names[school_class.id]
        title = plain_label(name, style="title", wrap=True)
        card.column.addWidget(title)
        card.column.addWidget(plain_label(self._last_words(overview), role="muted", wrap=True))
        card.column.addSpacing(8)
        card.column.addLayout(self._figures(overview))
        card.column.addSpacing(12)
        card.column.addStretch(1)
        button = self._starter(overview, is_first=is_first)
        row = h_row(button, spacing=8)
        if is_first:
            row.addWidget(key_label(self.tr("Enter")))
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _figures(self, overview: ClassOverview) -> QGridLayout:
        """Return the figures of a class, as many side by side as fit."""
        students = overview.student_count
        shown = [
            figure(str(students), self.tr("students", "", students), _shade(students)),
            self._blanks(overview),
        ]
        if not presenter.is_on():
            shown.append(self._urgent(overview.school_class))
            unread = count_unread(self.context.store, overview.school_class.id)
            if unread:
                words = self.tr("suggestions", "", unread)
                shown.append(self._leading(overview.school_class, unread, words, "suggestions"))
        if self.context.sync is not None:
            pending = overview.pending
            shown.append(figure(str(pending), self.tr("to send", "", pending), _shade(pending)))
        per_row = 5 if text_size() <= 125 else 3
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setContentsMargins(-AROUND_PX, 0, 0, 0)
        for number, each in enumerate(shown):
            grid.addWidget(each, number // per_row, number % per_row)
        grid.setColumnStretch(per_row, 1)
        return grid

    def _blanks(self, overview: ClassOverview) -> QWidget:
        last, blanks = overview.last_session, overview.blanks
        words = self.tr("blanks", "", blanks)
        if last is None:
            return figure(str(blanks), words, _shade(blanks))
        return self._leading(overview.school_class, blanks, words, "score", session_id=last.id)

    def _urgent(self, school_class: SchoolClass) -> QWidget:
        """Return how many are urgent; without an analysis nobody knows."""
        lights = count_lights(self.context.store, school_class.id)
        if not lights:
            words = self.tr("not analysed yet")
            return self._leading(school_class, None, words, "monitoring")
        urgent = lights.get(Light.RED.value, 0)
        words = self.tr("urgent", "", urgent)
        return self._leading(school_class, urgent, words, "monitoring", "error")

    def _leading(
        self, school_class: SchoolClass, count: int | None, words: str, screen: str,
        role: str = "", **where: str,
    ) -> QWidget:  # fmt: skip
        """Return a figure that opens a screen at what it counts."""
        text = "–" if count is None else str(count)
        return figure_button(
            text,
            words,
            f"today.{screen}.{school_class.id}",
            f"{self._names[school_class.id]}: {words if count is None else f'{text} {words}'}",
            partial(self.context.open_screen, screen, class_id=school_class.id, **where),
            role if count else "faint",
        )

    def _starter(self, overview: ClassOverview, *, is_first: bool) -> QPushButton:
        is_complete = bool(overview.student_count and overview.variable_count)
        is_arriving = not is_complete and self._is_downloading and self._is_sending
        if is_arriving:
            # What it lacks is on its way: nobody should add it a second time.
            words, act = self.tr("Arriving…"), self._add_students
        elif not overview.student_count:
            words, act = self.tr("Add students"), self._add_students
        elif not overview.variable_count:
            words, act = self.tr("Add variables"), self._add_variables
        elif overview.last_session and overview.last_session.on == self.context.clock.today():
            words, act = self.tr("Go on scoring"), self.start
        else:
            words, act = self.tr("Start session"), self.start
        make = primary_button if is_first else secondary_button
        class_id = overview.school_class.id
        button = make(words, f"today.start.{class_id}")
        button.setAccessibleName(f"{words}, {self._names[class_id]}")
        button.setEnabled(not is_arriving)
        button.clicked.connect(partial(_call, act, class_id))
        self._starters.append(button)
        return button

    def _last_words(self, overview: ClassOverview) -> str:
        last = overview.last_session
        if last is None:
            return self.tr("no session yet")
        when = shown_day_word(last.on, self.context.clock.today())
        if last.name:
            return self.tr("last: {when}, {name}").format(when=when, name=last.name)
        return self.tr("last: {when}").format(when=when)

    def start(self, class_id: str) -> None:
        """Open the grid of a class's session of today; its first score brings it into being."""
        self._notice.say("")
        self.context.open_screen("score", class_id=class_id, is_today=True)

    def _add_students(self, class_id: str) -> None:
        self.context.open_screen("students", class_id=class_id, tab="students")

    def _add_variables(self, class_id: str) -> None:
        self.context.open_screen("students", class_id=class_id, tab="variables")

    def _on_tables_changed(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _on_status(self, _status: SyncStatus) -> None:
        if self._was_downloading:
            self._on_tables_changed()
        self._readiness.setText(self._readiness_words())


def _call(act: object, class_id: str, *_: object) -> None:
    if callable(act):
        act(class_id)


def _shade(count: int) -> str:
    return "" if count else "faint"
