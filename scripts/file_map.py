"""Write docs/file-map.md from the modules' docstrings; --check only says whether it is current."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "file-map.md"
HEAD = """# File map

Made from the modules' own docstrings by `make map`; a test holds it current.
"""


def summary(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first = text.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")
    return first.partition(". ")[0].rstrip(".:")


def file_map() -> str:
    lines = [HEAD]
    folder = None
    modules = (ROOT / "mehmiro_desktop").rglob("*.py")
    for path in sorted(
        modules, key=lambda each: (each.parent, each.name != "__init__.py", each)
    ):
        if path.parent != folder:
            folder = path.parent
            lines.append(f"\n## {folder.relative_to(ROOT).as_posix()}\n")
        name = "the package" if path.name == "__init__.py" else f"`{path.name}`"
        lines.append(f"- {name}: {summary(path)}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        return 0 if MAP.read_text("utf-8") == file_map() else 1
    MAP.write_text(file_map(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
