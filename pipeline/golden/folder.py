"""The golden folder: the gold, the output accepted last, and the floors with the hashes they hold for.

    reports.tsv               a line a report: the folder of its gold, its file, and the fields of its document
    <report>/<table>.tsv      its gold, a table a file (see `rows`)
    accepted/…                the output accepted last, in the same form
    floors.json               the floors, and the SHA-256 of every file of gold and every report

Whatever is read is checked: that columns, cells and names are right, and that each row's text stands at its place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...schemas.text import SourceText
from ..ingest import IngestError, read_report
from .rows import (
    DOCUMENT_FIELDS,
    MENTION_FIELDS,
    Row,
    RowError,
    Tables,
    cells_of,
    document_row,
    parse_row,
    parse_table,
    print_table,
)
from .rules import fold

REPORTS: Final = "reports.tsv"
ACCEPTED: Final = "accepted"
FLOORS: Final = "floors.json"
PLACE: Final = Path("tests/golden")  # in a checkout
INDEX_COLUMNS: Final = ("report", "file", *DOCUMENT_FIELDS)

Figures = dict[str, dict[str, float]]  # by table: precision, recall, f1 and each field


class GoldenError(Exception):
    """The golden regression cannot be run, or may not be accepted; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report annotated by hand."""

    name: str
    file: str
    source: SourceText
    tables: Tables


@dataclass(frozen=True, slots=True)
class Pinned:
    """What floors.json holds."""

    floors: Figures
    hashes: dict[str, str]


def find_folder(given: Path | None = None) -> Path:
    """The golden folder: the one given, or that of the checkout one is in or runs from; raises GoldenError."""
    here = Path(__file__).resolve().parents[2]
    places = [given] if given else [Path.cwd() / PLACE, here / PLACE]
    for place in places:
        if (place / REPORTS).is_file():
            return place
    looked = " or ".join(str(place) for place in dict.fromkeys(places))
    raise GoldenError(
        f"There is no golden regression in {looked} (no {REPORTS}). It belongs to the source checkout and is not "
        f"installed: run this in a checkout, or name the folder with --golden DIR."
    )


def read_gold(folder: Path) -> list[GoldReport]:
    """The annotated reports; raises GoldenError."""
    reports = []
    for cells in _read_cells(folder / REPORTS, INDEX_COLUMNS):
        try:
            source = read_report(folder / cells["file"])
        except IngestError as error:
            raise GoldenError(f"{folder / REPORTS} names a report that cannot be read: {error}") from error
        tables = _read_tables(folder / cells["report"], ("optional", "note"))
        for table, rows in tables.items():
            _refuse_misplaced(folder / cells["report"] / f"{table}.tsv", rows, source.text)
        reports.append(GoldReport(cells["report"], cells["file"], source, {"documents": [_document(cells)], **tables}))
    if not reports:
        raise GoldenError(f"{folder / REPORTS} names no report.")
    return reports


def read_accepted(folder: Path) -> dict[str, Tables]:
    """The output accepted last, by report; empty where none has been accepted yet."""
    index = folder / ACCEPTED / REPORTS
    if not index.is_file():
        return {}
    cells = _read_cells(index, INDEX_COLUMNS)
    return {
        row["report"]: {"documents": [_document(row)], **_read_tables(index.parent / row["report"], ())}
        for row in cells
    }


def write_accepted(folder: Path, reports: Iterable[GoldReport], found: Mapping[str, Tables]) -> None:
    """Keep the output of this version as the one accepted last."""
    index = []
    for report in reports:
        tables = found[report.name]
        cells = cells_of("documents", tables["documents"][0])
        index.append({"report": report.name, "file": report.file, **cells})
        for table, fields in MENTION_FIELDS.items():
            path = folder / ACCEPTED / report.name / f"{table}.tsv"
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, print_table([cells_of(table, row) for row in tables[table]], ("place", "text", *fields)))
    _write(folder / ACCEPTED / REPORTS, print_table(index, INDEX_COLUMNS))


def read_pinned(folder: Path) -> Pinned | None:
    """The floors and hashes, or None where nothing has been accepted yet; raises GoldenError."""
    path = folder / FLOORS
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Pinned(content["floors"], content["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise GoldenError(f"{path} is damaged ({error}). Restore it from version control.") from error


def write_pinned(folder: Path, pinned: Pinned) -> None:
    """Pin floors and hashes, in one step."""
    content = json.dumps({"floors": pinned.floors, "sha256": pinned.hashes}, ensure_ascii=False, indent=2)
    staged = folder / f"{FLOORS}.new"
    _write(staged, content + "\n")
    os.replace(staged, folder / FLOORS)


def hash_files(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of gold and every report that exists, by its path from the golden folder."""
    names = [REPORTS]
    for cells in _read_cells(folder / REPORTS, INDEX_COLUMNS):
        names += [cells["file"], *(f"{cells['report']}/{table}.tsv" for table in MENTION_FIELDS)]
    files = {name: folder / name for name in sorted(names)}
    return {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items() if file.is_file()}


def _document(cells: Mapping[str, str]) -> Row:
    return document_row({name: cells[name] or None for name in DOCUMENT_FIELDS})


def _read_tables(folder: Path, further: tuple[str, ...]) -> Tables:
    tables: Tables = {}
    for table, fields in MENTION_FIELDS.items():
        path = folder / f"{table}.tsv"
        tables[table] = []
        for number, cells in enumerate(_read_cells(path, ("place", "text", *fields, *further)), 2):
            try:
                tables[table].append(parse_row(table, cells))
            except RowError as error:
                raise GoldenError(f"{path}, line {number}: {error}.") from error
    return tables


def _read_cells(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        return parse_table(path.read_bytes().decode(), columns)
    except (OSError, UnicodeDecodeError, RowError) as error:
        raise GoldenError(f"{path} cannot be read: {error}.") from error


def _refuse_misplaced(path: Path, rows: list[Row], source: str) -> None:
    """Each text stands at its place; that of a long finding need only be how the place begins."""
    for number, row in enumerate(rows, 2):
        there = fold(source[row.start : row.end]) or ""
        wanted = fold(row.text) or ""
        if not (there.startswith(wanted) if path.stem == "findings" else there == wanted):
            raise GoldenError(f"{path}, line {number}: at {row.start}-{row.end} stands {there[:40]!r}, not {wanted!r}.")


def _write(path: Path, content: str) -> None:
    path.write_bytes(content.encode())
