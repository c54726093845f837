"""The store's key, as far as it can be told without a keyring: derivation and the key file.

``store.json`` beside the database says where the key comes from and holds a check value, so that a
wrong key is told from a damaged file. It holds nothing secret.
"""

import errno
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mehmiro_desktop.disk import replace_file
from mehmiro_desktop.errors import StoreDamaged, StoreFull, StoreLocked, StoreUnwritable

KEY_BYTES = 32
_CHECK_TEXT = b"mehmiro store check"
_SCRYPT_MEMORY = 64 * 1024 * 1024

KeySource = Literal["keyring", "passphrase", "sample"]
_SOURCES: dict[str, KeySource] = {
    "keyring": "keyring",
    "passphrase": "passphrase",
    "sample": "sample",
}

SAMPLE_KEY = hashlib.sha256(b"mehmiro sample class: public, protects nothing").digest()
"""The sample class's key: a published constant, for the sample holds nothing private."""


def new_key() -> bytes:
    """Return a fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    """Return a fresh random salt for :func:`derive_key`."""
    return secrets.token_bytes(16)


def derive_key(passphrase: str, salt: bytes) -> bytes:
    """Return the key of ``passphrase``; takes about a tenth of a second and 32 MiB."""
    return hashlib.scrypt(
        passphrase.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=2**15,
        r=8,
        p=1,
        maxmem=_SCRYPT_MEMORY,
        dklen=KEY_BYTES,
    )


def key_check(key: bytes) -> str:
    """Return the check value of ``key``; it does not reveal the key."""
    return hmac.new(key, _CHECK_TEXT, hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``store.json`` says: where the key comes from, its salt and its check value (hex)."""

    key_source: KeySource
    salt: str
    check: str

    @staticmethod
    def path(directory: Path) -> Path:
        """Return where the key file of an account's folder is."""
        return directory / "store.json"

    @classmethod
    def for_key(cls, key: bytes, source: KeySource, salt: bytes = b"") -> "KeyFile":
        """Return the key file of ``key``."""
        return cls(source, salt.hex(), key_check(key))

    @classmethod
    def read(cls, directory: Path) -> "KeyFile | None":
        """Return the key file of an account's folder, or ``None`` if there is none yet.

        Raises:
            StoreDamaged: the file is there and cannot be understood.
        """
        try:
            fields = json.loads(cls.path(directory).read_text("utf-8"))
            source = _SOURCES[fields["key_source"]]
            salt = bytes.fromhex(fields["salt"]).hex()
            check = bytes.fromhex(fields["check"]).hex()
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(file="store.json") from error
        return cls(source, salt, check)

    def write(self, directory: Path) -> None:
        """Write the file whole or not at all, for the owner only, and for good.

        Without it a passphrase opens nothing: the salt is in it.

        Raises:
            StoreFull, StoreUnwritable: it cannot be written; what was there is as before.
        """
        body = {
            "schema": 1,
            "key_source": self.key_source,
            "salt": self.salt,
            "check": self.check,
        }
        try:
            replace_file(self.path(directory), json.dumps(body).encode())
        except OSError as error:
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise (StoreFull if is_full else StoreUnwritable)() from error

    def matches(self, key: bytes) -> bool:
        """Say whether ``key`` is the key this file was written for."""
        return hmac.compare_digest(self.check, key_check(key))

    def require(self, key: bytes) -> None:
        """Accept the right key.

        Raises:
            StoreLocked: it is another one.
        """
        if not self.matches(key):
            raise StoreLocked


def is_passphrase(directory: Path, text: str) -> bool:
    """Say whether ``text`` opens the store of an account's folder; takes a tenth of a second.

    Raises:
        StoreDamaged: the key file cannot be understood.
    """
    key_file = KeyFile.read(directory)
    if key_file is None or key_file.key_source != "passphrase":
        return False
    return key_file.matches(derive_key(text, bytes.fromhex(key_file.salt)))
