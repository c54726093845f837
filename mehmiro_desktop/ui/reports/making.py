"""Making the files of a report: one folder, whole or not at all. Runs on the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mehmiro_desktop.domain.reports import (
    ReportChoice,
    ReportData,
    ReportFormat,
    folder_name,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.store.transfer.report_folder import ReportFolder, new_folder
from mehmiro_desktop.store.transfer.report_tables import report_csv, report_json
from mehmiro_desktop.store.transfer.report_xlsx import report_xlsx
from mehmiro_desktop.ui.reports.pdf import report_pdf
from mehmiro_desktop.ui.reports.words import ReportWords

if TYPE_CHECKING:
    from mehmiro_desktop.domain.entities import Student


@dataclass(frozen=True, slots=True)
class Order:
    """What to make and where; ``in_one`` puts all students into one PDF."""

    choice: ReportChoice
    formats: frozenset[ReportFormat]
    place: Path
    in_one: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made.

    Attributes:
        folder: where the files stand; ``None`` when it was cancelled.
        files: how many.
        pending: changes not yet sent when the data were read.
        missing: students asked for who are no longer there.
        failed: places in the class's list of those whose report could not be drawn.
        empty: places of those of whom the period holds nothing.
    """

    folder: Path | None
    files: int = 0
    pending: int = 0
    missing: int = 0
    failed: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()


class _Cancelled(Exception):
    """The person wants no more of it."""


@dataclass(slots=True)
class Making:
    """Makes one order.

    Attributes:
        order: what and where.
        words: the reader's.
        tell: told after each step: steps done, steps in all.
        is_cancelled: asked between rows, pages and reads.
    """

    order: Order
    words: ReportWords
    tell: Callable[[int, int], None]
    is_cancelled: Callable[[], bool]
    done: int = 0
    total: int = 0

    def run(self, store: Store) -> Outcome:
        """Make the files.

        Raises:
            FileUnusable: the place cannot be written; StoreFull: the disk is full; then nothing
            of the report stays. RecordNotFound: the class is not there.
        """
        order = self.order
        tables = order.formats - {ReportFormat.PDF}
        failed: list[int] = []
        try:
            data = collect_report(store, order.choice, self._go_on)
            students = len(data.students) if ReportFormat.PDF in order.formats else 0
            self.total = students + len(tables)
            on = data.made_at.astimezone().date()
            name = folder_name(data.school_class, on, self.words.say("folder"))
            with new_folder(order.place, name) as folder:
                files = self._write_pdfs(folder, data, failed)
                for kind in sorted(tables, key=lambda each: each.value):
                    self._step()
                    content = _TABLES[kind](data, self._go_on)
                    folder.write(f"{self.words.say('scores')}.{kind.value}", content)
                    files += 1
                self._step()
        except _Cancelled:
            return Outcome(None)
        return Outcome(
            folder.path,
            files=files,
            pending=data.pending,
            missing=data.missing,
            failed=tuple(failed),
            empty=tuple(
                data.places[each.id] for each in data.students if not data.scores[each.id]
            ),
        )

    def _go_on(self) -> None:
        """End here if nobody wants it any more; asked between rows, pages and reads."""
        if self.is_cancelled():
            raise _Cancelled

    def _step(self) -> None:
        self._go_on()
        self.tell(min(self.done, self.total), self.total)
        self.done += 1

    def _write_pdfs(self, folder: ReportFolder, data: ReportData, failed: list[int]) -> int:
        if ReportFormat.PDF not in self.order.formats or not data.students:
            return 0
        word = self.words.say("report")
        if self.order.in_one:
            content = report_pdf(data, data.students, self.words, self._step, self._go_on)
            folder.write(f"{word}.pdf", content)
            return 1
        digits = len(str(max(data.places.values())))
        count = 0
        for student in data.students:
            self._step()
            content = self._draw(data, student, failed)
            if content:
                # The place in the class's list: no alias in a file's name.
                number = f"{data.places[student.id]:0{digits}}"
                folder.write(f"{word}-{number}.pdf", content)
                count += 1
        return count

    def _draw(self, data: ReportData, student: "Student", failed: list[int]) -> bytes:
        """Return a student's PDF; one that cannot be drawn does not cost the others theirs."""
        try:
            return report_pdf(data, (student,), self.words, go_on=self._go_on)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            failed.append(data.places[student.id])
            return b""


_TABLES: dict[ReportFormat, Callable[[ReportData, Callable[[], None]], bytes]] = {
    ReportFormat.XLSX: report_xlsx,
    ReportFormat.CSV: report_csv,
    ReportFormat.JSON: report_json,
}
