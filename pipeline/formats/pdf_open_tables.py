"""Tables of a PDF page that no ruling lines draw: figures set in columns under a header.

Rows that stand close together are a table where each of their stretches of text lies in a column of its own, the first
row has a word for every column, and every column but the first holds nothing but figures. A row may lack cells: where
they would stand is known, which a line of text does not tell. Refused are headers of several rows, labels that go on
on the next line, and columns that overlap: a wrong figure is worse than one that is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from .grid import Spread, is_figure
from .pdf_lines import Glyph, make_line, rows_of, segments
from .pdf_tables import PageTable

FEWEST_ROWS: Final = 3  # the header counted
PITCH: Final = 2.6  # of the character size: how far the rows of a table lie apart
EMPTY: Final = frozenset("-—–－/")
NOTES: Final = ("注", "说明", "资料", "备注", "来源")

Cell = tuple[float, float, str]  # from where to where it reaches, and its text


class _Row(NamedTuple):
    """A row of a page: its stretches of text, where it stands, the size of its characters."""

    glyphs: list[Glyph]
    cells: list[Cell]
    top: float
    bottom: float
    size: float


def open_tables(glyphs: Sequence[Glyph]) -> tuple[list[PageTable], list[Glyph]]:
    """The tables without ruling lines among the characters, and the characters outside them."""
    rows = [_row(row) for row in rows_of(glyphs) if row]
    tables: list[PageTable] = []
    taken: set[int] = set()
    for first, last in _runs(rows):
        table = _table(rows, first, last)
        if table is not None:
            tables.append(table)
            taken |= {id(glyph) for row in rows[first:last] for glyph in row.glyphs}
    return tables, [glyph for glyph in glyphs if id(glyph) not in taken]


def _row(glyphs: list[Glyph]) -> _Row:
    cells = [(part[0].x0, max(glyph.x1 for glyph in part), _text(part)) for part in segments(glyphs)]
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return _Row(glyphs, cells, top, bottom, max(glyph.size for glyph in glyphs))


def _text(part: Sequence[Glyph]) -> str:
    line = make_line(part)
    return line.text if line else ""


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """The stretches of rows with several cells that stand close together."""
    first = 0
    for place in range(1, len(rows) + 1):
        goes_on = place < len(rows) and _close(rows[place - 1], rows[place])
        if not goes_on or min(len(row.cells) for row in rows[place - 1 : place + 1]) < 2:
            if place - first >= FEWEST_ROWS:
                yield first, place
            first = place


def _close(above: _Row, below: _Row) -> bool:
    return below.top - above.top <= PITCH * above.size


def _table(rows: Sequence[_Row], first: int, last: int) -> PageTable | None:
    header, data = rows[first], rows[first + 1 : last]
    columns = _columns([cell for row in rows[first:last] for cell in row.cells])
    if len(header.cells) != len(columns) or any(_figure(text) for _, _, text in header.cells):
        return None
    placed = [_placed(row.cells, columns) for row in data]
    if not all(map(_is_data, placed)) or max(map(len, placed)) < len(columns):
        return None
    if last < len(rows) and _goes_on(rows[last - 1], rows[last], columns[1][0]):
        return None
    cells = [Spread(0, column, text) for column, (_, _, text) in enumerate(header.cells)]
    cells += [Spread(number, column, text) for number, row in enumerate(placed, 1) for column, text in row.items()]
    edges = [left for left, _ in columns] + [columns[-1][1]]
    return PageTable(cells, edges, (edges[0], header.top, edges[-1], data[-1].bottom))


def _columns(cells: Sequence[Cell]) -> list[tuple[float, float]]:
    """From where to where the columns reach: cells that overlap are of one.

    >>> _columns([(0, 20, "县区"), (60, 90, "受理数"), (0, 30, "五华区"), (70, 80, "5")])
    [(0, 30), (60, 90)]
    """
    columns: list[tuple[float, float]] = []
    for left, right, _ in sorted(cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    return columns


def _placed(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> dict[int, str]:
    """The texts of a row by their column; none where two stand in one."""
    places = [next(place for place, (_, right) in enumerate(columns) if left < right) for left, _, _ in cells]
    if any(before == after for before, after in pairwise(places)):
        return {}
    return {place: text for place, (_, _, text) in zip(places, cells, strict=True)}


def _is_data(row: dict[int, str]) -> bool:
    """Whether a row has a label in the first column and nothing but figures in the others, one at least."""
    figures = [_figure(text) for place, text in row.items() if place]
    return bool(figures) and all(figures) and 0 in row and not is_figure(row[0])


def _figure(text: str) -> bool:
    return is_figure(text) or text in EMPTY


def _goes_on(last: _Row, below: _Row, second: float) -> bool:
    """Whether the line below a table is the rest of its last label: it ends before the second column begins."""
    _, right, text = below.cells[0]
    return _close(last, below) and right < second and len(below.cells) == 1 and not text.startswith(NOTES)
