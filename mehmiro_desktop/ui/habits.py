"""From the settings of this laptop to what the window goes by."""

import json

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from mehmiro_desktop import config
from mehmiro_desktop.ui import density, fonts, i18n, letters, presenter
from mehmiro_desktop.ui.context import Settings
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP

SLOTS = 9
MOST_CHARACTERS = 100
_USUAL_COMMENTS = (
    QT_TRANSLATE_NOOP("QuickComments", "Takes part more"),
    QT_TRANSLATE_NOOP("QuickComments", "Helps classmates"),
    QT_TRANSLATE_NOOP("QuickComments", "Clear improvement"),
    QT_TRANSLATE_NOOP("QuickComments", "Excellent work"),
    QT_TRANSLATE_NOOP("QuickComments", "Needs support"),
    QT_TRANSLATE_NOOP("QuickComments", "Was distracted"),
    QT_TRANSLATE_NOOP("QuickComments", "Homework missing"),
)


def usual_comments() -> tuple[str, ...]:
    """Return the nine quick comments of somebody who has not written their own."""
    words = [QCoreApplication.translate("QuickComments", each) for each in _USUAL_COMMENTS]
    return _filled(words)


def parse_comments(text: str) -> tuple[str, ...]:
    """Read the setting ``quick_comments``; one that cannot be read counts as not set."""
    if not text:
        return usual_comments()
    try:
        found = json.loads(text)
    except ValueError:
        return usual_comments()
    if not isinstance(found, list):
        return usual_comments()
    return _filled([each if isinstance(each, str) else "" for each in found])


def write_comments(texts: tuple[str, ...]) -> str:
    """Return nine quick comments as the setting keeps them; empty for the usual ones."""
    kept = _filled(list(texts))
    return "" if kept == usual_comments() else json.dumps(kept, ensure_ascii=False)


def _filled(texts: list[str]) -> tuple[str, ...]:
    short = [text.strip()[:MOST_CHARACTERS] for text in texts[:SLOTS]]
    return tuple(short + [""] * (SLOTS - len(short)))


def follow(settings: Settings, kept: config.Settings) -> Settings:
    """Bring what screens read into line with what the profile keeps; also the scoring letters and rows."""
    settings.language = i18n.language()
    settings.theme = kept.theme
    settings.digit_wait_ms = None if kept.digit_wait == "enter" else int(kept.digit_wait)
    settings.goes_to_next_column = kept.column_end == "next"
    settings.quick_comments = parse_comments(kept.quick_comments)
    settings.shows_birth_dates = kept.birth_dates == "shown"
    wants_numbers = kept.present_names == "number"
    if wants_numbers != settings.presents_numbers:
        # Any other setting that changes leaves alone what was chosen in front of the class.
        presenter.show_numbers(wants_numbers)
    settings.presents_numbers = wants_numbers
    settings.presents_at_start = kept.present_at_start == "on"
    settings.locks_after_min = None if kept.auto_lock == "never" else int(kept.auto_lock)
    settings.is_shared = kept.laptop == "shared"
    density.use_compact(kept.density == "compact")
    letters.use_letters(kept.letter_keys == "on", kept.letters)
    return settings


def apply_text_size(app: QApplication, kept: config.Settings) -> None:
    """Put the text size in force; what is shown already must be built anew."""
    fonts.set_text_size(app, int(kept.text_size))
