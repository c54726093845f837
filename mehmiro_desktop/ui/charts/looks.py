"""How series look: colour, line and marker together, so that colour is never the only signal."""

from dataclasses import dataclass
from typing import Literal

from mehmiro_desktop.ui.tokens import Tokens

Marker = Literal["circle", "square", "triangle", "diamond", "cross", "ring", ""]


@dataclass(frozen=True, slots=True)
class Look:
    """A series' look. ``role`` is a token; ``dash`` lengths in line widths, empty for solid."""

    role: str
    dash: tuple[float, ...] = ()
    marker: Marker = "circle"
    width: float = 2.4
    is_hatched: bool = False

    def color(self, tokens: Tokens) -> str:
        """Return the colour in a theme, ``#RRGGBB``."""
        return str(getattr(tokens, self.role))


LOOKS: dict[str, Look] = {
    "own": Look("primary_text"),
    "class": Look("text_muted", (3, 2.5), "square", 1.5),
    "best": Look("success_text", (1, 2), "diamond", 1.5),
    "trend": Look("success_text", (4, 3), "", 1.6),
    "trend_flat": Look("warning_text", (4, 3), "", 1.6),
    "trend_down": Look("error_text", (4, 3), "", 1.6),
    "second": Look("success_text", (5, 2), "square"),
    "third": Look("warning_text", (5, 2, 1, 2), "triangle"),
    "fourth": Look("error_text", (1.5, 1.5), "diamond"),
    "fifth": Look("text_muted", (7, 3), "cross"),
    "teacher": Look("primary_text"),
    "student": Look("success_text", (5, 2), "square"),
    "family": Look("warning_text", (5, 2, 1, 2), "triangle"),
    "ai": Look("neutral_text", (1.5, 2), "ring", is_hatched=True),
}
VARIABLE_LOOKS = ("own", "second", "third", "fourth", "fifth")
"""For several variables in one chart, in this order."""
