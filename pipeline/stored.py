"""What a version of the store holds of some reports, in whichever files it stands.

The rows of a report that is kept in a better copy stand apart (see `rewriting`); here they are found as the others are.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from ..schemas.records import MODELS
from ..schemas.tables import arrow_schema
from .duplicates.candidates import Entry
from .duplicates.evidence import Facts
from .duplicates.words import decode_signature
from .partitions import (
    Manifest,
    Part,
    Places,
    in_order,
    partition_year,
    read_in_order,
    read_part,
    rows_of,
    shelf_schema,
    shelves,
)
from .review.decisions import keep_decisions
from .review.fields import Row
from .rewriting import Report

logger = logging.getLogger(__name__)

_PLACE = ["doc_id", "report_year", "extractor_version"]
_ENTRY = ["doc_id", "report_year", "region", "title", "issuer", "duplicate_of"]


def stored_places(folder: Path, manifest: Manifest, doc_ids: Collection[str]) -> dict[str, tuple[int, str]]:
    """Year folder and extractor version of those reports the store holds."""
    parts = _anywhere(manifest, "documents", doc_ids)
    rows = _rows_in(folder, "documents", parts, doc_ids, _PLACE).to_pylist()
    return {row["doc_id"]: (partition_year(row["report_year"]), row["extractor_version"]) for row in rows}


def rows_of_reports(folder: Path, manifest: Manifest, table: str, doc_ids: Collection[str]) -> pa.Table:
    """The rows of these reports in a table, whatever their year, in order."""
    return in_order(_rows_in(folder, table, _anywhere(manifest, table, doc_ids), doc_ids))


def rows_by_report(folder: Path, manifest: Manifest, table: str, years: Mapping[str, int]) -> dict[str, pa.Table]:
    """The stored rows of each of these reports, which stand in these years."""
    parts = {part for shelf in shelves(table) for part in Places(manifest.of(shelf)).in_years(years)}
    rows = in_order(_rows_in(folder, table, parts, years))
    tables, start = {}, 0
    for doc_id, group in groupby(rows["doc_id"].to_pylist()):
        length = sum(1 for _ in group)
        tables[doc_id], start = rows.slice(start, length), start + length
    return tables


def stored_reports(folder: Path, manifest: Manifest, doc_ids: Collection[str]) -> dict[str, Report]:
    """Those of these reports that the store holds, with all their rows."""
    if not doc_ids:
        return {}
    stored = stored_places(folder, manifest, doc_ids)
    years = {doc_id: year for doc_id, (year, _) in stored.items()}
    by_table = {table: rows_by_report(folder, manifest, table, years) for table in MODELS}
    return {
        doc_id: Report(
            doc_id,
            year,
            version,
            {table: rows.get(doc_id, arrow_schema(table).empty_table()) for table, rows in by_table.items()},
        )
        for doc_id, (year, version) in stored.items()
    }


def with_decisions(folder: Path, manifest: Manifest, incoming: dict[str, Report]) -> dict[str, Report]:
    """The reports with the decisions that the store keeps about them applied."""
    reports = dict(incoming)
    corrections: dict[str, list[Row]] = {}
    for row in rows_of_reports(folder, manifest, "corrections", incoming).to_pylist():
        corrections.setdefault(row["doc_id"], []).append(row)
    for doc_id, rows in corrections.items():
        kept = keep_decisions(reports[doc_id].rows(), rows, reports[doc_id].source())
        if lost := sum(not row["applied"] for row in kept["corrections"]):
            logger.warning("%d decisions about report %s fit no record any more; they are kept", lost, doc_id)
        reports[doc_id] = reports[doc_id].with_rows(kept)
    return reports


def entries(folder: Path, manifest: Manifest) -> Iterator[Entry]:
    """What is known of every report of the store without its text, by which its copies are found."""
    signatures = {
        row["doc_id"]: row["signature"]
        for shelf in shelves("texts")
        for row in table_rows(folder, manifest, shelf, None, ["doc_id", "signature"]).to_pylist()
    }
    for row in table_rows(folder, manifest, "documents", None, _ENTRY).to_pylist():
        facts = Facts(row["region"], row["report_year"], row["title"], row["issuer"])
        signature = decode_signature(signatures.get(row["doc_id"]) or "")
        yield Entry(row["doc_id"], facts, signature, row["duplicate_of"])


def table_rows(
    folder: Path, manifest: Manifest, shelf: str, years: Collection[int] | None, columns: list[str]
) -> pa.Table:
    """The rows that stand on a shelf, of all years or of these."""
    parts = [part for part in manifest.of(shelf) if years is None or part.year in years]
    empty = shelf_schema(shelf).empty_table().select(columns)
    return pa.concat_tables([empty, *read_in_order(folder, parts, columns)])


def _anywhere(manifest: Manifest, table: str, doc_ids: Collection[str]) -> set[Part]:
    return {part for shelf in shelves(table) for part in Places(manifest.of(shelf)).in_any_year(doc_ids)}


def _rows_in(
    folder: Path, table: str, parts: Collection[Part], doc_ids: Collection[str], columns: list[str] | None = None
) -> pa.Table:
    """The rows of these reports in these files of a table."""
    empty = arrow_schema(table).empty_table().select(columns or arrow_schema(table).names)
    return pa.concat_tables([empty, *(rows_of(read_part(folder, part, columns), doc_ids) for part in sorted(parts))])
