"""The process with its window, from outside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def test_the_process_closes_in_order_when_told_to(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mehmiro_desktop", "--profile", str(tmp_path), "demo"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        wal = tmp_path / "accounts" / "sample" / "store.db-wal"
        deadline = time.monotonic() + 30
        while not wal.exists() and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    # The last connection folded the log into the file.
    assert not wal.exists()
