"""Indicators of tables: each figure with the name, subject, unit, period and total that headers and labels give it.

Where rows are places or bodies they are the subject and the column is the name; where columns are (自然人, 科研机构),
the column is the subject and the row the name; else row and column together are the name. A column or row of totals
is the parent of the others. Refuses amounts and measures whose unit is stated nowhere.

>>> from .table_cells import Cell
>>> from .tables import Column, TableRow
>>> row = TableRow([Cell(0, 3, "规章")], {0: Figure(5, 6, Decimal(3), "eq", None)})
>>> table = Table([Column(("本年制发件数",), 0, 0)], [row], 0, 0, 9)
>>> [
...     (found.name, found.value, found.unit)
...     for found in table_indicators("", [table], [], Frame("annual_report", 2023, None))
... ]
[('规章制发件数', 3.0, '件')]
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..figures.numerals import multiplier_value, read_numeral
from ..figures.units import Unit, read_unit
from ..periods.frame import PLANNING, Frame
from ..reports.genres import REPORTING
from ..statements.found import FoundIndicator
from ..times.calendar import closed, year_before
from ..times.dates import FoundDate
from ..words.table_words import (
    alternative,
    bare_label,
    contains,
    counted_unit,
    is_entity_corner,
    is_total,
    is_total_leaf,
    mostly_entities,
    stripped_title,
    timeless,
    words_of,
)
from ..words.words import measured
from .table_cells import Figure
from .table_growth import CHANGE_WORDS, CHANGES, GROWTH, is_rate, over_the_plan, since_last_year
from .tables import BRACKETED, Table, TableRow, unit_of, written_unit

TELLING = 6  # characters of a header over all columns that says what is measured (最高支付限额)
MOST_TOTALS = 3  # of a table, looked for in the prose
LEAST_TOTAL = 10  # a total this large in the prose tells what a table without units counts
LONGEST_MATTER = 8  # characters of a title that completes 总计 and 结果维持
NEAR = 600  # characters before a table within which a date still governs it

_WITHIN = re.compile(r"([二三四五六七八九十]|\d{1,2})年内")
_OF_TIME = re.compile(r"^[为占比]的?(?=百分比)")  # 1957年为1952年的百分比
_OF_WHICH = re.compile(r"^其中")


_SHARE = re.compile(r"比重|占比|比例|率$")
_MONEY = re.compile(r"金额|资金|收入|支出|产值|投资|[费款]$")


class _Measure(NamedTuple):
    unit: str
    kind: str
    multiplier: Decimal


def table_indicators(text: str, tables: list[Table], dates: list[FoundDate], frame: Frame) -> list[FoundIndicator]:
    """The indicators of all tables, in order of place; in reports undated figures are the reported year's."""
    found: list[FoundIndicator] = []
    for table in tables:
        rows = _Rows(text, table, dates, frame).rows()
        for row in rows:
            row.parent = None if row.parent is None else row.parent + len(found)
        found += rows
    return found


def merge(prose: list[FoundIndicator], tabular: list[FoundIndicator]) -> list[FoundIndicator]:
    """Both lists in one, in order of place, each parent pointing where its row now stands."""
    both = [*prose, *tabular]
    for row in tabular:
        row.parent = None if row.parent is None else row.parent + len(prose)
    order = sorted(range(len(both)), key=lambda place: both[place].start)
    moved = {old: new for new, old in enumerate(order)}
    for row in both:
        row.parent = None if row.parent is None else moved[row.parent]
    return [both[place] for place in order]


class _Rows:
    """The indicators of one table."""

    def __init__(self, text: str, table: Table, dates: list[FoundDate], frame: Frame) -> None:
        self.text, self.table, self.frame, self.reported = text, table, frame, frame.reported
        self.dates = [date for date in dates if table.start - NEAR <= date.start < table.end]
        self.leaves = [column.words[-1] if column.words else "" for column in table.columns]
        self.entity_rows = self._entity_rows()
        self.entity_columns = not self.entity_rows and mostly_entities(self.leaves)
        self.title = stripped_title(table.caption)
        self.prose_unit = _prose_unit(text, table)
        self.totals = [self._total_column(place) for place in range(len(self.leaves))]
        self.total_rows = self._total_rows()
        self.made: dict[tuple[int, int], FoundIndicator] = {}
        self.adding: dict[tuple[int, int], bool] = {}

    def rows(self) -> list[FoundIndicator]:
        """One indicator a figure, with parents as indexes into the list."""
        for number, row in enumerate(self.table.rows):
            for place, figure in row.figures.items():
                indicator = self._indicator(row, place, figure)
                if indicator is not None:
                    self.made[number, place] = indicator
        placed = {cell: number for number, cell in enumerate(self.made)}
        for (number, place), indicator in self.made.items():
            parent = self._parent(number, place)
            if parent in self.made and indicator.role != "change":
                indicator.role, indicator.parent = "part", placed[parent]
            elif indicator.role == "change" and (before := self.made.get((number, place - 1))):
                indicator.parent = None if before.role == "change" else placed[number, place - 1]
                indicator.name = before.name if before.name.startswith(indicator.name) else indicator.name
        return list(self.made.values())

    def _entity_rows(self) -> bool:
        labels = [row.labels[-1].text for row in self.table.rows if row.labels and not is_total(row.labels[-1].text)]
        if not labels or self.table.national:
            return False
        return is_entity_corner(self.table.corner) or mostly_entities(labels)

    def _indicator(self, row: TableRow, place: int, figure: Figure) -> FoundIndicator | None:
        measure = self._measure(row, place, figure)
        if measure is None:
            return None
        name, subject = self._name(row, place, measure.kind)
        if not name:
            return None
        words = "".join(self.table.columns[place].words)
        period, nature = self._period_and_nature(row, place, words)
        low, high = (float(end * measure.multiplier) for end in (figure.value, figure.high or figure.value))
        found = FoundIndicator(
            figure.start, figure.end, measure.kind, "value", None if figure.high else low, low, high, measure.unit,
            figure.bound, name, subject, period, nature,
        )  # fmt: skip
        if "年均" in words and contains("change", words):
            over_the_plan(found, row.labels[-1].text if row.labels else "", self.text, self.frame.plan_period)
            return found
        label = row.labels[-1].text if row.labels else ""
        if (
            contains("change", words)
            or (measure.unit == "%" and GROWTH.search(BRACKETED.sub("", label)))
            or CHANGES.search(self.title)
            or (self.leaves[place] == "" and contains("change", name))
        ):
            found.role, found.name = "change", GROWTH.sub("", name) or name
            found.change_basis = "mom" if "环比" in words else "yoy"
            found.change_base = (
                year_before(period) if period and found.change_basis == "yoy" and ".." not in period else None
            )
        return found

    def _period_and_nature(self, row: TableRow, place: int, words: str) -> tuple[str | None, str]:
        """Undated figures of a plan are its targets, those that a notice or regulation lays down are rules."""
        period, dated = self._period(row, place)
        planned = contains("target", words) or self.leaves[place] in words_of("budgeted")
        target = planned or contains("target", self.table.caption)
        if self._ahead(period) or (target and not (dated and self._past(period))):
            return period or self.frame.plan_period, "target"
        if period and self.frame.plan_period and self.frame.plan_period[:4] <= period[:4]:
            return period, "target"
        if period is None and self.frame.genre in PLANNING:
            plans = self.frame.genre == "plan" or self.frame.planning
            return (self.frame.plan_period, "target") if plans else (None, "rule")
        return period, "actual"

    def _past(self, period: str | None) -> bool:
        return bool(period and self.reported and period[:4].isdigit() and int(period[:4]) < self.reported)

    def _ahead(self, period: str | None) -> bool:
        return bool(period and self.reported and period[:4].isdigit() and int(period[:4]) > self.reported)

    def _name(self, row: TableRow, place: int, kind: str) -> tuple[str, str | None]:
        """The name and the subject of a figure of a kind."""
        beside = row.beside.get(place)
        column = (beside.text if beside else "") + self._column_name(place, kind)
        labels = [timeless(bare_label(cell.text)) for cell in row.labels]
        label = "".join(dict.fromkeys(labels))
        total = bool(row.labels) and is_total(row.labels[-1].text)
        if self.entity_rows:
            return self._entity_name(place, column), None if total else bare_label(row.labels[-1].text)
        if self.entity_columns and label:
            return label, None if is_total_leaf(self.leaves[place]) else bare_label(self.leaves[place])
        if total and len(labels) == 1:
            plain = is_total_leaf(self.leaves[place]) or column in words_of("generic") or not column
            account = column if self._tells_accounts(column) else ""
            half = self.table.half + label if self.table.half else ""
            return (self.title + label + account if plain else half + column), None
        if not label:
            words = self.table.columns[place].words
            whole = len(words) > 1 and is_total_leaf(words[0])
            whole = whole or (any(map(is_total_leaf, self.leaves)) and len(self.title) <= LONGEST_MATTER)
            return (_joined(self.title, column) if whole else column or self.title), None
        return (_joined(label, column) if self._adds(place, column) else label), None

    def _entity_name(self, place: int, column: str) -> str:
        if is_total_leaf(self.leaves[place]) and len(self.table.columns[place].words) == 1:
            return self.title + bare_label(self.leaves[place])
        if self._tells_accounts(column):
            return self.title + column
        return column if column and column not in words_of("generic") else self.title or column

    def _column_name(self, place: int, kind: str) -> str:
        """The words over a column that are not shared by all, without time, unit and change."""
        shared = (
            set.intersection(*(set(column.words) for column in self.table.columns)) if len(self.leaves) > 1 else set()
        )
        shared = {word for word in shared if word in self.table.caption or len(word) < TELLING}
        words = [bare_label(word) for word in self.table.columns[place].words if word not in shared]
        words = [BRACKETED.sub("", alternative(word, kind)) for word in words]
        name = timeless("".join(dict.fromkeys(words)))
        name = _OF_TIME.sub("", name)
        return CHANGE_WORDS.sub("", name) if contains("change", name) else name

    def _adds(self, place: int, column: str) -> bool:
        """Whether a column's words belong into the name beside the label."""
        if not column or (column in words_of("generic") and not self._tells_accounts(column)):
            return False
        return not is_total_leaf(self.leaves[place]) or len(self.table.columns[place].words) > 1

    def _tells_accounts(self, column: str) -> bool:
        """Whether a column states the plan or the outcome, beside others that state something else."""
        return len(self.leaves) > 1 and column in ("决算数", "预算数", "执行数", "完成数")

    def _measure(self, row: TableRow, place: int, figure: Figure) -> _Measure | None:
        """The unit of a figure: its own, its row's, its column's, its table's, or what the words count."""
        if figure.unit:
            return _Measure(figure.unit.unit, figure.unit.kind, Decimal(1))
        words = [self.leaves[place], *self.table.columns[place].words[:-1][::-1]]
        labels = [cell.text for cell in row.labels[::-1]]
        moved = contains("change", words[0]) and "增/减" not in words[0] and not self.table.national
        given = [] if moved else [row.unit, *map(written_unit, labels)]  # 万吨 of what grew by 2.4
        for written in [*map(written_unit, words), *given]:
            if written and (found := unit_of(written)):
                return _measured(*found)
        if moved and counted_unit(words[0]) is None:
            figures = [other.figures[place].value for other in self.table.rows if place in other.figures]
            return _Measure("%", "ratio", Decimal(1)) if is_rate(words[0], figures) else None
        return self._unit_of_table(words, labels, figure, moved=moved)

    def _unit_of_table(self, words: list[str], labels: list[str], figure: Figure, *, moved: bool) -> _Measure | None:
        """The unit of a figure that neither header nor label states."""
        listed = self.table.unit.split("、")
        if len(listed) > 1 and (found := _listed_unit(listed, words, labels)):
            return _measured(*found)
        implied = next(filter(None, map(counted_unit, [*words[:1], *labels[:1]])), None)
        whole = unit_of(self.table.unit) if self.table.unit else None
        if whole and whole[0].unit == implied:
            return _measured(*whole)
        if implied and implied != "个":
            return _Measure(implied, "count", Decimal(1))
        if whole:
            return None if contains("change", words[0]) else _measured(*whole)
        unknown = self.table.unit or any(contains("needs_unit", word) for word in [words[0], *labels[:1]])
        if unknown or moved or figure.value != int(figure.value):
            return None
        return _Measure(implied or self.prose_unit or "个", "count", Decimal(1))

    def _period(self, row: TableRow, place: int) -> tuple[str | None, bool]:
        """The time a figure holds for, and whether its header or label states it."""
        column = self.table.columns[place]
        within = _WITHIN.search("".join(column.words))
        if within and read_numeral(within[1]) == self.frame.plan_years:
            return self.frame.plan_period, True
        before = (self._dates_in(one.start, one.end) for one in self.table.columns[:place])
        stated = self._dates_in(column.start, column.end) or since_last_year("".join(column.words), before)
        if stated and not (self.reported is None and contains("relative", self.leaves[place])):
            of_time = _OF_TIME.search(timeless("".join(column.words)))
            return closed(stated[0 if of_time else -1]), True
        for cell in row.labels:
            years = [edtf for edtf in self._dates_in(cell.start, cell.end) if cell.text[:2] in ("19", "20")]
            if years:
                return closed(years[-1]), True
        caption = self._dates_in(self.table.start, self.table.top)
        if caption:
            return closed(caption[-1]), False
        if self.frame.genre in REPORTING and self.reported:
            return str(self.reported), False
        told = [d.edtf for d in self.dates if d.start < self.table.start and d.edtf and d.kind == "as_of"]
        return (closed(told[-1]) if told else None), False

    def _dates_in(self, start: int, end: int) -> list[str]:
        return [date.edtf for date in self.dates if start <= date.start < end and date.edtf and not date.compared]

    def _total_column(self, place: int) -> int | None:
        """The column of which a column is a part: the total of its group, or of the table."""
        group = self.table.columns[place].words[:-1]
        totals = [number for number, leaf in enumerate(self.leaves) if is_total_leaf(leaf)]
        same = [number for number in totals if self.table.columns[number].words[:-1] == group and number != place]
        outer = [number for number in totals if len(self.table.columns[number].words) == 1 and number != place]
        if is_total_leaf(self.leaves[place]):
            same = []
        chosen = (same or outer)[:1] if group or same else outer[:1]
        if not chosen or (is_total_leaf(self.leaves[place]) and not group) or not self._within(place, chosen[0]):
            return None
        return chosen[0]

    def _within(self, place: int, total: int) -> bool:
        """Whether a column counts in its total's unit and never exceeds it."""
        leaf = self.leaves[place]
        if contains("change", leaf) or written_unit(leaf) != written_unit(self.leaves[total]):
            return False
        pairs = [(row.figures.get(place), row.figures.get(total)) for row in self.table.rows]
        return all(part.value <= whole.value for part, whole in pairs if part and whole)

    def _total_rows(self) -> dict[int, int]:
        """Row → the row of totals that it is part of: the first of its group."""
        groups: dict[tuple[str, ...], int] = {}
        labels = [tuple(cell.text for cell in row.labels) for row in self.table.rows]
        for number, path in enumerate(labels):
            if path and is_total(path[-1]):
                groups.setdefault(path[:-1], number)
        parents: dict[int, int] = {}
        for number, path in enumerate(labels):
            depth = next((depth for depth in range(len(path) - 1, -1, -1) if path[:depth] in groups), None)
            if depth is not None and not is_total(path[-1]):
                parents[number] = groups[path[:depth]]
        return parents

    def _parent(self, number: int, place: int) -> tuple[int, int] | None:
        """The cell of the total that a figure is part of: across the row first, then down the column."""
        row = self.table.rows[number]
        total = self.totals[place]
        if total is not None and total in row.figures:
            return number, total
        label = row.labels[-1].text if row.labels else ""
        above = number - 1
        if _OF_WHICH.match(label):
            while above >= 0 and _OF_WHICH.match(
                self.table.rows[above].labels[-1].text if self.table.rows[above].labels else ""
            ):
                above -= 1
            return (above, place) if above >= 0 else None
        whole = self.total_rows.get(number)
        return (whole, place) if whole is not None and self._column_adds(place, whole) else None

    def _column_adds(self, place: int, whole: int) -> bool:
        """Whether a column is one that adds up: no ratios, no part larger than its total."""
        if (place, whole) not in self.adding:
            made, total = self.made.get((whole, place)), self.table.rows[whole].figures.get(place)
            parts = [row for number, row in enumerate(self.table.rows) if self.total_rows.get(number) == whole]
            self.adding[place, whole] = bool(
                total is not None and made is not None and made.kind in ("count", "amount")
                and all(row.figures[place].value <= total.value for row in parts if place in row.figures)
            )  # fmt: skip
        return self.adding[place, whole]


def _joined(label: str, column: str) -> str:
    """Label and column in one name, what both say once: 行政事业性收费 + 收费金额."""
    if len(column) == len("产量") and column[-1] == label[-1] and measured(label):
        return label  # 发电量
    shared = next((size for size in range(min(len(label), len(column)), 1, -1) if label.endswith(column[:size])), 0)
    return label + column[shared:]


def _listed_unit(listed: list[str], words: list[str], labels: list[str]) -> tuple[Unit, str] | None:
    """Of several units stated for a table (单位：宗、万元、%) the one for a figure, told by its header or label."""
    if _SHARE.search("".join(words)):
        return unit_of("%")
    found = [unit for unit in map(unit_of, listed) if unit]
    sums = [unit for unit in found if unit[0].kind == "amount"]
    return next(iter(sums if any(map(_MONEY.search, [*words, *labels])) else []), None) or unit_of(listed[0])


def _measured(unit: Unit, multiplier: str) -> _Measure:
    return _Measure(unit.unit, unit.kind, multiplier_value(multiplier))


def _prose_unit(text: str, table: Table) -> str | None:
    """The unit with which the prose states a total of the table; the largest totals are looked for."""
    totals = {
        text[figure.start : figure.end]: figure.value
        for row in table.rows
        for place, figure in row.figures.items()
        if figure.value >= LEAST_TOTAL and figure.unit is None and _is_whole(table, row, place)
    }
    for digits in sorted(totals, key=lambda digits: -totals[digits])[:MOST_TOTALS]:
        for match in re.finditer(rf"(?<![\d.]){re.escape(digits)}(?=[^\d\s|.,，、。])", text):
            unit = read_unit(text, match.end())
            if unit and unit.kind == "count" and not table.start <= match.start() < table.end:
                return unit.unit
    return None


def _is_whole(table: Table, row: TableRow, place: int) -> bool:
    return bool(row.labels and is_total(row.labels[-1].text)) or is_total_leaf(table.columns[place].words[-1])
