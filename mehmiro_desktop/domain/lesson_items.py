"""What stands in a lesson's JSON arrays (objectives, materials, activities), kept to the letter.

The web writes them too. An item may be a plain string or an object with its words in one of a few
members; any other shape is shown as it is and never rewritten. Pieces that nobody edits keep their
JSON text character by character, numbers included, because only slices of it are moved about.
"""

import json
from dataclasses import dataclass, replace
from functools import cached_property
from json import JSONDecodeError, JSONDecoder

_DECODER = JSONDecoder()
_WORDS = ("text", "title", "name", "description", "content", "label")
"""Members of an object that may hold its words; the first that is a text counts."""
_DONE = ("done", "completed", "is_done", "checked")
"""Members of an object that may say that it is done."""
_BLANKS = " \t\r\n"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _after_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in _BLANKS:
        place += 1
    return place


def _slices(text: str) -> list[str]:
    """Return the JSON texts of an array's items (or of an object's names and values in turn)."""
    found = []
    place = _after_blanks(text, 1)
    while text[place] not in "]}":
        _, end = _DECODER.raw_decode(text, place)
        found.append(text[place:end])
        place = _after_blanks(text, end)
        if text[place] in ",:":
            place = _after_blanks(text, place + 1)
    return found


@dataclass(frozen=True)
class LessonItem:
    """One item: ``raw`` is its JSON text."""

    raw: str

    @classmethod
    def of_text(cls, text: str) -> "LessonItem":
        """Return a plain item of these words."""
        return cls(_written(text))

    @cached_property
    def _members(self) -> dict[str, str]:
        if not self.raw.startswith("{"):
            return {}
        parts = _slices(self.raw)
        return {json.loads(name): value for name, value in zip(*[iter(parts)] * 2, strict=True)}

    def _member(self, names: tuple[str, ...], kind: type) -> str:
        for name in names:
            if isinstance(json.loads(self._members.get(name, "null")), kind):
                return name
        return ""

    @property
    def is_editable(self) -> bool:
        """Whether its words can be changed without touching anything else of it."""
        return self.raw.startswith('"') or bool(self._member(_WORDS, str))

    @property
    def text(self) -> str:
        """Its words; of an unknown shape, its JSON."""
        if self.raw.startswith('"'):
            return str(json.loads(self.raw))
        name = self._member(_WORDS, str)
        return str(json.loads(self._members[name])) if name else self.raw

    @property
    def is_done(self) -> bool | None:
        """Whether it says that it is done; ``None`` when it has no place to say so.

        A plain text is not done: it gets a place to say so when it is.
        """
        if self.raw.startswith('"'):
            return False
        name = self._member(_DONE, bool)
        return bool(json.loads(self._members[name])) if name else None

    def with_text(self, text: str) -> "LessonItem":
        """Return it with other words; an unknown shape stays as it is."""
        if self.raw.startswith('"'):
            return LessonItem.of_text(text)
        return self._with(self._member(_WORDS, str), text)

    def with_done(self, is_done: bool) -> "LessonItem":
        """Return it done or not; one that has no place to say so stays as it is.

        A plain text becomes an object of its words and the tick, once it is done.
        """
        if self.raw.startswith('"'):
            members = f'{{"done":true,"text":{_written(self.text)}}}'
            return replace(self, raw=members) if is_done else self
        return self._with(self._member(_DONE, bool), is_done)

    def _with(self, name: str, value: object) -> "LessonItem":
        if not name:
            return self
        members = self._members | {name: _written(value)}
        pairs = (f"{_written(each)}:{members[each]}" for each in sorted(members))
        return replace(self, raw="{" + ",".join(pairs) + "}")


@dataclass(frozen=True, slots=True)
class LessonItems:
    """One of a lesson's arrays. ``foreign`` is the JSON text of a value that is no array."""

    items: tuple[LessonItem, ...] = ()
    foreign: str = ""

    @classmethod
    def of_json(cls, text: str) -> "LessonItems":
        """Read an array's JSON text."""
        try:
            is_array = isinstance(json.loads(text), list)
        except JSONDecodeError:
            is_array = False
        if not is_array:
            return cls(foreign=text)
        return cls(tuple(map(LessonItem, _slices(text.strip()))))

    @classmethod
    def of_texts(cls, *texts: str) -> "LessonItems":
        """Return an array of plain items."""
        return cls(tuple(map(LessonItem.of_text, texts)))

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the items, in order."""
        return tuple(item.text for item in self.items)

    def as_json(self) -> str:
        """Return the array's JSON text, untouched items as they were read."""
        return self.foreign or "[" + ",".join(item.raw for item in self.items) + "]"
