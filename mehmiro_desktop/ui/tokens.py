"""The table of colours: one row per role, a column for light and one for dark.

Values from classroom-ux.md 3.14. ``<name>`` is a fill that takes dark text (``on_fill``),
``<name>_text`` is for text and icons on the surfaces, ``<name>_soft`` with ``<name>_soft_text`` is
a tint with text on it. ``accent`` is the one fill that carries ``on_accent`` text.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each ``#RRGGBB``."""

    name: str
    window: str
    surface: str
    surface_alt: str
    rail: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    text_faint: str
    on_fill: str
    accent: str
    accent_hover: str
    on_accent: str
    focus: str
    column_tint: str
    primary: str
    primary_text: str
    primary_soft: str
    primary_soft_text: str
    success: str
    success_text: str
    success_soft: str
    success_soft_text: str
    warning: str
    warning_text: str
    warning_soft: str
    warning_soft_text: str
    error: str
    error_text: str
    error_soft: str
    error_soft_text: str
    neutral: str
    neutral_text: str
    neutral_soft: str
    neutral_soft_text: str


LIGHT = Tokens(
    name="light",
    window="#F8FAFC",
    surface="#FFFFFF",
    surface_alt="#F1F5F9",
    rail="#FFFFFF",
    border="#E2E8F0",
    border_strong="#7C8BA1",
    text="#0F172A",
    text_muted="#475569",
    text_faint="#64748B",
    on_fill="#0F172A",
    accent="#2563EB",
    accent_hover="#1D4ED8",
    on_accent="#FFFFFF",
    focus="#2563EB",
    column_tint="#EFF6FF",
    primary="#3B82F6",
    primary_text="#1D4ED8",
    primary_soft="#DBEAFE",
    primary_soft_text="#1E40AF",
    success="#22C55E",
    success_text="#15803D",
    success_soft="#DCFCE7",
    success_soft_text="#166534",
    warning="#F59E0B",
    warning_text="#B45309",
    warning_soft="#FEF3C7",
    warning_soft_text="#92400E",
    error="#EF4444",
    error_text="#B91C1C",
    error_soft="#FEE2E2",
    error_soft_text="#991B1B",
    neutral="#9CA3AF",
    neutral_text="#4B5563",
    neutral_soft="#F1F5F9",
    neutral_soft_text="#374151",
)

DARK = Tokens(
    name="dark",
    window="#0B1220",
    surface="#111A2E",
    surface_alt="#1B2740",
    rail="#0E172A",
    border="#23304A",
    border_strong="#66789A",
    text="#E8EEF9",
    text_muted="#A9B6CC",
    text_faint="#8C9AB3",
    on_fill="#0F172A",
    accent="#2563EB",
    accent_hover="#1D4ED8",
    on_accent="#FFFFFF",
    focus="#60A5FA",
    column_tint="#16233F",
    primary="#3B82F6",
    primary_text="#60A5FA",
    primary_soft="#1E3A8A",
    primary_soft_text="#BFDBFE",
    success="#22C55E",
    success_text="#86EFAC",
    success_soft="#14532D",
    success_soft_text="#86EFAC",
    warning="#F59E0B",
    warning_text="#FCD34D",
    warning_soft="#78350F",
    warning_soft_text="#FCD34D",
    error="#EF4444",
    error_text="#FCA5A5",
    error_soft="#7F1D1D",
    error_soft_text="#FCA5A5",
    neutral="#9CA3AF",
    neutral_text="#A9B6CC",
    neutral_soft="#1B2740",
    neutral_soft_text="#A9B6CC",
)

TONES = ("primary", "success", "warning", "error", "neutral")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, 4.5) for text in ("text", "text_muted", "text_faint")
      for ground in ("window", "surface", "rail")),
    ("text", "surface_alt", 4.5),
    ("text_muted", "surface_alt", 4.5),
    ("text", "column_tint", 4.5),
    ("text_muted", "column_tint", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    *((f"{tone}_soft_text", f"{tone}_soft", 4.5) for tone in TONES),
    *((f"{tone}_text", ground, 4.5) for tone in TONES for ground in ("window", "surface")),
    *(("on_fill", tone, 4.5) for tone in TONES),
    *(("focus", ground, 3.0) for ground in ("window", "surface", "rail", "surface_alt")),
    *(("border_strong", ground, 3.0) for ground in ("window", "surface")),
)  # fmt: skip
"""Foreground, ground, and the least contrast the pair must have."""
