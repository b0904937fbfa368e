"""Implausible units: a value that its unit makes impossible (PM2.5 of 30 毫克/立方米, 满意率 of 198%).

Each row of `plausible.csv` gives a name, a unit and the range values of that name and unit lie in; `remedy` is the
unit that is meant where it can be told. Refuses changes, targets met (完成计划的113%), comparisons with another
year, limits on discharges, and numbers read from their middle.

>>> check("PM2.5年均浓度", "毫克/立方米", 30).remedy
'微克/立方米'
>>> check("PM2.5年均浓度", "毫克/立方米", 0.03) is None, check("流动性覆盖率", "%", 130) is None
(True, True)
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...schemas.text import Outline
from ..statements.found import FoundIndicator
from ..vocabularies import read_records
from .figures import is_whole
from .finding import FoundFinding

__all__ = ["Range", "check", "find_implausible_units", "ranges"]

# The number is then a share of a plan, another year's value or another amount, and no rate of the thing named.
_SHARE_OF = re.compile(
    r"计划|目标|任务|预算|恢复|相当于|年的$|是[^，。；]{0,8}的$|排放"
    r"|(?:提高|提升|增长|增加|上升|下降|降低|减少|超额?|超额完成)(?:了|约|近)?$"
)
_CLAUSE = re.compile(r"[，。；：、\n]")
_STOP = re.compile(r"[，。；\n]")
_FILLER = re.compile(r"(?:达到?|为|是|保持在|控制在|共|约|每立方米)+$")
_REACH = 40  # characters of a clause looked at before a number


class Range(NamedTuple):
    """A row of `plausible.csv`."""

    pattern: re.Pattern[str]
    unit: str
    low: float | None
    high: float | None
    remedy: str

    def holds(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@cache
def ranges() -> tuple[Range, ...]:
    """The rows of `plausible.csv`."""
    return tuple(
        Range(re.compile(row["pattern"]), row["unit"], _number(row["low"]), _number(row["high"]), row["remedy"])
        for row in read_records("plausible.csv")
    )


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def _of_unit() -> dict[str, tuple[Range, ...]]:
    """Unit → the ranges stated in it."""
    return {unit: tuple(row for row in ranges() if row.unit == unit) for unit in {row.unit for row in ranges()}}


def check(name: str, unit: str, value: float) -> Range | None:
    """The range that a value breaks; None where it breaks none."""
    return next((row for row in _of_unit().get(unit, ()) if not row.holds(value) and row.pattern.search(name)), None)


def find_implausible_units(text: str, outline: Outline, rows: list[FoundIndicator]) -> list[FoundFinding]:
    """The rows whose value makes no sense in their unit."""
    findings = []
    for index, row in enumerate(rows):
        if row.role in ("value", "part") and row.value is not None and row.kind in ("measure", "ratio"):
            unit = f"{row.unit}/立方米" if text.endswith("每立方米", 0, row.start) else row.unit
            if all(known.holds(row.value) for known in _of_unit().get(unit, ())):
                continue
            known = any(known.pattern.search(row.name) for known in ranges())
            name = row.name if known else _FILLER.sub("", _clause(text, outline, row))
            broken = check(name, unit, row.value)
            if broken and is_whole(text, row.start, row.end) and not _is_share(text, outline, row):
                findings.append(_finding(text, row, index, broken, name))
    return findings


def _clause(text: str, outline: Outline, row: FoundIndicator) -> str:
    start = max(outline.sentence_at(row.start).start, row.start - _REACH)
    return _CLAUSE.split(text[start : row.start])[-1]


def _is_share(text: str, outline: Outline, row: FoundIndicator) -> bool:
    """Whether a number is a share of a plan or a growth; 、 joins the numbers of one such list."""
    start = max(outline.sentence_at(row.start).start, row.start - _REACH)
    return _SHARE_OF.search(_STOP.split(text[start : row.start])[-1]) is not None


def _finding(text: str, row: FoundIndicator, index: int, broken: Range, name: str) -> FoundFinding:
    shown = text[row.start : row.end].replace("\n", "")
    low = "" if broken.low is None else f"{broken.low:g}"
    high = "" if broken.high is None else f"{broken.high:g}"
    bounds = f"{low}至{high}" if low and high else f"不低于{low}" if low else f"不高于{high}"
    advice = f"，单位疑应为{broken.remedy}" if broken.remedy else ""
    message = f"{name}{shown}不合常理（以{broken.unit}计，常理{bounds}）{advice}"
    return FoundFinding("implausible_unit", "warning", message, row.start, row.end, [f"indicators:{index}"])
