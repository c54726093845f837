"""Going back to a backup, leaving the laptop for good, and the file for whoever helps."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile
from mehmiro_desktop.errors import StoreUnwritable
from mehmiro_desktop.store import Store, backup
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.wiping import remove_files
from mehmiro_desktop.sync.account import AccountSync, keep_sign_in
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.network import NetworkHints
from mehmiro_desktop.ui.prompts import Question
from mehmiro_desktop.ui.settings.restore_panel import RestorePanel
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ACCOUNT, KEY, ClassroomBuilder, make_store
from tests.helpers.windows import open_now
from tests.sync.conftest import MemoryKeyring
from tests.ui.flow_driver import Begin, Driver


def open_sample(begin: Begin, profile: Profile) -> tuple[Driver, MainWindow]:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sample")
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    return person, window


def names(store: Store) -> set[str]:
    return {each.name for each in load_classes(store)}


def panel_of(window: MainWindow) -> RestorePanel:
    open_now(window, "settings")
    button = window.findChild(QPushButton, "settings.restore")
    assert button is not None
    button.click()
    (found,) = [each for each in window.findChildren(RestorePanel) if each.isVisible()]
    return found


def test_a_backup_is_restored_and_the_screens_show_it(begin: Begin, profile: Profile) -> None:
    person, window = open_sample(begin, profile)
    store = window.context.store
    before = names(store)
    backup.take_manual_snapshot(store)
    add_class(store, "Added since")
    panel = panel_of(window)
    person.qtbot.waitUntil(panel.go.isEnabled, timeout=5000)
    plan = panel.findChild(QLabel, "restore.plan")
    assert plan is not None
    assert "Now there are 2 classes" in plan.text()
    assert "kept first" in plan.text()
    assert "server" not in plan.text(), "the sample class has none"
    with person.qtbot.waitSignal(panel.restored, timeout=20_000):
        panel.go.click()
    assert names(store) == before
    kinds = [backup.kind_of(each) for each in backup.snapshots(store.directory)]
    assert kinds == ["before-restore", "manual"]
    person.qtbot.waitUntil(window.toasts.isVisible, timeout=5000)
    assert window.toasts.text.startswith("As it was: ")
    # And back again, from the same list.
    panel = panel_of(window)
    list_of = panel.findChild(QListWidget, "restore.list")
    assert list_of is not None
    assert "before going back" in list_of.item(0).text()
    person.qtbot.waitUntil(panel.go.isEnabled, timeout=5000)
    with person.qtbot.waitSignal(panel.restored, timeout=20_000):
        panel.go.click()
    assert "Added since" in names(store)


def test_cancelled_at_once_nothing_changes(begin: Begin, profile: Profile) -> None:
    person, window = open_sample(begin, profile)
    store = window.context.store
    backup.take_manual_snapshot(store)
    add_class(store, "Added since")
    panel = panel_of(window)
    person.qtbot.waitUntil(panel.go.isEnabled, timeout=5000)
    panel.go.click()
    panel.close_button.click()
    told = panel.findChild(QLabel, "restore.told.text")
    assert told is not None
    person.qtbot.waitUntil(lambda: "as it was" in told.text(), timeout=5000)
    assert "Added since" in names(store)
    panel.close_button.click()


def test_without_a_backup_it_says_so(begin: Begin, profile: Profile) -> None:
    _person, window = open_sample(begin, profile)
    panel = panel_of(window)
    title = panel.findChild(QLabel, "restore.state.message")
    assert title is not None
    assert title.text() == "No backup yet"
    assert not panel.go.isEnabled()
    panel.close_button.click()


# Leaving the laptop ----------------------------------------------------------------------------


def signed_in(profile: Profile, keyring: MemoryKeyring, clock: FixedClock) -> Path:
    """An account with unsent work, backups, a key in the keyring and a kept sign-in."""
    folder = profile.account_directory(ACCOUNT.key)
    keyring.set(f"{ACCOUNT.key}/store", KEY.hex())
    with make_store(folder, clock) as store:
        ClassroomBuilder(store).build()
        backup.take_manual_snapshot(store)
        session = AuthSession(
            ACCOUNT.account_id, ACCOUNT.email, "secret-refresh", "secret-access", 0.0
        )
        keep_sign_in(store, keyring, session)
    server, public = "http://127.0.0.1:9", ACCOUNT.publishable_key
    entry = AccountEntry(ACCOUNT.key, server, public, ACCOUNT.account_id, ACCOUNT.email)
    profile.remember_account(entry)
    return folder


def ask_to_wipe(window: MainWindow) -> Question:
    open_now(window, "settings")
    button = window.findChild(QPushButton, "settings.wipe")
    assert button is not None
    button.click()
    question = window.findChild(Question, "question")
    assert question is not None
    return question


def answer(question: Question, name: str) -> None:
    button = question.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_it_says_what_would_be_lost_and_no_is_the_answer_that_has_the_focus(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, clock: FixedClock
) -> None:
    profile.change_setting("language", "en")
    folder = signed_in(profile, keyring, clock)
    person = begin()
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    question = ask_to_wipe(window)
    detail = question.findChild(QLabel, "question.detail")
    assert detail is not None
    assert detail.text().startswith("7 changes are not sent yet and would be lost for good.")
    keep = question.findChild(QPushButton, "question.safe")
    assert keep is not None
    assert keep.isDefault()
    answer(question, "question.safe")
    assert (folder / "store.db").exists()
    assert person.flow.window is window


def test_removed_for_good_means_files_keys_tokens_and_the_place_in_the_profile(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, clock: FixedClock
) -> None:
    profile.change_setting("language", "en")
    folder = signed_in(profile, keyring, clock)
    other = profile.account_directory(SAMPLE_KEY)
    with make_store(other) as sample:
        add_class(sample, "Somebody else's")
    person = begin()
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    answer(ask_to_wipe(window), "question.answer1")
    person.await_widget("choice.sign_in")
    assert not folder.exists()
    assert keyring.secrets == {}
    again = Profile(profile.directory)
    assert again.accounts == ()
    assert again.active_account is None
    assert (other / "store.db").exists(), "another account of this laptop stays"
    everything = b"".join(
        each.read_bytes() for each in profile.directory.rglob("*") if each.is_file()
    )
    assert b"secret-refresh" not in everything
    assert ACCOUNT.email.encode() not in everything


def test_stopped_half_way_the_account_still_opens_or_is_made_anew(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "account"
    with make_store(folder, clock) as store:
        add_class(store, "5A")
        backup.take_manual_snapshot(store)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "store.db":
            raise PermissionError(13, "held by a virus scanner")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(StoreUnwritable):
        remove_files(folder)
    monkeypatch.undo()
    with make_store(folder, clock) as store:
        assert names(store) == {"5A"}
    assert KeyFile.read(folder) is not None
    remove_files(folder)
    assert not folder.exists()


# The diagnosis ---------------------------------------------------------------------------------


def test_the_diagnosis_has_no_student_and_no_secret_in_it(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, clock: FixedClock, tmp_path: Path
) -> None:
    profile.change_setting("language", "en")
    folder = signed_in(profile, keyring, clock)
    with make_store(folder, clock) as store:
        canaries = [
            each.alias for each in ClassroomBuilder(store, name="Zanahoria 9Q").build().roster
        ]
    person = begin()
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    open_now(window, "settings")
    button = window.findChild(QPushButton, "settings.diagnosis")
    assert button is not None
    file = tmp_path / "diagnosis.json"
    about = button.parentWidget()
    assert about is not None
    about.save_to(str(file))  # type: ignore[attr-defined]
    person.qtbot.waitUntil(file.exists, timeout=20_000)
    text = file.read_text("utf-8")
    found = json.loads(text)
    (account,) = found["accounts"]
    assert account["store"]["state"] == "sound"
    assert found["packages"]["SQLAlchemy"]
    private = [*canaries, "Zanahoria", KEY.hex(), "secret-refresh", ACCOUNT.email]
    private += [ACCOUNT.publishable_key, "laptop-a"]
    assert [each for each in private if each in text] == []


# Metered connections ---------------------------------------------------------------------------


@pytest.fixture
def sync_bridge(
    store: Store, dressed_app: QApplication, clock: FixedClock
) -> Iterator[SyncBridge]:
    """A real runner whose server is not there."""
    runner = SyncRunner(
        AccountSync(store, MemoryKeyring(), clock), clock, lambda: 0.5, store.subscribe
    )
    bridge = SyncBridge(runner, dressed_app)
    runner.start()
    yield bridge
    bridge.close()
    runner.stop()


def test_a_metered_connection_pauses_only_if_that_is_wished(
    qtbot: QtBot, profile: Profile, sync_bridge: SyncBridge, dressed_app: QApplication
) -> None:
    said: list[str] = []
    hints = NetworkHints(profile, said.append, dressed_app)
    hints.serve(sync_bridge)

    def is_paused() -> bool:
        return sync_bridge.status.state is SyncState.PAUSED

    qtbot.waitUntil(lambda: sync_bridge.status.state is SyncState.SIGN_IN_NEEDED)
    hints.take_metered(True)
    assert not is_paused()
    profile.change_setting("on_metered", "pause")
    hints.apply()
    qtbot.waitUntil(is_paused)
    assert said == ["Metered connection: sync waits. Everything is kept on this laptop."]
    hints.take_metered(False)
    qtbot.waitUntil(lambda: not is_paused())


def test_who_paused_by_hand_stays_paused(
    qtbot: QtBot, profile: Profile, sync_bridge: SyncBridge, dressed_app: QApplication
) -> None:
    profile.change_setting("on_metered", "pause")
    said: list[str] = []
    hints = NetworkHints(profile, said.append, dressed_app)
    qtbot.waitUntil(lambda: sync_bridge.status.state is SyncState.SIGN_IN_NEEDED)
    sync_bridge.pause()
    qtbot.waitUntil(lambda: sync_bridge.status.state is SyncState.PAUSED)
    hints.serve(sync_bridge)
    hints.take_metered(True)
    hints.take_metered(False)
    for _ in range(5):
        QApplication.processEvents()
    assert sync_bridge.status.state is SyncState.PAUSED
    assert said == []
