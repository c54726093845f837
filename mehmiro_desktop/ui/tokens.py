"""The table of colours: one row per role, a column for light and one for dark.

Values from classroom-ux.md 3.14. ``<name>`` is a fill that takes dark text (``on_fill``),
``<name>_text`` is for text and icons on the surfaces, ``<name>_soft`` with ``<name>_soft_text`` is
a tint with text on it. ``accent`` is the one fill that carries ``on_accent`` text.
"""

from dataclasses import dataclass, replace


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
    part_observation: str = "#2563EB"
    part_trend: str = "#7C3AED"
    part_homework: str = "#0F766E"


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
    part_observation="#60A5FA",
    part_trend="#C4B5FD",
    part_homework="#2DD4BF",
)

_LIGHT_FILLS = {
    "on_fill": "#000000", "primary": "#93C5FD", "success": "#86EFAC", "warning": "#FCD34D",
    "error": "#FCA5A5", "neutral": "#D1D5DB",
}  # fmt: skip

CONTRAST_LIGHT = replace(
    LIGHT,
    name="contrast-light",
    window="#FFFFFF",
    surface="#FFFFFF",
    surface_alt="#F1F5F9",
    border="#475569",
    border_strong="#1F2937",
    text="#000000",
    text_muted="#1E293B",
    text_faint="#334155",
    accent="#1E3A8A",
    accent_hover="#172554",
    focus="#1E3A8A",
    primary_text="#1E3A8A",
    primary_soft_text="#172554",
    success_text="#14532D",
    success_soft_text="#052E16",
    warning_text="#713F12",
    warning_soft_text="#451A03",
    error_text="#7F1D1D",
    error_soft_text="#450A0A",
    neutral_text="#1F2937",
    neutral_soft_text="#111827",
    part_observation="#1E3A8A",
    part_trend="#4C1D95",
    part_homework="#134E4A",
    **_LIGHT_FILLS,
)

CONTRAST_DARK = replace(
    DARK,
    name="contrast-dark",
    window="#000000",
    surface="#000000",
    surface_alt="#1A1A1A",
    rail="#000000",
    border="#A3A3A3",
    border_strong="#E5E5E5",
    text="#FFFFFF",
    text_muted="#E5E7EB",
    text_faint="#D1D5DB",
    accent="#93C5FD",
    accent_hover="#BFDBFE",
    on_accent="#000000",
    focus="#FDE047",
    column_tint="#0F172A",
    primary_text="#BFDBFE",
    primary_soft="#172554",
    primary_soft_text="#DBEAFE",
    success_text="#BBF7D0",
    success_soft="#052E16",
    success_soft_text="#DCFCE7",
    warning_text="#FDE68A",
    warning_soft="#451A03",
    warning_soft_text="#FEF3C7",
    error_text="#FECACA",
    error_soft="#450A0A",
    error_soft_text="#FEE2E2",
    neutral_text="#E5E7EB",
    neutral_soft="#1F2937",
    neutral_soft_text="#F3F4F6",
    **_LIGHT_FILLS,
)
"""High contrast: text at 7 to 1 (WCAG AAA), frames that are seen as well as letters."""

TONES = ("primary", "success", "warning", "error", "neutral")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, 4.5) for text in ("text", "text_muted", "text_faint")
      for ground in ("window", "surface", "rail")),
    ("text", "surface_alt", 4.5),
    ("text_muted", "surface_alt", 4.5),
    ("text", "column_tint", 4.5),
    ("text", "warning_soft", 4.5),
    ("text_muted", "column_tint", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    *((f"{tone}_soft_text", f"{tone}_soft", 4.5) for tone in TONES),
    *((f"{tone}_text", ground, 4.5) for tone in TONES for ground in ("window", "surface")),
    *(("on_fill", tone, 4.5) for tone in TONES),
    *(("focus", ground, 3.0) for ground in ("window", "surface", "rail", "surface_alt")),
    *((f"part_{part}", ground, 3.0) for part in ("observation", "trend", "homework")
      for ground in ("surface", "surface_alt", "primary_soft")),
    ("on_accent", "border_strong", 3.0),
    *(("border_strong", ground, 3.0) for ground in ("window", "surface")),
)  # fmt: skip
"""Foreground, ground, and the least contrast the pair must have."""
