"""The school's monitoring settings: read by all, changed by administrators (the server decides)."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from mehmiro_desktop.domain.monitoring_config import (
    CONFIG_ID,
    MonitoringConfig,
    check_config,
)
from mehmiro_desktop.domain.monitoring_records import ConfigState
from mehmiro_desktop.domain.tables import MONITORING_CONFIG
from mehmiro_desktop.errors import MehmiroError, SettingInvalid
from mehmiro_desktop.store.commands.monitoring import edit_config
from mehmiro_desktop.store.commands.review import set_aside
from mehmiro_desktop.store.queries.made import load_made
from mehmiro_desktop.store.queries.monitoring import load_config
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.i18n import shown_long_day, shown_when
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    ScrollColumn,
    TextField,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
)

_NUMBERS = (
    "analysis_days",
    "weight_observation",
    "weight_trend",
    "weight_homework",
    "red_threshold",
    "yellow_threshold",
)
_COLUMNS = 3


class SettingsPanel(ScrollColumn):
    """Fields, and what became of the last change.

    Signals:
        closed: The person wants the board again.
    """

    closed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, spacing=12)
        self.setObjectName("monitoring.settings")
        self._context = context
        self._state = ConfigState(MonitoringConfig())
        self.notice = Notice("monitoring.settings.notice")
        self.back_button = secondary_button(
            self.tr("Back to the board (Esc)"), "monitoring.settings.back", icon="arrow-left"
        )
        self.back_button.clicked.connect(self.closed)
        self.about = plain_label(role="muted", wrap=True, name="monitoring.settings.about")
        self.fields = {name: self._field(name) for name in self._captions()}
        self.enabled_box = QCheckBox(self.tr("Analyse by itself every day"))
        self.enabled_box.setObjectName("monitoring.settings.enabled")
        self.enabled_box.setFont(font("body"))
        self.save_button = primary_button(self.tr("Save"), "monitoring.settings.save")
        self.save_button.clicked.connect(self.save)
        self.drop_button = secondary_button(
            self.tr("Use the school's settings"), "monitoring.settings.drop"
        )
        self.drop_button.clicked.connect(self._on_drop)
        self._lay_out()
        self.setFocusProxy(self.back_button)

    def _captions(self) -> dict[str, tuple[str, str]]:
        return {
            "analysis_time": (self.tr("Time of day"), self.tr("hours:minutes, e.g. 22:00")),
            "timezone": (self.tr("Time zone"), self.tr("e.g. America/Buenos_Aires")),
            "analysis_days": (self.tr("Days looked at"), self.tr("1 to 90")),
            "weight_observation": (self.tr("Weight of observation, %"), ""),
            "weight_trend": (self.tr("Weight of trend, %"), ""),
            "weight_homework": (
                self.tr("Weight of homework, %"),
                self.tr("the three make 100"),
            ),
            "red_threshold": (self.tr("Urgent from"), self.tr("0 to 100")),
            "yellow_threshold": (self.tr("Attention from"), self.tr("below “urgent from”")),
            "homework_variable_name": (
                self.tr("Variable of homework"),
                self.tr("written exactly as in the class"),
            ),
        }

    def _field(self, name: str) -> TextField:
        caption, hint = self._captions()[name]
        field = TextField(caption, f"monitoring.settings.{name}", hint=hint)
        field.edit.returnPressed.connect(self.save)
        return field

    def _lay_out(self) -> None:
        card = Card(margin=20, spacing=14)
        card.column.addWidget(plain_label(self.tr("Monitoring settings"), style="title"))
        card.column.addWidget(self.about)
        card.column.addWidget(self.notice)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, field in enumerate(self.fields.values()):
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        card.column.addLayout(grid)
        card.column.addWidget(self.enabled_box)
        card.column.addLayout(h_row(self.save_button, self.drop_button, None))
        self.column.addLayout(h_row(self.back_button, None))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def begin(self) -> None:
        """Show the settings as they are kept: what was typed and left counts for nothing."""
        self._state = load_config(self._context.store)
        self._tell_state(self._state)
        self._fill(self._state.edited or self._state.in_force)

    def refresh(self) -> None:
        """Read the settings; what is being typed stays until it is saved or left."""
        state = load_config(self._context.store)
        self._tell_state(state)
        if state != self._state or not self.fields["timezone"].text:
            self._state = state
            self._fill(state.edited or state.in_force)

    def _fill(self, config: MonitoringConfig) -> None:
        texts = {name: str(getattr(config, name)) for name in _NUMBERS}
        texts["analysis_time"] = config.analysis_time.strftime("%H:%M")
        texts["timezone"] = config.timezone
        texts["homework_variable_name"] = config.homework_variable_name
        for name, field in self.fields.items():
            field.edit.setText(texts[name])
            field.clear_error()
        self.enabled_box.setChecked(config.enabled)

    def _tell_state(self, state: ConfigState) -> None:
        is_sample = self._context.store.account.is_sample
        texts = [
            self.tr("They count for the whole school. Only an administrator may change them.")
        ]
        if is_sample:
            texts = [self.tr("Of the sample class; they stay on this laptop.")]
        elif state.changed_at is not None:
            when = shown_when(state.changed_at, self._context.clock.today())
            texts.append(self.tr("Last changed: {when}.").format(when=when))
            texts += self._made_words()
        self.about.setText(" ".join(texts))
        self._show_notice(state)
        self.drop_button.setVisible(state.edited is not None)
        for widget in (*self.fields.values(), self.enabled_box, self.save_button):
            widget.setEnabled(state.is_here)

    def _made_words(self) -> list[str]:
        made = load_made(self._context.store, MONITORING_CONFIG, CONFIG_ID)
        if made is None or made.at is None:
            return []
        day = shown_long_day(made.at.astimezone().date())
        return [self.tr("Made on {day}.").format(day=day)]

    def _show_notice(self, state: ConfigState) -> None:
        if not state.is_here:
            text = self.tr(
                "The school's settings have not arrived yet; these are the usual ones."
            )
            self.notice.say(text, "neutral")
        elif state.is_refused:
            reason = self.tr("Only an administrator may change the monitoring settings.")
            if state.refusal_code != "42501":
                reason = self.tr("The school's server did not accept the change (code {code}).")
            rest = self.tr("The school's settings go on being used.")
            self.notice.say(f"{reason.format(code=state.refusal_code)} {rest}", "warning")
        elif state.edited is not None:
            text = self.tr("Saved here. The change counts once the school's server accepts it.")
            self.notice.say(text, "primary")
        else:
            self.notice.say("")

    def save(self) -> None:
        """Keep what was typed, or say at the field what is wrong."""
        for field in self.fields.values():
            field.clear_error()
        wanted = self._typed()
        if wanted is None:
            return
        try:
            edit = edit_config(self._context.store, check_config(wanted))
        except SettingInvalid as error:
            self._show_wrong(str(error.details.get("name")))
            return
        except MehmiroError as error:
            self._say_error(error)
            return
        self.refresh()
        if edit.count:
            self._context.toast(self.tr("Monitoring settings saved"), undo=True)

    def _typed(self) -> MonitoringConfig | None:
        """Return what was typed; ``None`` after marking what is no number or time."""
        changes: dict[str, object] = {}
        before = self._state.edited or self._state.in_force
        for name, field in self.fields.items():
            try:
                changes[name] = _read(name, field.text)
            except ValueError:
                is_time = name == "analysis_time"
                at_fault = self.tr("Type a time like 22:00.")
                self._show_error(name, at_fault if is_time else self.tr("Type a whole number."))
                return None
        if changes["analysis_time"] == before.analysis_time.replace(second=0, microsecond=0):
            # The field shows no seconds; a time that was not touched keeps them.
            changes["analysis_time"] = before.analysis_time
        return replace(
            self._state.in_force,
            enabled=self.enabled_box.isChecked(),
            **changes,  # type: ignore[arg-type]
        )

    def _show_wrong(self, name: str) -> None:
        texts = {
            "analysis_days": ("analysis_days", self.tr("From 1 to 90 days.")),
            "weights": ("weight_homework", self.tr("The three weights must make 100.")),
            "thresholds": (
                "red_threshold",
                self.tr("“Urgent from” must be above “attention from”, both from 0 to 100."),
            ),
            "timezone": ("timezone", self.tr("This laptop knows no time zone of that name.")),
            "homework_variable_name": (
                "homework_variable_name",
                self.tr("This name is too long or has characters that cannot be kept."),
            ),
        }
        self._show_error(*texts[name])

    def _show_error(self, name: str, text: str) -> None:
        field = self.fields[name]
        field.show_error(text)
        field.edit.setFocus()
        self._context.announce(text)

    def _on_drop(self) -> None:
        try:
            set_aside(self._context.store, MONITORING_CONFIG.name, CONFIG_ID)
        except MehmiroError as error:
            self._say_error(error)
        self.refresh()

    def _say_error(self, error: MehmiroError) -> None:
        self.notice.say(sentence(error), "error")
        self._context.announce(sentence(error))


def _read(name: str, text: str) -> int | str | time:
    """Return what was typed into a field.

    Raises:
        ValueError: it is no number, or no time such as ``22:00`` or ``7:30``.
    """
    if name in _NUMBERS:
        return _whole(text.strip())
    if name == "analysis_time":
        hours, _, minutes = text.strip().partition(":")
        return time(_whole(hours), _whole(minutes))
    return text.strip() if name == "timezone" else text


def _whole(text: str) -> int:
    # Python's own int also reads 1_0 and digits of other scripts.
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)
