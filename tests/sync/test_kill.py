"""Must hold 2: kill -9 at every failpoint of pull and push; the next cycle puts all right."""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.sync.account import token_store
from tests.sync.laptops import Laptop
from tests.sync.school import School, same, shared_class

pytestmark = [pytest.mark.server, pytest.mark.fault(51)]

ROOT = Path(__file__).parents[2]


def killed_cycle(laptop: Laptop, point: str, nth: int) -> None:
    token = token_store(laptop.store, laptop.keyring).load()
    laptop.close()
    told = {
        "folder": str(laptop.folder),
        "account": asdict(laptop.account),
        "refresh_token": token,
        "point": point,
        "nth": nth,
        "page": 3,
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.sync.killed_cycle"],
        input=json.dumps(told),
        text=True,
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    laptop.open()


@pytest.mark.parametrize(
    ("point", "nth"),
    [
        ("pull.page_received", 1),
        ("pull.page_applied", 2),
        ("pull.committed", 1),
        ("push.frozen", 1),
        ("push.sent", 1),
        ("push.answered", 1),
        ("push.applied", 1),
    ],
)
def test_killed_cycle_is_made_good(school: School, point: str, nth: int) -> None:
    one, two, builder = shared_class(school)
    for student in range(3):
        scores.record_comment(two.store, builder.key(student), f"from two {student}")
        scores.record_score(one.store, builder.key(student), Decimal(student))
    two.cycle()
    killed_cycle(one, point, nth)
    builder.store = one.store
    builder.score(9, student=2)
    for laptop in (one, two):
        receipt = laptop.cycle()
        assert receipt.identical
        assert not receipt.repaired
    assert same(school, one, two)
    rows = two.rows()["assessments"].values()
    assert {row["value"] for row in rows} == {"0", "1", "9", "7"}
    assert {row["comments"] for row in rows if row["comments"]} == {
        f"from two {student}" for student in range(3)
    }
    assert not one.cards()
