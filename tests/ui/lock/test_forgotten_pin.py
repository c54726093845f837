"""The forgotten PIN: a proof that it is the teacher opens the window and deletes nothing."""

from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.pin import FREE_TRIES
from mehmiro_desktop.store.queries.classes import load_classes
from tests.helpers.pins import set_pin, try_pin
from tests.sync.conftest import MemoryKeyring
from tests.sync.fake_server import ACCOUNT, OTHER_ACCOUNT, FakeServer, Said
from tests.ui.flow_driver import PASSPHRASE, Begin
from tests.ui.lock.conftest import PIN, says
from tests.ui.lock.test_shared import (  # noqa: F401 - fixtures
    MINE,
    OTHER_PIN,
    THEIRS,
    answer_as,
    choose_pin,
    fill_in,
    profile,
    shared_with_pin,
    sign_in,
    store_of,
    text_of,
    unlock,
    window_of,
)


def test_forgotten_the_password_leads_to_a_new_pin_and_nothing_is_deleted(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    store = store_of(person)
    add_class(store, "5A")
    window = window_of(person)
    window.locker.lock()
    for _ in range(FREE_TRIES):
        unlock(person, "0000")
    person.press("lock.forgot")
    assert "Nothing is deleted" in text_of(window, "lock.proof")
    person.press("lock.sign_in")
    answer_as(server, ACCOUNT, number=3)
    person.write("sign_in.email", MINE)
    person.write("sign_in.password", "secret")
    person.press("sign_in.go")
    choose_pin(person, "lock.new", OTHER_PIN)
    person.await_widget("sync.pill")
    assert person.flow.window is window
    assert [each.name for each in load_classes(store)] == ["5A"]
    assert try_pin(store, OTHER_PIN).is_right


def test_a_sign_in_as_somebody_else_opens_nothing_of_the_first(
    begin: Begin, server: FakeServer
) -> None:
    person = begin()
    shared_with_pin(person, server)
    add_class(store_of(person), "Secret class")
    window_of(person).locker.lock()
    person.press("lock.forgot")
    person.press("lock.sign_in")
    answer_as(server, OTHER_ACCOUNT, number=7)
    fill_in(person, server, THEIRS)
    choose_pin(person, "new_pin.form", OTHER_PIN)
    person.await_widget("sync.pill")
    assert store_of(person).account.account_id == OTHER_ACCOUNT
    assert not says("Secret class")


def test_a_wrong_password_keeps_it_locked(begin: Begin, server: FakeServer) -> None:
    person = begin()
    shared_with_pin(person, server)
    window = window_of(person)
    window.locker.lock()
    person.press("lock.forgot")
    person.press("lock.sign_in")
    refusal = Said(400, {"code": 400, "error_code": "invalid_credentials", "msg": "no"})
    server.say("/auth/v1/token", refusal)
    person.write("sign_in.email", MINE)
    person.write("sign_in.password", "guess")
    person.press("sign_in.go")
    assert "do not match" in person.read("sign_in.notice.text")
    person.press("sign_in.back")
    assert window.locker.is_locked


def test_with_a_passphrase_that_is_the_way_back_offline(
    begin: Begin, server: FakeServer, keyring: MemoryKeyring
) -> None:
    keyring.is_locked = True
    answer_as(server, ACCOUNT)
    person = begin()
    sign_in(person, server)
    person.write("new_passphrase.first", PASSPHRASE)
    person.write("new_passphrase.second", PASSPHRASE)
    person.press("new_passphrase.go")
    person.press("laptop.own")
    person.await_widget("sync.pill")
    set_pin(store_of(person), PIN)
    window = window_of(person)
    window.locker.lock()
    person.press("lock.forgot")
    person.write("lock.passphrase", "something else")
    person.press("lock.prove")
    line = person.await_widget("lock.passphrase")
    assert "not the passphrase" in line.accessibleDescription()
    person.write("lock.passphrase", PASSPHRASE)
    person.press("lock.prove")
    person.press("lock.new.cancel")
    person.await_widget("sync.pill")
    assert try_pin(store_of(person), PIN).is_right
    # Typed at the start it proves who is there: the PIN is not asked on top of it.
    person.flow.quit()
    again = begin()
    again.write("unlock.passphrase", PASSPHRASE)
    again.press("unlock.go")
    again.await_widget("sync.pill")
    assert not window_of(again).locker.is_locked
    again.flow.quit()
    # From a file nobody typed it.
    third = begin(PASSPHRASE)
    assert window_of(third).locker.is_locked
