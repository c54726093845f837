"""What the documents tell a person to type exists."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from mehmiro_desktop.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/user/en.md",
    "docs/user/es.md",
)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_every_make_command_in_the_documents_exists() -> None:
    for name in DOCUMENTS:
        named = set(
            re.findall(
                r"(?:^|`)make ([a-z0-9-]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE
            )
        )
        assert named <= targets(), name
    assert {"run", "test", "demo", "server", "check"} <= targets()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("make test")


def test_every_command_is_documented_in_both_languages() -> None:
    for name in ("docs/user/en.md", "docs/user/es.md"):
        text = (ROOT / name).read_text("utf-8")
        assert [each for each in COMMANDS if f"mehmiro-desktop {each}" not in text] == [], name


def test_links_and_pictures_point_at_files_that_exist() -> None:
    missing = [
        f"{path.name}: {target}"
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert missing == []


def test_the_file_map_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = {
        path.parent.relative_to(ROOT).as_posix()
        for path in (ROOT / "mehmiro_desktop").rglob("__init__.py")
    }
    assert [each for each in packages if f"`{each}/`" not in text] == []


def test_the_file_map_is_what_the_docstrings_say() -> None:
    command = [sys.executable, "scripts/file_map.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == 0, "run make map"


def test_the_changelog_is_in_the_form_of_keep_a_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## \[Unreleased\]$", text, re.MULTILINE)
    headings = set(re.findall(r"^### (\w+)", text, re.MULTILINE))
    assert headings <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_decisions_are_numbered_without_gaps() -> None:
    pages = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert pages == [f"{number:04d}" for number in range(1, len(pages) + 1)]


def test_every_dependency_of_the_app_is_on_the_page_of_licences() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    page = (ROOT / "docs" / "licences.md").read_text("utf-8").casefold().replace(" ", "-")
    names = [re.split(r"[^A-Za-z0-9-]", each)[0] for each in project["dependencies"]]
    assert [name for name in names if name.casefold() not in page] == []


def test_each_guide_shows_the_window_in_its_own_language() -> None:
    shown = {}
    for language in ("en", "es"):
        text = (ROOT / "docs" / "user" / f"{language}.md").read_text("utf-8")
        pictures = re.findall(r"images/([a-z]+)-([a-z-]+)\.png", text)
        assert {each[0] for each in pictures} == {language}
        shown[language] = [each[1] for each in pictures]
    assert shown["en"] == shown["es"]
