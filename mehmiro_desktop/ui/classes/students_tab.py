"""The roster of a class: add by typing, paste or import a list, edit, move, open, remove."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.roster import MAX_ALIAS_LENGTH, clean_alias
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.arranging import move_student
from mehmiro_desktop.store.commands.classes import add_students, edit_student, remove_student
from mehmiro_desktop.store.queries.classes import count_scores, load_classes, load_students
from mehmiro_desktop.store.transfer.roster_file import RosterFile, import_roster_file
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.beside import edit_beside
from mehmiro_desktop.ui.classes.alike_bar import AlikeBar
from mehmiro_desktop.ui.classes.colors import ColorMenu, ColorNames
from mehmiro_desktop.ui.classes.move_menu import MoveMenu
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.classes.record_tab import RecordTab
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.classes.roster_file_dialog import RosterFileDialog, read_roster
from mehmiro_desktop.ui.classes.roster_paste_panel import RosterPastePanel
from mehmiro_desktop.ui.classes.student_model import (
    ALIAS,
    BORN,
    COLOR,
    STYLE,
    StudentModel,
    changed_student,
)
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.import_words import file_sentence
from mehmiro_desktop.ui.widgets import (
    AVATAR_COLORS,
    avatar_pixmap,
    icon_button,
    plain_tip,
    secondary_button,
)
from mehmiro_desktop.ui.worker import worker_of

_WIDTHS = {COLOR: 124, STYLE: 184, BORN: 128}
_TYPED = (STYLE, BORN)


class StudentsTab(RecordTab[Student]):
    """The roster table with its add line, the panel for a pasted list, and the colour menu."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "roster")
        self.table.in_place.max_length = MAX_ALIAS_LENGTH
        self.table.setIconSize(avatar_pixmap("", "").size())
        self.table.fit_widths(ALIAS, _WIDTHS)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.table.opened.connect(self.open_page)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.alike = AlikeBar(context)
        self.alike.rename_asked.connect(self._on_rename_alike)
        self.alike.settled.connect(self._settle_alike)
        self.alike.failed.connect(self.say_error)
        self._build_add_row()
        self._build_acts()
        self.panel = RosterPastePanel(self)
        self.panel.hide()
        self.panel.accepted.connect(self._add_pasted)
        self.panel.file_accepted.connect(self._import)
        self.panel.closed.connect(self._close_panel)
        self.card.column.insertWidget(1, self.panel)
        self.card.column.insertWidget(2, self.alike)
        self._hide_births()
        self.show_acts(None)
        presenter.news().presenter_changed.connect(self._follow_presenter)
        self._follow_presenter()

    def _follow_presenter(self) -> None:
        """Close what shows private words, and mask what is typed as far as it names somebody."""
        if not self.students.is_editable(self.table.currentIndex().column()):
            self.table.end_editing()
        self._hide_births()
        self.births_button.setEnabled(not presenter.is_on())
        presenter.cover_typing(self.add_line, is_wanted=presenter.shows_numbers())
        self.show_acts(self.chosen())

    def make_table(self) -> tuple[RecordModel[Student], RecordTable]:
        """Make the roster table."""
        self.color_names = ColorNames(self)
        headers = (
            self.tr("Alias"),
            self.tr("Colour"),
            self.tr("Learning style"),
            self.tr("Date of birth"),
        )
        self.students = StudentModel(self.color_names, headers, self._edit)
        return self.students, RecordTable("roster.table", self.tr("Students of the class"))

    def load(self) -> Sequence[Student]:
        """Return the students of the class; those who look alike are told above the list."""
        students = load_students(self.context.store, self.class_id)
        self.alike.show_students(students)
        if not self.panel.isHidden():
            self.alike.hide()
        return students

    def remove(self, record: Student) -> None:
        """Remove a student with their scores; undo brings all back."""
        alias = presenter.shown_alias(record.alias, record.id)
        store, words = self.context.store, self.tr("{alias} removed").format(alias=alias)
        rows = count_scores(store, student_id=record.id)
        self.remove_beside(rows, partial(remove_student, store, record.id), words)

    def show_acts(self, record: Student | None) -> None:
        """Enable the acts when a student is chosen."""
        for button in self._buttons:
            button.setEnabled(record is not None)
        if presenter.shows_numbers():
            self.rename_button.setEnabled(False)
        if record is not None:
            self.color_menu.show_current(record.avatar_color)

    def empty_hint(self) -> str:
        """Say how to begin."""
        return self.tr("No students yet. Type an alias and press Enter, or paste a whole list.")

    def say_error(self, error: MehmiroError) -> None:
        """Say why something was refused; a date has a way to be written."""
        if error.details.get("field") == "date_of_birth":
            self.say(
                self.tr("This is not a date. Write day, month and year: 9/3/2015."), "error"
            )
        else:
            super().say_error(error)

    def show_class(self, class_id: str) -> None:
        """Show another class's roster."""
        if class_id != self.class_id:
            self._hide_births()
            self._close_panel()
            self.add_line.setText("")
        super().show_class(class_id)

    def add_typed(self) -> None:
        """Add the alias in the add line; the line keeps the keyboard for the next one."""
        alias = clean_alias(self.add_line.text())
        if not alias:
            return
        try:
            added = self._adding([alias])()
        except MehmiroError as error:
            self.say_error(error)
            self.add_line.selectAll()
            return
        self.notice.say("")
        self.add_line.setText("")
        self.refresh()
        for student in added:
            self.choose(student.id)
            shown = presenter.shown_alias(student.alias, student.id)
            self.context.toast(self.tr("{alias} added").format(alias=shown), undo=True)

    def open_panel(self, text: str = "") -> None:
        """Open the panel for a pasted list."""
        self.notice.say("")
        self.panel.begin(text, [student.alias for student in self.model.records])
        self._show_panel(True)
        self.panel.focus_text()

    def open_page(self, *_: object) -> None:
        """Open the chosen student's page."""
        student = self.chosen()
        if student is not None:
            self.context.open_screen("student", student_id=student.id)

    def ask_file(self, *_: object) -> None:
        """Ask for a file of students; nothing waits for the answer."""
        RosterFileDialog(self.read_file, self).open()

    def read_file(self, path: str) -> None:
        """Read a file beside the window, then show what it would do."""
        self.notice.say("")
        class_id = self.class_id
        job = worker_of(self.context).start(read_roster, self.context.store, class_id, path)
        job.done.connect(partial(self._on_file_read, class_id))
        job.failed.connect(self._on_file_refused)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the dates of birth again when another list or screen comes to the front."""
        super().hideEvent(event)
        self._hide_births()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the panel when a whole list is pasted into the add line."""
        if (
            watched is self.add_line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            text = QGuiApplication.clipboard().text()
            if any(mark in text.strip() for mark in "\n\r\t;"):
                self.open_panel(text)
                return True
        return super().eventFilter(watched, event)

    def _build_add_row(self) -> None:
        self.add_line = QLineEdit()
        self.add_line.setObjectName("roster.add")
        self.add_line.setFont(font("body"))
        self.add_line.setMaxLength(MAX_ALIAS_LENGTH)
        self.add_line.setPlaceholderText(self.tr("Alias of a new student, then Enter"))
        self.add_line.setAccessibleName(self.tr("Alias of a new student"))
        self.add_line.returnPressed.connect(self.add_typed)
        self.add_line.installEventFilter(self)
        add = icon_button("plus", self.tr("Add"), "roster.add_button")
        add.clicked.connect(self.add_typed)
        paste = secondary_button(
            self.tr("Paste a list"), "roster.paste", icon="clipboard-paste"
        )
        paste.clicked.connect(self._on_paste)
        file = secondary_button(self.tr("From file…"), "roster.file", icon="file-up")
        file.setAccessibleName(self.tr("Import students from a CSV or XLSX file"))
        file.clicked.connect(self.ask_file)
        self.births_button = icon_button("eye", "", "roster.births")
        self.births_button.setCheckable(True)
        self.births_button.toggled.connect(self._show_births)
        self.add_row.add_widest(self.add_line)
        for button in (add, paste, file, self.births_button):
            self.add_row.addWidget(button)

    def _build_acts(self) -> None:
        self.open_button = secondary_button(self.tr("Open (Enter)"), "roster.open")
        self.open_button.clicked.connect(self.open_page)
        self.rename_button = secondary_button(self.tr("Rename (F2)"), "roster.rename")
        self.rename_button.clicked.connect(self._on_rename)
        self.color_button = icon_button("palette", self.tr("Colour"), "roster.color")
        self.color_menu = ColorMenu(self.color_names, self)
        self.color_menu.color_chosen.connect(self._on_color_chosen)
        self.color_button.setMenu(self.color_menu)
        self.move_button = secondary_button(self.tr("Move…"), "roster.move")
        self.move_button.setAccessibleName(self.tr("Move to another class"))
        self.move_menu = MoveMenu(self._other_classes, self)
        self.move_menu.class_chosen.connect(self._move_to)
        self.move_button.setMenu(self.move_menu)
        self.remove_button = secondary_button(self.tr("Remove (Del)"), "roster.remove")
        self.remove_button.clicked.connect(self.remove_chosen)
        self._buttons = (
            self.open_button,
            self.rename_button,
            self.color_button,
            self.move_button,
            self.remove_button,
        )
        for button in self._buttons:
            self.acts.addWidget(button)

    def _edit(self, student: Student, column: int, value: object) -> None:
        text = clean_alias(str(value)) if column == ALIAS else str(value)
        self._change(changed_student(student, column, text))

    def _change(self, wanted: Student) -> None:
        if edit_student(self.context.store, wanted).count:
            shown = presenter.shown_alias(wanted.alias, wanted.id)
            self.context.toast(self.tr("{alias} changed").format(alias=shown), undo=True)

    def _on_rename(self, *_: object) -> None:
        self.edit_chosen(ALIAS)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() not in _TYPED:
            self.open_page()
        elif self.students.is_editable(index.column()):
            self.table.edit_cell(index.row(), index.column())
        else:
            self.births_button.setChecked(True)

    # -- dates of birth ------------------------------------------------------------------------

    def _hide_births(self) -> None:
        """Go back to what the settings say."""
        wanted = self.context.settings.shows_birth_dates and not presenter.is_on()
        self.births_button.setChecked(wanted)
        self._show_births(wanted)

    def _show_births(self, is_wanted: bool) -> None:
        self.students.show_births(is_wanted)
        words = self.tr("Hide dates of birth") if is_wanted else self.tr("Show dates of birth")
        self.births_button.setAccessibleName(words)
        plain_tip(self.births_button, words)
        set_icon(self.births_button, "eye-off" if is_wanted else "eye", "text_muted")

    # -- moving and doubles --------------------------------------------------------------------

    def _other_classes(self) -> list[SchoolClass]:
        return [each for each in load_classes(self.context.store) if each.id != self.class_id]

    def _move_to(self, class_id: str, name: str) -> None:
        student = self.chosen()
        if student is None:
            return
        alias = presenter.shown_alias(student.alias, student.id)
        try:
            move_student(self.context.store, student.id, class_id)
        except MehmiroError as error:
            self.say_error(error)
            return
        self.notice.say("")
        self.refresh()
        text = self.tr("{alias} moved to {name}").format(alias=alias, name=name)
        self.context.toast(text, undo=True)
        self.table.setFocus()

    def _on_rename_alike(self, student_id: str) -> None:
        self.choose(student_id)
        self.edit_chosen(ALIAS)

    def _settle_alike(self) -> None:
        self.notice.say("")
        self.refresh()
        if not self.alike.has_pair:
            self.table.setFocus()

    def _on_color_chosen(self, color: str) -> None:
        student = self.chosen()
        if student is None or student.avatar_color == color:
            return
        try:
            self._change(replace(student, avatar_color=color))
        except MehmiroError as error:
            self.say_error(error)
        self.refresh()
        self.table.setFocus()

    def _on_paste(self) -> None:
        self.open_panel(QGuiApplication.clipboard().text())

    def _add_pasted(self, aliases: list[str]) -> None:
        self._put(len(aliases), self._adding(aliases), len(aliases), 0)

    def _adding(self, aliases: Sequence[str]) -> Callable[[], Sequence[Student]]:
        start = self.model.rowCount()
        colors = [AVATAR_COLORS[(start + n) % len(AVATAR_COLORS)] for n in range(len(aliases))]
        return partial(add_students, self.context.store, self.class_id, aliases, colors)

    def _put(self, lines: int, work: Callable[[], object], new: int, changed: int) -> None:
        """Put a whole list in, beside the window if it is long."""

        def done(_: object) -> None:
            self._close_panel()
            self.refresh()
            parts = [
                self.tr("%n student(s) added", "", new) if new else "",
                self.tr("%n updated", "", changed) if changed else "",
            ]
            self.context.toast(" · ".join(part for part in parts if part), undo=True)

        edit_beside(self.context, self, lines, self.tr("Adding…"), work, done, self.say_error)

    def _on_file_read(self, class_id: str, file: RosterFile) -> None:
        if class_id == self.class_id:
            self._show_panel(True)
            self.panel.begin_file(file, self.model.records)

    def _on_file_refused(self, error: MehmiroError) -> None:
        self.say(file_sentence(error), "error")

    def _import(self, file: RosterFile) -> None:
        new, changed = len(file.plan.new_students), len(file.plan.changed_students)
        work = partial(import_roster_file, self.context.store, self.class_id, file)
        self._put(len(file.table.lines), work, new, changed)

    def _close_panel(self) -> None:
        if not self.panel.isHidden():
            self._show_panel(False)
            self.add_line.setFocus()

    def _show_panel(self, on: bool) -> None:
        self.panel.setVisible(on)
        for row in (self.add_row, self.acts):
            for place in range(row.count()):
                item = row.itemAt(place)
                widget = item.widget() if item else None
                if widget is not None:
                    widget.setVisible(not on)
        self.table.setVisible(not on)
        self.alike.setVisible(not on and self.alike.has_pair)
        self.hint.setVisible(not on and self.model.rowCount() == 0)
