"""Setting a student's light by hand: one of three, and why."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QRadioButton, QWidget

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_records import MAX_REASON_LENGTH
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.monitoring.words import ICONS, TONES, MonitoringWords
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    set_role,
    v_column,
)

CHOICES = (Light.RED, Light.YELLOW, Light.GREEN)
_TEXT_PX = 76
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Draft = tuple[Light | None, str]
"""A light chosen (or none yet) and a reason typed."""


class OverrideForm(QWidget):
    """Arrows choose a light, Enter saves, Shift+Enter starts a line in the reason.

    Signals:
        save_wanted: a light and a reason; the form stays until :meth:`hide` is called.
        cancelled: The person leaves it as it was.
    """

    save_wanted = Signal(object, str)
    cancelled = Signal()

    def __init__(self, words: MonitoringWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monitoring.override.form")
        self._before: Draft = (None, "")
        self._group = QButtonGroup(self)
        self.choices = {light: self._make_choice(light, words) for light in CHOICES}
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("monitoring.override.reason")
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setFont(font("body"))
        self.reason.setFixedHeight(scaled(_TEXT_PX))
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(self.tr("What the scores do not show"))
        self.reason.installEventFilter(self)
        self.reason.textChanged.connect(self._count)
        self._counter = plain_label(
            style="small", role="muted", name="monitoring.override.count"
        )
        self._failure = plain_label(
            style="small", role="error", wrap=True, name="monitoring.override.failure"
        )
        self.save_button = primary_button(self.tr("Save"), "monitoring.override.save")
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button = secondary_button(
            self.tr("Cancel"), "monitoring.override.cancel", parent=self
        )
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()
        self.setFocusProxy(self.choices[Light.RED])

    def _make_choice(self, light: Light, words: MonitoringWords) -> QRadioButton:
        choice = QRadioButton(words.light(light), self)
        choice.setObjectName(f"monitoring.override.{light.value}")
        choice.setFont(font("body"))
        choice.setMinimumHeight(TARGET_PX)
        set_icon(choice, ICONS[light], f"{TONES[light]}_text", 20)
        choice.toggled.connect(self._on_chosen)
        self._group.addButton(choice)
        return choice

    def _lay_out(self) -> None:
        choices = v_column()
        for choice in self.choices.values():
            choices.addWidget(choice)
        caption = plain_label(self.tr("Reason"), style="small_strong")
        caption.setBuddy(self.reason)
        head = h_row(caption, None, self._counter)
        column = v_column(spacing=6)
        column.addWidget(plain_label(self.tr("Signal set by hand"), style="strong"))
        column.addLayout(choices)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addWidget(self._failure)
        column.addLayout(h_row(None, self.cancel_button, self.save_button))
        self.setLayout(column)

    def open_with(self, before: Draft, draft: Draft | None = None) -> None:
        """Show what is set now (``before``), or what was typed and not saved."""
        self._before = before
        light, reason = draft or before
        self._group.setExclusive(False)
        for each, choice in self.choices.items():
            choice.setChecked(each is light)
        self._group.setExclusive(True)
        self.setFocusProxy(self.choices[light or Light.RED])
        self.reason.setPlainText(reason)
        self.reason.moveCursor(self.reason.textCursor().MoveOperation.End)
        self.show_failure("")
        self._count()
        self.show()

    @property
    def draft(self) -> Draft:
        """What is chosen and typed."""
        chosen = (light for light, choice in self.choices.items() if choice.isChecked())
        return next(chosen, None), self.reason.toPlainText().strip()

    @property
    def is_changed(self) -> bool:
        """Whether something is chosen or typed that is not saved."""
        return self.draft != self._before

    def show_failure(self, text: str) -> None:
        """Say what is missing, or why it was not kept; what is typed stays."""
        self._failure.setText(text)
        self._failure.setVisible(bool(text))
        for each in (self.reason, *self.choices.values()):
            each.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter out of the reason."""
        if (
            watched is self.reason
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self._on_save()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a light chooses it and goes on: to the reason while there is none, or saves."""
        if event.key() in _ENTER:
            for choice in self.choices.values():
                if choice.hasFocus():
                    choice.setChecked(True)
            self._on_save()
            return
        super().keyPressEvent(event)

    def _on_chosen(self, is_chosen: bool) -> None:
        if is_chosen:
            self.show_failure("")

    def _count(self) -> None:
        length = len(self.reason.toPlainText().strip())
        is_long = length > MAX_REASON_LENGTH
        self._counter.setText(f"{length}/{MAX_REASON_LENGTH}")
        set_role(self._counter, "role", "error" if is_long else "muted")
        set_role(self.reason, "invalid", is_long)
        if length:
            self.show_failure("")

    def _on_save(self) -> None:
        light, reason = self.draft
        if light is None:
            self._refuse(self.tr("Choose a signal."), self.choices[Light.RED])
        elif not reason:
            self._refuse(self.tr("Write why: the reason is kept beside it."), self.reason)
        elif len(reason) > MAX_REASON_LENGTH:
            words = self.tr("At most {n} characters. Shorten the text.")
            self._refuse(words.format(n=MAX_REASON_LENGTH), self.reason)
        elif not self.is_changed:
            self.cancelled.emit()
        else:
            self.save_wanted.emit(light, reason)

    def _refuse(self, why: str, lacking: QWidget) -> None:
        self.show_failure(why)
        lacking.setFocus(Qt.FocusReason.OtherFocusReason)
