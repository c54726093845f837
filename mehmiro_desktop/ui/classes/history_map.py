"""A class's history as a heat map: students down, assessment sessions from left to right."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    AttendanceStatus,
    Student,
)
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.attendance import load_class_attendance
from mehmiro_desktop.store.queries.classes import load_sessions, load_variables
from mehmiro_desktop.store.queries.history_map import HistoryCell, load_history_map
from mehmiro_desktop.store.queries.moved import load_scored_students
from mehmiro_desktop.ui.charts import (
    PERCENT_TICKS,
    Chart,
    ChartKind,
    ChartPanel,
    Gap,
    Series,
    Tick,
)
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.i18n import shown_day, shown_long_day, shown_score
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import ScrollColumn, v_column
from mehmiro_desktop.ui.worker import worker_of

if TYPE_CHECKING:
    from mehmiro_desktop.ui.background import Job


@dataclass(frozen=True, slots=True)
class MapData:
    """What one picture needs, read in one go beside the window; sessions oldest first."""

    students: tuple[Student, ...]
    sessions: tuple[AssessmentSession, ...]
    variable: AssessmentVariable | None
    cells: Mapping[tuple[str, str], HistoryCell]
    attendance: Mapping[tuple[str, str], AttendanceStatus]


class HistoryMap(QWidget):
    """The heat map with its table twin; Enter or a click on a cell opens it to score.

    Signals:
        cell_chosen: Carries session id, student id and variable id (empty for the average).
    """

    cell_chosen = Signal(str, str, str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("sessions.map")
        self._context = context
        self._class_id = ""
        self._month = ""
        self._data: MapData | None = None
        self._job: Job | None = None
        self.variables = QComboBox()
        self.variables.setObjectName("sessions.map.variable")
        self.variables.setFont(font("body"))
        self.variables.setAccessibleName(self.tr("What the map shows"))
        self.variables.setMinimumContentsLength(16)
        self.variables.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.variables.currentIndexChanged.connect(self.refresh)
        self.panel = ChartPanel("sessions.map.panel", context.announce)
        self.panel.setProperty("kind", "inset")
        self.panel.chosen.connect(self._on_chosen)
        scroll = ScrollColumn(margin=0)
        scroll.setObjectName("sessions.map.scroll")
        scroll.column.addWidget(self.panel, 1)
        column = v_column()
        column.addWidget(scroll, 1)
        self.setLayout(column)
        self.setFocusProxy(self.panel.view)

    def show_for(self, class_id: str, month: str) -> None:
        """Show a class's map of one month (``2026-03``) or, with an empty text, of all."""
        if class_id != self._class_id:
            self.panel.show_nothing(self._title(None), self.tr("Reading…"))
        self._class_id, self._month = class_id, month
        self._fill_variables()
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Read the map again; an answer that is no longer asked for is dropped."""
        if self._job is not None and self._job.is_running:
            self._job.drop()
        variable_id = str(self.variables.currentData() or "")
        ask = (self._context.store, self._class_id, variable_id, self._month)
        self._job = worker_of(self._context).start(_load, *ask)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._on_failed)

    def _fill_variables(self) -> None:
        chosen = self.variables.currentData()
        self.variables.blockSignals(True)
        self.variables.clear()
        self.variables.addItem(self.tr("Average of all variables"), "")
        for each in load_variables(self._context.store, self._class_id):
            self.variables.addItem(each.name, each.id)
        self.variables.setCurrentIndex(max(0, self.variables.findData(chosen)))
        self.variables.blockSignals(False)

    def _title(self, variable: AssessmentVariable | None) -> str:
        return self.tr("Average of all variables") if variable is None else variable.name

    def _show(self, data: MapData) -> None:
        self._data = data
        if not data.cells:
            text = self.tr("No scores here yet. They show as soon as the class is scored.")
            self.panel.show_nothing(self._title(data.variable), text)
            return
        gaps = {
            AttendanceStatus.ABSENT: Gap(self.tr("A", "absent"), self.tr("absent")),
            AttendanceStatus.EXEMPT: Gap(self.tr("X", "exempt"), self.tr("exempt")),
        }
        series = tuple(_row(student, data, gaps) for student in data.students)
        subtitle = (
            self.tr("in percent of each scale")
            if data.variable is None
            else self.tr("scale {low} to {high}").format(
                low=shown_score(data.variable.scale_min),
                high=shown_score(data.variable.scale_max),
            )
        )
        self.panel.show_chart(
            Chart(
                kind=ChartKind.HEAT,
                title=self._title(data.variable),
                categories=tuple(shown_day(each.on) for each in data.sessions),
                series=series,
                ticks=_ticks(data.variable),
                details=tuple(_detail(each) for each in data.sessions),
                category_title=self.tr("Student"),
            ),
            subtitle,
        )

    def _on_failed(self, error: MehmiroError) -> None:
        self.panel.show_nothing(self._title(None), sentence(error))

    def _on_chosen(self, row: int, column: int) -> None:
        if self._data is None:
            return
        variable = self._data.variable
        self.cell_chosen.emit(
            self._data.sessions[column].id,
            self._data.students[row].id,
            "" if variable is None else variable.id,
        )


def _load(store: Store, class_id: str, variable_id: str, month: str) -> MapData:
    """Read on the worker."""
    load = partial(load_history_map, store, class_id, variable_id)
    # Text days compare as days do; no month has more than 31.
    cells = load(first=f"{month}-01", last=f"{month}-31") if month else load()
    variables = {each.id: each for each in load_variables(store, class_id)}
    sessions = [
        each
        for each in reversed(load_sessions(store, class_id))
        if each.on.isoformat().startswith(month)
    ]
    return MapData(
        load_scored_students(store, class_id),
        tuple(sessions),
        variables.get(variable_id),
        cells,
        load_class_attendance(store, class_id),
    )


def _row(student: Student, data: MapData, gaps: Mapping[AttendanceStatus, Gap]) -> Series:
    cells = [data.cells.get((student.id, each.id)) for each in data.sessions]
    return Series(
        student.alias,
        tuple(None if cell is None else cell.percent for cell in cells),
        tuple(
            shown_score(Decimal(c.value)) if c is not None and c.value else "" for c in cells
        ),
        gaps=tuple(
            None if status is None else gaps.get(status)
            for status in (data.attendance.get((student.id, each.id)) for each in data.sessions)
        ),
    )


def _ticks(variable: AssessmentVariable | None) -> tuple[Tick, ...]:
    if variable is None:
        return PERCENT_TICKS
    return (
        Tick(0, shown_score(variable.scale_min)),
        Tick(100, shown_score(variable.scale_max)),
    )


def _detail(session: AssessmentSession) -> str:
    day = shown_long_day(session.on)
    return f"{day} · {session.name}" if session.name else day
