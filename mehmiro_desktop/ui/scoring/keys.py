"""What keys mean on the scoring screens, shared by the grid and quick-score."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.ui.letters import meant
from mehmiro_desktop.ui.scoring.navigation import Move

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier

_MOVES = {
    _Key.Key_Up: Move.UP,
    _Key.Key_Down: Move.DOWN,
    _Key.Key_Left: Move.LEFT,
    _Key.Key_Right: Move.RIGHT,
    _Key.Key_Home: Move.ROW_START,
    _Key.Key_End: Move.ROW_END,
    _Key.Key_PageUp: Move.PAGE_UP,
    _Key.Key_PageDown: Move.PAGE_DOWN,
}
_CONTROL_MOVES = {**_MOVES, _Key.Key_Home: Move.FIRST, _Key.Key_End: Move.LAST}
_TAB_MOVES = {_Key.Key_Tab: Move.RIGHT, _Key.Key_Backtab: Move.LEFT}


def is_shift(event: QKeyEvent) -> bool:
    """Tell whether Shift is down."""
    return bool(event.modifiers() & _Modifier.ShiftModifier)


def is_control(event: QKeyEvent) -> bool:
    """Tell whether Ctrl (Command on a Mac) is down."""
    return bool(event.modifiers() & _Modifier.ControlModifier)


def is_chord(event: QKeyEvent) -> bool:
    """Tell whether Ctrl, Alt or Meta is down: then a letter is no command of ours."""
    held = event.modifiers()
    return bool(
        held & (_Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier)
    )


def is_for_text(event: QKeyEvent) -> bool:
    """Tell whether a line that is typed into takes the key before the window's shortcuts do.

    Function keys stay the window's: F8 must mask what is being typed.
    """
    return not is_chord(event) and not _Key.Key_F1 <= event.key() <= _Key.Key_F12


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether the key is either Enter."""
    return event.key() in (_Key.Key_Return, _Key.Key_Enter)


def is_records(event: QKeyEvent) -> bool:
    """Tell whether the key asks for all records of a cell: Alt+Enter."""
    return is_enter(event) and bool(event.modifiers() & _Modifier.AltModifier)


def is_menu(event: QKeyEvent) -> bool:
    """Tell whether the key asks for a menu: Menu, or Shift+F10 on every system."""
    return event.key() == _Key.Key_Menu or (event.key() == _Key.Key_F10 and is_shift(event))


def presses_button(button: QWidget | None, event: QKeyEvent) -> bool:
    """Press the button that has the focus, if Enter was pressed on one."""
    if not is_enter(event) or is_chord(event):
        return False
    if isinstance(button, QPushButton) and button.hasFocus():
        button.click()
        return True
    return False


def is_redo(event: QKeyEvent) -> bool:
    """Tell whether the key is redo: Ctrl+Shift+Z or Ctrl+Y on every system."""
    if not is_control(event):
        return False
    return event.key() == _Key.Key_Y or (event.key() == _Key.Key_Z and is_shift(event))


def is_undo(event: QKeyEvent) -> bool:
    """Tell whether the key is undo."""
    return event.matches(QKeySequence.StandardKey.Undo) and not is_redo(event)


def is_reversal(event: QKeyEvent) -> bool:
    """Tell whether the key is undo or redo."""
    return is_undo(event) or is_redo(event)


def claims_reversal(event: QEvent) -> bool:
    """Take undo and redo before the window's shortcuts do, so that they act at once.

    The window would answer with news a moment later; the next key may be faster than that.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not is_reversal(event):
        return False
    event.accept()
    return True


def move_of(event: QKeyEvent, *, with_tab: bool = False) -> Move | None:
    """Return where a key wants to go, ``None`` if it is no such key."""
    key = _Key(event.key())
    if with_tab and key in _TAB_MOVES:
        return _TAB_MOVES[key]
    return (_CONTROL_MOVES if is_control(event) else _MOVES).get(key)


def enter_move(event: QKeyEvent) -> Move:
    """Return where Enter goes: onward, with Shift up."""
    return Move.UP if is_shift(event) else Move.ONWARD


def letter_of(event: QKeyEvent) -> str:
    """Return the typed character if it can be a command, in lower case; else an empty text.

    A letter a person chose for an act comes back as the act's usual one (``ui.letters``).
    """
    text = event.text()
    return meant(text.lower()) if text and text.isprintable() and not is_chord(event) else ""
