"""The files of a table's next version: those a commit touches are written anew, the others stay the same file.

A report leaves the file its rows stand in and arrives in the bucket of its (perhaps new) year, in one version, so
that it is never in two years and never in none. A file left without rows is not written; a table left without rows
gets one empty file under year 0, so that every tool finds its columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..schemas.extraction import Extraction
from ..schemas.records import MODELS
from ..schemas.tables import arrow_schema, to_arrow
from . import partitions
from .partitions import (
    UNKNOWN_YEAR,
    Manifest,
    Part,
    Places,
    in_order,
    keep_part,
    partition_year,
    read_part,
    rows_of,
    split,
    write_part,
)
from .review.decisions import TABLES
from .versions import StoreError

REVIEWED = (*TABLES, "corrections")


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of one report, by table, in the order they are stored."""

    doc_id: str
    year: int
    version: str
    tables: dict[str, pa.Table]

    @classmethod
    def of(cls, extraction: Extraction) -> Report:
        """The rows of an extraction; raises StoreError where a row names another report or year."""
        document = extraction.document
        tables = {}
        for table in MODELS:
            rows = sorted(extraction.rows(table), key=lambda row: getattr(row, "seq", 0))
            for row in rows:
                if (row.doc_id, row.report_year) != (document.doc_id, document.report_year):
                    raise StoreError(
                        f"a row of {table} names report {row.doc_id}, year {row.report_year}, but stands among those "
                        f"of report {document.doc_id}, year {document.report_year}; nothing was stored"
                    )
            tables[table] = to_arrow(table, rows)
        return cls(document.doc_id, partition_year(document.report_year), document.extractor_version, tables)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows that reviewers decide about, and their decisions."""
        return {table: self.tables[table].to_pylist() for table in REVIEWED}

    def with_rows(self, rows: dict[str, list[dict[str, Any]]]) -> Report:
        """The report with the rows of some tables replaced; they are of this report, whatever they say."""
        [report_year] = self.tables["documents"]["report_year"].to_pylist()
        own = {"doc_id": self.doc_id, "report_year": report_year}
        replaced = {
            table: pa.Table.from_pylist([{**row, **own} for row in entries], schema=arrow_schema(table))
            for table, entries in rows.items()
        }
        return replace(self, tables={**self.tables, **replaced})


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit does to the version `manifest` in `folder`: reports arriving, and the year folders others leave."""

    folder: Path
    manifest: Manifest
    arriving: dict[str, Report]
    leaving: dict[str, int]


def rewritten_table(change: Change, staging: Path, table: str) -> list[Part]:
    """Stage the next version of a table: without the reports leaving, with those arriving."""
    parts = change.manifest.of(table)
    places = Places(parts)
    arrivals = _arrivals(places, table, change.arriving)
    touched = places.in_years(change.leaving) | _outdated(change.folder, parts)
    staged = []
    for year, bucket in sorted({(part.year, part.bucket) for part in parts} | set(arrivals)):
        part, new = places.file(year, bucket), arrivals.get((year, bucket), [])
        if part is not None and not new and part not in touched:
            staged.append(keep_part(change.folder, staging, part))
            continue
        rows = pa.concat_tables([arrow_schema(table).empty_table(), *_staying(change, part), *new])
        if part is not None and _same(change.folder, part, rows):
            staged.append(keep_part(change.folder, staging, part))
            continue
        for piece, members in split(rows, bucket, partitions.BYTES_PER_FILE):
            staged.append(write_part(staging, change.manifest.version + 1, table, year, piece, members))
    return staged or [_placeholder(change, staging, table)]


def _arrivals(places: Places, table: str, arriving: dict[str, Report]) -> dict[tuple[int, str], list[pa.Table]]:
    """The new rows by the year and bucket they go to."""
    arrivals: dict[tuple[int, str], list[pa.Table]] = {}
    for doc_id, report in arriving.items():
        if report.tables[table].num_rows:
            place = (report.year, places.bucket(doc_id, report.year))
            arrivals.setdefault(place, []).append(report.tables[table])
    return arrivals


def _staying(change: Change, part: Part | None) -> list[pa.Table]:
    """The rows of a file but for those of the reports that leave."""
    return [] if part is None else [rows_of(read_part(change.folder, part), change.leaving, others=True)]


def _same(folder: Path, part: Part, rows: pa.Table) -> bool:
    """Whether a file holds just these rows already: reports leave it that had none there, or arrive as they were."""
    if part.rows != rows.num_rows:
        return False
    path = folder / part.path
    return bool(pq.read_schema(path).equals(rows.schema) and read_part(folder, part).equals(in_order(rows)))


def _outdated(folder: Path, parts: list[Part]) -> set[Part]:
    """All files of a table an older program wrote with other columns, so that the files of a version agree."""
    if not parts:
        return set()
    schema = pq.read_schema(folder / parts[0].path)
    return set() if schema.equals(arrow_schema(parts[0].table)) else set(parts)


def _placeholder(change: Change, staging: Path, table: str) -> Part:
    """The one file of a table without rows."""
    rows = arrow_schema(table).empty_table()
    for part in change.manifest.parts:
        if part.table == table and not part.rows and pq.read_schema(change.folder / part.path).equals(rows.schema):
            return keep_part(change.folder, staging, part)
    return write_part(staging, change.manifest.version + 1, table, UNKNOWN_YEAR, "", rows)
