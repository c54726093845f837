"""Choosing a report beside a preview of it, and making its files with progress and cancel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.reports import MAX_STUDENTS, ReportChoice
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import load_classes, load_student, load_students
from mehmiro_desktop.store.queries.moved import in_list_order, load_left
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.reports.files_card import FilesCard
from mehmiro_desktop.ui.reports.making import Order, Outcome
from mehmiro_desktop.ui.reports.outcome_words import OutcomeWords
from mehmiro_desktop.ui.reports.preview import PICTURE_WIDTH_PX, PagePreview
from mehmiro_desktop.ui.reports.runner import runner_of
from mehmiro_desktop.ui.reports.what_card import WhatCard
from mehmiro_desktop.ui.reports.who_card import WhoCard
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import (
    Notice,
    ScrollColumn,
    StateView,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mehmiro_desktop.domain.entities import Student
    from mehmiro_desktop.ui.background import Job

PREVIEW_DELAY_MS = 200
_TABLES = frozenset(
    ("classes", "students", "assessments", "assessment_variables", "assessment_sessions")
)
_CHOICES_PX = 520


class MakePanel(QWidget):
    """Who, what, files and place at the left; the first page at the right; one button."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the panel; classes are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("reports.make")
        self.context = context
        self.runner = runner_of(context)
        self._is_stale = True
        self._drawing: Job | None = None
        self._outcome = Outcome(None)
        self._words = OutcomeWords(self)
        self.who = WhoCard()
        self.what = WhatCard(context.clock.today())
        self.files = FilesCard(context.settings.language)
        self.preview = PagePreview()
        self.notice = Notice("reports.notice")
        self.progress = QProgressBar()
        self.progress.setObjectName("reports.progress")
        self.progress.setAccessibleName(self.tr("Progress of the reports"))
        self.progress.hide()
        self.make_button = primary_button(
            self.tr("Make reports"), "reports.start", icon="file-down"
        )
        self.cancel_button = secondary_button(self.tr("Cancel"), "reports.cancel")
        self.cancel_button.hide()
        self.open_button = secondary_button(
            self.tr("Open folder"), "reports.open", icon="folder-open"
        )
        self.open_button.hide()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.draw_preview)
        self._turns = Turns(self)
        self._connect()

    def _lay_out(self) -> None:
        choices = ScrollColumn(margin=0, spacing=16)
        choices.setMinimumWidth(min(scaled(_CHOICES_PX), 640))
        for card in (self.who, self.what, self.files):
            choices.column.addWidget(card)
        choices.column.addStretch(1)
        right = v_column(spacing=8)
        right.addWidget(plain_label(self.tr("First page"), style="small_strong"))
        right.addWidget(self.preview, 1)
        halves = h_row(choices, spacing=24)
        halves.addLayout(right, 1)
        halves.setStretch(0, 1)
        content = QWidget()
        column = v_column(spacing=12)
        column.addLayout(halves, 1)
        column.addWidget(self.notice)
        buttons = h_row(self.files.format_row, self.make_button, self.cancel_button)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        column.addLayout(buttons)
        content.setLayout(column)
        self.state = StateView("reports.state", content)
        whole = v_column()
        whole.addWidget(self.state)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.who.class_chosen.connect(self._on_class)
        for signal in (self.who.changed, self.what.changed, self.files.changed):
            signal.connect(self._on_changed)
        self.make_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.runner.cancel)
        self.open_button.clicked.connect(self._open_folder)
        self.runner.progressed.connect(self._on_progress)
        self.runner.finished.connect(self._on_finished)
        self.runner.failed.connect(self._on_failed)
        self.context.bridge.tables_changed.connect(self._on_tables_changed)
        presenter.follow(self, self._follow_presenter)

    def _follow_presenter(self) -> None:
        """Take the preview away, or bring it back, at once."""
        self._on_changed()
        self.draw_preview()

    def show_in_steps(self, class_id: str = "", student_id: str = "") -> "Iterator[None]":
        """Show the reports of a class, or of one student, within several turns."""
        if student_id:
            try:
                class_id = load_student(self.context.store, student_id).class_id
            except MehmiroError as error:
                self.context.toast(sentence(error))
                student_id = ""
        # What news began to read may be of another class.
        self._turns.stop()
        if self._is_stale or student_id or (class_id and class_id != self.who.class_id):
            yield from self._read(class_id or self.who.class_id, student_id)

    def tell_place(self) -> None:
        """Let the top bar name the class of the report."""
        name = self.who.classes.currentText()
        if self.isVisible() and name:
            self.context.tell_place(name, "")

    @property
    def first(self) -> QPushButton:
        """What has the keyboard first: Enter makes the reports."""
        return self.make_button if self.state.state == "content" else self.state.button

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh(self.who.class_id)

    def refresh(self, class_id: str = "", student_id: str = "") -> None:
        """Read classes and students again; a choice of students of the same class stays."""
        for _ in self._read(class_id, student_id):
            pass

    def _read(self, class_id: str, student_id: str) -> "Iterator[None]":
        self._is_stale, is_through = False, False
        try:
            classes = load_classes(self.context.store, include_archived=True)
            known = {each.id for each in classes}
            shown = class_id if class_id in known else next((each.id for each in classes), "")
            yield
            left: list[Student] = []
            for part in load_left(self.context.store, shown):
                left += part
                yield
            present = load_students(self.context.store, shown) if shown else ()
            students = (*present, *in_list_order(left))
            is_through = True
        except MehmiroError as error:
            self.state.show_error(error, self.tr("Try again"), lambda: self.refresh(class_id))
            return
        finally:
            # Dropped on the way it is read again by the next one to ask; so is what came meanwhile.
            self._is_stale |= not is_through
        keeps = shown and shown == self.who.class_id and not student_id
        everyone = len(self.who.student_ids) == self.who.students.count()
        ticked = None if not keeps or everyone else self.who.student_ids
        self.who.show_classes(classes, shown)
        if not classes:
            self.state.show_empty(
                self.tr("There is nothing to report yet."),
                self.tr("Reports are made of a class and its scores."),
                self.tr("Add a class"),
                lambda: self.context.open_screen("students"),
                "file-text",
            )
            return
        self.state.show_content()
        before = (self.who.class_id, self.who.student_ids)
        self.who.show_students(students, (student_id,) if student_id else ticked)
        if not keeps or (self.who.class_id, self.who.student_ids) != before:
            # Else what was said of the last reports still is of this choice.
            self._on_changed()
        # Nobody is still ticking: the page is wanted at once.
        self._timer.start(0)

    def _on_class(self, class_id: str) -> None:
        """Read who is in another class, within several turns; until then nothing can be made."""
        self.tell_place()
        self._timer.stop()
        # Nobody of the class before is to be reported as one of this.
        self.who.show_students((), None)
        self.make_button.setEnabled(False)
        self._turns.start(self._read(class_id, ""))

    def _on_changed(self) -> None:
        trouble = self._trouble()
        self.make_button.setEnabled(not trouble and not self.runner.is_running)
        if not self.runner.is_running:
            self.open_button.hide()
            self.notice.say(trouble, "warning")
        self._timer.start(PREVIEW_DELAY_MS)

    def _trouble(self) -> str:
        """Return why nothing can be made of the choice; empty when it can."""
        if presenter.is_on():
            return self.tr("Reports are not made while presenting. End it with F8 first.")
        if not self.who.student_ids:
            return self.tr("Tick at least one student.")
        if len(self.who.student_ids) > MAX_STUDENTS:
            return self.tr("Tick at most {count} students.").format(count=MAX_STUDENTS)
        if not self.what.chosen_sources:
            return self.tr("Tick at least one source of scores.")
        if not self.files.chosen_formats:
            return self.tr("Tick at least one kind of file.")
        return ""

    @property
    def choice(self) -> ReportChoice:
        """What is wanted now."""
        return ReportChoice(
            class_id=self.who.class_id,
            student_ids=self.who.student_ids,
            period=self.what.chosen_period,
            sources=self.what.chosen_sources,
            with_charts=self.what.charts.isChecked(),
            with_comments=self.what.comments.isChecked(),
            with_birth=self.what.birth.isChecked(),
            with_learning_style=self.what.style_box.isChecked(),
            language=self.files.chosen_language,
        )

    def draw_preview(self) -> None:
        """Have the first page drawn anew."""
        self._timer.stop()
        if self._drawing is not None:
            self._drawing.drop()
            self._drawing = None
        choice = self.choice
        if presenter.is_on():
            self.preview.show_words(self.tr("The report's page is hidden while presenting."))
            return
        if not choice.student_ids:
            self.preview.show_words(self.tr("The first page shows here."))
            return
        first = ReportChoice(
            **{
                name: getattr(choice, name)
                for name in choice.__slots__
                if name != "student_ids"
            },
            student_ids=choice.student_ids[:1],
        )
        self._drawing = self.runner.preview(first, PICTURE_WIDTH_PX)
        if self._drawing is not None:
            self._drawing.done.connect(self._show_page)
            self._drawing.failed.connect(self._show_no_page)

    def _show_page(self, picture: QImage | None) -> None:
        self._drawing = None
        if picture is None:
            self.preview.show_words(self.tr("The first page shows here."))
        else:
            self.preview.show_picture(picture, self.tr("The first page of the report"))

    def _show_no_page(self, error: MehmiroError) -> None:
        self._drawing = None
        self.preview.show_words(sentence(error))

    def start(self) -> None:
        """Make the files."""
        if self._trouble() or self.runner.is_running:
            self._on_changed()
            return
        order = Order(
            self.choice,
            self.files.chosen_formats,
            self.files.place,
            in_one=self.files.in_one.isChecked(),
        )
        self.notice.say("")
        self.open_button.hide()
        self.progress.setRange(0, 0)
        self.progress.setFormat("")
        self._show_running(on=True)
        self.runner.start(order)
        self.cancel_button.setFocus()

    def _show_running(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.cancel_button.setVisible(on)
        self.make_button.setEnabled(not on and not self._trouble())

    def _on_progress(self, done: int, total: int) -> None:
        if not self.runner.is_running:
            return
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done}/{total}")

    def _on_finished(self, outcome: Outcome) -> None:
        self._outcome = outcome
        had_focus = self.cancel_button.hasFocus()
        self._show_running(on=False)
        text, tone = self._words.say(outcome)
        self.notice.say(text, tone)
        self.context.announce(text)
        self.open_button.setVisible(outcome.folder is not None)
        if had_focus:
            (self.open_button if outcome.folder else self.make_button).setFocus()

    def _on_failed(self, error: MehmiroError) -> None:
        self._show_running(on=False)
        text = self._words.failure(error)
        self.notice.say(text, "error")
        self.context.announce(text)
        self.make_button.setFocus()

    def _open_folder(self) -> None:
        if self._outcome.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._outcome.folder)))

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if not news.tables & _TABLES:
            return
        if not self.isVisible():
            self._is_stale = True
        elif news.tables & {"classes", "students"}:
            self._turns.start(self._read(self.who.class_id, ""))
        else:
            self._timer.start(PREVIEW_DELAY_MS)
