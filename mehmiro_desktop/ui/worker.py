"""The threads beside the window: one for what takes longer to read, one for what to change.

No edit waits for somebody's reading, and what was asked for is done before the store closes.
"""

import sys

from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext

GIVE_WAY_S = 0.0005
"""How long a thread keeps the interpreter when the window wants it. Python's own 5 ms come again
each time Qt takes or leaves it, dozens of times a key: a digit took 0.3 s beside a busy thread."""


def give_way() -> None:
    """Let the window have the interpreter at once, whatever the threads beside it do."""
    sys.setswitchinterval(GIVE_WAY_S)


def worker_of(context: UiContext) -> Background:
    """Return the open account's one worker for reading; it ends before the store closes."""
    return _background(context, "worker", finishes=False)


def editor_of(context: UiContext) -> Background:
    """Return the open account's one worker for edits; all are made before the store closes."""
    return _background(context, "editor", finishes=True)


def _background(context: UiContext, name: str, *, finishes: bool) -> Background:
    found = context.bridge.findChild(Background, name)
    if isinstance(found, Background):
        return found
    made = Background(context.bridge, finishes=finishes)
    made.setObjectName(name)
    context.bridge.closing.connect(made.close)
    return made
