"""How far a run is, where somebody watches: reports, megabytes, the pace, the time left, and what failed.

The time left goes by bytes, since reports differ more in length than in the time a byte takes. What the store holds
already takes no time worth counting, so it is left out of the pace.

>>> pace = Pace(files=3, size=3_000_000)
>>> pace.count(Extracted("a.txt", 1_000_000, "rows"))
>>> pace.count(Skipped("b.txt", 1_000_000, "0" * 16, "stored"))
>>> pace.shown(seconds=2.0)
'2/3 files · 0:00:02 left · 0.5 files/s · 0.50 MB/s · 2.0/3.0 MB'
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .run import Extracted, Failed, Outcome, Skipped  # noqa: F401  Skipped: in the example above

if TYPE_CHECKING:
    from rich.console import Console

Result = TypeVar("Result")


@dataclass(slots=True)
class Pace:
    """What is done of so many files and bytes; an archive turns out to hold more of both."""

    files: int
    size: int
    files_done: int = 0
    size_done: int = 0
    files_worked: int = 0
    size_worked: int = 0
    failed: int = 0

    def count(self, outcome: Outcome[Any]) -> None:
        """Take one outcome into account."""
        self.files_done += 1
        self.size_done += outcome.size
        self.files = max(self.files, self.files_done)
        self.size = max(self.size, self.size_done)
        if isinstance(outcome, Extracted | Failed):
            self.files_worked += 1
            self.size_worked += outcome.size
        self.failed += isinstance(outcome, Failed)

    def shown(self, seconds: float) -> str:
        """The state after so many seconds of work."""
        parts = [f"{self.files_done:,}/{self.files:,} files"]  # what matters least comes last: a narrow screen cuts it
        pace = self.size_worked / seconds if seconds > 0 else 0
        if pace:
            parts.append(f"{timedelta(seconds=round((self.size - self.size_done) / pace))} left")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if pace:
            parts += [f"{self.files_worked / seconds:.1f} files/s", f"{pace / 1e6:.2f} MB/s"]
        parts.append(f"{self.size_done / 1e6:.1f}/{self.size / 1e6:.1f} MB")
        return " · ".join(parts)


def with_progress(
    outcomes: Iterator[Outcome[Result]], paths: Sequence[Path], screen: Console
) -> Iterator[Outcome[Result]]:
    """Pass the outcomes on, and show how far they are; nothing on a screen that is no terminal."""
    from rich.progress import BarColumn, Progress, TextColumn

    pace = Pace(len(paths), sum(os.path.getsize(path) for path in paths if os.path.isfile(path)))
    columns = (BarColumn(bar_width=16), TextColumn("{task.fields[state]}"))
    started = time.monotonic()
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("", total=pace.size, state="starting")
        for outcome in outcomes:
            pace.count(outcome)
            state = pace.shown(time.monotonic() - started)
            progress.update(task, total=pace.size, completed=pace.size_done, state=state)
            yield outcome
