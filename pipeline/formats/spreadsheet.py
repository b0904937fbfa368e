r"""Spreadsheets (.xlsx, .xlsm, .xls, .xlsb, .ods, .et): each visible sheet as lines of text and tables.

A row with one cell is a line of text (title, unit, note), rows with several are a table, with the label rows between
them. Numbers stand as the sheet shows them where the file says how (percent, decimals; not in .xls), dates as
2024年3月1日. Refuses files with a password and damaged ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from .archive import checked_archive
from .converted import Converted, Draft
from .errors import FormatError, library
from .grid import Spread, table_lines
from .limits import MAX_CELLS
from .number_formats import Formats, read_formats, shown

LONGEST_LABEL: Final = 40  # characters of a label row inside a table
_PLAIN_NAMES: Final = ("sheet", "工作表")

Row = list[str]
Merged = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column


def convert_spreadsheet(raw: bytes) -> Converted:
    """The text of a spreadsheet; raises FormatError."""
    calamine = library("python_calamine", "a spreadsheet", "python-calamine")
    formats: list[Formats] = []
    if raw.startswith(b"PK"):
        with checked_archive(raw) as archive:
            formats = read_formats(archive)
    draft = Draft()
    cells = 0
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(raw))
        visible = calamine.SheetVisibleEnum.Visible
        for number, properties in enumerate(workbook.sheets_metadata):
            if properties.visible != visible or properties.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(number)
            cells += (sheet.total_height or 0) * (sheet.total_width or 0)
            if cells > MAX_CELLS:
                raise FormatError(f"it holds more than {MAX_CELLS:,} cells", "Split it, or delete its empty rows.")
            rows = _shown_rows(sheet.to_python(skip_empty_area=False), formats[number] if formats else {})
            for line in sheet_lines(properties.name, rows, sheet.merged_cell_ranges or []):
                draft.line(line)
    except calamine.PasswordError as error:
        raise FormatError("it is a spreadsheet with a password", "Save a copy without the password.") from error
    except calamine.CalamineError as error:
        raise FormatError(f"it is a damaged spreadsheet ({error})", "Fetch it again, or save it anew.") from error
    return draft.converted("spreadsheet")


def sheet_lines(name: str, rows: Sequence[Row], merged: Sequence[Merged]) -> Iterator[str]:
    """The lines of a sheet: its name where it says something, its texts and tables.

    >>> rows = [["财政收入表", ""], ["项目", "金额"], ["税收", "12"], ["其中", ""], ["非税", "3"], ["注：决算数", ""]]
    >>> list(sheet_lines("Sheet1", rows, []))
    ['财政收入表', '| 项目 | 金额 |', '| 税收 | 12 |', '| 其中 |  |', '| 非税 | 3 |', '注：决算数']
    """
    lines = [line for start, end in _runs(rows) for line in _run_lines(rows, merged, start, end)]
    if lines and not name.lower().startswith(_PLAIN_NAMES) and name not in lines[0]:
        yield name
    yield from lines


def _run_lines(rows: Sequence[Row], merged: Sequence[Merged], start: int, end: int) -> list[str]:
    if end - start == 1 and _filled(rows[start]) < 2:
        return [line for cell in rows[start] for line in cell.split("\n") if line.strip()]
    width = max((place + 1 for row in rows[start:end] for place, cell in enumerate(row) if cell), default=0)
    first = min(place for row in rows[start:end] for place, cell in enumerate(row) if cell)
    spreads = {
        (top, left): (min(bottom, end - 1) - top + 1, min(right, width - 1) - left + 1)
        for (top, left), (bottom, right) in merged
        if start <= top < end and first <= left < width
    }
    cells = []
    for number in range(start, end):
        for column in range(first, width):
            cell = rows[number][column] if column < len(rows[number]) else ""
            height, breadth = spreads.get((number, column), (1, 1))
            if cell:
                cells.append(Spread(number - start, column - first, cell, height, breadth))
    if not any(cell.column + cell.columns == width - first for cell in cells if cell.row == 0):
        cells.append(Spread(0, width - first - 1, ""))  # the first row is as wide as the widest
    return table_lines(cells)


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Tables as runs of rows, each other row that is not empty by itself."""
    number = 0
    while number < len(rows):
        filled = _filled(rows[number])
        if filled < 2:
            if filled:
                yield number, number + 1
            number += 1
            continue
        end = _table_end(rows, number)
        yield number, end
        number = end


def _table_end(rows: Sequence[Row], start: int) -> int:
    """Where a table ends: label rows belong to it where rows with several cells follow."""
    end = number = start + 1
    while number < len(rows) and _filled(rows[number]) > 0 and (_filled(rows[number]) > 1 or _is_label(rows[number])):
        number += 1
        if _filled(rows[number - 1]) > 1:
            end = number
    return end


def _is_label(row: Row) -> bool:
    text = "".join(row)
    return (
        len(text) <= LONGEST_LABEL and not text.endswith(("。", "；")) and not text.startswith(("注", "说明", "单位"))
    )


def _filled(row: Row) -> int:
    return sum(map(bool, row))


def _shown_rows(rows: Sequence[Sequence[Any]], formats: Formats) -> list[Row]:
    return [
        [_shown(cell, formats.get((number, column), "")) for column, cell in enumerate(row)]
        for number, row in enumerate(rows)
    ]


def _shown(cell: Any, code: str) -> str:
    """A cell as text.

    >>> _shown(12.0, ""), _shown(0.1208, "0.00%"), _shown(datetime.date(2024, 3, 1), ""), _shown(True, "")
    ('12', '12.08%', '2024年3月1日', '是')
    """
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return shown(cell, code)
    if isinstance(cell, datetime.date):  # datetimes too
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return str(cell).strip()
