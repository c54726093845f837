"""A chart in words, for screen readers and tooltips."""

from PySide6.QtCore import QObject

from mehmiro_desktop.ui.charts.data import Chart, ChartKind, Series
from mehmiro_desktop.ui.charts.geometry import Mark

_MOST_TOLD = 4


class ChartWords(QObject):
    """Made when a chart is shown, so that it speaks the language in force."""

    def describe(self, chart: Chart) -> str:
        """Return what kind of chart it is, and of each series its values in short."""
        kinds = {
            ChartKind.RADAR: self.tr("Radar chart"),
            ChartKind.BARS: self.tr("Bar chart"),
            ChartKind.LINE: self.tr("Line chart"),
            ChartKind.POLAR: self.tr("Polar chart"),
            ChartKind.HEAT: self.tr("Heat map"),
        }
        parts = [kinds[chart.kind]]
        if chart.kind is ChartKind.HEAT:
            parts.append(
                self.tr("{rows} rows, {columns} columns").format(
                    rows=len(chart.series), columns=len(chart.categories)
                )
            )
        else:
            parts += [self._series(chart, each) for each in chart.series[:_MOST_TOLD]]
        parts.append(self.tr("Press T for the table."))
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def _series(self, chart: Chart, series: Series) -> str:
        there = [n for n, value in enumerate(series.values) if value is not None]
        if not there:
            return self.tr("{name}: no values").format(name=series.name)
        if chart.kind is not ChartKind.LINE:
            told = ", ".join(f"{chart.categories[n]} {series.text(n)}" for n in there)
            return f"{series.name}: {told}"
        ranked = sorted(there, key=lambda n: series.values[n] or 0.0)
        return self.tr(
            "{name}: {count} values from {first} ({first_day}) to {last} ({last_day}),"
            " lowest {low}, highest {high}"
        ).format(
            name=series.name,
            count=len(there),
            first=series.text(there[0]),
            first_day=chart.categories[there[0]],
            last=series.text(there[-1]),
            last_day=chart.categories[there[-1]],
            low=series.text(ranked[0]),
            high=series.text(ranked[-1]),
        )

    def value(self, chart: Chart, mark: Mark) -> str:
        """Return one value with whose it is and of what."""
        series = chart.series[mark.series]
        text = series.text(mark.category) or self.tr("no score")
        detail = chart.detail(mark.category)
        if chart.kind is ChartKind.POLAR:
            return f"{detail}: {text}"
        return f"{series.name} · {detail}: {text}"
