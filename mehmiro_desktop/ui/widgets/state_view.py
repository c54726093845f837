"""A page that is loading, empty, in error, or showing its content."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.messages import sentence, technical
from mehmiro_desktop.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from mehmiro_desktop.ui.widgets.cards import v_column
from mehmiro_desktop.ui.widgets.labels import IconLabel, plain_label

_TEXT_PX = 480
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÁÉÍÓÚÑ¿¡“«])")
LOADING_DELAY_MS = 300
"""A read that is done sooner never flashes a loading sign."""


class StateView(QWidget):
    """Shows one of content, a message with one act, or nothing yet.

    ``state`` is ``content``, ``empty``, ``error`` or ``loading``.
    """

    def __init__(self, name: str, content: QWidget, parent: QWidget | None = None) -> None:
        """Start with ``content`` shown; ``name`` begins the object names."""
        super().__init__(parent)
        self.setObjectName(name)
        self.state = "content"
        self._on_act: Callable[[], object] | None = None
        # With its parent from the start: a stack without one shows its first page as a window.
        self._stack = QStackedLayout(self)
        self._icon = IconLabel("info", "text_faint", 40)
        self._title = plain_label(style="title", wrap=True, name=f"{name}.message")
        self._body = plain_label(role="muted", wrap=True, name=f"{name}.detail")
        self.button: QPushButton = primary_button("", f"{name}.act", parent=self)
        self.button.clicked.connect(self._act)
        self.other: QPushButton = secondary_button("", f"{name}.other", parent=self)
        self.other.clicked.connect(self._act_otherwise)
        self._on_other: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=LOADING_DELAY_MS)
        self._timer.timeout.connect(self._show_message)
        self.fold = quiet_button(self.tr("Details"), f"{name}.fold", parent=self)
        self.fold.setCheckable(True)
        self._details = plain_label(
            style="small", role="muted", wrap=True, name=f"{name}.technical"
        )
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fold.toggled.connect(self._details.setVisible)
        self._page = QWidget()
        column = v_column(spacing=12, margin=24)
        column.addStretch(1)
        message = (self._icon, self._title, self._body)
        for widget in (*message, self.button, self.other, self.fold, self._details):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (*message, self._details):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(_TEXT_PX)
        column.addStretch(2)
        self._page.setLayout(column)
        self._stack.addWidget(content)
        self._stack.addWidget(self._page)

    @staticmethod
    def act_in_front(screen: QWidget) -> QPushButton | None:
        """Return the act that a screen offers in the place of its content, if it does."""
        for each in screen.findChildren(StateView):
            if each.isVisibleTo(screen) and each.button.isVisibleTo(each):
                return each.button
        return None

    def show_content(self) -> None:
        """Show the content."""
        self._timer.stop()
        self.state = "content"
        self._stack.setCurrentIndex(0)

    def show_loading(self, text: str) -> None:
        """Say that something is on its way, if it takes more than 300 ms."""
        self._fill("loading", "loader-circle", text, "", "", None)
        self._timer.start()

    def show_empty(
        self, text: str, detail: str = "", act: str = "",
        on_act: Callable[[], object] | None = None, icon: str = "inbox",
    ) -> None:  # fmt: skip
        """Say that there is nothing here yet, and offer one act."""
        self._fill("empty", icon, text, detail, act, on_act)
        self._show_message()

    def offer_other(self, act: str, on_act: Callable[[], object]) -> None:
        """Offer a second act below the first, until something else is shown."""
        self.other.setText(act.replace("&", "&&"))
        self.other.show()
        self._on_other = on_act

    def show_error(
        self, error: MehmiroError, act: str = "", on_act: Callable[[], object] | None = None
    ) -> None:
        """Say what happened, and below it what is safe and what to do, each on its own line.

        What whoever helps wants to know is folded away below the act.
        """
        what, *rest = _SENTENCE_END.split(sentence(error))
        self._fill("error", "triangle-alert", what, "\n".join(rest), act, on_act)
        self._details.setText(technical(error))
        self.fold.show()
        self._show_message()

    def _fill(
        self, state: str, icon: str, text: str, detail: str, act: str,
        on_act: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        self.state = state
        self._icon.show_icon(icon, "error_text" if state == "error" else "text_faint", 40)
        self._title.setText(text)
        self._body.setText(detail)
        self._body.setVisible(bool(detail))
        for label in (self._title, self._body):
            # A centred label is given the height of one line only, whatever its words need.
            label.setMinimumHeight(max(0, label.heightForWidth(_TEXT_PX)))
        self.button.setText(act.replace("&", "&&"))
        self.button.setVisible(bool(act))
        self.other.hide()
        self.fold.hide()
        self.fold.setChecked(False)
        self._details.hide()
        self._on_act = on_act

    def _show_message(self) -> None:
        self._timer.stop()
        self._stack.setCurrentIndex(1)

    def _act(self) -> None:
        if self._on_act:
            self._on_act()

    def _act_otherwise(self) -> None:
        if self._on_other:
            self._on_other()
