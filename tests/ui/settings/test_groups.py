"""Every group of settings: kept at once, read by the screens, brought back by Reset."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.errors import SettingInvalid
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.commands.classes import remove_student
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.account import load_teacher
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.sync_state import apply_page
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.habits import follow, parse_comments, usual_comments, write_comments
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.settings.data import DataGroup
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from tests.helpers.server_rows import page, server_row
from tests.helpers.stores import ClassroomBuilder


class Called:
    """Notes what was asked of the flow."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def note(self, name: str) -> None:
        self.names.append(name)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def called() -> Called:
    return Called()


@pytest.fixture
def screen(
    qtbot: QtBot, context: UiContext, profile: Profile, called: Called
) -> SettingsScreen:
    follow(context.settings, profile.settings)
    background = Background()
    acts = SettingsActs(
        profile,
        lambda value: called.note(f"language {value}"),
        lambda value: called.note(f"theme {value}"),
        lambda: None, lambda: None, lambda: None,
        apply_text_size=lambda: called.note("text size"),
        start_job=background.start,
    )  # fmt: skip
    made = SettingsScreen(context, acts)
    made.resize(1200, 700)
    qtbot.addWidget(made, before_close_func=lambda _: background.close())
    with qtbot.waitExposed(made):
        made.show()
    made.show_for()
    return made


def choose(screen: QWidget, key: str, value: str) -> None:
    box = screen.findChild(QComboBox, f"settings.{key}")
    assert box is not None
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def edit_of(screen: QWidget, name: str) -> QLineEdit:
    edit = screen.findChild(QLineEdit, name)
    assert edit is not None
    return edit


def test_looks_are_kept_and_put_in_force_at_once(
    screen: SettingsScreen, profile: Profile, called: Called
) -> None:
    choose(screen, "theme", "contrast")
    choose(screen, "text_size", "150")
    choose(screen, "language", "es")
    assert called.names == ["theme contrast", "text size", "language es"]
    kept = profile.settings
    assert (kept.theme, kept.text_size, kept.language) == ("contrast", "150", "es")


def test_reset_brings_back_the_defaults_and_puts_them_in_force(
    qtbot: QtBot, screen: SettingsScreen, profile: Profile, called: Called
) -> None:
    choose(screen, "theme", "dark")
    called.names.clear()
    press(qtbot, screen, "settings.reset.general")
    assert profile.settings.theme == "system"
    assert called.names == ["theme system"]


def habits_of(context: UiContext) -> tuple[int | None, bool]:
    return context.settings.digit_wait_ms, context.settings.goes_to_next_column


def test_scoring_behaviour_reaches_the_screens(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    choose(screen, "digit_wait", "1500")
    choose(screen, "column_end", "next")
    assert habits_of(context) == (1500, True)
    choose(screen, "digit_wait", "enter")
    assert habits_of(context) == (None, True)
    press(qtbot, screen, "settings.reset.scoring")
    assert habits_of(context) == (600, False)


def test_a_key_is_remapped_unless_another_act_has_it(
    qtbot: QtBot, screen: SettingsScreen, profile: Profile
) -> None:
    comment = edit_of(screen, "settings.letter.comment")
    comment.selectAll()
    qtbot.keyClicks(comment, "m")
    assert letters.meant("m") == "c"
    assert letters.meant("c") == ""
    assert profile.settings.letters == "comment=m"
    quick = edit_of(screen, "settings.letter.quick")
    quick.selectAll()
    qtbot.keyClicks(quick, "m")
    problem = screen.findChild(QLabel, "settings.letters.problem")
    assert problem is not None
    assert problem.text() == "M is already the key for: Comment"
    assert letters.meant("q") == "q"
    quick.selectAll()
    qtbot.keyClicks(quick, "7")
    assert "Digits" in problem.text()
    quick.editingFinished.emit()
    assert quick.text() == "Q"
    press(qtbot, screen, "settings.reset.scoring")
    assert letters.meant("c") == "c"
    assert comment.text() == "C"


def test_single_letters_can_be_turned_off(screen: SettingsScreen) -> None:
    box = screen.findChild(QCheckBox, "settings.letter_keys")
    assert box is not None
    box.click()
    assert [letters.meant(each) for each in "cq/a"] == ["", "", "", ""]
    assert letters.meant("7") == "7"
    assert not edit_of(screen, "settings.letter.quick").isEnabled()


def test_quick_comments_are_nine_own_texts(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext, profile: Profile
) -> None:
    assert context.settings.quick_comments == usual_comments()
    second = edit_of(screen, "settings.comment.2")
    second.setText("Lee muy bien, “con voz”")
    second.editingFinished.emit()
    assert context.settings.quick_comments[1] == "Lee muy bien, “con voz”"
    again = Profile(profile.directory)
    assert parse_comments(again.settings.quick_comments) == context.settings.quick_comments
    press(qtbot, screen, "settings.reset.comments")
    assert context.settings.quick_comments == usual_comments()
    assert second.text() == usual_comments()[1]


def test_nine_long_comments_fit_the_profile(profile: Profile) -> None:
    longest = tuple("ñ" * 100 for _ in range(9))
    profile.change_setting("quick_comments", write_comments(longest))
    assert parse_comments(profile.settings.quick_comments) == longest
    with pytest.raises(SettingInvalid):
        profile.change_setting("quick_comments", "x" * 5000)


@pytest.mark.parametrize("damaged", ["[", "{}", "3", '["a", 4]'])
def test_damaged_comments_count_as_few_or_none(damaged: str) -> None:
    assert len(parse_comments(damaged)) == 9


def test_privacy_reaches_the_screens(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    choose(screen, "present_names", "number")
    choose(screen, "birth_dates", "shown")
    choose(screen, "present_at_start", "on")
    assert context.settings.presents_numbers
    assert context.settings.shows_birth_dates
    assert context.settings.presents_at_start
    presenter.turn(True)
    try:
        assert presenter.shows_numbers()
    finally:
        presenter.turn(False)
    press(qtbot, screen, "settings.reset.privacy")
    assert not context.settings.presents_numbers


def test_numbers_chosen_in_front_of_the_class_stay_when_another_setting_changes(
    screen: SettingsScreen,
) -> None:
    presenter.turn(True)
    presenter.show_numbers(True)
    try:
        choose(screen, "birth_dates", "shown")
        assert presenter.shows_numbers()
    finally:
        presenter.turn(False)
        presenter.show_numbers(False)


def told(screen: QWidget) -> str:
    label = screen.findChild(QLabel, "settings.data.told.text")
    assert label is not None
    return label.text()


def test_a_backup_is_made_and_dated(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext, classroom: ClassroomBuilder
) -> None:
    last = screen.findChild(QLabel, "settings.last_backup")
    assert last is not None
    assert last.text() == "No backup yet."
    press(qtbot, screen, "settings.backup")
    qtbot.waitUntil(lambda: told(screen) == "Backed up.", timeout=5000)
    assert last.text().startswith("Last backup:")
    (made,) = backup.snapshots(context.store.directory)
    assert made.read_bytes()[:6] != b"SQLite"


def test_everything_is_exported_off_the_window_thread(
    qtbot: QtBot, screen: SettingsScreen, classroom: ClassroomBuilder, tmp_path: Path
) -> None:
    group = screen.findChild(DataGroup)
    assert group is not None
    target = tmp_path / "all.json"
    group.export_to(str(target))
    qtbot.waitUntil(lambda: "records written to all.json" in told(screen), timeout=5000)
    assert '"assessment_variables"' in target.read_text("utf-8")
    group.export_to(str(tmp_path / "missing" / "all.json"))
    qtbot.waitUntil(lambda: "cannot" in told(screen))


@pytest.mark.usefixtures("classroom")
def test_an_export_shows_how_far_it_is_and_leaves_nothing_when_cancelled(
    qtbot: QtBot, screen: SettingsScreen, tmp_path: Path
) -> None:
    group, target = screen.findChild(DataGroup), tmp_path / "all.json"
    bar = screen.findChild(QProgressBar, "settings.export.progress")
    assert group is not None
    assert bar is not None
    group.export_to(str(target))
    assert bar.isVisible()
    press(qtbot, screen, "settings.export.cancel")
    qtbot.waitUntil(lambda: told(screen) == "Nothing was written.")
    assert not bar.isVisible()
    assert list(tmp_path.glob("*.json*")) == []
    group.export_to(str(target))
    qtbot.waitUntil(lambda: "records written to all.json" in told(screen))
    assert bar.maximum() > 0
    assert target.exists()


def test_nothing_is_exported_while_the_class_looks_on(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    presenter.turn(True)
    try:
        press(qtbot, screen, "settings.export")
        assert told(screen) == ("Nothing is exported while presenting. End it with F8 first.")
    finally:
        presenter.turn(False)


def test_the_bin_brings_a_student_back_and_undo_takes_it_away_again(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext, classroom: ClassroomBuilder
) -> None:
    class_id = classroom.school_class.id
    press(qtbot, screen, "settings.bin")
    panel = screen.window().findChild(BinPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: not panel.is_reading)
    message = panel.findChild(QLabel, "bin.state.message")
    assert message is not None
    assert message.text() == "The bin is empty"
    remove_student(context.store, classroom.key().student_id)
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.is_reading)
    name = panel.findChild(QLabel, "bin.name.0")
    assert name is not None
    assert name.text() == "Cometa 01"
    press(qtbot, panel, "bin.restore.0")
    assert len(load_students(context.store, class_id)) == 3
    said = panel.findChild(QLabel, "bin.told.text")
    assert said is not None
    assert said.text().startswith("Cometa 01 is back")
    undo(context.store)
    assert len(load_students(context.store, class_id)) == 2
    panel.accept()


def test_the_name_is_kept_on_enter_and_follows_undo(
    screen: SettingsScreen, context: UiContext, qtbot: QtBot
) -> None:
    field = screen.findChild(QLineEdit, "settings.name")
    since = screen.findChild(QLabel, "settings.since")
    assert field is not None
    assert since is not None
    assert not field.isVisible()
    mine = context.store.account.account_id
    apply_page(context.store, page(("teachers", server_row("teachers", mine, name="Before"))))
    qtbot.waitUntil(field.isVisible)
    assert field.text() == "Before"
    assert since.text().startswith("Account since")
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid")
    qtbot.keyClicks(field, "After")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    teacher = load_teacher(context.store)
    assert teacher is not None
    assert teacher.name == "After"
    undo(context.store)
    qtbot.waitUntil(lambda: field.text() == "Before")
