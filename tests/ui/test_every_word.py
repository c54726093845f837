"""Hard-coded text and markup: found by looking at every screen the window shows."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QStandardPaths, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.errors import DuplicateEntry, MehmiroError
from mehmiro_desktop.store.commands.classes import add_class, remove_student
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.pages import ChoicePage, ProblemPage
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInPage
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.palette import Palette
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from mehmiro_desktop.ui.tour import Tour
from mehmiro_desktop.ui.unlock import NewPassphrasePage, UnlockPage
from mehmiro_desktop.ui.widgets import Chip, Notice, Toast, plain_label
from tests.helpers.stores import ACCOUNT, ClassroomBuilder
from tests.helpers.windows import open_now

OFFERED = tuple(name for name in SCREENS if name in {*SCREEN_FACTORIES, "settings"})
OPEN, CLOSE = "⟦", "⟧"
DOCUMENTS = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
NOT_TRANSLATED = re.compile(
    r"⟦[^⟦⟧]*⟧|Ctrl|Shift|Enter|Esc|Del|Space|F\d|\bMehmiro\b|English|Español|Idioma · Language"
    r"|5A|Cometa|Variable \d|laptop-a|https?://\S*|SQLite|\b[CQZVNAPY]\b|µ|x̄"
    r"|\b(PDF|XLSX|CSV|JSON)\b"
    rf"|{re.escape(DOCUMENTS)}|{re.escape(ACCOUNT.email)}|{re.escape(ACCOUNT.server)}"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
)


class PseudoLocale(QTranslator):
    """Translates everything into itself, in brackets and a third longer."""

    def translate(
        self, _context: str, text: str, _comment: str | None = None, n: int = -1
    ) -> str:
        shown = text.replace("%n", str(n))
        # The brackets go around what the blanks leave, so that filled-in data stay outside.
        parts = re.split(r"(\{\w*\})", shown)
        dressed = [
            p if p.startswith("{") or not p.strip() else f"{OPEN}{p}~~{CLOSE}" for p in parts
        ]
        return "".join(dressed)

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def nothing(*_: object) -> None:
    """Stand in for an act this test does not reach."""


@pytest.fixture
def pseudo(dressed_app: QApplication, plain_english: None) -> Iterator[None]:
    translator = PseudoLocale()
    dressed_app.installTranslator(translator)
    yield
    dressed_app.removeTranslator(translator)


@pytest.fixture
def window(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext,
    tmp_path_factory: pytest.TempPathFactory,
) -> MainWindow:  # fmt: skip
    classroom.score(4)
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.change_setting("device_name", "laptop-a")
    acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
    screens = {**SCREEN_FACTORIES, "settings": lambda given: SettingsScreen(given, acts)}
    window = MainWindow(context, screens)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def shown_texts(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        yield widget.accessibleName()


def hard_coded(root: QWidget) -> set[str]:
    left = {text: NOT_TRANSLATED.sub("", text) for text in shown_texts(root)}
    return {text for text, rest in left.items() if re.search(r"[^\W\d_]{2,}", rest)}


@pytest.mark.parametrize("name", OFFERED)
def test_no_screen_has_hard_coded_text(
    pseudo: None, window: MainWindow, qtbot: QtBot, name: str
) -> None:
    open_now(window, name)
    qtbot.wait(10)
    assert hard_coded(window) == set()


@pytest.mark.parametrize(
    "make", [ChoicePage, SignInPage, UnlockPage, NewPassphrasePage, lambda: ProblemPage("1.")]
)
def test_no_first_page_has_hard_coded_text(
    pseudo: None, qtbot: QtBot, make: type[ChoicePage]
) -> None:
    page = make()
    qtbot.addWidget(page)
    assert hard_coded(page) == set()


@pytest.mark.parametrize("make", [KeySheet, Tour, GuideWindow, "bin", "search"])
def test_no_window_over_the_window_has_hard_coded_text(
    pseudo: None, window: MainWindow, classroom: ClassroomBuilder, make: object, qtbot: QtBot
) -> None:
    remove_student(window.context.store, classroom.key().student_id)
    over: QWidget
    if make == "bin":
        over = found = BinPanel(window.context, window)
        qtbot.waitUntil(lambda: not found.is_reading)
    elif make == "search":
        window.search()
        over = window.findChild(Palette)  # type: ignore[assignment]
    else:
        over = make(window)  # type: ignore[operator]
    assert hard_coded(over) == set()
    over.close()


@pytest.mark.parametrize("name", OFFERED)
def test_every_label_shows_its_text_literally(
    window: MainWindow, qtbot: QtBot, name: str, context: UiContext
) -> None:
    add_class(context.store, "<b>5B</b><img src='file:///etc/passwd'>")
    open_now(window, name)
    qtbot.wait(10)
    formats = {label.textFormat() for label in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    for widget in window.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<b>" not in tip
        assert "<img" not in tip


HOSTILE = st.text(
    st.sampled_from("<>&\"'/=!-abimgsrcfilehtp:\n\t\u202e\u0000 é%n{}"), max_size=60
) | st.sampled_from(
    ["<img src='file:///etc/passwd'>", "<a href='https://x'>y</a>", "&lt;b&gt;", "%n", "{text}"]
)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=HOSTILE)
def test_hostile_text_is_shown_as_it_is(dressed_app: QApplication, text: str) -> None:
    label = HELD.setdefault("label", plain_label())
    label.setText(text)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text
    error: MehmiroError = DuplicateEntry(text=text)
    assert text in sentence(error)


HELD: dict[str, QLabel] = {}


def test_chips_notices_and_toasts_are_plain_too(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    chip, notice, toast = Chip("<b>x</b>", parent=host), Notice("n", host), Toast(host)
    notice.say("<b>x</b>")
    toast.say("<b>x</b>")
    labels = [chip, *notice.findChildren(QLabel), *toast.findChildren(QLabel)]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert notice.text == toast.text == "<b>x</b>"


def test_the_pseudo_locale_would_notice() -> None:
    label = QLabel("Hard coded")
    host = QWidget()
    label.setParent(host)
    assert hard_coded(host) == {"Hard coded"}
