"""``sign-in``: make or renew the account's store, and make it the active one."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from mehmiro_desktop.cli.context import CliContext
from mehmiro_desktop.cli.exit_codes import DONE
from mehmiro_desktop.config import AccountEntry
from mehmiro_desktop.errors import KeyringUnavailable, PassphraseNeeded, SignInRefused

if TYPE_CHECKING:
    from mehmiro_desktop.store import Store

_MAX_PASSWORD = 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the password is never one of them."""
    parser.add_argument("--server", metavar="URL", required=True)
    parser.add_argument("--key", metavar="PUBLISHABLE_KEY", required=True)
    parser.add_argument("--email", metavar="E", required=True)


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Sign in and return the exit code; without success nothing on disk is changed."""
    from mehmiro_desktop.sync.account import check_email, keep_sign_in, sign_in
    from mehmiro_desktop.sync.connection import check_address, check_publishable_key
    from mehmiro_desktop.sync.opening import entry_of

    server = check_address(arguments.server)
    key = check_publishable_key(arguments.key)
    email = check_email(arguments.email)
    _require_place_for_key(context)
    password = _read_password(context, email)
    session = sign_in(server, key, email, password, context.clock)
    entry = entry_of(server, key, email, session)
    store = _open_store(context, entry)
    try:
        keep_sign_in(store, context.keyring, session)
    finally:
        store.close()
    context.profile.remember_account(entry)
    context.say("signed_in", email=entry.email, server=entry.server)
    return DONE


def _require_place_for_key(context: CliContext) -> None:
    """Refuse before the server is asked what could not be kept afterwards.

    Raises:
        PassphraseNeeded: there is no keyring, no passphrase file and no terminal to ask at.
    """
    if context.given_passphrase() is not None or sys.stdin.isatty():
        return
    try:
        context.keyring.get("sign-in")
    except KeyringUnavailable:
        raise PassphraseNeeded from None


def _open_store(context: CliContext, entry: AccountEntry) -> "Store":
    from mehmiro_desktop.sync.opening import open_account

    passphrase = context.given_passphrase()
    try:
        return open_account(context.profile, entry, passphrase, context.clock, context.keyring)
    except PassphraseNeeded:
        is_new = context.profile.find_account(entry.key) is None
        passphrase = context.ask_passphrase(is_new=is_new)
        return open_account(context.profile, entry, passphrase, context.clock, context.keyring)


def _read_password(context: CliContext, email: str) -> str:
    if sys.stdin.isatty():
        password = getpass.getpass(context.word("ask_password", email=email))
    else:
        password = sys.stdin.readline(_MAX_PASSWORD).rstrip("\r\n")
    if not password:
        raise SignInRefused(reason="no_password")
    return password
