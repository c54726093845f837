"""The monitoring screen: the board, why a light is what it is, and the settings in use.

Rows are read and analyses run on the runner's worker; the GUI thread only shows them.
"""

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.monitoring_config import analysis_day
from mehmiro_desktop.domain.monitoring_records import BoardRow, MonitoringBoard
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.monitoring import load_board, load_diagnoses, load_ran_at
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.i18n import shown_when
from mehmiro_desktop.ui.monitoring.analysis import runner_of
from mehmiro_desktop.ui.monitoring.board_view import BoardView
from mehmiro_desktop.ui.monitoring.evidence_panel import EvidencePanel
from mehmiro_desktop.ui.monitoring.head import BoardHead
from mehmiro_desktop.ui.monitoring.run_teller import RunTeller
from mehmiro_desktop.ui.monitoring.settings_panel import SettingsPanel
from mehmiro_desktop.ui.monitoring.words import MonitoringWords
from mehmiro_desktop.ui.presenter import PresenterCover
from mehmiro_desktop.ui.widgets import KeyHints, Notice, StateView, h_row, v_column

AFTER_PAINTING_MS = 50
REFRESH_MS = 200
"""News of a pull or of fast typing come one by one; the board is read again at most this often."""
_EVIDENCE_PX = 390
_BESIDE_PX = 760
"""From this width on the evidence stands beside the board, at a text size of 100 %."""
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own "no limit"; PySide does not name it."""
_TABLES = frozenset(
    (
        "classes", "students", "assessment_variables", "assessment_sessions", "assessments",
        "student_monitoring_status", "monitoring_diagnoses", "monitoring_config",
        "monitoring_overrides", "kv",
    )
)  # fmt: skip

_Read = tuple[MonitoringBoard, datetime | None]


def read_board(store: Store, now: datetime, class_id: str, with_evidence: bool) -> _Read:
    """Return the board and when this laptop last analysed; for a worker."""
    return load_board(store, now, class_id, with_evidence=with_evidence), load_ran_at(store)


class MonitoringScreen(QWidget):
    """Hidden wholly while presenting."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; the board is read when it is shown."""
        super().__init__(parent)
        self.setObjectName("monitoring")
        self.context = context
        self.board: MonitoringBoard | None = None
        self.is_loading = False
        self._is_stale = True
        self._was_analysed = False
        self._is_opening = False
        self._words = MonitoringWords(self)
        self._runner = runner_of(context)
        self.head = BoardHead(self._words)
        self.notice = Notice("monitoring.notice")
        self.view = BoardView(context, self._words)
        self.evidence = EvidencePanel(context, self._words)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    def _lay_out(self) -> None:
        self.evidence.hide()
        self._hints = KeyHints(
            (
                (self.tr("Enter"), self.tr("student page")),
                (self.tr("Space"), self.tr("why?")),
                ("F2", self.tr("set by hand")),
                ("/", self.tr("find a student")),
            ),
            wraps=True,
        )
        table = v_column(spacing=10)
        table.addWidget(self.view, 1)
        table.addWidget(self._hints)
        self._table = QWidget()
        self._table.setLayout(table)
        inner = h_row(spacing=16)
        inner.addWidget(self._table, 1)
        inner.addWidget(self.evidence)
        content = QWidget()
        content.setLayout(inner)
        self.state = StateView("monitoring.state", content)
        board = QWidget()
        column = v_column(spacing=12)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.state, 1)
        board.setLayout(column)
        self.pages = QStackedWidget()
        self.pages.addWidget(board)
        outer = v_column()
        outer.setContentsMargins(24, 20, 24, 16)
        outer.addWidget(PresenterCover(self.pages, self))
        self.setLayout(outer)
        self.setFocusProxy(self.view)
        find = QShortcut(QKeySequence("/"), self.view)
        find.setContext(Qt.ShortcutContext.WidgetShortcut)
        find.activated.connect(self.head.search.setFocus)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.step_back)

    def _connect(self) -> None:
        head = self.head
        head.narrowed.connect(self._show_rows)
        head.class_chosen.connect(self.refresh)
        head.settings_asked.connect(self.open_settings)
        head.search.returnPressed.connect(self.view.setFocus)
        self._runs = RunTeller(self._runner, head, self.notice, self._announce)
        self._runs.ended.connect(self.refresh)
        self.view.student_asked.connect(self._on_student)
        self.view.why_asked.connect(self.show_why)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.override_asked.connect(self.set_by_hand)
        self.evidence.override.left.connect(self.view.setFocus)
        self.evidence.closed.connect(self.hide_why)
        self.evidence.student_asked.connect(self._open_student)
        self.context.bridge.tables_changed.connect(self._on_tables_changed)

    @cached_property
    def settings_panel(self) -> SettingsPanel:
        """The settings in use, made when they are first asked for."""
        panel = SettingsPanel(self.context)
        panel.closed.connect(self.close_settings)
        self.pages.addWidget(panel)
        return panel

    # Reading -----------------------------------------------------------------------------------

    def show_for(self, class_id: str | None = None, **_where: object) -> None:
        """Show the board, of one class if it is named."""
        self._is_opening = True
        if class_id is not None and self.board is not None:
            self.head.choose_class(class_id)
        elif class_id is not None:
            self._offer(class_id)
        self._tell_place()
        if self.board is None:
            self.refresh()
        else:
            QTimer.singleShot(AFTER_PAINTING_MS, self, self.refresh)

    def _tell_place(self) -> None:
        name = self.head.classes.currentText()
        if self.isVisible() and name:
            self.context.tell_place(name, "")

    def _offer(self, class_id: str) -> None:
        """Choose a class before the classes are known: its name comes with the board."""
        self.head.classes.addItem("", class_id)
        self.head.choose_class(class_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the board at least half of the screen."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Show why beside the board; where half of the screen is too little, in its place."""
        is_tight = self.width() < scaled(_BESIDE_PX)
        half = min(scaled(_EVIDENCE_PX), self.width() // 2 - 24)
        self.evidence.setMinimumWidth(0 if is_tight else half)
        self.evidence.setMaximumWidth(QWIDGETSIZE_MAX if is_tight else half)
        self._table.setVisible(not is_tight or self.evidence.isHidden())

    def refresh(self) -> None:
        """Read the board again, beside the window; the newest wish counts."""
        self._timer.stop()
        if self._runner.is_closed:
            return
        self._is_stale = self.is_loading
        if self.is_loading:
            return
        self.is_loading = True
        if self.board is None:
            self.state.show_loading(self.tr("Reading the board…"))
        store, now = self.context.store, self.context.clock.now()
        # What is stored comes first and at once; why takes a little longer.
        is_first = self.board is None
        self._is_stale = is_first
        job = self._runner.background.start(
            read_board, store, now, self.head.class_id, not is_first
        )
        job.done.connect(self._on_read)
        job.failed.connect(self._on_read_failed)

    def _on_read(self, found: _Read) -> None:
        self.is_loading = False
        self.board, ran_at = found
        self.head.offer_classes(self.board.classes)
        self.head.lights.count(self.board.rows)
        self._tell_standing(self.board, ran_at)
        self._tell_place()
        self._show_rows()
        if self._is_stale:
            # After it was painted: a worker that reads takes half of this thread's time.
            QTimer.singleShot(AFTER_PAINTING_MS, self, self.refresh)

    def _on_read_failed(self, error: MehmiroError) -> None:
        self.is_loading = False
        self.state.show_error(error, self.tr("Try again"), self.refresh)
        self._settle_focus()

    def _tell_standing(self, board: MonitoringBoard, ran_at: datetime | None) -> None:
        config = board.config
        times = [each for each in (board.analyzed_at, ran_at) if each is not None]
        self._was_analysed = bool(times)
        words = [self.tr("Not analysed yet")]
        if times:
            when = shown_when(max(times), self.context.clock.today())
            words = [self.tr("Analysed {when}").format(when=when)]
        words.append(self.tr("last %n days", "", config.analysis_days))
        limits = self.tr("urgent from {red}, attention from {yellow}")
        words.append(limits.format(red=config.red_threshold, yellow=config.yellow_threshold))
        if not config.enabled:
            words.append(self.tr("not by itself"))
        self.head.standing.setText(" · ".join(words))

    def _show_rows(self) -> None:
        board = self.board
        if board is None:
            return
        self.view.show_board(
            board,
            self.head.lights.light,
            self.head.search.text(),
            names_class=not self.head.class_id and len(board.classes) > 1,
        )
        if not board.rows:
            self.state.show_empty(
                self.tr("No students yet"),
                self.tr("Add a class and its students; the board fills by itself."),
                self.tr("Add students"),
                self._open_classes,
                icon="users",
            )
        elif not self._was_analysed:
            self.state.show_empty(
                self.tr("Not analysed yet"),
                self.tr(
                    "The analysis looks at the scores on this laptop; no network is needed."
                ),
                self.tr("Analyse now"),
                self.analyse,
                icon="traffic-cone",
            )
        elif not self.view.rows:
            self.state.show_empty(
                self.tr("No matches"), "", self.tr("Clear the filters"),
                self.head.clear_filters, icon="search",
            )  # fmt: skip
        else:
            self.state.show_content()
        self._settle_focus()
        if not self.view.rows:
            self.hide_why()
        elif not self.evidence.isHidden():
            self._fill_evidence(self.view.row_at(self.view.current_row()))

    def _settle_focus(self) -> None:
        """Let Enter open the most urgent student, or do what is offered in the board's place."""
        # Never one that is hidden: Tab would lead to it.
        first: QWidget = StateView.act_in_front(self) or self.view
        if isinstance(front := self.pages.currentWidget(), SettingsPanel):
            first = front
        self.setFocusProxy(first)
        # Whoever has begun to type a name goes on typing it.
        is_wanted = self._is_opening and not self.head.search.text()
        # Not while it is covered: Enter would open whom the class does not see.
        if is_wanted and self.isVisible() and first.isVisible():
            first.setFocus()
        self._is_opening = False

    def _open_classes(self) -> None:
        self.context.open_screen("students")

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if not news.tables & _TABLES:
            return
        if isinstance(front := self.pages.currentWidget(), SettingsPanel):
            front.refresh()
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    # Why ---------------------------------------------------------------------------------------

    def show_why(self, row: BoardRow) -> None:
        """Show beside the board what a row's light rests on; again: hide it."""
        if not self.evidence.isHidden() and self.evidence.student_id == row.id:
            self.hide_why()
            return
        self._open_why(row)
        self.context.announce(self.evidence.accessibleName())

    def _open_why(self, row: BoardRow) -> None:
        self._fill_evidence(row)
        self.view.make_room(True)
        self.evidence.show()
        self._share_room()
        if self._table.isHidden():
            self.evidence.open_button.setFocus()

    def hide_why(self) -> None:
        """Show the board alone."""
        if self.evidence.isHidden():
            return
        self.evidence.hide()
        self._share_room()
        self.view.make_room(False)
        self.view.setFocus()

    def _on_row_chosen(self, row: BoardRow) -> None:
        if not self.evidence.isHidden():
            self._fill_evidence(row)

    def _fill_evidence(self, row: BoardRow | None) -> None:
        if row is None or self.board is None:
            return
        config = self.board.config
        today = analysis_day(self.context.clock.now(), config)
        diagnoses = load_diagnoses(self.context.store, row.id) if row.status else ()
        self.evidence.show_row(row, config, diagnoses, today)

    def _on_student(self, row: BoardRow) -> None:
        self._open_student(row.id)

    def _open_student(self, student_id: str) -> None:
        self.context.open_screen("student", student_id=student_id)

    # The light set by hand ---------------------------------------------------------------------

    def set_by_hand(self, row: BoardRow) -> None:
        """Let the person set a row's light, beside what it rests on."""
        self._open_why(row)
        self.evidence.override.open_form()

    # The settings ------------------------------------------------------------------------------

    def open_settings(self) -> None:
        """Show the settings in use in the board's place."""
        self.settings_panel.begin()
        self.pages.setCurrentWidget(self.settings_panel)
        self._settle_focus()
        self.settings_panel.setFocus()

    def close_settings(self) -> None:
        """Show the board again."""
        self.pages.setCurrentIndex(0)
        self._settle_focus()
        self.head.settings_button.setFocus()

    def step_back(self) -> None:
        """Leave the settings, a form, the evidence, then the search, one at a time."""
        form = self.evidence.override.form
        if self.pages.currentIndex():
            self.close_settings()
        elif form.isVisible() and form.isAncestorOf(QApplication.focusWidget() or self):
            self.evidence.override.close_form()
        elif not self.evidence.isHidden():
            self.hide_why()
        elif self.head.search.text():
            self.head.search.clear()
        else:
            self.view.setFocus()

    def analyse(self) -> None:
        """Analyse all classes now; the board follows when it is done."""
        self._runs.analyse()

    def _announce(self, words: str) -> None:
        # The window puts its own service into the context after the screen is built.
        self.context.announce(words)
