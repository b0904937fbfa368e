"""Stopping a run: Ctrl-C, the end of the terminal and `kill` alike, and never in the middle of a commit.

Each raises Stopped where the program stands; what stands inside `held_back` is finished first.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final, NoReturn

Handlers = dict[signal.Signals, Any]  # as `signal.getsignal` gives them

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """Somebody ends the program, by the signal of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped at the signals that end a program; those that are ignored, as under nohup, stay so."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in before.items():
        if handler != signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        _restore(before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  the signature of handlers
    raise Stopped(number)


@contextmanager
def held_back() -> Iterator[None]:
    """Let the signals that end a program wait until what stands inside is done."""
    if threading.current_thread() is not threading.main_thread():  # signals come to the main thread alone
        yield
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in SIGNALS}
    try:
        yield
    finally:
        _restore(before)
        for number in came[:1]:
            signal.raise_signal(number)


def _restore(handlers: Handlers) -> None:
    for number, handler in handlers.items():
        signal.signal(number, signal.SIG_DFL if handler is None else handler)
