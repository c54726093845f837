"""The roster of a class: add by typing, paste a list, rename, colour, remove."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.domain.roster import MAX_ALIAS_LENGTH, clean_alias
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.classes import add_students, edit_student, remove_student
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.ui.classes.colors import ColorMenu, ColorNames, swatch
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.classes.record_tab import RecordTab
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.classes.roster_paste_panel import RosterPastePanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets import AVATAR_COLORS, avatar_pixmap, secondary_button

ALIAS, COLOR = range(2)
_WIDTHS = {COLOR: 180}


class StudentModel(RecordModel[Student]):
    """Alias with its disc, and the colour's name."""

    def __init__(
        self,
        names: ColorNames,
        headers: Sequence[str],
        edit: Callable[[Student, int, object], None],
    ) -> None:
        super().__init__(headers, edit)
        self._names = names

    def cell(self, record: Student, column: int, role: int) -> object:
        """Return what a cell shows."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return record.alias if column == ALIAS else self._names.name(record.avatar_color)
        if role == Qt.ItemDataRole.DecorationRole and column == ALIAS:
            return _disc(record)
        if role == Qt.ItemDataRole.DecorationRole and record.avatar_color:
            return swatch(record.avatar_color)
        return None

    def is_editable(self, column: int) -> bool:
        """Aliases are typed; colours are chosen."""
        return column == ALIAS


class StudentsTab(RecordTab[Student]):
    """The roster table with its add line, the panel for a pasted list, and the colour menu."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "roster")
        self.table.in_place.max_length = MAX_ALIAS_LENGTH
        self.table.setIconSize(avatar_pixmap("", "").size())
        self.table.set_widths(ALIAS, _WIDTHS.get)
        self.table.opened.connect(self._on_opened)
        self._build_add_row()
        self._build_acts()
        self.panel = RosterPastePanel(self)
        self.panel.hide()
        self.panel.accepted.connect(self._add_pasted)
        self.panel.closed.connect(self._close_panel)
        self.card.column.insertWidget(1, self.panel)
        self.show_acts(None)

    def make_table(self) -> tuple[RecordModel[Student], RecordTable]:
        """Make the roster table."""
        self.color_names = ColorNames(self)
        headers = (self.tr("Alias"), self.tr("Colour"))
        model = StudentModel(self.color_names, headers, self._edit)
        return model, RecordTable("roster.table", self.tr("Students of the class"))

    def load(self) -> Sequence[Student]:
        """Return the students of the class."""
        return load_students(self.context.store, self.class_id)

    def remove(self, record: Student) -> None:
        """Remove a student with their scores; undo brings all back."""
        remove_student(self.context.store, record.id)
        self.context.toast(self.tr("{alias} removed").format(alias=record.alias), undo=True)

    def show_acts(self, record: Student | None) -> None:
        """Enable the acts when a student is chosen."""
        for button in (self.rename_button, self.color_button, self.remove_button):
            button.setEnabled(record is not None)
        if record is not None:
            self.color_menu.show_current(record.avatar_color)

    def empty_hint(self) -> str:
        """Say how to begin."""
        return self.tr("No students yet. Type an alias and press Enter, or paste a whole list.")

    def show_class(self, class_id: str) -> None:
        """Show another class's roster."""
        if class_id != self.class_id:
            self._close_panel()
            self.add_line.clear()
        super().show_class(class_id)

    def add_typed(self) -> None:
        """Add the alias in the add line; the line keeps the keyboard for the next one."""
        alias = clean_alias(self.add_line.text())
        if not alias:
            return
        try:
            added = self._add([alias])
        except MehmiroError as error:
            self.say_error(error)
            self.add_line.selectAll()
            return
        self.notice.say("")
        self.add_line.clear()
        self.refresh()
        for student in added:
            self.choose(student.id)
        self.context.announce(self.tr("{alias} added").format(alias=alias))

    def open_panel(self, text: str = "") -> None:
        """Open the panel for a pasted list."""
        self.notice.say("")
        self.panel.begin(text, [student.alias for student in self.model.records])
        self._show_panel(True)
        self.panel.focus_text()

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
        add = secondary_button(self.tr("Add"), "roster.add_button", icon="plus")
        add.clicked.connect(self.add_typed)
        paste = secondary_button(
            self.tr("Paste a list"), "roster.paste", icon="clipboard-paste"
        )
        paste.clicked.connect(self._on_paste)
        self.add_row.addWidget(self.add_line, 1)
        self.add_row.addWidget(add)
        self.add_row.addWidget(paste)

    def _build_acts(self) -> None:
        self.rename_button = secondary_button(self.tr("Rename (F2)"), "roster.rename")
        self.rename_button.clicked.connect(self._on_opened)
        self.color_button = secondary_button(self.tr("Colour"), "roster.color", icon="palette")
        self.color_menu = ColorMenu(self.color_names, self)
        self.color_menu.color_chosen.connect(self._on_color_chosen)
        self.color_button.setMenu(self.color_menu)
        self.remove_button = secondary_button(self.tr("Remove (Del)"), "roster.remove")
        self.remove_button.clicked.connect(self.remove_chosen)
        for button in (self.rename_button, self.color_button, self.remove_button):
            self.acts.addWidget(button)
        self.acts.addStretch(1)

    def _edit(self, student: Student, column: int, value: object) -> None:
        del column
        edit_student(self.context.store, replace(student, alias=clean_alias(str(value))))

    def _on_opened(self, *_: object) -> None:
        self.edit_chosen(ALIAS)

    def _on_color_chosen(self, color: str) -> None:
        student = self.chosen()
        if student is None or student.avatar_color == color:
            return
        try:
            edit_student(self.context.store, replace(student, avatar_color=color))
        except MehmiroError as error:
            self.say_error(error)
        self.refresh()
        self.table.setFocus()

    def _on_paste(self) -> None:
        self.open_panel(QGuiApplication.clipboard().text())

    def _add_pasted(self, aliases: list[str]) -> None:
        try:
            added = self._add(aliases)
        except MehmiroError as error:
            self.say_error(error)
            return
        self._close_panel()
        self.refresh()
        self.context.toast(self.tr("%n student(s) added", "", len(added)), undo=True)

    def _add(self, aliases: Sequence[str]) -> Sequence[Student]:
        start = self.model.rowCount()
        colors = [AVATAR_COLORS[(start + n) % len(AVATAR_COLORS)] for n in range(len(aliases))]
        return add_students(self.context.store, self.class_id, aliases, colors)

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
        self.hint.setVisible(not on and self.model.rowCount() == 0)


def _disc(student: Student) -> QIcon:
    pixmap = avatar_pixmap(student.alias, student.avatar_color)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
