"""The button that says in which order quick-score goes, and offers the others."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.scoring.quick_order import Order
from mehmiro_desktop.ui.stylesheet import TARGET_PX


class OrderButton(QPushButton):
    """Opens a menu of the three orders.

    Signals:
        chosen: the :class:`Order` that was chosen.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("score.quick.order")
        self.setProperty("kind", "quiet")
        self.setFont(font("body"))
        self.setMinimumHeight(TARGET_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self, "arrow-down-up", "primary_text")
        self._words = {
            Order.LIST: self.tr("In the list's order"),
            Order.RANDOM: self.tr("At random"),
            Order.BLANKS: self.tr("Only blanks"),
        }
        menu = QMenu(self)
        menu.setObjectName("score.quick.orders")
        group = QActionGroup(menu)
        self._actions = {}
        for order, words in self._words.items():
            action = menu.addAction(words)
            action.setObjectName(f"score.quick.order.{order.value}")
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, order))
            self._actions[order] = group.addAction(action)
        self.setMenu(menu)
        self.show_order(Order.LIST)

    def show_order(self, order: Order) -> None:
        """Say which order is in force."""
        self.setText(self._words[order])
        self.setAccessibleName(self.tr("Order: {order}").format(order=self._words[order]))
        self._actions[order].setChecked(True)

    def _choose(self, order: Order, *_: object) -> None:
        self.chosen.emit(order)
