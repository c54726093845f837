"""What is typed into a lesson and not on the disk yet, beside what is; no Qt in here."""

from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.store.commands.lessons import LessonChanges

FIELDS = ("title", "class_id", "on", "objectives", "materials", "activities", "notes")


class LessonDraft:
    """``saved`` is the lesson as the store has it; typed fields differ from it."""

    def __init__(self, lesson: Lesson) -> None:
        self.saved = lesson
        self._typed: dict[str, object] = {}

    def type(self, field: str, value: object) -> None:
        """Note a field's new value; typing back what is saved makes it clean again."""
        if value == getattr(self.saved, field):
            self._typed.pop(field, None)
        else:
            self._typed[field] = value

    @property
    def typed(self) -> frozenset[str]:
        """The fields that wait to be saved."""
        return frozenset(self._typed)

    @property
    def has_blank_title(self) -> bool:
        """Whether the title was emptied: that alone is never saved."""
        return not str(self._typed.get("title", "x")).strip()

    @property
    def can_save(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._typed.keys() - ({"title"} if self.has_blank_title else set()))

    def changes(self) -> LessonChanges:
        """Return what to save."""
        wanted = dict(self._typed)
        if self.has_blank_title:
            wanted.pop("title", None)
        has_no_day = "on" in wanted and wanted["on"] is None
        return LessonChanges(has_no_day=has_no_day, **wanted)  # type: ignore[arg-type]

    def mark_saved(self, lesson: Lesson) -> None:
        """Take the store's answer to a save: only an emptied title stays typed."""
        title = self._typed.get("title") if self.has_blank_title else None
        self.saved = lesson
        self._typed = {} if title is None else {"title": title}

    def merge(self, newer: Lesson) -> tuple[frozenset[str], frozenset[str]]:
        """Take a newer version of the lesson; nothing typed is lost.

        Returns:
            The fields to show anew, and those that are typed here and changed there.
        """
        changed = {name for name in FIELDS if getattr(newer, name) != getattr(self.saved, name)}
        self.saved = newer
        clashing = changed & self._typed.keys()
        for name in tuple(self._typed):
            self.type(name, self._typed[name])
        return frozenset(changed - clashing), frozenset(clashing & self._typed.keys())
