"""The rules of the house that a linter does not know."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mehmiro_desktop import errors
from mehmiro_desktop.cli import error_sentences, messages, words
from mehmiro_desktop.domain.imports import Reason
from mehmiro_desktop.errors import MehmiroError

ROOT = Path(__file__).resolve().parents[2]
MAX_LINES = 400
# Spelled so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    r"(npm[j]s|python[h]osted|py[p]i|deb[.]deb[i]an)[.](org|com)", re.IGNORECASE
)
SECRETS = re.compile(r"sb_sec[r]et_[A-Za-z0-9]{8,}|BEGIN [A-Z ]*PRIV[A]TE KEY")


def leaves(kind: type[MehmiroError] = MehmiroError) -> list[str]:
    below = kind.__subclasses__()
    return [kind.__name__] if not below else [name for each in below for name in leaves(each)]


def texts(tracked: tuple[Path, ...]) -> list[tuple[str, str]]:
    found = []
    for path in tracked:
        try:
            found.append((path.relative_to(ROOT).as_posix(), path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_the_layers_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_python_file_is_longer_than_a_person_reads(tracked: tuple[Path, ...]) -> None:
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in tracked
        if path.suffix == ".py"
    }
    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}


def test_no_tracked_file_names_a_registry_this_machine_or_a_secret(
    tracked: tuple[Path, ...],
) -> None:
    here = f"{ROOT}/"
    offenders = [
        name
        for name, text in texts(tracked)
        if REGISTRIES.search(text) or SECRETS.search(text) or here in text
    ]
    assert offenders == []


def test_every_public_module_says_what_it_is(tracked: tuple[Path, ...]) -> None:
    silent = [
        name
        for name, text in texts(tracked)
        if name.startswith("mehmiro_desktop/")
        and name.endswith(".py")
        and not text.startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_broad_excepts_stand_only_at_the_borders(tracked: tuple[Path, ...]) -> None:
    borders = {
        "mehmiro_desktop/app.py",
        "mehmiro_desktop/sync/runner.py",
        "mehmiro_desktop/sync/credentials.py",
        "mehmiro_desktop/ui/background.py",
        # SQLite calls back, and would swallow it.
        "mehmiro_desktop/store/stopping.py",
    }
    broad = {
        name
        for name, text in texts(tracked)
        if name.startswith("mehmiro_desktop/")
        and re.search(r"except (Exception|BaseException)\b.*BLE001", text)
    }
    assert broad <= borders


def test_every_error_is_in_the_picture_of_the_tree() -> None:
    assert errors.__doc__ is not None
    assert [name for name in leaves() if name not in errors.__doc__] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_error_has_its_sentence_on_the_command_line(language: str) -> None:
    assert [name for name in leaves() if name not in error_sentences.ERRORS] == []
    known = set(leaves())
    for key in error_sentences.ERRORS:
        name, _, reason = key.partition(".")
        assert name in known
        text = messages.sentence(getattr(errors, name)(reason=reason), language)
        assert text.endswith(".")
        assert "{" not in text


def test_sentences_are_told_in_both_languages_with_the_same_blanks() -> None:
    tables = error_sentences.ERRORS | words.WORDS
    blank = re.compile(r"{\w+}")
    for key, (english, spanish) in tables.items():
        assert english
        assert spanish
        assert english != spanish
        assert set(blank.findall(english)) == set(blank.findall(spanish)), key
    assert set(words.REASONS) == set(Reason)
    assert all(english != spanish for english, spanish in words.REASONS.values())


def test_every_wheel_of_the_app_is_locked_to_what_the_tests_use() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        return set(re.findall(r"^[a-z0-9.-]+==[^ \\]+", text, re.MULTILINE))

    assert pins("run.txt") <= pins("dev.txt")
    assert not re.search(r"https?://", (ROOT / "requirements" / "dev.txt").read_text("utf-8"))
