"""A quiet word that two students of the class may be one, written twice."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.alike import find_alike, pair_of
from mehmiro_desktop.domain.entities import Edit, Student
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.alike import forget_pair, keep_pair, load_kept_pairs
from mehmiro_desktop.store.commands.merging import merge_students
from mehmiro_desktop.store.queries.classes import count_scores
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.beside import edit_beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.widgets import Notice, plain_tip, secondary_button, v_column
from mehmiro_desktop.ui.widgets.wrap import WrapLayout


class AlikeBar(QWidget):
    """One pair at a time; hidden while no two look alike.

    Signals:
        rename_asked: Edit the alias of this student; carries the id.
        settled: A pair was answered, or is asked about again: read the class again.
        failed: It could not be kept; carries the error.
    """

    rename_asked = Signal(str)
    settled = Signal()
    failed = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pair: tuple[Student, Student] | None = None
        self._more = 0
        self.notice = Notice("roster.alike")
        self.merge_button = secondary_button(self.tr("They are one"), "roster.alike.merge")
        self.merge_button.clicked.connect(self._on_merge)
        self.rename_button = secondary_button(self.tr("Rename"), "roster.alike.rename")
        self.rename_button.clicked.connect(self._on_rename)
        self.keep_button = secondary_button(self.tr("Keep both"), "roster.alike.keep")
        self.keep_button.clicked.connect(self._on_keep)
        acts = WrapLayout()
        for button in (self.merge_button, self.rename_button, self.keep_button):
            acts.addWidget(button)
        column = v_column(spacing=8)
        column.addWidget(self.notice)
        column.addLayout(acts)
        self.setLayout(column)
        self.hide()
        presenter.follow(self, self._tell)

    @property
    def has_pair(self) -> bool:
        """Whether there is a pair to ask about."""
        return self._pair is not None

    def show_students(self, students: Sequence[Student]) -> None:
        """Ask about those of ``students`` who look alike and were not kept apart."""
        pairs = find_alike(students, load_kept_pairs(self._context.store))
        self._pair, self._more = (pairs[0] if pairs else None), len(pairs) - 1
        self._tell()
        self.setVisible(bool(pairs))

    def _tell(self) -> None:
        if self._pair is None:
            return
        one, other = _names(self._pair)
        text = self.tr("“{one}” and “{other}” look like the same student.").format(
            one=one, other=other
        )
        if self._more:
            more = self.tr("%n more pair(s).", "", self._more)
            text = f"{text} {more}"
        self.notice.say(text)
        plain_tip(
            self.merge_button,
            self.tr(
                "The scores, comments and attendance of both stay, as {alias}'s."
                " One undo parts them again."
            ).format(alias=one),
        )
        self.rename_button.setAccessibleName(self.tr("Rename {alias}").format(alias=other))
        # Nobody can rename who is not named.
        self.rename_button.setEnabled(not presenter.shows_numbers())

    def _on_rename(self, *_: object) -> None:
        if self._pair is not None:
            self.rename_asked.emit(self._pair[1].id)

    def _on_merge(self, *_: object) -> None:
        if self._pair is None:
            return
        one, other = self._pair
        first, second = _names(self._pair)
        words = self.tr("“{one}” and “{other}” are one student now")
        text = words.format(one=first, other=second)
        store = self._context.store
        try:
            rows = sum(count_scores(store, student_id=each.id) for each in self._pair)
        except MehmiroError as error:
            self.failed.emit(error)
            return
        work = partial(merge_students, store, one.id, other.id)

        def done(_: Edit) -> None:
            self.settled.emit()
            self._context.toast(text, undo=True)

        waiting = self.tr("Making them one student…")
        edit_beside(self._context, self, rows, waiting, work, done, self.failed.emit)

    def _on_keep(self, *_: object) -> None:
        if self._pair is None:
            return
        kept = pair_of(*self._pair)
        one, other = _names(self._pair)
        words = self.tr("“{one}” and “{other}” stay two students")
        text = words.format(one=one, other=other)
        if self._attempt(partial(keep_pair, self._context.store, kept)):
            again = partial(forget_pair, self._context.store, kept)
            self._context.toast(text, undo=partial(self._attempt, again))

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except MehmiroError as error:
            self.failed.emit(error)
            return False
        self.settled.emit()
        return True


def _names(pair: tuple[Student, Student]) -> tuple[str, str]:
    """Return what the two are called on the screen now."""
    one, other = (presenter.shown_alias(each.alias, each.id) for each in pair)
    return one, other
