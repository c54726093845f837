"""Where things are and how they are set: profile folder, ``profile.json``, settings, resources.

A profile holds what belongs to this laptop: its device id and name, the settings of
:data:`SETTINGS`, and the list of accounts with the active one. It never holds a secret: database
keys and tokens live in the keyring or inside the encrypted store (publishable keys are public).

``profile.json`` is replaced as a whole (temporary file, fsync, rename) and read again before each
change, so that a window and a scheduled ``sync`` can share it. Keys it does not know are kept. A
file that cannot be read is set aside, never deleted, and reported in ``Profile.problems``.
"""

import hashlib
import json
import platform
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from mehmiro_desktop.disk import replace_file
from mehmiro_desktop.errors import BugError, FileUnusable, SettingInvalid

APP_NAME = "mehmiro-desktop"
SAMPLE_KEY = "sample"
SCHEMA = 1
_FILE_NAME = "profile.json"
_MAX_FILE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of this laptop: its key, default, allowed values (empty: any short text).

    ``most`` is the number of characters a free text may have.
    """

    key: str
    default: str
    choices: tuple[str, ...]
    sentence: str
    most: int = 60

    def accepts(self, value: object) -> bool:
        """Say whether ``value`` can be used."""
        if not isinstance(value, str):
            return False
        if self.choices:
            return value in self.choices
        return len(value) <= self.most and value.isprintable()


def _device_name() -> str:
    name = "".join(ch for ch in platform.node() if ch.isprintable()).strip()
    return name[:60] or "laptop"


_ON_OFF = ("on", "off")

SETTINGS: tuple[Setting, ...] = (
    Setting("language", "", ("", "es", "en"), "Language of the app; empty follows the system."),
    Setting("theme", "system", ("system", "light", "dark", "contrast"), "Window colours."),
    Setting("text_size", "100", ("100", "125", "150", "175", "200"), "Size of text in percent."),
    Setting(
        "density", "comfortable", ("comfortable", "compact"),
        "How close rows stand; compact is for mouse and keys, and ends at the first touch.",
    ),
    Setting("device_name", "", (), "What this laptop is called in histories and conflicts."),
    Setting("on_metered", "sync", ("sync", "pause"), "What sync does on a metered connection."),
    Setting(
        "digit_wait", "600", ("400", "600", "800", "1000", "1200", "1500", "enter"),
        "Milliseconds to wait for a second digit; enter: until Enter is pressed.",
    ),
    Setting("column_end", "stay", ("stay", "next"), "Where Enter goes below the last student."),
    Setting("letter_keys", "on", _ON_OFF, "Whether single letters are keys while scoring."),
    Setting("letters", "", (), "Letters other than the usual: comment=m,quick=w.", 200),
    Setting("quick_comments", "", (), "JSON list of up to nine texts; empty: the usual.", 1200),
    Setting("birth_dates", "hidden", ("hidden", "shown"), "Dates of birth behind Show, or not."),
    Setting("present_names", "alias", ("alias", "number"), "Names in presenter mode."),
    Setting("present_at_start", "off", _ON_OFF, "Whether sessions start in presenter mode."),
    Setting(
        "auto_lock", "10", ("2", "5", "10", "never"),
        "Minutes without a key or pointer until the window locks, if there is a PIN.",
    ),
    Setting("laptop", "", ("", "own", "shared"), "Whose laptop it is; empty: not asked yet."),
)  # fmt: skip
_SETTING_BY_KEY = {setting.key: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this laptop, with defaults filled in."""

    language: str = ""
    theme: str = "system"
    text_size: str = "100"
    density: str = "comfortable"
    device_name: str = ""
    on_metered: str = "sync"
    digit_wait: str = "600"
    column_end: str = "stay"
    letter_keys: str = "on"
    letters: str = ""
    quick_comments: str = ""
    birth_dates: str = "hidden"
    present_names: str = "alias"
    present_at_start: str = "off"
    auto_lock: str = "10"
    laptop: str = ""


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One account of this profile, as ``profile.json`` lists it.

    ``key`` names its folder and its keyring entries: see :func:`account_key`, or
    :data:`SAMPLE_KEY` for the sample class, whose other fields are empty.
    """

    key: str
    server: str = ""
    publishable_key: str = ""
    account_id: str = ""
    email: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample class, which never syncs."""
        return self.key == SAMPLE_KEY


def account_key(server: str, account_id: str) -> str:
    """Return the key of an account: the same server and account give the same folder."""
    return hashlib.sha256(f"{server}\n{account_id}".encode()).hexdigest()[:32]


def default_directory() -> Path:
    """Return where the profile lives unless told otherwise: local, never roaming."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def resource_path(name: str) -> Path:
    """Return the path of a file or folder under ``resources``.

    Works from a checkout (``resources`` beside the package) and from an installed wheel
    (``resources`` inside it).

    Raises:
        BugError: there is no such resource.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        path = root / name
        if path.exists() and path.resolve().is_relative_to(root.resolve()):
            return path
    raise BugError(name=name)


class Profile:
    """The profile folder and what ``profile.json`` says.

    Attributes:
        directory: the folder, mode 0700.
        problems: keys of ``profile.json`` that could not be used and were defaulted; the name
            of the file itself when all of it was unreadable and has been set aside.
    """

    def __init__(self, directory: Path | None = None) -> None:
        """Open the profile in ``directory`` (default: the user's), making it when new.

        Raises:
            FileUnusable: the folder cannot be made or written (``name``).
        """
        self.directory = (directory or default_directory()).expanduser().absolute()
        self.problems: tuple[str, ...] = ()
        try:
            self._make_directories()
            self._content = self._load()
            if "device_id" not in self._content:
                self._change()
        except OSError as error:
            raise FileUnusable(name=str(self.directory)) from error

    @property
    def device_id(self) -> str:
        """The id this profile was given when it was made."""
        return str(self._content["device_id"])

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        values = {s.key: self._content.get(s.key, s.default) for s in SETTINGS}
        values["device_name"] = values["device_name"] or _device_name()
        return Settings(**values)

    @property
    def accounts(self) -> tuple[AccountEntry, ...]:
        """All accounts of this profile, in the order they were added."""
        names = AccountEntry.__dataclass_fields__
        return tuple(
            AccountEntry(**{name: entry[name] for name in names})
            for entry in self._content["accounts"]
        )

    @property
    def active_account(self) -> AccountEntry | None:
        """The account the app opens with; None before the first sign-in."""
        return self.find_account(str(self._content["active_account"]))

    def find_account(self, key: str) -> AccountEntry | None:
        """Return the account called ``key``, if this profile has it."""
        return next((entry for entry in self.accounts if entry.key == key), None)

    def account_directory(self, key: str) -> Path:
        """Return the folder of one account's store, made when missing, mode 0700.

        Raises:
            FileUnusable: it cannot be made.
        """
        path = self.directory / "accounts" / key
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileUnusable(name=str(path)) from error
        return path

    def change_setting(self, key: str, value: str) -> None:
        """Set one setting and save.

        Raises:
            SettingInvalid: there is no such setting or it cannot be ``value``.
            FileUnusable: the profile cannot be written.
        """
        setting = _SETTING_BY_KEY.get(key)
        if setting is None or not setting.accepts(value):
            raise SettingInvalid(name=key)
        self._save(lambda content: content.update({key: value}))

    def remember_account(self, entry: AccountEntry) -> None:
        """Add ``entry`` (or renew the one of that key) and make it the active account.

        Raises:
            FileUnusable: the profile cannot be written.
        """

        def add(content: dict[str, Any]) -> None:
            entries = content["accounts"]
            place = next((i for i, e in enumerate(entries) if e["key"] == entry.key), None)
            if place is None:
                entries.append(asdict(entry))
            else:
                entries[place] |= asdict(entry)
            content["active_account"] = entry.key

        self._save(add)

    def activate_account(self, key: str) -> None:
        """Open with the account called ``key`` from now on (empty: none)."""
        self._save(lambda content: content.update({"active_account": key}))

    def forget_account(self, key: str) -> None:
        """Take the account off the list; its store stays on disk."""

        def drop(content: dict[str, Any]) -> None:
            content["accounts"] = [e for e in content["accounts"] if e["key"] != key]
            if content["active_account"] == key:
                content["active_account"] = ""

        self._save(drop)

    def reload(self) -> None:
        """Read the file again, in case another process changed it."""
        self._content = self._load()

    def _make_directories(self) -> None:
        is_new = not self.directory.exists()
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A folder that held other things before us keeps its mode: it may be a home folder.
        if (
            is_new
            or (self.directory / _FILE_NAME).exists()
            or not any(self.directory.iterdir())
        ):
            self.directory.chmod(0o700)
        (self.directory / "accounts").mkdir(mode=0o700, exist_ok=True)

    def _save(self, change: Callable[[dict[str, Any]], None]) -> None:
        try:
            self._change(change)
        except OSError as error:
            raise FileUnusable(name=str(self.directory)) from error

    def _change(self, change: Callable[[dict[str, Any]], None] | None = None) -> None:
        content = self._load()
        content.setdefault("device_id", str(uuid.uuid4()))
        if change:
            change(content)
        text = json.dumps(content, indent=2) + "\n"
        replace_file(self.directory / _FILE_NAME, text.encode())
        self._content = content

    def _load(self) -> dict[str, Any]:
        path = self.directory / _FILE_NAME
        content: object = {}
        if path.exists():
            try:
                if path.stat().st_size > _MAX_FILE_BYTES:
                    raise ValueError(_FILE_NAME)
                content = json.loads(path.read_text("utf-8"))
                if not isinstance(content, dict):
                    raise TypeError(_FILE_NAME)
            except (ValueError, TypeError, RecursionError):
                self.problems = (*self.problems, _FILE_NAME)
                _set_aside(path)
                content = {}
        return self._repaired(content if isinstance(content, dict) else {})

    def _repaired(self, content: dict[str, Any]) -> dict[str, Any]:
        problems = []
        for setting in SETTINGS:
            if not setting.accepts(content.setdefault(setting.key, setting.default)):
                content[setting.key] = setting.default
                problems.append(setting.key)
        entries = content.get("accounts", [])
        good = [_entry(entry) for entry in entries] if isinstance(entries, list) else [None]
        content["accounts"] = [entry for entry in good if entry is not None]
        if len(content["accounts"]) != len(good):
            problems.append("accounts")
        keys = {entry["key"] for entry in content["accounts"]}
        if content.setdefault("active_account", "") not in {"", *keys}:
            content["active_account"] = ""
            problems.append("active_account")
        if "device_id" in content and not _is_uuid(content["device_id"]):
            del content["device_id"]
            problems.append("device_id")
        content.setdefault("schema", SCHEMA)
        self.problems = (*self.problems, *(p for p in problems if p not in self.problems))
        return content


def _entry(value: object) -> dict[str, Any] | None:
    if not isinstance(value, Mapping):
        return None
    names = AccountEntry.__dataclass_fields__
    texts = {name: value.get(name, "") for name in names}
    key = texts["key"]
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    if key != SAMPLE_KEY and not (len(key) == 32 and set(key) <= set("0123456789abcdef")):
        return None
    return {**value, **texts}


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(uuid.UUID(value))
    except ValueError:
        return False


def _set_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"profile.damaged-{number}.json")).exists():
        number += 1
    path.replace(aside)
