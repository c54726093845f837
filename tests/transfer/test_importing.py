"""An import adds and updates in one step that undo takes back, and a rehearsal changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.imports import Reason
from mehmiro_desktop.errors import FileUnusable, InvalidImport
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.classes import (
    find_class_by_name,
    load_classes,
    load_sessions,
    load_students,
)
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.sync_state import apply_page
from mehmiro_desktop.store.transfer.files import read_file
from mehmiro_desktop.store.transfer.importing import import_patiently, import_table
from tests.helpers.server_rows import LATER, page, server_row
from tests.helpers.stores import ClassroomBuilder, make_store

ROSTER = "alias;color\nLuna;#FF0000\nMar;\nRío;verde\n".encode()
SCORES = (
    b"class,student,variable,date,value,comment\n"
    b"5A,Cometa 01,Variable 1,2/3/2026,8,\n"
    b'5A,Cometa 02,Variable 1,3/3/2026,"6,5",Well done\n'
    b"5A,Cometa 03,Variable 1,3/3/2026,11,\n"
)


def test_a_roster_makes_its_class_in_the_files_order(tmp_path: Path) -> None:
    with make_store(tmp_path) as store:
        report = import_table(store, ROSTER, "6B")
        assert (report.kind, report.added, report.new_classes) == ("roster", 2, ("6B",))
        assert [each.reason for each in report.refused] == [Reason.BAD_COLOR]
        made = find_class_by_name(store, "6b")
        assert made is not None
        aliases = [student.alias for student in load_students(store, made.id)]
        assert aliases == ["Luna", "Mar"]
        undo(store)
        assert load_classes(store) == ()
        redo(store)
        assert len(load_students(store, made.id)) == 2


def test_a_roster_twice_changes_nothing(tmp_path: Path) -> None:
    with make_store(tmp_path) as store:
        import_table(store, ROSTER, "6B")
        news: list[object] = []
        store.subscribe(news.append)
        report = import_table(store, ROSTER, "6B")
        assert (report.added, report.changed, report.unchanged) == (0, 0, 2)
        assert news == []
        report = import_table(store, b"alias,color\nluna,#00FF00\n", "6B")
        assert report.changed == 1
        [made] = load_classes(store)
        assert load_students(store, made.id)[0].avatar_color == "#00FF00"


def test_scores_go_in_with_their_sessions_as_one_step(tmp_path: Path) -> None:
    with make_store(tmp_path) as store:
        room = ClassroomBuilder(store).build()
        old = room.score("3")
        report = import_table(store, SCORES)
        assert (report.added, report.changed, report.new_sessions) == (1, 1, ("2026-03-03",))
        assert [(each.line, each.reason) for each in report.refused] == [
            (4, Reason.OUT_OF_SCALE)
        ]
        made = load_sessions(store, room.school_class.id)[0]
        key = CellKey(room.roster[1].id, room.measured[0].id, made.id)
        cell = load_cell(store, key)
        assert cell is not None
        assert (cell.value, cell.comments, cell.is_pending) == (
            Decimal("6.5"),
            "Well done",
            True,
        )
        undo(store)
        assert load_cell(store, key) is None
        restored = load_cell(store, old)
        assert restored is not None
        assert restored.value == 3
        assert len(load_sessions(store, room.school_class.id)) == 1


def test_a_rehearsal_tells_the_same_and_changes_nothing(tmp_path: Path) -> None:
    with make_store(tmp_path) as store:
        room = ClassroomBuilder(store).build()
        room.score("3")
        news: list[object] = []
        store.subscribe(news.append)
        rehearsal = import_table(store, SCORES, is_rehearsal=True)
        assert news == []
        assert len(load_sessions(store, room.school_class.id)) == 1
        report = import_table(store, SCORES)
        assert rehearsal.is_rehearsal
        assert (rehearsal.added, rehearsal.changed) == (report.added, report.changed)
        assert rehearsal.refused == report.refused
        assert rehearsal.new_sessions == report.new_sessions


def test_an_unreadable_file_changes_nothing(tmp_path: Path) -> None:
    with make_store(tmp_path) as store:
        news: list[object] = []
        store.subscribe(news.append)
        for content in (b"", b"\x00", b"a,b\n1,2\n", b'alias\n"open\n'):
            with pytest.raises(InvalidImport):
                import_table(store, content, "6B")
        assert news == []
        assert load_classes(store) == ()


@pytest.mark.fault(67)
def test_only_regular_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "pipe.csv").symlink_to("/dev/zero")
    for path in (tmp_path, tmp_path / "absent.csv", tmp_path / "pipe.csv"):
        with pytest.raises(FileUnusable):
            read_file(path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is done in the window while an import of the command line waits."""
    acts: list[Callable[[], object]] = []
    patiently = Store.patiently

    def after_them(store: Store, act: Callable[[], object], *more: object) -> object:
        # Once: what they do may be patient itself.
        waiting, acts[:] = acts.copy(), []
        for each in waiting:
            each()
        return patiently(store, act, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "patiently", after_them)
    return acts


def test_scores_typed_since_it_was_asked_for_are_newer_than_the_file(
    tmp_path: Path, asked: list[Callable[[], object]]
) -> None:
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store, students=5, variables=1).build()
        for student in (0, 1, 2):
            classroom.score(5, student)
        asked += [
            partial(classroom.score, 9, 0),  # changed
            partial(scores.clear_scores, store, [classroom.key(1)]),  # removed
            partial(classroom.score, 9, 3),  # new
        ]
        lines = [f"Cometa 0{n},Variable 1,2026-03-02,7\n" for n in range(1, 6)]
        file = ("alias,variable,date,score\n" + "".join(lines)).encode()
        report = import_patiently(store, file, "5A")
        assert (report.added, report.changed, report.kept) == (1, 1, 3)
        cells = [load_cell(store, classroom.key(n)) for n in range(5)]
        assert [cell and str(cell.value) for cell in cells] == ["9", None, "7", "9", "7"]
        # Asked for again, the file is what is wanted.
        assert import_patiently(store, file, "5A").kept == 0


def test_scores_pulled_and_numbers_used_again_since_are_no_trap(
    tmp_path: Path, asked: list[Callable[[], object]]
) -> None:
    # Erasing takes the newest of the history, whose numbers are given again.
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store, students=4, variables=1).build()
        for student in (0, 3):
            classroom.score(5, student)
        key = classroom.key(1)
        pulled = server_row(
            "assessments", "a9", LATER, student_id=key.student_id,
            variable_id=key.variable_id, session_id=key.session_id, value="9",
        )  # fmt: skip
        asked += [
            partial(apply_page, store, page(("assessments", pulled))),
            partial(erase_here, store, "students", classroom.roster[3].id),
            partial(classroom.score, 9, 0),
        ]
        lines = [f"Cometa 0{n},Variable 1,2026-03-02,7\n" for n in range(1, 5)]
        file = ("alias,variable,date,score\n" + "".join(lines)).encode()
        report = import_patiently(store, file, "5A")
        assert (report.added, report.changed, report.kept) == (1, 0, 2)
        assert [each.text for each in report.refused] == ["Cometa 04"]
        cells = [load_cell(store, classroom.key(n)) for n in range(3)]
        assert [cell and str(cell.value) for cell in cells] == ["9", "9", "7"]


def _students_swapped(classroom: ClassroomBuilder) -> None:
    first, second = classroom.roster[:2]
    for student, alias in ((first, "X"), (second, first.alias), (first, second.alias)):
        classes.edit_student(classroom.store, replace(student, alias=alias))


def _variables_swapped(classroom: ClassroomBuilder) -> None:
    first, second = classroom.measured
    for variable, name in ((first, "X"), (second, first.name), (first, second.name)):
        classes.edit_variable(classroom.store, replace(variable, name=name))


@pytest.mark.parametrize("act", [_students_swapped, _variables_swapped])
def test_a_name_that_is_anothers_by_now_gives_it_no_score(
    tmp_path: Path, asked: list[Callable[[], object]],
    act: Callable[[ClassroomBuilder], object],
) -> None:  # fmt: skip
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store).build()
        asked.append(partial(act, classroom))
        file = (
            b"alias,variable,date,score\nCometa 01,Variable 1,2026-03-02,9\n"
            b"Cometa 02,Variable 1,2026-03-02,3\n"
        )
        report = import_patiently(store, file, "5A")
        assert (report.added, report.changed, report.kept) == (0, 0, 2)
        assert load_cell(store, classroom.key(0, 0)) is None


@pytest.mark.parametrize("scored", [2, 4])
def test_a_session_removed_since_it_was_asked_for_is_not_made_again(
    tmp_path: Path, asked: list[Callable[[], object]], scored: int
) -> None:
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store, students=4, variables=1).build()
        for student in range(scored):
            classroom.score(5, student)
        asked.append(partial(classes.remove_session, store, classroom.session.id))
        lines = [f"Cometa 0{n},Variable 1,2026-03-02,7\n" for n in range(1, 5)]
        file = ("alias,variable,date,score\n" + "".join(lines)).encode()
        report = import_patiently(store, file, "5A")
        assert (report.added, report.kept, report.new_sessions) == (0, 4, ())
        assert load_sessions(store, classroom.school_class.id) == ()
        report = import_patiently(store, file, "5A")
        assert (report.added, report.new_sessions) == (4, ("2026-03-02",))


def _removed(classroom: ClassroomBuilder) -> object:
    return classes.remove_student(classroom.store, classroom.roster[0].id)


def _renamed(classroom: ClassroomBuilder) -> object:
    return classes.edit_student(classroom.store, replace(classroom.roster[0], alias="Zoe"))


def _class_removed(classroom: ClassroomBuilder) -> object:
    return classes.remove_class(classroom.store, classroom.school_class.id)


def _class_renamed(classroom: ClassroomBuilder) -> object:
    return classes.edit_class(classroom.store, replace(classroom.school_class, name="6A"))


def _class_replaced(classroom: ClassroomBuilder) -> object:
    _class_renamed(classroom)
    return classes.add_class(classroom.store, "5A")


@pytest.mark.parametrize(
    ("act", "added", "kept"),
    [
        (_removed, 1, 1),
        (_renamed, 1, 1),
        (_class_removed, 0, 2),
        (_class_renamed, 0, 2),
        (_class_replaced, 0, 2),
    ],
)
def test_a_roster_makes_nothing_again_that_had_the_name_when_it_was_asked_for(
    tmp_path: Path, asked: list[Callable[[], object]],
    act: Callable[[ClassroomBuilder], object], added: int, kept: int,
) -> None:  # fmt: skip
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store).build()
        asked.append(partial(act, classroom))
        names: list[tuple[str, list[str]]] = []

        def list_names() -> None:
            found = load_classes(store)
            names[:] = [
                (each.name, sorted(s.alias for s in load_students(store, each.id)))
                for each in found
            ]

        asked.append(list_names)
        report = import_patiently(store, b"alias\nCometa 01\nNova\n", "5A")
        assert (report.added, report.kept) == (added, kept)
        wanted = [(name, sorted(aliases + ["Nova"] * added)) for name, aliases in names]
        list_names()
        assert names == wanted


def test_a_student_changed_since_it_was_asked_for_stays_so(
    tmp_path: Path, asked: list[Callable[[], object]]
) -> None:
    with make_store(tmp_path) as store:
        classroom = ClassroomBuilder(store).build()
        changed = replace(classroom.roster[0], avatar_color="#111111")
        asked.append(partial(classes.edit_student, store, changed))
        file = b"alias,color\nCometa 01,#222222\nCometa 02,#222222\n"
        report = import_patiently(store, file, "5A")
        assert (report.changed, report.kept) == (1, 1)
        colors = [s.avatar_color for s in load_students(store, classroom.school_class.id)]
        assert colors[:2] == ["#111111", "#222222"]
