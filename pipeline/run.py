"""Extracting many reports: one outcome a file, in order, as they come.

Files are opened here; decoding, converting and extracting happen in worker processes where there is enough to do. Only
a few reports are in flight at a time, so memory does not grow with their number. A file that cannot be read, or whose
extraction crashes (even with the process it runs in), is one failed outcome and stops nothing else.

>>> [outcome] = run([Path("no/such/report.txt")], default_extractor())
>>> print(outcome.error)
no/such/report.txt: there is no such file. Check the spelling of the path.
"""

from __future__ import annotations

import os
import traceback
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, Generic, Literal, TypeVar

from ..schemas.extraction import Extraction
from ..schemas.text import SourceText
from .ingest import IngestError, RawReport, decode, open_reports
from .workers import Workers

IN_FLIGHT_PER_JOB: Final = 16  # so that one report that takes long does not leave the other processes idle
IN_FLIGHT_BYTES: Final = 100_000_000
MIN_BYTES_PER_JOB: Final = 1_000_000  # a worker process takes about a second to start

Extractor = Callable[[SourceText], Extraction]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Extracted(Generic[Result]):
    """A report that was extracted, and what was made of it. `size` is in bytes, here and below."""

    source: str
    size: int
    result: Result


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that was not extracted: it is `stored` already, or has the bytes of an earlier one (`duplicate`)."""

    source: str
    size: int
    doc_id: str
    reason: Literal["stored", "duplicate"]


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be read or extracted. `details` is the traceback of a crash.

    `kind` says how far it came: `unreadable` there was nothing to open, `refused` its bytes are no report that can be
    read, `crashed` a fault of this program, `died` the process extracting it was ended, as for want of memory.
    """

    source: str
    size: int
    kind: Literal["unreadable", "refused", "crashed", "died"]
    error: IngestError
    details: str | None = None


Outcome = Extracted[Result] | Skipped | Failed


def run(
    paths: Sequence[Path],
    extract: Callable[[SourceText], Result],
    *,
    jobs: int | None = None,
    stored: Container[str] = (),
) -> Iterator[Outcome[Result]]:
    """Extract the reports at `paths`, those whose doc_id is in `stored` excepted, with `jobs` processes.

    Without `jobs`, as many as there are processors for it and the files are worth.
    """
    count = jobs or worth_jobs(paths)
    read = _read_all(paths, stored)
    if count > 1:
        yield from _run_in_pool(read, partial(_attempt, extract), count)
    else:
        for item in read:
            yield _attempt(extract, item) if isinstance(item, RawReport) else item


def default_extractor() -> Extractor:
    """The extractor of this version, loaded when first needed."""
    from .extract import extract_source

    return extract_source


def worth_jobs(paths: Sequence[Path]) -> int:
    """How many processes the files at `paths` are worth: one where starting more would take longer.

    >>> worth_jobs([])
    1
    """
    total = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
    return max(1, min(processors(), total // MIN_BYTES_PER_JOB))


def processors() -> int:
    """How many processors this process may use, which are often fewer than the machine has.

    >>> 1 <= processors() <= os.cpu_count()
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_all(paths: Iterable[Path], stored: Container[str]) -> Iterator[RawReport | Skipped | Failed]:
    seen: set[str] = set()
    for report in chain.from_iterable(map(open_reports, paths)):
        if isinstance(report, IngestError):
            yield Failed(report.source, 0, "unreadable", report)
            continue
        doc_id = report.doc_id
        if doc_id in seen:
            yield Skipped(report.source, len(report.raw), doc_id, "duplicate")
        elif doc_id in stored:
            yield Skipped(report.source, len(report.raw), doc_id, "stored")
        else:
            yield report
        seen.add(doc_id)


def _attempt(extract: Callable[[SourceText], Result], report: RawReport) -> Extracted[Result] | Failed:
    """The one place where whatever goes wrong inside the extractors becomes a failure of one report."""
    size = len(report.raw)
    try:
        return Extracted(report.source, size, extract(decode(report.raw, report.source)))
    except IngestError as error:
        return Failed(report.source, size, "refused", error)
    except Exception as error:  # noqa: BLE001  one bad report never stops the others
        problem = f"extracting it crashed ({type(error).__name__}: {error})"
        remedy = "Please report this with the file; --verbose shows the details."
        return Failed(
            report.source, size, "crashed", IngestError(report.source, problem, remedy), traceback.format_exc()
        )


def _died(report: RawReport) -> Failed:
    remedy = "It may need more memory than there is: try it alone, with --jobs 1; or split it."
    error = IngestError(report.source, "the process extracting it died, twice", remedy)
    return Failed(report.source, len(report.raw), "died", error)


def _run_in_pool(
    items: Iterator[RawReport | Skipped | Failed], attempt: Callable[[RawReport], Extracted[Result] | Failed], jobs: int
) -> Iterator[Outcome[Result]]:
    workers: Workers[RawReport, Extracted[Result] | Failed] = Workers(attempt, _died, jobs)
    waiting: deque[tuple[RawReport, Future[Extracted[Result] | Failed]] | Skipped | Failed] = deque()
    size = 0

    def settle() -> Outcome[Result]:
        nonlocal size
        slot = waiting.popleft()
        if not isinstance(slot, tuple):
            return slot
        size -= len(slot[0].raw)
        return workers.result(*slot)

    try:
        for item in items:
            if isinstance(item, RawReport):
                waiting.append((item, workers.submit(item)))
                size += len(item.raw)
            else:
                waiting.append(item)
            while len(waiting) >= jobs * IN_FLIGHT_PER_JOB or size > IN_FLIGHT_BYTES:
                yield settle()
        while waiting:
            yield settle()
    finally:
        workers.close()
