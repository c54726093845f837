"""Moving widgets without their hearing that they lost the focus.

What is half typed ends when it loses the focus: a score of one digit would count as finished.
"""

from types import TracebackType
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker
from PySide6.QtWidgets import QApplication


class Unheard(QObject):
    """While it is entered no widget of the application is told that it lost the focus."""

    def __enter__(self) -> None:
        """Begin to keep it from them."""
        self._app = cast("QApplication", QApplication.instance())
        # Those who listen for the focus would finish what is being typed, too.
        self._blocker = QSignalBlocker(self._app)
        self._app.installEventFilter(self)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Let them hear again."""
        self._app.removeEventFilter(self)
        self._blocker.unblock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the loss of the focus back."""
        return event.type() == QEvent.Type.FocusOut
