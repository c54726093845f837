"""Random groups of those who are there, by size or by number, with some kept apart."""

from functools import partial
from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.apart import Groups, broken_pairs, keep_apart
from mehmiro_desktop.domain.picking import groups_by_count, groups_by_size
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.picker.apart_section import ApartSection
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import (
    ScrollColumn,
    card_title,
    h_row,
    icon_button,
    plain_label,
    primary_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.segments import Segments
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

_WIDTH_PX, _LIST_PX, _OPEN_PX, _MOST, _USUAL = 640, 300, 460, 20, 4
SIZE, COUNT = "size", "count"


class GroupsPanel(InlinePanel):
    """Deals the students out. The picker's key deals anew, + and - change how many, Ctrl+C copies them as text.

    Signals:
        copied: the groups are on the clipboard.
    """

    copied = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__("score.groups", parent)
        self.setFixedWidth(_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = sheet
        self._chance = SystemRandom()
        self._order: list[str] = []
        self._groups: Groups = ()
        self._by = Segments(
            "score.groups.by",
            ((SIZE, self.tr("Students in a group")), (COUNT, self.tr("Number of groups"))),
        )
        self._by.chosen.connect(self._make_groups)
        self.number = _USUAL
        self._number = plain_label(style="title", name="score.groups.number")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumWidth(40)
        fewer = icon_button("minus", self.tr("Fewer"), "score.groups.fewer")
        fewer.clicked.connect(partial(self._step, -1))
        more = icon_button("plus", self.tr("More"), "score.groups.more")
        more.clicked.connect(partial(self._step, 1))
        self._list = ScrollColumn(margin=0, spacing=8)
        self._text = plain_label(style="title", wrap=True, name="score.groups.text")
        self._broken = plain_label(role="warning", wrap=True, name="score.groups.broken")
        self._apart = ApartSection(sheet, self._list)
        self._apart.changed.connect(self._on_pairs)
        self._apart.folded.connect(self._fit)
        for widget in (self._broken, self._apart, self._text):
            self._list.column.addWidget(widget)
        self._list.column.addStretch(1)
        again = self._again = secondary_button("", "score.groups.again")
        again.clicked.connect(self._deal)
        copy = secondary_button(self.tr("Copy"), "score.groups.copy", icon="copy")
        copy.clicked.connect(self._copy)
        close = primary_button(self.tr("Close"), "score.groups.close")
        close.clicked.connect(self.close_panel)
        presenter.news().presenter_changed.connect(self._show_groups)
        sheet.refreshed.connect(self._on_refreshed)
        self.column.addWidget(card_title(self.tr("Groups")))
        self.column.addWidget(self._by)
        self.column.addLayout(h_row(fewer, self._number, more, None, spacing=8))
        self.column.addWidget(self._list)
        acts = WrapLayout()
        for button in (again, copy, self._apart.button, close):
            acts.addWidget(button)
        self.column.addLayout(acts)

    def open_panel(self) -> None:
        """Make groups and show them."""
        self._again.setText(letters.labelled(self.tr("Shuffle again"), "pick"))
        self._apart.button.setChecked(False)
        self._apart.refresh()
        self._deal()
        self._fit()
        self.setFocus()

    def _fit(self) -> None:
        self.fit_list(self._list, _OPEN_PX if self._apart.button.isChecked() else _LIST_PX)
        self.open_centered()

    def _deal(self) -> None:
        model = self._sheet.model
        left_out = model.skipped
        self._order = [each.id for each in model.students if each.id not in left_out]
        self._chance.shuffle(self._order)
        self._make_groups()

    def _make_groups(self, *_: object) -> None:
        make = groups_by_size if self._by.current == SIZE else groups_by_count
        self._part(make(self._order, self.number))

    def _part(self, groups: Groups) -> None:
        self._groups = keep_apart(groups, self._apart.pairs, self._chance)
        self._show_groups()
        if self._broken.text():
            self._sheet.context.announce(self._broken.text())

    @property
    def text(self) -> str:
        """The groups, one a line."""
        model = self._sheet.model
        names = {each.id: model.alias(row) for row, each in enumerate(model.students)}
        return "\n".join(
            f"{number}. {', '.join(names[each] for each in group if each in names)}"
            for number, group in enumerate(self._groups, 1)
        )

    def _step(self, direction: int, *_: object) -> None:
        self.number = min(max(self.number + direction, 1), _MOST)
        self._make_groups()

    def _show_groups(self) -> None:
        self._number.setText(str(self.number))
        self._text.setText(self.text or self.tr("Nobody is here"))
        broken = broken_pairs(self._groups, self._apart.pairs)
        told = self._apart.failure
        # That there are such pairs is nothing for the class to read.
        if broken and not presenter.is_on():
            told = self.tr("%n pair(s) could not be kept apart", "", broken)
        self._broken.setText(told)
        self._broken.setVisible(bool(told))

    def _on_pairs(self) -> None:
        # Those on the screen stay if they part everyone already.
        if self.isVisible():
            self._part(self._groups)

    def _on_refreshed(self, *_: object) -> None:
        if self.isVisible():
            self._apart.refresh()
            self._show_groups()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deal anew on the picker's key, copy on Ctrl+C."""
        letter = keys.letter_of(event)
        if letter == "r":
            self._deal()
        elif letter in ("+", "-"):
            self._step(1 if letter == "+" else -1)
        elif keys.is_control(event) and event.key() == Qt.Key.Key_C:
            self._copy()
        else:
            super().keyPressEvent(event)
