"""``sync``: one full cycle, for scripts and scheduled runs."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.cli.context import CliContext, complain, say_json
from mehmiro_desktop.cli.exit_codes import ATTENTION, DONE, code_of
from mehmiro_desktop.cli.messages import sentence
from mehmiro_desktop.errors import MehmiroError, SignInNeeded

if TYPE_CHECKING:
    from mehmiro_desktop.sync.status import SyncReceipt


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="report as JSON")


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Run the cycle and return the exit code (0, 3, 4, 5 or 6; 1 for trouble on this laptop)."""
    try:
        receipt = _run_cycle(context)
    except MehmiroError as error:
        if not arguments.json:
            raise
        text = sentence(error, context.language)
        say_json({"result": _result(code_of(error)), "error": error.message_key, "text": text})
        complain(text)
        return code_of(error)
    code = ATTENTION if receipt.attention else DONE
    if arguments.json:
        say_json({"result": _result(code), **_as_json(receipt)})
    else:
        _tell(context, receipt)
    return code


def _run_cycle(context: CliContext) -> "SyncReceipt":
    from mehmiro_desktop.sync.account import run_cycle

    if context.account().is_sample:
        raise SignInNeeded(reason="sample")
    with context.open_store() as store:
        return run_cycle(store, context.keyring, context.clock)


def _result(code: int) -> str:
    names = {
        0: "in_step",
        3: "no_server",
        4: "sign_in_needed",
        5: "attention",
        6: "update_needed",
    }
    return names.get(code, "failed")


def _as_json(receipt: "SyncReceipt") -> dict[str, Any]:
    return asdict(receipt) | {"started_at": receipt.started_at.isoformat()}


def _tell(context: CliContext, receipt: "SyncReceipt") -> None:
    context.say("synced", sent=receipt.sent, received=receipt.received)
    if receipt.attention:
        context.say("needs_attention", count=receipt.attention)
    if receipt.to_review:
        context.say("to_review", count=receipt.to_review)
    if receipt.waiting:
        context.say("still_waiting", count=receipt.waiting)
