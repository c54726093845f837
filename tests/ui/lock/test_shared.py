"""A run on a shared laptop: whose it is, PINs, another teacher, the forgotten PIN, the start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from mehmiro_desktop.config import AccountEntry, Profile, account_key
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.pin import FREE_TRIES, has_pin
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.lock.names import short_emails
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInPage
from tests.helpers.pins import try_pin
from tests.helpers.windows import open_now
from tests.sync.conftest import MemoryKeyring
from tests.sync.fake_server import (
    ACCOUNT,
    OTHER_ACCOUNT,
    FakeServer,
    Said,
    pull_answer,
    token_answer,
)
from tests.ui.flow_driver import KEY, Begin, Driver
from tests.ui.lock.conftest import PIN, says

OTHER_PIN = "31415"
MINE, THEIRS = "teacher@school.example", "tutor@school.example"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A laptop nobody has said anything about."""
    made = Profile(tmp_path / "profile")
    made.change_setting("language", "en")
    return made


def answer_as(server: FakeServer, account: str, number: int = 1) -> None:
    """Let the school know this teacher: sign-in and an empty pull; pushes fail for now."""
    email = MINE if account == ACCOUNT else THEIRS
    user = {"id": account, "email": email}
    server.say("/auth/v1/token", token_answer(number, account, user=user))
    server.say("/rest/v1/rpc/sync_pull", pull_answer(account))
    server.say("/rest/v1/rpc/sync_push", Said(503, {"message": "later"}))


def window_of(person: Driver) -> MainWindow:
    person.qtbot.waitUntil(lambda: person.flow.window is not None, timeout=8000)
    assert person.flow.window is not None
    return person.flow.window


def store_of(person: Driver) -> Store:
    return window_of(person).context.store


def text_of(root: QWidget, name: str) -> str:
    label = root.findChild(QLabel, name)
    assert label is not None
    return label.text()


def sign_in(person: Driver, server: FakeServer, email: str = MINE) -> None:
    person.press("choice.sign_in")
    fill_in(person, server, email)


def fill_in(person: Driver, server: FakeServer, email: str) -> None:
    person.write("sign_in.server", server.url)
    person.write("sign_in.key", KEY)
    person.write("sign_in.email", email)
    person.write("sign_in.password", "secret")
    person.press("sign_in.go")


def choose_pin(person: Driver, name: str, pin: str = PIN) -> None:
    person.write(f"{name}.first", pin)
    person.write(f"{name}.second", pin)
    person.press(f"{name}.save")


def shared_with_pin(person: Driver, server: FakeServer) -> None:
    answer_as(server, ACCOUNT)
    sign_in(person, server)
    person.press("laptop.shared")
    choose_pin(person, "new_pin.form")
    person.await_widget("sync.pill")


def unlock(person: Driver, pin: str = PIN) -> None:
    person.write("lock.pin", pin)
    person.press("lock.go")


def test_ones_own_laptop_is_asked_once_and_needs_no_pin(
    begin: Begin, profile: Profile, server: FakeServer
) -> None:
    answer_as(server, ACCOUNT)
    person = begin()
    sign_in(person, server)
    person.press("laptop.own")
    person.await_widget("sync.pill")
    assert profile.settings.laptop == "own"
    assert profile.settings.auto_lock == "10"
    assert not has_pin(store_of(person))
    person.flow.quit()
    again = begin()
    again.await_widget("sync.pill")
    assert not window_of(again).locker.is_locked


def test_a_shared_one_needs_a_pin_before_anything_is_shown(
    begin: Begin, profile: Profile, server: FakeServer
) -> None:
    answer_as(server, ACCOUNT)
    person = begin()
    sign_in(person, server)
    person.press("laptop.shared")
    person.await_widget("new_pin.form.first")
    assert profile.settings.laptop == ""
    person.press("new_pin.form.cancel")
    person.press("laptop.shared")
    choose_pin(person, "new_pin.form")
    person.await_widget("sync.pill")
    assert (profile.settings.laptop, profile.settings.auto_lock) == ("shared", "5")
    window = window_of(person)
    assert window.context.settings.is_shared
    assert window.context.settings.locks_after_min == 5
    assert not window.locker.is_locked
    assert try_pin(store_of(person), PIN).is_right


def test_with_a_pin_the_app_starts_locked_and_builds_nothing(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    add_class(store_of(person), "Secret class")
    person.flow.quit()
    again = begin()
    window = window_of(again)
    assert window.locker.is_locked
    assert window.pages.count() == 1  # the empty page that screens come after
    assert window.pages.current == ""
    assert not says("Secret class")
    again.await_widget("lock.pin")
    unlock(again)
    again.qtbot.waitUntil(lambda: says("Secret class"))


def test_sync_goes_on_behind_the_lock(begin: Begin, server: FakeServer) -> None:
    person = begin()
    shared_with_pin(person, server)
    person.flow.quit()
    server.asked.clear()
    again = begin()
    assert window_of(again).locker.is_locked
    again.qtbot.waitUntil(lambda: "/rest/v1/rpc/sync_pull" in server.paths(), timeout=8000)
    assert window_of(again).locker.is_locked


def test_the_wait_after_wrong_pins_is_there_after_a_restart(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    for _ in range(FREE_TRIES):
        try_pin(store_of(person), "0000")
    person.flow.quit()
    again = begin()
    line = again.await_widget("lock.pin")
    assert "Too many wrong PINs" in line.accessibleDescription()
    unlock(again)
    assert window_of(again).locker.is_locked


def test_a_shared_laptop_fills_in_no_e_mail(
    begin: Begin, server: FakeServer, profile: Profile
) -> None:
    person = begin()
    shared_with_pin(person, server)
    person.flow.sign_in_again()
    assert person.read("sign_in.server") == server.url
    assert person.read("sign_in.email") == ""
    person.press("sign_in.back")
    profile.change_setting("laptop", "own")
    person.flow.sign_in_again()
    assert person.read("sign_in.email") == MINE


def test_another_teacher_signs_in_and_each_has_their_own(
    begin: Begin, server: FakeServer, profile: Profile
) -> None:
    person = begin()
    shared_with_pin(person, server)
    mine = store_of(person)
    add_class(mine, "5A")
    pushes = [one for one in server.asked if one.path.endswith("sync_push")]
    window_of(person).locker.lock()
    person.press("lock.other")
    tile = person.await_widget("accounts.tile0", QPushButton)
    assert isinstance(tile, QPushButton)
    # Enough to tell teachers apart, no whole address for whoever passes by.
    assert tile.text() == "t…@school.example"
    person.press("accounts.sign_in")
    page = person.await_widget("sign_in")
    assert isinstance(page, SignInPage)
    assert page.form.server == server.url
    assert page.form.email == ""
    answer_as(server, OTHER_ACCOUNT, number=7)
    before = len(server.asked)
    fill_in(person, server, THEIRS)
    choose_pin(person, "new_pin.form", OTHER_PIN)
    person.await_widget("sync.pill")
    theirs = store_of(person)
    assert theirs.account.account_id == OTHER_ACCOUNT
    assert load_classes(theirs) == ()
    add_class(theirs, "6B")
    # B's token goes out with B's work only, A's with A's: one of A's may still have been under way.
    key = "/rest/v1/rpc/sync_push"

    def sent(name: str) -> set[str]:
        return {
            one.headers["authorization"]
            for one in server.asked[before:]
            if one.path == key and name in str(one.body)
        }

    person.qtbot.waitUntil(lambda: bool(sent("6B")), timeout=8000)
    assert sent("6B") == {"Bearer access-7"}
    assert sent("5A") <= {"Bearer access-1"}
    assert all("access-7" not in one.headers["authorization"] for one in pushes)
    window_of(person).locker.lock()
    person.press("lock.other")
    person.await_widget("accounts.tile1")
    person.press("accounts.tile0")
    person.qtbot.waitUntil(
        lambda: (
            person.flow.account is not None
            and person.flow.account.store.account.account_id == ACCOUNT
            and person.flow.window is not None
        ),
        timeout=8000,
    )
    assert window_of(person).locker.is_locked
    person.await_widget("lock.pin")
    unlock(person, OTHER_PIN)
    assert window_of(person).locker.is_locked
    unlock(person)
    person.await_widget("sync.pill")
    assert [each.name for each in load_classes(store_of(person))] == ["5A"]
    assert load_summary(store_of(person)).pending > 0


def test_back_from_the_tiles_the_first_teachers_window_is_as_it_was(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    window = window_of(person)
    open_now(window, "settings")
    device = window.findChild(QLineEdit, "settings.device_name")
    assert device is not None
    device.setText("half")
    window.locker.lock()
    person.press("lock.other")
    person.press("accounts.back")
    assert person.flow.entrance.window is None
    unlock(person)
    assert person.flow.window is window
    assert device.text() == "half"
    window.locker.lock()
    person.press("lock.other")
    person.press("accounts.tile0")
    assert person.flow.entrance.window is None
    assert window.locker.is_locked


def test_an_account_without_a_pin_must_prove_itself_on_a_shared_laptop(
    begin: Begin, server: FakeServer, profile: Profile, keyring: MemoryKeyring
) -> None:
    """Nobody may choose a PIN for somebody else by pressing a tile."""
    answer_as(server, ACCOUNT)
    person = begin()
    sign_in(person, server)
    person.press("laptop.own")
    person.await_widget("sync.pill")
    add_class(store_of(person), "Secret class")
    person.flow.quit()
    profile.change_setting("laptop", "shared")
    again = begin()
    window = window_of(again)
    assert window.locker.is_locked
    assert "no PIN for this account yet" in text_of(window, "lock.proof")
    assert window.findChild(QPushButton, "lock.back").isHidden()  # type: ignore[union-attr]
    assert not says("Secret class")
    again.press("lock.sign_in")
    again.write("sign_in.email", MINE)
    again.write("sign_in.password", "secret")
    again.press("sign_in.go")
    choose_pin(again, "lock.new")
    again.await_widget("sync.pill")
    assert try_pin(store_of(again), PIN).is_right


def test_leaving_presenter_mode_takes_the_pin_on_a_shared_laptop(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    window = window_of(person)
    window.present()
    leave = window.presenter_bar.leave_button
    assert leave.text() == "Leave  [F8]"
    try:
        person.press("presenter.leave")
        person.write("presenter.pin", "0000")
        person.press("presenter.go")
        assert presenter.is_on()
        person.press("presenter.cancel")
        assert presenter.is_on()
        person.qtbot.waitUntil(lambda: window.locker.panel is None)
        person.qtbot.wait(1)
        person.press("presenter.leave")
        person.write("presenter.pin", PIN)
        person.press("presenter.go")
        assert not presenter.is_on()
    finally:
        presenter.turn(False)


def test_e_mails_are_cut_to_what_tells_them_apart() -> None:
    assert short_emails(["ana@a.example"]) == ["a…@a.example"]
    assert short_emails(["maria@a.example", "martin@a.example"]) == [
        "mari…@a.example",
        "mart…@a.example",
    ]
    assert short_emails(["a@x.example", "a@x.example"]) == ["a@x.example", "a@x.example"]
    assert short_emails(["", "nobody"]) == ["", "nobody"]
    assert short_emails([]) == []


def test_two_accounts_never_share_a_folder(profile: Profile, server: FakeServer) -> None:
    keys = {account_key(server.url, each) for each in (ACCOUNT, OTHER_ACCOUNT)}
    assert len(keys) == 2
    entries = [AccountEntry(key, server.url, KEY, ACCOUNT, MINE) for key in sorted(keys)]
    assert len({profile.account_directory(each.key) for each in entries}) == 2
