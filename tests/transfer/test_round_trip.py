"""Whatever a class holds, its export read back changes nothing."""

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mehmiro_desktop.domain.roster import alias_key, clean_alias, is_readable
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.transfer.export_csv import export_csv
from mehmiro_desktop.store.transfer.importing import import_table
from tests.helpers.stores import ClassroomBuilder, make_store

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
DANGEROUS = st.sampled_from(
    ["=1+1", "@x", "-2", "+3", "'=quoted", "''+twice", "a;b,c\t'd'", '"']
)
ALIAS = (
    (TEXT | DANGEROUS).map(clean_alias).filter(lambda text: bool(text) and is_readable(text))
)
COMMENT = st.lists(TEXT | DANGEROUS, max_size=3).map("\n".join)


@settings(max_examples=25, deadline=None)
@given(
    aliases=st.lists(ALIAS, min_size=1, max_size=4, unique_by=alias_key),
    comments=st.lists(COMMENT, min_size=4, max_size=4),
    name=ALIAS,
    decimal_comma=st.booleans(),
)
@pytest.mark.fault(68)
def test_an_export_read_back_changes_nothing(
    aliases: list[str], comments: list[str], name: str, decimal_comma: bool
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        make_store(Path(folder) / "store") as store,
    ):
        room = ClassroomBuilder(store, students=1, variables=1, name=name).build()
        students = classes.add_students(store, room.school_class.id, aliases)
        for student, comment in zip(students, comments, strict=False):
            key = type(room.key())(student.id, room.measured[0].id, room.session.id)
            scores.record_scores(store, [scores.ScoreEntry(key, Decimal("2.5"), comment)])
        path = Path(folder) / "scores.csv"
        assert export_csv(store, path, decimal_comma=decimal_comma) == len(aliases)
        report = import_table(store, path.read_bytes())
        assert report.refused == ()
        assert (report.added, report.changed, report.unchanged) == (0, 0, len(aliases))
