"""What every test gets: no network but loopback, Qt without a display, cycles collected here."""

import gc
import os
from collections.abc import Iterator
from itertools import count

import pytest
from pytest_socket import socket_allow_hosts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_COLLECT_ALL_EVERY = 25
_tests = count(1)


@pytest.fixture(autouse=True)
def loopback_only() -> None:
    """Refuse any connection that would leave this machine."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def cycles_collected_here() -> Iterator[None]:
    """Collect cycles on this thread alone, as the app does (``ui.gc_guard``).

    In the middle of a worker's step the collector would destroy widgets and timers there.
    """
    gc.disable()
    yield
    gc.collect(2 if next(_tests) % _COLLECT_ALL_EVERY == 0 else 1)
    gc.enable()
