"""The Score screen: a class's assessment session as a grid or as quick-score.

It opens today's session without making one: a session comes into being with its first score. No
part of it waits for the network.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import find_last_used, load_sessions
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.cell_menu import CellMenu
from mehmiro_desktop.ui.scoring.commenting import Commenting
from mehmiro_desktop.ui.scoring.find_panel import FindPanel
from mehmiro_desktop.ui.scoring.foot import ScoreFoot
from mehmiro_desktop.ui.scoring.grid_page import GridPage
from mehmiro_desktop.ui.scoring.grid_trends import GridTrends
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanels
from mehmiro_desktop.ui.scoring.left_over import LeftOverBar
from mehmiro_desktop.ui.scoring.more_panels import MorePanels
from mehmiro_desktop.ui.scoring.opening import Lost
from mehmiro_desktop.ui.scoring.paste_panel import PastePanel
from mehmiro_desktop.ui.scoring.pasting import Pasting
from mehmiro_desktop.ui.scoring.quick_score import QuickScore
from mehmiro_desktop.ui.scoring.session_bar import GRID, QUICK, SessionBar
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.scoring.undo_cursor import UndoCursor
from mehmiro_desktop.ui.widgets import Card, StateView, v_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class ScoreScreen(QWidget):
    """Scores a class. The shell calls :meth:`show_for`."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score")
        self.context = context
        self.sheet = ScoreSheet(context, self)
        self.grid = ScoreGridView(self.sheet)
        UndoCursor(self.sheet, self.grid)
        GridTrends(self.sheet, self.grid)
        self.foot = ScoreFoot()
        self.bar = SessionBar()
        self.grid_page = GridPage(self.grid, self.bar)
        self.left_over = LeftOverBar(self.sheet)
        self._stack = QStackedWidget()
        self._lay_out()
        self._panels = InlinePanels(self._card)
        self.commenting = Commenting(self.sheet, self._place, self._near, self._panels)
        self.pasting = Pasting(self.sheet, self.grid, self._panels)
        self.more = MorePanels(self.sheet, self._place, self._panels, self)
        acts = {
            "comment": self.commenting.ask,
            "records": self.more.show_records,
            "find": self.more.find_student,
            "pick": self.more.call_student,
            "groups": self.more.show_groups,
        }
        self.menu = CellMenu(self.sheet, acts, self._card)
        self._connect()
        self._show_mode(GRID)

    def _lay_out(self) -> None:
        self._card = Card(margin=1, spacing=0)
        self._stack.addWidget(self.grid_page)
        self._card.column.addWidget(self._stack, 1)
        self._card.column.addWidget(self.foot)
        content = QWidget()
        column = v_column(spacing=10, margin=16)
        column.setContentsMargins(16, 10, 16, 16)
        column.addWidget(self.bar)
        column.addWidget(self.left_over)
        column.addWidget(self._card, 1)
        content.setLayout(column)
        self.state = StateView("score.state", content)
        whole = v_column()
        whole.addWidget(self.state)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.sheet.opened.connect(self._on_opened)
        self.sheet.begun.connect(self._show_sessions)
        self.sheet.refreshed.connect(self._on_refreshed)
        self.sheet.failed.connect(self._on_failed)
        self.sheet.lost.connect(self._on_lost)
        self.context.day.changed.connect(self._on_refreshed)
        self.left_over.todays_wanted.connect(self.open_class)
        self.bar.session_chosen.connect(self.open_session)
        self.bar.new_wanted.connect(partial(self.more.ask_new_session, self.bar.new_button))
        self.bar.mode_chosen.connect(self._on_mode_chosen)
        self.grid.quick_requested.connect(self.start_quick)
        self._connect_page(self.grid)
        self.bar.menu_wanted.connect(self._open_menu)
        self.pasting.noticed.connect(self.foot.say)
        self.commenting.noticed.connect(self.foot.say)
        self.more.noticed.connect(self.foot.say)
        self.more.found.connect(self._on_found)
        self.more.absent_wanted.connect(self._mark)
        self.more.started.connect(self.open_session)
        self._panels.closed.connect(self._on_panel_closed)
        presenter.news().presenter_changed.connect(self._follow_presenter)

    def _connect_page(self, page: ScoreGridView | QuickScore) -> None:
        page.noticed.connect(self.foot.say)
        page.find_requested.connect(self.more.find_student)
        page.comment_requested.connect(self.commenting.ask)
        page.records_requested.connect(self.more.show_records)
        page.pick_requested.connect(self.more.call_student)
        page.menu_requested.connect(self._open_menu)

    @cached_property
    def quick(self) -> QuickScore:
        """Quick-score, made when it is first asked for."""
        page = QuickScore(self.sheet)
        self._stack.addWidget(page)
        self._connect_page(page)
        page.grid_requested.connect(self.show_grid)
        return page

    # -- opening -------------------------------------------------------------------------------

    def show_for(
        self,
        class_id: str = "",
        session_id: str = "",
        student_id: str = "",
        variable_id: str = "",
        is_today: bool = False,
        **_where: object,
    ) -> None:
        """Show a session (at a cell of it), a class's session of today, or what was open before.

        ``is_today`` asks for today's even if another session of the class was open before.
        """
        at = self.sheet.at
        if session_id:
            self.open_session(session_id)
            cell = self.grid.rows.find((student_id, variable_id))
            if cell is not None:
                self.grid.go_to(*cell)
        elif class_id and (is_today or at is None or at.school_class.id != class_id):
            self.open_class(class_id)
        elif at is None:
            self._open(self._open_last_used)
        else:
            self.sheet.refresh()
        self._tell_place()
        self._take_focus()

    def show_in_steps(self, **where: Any) -> "Iterator[None]":
        """Do what :meth:`show_for` does; coming to the front is a turn of its own."""
        is_coming = not self.isVisible()
        self.show_for(**where)
        if is_coming:
            yield

    def open_session(self, session_id: str) -> None:
        """Open an assessment session."""
        self._open(partial(self.sheet.open_session, session_id))

    def open_class(self, class_id: str) -> None:
        """Open a class's newest session of today, or plan one."""
        self._open(partial(self.sheet.open_today, class_id))

    def _open(self, opening: "Callable[[], None]") -> None:
        if not self.commenting.settle():
            return
        try:
            opening()
        except MehmiroError as error:
            self.sheet.close()
            self.state.show_error(error, self.tr("Classes"), self._go_classes)
            return
        self._take_focus()

    def _open_last_used(self) -> None:
        last = find_last_used(self.context.store)
        if last is None:
            self._show_content()
        else:
            self.sheet.open_today(last.id)

    def _on_opened(self) -> None:
        self.foot.say("")
        # They are about the session that was open.
        self.close_panels()
        self._show_mode(GRID)
        self._show_content()
        self._show_sessions()

    def _show_sessions(self) -> None:
        at = self.sheet.at
        if at is None:
            return
        sessions = load_sessions(self.context.store, at.school_class.id)
        today = self.context.clock.today()
        self.bar.show_sessions(sessions, at.session, today)
        self._tell_place()

    def _tell_place(self) -> None:
        at = self.sheet.at
        if at is not None:
            self.context.tell_place(at.school_class.name, "")

    def _show_content(self) -> None:
        """Show the scores, or what is missing for any and where to add it."""
        at, model = self.sheet.at, self.sheet.model
        if at is None:
            self.state.show_empty(
                self.tr("Add your first class"),
                self.tr("A class with students and a variable is all it takes to score."),
                self.tr("Add a class"),
                self._go_classes,
                icon="users",
            )
        elif not model.rowCount():
            self.state.show_empty(
                self.tr("No students in {name} yet").format(name=at.school_class.name),
                self.tr("Paste the list of aliases; it takes a minute."),
                self.tr("Add students"),
                partial(self._go_classes, "students"),
                icon="users",
            )
        elif not model.score_columns:
            self.state.show_empty(
                self.tr("Nothing to score in {name} yet").format(name=at.school_class.name),
                self.tr("Add a variable, e.g. Reading, with its scale."),
                self.tr("Add variables"),
                partial(self._go_classes, "variables"),
                icon="sliders-horizontal",
            )
        else:
            self.state.show_content()

    def _go_classes(self, tab: str = "") -> None:
        at = self.sheet.at
        where = {} if at is None else {"class_id": at.school_class.id}
        if tab:
            where["tab"] = tab
        self.context.open_screen("students", **where)

    def _on_lost(self, what: Lost, origin: Origin) -> None:
        """Go on with what is left, and say what is gone and who took it away."""
        if what is Lost.CLASS:
            self._open(self._open_last_used)
        text = words.lost(what, origin)
        self.foot.say(text, "warning")
        self.context.announce(text)

    def _on_failed(self, text: str) -> None:
        self.foot.say(text, "error")
        self.context.announce(text)

    def _on_refreshed(self, *_: object) -> None:
        self._show_content()
        if not self.bar.chooser.view().isVisible():
            self._show_sessions()

    # -- grid and quick ------------------------------------------------------------------------

    def _show_mode(self, mode: str) -> None:
        page = self.quick if mode == QUICK else self.grid_page
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.bar.show_mode(mode)
        self.foot.show_mode(mode)

    @property
    def is_quick(self) -> bool:
        """Whether quick-score is in front."""
        return self._stack.currentWidget() is not self.grid_page

    def start_quick(self) -> None:
        """Score one student after the other, from the grid's cursor."""
        at = self.grid.at
        if at is None or not self.sheet.model.score_columns:
            return
        self.foot.say("")
        # Before it is in sight: it is laid out once then.
        self.quick.start(at[0], self.grid.score_column)
        self._show_mode(QUICK)
        self._take_focus()

    def show_grid(self) -> None:
        """Go back to the grid, to the student who was in front."""
        at, column = self.quick.at, self.quick.column
        self._show_mode(GRID)
        if at is not None:
            self.grid.go_to(*at)
        elif column is not None and self.grid.at is not None:
            self.grid.go_to(self.grid.at[0], column)
        self._take_focus()

    def _on_mode_chosen(self, mode: str) -> None:
        if mode == QUICK and not self.is_quick:
            self.start_quick()
        elif mode == GRID and self.is_quick:
            self.quick.leave()
        else:
            self._take_focus()

    def _take_focus(self) -> None:
        if self.isVisible() and self.state.state == "content":
            page = self.quick if self.is_quick else self.grid_page
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus when the screen comes to the front."""
        super().showEvent(event)
        self._take_focus()

    # -- panels --------------------------------------------------------------------------------

    def close_panels(self) -> None:
        """Put away whatever lies over the scores."""
        self._panels.close_all()

    def _on_panel_closed(self) -> None:
        self.sheet.release()
        self._take_focus()

    def _place(self) -> tuple[int, int] | None:
        return self.quick.at if self.is_quick else self.grid.score_at

    def _near(self) -> QRect:
        """Where the score in front is, in the card's coordinates."""
        if self.is_quick:
            card = self.quick.card
            origin = card.mapTo(self._card, card.rect().topLeft())
            return QRect(origin.x() + 200, origin.y() + 180, 420, 40)
        rect = self.grid.visualRect(self.grid.currentIndex())
        origin = self.grid.viewport().mapTo(self._card, rect.topLeft())
        return QRect(origin, rect.size())

    def _open_menu(self, *_: object) -> None:
        where = self._card.mapToGlobal(self._near().bottomLeft())
        if self.sender() is self.bar:
            where = self.bar.more.mapToGlobal(self.bar.more.rect().bottomLeft())
        if self.is_quick:
            self.menu.open_for(self.quick.at, where, self.quick.mark_row)
        else:
            attend = self.grid.attendance.put
            self.menu.open_for(self.grid.at, where, attend, self.grid.column_menu)

    def palette_acts(self) -> "dict[str, Callable[[], None]]":
        """Return what Ctrl+K offers while this screen is in front, by the names of the keys."""
        at = self._place() if self.state.state == "content" else None
        if at is None:
            return {}
        return {
            "grid.absent": partial(self._mark, at[0], AttendanceStatus.ABSENT),
            "grid.late": partial(self._mark, at[0], AttendanceStatus.LATE),
            "grid.exempt": partial(self._mark, at[0], AttendanceStatus.EXEMPT),
            "grid.comment": self.commenting.ask,
            "grid.records": self.more.show_records,
            "grid.find": self.more.find_student,
            "grid.pick": self.more.call_student,
            "picker.groups": self.more.show_groups,
            "grid.quick": self.start_quick,
        }

    def _follow_presenter(self) -> None:
        """Put away what shows scores or comments; the class may be looking."""
        self.commenting.settle()
        self._panels.close_all(PastePanel, FindPanel)
        self.foot.say("")

    def _mark(self, row: int, status: AttendanceStatus = AttendanceStatus.ABSENT) -> None:
        failure = self.sheet.toggle_attendance(row, status)
        self.foot.say(failure or self.sheet.attendance_words(row))

    def _on_found(self, row: int) -> None:
        if self.is_quick:
            self.quick.go_to_row(row)
        elif self.grid.at is not None:
            # On a score, so that the next digit is one.
            self.grid.go_to(row, self.grid.score_column)
        self._take_focus()
