r"""Tables as browsers and converters copy them: every cell on its own line, a tab before all but the first of a row.

Rows are parted by an empty line or by the line without a tab that begins the next; a cell of several lines goes on
without a tab. They are read from the source text, where the tabs still stand, as are tables that lost their lines and
stand on one, parted by wide gaps. Refuses rows in which nothing has a tab.

>>> from ...schemas.text import CleanText
>>> text = "病种\n\t职工医保\n\n高血压病\n\t200元/月\n\n糖尿病\n\t300元/月\n"
>>> (grid,) = tabbed_grids(CleanText(text, [(0, len(text))], []), text)
>>> [[cell.text for cell in row] for row in [*grid.header, *grid.rows]]
[['病种', '职工医保'], ['高血压病', '200元/月'], ['糖尿病', '300元/月']]
"""

from __future__ import annotations

import re
from itertools import pairwise

from ...schemas.text import CleanText
from .table_cells import Cell, cell_at, is_empty, read_figure
from .table_layouts import Grid, Row, first_figure

LONGEST_CELL = 60  # characters of a line in a cell
FEWEST_ROWS = 3
LEAST_SHARE = 0.6  # of the rows of a table have its width

FEWEST_GAPS = 12  # of a line that holds a table

_GAP = re.compile(r"[ \t\u3000\xa0]{2,}")
_WIDE = re.compile(r"[ \xa0][ \xa0]{3}[^ \xa0\n]{1,40}[ \xa0]{4,}")
_TABBED = re.compile(r"\t(?<![^\n]\t)(?=\S)")  # at the start of a line


def tabbed_grids(clean: CleanText, source: str) -> list[Grid]:
    """The tables of a source text that were copied with a tab before each cell."""
    grids: list[Grid] = []
    rows: list[Row] = []
    reached = 0
    for match in _TABBED.finditer(source) if "\t" in source else ():
        if match.start() < reached:
            continue
        row, start, end = _row(clean, source, match.start())
        if rows and source[reached:start].strip():
            grids += _grid(rows)
            rows = []
        rows += [row] if row else []
        reached = end
    return grids + _grid(rows)


def inline_grids(clean: CleanText, source: str) -> list[Grid]:
    """The tables that stand on one line of the source, their cells parted by wide gaps."""
    grids: list[Grid] = []
    if not (" " * 4 in source or "\xa0" in source):
        return grids
    reached = 0
    for match in _WIDE.finditer(source):
        if match.start() < reached:
            continue
        start, end = source.rfind("\n", 0, match.start()) + 1, source.find("\n", match.end())
        reached = len(source) if end < 0 else end
        edges = [(start, start), *(gap.span() for gap in _GAP.finditer(source, start, reached)), (reached, reached)]
        if len(edges) > FEWEST_GAPS:
            cells = (_cell(clean, source, left[1], right[0]) for left, right in pairwise(edges))
            grids += _inline_grid([cell for cell in cells if cell])
    return grids


def _inline_grid(cells: Row) -> list[Grid]:
    """The table of a run of cells: a label begins a row, whole rows have as many figures as most."""
    first = first_figure(cells)
    rows: list[Row] = []
    for place in range(max(first - 1, 0), len(cells)):
        if rows and (read_figure(cells[place]) or is_empty(cells[place])):
            rows[-1].append(cells[place])
        else:
            rows.append([cells[place]])
    widths = [len(row) for row in rows if len(row) > 1]
    width = max(widths, key=widths.count, default=0)
    whole = [row for row in rows if len(row) == width]
    if width < 2 or len(whole) < FEWEST_ROWS or first <= width:
        return []
    top = first - 1 - width
    others = [row for row in rows if 1 < len(row) != width]
    return [Grid([cells[max(top - 1, 0) : top], cells[top : first - 1]], whole, others)]


def _row(clean: CleanText, source: str, tab: int) -> tuple[Row, int, int]:
    """The row around its first tab, and where it starts and ends in the source."""
    start = _first_line(source, tab)
    place, cells = start, []
    while place < len(source):
        end = _cell_end(source, place)
        cell = _cell(clean, source, place, end)
        cells += [cell] if cell else []
        place = end
        if not source.startswith("\t", place):
            break
    return cells, start, place


def _first_line(source: str, tab: int) -> int:
    """Where the first cell begins: the line above the tab, and those above that up to an empty one."""
    start = tab
    while start > 0:
        above = source.rfind("\n", 0, start - 1) + 1
        line = source[above : start - 1]
        if not line.strip() or len(line) > LONGEST_CELL or line.startswith("\t"):
            break
        start = above
    return start


def _cell_end(source: str, place: int) -> int:
    """Behind the lines of a cell: the next tab or empty line ends it."""
    while True:
        feed = source.find("\n", place)
        place = len(source) if feed < 0 else feed + 1
        if place >= len(source) or source[place] in "\t\r\n" or not source[place:].split("\n", 1)[0].strip():
            return place


def _cell(clean: CleanText, source: str, start: int, end: int) -> Cell | None:
    """A cell in clean offsets; None where cleaning kept nothing of it."""
    if not source[start:end].strip():
        return None
    cell = cell_at(clean.text, clean.clean_offset(start), clean.clean_offset(end))
    return cell if cell.text else None


def _grid(rows: list[Row]) -> list[Grid]:
    """The table that rows make: those above the first figures of its columns are its header."""
    begin = next((place for place, row in enumerate(rows) if _states_figures(row)), len(rows))
    widths = [len(row) for row in rows[begin:]]
    width = max(widths, key=widths.count, default=0)
    if len(rows) < FEWEST_ROWS or not begin or width < 2 or widths.count(width) < LEAST_SHARE * len(widths):
        return []
    whole = next(row for row in rows[begin:] if len(row) == width)
    return [Grid(rows[:begin], [_widened(row, whole) for row in rows[begin:]])]


def _widened(row: Row, whole: Row) -> Row:
    """A numbered row one cell short whose labels are whole: its figure holds for two columns."""
    place = _first_behind_number(row)
    merged = len(row) == len(whole) - 1 and row[0].text.isdigit() and place == _first_behind_number(whole)
    return [*row[: place + 1], *row[place:]] if merged else row


def _first_behind_number(row: Row) -> int:
    return next((place for place in range(1, len(row)) if read_figure(row[place])), len(row))


def _states_figures(row: Row) -> bool:
    """Whether a row has a figure behind its first cell, which may count the rows."""
    return any(read_figure(cell) for cell in row[1:])
