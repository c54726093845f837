"""What the keys of quick-score do; what is typed is the entry's (``quick_entry``)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.ui.scoring import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from mehmiro_desktop.ui.scoring.quick_score import QuickScore

_Key = Qt.Key


class QuickKeys:
    """Turns keys into acts of the page."""

    def __init__(self, page: "QuickScore") -> None:
        self._page = page
        self._letters: dict[str, Callable[[], object]] = {
            "c": page.ask_comment,
            "/": page.find_requested.emit,
            "q": page.leave,
            "+": partial(page.step, 1),
            "-": partial(page.step, -1),
            "a": partial(page.mark, AttendanceStatus.ABSENT),
            "l": partial(page.mark, AttendanceStatus.LATE),
            "x": partial(page.mark, AttendanceStatus.EXEMPT),
            "v": partial(page.ask, page.records_requested),
            "r": partial(page.ask, page.pick_requested),
        }
        self._moves: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Right: page.skip,
            _Key.Key_Space: page.skip,
            _Key.Key_Left: page.back,
            _Key.Key_Up: partial(page.change_variable, -1),
            _Key.Key_Down: partial(page.change_variable, 1),
            _Key.Key_Delete: page.clear_score,
            _Key.Key_Backspace: page.clear_score,
            _Key.Key_Escape: page.leave,
        }

    def take(self, event: QKeyEvent) -> bool:
        """Act on a key; false when it means nothing here."""
        if self._take_chord(event):
            return True
        if self._page.is_over:
            return self._take_at_end(event)
        return (
            self._page.entry.take_key(event)
            or self._take_move(event)
            or self._take_letter(event)
        )

    def _take_at_end(self, event: QKeyEvent) -> bool:
        page = self._page
        if keys.is_enter(event) and page.has_next_variable():
            page.next_variable()
        elif keys.is_enter(event) or event.key() == _Key.Key_Escape:
            page.leave()
        elif event.key() == _Key.Key_Left:
            page.back()
        elif keys.letter_of(event) == "q":
            page.leave()
        else:
            return False
        return True

    def _take_move(self, event: QKeyEvent) -> bool:
        if keys.is_chord(event):
            return False
        act = self._moves.get(Qt.Key(event.key()))
        if keys.is_enter(event):
            act = self._page.back if keys.is_shift(event) else self._page.skip
        if act is not None:
            act()
        return act is not None

    def _take_chord(self, event: QKeyEvent) -> bool:
        page = self._page
        if keys.is_records(event):
            page.ask(page.records_requested)
        elif keys.is_menu(event):
            page.menu_requested.emit()
        elif keys.is_redo(event):
            page.redo()
        elif keys.is_undo(event):
            page.undo()
        elif keys.is_enter(event) and keys.is_control(event):
            page.fill_blanks()
        else:
            return False
        return True

    def _take_letter(self, event: QKeyEvent) -> bool:
        act = self._letters.get(keys.letter_of(event))
        if act is not None:
            act()
        return act is not None
