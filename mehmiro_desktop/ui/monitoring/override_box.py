"""In the evidence: the light set by hand with who, when and why, and the way to set or end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_records import BoardRow
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.monitoring.override_form import Draft, OverrideForm
from mehmiro_desktop.ui.monitoring.override_words import OverrideWords
from mehmiro_desktop.ui.monitoring.words import MonitoringWords
from mehmiro_desktop.ui.widgets import Notice, plain_label, secondary_button, v_column
from mehmiro_desktop.ui.widgets.wrap import WrapLayout


class OverrideBox(QWidget):
    """Shows one row's; what is typed and not saved waits until its student is shown again.

    Signals:
        left: The form was left or the light ended; the board takes the keyboard back.
    """

    left = Signal()

    def __init__(
        self, context: UiContext, words: MonitoringWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("monitoring.override")
        self._words = words
        self._told = OverrideWords(self)
        self._context = context
        self._row: BoardRow | None = None
        self._drafts: dict[str, Draft] = {}
        self.reason = plain_label(wrap=True, name="monitoring.override.why")
        self.author = plain_label(
            style="small", role="muted", wrap=True, name="monitoring.override.author"
        )
        self.analysis = plain_label(
            style="strong", wrap=True, name="monitoring.override.analysis"
        )
        self.set_button = secondary_button("", "monitoring.override.set", parent=self)
        self.set_button.clicked.connect(self.open_form)
        self.end_button = secondary_button(
            self.tr("Back to the analysis"), "monitoring.override.end", parent=self
        )
        self.end_button.clicked.connect(self._on_end)
        self.form = OverrideForm(words, self)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self.close_form)
        self.form.hide()
        self.failure = Notice("monitoring.override.notice", self)
        acts = WrapLayout(spacing=8)
        acts.addWidget(self.set_button)
        acts.addWidget(self.end_button)
        column = v_column(spacing=6)
        for widget in (self.reason, self.author):
            column.addWidget(widget)
        column.addLayout(acts)
        column.addWidget(self.form)
        column.addWidget(self.failure)
        column.addWidget(self.analysis)
        self.setLayout(column)

    def show_row(self, row: BoardRow) -> None:
        """Show a row's; a form that is open for it stays as it is."""
        is_other = self._row is None or self._row.id != row.id
        if is_other:
            self._put_aside()
            self.failure.say("")
        self._row = row
        override = row.override
        self.reason.setText("" if override is None else override.reason)
        account_id = self._context.store.account.account_id
        self.author.setText(
            ""
            if override is None
            else self._told.author(override, account_id, self._context.clock.today())
        )
        light = self._words.analysed(row)
        self.analysis.setText("" if override is None else self._told.analysis_sentence(light))
        self.set_button.setText(
            self.tr("Set by hand (F2)") if override is None else self.tr("Change (F2)")
        )
        if is_other and row.id in self._drafts:
            self.form.open_with(self._before(), self._drafts[row.id])
        self._show_parts()

    def open_form(self) -> None:
        """Let the person choose a light and say why."""
        if self._row is None:
            return
        if self.form.isHidden():
            self.form.open_with(self._before(), self._drafts.get(self._row.id))
            self.failure.say("")
            self._show_parts()
        self.form.setFocus()

    def close_form(self) -> None:
        """Leave it as it was; what was typed goes."""
        if self._row is not None:
            self._drafts.pop(self._row.id, None)
        self.failure.say("")
        self.form.hide()
        self._show_parts()
        self.left.emit()

    def _before(self) -> Draft:
        override = None if self._row is None else self._row.override
        return (None, "") if override is None else (override.light, override.reason)

    def _put_aside(self) -> None:
        if self._row is not None and not self.form.isHidden() and self.form.is_changed:
            self._drafts[self._row.id] = self.form.draft
        self.form.hide()

    def _show_parts(self) -> None:
        has_override = self._row is not None and self._row.override is not None
        is_resting = self.form.isHidden()
        for widget in (self.reason, self.author):
            widget.setVisible(has_override and is_resting)
        self.end_button.setVisible(has_override and is_resting)
        self.analysis.setVisible(has_override)
        self.set_button.setVisible(is_resting)

    def _on_save(self, light: Light, reason: str) -> None:
        if self._row is None:
            return
        student = self._row.student
        try:
            set_override(self._context.store, student.id, student.class_id, light, reason)
        except MehmiroError as error:
            self._tell_failure(error)
            return
        words = self.tr("{alias}: {light}, set by hand")
        told = words.format(alias=student.alias, light=self._words.light(light))
        self._context.toast(told, undo=True)
        self.close_form()

    def _on_end(self) -> None:
        if self._row is None:
            return
        student = self._row.student
        try:
            end_override(self._context.store, student.id, student.class_id)
        except MehmiroError as error:
            self._tell_failure(error)
            return
        words = self.tr("{alias}: the analysis says which signal it is")
        self._context.toast(words.format(alias=student.alias), undo=True)
        self.left.emit()

    def _tell_failure(self, error: MehmiroError) -> None:
        """Say why nothing was changed; what is typed stays."""
        self.failure.say(sentence(error), "error")
        self._context.announce(sentence(error))
