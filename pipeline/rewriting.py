"""The files of a table's next version: those a commit touches are written anew, the others stay the same file.

What arrives in a bucket makes a file of its own, together with those of the bucket's files that are no larger, or
tiny. So a row is written again only when its file at least doubles, and thousands of reports that come a few at a
time cost little more than all of them at once. A bucket that has grown too large is written as a whole, and cut.

A report leaves the file its rows stand in and arrives in the bucket of its (perhaps new) year, in one version, so
that it is never in two years and never in none. A file left without rows is not written; a table left without rows
gets one empty file under year 0, so that every tool finds its columns.

The rows of a report that is kept in a better copy stand in the same way below `duplicates/`, but for its row in
documents: whoever reads a table reads each report once, and nothing of the others is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..schemas.extraction import Extraction
from ..schemas.records import MODELS
from ..schemas.tables import arrow_schema, to_arrow
from ..schemas.text import SourceText
from . import partitions
from .duplicates.words import fingerprint
from .partitions import (
    ASIDE,
    UNKNOWN_YEAR,
    Manifest,
    Part,
    Places,
    in_order,
    keep_part,
    partition_year,
    read_part,
    rows_of,
    shelf_schema,
    shelves,
    split,
    write_part,
)
from .review.decisions import TABLES
from .versions import StoreError

TINY_FILE = 64 * 1024  # bytes of Parquet, of which the description of the columns is a good part
REVIEWED = (*TABLES, "corrections")
NO_PLACE = {"seq": 0, "start": 0, "end": 0, "text": ""}


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of one report, by table, in the order they are stored."""

    doc_id: str
    year: int
    version: str
    tables: dict[str, pa.Table]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the rows without their schemas, which are larger than the rows of many a report."""
        batches = {table: [_packed(one) for one in rows.to_batches()] for table, rows in self.tables.items()}
        return _unpacked, (self.doc_id, self.year, self.version, batches)

    @classmethod
    def of(cls, extraction: Extraction) -> Report:
        """The rows of an extraction, with what its copies are found by.

        Raises StoreError where a row names another report or year.
        """
        document, found = extraction.document, fingerprint(extraction.clean.text)
        marks = {"documents": {"text_hash": found.text_hash}, "texts": {"signature": found.signature}}
        tables = {}
        for table in MODELS:
            rows = sorted(extraction.rows(table), key=lambda row: getattr(row, "seq", 0))
            rows = [row.model_copy(update=marks[table]) for row in rows] if table in marks else rows
            for row in rows:
                if (row.doc_id, row.report_year) != (document.doc_id, document.report_year):
                    raise StoreError(
                        f"a row of {table} names report {row.doc_id}, year {row.report_year}, but stands among those "
                        f"of report {document.doc_id}, year {document.report_year}; nothing was stored"
                    )
            tables[table] = to_arrow(table, rows)
        return cls(document.doc_id, partition_year(document.report_year), document.extractor_version, tables)

    @property
    def duplicate_of(self) -> str | None:
        """The report that is kept in its place."""
        [kept] = self.tables["documents"]["duplicate_of"].to_pylist()
        return None if kept is None else str(kept)

    def kept_in(self, duplicate_of: str | None) -> Report:
        """The report as a copy of another, or as one of its own."""
        documents = self.tables["documents"]
        place = documents.schema.get_field_index("duplicate_of")
        field = documents.schema.field(place)
        documents = documents.set_column(place, field, pa.array([duplicate_of], field.type))
        return replace(self, tables={**self.tables, "documents": documents})

    def on(self, shelf: str) -> pa.Table:
        """Its rows that stand on a shelf; none where that is not its side."""
        rows = self.tables[shelf.removeprefix(f"{ASIDE}/")]
        aside = shelf.startswith(f"{ASIDE}/")
        return rows if shelf == "documents" or aside == (self.duplicate_of is not None) else rows.slice(0, 0)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows that reviewers decide about, and their decisions; that of documents stands at no place."""
        rows = {table: self.tables[table].to_pylist() for table in REVIEWED}
        return {**rows, "documents": [{**row, **NO_PLACE} for row in rows["documents"]]}

    def source(self) -> SourceText:
        """The text of the report."""
        [text] = self.tables["texts"].to_pylist()
        return SourceText(self.doc_id, text["source"], text["source_text"], text["encoding"])

    def with_rows(self, rows: dict[str, list[dict[str, Any]]]) -> Report:
        """The report with the rows of these tables; all are of this report, and of the year its document now says."""
        [document] = rows["documents"]
        own = {"doc_id": self.doc_id, "report_year": document["report_year"]}
        tables = {
            table: pa.Table.from_pylist(
                [{**row, **own} for row in rows.get(table, self.tables[table].to_pylist())], schema=arrow_schema(table)
            )
            for table in MODELS
        }
        return replace(self, year=partition_year(document["report_year"]), tables=tables)


def _packed(batch: pa.RecordBatch) -> bytes:
    packed: bytes = batch.serialize().to_pybytes()
    return packed


def _unpacked(doc_id: str, year: int, version: str, batches: dict[str, list[bytes]]) -> Report:
    tables = {}
    for table, packed in batches.items():
        schema = arrow_schema(table)
        tables[table] = pa.Table.from_batches([pa.ipc.read_record_batch(one, schema) for one in packed], schema)
    return Report(doc_id, year, version, tables)


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit does to the version `manifest` in `folder`: reports arriving, and the year folders others leave."""

    folder: Path
    manifest: Manifest
    arriving: dict[str, Report]
    leaving: dict[str, int]


def rewritten_table(change: Change, staging: Path, table: str) -> list[Part]:
    """Stage the next version of a table: without the reports leaving, with those arriving."""
    kept, *aside = (_rewritten_shelf(change, staging, shelf) for shelf in shelves(table))
    return [*(kept or [_placeholder(change, staging, table)]), *(part for parts in aside for part in parts)]


def _rewritten_shelf(change: Change, staging: Path, table: str) -> list[Part]:
    parts = change.manifest.of(table)
    places = Places(parts)
    arrivals = _arrivals(places, table, change.arriving)
    losing = _outdated(change.folder, parts) or _losing(change, places.in_years(change.leaving))
    staged = []
    for year, bucket in sorted({(part.year, part.bucket) for part in parts} | set(arrivals)):
        files = places.files(year, bucket)
        new = [shelf_schema(table).empty_table(), *arrivals.get((year, bucket), [])]
        kept, rows = _rewritten_bucket(change, files, new, losing)
        staged += [keep_part(change.folder, staging, part) for part in kept]
        for piece, members in split(rows, bucket, partitions.BYTES_PER_FILE):
            staged.append(write_part(staging, change.manifest.version + 1, table, year, piece, members))
    return staged


def _rewritten_bucket(
    change: Change, files: list[Part], new: list[pa.Table], losing: set[Part]
) -> tuple[list[Part], pa.Table]:
    """The files of a bucket that stay as they are, and the rows to write beside them."""
    left = [part for part in files if part in losing]
    rows = pa.concat_tables([*new, *(_staying(change, part) for part in left)])
    if _same(change.folder, left, rows):
        return files, rows.slice(0, 0)
    kept = sorted((part for part in files if part not in losing), key=lambda part: part.rows)
    while kept and rows.num_rows and (kept[0].rows <= rows.num_rows or _is_tiny(change.folder, kept[0])):
        rows = pa.concat_tables([rows, read_part(change.folder, kept.pop(0))])
    if rows.nbytes > partitions.BYTES_PER_FILE:
        rows = pa.concat_tables([rows, *(read_part(change.folder, part) for part in kept)])
        kept = []
    return kept, rows


def _arrivals(places: Places, table: str, arriving: dict[str, Report]) -> dict[tuple[int, str], list[pa.Table]]:
    """The new rows by the year and bucket they go to."""
    arrivals: dict[tuple[int, str], list[pa.Table]] = {}
    for doc_id, report in arriving.items():
        if report.on(table).num_rows:
            place = (report.year, places.bucket(doc_id, report.year))
            arrivals.setdefault(place, []).append(report.on(table))
    return arrivals


def _losing(change: Change, parts: Iterable[Part]) -> set[Part]:
    """Those of the files that hold rows of reports that leave."""
    return {part for part in parts if rows_of(read_part(change.folder, part, ["doc_id"]), change.leaving).num_rows}


def _staying(change: Change, part: Part) -> pa.Table:
    """The rows of a file but for those of the reports that leave."""
    return rows_of(read_part(change.folder, part), change.leaving, others=True)


def _same(folder: Path, parts: list[Part], rows: pa.Table) -> bool:
    """Whether these files hold just these rows already: the reports that leave arrive as they were."""
    if sum(part.rows for part in parts) != rows.num_rows:
        return False
    if any(not pq.read_schema(folder / part.path).equals(rows.schema) for part in parts):
        return False
    present = pa.concat_tables([rows.slice(0, 0), *(read_part(folder, part) for part in parts)])
    return bool(in_order(present).equals(in_order(rows)))


def _is_tiny(folder: Path, part: Part) -> bool:
    return (folder / part.path).stat().st_size <= TINY_FILE


def _outdated(folder: Path, parts: list[Part]) -> set[Part]:
    """All files of a table an older program wrote with other columns, so that the files of a version agree."""
    if not parts:
        return set()
    schema = pq.read_schema(folder / parts[0].path)
    return set() if schema.equals(shelf_schema(parts[0].table)) else set(parts)


def _placeholder(change: Change, staging: Path, table: str) -> Part:
    """The one file of a table without rows."""
    rows = arrow_schema(table).empty_table()
    for part in change.manifest.parts:
        if part.table == table and not part.rows and pq.read_schema(change.folder / part.path).equals(rows.schema):
            return keep_part(change.folder, staging, part)
    return write_part(staging, change.manifest.version + 1, table, UNKNOWN_YEAR, "", rows)
