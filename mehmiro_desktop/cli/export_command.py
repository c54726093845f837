"""``export``: everything as JSON, or the scores as CSV."""

import argparse
from pathlib import Path

from mehmiro_desktop.cli.context import CliContext
from mehmiro_desktop.cli.exit_codes import DONE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--format", choices=("json", "csv"), required=True)
    parser.add_argument("--output", metavar="FILE", type=Path, required=True)
    parser.add_argument(
        "--decimal-comma",
        action="store_true",
        help="CSV for Spanish spreadsheets: 7,5 and semicolons",
    )


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Write the file and return the exit code."""
    from mehmiro_desktop.store.transfer.export_csv import export_csv
    from mehmiro_desktop.store.transfer.export_json import export_json

    path: Path = arguments.output
    with context.open_store() as store:
        if arguments.format == "json":
            count = export_json(store, path)
        else:
            count = export_csv(store, path, decimal_comma=arguments.decimal_comma)
    context.say("exported", count=count, name=str(path))
    return DONE
