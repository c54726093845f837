"""Edits of so many rows that the window would stand still for them: done beside it.

A class of a school year has some 25,000 scores; to remove it, or to take that back, takes seconds.
The edit is one transaction wherever it is made, and can be undone like any other.
"""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget
from shiboken6 import isValid

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.stopping import stoppable
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.held_input import HeldInput
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import h_row, plain_label, secondary_button, v_column
from mehmiro_desktop.ui.worker import editor_of

T = TypeVar("T")
Failed = Callable[[MehmiroError], object]
MANY = 150
"""From so many rows on an edit is made on the worker: to take it back is 25 ms of work."""
VERY_MANY = 2_000
"""From so many rows on the window waits in words from the beginning."""
SOON_MS = 300
"""So long the window waits without words: they would only flash."""
_WIDTH_PX = 420


class Waiting(QDialog):
    """Lies over the window while very many rows change; nothing can be typed that would wait.

    Esc or Cancel stops the edit, and leaves everything as it was.
    """

    def __init__(self, words: str, parent: QWidget, stopped: Event) -> None:
        """Say in ``words`` what is being done to the window of ``parent``.

        ``stopped`` is set when the edit is to be given up.
        """
        super().__init__(parent.window())
        self.setObjectName("waiting")
        self.setWindowTitle("Mehmiro")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(scaled(_WIDTH_PX))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        column = v_column(spacing=12, margin=24)
        self._words = plain_label(words, style="section", wrap=True, name="waiting.words")
        self._cancel = secondary_button(
            QCoreApplication.translate("Beside", "Cancel"), "waiting.cancel", parent=self
        )
        self._cancel.clicked.connect(self.reject)
        column.addWidget(self._words)
        column.addWidget(bar)
        column.addLayout(h_row(None, self._cancel))
        self.setLayout(column)
        self._stopped = stopped

    def reject(self) -> None:
        """Stop the edit, and stay until it has ended: it may be through already."""
        self._stopped.set()
        self._cancel.setEnabled(False)
        self._words.setText(QCoreApplication.translate("Beside", "Stopping…"))

    def leave(self, *_: object) -> None:
        """Go away."""
        self.done(QDialog.DialogCode.Accepted)
        self.close()


def edit_beside(
    context: UiContext,
    host: QObject | None,
    rows: int,
    words: str,
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Failed,
) -> None:
    """Make an edit at once if it is small, else beside the window.

    Whatever is typed or clicked in the window before it is made comes after it, and no key waits
    for the store: it could be a score in the middle of a removal.

    Args:
        context: whose worker does it.
        host: a widget of the window that waits.
        rows: how many rows change, about.
        words: what the window says while it waits for very many.
        work: the edit.
        done: takes what ``work`` returned, on the GUI thread.
        failed: takes why nothing was changed.
    """
    if rows <= MANY:
        try:
            result = work()
        except MehmiroError as error:
            failed(error)
        else:
            done(result)
        return
    stopped = Event()
    job = editor_of(context).start(_stoppable, stopped.is_set, work)
    held = None
    if isinstance(host, QWidget):
        held = _wait(context, host, words, job, stopped, 0 if rows > VERY_MANY else SOON_MS)
    # Whoever asked may be gone by then: the window was built anew, or its account left.
    job.done.connect(lambda result: done(result) if _is_there(host) else None)
    # Nothing that failed goes untold.
    job.failed.connect(
        lambda error: failed(error) if _is_there(host) else context.toast(sentence(error))
    )
    if held is not None:
        # What was typed meanwhile comes last, and finds the edit made.
        let_go = partial(_let_go, context, held)
        job.done.connect(let_go)
        job.failed.connect(let_go)


def _let_go(context: UiContext, held: HeldInput, *_: object) -> None:
    if isValid(held) and not held.let_go():
        context.toast(
            QCoreApplication.translate(
                "Beside",
                "What you clicked meanwhile is not there any more: that click, and what came"
                " after it, was left out.",
            )
        )


def _wait(
    context: UiContext, host: QWidget, words: str, job: Job, stopped: Event, after_ms: int
) -> HeldInput:
    """Hold what is typed and clicked while the edit is made, after a while with words."""
    shown: list[Waiting] = []
    held = HeldInput(host.window())

    def show() -> None:
        if job.is_running and isValid(host):
            shown.append(Waiting(words, host, stopped))
            shown[0].show()
            context.announce(words)

    def leave() -> None:
        for each in shown:
            each.leave()

    # First of all: what follows may look where the keyboard is.
    job.done.connect(leave)
    job.failed.connect(leave)
    if after_ms:
        QTimer.singleShot(after_ms, job, show)
    else:
        show()
    return held


def _stoppable(asked: Callable[[], bool], work: Callable[[], T]) -> T:
    with stoppable(asked):
        return work()


def _is_there(host: QObject | None) -> bool:
    return host is None or isValid(host)


def reverse_beside(
    context: UiContext,
    host: QObject | None,
    command: Callable[..., Edit | None],
    done: Callable[[Edit | None], object],
    failed: Failed,
    initiator: str = "",
) -> None:
    """Take the last edit back, or do the one last taken back again, as :func:`edit_beside` edits.

    Args:
        context: whose worker does it.
        host: a widget of the window that waits.
        command: ``undo`` or ``redo`` of ``store.commands.undo``.
        done: takes the edit, or None if there was none.
        failed: takes why nothing was changed.
        initiator: who does it, for the news.
    """
    if editor_of(context).is_busy:
        context.toast(
            QCoreApplication.translate(
                "Beside", "One moment: the change before this one is still being made."
            )
        )
        return
    try:
        state = load_undo_state(context.store)
    except MehmiroError as error:
        failed(error)
        return
    if command is undo:
        edit, words = state.undo, QCoreApplication.translate("Beside", "Taking it back…")
    else:
        edit, words = state.redo, QCoreApplication.translate("Beside", "Doing it again…")
    if edit is None:
        done(None)
        return
    # That one, and none that is made while this waits for its turn.
    work = partial(command, context.store, initiator=initiator, only=edit.id)
    edit_beside(context, host, edit.count, words, work, done, failed)
