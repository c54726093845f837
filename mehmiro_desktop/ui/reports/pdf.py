"""Reports on paper: PDF pages, and a picture of the first one for the preview.

Any thread may call these; fonts must have been loaded by the window before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.reports import ReportData, StudentReport, shape_student
from mehmiro_desktop.ui.reports.paper import (
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    Ink,
    Page,
    paginate,
)
from mehmiro_desktop.ui.reports.sheet import StudentSheet
from mehmiro_desktop.ui.reports.words import ReportWords
from mehmiro_desktop.ui.tokens import LIGHT
from mehmiro_desktop.ui.widgets.avatar import disc_color

_DOTS = 768
_SCALE = _DOTS / 96
_FIRST_TOP, _OTHER_TOP = 158.0, 84.0
_DISC = 52.0


@dataclass(frozen=True, slots=True)
class _Paper:
    """All pages of one student."""

    data: ReportData
    report: StudentReport
    words: ReportWords
    pages: tuple[Page, ...]

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page (from 0); the painter's units are logical pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(painter)
        self._draw_top(ink) if number == 0 else self._draw_small_top(ink)
        for block, y in self.pages[number]:
            painter.save()
            block.draw(ink, QRectF(MARGIN, y, TEXT_WIDTH, block.height))
            painter.restore()
        self._draw_foot(ink, number)

    def _draw_top(self, ink: Ink) -> None:
        student, words = self.report.student, self.words
        ink.fill(QRectF(0, 0, PAGE_WIDTH, 7), QColor(LIGHT.accent))
        disc = QRectF(MARGIN, 52, _DISC, _DISC)
        ground = disc_color(student.alias, student.avatar_color)
        ink.fill(disc, ground, _DISC / 2)
        letter = "on_fill" if ground.lightnessF() > 0.45 else "surface"
        initial = student.alias.strip()[:1].upper()
        middle = Qt.AlignmentFlag.AlignHCenter
        ink.text(disc, initial, size=24, weight=650, role=letter, align=middle)
        left = disc.right() + 16
        half = TEXT_WIDTH - _DISC - 16
        ink.text(QRectF(left, 44, half - 180, 38), student.alias, size=28, weight=700)
        ink.text(
            QRectF(left, 84, half, 20), _class_words(self.data.school_class),
            size=13, role="text_muted",
        )  # fmt: skip
        right = Qt.AlignmentFlag.AlignRight
        corner = QRectF(PAGE_WIDTH - MARGIN - 180, 52, 180, 24)
        ink.text(
            corner, words.say("title"), size=13, role="primary_text", weight=650, align=right
        )
        ink.text(
            QRectF(MARGIN, 116, TEXT_WIDTH, 20), self._second_line(student),
            size=12, role="text_muted",
        )  # fmt: skip
        ink.rule(MARGIN, MARGIN + TEXT_WIDTH, 144)

    def _second_line(self, student: Student) -> str:
        words, choice = self.words, self.data.choice
        parts = [words.period(self.data)]
        if choice.with_birth and student.date_of_birth:
            parts.append(words.say("born", day=words.day(student.date_of_birth)))
        if choice.with_learning_style and student.personality_type:
            parts.append(words.say("style", style=student.personality_type))
        return "   ·   ".join(part for part in parts if part)

    def _draw_small_top(self, ink: Ink) -> None:
        line = QRectF(MARGIN, 40, TEXT_WIDTH, 20)
        ink.text(line, self.report.student.alias, size=12, weight=650)
        ink.text(
            line, _class_words(self.data.school_class), role="text_muted",
            align=Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        ink.rule(MARGIN, MARGIN + TEXT_WIDTH, 66)

    def _draw_foot(self, ink: Ink, number: int) -> None:
        top = PAGE_HEIGHT - 48
        ink.rule(MARGIN, MARGIN + TEXT_WIDTH, top)
        line = QRectF(MARGIN, top + 6, TEXT_WIDTH - 60, 16)
        ink.text(line, self.words.footer(self.data), size=10, role="text_faint")
        place = QRectF(MARGIN + TEXT_WIDTH - 60, top + 6, 60, 16)
        ink.text(
            place, f"{number + 1} / {len(self.pages)}", size=10, role="text_faint",
            align=Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip


def _class_words(school_class: SchoolClass) -> str:
    parts = [school_class.name, school_class.academic_year]
    return " · ".join(part for part in parts if part)


def _lay_out(data: ReportData, student: Student, words: ReportWords) -> _Paper:
    report = shape_student(data, student)
    blocks = StudentSheet(data, report, words).blocks()
    return _Paper(data, report, words, tuple(paginate(blocks, _FIRST_TOP, _OTHER_TOP)))


def report_pdf(
    data: ReportData,
    students: Iterable[Student],
    words: ReportWords,
    begin: Callable[[], None] = lambda: None,
    go_on: Callable[[], None] = lambda: None,
) -> bytes:
    """Return one PDF of the students' reports, each beginning on a page of its own.

    Args:
        data: what was collected.
        students: of whom, in this order.
        words: the reader's.
        begin: called before each student.
        go_on: called before each page; raise in either to stop.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    # No alias: a title shows in windows and lists of recent files.
    writer.setTitle(words.say("title"))
    writer.setCreator("Mehmiro")
    painter = QPainter(writer)
    try:
        painter.scale(_SCALE, _SCALE)
        is_first = True
        for student in students:
            begin()
            paper = _lay_out(data, student, words)
            for number in range(len(paper.pages)):
                if not is_first:
                    writer.newPage()
                is_first = False
                go_on()
                paper.draw(painter, number)
    finally:
        painter.end()
        buffer.close()
    return bytes(content.data())


def first_page(data: ReportData, student: Student, words: ReportWords, width: int) -> QImage:
    """Return a picture of a student's first page, ``width`` pixels wide."""
    scale = width / PAGE_WIDTH
    image = QImage(width, round(PAGE_HEIGHT * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _lay_out(data, student, words).draw(painter, 0)
    painter.end()
    return image
