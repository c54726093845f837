"""The keys that belong to single screens, for the key sheet (F1) and the palette.

They make no shortcuts: each screen listens itself. A test holds that what the foot of a screen
promises stands here.
"""

from dataclasses import replace

from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.actions import WindowKey
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP

Keys = tuple[WindowKey, ...]


def _key(name: str, text: str, *keys: str) -> WindowKey:
    return WindowKey(name, keys, text, name.partition(".")[0])


GRID_KEYS: Keys = (
    _key("grid.type", QT_TRANSLATE_NOOP("Actions", "Start a score"), "0…9"),
    _key("grid.down", QT_TRANSLATE_NOOP("Actions", "Save and go down"), "Enter"),
    _key("grid.up", QT_TRANSLATE_NOOP("Actions", "Save and go up"), "Shift+Enter"),
    _key(
        "grid.sideways",
        QT_TRANSLATE_NOOP("Actions", "Save and go sideways"),
        "Tab",
        "Shift+Tab",
    ),
    _key("grid.arrows", QT_TRANSLATE_NOOP("Actions", "Move"), "←", "→", "↑", "↓"),
    _key("grid.ends", QT_TRANSLATE_NOOP("Actions", "First and last of the row"), "Home", "End"),
    _key(
        "grid.corners",
        QT_TRANSLATE_NOOP("Actions", "First and last of the class"),
        "Ctrl+Home",
        "Ctrl+End",
    ),
    _key("grid.pages", QT_TRANSLATE_NOOP("Actions", "A page up and down"), "PgUp", "PgDown"),
    _key(
        "grid.edit",
        QT_TRANSLATE_NOOP("Actions", "Change the score; in attendance: absent"),
        "Space",
        "F2",
    ),
    _key("grid.drop", QT_TRANSLATE_NOOP("Actions", "Drop what is typed"), "Esc"),
    _key("grid.step", QT_TRANSLATE_NOOP("Actions", "A step more or less"), "+", "-"),
    _key(
        "grid.fill", QT_TRANSLATE_NOOP("Actions", "Fill the blanks of the column"), "Ctrl+Enter"
    ),
    _key("grid.clear", QT_TRANSLATE_NOOP("Actions", "Clear the cells"), "Del"),
    _key(
        "grid.copy",
        QT_TRANSLATE_NOOP("Actions", "Copy and paste, also with a spreadsheet"),
        "Ctrl+C",
        "Ctrl+V",
    ),
    _key("grid.absent", QT_TRANSLATE_NOOP("Actions", "Absent"), "A"),
    _key("grid.late", QT_TRANSLATE_NOOP("Actions", "Late"), "L"),
    _key("grid.exempt", QT_TRANSLATE_NOOP("Actions", "Exempt"), "X"),
    _key("grid.comment", QT_TRANSLATE_NOOP("Actions", "Comment"), "C"),
    _key("grid.slot", QT_TRANSLATE_NOOP("Actions", "Quick comment"), "C 1…9"),
    _key(
        "grid.records",
        QT_TRANSLATE_NOOP("Actions", "All records of the cell"),
        "V",
        "Alt+Enter",
    ),
    _key("grid.pick", QT_TRANSLATE_NOOP("Actions", "Random student"), "R"),
    _key("grid.find", QT_TRANSLATE_NOOP("Actions", "Find a student"), "/"),
    _key("grid.quick", QT_TRANSLATE_NOOP("Actions", "Quick score"), "Q"),
    _key("grid.blanks", QT_TRANSLATE_NOOP("Actions", "Only students with blanks"), "B"),
    _key(
        "grid.menu",
        QT_TRANSLATE_NOOP("Actions", "Menu of the cell and its variable"),
        "Shift+F10",
    ),
)
"""What the score grid listens to."""

QUICK_KEYS: Keys = (
    _key("quick.type", QT_TRANSLATE_NOOP("Actions", "Score and go on"), "0…9"),
    _key("quick.skip", QT_TRANSLATE_NOOP("Actions", "Skip the student"), "Space", "Enter"),
    _key("quick.student", QT_TRANSLATE_NOOP("Actions", "Student before and after"), "←", "→"),
    _key("quick.variable", QT_TRANSLATE_NOOP("Actions", "Variable before and after"), "↑", "↓"),
    _key("quick.hold", QT_TRANSLATE_NOOP("Actions", "Type more digits, then Enter"), "F2"),
    _key("quick.step", QT_TRANSLATE_NOOP("Actions", "A step more or less"), "+", "-"),
    _key("quick.clear", QT_TRANSLATE_NOOP("Actions", "Clear the score"), "Del"),
    _key(
        "quick.fill",
        QT_TRANSLATE_NOOP("Actions", "Fill the blanks of the column"),
        "Ctrl+Enter",
    ),
    _key("quick.leave", QT_TRANSLATE_NOOP("Actions", "Back to the grid"), "Esc"),
)
"""What quick-score listens to besides the letters of the grid."""

PICKER_KEYS: Keys = (
    _key("picker.again", QT_TRANSLATE_NOOP("Actions", "Call another; shuffle again"), "R"),
    _key("picker.absent", QT_TRANSLATE_NOOP("Actions", "Absent, call another"), "A"),
    _key("picker.groups", QT_TRANSLATE_NOOP("Actions", "Groups"), "G"),
    _key("picker.score", QT_TRANSLATE_NOOP("Actions", "Score now"), "Enter"),
    _key("picker.size", QT_TRANSLATE_NOOP("Actions", "More or fewer in a group"), "+", "-"),
    _key("picker.copy", QT_TRANSLATE_NOOP("Actions", "Copy the groups"), "Ctrl+C"),
    _key(
        "find.absent",
        QT_TRANSLATE_NOOP("Actions", "Absent, where a student is searched"),
        "Alt+A",
    ),
)
"""What the picker and the groups listen to."""

STUDENTS_KEYS: Keys = (
    _key("students.rename", QT_TRANSLATE_NOOP("Actions", "Change the name"), "F2"),
    _key("students.open", QT_TRANSLATE_NOOP("Actions", "Open"), "Enter"),
    _key("students.switch", QT_TRANSLATE_NOOP("Actions", "In use or not"), "Space"),
    _key("students.drop", QT_TRANSLATE_NOOP("Actions", "Remove"), "Del"),
    _key(
        "students.move",
        QT_TRANSLATE_NOOP("Actions", "Order of variables"),
        "Alt+Up",
        "Alt+Down",
    ),
)
"""What the lists of students, variables and sessions listen to."""

STUDENT_KEYS: Keys = (
    _key(
        "student.turn",
        QT_TRANSLATE_NOOP("Actions", "Student before and after"),
        "Alt+Left",
        "Alt+Right",
    ),
    _key("student.table", QT_TRANSLATE_NOOP("Actions", "Chart as a table"), "T"),
    _key(
        "student.points", QT_TRANSLATE_NOOP("Actions", "Points of a chart"), "←", "→", "↑", "↓"
    ),
)
"""What a student's page listens to."""

MONITORING_KEYS: Keys = (
    _key("monitoring.open", QT_TRANSLATE_NOOP("Actions", "Student's page"), "Enter"),
    _key("monitoring.why", QT_TRANSLATE_NOOP("Actions", "Why this light"), "Space"),
    _key("monitoring.set", QT_TRANSLATE_NOOP("Actions", "Set the light by hand"), "F2"),
    _key("monitoring.find", QT_TRANSLATE_NOOP("Actions", "Find a student"), "/"),
    _key("monitoring.leave", QT_TRANSLATE_NOOP("Actions", "Put the reasons away"), "Esc"),
)
"""What the board listens to."""

LESSON_KEYS: Keys = (
    _key("lessons.new", QT_TRANSLATE_NOOP("Actions", "New lesson"), "N"),
    _key("lessons.today", QT_TRANSLATE_NOOP("Actions", "This week"), "T"),
    _key(
        "lessons.weeks",
        QT_TRANSLATE_NOOP("Actions", "Previous and next week"),
        "PgUp",
        "PgDown",
    ),
    _key("lessons.days", QT_TRANSLATE_NOOP("Actions", "Days and lessons"), "←", "→", "↑", "↓"),
    _key("lessons.add", QT_TRANSLATE_NOOP("Actions", "Open; add a line"), "Enter"),
    _key("lessons.done", QT_TRANSLATE_NOOP("Actions", "Done, or open again"), "Ctrl+Enter"),
    _key("lessons.move", QT_TRANSLATE_NOOP("Actions", "Move the line"), "Alt+Up", "Alt+Down"),
    _key("lessons.drop", QT_TRANSLATE_NOOP("Actions", "Remove line"), "Del"),
    _key("lessons.size", QT_TRANSLATE_NOOP("Actions", "Type size"), "+", "-"),
    _key("lessons.scroll", QT_TRANSLATE_NOOP("Actions", "Scroll while reading"), "Space"),
    _key("lessons.leave", QT_TRANSLATE_NOOP("Actions", "Back"), "Esc"),
)
"""What lessons listen to."""

SUGGESTION_KEYS: Keys = (
    _key("suggestions.move", QT_TRANSLATE_NOOP("Actions", "Next suggestion"), "↑", "↓"),
    _key("suggestions.student", QT_TRANSLATE_NOOP("Actions", "Open student"), "Enter"),
    _key("suggestions.read", QT_TRANSLATE_NOOP("Actions", "Read or unread"), "E"),
    _key("suggestions.dismiss", QT_TRANSLATE_NOOP("Actions", "Dismiss"), "D"),
    _key("suggestions.copy", QT_TRANSLATE_NOOP("Actions", "Copy to the comment"), "C"),
    _key("suggestions.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "U"),
)
"""What the inbox of suggestions listens to."""


def in_force(keys: Keys) -> Keys:
    """Return keys of scoring with the letters in force; without those while letters are off."""
    usual = {key.letter.upper(): key.name for key in letters.LETTER_KEYS}
    found = []
    for key in keys:
        first, _, rest = key.keys[0].partition(" ")
        name = usual.get(first)
        if name is None:
            found.append(key)
        elif letters.are_on():
            shown = f"{letters.shown(name)} {rest}".strip()
            found.append(replace(key, keys=(shown, *key.keys[1:])))
        elif len(key.keys) > 1:
            found.append(replace(key, keys=key.keys[1:]))
    return tuple(found)


def without_letters(keys: Keys) -> Keys:
    """Return the keys of a screen that does not score, while letters are off without those."""
    if letters.are_on():
        return keys
    return tuple(key for key in keys if not letters.is_letter(key.keys[0]))
