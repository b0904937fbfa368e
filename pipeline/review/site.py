"""A folder of review pages: one a report, and an index of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from ..reading import Reading
from .page import labels, render, render_page

INDEX: Final = "index.html"
_FACTS: Final = ("doc_id", "title", "source", "genre", "issuer", "region", "report_year")
_COUNTED: Final = ("indicators", "dates", "titles", "tasks", "findings")


def write_site(readings: Iterable[Reading], folder: Path) -> int:
    """Write a page for each report and the index; gives the number of reports."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for reading in readings:
        name = f"{reading.document['doc_id']}.html"
        (folder / name).write_text(render_page([reading]), encoding="utf-8")
        entries.append(index_entry(reading, name))
    (folder / INDEX).write_text(render_index(entries), encoding="utf-8")
    return len(entries)


def render_index(entries: list[dict[str, Any]]) -> str:
    """The page that lists the reports."""
    data = {"labels": labels(), "reports": entries}
    return render("index.html", ["index.js"], "zhibiao 指标", data)


def index_entry(reading: Reading, href: str) -> dict[str, Any]:
    """What the index says about a report."""
    facts = {name: reading.document[name] for name in _FACTS}
    counts = {table: len(reading.rows.get(table, [])) for table in _COUNTED}
    severities = Counter(row["severity"] for row in reading.rows.get("findings", []))
    reviewed = sum(1 for rows in reading.rows.values() for row in rows if row.get("review"))
    return {**facts, "counts": counts, "severities": severities, "reviewed": reviewed, "href": href}
