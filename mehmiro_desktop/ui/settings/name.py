"""The teacher's own name and since when there is the account, in the card of the account."""

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.tables import TEACHERS
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.account import edit_teacher_name
from mehmiro_desktop.store.queries.account import load_teacher
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import TextField, plain_label, v_column


class NameField(QWidget):
    """Enter or leaving the field keeps the name; nothing is shown until the account arrived."""

    def __init__(self, context: UiContext) -> None:
        """Show the account's row as it is on this laptop."""
        super().__init__()
        self._context = context
        self._name = ""
        self._field = TextField(
            self.tr("Your name"),
            "settings.name",
            hint=self.tr("Your school sees it, beside the sessions and lessons you made."),
        )
        self._field.edit.editingFinished.connect(self._keep)
        self._since = plain_label(style="small", role="muted", name="settings.since")
        column = v_column(spacing=8)
        column.addWidget(self._field)
        column.addWidget(self._since)
        self.setLayout(column)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the row; what is being typed stays."""
        try:
            teacher = load_teacher(self._context.store)
        except MehmiroError:
            return  # it stays as it is shown
        self.setVisible(teacher is not None)
        if teacher is None:
            return
        self._name = teacher.name
        if not self._field.edit.isModified():
            self._field.edit.setText(teacher.name)
        day = "" if teacher.since is None else shown_long_day(teacher.since.astimezone().date())
        self._since.setText(self.tr("Account since {day}").format(day=day) if day else "")

    def _keep(self) -> None:
        edit = self._field.edit
        if not edit.isModified():
            return
        try:
            done = edit_teacher_name(self._context.store, self._field.text)
        except MehmiroError as error:
            self._field.show_error(sentence(error))
            self._context.announce(sentence(error))
            return
        self._field.clear_error()
        edit.setModified(False)
        self.refresh()
        if done.count:
            self._context.toast(self.tr("Your name is changed"), undo=True)

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if TEACHERS.name in news.tables:
            self.refresh()
