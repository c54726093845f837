"""The language of the window: choosing it, switching it live, and how it writes numbers and days.

English is the source; ``resources/i18n`` holds the compiled translations (``scripts/i18n.py``
makes them). Switching sends Qt's ``LanguageChange`` to every window; the main window builds its
screens anew, so screens need not listen.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mehmiro_desktop.config import resource_path
from mehmiro_desktop.domain.scores import shown

LANGUAGES = {"es": "Español", "en": "English"}
"""Each language by its own name, in the order they are offered."""

_DECIMAL_MARKS = {"es": ",", "en": "."}


@dataclass
class _Current:
    language: str = "en"
    installed: list[QTranslator] = field(default_factory=list)


_current = _Current()


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Mark ``text`` for translation in a table; translate it where it is shown."""
    return text


# Qt's own Spanish names these keys in full; Spanish keyboards have Ctrl, Mayús and Supr on them.
_QT_WORDS = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
)


def language() -> str:
    """Return the language in force: ``es`` or ``en``."""
    return _current.language


def choose_language(setting: str) -> str:
    """Return the language for a setting; empty follows the system (English if it has neither)."""
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


def apply_language(app: QCoreApplication, setting: str) -> str:
    """Switch the window to a language and return which one it is."""
    chosen = choose_language(setting)
    for translator in _current.installed:
        app.removeTranslator(translator)
    _current.installed = []
    _current.language = chosen
    # A region of its own decides week days and dates, not the decimal mark: see decimal_mark().
    QLocale.setDefault(QLocale(chosen))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (
        (f"qtbase_{chosen}", qt_folder),
        (chosen, str(resource_path("i18n"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _current.installed.append(translator)
    return chosen


def decimal_mark() -> str:
    """Return the mark scores are shown with. Typing accepts both, always."""
    return _DECIMAL_MARKS[_current.language]


def shown_score(value: Decimal) -> str:
    """Return a score as the language writes it: ``6,5`` or ``6.5``."""
    return shown(value, decimal_mark())


def shown_day(day: date) -> str:
    """Return a day as ``20 nov`` or ``20 Nov``."""
    month = QLocale(_current.language).monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{day.day} {month.rstrip('.')}"


def shown_long_day(day: date) -> str:
    """Return a day as ``20 nov 2026``."""
    return f"{shown_day(day)} {day.year}"


def shown_time(moment: datetime) -> str:
    """Return the time of day on the wall, ``HH:MM``."""
    return moment.astimezone().strftime("%H:%M")


def shown_when(moment: datetime, today: date) -> str:
    """Return a moment in few words: today's as a time, others with their day."""
    local = moment.astimezone()
    if local.date() == today:
        return QCoreApplication.translate("When", "today {time}").format(
            time=shown_time(moment)
        )
    return f"{shown_day(local.date())} {shown_time(moment)}"


def shown_size(size_bytes: int) -> str:
    """Return the size of a file as people read it, e.g. ``1.4 MB``."""
    kind = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale(_current.language).formattedDataSize(size_bytes, 1, kind)


def shown_day_word(day: date, today: date) -> str:
    """Return ``today``, ``yesterday``, a week day of the last six days, or the date."""
    days_ago = (today - day).days
    if days_ago == 0:
        return QCoreApplication.translate("When", "today")
    if days_ago == 1:
        return QCoreApplication.translate("When", "yesterday")
    if 1 < days_ago < 7:
        return QLocale(_current.language).dayName(day.isoweekday())
    return shown_day(day) if day.year == today.year else shown_long_day(day)
