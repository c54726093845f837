"""Writers one at a time, in the order they came."""

import threading
from collections.abc import Callable
from threading import Event, Thread
from time import sleep

import pytest

from mehmiro_desktop.store import turnstile
from mehmiro_desktop.store.turnstile import Turnstile


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        sleep(0.005)
    raise AssertionError


def test_one_that_leaves_and_comes_again_lets_in_who_waits() -> None:
    gate, order = Turnstile(), list[str]()

    def edit() -> None:
        with gate:
            order.append("edit")

    thread = Thread(target=edit)
    with gate:
        assert not gate.is_wanted
        thread.start()
        until(lambda: gate.is_wanted)
        order.append("page 1")
    with gate:
        order.append("page 2")
    thread.join()
    assert order == ["page 1", "edit", "page 2"]


def test_who_had_to_wait_a_moment_ago_may_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Turnstile()
    is_held, may_leave = Event(), Event()

    def hold() -> None:
        with gate:
            is_held.set()
            may_leave.wait(10)

    thread = Thread(target=hold)
    thread.start()
    assert is_held.wait(10)
    assert not gate.is_wanted

    def let_go() -> None:
        until(lambda: gate.is_wanted)
        may_leave.set()

    Thread(target=let_go).start()
    with gate:
        pass
    thread.join()
    wanted = [gate.is_wanted]
    monkeypatch.setattr(turnstile, "LATELY_S", 0)
    assert [*wanted, gate.is_wanted] == [True, False]


def test_at_once_or_not_at_all() -> None:
    gate = Turnstile()
    assert gate.enter_at_once()
    assert not gate.enter_at_once()
    gate.leave()
    assert gate.enter_at_once()
    gate.leave()
    assert not gate.is_wanted


def test_three_enter_in_the_order_they_came() -> None:
    gate, order = Turnstile(), list[int]()

    def enter(number: int) -> None:
        with gate:
            order.append(number)

    threads = [Thread(target=enter, args=(number,)) for number in range(4)]
    with gate:
        for number, thread in enumerate(threads, 1):
            thread.start()
            until(lambda most=number: len(gate._waiting) == most)  # type: ignore[misc]
    with gate:
        order.append(9)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 9]


def test_it_is_pressed_once_somebody_has_waited_who_presses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turnstile, "PRESSING_S", 60)
    gate = Turnstile()

    def wait_patiently() -> None:
        with gate.entered(presses=False):
            pass

    def wait() -> None:
        with gate:
            pass

    threads = [Thread(target=wait_patiently), Thread(target=wait)]
    with gate:
        threads[0].start()
        until(lambda: gate.is_wanted)
        monkeypatch.setattr(turnstile, "PRESSING_S", 0)
        assert not gate.is_pressed
        threads[1].start()
        until(lambda: gate.is_pressed)
        monkeypatch.setattr(turnstile, "PRESSING_S", 60)
        assert not gate.is_pressed
    for thread in threads:
        thread.join()
    assert not gate.is_pressed


class Interrupted(threading.Thread):
    """Waits at a gate until Ctrl+C, which comes as soon as it waits, or just when it is let in."""

    def __init__(self, gate: Turnstile) -> None:
        super().__init__()
        self.gate, self.was_interrupted = gate, False

    def run(self) -> None:
        try:
            with self.gate:
                pass
        except KeyboardInterrupt:
            self.was_interrupted = True


@pytest.mark.parametrize("is_let_in", [False, True])
def test_one_who_gives_up_waiting_keeps_nobody_out(
    monkeypatch: pytest.MonkeyPatch, is_let_in: bool
) -> None:
    gate, waits, interrupt = Turnstile(), Event(), Event()

    class Turn:
        """A lock whose second taking is interrupted."""

        def __init__(self) -> None:
            self.takings = 0

        def acquire(self) -> None:
            self.takings += 1
            if self.takings == 2:
                waits.set()
                interrupt.wait(10)
                raise KeyboardInterrupt

        def release(self) -> None:
            pass

    waiting = Interrupted(gate)
    with gate:
        with monkeypatch.context() as patch:
            made = turnstile._Waiting
            patch.setattr(turnstile, "_Waiting", lambda presses: made(presses, turn=Turn()))  # type: ignore[arg-type]
            waiting.start()
            assert waits.wait(10)
        if not is_let_in:
            interrupt.set()
            waiting.join()
            assert not gate.is_pressed
    interrupt.set()
    waiting.join()
    assert waiting.was_interrupted
    assert gate.enter_at_once()
