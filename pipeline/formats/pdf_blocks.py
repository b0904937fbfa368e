"""Blocks of a PDF: paragraphs and tables, put together over line ends and page breaks.

A line goes on in the next where it reaches the right margin and the next begins at the left one; a heading label at
the beginning of a line begins a paragraph. Tables that stand last on one page and first on the next, with the same
columns, are one; the repeated header is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from ..chrome import is_page_mark
from .grid import Spread
from .pdf_columns import reading_order
from .pdf_lines import Line, glyphs_of, join_lines, rows_of, turn_of
from .pdf_open_tables import open_tables
from .pdf_tables import PageTable, page_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

SLACK: Final = 1.6  # of the character size: what a full line may lack at the right margin
INDENT: Final = 0.8  # of the character size: what begins a paragraph at the left one
PITCH: Final = 1.9  # of the character size: more white between two lines parts paragraphs
SIZES: Final = 0.15  # how much the character sizes of a paragraph differ
FEWEST_LINES: Final = 6  # long lines that tell the margins of a page
LONG_LINE: Final = 12  # characters
EDGE: Final = 0.12  # of the height of a page: where page numbers and running lines stand
RUNNING_SHARE: Final = 0.5  # of the pages that a running line stands on
FEWEST_PAGES: Final = 3
SAME_EDGE: Final = 6.0  # points that the columns of one table are off on the next page

_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|第[一二三四五六七八九十百\d]{1,4}[章节条部]|\d{1,2}[.、．](?!\d)"
)
_ENDS = re.compile(r"[。！？：；”）]$")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–－─·\s]{0,6}(?:\d{1,4}|[ivxIVX]{1,6})[-—–－─·\s]{0,6}")


@dataclass(slots=True)
class PageText:
    """The lines of one column of a page, with the page's number and height."""

    page: int
    height: float
    lines: list[Line]


@dataclass(slots=True)
class Paragraph:
    """A paragraph: the pieces of its text with the pages they stand on."""

    pieces: list[tuple[int, str]]


@dataclass(slots=True)
class TableRun:
    """A table with the pages it runs over."""

    parts: list[tuple[int, list[Spread]]]
    edges: list[float]


PageBlock = PageText | tuple[int, PageTable]
Margins = tuple[float, float]  # where lines begin and end


def page_blocks(page: Page) -> list[PageBlock]:
    """The blocks of a page in reading order."""
    chars = page.dedupe_chars().chars
    turn = turn_of(chars, float(page.width), float(page.height))
    height = turn.height if turn.direction == "right" else turn.width
    tables, outside = page_tables(page, glyphs_of(chars, turn), turn)
    more, outside = open_tables(outside)
    tables += more
    tables.sort(key=lambda table: table.box[1])
    blocks: list[PageBlock] = []
    for table in tables:
        above = [glyph for glyph in outside if glyph.middle < table.box[1]]
        outside = [glyph for glyph in outside if glyph.middle >= table.box[1]]
        blocks += [PageText(page.page_number, height, lines) for lines in reading_order(rows_of(above))]
        blocks.append((page.page_number, table))
    blocks += [PageText(page.page_number, height, lines) for lines in reading_order(rows_of(outside))]
    return [block for block in blocks if not isinstance(block, PageText) or block.lines]


def without_running_lines(pages: Sequence[Sequence[PageBlock]]) -> list[list[PageBlock]]:
    """The pages without page numbers and without lines that run along the edge of most."""
    texts: Counter[str] = Counter()
    for blocks in pages:
        texts.update({_shape(line) for block in blocks for line in _edge_lines(block)})
    running = {shape for shape, count in texts.items() if count >= FEWEST_PAGES and count > RUNNING_SHARE * len(pages)}
    kept: list[list[PageBlock]] = []
    for blocks in pages:
        for block in blocks:
            if isinstance(block, PageText):
                edge = {line for line in _edge_lines(block) if _shape(line) in running or _is_page_number(line)}
                block.lines = [line for line in block.lines if line not in edge]
        kept.append([block for block in blocks if not isinstance(block, PageText) or block.lines])
    return kept


def _edge_lines(block: PageBlock) -> list[Line]:
    if not isinstance(block, PageText):
        return []
    return [line for line in block.lines if line.top < EDGE * block.height or line.bottom > (1 - EDGE) * block.height]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _is_page_number(line: Line) -> bool:
    return is_page_mark(line.text) or bool(_PAGE_NUMBER.fullmatch(line.text))


def join_blocks(pages: Sequence[Sequence[PageBlock]]) -> list[Paragraph | TableRun]:
    """Paragraphs and tables over all pages."""
    texts = [block for blocks in pages for block in blocks if isinstance(block, PageText)]
    common = _margins([line for text in texts for line in text.lines]) or (0.0, float("inf"))
    joiner = _Joiner(common)
    for blocks in pages:
        for block in blocks:
            if isinstance(block, PageText):
                joiner.add_text(block)
            else:
                joiner.add_table(*block)
    return joiner.blocks


class _Joiner:
    """The blocks so far, the last of which may go on."""

    def __init__(self, margins: Margins) -> None:
        self.blocks: list[Paragraph | TableRun] = []
        self._margins = margins
        self._last: Line | None = None
        self._page = 0

    def add_text(self, text: PageText) -> None:
        margins = _margins(text.lines) or self._margins
        for line in text.lines:
            paragraph = self.blocks[-1] if self.blocks else None
            if isinstance(paragraph, Paragraph) and self._goes_on(line, margins, text.page):
                before = paragraph.pieces[-1][1]
                paragraph.pieces.append((text.page, join_lines(before, line.text)[len(before) :]))
            else:
                self.blocks.append(Paragraph([(text.page, line.text)]))
            self._last, self._page = line, text.page

    def add_table(self, page: int, table: PageTable) -> None:
        run = self.blocks[-1] if self.blocks else None
        if isinstance(run, TableRun) and run.parts[-1][0] < page and _same_columns(run.edges, table.edges):
            run.parts.append((page, _without_header(table.cells, run.parts[0][1])))
        else:
            self.blocks.append(TableRun([(page, table.cells)], table.edges))
        self._last = None

    def _goes_on(self, line: Line, margins: Margins, page: int) -> bool:
        """Whether a line goes on with the paragraph that the last one belongs to."""
        last = self._last
        if last is None or last.parted or line.parted or abs(line.size - last.size) > SIZES * last.size:
            return False
        if page == self._page and line.top - last.top > (1 + PITCH) * last.size:
            return False
        if _LABEL.match(line.text) and _ENDS.search(last.text):
            return False
        left, right = margins
        return last.x1 >= right - SLACK * last.size and line.x0 <= left + INDENT * line.size


def _margins(lines: Sequence[Line]) -> Margins | None:
    """Where most long lines begin and end; None where there are too few."""
    long = [line for line in lines if len(line.text) >= LONG_LINE]
    if len(long) < FEWEST_LINES:
        return None
    left, right = sorted(line.x0 for line in long), sorted(line.x1 for line in long)
    return left[len(left) // 10], right[-1 - len(right) // 10]


def _same_columns(edges: Sequence[float], others: Sequence[float]) -> bool:
    return len(edges) == len(others) and all(
        abs(one - other) < SAME_EDGE for one, other in zip(edges, others, strict=True)
    )


def _without_header(cells: list[Spread], first: list[Spread]) -> list[Spread]:
    """The cells without the rows in front that repeat those of the first part."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    same = list(takewhile(lambda row: _row(cells, row) == _row(first, row), range(height)))
    kept = [cell for cell in cells if cell.row >= len(same)]
    for cell in kept:
        cell.row -= len(same)
    return kept


def _row(cells: Sequence[Spread], number: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in cells if cell.row == number and cell.text]
