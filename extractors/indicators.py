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
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from ..schemas.text import Outline, Sentence
from .calendar import year_before
from .changes import Change, read_change
from .dates import FoundDate
from .names import (
    GENERIC,
    LONGEST_PREDICATE,
    Behind,
    Name,
    acts_on,
    after_verb,
    leading_verb,
    measured,
    name_after,
    name_before,
    object_of,
    read_behind,
    shorten,
    split_subject,
    strip_brackets,
    takes_noun,
    tidy,
    trim,
)
from .parts import link_parts
from .periods import PLANNING, Frame, period_of
from .quantities import Quantity
from .sharing import distribute
from .statements import Statement, read_statements, skeleton
from .units import COUNTED_WITHOUT_CLASSIFIER
from .words import segment, word_class

MOST_TOGETHER = 100  # numbers of one sentence read as one run of statements

QUALIFYING = re.compile(r"^(?:的(?!任务|目标|比例|占比|幅度|增速|水平|速度|规模|成绩|有)|级(?!联|以上)|及以上的|以上的|以下的)")
_THING = re.compile(r"(?:项目|工程|基地|机组|生产线|装置|线路|管线|公路|铁路|产业园|焦炉|锅炉|企业|设备|硅片|电池|车辆|船舶|大桥|隧道|水库|电站|光伏|风电|储能)")
_RANK_TAIL = re.compile(r"(?:提升到|提升至|提高到|前进到|前移至|稳居|位居|位列|排名|名列|跃居|上升至|升至|上升到|升到|并列|跻身|保持|居|分居|分列|居|列|排)[^，。；]{0,10}$")
_SHARE = re.compile(r"^(.{3,}?)(?:达到|达|为|占).{2,}的$")
_GRANT = re.compile(r"^的[\u4e00-\u9fff]{0,8}(?:补贴|补助|奖励|资助|资金|罚款|贷款|投资|经费|津贴|补偿|奖补|支持|扶持)")
_CAPACITY = re.compile(r"吨|瓦|伏|赫|立方米|升|马力|标箱")
_BASE_ROW = "某年"
_OF_BASE = re.compile(r"^(?:比|较|与)?某年(?:[底末]?的|[底末])$")
_PEOPLE = re.compile(r"人口|人数|劳动力")
_FUTURE = re.compile(r"下一步|下步|今后|明年|来年|总体要求|(?:主要|预期|工作|发展)目标|目标任务|工作(?:安排|打算|部署|思路|建议|计划|任务)|重点任务|任务(?:安排)?$|展望")
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
    text: str,
    outline: Outline,
    quantities: list[Quantity],
    dates: list[FoundDate],
    frame: Frame,
    sessions: list[tuple[int, int]],
) -> list[FoundIndicator]:
    """All indicators of a clean text, in order of place; `sessions` are spans that no name may hold."""
    bare = skeleton(text, sessions)
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
        for part, portion in _portions(sentence, inside):
            rows = _Sentence(text, bare, part, portion, times, here).rows()
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


def _portions(sentence: Sentence, quantities: list[Quantity]) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """A sentence with its quantities, in portions where they are too many to be one statement after another."""
    start = sentence.start
    for first in range(0, len(quantities), MOST_TOGETHER):
        portion = quantities[first : first + MOST_TOGETHER]
        following = quantities[first + MOST_TOGETHER : first + MOST_TOGETHER + 1]
        end = following[0].lead if following else sentence.end
        yield replace(sentence, start=start, end=end), portion
        start = portion[-1].end


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
        self,
        text: str,
        bare: str,
        sentence: Sentence,
        quantities: list[Quantity],
        dates: list[FoundDate],
        frame: Frame,
    ) -> None:
        self.text, self.sentence, self.dates, self.frame = text, sentence, dates, frame
        self.statements = read_statements(bare, sentence.start, sentence.end, quantities, dates)
        self.made: list[FoundIndicator] = []
        self.aside: set[int] = set()  # starts of rows in brackets, from which nothing outside is inherited
        self.subject: str | None = None

    def rows(self) -> list[FoundIndicator]:
        """One row a statement, more where names share a number."""
        for index, statement in enumerate(self.statements):
            if statement.bracketed:
                self.aside.add(statement.quantity.start)
            self.made += self._row(index, statement)
        for row in self.made:
            row.name = tidy(row.name)
        distribute(self.text, self.made, self.statements)
        self._flat_changes()
        return self.made

    def _row(self, index: int, statement: Statement) -> list[FoundIndicator]:
        quantity = statement.quantity
        if _OF_BASE.search(statement.before) and self.made:
            return [self._base_row(statement)]
        change = self._change(statement)
        if change:
            return [self._change_row(statement, change)]
        if _qualifies(statement, self.frame):
            return [self._qualifier_row(statement)]
        row = self._new(statement)
        if quantity.kind == "rank":
            self._name_rank(row, statement)
        else:
            self._name(row, index, statement)
            self._hang_on_noun(row, index, statement)
        return [row]

    def _hang_on_noun(self, row: FoundIndicator, index: int, statement: Statement) -> None:
        """673家固废堆场已完成整改609家: the second number counts some of the first."""
        if not statement.joined or statement.listed or not index or not self.made:
            return
        last = self.made[-1]
        smaller = row.value is not None and last.value is not None and row.value < last.value
        noun = read_behind(self.statements[index - 1].behind, cut=True).noun
        if noun and row.kind == "count" and last.unit == row.unit and last.role == "value" and smaller:
            row.role, row.parent = "part", len(self.made) - 1

    def _new(self, statement: Statement) -> FoundIndicator:
        quantity = statement.quantity
        period = period_of(self.dates, self.sentence.start, statement, self.text, self.frame)
        return FoundIndicator(
            quantity.start, quantity.end, quantity.kind, "value",
            _number(quantity.value), _number(quantity.low), _number(quantity.high), quantity.unit, quantity.bound,
            "", None, period.edtf, period.nature, clause=statement.clause, words=statement.before,
        )  # fmt: skip

    def _name(self, row: FoundIndicator, index: int, statement: Statement) -> None:
        name = self._name_of(row, index, statement)
        row.name = name.name
        if not row.name:
            row.name = self._inherited_name(row.unit)
            self._hang_on_total(row, name.subject)
        elif row.name in GENERIC or row.name.startswith("占") or _is_bare_verb(row.name):
            thing = self._inherited_object()
            row.name = row.name if word_class(thing) else thing + row.name
        elif statement.listed and self.made and not leading_verb(row.name) and not word_class(row.name):
            row.name = leading_verb(self.made[-1].name) + row.name
        row.subject = name.subject or self.subject
        if name.subject:
            self.subject = name.subject
        if row.bound == "eq" and "至少" in statement.before:
            row.bound = "ge"
        if row.unit == "个" and _PEOPLE.search(row.name):
            row.unit = "人"

    def _name_of(self, row: FoundIndicator, index: int, statement: Statement) -> Name:
        if row.kind not in ("count", "measure"):
            name = self._without_last_noun(index, statement, _name_of_share(statement))
            return name if name.name and not _is_bare_verb(name.name) else _name_behind(statement, name)
        if row.unit == "次" and statement.quantity.chinese and (row.value or 0) == 1:
            return Name((segment(statement.before) or [""])[-1], None)
        expected = row.kind == "count" and (takes_noun(statement.before) or bool(name_after(statement.before, "", "").name))
        behind = read_behind(statement.behind, cut=self._cuts(index, statement), expected=expected)
        if not behind.noun and not trim(statement.behind) and index + 1 < len(self.statements):
            behind = self._shared_noun(index)
        if row.unit.endswith("次") and not statement.before.strip() and statement.behind:
            return Name(shorten(strip_brackets(statement.behind), LONGEST_PREDICATE - 4), None)
        if not behind.noun:
            return self._without_last_noun(index, statement, name_before(statement.before))
        if statement.quantity.bare and (row.value or 0) < 10_000:
            counted = COUNTED_WITHOUT_CLASSIFIER.match(statement.behind)
            return Name(_modifier(statement) + (counted[0] if counted else behind.noun), None)
        if statement.quantity.chinese and not behind.noun.startswith("方面") and _modifier(statement):
            return Name(_modifier(statement) + behind.noun, None)
        if behind.noun in ("方面", "领域", "层面", "环节") and statement.adjoining:
            following = read_behind(self.statements[index + 1].behind, cut=True, expected=True)
            return Name(strip_brackets(statement.behind) + following.noun, None)
        predicate = behind.predicate or self._shared_predicate(index, statement)
        return name_after(statement.before, behind.noun, predicate)

    def _cuts(self, index: int, statement: Statement) -> bool:
        """Whether the predicate behind the noun belongs to the next number: same unit, or no verb in between."""
        if not statement.adjoining:
            return False
        following = self.statements[index + 1].quantity
        return following.unit == statement.quantity.unit or following.kind in ("ratio", "count")

    def _without_last_noun(self, index: int, statement: Statement, name: Name) -> Name:
        """108座污水处理厂达标率95.2%: the noun of the number before is the subject, not part of the name."""
        if not statement.joined or statement.listed or not index:
            return name
        noun = read_behind(self.statements[index - 1].behind, cut=True).noun
        rest = trim(name.name.removeprefix(noun)) if noun and name.name.startswith(noun) else ""
        if not rest or self.statements[index - 1].quantity.unit == statement.quantity.unit:
            return name
        return Name(rest, noun)

    def _shared_noun(self, index: int) -> Behind:
        """29批91件群众信访举报案件: the noun behind the second number serves both."""
        following = self.statements[index + 1]
        between = self.text[self.statements[index].quantity.end : following.quantity.start]
        if between not in ("", "共", "共计"):
            return Behind("", "")
        return read_behind(following.behind, cut=following.adjoining)

    def _shared_predicate(self, index: int, statement: Statement) -> str:
        """2个集体、10名个人受到表彰: the predicate behind the last noun of a list serves all."""
        for following in self.statements[index + 1 :]:
            if following.clause != statement.clause or not following.listed or trim(following.before):
                return ""
            behind = read_behind(following.behind, cut=following.adjoining, expected=True)
            if behind.predicate or not behind.noun:
                return behind.predicate
        return ""

    def _name_rank(self, row: FoundIndicator, statement: Statement) -> None:
        """居全区第1 ranks what was stated before it, a growth where a growth was."""
        name = name_before(_RANK_TAIL.sub("", statement.before))
        row.name, row.subject = name.name, name.subject or self.subject
        if row.name in GENERIC:
            row.name = self._inherited_object() + row.name
        if len(row.name) < 2 and self.made:
            last = self.made[-1]
            row.name = last.name + ("增长" if last.role == "change" and (last.value or 0) > 0 else "")
            row.subject = last.subject

    def _inherited_name(self, unit: str = "") -> str:
        values = [row for row in self._values() if row.name]
        same = [row for row in values if row.unit == unit and row.role == "value"]
        changed = [row for row in self.made if row.name]
        return (same or values or changed)[-1].name if changed else self._topic()

    def _hang_on_total(self, row: FoundIndicator, place: str | None) -> None:
        """昆明24件 behind a total of 57件: the share of a place is a part."""
        totals = [
            index
            for index, made in enumerate(self.made)
            if made.unit == row.unit and made.role == "value" and made.start not in self.aside
        ]
        if place and totals and row.value is not None and row.value < (self.made[totals[-1]].value or 0):
            row.role, row.parent = "part", totals[-1]

    def _values(self) -> list[FoundIndicator]:
        """The values stated before in the sentence, those in brackets left out."""
        return [
            row
            for row in self.made
            if row.role in ("value", "part") and row.kind != "rank" and row.start not in self.aside
        ]

    def _inherited_object(self) -> str:
        values = [row for row in self._values() if row.name]
        return object_of(values[-1].name) if values and values[-1].name not in GENERIC else ""

    def _topic(self) -> str:
        """The words of the clause before, where no statement stands before this one."""
        first = self.statements[0].clause[0]
        head = self.text[self.sentence.start : first].rstrip("，：；")
        head = re.split(r"[，；：。]", head)[-1]
        return name_before(head).name if 0 < len(head) <= 24 else ""

    def _change(self, statement: Statement) -> Change | None:
        quantity = statement.quantity
        if quantity.kind == "rank":
            return None
        if quantity.unit == "位":
            return _rank_change(statement)
        last = self.made[-1] if self.made else None
        against = "比某年" if last and last.words == _BASE_ROW and statement.joined else ""
        change = read_change(against + statement.before, unit=quantity.unit)
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
        if name.name and name.name in GENERIC:
            row.name = self._inherited_object() + name.name
        if not name.name or name.name in ("分别", "平均"):
            row.parent = self._last_value(row)
            row.name = self.made[row.parent].name if row.parent is not None else self._last_name() or self._topic()
        row.change_basis, row.change_base = self._base(row, change, statement)
        return row

    def _base_row(self, statement: Statement) -> FoundIndicator:
        """比1980年的7159亿元: the value of the base year, by the name of what is compared."""
        row = self._new(statement)
        row.name, row.subject, row.words = self._inherited_name(row.unit), self.made[-1].subject, _BASE_ROW
        compared = [date for date in self.dates if date.compared and statement.clause[0] <= date.start < row.start]
        if compared:
            row.period, row.nature = compared[-1].edtf, "actual"
        return row

    def _last_value(self, row: FoundIndicator) -> int | None:
        indexes = [
            index
            for index, made in enumerate(self.made)
            if made.role in ("value", "part") and made.kind != "rank" and made.words != _BASE_ROW
        ]
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
        if _spans_years(row.period) or (change.basis == "cumulative" and row.period is None):
            return "cumulative", None
        if change.basis == "cumulative" and row.period:
            return "yoy", year_before(row.period)
        if change.basis == "mom" or row.period is None:
            return change.basis, None
        return change.basis, None if ".." in row.period else year_before(row.period)

    def _qualifier_row(self, statement: Statement) -> FoundIndicator:
        row = self._new(statement)
        row.role = "qualifier"
        behind = read_behind(statement.behind, cut=True, expected=True)
        before = trim(strip_brackets(statement.before))
        described = after_verb(before) if before and not statement.listed else ""
        covered = self.text[row.start : row.end]
        if covered.endswith("范围内"):
            row.name = (segment(described)[-1] if described else "") + "范围"
        elif row.unit in ("周岁", "岁") or (statement.behind.startswith("的") and measured(described)):
            row.name, row.subject = described + ("年满" if row.unit in ("周岁", "岁") else ""), behind.noun or None
        else:
            row.name = _thing(re.split(r"等|、|与", behind.noun)[0]) or described
        if statement.behind.startswith("的") and not measured(described) and row.kind == "measure":
            row.name = self._last_qualifier(row) or row.name
        return row

    def _last_qualifier(self, row: FoundIndicator) -> str:
        same = [made.name for made in self.made if made.role == "qualifier" and made.unit == row.unit]
        return same[-1] if same else ""

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


def _rank_change(statement: Statement) -> Change | None:
    """排名上升1位: a change of a rank."""
    match = re.search(r"(上升|前移|提升|前进|提高|下降|后移)了?$", statement.before)
    if match is None:
        return None
    statement.quantity.kind = "rank"
    return Change(-1 if match[1] in ("下降", "后移") else 1, statement.before[: match.start()], "yoy", False)


def _flat_statement(match: re.Match[str], row: FoundIndicator) -> Statement:
    return Statement(Quantity(row.start, row.end, row.start, None, Decimal(0), Decimal(0), row.unit, row.kind, "eq"),
                     match.span(), "", "", False, False, False, False)  # fmt: skip


def _spans_years(period: str | None) -> bool:
    return period is not None and len(period) == 9 and "/" in period


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _qualifies(statement: Statement, frame: Frame) -> bool:
    """Whether the number only describes the thing named behind it, or sets a condition."""
    quantity, behind = statement.quantity, statement.behind
    if quantity.unit in ("级", "周岁", "岁"):
        return True
    if quantity.kind in ("count", "rank"):
        return False
    if behind in ("的", "内的") and frame.genre in PLANNING:
        return True
    if quantity.kind == "ratio":
        return False
    if QUALIFYING.search(behind):
        return not (quantity.kind == "amount" and _GRANT.match(behind))
    if quantity.kind == "measure" and quantity.bound == "le" and quantity.unit.endswith(("公里", "米")) and behind:
        return True
    noun = read_behind(behind, cut=True).noun
    if noun and statement.adjoining and quantity.bound in ("ge", "le"):
        return True
    if not noun or acts_on(statement.before):
        return False
    if quantity.kind == "measure" and statement.before and not statement.listed and _CAPACITY.search(quantity.unit):
        return True
    return bool(_THING.search(noun[:14]))


def _name_behind(statement: Statement, name: Name) -> Name:
    """安排1.5亿元专项资金, 99.89%的中小学接入: what is measured stands behind the number only."""
    behind = read_behind(statement.behind, cut=statement.adjoining, expected=True)
    if not behind.noun or (name.name and statement.behind.startswith("的")):
        return name
    return Name(name.name + behind.noun + ("" if name.name else behind.predicate), name.subject)


def _is_bare_verb(name: str) -> bool:
    return len(name) == 2 and word_class(name) in ("act", "predicate")


def _modifier(statement: Statement) -> str:
    """What narrows a noun counted without classifier: 黄河流域 before 7盟市, 农林牧渔 before 四个产业."""
    _, rest = split_subject(statement.before)
    return rest if 2 <= len(rest) <= 4 and not statement.joined and not word_class(rest[-2:]) and rest[-1] not in "的等对将、" else ""


def _name_of_share(statement: Statement) -> Name:
    """The name of an amount or ratio; 下放比例达到总基数的95% is named by what stands before 达到."""
    before = statement.before
    share = _SHARE.match(before)
    if share:
        return name_before(share[1])
    first = (segment(statement.behind) or [""])[0]
    if before.endswith("的") and len(statement.behind) <= 6 and word_class(first) in ("act", "predicate", "light"):
        subject, rest = split_subject(before.removesuffix("的"))
        return Name(shorten(rest, 16) + statement.behind, subject)
    return name_before(before)


def _thing(noun: str) -> str:
    """The noun up to the thing described: 燃煤锅炉超低改造工程 is about 燃煤锅炉."""
    match = _THING.search(noun)
    return noun[: match.end()] if match else noun
