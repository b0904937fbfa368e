"""Months, quarters and weeks named from the day of the report: 本月, 上月, 本季度, 下周.

Finds them only where that day is known (the report's date of issue), and resolves them against it. Refuses 本周期,
上下月 and other words that merely begin alike.

>>> [(near.edtf, near.kind) for near in find_near_times("本月十日，上月，下月底前，本季度", "2021-06-14")]
[('2021-06-10', 'point'), ('2021-05', 'point'), ('../2021-07', 'until'), ('2021-04/2021-06', 'range')]
>>> find_near_times("本月", None), find_near_times("本周期", "2021-06-14")
([], [])
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ..scanning import Begin, Scanner
from .time_parts import quarter, read_day, within_month
from .time_patterns import DAY

_NEAR = re.compile(
    r"(?=[本上下去今明])(?<![以之年日线部])(?P<year>[去今明]年)?(?P<which>[本上下])(?:一?个|一)?(?P<unit>月(?!球|饼|台|份)|季度|周)"
    rf"(?!期|边|转|全|折|岁|年|报|[上下])(?:(?P<day>{DAY})[日号]|(?P<edge>[初底末]|[上中下]旬))?(?P<suffix>前|起|以来)?"
)
_NEAR_TIMES = Scanner(_NEAR, Begin("[本上下去今明]", "[月季周]", 5))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLAUSE = 20  # characters before the expression in which 每 makes it a rule
_STEPS = {"本": 0, "上": -1, "下": 1, "去": -1, "今": 0, "明": 1}


class NearTime(NamedTuple):
    """A time named from the day of the report, in the clean text."""

    start: int
    end: int
    edtf: str
    kind: str


def find_near_times(text: str, today: str | None) -> list[NearTime]:
    """All of them, in order; none where the day of the report is not known."""
    if today is None or not _DAY.fullmatch(today):
        return []
    day = date.fromisoformat(today)
    return [
        _read(match, day)
        for match in _NEAR_TIMES.finditer(text)
        if "每" not in text[_clause(text, match) : match.start()]
    ]


def _clause(text: str, match: re.Match[str]) -> int:
    """Where the clause begins: in 每月7日前将上月项目报送 the month is another one each time."""
    reach = max(0, match.start() - CLAUSE)
    return max(reach, *(text.rfind(mark, reach, match.start()) for mark in "。；\n"))


def _read(match: re.Match[str], today: date) -> NearTime:
    edtf = _edtf(match, today)
    kind = "range" if "/" in edtf else "point"
    if match["suffix"] == "前":
        kind, edtf = "until", f"../{edtf.split('/')[-1]}"
    elif match["suffix"]:
        kind, edtf = "since", f"{edtf.split('/')[0]}/.."
    return NearTime(*match.span(), edtf, kind)


def _edtf(match: re.Match[str], today: date) -> str:
    step = _STEPS[match["which"]]
    if match["unit"] == "周":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    months = today.year * 12 + today.month - 1 + (step if match["unit"] == "月" else 3 * step)
    year = str(months // 12 + (_STEPS[match["year"][0]] if match["year"] else 0))
    if match["unit"] == "季度":
        return year + quarter(f"{months % 12 // 3 + 1}季度", year)
    if match["day"]:
        return within_month(year, months % 12 + 1, read_day(match["day"]))
    return f"{year}-{months % 12 + 1:02}"
