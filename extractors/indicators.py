"""Indicators: one row a quantitative statement, with its name, subject, period, nature, role and parent.

Takes the quantities of a sentence with their statements and reads: changes against a base, qualifiers that only
describe a thing, the distribution of 分别, numbers shared by several names, and parts of a total. Refuses nothing:
what is no statement was refused when quantities were read.

>>> QUALIFYING.search("范围内") is None
True
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from ..schemas.text import Outline, Sentence
from .calendar import year_before
from .changes import Change, read_change
from .dates import FoundDate
from .names import Behind, name_after, name_before, read_behind, split_subject, trim
from .parts import link_parts
from .periods import Frame, period_of
from .quantities import Quantity
from .sharing import distribute
from .statements import Statement, read_statements

QUALIFYING = re.compile(r"^(?:的(?!任务|目标|比例|占比|幅度|增速|水平|速度|规模|成绩|有)|级(?!联|以上)|及以上的|以上的|以下的)")
_THING = re.compile(r"(?:项目|工程|基地|机组|生产线|装置|线路|管线|公路|铁路|产业园|焦炉|锅炉|企业|设备|硅片|电池|车辆|船舶|大桥|隧道|水库|电站|光伏|风电|储能)")
_RANK_TAIL = re.compile(r"(?:稳?居|位居|列|位列|排名?|名列|跃居|升至|并列|跻身|进入|第|在)[^，。；]{0,10}$")
_FUTURE = re.compile(r"(?:安排|打算|任务|目标|部署|展望|计划|下一步|总体要求|工作建议|预期)")
_PAST = re.compile(r"(?:回顾|总结|成效|成绩|完成情况|主要工作(?!安排))")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NO_CHANGE = re.compile(r"(?:与[^，。；]{2,8}|较[^，。；]{2,10}|比[^，。；]{2,10}|同比|基本)持平")


Item = TypeVar("Item", Quantity, FoundDate)


@dataclass(slots=True)
class FoundIndicator:
    """An indicator in clean offsets; `parent` is an index into the list of all found."""

    start: int
    end: int
    kind: str
    role: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    bound: str
    name: str
    subject: str | None
    period: str | None
    nature: str
    parent: int | None = None
    change_basis: str | None = None
    change_base: str | None = None
    clause: tuple[int, int] = (0, 0)
    words: str = field(default="", repr=False)


def find_indicators(
    text: str, outline: Outline, quantities: list[Quantity], dates: list[FoundDate], frame: Frame
) -> list[FoundIndicator]:
    """All indicators of a clean text, in order of place."""
    found: list[FoundIndicator] = []
    next_quantity = next_date = 0
    starts, future = _future_sections(outline, frame)
    for sentence in outline.sentences:
        next_quantity, inside = _inside(quantities, next_quantity, sentence)
        next_date, times = _inside(dates, next_date, sentence)
        if not inside:
            continue
        section = bisect_right(starts, sentence.start) - 1
        here = frame._replace(future=section >= 0 and future[section])
        rows = _Sentence(text, sentence, inside, times, here).rows()
        for row in rows:
            row.parent = None if row.parent is None else row.parent + len(found)
        found += rows
    link_parts(text, found, outline)
    return found


def _inside(items: list[Item], first: int, sentence: Sentence) -> tuple[int, list[Item]]:
    while first < len(items) and items[first].start < sentence.start:
        first += 1
    last = first
    while last < len(items) and items[last].start < sentence.end:
        last += 1
    return last, items[first:last]


def _future_sections(outline: Outline, frame: Frame) -> tuple[list[int], list[bool]]:
    """Where the main sections start, and whether each is about what is to be done."""
    starts, future = [], []
    for heading in outline.headings:
        if heading.level == 1:
            starts.append(heading.start)
            future.append(_is_future(heading.heading, frame.reported))
    return starts, future


def _is_future(heading: str, reported: int | None) -> bool:
    years = [int(year) for year in _YEAR.findall(heading)]
    if years and reported:
        return max(years) > reported
    return bool(_FUTURE.search(heading)) and not _PAST.search(heading)


class _Sentence:
    """The rows of one sentence: what later statements inherit is remembered from earlier ones."""

    def __init__(
        self, text: str, sentence: Sentence, quantities: list[Quantity], dates: list[FoundDate], frame: Frame
    ) -> None:
        self.text, self.sentence, self.dates, self.frame = text, sentence, dates, frame
        self.statements = read_statements(text, sentence.start, sentence.end, quantities, dates)
        self.made: list[FoundIndicator] = []
        self.subject: str | None = None

    def rows(self) -> list[FoundIndicator]:
        """One row a statement, more where names share a number."""
        for index, statement in enumerate(self.statements):
            self.made += self._row(index, statement)
        distribute(self.text, self.made, self.statements)
        self._flat_changes()
        return self.made

    def _row(self, index: int, statement: Statement) -> list[FoundIndicator]:
        quantity = statement.quantity
        change = self._change(statement)
        if change:
            return [self._change_row(statement, change)]
        if _qualifies(statement):
            return [self._qualifier_row(statement)]
        row = self._new(statement)
        self._name(row, index, statement)
        if quantity.kind == "rank":
            row.name = row.name or self._inherited_name()
        return [row]

    def _new(self, statement: Statement) -> FoundIndicator:
        quantity = statement.quantity
        words = self.text[statement.clause[0] : statement.clause[1]]
        period = period_of(self.dates, self.sentence.start, quantity.start, self.frame, words)
        return FoundIndicator(
            quantity.start, quantity.end, quantity.kind, "value",
            _number(quantity.value), _number(quantity.low), _number(quantity.high), quantity.unit, quantity.bound,
            "", None, period.edtf, period.nature, clause=statement.clause, words=statement.before,
        )  # fmt: skip

    def _name(self, row: FoundIndicator, index: int, statement: Statement) -> None:
        behind = read_behind(statement.behind, cut=statement.adjoining)
        if not behind.noun and statement.adjoining and not statement.behind:
            behind = self._shared_noun(index)
        counts = row.kind == "count" or (row.kind == "measure" and behind.noun)
        if behind.noun and counts and not (row.kind == "measure" and not behind.noun):
            name = name_after(statement.before, behind.noun, behind.predicate)
        else:
            name = name_before(statement.before)
        row.name = name.name or self._inherited_name()
        row.subject = name.subject or self.subject
        if name.subject:
            self.subject = name.subject

    def _shared_noun(self, index: int) -> Behind:
        """29批91件群众信访举报案件: the noun behind the second number serves both."""
        following = self.statements[index + 1]
        return read_behind(following.behind, cut=following.adjoining)

    def _inherited_name(self) -> str:
        values = [row for row in self.made if row.role in ("value", "part") and row.name]
        return values[-1].name if values else self._topic()

    def _topic(self) -> str:
        """The words of the clause before, where no statement stands before this one."""
        return ""

    def _change(self, statement: Statement) -> Change | None:
        quantity = statement.quantity
        if quantity.kind == "rank":
            return None
        change = read_change(statement.before, ratio=quantity.kind == "ratio")
        if change or not statement.joined:
            return change
        previous = self.made[-1] if self.made else None
        if previous and previous.role == "change" and previous.unit == quantity.unit and len(statement.before) < 2:
            return Change(-1 if (previous.value or 0) < 0 else 1, "", previous.change_basis, False)
        return None

    def _change_row(self, statement: Statement, change: Change) -> FoundIndicator:
        row = self._new(statement)
        row.role = "change"
        for end in ("value", "low", "high"):
            number = getattr(row, end)
            setattr(row, end, None if number is None else change.sign * number)
        name = name_before(change.name)
        row.subject = name.subject or self.subject
        row.name = name.name
        if not name.name or name.name in ("分别", "平均"):
            row.parent = self._last_value(row)
            row.name = self.made[row.parent].name if row.parent is not None else self._last_name()
        row.change_basis, row.change_base = self._base(row, change, statement)
        return row

    def _last_value(self, row: FoundIndicator) -> int | None:
        indexes = [index for index, made in enumerate(self.made) if made.role in ("value", "part") and made.kind != "rank"]
        return indexes[-1] if indexes else None

    def _last_name(self) -> str:
        return self.made[-1].name if self.made else ""

    def _base(self, row: FoundIndicator, change: Change, statement: Statement) -> tuple[str | None, str | None]:
        """The basis of a change and the EDTF of what is compared with."""
        compared = [date for date in self.dates if date.compared and statement.clause[0] <= date.start < row.start]
        if compared and compared[-1].edtf:
            edtf = compared[-1].edtf
            same_as_last_year = row.period is not None and edtf == year_before(row.period)
            named_last_year = self.text[compared[-1].start] in "去上"
            return ("yoy" if named_last_year and (same_as_last_year or change.basis == "yoy") else "base"), edtf
        if change.basis is None or change.named:
            return None, None
        if change.basis == "cumulative" or _spans_years(row.period):
            return "cumulative", None
        if change.basis == "mom" or row.period is None:
            return change.basis, None
        return change.basis, None if ".." in row.period else year_before(row.period)

    def _qualifier_row(self, statement: Statement) -> FoundIndicator:
        row = self._new(statement)
        row.role = "qualifier"
        behind = read_behind(statement.behind, cut=True)
        name = name_before(statement.before)
        row.name = behind.noun or name.name
        if row.unit != "级" and name.name and not statement.joined:
            row.name = name.name if self.text[statement.quantity.end : statement.quantity.end + 1] == "的" else row.name
            row.subject = behind.noun if row.name == name.name else None
        return row

    def _flat_changes(self) -> None:
        """持平: a change of 0 in the unit of the value before it."""
        for match in _NO_CHANGE.finditer(self.text, self.sentence.start, self.sentence.end):
            before = [index for index, row in enumerate(self.made) if row.end <= match.start() and row.role == "value"]
            if not before:
                continue
            parent = self.made[before[-1]]
            start = self.text.index("持平", match.start())
            row = replace(
                parent, start=start, end=start + 2, role="change", value=0.0, low=0.0, high=0.0, bound="eq",
                parent=before[-1], change_basis="yoy", clause=match.span(),
            )  # fmt: skip
            row.change_basis, row.change_base = self._base(row, Change(1, "", "yoy", False), _flat_statement(match, row))
            place = next((index for index, made in enumerate(self.made) if made.start > start), len(self.made))
            self.made.insert(place, row)
            for made in self.made:
                if made.parent is not None and made.parent >= place:
                    made.parent += 1


def _flat_statement(match: re.Match[str], row: FoundIndicator) -> Statement:
    return Statement(Quantity(row.start, row.end, row.start, None, Decimal(0), Decimal(0), row.unit, row.kind, "eq"),
                     match.span(), "", "", False, False, False)  # fmt: skip


def _spans_years(period: str | None) -> bool:
    return period is not None and len(period) == 9 and "/" in period


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _qualifies(statement: Statement) -> bool:
    """Whether the number only describes the thing named behind it."""
    quantity, behind = statement.quantity, statement.behind
    if quantity.unit == "级":
        return True
    if quantity.kind in ("count", "rank"):
        return False
    if QUALIFYING.search(behind) and quantity.kind != "ratio":
        return True
    if not behind or not _THING.search(behind[:12]):
        return False
    return statement.adjoining or not _ends_with_verb(statement.before)


def _ends_with_verb(before: str) -> bool:
    subject, rest = split_subject(trim(before))
    return bool(name_after(rest, "", "").name)
