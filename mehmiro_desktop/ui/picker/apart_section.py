"""Which students are not to be in one group: choosing two, and the pairs there are."""

from collections.abc import Callable
from functools import partial
from itertools import combinations, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from mehmiro_desktop.domain.apart import Pair
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.apart_pairs import add_pair, load_pairs, remove_pair
from mehmiro_desktop.ui import messages, presenter
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import (
    h_row,
    icon_button,
    plain_label,
    secondary_button,
    v_column,
    wrapped,
)

_LETTERS, _ROW_PX = 10, 500
_NAME = "score.groups.apart"


class ApartSection(QWidget):
    """Lies folded until ``button`` is pressed; hidden while the class looks on.

    Enter in a box adds the two, Delete on a pair's button removes it.

    Signals:
        changed: other pairs are kept apart now.
        folded: it was folded or unfolded.
    """

    changed = Signal()
    folded = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.section")
        self._sheet = sheet
        self._students: list[tuple[str, str]] = []
        self._shown: list[tuple[Pair, str, str]] = []
        self._rows: list[tuple[QWidget, QPushButton]] = []
        self.pairs: frozenset[Pair] = frozenset()
        self.failure = ""
        self.button = secondary_button(self.tr("Keep apart"), _NAME)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self._lay_out()
        self.hide()
        presenter.follow(self, self._follow_presenter)

    def _lay_out(self) -> None:
        self._hidden = plain_label(presenter.hidden(), role="muted", wrap=True)
        self._content = QWidget(self)
        about = plain_label(
            self.tr(
                "Who must not be in one group. Kept on this laptop only, for every lesson."
            ),
            style="small",
            role="muted",
            wrap=True,
        )
        self._one = self._box(self.tr("First student"), f"{_NAME}.one")
        self._other = self._box(self.tr("Second student"), f"{_NAME}.other")
        self._add = secondary_button(self.tr("Add"), f"{_NAME}.add", icon="plus")
        self._add.clicked.connect(self._on_add)
        self._told = plain_label(style="small", role="error", wrap=True, name=f"{_NAME}.told")
        self._list = v_column(spacing=4)
        inner = v_column()
        inner.addWidget(about)
        inner.addLayout(wrapped(self._one, self._other, self._add))
        inner.addWidget(self._told)
        inner.addLayout(self._list)
        self._content.setLayout(inner)
        column = v_column()
        column.addWidget(self._hidden)
        column.addWidget(self._content)
        self.setLayout(column)

    def _box(self, label: str, name: str) -> QComboBox:
        box = QComboBox(self._content)
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setPlaceholderText(label)
        box.setFont(font("body"))
        box.setMinimumContentsLength(_LETTERS)
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        return box

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the pairs of the class that is open, and show them and its students."""
        at = self._sheet.at
        self.pairs, self.failure = frozenset(), ""
        if at is not None:
            try:
                self.pairs = load_pairs(self._sheet.context.store, at.school_class.id)
            except MehmiroError as error:
                self.failure = messages.sentence(error)
        self._tell("")
        self._show()

    def _show(self) -> None:
        model, is_hidden = self._sheet.model, presenter.is_on()
        self._hidden.setVisible(is_hidden)
        self._content.setVisible(not is_hidden)
        here = [] if is_hidden else model.students
        students = [
            (each.id, model.alias(row))
            for row, each in enumerate(here)
            if not model.now_in(row)
        ]
        if students != self._students:
            self._students = students
            for box in (self._one, self._other):
                self._fill(box)
        # Those of whom somebody has left the class stay kept: an undo may bring them back.
        self._show_pairs(
            [
                (pair, one, other)
                for (one_id, one), (other_id, other) in combinations(students, 2)
                if (pair := frozenset((one_id, other_id))) in self.pairs
            ]
        )

    def _fill(self, box: QComboBox) -> None:
        chosen = box.currentData()
        box.clear()
        for student_id, alias in self._students:
            box.addItem(alias, student_id)
        box.setCurrentIndex(box.findData(chosen))

    def _show_pairs(self, pairs: list[tuple[Pair, str, str]]) -> None:
        if pairs == self._shown:
            return
        focused = [place for place, (_, drop) in enumerate(self._rows) if drop.hasFocus()]
        for row, _ in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = pairs
        self._rows = [self._row(place, *each) for place, each in enumerate(pairs)]
        drops = [drop for _, drop in self._rows]
        # They are younger than what stands below them, and the Tab key goes by age.
        for one, following in pairwise([self._one, self._other, self._add, *drops]):
            QWidget.setTabOrder(one, following)
        if focused:
            (drops[min(focused[0], len(drops) - 1)] if drops else self._one).setFocus()

    def _row(self, place: int, pair: Pair, one: str, other: str) -> tuple[QWidget, QPushButton]:
        both = f"{one} · {other}"
        row = QWidget(self._content)
        label = plain_label(parent=row, name=f"{_NAME}.pair.{place}")
        words.show_short(label, both, _ROW_PX)
        name = self.tr("Remove: {pair}").format(pair=both)
        drop = icon_button("x", name, f"{_NAME}.remove.{place}", parent=row)
        drop.clicked.connect(partial(self._on_remove, pair))
        row.setLayout(h_row(label, None, drop))
        self._list.addWidget(row)
        row.show()
        return row, drop

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if text:
            self._sheet.context.announce(text)

    def _on_toggled(self, is_open: bool) -> None:
        self._tell("")
        self.setVisible(is_open)
        self.folded.emit()
        if is_open and not presenter.is_on():
            self._one.setFocus()

    def _follow_presenter(self) -> None:
        for box in (self._one, self._other):
            box.hidePopup()
        if any(each.hasFocus() for each in self._content.findChildren(QWidget)):
            self.button.setFocus()
        self._show()

    # -- changing ------------------------------------------------------------------------------

    def _on_add(self, *_: object) -> None:
        chosen = {self._one.currentData(), self._other.currentData()} - {None}
        pair = frozenset(map(str, chosen))
        if len(pair) != 2:
            self._tell(self.tr("Choose two different students."))
        elif pair in self.pairs:
            self._tell(self.tr("This pair is in the list already."))
        elif self._keep(add_pair, self._class_id, pair):
            for box in (self._one, self._other):
                box.setCurrentIndex(-1)
            self._sheet.context.announce(self.tr("Pair added"))
        self._one.setFocus()

    def _on_remove(self, pair: Pair, *_: object) -> None:
        class_id = self._class_id
        if self._keep(remove_pair, class_id, pair):
            undo = partial(self._keep, add_pair, class_id, pair)
            self._sheet.context.toast(self.tr("Pair removed"), undo=undo)

    @property
    def _class_id(self) -> str:
        at = self._sheet.at
        return "" if at is None else at.school_class.id

    def _keep(self, act: Callable[[Store, str, Pair], None], class_id: str, pair: Pair) -> bool:
        """Add or remove a pair; false (and said) when it could not be kept."""
        try:
            act(self._sheet.context.store, class_id, pair)
        except MehmiroError as error:
            self._tell(messages.sentence(error))
            return False
        self.refresh()
        self.changed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add on Enter in a box, remove on Delete; leave every other key to the panel."""
        pressed = [drop for _, drop in self._rows if drop.hasFocus()]
        if keys.is_enter(event) and (self._one.hasFocus() or self._other.hasFocus()):
            self._on_add()
        elif event.key() == Qt.Key.Key_Delete and pressed:
            pressed[0].click()
        else:
            super().keyPressEvent(event)
