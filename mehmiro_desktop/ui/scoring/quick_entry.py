"""Typing in quick-score: from a key to a score on disk.

The chosen button stays lit for 150 ms before the next student comes; a key pressed meanwhile
already belongs to the next student, so speed never costs a score.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from mehmiro_desktop.domain.score_typing import (
    WAIT_FOR_TEN_MS,
    ScoreTyping,
    Step,
    is_score_character,
)
from mehmiro_desktop.domain.scores import parse_number, shown
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.quick_card import QuickCard
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

if TYPE_CHECKING:
    from mehmiro_desktop.ui.scoring.grid_model import Place


class QuickEntry(QObject):
    """Scores the student in front.

    Signals:
        noticed: a sentence for the foot and its tone; empty clears it.
        passed: the student's score is in and was shown; the next one may come.
    """

    noticed = Signal(str, str)
    passed = Signal()

    def __init__(self, sheet: ScoreSheet, card: QuickCard, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._card = card
        self._place: Place | None = None
        self._typing: ScoreTyping | None = None
        self._is_refused = False
        self._wait = QTimer(self, singleShot=True, interval=WAIT_FOR_TEN_MS)
        self._wait.timeout.connect(self._on_wait_over)
        card.flash_over.connect(self.passed)
        card.value_chosen.connect(self._on_chosen)

    def begin(self, at: tuple[int, int] | None) -> None:
        """Take the next keys for the student of a row and the variable of a column."""
        # By ids: rows may come and go while somebody types.
        self._place = None if at is None else self._sheet.model.place(*at)
        self._card.stop_flash()
        self.drop()

    @property
    def _at(self) -> tuple[int, int] | None:
        return None if self._place is None else self._sheet.model.where(self._place)

    @property
    def is_typing(self) -> bool:
        """Whether characters wait that are not scored yet."""
        return self._typing is not None and bool(self._typing.text)

    def drop(self) -> None:
        """Forget what was typed."""
        self._wait.stop()
        self._sheet.release()
        at = self._at
        self._typing = None if at is None else ScoreTyping(self._sheet.model.variable(at[1]))
        self._is_refused = False
        self._card.show_typed("")

    def settle(self) -> bool:
        """Bring to its end what is typed or lit; false when the text is no score."""
        if self.is_typing and not self.finish():
            return False
        if self._card.is_flashing:
            self._pass_on()
        return True

    def settle_here(self) -> bool:
        """Do the same, but let no other student come for what was being typed."""
        if not self.is_typing:
            return self.settle()
        is_in = self.finish()
        self._card.stop_flash()
        return is_in

    def finish(self) -> bool:
        """Score what was typed, as when its wait is over; true when it went in."""
        if self._typing is None or not self.is_typing:
            return False
        return self._after(self._typing.finish())

    # -- keys ----------------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that types; false when it is another kind of key."""
        letter = keys.letter_of(event)
        if is_score_character(letter):
            self._press(letter)
        elif event.key() == Qt.Key.Key_F2:
            self._hold()
        elif (self.is_typing or self._is_refused) and not keys.is_control(event):
            return self._take_buffer_key(event)
        else:
            return False
        return True

    def _take_buffer_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete) or (
            key == Qt.Key.Key_Backspace and not self.is_typing
        ):
            self.drop()
            self.noticed.emit("", "muted")
        elif key == Qt.Key.Key_Backspace and self._typing is not None:
            self._after(self._typing.erase())
        elif keys.is_enter(event):
            # A refused text stays in sight until it is replaced or taken away.
            self.finish()
        else:
            return False
        return True

    def _press(self, character: str) -> None:
        if self._card.is_flashing:
            self._pass_on()
        if self._typing is None:
            return
        step = self._typing.press(character)
        if self._after(step) and step.is_replay:
            self._press(character)

    def _hold(self) -> None:
        if self._card.is_flashing:
            self._pass_on()
        at = self._at
        if self._typing is None or at is None:
            return
        value = self._sheet.model.value(*at)
        mark = self._sheet.model.decimal_mark
        self._after(self._typing.hold("" if value is None else shown(value, mark)))
        self.noticed.emit(self.tr("Type the score, then Enter."), "muted")

    def _on_wait_over(self) -> None:
        self.finish()

    def _on_chosen(self, value: Decimal) -> None:
        if self._card.is_flashing:
            self._pass_on()
        self.drop()
        self._score(shown(value))

    # -- scoring -------------------------------------------------------------------------------

    def _after(self, step: Step) -> bool:
        """Show or score what a key led to; true when a score went in."""
        self._wait.stop()
        wait_ms = self._sheet.context.settings.digit_wait_ms
        if step.is_waiting and wait_ms is not None:
            self._wait.start(wait_ms)
        if step.commit:
            return self._score(step.commit)
        self._card.show_typed(step.buffer)
        self._is_refused = False
        if self._place is not None and step.buffer:
            self._sheet.hold(self._place)
        else:
            self._sheet.release()
        return False

    def _score(self, text: str) -> bool:
        at = self._at
        if at is None:
            return False
        failure = self._sheet.record_text(*at, text)
        self.noticed.emit(failure, "error" if failure else "muted")
        self._card.show_typed(text if failure else "", is_invalid=bool(failure))
        self._is_refused = bool(failure)
        self._sheet.release()
        if not failure:
            self._card.flash(parse_number(text))
        return not failure

    def _pass_on(self) -> None:
        self._card.stop_flash()
        self.passed.emit()
