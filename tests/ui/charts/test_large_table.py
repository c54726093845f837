"""A class's whole map: its table twin is filled when it is looked at, and follows afterwards."""

from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.charts import Chart, ChartKind, ChartPanel, Series


def large(value: float) -> Chart:
    rows = tuple(Series(f"Cometa {n}", (value,) * 60) for n in range(35))
    return Chart(ChartKind.HEAT, "Map", tuple(f"{n} Mar" for n in range(60)), rows)


def test_a_large_table_is_filled_when_it_is_turned_to(qtbot: QtBot) -> None:
    panel = ChartPanel("map")
    qtbot.addWidget(panel)
    panel.show_chart(large(40.0))
    panel.toggle_table()
    model = panel.table.model()
    assert (model.rowCount(), model.columnCount()) == (35, 61)
    assert model.index(34, 60).data() == "40 %"

    panel.show_chart(large(80.0))
    assert panel.table.model().index(0, 1).data() == "80 %"
    panel.toggle_table()
    panel.show_chart(large(20.0))
    panel.toggle_table()
    assert panel.table.model().index(0, 1).data() == "20 %"
