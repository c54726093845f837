"""``import``: a roster or scores from a CSV or XLSX file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.cli.context import CliContext, say_json
from mehmiro_desktop.cli.exit_codes import DONE
from mehmiro_desktop.cli.messages import reason_text

if TYPE_CHECKING:
    from mehmiro_desktop.store.transfer.importing import ImportReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--class", dest="class_name", metavar="NAME", default="")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, only")
    parser.add_argument("--json", action="store_true", help="report as JSON")


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Import the file and return the exit code: 0 also when lines were refused."""
    from mehmiro_desktop.store.transfer.files import read_file
    from mehmiro_desktop.store.transfer.importing import import_patiently, import_table

    content, name = read_file(arguments.file), arguments.class_name
    with context.open_store() as store:
        if arguments.dry_run:
            report = import_table(store, content, name, is_rehearsal=True)
        else:
            report = import_patiently(store, content, name)
    if arguments.json:
        say_json(_as_json(context, report))
    else:
        _tell(context, report)
    return DONE


def _as_json(context: CliContext, report: "ImportReport") -> dict[str, Any]:
    return {
        "kind": report.kind,
        "dry_run": report.is_rehearsal,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "kept": report.kept,
        "blank": report.blank,
        "new_classes": list(report.new_classes),
        "new_sessions": list(report.new_sessions),
        "unknown_columns": list(report.unknown_columns),
        "refused": [
            {
                "line": each.line,
                "reason": each.reason.value,
                "text": each.text,
                "sentence": reason_text(each.reason, context.language),
            }
            for each in report.refused
        ],
    }


def _tell(context: CliContext, report: "ImportReport") -> None:
    context.say(
        f"imported.{report.kind}",
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
    )
    for key in ("new_classes", "new_sessions", "unknown_columns"):
        if names := getattr(report, key):
            context.say(key, names=", ".join(names))
    if report.kept:
        context.say("kept", count=report.kept)
    if report.blank:
        context.say("blank", count=report.blank)
    if report.refused:
        context.say("refused", count=len(report.refused))
    for each in report.refused:
        reason = reason_text(each.reason, context.language)
        key = "refused_text" if each.text else "refused_line"
        sys.stdout.write(
            f"  {context.word(key, line=each.line, reason=reason, text=each.text)}\n"
        )
    if report.is_rehearsal:
        context.say("rehearsal")
