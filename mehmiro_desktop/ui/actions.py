"""Every key that works anywhere in the window, in one table.

The same table makes the shortcuts and the key sheet (F1). Keys of a single screen belong to that
screen; ``ui.screen_keys`` lists them for the sheet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class WindowKey:
    """One act, the keys for it, and its English words (context ``Actions``)."""

    name: str
    keys: tuple[str, ...]
    text: str
    where: str = "window"

    @property
    def words(self) -> str:
        """The act in the language in force."""
        return QCoreApplication.translate("Actions", self.text)

    @property
    def shown_keys(self) -> str:
        """The first key as the system writes it."""
        return shown_keys(self.keys[0])


WINDOW_KEYS: tuple[WindowKey, ...] = (
    WindowKey("open.today", ("Ctrl+1",), QT_TRANSLATE_NOOP("Actions", "Today")),
    WindowKey("open.score", ("Ctrl+2",), QT_TRANSLATE_NOOP("Actions", "Score")),
    WindowKey("open.students", ("Ctrl+3",), QT_TRANSLATE_NOOP("Actions", "Students")),
    WindowKey("open.monitoring", ("Ctrl+4",), QT_TRANSLATE_NOOP("Actions", "Monitoring")),
    WindowKey("open.lessons", ("Ctrl+5",), QT_TRANSLATE_NOOP("Actions", "Lessons")),
    WindowKey("open.suggestions", ("Ctrl+6",), QT_TRANSLATE_NOOP("Actions", "Suggestions")),
    WindowKey("open.reports", ("Ctrl+7",), QT_TRANSLATE_NOOP("Actions", "Reports")),
    WindowKey("open.sync", ("Ctrl+8",), QT_TRANSLATE_NOOP("Actions", "Sync centre")),
    WindowKey("open.settings", ("Ctrl+9",), QT_TRANSLATE_NOOP("Actions", "Settings")),
    WindowKey("search", ("Ctrl+K",), QT_TRANSLATE_NOOP("Actions", "Search")),
    WindowKey("switch_class", ("Ctrl+Shift+K",), QT_TRANSLATE_NOOP("Actions", "Change class")),
    WindowKey("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("Actions", "Undo")),
    WindowKey("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), QT_TRANSLATE_NOOP("Actions", "Redo")),
    WindowKey("sync_now", ("Ctrl+Shift+S",), QT_TRANSLATE_NOOP("Actions", "Sync now")),
    WindowKey("next_region", ("F6",), QT_TRANSLATE_NOOP("Actions", "Next part of the window")),
    WindowKey(
        "previous_region",
        ("Shift+F6",),
        QT_TRANSLATE_NOOP("Actions", "Previous part of the window"),
    ),
    WindowKey("presenter", ("F8",), QT_TRANSLATE_NOOP("Actions", "Present; hold to leave")),
    WindowKey("lock", ("Ctrl+L",), QT_TRANSLATE_NOOP("Actions", "Lock")),
    WindowKey("key_sheet", ("F1",), QT_TRANSLATE_NOOP("Actions", "These keys")),
)


def shown_keys(keys: str) -> str:
    """Return keys as this system writes them, e.g. ``Ctrl+Z`` or ``⌘Z``."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native or keys


def install(window: QWidget, acts: Mapping[str, Callable[[], None]]) -> list[QShortcut]:
    """Make the shortcuts of :data:`WINDOW_KEYS` call ``acts``; keys without an act are left out."""
    made = []
    for key in WINDOW_KEYS:
        act = acts.get(key.name)
        if act is None:
            continue
        for sequence in key.keys:
            shortcut = QShortcut(QKeySequence(sequence), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setObjectName(f"key.{key.name}")
            # Held, F8 leaves presenting: its repeats are not wishes of their own.
            shortcut.setAutoRepeat(key.name != "presenter")
            shortcut.activated.connect(act)
            made.append(shortcut)
    return made
