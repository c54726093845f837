"""What accounts are called where anybody may read along: lock page and tiles."""

from collections.abc import Sequence

from mehmiro_desktop.config import AccountEntry
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.account import load_teacher


def teacher_name(store: Store, *, is_shared: bool) -> str:
    """Return the name of the open account's teacher, or else the e-mail (short if shared)."""
    try:
        teacher = load_teacher(store)
    except MehmiroError:
        teacher = None
    if teacher is not None and teacher.name.strip():
        return teacher.name
    email = store.account.email
    return short_emails([email])[0] if is_shared else email


def tile_names(entries: Sequence[AccountEntry], *, is_shared: bool) -> list[str]:
    """Return what each account's tile says; whole e-mails only on a laptop of one's own."""
    emails = [entry.email for entry in entries]
    return short_emails(emails) if is_shared else emails


def short_emails(emails: Sequence[str]) -> list[str]:
    """Return e-mails cut to the letters that tell them apart: ``ma…@school.example``."""
    most = max(map(len, emails), default=0)
    for letters in range(1, most + 1):
        cut = [_cut(email, letters) for email in emails]
        if len(set(cut)) == len(set(emails)):
            return cut
    return list(emails)


def _cut(email: str, letters: int) -> str:
    name, at, host = email.partition("@")
    return email if not at or len(name) <= letters else f"{name[:letters]}…@{host}"
