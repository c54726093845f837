"""The thread that looks at PINs and passphrases: a hash takes a tenth of a second."""

from typing import cast

from PySide6.QtCore import QCoreApplication

from mehmiro_desktop.ui.background import Background


def hasher() -> Background:
    """Return the application's one thread for hashes; what runs on it needs no store."""
    app = cast("QCoreApplication", QCoreApplication.instance())
    found = app.findChild(Background, "hasher")
    if isinstance(found, Background):
        return found
    made = Background(app)
    made.setObjectName("hasher")
    return made
