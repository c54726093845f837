"""A quiet word that two students of the class may be one, written twice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.widgets import Notice, h_row, secondary_button


class AlikeBar(QWidget):
    """One pair at a time; hidden while no two look alike.

    Signals:
        rename_asked: Edit the alias of this student; carries the id.
        keep_asked: They are two; carries both students.
    """

    rename_asked = Signal(str)
    keep_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[Student, Student] | None = None
        self._more = 0
        self.notice = Notice("roster.alike")
        self.rename_button = secondary_button(self.tr("Rename"), "roster.alike.rename")
        self.rename_button.clicked.connect(self._on_rename)
        self.keep_button = secondary_button(self.tr("Keep both"), "roster.alike.keep")
        self.keep_button.clicked.connect(self._on_keep)
        row = h_row(self.notice, self.rename_button, self.keep_button, spacing=8)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.hide()
        presenter.news().presenter_changed.connect(self._tell)

    @property
    def has_pair(self) -> bool:
        """Whether there is a pair to ask about."""
        return self._pair is not None

    def show_pairs(self, pairs: Sequence[tuple[Student, Student]]) -> None:
        """Show the first pair and how many more there are."""
        self._pair, self._more = (pairs[0] if pairs else None), len(pairs) - 1
        self._tell()
        self.setVisible(bool(pairs))

    def _tell(self) -> None:
        if self._pair is None:
            return
        one, other = (presenter.shown_alias(each.alias, each.id) for each in self._pair)
        text = self.tr("“{one}” and “{other}” look like the same student.").format(
            one=one, other=other
        )
        if self._more:
            more = self.tr("%n more pair(s).", "", self._more)
            text = f"{text} {more}"
        self.notice.say(text)
        self.rename_button.setAccessibleName(self.tr("Rename {alias}").format(alias=other))
        # Nobody can rename who is not named.
        self.rename_button.setEnabled(not presenter.shows_numbers())

    def _on_rename(self, *_: object) -> None:
        if self._pair is not None:
            self.rename_asked.emit(self._pair[1].id)

    def _on_keep(self, *_: object) -> None:
        if self._pair is not None:
            self.keep_asked.emit(self._pair)
