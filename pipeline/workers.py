"""Processes that do one task after another, and outlive the death of any of them.

A task whose process died (out of memory, a fault in a library) is tried once more by a process that does nothing else
meanwhile, since another task may have been the cause; a second death is its own. The processes ignore Ctrl-C, which
their parent handles, and end when it does, however it ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


class Workers(Generic[Task, Result]):
    """Does `work` in `jobs` processes; `lost` tells what became of a task whose process died."""

    def __init__(self, work: Callable[[Task], Result], lost: Callable[[Task], Result], jobs: int) -> None:
        self._work = work
        self._lost = lost
        self._jobs = jobs
        self._pool = _start_pool(jobs)
        self._single: ProcessPoolExecutor | None = None

    def submit(self, task: Task) -> Future[Result]:
        """Have a task done."""
        try:
            return self._pool.submit(self._work, task)
        except BrokenProcessPool:
            _close(self._pool)
            self._pool = _start_pool(self._jobs)
            return self._pool.submit(self._work, task)

    def result(self, task: Task, future: Future[Result]) -> Result:
        """What came of a task that was submitted."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(task)

    def _alone(self, task: Task) -> Result:
        self._single = self._single or _start_pool(1)
        try:
            return self._single.submit(self._work, task).result()
        except BrokenProcessPool:
            _close(self._single)
            self._single = None
            return self._lost(task)

    def close(self) -> None:
        """Begin no further task, and wait for none."""
        _close(self._pool)
        if self._single is not None:
            _close(self._single)


def _start_pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # the same on every system, and no locks inherited
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare)


def _close(pool: ProcessPoolExecutor) -> None:
    pool.shutdown(wait=False, cancel_futures=True)


def _prepare() -> None:
    """Leave it to the parent to stop, and follow it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
