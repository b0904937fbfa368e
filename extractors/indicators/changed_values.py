"""Changed values: which value before a change is the one that changed, and what a change goes on from.

Finds the last value of the unit (流失面积3万平方公里，占14%，减少400平方公里), the amount before its share of a plan
(完成9亿元，占预算的101%，增长12%), the level that it rose from, and changes that go on comparing or say one again.
Refuses the value of a base year, and what stands in brackets.

>>> area = FoundIndicator(0, 9, "measure", "value", 3e4, 3e4, 3e4, "平方公里", "eq", "流失面积", None, None, "actual")
>>> share = FoundIndicator(10, 14, "ratio", "value", 14.0, 14.0, 14.0, "%", "eq", "流失面积占", None, None, "actual")
>>> changed_value([area, share], "平方公里"), changed_value([area, share], "%")
(0, 0)
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..words.changes import RATIOS, Change, is_bare_change

_OF_WHOLE = re.compile(r"占|为[\u4e00-\u9fff]*(?:预算|计划|任务)|完成[\u4e00-\u9fff]*(?:预算|计划|任务)|是某年")
BASE_ROW = "某年"  # the words of a row that states what is compared with


def changed_value(made: list[FoundIndicator], unit: str, aside: frozenset[int] | set[int] = frozenset()) -> int | None:
    """The last value, of the unit of a change that is no ratio: 流失面积3万平方公里，占14%，减少400平方公里."""
    if made and unit == "位" and made[-1].kind == "rank":  # 零售总额增长7%，居全省第4位、前移2位
        several = len(made) > 1 and made[-2].kind == "rank" and made[-2].clause == made[-1].clause
        return None if several or made[-1].role != "value" else len(made) - 1
    indexes = [
        index
        for index, row in enumerate(made)
        if row.role in ("value", "part") and row.kind != "rank" and row.words != BASE_ROW and row.start not in aside
        if not (unit in RATIOS and row.name == row.words and is_bare_change(row.name))  # 增支2亿元，增长8%
    ]
    if made and made[-1].role == "change" and made[-1].parent in indexes and unit in RATIOS:
        return made[-1].parent
    amounts = [index for index in indexes if made[index].unit not in RATIOS]
    if (
        unit in ("%", "倍")
        and indexes
        and amounts
        and _OF_WHOLE.search(made[indexes[-1]].name + made[indexes[-1]].words)
    ):
        return amounts[-1]  # 完成9亿元，占预算的101%，增长12%
    same = [index for index in indexes if made[index].unit == unit and unit not in RATIOS]
    return (same or indexes)[-1] if indexes else None


def goes_on_comparing(last: FoundIndicator, statement: Statement) -> bool:
    """与去年同期相比事故起数减少2起、死亡人数减少1人: the next of a list is compared with the same time."""
    return statement.listed and last.role == "change" and last.kind == "count" and last.change_basis is not None


def counts_on(made: list[FoundIndicator], statement: Statement) -> bool:
    """分别上升8.2%和0.4个百分点; 同比减少11批、43人次: a change goes on with another unit."""
    if not statement.listed or statement.before:
        return False
    unit, last = statement.quantity.unit, made[-1]
    known = last.parent is not None and any(row.unit == unit and row.role == "value" for row in made)
    return {last.unit, unit} <= RATIOS or (last.role == "change" and last.kind == "count" and known)


def read_restated(before: str, last: FoundIndicator | None) -> Change | None:
    """棉花产量增长53%，即增产一千万担: a change said once more in another unit."""
    if last is None or last.role != "change" or not before.startswith("即") or not is_bare_change(before[1:]):
        return None
    return Change(-1 if (last.value or 0) < 0 else 1, last.name, last.change_basis, False)


def rose_from(made: list[FoundIndicator], row: FoundIndicator) -> str | None:
    """由2020年的58.3%提高到72.1%，提升13.8个百分点: the time of the level from which the value of a change rose."""
    if not row.parent:
        return None
    first, last = made[row.parent - 1], made[row.parent]
    rose = first.name == last.name and first.unit == last.unit and first.clause == last.clause
    return first.period if rose and first.period != last.period else None
