"""The thread beside the window, for what an open account's data take longer to read or to change."""

from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext

_NAME = "worker"


def worker_of(context: UiContext) -> Background:
    """Return the one worker of the open account; it ends before the store closes."""
    found = context.bridge.findChild(Background, _NAME)
    if isinstance(found, Background):
        return found
    made = Background(context.bridge)
    made.setObjectName(_NAME)
    context.bridge.closing.connect(made.close)
    return made
