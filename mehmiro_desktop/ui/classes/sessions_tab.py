"""The assessment sessions of a class: start, open to score, edit; by month; as a list or a map."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit

from mehmiro_desktop.domain.entities import AssessmentSession
from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.classes import (
    edit_session,
    remove_session,
    start_session,
)
from mehmiro_desktop.store.queries.classes import count_scores, load_sessions
from mehmiro_desktop.store.queries.made import load_made
from mehmiro_desktop.store.queries.score_counts import count_by_session
from mehmiro_desktop.ui.classes.day_edit import DayEdit
from mehmiro_desktop.ui.classes.history_map import HistoryMap
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.classes.record_tab import RecordTab
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.widgets import plain_label, primary_button, secondary_button
from mehmiro_desktop.ui.widgets.segments import Segments
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

DAY, NAME, SCORES = range(3)
_WIDTHS = {DAY: 160, SCORES: 130}
LIST, MAP = "list", "map"


class SessionModel(RecordModel[AssessmentSession]):
    """Date, name and number of scores."""

    counts: Mapping[str, int] = {}

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many scores each assessment session has."""
        is_news = counts != self.counts
        self.counts = counts
        if is_news and self.rowCount():
            last = self.index(self.rowCount() - 1, SCORES)
            self.dataChanged.emit(self.index(0, SCORES), last)

    def cell(self, record: AssessmentSession, column: int, role: int) -> object:
        """Return what a cell shows."""
        if column == DAY and role == Qt.ItemDataRole.EditRole:
            return QDate(record.on.year, record.on.month, record.on.day)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            count = str(self.counts.get(record.id, 0))
            return (shown_long_day(record.on), record.name, count)[column]
        return None

    def is_editable(self, column: int) -> bool:
        """Date and name are edited in place."""
        return column in (DAY, NAME)


class SessionsTab(RecordTab[AssessmentSession]):
    """The table of assessment sessions with the line that starts a new one, or the map."""

    def __init__(self, context: UiContext) -> None:
        self._all: tuple[AssessmentSession, ...] = ()
        self._today = context.clock.today()
        super().__init__(context, "sessions")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.table.fit_widths(NAME, _WIDTHS)
        self.table.opened.connect(self._on_open)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self._build_add_row()
        context.day.changed.connect(self._on_day)
        self.made = plain_label(style="small", role="muted", wrap=True, name="sessions.made")
        self.card.column.addWidget(self.made)
        self._build_acts()
        self._build_views()
        self.show_acts(None)

    def make_table(self) -> tuple[RecordModel[AssessmentSession], RecordTable]:
        """Make the table of assessment sessions."""
        headers = (self.tr("Date"), self.tr("Name"), self.tr("Scores"))
        self.sessions = SessionModel(headers, self._edit)
        label = self.tr("Assessment sessions of the class")
        return self.sessions, RecordTable("sessions.table", label)

    def load(self) -> Sequence[AssessmentSession]:
        """Return the assessment sessions of the class and month, newest first."""
        counts = count_by_session(self.context.store, self.class_id)
        self.sessions.show_counts(counts)
        self._all = load_sessions(self.context.store, self.class_id)
        self._fill_months()
        shown = [each for each in self._all if _month(each.on).startswith(self.month)]
        sessions = self.tr("%n session(s)", "", len(shown))
        scores = self.tr("%n score(s)", "", sum(counts.get(each.id, 0) for each in shown))
        self.counts.setText(f"{sessions} · {scores}")
        return shown

    @property
    def month(self) -> str:
        """The month shown, e.g. ``2026-03``; empty for all."""
        return str(self.months.currentData() or "")

    def count_all(self) -> int:
        """Return how many there are in all months."""
        return len(self._all)

    def refresh(self) -> None:
        """Read the list again, and the map if that is in front."""
        super().refresh()
        self._show_view()

    def remove(self, record: AssessmentSession) -> None:
        """Remove an assessment session with its scores; undo brings all back."""
        store, words = self.context.store, self.tr("{name} removed").format(name=_words(record))
        rows = count_scores(store, session_id=record.id)
        self.remove_beside(rows, partial(remove_session, store, record.id), words)

    def show_acts(self, record: AssessmentSession | None) -> None:
        """Enable the acts when an assessment session is chosen."""
        acts = (self.open_button, self.rename_button, self.move_button, self.remove_button)
        for button in acts:
            button.setEnabled(record is not None)
        self.made.setText("" if record is None else self._made_words(record.id))

    def _made_words(self, session_id: str) -> str:
        store = self.context.store
        try:
            made = load_made(store, ASSESSMENT_SESSIONS, session_id)
        except MehmiroError:
            return ""  # what reads the list says why
        if made is None or made.at is None:
            return ""
        day = shown_long_day(made.at.astimezone().date())
        if made.by == store.account.account_id:
            return self.tr("Made by you on {day}").format(day=day)
        if made.name:
            return self.tr("Made by {name} on {day}").format(name=made.name, day=day)
        return self.tr("Made by somebody else on {day}").format(day=day)

    def empty_hint(self) -> str:
        """Say how to begin."""
        return self.tr("No assessment sessions yet. Start one, and score the class in it.")

    def show_class(self, class_id: str) -> None:
        """Show another class's assessment sessions."""
        self._show_today(self.context.clock.today())
        self.name_line.setText("")
        super().show_class(class_id)

    def _show_today(self, today: date) -> None:
        self._today = today
        self.day_edit.setDate(QDate(today.year, today.month, today.day))

    def _on_day(self, today: date) -> None:
        """Offer the new day; one that somebody chose stays."""
        if _day(self.day_edit.date()) == self._today:
            self._show_today(today)

    def start_typed(self) -> None:
        """Start the assessment session in the add line, or choose the day's that is there."""
        on = _day(self.day_edit.date())
        try:
            started = start_session(
                self.context.store, self.class_id, on, self.name_line.text().strip()
            )
        except MehmiroError as error:
            self.say_error(error)
            return
        was_there = any(each.id == started.id for each in self._all)
        if not _month(started.on).startswith(self.month):
            self.months.setCurrentIndex(0)
        self.views.choose(LIST)
        self.notice.say("")
        self.name_line.setText("")
        self.refresh()
        self.choose(started.id)
        self.table.setFocus()
        if was_there:
            self.say(self.tr("This day has one already: here it is. Name a second one apart."))
        else:
            words = self.tr("Assessment session of {day} started")
            self.context.toast(words.format(day=_words(started)), undo=True)

    def _build_add_row(self) -> None:
        self.day_edit = DayEdit()
        self.day_edit.setObjectName("sessions.day")
        self.day_edit.setAccessibleName(self.tr("Date of the new assessment session"))
        self.day_edit.setMinimumWidth(scaled(150))
        self.name_line = QLineEdit()
        self.name_line.setObjectName("sessions.add")
        self.name_line.setFont(font("body"))
        self.name_line.setAccessibleName(self.tr("Name of the new assessment session"))
        self.name_line.setPlaceholderText(self.tr("Name, if you like"))
        self.name_line.returnPressed.connect(self.start_typed)
        start = secondary_button(self.tr("Start"), "sessions.start", icon="plus")
        start.clicked.connect(self.start_typed)
        self.add_row.addWidget(self.day_edit)
        self.add_row.add_widest(self.name_line)
        self.add_row.addWidget(start)

    def _build_views(self) -> None:
        self.months = QComboBox()
        self.months.setObjectName("sessions.month")
        self.months.setFont(font("body"))
        self.months.setAccessibleName(self.tr("Month"))
        self.months.currentIndexChanged.connect(self._on_month)
        self.counts = plain_label(role="muted", name="sessions.counts")
        self.map = HistoryMap(self.context)
        self.map.cell_chosen.connect(self._on_cell)
        self.views = Segments(
            "sessions.views", ((LIST, self.tr("List")), (MAP, self.tr("Map")))
        )
        self.views.chosen.connect(self._on_view)
        row = WrapLayout()
        for widget in (self.months, self.map.variables, self.counts, self.views):
            row.addWidget(widget)
        self.card.column.insertLayout(1, row)
        self.card.column.insertWidget(self.card.column.count() - 2, self.map, 1)
        self._show_view()

    def _fill_months(self) -> None:
        chosen = self.month
        self.months.blockSignals(True)
        self.months.clear()
        self.months.addItem(self.tr("All months"), "")
        for month in dict.fromkeys(_month(each.on) for each in self._all):
            self.months.addItem(_month_words(month), month)
        self.months.setCurrentIndex(max(0, self.months.findData(chosen)))
        self.months.blockSignals(False)

    def _on_month(self, *_: object) -> None:
        self.refresh()
        if self.table.current_row() < 0:
            self.table.choose_row(0)

    def _on_view(self, *_: object) -> None:
        self._show_view()
        if self.views.current == MAP:
            self.map.setFocus()

    def _show_view(self) -> None:
        is_map = self.views.current == MAP
        self.map.setVisible(is_map)
        self.map.variables.setVisible(is_map)
        self.counts.setVisible(not is_map)
        self.table.setVisible(not is_map)
        self.made.setVisible(not is_map)
        self.hint.setVisible(not is_map and not self._all)
        for place in range(self.acts.count()):
            item = self.acts.itemAt(place)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(not is_map)
        if is_map and self.class_id:
            self.map.show_for(self.class_id, self.month)

    def _on_cell(self, session_id: str, student_id: str, variable_id: str) -> None:
        self.context.open_screen(
            "score", session_id=session_id, student_id=student_id, variable_id=variable_id
        )

    def _build_acts(self) -> None:
        self.open_button = primary_button(self.tr("Score (Enter)"), "sessions.open")
        self.open_button.clicked.connect(self._on_open)
        self.rename_button = secondary_button(self.tr("Rename (F2)"), "sessions.rename")
        self.rename_button.clicked.connect(self._on_rename)
        self.move_button = secondary_button(self.tr("Change date"), "sessions.move")
        self.move_button.clicked.connect(self._on_move)
        self.remove_button = secondary_button(self.tr("Remove (Del)"), "sessions.remove")
        self.remove_button.clicked.connect(self.remove_chosen)
        acts = (self.open_button, self.rename_button, self.move_button, self.remove_button)
        for button in acts:
            self.acts.addWidget(button)

    def _edit(self, session: AssessmentSession, column: int, value: object) -> None:
        if column == DAY and isinstance(value, QDate):
            changed = replace(session, on=_day(value))
        else:
            changed = replace(session, name=str(value).strip())
        if edit_session(self.context.store, changed).count:
            words = self.tr("{name} changed").format(name=_words(changed))
            self.context.toast(words, undo=True)

    def _on_open(self, *_: object) -> None:
        session = self.chosen()
        if session is not None:
            self.context.open_screen("score", session_id=session.id)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        del index
        self._on_open()

    def _on_rename(self, *_: object) -> None:
        self.edit_chosen(NAME)

    def _on_move(self, *_: object) -> None:
        self.edit_chosen(DAY)


def _words(session: AssessmentSession) -> str:
    return session.name or shown_long_day(session.on)


def _month(on: date) -> str:
    return on.isoformat()[:7]


def _month_words(month: str) -> str:
    year, number = month.split("-")
    name = QLocale().standaloneMonthName(int(number))
    return f"{name[:1].upper()}{name[1:]} {year}"


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
