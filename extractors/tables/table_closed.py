r"""Tables of a plan's main indicators, one cell a line, whose rows each close with 预期性 or 约束性.

The last word of the header says that the rows do (属性). A row is as wide as most of them: what stands before
it is the class of indicators, which the first row of its class shows. Refuses tables with fewer than three such rows.

>>> text = "指标\n2020年\n2025年\n属性\n民生\n床位\n5\n6\n预期性\n医师\n2\n3\n预期性\n寿命\n78\n79\n预期性"
>>> [[cell.text for cell in row] for row in closed_grids(text)[0].rows]
[['床位', '5', '6', '预期性'], ['医师', '2', '3', '预期性'], ['寿命', '78', '79', '预期性']]
"""

from __future__ import annotations

import re
from collections import Counter

from .table_cells import cell_at, read_figure
from .table_layouts import Grid, Row

FEWEST_ROWS = 3
LONGEST_HEADER = 160  # characters of the lines above 属性
MOST_CELLS = 12  # of a row

_HEADED = re.compile(r"\n(?:指标)?属性\n")
_CLOSED = re.compile(r"\n(?:预期性?|约束性?)(?=\n|\Z)")
_CELL = re.compile(r"[^\n]+")
_BEGINS = re.compile(r"(?:类\s?别|分类|序号|指标(?:名称)?|名称|主要指标|领域)$")
_GOES_ON = re.compile(r"[（〔\[［【]")


def closed_grids(text: str) -> list[Grid]:
    """The tables of a text whose header ends with 属性 and whose rows close with what that is."""
    headed = _HEADED.finditer(text) if "属性\n" in text else ()
    return [grid for match in headed if (grid := _closed_grid(text, match.end() - 1))]


def _closed_grid(text: str, place: int) -> Grid | None:
    header = _header(text, place)
    rows: list[Row] = []
    for match in _CLOSED.finditer(text, place):
        cells = _cells(text, place, match.end())
        if len(cells) > MOST_CELLS or any("。" in cell.text for cell in cells):
            break
        rows.append(cells)
        place = match.end()
    widths = Counter(len(row) for row in rows if any(map(read_figure, row)))
    most = max(widths, key=lambda cells: (widths[cells], -cells), default=0)
    width = min((cells for cells in widths if cells >= most - 1), default=0)  # some rows show their class as well
    if len(rows) < FEWEST_ROWS or not 3 <= width <= len(header):
        return None
    return Grid([header[-width:]], [row[-width:] for row in rows if len(row) >= width])


def _header(text: str, place: int) -> Row:
    """The cells from the first word of a header down to 属性; what stands in brackets goes on with the line above."""
    start = max(0, place - LONGEST_HEADER)
    cells = _cells(text, text.rfind("\n", 0, start) + 1 if start else 0, place)
    first = next((number for number, cell in enumerate(cells) if _BEGINS.match(cell.text)), len(cells))
    joined: Row = []
    for cell in cells[first:]:
        if joined and _GOES_ON.match(cell.text):
            joined[-1] = cell_at(text, joined[-1].start, cell.end)
        else:
            joined.append(cell)
    return joined


def _cells(text: str, start: int, end: int) -> Row:
    return [cell_at(text, *line.span()) for line in _CELL.finditer(text, start, end) if line[0].strip()]
