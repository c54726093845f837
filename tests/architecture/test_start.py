"""A headless command starts without the window, the network or the migrations."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {"PySide6", "httpx", "keyring", "truststore", "alembic"}


def test_status_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "import sys; from mehmiro_desktop.app import main; "
        f"code = main(['--profile', {str(tmp_path)!r}, 'status', '--json']); "
        "print(sorted(name for name in sys.modules if '.' not in name), file=sys.stderr); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    loaded = set(done.stderr.replace("'", "").strip("[]\n").split(", "))
    assert "mehmiro_desktop" in loaded
    assert loaded & HEAVY == set()
