"""The composition root: read the arguments, then open the window or run one command.

The window's parts are imported only when it opens, a command's only when it runs.
"""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from mehmiro_desktop.cli.context import CliContext, complain
from mehmiro_desktop.cli.exit_codes import FAILED, INTERRUPTED, USAGE, code_of
from mehmiro_desktop.cli.messages import choose_language, sentence, word
from mehmiro_desktop.errors import BugError, MehmiroError, StoreFull

COMMANDS = {
    "sign-in": "sign in to a school's server (password from prompt or standard input)",
    "sign-out": "sign out on this laptop; the data stay",
    "sync": "one full cycle; exit 0 in step, 3 no usable server, 4 sign-in needed, "
    "5 rows need attention, 6 update needed",
    "status": "what is here and what waits, without the network",
    "import": "add and update from a CSV file: a roster or scores",
    "export": "everything as JSON, or the scores as CSV",
    "demo": "open the sample class: no account, no server",
    "doctor": "what is installed and whether it works; no student data",
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        complain(word("usage", choose_language(""), detail=message, command=self.prog))
        sys.exit(USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app and return its exit code (``cli.exit_codes``).

    Args:
        argv: The arguments, without the program's name; default: those of this process.
    """
    os.umask(0o077)
    _prepare_streams()
    try:
        arguments = _parse(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    context = CliContext(arguments.profile, arguments.passphrase_file)
    try:
        return _run(context, arguments)
    except MehmiroError as error:
        complain(sentence(error, context.language))
        return code_of(error)
    except KeyboardInterrupt:
        complain(context.word("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped reading, which is their right.
        _drop_output()
        return FAILED
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            return _confess(error, context)
        complain(sentence(StoreFull(), context.language))
        _drop_output()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the command line's outermost boundary
        return _confess(error, context)


def _prepare_streams() -> None:
    """Give a process started without output streams silent ones; no character may stop it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for good
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let go of output nobody takes: it must not complain again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _confess(error: Exception, context: CliContext) -> int:
    complain(sentence(BugError(), context.language))
    complain(context.word("details", detail=_place(error)))
    return FAILED


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(
        prog="mehmiro-desktop",
        description="Score a class offline; sync with the school's server when the network is "
        "back. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {app_version()}")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    named = set(sys.argv[1:] if argv is None else argv)
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        _add_common(command, default=argparse.SUPPRESS)
        # Only a command that may run is imported.
        if name in named and name != "demo":
            _module(name).add_arguments(command)
    return parser.parse_args(argv)


def _add_common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--profile", metavar="DIR", type=Path, default=default, help="where the data are"
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        default=default,
        help="opens the data where there is no keyring (its first line)",
    )


def _module(command: str) -> ModuleType:
    name = command.replace("-", "_")
    return import_module(f"mehmiro_desktop.cli.{name}_command")


def _run(context: CliContext, arguments: argparse.Namespace) -> int:
    if arguments.command in (None, "demo"):
        return _open_window(context, is_demo=arguments.command == "demo")
    _ = context.profile
    code = _module(arguments.command).run(context, arguments)
    sys.stdout.flush()
    return int(code)


def _open_window(context: CliContext, *, is_demo: bool) -> int:
    profile = context.profile
    if sys.platform.startswith("linux") and not _has_display():
        complain(context.word("no_display"))
        return FAILED
    try:
        from mehmiro_desktop.ui.start import run_window
    except ImportError as error:
        if "mehmiro_desktop" in str(error) or ".so" not in str(error):
            raise
        complain(context.word("no_libraries", detail=str(error).partition(":")[0]))
        return FAILED
    return run_window(profile, passphrase=context.given_passphrase(), is_demo=is_demo)


def _has_display() -> bool:
    from mehmiro_desktop.ui.display import can_open_window

    return can_open_window(os.environ)


def app_version() -> str:
    """Return the version that is installed."""
    try:
        return version("mehmiro-desktop")
    except PackageNotFoundError:
        return "0"


def _place(error: Exception) -> str:
    """Say what kind of fault it was and where, and nothing of the data at hand."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
