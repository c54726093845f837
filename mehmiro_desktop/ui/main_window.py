"""The window: rail, top bar, screens, toast, and the keys that work everywhere.

Closing never waits for the network and asks nothing: what was done is on the disk already.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from threading import current_thread

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.suggestions import count_unread
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import actions, loading, presenter, theme
from mehmiro_desktop.ui.aloud import say_aloud
from mehmiro_desktop.ui.beside import reverse_beside
from mehmiro_desktop.ui.class_switcher import ClassSwitcher
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.edit_words import redone_words, undone_words
from mehmiro_desktop.ui.finding import Finding
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.lock.window_lock import WindowLock
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.pages import Pages, ScreenFactory
from mehmiro_desktop.ui.palette import Palette
from mehmiro_desktop.ui.place import Place
from mehmiro_desktop.ui.placing import prepare_size
from mehmiro_desktop.ui.presenter_bar import PresenterBar
from mehmiro_desktop.ui.rail import Rail, rail_width
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.top_bar import TopBar
from mehmiro_desktop.ui.tour import Tour
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.undo_gate import WindowUndo
from mehmiro_desktop.ui.widgets import FrontStack, Toast, v_column

SHOWS_A_CLASS = ("score", "students", "monitoring", "lessons", "suggestions", "reports")
"""The screens that show one class of several: choosing another at the top stays on them."""


class MainWindow(QMainWindow):
    """One account's window. ``closed`` is emitted once, when the person closed it."""

    closed = Signal()

    def __init__(self, context: UiContext, screens: Mapping[str, ScreenFactory]) -> None:
        """Build the shell; no screen is built until :meth:`open_screen`."""
        super().__init__()
        context.store.window_thread = current_thread()
        self.setObjectName("window")
        self.context = context
        self._place = Place(context, self._show_place)
        context.toast = self.toast
        context.announce = self.announce
        context.open_screen = self.open_screen
        context.tell_place = self._place.tell
        names = tuple(name for name in SCREENS if name in screens)
        self.pages = Pages(context, screens, self)
        self._naming, self._ahead = Turns(self), Turns(self)
        self._ahead.done.connect(partial(self.pages.opened.disconnect, self._load_ahead))
        self.pages.opened.connect(self._load_ahead)
        self._names = names
        self._screens = frozenset(screens)
        self.frame = QWidget(self)
        # The lock's page comes to the front of it, and all else is out of the window then.
        self._room = FrontStack(self)
        self._room.addWidget(self.frame)
        self.setCentralWidget(self._room)
        prepare_size(self)
        self._row = QHBoxLayout(self.frame)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._untold = ""
        self.locker = WindowLock(self, self._room, self.frame, context)
        self.locker.curtain.keys = actions.install(self, self._acts())
        self.closed.connect(self.locker.stop)
        self.locker.opened.connect(self._on_unlocked)
        # What was typed for a screen still on its way may be a score.
        self.locker.locking.connect(self.pages.finish)
        self._lay_out()
        self.toasts = Toast(self.frame, rail_width())
        # What it says was written before.
        presenter.news().presenter_changed.connect(self.toasts.hide)
        WindowUndo(self)
        theme.dress(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.screenAdded.connect(self._on_screen_added)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        context.day.changed.connect(self._on_day_changed)
        self._show_unread()
        if context.sync is not None:
            context.sync.status_changed.connect(self.show_status)
            self.show_status(context.sync.status)
        else:
            self.show_status(SyncStatus(SyncState.LOCAL_ONLY))

    def _lay_out(self) -> None:
        # No student data in a window title: it shows on task bars and projectors.
        self.setWindowTitle("Mehmiro")
        self.rail = self._make_rail()
        self.top_bar = self._make_top_bar()
        right = QWidget(self.frame)
        right.setProperty("role", "page")
        self._column = v_column(spacing=0)
        self.presenter_bar = self._make_presenter_bar()
        self._column.addWidget(self.presenter_bar)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self.pages, 1)
        right.setLayout(self._column)
        self._row.addWidget(self.rail)
        self._row.addWidget(right, 1)

    def _make_rail(self) -> Rail:
        rail = Rail(self._names, self.frame)
        rail.chosen.connect(self.open_screen)
        return rail

    def _make_top_bar(self) -> TopBar:
        bar = TopBar(self.frame)
        bar.class_wanted.connect(self.switch_class)
        bar.sync_wanted.connect(partial(self.open_screen, "sync"))
        bar.presenter_wanted.connect(self.present)
        bar.search_wanted.connect(self.search)
        bar.lock_wanted.connect(self.locker.lock)
        return bar

    def _make_presenter_bar(self) -> PresenterBar:
        bar = PresenterBar(
            self.frame, self.context.settings, self.locker.ask_to_leave_presenting
        )
        bar.left.connect(self._focus_screen)
        return bar

    def _acts(self) -> dict[str, Callable[[], None]]:
        acts: dict[str, Callable[[], None]] = {
            f"open.{name}": partial(self.open_screen, name) for name in self._names
        }
        acts |= {
            "search": self.search,
            "switch_class": self.switch_class,
            "undo": partial(self._reverse, undo, undone_words),
            "redo": partial(self._reverse, redo, redone_words),
            "next_region": partial(self._focus_region, 1),
            "previous_region": partial(self._focus_region, -1),
            "key_sheet": self.show_keys,
            "presenter": self.present,
            "lock": self.locker.lock,
        }
        if self.context.sync is not None:
            acts["sync_now"] = self.context.sync.request
        return acts

    def open_screen(self, name: str, **where: object) -> None:
        """Bring a screen to the front; see ``UiContext.open_screen``."""
        self.context.day.check()
        # It goes on when the screen is there: together they would make a turn too long.
        self._ahead.stop()
        self._place.go_to(where)
        class_id = self._place.class_id
        if name == "score" and not where and self.pages.current != "score" and class_id:
            where = {"class_id": class_id}
        self.rail.show_current(name)
        self.pages.open(name, **where)
        self._place.show(where)
        if not class_id:
            self._naming.start(self._place.name_last_used())
        if not self.isVisible():
            self.finish()

    def finish(self) -> None:
        """Open at once what is being opened, e.g. because there is nobody to see it come."""
        self.pages.finish()
        self._naming.finish()

    def _load_ahead(self, _name: str) -> None:
        """Import the other screens' modules while nobody waits for anything."""
        self._ahead.start(loading.load_all(self._names))

    def _show_place(self, title: str, session: str) -> None:
        if self.pages.current:
            words = self.rail.full_words(self.pages.current)
            self.top_bar.show_place(words, title, session)

    def search(self) -> None:
        """Offer everything that has a name, and every command (Ctrl+K)."""
        finding = Finding()
        acts = self._acts() | {
            "guide": lambda: GuideWindow(self).open(),
            "tour": lambda: Tour(self).open(),
            "bin": lambda: BinPanel(self.context, self).open(),
        }
        # What the screen in front can do, in its own words.
        acts |= getattr(self.pages.screen_in_front(), "palette_acts", dict)()
        try:
            entries = finding.entries(self.context, acts, self._screens)
        except MehmiroError as error:
            self.toast(sentence(error))
            return
        Palette(entries, self, finding.note()).open_over(self)

    def switch_class(self) -> None:
        """Offer all classes below the switcher."""
        switcher = ClassSwitcher(load_classes(self.context.store), self)
        switcher.chosen.connect(self.switch_to)
        switcher.open_at(self.top_bar.switcher)

    def switch_to(self, class_id: str) -> None:
        """Show a class on the screen in front, if it shows classes, else on the grid."""
        name = self.pages.current if self.pages.current in SHOWS_A_CLASS else "score"
        self.open_screen(name, class_id=class_id)

    def _on_unlocked(self) -> None:
        if not self.pages.current:
            self.open_screen("today")
        elif QApplication.focusWidget() in (None, self):
            # What had the keyboard is gone.
            self._focus_screen()
        untold, self._untold = self._untold, ""
        if untold:
            self.toast(untold)

    def present(self) -> None:
        """Start presenter mode; it ends by holding (``PresenterBar``)."""
        if not presenter.is_on():
            presenter.turn(True)
            self.announce(self.tr("Presenting. Hold F8 for a second to leave."))

    def _on_screen_added(self, _screen: QScreen) -> None:
        """Mask before anybody sees the second screen; leaving it is the teacher's choice."""
        if self.isVisible() and not presenter.is_on():
            self.present()
            self.toast(self.tr("A screen was connected: presenting."))

    def toast(self, text: str, undo: bool | Callable[[], None] = False) -> None:
        """Say something at the lower left, with Undo if asked; screen readers hear it too.

        ``undo`` may be what takes back something that is no edit of the store. While the window
        is locked nothing is said; the last sentence follows when it is open.
        """
        if self.locker.is_locked:
            self._untold = text
            return
        if callable(undo):
            self.toasts.say(text, self.tr("Undo"), undo)
        elif undo:
            keys = actions.shown_keys("Ctrl+Z")
            # Not inside the f-string: lupdate does not look there.
            words = self.tr("Undo")
            self.toasts.say(text, f"{words}  {keys}", self._undo_from_toast)
        else:
            self.toasts.say(text)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Tell screen readers a sentence, after what they are saying now; not while locked."""
        if not self.locker.is_locked:
            say_aloud(self, presenter.aloud(text))

    def _undo_from_toast(self) -> None:
        self._reverse(undo, undone_words)

    def _reverse(
        self, command: Callable[..., Edit | None], words: Callable[[Edit], str]
    ) -> None:
        def done(edit: Edit | None) -> None:
            nothing = self.tr("Nothing to take back or bring back")
            self.toast(words(edit) if edit else nothing)

        reverse_beside(self.context, self, command, done, self._on_failed)

    def _on_failed(self, error: MehmiroError) -> None:
        self.toast(sentence(error))

    def show_keys(self) -> None:
        """Open the key sheet."""
        KeySheet(self).open()

    def show_status(self, status: SyncStatus) -> None:
        """Show where sync stands, on the pill and the rail."""
        self.top_bar.pill.show_status(status)
        self.rail.show_attention(status.attention + status.to_review)

    def _show_unread(self) -> None:
        try:
            self.rail.show_unread(count_unread(self.context.store))
        except MehmiroError:
            # The screen itself will say what is wrong with the store.
            self.rail.show_unread(0)

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if news.tables & {"ai_suggestions", "classes"}:
            self._show_unread()
        if news.tables & {"classes", "assessment_sessions"} and not self._place.is_told:
            self._place.show()
            if not self._place.class_id:
                self._naming.start(self._place.name_last_used())

    def _on_day_changed(self, _today: date) -> None:
        if not self._place.is_told:
            self._place.show()

    def _focus_region(self, step: int) -> None:
        regions: list[QWidget] = [self.rail, self.top_bar, self.pages]
        focus = QApplication.focusWidget()
        here = next((i for i, r in enumerate(regions) if focus and r.isAncestorOf(focus)), 2)
        target = regions[(here + step) % len(regions)]
        if target is self.rail:
            self.rail.focus_current()
        elif target is self.top_bar:
            self.top_bar.switcher.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._focus_screen()

    def _focus_screen(self) -> None:
        screen = self.pages.screen_in_front()
        if screen is None:
            self.pages.wait()
            return
        screen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if screen.hasFocus() or screen.isAncestorOf(QApplication.focusWidget() or self):
            return
        for widget in screen.findChildren(QWidget):
            policy = widget.focusPolicy()
            if policy & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def changeEvent(self, event: QEvent) -> None:
        """Build everything anew in another language; look which day it is on coming back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild_soon()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.context.day.check()

    def dress_in_turns(self, put_on: Callable[[], None]) -> None:
        """Put other colours on within several turns; at once if there is nobody to see it."""
        if self.pages.isVisible():
            self.pages.dress_in_turns(put_on)
        else:
            put_on()

    def rebuild_soon(self) -> None:
        """Build everything anew, in another language or size of text."""
        # Later: the widget that asked for it is still in the middle of its signal.
        QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        old_rail, self.rail = self.rail, self._make_rail()
        old_bar, self.top_bar = self.top_bar, self._make_top_bar()
        old_strip, self.presenter_bar = self.presenter_bar, self._make_presenter_bar()
        for layout, old, new in (
            (self._row, old_rail, self.rail),
            (self._column, old_bar, self.top_bar),
            (self._column, old_strip, self.presenter_bar),
        ):
            layout.replaceWidget(old, new)
            old.hide()
            old.deleteLater()
        self.pages.rebuild()
        self.toasts.renew(rail_width())
        if self.pages.current:
            self.rail.show_current(self.pages.current)
        self._place.show()
        self._show_unread()
        sync = self.context.sync
        self.show_status(sync.status if sync else SyncStatus(SyncState.LOCAL_ONLY))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go away at once; the rest of the shutdown follows behind."""
        # What was typed for a screen still on its way may be a score.
        self.pages.finish()
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()
