"""Named places where a fault can be made to happen.

The engine calls :func:`reach` at each step whose interruption must leave nothing lost or half
done (docs/decisions, faults catalogue cases 51 to 55). Nothing is installed in the product, so a
call costs one comparison; a harness installs a hook that stops the process, raises, or counts.
"""

from collections.abc import Callable

_hook: Callable[[str], None] | None = None


def install(hook: Callable[[str], None] | None) -> None:
    """Make ``hook(name)`` run at every failpoint from now on; ``None`` removes it."""
    global _hook  # noqa: PLW0603 - one process has one fault harness
    _hook = hook


def reach(name: str) -> None:
    """Say that the step called ``name`` (dotted, like ``"push.sent"``) was reached."""
    if _hook is not None:
        _hook(name)
