"""A line for the PIN: what is wrong with it, and the wait after too many wrong ones."""

import math

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QRegularExpression,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QRegularExpressionValidator

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import (
    MOST_DIGITS,
    PinAnswer,
    PinTry,
    begin_try,
    end_try,
    is_right,
    wait_left,
)
from mehmiro_desktop.ui.aloud import say_aloud
from mehmiro_desktop.ui.lock.hashing import hasher
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import TextField

TICK_MS = 500


class PinField(TextField):
    """A line that takes up to eight digits and shows none of them."""

    def __init__(self, label: str, name: str, *, hint: str = "") -> None:
        """Make the line; ``name`` is its object name."""
        super().__init__(label, name, hint=hint, secret=True)
        digits = QRegularExpression(f"[0-9]{{0,{MOST_DIGITS}}}")
        self.edit.setValidator(QRegularExpressionValidator(digits, self.edit))
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def complain(self, text: str) -> None:
        """Say what is wrong, also to screen readers, and begin anew."""
        self.edit.clear()
        self.show_error(text)
        self.edit.setFocus()
        say_aloud(self.edit, text)

    def show_looking(self, is_looking: bool) -> None:
        """Take no digits while somebody looks at those that were typed."""
        self.edit.setReadOnly(is_looking)


class PinTrial(QObject):
    """One try of the account's PIN, looked at beside the window.

    Signals:
        told: a :class:`PinAnswer`.
        failed: a :class:`MehmiroError`: the store cannot be read.
    """

    told = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, pin: str, parent: QObject) -> None:
        """Keep it for :meth:`begin`."""
        super().__init__(parent)
        self._store, self._pin = store, pin
        self._trying: PinTry | None = None

    def begin(self) -> None:
        """Count the try and have it looked at; the answer may be there before this returns."""
        try:
            begun = begin_try(self._store)
        except MehmiroError as error:
            self._end(self.failed, error)
            return
        if isinstance(begun, PinAnswer):
            self._end(self.told, begun)
            return
        self._trying = begun
        job = hasher().start(is_right, begun, self._pin)
        job.done.connect(self._on_looked)
        job.failed.connect(self._on_failed)

    def _on_looked(self, was_right: bool) -> None:
        if self._trying is not None:
            self._end(self.told, end_try(self._store, self._trying, was_right=was_right))

    def _on_failed(self, error: MehmiroError) -> None:
        self._end(self.failed, error)

    def _end(self, signal: SignalInstance, what: object) -> None:
        signal.emit(what)
        self.deleteLater()


class PinWords(QObject):
    """What is said of a PIN that was not right."""

    def refusal(self, answer: PinAnswer) -> str:
        """Return the sentence for a wrong PIN, or for one that came too soon."""
        if answer.wait_s > 0:
            return self.wait(answer.wait_s)
        return self.tr(
            "That is not the PIN. %n tries left before you have to wait.", "", answer.tries_left
        )

    def wait(self, seconds: float) -> str:
        """Return the sentence for a wait."""
        minutes, rest = divmod(math.ceil(seconds), 60)
        return self.tr("Too many wrong PINs. Try again in {time}.").format(
            time=f"{minutes}:{rest:02}"
        )


class PinAsk(PinField):
    """Asks for the account's PIN.

    Signals:
        right: it was typed.
    """

    right = Signal()

    def __init__(self, store: Store, name: str) -> None:
        """Ask for the PIN of ``store``'s account; a wait that goes on is shown at once."""
        super().__init__(QCoreApplication.translate("PinAsk", "PIN"), name)
        self._store = store
        self._until = 0.0
        self._is_looking = False
        self._words = PinWords()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.edit.returnPressed.connect(self.submit)
        self.look_again()

    @property
    def is_waiting(self) -> bool:
        """Whether no PIN may be tried now."""
        return self._timer.isActive()

    def look_again(self) -> None:
        """Find out whether a wait goes on, e.g. one that began before the app was restarted."""
        try:
            seconds = wait_left(self._store)
        except MehmiroError:
            return  # trying will say what is wrong
        if seconds > 0:
            self._wait(seconds)

    def submit(self) -> None:
        """Try what was typed."""
        if self.is_waiting or self._is_looking:
            return
        if not self.text:
            self.complain(self.tr("Type your PIN."))
            return
        self._look(True)
        trial = PinTrial(self._store, self.text, self)
        trial.told.connect(self._on_told)
        trial.failed.connect(self._on_failed)
        trial.begin()

    def _look(self, is_looking: bool) -> None:
        self._is_looking = is_looking
        self.show_looking(is_looking)

    def _on_failed(self, error: MehmiroError) -> None:
        self._look(False)
        self.complain(sentence(error))

    def _on_told(self, answer: PinAnswer) -> None:
        self._look(False)
        if answer.is_right:
            self.edit.clear()
            self.clear_error()
            self.right.emit()
            return
        self.complain(self._words.refusal(answer))
        if answer.wait_s > 0:
            self._wait(answer.wait_s)

    def _wait(self, seconds: float) -> None:
        self._until = self._store.clock.monotonic() + seconds
        # Not disabled: the focus stays where the next try will be typed.
        self.edit.setReadOnly(True)
        self.show_error(self._words.wait(seconds))
        self._timer.start()

    def _tick(self) -> None:
        left = self._until - self._store.clock.monotonic()
        if left > 0:
            self.show_error(self._words.wait(left))
            return
        self._timer.stop()
        self.edit.setReadOnly(False)
        self.clear_error()
        say_aloud(self.edit, self.tr("You can try again."))
        self.look_again()
