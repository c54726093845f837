"""Where things lie in a chart, against numbers worked out by hand."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.ui.charts.cartesian import (
    bars_layout,
    columns,
    heat_layout,
    line_layout,
)
from mehmiro_desktop.ui.charts.geometry import Box, Mark, fitting, nearest, runs, spread
from mehmiro_desktop.ui.charts.layouts import in_lines
from mehmiro_desktop.ui.charts.radial import Name, polar_layout, radar_layout

SQUARE = Box(0, 0, 200, 200)
BARE = [Name("", 0, 0)] * 4


def test_radar_puts_values_on_their_axes() -> None:
    layout = radar_layout(SQUARE, BARE, [(100, 50, None, 25)])
    assert layout.radius == pytest.approx(90)  # half of 200 less the gap to the labels
    places = {(m.series, m.category): (m.x, m.y) for m in layout.marks}
    assert places[0, 0] == pytest.approx((100, 10))  # straight up, the whole way
    assert places[0, 1] == pytest.approx((145, 100))  # right, half the way
    assert places[0, 3] == pytest.approx((77.5, 100))  # left, a quarter
    assert (0, 2) not in places


def test_a_gap_in_a_radar_breaks_the_outline() -> None:
    layout = radar_layout(SQUARE, BARE, [(100, 50, None, 25)])
    stretches, is_closed = layout.outline((100, 50, None, 25))
    assert not is_closed
    assert [len(each) for each in stretches] == [3]  # over the top, not cut there
    whole, is_closed = layout.outline((100, 50, 10, 25))
    assert is_closed
    assert len(whole[0]) == 4


@given(
    st.lists(st.floats(0, 120), min_size=3, max_size=8),
    st.floats(260, 900),
    st.floats(260, 700),
)
def test_labels_of_a_radar_stay_inside(
    widths: list[float], width: float, height: float
) -> None:
    box = Box(0, 0, width, height)
    names = [Name("x", min(each, width * 0.3), 16) for each in widths]
    layout = radar_layout(box, names, [])
    for label, name in zip(layout.labels, names, strict=True):
        left = label.x - {-1: name.width, 0: name.width / 2, 1: 0}[label.side]
        assert left >= -0.5
        assert left + name.width <= width + 0.5
        assert label.y - 8 >= -0.5
        assert label.y + 8 <= height + 0.5


def test_polar_slices_are_equal_and_as_long_as_their_value() -> None:
    layout = polar_layout(SQUARE, BARE, (100, 50, None, 20))
    assert [sector.category for sector in layout.sectors] == [0, 1, 3]
    assert [sector.reach / layout.radius for sector in layout.sectors] == pytest.approx(
        [1, 0.5, 0.2]
    )
    spans = {round(sector.end - sector.start, 6) for sector in layout.sectors}
    assert len(spans) == 1
    found = layout.find(140, 60)  # up and to the right: the first quarter
    assert found is not None
    assert found.category == 0
    assert layout.find(140, 140).category == 1  # type: ignore[union-attr]
    assert layout.find(60, 140) is None  # no value there
    assert layout.find(199, 1) is None  # outside the outer ring


def line(series: list[tuple[float | None, ...]], positions: tuple[float, ...] = ()):  # type: ignore[no-untyped-def]
    count = len(series[0])
    return line_layout(
        Box(0, 0, 400, 200),
        tick_width=10,
        label_widths=[30.0] * count,
        label_height=16,
        end_width=0,
        series=series,
        positions=positions,
    )


def test_a_line_fills_its_room() -> None:
    layout = line([(0, 100, 50)])
    assert layout.columns[0] == layout.plot.left
    assert layout.columns[-1] == layout.plot.right
    assert layout.plot.width > 340
    assert layout.plot.height > 150
    heights = [mark.y for mark in layout.marks]
    assert heights == pytest.approx(
        [layout.plot.bottom, layout.plot.top, layout.plot.center[1]]
    )


def test_days_stand_where_they_belong_and_gaps_stay_gaps() -> None:
    layout = line([(10, None, 30)], (0, 7, 28))
    share = (layout.columns[1] - layout.plot.left) / layout.plot.width
    assert share == pytest.approx(0.25)
    assert [len(each) for each in layout.stretches((10, None, 30))] == [1, 1]
    assert [mark.category for mark in layout.marks] == [0, 2]


def test_one_session_stands_in_the_middle() -> None:
    assert columns(Box(0, 0, 100, 10), 1) == (50.0,)


def test_bars_are_as_long_as_their_value() -> None:
    layout = bars_layout(
        Box(0, 0, 320, 200), name_width=80, value_width=20, label_height=16,
        series=[(50, None, 100), (25, 25, None)],
    )  # fmt: skip
    assert [(n, bar.width / layout.plot.width) for n, bar in layout.bars] == [
        (0, 0.5),
        (2, 1.0),
    ]
    row = layout.rows[1]
    found = layout.find(row.center[0], row.center[1])
    assert found is not None
    assert (found.series, found.category) == (1, 1)


def test_every_cell_of_a_heat_map_is_found() -> None:
    layout = heat_layout(
        Box(0, 0, 400, 300), name_width=60, label_widths=[20.0] * 5, label_height=16,
        row_count=4, foot_height=30,
    )  # fmt: skip
    for row in range(4):
        for column in range(5):
            found = layout.find(*layout.cell(row, column).center)
            assert found is not None
            assert (found.series, found.category) == (row, column)
    assert layout.find(10, 100) is None


def test_nearest_takes_what_is_within_reach() -> None:
    marks = (Mark(0, 0, 10, 10), Mark(1, 0, 40, 10))
    assert nearest(marks, 30, 10) == marks[1]
    assert nearest(marks, 25, 10) == marks[0]  # as near to both: the first
    assert nearest(marks, 10, 33) is None


def test_runs_split_at_gaps() -> None:
    assert runs([(0, 0), None, None, (1, 1), (2, 2)]) == [[(0, 0)], [(1, 1), (2, 2)]]
    assert runs([None]) == []


def test_labels_are_thinned_and_the_last_one_stays() -> None:
    assert fitting([0, 10, 20, 30], [16] * 4, gap=4) == [1, 3]
    assert fitting([], []) == []


@given(st.lists(st.floats(0, 100), max_size=6), st.floats(1, 30))
def test_spread_names_keep_apart_and_inside(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap, 0, 100)
    assert len(placed) == len(wanted)
    apart = min(gap, 100 / max(1, len(wanted) - 1)) if len(wanted) > 1 else 0
    ordered = sorted(placed)
    assert all(b - a >= apart - 1e-6 for a, b in pairwise(ordered))
    assert all(-1e-6 <= each <= 100 + 1e-6 for each in placed)
    by_wish = [placed[n] for n in sorted(range(len(wanted)), key=lambda n: wanted[n])]
    assert by_wish == ordered


def test_spread_leaves_alone_what_is_apart() -> None:
    assert spread([10, 50, 90], 12, 0, 100) == [10, 50, 90]
    assert math.isclose(sum(spread([], 1, 0, 1)), 0)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Reading", 3, ["Reading"]),
        ("Oral expression", 40, ["Oral expression"]),
        ("Oral expression", 10, ["Oral", "expression"]),
        ("Participación en clase", 10, ["Participación", "en clase"]),
        ("Trabajo en equipo y convivencia", 20, ["Trabajo en equipo", "y convivencia"]),
        ("Trabajo en equipo y convivencia", 12, ["Trabajo", "en equipo y", "convivencia"]),
        ("", 5, [""]),
    ],
)
def test_names_break_into_as_few_lines_as_fit(text: str, room: float, lines: list[str]) -> None:
    assert in_lines(text, room, len) == lines
