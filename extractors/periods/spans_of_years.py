"""Spans of years that a report does not date: 五年来, 近三年, 今后五年, 用三年时间.

Finds them in reports of a known year and tells the years they mean: those up to the year reported on, or those behind
it. Refuses 连续4年, which belongs to one figure, and durations that only set a condition. The dates of the report
stay durations; only the periods of its figures read the years.

>>> frame, text = Frame("work_report", 2022, None), "近三年新建5所，今后五年新建9所"
>>> dates = [FoundDate(0, 3, None, "duration"), FoundDate(8, 12, None, "duration")]
>>> [(span.edtf, span.kind) for span in years_meant(dates, text, frame, ([], []))]
[('2020/2022', 'back'), ('2023/2027', 'ahead')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..figures.numerals import read_numeral
from ..reports.genres import REPORTING
from ..times.dates import FoundDate
from ..times.time_parts import plan
from .coming import time_ahead
from .frame import Frame
from .periods import as_long_as_plan

FIVE = 5  # years of a term
PLAN_REACH = 6000  # characters behind the name of a five-year plan within which 五年内 means it
LONGEST = 10  # years; longer ones are history

_SPAN = re.compile(
    r"(?P<lead>最近|近|今后|未来)?(?P<years>\d{1,2}|[二两三四五六七八九十])年(?P<tail>来|时间|左右|之?内|以内)?$"
)
_BACK_BEHIND = re.compile(
    r"间(?!的|隔|断)|里(?!程)|中(?=[，、])|累计|合计|共(?![同享建商和产])"
    r"|(?:提升|上升|前移|前进|跃升|进位|晋升|增长|提高|增加|下降|减少|翻了?)(?:了|近|超|约)?(?=[\d一二两三四五六七八九十百])"
)
_TAKEN = re.compile(r"(?<![利使作费适通专启])用$")
_BEST = re.compile(r"的|来?(?:的|[增总]|同期)?[^，。；]{0,4}(?:最|新高|首次|新低)")  # 近十年最大订单
_JOINT = re.compile(r"年?(?:的|这|、|和)?")
_PLAN_NAMED = re.compile(r"第[一二三四五六七八九十]{1,2}个五年计划|“[一二三四五六七八九]五”")
_BOUNDED = re.compile(r"(?:[，。；：\s在]|(?<![一二三四五六七八九十])、)$")
_WITHIN, _STRIVES = ("内", "之内", "以内"), ("力争", "争取", "确保")
_BEFORE_TERM = "这在，。；：\n"


def date_plan(dates: list[FoundDate], text: str, frame: Frame) -> None:
    """五年内 at the head of a clause is the plan's span: its own, or of the one a work report speaks of. In place."""
    for date in dates:
        heads = _BOUNDED.search(text[max(0, date.start - 2) : date.start] or "\n")
        if date.kind != "until" or date.edtf is not None or not heads:
            continue
        if as_long_as_plan(text[date.start : date.end], frame):
            date.edtf, date.kind = frame.plan_period, "range"
        elif frame.genre == "work_report" and text.startswith("五年内", date.start):
            period = _plan_named(text, date.start, frame)
            date.edtf, date.kind = period, "range" if period else date.kind


def _plan_named(text: str, place: int, frame: Frame) -> str | None:
    """The five-year plan last named before a place, where the year reported on or the one behind it falls in it."""
    if frame.reported is None or frame.term:
        return None
    named = [plan(name, end=False) for name in _PLAN_NAMED.findall(text, max(0, place - PLAN_REACH), place)]
    years = {frame.reported, frame.reported + 1}
    return next((span for span in named[::-1] if years & set(range(int(span[:4]), int(span[5:]) + 1))), None)


def years_meant(
    dates: Sequence[FoundDate], text: str, frame: Frame, parts: tuple[list[int], list[bool]]
) -> list[FoundDate]:
    """The dates, with the spans that mean certain years dated: `back` up to the year reported on, `ahead` behind it.

    `parts` is what `coming_parts` found.
    """
    if frame.genre not in REPORTING or frame.reported is None:
        return list(dates)
    last: FoundDate | None = None
    meant: list[FoundDate] = []
    for date in dates:
        measures = last is not None and last.edtf and _JOINT.fullmatch(text, last.end, date.start)
        meant.append(date if measures else _read(date, text, frame, _time_ahead(date, text, frame, parts)))
        last = date
    return meant


def _time_ahead(date: FoundDate, text: str, frame: Frame, parts: tuple[list[int], list[bool]]) -> str | None:
    """The year or years that a part about what is to be done plans, where the date stands in one; else None."""
    starts, coming = parts
    part = bisect_right(starts, date.start) - 1
    if part < 0 or not coming[part]:
        return None
    return time_ahead(text, starts[part], frame.reported) or str((frame.reported or 0) + 1)


def _behind(frame: Frame, years: int) -> str:
    """So many years behind the one reported on."""
    reported = frame.reported or 0
    return f"{reported + 1}/{reported + years}"


def _read(date: FoundDate, text: str, frame: Frame, ahead: str | None) -> FoundDate:
    match = _SPAN.match(text[date.start : date.end]) if date.edtf is None else None
    if match is None:
        return _past_term(date, text)
    before, reported = text[max(0, date.start - 2) : date.start], frame.reported or 0
    years = int(read_numeral(match["years"]) or 0)
    if not 1 < years <= LONGEST or _BEST.match(text, date.end) or before.endswith(("前", "创", "个")):
        return date
    if match["lead"] in ("今后", "未来"):
        return replace(date, edtf=_behind(frame, years), kind="ahead")
    lasts = match["tail"] == "时间" or text.startswith(("时间", "的时间"), date.end)
    if (lasts and _TAKEN.search(before)) or (match["tail"] in _WITHIN and before in _STRIVES):
        return replace(date, edtf=str(reported + years), kind="ahead")
    if _is_term(match, text[date.start - 1 : date.start] or "\n", years, frame, ahead):
        return replace(date, edtf=ahead or frame.term, kind="ahead" if ahead else "back")
    looks_back = match["tail"] == "来" or (not match["tail"] and not ahead and _BACK_BEHIND.match(text, date.end))
    if looks_back or (match["lead"] and not match["tail"]):
        return replace(date, edtf=f"{reported + 1 - years}/{reported}", kind="back")
    return date


def _past_term(date: FoundDate, text: str) -> FoundDate:
    """过去五年 is dated already."""
    back = date.kind == "range" and text.startswith("过去", date.start)
    return replace(date, kind="back") if back else date


def _is_term(match: re.Match[str], before: str, years: int, frame: Frame, ahead: str | None) -> bool:
    """Whether 五年 is the term that the whole report looks back on, or the one that its part plans."""
    if years != FIVE or match["lead"] or match["tail"] == "来":
        return False
    planned = ahead is not None and "/" in ahead
    return (planned or (ahead is None and frame.term is not None)) and before in _BEFORE_TERM
