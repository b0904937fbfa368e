"""Periods and nature: the time a statement holds for, and whether it was done, is aimed at, or is a rule.

A stated time governs what follows up to the next stated time or the full stop. Where none is stated, annual reports
take the reported year and undated targets of a plan the plan's own span. Compared times (较2020年) do not govern;
recurrences make rules of targets; durations leave the period open.

>>> frame = Frame("work_report", 2023, None, future=False)
>>> period_of([], 0, 10, frame)
Period(edtf='2023', nature='actual')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .calendar import closed
from .dates import FoundDate

REPORTING = frozenset({"annual_report", "work_report", "bulletin", "disclosure_report", "budget", "audit"})
PLANNING = frozenset({"plan", "notice", "regulation"})

_TARGET = re.compile(
    r"目标|力争|确保|争取|预期|计划|将(?=[^，。；]{0,12}(?:完成|建成|新增|达|实现|新建|改造|投))|要(?:达到|实现|完成|建成)|拟|达到或超过|不低于|控制在|规划(?:建设|新建)"
)
_RULE = re.compile(
    r"不得|应当|须|每(?:年|月|季度|半年)|按照[^，。；]{0,14}标准|标准为|限额|不予|给予[^，。；]{0,16}(?:奖励|补助|补贴|资助)|的，|可申请|为准|以上的|以下的|要达到|的地区"
)
_DONE = re.compile(r"(?:已|完成了|实现了|共(?:有|完成|办)|累计|达到了|同比|较上年|比上年|首次实现|先后)")


class Frame(NamedTuple):
    """What a report says of the time of its undated statements. `future` marks sections of what is to be done."""

    genre: str
    reported: int | None
    plan_period: str | None
    future: bool


class Period(NamedTuple):
    """EDTF of the period, or None, and the nature of the statement."""

    edtf: str | None
    nature: str


def period_of(dates: list[FoundDate], start: int, place: int, frame: Frame, words: str = "") -> Period:
    """The period and nature of a statement at `place` of a sentence that starts at `start`."""
    governing = [date for date in dates if start <= date.start < place and not date.compared]
    last = governing[-1] if governing else None
    if last is None or (last.kind == "recurring"):
        return _unstated(frame, words, recurring=last is not None)
    if last.kind == "duration":
        return Period(None, _nature(frame, words, None))
    if last.kind == "until":
        return Period(closed(last.edtf) if last.edtf else None, "target")
    return Period(last.edtf, _nature(frame, words, last))


def _unstated(frame: Frame, words: str, *, recurring: bool) -> Period:
    nature = "rule" if recurring and frame.genre in PLANNING else _nature(frame, words, None)
    if nature == "rule":
        return Period(None, nature)
    if frame.genre in REPORTING:
        year = frame.reported + 1 if frame.future and frame.reported and frame.genre == "work_report" else frame.reported
        return Period(str(year) if year else None, nature)
    return Period(frame.plan_period if nature == "target" else None, nature)


def _nature(frame: Frame, words: str, date: FoundDate | None) -> str:
    """Whether a statement reports, aims or rules, from its genre, its section, its words and its time."""
    if frame.genre in ("notice", "regulation", "other", "plan"):
        if date and date.edtf and date.edtf[:4].isdigit() and frame.reported and int(date.edtf[:4]) < frame.reported:
            return "actual"
        if _DONE.search(words) and not _TARGET.search(words):
            return "actual"
        if _RULE.search(words) or frame.genre in ("regulation",):
            return "rule"
        return "target" if frame.genre == "plan" or _TARGET.search(words) or frame.plan_period else "rule"
    if frame.future or (_TARGET.search(words) and not _DONE.search(words)):
        return "target"
    return "actual"
