"""Tables of a PDF page: the cells that its ruling lines draw, with their text and over how much they spread.

A frame around text and a picture drawn with lines are no tables: a table has two columns and two cells with text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .grid import Spread
from .pdf_lines import Box, Glyph, Turn, join_lines, lines_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

TOLERANCE: Final = 3.0  # points that one ruling line may be off


@dataclass(slots=True)
class PageTable:
    """A table on one page: its cells, where its columns begin and end, and its box."""

    cells: list[Spread]
    edges: list[float]
    box: Box


def page_tables(page: Page, glyphs: Sequence[Glyph], turn: Turn) -> tuple[list[PageTable], list[Glyph]]:
    """The tables of a page, and the characters outside them."""
    tables: list[PageTable] = []
    outside = list(glyphs)
    for found in page.find_tables():
        inside = [glyph for glyph in outside if contains(turn.box(*found.bbox), glyph)]
        table = _page_table([turn.box(*cell) for cell in found.cells], inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            outside = [glyph for glyph in outside if id(glyph) not in taken]
    return tables, outside


def contains(box: Box, glyph: Glyph) -> bool:
    """Whether the middle of a character lies in a box."""
    return box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2] and box[1] <= glyph.middle <= box[3]


def _page_table(boxes: Sequence[Box], glyphs: Sequence[Glyph]) -> PageTable | None:
    columns = _edges([edge for box in boxes for edge in (box[0], box[2])])
    rows = _edges([edge for box in boxes for edge in (box[1], box[3])])
    if len(columns) < 3 or len(rows) < 2:
        return None
    cells = []
    for box in boxes:
        text = _text([glyph for glyph in glyphs if contains(box, glyph)])
        left, right = _nearest(columns, box[0]), _nearest(columns, box[2])
        top, bottom = _nearest(rows, box[1]), _nearest(rows, box[3])
        if right > left and bottom > top:
            cells.append(Spread(top, left, text, bottom - top, right - left))
    if sum(bool(cell.text) for cell in cells) < 2:
        return None
    return PageTable(cells, columns, (columns[0], rows[0], columns[-1], rows[-1]))


def _edges(places: Sequence[float]) -> list[float]:
    """Places without those that are nearly the one before."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > TOLERANCE:
            edges.append(place)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    after = bisect_left(edges, place)
    around = [index for index in (after - 1, after) if 0 <= index < len(edges)]
    return min(around, key=lambda index: abs(edges[index] - place))


def _text(glyphs: Sequence[Glyph]) -> str:
    text = ""
    for line in lines_of(glyphs):
        text = join_lines(text, line.text) if text else line.text
    return text
