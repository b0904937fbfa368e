"""Extracting reports into a store while they stream by, a batch a commit.

A commit makes a new version of the store, so batches are large; but nothing read so far is lost for long, and only
one batch is in memory. An interrupted run files what it has finished.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..extractors.version import EXTRACTOR_VERSION
from .run import Extracted, Extractor, Failed, Outcome, Skipped, run

if TYPE_CHECKING:
    from ..schemas.extraction import Extraction
    from .store import Commit, Store

BATCH: Final = 500  # reports
BATCH_CHARACTERS: Final = 3_000_000  # an extraction takes about a hundred bytes of memory a character


@dataclass(slots=True)
class Tally:
    """What a run has done so far, in reports. `version` is the store's newest, where anything was committed."""

    extracted: int = 0
    stored_before: int = 0
    duplicates: int = 0
    failed: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    version: int | None = None

    def count(self, outcome: Outcome) -> None:
        """Take one outcome into account."""
        match outcome:
            case Extracted():
                self.extracted += 1
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


def extract_into(
    folder: Path | None,
    paths: Sequence[Path],
    tally: Tally,
    *,
    jobs: int | None = None,
    force: bool = False,
    extract: Extractor | None = None,
) -> Generator[Outcome, None, None]:
    """Extract the reports at `paths` into the store at `folder`, or into none, and pass every outcome on.

    What the store holds already, read by this version of the extractors, is extracted again only with `force`.
    Closing the generator early files what was finished.
    """
    if folder is None:
        outcomes = run(paths, jobs=jobs, extract=extract)
    else:
        from .store import open_store

        store = open_store(folder)
        stored = set() if force else current_reports(store)
        outcomes = file_reports(run(paths, jobs=jobs, stored=stored, extract=extract), store, tally.commit)
    for outcome in outcomes:
        tally.count(outcome)
        yield outcome


def current_reports(store: Store) -> set[str]:
    """The doc_id of every report in the store that this version of the extractors has read."""
    documents = store.documents()
    return {doc_id for doc_id, stored in documents.items() if stored.extractor_version == EXTRACTOR_VERSION}


def file_reports(
    outcomes: Iterable[Outcome], store: Store, on_commit: Callable[[Commit], None], batch: int = BATCH
) -> Iterator[Outcome]:
    """Pass the outcomes through, and commit those extracted, `batch` at a time (fewer long ones) and at the end."""
    waiting: list[Extraction] = []
    try:
        for outcome in outcomes:
            if isinstance(outcome, Extracted):
                waiting.append(outcome.extraction)
            yield outcome
            if len(waiting) >= batch or sum(one.document.chars for one in waiting) >= BATCH_CHARACTERS:
                full, waiting = waiting, []
                on_commit(store.commit(full))
    finally:
        if waiting:
            on_commit(store.commit(waiting))
