"""Extracting reports into a store while they stream by, a batch a commit.

A commit makes a new version of the store, so batches are large; but nothing read so far is lost for long, and only
one batch is in memory. An interrupted run files what it has finished, and the next one goes on from there. A process
killed outright loses what came after the last commit: at most one batch, which the next run extracts again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from ..extractors.version import EXTRACTOR_VERSION
from ..schemas.text import SourceText
from .reading import MENTIONS
from .rewriting import Report
from .run import Extracted, Extractor, Failed, Outcome, Skipped, default_extractor, run
from .stopping import held_back

if TYPE_CHECKING:
    from .store import Commit, Store

BATCH: Final = 500  # reports
BATCH_BYTES: Final = 20_000_000  # of the reports; their rows take about ten times as much memory while they are filed
BATCH_SECONDS: Final = 20.0


@dataclass(slots=True)
class Tally:
    """What a run has done so far, in reports. `version` is the store's newest, where anything was committed.

    `settled` are the doc_ids of reports that were filed as copies of others, or became so, or ceased to be so.
    """

    extracted: int = 0
    stored_before: int = 0
    duplicates: int = 0
    failed: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    size: int = 0  # bytes of the reports extracted
    rows: Counter[str] = field(default_factory=Counter)  # found in them, by table
    version: int | None = None
    settled: dict[str, None] = field(default_factory=dict)

    def count(self, outcome: Outcome[Report]) -> None:
        """Take one outcome into account."""
        match outcome:
            case Extracted():
                self.extracted += 1
                self.size += outcome.size
                self.rows.update({table: outcome.result.tables[table].num_rows for table in MENTIONS})
            case Skipped(reason="stored"):
                self.stored_before += 1
            case Skipped():
                self.duplicates += 1
            case Failed():
                self.failed += 1

    def commit(self, commit: Commit) -> None:
        """Take one commit into account."""
        self.added += len(commit.added)
        self.replaced += len(commit.replaced)
        self.unchanged += len(commit.unchanged)
        self.version = commit.version
        self.settled |= dict.fromkeys([*commit.duplicates, *commit.resettled])


def extract_into(
    folder: Path | None,
    paths: Sequence[Path],
    tally: Tally,
    *,
    jobs: int | None = None,
    force: bool = False,
    extract: Extractor | None = None,
) -> Generator[Outcome[Report], None, None]:
    """Extract the reports at `paths` into the store at `folder`, or into none, and pass every outcome on.

    What the store holds already, read by this version of the extractors, is extracted again only with `force`.
    Closing the generator early files what was finished.
    """
    rows = partial(_rows, extract or default_extractor())
    if folder is None:
        outcomes = run(paths, rows, jobs=jobs)
    else:
        from .store import open_store

        store = open_store(folder)
        stored = set() if force else current_reports(store)
        outcomes = file_reports(run(paths, rows, jobs=jobs, stored=stored), store, tally.commit)
    for outcome in outcomes:
        tally.count(outcome)
        yield outcome


def _rows(extract: Extractor, source: SourceText) -> Report:
    """What a process hands over of a report: its rows, which are far smaller than its records."""
    return Report.of(extract(source))


def current_reports(store: Store) -> set[str]:
    """The doc_id of every report in the store that this version of the extractors has read."""
    documents = store.documents()
    return {doc_id for doc_id, stored in documents.items() if stored.extractor_version == EXTRACTOR_VERSION}


def file_reports(
    outcomes: Iterable[Outcome[Report]], store: Store, on_commit: Callable[[Commit], None], batch: int = BATCH
) -> Iterator[Outcome[Report]]:
    """Pass the outcomes through, and commit what was extracted: a batch of reports at a time, and the rest at the end.

    A batch is full at `batch` reports, at BATCH_BYTES, or when its first report has waited BATCH_SECONDS. Ctrl-C waits
    for a commit.
    """
    waiting: list[Report] = []
    size, since = 0, 0.0

    def commit() -> None:
        nonlocal size
        full, size = waiting.copy(), 0
        with held_back():
            waiting.clear()
            if full:
                on_commit(store.commit(full))
                pa.default_memory_pool().release_unused()

    try:
        for outcome in outcomes:
            if isinstance(outcome, Extracted):
                since = since if waiting else time.monotonic()
                waiting.append(outcome.result)
                size += outcome.size
            yield outcome
            late = bool(waiting) and time.monotonic() - since >= BATCH_SECONDS
            if late or len(waiting) >= batch or size >= BATCH_BYTES:
                commit()
    finally:
        commit()
