"""The pages of a report: PDF with its fonts, pages that flow, and the reader's language."""

import re
import threading
import zlib
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.domain.reports import Period, ReportChoice, ReportData, shape_student
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.ui import fonts, i18n
from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.reports.paper import Block, paginate, paper_font, paragraph_height
from mehmiro_desktop.ui.reports.pdf import first_page, report_pdf
from mehmiro_desktop.ui.reports.sheet import StudentSheet
from mehmiro_desktop.ui.reports.words import ReportWords
from tests.helpers.full_student import SPANISH, FullStudent
from tests.helpers.stores import ClassroomBuilder

COMMENT = "Reads aloud with ease. " * 20


@pytest.fixture
def room(context: UiContext) -> ClassroomBuilder:
    builder = ClassroomBuilder(context.store, students=5, variables=4).build().fill(7)
    for month in (4, 5, 6):
        builder.session = classes.start_session(
            builder.store, builder.school_class.id, date(2026, month, 1)
        )
        builder.fill(month)
    return builder


def collect(room: ClassroomBuilder, **wanted: object) -> ReportData:
    ids = tuple(each.id for each in room.roster)
    choice = {"class_id": room.school_class.id, "student_ids": ids} | wanted
    return collect_report(room.store, ReportChoice(**choice))  # type: ignore[arg-type]


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def drawn_texts(data: ReportData, student: Student, words: ReportWords) -> list[str]:
    """What the blocks of a student write, in order."""
    written: list[str] = []

    class Pen:
        def text(
            self, rect: QRectF, text: str, *, size: float = 12, weight: int = 400, **_: object
        ) -> None:
            metrics = QFontMetricsF(paper_font(size, weight))
            right = Qt.TextElideMode.ElideRight
            written.append(metrics.elidedText(text, right, rect.width() + 0.5))

        def paragraph(self, _rect: object, text: str, *_: object) -> None:
            written.append(text)

        def chart(self, _rect: object, chart: Chart) -> None:
            written.append(f"chart {chart.kind.value}")

        def rule(self, *_: object) -> None: ...

        def fill(self, *_: object) -> None: ...

    for block in StudentSheet(data, shape_student(data, student), words).blocks():
        block.draw(Pen(), QRectF(0, 0, 690, block.height))  # type: ignore[arg-type]
    return written


def test_a_pdf_has_a_page_for_each_student_and_inter_inside(room: ClassroomBuilder) -> None:
    data = collect(room)
    pdf = report_pdf(data, data.students, ReportWords("en"))
    assert pdf.startswith(b"%PDF-")
    assert pages_in(pdf) == 5
    assert b"Inter" in pdf
    # An alias in the title would show in window titles and lists of recent files.
    assert b"Cometa" not in pdf
    assert "Cometa".encode("utf-16-be") not in pdf


def test_a_pdf_is_made_off_the_gui_thread(room: ClassroomBuilder) -> None:
    data, words, made = collect(room), ReportWords("en"), []

    def work() -> None:
        made.append(report_pdf(data, data.students[:1], words))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert pages_in(made[0]) == 1


def test_the_windows_text_size_is_not_the_papers(
    room: ClassroomBuilder, dressed_app: QApplication
) -> None:
    data, words = collect(room), ReportWords("en")
    before = first_page(data, data.students[0], words, 400)
    try:
        fonts.set_text_size(dressed_app, 200)
        after = first_page(data, data.students[0], words, 400)
    finally:
        fonts.set_text_size(dressed_app, 100)
    different = sum(
        before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness() > 60
        for x in range(0, 400, 3)
        for y in range(0, before.height(), 3)
    )
    assert different < 60


def test_it_speaks_the_readers_language(
    room: ClassroomBuilder, dressed_app: QApplication
) -> None:
    room.score("2.5")
    i18n.apply_language(dressed_app, "en")
    texts = drawn_texts(collect(room), room.roster[0], ReportWords("es"))
    assert "Por áreas" in texts
    assert "2,5" in texts
    assert "By area" in drawn_texts(collect(room), room.roster[0], ReportWords("en"))


def test_charts_are_drawn_or_left_out(room: ClassroomBuilder) -> None:
    words = ReportWords("en")
    texts = drawn_texts(collect(room), room.roster[0], words)
    assert texts.count("chart radar") == 1
    assert texts.count("chart line") == 4
    plain = drawn_texts(collect(room, with_charts=False), room.roster[0], words)
    assert not [each for each in plain if each.startswith("chart")]
    assert "Variable 4" in plain


def test_the_class_shows_from_five_students_on(room: ClassroomBuilder) -> None:
    words = ReportWords("en")
    assert "Class" in drawn_texts(collect(room), room.roster[0], words)
    classes.remove_student(room.store, room.roster[4].id)
    assert "Class" not in drawn_texts(collect(room), room.roster[0], words)


def test_nobody_without_scores_gets_an_empty_page(room: ClassroomBuilder) -> None:
    data = collect(room, period=Period(latest=0))
    texts = drawn_texts(data, room.roster[0], ReportWords("en"))
    assert texts == ["There are no scores in this period."]
    assert pages_in(report_pdf(data, data.students[:1], ReportWords("en"))) == 1


def test_comments_flow_over_pages_and_are_never_cut(room: ClassroomBuilder) -> None:
    with room.store.write() as write:
        write.connection.exec_driver_sql(
            "UPDATE assessments SET comments = ? WHERE student_id = ?",
            (COMMENT * 6 + "the end", room.roster[0].id),
        )
    data = collect(room)
    assert pages_in(report_pdf(data, data.students[:1], ReportWords("en"))) > 3
    texts = drawn_texts(data, room.roster[0], ReportWords("en"))
    assert sum(each.endswith("the end") for each in texts) == 16
    without = collect(room, with_comments=False)
    assert not [
        t for t in drawn_texts(without, room.roster[0], ReportWords("en")) if "Reads" in t
    ]


def test_the_footer_says_what_is_not_yet_sent(room: ClassroomBuilder) -> None:
    data = collect(room)
    footer = ReportWords("en").footer(data)
    assert footer.startswith("Made on 2 Mar 2026")
    assert footer.endswith(f"changes not yet sent: {data.pending}")
    with room.store.write() as write:
        write.connection.exec_driver_sql("DELETE FROM pending")
    assert "not yet sent" not in ReportWords("en").footer(collect(room))


@pytest.mark.fault(66)
def test_odd_texts_are_drawn_as_they_are(room: ClassroomBuilder) -> None:
    with room.store.write() as write:
        write.connection.exec_driver_sql(
            "UPDATE students SET alias = ? WHERE id = ?",
            ("<b>x</b> עברית 😀", room.roster[0].id),
        )
        write.connection.exec_driver_sql(
            "UPDATE assessments SET comments = ? WHERE student_id = ?",
            ("x" * 10_000, room.roster[0].id),
        )
    data = collect(room)
    pdf = report_pdf(data, data.students[:1], ReportWords("en"))
    assert pages_in(pdf) >= 2


def test_a_variable_with_an_empty_scale_does_no_harm(room: ClassroomBuilder) -> None:
    with room.store.write() as write:
        write.connection.exec_driver_sql(
            "UPDATE assessment_variables SET scale_min = '5', scale_max = '5' WHERE id = ?",
            (room.measured[0].id,),
        )
    data = collect(room)
    assert pages_in(report_pdf(data, data.students[:1], ReportWords("en"))) == 1


def test_a_heading_never_stands_last_on_a_page() -> None:
    def draw(*_: object) -> None: ...

    blocks = [Block(800, draw), Block(50, draw, keeps_next=True), Block(300, draw)]
    pages = paginate(blocks, 150, 80)
    assert [[block.height for block, _ in page] for page in pages] == [[800], [50, 300]]
    assert pages[1][0][1] == 80
    assert paginate([], 150, 80) == [()]


def test_paragraphs_break_between_words_unless_there_are_none() -> None:
    short = paragraph_height("word " * 40, 200, 12)
    assert paragraph_height("x" * 200, 200, 12) > 2 * paragraph_height("x", 200, 12)
    assert short > paragraph_height("word", 200, 12)


def test_letters_are_text_not_pictures(room: ClassroomBuilder) -> None:
    data = collect(room)
    pdf = report_pdf(data, data.students[:1], ReportWords("en"))
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    pages = []
    for each in streams:
        try:
            pages.append(zlib.decompress(each))
        except zlib.error:
            continue
    assert any(b"Tj" in page or b"TJ" in page for page in pages)


def test_the_names_of_variables_are_written_whole(context: UiContext) -> None:
    names = ("Comprensión lectora", "Participación en clase", "Trabajo en equipo y convivencia")
    words = replace(SPANISH, names=(*names, "Expresión escrita", "Tareas"))
    full = FullStudent(context.store, words=words)
    data = collect_report(context.store, ReportChoice(full.class_id, (full.student.id,)))
    written = drawn_texts(data, full.student, ReportWords("es"))
    assert not [each for each in written if "…" in each]
    assert written[written.index("Trabajo en equipo") + 1] == "y convivencia"
