"""Settings put in force while the window is open."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui import habits, i18n, theme
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.tour import Tour


class LiveSettings:
    """Applies settings to the application and to the window, if there is one."""

    def __init__(
        self, app: QApplication, profile: Profile, window: Callable[[], MainWindow | None]
    ) -> None:
        """Apply to ``app`` and to what ``window`` returns."""
        self._app = app
        self._profile = profile
        self._window = window

    def apply_language(self, setting: str) -> None:
        """Speak another language."""
        language = i18n.apply_language(self._app, setting)
        window = self._window()
        if window is not None:
            # Those who have not written their own comments have the usual ones, in the language.
            habits.follow(window.context.settings, self._profile.settings)
            window.context.settings.language = language

    def apply_text_size(self) -> None:
        """Take the size of text that is set."""
        habits.apply_text_size(self._app, self._profile.settings)
        window = self._window()
        if window is not None:
            window.rebuild_soon()

    def apply_theme(self, setting: str) -> None:
        """Take other colours."""
        theme.apply_theme(self._app, setting)
        window = self._window()
        if window is not None:
            window.context.settings.theme = setting

    def show_tour(self) -> None:
        """Show the first lesson."""
        window = self._window()
        if window is not None:
            Tour(window).open()
