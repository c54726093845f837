"""The first lesson: three made-up students, scored by keys. Nothing is kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.widgets import (
    Card,
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    v_column,
)

_LOW, _HIGH = 1, 5


class Tour(QDialog):
    """A minute of practice; Escape or Skip ends it at any point."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with the first student."""
        super().__init__(parent.window())
        self.setObjectName("tour")
        self.setWindowTitle(self.tr("First lesson"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._names = (self.tr("Luna"), self.tr("Comet"), self.tr("Robin"))
        self._scores: list[int] = []
        self._say = plain_label(style="title", wrap=True, name="tour.say")
        self._detail = plain_label(role="muted", wrap=True, name="tour.detail")
        self._cells: list[tuple[Card, QLabel]] = []
        column = v_column(spacing=12, margin=24)
        column.addWidget(self._say)
        column.addWidget(self._detail)
        for number, name in enumerate(self._names):
            column.addWidget(self._row(number, name))
        self._skip = quiet_button(self.tr("Skip"), "tour.skip", parent=self)
        self._skip.clicked.connect(self.reject)
        self._skip.setAutoDefault(False)
        self._close = primary_button(self.tr("To my classes"), "tour.close", parent=self)
        self._close.clicked.connect(self.accept)
        self._close.setAutoDefault(False)
        column.addLayout(h_row(None, self._skip, self._close))
        self.setLayout(column)
        self._show()

    @property
    def is_done(self) -> bool:
        """Whether all three have a score."""
        return len(self._scores) == len(self._names)

    def _row(self, number: int, name: str) -> Card:
        card = Card(kind="inset", margin=12)
        score = plain_label("·", style="figure", name=f"tour.score.{number}")
        card.column.addLayout(h_row(plain_label(name, style="strong"), None, score))
        self._cells.append((card, score))
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score by digit, take back by Ctrl+Z, close by Enter when all is done."""
        text = event.text()
        if event.matches(QKeySequence.StandardKey.Undo):
            if self._scores:
                self._scores.pop()
            self._show()
        elif text.isdecimal() and not self.is_done:
            self._score(int(text))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_done:
                self.accept()
        else:
            super().keyPressEvent(event)

    def _score(self, value: int) -> None:
        if _LOW <= value <= _HIGH:
            self._scores.append(value)
            self._show()
        else:
            self._detail.setText(self.tr("This scale goes from 1 to 5: press one of those."))

    def _show(self) -> None:
        for number, (card, label) in enumerate(self._cells):
            is_scored = number < len(self._scores)
            label.setText(str(self._scores[number]) if is_scored else "·")
            card.highlight(number == len(self._scores))
        self._close.setVisible(self.is_done)
        self._skip.setVisible(not self.is_done)
        if self.is_done:
            self._say.setText(self.tr("That is all: one key per student."))
            words = self.tr(
                "Every score is on the disk at once. {find} finds anybody, {present} hides scores"
                " from the class, {keys} shows all keys."
            )
            self._detail.setText(
                words.format(find=shown_keys("Ctrl+K"), present="F8", keys="F1")
            )
            self._close.setFocus()
            return
        name = self._names[len(self._scores)]
        self._say.setText(self.tr("Press a digit from 1 to 5 for {name}").format(name=name))
        if self._scores:
            words = self.tr("Wrong key? {undo} takes the last score back.")
            self._detail.setText(words.format(undo=shown_keys("Ctrl+Z")))
        else:
            self._detail.setText(self.tr("Three made-up students. Nothing here is kept."))
        self.setAccessibleName(self._say.text())
        self.setFocus()
