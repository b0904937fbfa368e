r"""Tables with merged cells as rows of text: `| a | b |`, one line a row.

A merged cell of the header is repeated over all its columns and rows, so that every column has its words; a merged
cell of the data is written once, at its first place, so that no figure counts twice. A cell as wide as the table is
a line of one cell. Tables of one cell or one column are no tables: their cells are paragraphs.

>>> table = [Spread(0, 0, "项目", rows=2), Spread(0, 1, "收入", columns=2), Spread(1, 1, "本年"), Spread(1, 2, "上年")]
>>> table += [Spread(2, 0, "税收"), Spread(2, 1, "12.5"), Spread(2, 2, "-")]
>>> print("\n".join(table_lines(table)))
| 项目 | 收入 | 收入 |
| 项目 | 本年 | 上年 |
| 税收 | 12.5 | - |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .errors import FormatError
from .limits import MAX_CELLS

_SPACE = re.compile(r"\s+")
_FIGURE = re.compile(r"[-+－]?\d[\d,，]{0,18}(?:\.\d{1,8})?[%％]?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Spread:
    """A cell of a table: the row and column it begins at, its text, over how many rows and columns it spreads."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def table_lines(cells: Sequence[Spread]) -> list[str]:
    """The lines of a table: its rows, or paragraphs where it has but one column."""
    rows = _filled(cells)
    if not rows:
        return []
    if len(rows[0]) == 1 or len(rows) == 1 == len(cells):
        return [cell.text.strip() for cell in sorted(cells, key=_place) if cell.text.strip()]
    lines = []
    for number, row in enumerate(rows):
        whole = next((cell for cell in cells if cell.row == number and cell.columns >= len(row)), None)
        if any(row):
            lines.append(row_line([whole.text] if whole else row))
    return lines


def row_line(cells: Iterable[str]) -> str:
    r"""One row; strokes inside a cell become ∣, line breaks spaces.

    >>> row_line(["甲|乙", "", "3\n件"])
    '| 甲∣乙 |  | 3 件 |'
    """
    return "| " + " | ".join(cell_text(cell) for cell in cells) + " |"


def cell_text(text: str) -> str:
    """The text of a cell on one line. Only breaks between Latin words or numbers leave a space behind."""
    return _SPACE.sub(" ", text).strip().replace("|", "∣")


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first that states a figure; years alone are no figures.

    >>> header_rows([["市", "2020", "2021"], ["甲市", "3", "4"]])
    1
    """
    for number, row in enumerate(rows):
        figures = [text for text in map(str.strip, row) if is_figure(text)]
        if figures and not all(_YEAR.fullmatch(text) for text in figures):
            return number
    return len(rows)


def is_figure(text: str) -> bool:
    """Whether a cell is a plain number.

    >>> is_figure("9,746.50"), is_figure("2024-01-30")
    (True, False)
    """
    return bool(_FIGURE.fullmatch(text))


def _place(cell: Spread) -> tuple[int, int]:
    return cell.row, cell.column


def _filled(cells: Sequence[Spread]) -> list[list[str]]:
    """The rows of a table, merged cells of the header repeated over the columns and rows they spread over."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height * width > MAX_CELLS:
        problem = f"it holds a table of {height:,} rows and {width:,} columns"
        raise FormatError(problem, "Split the table, or delete the empty rows and columns at its end.")
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        rows[cell.row][cell.column] = cell.text
    header = header_rows(rows)
    for cell in cells:
        for row in range(cell.row, min(cell.row + cell.rows, header)):
            rows[row][cell.column : cell.column + cell.columns] = [cell.text] * cell.columns
    return rows
