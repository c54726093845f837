"""Choosing a PIN: typed twice, after the old one where there is one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import is_pin, set_pin, try_pin
from mehmiro_desktop.ui.lock.pin_ask import PinField, PinWords
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import h_row, primary_button, secondary_button, v_column


class PinForm(QWidget):
    """Sets the account's PIN.

    Signals:
        done: the PIN is set.
        cancelled: it was put away, and the PIN is as before.
    """

    done = Signal()
    cancelled = Signal()

    def __init__(
        self, store: Store, name: str, *, asks_old: bool = False, cancel: str | None = ""
    ) -> None:
        """Lay out the fields; ``name`` begins their object names.

        Args:
            store: whose PIN.
            name: begins the object names.
            asks_old: whether the old PIN has to be typed first.
            cancel: what the way out is called (empty: Cancel); ``None``: there is none.
        """
        super().__init__()
        self.setObjectName(name)
        self._store = store
        self._old = PinField(self.tr("PIN until now"), f"{name}.old") if asks_old else None
        self._first = PinField(
            self.tr("New PIN"),
            f"{name}.first",
            hint=self.tr("4 to 8 digits, not ones that pupils would try."),
        )
        self._second = PinField(self.tr("The same again"), f"{name}.second")
        save = primary_button(self.tr("Set PIN"), f"{name}.save", icon="lock")
        save.clicked.connect(self.submit)
        column = v_column(spacing=12)
        for field in self._fields():
            column.addWidget(field)
            field.edit.returnPressed.connect(self.submit)
        if cancel is None:
            column.addLayout(h_row(None, save))
        else:
            back = secondary_button(cancel or self.tr("Cancel"), f"{name}.cancel")
            back.clicked.connect(self.cancelled)
            column.addLayout(h_row(None, back, save))
        self._may_cancel = cancel is not None
        self.setLayout(column)

    def _fields(self) -> list[PinField]:
        return [each for each in (self._old, self._first, self._second) if each is not None]

    def focus_first(self) -> None:
        """Give the focus to the first line."""
        self._fields()[0].edit.setFocus()

    def submit(self) -> None:
        """Set the PIN if it can be one and is the same twice; Enter goes on to the next line."""
        focused = [each for each in self._fields() if each.edit.hasFocus()]
        empty = [each for each in self._fields() if not each.text]
        if empty and focused and focused[0].text:
            empty[0].edit.setFocus()
        elif not is_pin(self._first.text):
            self._first.complain(self.tr("A PIN has 4 to 8 digits."))
        elif self._first.text != self._second.text:
            self._second.complain(self.tr("The two are not the same."))
        elif self._old is None or self._is_right(self._old):
            self._set()

    def _is_right(self, old: PinField) -> bool:
        try:
            answer = try_pin(self._store, old.text)
        except MehmiroError as error:
            old.complain(sentence(error))
            return False
        if not answer.is_right:
            old.complain(PinWords().refusal(answer))
        return answer.is_right

    def _set(self) -> None:
        try:
            set_pin(self._store, self._first.text)
        except MehmiroError as error:
            self._first.complain(sentence(error))
            return
        for field in self._fields():
            field.edit.clear()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._may_cancel:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
