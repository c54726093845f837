"""Making reports in the window: clicks, preview, progress, cancel, and what stands in the way."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.reports import ReportFormat
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.arranging import archive_class
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.reports import making
from mehmiro_desktop.ui.reports.making import Outcome
from mehmiro_desktop.ui.reports.pdf import report_pdf
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.conftest import RecordedShell


@pytest.fixture
def room(context: UiContext) -> ClassroomBuilder:
    return ClassroomBuilder(context.store, students=28, variables=3).build().fill(7)


@pytest.fixture
def screen(
    qtbot: QtBot, context: UiContext, room: ClassroomBuilder, tmp_path: Path
) -> ReportsScreen:
    shown = ReportsScreen(context)
    qtbot.addWidget(shown)
    shown.resize(1274, 712)
    place = tmp_path / "place"
    place.mkdir()
    shown.make.files.take_place(str(place))
    shown.show()
    shown.show_for(class_id=room.school_class.id)
    return shown


@pytest.fixture(autouse=True)
def in_private() -> Iterator[None]:
    yield
    presenter.turn(False)


def child(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = widget.findChild(kind, name)
    assert found is not None, name
    assert found.isVisible(), name
    return found


def made_folders(screen: ReportsScreen) -> list[Path]:
    return sorted(screen.make.files.place.iterdir())


def make(qtbot: QtBot, screen: ReportsScreen) -> Outcome:
    with qtbot.waitSignal(screen.make.runner.finished, timeout=30_000) as waited:
        screen.make.start()
    outcome = waited.args[0]
    assert isinstance(outcome, Outcome)
    return outcome


def test_reports_of_a_class_and_a_workbook_in_four_clicks(
    qtbot: QtBot, context: UiContext, room: ClassroomBuilder, tmp_path: Path
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.show()
    open_now(window, "today")
    clicks = 0

    def click(kind: type[QWidget], name: str) -> None:
        nonlocal clicks
        target = child(window, kind, name)
        # A tick box takes clicks on its box and words, not on the empty room after them.
        where = QPoint(14, target.height() // 2)
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)
        clicks += 1

    from PySide6.QtWidgets import QToolButton

    click(QToolButton, "rail.reports")
    window.pages.finish()
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ReportsScreen)
    screen.make.files.take_place(str(tmp_path))
    click(QCheckBox, "reports.format.xlsx")
    with qtbot.waitSignal(screen.make.runner.finished, timeout=30_000):
        click(QPushButton, "reports.start")
    assert clicks <= 4
    folder = next(path for path in tmp_path.iterdir() if path.name.startswith("Reports"))
    names = sorted(path.name for path in folder.iterdir())
    assert names == [*(f"report-{n:02}.pdf" for n in range(1, 29)), "scores.xlsx"]
    assert not [each for each in names if "Cometa" in each]
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_it_says_what_was_made_and_what_is_not_sent(
    qtbot: QtBot, screen: ReportsScreen, shell: RecordedShell
) -> None:
    seen: list[tuple[int, int]] = []
    screen.make.runner.progressed.connect(lambda done, total: seen.append((done, total)))
    outcome = make(qtbot, screen)
    assert outcome.files == 28
    text = screen.make.notice.text
    assert "28 files in “Reports 5A 2026-03-02”" in text
    assert "not yet sent" in text
    assert shell.announced[-1] == text
    assert seen[-1] == (28, 28)
    assert screen.make.open_button.isVisible()
    assert not screen.make.progress.isVisible()
    # Another choice: what was said of the last report no longer stands.
    screen.make.what.comments.toggle()
    assert screen.make.notice.text == ""


def test_cancelling_leaves_nothing(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    draw = report_pdf

    def slow(*args: object, **more: object) -> bytes:
        begun.set()
        go_on.wait(10)
        return draw(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "report_pdf", slow)
    with qtbot.waitSignal(screen.make.runner.finished, timeout=20_000) as waited:
        screen.make.start()
        assert begun.wait(10)
        assert screen.make.cancel_button.isVisible()
        assert not screen.make.make_button.isEnabled()
        screen.make.cancel_button.click()
        go_on.set()
    assert waited.args[0] == Outcome(None)
    assert made_folders(screen) == []
    assert screen.make.notice.text == "Cancelled. No file was kept."
    assert screen.make.make_button.isEnabled()


def test_one_that_cannot_be_drawn_does_not_cost_the_others_theirs(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = report_pdf

    def draw_most(
        data: object, students: tuple[object, ...], words: object, **more: object
    ) -> bytes:
        if getattr(students[0], "alias", "") == "Cometa 03":
            raise ValueError
        return draw(data, students, words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "report_pdf", draw_most)
    outcome = make(qtbot, screen)
    assert (outcome.files, outcome.failed) == (27, (3,))
    assert "could not be made (places in the list): 3" in screen.make.notice.text
    assert "report-03.pdf" not in {path.name for path in made_folders(screen)[0].iterdir()}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda place: place.rmdir(), "This folder cannot be written"),
        (lambda place: (place.rmdir(), place.touch()), "This folder cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, screen: ReportsScreen, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(screen.make.files.place)
    with qtbot.waitSignal(screen.make.runner.failed, timeout=20_000):
        screen.make.start()
    assert screen.make.notice.text.startswith(words)
    assert screen.make.make_button.isEnabled()


def test_all_kinds_and_one_pdf_in_spanish(qtbot: QtBot, screen: ReportsScreen) -> None:
    for box in screen.make.files.formats.values():
        box.setChecked(True)
    screen.make.files.in_one.setChecked(True)
    language = screen.findChild(QComboBox, "reports.language")
    assert language is not None
    language.setCurrentIndex(language.findData("es"))
    make(qtbot, screen)
    (folder,) = made_folders(screen)
    assert folder.name == "Informes 5A 2026-03-02"
    assert sorted(path.name for path in folder.iterdir()) == [
        "informe.pdf",
        "puntuaciones.csv",
        "puntuaciones.json",
        "puntuaciones.xlsx",
    ]
    assert (folder / "puntuaciones.csv").read_bytes().startswith(b"\xef\xbb\xbfclase;alias;")


def test_private_parts_and_the_machines_scores_are_off(screen: ReportsScreen) -> None:
    choice = screen.make.choice
    assert AssessorType.AI not in choice.sources
    assert not choice.with_birth
    assert not choice.with_learning_style
    assert choice.with_charts
    assert choice.with_comments
    assert screen.make.files.chosen_formats == {ReportFormat.PDF}


def test_the_preview_follows_the_choice(qtbot: QtBot, screen: ReportsScreen) -> None:
    qtbot.waitUntil(lambda: screen.make.preview.picture is not None, timeout=10_000)
    before = screen.make.preview.picture
    screen.make.who.students.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: screen.make.preview.picture is not before, timeout=10_000)
    screen.make.who.nobody.click()
    screen.make.draw_preview()
    assert screen.make.preview.picture is None
    assert screen.make.notice.text == "Tick at least one student."
    assert not screen.make.make_button.isEnabled()


def test_a_filter_hides_and_does_not_untick(screen: ReportsScreen) -> None:
    who = screen.make.who
    who.filter.edit.setText("07")
    shown = [n for n in range(28) if not who.students.item(n).isHidden()]
    assert [who.students.item(n).text() for n in shown] == ["Cometa 07"]
    assert len(who.student_ids) == 28
    who.nobody.click()
    assert len(who.student_ids) == 27
    assert who.count.text() == "27 of 28"


def test_one_student_by_the_way_from_their_page(
    screen: ReportsScreen, room: ClassroomBuilder
) -> None:
    screen.show_for(student_id=room.roster[4].id)
    assert screen.make.who.student_ids == (room.roster[4].id,)


def test_nothing_is_made_while_presenting(qtbot: QtBot, screen: ReportsScreen) -> None:
    qtbot.waitUntil(lambda: screen.make.preview.picture is not None, timeout=10_000)
    presenter.turn(True)
    screen.make.start()
    assert not screen.make.runner.is_running
    assert "presenting" in screen.make.notice.text
    screen.make.draw_preview()
    assert screen.make.preview.picture is None


def test_more_than_a_hundred_are_refused_in_words(
    screen: ReportsScreen, room: ClassroomBuilder
) -> None:
    more = [f"Nube {number}" for number in range(80)]
    classes.add_students(room.store, room.school_class.id, more)
    screen.make.refresh(room.school_class.id)
    screen.make.who.everyone.click()
    assert screen.make.notice.text == "Tick at most 100 students."
    assert not screen.make.make_button.isEnabled()


def test_without_classes_the_screen_says_what_to_do(
    qtbot: QtBot, context: UiContext, shell: RecordedShell
) -> None:
    shown = ReportsScreen(context)
    qtbot.addWidget(shown)
    shown.show()
    shown.show_for()
    assert shown.make.state.state == "empty"
    shown.make.state.button.click()
    assert shell.opened[-1][0] == "students"


def test_every_part_is_reached_by_tab(
    qtbot: QtBot, screen: ReportsScreen, room: ClassroomBuilder
) -> None:
    screen.make.files.formats[ReportFormat.PDF].setFocus()
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {
        f"reports.class.{room.school_class.id}", "reports.filter", "reports.students", "reports.all", "reports.period",
        "reports.with.ai", "reports.with.birth", "reports.language", "reports.place.change",
        "reports.format.pdf", "reports.format.json", "reports.start",
    } <= reached  # fmt: skip


def test_a_class_is_a_click_and_those_put_away_are_in_the_list(
    qtbot: QtBot, screen: ReportsScreen, room: ClassroomBuilder
) -> None:
    other = ClassroomBuilder(room.store, name="6B", students=2).build()
    gone = ClassroomBuilder(room.store, name="4C", students=1).build()
    archive_class(room.store, gone.school_class.id)
    screen.make.refresh(room.school_class.id)
    who = screen.make.who
    pill = child(screen, QPushButton, f"reports.class.{other.school_class.id}")
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    # Until it is read who that is, nothing can be made of the class before.
    assert not screen.make.make_button.isEnabled()
    assert who.student_ids == ()
    qtbot.waitUntil(screen.make.make_button.isEnabled)
    assert (who.class_id, who.students.count()) == (other.school_class.id, 2)
    assert pill.property("checked") is True
    assert screen.findChild(QPushButton, f"reports.class.{gone.school_class.id}") is None
    assert who.classes.isVisible()
    who.classes.setCurrentIndex(who.classes.findData(gone.school_class.id))
    who.classes.activated.emit(who.classes.currentIndex())
    qtbot.waitUntil(lambda: who.students.count() == 1)
    assert pill.property("checked") is False
