"""``status``: what is here and what waits, told without the network."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.cli.context import CliContext, say_json
from mehmiro_desktop.cli.exit_codes import DONE
from mehmiro_desktop.errors import (
    KeyringUnavailable,
    PassphraseNeeded,
    StoreLocked,
)

if TYPE_CHECKING:
    from mehmiro_desktop.store import Store

_TOLD = ("account", "server", "state", "pending", "to_review", "rejected", "last_synced_at")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Tell the status and return the exit code; no account or a locked store is no error."""
    status = load_status(context)
    if arguments.json:
        say_json(status)
        return DONE
    for name in _TOLD:
        value = status[name]
        text = context.word(f"state.{value}") if name == "state" else _shown(value)
        context.say(f"status.{name}", text=text)
    return DONE


def load_status(context: CliContext) -> dict[str, Any]:
    """Return account, server, state and the figures; figures are None where nothing is known.

    Raises:
        StoreError: the store is there and cannot be read.
    """
    entry = context.profile.active_account
    status: dict[str, Any] = dict.fromkeys(
        (*_TOLD, "held", "identical_at", "account_id", "store")
    )
    if entry is None:
        return status | {"state": "no_account"}
    status |= {
        "account": entry.email or None,
        "account_id": entry.account_id or None,
        "server": entry.server or None,
    }
    try:
        return status | _load_figures(context)
    except (PassphraseNeeded, StoreLocked, KeyringUnavailable):
        return status | {"state": "locked"}


def _load_figures(context: CliContext) -> dict[str, Any]:
    from mehmiro_desktop.store.queries.sync_center import load_summary

    with context.open_store() as store:
        summary = load_summary(store)
        is_signed_in = store.account.is_sample or _is_signed_in(context, store)
        with store.path.open("rb") as file:
            is_encrypted = not file.read(15).startswith(b"SQLite format 3")
    if context.account().is_sample:
        state = "local_only"
    elif not is_signed_in:
        state = "signed_out"
    elif summary.rejected or summary.held:
        state = "attention"
    elif summary.pending:
        state = "waiting"
    else:
        state = "in_step" if summary.last_synced_at else "never_synced"
    return {
        "state": state,
        "pending": summary.pending,
        "to_review": summary.to_review,
        "rejected": summary.rejected,
        "held": summary.held,
        "last_synced_at": _iso(summary.last_synced_at),
        "identical_at": _iso(summary.identical_at),
        "store": {
            "schema": summary.schema,
            "sqlite": summary.sqlite,
            "encrypted": is_encrypted,
            "size_bytes": summary.size_bytes,
        },
    }


def _is_signed_in(context: CliContext, store: "Store") -> bool:
    from mehmiro_desktop.sync.account import token_store

    try:
        return token_store(store, context.keyring).load() is not None
    except KeyringUnavailable:
        return True  # a keyring that does not answer has not signed anybody out


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _shown(value: object) -> str:
    return "-" if value is None else str(value)
