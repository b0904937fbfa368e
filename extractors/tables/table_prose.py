"""Prose in the cells of ruled tables: whom its figures hold for stands at the head of the line, and when in the header.

Finds the fines of a table of offences by the gravity of each (情节轻微, 情节严重): 处1万元以下罚款. Refuses tables
without a rule under the header, those whose header does not say that lines are bodies, places or acts, and figures
whose clause says itself to whom they apply (对负责人处1万元罚款).
"""

from __future__ import annotations

from collections import defaultdict

from ..statements.found import FoundIndicator
from ..words.table_words import bare_label, is_entity_corner
from .table_cells import Cell
from .table_layouts import Grid, piped_grids

LONGEST_HEADER = 8  # characters of a header that goes into a name


def name_in_cells(text: str, rows: list[FoundIndicator]) -> None:
    """Give rows in cells of prose the label of their line as subject. In place.

    A name that stands in several columns begins with the header of its own: 情节轻微罚款, 情节严重罚款.
    """
    for grid in piped_grids(text) if rows and "|--" in text else ():
        columns = _columns(grid, rows)
        names = {header: {row.name for row, _ in held} for header, held in columns.items()}
        for header, held in columns.items():
            said = bare_label(header)
            others = set().union(*(names[other] for other in names if other != header))
            for row, label in held:
                row.subject = bare_label(label.text)
                if row.name in others and len(said) <= LONGEST_HEADER:
                    row.name = said + row.name.removeprefix("处")


def _columns(grid: Grid, rows: list[FoundIndicator]) -> dict[str, list[tuple[FoundIndicator, Cell]]]:
    """The rows without a subject in the cells under each header, with the labels of their lines."""
    columns: dict[str, list[tuple[FoundIndicator, Cell]]] = defaultdict(list)
    header = grid.header[-1] if grid.header else []
    if not header or not is_entity_corner(header[0].text):
        return columns
    inside = [
        row for row in rows if grid.start <= row.start < grid.end and row.subject is None and "对" not in row.words
    ]
    for label, *cells in grid.rows:
        for head, cell in zip(header[1:], cells, strict=False):
            columns[head.text] += [(row, label) for row in inside if cell.start <= row.start < cell.end]
    return columns
