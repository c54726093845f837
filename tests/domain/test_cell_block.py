"""Blocks to and from spreadsheets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.cell_block import block_text, parse_block, plan_paste
from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.errors import InvalidImport


def scale(low: int, high: int) -> AssessmentVariable:
    return AssessmentVariable("v", "c", "Reading", Decimal(low), Decimal(high))


VARIABLES = (scale(1, 5), scale(0, 10))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("4\t7,5\r\n3\t6.5\r\n", (("4", "7,5"), ("3", "6.5"))),
        ("4\n\n3\n\n\n", (("4",), (), ("3",))),
        ('"4"\t" 5 "\n', (("4", "5"),)),
        ('"two\nlines"\t5', (("two\nlines", "5"),)),
        ("", ()),
        ("4", (("4",),)),
    ],
)
def test_parse(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert parse_block(text) == block


@pytest.mark.parametrize("text", ["4\n" * 1001, "\t".join("4" * 201), "4" * 200_000])
def test_what_is_no_table_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(InvalidImport):
        parse_block(text)


@given(st.text())
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        parse_block(text)
    except InvalidImport:
        return


@given(
    st.lists(
        st.lists(st.none() | st.decimals(0, 10, places=2), min_size=3, max_size=3),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", "."]),
)
def test_what_is_copied_pastes_back_the_same(
    rows: list[list[Decimal | None]], mark: str
) -> None:
    columns = (scale(0, 10),) * 3
    plan = plan_paste(parse_block(block_text(rows, mark)), (0, 0), len(rows), columns, {})
    wanted = {
        (r, c): value
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    assert {(put.row, put.column): put.value for put in plan.puts} == wanted
    assert not plan.refused


def test_plan_says_what_is_put_replaced_refused_and_beyond() -> None:
    block = parse_block("4\t7,5\t1\n9\tx\n\t\n2\t10\n1")
    present = {(1, 0): Decimal(4), (4, 0): Decimal(3), (4, 1): Decimal(10)}
    plan = plan_paste(block, (1, 0), 5, VARIABLES, present)
    assert [(p.row, p.column, p.value, p.replaces) for p in plan.puts] == [
        (1, 1, Decimal("7.5"), None),
        (4, 0, Decimal(2), Decimal(3)),
    ]
    assert [(r.row, r.column, r.error.details["reason"]) for r in plan.refused] == [
        (2, 0, "scale"),
        (2, 1, "number"),
    ]
    assert (plan.unchanged, plan.beyond) == (2, 2)
    assert not plan.is_single


def test_single_cell_needs_no_preview() -> None:
    assert plan_paste((("4",),), (0, 0), 3, VARIABLES, {}).is_single
    assert plan_paste((), (0, 0), 3, VARIABLES, {}).is_single
