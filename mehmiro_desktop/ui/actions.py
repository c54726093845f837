"""Every key that works anywhere in the window, in one table.

The same table makes the shortcuts and the key sheet (F1). Keys of a single screen (the score grid's)
belong to that screen, which lists them with :func:`screen_keys` for the sheet.
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
    WindowKey("key_sheet", ("F1",), QT_TRANSLATE_NOOP("Actions", "These keys")),
)

SCORING_KEYS: tuple[WindowKey, ...] = (
    WindowKey("grid.type", ("0…9",), QT_TRANSLATE_NOOP("Actions", "Start a score"), "score"),
    WindowKey(
        "grid.down", ("Enter",), QT_TRANSLATE_NOOP("Actions", "Save and go down"), "score"
    ),
    WindowKey(
        "grid.up", ("Shift+Enter",), QT_TRANSLATE_NOOP("Actions", "Save and go up"), "score"
    ),
    WindowKey(
        "grid.fill",
        ("Ctrl+Enter",),
        QT_TRANSLATE_NOOP("Actions", "Fill the blanks of the column"),
        "score",
    ),
    WindowKey("grid.clear", ("Del",), QT_TRANSLATE_NOOP("Actions", "Clear the cells"), "score"),
    WindowKey("grid.absent", ("A",), QT_TRANSLATE_NOOP("Actions", "Absent"), "score"),
    WindowKey("grid.exempt", ("X",), QT_TRANSLATE_NOOP("Actions", "Exempt"), "score"),
    WindowKey("grid.comment", ("C",), QT_TRANSLATE_NOOP("Actions", "Comment"), "score"),
    WindowKey("grid.slot", ("C 1…9",), QT_TRANSLATE_NOOP("Actions", "Quick comment"), "score"),
    WindowKey(
        "grid.records", ("V",), QT_TRANSLATE_NOOP("Actions", "All records of the cell"), "score"
    ),
    WindowKey("grid.pick", ("R",), QT_TRANSLATE_NOOP("Actions", "Random student"), "score"),
    WindowKey("grid.find", ("/",), QT_TRANSLATE_NOOP("Actions", "Find a student"), "score"),
    WindowKey("grid.quick", ("Q",), QT_TRANSLATE_NOOP("Actions", "Quick score"), "score"),
    WindowKey(
        "grid.blanks",
        ("B",),
        QT_TRANSLATE_NOOP("Actions", "Only students with blanks"),
        "score",
    ),
    WindowKey(
        "grid.column",
        ("Shift+F10",),
        QT_TRANSLATE_NOOP("Actions", "Menu of the variable"),
        "score",
    ),
)
"""What the score grid and quick-score listen to, for the key sheet only."""

LESSON_KEYS: tuple[WindowKey, ...] = (
    WindowKey("lessons.new", ("N",), QT_TRANSLATE_NOOP("Actions", "New lesson"), "lessons"),
    WindowKey("lessons.today", ("T",), QT_TRANSLATE_NOOP("Actions", "This week"), "lessons"),
    WindowKey(
        "lessons.weeks",
        ("PgUp", "PgDown"),
        QT_TRANSLATE_NOOP("Actions", "Previous and next week"),
        "lessons",
    ),
    WindowKey("lessons.add", ("Enter",), QT_TRANSLATE_NOOP("Actions", "Add a line"), "lessons"),
    WindowKey(
        "lessons.move",
        ("Alt+Up", "Alt+Down"),
        QT_TRANSLATE_NOOP("Actions", "Move the line"),
        "lessons",
    ),
    WindowKey("lessons.drop", ("Del",), QT_TRANSLATE_NOOP("Actions", "Remove line"), "lessons"),
    WindowKey("lessons.size", ("+", "-"), QT_TRANSLATE_NOOP("Actions", "Type size"), "lessons"),
)
"""What lessons listen to, for the key sheet only."""

SUGGESTION_KEYS: tuple[WindowKey, ...] = (
    WindowKey(
        "suggestions.student",
        ("Enter",),
        QT_TRANSLATE_NOOP("Actions", "Open student"),
        "suggestions",
    ),
    WindowKey(
        "suggestions.read",
        ("E",),
        QT_TRANSLATE_NOOP("Actions", "Read or unread"),
        "suggestions",
    ),
    WindowKey(
        "suggestions.dismiss", ("D",), QT_TRANSLATE_NOOP("Actions", "Dismiss"), "suggestions"
    ),
    WindowKey(
        "suggestions.copy",
        ("C",),
        QT_TRANSLATE_NOOP("Actions", "Copy to the comment"),
        "suggestions",
    ),
    WindowKey("suggestions.undo", ("U",), QT_TRANSLATE_NOOP("Actions", "Undo"), "suggestions"),
)
"""What the inbox of suggestions listens to, for the key sheet only."""


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
