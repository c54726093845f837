"""Choosing a PIN: typed twice, after the old one where there is one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import HashedPin, PinAnswer, hash_pin, is_pin, keep_pin
from mehmiro_desktop.ui.lock.hashing import hasher
from mehmiro_desktop.ui.lock.pin_ask import PinField, PinTrial, PinWords
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
        self._is_looking = False
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
            back.clicked.connect(self._cancel)
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
        if self._is_looking:
            return
        focused = [each for each in self._fields() if each.edit.hasFocus()]
        empty = [each for each in self._fields() if not each.text]
        if empty and focused and focused[0].text:
            empty[0].edit.setFocus()
        elif not is_pin(self._first.text):
            self._first.complain(self.tr("A PIN has 4 to 8 digits."))
        elif self._first.text != self._second.text:
            self._second.complain(self.tr("The two are not the same."))
        elif self._old is None:
            self._hash()
        else:
            self._look(True)
            trial = PinTrial(self._store, self._old.text, self)
            trial.told.connect(partial(self._on_told, self._old))
            trial.failed.connect(partial(self._on_failed, self._old))
            trial.begin()

    def _look(self, is_looking: bool) -> None:
        self._is_looking = is_looking
        for field in self._fields():
            field.show_looking(is_looking)

    def _on_told(self, old: PinField, answer: PinAnswer) -> None:
        self._look(False)
        if answer.is_right:
            self._hash()
        else:
            old.complain(PinWords().refusal(answer))

    def _hash(self) -> None:
        self._look(True)
        job = hasher().start(hash_pin, self._first.text)
        job.done.connect(self._keep)
        job.failed.connect(self._on_not_set)

    def _keep(self, pin: HashedPin) -> None:
        try:
            keep_pin(self._store, pin)
        except MehmiroError as error:
            self._on_not_set(error)
            return
        self._look(False)
        for field in self._fields():
            field.edit.clear()
        self.done.emit()

    def _on_not_set(self, error: MehmiroError) -> None:
        self._on_failed(self._first, error)

    def _on_failed(self, field: PinField, error: MehmiroError) -> None:
        self._look(False)
        field.complain(sentence(error))

    def _cancel(self) -> None:
        # What is being set is set in a moment: it was asked for first.
        if not self._is_looking:
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._may_cancel:
            self._cancel()
        else:
            super().keyPressEvent(event)
