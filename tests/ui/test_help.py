"""Help: the first lesson, the guide without a network, and the sheet of keys."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import i18n, letters
from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.guide import GuideView, GuideWindow, guide_file
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.screen_keys import GRID_KEYS, in_force
from mehmiro_desktop.ui.tour import Tour

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def said(root: QWidget, name: str) -> str:
    label = root.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_the_first_lesson_is_three_keys_and_enter(qtbot: QtBot, host: QWidget) -> None:
    tour = Tour(host)
    tour.open()
    QTest.keyClicks(tour, "4")
    assert "Comet" in said(tour, "tour.say")
    QTest.keyClicks(tour, "9")
    assert "1 to 5" in said(tour, "tour.detail")
    QTest.keyClick(tour, Qt.Key.Key_Z, CTRL)
    assert (said(tour, "tour.score.0"), said(tour, "tour.say")[-4:]) == ("·", "Luna")
    QTest.keyClicks(tour, "453")
    assert [said(tour, f"tour.score.{n}") for n in range(3)] == ["4", "5", "3"]
    close = tour.findChild(QPushButton, "tour.close")
    assert close is not None
    assert close.isVisible()
    with qtbot.waitSignal(tour.accepted):
        QTest.keyClick(tour, Qt.Key.Key_Return)


def test_the_first_lesson_can_be_left_at_any_point(qtbot: QtBot, host: QWidget) -> None:
    tour = Tour(host)
    tour.open()
    with qtbot.waitSignal(tour.rejected):
        QTest.keyClick(tour, Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_guide_opens_in_the_language_in_force(
    qtbot: QtBot, host: QWidget, dressed_app: QApplication, language: str
) -> None:
    i18n.apply_language(dressed_app, language)
    guide = GuideWindow(host)
    guide.open()
    text = guide.view.toPlainText()
    assert text.startswith("Guía" if language == "es" else "User guide")
    assert "F1" in text
    guide.accept()


def test_the_guide_loads_its_own_pictures_and_nothing_else(
    qtbot: QtBot, host: QWidget, tmp_path: Path
) -> None:
    view = GuideView(guide_file("en"), host)
    kind = QTextDocument.ResourceType.ImageResource.value
    own = next((guide_file("en").parent.parent / "images").glob("*.png")).name
    picture = view.loadResource(kind, QUrl(f"../images/{own}"))
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    for name in (
        "https://example.org/a.png", "file:///etc/passwd", "../images/../user/en.md",
        f"../../images/{own}", "../images/a.svg",
    ):  # fmt: skip
        assert view.loadResource(kind, QUrl(name)) is None, name
    assert view.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("a")) is None
    assert not view.openLinks()


def test_a_picture_is_read_when_it_comes_into_sight(
    qtbot: QtBot, host: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    load = GuideView.loadResource

    def watched(view: GuideView, kind: int, name: QUrl | str) -> object:
        read.append(name if isinstance(name, str) else name.toString())
        return load(view, kind, name)

    monkeypatch.setattr(GuideView, "loadResource", watched)
    guide = GuideWindow(host)
    guide.open()
    QApplication.processEvents()
    in_all = guide_file("en").read_text("utf-8").count("images/")
    assert len(set(read)) < in_all / 2
    bar = guide.view.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, 200):
        bar.setValue(place)
        QApplication.processEvents()
    assert len(set(read)) == in_all
    guide.accept()


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_picture_of_the_guide_is_there(language: str) -> None:
    path = guide_file(language)
    names = re.findall(r"!\[[^]]*\]\(([^)]*)\)", path.read_text("utf-8"))
    assert names
    assert [name for name in names if not (path.parent / name).is_file()] == []


def test_the_key_sheet_lists_every_key(qtbot: QtBot, host: QWidget) -> None:
    sheet = KeySheet(host)
    assert isinstance(sheet, QDialog)
    sheet.finish()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {key.words for key in (*WINDOW_KEYS, *GRID_KEYS)} <= texts
    sheet.open()
    sheet.accept()


def test_the_key_sheet_shows_the_letters_in_force(qtbot: QtBot, host: QWidget) -> None:
    letters.use_letters(is_on=True, text="comment=m")
    shown = {key.name: key.keys[0] for key in in_force(GRID_KEYS)}
    assert (shown["grid.comment"], shown["grid.slot"]) == ("M", "M 1…9")
    assert shown["grid.quick"] == "Q"
    letters.use_letters(is_on=False, text="")
    names = {key.name for key in in_force(GRID_KEYS)}
    assert "grid.comment" not in names
    assert "grid.down" in names
