"""Charts in a window: painted, walked by keys, read aloud, shown as a table, put on paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.charts import Chart, ChartKind, ChartPanel, Series, Tick, paint_chart
from mehmiro_desktop.ui.charts.canvas import contrast, readable_on
from mehmiro_desktop.ui.charts.data import profile_kind
from mehmiro_desktop.ui.charts.looks import LOOKS, VARIABLE_LOOKS
from mehmiro_desktop.ui.charts.paint_heat import heat_color
from mehmiro_desktop.ui.tokens import DARK, LIGHT, Tokens

DAYS = ("2 Mar", "9 Mar", "16 Mar", "23 Mar")
LINE = Chart(
    ChartKind.LINE, "Reading", DAYS,
    (
        Series("Luna", (40, None, 60, 80), ("2.6", "", "3.4", "4.2")),
        Series("Class (n=15)", (50, 52, 54, None), look="class"),
    ),
    ticks=(Tick(0, "1"), Tick(100, "5")), positions=(0, 7, 14, 21), category_title="Session",
)  # fmt: skip
AXES = ("A", "B", "C", "D")
RADAR = Chart(ChartKind.RADAR, "Profile", AXES, (Series("Luna", (80, None, 60, 40)),))
BARS = Chart(ChartKind.BARS, "Profile", AXES, (Series("Luna", (80, None, 60, 40)),))
POLAR = Chart(
    ChartKind.POLAR, "By source", AXES, (Series("Mean", (80, None, 60, 40)),),
    looks=("teacher", "student", "family", "ai"),
)  # fmt: skip
HEAT = Chart(
    ChartKind.HEAT, "Sessions", DAYS,
    (Series("Luna", (10, None, 50, 90)), Series("Cometa", (30, 70, None, None))),
    category_title="Alias",
)  # fmt: skip
ALL = (LINE, RADAR, BARS, POLAR, HEAT)
EMPTY = tuple(
    Chart(kind, "Nothing", AXES, (Series("Luna", (None,) * 4),)) for kind in ChartKind
)


@pytest.fixture
def panel(qtbot: QtBot, plain_english: None) -> ChartPanel:
    made = ChartPanel("chart")
    qtbot.addWidget(made)
    made.resize(640, 380)
    made.show_chart(LINE)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.view.setFocus()
    return made


def drawn(chart: Chart, tokens: Tokens, width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_chart(painter, QRectF(0, 0, width, height), chart, tokens)
    painter.end()
    return image


def count_of(image: QImage, color: str) -> int:
    wanted = QColor(color).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind.value)
def test_every_kind_is_painted_in_its_looks_colour(
    plain_english: None, chart: Chart, tokens: Tokens
) -> None:
    full, bare = drawn(chart, tokens), drawn(EMPTY[list(ChartKind).index(chart.kind)], tokens)
    assert full != bare
    color = heat_color(90, tokens).name() if chart is HEAT else tokens.primary_text
    if chart is BARS:
        return  # a bar is a blend of it
    assert count_of(full, color) > count_of(bare, color) + 5


@pytest.mark.parametrize("chart", EMPTY, ids=lambda chart: chart.kind.value)
@pytest.mark.parametrize("size", [(1, 1), (40, 30), (2000, 900)])
def test_no_size_and_no_gap_is_too_much(
    plain_english: None, chart: Chart, size: tuple[int, int]
) -> None:
    assert chart.is_empty
    drawn(chart, LIGHT, *size)


def test_a_gap_is_not_drawn_as_zero(plain_english: None) -> None:
    gap = Chart(ChartKind.BARS, "x", ("A", "B"), (Series("Luna", (50, None)),))
    zero = Chart(ChartKind.BARS, "x", ("A", "B"), (Series("Luna", (50, 0)),))
    assert drawn(gap, LIGHT) != drawn(zero, LIGHT)


def test_the_same_code_draws_on_paper(plain_english: None, tmp_path: Path) -> None:
    file = tmp_path / "charts.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    scale = writer.logicalDpiX() / 96
    painter.scale(scale, scale)
    for n, chart in enumerate(ALL):
        paint_chart(painter, QRectF(40, 40 + n * 210, 500, 200), chart, LIGHT)
    painter.end()
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_size > 5000


def test_keys_walk_over_gaps_and_say_the_value(panel: ChartPanel, qtbot: QtBot) -> None:
    said: list[str] = []
    panel.view.spoken.connect(said.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Down):
        qtbot.keyClick(panel.view, key)
    assert said == [
        "Luna · 2 Mar: 2.6",
        "Luna · 16 Mar: 3.4",  # 9 Mar is a gap
        "Luna · 23 Mar: 4.2",
        # The class has no value on 23 Mar: the walk stays where it is.
    ]
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert said[-1] == "Class (n=15) · 2 Mar: 50 %"


def test_enter_and_click_choose_a_value(panel: ChartPanel, qtbot: QtBot) -> None:
    chosen: list[tuple[int, int]] = []
    panel.chosen.connect(lambda series, category: chosen.append((series, category)))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert chosen == []  # nothing is marked yet
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert chosen == [(0, 3)]
    mark = panel.view.mark
    assert mark is not None
    at = QPoint(round(mark.x), round(mark.y))
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)
    assert chosen == [(0, 3), (0, 3)]


def test_t_shows_the_table_and_comes_back_with_the_focus(
    panel: ChartPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_T)
    assert panel.shows_table
    assert panel.table.hasFocus()
    assert panel.button.text() == "Show chart (T)"
    model = panel.table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Session", "Luna", "Class (n=15)"]
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(4)]
    assert cells == [
        ["2 Mar", "2.6", "50 %"],
        ["9 Mar", "–", "52 %"],
        ["16 Mar", "3.4", "54 %"],
        ["23 Mar", "4.2", "–"],
    ]
    qtbot.keyClick(panel.table, Qt.Key.Key_T)
    assert panel.stack.currentWidget() is panel.view
    assert panel.view.hasFocus()


def test_a_heat_map_keeps_rows_as_rows_in_the_table(panel: ChartPanel) -> None:
    panel.show_chart(HEAT)
    panel.toggle_table()
    model = panel.table.model()
    assert (model.rowCount(), model.columnCount()) == (2, 5)
    assert [model.index(1, n).data() for n in range(5)] == ["Cometa", "30 %", "70 %", "–", "–"]


def test_every_cell_of_a_heat_map_can_be_gone_to(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.show_chart(HEAT)
    said: list[str] = []
    panel.view.spoken.connect(said.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(panel.view, key)
    assert said == ["Luna · 2 Mar: 10 %", "Luna · 9 Mar: no score", "Cometa · 9 Mar: 70 %"]


def test_screen_readers_get_the_chart_in_words(panel: ChartPanel) -> None:
    assert panel.view.accessibleName() == "Reading"
    told = panel.view.accessibleDescription()
    assert "Line chart" in told
    assert "Luna: 3 values from 2.6 (2 Mar) to 4.2 (23 Mar), lowest 2.6, highest 4.2" in told
    assert told.endswith("Press T for the table.")


def test_a_tooltip_never_reads_an_alias_as_markup(
    panel: ChartPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = Series("<img src='file:///etc/passwd'>", (40.0, 50.0, 60.0, 80.0))
    panel.show_chart(Chart(ChartKind.LINE, "x", DAYS, (evil,)))
    panel.view._go(0, 1)
    mark = panel.view.mark
    assert mark is not None
    words = panel.view.words_at(QPointF(mark.x, mark.y))
    assert words.startswith("<img")
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _on: shown.append(text))
    panel.view._tell(QPoint(), words)
    assert shown == [
        f"<span>{words.replace('<', '&lt;').replace('>', '&gt;')}</span>".replace("'", "&#x27;")
    ]


def test_a_panel_says_why_it_is_empty(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.show_nothing("Reading", "No scores yet.")
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert not panel.shows_table
    assert not panel.button.isVisible()
    panel.show_chart(LINE)
    assert panel.stack.currentWidget() is panel.view
    assert panel.button.isVisible()


def test_an_open_table_stays_open_with_the_next_chart(panel: ChartPanel) -> None:
    panel.toggle_table()
    panel.show_chart(BARS)
    assert panel.shows_table
    assert panel.table.model().rowCount() == 4


def test_series_differ_by_more_than_colour() -> None:
    told = {(LOOKS[each].dash, LOOKS[each].marker) for each in VARIABLE_LOOKS}
    assert len(told) == len(VARIABLE_LOOKS)
    assert LOOKS["ai"].is_hatched
    assert not any(look.is_hatched for name, look in LOOKS.items() if name != "ai")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_and_numbers_can_be_told_from_their_ground(tokens: Tokens) -> None:
    ground = QColor(tokens.surface)
    for look in LOOKS.values():
        assert contrast(QColor(look.color(tokens)), ground) >= 3
    for percent in (0, 10, 30, 50, 70, 90, 100):
        cell = heat_color(percent, tokens)
        assert contrast(readable_on(cell), cell) >= 4.5


def test_five_steps_of_heat_are_five_colours() -> None:
    for tokens in (LIGHT, DARK):
        assert len({heat_color(p, tokens).name() for p in (10, 30, 50, 70, 90)}) == 5


def test_a_radar_needs_three_to_eight_variables() -> None:
    kinds = [profile_kind(n) for n in (1, 2, 3, 8, 9)]
    assert kinds == [
        ChartKind.BARS, ChartKind.BARS, ChartKind.RADAR, ChartKind.RADAR, ChartKind.BARS,
    ]  # fmt: skip


def test_charts_follow_the_theme(panel: ChartPanel, dressed_app: QApplication) -> None:
    light = panel.view.grab().toImage()
    theme.apply_theme(dressed_app, "dark")
    assert panel.view.grab().toImage() != light


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind.value)
def test_the_value_the_keyboard_is_on_is_ringed(
    panel: ChartPanel, qtbot: QtBot, chart: Chart
) -> None:
    panel.show_chart(chart)
    before = panel.view.grab().toImage()
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    ringed = panel.view.grab().toImage()
    assert ringed != before
    panel.show_chart(chart)
    assert panel.view.grab().toImage() == before


def test_the_pointer_rings_a_value_and_lets_it_go(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.view._go(0, 1)
    mark = panel.view.mark
    assert mark is not None
    panel.button.setFocus()
    qtbot.mouseMove(panel.view, QPoint(2, 2))
    qtbot.mouseMove(panel.view, QPoint(round(mark.x) + 3, round(mark.y) - 3))
    assert panel.view.mark == mark
    QApplication.sendEvent(panel.view, QEvent(QEvent.Type.Leave))
    assert panel.view.mark is None


def test_another_text_size_draws_anew(panel: ChartPanel, dressed_app: QApplication) -> None:
    small = panel.view.grab().toImage()
    fonts.set_text_size(dressed_app, 150)
    try:
        QApplication.sendEvent(panel.view, QEvent(QEvent.Type.FontChange))
        assert panel.view.grab().toImage() != small
    finally:
        fonts.set_text_size(dressed_app, 100)
