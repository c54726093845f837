"""The sync centre: where things stand, what waits, what was decided, what was refused."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled, text_size
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.sync_center.headline import HeadlineWords, Standing, tone
from mehmiro_desktop.ui.sync_center.lists import LISTS, SyncLists
from mehmiro_desktop.ui.sync_center.side_card import NARROW_PX, WIDE_PX, SideCard
from mehmiro_desktop.ui.sync_center.words import RecordWords
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import IconLabel, Notice, h_row, plain_label, v_column
from mehmiro_desktop.ui.widgets.segments import Segments

REFRESH_MS = 150
"""News of a pull come page by page; the lists are read again at most this often."""
TICK_MS = 20_000
"""How often "next try in …" is told anew."""
ROOMY_PX, BESIDE_PX = 1100, 860
"""From these widths on the side card is wide, and beside the lists instead of below them."""
_LARGE_PERCENT = 125
_ICONS = {"success": "shield-check", "warning": "triangle-alert", "neutral": "hard-drive"}


class SyncCenterScreen(QWidget):
    """Headline, four lists, and the card of the last sync."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync")
        self.context = context
        self._is_stale = True
        self._turns = Turns(self)
        self._was_read = False
        today = context.clock.today()
        self._words = RecordWords(today, context.store.device_name)
        self._headlines = HeadlineWords(self._words)
        self.icon = IconLabel("hard-drive", "text_muted", 28)
        style = "heading" if text_size() <= _LARGE_PERCENT else "title"
        self.headline = plain_label(style=style, wrap=True, name="sync.headline")
        self.details = plain_label(role="muted", wrap=True, name="sync.details")
        self.warning = Notice("sync.warning")
        self.notice = Notice("sync.notice")
        self.lists = SyncLists(context, self._words, self)
        self.lists.acted.connect(self._on_acted)
        self.lists.failed.connect(self._on_failed)
        self.tabs = Segments("sync.tabs", [(name, "") for name in LISTS])
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.stack = QStackedWidget()
        policy = self.stack.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.stack.setSizePolicy(policy)
        for rows in self.lists.by_name.values():
            self.stack.addWidget(rows)
            rows.emptied.connect(self.tabs.focus_current)
        self.side = SideCard()
        self.side.sync_asked.connect(self._on_sync)
        self.side.pause_asked.connect(self._on_pause)
        self.side.sign_in_asked.connect(self._on_sign_in)
        if context.store.account.is_sample:
            self.tabs.show_only("history")
        self._lay_out()
        self.setFocusProxy(self.tabs)
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh_soon)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_standing)
        context.bridge.tables_changed.connect(self._on_news)
        context.day.changed.connect(self._on_day)
        if context.sync is not None:
            context.sync.status_changed.connect(self._on_news)

    def _on_day(self, today: date) -> None:
        self._words.today = today
        for rows in self.lists.by_name.values():
            rows.forget()
        self._on_news()

    def show_for(self, tab: str = "", **_where: object) -> None:
        """Show the screen at once; the list named, else one that needs the teacher."""
        for _ in self.show_in_steps(tab):
            pass

    def show_in_steps(self, tab: str = "", **_where: object) -> Iterator[None]:
        """Make ready what :meth:`show_for` shows, within several turns."""
        self._turns.stop()
        try:
            if not self.context.store.account.is_sample:
                self._choose_list(tab)
        except MehmiroError as error:
            self._tell(error)
        else:
            yield
            yield from self._read()

    def _choose_list(self, tab: str) -> None:
        if tab in LISTS:
            self.tabs.choose(tab)
        elif self.tabs.current == "waiting":
            standing = self._load_standing()
            if standing.summary.to_review:
                self.tabs.choose("review")
            elif standing.stuck:
                self.tabs.choose("rejected")

    def refresh(self) -> None:
        """Read the counts and the list in front again, at once."""
        self._turns.stop()
        for _ in self._read():
            pass

    def _refresh_soon(self) -> None:
        self._turns.start(self._read())

    def finish(self) -> None:
        """Show at once what is still being read."""
        self._turns.finish()

    def _read(self) -> Iterator[None]:
        self._timer.stop()
        self._is_stale, is_through = False, False
        try:
            self._show_standing()
            yield
            yield from self.lists.fill_in_steps(self.tabs.current)
            self._was_read = is_through = True
        except MehmiroError as error:
            is_through = True
            self._tell(error)
        finally:
            # Dropped on the way it is read again by the next one to ask.
            self._is_stale |= not is_through
        # Before anything was read there are no words to show; later what was shown stays.
        for part in (self.icon, self.tabs, self.stack, self.side):
            part.setVisible(self._was_read)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        self._tick.start()
        # Whoever opens the screen mostly says for what at once, and reads it then: not twice.
        QTimer.singleShot(0, self, self._catch_up)
        self.context.tell_place("", "")

    def _catch_up(self) -> None:
        if self._is_stale:
            self._refresh_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while another screen is in front."""
        super().hideEvent(event)
        self._is_stale = True
        self._tick.stop()
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lists more room in a small window."""
        super().resizeEvent(event)
        is_beside = self.width() >= scaled(BESIDE_PX)
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        )
        self.side.lie_down(is_wanted=not is_beside)
        if is_beside:
            self.side.setFixedWidth(scaled(WIDE_PX if self.width() >= ROOMY_PX else NARROW_PX))
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(self.width())

    def _lay_out(self) -> None:
        head = v_column(spacing=6)
        title = h_row(self.icon, self.headline, spacing=10)
        title.setStretch(1, 1)
        head.addLayout(title)
        head.addWidget(self.details)
        left = v_column(spacing=14)
        left.addLayout(head)
        left.addWidget(self.warning)
        left.addWidget(self.tabs)
        left.addWidget(self.notice)
        left.addWidget(self.stack, 1)
        right = v_column()
        right.addWidget(self.side)
        right.addStretch(1)
        row: QBoxLayout = h_row(spacing=24)
        row.setContentsMargins(24, 20, 24, 20)
        row.addLayout(left, 1)
        row.addLayout(right)
        self._rows = row
        self.setLayout(row)

    def _load_standing(self) -> Standing:
        store, sync = self.context.store, self.context.sync
        return Standing(
            summary=load_summary(store),
            status=sync.status if sync is not None else None,
            is_sample=store.account.is_sample,
        )

    def _show_standing(self) -> None:
        standing = self._load_standing()
        chosen = tone(standing)
        role = "text_muted" if chosen == "neutral" else f"{chosen}_text"
        self.icon.show_icon(_ICONS[chosen], role, 28)
        self.headline.setText(self._headlines.headline(standing))
        self.details.setText(self._headlines.details(standing, self.context.clock.now()))
        self.warning.say(self._headlines.warning(standing), "warning")
        self.side.show_standing(standing)
        summary = standing.summary
        words = {
            "waiting": self.tr("Waiting {count}").format(count=summary.pending),
            "review": self.tr("To review {count}").format(count=summary.to_review),
            "rejected": self.tr("Refused {count}").format(count=standing.stuck),
            "history": self.tr("History"),
        }
        for name, text in words.items():
            self.tabs.show_text(name, text)

    def _on_news(self, *_: object) -> None:
        if not self.isVisible():
            self._is_stale = True
        elif not self._timer.isActive():
            self._timer.start()

    def _on_tab_chosen(self, name: str) -> None:
        self.finish()
        self.notice.say("")
        self.stack.setCurrentWidget(self.lists.by_name[name])
        if self.isVisible() and not self._is_stale:
            self.lists.fill(name)

    def _on_acted(self) -> None:
        self.notice.say("")
        self.refresh()

    def _on_failed(self, error: MehmiroError) -> None:
        self._tell(error)
        self.refresh()

    def _tell(self, error: MehmiroError) -> None:
        self.notice.say(sentence(error), "error")
        self.context.announce(sentence(error))

    def _on_sync(self) -> None:
        if self.context.sync is not None:
            self.context.sync.request(check=True)

    def _on_pause(self, is_wanted: bool) -> None:
        if self.context.sync is None:
            return
        if is_wanted:
            self.context.sync.pause()
        else:
            self.context.sync.resume()

    def _on_sign_in(self) -> None:
        self.context.open_screen("settings")
