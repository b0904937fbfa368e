"""Tokens that an account of a report must explain: every place of a clean text that could be a number, time or title.

A token is one of
- `digits`: a run of Arabic digits, with points and commas between digits (2020, 1,234.5, 2.1.3);
- `numeral`: a run of Chinese numerals (零〇一二两三四五六七八九十百千万亿, 几, 数 before a multiplier) that quantifies:
  directly before a unit or classifier of `units.csv`, a noun counted without one (五部门), a word of time (年 月 日 周
  季度 旬 届 代) or 大; behind 第; a fraction (百分之五, 三分之一); or written with place words (二十三, 三百);
- `time`: a word of time (今年 去年 全年 每年 年底 同期 “十四五” …);
- `title`: a pair 《 》, or one of them that lost the other; `bracket`: the same for 〔 〕.

It reads more than the extractors do, on purpose: what they leave must be told from what they missed.

>>> [(token.kind, token.text) for token in find_tokens("去年两家企业第三次投入1,234.5万元，印发《办法》")]
[('time', '去年'), ('numeral', '两'), ('numeral', '三'), ('digits', '1,234.5'), ('title', '《办法》')]
>>> [(token.text, token.unit) for token in find_tokens("万众一心，几个二十余人")]
[('几', '个'), ('二十余', '人')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from ..figures.units import COUNTED_WITHOUT_CLASSIFIER, vocabulary

TokenKind = Literal["digits", "numeral", "time", "title", "bracket"]
KINDS: Final[tuple[TokenKind, ...]] = ("digits", "numeral", "time", "title", "bracket")

NUMERALS: Final = "零〇一二两三四五六七八九十百千万亿"
LONGEST_TITLE = 600  # characters between 《 and 》
_TIME_UNITS = ("年", "周年", "月", "个月", "日", "天", "周", "季度", "个季度", "旬", "届", "代", "大", "分钟", "世纪")

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NUMERAL = re.compile(
    rf"(?P<share>[{NUMERALS}]{{1,8}}分之[{NUMERALS}点]{{1,10}})"
    rf"|(?P<order>第)?(?P<run>(?:[{NUMERALS}几]|数(?=[十百千万亿]))[{NUMERALS}几]{{0,16}}(?P<more>[余多](?![年]))?)"
)
_MULTIPLIERS = re.compile(r"[十百千万亿]+[余多几]?$")
_SCALED = re.compile(r"[0-9][十百千万亿]{0,3}[余多几]?$")  # what the multipliers of 3.5万亿 stand behind
_PLACED = re.compile(r"[一二两三四五六七八九几][十百千万亿]|十[一二三四五六七八九]")
_TIME = re.compile(
    r"今年|去年|前年|明年|上年(?!度)|本年(?!级)|当年|(?<!不)同年(?!龄)|翌年|次年|全年|[本上]年度|年(?:[底末]|初(?!步|级|心|中)|(?<![0-9〇○零一二三四五六七八九十几干多两数]年)内(?!蒙))|[上下]半年"
    r"|每(?:半年|季度?|年|个?月|天|日|周)|逐[年月日季]|同期|当[日天月]|截[至止]到?目前|“[一二三四五六七八九十]{1,2}五”"
)
_BRACKET = re.compile(r"〔[^〔〕\n]{0,80}〕|[〔〕]")


class Token(NamedTuple):
    """A place to account for. `unit` is what a numeral counts with, `ordered` that it stands behind 第."""

    start: int
    end: int
    kind: TokenKind
    text: str
    unit: str = ""
    ordered: bool = False


def find_tokens(text: str) -> list[Token]:
    """All tokens of a clean text, in order of place."""
    tokens = [*_digits(text), *_numerals(text), *_titles(text)]
    for kind, pattern in _PLAIN:
        tokens += [Token(*match.span(), kind, match[0]) for match in pattern.finditer(text)]
    return sorted(tokens)


_PLAIN: Final[tuple[tuple[TokenKind, re.Pattern[str]], ...]] = (("time", _TIME), ("bracket", _BRACKET))


def _digits(text: str) -> Iterator[Token]:
    for match in _DIGITS.finditer(text):
        yield Token(*match.span(), "digits", match[0])


def _numerals(text: str) -> Iterator[Token]:
    for match in _NUMERAL.finditer(text):
        if match["share"]:
            yield Token(*match.span(), "numeral", match[0], "分之")
            continue
        start, end = match.span("run")
        run, ordered = match["run"], bool(match["order"])
        if _MULTIPLIERS.fullmatch(run) and _SCALED.search(text, max(0, start - 6), start):
            continue
        unit = unit_at(text, end)
        if not unit and len(run) > 1 and not match["more"]:
            unit = unit_at(text, end - 1)  # 三千瓦 is three 千瓦
        if unit or ordered or _PLACED.search(run):
            yield Token(start, end, "numeral", run, unit, ordered)


def unit_at(text: str, place: int) -> str:
    """The longest unit, classifier, word of time or noun counted without classifier that begins at a place.

    >>> unit_at("三个百分点", 1), unit_at("五部门", 1), unit_at("三农", 1)
    ('个百分点', '部门', '')
    """
    noun = COUNTED_WITHOUT_CLASSIFIER.match(text, place)
    if noun:
        return noun[0]
    return next((unit for unit in _units().get(text[place : place + 1], ()) if text.startswith(unit, place)), "")


@cache
def _units() -> dict[str, list[str]]:
    """First character → the units that begin with it, longest first."""
    units: dict[str, list[str]] = {}
    for unit in sorted({*vocabulary(), *_TIME_UNITS}, key=len, reverse=True):
        units.setdefault(unit[0], []).append(unit)
    return units


def _titles(text: str) -> Iterator[Token]:
    """Each 《 with its 》, as they nest; what lost its other half alone."""
    opened: list[int] = []
    for match in re.finditer("[《》]", text):
        place = match.start()
        if match[0] == "《":
            opened.append(place)
        elif opened and place - opened[-1] <= LONGEST_TITLE:
            start = opened.pop()
            yield Token(start, place + 1, "title", text[start : place + 1])
        else:
            yield Token(place, place + 1, "title", "》")
    for place in opened:
        yield Token(place, place + 1, "title", "《")
