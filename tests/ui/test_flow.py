"""From the first run to closing: the real flow over a real profile folder and store."""

import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
)

from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile
from mehmiro_desktop.store.backup import take_daily_snapshot
from mehmiro_desktop.store.queries.classes import load_classes
from tests.helpers.windows import open_now
from tests.sync.conftest import MemoryKeyring
from tests.sync.fake_server import FakeServer, Said, pull_answer, token_answer
from tests.ui.flow_driver import KEY, PASSPHRASE, Begin


def test_first_run_asks_the_language_in_both_and_keeps_it(
    begin: Begin, profile: Profile
) -> None:
    person = begin()
    person.press("language.es")
    assert profile.settings.language == "es"
    assert "ejemplo" in person.read("choice.sample")


def test_the_sample_class_opens_without_account_network_or_keyring(
    begin: Begin, profile: Profile, keyring: MemoryKeyring
) -> None:
    keyring.is_locked = True
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sample")
    person.await_widget("sync.pill")
    assert person.await_widget("sync.pill").accessibleName() == "Only on this laptop"
    account = profile.active_account
    assert account is not None
    assert account.is_sample


def test_a_demo_leaves_the_active_account_alone(begin: Begin, profile: Profile) -> None:
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    assert profile.active_account is None


def test_sign_in_opens_the_account_and_syncs(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, server: FakeServer
) -> None:
    server.say("/auth/v1/token", token_answer())
    server.say("/rest/v1/rpc/sync_pull", pull_answer())
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(server.url)
    person.await_widget("sync.pill")
    account = profile.active_account
    assert account is not None
    assert account.email == "teacher@school.example"
    assert set(keyring.secrets) == {f"{account.key}/store", f"{account.key}/refresh"}
    person.qtbot.waitUntil(lambda: "/rest/v1/rpc/sync_pull" in server.paths())


def test_offline_says_so_and_keeps_what_was_typed(begin: Begin, profile: Profile) -> None:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in("http://127.0.0.1:9")
    assert "cannot be reached" in person.read("sign_in.notice.text")
    assert person.read("sign_in.email") == "teacher@school.example"
    assert profile.active_account is None


def test_a_wrong_password_says_so(begin: Begin, profile: Profile, server: FakeServer) -> None:
    refusal = Said(400, {"code": 400, "error_code": "invalid_credentials", "msg": "no"})
    server.say("/auth/v1/token", refusal)
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(server.url)
    assert "do not match" in person.read("sign_in.notice.text")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sign_in.server", "school.example", "https://"),
        ("sign_in.key", "sb_secret_nothing", "publishable"),
        ("sign_in.email", "teacher", "not an e-mail"),
    ],
)
def test_a_bad_field_is_named_at_the_field(
    begin: Begin, profile: Profile, name: str, text: str, words: str
) -> None:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.write("sign_in.server", "http://127.0.0.1:9")
    person.write("sign_in.key", KEY)
    person.write("sign_in.email", "teacher@school.example")
    person.write("sign_in.password", "secret")
    person.write(name, text)
    person.press("sign_in.go")
    edit = person.await_widget(name)
    person.qtbot.waitUntil(lambda: words in edit.accessibleDescription())


def test_empty_fields_are_not_sent(begin: Begin, profile: Profile) -> None:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.press("sign_in.go")
    assert person.await_widget("sign_in.server").accessibleDescription() == "This is needed."


def test_without_keyring_a_passphrase_is_made_and_asked_again(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, server: FakeServer
) -> None:
    server.say("/auth/v1/token", token_answer())
    server.say("/rest/v1/rpc/sync_pull", pull_answer())
    keyring.is_locked = True
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(server.url)
    person.write("new_passphrase.first", "short")
    person.press("new_passphrase.go")
    assert "characters" in person.await_widget("new_passphrase.first").accessibleDescription()
    person.write("new_passphrase.first", PASSPHRASE)
    person.write("new_passphrase.second", PASSPHRASE + "x")
    person.press("new_passphrase.go")
    assert "same" in person.await_widget("new_passphrase.second").accessibleDescription()
    person.write("new_passphrase.second", PASSPHRASE)
    person.press("new_passphrase.go")
    person.await_widget("sync.pill")
    person.flow.quit()

    account = profile.active_account
    assert account is not None
    file = profile.account_directory(account.key) / "store.db"
    before = file.read_bytes()
    again = begin()
    again.write("unlock.passphrase", "something else")
    again.press("unlock.go")
    field = again.await_widget("unlock.passphrase")
    again.qtbot.waitUntil(lambda: "not the passphrase" in field.accessibleDescription())
    assert file.read_bytes() == before
    again.write("unlock.passphrase", PASSPHRASE)
    again.press("unlock.go")
    again.await_widget("sync.pill")


def test_a_store_that_does_not_open_says_why_and_offers_a_way_on(
    begin: Begin, profile: Profile, keyring: MemoryKeyring
) -> None:
    profile.change_setting("language", "en")
    entry = AccountEntry("ab" * 16, "https://school.example", KEY, "7e" * 4, "a@b.example")
    profile.remember_account(entry)
    (profile.account_directory(entry.key) / "store.db").write_bytes(b"not a database" * 400)
    person = begin()
    person.await_widget("problem.again")
    person.press("problem.other")
    person.await_widget("choice.sign_in")


def test_a_damaged_file_gives_way_to_the_newest_backup_and_is_kept(
    begin: Begin, profile: Profile
) -> None:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sample")
    person.await_widget("sync.pill")
    account = person.flow.account
    assert account is not None
    take_daily_snapshot(account.store)
    names = {each.name for each in load_classes(account.store)}
    person.flow.quit()
    folder = profile.account_directory(SAMPLE_KEY)
    whole = (folder / "store.db").read_bytes()
    damaged = whole[:4096] + bytes(4096) + whole[8192:]
    (folder / "store.db").write_bytes(damaged)

    again = begin()
    assert "backup of" in again.read("problem.backup")
    assert (folder / "store.db").read_bytes() == damaged
    again.press("problem.backup")
    again.await_widget("sync.pill")
    account = again.flow.account
    assert account is not None
    assert {each.name for each in load_classes(account.store)} == names
    (aside,) = folder.glob("store-damaged-*.db")
    assert aside.read_bytes() == damaged


def test_settings_apply_at_once_and_are_kept(
    begin: Begin, profile: Profile, dressed_app: QApplication
) -> None:
    profile.change_setting("language", "en")
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    open_now(window, "settings")
    theme_box = person.await_widget("settings.theme")
    assert isinstance(theme_box, QComboBox)
    theme_box.setCurrentIndex(2)
    theme_box.activated.emit(2)
    assert profile.settings.theme == "dark"
    person.qtbot.waitUntil(lambda: dressed_app.property("mehmiro.theme") == "dark")
    person.write("settings.device_name", "blue laptop")
    person.qtbot.keyClick(person.await_widget("settings.device_name"), Qt.Key.Key_Return)
    assert profile.settings.device_name == "blue laptop"
    assert window.context.store.device_name == "blue laptop"
    language_box = person.await_widget("settings.language")
    assert isinstance(language_box, QComboBox)
    index = language_box.findData("es")
    language_box.setCurrentIndex(index)
    language_box.activated.emit(index)
    assert profile.settings.language == "es"
    person.qtbot.waitUntil(lambda: window.rail.words("settings") == "Ajustes")
    person.await_widget("settings.theme")


def test_signing_out_asks_deletes_nothing_and_offers_to_sign_in_again(
    begin: Begin, profile: Profile, keyring: MemoryKeyring, server: FakeServer
) -> None:
    server.say("/auth/v1/token", token_answer())
    server.say("/auth/v1/logout", Said(204, b""))
    server.say("/rest/v1/rpc/sync_pull", pull_answer())
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sign_in")
    person.sign_in(server.url)
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    open_now(window, "settings")
    person.press("settings.sign_out")
    person.press("question.answer0")
    account = profile.active_account
    assert account is not None
    person.qtbot.waitUntil(lambda: f"{account.key}/refresh" not in keyring.secrets)
    assert (profile.account_directory(account.key) / "store.db").exists()
    person.await_widget("settings.sign_in")
    assert load_classes(window.context.store) == ()
    person.press("settings.sign_in")
    person.write("sign_in.password", "secret")
    person.press("sign_in.go")
    person.qtbot.waitUntil(lambda: f"{account.key}/refresh" in keyring.secrets)
    assert person.flow.window is window


def test_an_unexpected_error_is_told_without_its_values(
    begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    try:
        raise ValueError("Luna 4")
    except ValueError as error:
        person.flow.report_bug(type(error), error, error.__traceback__)
    window = person.flow.window
    assert window is not None
    assert "made a mistake" in window.toasts.text
    assert "Luna" not in caplog.text
    assert "ValueError" in caplog.text


def test_waiting_for_a_sign_in_can_be_cancelled(begin: Begin, profile: Profile) -> None:
    profile.change_setting("language", "en")
    # A socket that listens and never answers.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        person = begin()
        person.press("choice.sign_in")
        person.sign_in(f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert person.read("sign_in.back") == "Cancel"
        person.press("sign_in.back")
        assert person.read("sign_in.back") == "Back"
        assert person.await_widget("sign_in.go").isEnabled()
        person.press("sign_in.back")
        person.await_widget("choice.sample")


def test_another_account_can_be_used_and_the_first_stays(
    begin: Begin, profile: Profile
) -> None:
    profile.change_setting("language", "en")
    person = begin()
    person.press("choice.sample")
    person.await_widget("sync.pill")
    assert person.flow.window is not None
    open_now(person.flow.window, "settings")
    person.press("settings.other")
    person.press("choice.sample")
    person.await_widget("today.greeting")
    assert profile.account_directory("sample").joinpath("store.db").exists()


def test_licences_name_every_package_we_need(begin: Begin) -> None:
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    assert person.flow.window is not None
    open_now(person.flow.window, "settings")
    person.press("settings.licenses")
    text = person.await_widget("licenses.text")
    assert isinstance(text, QPlainTextEdit)
    shown = text.toPlainText()
    assert "OFL" in shown
    assert all(name in shown for name in ("PySide6", "lucide", "SQLAlchemy", "httpx"))
    person.press("licenses.close")
