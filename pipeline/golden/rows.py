"""Rows of gold and of extracted records in one form, and the cells they are written as.

A table is a text file of tab-separated values whose first line names the columns: `place` (source offsets), `text`,
the fields, and in gold `optional` and `note`. An empty cell is null, names in a list stand between 、, a range
is 2～6, and a parent is named by its place, so that no row need be numbered. Nothing is quoted; a tab or a line
break in a cell is refused.

>>> row = parse_row("dates", {"place": "4-9", "text": "2020年", "edtf": "2020", "kind": "point"})
>>> row.start, row.end, row.fields["edtf"]
(4, 9, '2020')
>>> cells_of("dates", row)
{'place': '4-9', 'text': '2020年', 'edtf': '2020', 'kind': 'point'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ...schemas.extraction import Extraction
from ...schemas.records import Record

INDICATOR_FIELDS: Final = (
    "kind", "role", "value", "unit", "bound", "name", "subject", "period", "nature", "parent",
    "change_basis", "change_base",
)  # fmt: skip
MENTION_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "indicators": INDICATOR_FIELDS,
    "dates": ("edtf", "kind"),
    "titles": ("title", "number", "action", "action_date", "parent", "canonical"),
    "tasks": ("lead", "cooperating", "supervising", "deadline_text", "deadline"),
    "findings": ("rule", "severity", "message"),
}
DOCUMENT_FIELDS: Final = (
    "title", "genre", "issuer", "publisher", "doc_number", "region", "region_code", "publish_date", "report_year",
)  # fmt: skip
LISTS: Final = frozenset({"lead", "cooperating", "supervising"})
BETWEEN_NAMES: Final = "、"
BETWEEN_ENDS: Final = "～"
YES: Final = "yes"

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_BREAKS = re.compile(r"[\t\r\n]")
_SPACE = re.compile(r"\s+")


class RowError(ValueError):
    """A row or cell that is not written as it should be; the message says how."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of gold, or a record: its source span and its fields (`value` as value, low, high; `parent` as a span)."""

    start: int
    end: int
    text: str
    fields: Mapping[str, Any]
    optional: bool = False
    note: str = ""


Tables = dict[str, list[Row]]


def rows_of(extraction: Extraction) -> Tables:
    """The records of an extraction, by table; the document is a row at the first character."""
    found = {table: _from_records(table, extraction.rows(table)) for table in MENTION_FIELDS}
    document = {name: _plain(getattr(extraction.document, name)) for name in DOCUMENT_FIELDS}
    return {"documents": [document_row(document)], **found}


def document_row(fields: Mapping[str, str | None]) -> Row:
    """The row of a document, which has no place of its own."""
    return Row(0, 1, fields["title"] or "", fields)


def parse_row(table: str, cells: Mapping[str, str]) -> Row:
    """The row of a table written in cells; raises RowError."""
    start, end = _parse_place(cells["place"])
    fields = {name: _parse_cell(name, cells[name]) for name in MENTION_FIELDS[table]}
    optional = cells.get("optional", "")
    if optional not in ("", YES):
        raise RowError(f"optional is {optional!r}; it is {YES} or empty")
    return Row(start, end, cells["text"], fields, optional == YES, cells.get("note", ""))


def cells_of(table: str, row: Row) -> dict[str, str]:
    """The cells of a row, without `optional` and `note`."""
    if table == "documents":
        return {name: row.fields[name] or "" for name in DOCUMENT_FIELDS}
    fields = {name: _cell(name, row.fields[name]) for name in MENTION_FIELDS[table]}
    return {"place": f"{row.start}-{row.end}", "text": _SPACE.sub("", row.text), **fields}


def parse_table(text: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    r"""The rows of a file of tab-separated values as cells by column; raises RowError.

    >>> parse_table("place\ttext\n4-9\t2020年\n", ("place", "text"))
    [{'place': '4-9', 'text': '2020年'}]
    >>> parse_table("place\n4-9\n", ("place", "text"))
    Traceback (most recent call last):
    zhibiao.pipeline.golden.rows.RowError: line 1: the columns are place, not place, text
    """
    head, *lines = text.removesuffix("\n").split("\n")
    if tuple(head.split("\t")) != columns:
        raise RowError(f"line 1: the columns are {', '.join(head.split(chr(9)))}, not {', '.join(columns)}")
    rows = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise RowError(f"line {number}: {len(cells)} cells under {len(columns)} columns")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def print_table(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    """The file that `parse_table` reads; raises RowError for a cell with a tab or a line break."""
    lines = [columns, *(tuple(row[name] for name in columns) for row in rows)]
    for cell in (cell for line in lines for cell in line):
        if _BREAKS.search(cell):
            raise RowError(f"a cell holds a tab or a line break: {cell!r}")
    return "".join("\t".join(line) + "\n" for line in lines)


def _from_records(table: str, records: list[Record]) -> list[Row]:
    dumped = [record.model_dump() for record in records]
    spans = {values["seq"]: (values["start"], values["end"]) for values in dumped}
    return [_from_values(table, values, spans) for values in dumped]


def _from_values(table: str, values: dict[str, Any], spans: Mapping[int, tuple[int, int]]) -> Row:
    fields = {name: _plain(values.get(name)) for name in MENTION_FIELDS[table]}
    if "parent" in fields:
        parent = values["parent_seq"]
        fields["parent"] = None if parent is None else spans[parent]
    if "value" in fields:
        fields["value"] = (values["value"], values["low"], values["high"])
    return Row(values["start"], values["end"], values["text"], fields)


def _plain(value: Any) -> Any:
    """A list as a tuple, a number as text, an empty text as null: what a cell can hold."""
    if isinstance(value, list):
        return tuple(value)
    return None if value in (None, "") else str(value)


def _parse_cell(name: str, cell: str) -> Any:
    if name in LISTS:
        return tuple(cell.split(BETWEEN_NAMES)) if cell else ()
    if name == "value":
        return _parse_value(cell)
    if not cell:
        return None
    return _parse_place(cell) if name == "parent" else cell


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in LISTS:
        return BETWEEN_NAMES.join(value)
    if name == "value":
        return _value_cell(*value)
    return f"{value[0]}-{value[1]}" if name == "parent" else str(value)


def _parse_place(cell: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(cell)
    if match is None or int(match[1]) >= int(match[2]):
        raise RowError(f"{cell!r} is no place; a place is two offsets, for example 120-131")
    return int(match[1]), int(match[2])


def _parse_value(cell: str) -> tuple[float | None, float | None, float | None]:
    """Value, low and high.

    >>> _parse_value("-3.5"), _parse_value("2～6")
    ((-3.5, -3.5, -3.5), (None, 2.0, 6.0))
    """
    try:
        ends = [float(end) if end else None for end in cell.split(BETWEEN_ENDS)]
    except ValueError as error:
        raise RowError(f"{cell!r} is no value; a value is a number, or two with {BETWEEN_ENDS} between") from error
    if len(ends) == 1:
        return ends[0], ends[0], ends[0]
    return None, ends[0], ends[-1]


def _value_cell(value: float | None, low: float | None, high: float | None) -> str:
    if value is not None or low == high:
        return _number(value)
    return f"{_number(low)}{BETWEEN_ENDS}{_number(high)}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)
