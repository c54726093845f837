"""What is scored in a class: name, scale, in use or not; copied from another class if wished."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QMenu

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.scores import parse_number
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.arranging import move_variable
from mehmiro_desktop.store.commands.classes import (
    add_variable,
    copy_variables,
    edit_variable,
    remove_variable,
)
from mehmiro_desktop.store.queries.classes import load_classes, load_variables
from mehmiro_desktop.store.queries.score_counts import count_by_variable
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.classes.record_tab import RecordTab
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_score
from mehmiro_desktop.ui.icons import icon, pixmap
from mehmiro_desktop.ui.widgets import icon_button, plain_label, secondary_button

NAME, LOW, HIGH, IN_USE, SCORES = range(5)
_WIDTHS = {LOW: 96, HIGH: 96, IN_USE: 110, SCORES: 130}


class VariableModel(RecordModel[AssessmentVariable]):
    """Name, lowest and highest score, the switch, and how many scores there are."""

    switch_column = IN_USE

    def __init__(
        self,
        headers: Sequence[str],
        switch_words: tuple[str, str],
        edit: Callable[[AssessmentVariable, int, object], None],
    ) -> None:
        super().__init__(headers, edit)
        self._off, self._on = switch_words
        self._counts: Mapping[str, int] = {}

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many scores each variable has."""
        is_news = counts != self._counts
        self._counts = counts
        if is_news and self.rowCount():
            last = self.index(self.rowCount() - 1, SCORES)
            self.dataChanged.emit(self.index(0, SCORES), last)

    def count(self, variable_id: str) -> int:
        """Return how many scores a variable has."""
        return self._counts.get(variable_id, 0)

    def cell(self, record: AssessmentVariable, column: int, role: int) -> object:
        """Return what a cell shows."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (
                record.name,
                shown_score(record.scale_min),
                shown_score(record.scale_max),
                self._on if record.is_active else self._off,
                str(self.count(record.id)),
            )[column]
        if column == IN_USE and role == Qt.ItemDataRole.DecorationRole:
            return _switch_icon(record.is_active)
        if column == IN_USE and role == Qt.ItemDataRole.UserRole:
            return record.is_active
        return None

    def is_editable(self, column: int) -> bool:
        """Name and scale are typed."""
        return column in (NAME, LOW, HIGH)


class VariablesTab(RecordTab[AssessmentVariable]):
    """The variables table with its add line and the menu to copy from another class."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "variables")
        self.table.fit_widths(NAME, _WIDTHS)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self.table.move_asked.connect(self.move_chosen)
        self._build_add_row()
        self._build_acts()
        self.show_acts(None)

    def make_table(self) -> tuple[RecordModel[AssessmentVariable], RecordTable]:
        """Make the variables table."""
        headers = (
            self.tr("Name"),
            self.tr("Lowest"),
            self.tr("Highest"),
            self.tr("In use"),
            self.tr("Scores"),
        )
        words = (self.tr("No"), self.tr("Yes"))
        self.variables = VariableModel(headers, words, self._edit)
        return self.variables, RecordTable("variables.table", self.tr("Variables of the class"))

    def load(self) -> Sequence[AssessmentVariable]:
        """Return the variables of the class."""
        self.variables.show_counts(count_by_variable(self.context.store, self.class_id))
        return load_variables(self.context.store, self.class_id)

    def remove(self, record: AssessmentVariable) -> None:
        """Remove a variable no one was scored on; others are taken out of use instead."""
        if self.variables.count(record.id):
            self.say(
                self.tr(
                    "“{name}” has scores, so it stays. Take it out of use instead:"
                    " it leaves the grid and its scores are kept."
                ).format(name=record.name),
                "warning",
            )
            return
        remove_variable(self.context.store, record.id)
        self.context.toast(self.tr("{name} removed").format(name=record.name), undo=True)

    def remove_chosen(self, *_: object) -> None:
        """Remove the chosen variable; a refusal stays readable."""
        record = self.chosen()
        if record is not None and self.variables.count(record.id):
            self.remove(record)
        else:
            super().remove_chosen()

    def show_acts(self, record: AssessmentVariable | None) -> None:
        """Enable the acts when a variable is chosen, and name what the switch would do."""
        for button in (self.rename_button, self.switch_button, self.remove_button):
            button.setEnabled(record is not None)
        row = -1 if record is None else self.model.row_of(record.id)
        had_focus = self.up_button.hasFocus() or self.down_button.hasFocus()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.model.rowCount() - 1)
        if had_focus and not (self.up_button.hasFocus() or self.down_button.hasFocus()):
            # A button that goes grey lets the keyboard go: the row takes it.
            self.table.setFocus()
        is_active = record is None or record.is_active
        self.switch_button.setText(
            self.tr("Take out of use (Space)") if is_active else self.tr("Use again (Space)")
        )

    def move_chosen(self, step: int) -> None:
        """Move the chosen variable up (-1) or down (+1) in the class's order."""
        record = self.chosen()
        row = self.table.current_row() + step
        if record is None or not 0 <= row < self.model.rowCount():
            return
        try:
            move_variable(self.context.store, record.id, row)
        except MehmiroError as error:
            self.say_error(error)
            return
        self.notice.say("")
        self.refresh()
        self.context.toast(
            self.tr("{name} is number {place} of {count}").format(
                name=record.name, place=row + 1, count=self.model.rowCount()
            ),
            undo=True,
        )

    def empty_hint(self) -> str:
        """Say how to begin."""
        return self.tr(
            "No variables yet. Name what you score, for example “Participation” from 1 to 5."
        )

    def show_class(self, class_id: str) -> None:
        """Show another class's variables."""
        super().show_class(class_id)
        self._fill_copy_menu()

    def add_typed(self) -> None:
        """Add the variable in the add line; the scale stays for the next one."""
        name = self.name_line.text().strip()
        if not name:
            self.name_line.setFocus()
            return
        try:
            low = parse_number(self.low_line.text())
            high = parse_number(self.high_line.text())
            variable = add_variable(self.context.store, self.class_id, name, low, high)
        except MehmiroError as error:
            self.say_error(error)
            return
        self.notice.say("")
        self.name_line.setText("")
        self.name_line.setFocus()
        self.refresh()
        self.choose(variable.id)
        self.context.toast(self.tr("{name} added").format(name=name), undo=True)

    def _build_add_row(self) -> None:
        self.name_line = self._line(
            "variables.add", self.tr("Name of a new variable"), self.tr("New variable")
        )
        self.low_line = self._line("variables.add_low", self.tr("Lowest score"), "", "1")
        self.high_line = self._line("variables.add_high", self.tr("Highest score"), "", "5")
        for line in (self.low_line, self.high_line):
            line.setFixedWidth(scaled(60))
        add = secondary_button(self.tr("Add"), "variables.add_button", icon="plus")
        add.clicked.connect(self.add_typed)
        self.copy_button = secondary_button(
            self.tr("Copy from…"), "variables.copy", icon="copy"
        )
        self.copy_button.setAccessibleName(self.tr("Copy variables from another class"))
        self.copy_menu = QMenu(self)
        self.copy_menu.setObjectName("variables.copy_menu")
        self.copy_menu.aboutToShow.connect(self._fill_copy_menu)
        self.copy_button.setMenu(self.copy_menu)
        self.add_row.add_widest(self.name_line)
        self.add_row.addWidget(plain_label(self.tr("from"), role="muted"))
        self.add_row.addWidget(self.low_line)
        self.add_row.addWidget(plain_label(self.tr("to"), role="muted"))
        self.add_row.addWidget(self.high_line)
        self.add_row.addWidget(add)
        self.add_row.addWidget(self.copy_button)

    def _line(self, name: str, label: str, placeholder: str, text: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setFont(font("body"))
        line.setAccessibleName(label)
        line.setPlaceholderText(placeholder)
        line.returnPressed.connect(self.add_typed)
        return line

    def _build_acts(self) -> None:
        self.rename_button = secondary_button(self.tr("Rename (F2)"), "variables.rename")
        self.rename_button.clicked.connect(self._on_opened)
        self.switch_button = secondary_button("", "variables.switch")
        self.switch_button.clicked.connect(self._on_switch)
        self.remove_button = secondary_button(self.tr("Remove (Del)"), "variables.remove")
        self.remove_button.clicked.connect(self.remove_chosen)
        up, down = shown_keys("Alt+Up"), shown_keys("Alt+Down")
        self.up_button = icon_button(
            "arrow-up", self.tr("Move up ({keys})").format(keys=up), "variables.up"
        )
        self.up_button.clicked.connect(partial(self._on_move, -1))
        self.down_button = icon_button(
            "arrow-down", self.tr("Move down ({keys})").format(keys=down), "variables.down"
        )
        self.down_button.clicked.connect(partial(self._on_move, 1))
        for button in (
            self.rename_button,
            self.switch_button,
            self.up_button,
            self.down_button,
            self.remove_button,
        ):
            self.acts.addWidget(button)

    def _edit(self, variable: AssessmentVariable, column: int, value: object) -> None:
        if column == NAME:
            changed = replace(variable, name=str(value).strip())
        elif column == LOW:
            changed = replace(variable, scale_min=parse_number(str(value)))
        elif column == HIGH:
            changed = replace(variable, scale_max=parse_number(str(value)))
        else:
            changed = replace(variable, is_active=bool(value))
        if edit_variable(self.context.store, changed).count:
            words = self._changed_words(changed, is_switch=column == IN_USE)
            self.context.toast(words.format(name=changed.name), undo=True)

    def _changed_words(self, changed: AssessmentVariable, *, is_switch: bool) -> str:
        if not is_switch:
            return self.tr("{name} changed")
        return (
            self.tr("{name} is in use")
            if changed.is_active
            else self.tr("{name} is out of use")
        )

    def _on_clicked(self, index: object) -> None:
        del index
        if self.table.currentIndex().column() == IN_USE:
            self._on_switch()

    def _on_switch(self, *_: object) -> None:
        if self.chosen() is not None:
            self.model.turn_switch(self.table.current_row())

    def _on_move(self, step: int, *_: object) -> None:
        self.move_chosen(step)

    def _on_opened(self, *_: object) -> None:
        column = self.table.currentIndex().column()
        self.edit_chosen(column if column in (LOW, HIGH) else NAME)

    def _fill_copy_menu(self) -> None:
        self.copy_menu.clear()
        for other in load_classes(self.context.store, include_archived=True):
            if other.id != self.class_id and load_variables(self.context.store, other.id):
                words = " · ".join(part for part in (other.name, other.academic_year) if part)
                action = self.copy_menu.addAction(words.replace("&", "&&"))
                action.triggered.connect(partial(self._copy_from, other.id))
        self.copy_button.setEnabled(not self.copy_menu.isEmpty())

    def _copy_from(self, class_id: str, *_: object) -> None:
        before = self.model.rowCount()
        try:
            copy_variables(self.context.store, class_id, self.class_id)
        except MehmiroError as error:
            self.say_error(error)
            return
        self.refresh()
        added = self.model.rowCount() - before
        if added:
            self.context.toast(self.tr("%n variable(s) copied", "", added), undo=True)
        else:
            self.say(self.tr("This class has all of these variables already."))


def _switch_icon(is_on: bool) -> QIcon:
    name, role = ("circle-check", "success_text") if is_on else ("circle", "text_faint")
    shown = icon(name, role)
    shown.addPixmap(pixmap(name, role), QIcon.Mode.Selected)
    return shown
