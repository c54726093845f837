"""Finding a student by a few letters."""

import pytest

from mehmiro_desktop.domain.alias_search import find_aliases

ALIASES = ("Luna", "Ámbar", "Media Luna", "Colibrí", "Ñandú", "Alumna")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lu", (0, 2, 5)),
        ("LUNA", (0, 2)),
        ("am", (1,)),
        ("ámb", (1,)),
        ("nan", (4,)),
        ("bri", (3,)),
        ("zz", ()),
        ("  ", ()),
    ],
)
def test_find(typed: str, found: tuple[int, ...]) -> None:
    assert find_aliases(ALIASES, typed) == found
