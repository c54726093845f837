"""Reads docs/coverage-of-the-data-model.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "coverage-of-the-data-model.md"
NOT_YET = "Not yet"
SEEN, CHANGED = "Not yet on a screen", "Not yet to be changed"
_ROW = re.compile(r"\| `(\w+\.\w+)` \| ([^|]+) \| ([^|]+) \|")
_LIST = re.compile(r"## (Not yet [\w ]+): (\d+)\n\n((?:- `[\w.]+`\n|None\.\n)*)")


@dataclass(frozen=True)
class Place:
    """Where a column is seen or changed. ``screens`` as the rail names them; ``how`` in words."""

    text: str

    @property
    def screens(self) -> tuple[str, ...]:
        """The screens named before the colon; none for "Not yet" and the like."""
        names, colon, _ = self.text.partition(":")
        return tuple(names.split(", ")) if colon else ()

    @property
    def is_not_yet(self) -> bool:
        """Whether it is still to come."""
        return self.text == NOT_YET

    @property
    def has_words(self) -> bool:
        """Whether the value itself can be read there; a link or an order cannot."""
        return bool(self.screens) and not self.text.partition(": ")[2].startswith("as ")


@dataclass(frozen=True)
class Coverage:
    """What the document says of one column."""

    seen: Place
    changed: Place


def read_coverage(text: str | None = None) -> Mapping[str, Coverage]:
    """Return the document's rows by ``table.column``; a column told twice is an error."""
    found: dict[str, Coverage] = {}
    for name, seen, changed in _ROW.findall(text or DOCUMENT.read_text("utf-8")):
        assert name not in found, f"{name} stands twice"
        found[name] = Coverage(Place(seen), Place(changed))
    return found


def read_lists() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """Return the counted lists at the end: their heading, the count it gives, what they name."""
    return {
        heading: (int(count), tuple(re.findall(r"`([\w.]+)`", items)))
        for heading, count, items in _LIST.findall(DOCUMENT.read_text("utf-8"))
    }
