"""The window opens from the command line, as a process of its own."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

TRIES = 120


def test_demo_opens_the_sample_class_and_leaves_the_profile_without_account(
    tmp_path: Path,
) -> None:
    profile = tmp_path / "profile"
    store = profile / "accounts" / "sample" / "store.json"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "mehmiro_desktop", "--profile", str(profile), "demo"]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True
    ) as window:
        for _ in range(TRIES):
            if store.exists():
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                window.wait(0.25)
        is_open = window.poll() is None
        window.send_signal(signal.SIGTERM)
        _, errors = window.communicate(timeout=30)
    assert is_open, errors
    assert "Traceback" not in errors
    assert store.exists()
    assert '"active_account": ""' in (profile / "profile.json").read_text("utf-8")


def test_a_dead_display_is_one_sentence(tmp_path: Path) -> None:
    # Qt would abort the process with words of its own.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    }
    environment |= {"DISPLAY": ":7177", "WAYLAND_DISPLAY": "wayland-7177"}
    profile = tmp_path / "profile"
    done = subprocess.run(
        [sys.executable, "-m", "mehmiro_desktop", "--profile", str(profile), "demo"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "qt" not in done.stderr.lower().split()
