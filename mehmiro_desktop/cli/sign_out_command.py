"""``sign-out``: forget the sign-in on this laptop; the data and unsent work stay."""

import argparse

from mehmiro_desktop.cli.context import CliContext
from mehmiro_desktop.cli.exit_codes import DONE
from mehmiro_desktop.errors import SignInNeeded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: it has none."""


def run(context: CliContext, arguments: argparse.Namespace) -> int:  # noqa: ARG001 - as all commands
    """Sign out and return the exit code."""
    from mehmiro_desktop.store.queries.sync_center import load_summary
    from mehmiro_desktop.sync.account import sign_out

    if context.account().is_sample:
        raise SignInNeeded(reason="sample")
    with context.open_store() as store:
        sign_out(store, context.keyring, context.clock)
        pending = load_summary(store).pending
    context.say("signed_out", pending=pending)
    return DONE
