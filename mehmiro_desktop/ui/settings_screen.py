"""Settings: applied at once, kept in the profile. Also the account, and what the app is made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.config import Profile
from mehmiro_desktop.domain.sync_items import SyncSummary
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.prompts import Answer, ask
from mehmiro_desktop.ui.settings.about import AboutCard, Examine
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.settings.data import DataGroup
from mehmiro_desktop.ui.settings.exporting import StartJob
from mehmiro_desktop.ui.settings.general import GeneralGroup
from mehmiro_desktop.ui.settings.group import Keeper
from mehmiro_desktop.ui.settings.help import HelpGroup
from mehmiro_desktop.ui.settings.name import NameField
from mehmiro_desktop.ui.settings.privacy import PrivacyGroup
from mehmiro_desktop.ui.settings.restore_panel import RestorePanel
from mehmiro_desktop.ui.settings.scoring import CommentsGroup, ScoringGroup
from mehmiro_desktop.ui.settings.sync import SyncGroup
from mehmiro_desktop.ui.settings.wipe import ask_wipe
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    ScrollColumn,
    card_title,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

WIDTH_PX = 640


def _nothing() -> None:
    """Stand in where there is no flow around the screen."""


def _own_worker() -> StartJob:
    return Background().start


@dataclass(frozen=True)
class SettingsActs:
    """What the settings change outside their own screen (``ui.flow`` gives them)."""

    profile: Profile
    apply_language: Callable[[str], None]
    apply_theme: Callable[[str], None]
    sign_out: Callable[[], None]
    sign_in: Callable[[], None]
    use_another_account: Callable[[], None]
    apply_text_size: Callable[[], None] = _nothing
    show_tour: Callable[[], None] = _nothing
    apply_metered: Callable[[], None] | None = None
    data_replaced: Callable[[], None] = _nothing
    wipe: Callable[[], None] = _nothing
    examine: Examine | None = None
    start_job: StartJob = field(default_factory=_own_worker)


class SettingsScreen(QWidget):
    """Groups of settings, one card each."""

    def __init__(
        self, context: UiContext, acts: SettingsActs, parent: QWidget | None = None
    ) -> None:
        """Lay out an empty page; the groups come one a step when it is shown."""
        super().__init__(parent)
        self.setObjectName("settings")
        self.context = context
        self._acts = acts
        self._notice = Notice("settings.notice")
        self._keeper = Keeper(context, acts.profile, self._notice)
        self._page = ScrollColumn(margin=24, spacing=16)
        self._lay(self._notice)
        self._page.column.addStretch(1)
        column = v_column()
        column.addWidget(self._page)
        self.setLayout(column)
        self._left = self._lay_groups()

    def show_for(self, **_where: object) -> None:
        """Begin at the first setting: the stack of screens would begin at Reset."""
        for _ in self._left:
            pass
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_in_steps(self, **_where: object) -> Iterator[None]:
        """Make what is left of the groups, one a step."""
        # Not "yield from": whoever drops this drops not the groups that are still to come.
        for _ in self._left:
            yield

    def _lay(self, widget: QWidget) -> None:
        widget.setMaximumWidth(scaled(WIDTH_PX))
        # In a row of its own: a column takes the height of wrapped text at its full width.
        row = h_row(widget, None)
        row.setStretch(0, 100)
        self._page.column.insertLayout(max(self._page.column.count() - 1, 0), row)

    def _lay_groups(self) -> Iterator[None]:
        keeper, acts = self._keeper, self._acts
        makers: tuple[Callable[[], QWidget], ...] = (
            self._general,
            partial(ScoringGroup, keeper),
            partial(CommentsGroup, keeper),
            partial(PrivacyGroup, keeper),
            self._data_group,
            partial(SyncGroup, keeper, acts.apply_metered),
            self._help,
            self._account,
            self._about,
        )
        for make in makers:
            self._lay(make())
            yield

    def _general(self) -> GeneralGroup:
        keeper, acts = self._keeper, self._acts
        general = GeneralGroup(
            keeper,
            language=lambda: acts.apply_language(keeper.value("language")),
            theme=lambda: acts.apply_theme(keeper.value("theme")),
            text_size=acts.apply_text_size,
        )
        # Not the first thing of all: that is Reset, and Enter must not undo a choice by chance.
        self.setFocusProxy(general.first)
        return general

    def _data_group(self) -> DataGroup:
        data = DataGroup(self._keeper, self._acts.start_job)
        data.bin_wanted.connect(self._show_bin)
        data.restore_wanted.connect(self._show_backups)
        data.wipe_wanted.connect(partial(self._ask_wipe, data))
        return data

    def _help(self) -> HelpGroup:
        help_group = HelpGroup(self._keeper)
        help_group.tour_wanted.connect(self._acts.show_tour)
        return help_group

    def _show_bin(self) -> None:
        BinPanel(self.context, self).open()

    def _show_backups(self) -> None:
        panel = RestorePanel(self.context, self._acts.start_job, self)
        panel.restored.connect(partial(_call, self._acts.data_replaced))
        panel.open()

    def _ask_wipe(self, data: DataGroup) -> None:
        summary = self._summary()
        unsent = summary.pending + summary.rejected + summary.held if summary else 0
        ask_wipe(
            self,
            unsent,
            is_sample=self.context.store.account.is_sample,
            wipe=self._acts.wipe,
            export=data.ask_export,
        )

    def _account(self) -> Card:
        account = self.context.store.account
        card = Card(spacing=12)
        card.column.addWidget(card_title(self.tr("Account")))
        who = self.tr("Sample class") if account.is_sample else account.email
        card.column.addWidget(plain_label(who, style="strong", name="settings.email"))
        if account.is_sample:
            where = self.tr("Nothing here is private, and nothing leaves this laptop.")
        else:
            where = account.server
        card.column.addWidget(plain_label(where, role="muted", wrap=True))
        card.column.addWidget(NameField(self.context))
        self._state = plain_label(role="muted", wrap=True, name="settings.account_state")
        card.column.addWidget(self._state)
        sign_in_words = self.tr("Sign in") if account.is_sample else self.tr("Sign in again")
        self._sign_in = primary_button(sign_in_words, "settings.sign_in", icon="log-in")
        self._sign_in.clicked.connect(partial(_call, self._acts.sign_in))
        self._sign_out = secondary_button(
            self.tr("Sign out"), "settings.sign_out", icon="log-out"
        )
        self._sign_out.clicked.connect(self._ask_sign_out)
        other = secondary_button(self.tr("Use another account"), "settings.other", icon="user")
        other.clicked.connect(partial(_call, self._acts.use_another_account))
        card.column.addLayout(h_row(self._sign_in, self._sign_out, other, None))
        if self.context.sync is not None:
            self.context.sync.status_changed.connect(self._show_account_state)
        self._show_account_state()
        return card

    def _about(self) -> AboutCard:
        acts = self._acts
        return AboutCard(self.context, self._summary(), acts.start_job, acts.examine)

    def _summary(self) -> SyncSummary | None:
        try:
            return load_summary(self.context.store)
        except MehmiroError:
            return None

    def _show_account_state(self, *_: object) -> None:
        sync = self.context.sync
        self._state.setVisible(sync is not None)
        if sync is None:
            self._sign_in.show()
            self._sign_out.hide()
            return
        is_out = sync.status.state is SyncState.SIGN_IN_NEEDED
        self._sign_in.setVisible(is_out)
        self._sign_out.setVisible(not is_out)
        if is_out:
            self._state.setText(self.tr("Signed out. You can go on working; nothing is sent."))
        else:
            self._state.setText(self.tr("Signed in on this laptop."))

    def _ask_sign_out(self) -> None:
        summary = self._summary()
        if summary is not None and summary.pending:
            # What waits is the question then, and the panel of the flow asks it.
            self._acts.sign_out()
            return
        detail = self.tr("Your classes stay on this laptop, encrypted. Nothing is deleted.")
        answers = [Answer(self.tr("Sign out"), self._acts.sign_out)]
        ask(self, self.tr("Sign out on this laptop?"), detail, answers, self.tr("Stay"))


def _call(act: Callable[[], None], *_: object) -> None:
    act()
