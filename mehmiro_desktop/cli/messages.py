"""Sentences of the command line in the language of the profile, or else of the system."""

import os
from collections import defaultdict

from mehmiro_desktop.cli.error_sentences import ERRORS
from mehmiro_desktop.cli.words import REASONS, WORDS
from mehmiro_desktop.domain.imports import Reason
from mehmiro_desktop.errors import MehmiroError

LANGUAGES = ("en", "es")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(setting: str) -> str:
    """Return ``en`` or ``es``: the profile's setting, else the system's, else English."""
    if setting in LANGUAGES:
        return setting
    name = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "es" if name.lower().startswith("es") else "en"


def sentence(error: MehmiroError, language: str) -> str:
    """Return what to tell a person about ``error``."""
    reason = error.details.get("reason", error.details.get("field", ""))
    texts = ERRORS.get(f"{error.message_key}.{reason}") or ERRORS.get(error.message_key)
    return _filled(texts or ERRORS["BugError"], language, error.details)


def word(key: str, language: str, **blanks: str | int) -> str:
    """Return the text called ``key``, its blanks filled in."""
    return _filled(WORDS[key], language, blanks)


def _filled(texts: tuple[str, str], language: str, blanks: dict[str, str | int]) -> str:
    text = texts[LANGUAGES.index(language)]
    return text.format_map(defaultdict(lambda: "…", blanks))


def reason_text(reason: Reason, language: str) -> str:
    """Return why a line of an import was refused."""
    return REASONS[reason][LANGUAGES.index(language)]
