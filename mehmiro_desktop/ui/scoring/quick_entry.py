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
        self._card.show_typed("")

    def settle(self) -> bool:
        """Bring to its end what is typed or lit; false when the text is no score."""
        if self._card.is_flashing:
            self._pass_on()
        elif self._typing is not None and self.is_typing:
            if not self._after(self._typing.finish()):
                return False
            self._pass_on()
        return True

    def finish(self) -> None:
        """Score what was typed, as when its wait is over."""
        if self._typing is not None and self.is_typing:
            self._after(self._typing.finish())

    # -- keys ----------------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that types; false when it is another kind of key."""
        letter = keys.letter_of(event)
        if is_score_character(letter):
            self._press(letter)
        elif event.key() == Qt.Key.Key_F2:
            self._hold()
        elif self.is_typing and not keys.is_control(event):
            return self._take_buffer_key(event)
        else:
            return False
        return True

    def _take_buffer_key(self, event: QKeyEvent) -> bool:
        if self._typing is None:
            return False
        if keys.is_enter(event):
            self.finish()
        elif event.key() == Qt.Key.Key_Backspace:
            self._after(self._typing.erase())
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
            self.noticed.emit("", "muted")
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
        if step.is_waiting:
            self._wait.start()
        if step.commit:
            return self._score(step.commit)
        self._card.show_typed(step.buffer)
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
        self._sheet.release()
        if not failure:
            self._card.flash(parse_number(text))
        return not failure

    def _pass_on(self) -> None:
        self._card.stop_flash()
        self.passed.emit()
