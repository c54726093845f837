"""Two laptops that disagree, and a person at a terminal."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Laptop
from tests.helpers.school_server import SchoolServer

pytestmark = pytest.mark.server
EMAIL = "teacher@school.test"
HEADING = "class,student,variable,session,value,comment\n"


@pytest.fixture
def teacher(school_server: SchoolServer) -> SchoolServer:
    account = school_server.create_teacher(EMAIL, PASSWORD)
    web = school_server.web(EMAIL, PASSWORD)
    [made] = web.insert("classes", {"teacher_id": account, "name": "5A"})
    web.insert(
        "students", [{"class_id": made["id"], "alias": name} for name in ("Luna", "Mar")]
    )
    scale = {"scale_min": 0, "scale_max": 10}
    web.insert("assessment_variables", {"class_id": made["id"], "name": "Lectura", **scale})
    return school_server


def score(laptop: Laptop, value: str, comment: str = "") -> None:
    line = f"5A,Luna,Lectura,2026-03-02,{value},{comment}\n"
    assert laptop.run("import", laptop.file("s.csv", HEADING + line)).code == 0


def test_the_newest_score_wins_and_the_other_is_in_the_archive(
    teacher: SchoolServer, make_laptop: Callable[[str], Laptop]
) -> None:
    one, two = make_laptop("one"), make_laptop("two")
    for laptop in (one, two):
        laptop.sign_in(teacher, EMAIL)
        laptop.run("sync")
    score(one, "3", "from one")
    score(two, "8", "from two")
    assert one.run("sync").code == 0
    synced = two.run("sync")
    assert synced.code == 0
    assert "look at them in the sync centre" in synced.out
    assert two.run("status", "--json").json["to_review"] > 0
    one.run("sync")
    exports = [laptop.exported() for laptop in (one, two)]
    assert exports[0]["tables"] == exports[1]["tables"]
    assert [row["value"] for row in exports[0]["tables"]["assessments"]] == [8]
    lost = [each["row"] for each in exports[0]["archive"] if each["table"] == "assessments"]
    assert [row["value"] for row in lost] == [3]
    conflicts = [each for each in exports[1]["archive"] if each["why"] == "conflict"]
    sides = {each["field"]: (each["ours"], each["theirs"], each["kept"]) for each in conflicts}
    assert sides["value"] == (8, 3, "ours")


def test_what_lost_its_place_is_in_the_archive(
    teacher: SchoolServer, make_laptop: Callable[[str], Laptop]
) -> None:
    one = make_laptop("one")
    one.sign_in(teacher, EMAIL)
    one.run("sync")
    score(one, "3", "not lost")
    web = teacher.web(EMAIL, PASSWORD)
    web.delete("students", alias="eq.Luna")
    done = one.run("sync")
    assert done.code == 5
    assert "need your attention" in done.out
    exported = one.exported()
    assert exported["tables"]["assessments"] == []
    held = [each for each in exported["archive"] if each["why"].startswith("held")]
    assert [each["row"]["comments"] for each in held] == ["not lost"]
    assert one.run("status", "--json").json["state"] == "attention"


def type_at_terminal(
    laptop: Laptop, arguments: list[str], answers: list[str]
) -> tuple[int, str]:
    """Run a command at a terminal of its own, answering each question as it is asked."""
    main_end, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mehmiro_desktop", "--profile", str(laptop.profile), *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - getpass wants it
        env=os.environ,
    )
    os.close(terminal)
    shown = b""
    waiting = list(answers)
    while select.select([main_end], [], [], 30)[0]:
        try:
            read = os.read(main_end, 4096)
        except OSError:
            break
        if not read:
            break
        shown += read
        if shown.endswith(b": ") and waiting:
            os.write(main_end, waiting.pop(0).encode() + b"\n")
    os.close(main_end)
    return process.wait(30), shown.decode()


def test_a_person_is_asked_for_password_and_passphrase(
    teacher: SchoolServer, laptop: Laptop, tmp_path: Path
) -> None:
    sign_in = ["sign-in", "--server", teacher.url, "--key", teacher.publishable_key]
    sign_in += ["--email", EMAIL]
    code, shown = type_at_terminal(laptop, sign_in, [PASSWORD, "one phrase", "another"])
    assert code == 1
    assert "They differ" in shown
    code, shown = type_at_terminal(laptop, sign_in, [PASSWORD, "one phrase", "one phrase"])
    assert code == 0, shown
    assert "Signed in" in shown
    assert PASSWORD not in shown
    assert "one phrase" not in shown
    code, shown = type_at_terminal(laptop, ["sync"], ["one phrase"])
    assert (code, "In step" in shown) == (0, True)
    code, shown = type_at_terminal(laptop, ["sync"], ["wrong"])
    assert (code, "does not open" in shown) == (1, True)
