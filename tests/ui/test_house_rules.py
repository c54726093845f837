"""Rules of the window: plain text only, one place for questions, keys and labels (S12)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "mehmiro_desktop" / "ui"
FILES = sorted(UI.rglob("*.py"))
LABEL_MAKERS = {"widgets/labels.py", "widgets/chip.py"}
FORBIDDEN = {
    "QMessageBox": "ask in ui/prompts.py",
    "QTextEdit": "it reads markup; QPlainTextEdit",
    "QTextBrowser": "it reads markup and follows links",
    "QInputDialog": "ask in ui/prompts.py",
    "QThread": "ui/background.py",
    "QRunnable": "ui/background.py",
}

OWN_GUIDE = {
    ("guide.py", name) for name in ("QTextBrowser", "setMarkdown", "setOpenExternalLinks")
}
"""The user guide is our own file, and its view loads nothing but its own pictures."""


def names(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(UI).as_posix())
def test_text_is_plain(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    place = path.relative_to(UI).as_posix()
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    found = [
        f"{name}: {why}"
        for name, why in FORBIDDEN.items()
        if name in imported and (place, name) not in OWN_GUIDE
    ]
    for call in names(tree):
        name = called(call)
        if (place, name) in OWN_GUIDE:
            continue
        if name == "QLabel" and place not in LABEL_MAKERS:
            found.append("QLabel(): widgets.plain_label")
        if name == "setToolTip" and place != "widgets/labels.py":
            found.append("setToolTip(): widgets.plain_tip")
        if name in ("setHtml", "setMarkdown", "appendHtml", "setOpenExternalLinks") and not (
            name == "setOpenExternalLinks" and place == "widgets/labels.py"
        ):
            found.append(f"{name}()")
    assert found == []
