"""The local school server: as a hosted project answers, over HTTP, and gone when told to."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from scripts.server_schema import ROOT
from tests.helpers.node_runtime import find_node
from tests.helpers.school_server import SchoolServer, WebClient
from tests.server.school import at, new_id, put

pytestmark = pytest.mark.server
PASSWORD = "correct-horse-1"


@pytest.fixture
def web(school_server: SchoolServer) -> WebClient:
    school_server.create_teacher("ana@school.example", PASSWORD)
    return school_server.web("ana@school.example", PASSWORD)


def _class(web: WebClient) -> str:
    (row,) = web.insert("classes", {"teacher_id": web.account, "name": "4A"})
    return str(row["id"])


def test_a_web_client_writes_and_a_laptop_pulls(web: WebClient) -> None:
    class_id = _class(web)
    students = web.insert("students", [{"class_id": class_id, "alias": each} for each in "abc"])
    answer = web.rpc("sync_pull", since="0")
    assert answer["account"] == web.account
    rows = dict(answer["rows"])
    assert {row[0] for row in rows["students"]} == {row["id"] for row in students}
    assert len(web.update("students", {"alias": "z"}, id=f"eq.{students[0]['id']}")) == 1
    assert len(web.delete("classes", id=f"eq.{class_id}")) == 1
    later = web.rpc("sync_pull", since=answer["until"], until=None, after=None, page=2)
    assert later["gone"][0][0] == "students"
    assert later["more"] is True
    rest = web.rpc(
        "sync_pull", since=answer["until"], until=later["until"], after=later["next"]
    )
    assert [each[0] for each in rest["gone"]] == ["students", "classes"]


def test_a_laptop_pushes_over_http(web: WebClient) -> None:
    class_id = _class(web)
    item = put("students", new_id(), at(9), None, class_id=class_id, alias='Ñandú "🦤"')
    lesson = put(
        "lessons", new_id(), at(9), None, class_id=class_id, title="x", objectives=["á", 1.5]
    )
    answer = web.rpc("sync_push", client=new_id(), device="laptop", batch=[item, lesson])
    assert [each["s"] for each in answer["results"]] == ["applied", "applied"]
    (student,) = web.select("students", id=f"eq.{item['id']}")
    assert student["alias"] == 'Ñandú "🦤"'
    (row,) = web.select("lessons")
    assert row["objectives"] == ["á", 1.5]


def test_an_upsert_of_a_whole_row_as_the_web_does_it(web: WebClient) -> None:
    class_id = _class(web)
    (row,) = web.select("classes")
    answer = web.http.post(
        "/rest/v1/classes?on_conflict=id",
        json=[row | {"name": "5B", "updated_at": "2099-01-01T00:00:00Z"}],
        headers={"prefer": "resolution=merge-duplicates,return=representation"},
    )
    assert answer.status_code == 200, answer.text
    assert web.select("classes", id=f"eq.{class_id}")[0]["name"] == "5B"


@pytest.mark.parametrize("call", ["sync_pull", "sync_push", "sync_digest", "sync_erase"])
def test_functions_refuse_whoever_is_not_signed_in(
    school_server: SchoolServer, call: str
) -> None:
    arguments = {
        "sync_pull": {"since": "0"},
        "sync_push": {"client": new_id(), "device": "x", "batch": []},
        "sync_digest": {},
        "sync_erase": {"tbl": "classes", "row_id": new_id()},
    }[call]
    for headers in (
        {},
        {"authorization": f"Bearer {school_server.publishable_key}"},
        {"authorization": "Bearer nonsense"},
        {"authorization": "Bearer a.b.c"},
    ):
        answer = httpx.post(
            f"{school_server.url}/rest/v1/rpc/{call}",
            json=arguments,
            headers={"apikey": school_server.publishable_key} | headers,
            trust_env=False,
        )
        assert answer.status_code in (401, 403), (headers, answer.text)
        assert "account" not in answer.text or answer.json()["code"] in ("PT401", "42501")


def test_tables_show_strangers_nothing(school_server: SchoolServer, web: WebClient) -> None:
    _class(web)
    answer = httpx.get(
        f"{school_server.url}/rest/v1/classes",
        headers={"apikey": school_server.publishable_key},
        trust_env=False,
    )
    assert answer.status_code in (401, 403)
    assert answer.json()["code"] == "42501"


def test_the_private_schema_is_not_served(web: WebClient) -> None:
    for headers in ({}, {"accept-profile": "private"}):
        answer = web.http.get("/rest/v1/sync_history", headers=headers)
        assert answer.status_code in (404, 406), answer.text
    answer = web.http.post(
        "/rest/v1/rpc/renew_epoch", json={}, headers={"content-profile": "private"}
    )
    assert answer.status_code in (403, 404, 406), answer.text


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({"value": 12}, 400, "23514"),
        ({"value": None}, 400, "23502"),
        ({"student_id": "00000000-0000-0000-0000-000000000009"}, 409, "23503"),
        ({"assessor_type": "robot"}, 400, "22P02"),
        ({"colour": "red"}, 400, "PGRST204"),
    ],
)
def test_errors_carry_their_own_code_and_status(
    web: WebClient, values: dict[str, object], status: int, code: str
) -> None:
    class_id = _class(web)
    (student,) = web.insert("students", {"class_id": class_id, "alias": "Luna"})
    (variable,) = web.insert("assessment_variables", {"class_id": class_id, "name": "V"})
    (session,) = web.insert("assessment_sessions", {"class_id": class_id})
    score = {"student_id": student["id"], "variable_id": variable["id"]}
    score |= {"session_id": session["id"], "value": 7}
    answer = web.http.post("/rest/v1/assessments", json=score | values)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_values_look_as_a_hosted_project_writes_them(web: WebClient) -> None:
    class_id = _class(web)
    (variable,) = web.insert("assessment_variables", {"class_id": class_id, "name": "V"})
    assert (variable["scale_min"], variable["scale_max"]) == (0, 10)
    assert variable["created_at"][10] == "T"
    assert variable["created_at"].endswith("+00:00")


def test_requests_and_answers_may_be_zipped(web: WebClient) -> None:
    class_id = _class(web)
    rows = [{"class_id": class_id, "alias": f"S{n}"} for n in range(50)]
    answer = web.http.post(
        "/rest/v1/students",
        content=gzip.compress(json.dumps(rows).encode()),
        headers={"content-encoding": "gzip", "content-type": "application/json"},
    )
    assert answer.status_code == 201
    with web.http.stream("GET", "/rest/v1/students") as answer:
        assert answer.headers["content-encoding"] == "gzip"


def test_the_servers_time_only_rises() -> None:
    """Or a token of this second is from the future for a moment, and the request refused."""
    shims = (ROOT / "supabase" / "local" / "shims.mjs").as_uri()
    script = f"""
        import {{ steadyDate }} from "{shims}";
        const told = [5000, 4000, 6000, 5500];
        class Wall extends Date {{ static now() {{ return told.shift(); }} }}
        const Steady = steadyDate(Wall);
        const seen = [Steady.now(), new Steady().getTime(), new Steady().getTime(), Steady.now()];
        console.log(JSON.stringify([seen, new Steady(7).getTime(), new Steady(7) instanceof Date]));
    """
    answer = subprocess.run(
        [find_node(), "--input-type=module", "-e", script],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(answer.stdout) == [[5000, 5000, 6000, 6000], 7, True]


def test_other_paths_are_not_served(school_server: SchoolServer) -> None:
    for path in ("/", "/realtime/v1/websocket", "/storage/v1/x", "/functions/v1/x"):
        assert httpx.get(school_server.url + path, trust_env=False).status_code == 404


def test_wrong_password_and_unknown_account_are_told_alike(school_server: SchoolServer) -> None:
    school_server.create_teacher("ana@school.example", PASSWORD)
    for email in ("ana@school.example", "nobody@school.example"):
        answer = httpx.post(
            f"{school_server.url}/auth/v1/token?grant_type=password",
            json={"email": email, "password": "wrong-wrong"},
            headers={"apikey": school_server.publishable_key},
            trust_env=False,
        )
        assert answer.status_code == 400
        assert "invalid_credentials" in answer.text


def test_accounts_made_by_copy_sign_in_like_the_first(school_server: SchoolServer) -> None:
    accounts = {
        school_server.create_teacher(f"teacher{n}@school.example", PASSWORD) for n in range(3)
    }
    signed_in = {
        school_server.web(f"teacher{n}@school.example", PASSWORD).account for n in range(3)
    }
    assert accounts == signed_in


def test_the_secret_key_archives_and_reads_all(
    school_server: SchoolServer, web: WebClient
) -> None:
    _class(web)
    headers = {
        "apikey": school_server.secret_key,
        "authorization": f"Bearer {school_server.secret_key}",
    }
    with httpx.Client(base_url=school_server.url, headers=headers, trust_env=False) as service:
        assert len(service.get("/rest/v1/classes").json()) == 1
        assert service.post("/rest/v1/rpc/archive_old_suggestions", json={}).json() == 0
    assert web.http.post("/rest/v1/rpc/archive_old_suggestions", json={}).status_code == 403


def test_faults_happen_as_told(school_server: SchoolServer, web: WebClient) -> None:
    class_id = _class(web)
    path = f"/rest/v1/classes?id=eq.{class_id}"

    def patch(name: str) -> httpx.Response:
        return web.http.patch(path, json={"name": name})

    school_server.faults([{"match": "/classes", "mode": "status", "status": 503, "times": 2}])
    assert [patch("a").status_code for _ in range(3)] == [503, 503, 204]
    school_server.faults([{"match": "/classes", "mode": "drop_before"}])
    with pytest.raises(httpx.TransportError):
        patch("b")
    assert web.select("classes")[0]["name"] == "a"
    school_server.faults([{"match": "/classes", "mode": "drop_after"}])
    with pytest.raises(httpx.TransportError):
        patch("c")
    assert web.select("classes")[0]["name"] == "c"
    school_server.faults([{"match": "/rest/v1/classes", "mode": "cut", "bytes": 10}])
    with pytest.raises(httpx.TransportError):
        web.select("classes")
    assert web.select("classes")[0]["name"] == "c"


def test_reset_forgets_everything_quickly(school_server: SchoolServer, web: WebClient) -> None:
    _class(web)
    epoch = web.rpc("sync_pull", since="0")["epoch"]
    started = time.monotonic()
    school_server.reset()
    assert time.monotonic() - started < 1.0
    school_server.create_teacher("ana@school.example", PASSWORD)
    again = school_server.web("ana@school.example", PASSWORD)
    answer = again.rpc("sync_pull", since="0")
    assert answer["epoch"] != epoch
    assert {table: len(rows) for table, rows in answer["rows"]} == {
        "teachers": 1,
        "monitoring_config": 1,
    }


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"  # a zombie whose parent has not asked yet is over


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_make_servers_script_leaves_nothing_behind(number: signal.Signals) -> None:
    script = subprocess.Popen(
        [sys.executable, "-m", "scripts.school_server"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert script.stdout is not None
    lines = []
    for line in script.stdout:
        lines.append(line.rstrip())
        if "Ctrl+C" in line:
            break
    said = "\n".join(lines)
    assert "teacher.one@school.example" in said
    assert "--key sb_publishable_local_school" in said
    (dsn,) = (
        line.removeprefix("Database: ") for line in lines if line.startswith("Database: ")
    )
    with psycopg.connect(dsn) as connection:
        row = connection.execute(b"show data_directory").fetchone()
        assert row is not None
        folder = Path(row[0]).parent
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        (classes,) = connection.execute(b"select count(*) from classes").fetchall()
    assert classes == (3,)
    script.send_signal(number)
    script.wait(20)
    script.stdout.close()
    deadline = time.monotonic() + 20
    while (_alive(pid) or folder.exists()) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _alive(pid)
    assert not folder.exists()
