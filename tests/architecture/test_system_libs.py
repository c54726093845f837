"""A missing system library is named with what to type, never met as a crash."""

import pytest

from scripts import system_libs


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system_libs.QT_LIBRARIES, "libnot-there.so.9", "libnot-there9")


@pytest.mark.usefixtures("missing")
def test_what_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert system_libs.main("qt") == 1
    assert "sudo apt-get install libnot-there9" in capsys.readouterr().err


def test_nothing_missing_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert system_libs.main("qt") == 0
    assert system_libs.main("venv") == 0
    assert capsys.readouterr() == ("", "")


def test_x11_needs_more_than_a_test_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libs, "is_loadable", lambda _: False)
    monkeypatch.delenv("DISPLAY", raising=False)
    few = system_libs.missing_packages("qt")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert set(system_libs.missing_packages("qt")) - set(few) >= {"libxcb-cursor0"}
