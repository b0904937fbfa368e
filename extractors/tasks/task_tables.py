r"""Tasks set in tables: a row of 工作任务 | 牵头单位 | 配合单位 | 完成时限 assigns what stands in its cell of the task.

Reads rows parted by tabs, strokes or spaces, and tables copied one cell a line whose rows are numbered. Refuses tables
whose header names no task or nobody who does it, and rows with more or fewer cells than the header.

>>> from ...schemas.text import CleanText
>>> source = "任务\t牵头单位\t完成时限\n建公园\t省科技厅\t2021年6月底"
>>> clean = CleanText(source.replace("\t", ""), [(0, 2), (3, 7), (8, 16), (17, 21), (22, 30)], [])
>>> (row,) = find_task_rows(clean, source)
>>> row.task.text, row.assignment.lead, row.assignment.deadline_text
('建公园', ['省科技厅'], '2021年6月底')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...schemas.text import CleanText
from ..agencies.agencies import expand_names
from ..agencies.assignments import Assignment, assigned, labels
from ..tables.table_cells import Cell, cell_at
from ..times.dates import FoundDate

FEWEST_CELLS = 3
MOST_LINED_COLUMNS = 10
LONGEST_HEADER = 12  # characters

_TASK_HEADER = re.compile(r"任务|内容|措施|举措|事项|工作(?!目标)|问题")
_NUMBER_HEADER = frozenset({"序号", "编号"})
_ASSIGNING = frozenset({"lead", "responsible", "cooperating"})
_CELL = re.compile(r"[^\t|｜\n]+")
_SPACED_CELL = re.compile(r"[^ \u3000\n]+")
_STROKE = re.compile(r"[\t|｜]")
_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s:|+-]*")
_DIGIT = re.compile(r"\d")
_REMARK = re.compile(r"（[^（）]*）")

Row = list[Cell]


@dataclass(slots=True)
class TaskRow:
    """The cell of a task, who does it and by when; `others` are the cells of the row that say neither task nor aim."""

    task: Cell
    assignment: Assignment
    others: Row = field(default_factory=list)
    deadline: Cell | None = None


def find_task_rows(clean: CleanText, source: str) -> list[TaskRow]:
    """The rows of the tables that assign tasks, in order of place."""
    found = [*_parted_rows(clean, source), *_lined_rows(clean.text)]
    return sorted(found, key=lambda row: row.task.start)


def date_deadlines(dates: Sequence[FoundDate], rows: Sequence[TaskRow]) -> None:
    """What stands under 完成时限 is a deadline, with 前 or without. In place."""
    cells = [row.deadline for row in rows if row.deadline]
    for date in dates:
        if date.kind == "point" and date.edtf and any(cell.start <= date.start < cell.end for cell in cells):
            date.kind, date.edtf = "until", f"../{date.edtf}"


def _parted_rows(clean: CleanText, source: str) -> Iterator[TaskRow]:
    """Tables whose cells are parted by tabs, strokes or spaces; any other line ends one."""
    header: list[str] = []
    for line in _LINE.finditer(source):
        words = line[0].strip()
        if not _is_parted(words):
            header = [] if words else header
            continue
        spans = _cell_spans(source, line) if header or _may_head(words) else []
        if len(spans) < FEWEST_CELLS:
            continue
        row = [cell_at(clean.text, *map(clean.clean_offset, span)) for span in spans]
        named = [_REMARK.sub("", cell.text) for cell in row]
        if _is_header(named):
            header = named
        elif len(row) == len(header) and (found := _task_row(header, row)):
            yield found


def _is_parted(words: str) -> bool:
    return " " in words or "\t" in words or "\u3000" in words or "|" in words or "｜" in words


def _cell_spans(source: str, line: re.Match[str]) -> list[tuple[int, int]]:
    """The source spans of the cells of a line that are not empty; none in a line of rules."""
    if _RULE.fullmatch(line[0]):
        return []
    cells = _CELL if _STROKE.search(line[0]) else _SPACED_CELL
    return [cell.span() for cell in cells.finditer(source, *line.span()) if cell[0].strip()]


def _may_head(line: str) -> bool:
    """Whether a line may head a table of tasks: it has a label of those who do them."""
    return _assigning_label().search("".join(line.split())) is not None


@cache
def _assigning_label() -> re.Pattern[str]:
    return re.compile("|".join(label for label, role in labels().items() if role in _ASSIGNING))


def _lined_rows(text: str) -> Iterator[TaskRow]:
    """Tables with a cell a line: behind 序号 rows that begin with 1, 2, 3 and have as many lines as the header."""
    if not any(header in text for header in _NUMBER_HEADER):
        return
    lines = [cell_at(text, *match.span()) for match in _LINE.finditer(text)]
    for place, cell in enumerate(lines):
        if cell.text not in _NUMBER_HEADER:
            continue
        width = next((n for n in range(1, MOST_LINED_COLUMNS) if _text_at(lines, place + n) == "1"), 0)
        header = [_REMARK.sub("", cell.text) for cell in lines[place : place + width]]
        if _is_header(header):
            yield from _numbered(lines[place + width :], header)


def _text_at(lines: Sequence[Cell], place: int) -> str:
    return lines[place].text if place < len(lines) else ""


def _numbered(lines: Row, header: list[str]) -> Iterator[TaskRow]:
    number, width = 1, len(header)
    while _text_at(lines, (number - 1) * width) == str(number):
        row = lines[(number - 1) * width : number * width]
        if len(row) == width and (found := _task_row(header, row)):
            yield found
        number += 1


def _is_header(words: list[str]) -> bool:
    """Whether the words of a line head a table of tasks.

    >>> _is_header(["序号", "工作任务", "牵头单位"]), _is_header(["序号", "地区", "户数"])
    (True, False)
    """
    if len(words) < FEWEST_CELLS or any(len(word) > LONGEST_HEADER for word in words):
        return False
    return _task_column(words) is not None and any(labels().get(word) in _ASSIGNING for word in words)


def _task_column(header: list[str]) -> int | None:
    """The last column that tells what is to be done: 工作措施 behind 重点任务."""
    named = [place for place, word in enumerate(header) if _TASK_HEADER.search(word) and word not in labels()]
    return named[-1] if named else None


def _task_row(header: list[str], row: Row) -> TaskRow | None:
    place = _task_column(header)
    if place is None:
        return None
    names: dict[str, list[str]] = {}
    deadline: Cell | None = None
    others = [
        cell for word, cell in zip(header, row, strict=True)
        if cell is not row[place] and (word in labels() or word in _NUMBER_HEADER or not _DIGIT.search(cell.text))
    ]  # fmt: skip
    for word, cell in zip(header, row, strict=True):
        role = labels().get(word)
        if role == "deadline":
            deadline = cell
        elif role in (*_ASSIGNING, "supervising"):
            names.setdefault(role, []).extend(expand_names(cell.text))
    assignment = assigned(names, deadline.text if deadline else None)
    return TaskRow(row[place], assignment, others, deadline) if assignment else None
