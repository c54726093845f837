"""A school day on the command line: two laptops, a server, and every exit code."""

import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from mehmiro_desktop.app import main
from tests.cli.conftest import PASSWORD, Laptop
from tests.helpers.school_server import SchoolServer

pytestmark = pytest.mark.server
EMAIL = "teacher@school.test"
ROSTER = "alias\nLuna\nMar\nRío\n"
SCORES = (
    "class,student,variable,session,value,comment\n"
    "5A,Luna,Lectura,2026-03-02,7.5,=well done\n"
    "5A,Mar,Lectura,2026-03-02,3,\n"
    "5A,Sol,Lectura,2026-03-02,3,\n"
)


@pytest.fixture
def teacher(school_server: SchoolServer) -> SchoolServer:
    school_server.create_teacher(EMAIL, PASSWORD)
    return school_server


def add_variable(server: SchoolServer) -> None:
    """Add what the command line cannot: the web application makes a variable."""
    web = server.web(EMAIL, PASSWORD)
    [school_class] = web.select("classes")
    row = {"class_id": school_class["id"], "name": "Lectura", "scale_min": 0, "scale_max": 10}
    web.insert("assessment_variables", row)


def test_what_one_laptop_imports_another_gets(
    teacher: SchoolServer, make_laptop: Callable[[str], Laptop]
) -> None:
    one = make_laptop("one")
    signed_in = one.sign_in(teacher, EMAIL)
    assert (signed_in.code, signed_in.err) == (0, "")
    assert one.run("status", "--json").json["state"] == "never_synced"
    assert one.run("import", one.file("r.csv", ROSTER), "--class", "5A").code == 0
    status = one.run("status", "--json").json
    assert (status["state"], status["pending"]) == ("waiting", 4)
    synced = one.run("sync", "--json")
    assert (synced.code, synced.json["result"], synced.json["sent"]) == (0, "in_step", 4)
    add_variable(teacher)
    assert one.run("sync").code == 0
    imported = one.run("import", one.file("s.csv", SCORES), "--json")
    assert imported.code == 0
    assert imported.json["added"] == 2
    assert [each["reason"] for each in imported.json["refused"]] == ["unknown_student"]
    assert one.run("sync", "--json").json["sent"] == 3

    two = make_laptop("two")
    process = two.start_process(
        *("sign-in", "--server", teacher.url, "--key", teacher.publishable_key),
        *("--email", EMAIL),
        given=PASSWORD + "\n",
    )
    assert (process.code, process.err) == (0, "")
    assert PASSWORD not in process.out
    assert two.start_process("sync").code == 0
    mine, theirs = one.exported()["tables"], two.exported()["tables"]
    assert mine == theirs
    assert sorted(row["value"] for row in theirs["assessments"]) == [3, 7.5]
    web = teacher.web(EMAIL, PASSWORD)
    assert {row["id"] for row in web.select("assessments")} == {
        row["id"] for row in theirs["assessments"]
    }
    status = two.run("status", "--json").json
    assert (status["state"], status["pending"], status["rejected"]) == ("in_step", 0, 0)
    assert status["account"] == EMAIL
    assert status["server"] == teacher.url
    assert re.match(r"\d{4}-\d\d-\d\dT", status["last_synced_at"])
    assert status["store"]["encrypted"] is True
    assert status["store"]["size_bytes"] > 0


def open_sign_ins(server: SchoolServer) -> int:
    with psycopg.connect(server.dsn) as connection:
        found = connection.execute("SELECT count(*) FROM auth.sessions").fetchone()
    assert found is not None
    return int(found[0])


def test_signing_out_keeps_the_data_and_the_unsent_work(
    teacher: SchoolServer, laptop: Laptop
) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    before = open_sign_ins(teacher)
    signed_out = laptop.run("sign-out")
    assert signed_out.code == 0
    assert "4" in signed_out.out
    assert open_sign_ins(teacher) == before - 1
    status = laptop.run("status", "--json").json
    assert (status["state"], status["pending"]) == ("signed_out", 4)
    refused = laptop.run("sync", "--json")
    assert (refused.code, refused.json["error"]) == (4, "SignInNeeded")
    assert len(laptop.exported()["tables"]["students"]) == 3
    assert laptop.sign_in(teacher, EMAIL).code == 0
    assert laptop.run("sync").code == 0
    assert laptop.run("status", "--json").json["state"] == "in_step"
    teacher.faults([{"match": "/", "mode": "drop_before", "times": 1000}])
    assert laptop.run("sign-out").code == 0
    assert laptop.run("status", "--json").json["state"] == "signed_out"
    teacher.faults([])


def test_a_second_teacher_gets_a_store_of_their_own(
    teacher: SchoolServer, laptop: Laptop
) -> None:
    teacher.create_teacher("other@school.test", PASSWORD)
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    assert laptop.sign_in(teacher, "other@school.test").code == 0
    assert laptop.run("status", "--json").json["account"] == "other@school.test"
    assert laptop.run("sync").code == 0
    assert laptop.exported()["tables"]["students"] == []
    laptop.sign_in(teacher, EMAIL)
    assert laptop.run("status", "--json").json["pending"] == 4


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"status": 503}, 3),
        ({"status": 200, "body": "<html>Wi-Fi</html>"}, 3),
        ({"status": 404, "body": '{"code":"PGRST202","message":"no function"}'}, 6),
    ],
)
@pytest.mark.fault(11)
def test_what_the_server_says_decides_the_exit_code(
    teacher: SchoolServer, laptop: Laptop, rule: dict[str, object], code: int
) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    teacher.faults([{"match": "/rest/v1/rpc/", "mode": "status", "times": 1000, **rule}])
    done = laptop.run("sync")
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    teacher.faults([])
    assert laptop.run("status", "--json").json["pending"] == 4
    assert laptop.run("sync").code == 0


def test_a_refused_row_is_exit_5(teacher: SchoolServer, laptop: Laptop) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    laptop.run("sync")
    add_variable(teacher)
    laptop.run("sync")
    laptop.run("import", laptop.file("s.csv", SCORES))
    web = teacher.web(EMAIL, PASSWORD)
    # The variable's scale shrinks behind the laptop's back: the server must refuse the 7.5.
    web.update("assessment_variables", {"scale_max": 5}, name="eq.Lectura")
    done = laptop.run("sync", "--json")
    assert (done.code, done.json["result"]) == (5, "attention")
    assert laptop.run("status", "--json").json["rejected"] == 1
    assert any(each["state"] == "refused" for each in laptop.exported()["pending"])


def test_doctor_finds_all_well_and_tells_no_secret(
    teacher: SchoolServer, laptop: Laptop
) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    done = laptop.run("doctor", "--json")
    assert done.code == 0
    [account] = done.json["accounts"]
    assert account["store"]["state"] == "sound"
    assert account["server"]["state"] == "reachable"
    assert abs(account["server"]["clock_offset_s"]) < 5
    for secret in ("Luna", "correct horse", PASSWORD, EMAIL):
        assert secret not in done.out
    assert "accounts[1].store.state: sound" in laptop.run("doctor").out


def test_no_secret_is_left_in_clear_on_disk(teacher: SchoolServer, laptop: Laptop) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    laptop.run("sync")
    for path in laptop.profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert path.stat().st_mode & 0o077 == 0, path
            for secret in (b"Luna", b"correct horse", PASSWORD.encode()):
                assert secret not in content, path


def test_a_wrong_passphrase_locks_and_changes_nothing(
    teacher: SchoolServer, laptop: Laptop
) -> None:
    laptop.sign_in(teacher, EMAIL)
    laptop.run("import", laptop.file("r.csv", ROSTER), "--class", "5A")
    right = laptop.passphrase.read_bytes()
    before = files_of(laptop.profile)
    laptop.passphrase.write_text("wrong")
    assert laptop.run("status", "--json").json["state"] == "locked"
    for arguments in (["sync"], ["import", laptop.file("r2.csv", ROSTER), "--class", "6A"]):
        done = laptop.run(*arguments)
        assert (done.code, done.out) == (1, "")
        assert "does not open your data" in done.err
    assert laptop.sign_in(teacher, EMAIL).code == 1
    assert laptop.run("doctor", "--json").json["accounts"][0]["store"]["state"] == "locked"
    assert files_of(laptop.profile) == before
    laptop.passphrase.write_bytes(right)
    assert laptop.run("status", "--json").json["pending"] == 4


def test_without_a_passphrase_it_is_asked_for(
    teacher: SchoolServer, laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(laptop.folder)
    arguments = ["--server", teacher.url, "--key", teacher.publishable_key, "--email", EMAIL]
    assert main(["--profile", str(laptop.folder / "other"), "sign-in", *arguments]) == 1
    assert "--passphrase-file" in capsys.readouterr().err
    assert not list((laptop.folder / "other" / "accounts").iterdir())
    assert files_of(laptop.folder).keys() - before.keys() == {
        str(laptop.folder / "other" / "profile.json")
    }
    laptop.sign_in(teacher, EMAIL)
    assert main(["--profile", str(laptop.profile), "sync"]) == 1
    assert "--passphrase-file" in capsys.readouterr().err
    assert main(["--profile", str(laptop.profile), "status"]) == 0
    assert "locked" in capsys.readouterr().out


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"--server": "school"}, 1, "https://"),
        ({"--server": "http://school.example"}, 1, "https://"),
        ({"--server": "ftp://127.0.0.1"}, 1, "https://"),
        ({"--server": "http://127.0.0.1:1"}, 3, "cannot be reached"),
        ({"--key": "sb_" + "secret_abc"}, 1, "publishable"),
        ({"--key": ""}, 1, "publishable"),
        ({"--key": "sb_publishable_wrong"}, 3, "not this server's"),
        ({"--email": "teacher"}, 1, "name@"),
        ({"--email": "nobody@school.test"}, 4, "do not open"),
        ({"password": "wrong"}, 4, "do not open"),
        ({"password": ""}, 4, "No password"),
    ],
)
def test_a_sign_in_that_cannot_work_is_said_and_changes_nothing(
    teacher: SchoolServer, laptop: Laptop, changed: dict[str, str], code: int, words: str
) -> None:
    laptop.run("status")
    before = files_of(laptop.folder)
    given = {"--server": teacher.url, "--key": teacher.publishable_key, "--email": EMAIL}
    given |= {"password": PASSWORD} | changed
    password = given.pop("password")
    arguments = [text for pair in given.items() for text in pair]
    done = laptop.run("sign-in", *arguments, given=f"{password}\n")
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert files_of(laptop.folder) == before
