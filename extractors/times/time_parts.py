"""Parts of years and of centuries as EDTF: days of months, quarters, first months, five-year plans, decades.

>>> within_month("2021", 2, 30), quarter("前三季度", "2021"), months("前十一个月", "2022"), months("首季度", "2022")
('2021-02', '-01/2021-09', '-01/2022-11', '-01/2022-03')
>>> (
...     decade("上世纪", "80", 2021),
...     decade(None, "九十", 2021),
...     decade("二十一世纪", "二十", None),
...     plan("“十四五”", end=False),
... )
('1980/1989', '1990/1999', '2020/2029', '2021/2025')
>>> short_year("19", 2021), short_year("五八", 2021), dotted_month("1999.08")
('2019', '1958', '1999-08')
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange

from ..figures.numerals import read_numeral

_MONTH_COUNT = re.compile(r"[前后](?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})个?月")
_PLAN_NUMBER = re.compile(r"“|五?”|第|个五年[计规]划|(?<=.)五$")
NEAR_FUTURE = 10  # years ahead that two digits may still mean


def within_month(year: str, month: int, day: int) -> str:
    """A day; the month alone where it has no such day, as in 2月30日."""
    if day > monthrange(int(year), month)[1]:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def read_day(text: str) -> int:
    """The number of a month or a day: 03, 十二."""
    return int(text) if text.isdecimal() else int(read_numeral(text) or 0)


def leap_day_year(year: str) -> str:
    """The last leap year up to `year`: 2月29日 with no year stated."""
    found = int(year)
    while not isleap(found):
        found -= 1
    return str(found)


def quarter(text: str, year: str) -> str:
    """The rest of the EDTF expression behind `year`: 一季度, 前三季度; 季度末 is its last month."""
    digit = next(char for char in text if char in "一二三四两1234")
    last = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}.get(digit) or int(digit)
    if text.endswith("末"):
        return f"-{3 * last:02}"
    first = 1 if text[0] == "前" else last
    return f"-{3 * first - 2:02}/{year}-{3 * last:02}"


def months(text: str, year: str) -> str:
    """The rest of the EDTF expression behind `year`: 前8个月, 后三个月, 首月, 首季度."""
    if text[0] == "首":
        return "-01" if text == "首月" else f"-01/{year}-03"
    match = _MONTH_COUNT.fullmatch(text)
    count = int((read_numeral(match["count"]) if match else None) or 12)
    return f"-01/{year}-{count:02}" if text[0] == "前" else f"-{13 - count:02}/{year}-12"


def plan(text: str, *, end: bool) -> str:
    """A five-year plan: 十四五 is 2021/2025, 七五 1986/1990, 一五 and 第一个五年计划 1953/1957."""
    number = int(read_numeral(_PLAN_NUMBER.sub("", text)) or 14)
    first = {1: 1953, 2: 1958}.get(number, 2021 + 5 * (number - 14))
    return f"{first + 4}-12" if end else f"{first}/{first + 4}"


def decade(century: str | None, tens: str, current: int | None) -> str:
    """上世纪80年代 is 1980/1989; with no century named the last such decade that had begun by `current`."""
    years = int(read_numeral(tens) or 0)
    now = current or 2000
    if century and century[0] == "上":
        first = (now // 100 - 1) * 100 + years
    elif century and century[0] == "本":
        first = now // 100 * 100 + years
    elif century:
        first = (int(read_numeral(century.removesuffix("世纪")) or 20) - 1) * 100 + years
    else:
        first = now // 100 * 100 + years
        first -= 100 if first > now else 0
    return f"{first}/{first + 9}"


def short_year(digits: str, current: int | None) -> str:
    """A year of two digits: the last one that is not far ahead of `current`."""
    text = digits if digits.isdigit() and digits.isascii() else str(read_numeral("二〇" + digits))[2:]
    year = 2000 + int(text)
    return str(year - 100 if year > (current or 2000) + NEAR_FUTURE else year)


def dotted_month(text: str) -> str:
    """1999.08."""
    return text.replace(".", "-")
