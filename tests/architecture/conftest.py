"""What the architecture tests look at: the files git tracks, and the wheel made of them."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """Every tracked file, and those not yet tracked that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for name in names.splitlines() if (path := ROOT / name).is_file())
