"""Whether there is a screen to open a window on. Qt aborts the process where there is none.

Linux only: elsewhere there is always one. Imports nothing of Qt.
"""

import ctypes
import os
import socket
from collections.abc import Mapping
from pathlib import Path


def can_open_window(environment: Mapping[str, str]) -> bool:
    """Say whether an X or Wayland server that the environment names answers.

    Where it cannot be told (no libxcb to ask with), the answer is yes.
    """
    if environment.get("QT_QPA_PLATFORM"):
        return True
    wayland, x_display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if wayland and _answers_wayland(wayland, environment.get("XDG_RUNTIME_DIR", "")):
        return True
    return bool(x_display) and _answers_x(os.fsencode(x_display or ""))


def _answers_wayland(name: str, folder: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        try:
            client.connect(str(Path(folder) / name))
        except (OSError, ValueError):
            return False
    return True


def _answers_x(name: bytes) -> bool:
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    library.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    library.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.xcb_connect(name, None)
    is_dead = bool(library.xcb_connection_has_error(connection))
    library.xcb_disconnect(connection)
    return not is_dead
