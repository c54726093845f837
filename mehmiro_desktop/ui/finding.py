"""What Ctrl+K finds: the records of the classes in use and the window's commands."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from mehmiro_desktop.store.queries.search import Findable, FoundKind, load_findable
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.palette import Entry
from mehmiro_desktop.ui.screen_keys import GRID_KEYS, PICKER_KEYS, in_force

_SELF = "search"


class Finding(QObject):
    """Makes the entries of the palette."""

    def entries(
        self,
        context: UiContext,
        acts: Mapping[str, Callable[[], None]],
        screens: frozenset[str],
    ) -> list[Entry]:
        """Return what can be found now.

        While presenting no lesson is listed: the class reads along. Students are found by what
        they are called on the screen.

        Raises:
            StoreError: the store cannot be read.
        """
        found = [
            self._record(context, each, screens)
            for each in load_findable(context.store)
            if each.kind is not FoundKind.LESSON
            or ("lessons" in screens and not presenter.is_on())
        ]
        return found + self._commands(acts)

    def note(self) -> str:
        """Say what is left out."""
        if presenter.is_on():
            return self.tr("Lessons are not searched while presenting.")
        return ""

    def _record(self, context: UiContext, each: Findable, screens: frozenset[str]) -> Entry:
        show = context.open_screen
        if each.kind is FoundKind.STUDENT:
            if "student" in screens:
                act = partial(show, "student", student_id=each.id)
            else:
                act = partial(show, "students", class_id=each.class_id)
            name = presenter.shown_alias(each.name, each.id)
            return Entry(name, self._of(self.tr("Student"), each), act)
        if each.kind is FoundKind.CLASS:
            act = partial(show, "score", class_id=each.class_id)
            return Entry(each.name, self.tr("Class"), act)
        if each.kind is FoundKind.VARIABLE:
            act = partial(show, "students", class_id=each.class_id, tab="variables")
            return Entry(each.name, self._of(self.tr("Variable"), each), act)
        act = partial(show, "lessons", lesson_id=each.id)
        return Entry(each.name, self._of(self.tr("Lesson"), each), act)

    def _of(self, kind: str, each: Findable) -> str:
        return f"{kind}, {each.class_name}"

    def _commands(self, acts: Mapping[str, Callable[[], None]]) -> list[Entry]:
        command = self.tr("Command")
        known = {key.name for key in WINDOW_KEYS}
        entries = [
            Entry(key.words, command, acts[key.name], key.shown_keys, is_command=True)
            for key in (*in_force(GRID_KEYS), *in_force(PICKER_KEYS), *WINDOW_KEYS)
            if key.name in acts and key.name != _SELF
        ]
        others = {
            "guide": self.tr("User guide"),
            "tour": self.tr("First lesson, to try the keys"),
            "bin": self.tr("Bin: bring back what was removed"),
        }
        entries += [
            Entry(words, command, acts[name], is_command=True)
            for name, words in others.items()
            if name in acts and name not in known
        ]
        return entries
