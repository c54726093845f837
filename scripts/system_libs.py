"""What the operating system must bring: checked in words, installed where we may.

``system_libs.py venv`` checks that virtual environments can be made; ``system_libs.py qt`` checks
the shared libraries Qt loads. On Debian and its relatives, as root, what is missing is installed;
otherwise one sentence says what to type. Standard library only: runs before anything is installed.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(what: str) -> list[str]:
    if what == "venv":
        modules = ("venv", "ensurepip")
        return [] if all(map(importlib.util.find_spec, modules)) else ["python3-venv"]
    if not sys.platform.startswith("linux"):
        return []
    libraries = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        libraries |= X11_LIBRARIES
    return [package for name, package in libraries.items() if not is_loadable(name)]


def install(packages: list[str]) -> bool:
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {' '.join(packages)}.", flush=True)
    quiet = subprocess.DEVNULL
    subprocess.run(["apt-get", "-qq", "update"], check=False, env=environment, stdout=quiet)
    command = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages]
    done = subprocess.run(command, check=False, env=environment, stdout=quiet)
    return done.returncode == 0


def main(what: str) -> int:
    packages = missing_packages(what)
    if not packages or (install(packages) and not missing_packages(what)):
        return 0
    line = f"sudo apt-get install {' '.join(packages)}"
    print(
        f"This system lacks libraries the app needs. On Debian or Ubuntu: {line}",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "qt"))
