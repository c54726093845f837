"""What every screen is given: the store, the clock, news, sync, and the shell's services."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import load_student_places
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.bridge import StoreBridge, SyncBridge
from mehmiro_desktop.ui.day import DayWatch

SCREENS = (
    "today", "score", "students", "monitoring", "lessons", "suggestions", "reports", "sync",
    "settings",
)  # fmt: skip
"""The screens of the rail in its order; a window shows those that it was given."""


@dataclass
class Settings:
    """What of the settings a screen needs; changed in place, so read it when it is needed.

    Attributes:
        language: the one in force, ``es`` or ``en``.
        theme: the setting (``system``, ``light``, ``dark``, ``contrast``), not what it leads to.
        digit_wait_ms: how long to wait for a second digit; ``None``: until Enter is pressed.
        goes_to_next_column: whether Enter below the last student goes to the next variable.
        quick_comments: nine texts, the first for the key 1; an empty one is a slot not in use.
        shows_birth_dates: whether dates of birth show without being asked for.
        presents_numbers: whether presenter mode shows numbers in place of aliases.
        presents_at_start: whether sessions start in presenter mode.
        locks_after_min: minutes without input until the window locks; ``None``: never.
        is_shared: whether other teachers use this laptop too.
    """

    language: str = "en"
    theme: str = "system"
    digit_wait_ms: int | None = 600
    goes_to_next_column: bool = False
    quick_comments: tuple[str, ...] = ("",) * 9
    shows_birth_dates: bool = False
    presents_numbers: bool = False
    presents_at_start: bool = False
    locks_after_min: int | None = 10
    is_shared: bool = False


def _ignore(*_args: object, **_where: object) -> None:
    """Stand in for a service of the shell while there is no shell."""


@dataclass
class UiContext:
    """Handed to every screen as its first argument.

    Attributes:
        announce: tells screen readers a sentence, politely.
        toast: ``toast(text, undo=False)``: a sentence at the lower left, with Undo if asked;
            ``undo`` is what Undo does where that is no edit of the store.
        open_screen: ``open_screen(name, **where)``: shows one of :data:`SCREENS`; ``where`` goes
            to the screen's ``show_for``, e.g. ``class_id=…`` or ``session_id=…``.
        erase: ``erase(table, row_id)``: begins to erase a student or class for good, beside the
            window; ``None`` where nobody does.
        tell_place: ``tell_place(title, session)``: what the top bar shows for the screen in
            front (a class's name and a session's words; empty: the screen's own name).
        day: ``day.changed`` tells that it is another day; see :class:`DayWatch`.
    """

    store: Store
    clock: Clock
    bridge: StoreBridge
    sync: SyncBridge | None = None
    settings: Settings = field(default_factory=Settings)
    announce: Callable[[str], None] = _ignore
    toast: Callable[..., None] = _ignore
    open_screen: Callable[..., None] = _ignore
    tell_place: Callable[[str, str], None] = _ignore
    erase: Callable[[str, str], Job] | None = None
    day: DayWatch = field(init=False)

    def __post_init__(self) -> None:
        """Watch the day, and number this account's students for who presents by numbers."""
        self.day = DayWatch(self.clock, self.bridge)
        presenter.number_by(partial(load_student_places, self.store))
        # First of all who listen: whatever is shown on this news goes by the new numbers.
        self.bridge.tables_changed.connect(presenter.follow_students)
        self.bridge.closing.connect(self.day.stop)
