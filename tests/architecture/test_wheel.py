"""What a school installs holds what the checkout runs with."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mehmiro_desktop import config
from mehmiro_desktop.config import resource_path

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline with the locked build tools."""
    folder = tmp_path_factory.mktemp("wheel")
    code = (
        "import sys, hatchling.build; "
        "print(hatchling.build.build_wheel(sys.argv[1]), file=sys.stderr)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_and_its_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "mehmiro_desktop").rglob("*.py")
    }
    resources = {
        f"mehmiro_desktop/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources
    assert package | resources <= names
    assert not [name for name in names if name.startswith(("tests/", "scripts/", "supabase/"))]


def test_resources_are_found_inside_the_wheel(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    installed = tmp_path / "mehmiro_desktop"
    monkeypatch.setattr(config, "__file__", str(installed / "config.py"))
    for path in (ROOT / "resources").rglob("*"):
        name = path.relative_to(ROOT / "resources").as_posix()
        assert resource_path(name) == installed / "resources" / name
