"""All records of one cell: who gave them, what they were before, and entering on behalf."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from mehmiro_desktop.domain.cell_records import ON_BEHALF, CellRecord
from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.made import Made
from mehmiro_desktop.domain.scores import parse_number, shown
from mehmiro_desktop.domain.sync_items import HistoryItem
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.cell_records import (
    change_record,
    record_on_behalf,
    remove_record,
)
from mehmiro_desktop.store.commands.review import restore_version
from mehmiro_desktop.store.queries.cell_records import load_cell_history, load_records
from mehmiro_desktop.store.queries.made import load_attendance_made
from mehmiro_desktop.ui import messages, presenter
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.cell_delegate import SOURCE_ICONS
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.sync_center.words import RecordWords, is_added, is_removed
from mehmiro_desktop.ui.widgets import (
    IconLabel,
    ScrollColumn,
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from mehmiro_desktop.ui.scoring.grid_model import Place

_WIDTH_PX, _LIST_PX, _COMMENT_PX = 640, 300, 500


class RecordsPanel(InlinePanel):
    """Lists the records of a cell; AI's can only be read. Enter saves what is being entered."""

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__("score.records", parent)
        self.setFixedWidth(_WIDTH_PX)
        self._sheet = sheet
        self._place: Place | None = None
        self._changing: CellRecord | None = None
        self._title = plain_label(style="strong", name="score.records.title")
        self._list = ScrollColumn(self, margin=0, spacing=6)
        self._make_entry()
        close = secondary_button(self.tr("Close"), "score.records.close")
        close.clicked.connect(self.close_panel)
        for widget in (self._title, self._list, self._source, self._about):
            self.column.addWidget(widget)
        self.column.addLayout(h_row(self.value, self.comment, spacing=8))
        self.column.addWidget(self._failure)
        self.column.addLayout(h_row(None, close, self._save))
        presenter.news().presenter_changed.connect(self.close_panel)
        sheet.refreshed.connect(self._on_refreshed)

    def _make_entry(self) -> None:
        sources = [(each.value, self._source_words(each)) for each in ON_BEHALF]
        self._source = Segments("score.records.source", sources, self)
        self._source.chosen.connect(self._on_source)
        self._about = plain_label(style="small", role="muted")
        self.value = self._line(self.tr("Score"), "score.records.value", 16)
        self.value.setFixedWidth(scaled(110))
        self.comment = self._line(self.tr("Comment"), "score.records.comment", _COMMENT_PX)
        self._failure = plain_label(style="small", role="error", wrap=True)
        self._save = primary_button(self.tr("Save"), "score.records.save")
        self._save.clicked.connect(self._on_save)

    def _line(self, words_: str, name: str, longest: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setFont(font("body"))
        line.setPlaceholderText(words_)
        line.setAccessibleName(words_)
        line.setMaxLength(longest)
        line.installEventFilter(self)
        return line

    def _source_words(self, source: AssessorType) -> str:
        return {
            AssessorType.TEACHER: self.tr("Teacher"),
            AssessorType.STUDENT: self.tr("Student"),
            AssessorType.FAMILY: self.tr("Family"),
            AssessorType.AI: self.tr("AI"),
        }[source]

    # -- showing -------------------------------------------------------------------------------

    def open_for(self, row: int, column: int) -> None:
        """Show the records of a cell."""
        model = self._sheet.model
        self._place = model.place(row, column)
        title = f"{model.alias(row)} · {model.variable(column).name}"
        words.show_short(self._title, title, _WIDTH_PX - 40)
        self._enter(None)
        self._fill()
        self.fit_list(self._list, _LIST_PX)
        self.open_centered()
        self.value.setFocus()

    def _fill(self) -> None:
        at = self._at
        if at is None:
            self.close_panel()
            return
        key, store = self._sheet.key(*at), self._sheet.context.store
        try:
            records, history = load_records(store, key), load_cell_history(store, key)
            attended = load_attendance_made(store, key)
        except MehmiroError as error:
            self._fail(messages.sentence(error))
            return
        _clear(self._list.column)
        today = self._sheet.context.clock.today()
        said = RecordWords(today, store.device_name)
        self._show_attendance(at[0], attended, said)
        if not records:
            nothing = plain_label(self.tr("No records yet"), role="muted")
            self._list.column.addWidget(nothing)
        for record in records:
            self._list.column.addLayout(self._record_row(record, said))
        if history:
            self._list.column.addWidget(plain_label(self.tr("History"), style="small_strong"))
        sources = {each.id: each.source for each in records} | _sources_told(history)
        for item in history:
            source = sources.get(item.record.row_id)
            self._list.column.addLayout(self._history_row(item, source, said))
        self._list.column.addStretch(1)

    def _show_attendance(self, row: int, made: Made | None, said: RecordWords) -> None:
        """Say how the student of the cell attended, where anything is recorded."""
        if made is not None:
            how = words.attendance_text(self._sheet.model.attendance(row))
            told = self.tr("Attendance: {how}, first recorded {when}")
            told = told.format(how=how, when=said.moment(made.at))
            self._list.column.addWidget(plain_label(told, style="small", role="muted"))

    @property
    def _at(self) -> tuple[int, int] | None:
        return None if self._place is None else self._sheet.model.where(self._place)

    def _record_row(self, record: CellRecord, said: RecordWords) -> QLayout:
        source = self._source_words(record.source)
        value = shown(record.value, self._sheet.model.decimal_mark)
        icon = IconLabel(SOURCE_ICONS[record.source], "text_muted", 20)
        head = plain_label(f"{source} · {value}", style="strong")
        facts = [said.moment(record.updated_at)]
        if record.is_shown:
            facts.insert(0, self.tr("in the grid"))
        if record.created_at is not None and record.created_at != record.updated_at:
            first = self.tr("first given {when}")
            facts.append(first.format(when=said.moment(record.created_at)))
        row = h_row(icon, head, None)
        if record.is_read_only:
            row.addWidget(plain_label(self.tr("read only"), style="small", role="muted"))
        else:
            edit = quiet_button(self.tr("Change"), f"score.records.change.{record.id}")
            edit.clicked.connect(partial(self._enter, record))
            drop = quiet_button(self.tr("Remove"), f"score.records.remove.{record.id}")
            drop.clicked.connect(partial(self._remove, record.id))
            for button in (edit, drop):
                button.setAccessibleDescription(f"{source} {value}")
                row.addWidget(button)
        whole = QVBoxLayout()
        whole.addLayout(row)
        whole.addWidget(plain_label(" · ".join(facts), style="small", role="muted", wrap=True))
        if record.comments:
            whole.addWidget(plain_label(record.comments, style="small", wrap=True))
        return whole

    def _history_row(
        self, item: HistoryItem, source: AssessorType | None, said: RecordWords
    ) -> QLayout:
        text = said.changes(item.fields) or self.tr("details")
        if is_removed(item.fields):
            text = self.tr("removed: {what}").format(what=text)
        elif is_added(item.fields):
            text = self.tr("added: {what}").format(what=text)
        if source is not None:
            text = f"{self._source_words(source)} · {text}"
        facts = f"{said.moment(item.at)} · {said.why(item)}"
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(plain_label(text, style="small", wrap=True))
        column.addWidget(plain_label(facts, style="tiny", role="muted", wrap=True))
        row = h_row(spacing=8)
        row.addLayout(column, 1)
        if item.can_restore:
            restore = quiet_button(self.tr("Restore"), f"score.records.restore.{item.seq}")
            restore.clicked.connect(partial(self._restore, item.seq))
            row.addWidget(restore)
        return row

    def _on_refreshed(self) -> None:
        if self.isVisible():
            self._fill()

    # -- entering ------------------------------------------------------------------------------

    def _enter(self, record: CellRecord | None, *_: object) -> None:
        """Begin to change ``record``, or to enter one on behalf."""
        self._changing = record
        self._source.setVisible(record is None)
        self._about.setVisible(record is not None)
        self.value.setText("")
        self.comment.setText("")
        self._fail("")
        if record is not None:
            about = self.tr("Change the record of: {source}")
            self._about.setText(about.format(source=self._source_words(record.source)))
            self.value.setText(shown(record.value, self._sheet.model.decimal_mark))
            self.comment.setText(record.comments)
        self.value.setFocus()

    def _on_source(self) -> None:
        self.value.setFocus()

    def _on_save(self) -> None:
        at = self._at
        if at is None:
            return
        text, comment = self.value.text(), self.comment.text().strip()
        failure = self._sheet.explain(*at, text)
        if failure:
            self._fail(failure)
            return
        value, record = parse_number(text), self._changing
        if record is not None:
            failure = self._sheet.run(
                lambda store, by: change_record(store, record.id, value, comment, initiator=by)
            )
        else:
            source = AssessorType(self._source.current)
            failure = self._sheet.run_here(
                *at,
                lambda store, key, begins, by: record_on_behalf(
                    store, key, source, value, comment, begins=begins, initiator=by
                ),
            )
        self._after(failure, self.tr("Record saved"))

    def _remove(self, record_id: str, *_: object) -> None:
        failure = self._sheet.run(
            lambda store, by: remove_record(store, record_id, initiator=by)
        )
        self._after(failure, self.tr("Record removed"))

    def _restore(self, seq: int, *_: object) -> None:
        failure = self._sheet.run(lambda store, by: restore_version(store, seq, initiator=by))
        self._after(failure, self.tr("Record restored"))

    def _after(self, failure: str, done: str) -> None:
        if failure:
            self._fail(failure)
        else:
            self._enter(None)
            self._fill()
            self._sheet.context.toast(done, undo=True)

    def _fail(self, text: str) -> None:
        self._failure.setText(text)
        self._failure.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc out of the lines."""
        if isinstance(event, QKeyEvent) and watched in (self.value, self.comment):
            if event.type() == QEvent.Type.ShortcutOverride and keys.is_for_text(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and keys.is_enter(event):
                self._on_save()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        return super().eventFilter(watched, event)


def _sources_told(history: Iterable[HistoryItem]) -> dict[str, AssessorType]:
    """Return whose a record was, by its id, from the versions that came or went whole."""
    return {
        item.record.row_id: AssessorType(told)
        for item in history
        for each in item.fields
        if each.field == "assessor_type" and (told := each.new or each.old)
    }


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)
            inner.deleteLater()
