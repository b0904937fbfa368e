r"""Tables without strokes: one cell a line, or columns set with spaces.

A run of short lines is a table where a header begins at a corner word or behind the title, and at least two whole rows
of labels and figures follow. Columns set with spaces are read from the source text, where the spaces still stand:
rows that lack a figure are left out, because nothing tells which column it is missing from.

>>> text = "各省招生计划表\n省份\n招生人数\n扩招\n江苏\n100\n20\n上海\n105\n70"
>>> [[cell.text for cell in row] for row in lined_grids(text)[0].rows]
[['江苏', '100', '20'], ['上海', '105', '70']]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...schemas.text import CleanText
from ..scanning import found_of_each, of_each
from ..words.table_words import is_entity_corner, numbering_rank, words_of
from .table_cells import Cell, cell_at, read_figure
from .table_headers import national_headers
from .table_layouts import MOST_HEADER_CELLS, Grid, Row, first_figure, national_stream, regular

LONGEST_CELL_LINE = 24  # characters of a line that is one cell
LONGEST_SPACED = 200  # characters of a row set with spaces
LONGEST_GAP = 600  # characters of rows without figures between two rows with figures
LONGEST_NATIONAL = 4000  # characters of a table of national form
LONGEST_NATIONAL_HEADER = 200  # characters of its header before the last words of it
LONGEST_YEAR = 5  # characters of a year alone: 1996年
MOST_BARE_COLUMNS = 2  # a table set with spaces has more
FEWEST_FULL_ROWS = 2
FEWEST_FIGURES = 4  # figures that make a table

_LINE = re.compile(r"[^\n]+")
_BARE_LINE = re.compile(r"\n[-≥≤>〉]?\d[\d,.]{0,14}%?(?:（[^（）\n]{1,12}）)?(?=\n|\Z)")
_BRACKETED = re.compile(r"[（(][^（()）\n]{0,60}[)）]")
_PROSE = re.compile(r"[。；！？，]")
_UNIT_LINE = re.compile(r"（?(?:计量)?单位[：:]")
_TITLE_LINE = re.compile(r"表\d*$|统计$|情况$")
_SPANS = re.compile(r"^占.{2,}(?:比重|比例)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPACED = of_each(" \t\u3000", r"-?\d[\d,.]{0,18}%?(?=[ \t\u3000\r\n])")
_TOKEN = re.compile(r"[^ \t\u3000\r\n]+")


def lined_grids(text: str) -> list[Grid]:
    """The tables with one cell a line and no strokes, where header, labels and figures are regular."""
    grids: list[Grid] = []
    reached = 0
    for match in _BARE_LINE.finditer("\n" + text):
        if match.start() < reached:
            continue
        start, end = _cell_lines(text, match.start(), reached)
        reached = end
        cells = [cell_at(text, *line.span()) for line in _LINE.finditer(text, start, end)]
        if sum(read_figure(cell) is not None for cell in cells) >= FEWEST_FIGURES:
            grids += _lined_grid(cells)
    return grids


def _cell_lines(text: str, place: int, reached: int) -> tuple[int, int]:
    """The run of short lines around a line of figures."""
    start = place
    while start > reached:
        line = text.rfind("\n", 0, start - 1) + 1
        if not _is_cell_line(text[line : start - 1]):
            break
        start = line
    end = place
    while end < len(text):
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        if not _is_cell_line(text[end:stop]):
            break
        end = stop + 1
    return start, min(max(end, place + 1), len(text))


def _is_cell_line(line: str) -> bool:
    return 0 < len(line) <= LONGEST_CELL_LINE and not _PROSE.search(line) and "|" not in line


def _lined_grid(cells: Row) -> list[Grid]:
    """The table of a run of lines: its header begins at a corner word or behind the title."""
    first = first_figure(cells)
    for begin in range(max(0, first - 1), max(-1, first - MOST_HEADER_CELLS), -1):
        found = _regular_lines(cells, begin, first) if _begins_header(cells, begin) else None
        if found:
            return [found[0]]
    return []


def _begins_header(cells: Row, place: int) -> bool:
    text, before = cells[place].text, cells[place - 1].text if place else ""
    if text in words_of("row_number") or text in ("指标", "项目", "类别", "名称") or is_entity_corner(text):
        return True
    return bool(_UNIT_LINE.match(before) or _TITLE_LINE.search(before))


def _regular_lines(cells: Row, top: int, first: int) -> tuple[Grid, int] | None:
    """Two whole rows at least; years that stand below one header cell count as its columns."""
    for begin in (first, first - 1, first - 2):
        found = regular(cells, top, begin)
        years = sum(1 for cell in cells[top:begin] if _YEAR.match(cell.text) and len(cell.text) <= LONGEST_YEAR)
        if not found and years > 1:
            found = regular(cells, top, begin, begin - top - 1)
            if found:
                found[0].header = [cells[top : begin - years], cells[begin - years : begin]]
        if not found and begin - top > MOST_BARE_COLUMNS + 1 and _SPANS.search(cells[top + 1].text):
            found = regular(cells, top, begin, begin - top - 1)
            if found:  # 地区, and over all other columns 占常住人口比重
                found[0].header = [cells[top : top + 2], cells[top + 2 : begin]]
        if found and len(found[0].rows) > 1:
            return found
    return None


def national_grids(clean: CleanText, source: str) -> list[Grid]:
    """The tables of national form without strokes, whether a line holds a cell or a row; read from the source text."""
    grids: list[Grid] = []
    for match in national_headers().finditer(source):
        reach = max(match.start() - LONGEST_NATIONAL_HEADER, 0)
        start = max(source.rfind("\n", 0, reach), source.rfind("。", reach, match.start())) + 1
        stop = source.find("。", match.end(), match.end() + LONGEST_NATIONAL)
        stop = stop if stop >= 0 else min(match.end() + LONGEST_NATIONAL, len(source))
        if "|" in source[match.start() : stop]:
            continue
        cells = [cell for cell in _tokens(clean, source, start, stop) if not grids or cell.start >= grids[-1].end]
        found = national_stream(cells, 0, first_figure(cells))
        grids += [found[0]] if found else []
    return grids


def spaced_grids(clean: CleanText, source: str) -> list[Grid]:
    """The tables whose columns are set with spaces, read from the source text."""
    grids: list[Grid] = []
    lines: list[tuple[int, int]] = []
    for start, end in _figure_lines(source):
        if lines and not _goes_on(source[lines[-1][1] : start]):
            grids += _spaced_grid(clean, source, lines)
            lines = []
        lines.append((start, end))
    return grids + (_spaced_grid(clean, source, lines) if lines else [])


def _figure_lines(source: str) -> Iterator[tuple[int, int]]:
    """The short lines in which a figure stands between spaces."""
    reached = 0
    for match in found_of_each(_SPACED, source + "\n"):
        if match.start() < reached:
            continue
        start, end = source.rfind("\n", 0, match.start()) + 1, source.find("\n", match.end() - 1)
        reached = len(source) if end < 0 else end
        line = source[start:reached]
        if (
            line[: match.start() - start].strip()
            and len(line) <= LONGEST_SPACED
            and "|" not in line
            and not _is_prose(line)
        ):
            yield start, reached


def _is_prose(text: str) -> bool:
    """Whether a text has the punctuation of sentences outside brackets."""
    return bool(_PROSE.search(text)) and bool(_PROSE.search(_BRACKETED.sub("", text)))


def _goes_on(between: str) -> bool:
    """Whether the lines between two rows are rows without figures."""
    return len(between) < LONGEST_GAP and not _is_prose(between) and not _UNIT_LINE.search(between)


def _spaced_grid(clean: CleanText, source: str, lines: list[tuple[int, int]]) -> list[Grid]:
    rows = [_tokens(clean, source, *line) for line in lines if not _is_wrapped(source, *line)]
    if sum(read_figure(cell) is not None for row in rows for cell in row) < FEWEST_FIGURES:
        return []
    header = [row for line in _lines_above(source, lines[0][0]) if (row := _tokens(clean, source, *line))]
    alone = sum(len(row) > 1 for row in header) == 1
    for row in reversed(header):
        if any(map(read_figure, row)) or any(map(_is_numbered, row)):
            continue
        grid = _paired_grid(row, rows) or _full_grid(row, rows) or (_matched_grid(row, rows) if alone else None)
        if grid is not None:
            return [grid]
    return []


def _is_numbered(cell: Cell) -> bool:
    return numbering_rank(cell.text) > 0


def _is_wrapped(source: str, start: int, end: int) -> bool:
    """Whether the lines above and below are the rest of the label: parts of a wrapped cell."""
    above = source[source.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].strip()
    stop = source.find("\n", end + 1)
    below = source[end + 1 : stop if stop > 0 else len(source)].strip()
    return all(line and not any(map(str.isdigit, line)) and not numbering_rank(line) for line in (above, below))


def _paired_grid(header: Row, rows: list[Row]) -> Grid | None:
    """Two tables side by side under the same header twice: 项目 决算数 项目 决算数."""
    if len(header) != 4 or [cell.text for cell in header[:2]] != [cell.text for cell in header[2:]]:
        return None
    pairs = [
        [label, figure]
        for row in rows
        for label, figure in pairwise(row)
        if read_figure(figure) and not read_figure(label) and not label.text.isdigit()
    ]
    return Grid([header[:2]], pairs) if pairs else None


def _full_grid(header: Row, rows: list[Row]) -> Grid | None:
    """A table with a cell under every word of its header in every row, texts and dashes too."""
    if len(header) <= MOST_BARE_COLUMNS or len(rows) < FEWEST_FULL_ROWS:
        return None
    return Grid([header], rows) if {len(row) for row in rows} == {len(header)} else None


def _matched_grid(header: Row, rows: list[Row]) -> Grid | None:
    """A table whose header has a word for every figure of its fullest rows; other rows leave open what they lack."""
    joined = [row for row in map(_joined_label, rows) if row]
    width = max((len(row) - 1 for row in joined), default=0)
    header = [cell for cell in header if cell.text not in words_of("row_number")]
    if width < 2 or len(header) not in (width, width + 1):
        return None
    whole = [row for row in joined if len(row) == width + 1]
    return Grid([header], whole) if len(whole) > 1 else None


def _joined_label(row: Row) -> Row:
    """Everything before the last figures of a row as one label, without a code in front."""
    split = len(row)
    while split and read_figure(row[split - 1]):
        split -= 1
    labels = [cell for cell in row[:split] if not cell.text.isdigit()]
    if len(labels) != 1:
        return []
    return [labels[0], *row[split:]]


def _lines_above(source: str, start: int) -> list[tuple[int, int]]:
    lines = []
    for _ in range(12):
        if start <= 0:
            break
        end = start - 1
        start = source.rfind("\n", 0, end) + 1
        if _PROSE.search(source, start, end) or _UNIT_LINE.search(source, start, end):
            break
        if source[start:end].strip():
            lines.append((start, end))
    return lines[::-1]


def _tokens(clean: CleanText, source: str, start: int, end: int) -> Row:
    """The words of a source line as cells in clean offsets; those that cleaning dropped are left out."""
    cells = []
    for match in _TOKEN.finditer(source, start, end):
        first = clean.clean_offset(match.start())
        cell = Cell(first, first + len(match[0]), clean.text[first : first + len(match[0])])
        if cell.text and clean.source_offset(min(first, len(clean.text) - 1)) == match.start():
            cells.append(cell)
    return cells
