"""What the groups of settings have in common: keeping a value at once, and Reset."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from mehmiro_desktop.config import SETTINGS, Profile
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.habits import follow
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    card_title,
    h_row,
    plain_label,
    quiet_button,
    v_column,
)

_DEFAULTS = {setting.key: setting.default for setting in SETTINGS}


class Keeper:
    """Keeps settings in the profile and brings into line what the screens read."""

    def __init__(self, context: UiContext, profile: Profile, notice: Notice) -> None:
        """Keep settings of ``profile``; what fails is said in ``notice``."""
        self.context, self.profile, self.notice = context, profile, notice

    def value(self, key: str) -> str:
        """Return the setting in force."""
        return str(getattr(self.profile.settings, key))

    def keep(self, key: str, value: str) -> bool:
        """Keep a setting; false (and said) when the profile cannot be written."""
        try:
            self.profile.change_setting(key, value)
        except MehmiroError as error:
            self.notice.say(sentence(error), "error")
            return False
        self.notice.say("")
        follow(self.context.settings, self.profile.settings)
        return True


class Group(Card):
    """A card of settings; a subclass fills it and shows the values in :meth:`show_values`."""

    def __init__(self, keeper: Keeper, name: str, keys: Sequence[str] = ()) -> None:
        """Lay out the head; with ``keys`` there is a Reset that brings back their defaults.

        The group's title comes with :meth:`set_title`: words are the subclass's own.
        """
        super().__init__(spacing=12)
        self.setObjectName(f"settings.group.{name}")
        self.keeper = keeper
        self._keys = tuple(keys)
        self._boxes: dict[str, tuple[QComboBox, Callable[[], None] | None]] = {}
        self._title = card_title("")
        words = QCoreApplication.translate("SettingsGroup", "Reset")
        self._reset = quiet_button(words, f"settings.reset.{name}", icon="undo-2", parent=self)
        self._reset.clicked.connect(self.reset)
        self._reset.setVisible(bool(keys))
        self.column.addLayout(h_row(self._title, None, self._reset))

    def set_title(self, title: str) -> None:
        """Name the group."""
        self._title.setText(title)
        self._reset.setAccessibleName(f"{self._reset.text()}: {title}")

    def reset(self, *_: object) -> None:
        """Bring back the defaults of this group."""
        before = {key: self.keeper.value(key) for key in self._keys}
        for key in self._keys:
            self.keeper.keep(key, _DEFAULTS[key])
        self.show_values()
        self.after_reset([key for key in self._keys if self.keeper.value(key) != before[key]])

    def after_reset(self, changed: Sequence[str]) -> None:
        """Put in force what Reset changed, where keeping it is not enough."""
        for key in changed:
            act = self._boxes[key][1] if key in self._boxes else None
            if act is not None:
                act()

    def show_values(self) -> None:
        """Show the settings in force."""
        for key, (box, _) in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(self.keeper.value(key))))

    def choice(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        hint: str = "",
        act: Callable[[], None] | None = None,
    ) -> QComboBox:
        """Add a box of ``(value, words)`` for the setting ``key``; ``act`` puts it in force."""
        box = QComboBox(self)
        box.setObjectName(f"settings.{key}")
        box.setAccessibleName(label)
        box.setAccessibleDescription(hint)
        box.setFont(font("body"))
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(self.keeper.value(key))))
        box.activated.connect(partial(self._on_choice, key, box, act))
        self._boxes[key] = (box, act)
        self.column.addWidget(labelled(label, box, hint))
        return box

    def _on_choice(
        self, key: str, box: QComboBox, act: Callable[[], None] | None, _index: int
    ) -> None:
        value = str(box.currentData())
        if value != self.keeper.value(key) and self.keeper.keep(key, value) and act is not None:
            act()


def labelled(label: str, field: QWidget, hint: str = "") -> QWidget:
    """Return ``field`` below its label and above its hint."""
    holder = QWidget()
    caption = plain_label(label, style="small_strong")
    caption.setBuddy(field)
    column = v_column(spacing=4)
    column.addWidget(caption)
    column.addWidget(field)
    if hint:
        column.addWidget(plain_label(hint, style="small", role="muted", wrap=True))
    holder.setLayout(column)
    return holder


def check_box(text: str, name: str, is_on: bool, parent: QWidget) -> QCheckBox:
    """Return a check box, its ``&`` shown as such."""
    box = QCheckBox(text.replace("&", "&&"), parent)
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.setFont(font("body"))
    box.setMinimumHeight(44)
    box.setChecked(is_on)
    return box
