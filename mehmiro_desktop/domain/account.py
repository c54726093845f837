"""Which account of which server a store belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountRef:
    """One teacher's account on one server; never a secret (the publishable key is public).

    ``key`` names the account's folder and keyring entries; ``account_id`` is the server's uid of
    the teacher. The sample class has ``key`` ``"sample"`` and no server.
    """

    key: str
    server: str
    publishable_key: str
    account_id: str
    email: str
    is_sample: bool = False
