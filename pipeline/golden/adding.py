"""Make a report of the store, whose records a reviewer has all decided about, a golden case.

    <golden>/texts/<name>.txt      its source text
    <golden>/<name>/<table>.tsv    its rows as reviewed; rejected ones are none
    <golden>/reports.tsv           one line more

What the extractors missed is there where the reviewer added it. Refused: a name that is
taken or no plain name, a report the store does not hold, records that nobody has decided about.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from ...schemas.extraction import Extraction
from ...schemas.records import MODELS
from ...schemas.text import CleanText, Outline, SourceText
from ..reading import Reading
from ..review.readings import stored_readings
from ..store import Store
from .folder import INDEX_COLUMNS, REPORTS, GoldenError
from .rows import MENTION_FIELDS, cells_of, print_table, rows_of

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_]{0,60}")


def add_report(folder: Path, name: str, store: Store, doc_id: str) -> Path:
    """Add a reviewed report to the golden folder; gives the folder of its rows; raises GoldenError."""
    rows = folder / name
    if not _NAME.fullmatch(name):
        raise GoldenError(f"{name!r} is no name for a report; use small letters, digits and _")
    if rows.exists():
        raise GoldenError(f"{rows} exists already; choose another name")
    [reading] = stored_readings(store, [doc_id])
    if open_rows := _undecided(reading):
        listed = ", ".join(f"{count} {table}" for table, count in open_rows.items())
        raise GoldenError(f"nobody has decided about {listed} of {doc_id}; review them first (zhibiao review)")
    text = folder / "texts" / f"{name}.txt"
    text.parent.mkdir(exist_ok=True)
    text.write_bytes(reading.text.encode())
    _write_rows(folder, name, _extraction(reading))
    return rows


def _undecided(reading: Reading) -> dict[str, int]:
    """How many rows of each table nobody has decided about."""
    counts = {table: sum(1 for row in reading.rows[table] if not row["review"]) for table in MENTION_FIELDS}
    return {table: count for table, count in counts.items() if count}


def _write_rows(folder: Path, name: str, extraction: Extraction) -> None:
    tables = rows_of(extraction)
    (folder / name).mkdir()
    for table, fields in MENTION_FIELDS.items():
        cells = [{**cells_of(table, row), "optional": "", "note": ""} for row in tables[table]]
        content = print_table(cells, ("place", "text", *fields, "optional", "note"))
        (folder / name / f"{table}.tsv").write_bytes(content.encode())
    line = {"report": name, "file": f"texts/{name}.txt", **cells_of("documents", tables["documents"][0])}
    _, _, entry = print_table([line], INDEX_COLUMNS).partition("\n")
    with (folder / REPORTS).open("ab") as file:
        file.write(entry.encode())


def _extraction(reading: Reading) -> Extraction:
    """The report as an extraction whose rows are those reviewed."""
    models: dict[str, Any] = {
        table: [MODELS[table].model_validate(row) for row in rows if row["review"] != "rejected"]
        for table, rows in reading.rows.items()
    }
    document: Any = MODELS["documents"].model_validate(reading.document)
    source = SourceText(document.doc_id, document.source, reading.text, "utf-8")
    clean = CleanText(reading.text, [(0, len(reading.text))], [])
    return Extraction(source=source, clean=clean, outline=Outline([], []), document=document, **models)
