"""Document numbers (发文字号): 内政发〔2020〕26号, 国务院令第735号.

Finds a number by its last character 号 and reads backwards: serial, bracketed year or 令第, then the issuer's
letters, cut free of the words before them. Refuses numbers without issuer, court cases (（2020）粤01民终123号), house
numbers and lines of the underground.

>>> [(found.text, found.agency, found.year, found.serial) for found in find_numbers("落实国发(2022〕 2号文件")]
[('国发〔2022〕2号', '国发', 2022, 2)]
>>> find_numbers("地铁1号线，（2020）粤01民终123号")
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .cues import cues

MAX_TAIL = 22  # characters from the year bracket or 令 to 号
MAX_AGENCY = 30  # 广东省第十一届人民代表大会常务委员会公告
MAX_LETTERS = 12  # 发文机关代字 without 令 or 公告

_YEAR = r"[〔\[（(【]\s{0,2}(?P<year>\d{4})年?\s{0,2}[〕\]）)】]"  # 〔2020〕, also with brackets of two kinds
_ORDER = r"(?<=[令告])\s{0,2}(?:(?P<order_year>\d{4})年)?"  # 令 or 公告, the year without brackets
_SERIAL = r"(?P<serial>\d{1,5}|[一二三四五六七八九十百零〇]{1,6})"
_TAIL = re.compile(rf"(?:{_YEAR}\s{{0,3}}(?P<th>第?)|{_ORDER}(?P<order_th>第|(?=\d)))\s{{0,2}}{_SERIAL}\s{{0,2}}号$")
_AGENCY = re.compile(r"[\u4e00-\u9fff]{2,30}$")
_FILLERS = ("以及", "详见", "文件", "通知", "意见", "办法", "方案", "规定", "聚焦", "深挖", "的", "由", "号")
_LEADING = re.compile(r"(?<=\d)[年月日]|(?<=[》）号件])[和及与]")  # 28日中华人民共和国国务院令, 》和国发
_CENTRAL = re.compile(r"(?:国办?[发函]|中办?发)$")  # letters that are whole whatever stands before them
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A document number at its place in the clean text; `agency` are the issuer's letters."""

    start: int
    end: int
    text: str
    agency: str
    year: int | None
    serial: int


def find_numbers(text: str) -> list[FoundNumber]:
    """Every document number of a text, in order of place."""
    return [number for end in _ends(text) if (number := _number_before(text, end))]


def _ends(text: str) -> Iterator[int]:
    """Where a number may end: one past every 号."""
    place = text.find("号")
    while place >= 0:
        yield place + 1
        place = text.find("号", place + 1)


def _number_before(text: str, end: int) -> FoundNumber | None:
    window = max(0, end - MAX_TAIL)
    match = _TAIL.search(text[window:end])
    if match is None:
        return None
    head = window + match.start()
    before = text[max(0, head - MAX_AGENCY - 3) : head]
    agency = _agency(before.rstrip())
    if not agency:
        return None
    start = head - len(before) + len(before.rstrip()) - len(agency)
    year = match["year"] or match["order_year"]
    year_text = f"〔{year}〕" if match["year"] else f"{year}年" if year else ""
    th = match["th"] or match["order_th"] or ""
    written = f"{agency}{year_text}{th}{match['serial']}号"
    return FoundNumber(start, end, written, agency, int(year) if year else None, _serial(match["serial"]))


def _agency(before: str) -> str:
    """The issuer's letters at the end of a text; empty where there are none.

    >>> _agency("聚焦国发")
    '国发'
    >>> _agency("根据中华人民共和国国务院令")
    '中华人民共和国国务院令'
    >>> _agency("2021年年鉴")
    ''
    """
    match = _AGENCY.search(before)
    if match is None:
        return ""
    start = match.start()
    if leading := _LEADING.match(before, start):
        start = leading.end()
    letters = before[start:]
    cut = _cut().sub("", letters)
    if cut != letters:
        letters = cut[1:] if cut[:1] in ("和", "及", "与") else cut
    if central := _CENTRAL.search(letters):
        return central.group()
    if letters.endswith(("令", "公告")):
        return letters[letters.rfind("令", 0, -1) + 1 :]
    return letters if 2 <= len(letters) <= MAX_LETTERS and not letters.endswith(("年鉴", "报告", "版")) else ""


@cache
def _cut() -> re.Pattern[str]:
    """Everything up to the last word that cannot be part of the issuer's letters."""
    words = sorted({*_FILLERS, *(cue for cue in cues("before") if len(cue) > 1)}, key=len, reverse=True)
    return re.compile(f"^.*(?:{'|'.join(map(re.escape, words))})")


def _serial(digits: str) -> int:
    """Arabic or Chinese digits up to 999.

    >>> _serial("26"), _serial("七十四"), _serial("一百一十二"), _serial("十")
    (26, 74, 112, 10)
    """
    if digits.isdecimal():
        return int(digits)
    total = digit = 0
    for character in digits:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
