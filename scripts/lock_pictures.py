"""The pictures of the lock, of a shared laptop, and of leaving with work that waits."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from mehmiro_desktop.config import AccountEntry
from mehmiro_desktop.store.pin import FREE_TRIES, hash_pin, keep_pin
from mehmiro_desktop.ui.farewell import Farewell
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.lock.hashing import hasher
from mehmiro_desktop.ui.lock.pages import AccountsPage, LaptopPage, NewPinPage

PIN = "2718"


def take_lock_pictures(
    flow: Flow, others: list[AccountEntry], shoot: Callable[[QWidget, str], None]
) -> None:
    """Go through choosing a PIN, the lock page, the first questions and the last word."""
    window = flow.window
    if window is None:
        return
    store = window.context.store
    window.open_screen("score")
    window.pages.finish()
    window.locker.lock()
    shoot(window, "pin-offered")
    _press(window, "lock.new.cancel")
    window.open_screen("settings")
    window.pages.finish()
    flow.sign_out()
    shoot(window, "sign-out")
    _press(window, "sign_out.cancel")
    keep_pin(store, hash_pin(PIN))
    window.locker.lock()
    shoot(window, "lock")
    for _ in range(FREE_TRIES):
        line = window.findChild(QLineEdit, "lock.pin")
        if line is not None:
            QTest.keyClicks(line, "1111")
        _press(window, "lock.go")
    shoot(window, "lock-wait")
    _press(window, "lock.forgot")
    shoot(window, "lock-forgotten")
    window.locker.accept_proof()
    shoot(window, "lock-new-pin")
    window.locker.unlock()
    for name, page in (
        ("laptop", LaptopPage()),
        ("new-pin", NewPinPage(store, may_go_back=True)),
        ("accounts", AccountsPage(others, is_shared=True)),
    ):
        flow.entrance.show_page(page)
        if flow.entrance.window is not None:
            shoot(flow.entrance.window, name)
    flow.entrance.close()
    card = Farewell(12)
    card.show_over(window.geometry())
    shoot(card, "farewell")
    card.go()


def _press(window: QWidget, name: str) -> None:
    for button in window.findChildren(QPushButton, name):
        button.click()
    while hasher().is_busy:
        QApplication.processEvents()
