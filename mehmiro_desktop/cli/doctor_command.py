"""``doctor``: what is installed and whether it works. Never an alias, a score or a secret."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from mehmiro_desktop.cli.context import CliContext, say_json
from mehmiro_desktop.cli.exit_codes import DONE, FAILED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Tell what was found and return the exit code: 1 if a store of this laptop is not sound."""
    from mehmiro_desktop.sync.diagnosis import examine

    found = examine(
        context.profile,
        context.clock,
        context.keyring,
        context.language,
        context.given_passphrase(),
    )
    if arguments.json:
        say_json(found)
    else:
        for name, value in _flat(found):
            sys.stdout.write(f"{name}: {'-' if value is None else value}\n")
    is_sound = all(
        each["store"]["state"] in ("sound", "locked", "absent") for each in found["accounts"]
    )
    return DONE if is_sound else FAILED


def _flat(found: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(found, Mapping):
        for key, value in found.items():
            yield from _flat(value, f"{name}.{key}" if name else str(key))
    elif isinstance(found, list):
        for number, value in enumerate(found, start=1):
            yield from _flat(value, f"{name}[{number}]")
    else:
        yield name, found
