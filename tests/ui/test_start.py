"""How the process begins and ends."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import start
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.settings_screen import SettingsActs
from tests.sync.conftest import MemoryKeyring


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
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    # The last connection folded the log into the file.
    assert not wal.exists()


class _Interrupted(Flow):
    """A flow that is told to end halfway through showing an account."""

    def _acts(self, store: Store) -> SettingsActs:
        signal.raise_signal(signal.SIGTERM)
        return super()._acts(store)


def test_a_signal_halfway_through_opening_leaves_nothing_open(
    qtbot: QtBot, dressed_app: QApplication, tmp_path: Path
) -> None:
    flow = _Interrupted(dressed_app, Profile(tmp_path), SystemClock(), MemoryKeyring())
    handler = signal.signal(signal.SIGTERM, partial(start.quit_on_signal, flow))
    try:
        with qtbot.waitSignal(flow.account_opened):
            flow.begin(is_demo=True)
        qtbot.waitUntil(lambda: flow.account is None)
    finally:
        signal.signal(signal.SIGTERM, handler)
        flow.quit()
        flow.deleteLater()
    assert not (tmp_path / "accounts" / "sample" / "store.db-wal").exists()
