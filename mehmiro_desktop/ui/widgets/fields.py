"""A labelled line to type into, with room for what is wrong with it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets.cards import v_column
from mehmiro_desktop.ui.widgets.labels import plain_label, set_role


class TextField(QWidget):
    """Label above, line edit, and below it the error or a hint."""

    def __init__(
        self, label: str, name: str, *, hint: str = "", secret: bool = False,
        placeholder: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the field; ``name`` is the line edit's object name.

        Args:
            label: what to type, also its accessible name.
            name: object name of the line edit.
            hint: a sentence below, until there is an error to show.
            secret: hide what is typed.
            placeholder: an example in the empty line.
            parent: the widget it lies on.
        """
        super().__init__(parent)
        self._hint = hint
        self.edit = QLineEdit(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.setFont(font("body"))
        self.edit.setPlaceholderText(placeholder)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        caption = plain_label(label, style="small_strong")
        caption.setBuddy(self.edit)
        # With its parent from the start: shown without one it would be a window for a moment.
        self._note = plain_label(hint, style="small", role="muted", wrap=True, parent=self)
        self._note.setVisible(bool(hint))
        column = v_column(spacing=4)
        for widget in (caption, self.edit, self._note):
            column.addWidget(widget)
        self.setLayout(column)
        self.edit.textEdited.connect(self.clear_error)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    @property
    def error(self) -> str:
        """The error shown now; empty when there is none."""
        return self._note.text() if self._note.property("role") == "error" else ""

    def show_error(self, text: str) -> None:
        """Mark the field as wrong and say why."""
        set_role(self.edit, "invalid", True)
        set_role(self._note, "role", "error")
        self._note.setText(text)
        self._note.setVisible(True)
        self.edit.setAccessibleDescription(text)

    def clear_error(self) -> None:
        """Take the mark away again."""
        set_role(self.edit, "invalid", False)
        set_role(self._note, "role", "muted")
        self._note.setText(self._hint)
        self._note.setVisible(bool(self._hint))
        self.edit.setAccessibleDescription(self._hint)
