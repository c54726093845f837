"""The modules of the screens, imported one a step: as one import a screen would hold the window up."""

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module

from PySide6.QtWidgets import QScrollArea

_UI = "mehmiro_desktop.ui"
_PACKAGES = {
    "score": ("scoring",),
    "students": ("charts", "classes"),
    "student": ("charts", "sync_center", "students_page"),
    "monitoring": ("monitoring",),
    "lessons": ("lessons",),
    "suggestions": ("suggestions",),
    "reports": ("charts", "reports"),
    "sync": ("sync_center",),
    "settings": ("settings",),
}
"""The packages a screen is made of, those others need first."""


def load(screen: str) -> Iterator[None]:
    """Import what a screen needs, a module a step; a step costs nothing when it was there."""
    for package in _PACKAGES.get(screen, ()):
        found = import_module(f"{_UI}.{package}")
        for module in pkgutil.iter_modules(found.__path__, f"{found.__name__}."):
            import_module(module.name)
            yield


def load_all(screens: Iterable[str]) -> Iterator[None]:
    """Import what all these screens need, PySide's own part first.

    The first viewport anybody asks for makes PySide set up every widget class it knows: some 15 ms
    that the first table would be late by.
    """
    QScrollArea().viewport()
    yield
    for screen in screens:
        yield from load(screen)
