"""Conflicts: one quantity stated twice in a report with two values.

Compares rows of one name, unit and period that stand in different sentences, both with a stated time and both in the
same wording up to the number. Refuses short names, activities that recur in every section (组织培训, 出动执法人员),
plans and targets, rows of two subjects, growth from one value to another, lists of two names. Of tables only counts
are compared, and only with prose: amounts are rounded there, and two tables count two things.

>>> is_specific("移送公安机关实施行政拘留案件"), is_specific("处罚金额"), is_specific("出动执法人员车辆")
(True, False, False)
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import NamedTuple

from ...schemas.records import Severity
from ...schemas.text import Outline
from ..statements.found import FoundIndicator
from ..vocabularies import read_records
from .figures import is_whole
from .finding import FoundFinding, line_around, stands_in_prose

__all__ = ["find_conflicts", "is_specific"]

_SHORTEST_NAME = 8
_SHORTEST_STOCK = 5  # of names whose last word is a quantity of its own: 城镇化率, 生产总值
_STOCK = re.compile(r"(?:率|总值|总额|余额|浓度|总人口|常住人口|总里程|总面积|比例|比重|收入)$")
_NAME = re.compile(r"[A-Za-z0-9.]{0,6}[一-鿿“”]{2,40}")
_STATED_TIME = re.compile(r"(?:19|20)\d\d年|截至|截止|全年|今年|去年|当年|上半年|年底|年末|目前|以来")
_UNTIL_NOW = re.compile(r"截至|截止|累计|目前|以来")
_FUTURE = re.compile(r"力争|确保|争取|目标|计划|预期|预计|拟|(?<![重主需首])要|到20\d\d年")
_SPREAD = re.compile(r"分别|[从由自]|均为|依次|同比|增长|增加|提高|下降|新增")
_CLAUSE = re.compile(r"[，。；：、\n（）]")
_FILLER = re.compile(r"(?:已?达到?|共计?|为|是|合计|总计|实现|了|约)$")
_LEADING = re.compile(r"^(?:全年|其中|共计?|累计|已|一共|总共|截至目前|目前|今年|当年|(?:19|20)\d\d年)+")
_MOST_MENTIONS = 20  # of one name that are compared pair by pair
_REACH = 40  # characters of a clause looked at before a number
_GOVERNED = 200  # characters a stated time may stand before the number it governs


class _Statement(NamedTuple):
    """A row that may be compared: its place in the rows, the words before its name in the clause, and its wording."""

    row: int
    before: str
    behind: str
    cell: bool = False  # of a table


def find_conflicts(text: str, outline: Outline, rows: list[FoundIndicator]) -> list[FoundFinding]:
    """The pairs of rows that state one quantity with two values; a quantity is reported once."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if _comparable(row):
            groups[row.name, row.unit].append(index)
    findings = []
    for (name, _), members in groups.items():
        if len({rows[index].value for index in members}) == 2 and is_specific(name):
            statements = [found for index in members[:_MOST_MENTIONS] if (found := _read(text, outline, rows, index))]
            pair = _pair(outline, rows, statements)
            if pair:
                findings.append(_finding(text, outline, rows, pair))
    return findings


def _comparable(row: FoundIndicator) -> bool:
    return (
        row.role in ("value", "part")
        and row.bound == "eq"
        and row.nature == "actual"
        and row.value is not None
        and row.kind in ("count", "amount", "measure", "ratio")
    )


@cache
def _recurring() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["word"]) for row in read_records("recurring_activities.csv")))


def is_specific(name: str) -> bool:
    """Whether a name is long enough, and no activity that recurs, to mean one thing wherever it stands."""
    if not _NAME.fullmatch(name) or _recurring().search(name):
        return False
    return len(name) >= _SHORTEST_NAME or (len(name) >= _SHORTEST_STOCK and _STOCK.search(name) is not None)


def _read(text: str, outline: Outline, rows: list[FoundIndicator], index: int) -> _Statement | None:
    """The wording of a row up to its number; None where it is a plan, a list or a growth."""
    row = rows[index]
    if "|" in line_around(text, row.start, row.end):
        return _Statement(index, "", "", cell=True) if row.kind == "count" and not row.subject else None
    sentence = outline.sentence_at(row.start)
    stretch = text[max(sentence.start, row.start - _REACH) : row.start]
    clause = _CLAUSE.split(stretch)[-1]
    if not is_whole(text, row.start, row.end) or not stands_in_prose(text, row.start, row.end):
        return None
    if _FUTURE.search(text[sentence.start : row.start]) or _SPREAD.search(clause):
        return None
    if not _STATED_TIME.search(_paragraph_so_far(text, row)):
        return None
    direct = _FILLER.sub("", clause)
    if direct.endswith(row.name):
        return _Statement(index, _LEADING.sub("", direct[: -len(row.name)]), "")
    return _around(text, row, direct, index)


def _paragraph_so_far(text: str, row: FoundIndicator) -> str:
    """What stands before a number in its paragraph, where a time may govern it."""
    nearest = max(0, row.start - _GOVERNED)
    return text[max(nearest, text.rfind("\n", nearest, row.start) + 1) : row.start]


def _around(text: str, row: FoundIndicator, clause: str, index: int) -> _Statement | None:
    """办理 3件 行政复议案件: a name that stands on both sides of its number."""
    for cut in range(len(row.name) - 1, 1, -1):
        if clause.endswith(row.name[:cut]) and text.startswith(row.name[cut:], row.end):
            return _Statement(index, _LEADING.sub("", clause[:-cut]), row.name[cut:])
    return None


def _pair(
    outline: Outline, rows: list[FoundIndicator], statements: list[_Statement]
) -> tuple[_Statement, _Statement] | None:
    """The first two statements that contradict each other."""
    pairs = combinations(statements, 2)
    return next((pair for pair in pairs if _contradict(outline, rows, *pair)), None)


def _contradict(outline: Outline, rows: list[FoundIndicator], earlier: _Statement, later: _Statement) -> bool:
    first, second = rows[earlier.row], rows[later.row]
    return (
        first.value != second.value
        and not (earlier.cell and later.cell)
        and earlier.before == later.before
        and earlier.behind == later.behind
        and _one_time(first, second)
        and not (first.role == second.role == "part")
        and not (first.subject and second.subject and first.subject != second.subject)
        and outline.sentence_at(first.start) != outline.sentence_at(second.start)
    )


def _one_time(first: FoundIndicator, second: FoundIndicator) -> bool:
    """Whether two rows may speak of one time: 截至目前 in a report without a date leaves the period open."""
    return first.period == second.period or None in (first.period, second.period)


def _finding(
    text: str, outline: Outline, rows: list[FoundIndicator], pair: tuple[_Statement, _Statement]
) -> FoundFinding:
    first, second = (rows[statement.row] for statement in pair)
    scopes = {_counts_until_now(text, outline, row) for row in (first, second)}
    differ = len(scopes) == 2 or first.role != second.role or any(statement.cell for statement in pair)
    severity: Severity = "info" if differ else "warning"
    shown = [text[row.start : row.end].replace("\n", "") for row in (first, second)]
    advice = "口径可能不同，宜核对" if differ else "宜核对"
    phrase = pair[1].before + second.name
    message = f"“{phrase}”前文{shown[0]}、后文{shown[1]}，同名两值，{advice}"
    start = text.rfind(phrase, max(0, second.start - len(phrase) - 4), second.start)
    start = start if start >= 0 else second.start
    refs = [f"indicators:{statement.row}" for statement in pair]
    return FoundFinding("conflict", severity, message, start, second.end, refs)


def _counts_until_now(text: str, outline: Outline, row: FoundIndicator) -> bool:
    """Whether a row counts up to now instead of over its period."""
    return _UNTIL_NOW.search(text[outline.sentence_at(row.start).start : row.start]) is not None
