"""Every question the window asks, and nowhere else. Only what cannot be undone is asked.

Nothing here waits: the answer comes as a call, so a question never holds up sync, a timer or a
test. The safe answer has the focus; the other one names the act.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

_WIDTH_PX, _MOST_PX = 560, 1100


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the button's text and what follows. ``danger``: cannot be undone."""

    text: str
    act: Callable[[], None] | None = None
    danger: bool = False


class Question(QDialog):
    """A question over one window. ``question.answer0``… are its buttons, the safe one last."""

    def __init__(
        self, parent: QWidget, title: str, detail: str, answers: Sequence[Answer], safe: str
    ) -> None:
        """Lay out the question; ``safe`` is the text of the answer that changes nothing."""
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(self.tr("Mehmiro"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._answers = answers
        self._buttons: list[QPushButton] = []
        for number, answer in enumerate(answers):
            button = secondary_button(
                answer.text, f"question.answer{number}", danger=answer.danger, parent=self
            )
            button.clicked.connect(self._chosen)
            self._buttons.append(button)
        keep = primary_button(safe, "question.safe", parent=self)
        keep.clicked.connect(self.reject)
        column = v_column(spacing=12, margin=24)
        column.addWidget(plain_label(title, style="title", wrap=True, name="question.title"))
        if detail:
            label = plain_label(detail, role="muted", wrap=True, name="question.detail")
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(h_row(None, *self._buttons, keep))
        self.setLayout(column)
        # Layouts do not ask a window for the height its words need at a width.
        width = max(min(scaled(_WIDTH_PX), _MOST_PX), column.minimumSize().width())
        self.setFixedSize(width, column.heightForWidth(width))
        keep.setDefault(True)
        keep.setFocus()

    def _chosen(self) -> None:
        sender: QObject | None = self.sender()
        number = next(i for i, button in enumerate(self._buttons) if button is sender)
        act = self._answers[number].act
        self.accept()
        if act is not None:
            act()


def ask(
    parent: QWidget, title: str, detail: str, answers: Sequence[Answer], safe: str
) -> Question:
    """Ask over the window of ``parent``; the chosen answer's ``act`` is called.

    Args:
        parent: any widget of the window to ask over.
        title: the question.
        detail: what is safe and what is not, in a sentence.
        answers: the acts offered, each naming itself on its button.
        safe: the text of the answer that changes nothing; it has the focus, Escape means it too.
    """
    question = Question(parent.window(), title, detail, answers, safe)
    question.open()
    return question
