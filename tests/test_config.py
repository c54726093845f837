"""The profile survives damage, other programs and other versions; resources are always found."""

import json
import os
import stat
from pathlib import Path

import pytest

from mehmiro_desktop import config, disk
from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile, account_key, resource_path
from mehmiro_desktop.errors import BugError, FileUnusable, SettingInvalid

KEY = account_key("https://school.example", "11111111-1111-4111-8111-111111111111")
ENTRY = AccountEntry(KEY, "https://school.example", "sb_publishable_x", "1111", "a@b.example")


def read(profile: Profile) -> dict[str, object]:
    content: dict[str, object] = json.loads((profile.directory / "profile.json").read_text())
    return content


def test_a_new_profile_is_private_and_keeps_its_device_id(tmp_path: Path) -> None:
    first = Profile(tmp_path / "deep" / "p")
    second = Profile(first.directory)
    assert first.device_id == second.device_id
    assert first.accounts == ()
    assert first.active_account is None
    assert first.settings.device_name
    for path in (first.directory, first.directory / "accounts", first.account_directory(KEY)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE((first.directory / "profile.json").stat().st_mode) == 0o600


def test_a_folder_that_held_other_things_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "homework.odt").touch()
    Profile(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "accounts").stat().st_mode) == 0o700


def test_accounts_are_remembered_renewed_and_forgotten(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.remember_account(AccountEntry(SAMPLE_KEY))
    profile.remember_account(ENTRY)
    renewed = AccountEntry(KEY, ENTRY.server, "sb_publishable_y", "1111", "new@b.example")
    profile.remember_account(renewed)
    again = Profile(tmp_path)
    assert again.accounts == (AccountEntry(SAMPLE_KEY), renewed)
    assert again.active_account == renewed
    again.activate_account(SAMPLE_KEY)
    assert again.active_account == AccountEntry(SAMPLE_KEY)
    assert again.accounts[0].is_sample
    again.forget_account(SAMPLE_KEY)
    profile.reload()
    assert profile.active_account is None
    assert profile.accounts == (renewed,)


def test_keys_of_a_newer_app_are_kept(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.remember_account(ENTRY)
    content = read(profile) | {"schema": 2, "later": {"a": 1}}
    content["accounts"] = [{**content["accounts"][0], "later": True}]  # type: ignore[index]
    (tmp_path / "profile.json").write_text(json.dumps(content))
    changed = Profile(tmp_path)
    changed.change_setting("theme", "dark")
    changed.remember_account(ENTRY)
    assert read(changed) == content | {"theme": "dark"}
    assert changed.problems == ()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000, b"1" * 2_000_000]
)
def test_a_file_that_cannot_be_read_is_set_aside_and_reported(
    tmp_path: Path, damage: bytes
) -> None:
    for number in (1, 2):
        (tmp_path / "profile.json").write_bytes(damage)
        profile = Profile(tmp_path)
        assert profile.problems == ("profile.json",)
        assert profile.settings.theme == "system"
        assert (tmp_path / f"profile.damaged-{number}.json").read_bytes() == damage
    assert Profile(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("language", 3),
        ("device_name", "x" * 61),
        ("device_name", "a\nb"),
        ("device_id", "../../etc"),
        ("accounts", "none"),
        ("accounts", [{"key": "../../../etc"}]),
        ("accounts", [{"key": KEY, "server": 5}]),
        ("active_account", "0" * 32),
    ],
)
def test_values_that_cannot_be_used_are_defaulted_and_reported(
    tmp_path: Path, key: str, value: object
) -> None:
    before = Profile(tmp_path)
    (tmp_path / "profile.json").write_text(json.dumps(read(before) | {key: value}))
    profile = Profile(tmp_path)
    assert profile.problems == (key,)
    assert (profile.settings, profile.accounts) == (before.settings, ())
    assert profile.active_account is None


@pytest.mark.parametrize(("key", "value"), [("theme", "pink"), ("colour", "red")])
def test_only_known_settings_can_be_set(tmp_path: Path, key: str, value: str) -> None:
    profile = Profile(tmp_path)
    with pytest.raises(SettingInvalid):
        profile.change_setting(key, value)
    assert "colour" not in read(profile)


def test_a_change_in_another_process_is_not_overwritten(tmp_path: Path) -> None:
    one, other = Profile(tmp_path), Profile(tmp_path)
    one.change_setting("language", "es")
    other.change_setting("theme", "dark")
    assert Profile(tmp_path).settings.language == "es"


def test_a_profile_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileUnusable):
        Profile(tmp_path / "file")
    with pytest.raises(FileUnusable):
        Profile(tmp_path / "file" / "below")


def test_a_failed_save_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = Profile(tmp_path)
    before = (tmp_path / "profile.json").read_bytes()

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(FileUnusable):
        profile.change_setting("theme", "dark")
    assert (tmp_path / "profile.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["accounts", "profile.json"]
    assert profile.settings.theme == "system"


def test_every_setting_says_what_it_is() -> None:
    for setting in config.SETTINGS:
        assert setting.sentence.endswith(".")
        assert setting.accepts(setting.default)


def test_resources_are_found_from_the_checkout() -> None:
    assert resource_path("i18n").is_dir()
    for name in ("nothing.svg", "../pyproject.toml"):
        with pytest.raises(BugError):
            resource_path(name)


class Held(OSError):
    """What Windows says of a file that a virus scanner has open."""

    winerror = 32


@pytest.mark.fault(60)
@pytest.mark.parametrize("times", [1, 4, 100])
def test_a_file_held_by_another_program_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    profile = Profile(tmp_path / "p")
    replace, tries = Path.replace, []

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) <= times:
            raise Held
        return replace(self, target)

    monkeypatch.setattr(disk, "_HELD_WAITS", (0.0,) * 5)
    monkeypatch.setattr(Path, "replace", held)
    if times == 100:
        with pytest.raises(FileUnusable):
            profile.change_setting("theme", "dark")
    else:
        profile.change_setting("theme", "dark")
        assert read(profile)["theme"] == "dark"
    assert [path.name for path in profile.directory.glob(".*")] == []
