"""Keep the window's translations: ``resources/i18n/{es,en}.ts`` and their compiled ``.qm``.

    python scripts/i18n.py update             collect the strings of mehmiro_desktop/ui, compile
                                              (--prune: drop those gone from the sources)
    python scripts/i18n.py fill FILE.json     put translations in ({context: {source: text or
                                              [one, many]}}), compile; --language en for plurals
    python scripts/i18n.py missing            list what has no translation yet, as fill JSON
    python scripts/i18n.py compile            only compile
    python scripts/i18n.py check              change nothing; print what the sources have and the
                                              files lack; exit 1 if there is any

English is the source, so ``en.ts`` holds nothing but plural forms. Two runs at once wait for each
other. The tools are those inside PySide6 Essentials.
"""

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
SOURCES = ROOT / "mehmiro_desktop" / "ui"
LANGUAGES = ("es", "en")
_TOOLS = Path(PySide6.__file__).parent
_SUFFIX = ".exe" if sys.platform == "win32" else ""

Translations = dict[str, dict[str, str | list[str]]]


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Wait until no other run of this script works on the files."""
    with (Path(tempfile.gettempdir()) / "mehmiro-i18n.lock").open("w") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_tool(name: str, *arguments: str | Path) -> None:
    command = [str(_TOOLS / f"{name}{_SUFFIX}"), *map(str, arguments), "-silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed: {done.stderr or done.stdout}")


def ts_path(language: str) -> Path:
    return FOLDER / f"{language}.ts"


def update(folder: Path = FOLDER, *, prune: bool = False) -> None:
    """Collect the strings of the sources; ``prune`` drops what is gone from them."""
    files = sorted(SOURCES.rglob("*.py"))
    for language in LANGUAGES:
        options = ["-source-language", "en", "-target-language", language]
        options += ["-locations", "none", "-sort-messages"]
        if prune:
            options.append("-no-obsolete")
        if language == "en":
            options.append("-pluralonly")
        run_tool("lupdate", *files, "-ts", folder / f"{language}.ts", *options)


def compile_all() -> None:
    for language in LANGUAGES:
        # Put in place whole: a window that has the old file mapped dies if it shrinks under it.
        fresh = FOLDER / f".{language}.qm.new"
        run_tool("lrelease", ts_path(language), "-qm", fresh)
        fresh.replace(FOLDER / f"{language}.qm")


def messages(tree: "ET.ElementTree[ET.Element]") -> Iterator[tuple[str, str, ET.Element]]:
    """Yield context, source and element of every message still in the sources."""
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") not in ("vanished", "obsolete"):
                yield name, message.findtext("source", ""), message


def put_in(message: ET.Element, text: str | list[str]) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    forms = translation.findall("numerusform")
    if bool(forms) != isinstance(text, list):
        source = message.findtext("source", "")
        sys.exit(f"“{source}” {'needs' if forms else 'takes no'} list of plural forms")
    if isinstance(text, list):
        for form, value in zip(forms, text, strict=True):
            form.text = value
    else:
        translation.text = text
    translation.attrib.pop("type", None)


def fill(language: str, wanted: Translations) -> list[str]:
    """Put translations in; returns those whose source does not exist."""
    tree = ET.parse(ts_path(language))  # noqa: S314 - our own file
    left = {(c, s): text for c, entries in wanted.items() for s, text in entries.items()}
    for context, source, message in messages(tree):
        if (context, source) in left:
            put_in(message, left.pop((context, source)))
    body = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    ts_path(language).write_text(head + body + "\n", encoding="utf-8")
    return [f"{context}: {source}" for context, source in left]


def missing(language: str, folder: Path = FOLDER) -> Translations:
    """Return every source string without a finished translation."""
    result: Translations = {}
    for context, source, message in messages(ET.parse(folder / f"{language}.ts")):  # noqa: S314
        translation = message.find("translation")
        forms = [] if translation is None else translation.findall("numerusform")
        texts = [f.text for f in forms] or [None if translation is None else translation.text]
        unfinished = translation is None or translation.get("type") is not None
        if unfinished or not all(texts):
            result.setdefault(context, {})[source] = ["", ""] if forms else ""
    return result


def check() -> int:
    """Collect the strings into copies and tell what they lack."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in LANGUAGES:
            shutil.copy(ts_path(language), folder)
        update(folder)
        lacking = {f"{language}": missing(language, folder) for language in LANGUAGES}
    lacking = {language: entries for language, entries in lacking.items() if entries}
    print(json.dumps(lacking, ensure_ascii=False, indent=1))
    return 1 if lacking else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=["update", "fill", "missing", "compile", "check"])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="es")
    parser.add_argument("--prune", action="store_true")
    options = parser.parse_intermixed_args()
    if options.act == "check":
        return check()
    unknown: list[str] = []
    with only_one():
        FOLDER.mkdir(parents=True, exist_ok=True)
        if options.act in ("update", "fill", "missing"):
            update(prune=options.prune)
        if options.act == "fill":
            if options.file is None:
                parser.error("fill needs FILE.json")
            unknown = fill(options.language, json.loads(options.file.read_text("utf-8")))
            update()
        compile_all()
        left = {language: missing(language) for language in LANGUAGES}
    if options.act == "missing":
        print(json.dumps(left[options.language], ensure_ascii=False, indent=1))
        return 0
    for line in unknown:
        print(f"no such source string: {line}")
    for language, entries in left.items():
        print(f"{language}: {sum(map(len, entries.values()))} without translation")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
