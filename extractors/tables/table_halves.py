"""Tables set side by side in one: 收入 | 决算数 | 支出 | 决算数 is two tables, each with its own labels.

The header says so: the words over the first column, which holds labels or codes, come again over a later one. A group
title over a whole part (收入, 支出) is its title. Tables of figures only, whose
header words come again too, are left whole.

>>> from .table_cells import Cell
>>> rows = [["项目", "决算数", "项目", "决算数"], ["税收", "12", "教育", "7"], ["", "", "卫生", "5"]]
>>> cells = [[Cell(0, len(text), text) for text in row] for row in rows]
>>> [[[cell.text for cell in row] for row in half.rows] for half, _ in halves(Grid(cells[:1], cells[1:]))]
[[['税收', '12']], [['教育', '7'], ['卫生', '5']]]
"""

from __future__ import annotations

from itertools import pairwise

from ..words.table_words import contains, words_of
from .table_cells import read_figure
from .table_layouts import Grid, Row

NARROWEST = 2  # columns of a part


def halves(grid: Grid) -> list[tuple[Grid, str]]:
    """The tables that stand side by side in a grid, with the title over each; the grid itself where it is one."""
    edges = _edges(grid)
    if len(edges) < 3:
        return [(grid, "")]
    width = edges[-1]
    parts = []
    for start, end in pairwise(edges):
        over = [row[start:end] for row in grid.header if len(row) == width]
        header = [row for row in over if len({cell.text for cell in row}) > 1]
        title = next((row[0].text for row in over if len({cell.text for cell in row}) == 1), "")
        rows = [row[start:end] for row in grid.rows if len(row) == width and any(c.text for c in row[start:end])]
        if not header or not rows:
            return [(grid, "")]
        parts.append((Grid(header, rows), title))
    return parts


def _edges(grid: Grid) -> list[int]:
    """Where the parts begin, and the width of the grid."""
    leaves = [cell.text for cell in grid.header[-1]] if grid.header else []
    if len(leaves) < 2 * NARROWEST or not leaves[0] or not _labels(grid, leaves[0]):
        return []
    edges = [place for place, leaf in enumerate(leaves) if leaf == leaves[0]] + [len(leaves)]
    return edges if all(end - start >= NARROWEST for start, end in pairwise(edges)) else []


def _labels(grid: Grid, leaf: str) -> bool:
    """Whether the first column holds labels, codes or row numbers."""
    if contains("no_figure", leaf) or leaf in words_of("row_number"):
        return True
    cells: Row = [row[0] for row in grid.rows if row and row[0].text]
    return bool(cells) and sum(read_figure(cell) is not None for cell in cells) * 2 < len(cells)
