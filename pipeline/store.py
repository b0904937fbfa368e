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
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import pandas as pd
import pyarrow as pa

from ..schemas.extraction import Extraction
from ..schemas.records import MODELS, Text
from ..schemas.tables import arrow_schema
from . import versions
from .partitions import Manifest, Places, in_order, partition_year, read_in_order, read_part, rows_of
from .review.decision import Decision
from .review.decisions import decide, keep_decisions
from .review.fields import Row
from .rewriting import Change, Report, rewritten_table
from .versions import StoreError, StoreLocked

__all__ = ["Commit", "Reviewed", "Store", "StoreError", "StoreLocked", "StoredDocument", "open_store"]

KEEP_VERSIONS = 3
KEEP_SECONDS = 60.0
LOCK_TIMEOUT = 60.0
_ATTEMPTS = 20  # a reader this often overtaken by the removal of old versions gives up

logger = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a caller needs to know whether a report must be extracted again. `year` is null where it is unknown."""

    doc_id: str
    year: int | None
    extractor_version: str
    source: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit did, by doc_id; `version` is the version now current."""

    version: int
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


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
        return self._change(lambda folder, manifest: _with_decisions(folder, manifest, incoming), ())

    def review(self, decisions: Iterable[Decision]) -> Reviewed:
        """Apply a reviewer's decisions in one step; those that fit no record of the store are given back."""
        by_report: dict[str, list[Decision]] = {}
        for decision in decisions:
            by_report.setdefault(decision.doc_id, []).append(decision)
        self.current()
        unmatched: list[Decision] = []

        def decided(folder: Path, manifest: Manifest) -> dict[str, Report]:
            reports = _stored_reports(folder, manifest, by_report)
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
        rows = self._read(lambda folder: _documents(folder, _manifest(folder)))
        return {
            row["doc_id"]: StoredDocument(row["doc_id"], row["report_year"], row["extractor_version"], row["source"])
            for row in rows.to_pylist()
        }

    def counts(self) -> dict[str, dict[int, int]]:
        """Rows of each table by year, 0 standing for reports of unknown year."""
        manifest = self._read(_manifest)
        counts: dict[str, Counter[int]] = {table: Counter() for table in MODELS}
        for part in manifest.parts:
            if part.rows:
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
        return _frame(self._read(lambda folder: _rows(folder, _manifest(folder), table, years, names)))

    def text(self, doc_id: str) -> Text:
        """The source text of a report, with its source and encoding."""
        rows = self._read(lambda folder: _texts(folder, _manifest(folder), doc_id)).to_pylist()
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
            incoming = reports(folder, manifest)
            stored = _stored(folder, manifest, {*incoming, *unwanted})
            unchanged = _unchanged(folder, manifest, incoming, stored)
            commit = _compared(manifest.version, incoming, unwanted, stored, unchanged)
            if commit.version == number:
                return commit
            arriving = {doc_id: report for doc_id, report in incoming.items() if doc_id not in unchanged}
            leaving = {doc_id: stored[doc_id][0] for doc_id in (*commit.replaced, *commit.removed)}
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
    unwanted: Collection[str],
    stored: dict[str, tuple[int, str]],
    unchanged: set[str],
) -> Commit:
    """What a commit onto `version` does; the first one makes a version even where it stores nothing."""
    added = [doc_id for doc_id in incoming if doc_id not in stored]
    replaced = [doc_id for doc_id in incoming if doc_id in stored and doc_id not in unchanged]
    removed = sorted(doc_id for doc_id in unwanted if doc_id in stored)
    return Commit(
        version=version + 1 if added or replaced or removed or not version else version,
        added=added,
        replaced=replaced,
        unchanged=[doc_id for doc_id in incoming if doc_id in unchanged],
        removed=removed,
    )


def _stored(folder: Path, manifest: Manifest, doc_ids: Collection[str]) -> dict[str, tuple[int, str]]:
    """Year folder and extractor version of those reports the store holds."""
    columns = ["doc_id", "report_year", "extractor_version"]
    parts = Places(manifest.of("documents")).in_any_year(doc_ids)
    rows = [row for part in parts for row in rows_of(read_part(folder, part, columns), doc_ids).to_pylist()]
    return {row["doc_id"]: (partition_year(row["report_year"]), row["extractor_version"]) for row in rows}


def _unchanged(
    folder: Path, manifest: Manifest, incoming: dict[str, Report], stored: dict[str, tuple[int, str]]
) -> set[str]:
    """The reports that stand in the store under the same year and version, with equal rows in every table."""
    equal = {doc_id for doc_id, report in incoming.items() if stored.get(doc_id) == (report.year, report.version)}
    for table in MODELS:
        rows = _rows_by_report(folder, manifest, table, {doc_id: incoming[doc_id].year for doc_id in equal})
        nothing = arrow_schema(table).empty_table()
        equal = {doc_id for doc_id in equal if incoming[doc_id].tables[table].equals(rows.get(doc_id, nothing))}
    return equal


def _rows_by_report(folder: Path, manifest: Manifest, table: str, years: dict[str, int]) -> dict[str, pa.Table]:
    """The stored rows of each of these reports."""
    parts = Places(manifest.of(table)).in_years(years)
    pieces = [rows_of(read_part(folder, part), years) for part in parts]
    rows = in_order(pa.concat_tables([arrow_schema(table).empty_table(), *pieces]))
    tables, start = {}, 0
    for doc_id, group in groupby(rows["doc_id"].to_pylist()):
        length = sum(1 for _ in group)
        tables[doc_id], start = rows.slice(start, length), start + length
    return tables


def _stored_reports(folder: Path, manifest: Manifest, doc_ids: Collection[str]) -> dict[str, Report]:
    """Those of these reports that the store holds, with all their rows."""
    stored = _stored(folder, manifest, doc_ids)
    years = {doc_id: year for doc_id, (year, _) in stored.items()}
    by_table = {table: _rows_by_report(folder, manifest, table, years) for table in MODELS}
    return {
        doc_id: Report(
            doc_id,
            year,
            version,
            {table: rows.get(doc_id, arrow_schema(table).empty_table()) for table, rows in by_table.items()},
        )
        for doc_id, (year, version) in stored.items()
    }


def _with_decisions(folder: Path, manifest: Manifest, incoming: dict[str, Report]) -> dict[str, Report]:
    """The reports with the decisions that the store keeps about them applied."""
    parts = Places(manifest.of("corrections")).in_any_year(incoming)
    reports = dict(incoming)
    corrections: dict[str, list[Row]] = {}
    for part in parts:
        for row in rows_of(read_part(folder, part), incoming).to_pylist():
            corrections.setdefault(row["doc_id"], []).append(row)
    for doc_id, rows in corrections.items():
        kept = keep_decisions(reports[doc_id].rows(), rows, reports[doc_id].source())
        if lost := sum(not row["applied"] for row in kept["corrections"]):
            logger.warning("%d decisions about report %s fit no record any more; they are kept", lost, doc_id)
        reports[doc_id] = reports[doc_id].with_rows(kept)
    return reports


def _documents(folder: Path, manifest: Manifest) -> pa.Table:
    columns = ["doc_id", "report_year", "extractor_version", "source"]
    return _rows(folder, manifest, "documents", None, columns)


def _texts(folder: Path, manifest: Manifest, doc_id: str) -> pa.Table:
    schema = arrow_schema("texts")
    parts = Places(manifest.of("texts")).in_any_year([doc_id])
    return pa.concat_tables([schema.empty_table(), *(rows_of(read_part(folder, part), [doc_id]) for part in parts)])


def _rows(folder: Path, manifest: Manifest, table: str, years: Collection[int] | None, columns: list[str]) -> pa.Table:
    parts = [part for part in manifest.of(table) if years is None or part.year in years]
    empty = arrow_schema(table).empty_table().select(columns)
    return pa.concat_tables([empty, *read_in_order(folder, parts, columns)])


def _frame(rows: pa.Table) -> pd.DataFrame:
    for index, column in enumerate(rows.schema):
        if column.nullable and pa.types.is_integer(column.type):
            rows = rows.set_column(index, column.with_type(pa.int64()), rows[column.name].cast(pa.int64()))
    frame: pd.DataFrame = rows.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame
