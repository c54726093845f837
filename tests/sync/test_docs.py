"""docs/sync.md shows people the contract table the code follows."""

import os
from pathlib import Path

from mehmiro_desktop.sync.faults import CONTRACT, Line, Move

PAGE = Path(__file__).parents[2] / "docs" / "sync.md"
BEGIN = (
    "<!-- contract: written by tests/sync/test_docs.py; run it with MEHMIRO_WRITE_DOCS=1 -->\n"
)
END = "<!-- end -->"


def shown(line: Line) -> str:
    statuses = line.statuses
    if isinstance(statuses, range):
        status = f"{statuses.start}-{statuses.stop - 1}"
    else:
        status = ", ".join(map(str, statuses)) or "any"
    meaning = line.error.__name__ + (f" ({line.reason})" if line.reason else "")
    if line.move is Move.REFRESH:
        meaning = f"renew the token once, else {meaning}"
    codes = ", ".join(line.codes) or ("any JSON" if line.needs_json else "anything")
    return f"| {line.endpoint.value} | {status} | {codes} | {meaning} |\n"


def test_page_shows_the_contract() -> None:
    table = "| asked | status | code | meaning |\n|---|---|---|---|\n"
    table += "".join(map(shown, CONTRACT))
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + BEGIN + table + END + after
    if os.environ.get("MEHMIRO_WRITE_DOCS"):
        PAGE.write_text(wanted, "utf-8")
    assert PAGE.read_text("utf-8") == wanted
