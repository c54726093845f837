"""The command line without a server: every wrong turn ends in one clear sentence."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mehmiro_desktop.app import COMMANDS, main
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import edit_student
from mehmiro_desktop.store.queries.classes import load_classes, load_students
from tests.cli.conftest import Laptop

ROSTER = "alias\nLuna\nMar\n"


@pytest.fixture
def sample(laptop: Laptop) -> Laptop:
    """A laptop on the sample account, with a class."""
    laptop.open_sample()
    assert laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A").code == 0
    return laptop


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["synk"],
        ["export"],
        ["export", "--format", "xlsx", "--output", "x"],
        ["import"],
        ["sign-in", "--server", "https://school.example"],
        ["status", "--jason"],
        ["--profile"],
    ],
)
def test_a_command_not_understood_is_exit_2(
    laptop: Laptop, arguments: list[str], tmp_path: Path
) -> None:
    done = laptop.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Not understood")
    assert done.err.count("\n") == 1
    assert not laptop.profile.exists()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_and_version_are_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), "--help"]) == 0
    assert "usage: mehmiro-desktop" in capsys.readouterr().out
    assert main(["--version"]) == 0


def test_global_options_go_before_or_after_the_command(
    laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--json", "--profile", str(laptop.profile)]) == 0
    assert '"no_account"' in capsys.readouterr().out
    assert main(["--profile", str(laptop.folder / "sync"), "status", "--json"]) == 0
    assert (laptop.profile / "profile.json").exists()


@pytest.mark.parametrize(
    "arguments", [["sync"], ["sign-out"], ["export", "--format", "csv", "--output", "x"]]
)
def test_without_an_account_a_sign_in_is_asked_for(
    laptop: Laptop, arguments: list[str]
) -> None:
    done = laptop.run(*arguments)
    assert (done.code, done.out) == (4, "")
    assert "sign-in --help" in done.err
    assert not Path("x").exists()


@pytest.mark.parametrize("arguments", [["sync"], ["sign-out"]])
def test_the_sample_class_never_syncs(sample: Laptop, arguments: list[str]) -> None:
    done = sample.run(*arguments)
    assert done.code == 4
    assert "never syncs" in done.err
    status = sample.run("status", "--json").json
    assert (status["state"], status["account"]) == ("local_only", None)


def test_status_for_people(sample: Laptop) -> None:
    done = sample.run("status")
    assert done.code == 0
    assert "State: on this laptop only" in done.out.splitlines()


def test_it_speaks_spanish_when_the_system_does(
    sample: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_AR.UTF-8")
    assert "nunca se sincroniza" in sample.run("sync").err
    assert "Estado: solo en este equipo" in sample.run("status").out
    assert sample.run("synk").err.startswith("No se entiende")
    lines = sample.run(
        "import", sample.file("r.csv", "alias,color\nSol,rojo\n"), "--class", "5A"
    )
    assert "no es un color" in lines.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01", "not text"),
        (b"PK\x03\x04\x14\x00", "damaged"),
        (b"one,two\n1,2\n", "name the columns"),
        (b"alias,alias\nSol,Sol\n", "same heading"),
        (b'alias\n"Sol\n', "quotation mark"),
        (b"alias,value\nSol,3\n", "no column"),
        (b"alias\n" + b"x,\n" * 5, "--class"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.fault(67)
def test_a_file_that_is_no_table_changes_nothing(
    sample: Laptop, content: bytes, words: str
) -> None:
    before = sample.exported()["tables"]
    done = sample.run("import", sample.file("bad.csv", content))
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert sample.exported()["tables"] == before


@pytest.mark.parametrize("name", ["absent.csv", ".", "../../../etc/shadow-absent"])
def test_a_file_that_cannot_be_read_is_named(sample: Laptop, name: str) -> None:
    done = sample.run("import", str(sample.folder / name), "--class", "5A")
    assert (done.code, done.out) == (1, "")
    assert "cannot be read" in done.err


def test_a_rehearsal_reports_and_changes_nothing(sample: Laptop) -> None:
    before = sample.exported()["tables"]
    path = sample.file("r2.csv", "alias,color\nSol,#FF0000\nLuna,\nMar,red\n")
    done = sample.run("import", path, "--class", "5A", "--dry-run", "--json")
    assert done.code == 0
    report = done.json
    assert (report["dry_run"], report["added"], report["unchanged"]) == (True, 1, 1)
    assert [(each["line"], each["reason"]) for each in report["refused"]] == [(4, "bad_color")]
    assert sample.exported()["tables"] == before
    text = sample.run("import", path, "--class", "5A", "--dry-run").out
    assert "rehearsal" in text
    assert "line 4" in text


def test_what_the_window_changed_meanwhile_is_told(
    sample: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    patiently = Store.patiently

    def after_an_edit(store: Store, act: Callable[[], object]) -> object:
        (school_class,) = [each for each in load_classes(store) if each.name == "5A"]
        students = load_students(store, school_class.id)
        (sol,) = [each for each in students if each.alias == "Sol"]
        edit_student(store, replace(sol, avatar_color="#111111"))
        return patiently(store, act)

    assert sample.run("import", sample.file("r.csv", "alias\nSol\n"), "--class", "5A").code == 0
    path = sample.file("r3.csv", "alias,color\nSol,#FF0000\n")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "patiently", after_an_edit)
        done = sample.run("import", path, "--class", "5A")
    assert (done.code, done.err) == (0, "")
    assert "Changed or removed meanwhile, and kept so: 1." in done.out
    report = sample.run("import", path, "--class", "5A", "--json").json
    assert (report["changed"], report["kept"]) == (1, 0)


def test_csv_comes_back_as_it_was(sample: Laptop) -> None:
    path = str(sample.folder / "scores.csv")
    done = sample.run("export", "--format", "csv", "--output", path)
    assert (done.code, done.err) == (0, "")
    assert Path(path).read_bytes().startswith(b"\xef\xbb\xbfclass,student")
    assert sample.run("import", path, "--json").json["refused"] == []


@pytest.mark.parametrize("place", ["", "nowhere/out.json"])
def test_an_export_to_nowhere_is_said(sample: Laptop, place: str) -> None:
    output = str(sample.folder / place)
    done = sample.run("export", "--format", "json", "--output", output)
    assert (done.code, done.out) == (1, "")
    assert "cannot be read or written" in done.err


def store_of(laptop: Laptop) -> Path:
    return laptop.profile / "accounts" / "sample" / "store.db"


def plain_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(5000, len(content), 4096):
        content[place] ^= 0x01
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (plain_database, "not one of ours"),
        (lambda path: path.write_text("a letter to a friend " * 400), "not one of ours"),
        (lambda path: path.write_bytes(bytes(8192)), "damaged"),
        (cut, "damaged"),
        (flipped, "damaged"),
    ],
    ids=["plain", "text", "zeros", "cut", "flipped"],
)
@pytest.mark.fault(63)
def test_a_damaged_or_foreign_file_is_left_as_it_is(
    sample: Laptop, damage: object, words: str
) -> None:
    path = store_of(sample)
    damage(path)  # type: ignore[operator]
    before = path.read_bytes()
    output = sample.folder / "all.json"
    for command in (["status"], ["export", "--format", "json", "--output", str(output)]):
        done = sample.run(*command)
        assert (done.code, done.out) == (1, "")
        assert words in done.err
    assert path.read_bytes() == before
    assert not output.exists()
    assert sample.run("doctor", "--json").code == 1


def test_a_passphrase_file_that_cannot_be_used_is_named(sample: Laptop) -> None:
    for content in (b"", b"\xff\xfe", b"\n"):
        sample.passphrase.write_bytes(content)
        done = sample.run("status")
        assert (done.code, done.out) == (1, "")
        assert "passphrase.txt" in done.err
    sample.passphrase.unlink()
    assert sample.run("status").code == 1


def test_a_passphrase_file_others_can_read_is_warned_of(sample: Laptop) -> None:
    sample.passphrase.chmod(0o644)
    done = sample.run("status", "--json")
    assert done.code == 0
    assert "readable by you alone" in done.err
    assert done.json["state"] == "local_only"


def test_damage_in_the_profile_is_told_and_survived(sample: Laptop) -> None:
    (sample.profile / "profile.json").write_text("{")
    done = sample.run("status", "--json")
    assert (done.code, done.json["state"]) == (0, "no_account")
    assert "profile.json" in done.err
    assert store_of(sample).exists()


def test_a_profile_that_cannot_be_made_is_said(laptop: Laptop) -> None:
    laptop.profile.write_text("in the way")
    done = laptop.run("status")
    assert (done.code, done.out) == (1, "")
    assert str(laptop.profile) in done.err


def test_no_display_is_one_sentence(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in ([], ["demo"]):
        done = laptop.run(*arguments)
        assert (done.code, done.out) == (1, "")
        assert "display" in done.err
        assert done.err.count("\n") == 1


def test_a_fault_of_ours_is_a_sentence_and_a_place_without_data(
    sample: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Luna scored 3")

    monkeypatch.setattr("mehmiro_desktop.store.transfer.export_json.row_text", broken)
    done = sample.run("export", "--format", "json", "--output", str(sample.folder / "x"))
    assert (done.code, done.out) == (1, "")
    assert "please report it" in done.err
    assert "ValueError" in done.err
    assert "Luna" not in done.err
    assert not (sample.folder / "x").exists()


def test_a_reader_that_goes_away_is_no_fault(
    sample: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with monkeypatch.context() as patch, os.fdopen(writing, "w") as stream:
        patch.setattr(sys, "stdin", io.StringIO())
        patch.setattr(sys, "stdout", stream)
        assert main([*sample.options(), "status"]) == 1


def test_the_module_runs_as_a_program(sample: Laptop) -> None:
    done = sample.start_process("status", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["state"] == "local_only"
    shutil.rmtree(sample.profile)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_output_onto_a_full_disk_is_said_in_words(laptop: Laptop) -> None:
    laptop.open_sample()
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mehmiro_desktop", *laptop.options(), "status"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "full" in done.stderr.lower() or "llen" in done.stderr.lower()
    assert len(done.stderr.splitlines()) == 1


def test_a_process_without_output_streams_works(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.open_sample()
    # As under pythonw, or started by a scheduler with nothing to write to.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    code = main([*laptop.options(), "status"])
    for stream in (sys.stdout, sys.stderr):
        stream.close()
    assert code == 0
