"""Compact rows end at the first touch: they are too close together for a finger."""

import logging

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.config import Profile
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui import density, habits
from mehmiro_desktop.ui.context import UiContext

_log = logging.getLogger(__name__)


class TouchWatch(QObject):
    """Moves the rows apart, for good, when a window is touched, and says so."""

    def __init__(self, window: QWidget, context: UiContext, profile: Profile) -> None:
        """Watch ``window``, which must have been shown."""
        super().__init__(window)
        self._context, self._profile = context, profile
        # The window's handle alone: it hears every touch first, and far fewer events than a filter
        # on the application, through which each repaint of each cell would come.
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Act on a touch; it goes on as always."""
        if event.type() == QEvent.Type.TouchBegin and density.is_compact():
            self._end_compact()
        return False

    def _end_compact(self) -> None:
        try:
            self._profile.change_setting("density", "comfortable")
        except MehmiroError as error:
            _log.warning("density not kept: %s", error)
            density.use_compact(False)
        else:
            habits.follow(self._context.settings, self._profile.settings)
        self._context.toast(
            self.tr("The screen was touched: rows are comfortable again (Settings, General).")
        )
