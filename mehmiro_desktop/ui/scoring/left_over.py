"""The bar over a session that was today's when it was opened, and is not any more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.i18n import shown_day_word
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import Notice, secondary_button


class LeftOverBar(Notice):
    """Says whose day it is and offers today's; nothing is taken away from under the hand.

    Signals:
        todays_wanted: the id of the class whose session of today is wanted.
    """

    todays_wanted = Signal(str)

    def __init__(self, sheet: ScoreSheet, parent: QWidget | None = None) -> None:
        super().__init__("score.left_over", parent)
        self._sheet = sheet
        self.button = secondary_button(self.tr("Open today's"), "score.left_over.today")
        self.button.clicked.connect(self._on_clicked)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.button)
            layout.setContentsMargins(14, 4, 8, 4)
            layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        sheet.opened.connect(self._follow)
        sheet.refreshed.connect(self._follow)
        sheet.context.day.changed.connect(self._follow)

    def _follow(self, *_: object) -> None:
        at, today = self._sheet.at, self._sheet.context.clock.today()
        if at is None or not at.is_left_over(today):
            self.say("")
            return
        days = (today - at.session.on).days
        text = self.tr("This is yesterday's session.")
        if days > 1:
            day = shown_day_word(at.session.on, today)
            text = self.tr("This is the session of {day}.").format(day=day)
        if text != self.text:
            self._sheet.context.announce(text)
        self.say(text, "warning")

    def _on_clicked(self, *_: object) -> None:
        if self._sheet.at is not None:
            self.todays_wanted.emit(self._sheet.at.school_class.id)
