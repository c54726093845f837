"""Signing out with work that waits, and closing with it: nothing is lost, nothing waits."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.ui import farewell, presenter
from mehmiro_desktop.ui.farewell import Farewell
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.sign_out_panel import SignOutPanel
from tests.helpers.pins import set_pin
from tests.helpers.school_server import SchoolServer
from tests.sync.conftest import MemoryKeyring
from tests.sync.fake_server import FakeServer, Said, pull_answer, token_answer
from tests.ui.flow_driver import Begin, Driver
from tests.ui.lock.test_shared import window_of


@pytest.fixture
def person(begin: Begin, profile: Profile, server: FakeServer) -> Driver:
    """Signed in, online, but the school takes nothing; two classes wait."""
    server.say("/auth/v1/token", token_answer())
    server.say("/auth/v1/logout", Said(204, b""))
    server.say("/rest/v1/rpc/sync_pull", pull_answer())
    server.say("/rest/v1/rpc/sync_push", Said(503, {"message": "later"}))
    profile.change_setting("language", "en")
    made = begin()
    made.press("choice.sign_in")
    made.sign_in(server.url)
    made.await_widget("sync.pill")
    for name in ("5A", "6B"):
        add_class(window_of(made).context.store, name)
    return made


def ask_to_sign_out(person: Driver) -> SignOutPanel:
    window_of(person).open_screen("settings")
    person.press("settings.sign_out")
    panel = person.await_widget("sign_out")
    assert isinstance(panel, SignOutPanel)
    return panel


def is_signed_in(person: Driver, keyring: MemoryKeyring) -> bool:
    key = window_of(person).context.store.account.key
    return f"{key}/refresh" in keyring.secrets


def told(person: Driver) -> str:
    return person.read("sign_out.told.text")


def test_the_panel_counts_and_is_not_modal(person: Driver, keyring: MemoryKeyring) -> None:
    panel = ask_to_sign_out(person)
    label = panel.findChild(QLabel, "sign_out.text")
    assert label is not None
    assert label.text().startswith("2 changes are not sent yet.")
    assert not panel.isWindow()
    add_class(window_of(person).context.store, "6C")
    person.qtbot.waitUntil(lambda: label.text().startswith("3 changes"))
    person.press("sign_out.cancel")
    assert not panel.isVisible()
    assert is_signed_in(person, keyring)


def test_keep_here_signs_out_and_the_work_stays(person: Driver, keyring: MemoryKeyring) -> None:
    ask_to_sign_out(person)
    person.press("sign_out.keep")
    person.qtbot.waitUntil(lambda: not is_signed_in(person, keyring), timeout=8000)
    assert person.flow.account is not None
    assert person.flow.account.count_waiting() == 2


def test_send_now_that_fails_says_so_and_keeps_the_sign_in(
    person: Driver, keyring: MemoryKeyring
) -> None:
    panel = ask_to_sign_out(person)
    person.press("sign_out.send")
    person.qtbot.waitUntil(lambda: told(person) not in ("", "Sending…"), timeout=8000)
    assert panel.isVisible()
    assert is_signed_in(person, keyring)


@pytest.mark.server
def test_send_now_signs_out_once_all_is_sent(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, school_server: SchoolServer
) -> None:
    school_server.create_teacher("teacher@school.example", "secret")
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(school_server.url, school_server.publishable_key)
    person.await_widget("sync.pill")
    context = window_of(person).context
    assert context.sync is not None
    context.sync.pause()
    add_class(context.store, "5A")
    ask_to_sign_out(person)
    person.press("sign_out.send")
    person.qtbot.waitUntil(lambda: not is_signed_in(person, keyring), timeout=15000)
    web = school_server.web("teacher@school.example", "secret")
    assert [row["name"] for row in web.select("classes")] == ["5A"]


def test_export_writes_the_unsent_work_and_leaves_the_choice_open(
    person: Driver, tmp_path: Path, keyring: MemoryKeyring
) -> None:
    panel = ask_to_sign_out(person)
    person.press("sign_out.export")
    dialog = window_of(person).findChild(QFileDialog, "sign_out.file")
    assert dialog is not None
    dialog.reject()
    panel.export_to(str(tmp_path / "mine.json"))
    person.qtbot.waitUntil(lambda: "mine.json" in told(person), timeout=8000)
    found = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert len(found["pending"]) == 2
    assert is_signed_in(person, keyring)
    assert panel.isVisible()


def test_export_is_blocked_while_presenting(person: Driver) -> None:
    ask_to_sign_out(person)
    presenter.turn(True)
    try:
        person.press("sign_out.export")
        assert told(person) == "Leave presenter mode first."
    finally:
        presenter.turn(False)


def close(person: Driver) -> MainWindow:
    window = window_of(person)
    window.close()
    return window


def test_closing_with_work_that_waits_says_that_it_is_safe(
    person: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(farewell, "SHOWN_MS", 30)
    close(person)
    card = person.flow.farewell
    assert card is not None
    assert card.isVisible()
    # Closed already: the card only tells it.
    assert person.flow.account is None
    assert card.accessibleName() == (
        "2 changes saved here; they will be sent when there is a connection."
    )
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [card]
    with person.qtbot.waitSignal(card.gone, timeout=2000):
        pass
    assert not card.isVisible()


@pytest.mark.parametrize("is_key", [True, False])
def test_any_key_or_click_takes_the_card_away(person: Driver, is_key: bool) -> None:
    close(person)
    card = person.flow.farewell
    assert card is not None
    with person.qtbot.waitSignal(card.gone, timeout=1000):
        if is_key:
            person.qtbot.keyClick(card, Qt.Key.Key_Space)
        else:
            person.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_closing_behind_the_lock_counts_too(person: Driver) -> None:
    window = window_of(person)
    set_pin(window.context.store, "2718")
    window.locker.lock()
    window.close()
    assert person.flow.farewell is not None
    assert person.flow.farewell.isVisible()


def test_the_sample_class_just_closes(begin: Begin, profile: Profile) -> None:
    profile.change_setting("language", "en")
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    add_class(window_of(person).context.store, "6B")
    close(person)
    assert person.flow.farewell is None


def test_with_everything_sent_it_just_closes(
    begin: Begin, profile: Profile, server: FakeServer
) -> None:
    server.say("/auth/v1/token", token_answer())
    server.say("/rest/v1/rpc/sync_pull", pull_answer())
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(server.url)
    person.await_widget("sync.pill")
    close(person)
    assert person.flow.farewell is None


def test_the_end_of_a_session_waits_for_no_card(person: Driver) -> None:
    person.flow.quit()
    assert person.flow.farewell is None
    assert person.flow.account is None


def test_one_change_is_one(dressed_app: QApplication) -> None:
    assert Farewell(1).accessibleName().startswith("1 change saved here; it will")
    widget: QWidget = Farewell(12)
    assert widget.accessibleName().startswith("12 changes saved here; they will")
