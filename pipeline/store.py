"""The store: every report's rows as plain Parquet by year, right at every instant.

    store = open_store("data/parsed")
    store.commit(extractions)                  # one new version, or none where nothing differs
    store.load("indicators", years=[2020])     # a DataFrame

A commit makes a whole new version of all tables and shows it in one step (see `versions`), so a reader finds the
reports of one version: none missing, none twice, none half written, whenever a writer is killed. A report counts as
the same if its rows, its year and its extractor_version are; otherwise its rows are replaced in every table at once.

Reading with other tools. A version never changes once it is published: resolve the link once, then read.

    folder = open_store("data/parsed").current()         # or Path("data/parsed/current").resolve(), or readlink -f
    pandas.read_parquet(folder / "indicators")
    duckdb.sql(f"from read_parquet('{folder}/indicators/**/*.parquet', hive_partitioning=true)")
    polars.scan_parquet(f"{folder}/indicators/**/*.parquet", hive_partitioning=True)

`current/indicators` itself reads just as well while nobody writes. Under a writer it does not hold the promise: these
tools list the files first and open them later, each time through the link, and a commit in between takes away the
names it replaced. Nearly always that is a FileNotFoundError (under four commits a second: in 2 % of pandas' readings,
0.5 % of DuckDB's, 0.2 % of polars'), never two versions of a report, since names are unique. But pandas and DuckDB
leave out without a word a file that vanishes while they list it: never seen at that rate, ten times in 1,900 readings
of pandas and once in 1,700 of DuckDB with two thousand changes of the link a second. No layout cures this, since a
name that can be opened can be listed; resolving the link does.

A version stays readable until `keep_versions` newer ones stand and it was replaced `keep_seconds` ago. `Store.load`
notices a version that went while it read, and reads the next.

Reviewers' decisions are a table of the store: `Store.review` applies them, and every later commit of the same report
applies them again (see `review.decisions`).

A report that stands in the store twice, as a page and as its attachment or on two sites, is kept once: of the others
`documents` has a row that names the copy kept (`duplicate_of`), and no other table has one (see `duplicates`). Their
rows wait below `current/duplicates`, out of every reader's way, for the day the copy kept is removed or changed.

Refused: a place that is not a store, a report whose rows name another report or year, an unknown table or column.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa

from ..schemas.extraction import Extraction
from ..schemas.records import MODELS, Text
from ..schemas.tables import arrow_schema
from . import versions
from .duplicates.settling import settled
from .partitions import Manifest
from .review.decision import Decision
from .review.decisions import decide
from .rewriting import Change, Report, rewritten_table
from .stored import entries, rows_by_report, rows_of_reports, stored_places, stored_reports, table_rows, with_decisions
from .versions import StoreError, StoreLocked

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Commit", "Reviewed", "Store", "StoreError", "StoreLocked", "StoredDocument", "open_store"]

KEEP_VERSIONS = 3
KEEP_SECONDS = 60.0
LOCK_TIMEOUT = 60.0
_ATTEMPTS = 20  # a reader this often overtaken by the removal of old versions gives up

logger = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a caller needs to know whether a report must be extracted again. `year` is null where it is unknown.

    `duplicate_of` is the doc_id of the copy kept in its place.
    """

    doc_id: str
    year: int | None
    extractor_version: str
    source: str
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit did, by doc_id; `version` is the version now current.

    `duplicates` are those of the reports given that are copies, each with the one kept; `resettled` are reports stored
    before that have become copies, or are so no more.
    """

    version: int
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    duplicates: dict[str, str] = field(default_factory=dict)
    resettled: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What applying decisions did; `unmatched` are those that fit no record."""

    commit: Commit
    unmatched: list[Decision]


def open_store(
    path: str | os.PathLike[str],
    keep_versions: int = KEEP_VERSIONS,
    *,
    keep_seconds: float = KEEP_SECONDS,
    lock_timeout: float = LOCK_TIMEOUT,
    on_wait: Callable[[Path], None] | None = None,
) -> Store:
    """The store at `path`; nothing is written before the first commit.

    A commit waits `lock_timeout` seconds for another writer, calling `on_wait` with the lock file when it starts to.
    """
    if keep_versions < 1:
        raise StoreError(f"keep_versions is {keep_versions}; the current version counts, so keep at least 1")
    return Store(versions.checked_root(path), keep_versions, keep_seconds, lock_timeout, on_wait)


@dataclass(frozen=True, slots=True)
class Store:
    """A store of reports; make one with `open_store`."""

    root: Path
    keep_versions: int
    keep_seconds: float
    lock_timeout: float
    on_wait: Callable[[Path], None] | None

    def current(self) -> Path:
        """The folder of the current version, which no later commit changes."""
        number = versions.current_version(self.root)
        if number is None:
            raise StoreError(f"there is no store at {self.root}; extract reports into it first, or name another folder")
        return versions.version_folder(self.root, number)

    def commit(self, reports: Iterable[Extraction | Report]) -> Commit:
        """Store these reports in one step; of a report given twice the last one counts."""
        rows = (report if isinstance(report, Report) else Report.of(report) for report in reports)
        incoming = {report.doc_id: report for report in rows}
        return self._change(lambda folder, manifest: with_decisions(folder, manifest, incoming), ())

    def review(self, decisions: Iterable[Decision]) -> Reviewed:
        """Apply a reviewer's decisions in one step; those that fit no record of the store are given back."""
        by_report: dict[str, list[Decision]] = {}
        for decision in decisions:
            by_report.setdefault(decision.doc_id, []).append(decision)
        self.current()
        unmatched: list[Decision] = []

        def decided(folder: Path, manifest: Manifest) -> dict[str, Report]:
            reports = stored_reports(folder, manifest, by_report)
            for doc_id, report in reports.items():
                rows, strays = decide(report.rows(), by_report[doc_id], report.version, report.source())
                unmatched.extend(strays)
                reports[doc_id] = report.with_rows(rows)
            unmatched.extend(one for doc_id in by_report if doc_id not in reports for one in by_report[doc_id])
            return reports

        return Reviewed(self._change(decided, ()), unmatched)

    def remove(self, doc_ids: Iterable[str]) -> Commit:
        """Take reports out of every table; those the store does not hold are not in `Commit.removed`."""
        return self._change(lambda _folder, _manifest: {}, frozenset(doc_ids))

    def documents(self) -> dict[str, StoredDocument]:
        """Every report of the store by doc_id; of a store not yet written, none."""
        if versions.current_version(self.root) is None:
            return {}
        columns = ["doc_id", "report_year", "extractor_version", "source", "duplicate_of"]
        rows = self._read(lambda folder: table_rows(folder, _manifest(folder), "documents", None, columns))
        return {row["doc_id"]: StoredDocument(*(row[name] for name in columns)) for row in rows.to_pylist()}

    def counts(self) -> dict[str, dict[int, int]]:
        """Rows of each table by year, 0 standing for reports of unknown year; documents counts copies too."""
        manifest = self._read(_manifest)
        counts: dict[str, Counter[int]] = {table: Counter() for table in MODELS}
        for part in manifest.parts:
            if part.rows and part.table in counts:
                counts[part.table][part.year] += part.rows
        return {table: dict(sorted(years.items())) for table, years in counts.items()}

    def years(self) -> list[int]:
        """The years the store holds reports of, ascending, 0 standing for unknown."""
        return list(self.counts()["documents"])

    def load(
        self, table: str, years: Collection[int] | None = None, columns: Collection[str] | None = None
    ) -> pd.DataFrame:
        """The rows of a table, of all years or of these (0: unknown), by year, report and place.

        Whole numbers that may be missing (`report_year`, `parent_seq`) come as Int64.
        """
        schema = _known_schema(table)
        names = schema.names if columns is None else list(columns)
        if unknown := [name for name in names if name not in schema.names]:
            raise StoreError(f"{table} has no column {', '.join(unknown)}; its columns: {', '.join(schema.names)}")
        return _frame(self._read(lambda folder: table_rows(folder, _manifest(folder), table, years, names)))

    def rows(self, table: str, doc_ids: Collection[str]) -> pd.DataFrame:
        """The rows of these reports in a table, also of those kept in a better copy, by report and place."""
        _known_schema(table)
        return _frame(self._read(lambda folder: rows_of_reports(folder, _manifest(folder), table, doc_ids)))

    def text(self, doc_id: str) -> Text:
        """The source text of a report, with its source and encoding."""
        rows = self._read(lambda folder: rows_of_reports(folder, _manifest(folder), "texts", [doc_id])).to_pylist()
        if not rows:
            raise StoreError(f"the store at {self.root} holds no report {doc_id}; Store.documents() lists them")
        return Text(**rows[0])

    def _read(self, work: Callable[[Path], Result]) -> Result:
        """Read one version; once more where that version was removed meanwhile."""
        for _ in range(_ATTEMPTS):
            folder = self.current()
            try:
                result = work(folder)
            except FileNotFoundError as error:
                if folder.exists():
                    raise StoreError(f"{error.filename} is missing; parse its reports into a new store") from error
                continue
            if folder.exists():
                return result
        raise StoreError(f"{self.root} changes faster than it can be read; open it with greater keep_seconds")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with versions.explained(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            with versions.write_lock(self.root, self.lock_timeout, self.on_wait):
                versions.clear_leftovers(self.root)
                yield

    def _change(self, reports: Callable[[Path, Manifest], dict[str, Report]], unwanted: Collection[str]) -> Commit:
        """Commit the reports made for the version that is current once nobody else writes."""
        with self._writing():
            number = versions.current_version(self.root)
            if number is None:
                folder, manifest = self.root, Manifest(version=0, parts=())
            else:
                folder = versions.version_folder(self.root, number)
                manifest = _manifest(folder)
            given = reports(folder, manifest)
            load = partial(stored_reports, folder, manifest)
            incoming = settled(given, [*entries(folder, manifest)], unwanted, load)
            stored = stored_places(folder, manifest, {*incoming, *unwanted})
            unchanged = _unchanged(folder, manifest, incoming, stored)
            commit = _compared(manifest.version, incoming, {*given}, unwanted, stored, unchanged)
            if commit.version == number:
                return commit
            arriving = {doc_id: report for doc_id, report in incoming.items() if doc_id not in unchanged}
            changed = (*commit.replaced, *commit.removed, *commit.resettled)
            leaving = {doc_id: stored[doc_id][0] for doc_id in changed}
            self._publish(Change(folder, manifest, arriving, leaving))
            return commit

    def _publish(self, change: Change) -> None:
        version = change.manifest.version + 1
        try:
            staging = versions.new_staging(self.root, version)
            parts = [part for table in MODELS for part in rewritten_table(change, staging, table)]
            Manifest(version, tuple(parts)).write(staging)
            versions.publish(self.root, version)
        except BaseException:
            shutil.rmtree(self.root / versions.STAGING, ignore_errors=True)
            raise
        try:
            versions.prune(self.root, self.keep_versions, self.keep_seconds)
        except OSError as error:  # the commit stands; the next one removes what is left
            logger.warning("cannot remove old versions of %s: %s", self.root, error)


def _manifest(folder: Path) -> Manifest:
    return Manifest.read(folder)


def _known_schema(table: str) -> pa.Schema:
    if table not in MODELS:
        raise StoreError(f"there is no table {table}; the tables are {', '.join(MODELS)}")
    return arrow_schema(table)


def _compared(
    version: int,
    incoming: dict[str, Report],
    given: set[str],
    unwanted: Collection[str],
    stored: dict[str, tuple[int, str]],
    unchanged: set[str],
) -> Commit:
    """What a commit onto `version` does; the first one makes a version even where it stores nothing.

    `given` are those of the reports that the caller stores; the others are resettled.
    """
    own = [doc_id for doc_id in incoming if doc_id in given]
    added = [doc_id for doc_id in own if doc_id not in stored]
    replaced = [doc_id for doc_id in own if doc_id in stored and doc_id not in unchanged]
    removed = sorted(doc_id for doc_id in unwanted if doc_id in stored)
    return Commit(
        version=version + 1 if added or replaced or removed or not version else version,
        added=added,
        replaced=replaced,
        unchanged=[doc_id for doc_id in own if doc_id in unchanged],
        removed=removed,
        duplicates={doc_id: kept for doc_id in own if (kept := incoming[doc_id].duplicate_of)},
        resettled=sorted(incoming.keys() - given),
    )


def _unchanged(
    folder: Path, manifest: Manifest, incoming: dict[str, Report], stored: dict[str, tuple[int, str]]
) -> set[str]:
    """The reports that stand in the store under the same year and version, with equal rows in every table."""
    equal = {doc_id for doc_id, report in incoming.items() if stored.get(doc_id) == (report.year, report.version)}
    for table in MODELS:
        rows = rows_by_report(folder, manifest, table, {doc_id: incoming[doc_id].year for doc_id in equal})
        nothing = arrow_schema(table).empty_table()
        equal = {doc_id for doc_id in equal if incoming[doc_id].tables[table].equals(rows.get(doc_id, nothing))}
    return equal


def _frame(rows: pa.Table) -> pd.DataFrame:
    for index, column in enumerate(rows.schema):
        if column.nullable and pa.types.is_integer(column.type):
            rows = rows.set_column(index, column.with_type(pa.int64()), rows[column.name].cast(pa.int64()))
    import pandas as pd

    frame: pd.DataFrame = rows.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame
