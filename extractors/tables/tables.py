r"""Tables in scraped text: columns with the words over them, rows with their labels, captions and units.

Keeps what is clearly a table: figures in columns that have a header, in rows that have a label. Row numbers, codes,
telephone numbers and columns of text are no figures; a table whose header leaves open what a column means, or whose
rows have no labels, is left out.

>>> from ...pipeline.clean import clean_text
>>> from ...schemas.text import SourceText
>>> source = SourceText("0" * 16, "a.txt", "各市来信\n州市 | 来信 |\n昆明市 | 53 |\n玉溪市 | 13 |", "utf-8")
>>> table = find_tables(clean_text(source), source.text)[0]
>>> table.caption, [column.words for column in table.columns], [row.labels[0].text for row in table.rows]
('各市来信', [('来信',)], ['昆明市', '玉溪市'])
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ...schemas.text import CleanText
from ..agencies.assignments import labels
from ..figures.units import Unit, read_unit
from ..words.table_words import bare_label, contains, is_total, numbering_rank, words_of
from .table_cells import Cell, Figure, is_empty, read_figure
from .table_closed import closed_grids
from .table_halves import halves
from .table_headers import Words, flatten, national_layout
from .table_layouts import Grid, Row, piped_grids
from .table_lines import lined_grids, national_grids, spaced_grids
from .table_tabs import inline_grids, tabbed_grids

LONGEST_CAPTION = 60
LONGEST_LABEL = 60
LONGEST_BESIDE = 6
MOST_CAPTION_LINES = 8
CODE_DIGITS = 7  # whole numbers this long without a comma are codes and telephone numbers

_STATED_UNIT = re.compile(r"(?:计量)?单位(?:[：:]|——)\s?(?P<unit>[^\s，。；）|]{1,12})")
BRACKETED = re.compile(r"（(?:单位[：:])?([^（）]{1,12})）$|[/／，,]([^/／，,（）]{1,8})$")
_DIGIT = re.compile(r"\d")
_UNIT_HEADER = re.compile(r"^(?:计量|数量)?单位$")
_MERGED_TOTAL = re.compile(r"[\u4e00-\u9fff]{2,20}(?:合计|小计|总计)$")  # over a code and its name: 人员经费合计
_ONLY_CAPTION = re.compile(r"^（|^(?:计量)?单位[：:]")


class Column(NamedTuple):
    """A column of figures: the words over it from the top down, and the clean span of the words."""

    words: Words
    start: int
    end: int


@dataclass(slots=True)
class TableRow:
    """A row: its labels from the outer to the inner, its figures by column, its unit where a column states it.

    `beside` holds what a column of words between figures says of those behind it, where labels are alike (从重).
    """

    labels: list[Cell]
    figures: dict[int, Figure]
    unit: str = ""
    beside: dict[int, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """A table of figures. `start` is where its caption begins, `top` where its header does."""

    columns: list[Column]
    rows: list[TableRow]
    start: int
    top: int
    end: int
    corner: str = ""
    caption: str = ""
    half: str = ""  # what a table that stands beside another is headed
    unit: str = ""
    national: bool = False
    cells: list[Cell] = field(default_factory=list, repr=False)


def find_tables(clean: CleanText, source: str) -> list[Table]:
    """The tables of a report, in order of place."""
    grids = [
        *national_grids(clean, source), *closed_grids(clean.text), *piped_grids(clean.text), *lined_grids(clean.text),
        *spaced_grids(clean, source), *tabbed_grids(clean, source), *inline_grids(clean, source),
    ]  # fmt: skip
    tables: list[Table] = []
    for grid in sorted(grids, key=lambda grid: grid.start):
        if tables and grid.start < tables[-1].end:
            continue
        for part, title in halves(grid):
            table = _table(part)
            if table is not None:
                table.start, table.top, table.end = grid.start, grid.start, grid.end
                table.unit = next(filter(None, (stated_unit(row[0].text) for row in grid.header if len(row) == 1)), "")
                _read_caption(
                    clean.text, table, max((other.end for other in tables if other.end <= table.top), default=0)
                )
                table.half, table.caption = title, title or table.caption
                tables.append(table)
    return tables


def figure_spans(tables: list[Table]) -> list[tuple[int, int]]:
    """The clean spans of figures and row numbers: no dates stand there."""
    return [(cell.start, cell.end) for table in tables for cell in table.cells if read_figure(cell)]


def table_spans(tables: list[Table]) -> list[tuple[int, int]]:
    """The clean spans of headers, labels and figures: the prose extractors find no quantities there."""
    return [(cell.start, cell.end) for table in tables for cell in table.cells if len(cell.text) <= LONGEST_LABEL]


def stated_unit(text: str) -> str:
    """The unit that 单位： names in a caption or header.

    >>> stated_unit("本年收费金额（单位：万元）"), stated_unit("责任单位")
    ('万元', '')
    """
    match = _STATED_UNIT.search(text)
    return match["unit"] if match else ""


def unit_of(written: str) -> tuple[Unit, str] | None:
    """A written unit and the multiplier before it, if nothing else is written.

    >>> unit_of("万元"), unit_of("件数")
    ((Unit(unit='元', kind='amount', end=1), '万'), None)
    """
    for size in range(len(written) - len(written.lstrip("十百千万亿")) + 1):  # 亿千瓦时 is 亿 of 千瓦时
        unit = read_unit(written, size)
        if unit and unit.end == len(written):
            return unit._replace(end=len(written) - size), written[:size]
    return (Unit("年", "measure", 1), "") if written == "年" else None  # 平均受教育年限（年）


def written_unit(text: str) -> str:
    """The unit written at the end of a header or label: （万元）, （单位：亩）, 占比%."""
    if text.endswith(("%", "（%）", "百分比")):
        return "%"
    match = BRACKETED.search(text)
    return stated_unit(text) or ((match[1] or match[2]) if match else "")


def _table(grid: Grid) -> Table | None:
    layout = national_layout("".join(cell.text for row in grid.header for cell in row))
    if layout:
        columns = list(layout.columns)
        rows = [_national_row(row, len(columns)) for row in grid.rows]
        kept = [row for row in rows if row is not None]
        places = [Column(words, *_place(grid, words)) for words in columns]
        table = _assemble(grid, places, _inherit(kept, 0), "")
        table.national = True
        return table if kept else None
    return _regular_table(grid)


def _national_row(row: Row, width: int) -> TableRow | None:
    """The labels before the last `width` cells; None for a row cut short."""
    cells = row[-width:]
    if len(cells) < width or not all(is_empty(cell) or read_figure(cell) for cell in cells):
        return None
    labels = [cell for cell in row[:-width] if cell.text]
    return TableRow(labels, {place: figure for place, cell in enumerate(cells) if (figure := read_figure(cell))})


def _place(grid: Grid, words: Words) -> tuple[int, int]:
    """Where the innermost header word of a column stands."""
    named = [cell for row in grid.header for cell in row if cell.text == words[-1]]
    return (named[-1].start, named[-1].end) if named else (grid.start, grid.start)


def _assemble(grid: Grid, columns: list[Column], rows: list[TableRow], corner: str) -> Table:
    cells = [cell for row in [*grid.header, *grid.rows, *grid.others] for cell in row if cell.text]
    return Table(columns, rows, grid.start, grid.start, grid.end, corner, cells=cells)


def _regular_table(grid: Grid) -> Table | None:
    """A table of columns as wide as most of its rows."""
    width = Counter(len(row) for row in grid.rows if len(row) > 1).most_common(1)
    if not width or width[0][0] < 2:
        return None
    header = flatten([[cell.text for cell in row] for row in grid.header], width[0][0])
    rows = [_aligned(row, width[0][0]) for row in grid.rows]
    if header is None:
        return None
    figures = [place for place in range(len(header)) if _is_figure_column(place, header, rows)]
    if not figures:
        return None
    labels, unit = _label_columns(header, rows, figures)
    made = [_row(row, figures, labels, unit) for row in rows]
    kept = _inherit([row for row in made if row is not None], len(labels))
    kept = [row for row in kept if row.labels or len(kept) == 1]
    _read_beside(kept, rows, figures)
    columns = [Column(header[place], *_header_span(grid, place, header[place])) for place in figures]
    corner = "".join(header[labels[-1]]) if labels else ""
    return _assemble(grid, columns, kept, corner) if any(row.figures for row in kept) else None


def _aligned(row: Row, width: int) -> Row:
    """A row as wide as the table: short ones lack cells in front. Longer ones are no rows of it."""
    if len(row) > width:
        return []
    return [Cell(row[0].start, row[0].start, "")] * (width - len(row)) + row


def _is_figure_column(place: int, header: list[Words], rows: list[Row]) -> bool:
    """Whether a column has a header and states figures that are no row numbers, codes or years."""
    words = "".join(header[place])
    cells = [row[place] for row in rows if row and not is_empty(row[place])]
    figures = [figure for cell in cells if (figure := read_figure(cell))]
    if (
        not bare_label(words)
        or contains("no_figure", words)
        or words in labels()
        or len(figures) * 2 < len(cells)
        or not figures
    ):
        return False
    if words in words_of("row_number") or (place == 0 and _counts_up(figures)):
        return False
    return not all(map(_is_code, figures))


def _is_code(figure: Figure) -> bool:
    """Whether a figure is a bare run of digits as long as a code or a telephone number."""
    length = figure.end - figure.start
    return figure.unit is None and length >= CODE_DIGITS and length == len(str(figure.value)) and figure.value % 1 == 0


def _counts_up(figures: list[Figure]) -> bool:
    return [figure.value for figure in figures] == list(range(1, len(figures) + 1))


def _label_columns(header: list[Words], rows: list[Row], figures: list[int]) -> tuple[list[int], int | None]:
    """The columns of labels before the first figures, and the column that states units."""
    unit = next((place for place, words in enumerate(header) if _UNIT_HEADER.match("".join(words))
                 and any(row and unit_of(row[place].text) for row in rows)), None)  # fmt: skip
    labels = [
        place for place in range(figures[0])
        if place != unit and "".join(header[place]) not in words_of("row_number")
        and not contains("no_figure", "".join(header[place]))
        and any(row and row[place].text and not read_figure(row[place]) for row in rows)
    ]  # fmt: skip
    return labels, unit


def _row(row: Row, figures: list[int], labels: list[int], unit: int | None) -> TableRow | None:
    if not row:
        return None
    read = {column: read_figure(row[place]) for column, place in enumerate(figures)}
    cells = [row[place] for place in labels if row[place].text and len(row[place].text) <= LONGEST_LABEL]
    if not cells:
        cells = [cell for cell in row[: figures[0]] if is_total(cell.text) or _MERGED_TOTAL.search(cell.text)]
    stated = row[unit].text if unit is not None else ""
    return TableRow(cells, {column: figure for column, figure in read.items() if figure}, stated)


def _read_beside(kept: list[TableRow], rows: list[Row], figures: list[int]) -> None:
    """What stands between the figures of rows that bear the same labels tells apart the figures behind it."""
    paths = {tuple(cell.text for cell in row.labels) for row in kept}
    if len(paths) == len(kept):
        return
    by_start = {figure.start: row for row in kept for figure in row.figures.values()}
    for cells in filter(None, rows):
        row = next((by_start[cell.start] for cell in cells if cell.start in by_start), None)
        for column in range(1, len(figures)) if row else ():
            between = [cell for cell in cells[figures[column - 1] + 1 : figures[column]] if cell.text]
            if row and between and len(between[-1].text) <= LONGEST_BESIDE and not _DIGIT.search(between[-1].text):
                row.beside[column] = between[-1]


def _header_span(grid: Grid, place: int, words: Words) -> tuple[int, int]:
    row = grid.header[-1]
    cell = row[place] if place < len(row) and words and row[place].text == words[-1] else None
    return (cell.start, cell.end) if cell else _place(grid, words or ("",))


def _inherit(rows: list[TableRow], depth: int) -> list[TableRow]:
    """Rows with the outer labels that merged cells and rows without figures state once."""
    outer: list[Cell] = []
    for row in rows:
        if not row.labels:
            continue
        row.labels = _around(outer, row.labels[0], depth - len(row.labels)) + row.labels
        outer = row.labels[:-1] if row.figures else row.labels
    return [row for row in rows if row.figures]


def _around(outer: list[Cell], label: Cell, missing: int) -> list[Cell]:
    """The labels around an inner one: those numbered above it, or as many as the row lacks; none for totals of all."""
    rank = numbering_rank(label.text)
    if rank:
        return [cell for cell in outer if 0 < numbering_rank(cell.text) < rank]
    return [] if is_total(label.text) else outer[: max(missing, 0)]


def _read_caption(text: str, table: Table, above: int) -> None:
    """The lines between the table above and this that speak of it: its caption, its unit, its time."""
    lines = [line for line in _lines_above(text, table.top) if line[0] >= above]
    units = [place for place, (start, end) in enumerate(lines) if stated_unit(text[start:end])]
    first = units[0] if units else 0
    for start, end in lines[first:]:
        line = text[start:end]
        table.start = start
        table.unit = table.unit or stated_unit(line)
        if not _ONLY_CAPTION.search(line):
            table.caption = line
            break


def _lines_above(text: str, place: int) -> list[tuple[int, int]]:
    """The short lines above a place that are no prose, nearest first."""
    lines: list[tuple[int, int]] = []
    place = text.rfind("\n", 0, place) + 1
    if text[:place].endswith("\n|\n"):  # the stroke in front of a first cell
        place -= 2
    while place > 0 and len(lines) < MOST_CAPTION_LINES:
        end = place - 1
        start = text.rfind("\n", 0, end) + 1
        if start == end or end - start > LONGEST_CAPTION or text[end - 1] in "。；，" or "|" in text[start:end]:
            break
        lines.append((start, end))
        place = start
    return lines
