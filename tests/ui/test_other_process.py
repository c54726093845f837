"""The command line writes beside the open window: the window shows it soon, and disturbs nobody."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.config import Profile
from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.errors import EditStopped
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.others import Mark, OtherProcesses
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.stopping import stoppable
from mehmiro_desktop.ui import open_account
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.helpers.windows import open_now
from tests.ui.flow_driver import Begin


def import_roster(profile: Profile, file: Path, class_name: str) -> None:
    """Run the real command, in a process of its own."""
    command = [sys.executable, "-m", "mehmiro_desktop", "--profile", str(profile.directory)]
    done = subprocess.run(
        [*command, "import", str(file), "--class", class_name],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_a_student_imported_beside_the_window_appears_without_moving_anything(
    begin: Begin, profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_account, "LOOK_EVERY_MS", 20)
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sample")
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    window.activateWindow()
    open_now(window, "score")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    grid, model = screen.grid, screen.sheet.model
    wide = next(
        column
        for column in range(model.score_columns)
        if model.variable(column).scale_max == 10
    )
    grid.go_to(3, wide)
    grid.start_edit("7")
    editor = grid.editing.editor
    assert editor is not None
    before, place = model.rowCount(), editor.geometry()
    (school_class,) = load_classes(window.context.store)
    file = tmp_path / "list.csv"
    file.write_text("alias\nAndromeda\n", "utf-8")
    import_roster(profile, file, school_class.name)
    person.qtbot.waitUntil(lambda: model.rowCount() == before + 1, timeout=8000)
    assert model.alias(before) == "Andromeda"
    assert grid.editing.editor is editor
    assert (editor.text(), editor.geometry(), grid.at) == ("7", place, (3, wide))
    QTest.keyClicks(editor, ",5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert str(model.value(3, wide)) == "7.5"


@pytest.fixture
def heard(store: Store) -> list[TablesChanged]:
    news: list[TablesChanged] = []
    store.subscribe(news.append)
    store.tell_of_others()
    return news


def test_ones_own_edits_are_not_taken_for_somebody_elses(
    store: Store, heard: list[TablesChanged]
) -> None:
    ClassroomBuilder(store).build().fill()
    heard.clear()
    store.tell_of_others()
    assert heard == []


def test_what_others_write_between_ones_own_edits_is_told(
    store: Store, heard: list[TablesChanged], tmp_path: Path
) -> None:
    with make_store(tmp_path / "account") as other:
        ClassroomBuilder(store, name="Ours").build()
        ClassroomBuilder(other, name="Theirs").build()
        # The own edit that follows must not hide it.
        ClassroomBuilder(store, name="Ours again").build()
        heard.clear()
        store.tell_of_others()
        (news,) = heard
        assert news.origin is Origin.ELSEWHERE
        assert {"classes", "students", "assessments", "pending"} <= news.tables
        heard.clear()
        store.tell_of_others()
        assert heard == [], "told once"


def test_one_stopped_before_it_began_hides_nothing(
    store: Store, heard: list[TablesChanged], tmp_path: Path
) -> None:
    with make_store(tmp_path / "account") as other:
        ClassroomBuilder(other).build()
        with other.write() as scope:
            scope.is_void = True
            with pytest.raises(EditStopped), stoppable(lambda: True), store.write():
                pass
    store.tell_of_others()
    assert [each.origin for each in heard] == [Origin.ELSEWHERE]


def test_a_commit_right_after_ones_own_is_told(
    store: Store, heard: list[TablesChanged], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_over = OtherProcesses.pass_over

    with make_store(tmp_path / "account") as other:

        def after_another(others: OtherProcesses, mark: Mark) -> None:
            with monkeypatch.context() as patch:
                patch.setattr(OtherProcesses, "pass_over", pass_over)
                classes.add_class(other, "Theirs")
            pass_over(others, mark)

        monkeypatch.setattr(OtherProcesses, "pass_over", after_another)
        classes.add_class(store, "Ours")
    store.tell_of_others()
    assert [each.origin for each in heard] == [Origin.LOCAL, Origin.ELSEWHERE]


def test_asking_never_waits_for_a_write(
    store: Store, heard: list[TablesChanged], dressed_app: QApplication
) -> None:
    with store.write(Origin.SYNC):
        store.tell_of_others()
    assert heard == []


def test_the_last_one_out_still_folds_the_log_into_the_file(tmp_path: Path) -> None:
    store = make_store(tmp_path / "folded")
    store.tell_of_others()
    ClassroomBuilder(store).build()
    store.close()
    assert not list((tmp_path / "folded").glob("*-wal"))
