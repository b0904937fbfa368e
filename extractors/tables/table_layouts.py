r"""Tables whose cells are divided by strokes: rows of `a | b |`, Markdown, and one cell a line.

Rows are kept where the text has them; where each cell stands on its own line, rows are found from the pattern of
labels and figures, and a table whose pattern is not regular is left out.

>>> text = "州市\n|\n来电\n|\n昆明市\n|\n422\n|\n玉溪市\n|\n33\n|"
>>> [[cell.text for cell in row] for row in piped_grids(text)[0].rows]
[['昆明市', '422'], ['玉溪市', '33']]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from ..words.table_words import words_of
from .table_cells import Cell, cell_at, is_empty, read_figure
from .table_headers import NationalLayout, national_layout

MOST_COLUMNS = 24
MOST_HEADER_CELLS = 40
MOST_TITLES = 4  # cells above a header that head the table
MOST_LINES_BETWEEN = 3  # lines without strokes inside a table: what a cell of several paragraphs spreads over
LONGEST_BREAK = 200  # characters of such lines

_PIPE = re.compile(r"[|｜]")
_LONE = re.compile(r"\s*[|｜]\s*")
_RULE = re.compile(r"[\s|｜:：+=-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")

Row = list[Cell]


@dataclass(slots=True)
class Grid:
    """The cells of a table: header rows above, rows of data below, each row without what its layout left out.

    `others` are rows of the table of which nothing tells what their figures mean.
    """

    header: list[Row]
    rows: list[Row]
    others: list[Row] = field(default_factory=list)

    @property
    def start(self) -> int:
        return (self.header or self.rows)[0][0].start

    @property
    def end(self) -> int:
        return self.rows[-1][-1].end


def piped_grids(text: str) -> list[Grid]:
    """The tables whose cells are divided by strokes."""
    grids: list[Grid] = []
    for lines in _blocks(text) if "|" in text or "｜" in text else ():
        if any(_LONE.fullmatch(text, *line) for line in lines):
            grids += stream_grids(_stream_cells(text, lines))
        else:
            grids += _ruled_grids(text, lines) or _row_grids(_piped_rows(text, lines))
    return grids


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with strokes; of lines between two lone strokes too."""
    lines: list[tuple[int, int]] = []
    for match in _PIPE.finditer(text):
        if lines and match.start() < lines[-1][1]:
            continue
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        if lines and (
            start - lines[-1][1] > LONGEST_BREAK or text.count("\n", lines[-1][1], start) > MOST_LINES_BETWEEN
        ):
            yield lines
            lines = []
        lines.append((start, len(text) if end < 0 else end))
    if lines:
        yield lines


def _ruled_grids(text: str, lines: list[tuple[int, int]]) -> list[Grid]:
    """The tables of Markdown: the header stands above the rule, all lines below it are data."""
    rules = [place for place, line in enumerate(lines) if _is_rule(text, *line)]
    grids = []
    for rule, following in zip(rules, [*rules, len(lines) + 1][1:], strict=True):
        rows = _piped_rows(text, lines[max(rule - 1, 0) : following - 1])
        if rule and len(rows) > 1:
            grids.append(Grid(rows[:1], rows[1:]))
    return grids


def _is_rule(text: str, start: int, end: int) -> bool:
    return bool(_RULE.fullmatch(text, start, end)) and "-" in text[start:end]


def _piped_rows(text: str, lines: list[tuple[int, int]]) -> list[Row]:
    rows = []
    framed = sum(text[start] in "|｜" for start, _ in lines) > len(lines) / 2
    for start, end in lines:
        if _is_rule(text, start, end):
            continue
        edges = [start - 1, *(match.start() for match in _PIPE.finditer(text, start, end)), end]
        cells = [cell_at(text, first + 1, last) for first, last in pairwise(edges)]
        if not cells[-1].text:
            cells.pop()
        if framed and cells and not cells[0].text:
            cells.pop(0)
        if cells:
            rows.append(cells)
    return rows


def _row_grids(rows: list[Row]) -> list[Grid]:
    """Tables of known rows: rows without a figure begin the next header, unless they are a heading between rows."""
    grids: list[Grid] = []
    header: list[Row] = []
    for row in rows:
        before = grids[-1] if grids else None
        if not _is_data(row, fresh=before is None or bool(header)):
            if before and not header and _lacks_figures(row, before.rows):
                before.rows.append(row)
            else:
                header.append(row)
            continue
        if before and len(row) == len(before.rows[-1]) and all(len(cells) == 1 for cells in header):
            before.rows += [*header, row] if header else [row]
        elif before and not header:
            before.rows.append(row)
        else:
            grids.append(_begun(header, row))
        header = []
    return grids


def _begun(header: list[Row], row: Row) -> Grid:
    """A table that begins with `row`, or with the label rows above it that lack its figures."""
    place = len(header)
    while place > 1 and _lacks_figures(header[place - 1], [row]):
        place -= 1
    return Grid(header[:place], [*header[place:], row])


def _lacks_figures(row: Row, others: list[Row]) -> bool:
    """Whether a row is as wide as the last of the others and empty in the columns where they hold figures."""
    if len(row) < 2 or len(row) != len(others[-1]):
        return False
    columns = {
        place for other in others if len(other) == len(row) for place, cell in enumerate(other) if read_figure(cell)
    }
    return all(is_empty(row[place]) for place in columns)


def _is_data(row: Row, *, fresh: bool) -> bool:
    """Whether a row holds figures; bare years above the first row are headers."""
    figures = [cell for cell in row if read_figure(cell)]
    return bool(figures) and not (fresh and all(_YEAR.fullmatch(cell.text) for cell in figures))


def _stream_cells(text: str, lines: list[tuple[int, int]]) -> Row:
    """The cells between strokes, whatever lines they stand on."""
    first = lines[0][0]
    if _LONE.fullmatch(text, *lines[0]):
        first = text.rfind("\n", 0, max(first - 1, 0)) + 1
    edges = [first - 1, *(match.start() for match in _PIPE.finditer(text, first, lines[-1][1]))]
    if _LONE.fullmatch(text, *lines[-1]):
        below = text.find("\n", lines[-1][1] + 1)
        edges.append(len(text) if below < 0 else below)
    cells = [part for start, end in pairwise(edges) for part in _parted(text, start + 1, end)]
    return [cell for cell in cells if not cell.text or not _RULE.fullmatch(cell.text) or is_empty(cell)]


def _parted(text: str, start: int, end: int) -> Row:
    """The cells between two strokes: two, where a row ends or the next begins with a figure on its own line."""
    cell = cell_at(text, start, end)
    feed = text.rfind("\n", cell.start, cell.end)
    if feed < 0:
        return [cell]
    above, below = cell_at(text, start, feed), cell_at(text, feed + 1, end)
    if read_figure(above) is None and read_figure(below) is None:
        return [cell]
    return [*_parted(text, start, feed), below]


def stream_grids(cells: Row) -> list[Grid]:
    """The tables of a run of cells whose rows are not known."""
    grids: list[Grid] = []
    place = 0
    while place < len(cells):
        first = first_figure(cells, place)
        if first == len(cells):
            break
        found = national_stream(cells, place, first) or _regular_stream(cells, place, first)
        if found:
            grids.append(found[0])
        place = found[1] if found else first + 1
    return grids


def first_figure(cells: Row, place: int = 0) -> int:
    """Where the first figure from `place` on stands; behind the last cell where there is none."""
    return next((number for number in range(place, len(cells)) if read_figure(cells[number])), len(cells))


def _holds(cell: Cell) -> bool:
    """Whether a cell can stand in a column of figures."""
    return is_empty(cell) or read_figure(cell) is not None


def national_stream(cells: Row, place: int, first: int) -> tuple[Grid, int] | None:
    """A table of the national form from `place` on: so many figures a row, whatever stands before them."""
    place = max(place, first - MOST_HEADER_CELLS)
    layout = national_layout("".join(cell.text for cell in cells[place:first]))
    if layout is None:
        return None
    begin = max(number for number in range(place, first) if cells[number].text.endswith(tuple(layout.words))) + 1
    header, rows, place = cells[place:begin], [], begin
    while (label_end := _label_end(cells, place, layout)) is not None:
        rows.append(cells[place : label_end + len(layout.columns)])
        place = label_end + len(layout.columns)
    return (Grid([header], rows), place) if rows else None


def _label_end(cells: Row, place: int, layout: NationalLayout) -> int | None:
    """Where the figures of a row begin, if the row has all of them and at most three labels."""
    width = len(layout.columns)
    for start in range(place, min(place + 4, len(cells) - width + 1)):
        if all(map(_holds, cells[start : start + width])) and any(map(read_figure, cells[start : start + width])):
            return start
    return None


def _regular_stream(cells: Row, place: int, first: int) -> tuple[Grid, int] | None:
    """A table with one header cell a column, found from the first figure and the pattern of its rows.

    Of several readings the one that takes in most cells is right: what heads the table is no column of it.
    """
    place = max(place, first - MOST_COLUMNS)
    starts = [
        (skipped, first - labels) for skipped in range(place, min(place + MOST_TITLES, first)) for labels in range(3)
    ]
    found = [grid for top, begin in starts if (grid := regular(cells, top, begin))]
    return max(found, key=itemgetter(1), default=None)


def regular(cells: Row, top: int, begin: int, width: int = 0) -> tuple[Grid, int] | None:
    """The table whose header is `cells[top:begin]`, if whole rows of that width follow, and where it ends."""
    width = width or begin - top
    if not 2 <= width <= MOST_COLUMNS or begin + width > len(cells):
        return None
    pattern = [read_figure(cell) is not None for cell in cells[begin : begin + width]]
    if not _plausible(pattern):
        return None
    rows, place = [], begin
    while place + width <= len(cells) and _fits(cells[place : place + width], pattern):
        rows.append(cells[place : place + width])
        place += width
    last = _closing_row(cells[place : place + width], pattern)
    sure = len(rows) > 1 or pattern[-1]
    if not rows or not sure or (pattern[0] and not _numbered(rows)):
        return None
    place += len(last)
    if any(map(read_figure, cells[place : place + 1])):
        return None
    return Grid([cells[top:begin]], [*rows, last] if last else rows), place


def _plausible(pattern: list[bool]) -> bool:
    """Labels and figures both, the figures after the first label and not all of them row numbers."""
    label = next((place for place, figure in enumerate(pattern) if not figure), len(pattern))
    return label <= 1 and any(pattern[label:])


def _numbered(rows: list[Row]) -> bool:
    """Whether the first column counts the rows; a row of totals needs no number."""
    numbers = [cell.text for cell in (row[0] for row in rows) if cell.text.isdigit()]
    return numbers[:1] in (["0"], ["1"]) and numbers == [
        str(number + int(numbers[0])) for number in range(len(numbers))
    ]


def _fits(row: Row, pattern: list[bool]) -> bool:
    return all(_holds(cell) if figure else read_figure(cell) is None for cell, figure in zip(row, pattern, strict=True))


def _closing_row(cells: Row, pattern: list[bool]) -> Row:
    """A last row with a merged label: 合计 over the row number and the name."""
    label = len(pattern) - pattern[::-1].index(False) - 1 if False in pattern else 0
    width = len(pattern) - label
    row = cells[:width]
    merged = label and len(row) == width and row[0].text in words_of("total")
    return row if merged and all(map(_holds, row[1:])) else []
