"""Extracting many reports: one outcome a file, in order, as they come.

Files are opened here; decoding, converting and extracting happen in worker processes where there is enough to do. Only
a few reports are in flight at a time, so memory does not grow with their number. A file that cannot be read, or whose
extraction crashes (even with the process it runs in), is one failed outcome and stops nothing else.

>>> [outcome] = run([Path("no/such/report.txt")])
>>> print(outcome.error)
no/such/report.txt: there is no such file. Check the spelling of the path.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from ..schemas.extraction import Extraction
from ..schemas.text import SourceText
from .ingest import IngestError, RawReport, decode, open_reports

IN_FLIGHT_PER_JOB: Final = 4
MIN_BYTES_PER_JOB: Final = 1_000_000  # a worker process takes about a second to start

Extractor = Callable[[SourceText], Extraction]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report that was extracted."""

    source: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that was not extracted: it is `stored` already, or has the bytes of an earlier one (`duplicate`)."""

    source: str
    doc_id: str
    reason: Literal["stored", "duplicate"]


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be read or extracted. `details` is the traceback of a crash."""

    source: str
    error: IngestError
    details: str | None = None


Outcome = Extracted | Skipped | Failed


def run(
    paths: Sequence[Path], *, jobs: int | None = None, stored: Container[str] = (), extract: Extractor | None = None
) -> Iterator[Outcome]:
    """Extract the reports at `paths`, those whose doc_id is in `stored` excepted, with `jobs` processes.

    Without `jobs`, as many as the machine has processors and the files are worth.
    """
    extract = extract or default_extractor()
    count = jobs or worth_jobs(paths)
    read = _read_all(paths, stored)
    if count > 1:
        yield from _run_in_pool(read, extract, count)
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
    return max(1, min(os.cpu_count() or 1, total // MIN_BYTES_PER_JOB))


def _read_all(paths: Iterable[Path], stored: Container[str]) -> Iterator[RawReport | Skipped | Failed]:
    seen: set[str] = set()
    for report in chain.from_iterable(map(open_reports, paths)):
        if isinstance(report, IngestError):
            yield Failed(report.source, report)
            continue
        doc_id = report.doc_id
        if doc_id in seen:
            yield Skipped(report.source, doc_id, "duplicate")
        elif doc_id in stored:
            yield Skipped(report.source, doc_id, "stored")
        else:
            yield report
        seen.add(doc_id)


def _attempt(extract: Extractor, report: RawReport) -> Extracted | Failed:
    """The one place where whatever goes wrong inside the extractors becomes a failure of one report."""
    try:
        return Extracted(report.source, extract(decode(report.raw, report.source)))
    except IngestError as error:
        return Failed(report.source, error)
    except Exception as error:  # noqa: BLE001  one bad report never stops the others
        problem = f"extracting it crashed ({type(error).__name__}: {error})"
        return Failed(report.source, _crash(report, problem), traceback.format_exc())


def _crash(report: RawReport, problem: str) -> IngestError:
    return IngestError(report.source, problem, "Please report this with the file; --verbose shows the details.")


class _Workers:
    """Worker processes that outlive the death of one of them."""

    def __init__(self, extract: Extractor, jobs: int) -> None:
        self._attempt = partial(_attempt, extract)
        self._jobs = jobs
        self._pool = _start_pool(jobs)

    def submit(self, report: RawReport) -> Future[Extracted | Failed]:
        try:
            return self._pool.submit(self._attempt, report)
        except BrokenProcessPool:
            self.close()
            self._pool = _start_pool(self._jobs)
            return self._pool.submit(self._attempt, report)

    def result(self, report: RawReport, future: Future[Extracted | Failed]) -> Extracted | Failed:
        """What became of `report`; tried once more alone where a process died, for another may have killed it."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(report)

    def _alone(self, report: RawReport) -> Extracted | Failed:
        with _start_pool(1) as pool:
            try:
                return pool.submit(self._attempt, report).result()
            except BrokenProcessPool:
                return Failed(report.source, _crash(report, "the process extracting it died"))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _start_pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # the same on every system, and no locks inherited
    ignore_interrupts = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=ignore_interrupts)


def _run_in_pool(items: Iterator[RawReport | Skipped | Failed], extract: Extractor, jobs: int) -> Iterator[Outcome]:
    workers = _Workers(extract, jobs)
    waiting: deque[tuple[RawReport, Future[Extracted | Failed]] | Skipped | Failed] = deque()
    try:
        for item in items:
            waiting.append((item, workers.submit(item)) if isinstance(item, RawReport) else item)
            if len(waiting) >= jobs * IN_FLIGHT_PER_JOB:
                yield _settle(workers, waiting.popleft())
        while waiting:
            yield _settle(workers, waiting.popleft())
    finally:
        workers.close()


def _settle(workers: _Workers, slot: tuple[RawReport, Future[Extracted | Failed]] | Skipped | Failed) -> Outcome:
    return workers.result(*slot) if isinstance(slot, tuple) else slot
