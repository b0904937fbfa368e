"""One report as a reader sees it: its source text and the records in it, fresh or from a store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..schemas.extraction import Extraction
from .rewriting import Report

if TYPE_CHECKING:
    from .store import Store

MENTIONS: Final = ("indicators", "dates", "titles", "tasks", "findings", "sections")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report: what it is, its text, and the rows of each table that stand at a place in it."""

    document: Row
    text: str
    rows: dict[str, list[Row]]

    def only(self, tables: Collection[str], kinds: Collection[str]) -> Reading:
        """The same with the rows of some tables and kinds only; an empty choice leaves all.

        `kinds` are the kinds of indicators and dates, the actions of titles and the rules of findings.
        """
        rows = {
            table: [row for row in self.rows[table] if not kinds or row.get(_KIND.get(table, "")) in kinds]
            for table in self.rows
            if not tables or table in tables
        }
        return Reading(self.document, self.text, rows)


_KIND: Final = {"indicators": "kind", "dates": "kind", "titles": "action", "findings": "rule"}


def read_extraction(extraction: Extraction) -> Reading:
    """The report that was just extracted."""
    return read_rows(Report.of(extraction))


def read_rows(report: Report) -> Reading:
    """The report that these rows are of."""
    rows = {table: report.tables[table].to_pylist() for table in ("documents", "texts", *MENTIONS)}
    [document], [text] = rows.pop("documents"), rows.pop("texts")
    return Reading(document, text["source_text"], rows)


def read_stored(store: Store, doc_id: str) -> Reading:
    """The report with this doc_id; raises StoreError where the store has none."""
    text = store.text(doc_id)
    [document] = _rows_of(store, "documents", doc_id)
    rows = {table: _rows_of(store, table, doc_id) for table in MENTIONS}
    return Reading(document, text.source_text, rows)


def _rows_of(store: Store, table: str, doc_id: str) -> list[Row]:
    own = store.rows(table, [doc_id]).astype(object)
    rows = own.where(own.notna(), None).to_dict(orient="records")
    return [{str(name): value for name, value in row.items()} for row in rows]
