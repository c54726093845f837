"""The card of one class on Today: its figures, and the button that starts its session."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.domain.entities import ClassOverview
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_day_word
from mehmiro_desktop.ui.today_figures import figure, figure_button
from mehmiro_desktop.ui.widgets import (
    Card,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.key_hints import key_label
from mehmiro_desktop.ui.widgets.wrap import WrapLayout, wrapped


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says; one that says the same need not be made again.

    Attributes:
        name: the class's, told apart from others of the same name.
        urgent: students with a red light; ``None`` without an analysis.
        unread: suggestions nobody has read.
        unsent: changes not yet at the server.
        is_first: Enter starts this class.
        is_arriving: what it lacks is on its way here.
        is_synced: the account has a server to send to.
    """

    overview: ClassOverview
    name: str
    urgent: int | None
    unread: int
    unsent: int
    today: date
    is_first: bool
    is_arriving: bool
    is_synced: bool


class ClassCard(Card):
    """A class with what a teacher wants to know before the lesson.

    Attributes:
        starter: the button that starts its session, or says what it lacks.
        leading: the figures that open a screen at what they count.
    """

    def __init__(self, facts: CardFacts, context: UiContext) -> None:
        """Lay out the card."""
        super().__init__(spacing=6)
        self.facts = facts
        self._context = context
        self._class_id = facts.overview.school_class.id
        self._private: list[QWidget] = []
        self.leading: list[QPushButton] = []
        self.setObjectName(f"today.class.{self._class_id}")
        self.highlight(facts.is_first)
        self.column.addWidget(plain_label(facts.name, style="title", wrap=True))
        self.column.addWidget(plain_label(self._last_words(), role="muted", wrap=True))
        self.column.addSpacing(8)
        self.column.addLayout(self._figures())
        self.column.addSpacing(12)
        self.column.addStretch(1)
        self.starter = self._make_starter()
        row = h_row(self.starter, spacing=8)
        if facts.is_first:
            row.addWidget(key_label(self.tr("Enter")))
        row.addStretch(1)
        self.column.addLayout(row)
        self.follow_presenter()

    def follow_presenter(self) -> None:
        """Hide what nobody else should read while presenting."""
        for each in self._private:
            each.setVisible(not presenter.is_on())

    def _figures(self) -> WrapLayout:
        """Return the figures of a class, as many side by side as fit: no word is ever cut."""
        students, unsent = self.facts.overview.student_count, self.facts.unsent
        shown = [
            figure(str(students), self.tr("students", "", students), _shade(students)),
            self._blanks(),
        ]
        self._private.append(self._urgent())
        if unread := self.facts.unread:
            words = self.tr("suggestions", "", unread)
            self._private.append(self._leading(unread, words, "suggestions"))
        shown += self._private
        if self.facts.is_synced:
            shown.append(figure(str(unsent), self.tr("to send", "", unsent), _shade(unsent)))
        return wrapped(*shown, spacing=4)

    def _blanks(self) -> QWidget:
        last, blanks = self.facts.overview.last_session, self.facts.overview.blanks
        words = self.tr("blanks", "", blanks)
        if last is None:
            return figure(str(blanks), words, _shade(blanks))
        return self._leading(blanks, words, "score", session_id=last.id)

    def _urgent(self) -> QWidget:
        """Return how many are urgent; without an analysis nobody knows."""
        urgent = self.facts.urgent
        if urgent is None:
            return self._leading(None, self.tr("not analysed yet"), "monitoring")
        return self._leading(urgent, self.tr("urgent", "", urgent), "monitoring", "error")

    def _leading(
        self, count: int | None, words: str, screen: str, role: str = "", **where: str
    ) -> QWidget:
        """Return a figure that opens a screen at what it counts."""
        text = "–" if count is None else str(count)
        button = figure_button(
            text,
            words,
            f"today.{screen}.{self._class_id}",
            f"{self.facts.name}: {words if count is None else f'{text} {words}'}",
            partial(self._context.open_screen, screen, class_id=self._class_id, **where),
            role if count else "faint",
        )
        self.leading.append(button)
        return button

    def _make_starter(self) -> QPushButton:
        overview = self.facts.overview
        last, act = overview.last_session, self._add_students
        if self.facts.is_arriving:
            # What it lacks is on its way: nobody should add it a second time.
            words = self.tr("Arriving…")
        elif not overview.student_count:
            words = self.tr("Add students")
        elif not overview.variable_count:
            words, act = self.tr("Add variables"), self._add_variables
        elif last is not None and last.on == self.facts.today:
            words, act = self.tr("Go on scoring"), self._start
        else:
            words, act = self.tr("Start session"), self._start
        make = primary_button if self.facts.is_first else secondary_button
        button = make(words, f"today.start.{self._class_id}")
        button.setAccessibleName(f"{words}, {self.facts.name}")
        button.setEnabled(not self.facts.is_arriving)
        button.clicked.connect(act)
        return button

    def _last_words(self) -> str:
        last = self.facts.overview.last_session
        if last is None:
            return self.tr("no session yet")
        when = shown_day_word(last.on, self.facts.today)
        if last.name:
            return self.tr("last: {when}, {name}").format(when=when, name=last.name)
        return self.tr("last: {when}").format(when=when)

    def _start(self) -> None:
        """Open the grid of the session of today; its first score brings it into being."""
        self._context.open_screen("score", class_id=self._class_id, is_today=True)

    def _add_students(self) -> None:
        self._context.open_screen("students", class_id=self._class_id, tab="students")

    def _add_variables(self) -> None:
        self._context.open_screen("students", class_id=self._class_id, tab="variables")


def _shade(count: int) -> str:
    return "" if count else "faint"
