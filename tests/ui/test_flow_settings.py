"""Settings over a whole run: text size live, the backup of the day, opening while presenting."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store.backup import snapshots
from mehmiro_desktop.ui import flow as flow_module
from mehmiro_desktop.ui import presenter
from tests.helpers.windows import open_now
from tests.ui.flow_driver import Begin


def test_a_bigger_text_is_in_force_at_once_and_survives_the_run(
    begin: Begin, profile: Profile, dressed_app: QApplication
) -> None:
    profile.change_setting("language", "en")
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    open_now(window, "settings")
    before = window.rail.width()
    box = person.await_widget("settings.text_size")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("200"))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: window.rail.width() == 2 * before)
    title = window.top_bar.findChild(QLabel, "topbar.title")
    assert title is not None
    assert title.font().pixelSize() == 36
    # The window still fits the smallest screen it is made for.
    assert window.minimumSizeHint().width() <= 1366
    assert Profile(profile.directory).settings.text_size == "200"


def has_one_snapshot(folder: Path) -> bool:
    return len(snapshots(folder)) == 1


def test_the_backup_of_the_day_is_made_once_after_the_window_is_up(
    begin: Begin, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow_module, "BACKUP_DELAY_MS", 0)
    for _ in range(2):
        person = begin(is_demo=True)
        person.await_widget("sync.pill")
        window = person.flow.window
        assert window is not None
        folder = window.context.store.directory
        person.qtbot.waitUntil(partial(has_one_snapshot, folder), timeout=5000)
        person.flow.quit()
    (made,) = snapshots(folder)
    assert made.name.startswith("store-daily-")


def test_the_window_opens_presenting_when_that_is_chosen(
    begin: Begin, profile: Profile
) -> None:
    profile.change_setting("language", "en")
    profile.change_setting("present_at_start", "on")
    try:
        person = begin(is_demo=True)
        person.await_widget("sync.pill")
        assert presenter.is_on()
    finally:
        presenter.turn(False)
