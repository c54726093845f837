"""The life of the grid's cell editor: opened by a digit, closed only when its text is on disk.

A text that is no score keeps the editor, its text and the focus. When the focus leaves anyway (a
click elsewhere), the text stays in its cell as a draft, framed in red and not saved.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, Qt

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.score_typing import is_score_character
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.cell_delegate import CellDelegate, CellEditor
from mehmiro_desktop.ui.scoring.grid_model import Place
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class CellEditing(QObject):
    """Opens, commits and drops the editor of a cell.

    Signals:
        noticed: a sentence for the foot and its tone; an empty one clears the foot.
        command_typed: a letter that is a command was typed after the score went in.
        move_wanted: the score is in; the cursor should move (a :class:`Move`).
        fill_wanted: the score is in; it should fill the column's blanks.
    """

    noticed = Signal(str, str)
    command_typed = Signal(str)
    move_wanted = Signal(object)
    fill_wanted = Signal()
    closing = Signal(object)

    def __init__(
        self,
        sheet: ScoreSheet,
        delegate: CellDelegate,
        commands: frozenset[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._grid = sheet.model
        self._delegate = delegate
        self._commands = commands
        self._before = ""
        self._is_closing = False
        delegate.editing = self

    @property
    def editor(self) -> CellEditor | None:
        """The open editor."""
        return self._delegate.editor

    def follow(self, changed: frozenset[Place], origin: Origin | None) -> None:
        """Say that the cell being typed into changed elsewhere; what is typed stays."""
        place = self._sheet.held
        if place is None or self.editor is None:
            return
        if origin is Origin.LOCAL and not self.is_changed:
            self.cancel()
        elif place in changed:
            at = self._grid.where(place)
            value = None if at is None else self._grid.value(*at)
            stays = self.tr("What you are typing stays.")
            text = f"{words.changed_elsewhere(value, self._grid.decimal_mark)} {stays}"
            self.noticed.emit(text, "warning")
            self._sheet.context.announce(text)

    @property
    def is_changed(self) -> bool:
        """Whether the editor holds text that is not the cell's score."""
        return self.editor is not None and self.editor.text().strip() != self._before

    def prepare(self, row: int, column: int, typed: str | None) -> None:
        """Choose what the next editor starts with: ``typed``, a draft, or the score there."""
        value = self._grid.value(row, column)
        self._before = "" if value is None else shown(value, self._grid.decimal_mark)
        there = self._grid.draft(row, column) or self._before
        self._delegate.seed = there if typed is None else typed
        self._sheet.hold(self._grid.place(row, column))

    # -- ending --------------------------------------------------------------------------------

    def commit(self) -> bool:
        """Score the editor's text and close it; keep it open and say why if that fails."""
        editor, at = self.editor, self._where()
        if editor is None or at is None:
            return True
        text = editor.text().strip()
        if text != self._before:
            failure = self._sheet.record_text(*at, text) if text else self._sheet.clear([at])
            if failure:
                editor.show_invalid(True)
                self.noticed.emit(failure, "error")
                return False
        self._grid.set_draft(self._grid.place(*at), "")
        self._close()
        return True

    def cancel(self) -> None:
        """Close the editor; the cell is as it was."""
        at = self._where()
        if at is not None:
            self._grid.set_draft(self._grid.place(*at), "")
        self._close()

    def leave(self) -> None:
        """Score what was typed when the focus leaves; keep it in sight if it is no score."""
        editor, place = self.editor, self._sheet.held
        if self._is_closing or editor is None or place is None:
            return
        text = editor.text().strip()
        if not self.commit():
            self._close(is_quiet=True)
            self._grid.set_draft(place, text)

    def _where(self) -> tuple[int, int] | None:
        place = self._sheet.held
        return None if place is None else self._grid.where(place)

    def _close(self, *, is_quiet: bool = False) -> None:
        self._sheet.release()
        if self.editor is not None and not self._is_closing:
            self._is_closing = True
            self.closing.emit(self.editor)
            self._is_closing = False
        if not is_quiet:
            self.noticed.emit("", "muted")

    # -- keys ----------------------------------------------------------------------------------

    def claim_shortcut(self, event: QKeyEvent) -> bool:
        """Take the keys the editor acts on before Qt looks for shortcuts of the window."""
        if keys.is_reversal(event) or keys.is_enter(event) or keys.is_for_text(event):
            event.accept()
            return True
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key in the editor; false leaves it to the editor."""
        if self._take_undo(event):
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if keys.is_enter(event):
            if self.commit():
                self._after_enter(event)
            return True
        move = keys.move_of(event, with_tab=True)
        if move is not None:
            if self.commit():
                self.move_wanted.emit(move)
            return True
        return self._take_text(event)

    def _after_enter(self, event: QKeyEvent) -> None:
        if keys.is_control(event):
            self.fill_wanted.emit()
        else:
            self.move_wanted.emit(keys.enter_move(event))

    def _take_undo(self, event: QKeyEvent) -> bool:
        """Drop typed text first; with nothing typed, undo or redo what was done."""
        if not keys.is_reversal(event):
            return False
        was_changed = self.is_changed
        self.cancel()
        if not was_changed:
            self.noticed.emit("", "muted")
            (self._sheet.redo if keys.is_redo(event) else self._sheet.undo)()
        return True

    def _take_text(self, event: QKeyEvent) -> bool:
        if self.editor is not None:
            self.editor.show_invalid(False)
        letter = keys.letter_of(event)
        if not letter or is_score_character(letter):
            return False
        if letter in self._commands and self.commit():
            self.command_typed.emit(letter)
        return True
