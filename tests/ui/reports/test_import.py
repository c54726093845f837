"""Importing in the window: what would happen first, then one step that undo takes back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.imports import Reason
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import count_scores, load_students
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.reports import import_panel
from mehmiro_desktop.ui.reports.import_panel import ImportPanel
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from mehmiro_desktop.ui.worker import editor_of
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


@pytest.fixture
def panel(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> Iterator[ImportPanel]:
    classroom.score(7)
    screen = ReportsScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1274, 712)
    screen.show()
    screen.show_for(class_id=classroom.school_class.id)
    screen.show_for(part="import")
    # The screen lives as long as the test: nothing else holds it.
    yield screen.imports
    screen.close()


def take(qtbot: QtBot, panel: ImportPanel, path: Path) -> None:
    panel.take_file(str(path))
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)


def put(qtbot: QtBot, panel: ImportPanel) -> None:
    panel.put_button.click()
    qtbot.waitUntil(lambda: not editor_of(panel.context).is_busy, timeout=10_000)


def lines_of(panel: ImportPanel) -> list[tuple[str, ...]]:
    model = panel.model
    return [
        tuple(str(model.data(model.index(row, n))) for n in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def workbook(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    file = io.BytesIO()
    book.save(file)
    path = tmp_path / "scores.xlsx"
    path.write_bytes(file.getvalue())
    return path


@pytest.fixture
def scores_file(tmp_path: Path) -> Path:
    return workbook(
        tmp_path,
        ("alias", "variable", "date", "score"),
        ("Cometa 01", "Variable 1", date(2026, 3, 2), 9.5),
        ("Cometa 02", "Variable 1", date(2026, 3, 2), 4),
        ("Nadie", "Variable 1", date(2026, 3, 2), 4),
        ("Cometa 03", "Variable 1", date(2026, 3, 9), "70"),
        ("Cometa 03", "Variable 2", date(2026, 3, 9), 5),
    )


def test_a_workbook_of_scores_is_shown_first_then_put_in_and_undone(
    qtbot: QtBot,
    panel: ImportPanel,
    scores_file: Path,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    take(qtbot, panel, scores_file)
    # The file names no class: the one in front is meant, and the box says so.
    assert panel.classes.currentText() == "5A"
    assert (
        panel.summary.text() == "2 new scores · 0 changed · 1 kept · 0 as they are · 2 refused"
    )
    panel.changes.click()
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)
    assert panel.summary.text() == "2 new scores · 1 changed · 0 as they are · 2 refused"
    assert panel.notice.text == "New assessment sessions: 9 Mar 2026."
    assert lines_of(panel) == [
        ("Refused", "4", "Nadie", "no such student in the class"),
        ("Refused", "5", "Cometa 03", "outside the variable's scale: “70”"),
        ("New", "3", "Cometa 02", "Variable 1 · 2 Mar 2026 · 4"),
        ("New", "6", "Cometa 03", "Variable 2 · 9 Mar 2026 · 5"),
        ("Changed", "2", "Cometa 01", "Variable 1 · 2 Mar 2026 · 7 → 9.5"),
    ]
    class_id = classroom.school_class.id
    assert count_scores(classroom.store, class_id=class_id) == 1
    assert panel.put_button.text() == "Import 3 scores"
    assert panel.put_button.hasFocus()
    put(qtbot, panel)
    assert count_scores(classroom.store, class_id=class_id) == 3
    cells = load_grid(classroom.store, classroom.session.id).cells
    key = classroom.key()
    assert cells[key.student_id, key.variable_id].value == Decimal("9.5")
    assert shell.toasts[-1] == ("3 scores imported", True)
    assert not panel.put_button.isEnabled()
    undo(classroom.store)
    assert count_scores(classroom.store, class_id=class_id) == 1


def test_scores_that_are_there_are_kept_unless_the_tick_says_otherwise(
    qtbot: QtBot, panel: ImportPanel, scores_file: Path, classroom: ClassroomBuilder
) -> None:
    take(qtbot, panel, scores_file)
    assert not panel.changes.isChecked()
    assert lines_of(panel)[-1] == (
        "Kept", "2", "Cometa 01", "Variable 1 · 2 Mar 2026 · 7 stays; the file has 9.5"
    )  # fmt: skip
    assert panel.put_button.text() == "Import 2 scores"
    put(qtbot, panel)
    cells = load_grid(classroom.store, classroom.session.id).cells
    key = classroom.key()
    assert cells[key.student_id, key.variable_id].value == 7
    assert count_scores(classroom.store, class_id=classroom.school_class.id) == 3
    undo(classroom.store)
    assert count_scores(classroom.store, class_id=classroom.school_class.id) == 1


def test_the_tick_keeps_the_keyboard_and_is_off_again_for_the_next_file(
    qtbot: QtBot, panel: ImportPanel, scores_file: Path
) -> None:
    take(qtbot, panel, scores_file)
    panel.changes.setFocus()
    qtbot.keyClick(panel.changes, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)
    assert panel.window().focusWidget() is panel.changes
    put(qtbot, panel)
    assert not panel.changes.isChecked()


def test_an_empty_score_is_left_empty_and_no_error(
    qtbot: QtBot, panel: ImportPanel, tmp_path: Path
) -> None:
    day = date(2026, 3, 2)
    path = workbook(
        tmp_path,
        ("alias", "variable", "date", "score", "comment"),
        ("Cometa 02", "Variable 1", day, 4, None),
        ("Cometa 03", "Variable 1", day, None, None),
        ("Cometa 03", "Variable 2", day, None, "Well"),
    )
    take(qtbot, panel, path)
    assert panel.summary.text() == (
        "1 new score · 0 changed · 0 as they are · 1 left empty · 1 refused"
    )
    assert lines_of(panel) == [
        ("Refused", "4", "Cometa 03", "a comment without a score: “Well”"),
        ("New", "2", "Cometa 02", "Variable 1 · 2 Mar 2026 · 4"),
        ("Left empty", "3", "Cometa 03", ""),
    ]


@pytest.mark.parametrize("language", ["es", "en"])
def test_before_a_file_there_is_a_way_to_begin_and_an_example_that_can_be_imported(
    qtbot: QtBot, panel: ImportPanel, context: UiContext, tmp_path: Path, language: str
) -> None:
    assert panel.state.state == "empty"
    assert panel.window().focusWidget() is panel.state.button
    dialog = panel.choose_example()
    dialog.close()
    context.settings.language = language
    path = tmp_path / "example.csv"
    panel.save_example(str(path))
    assert panel.notice.text.startswith("Saved.")
    take(qtbot, panel, path)
    # The made-up names are nobody of this class: every line is understood and refused for that.
    assert panel.report is not None
    assert [each.reason for each in panel.report.refused] == [Reason.UNKNOWN_STUDENT] * 2
    assert (panel.report.blank, panel.report.unknown_columns) == (1, ())


def test_an_example_that_cannot_be_saved_is_said(panel: ImportPanel, tmp_path: Path) -> None:
    panel.save_example(str(tmp_path / "nowhere" / "example.csv"))
    assert panel.notice.property("tone") == "error"


def test_the_words_promise_no_more_than_is_true(panel: ImportPanel) -> None:
    said = " ".join(each.text() for each in panel.findChildren(QLabel))
    assert "replaced" not in said
    assert "Nothing is removed" in said


def test_a_class_list_from_csv(
    qtbot: QtBot, panel: ImportPanel, tmp_path: Path, classroom: ClassroomBuilder
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("clase;alias\n5A;Luna\n5A;Cometa 01\n6B;Sol\n", encoding="utf-8-sig")
    take(qtbot, panel, path)
    assert panel.classes.currentIndex() == 0
    assert panel.summary.text() == "2 new students · 0 changed · 1 as it is"
    assert panel.notice.text == "New classes: 6B."
    put(qtbot, panel)
    aliases = [s.alias for s in load_students(classroom.store, classroom.school_class.id)]
    assert "Luna" in aliases


def test_another_class_refuses_the_lines(
    qtbot: QtBot, panel: ImportPanel, scores_file: Path, classroom: ClassroomBuilder
) -> None:
    ClassroomBuilder(classroom.store, name="6B", students=1).build()
    panel.show_for(classroom.school_class.id)
    take(qtbot, panel, scores_file)
    panel.classes.setCurrentIndex(panel.classes.findText("6B"))
    panel.rehearse()
    qtbot.waitUntil(lambda: panel._job is None, timeout=10_000)
    assert panel.report is not None
    assert len(panel.report.refused) > 2


@pytest.mark.fault(67)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".xls"),
        (b"one,two\n1,2\n", "none of them is “alias”"),
        (b"alias,score\nLuna,3\n", "no column “variable”"),
        (b"\x00\x01\x02\x03", "neither a CSV nor an XLSX"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    qtbot: QtBot, panel: ImportPanel, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    take(qtbot, panel, path)
    assert words in panel.notice.text
    assert "Nothing was changed" in panel.notice.text
    assert not panel.put_button.isEnabled()
    assert panel.model.rowCount() == 0


def test_a_long_file_of_which_little_is_new_is_read_beside_the_window(
    qtbot: QtBot, panel: ImportPanel, scores_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def edit_beside(_context: object, _host: object, rows: int, *_: object) -> None:
        asked.append(rows)

    monkeypatch.setattr(import_panel, "edit_beside", edit_beside)
    for many in (0, 150):
        monkeypatch.setattr(import_panel, "MANY", many)
        take(qtbot, panel, scores_file)
        assert panel.report is not None
        panel.report = replace(panel.report, added=0, changed=0, unchanged=1)
        panel.put()
    assert asked == [1, 0]


def test_a_file_that_is_gone_is_said(qtbot: QtBot, panel: ImportPanel, tmp_path: Path) -> None:
    take(qtbot, panel, tmp_path / "nowhere.csv")
    assert panel.notice.text == "This file cannot be read. Nothing was changed."


def test_a_file_that_says_nothing_new_offers_nothing(
    qtbot: QtBot, panel: ImportPanel, tmp_path: Path
) -> None:
    row = ("Cometa 01", "Variable 1", date(2026, 3, 2), 7)
    path = workbook(tmp_path, ("alias", "variable", "date", "score"), row)
    take(qtbot, panel, path)
    assert panel.summary.text() == "0 new scores · 0 changed · 1 as it is"
    assert not panel.put_button.isEnabled()


def test_a_screen_reader_hears_a_line_whole(
    qtbot: QtBot, panel: ImportPanel, scores_file: Path
) -> None:
    take(qtbot, panel, scores_file)
    spoken = panel.model.data(panel.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "New, 3, Cometa 02, Variable 1 · 2 Mar 2026 · 4"
    assert panel.model.rowCount(panel.model.index(0, 0)) == 0
    assert panel.model.columnCount(QModelIndex()) == 4


def test_tab_leaves_the_table(qtbot: QtBot, panel: ImportPanel, scores_file: Path) -> None:
    take(qtbot, panel, scores_file)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Tab)
    assert panel.window().focusWidget() is panel.put_button
