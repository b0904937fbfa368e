"""Reports to review: from files, or from a store with what reviewers rejected there still in place.

A rejected record has left its table; the page shows it struck through, so that the decision can be seen and taken back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..ingest import read_report
from ..reading import MENTIONS, Reading, Row, read_extraction
from ..run import default_extractor
from ..versions import StoreError

if TYPE_CHECKING:
    import pandas as pd

    from ..store import Store

_DOC_ID = re.compile(r"[0-9a-f]{16}")


def is_stored_report(name: str) -> bool:
    """Whether a name is the doc_id of a stored report rather than a file.

    >>> is_stored_report("0123456789abcdef"), is_stored_report("report.txt")
    (True, False)
    """
    return bool(_DOC_ID.fullmatch(name)) and not Path(name).exists()


def readings_of(names: Iterable[str], store: Store) -> Iterator[Reading]:
    """The reports with these names, files or doc_ids of the store, in order."""
    for name in names:
        if is_stored_report(name):
            yield from stored_readings(store, [name])
        else:
            yield read_extraction(default_extractor()(read_report(name)))


def stored_readings(store: Store, doc_ids: Collection[str] | None = None) -> Iterator[Reading]:
    """The reports the store keeps, or those named, a year at a time; raises StoreError for one it does not hold."""
    stored = store.documents()
    kept = [doc_id for doc_id, report in stored.items() if report.duplicate_of is None]
    wanted = kept if doc_ids is None else list(doc_ids)
    if unknown := [doc_id for doc_id in wanted if doc_id not in stored]:
        raise StoreError(f"the store at {store.root} holds no report {', '.join(unknown)}")
    years = {stored[doc_id].year or 0 for doc_id in wanted}
    for year in sorted(years):
        yield from _readings(store, [doc_id for doc_id in wanted if (stored[doc_id].year or 0) == year])


def _readings(store: Store, wanted: list[str]) -> Iterator[Reading]:
    tables = ("documents", "texts", *MENTIONS, "corrections")
    rows = {table: _by_report(store.rows(table, wanted)) for table in tables}
    for doc_id, [document] in rows["documents"].items():
        own = {table: rows[table].get(doc_id, []) for table in MENTIONS}
        for correction in rows["corrections"].get(doc_id, []):
            if correction["applied"] and correction["verdict"] == "rejected":
                own[correction["table"]].append({**json.loads(correction["old"]), "review": "rejected"})
        [text] = rows["texts"][doc_id]
        ordered = {table: sorted(entries, key=lambda row: row["seq"]) for table, entries in own.items()}
        yield Reading(document, text["source_text"], ordered)


def _by_report(frame: pd.DataFrame) -> dict[str, list[Row]]:
    own = frame.astype(object)
    rows: dict[str, list[Row]] = {}
    for row in own.where(own.notna(), None).to_dict(orient="records"):
        plain = {str(name): _plain(value) for name, value in row.items()}
        rows.setdefault(plain["doc_id"], []).append(plain)
    return rows


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
