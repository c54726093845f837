"""The PIN: kept as a hash in the encrypted store, with waits that survive a restart."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from mehmiro_desktop.errors import InvalidText, StoreError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.backup import take_manual_snapshot
from mehmiro_desktop.store.keys import KeyFile, derive_key, is_passphrase, new_salt
from mehmiro_desktop.store.pin import (
    FREE_TRIES,
    WAITS_S,
    forgive_tries,
    has_pin,
    is_pin,
    remove_pin,
    wait_left,
)
from mehmiro_desktop.store.sync_state import load_value, save_value
from mehmiro_desktop.store.transfer.export_json import export_json
from tests.helpers.clocks import FixedClock
from tests.helpers.pins import set_pin, try_pin
from tests.helpers.stores import ClassroomBuilder, make_store

PIN, WRONG = "27182", "31415"


def guess(store: Store, times: int) -> None:
    for _ in range(times):
        assert not try_pin(store, WRONG).is_right


def test_a_pin_is_four_to_eight_digits() -> None:
    assert [is_pin(text) for text in ("1234", "12345678")] == [True, True]
    for text in ("", "123", "123456789", "12a4", "١٢٣٤", "12 34", "-123"):
        assert not is_pin(text)


def test_only_the_right_one_is_right(store: Store) -> None:
    assert not has_pin(store)
    assert not try_pin(store, PIN).is_right
    set_pin(store, PIN)
    assert has_pin(store)
    assert try_pin(store, PIN).is_right
    for text in (WRONG, PIN[:-1], PIN + "0", ""):
        assert not try_pin(store, text).is_right


def test_what_is_no_pin_is_refused_and_the_old_one_stays(store: Store) -> None:
    set_pin(store, PIN)
    with pytest.raises(InvalidText):
        set_pin(store, "123")
    assert try_pin(store, PIN).is_right


def test_removed_and_changed(store: Store) -> None:
    set_pin(store, PIN)
    set_pin(store, WRONG)
    assert not try_pin(store, PIN).is_right
    assert try_pin(store, WRONG).is_right
    remove_pin(store)
    assert not has_pin(store)


def test_five_are_free_then_each_costs_a_longer_wait(store: Store, clock: FixedClock) -> None:
    set_pin(store, PIN)
    left = [try_pin(store, WRONG).tries_left for _ in range(FREE_TRIES - 1)]
    assert left == [4, 3, 2, 1]
    assert wait_left(store) == 0
    for length in (*WAITS_S, WAITS_S[-1]):
        assert try_pin(store, WRONG).wait_s == length
        # Even the right one has to wait, and trying does not make the wait longer.
        clock.advance(seconds=length - 1)
        answer = try_pin(store, PIN)
        assert (answer.is_right, answer.wait_s) == (False, 1)
        clock.advance(seconds=1)
        assert wait_left(store) == 0
    assert try_pin(store, PIN).is_right
    assert try_pin(store, WRONG).tries_left == FREE_TRIES - 1


def test_the_wait_survives_the_end_of_the_app(tmp_path: Path, clock: FixedClock) -> None:
    with make_store(tmp_path / "a", clock) as store:
        set_pin(store, PIN)
        guess(store, FREE_TRIES)
    clock.advance(seconds=10)
    with make_store(tmp_path / "a", clock) as again:
        assert wait_left(again) == WAITS_S[0] - 10
        assert not try_pin(again, PIN).is_right


def test_a_try_counts_even_if_the_app_is_killed_before_the_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_pin(store, PIN)

    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("mehmiro_desktop.store.pin.derive_key", killed)
    for _ in range(FREE_TRIES):
        with pytest.raises(KeyboardInterrupt):
            try_pin(store, WRONG)
    assert wait_left(store) == WAITS_S[0]


def test_a_clock_put_back_begins_the_wait_anew_and_no_more(
    store: Store, clock: FixedClock
) -> None:
    set_pin(store, PIN)
    guess(store, FREE_TRIES)
    clock.set(clock.now() - timedelta(days=400))
    assert wait_left(store) == WAITS_S[0]
    clock.advance(seconds=WAITS_S[0])
    assert try_pin(store, PIN).is_right


def test_another_proof_ends_the_wait(store: Store) -> None:
    set_pin(store, PIN)
    guess(store, FREE_TRIES + 2)
    forgive_tries(store)
    assert try_pin(store, PIN).is_right


def test_a_disk_that_takes_nothing_keeps_nobody_out_and_lets_nobody_guess(
    store: Store,
) -> None:
    set_pin(store, PIN)
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
    with pytest.raises(StoreError):
        save_value(store, "probe", "1")
    assert try_pin(store, WRONG).wait_s == WAITS_S[0]
    assert try_pin(store, PIN).is_right


def test_it_is_a_salted_hash_in_the_encrypted_store_and_nowhere_else(
    store: Store, classroom: ClassroomBuilder, tmp_path: Path
) -> None:
    classroom.fill(4)
    set_pin(store, PIN)
    kept = load_value(store, "pin")
    assert kept is not None
    fields = json.loads(kept)
    assert set(fields) == {"salt", "hash"}
    assert fields["hash"] == derive_key(PIN, bytes.fromhex(fields["salt"])).hex()
    set_pin(store, PIN)
    assert load_value(store, "pin") != kept
    export_json(store, tmp_path / "all.json")
    take_manual_snapshot(store)
    store.close()
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert fields["hash"].encode() not in content
        assert b"pin_tries" not in content
        assert b'"pin"' not in content


def test_it_is_no_edit_and_waits_for_no_sync(store: Store) -> None:
    set_pin(store, PIN)
    guess(store, 2)
    with store.read() as connection:
        for table in ("pending", "edits", "history"):
            rows = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert rows == 0


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"salt": 1}', '{"salt": "x", "hash": "y"}'])
def test_a_pin_that_cannot_be_read_opens_nothing(store: Store, kept: str) -> None:
    save_value(store, "pin", kept)
    save_value(store, "pin_tries", kept)
    assert has_pin(store)
    assert not try_pin(store, "").is_right


def test_the_passphrase_of_a_folder_is_told_from_another(tmp_path: Path) -> None:
    assert not is_passphrase(tmp_path, "four words make one")
    salt = new_salt()
    key = derive_key("four words make one", salt)
    KeyFile.for_key(key, "passphrase", salt).write(tmp_path)
    assert is_passphrase(tmp_path, "four words make one")
    assert not is_passphrase(tmp_path, "four words")
    KeyFile.for_key(key, "keyring").write(tmp_path)
    assert not is_passphrase(tmp_path, "four words make one")
