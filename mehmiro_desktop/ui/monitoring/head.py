"""Above the board: filters by light with their counts, search, class, and the analysis."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_records import BoardRow
from mehmiro_desktop.ui.fonts import font, text_size
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.monitoring.words import ICONS, TONES, MonitoringWords
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

_LARGE_TEXT = 125
"""In percent; above it the standing needs a line of its own."""


class LightFilter(QWidget):
    """A button for each light; one at most is pressed, pressed again it lets all through.

    Signals:
        chosen: The filter changed.
    """

    chosen = Signal()

    def __init__(self, words: MonitoringWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monitoring.filter")
        self._words = words
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons = {light: self._make_button(light) for light in Light}
        row = h_row(*self.buttons.values(), spacing=8)
        self.setLayout(row)
        self.setFocusProxy(self.buttons[Light.RED])
        self._group.buttonClicked.connect(self._clicked)

    def _make_button(self, light: Light) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"monitoring.filter.{light.value}")
        button.setProperty("kind", "pill")
        button.setProperty("tone", TONES[light])
        button.setFont(font("small"))
        button.setCheckable(True)
        button.setText(self._words.chip(light, 0))
        set_icon(button, ICONS[light], f"{TONES[light]}_soft_text", 16)
        self._group.addButton(button)
        return button

    @property
    def light(self) -> Light | None:
        """The light chosen; ``None`` lets all through."""
        return next((each for each, b in self.buttons.items() if b.isChecked()), None)

    def clear(self) -> None:
        """Let all through."""
        for button in self.buttons.values():
            button.setChecked(False)

    def count(self, rows: Iterable[BoardRow]) -> None:
        """Show how many rows each light has."""
        counts = Counter(row.light for row in rows)
        for light, button in self.buttons.items():
            button.setText(self._words.chip(light, counts[light]))

    def _clicked(self, pressed: QPushButton) -> None:
        for button in self.buttons.values():
            if button is not pressed:
                button.setChecked(False)
        self.chosen.emit()


class BoardHead(QWidget):
    """Two rows of controls and the progress of an analysis.

    Signals:
        narrowed: Light or name changed: the rows here are shown differently.
        class_chosen: Another class (or all) is wanted: rows must be read.
        analysis_asked: "Analyse now" was pressed.
        cancel_asked: The analysis under way is to stop.
        settings_asked: The settings are wanted.
    """

    narrowed = Signal()
    class_chosen = Signal()
    analysis_asked = Signal()
    cancel_asked = Signal()
    settings_asked = Signal()

    def __init__(self, words: MonitoringWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lights = LightFilter(words, self)
        self.lights.chosen.connect(self.narrowed)
        self.standing = plain_label(role="muted", name="monitoring.standing", wrap=True)
        self.analyse_button = primary_button(self.tr("Analyse now"), "monitoring.analyse")
        self.analyse_button.clicked.connect(self.analysis_asked)
        self.cancel_button = secondary_button(
            self.tr("Cancel"), "monitoring.cancel", parent=self
        )
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.cancel_button.hide()
        self.progress = QProgressBar(self)
        self.progress.setObjectName("monitoring.progress")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the analysis"))
        self.progress.hide()
        self.progress_words = plain_label(
            style="small", role="muted", name="monitoring.progress.words", parent=self
        )
        self.progress_words.hide()
        self.search = QLineEdit(self)
        self.search.setObjectName("monitoring.search")
        self.search.setFont(font("body"))
        self.search.setPlaceholderText(self.tr("Find a student (/)"))
        self.search.setAccessibleName(self.tr("Find a student"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(self.narrowed)
        self.classes = QComboBox(self)
        self.classes.setObjectName("monitoring.class")
        self.classes.setFont(font("body"))
        self.classes.setAccessibleName(self.tr("Class"))
        self.classes.setMinimumWidth(200)
        self.classes.addItem(self.tr("All classes"), "")
        self.classes.activated.connect(self.class_chosen)
        self.settings_button = secondary_button(
            self.tr("Settings in use"), "monitoring.open_settings", icon="sliders-horizontal"
        )
        self.settings_button.clicked.connect(self.settings_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        first = h_row(self.lights, None, self.cancel_button, self.analyse_button)
        column = v_column(spacing=10)
        column.addLayout(first)
        if text_size() > _LARGE_TEXT:
            column.addLayout(h_row(self.search, self.classes, None, self.settings_button))
            column.addWidget(self.standing)
        else:
            second = h_row(self.search, self.classes, self.standing, self.settings_button)
            second.setStretch(2, 1)
            column.addLayout(second)
        running = h_row(self.progress_words, self.progress)
        running.setStretch(1, 1)
        column.addLayout(running)
        self.setLayout(column)

    @property
    def class_id(self) -> str:
        """The class chosen; empty for all."""
        return str(self.classes.currentData() or "")

    def choose_class(self, class_id: str) -> None:
        """Choose a class without telling; one that is not there means all."""
        self.classes.setCurrentIndex(max(0, self.classes.findData(class_id)))

    def offer_classes(self, classes: Sequence[SchoolClass]) -> None:
        """Offer the classes in use; the choice stays."""
        offered = [("", self.tr("All classes")), *((each.id, each.name) for each in classes)]
        there = [
            (str(self.classes.itemData(n)), self.classes.itemText(n))
            for n in range(self.classes.count())
        ]
        if offered == there:
            return
        chosen = self.class_id
        self.classes.clear()
        for class_id, name in offered:
            self.classes.addItem(name, class_id)
        self.choose_class(chosen)

    def show_running(self, is_running: bool) -> None:
        """Show that an analysis is under way, or is over."""
        had_focus = self.cancel_button.hasFocus() or self.analyse_button.hasFocus()
        self.analyse_button.setEnabled(not is_running)
        self.cancel_button.setVisible(is_running)
        self.cancel_button.setEnabled(is_running)
        self.progress.setVisible(is_running)
        self.progress_words.setText("")
        self.progress_words.setVisible(is_running)
        if is_running:
            self.progress.setRange(0, 0)
        if had_focus:
            (self.cancel_button if is_running else self.analyse_button).setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many classes of how many are done, and which one is under way."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        words = self.tr("Class {number} of {total}").format(number=done + 1, total=total)
        self.progress_words.setText(words if done < total else "")

    def clear_filters(self) -> None:
        """Let every row through."""
        self.lights.clear()
        self.search.clear()
        self.narrowed.emit()
