"""Charts drawn by hand: one description, painted on the screen and in a PDF by the same code.

A :class:`Chart` says what there is to see; ``paint_chart(painter, rect, chart, tokens)`` draws it
anywhere; :class:`ChartPanel` shows it in a window with its table twin, keys and tooltips.
"""

from mehmiro_desktop.ui.charts.data import PERCENT_TICKS, Chart, ChartKind, Gap, Series, Tick
from mehmiro_desktop.ui.charts.painting import paint_chart, preferred_height
from mehmiro_desktop.ui.charts.panel import ChartPanel
from mehmiro_desktop.ui.charts.view import ChartView

__all__ = [
    "PERCENT_TICKS",
    "Chart",
    "ChartKind",
    "ChartPanel",
    "ChartView",
    "Gap",
    "Series",
    "Tick",
    "paint_chart",
    "preferred_height",
]
