"""What every test gets: no network but loopback, and Qt without a display."""

import os

import pytest
from pytest_socket import socket_allow_hosts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def loopback_only() -> None:
    """Refuse any connection that would leave this machine."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
