"""Telling screen readers a sentence, after what they are saying now."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def say_aloud(speaker: QObject, text: str) -> None:
    """Announce ``text`` politely, as coming from ``speaker``."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, text))
