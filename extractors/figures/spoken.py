"""Chinese numerals as prose spells figures out: approximate pairs, 余 and 多, ranges whose multiplier stands once.

Finds 两三百 (200 to 300), 二十七八, 二百三十余万, 四万多亿, 两到三万, 三至五. Refuses what is no numeral, and pairs
whose digits do not follow each other (六九亿, as books of the 1950s print 69亿).

>>> read_spoken("两三百个", "两三百", 3)
Spoken(low=Decimal('200'), high=Decimal('300'), odd=False, end=3)
>>> read_spoken("二百三十余万人", "二百三十", 4)
Spoken(low=Decimal('2300000'), high=Decimal('2300000'), odd=True, end=6)
>>> read_spoken("两到三万元", "两", 1), approximate_pair("六九亿")
(Spoken(low=Decimal('20000'), high=Decimal('30000'), odd=False, end=4), None)
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .numerals import DIGITS, multiplier_value, read_numeral
from .units import read_unit

_LARGE_DIGITS = "壹贰叁肆伍陆柒捌玖"
_BODY = "一二三四五六七八九十百千万亿零〇○"
CHINESE = rf"[一二两三四五六七八九十][{_BODY}]{{0,24}}(?:两[百千万亿][{_BODY}]{{0,20}})?"
FINANCIAL = rf"[{_LARGE_DIGITS}](?=[拾佰仟万亿元])(?:[{_BODY}拾佰仟{_LARGE_DIGITS}]){{0,24}}"
POINT = r"(?:点[一二三四五六七八九零〇○]{1,4})"
FIRST = f"一二两三四五六七八九十{_LARGE_DIGITS}"  # characters such a numeral begins with

_PAIR = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]{0,3})"
)
_ODD = re.compile(r"[余多](?P<scale>[百千万亿]{0,2})")
_TO = re.compile(rf"(?:至|到|[-—–~－]{{1,2}})(?P<high>\d{{1,6}}[百千万亿]{{0,2}}|{CHINESE}{POINT}?)")
_SCALE = re.compile(r"[百千万亿]{1,3}$")
_LARGE = re.compile(r"[万亿]{1,2}$")
_LARGE_BEHIND = re.compile(r"[万亿]{1,2}")
_PLACED = re.compile(r"[十百千万亿]")
LEAST_ODD = 10  # 三多 and 九余 are no figures


class Spoken(NamedTuple):
    """A spelled-out figure: both ends (equal where it is no range), whether 余 or 多 stands in it, where it ends."""

    low: Decimal
    high: Decimal
    odd: bool
    end: int


def read_spoken(text: str, words: str, place: int) -> Spoken | None:
    """The figure that begins with the numeral `words`, which ends at `place`; None where it is no numeral."""
    pair = approximate_pair(words)
    single = None if pair else read_numeral(words)
    if pair is None and single is None:
        return None
    if single is not None and "点" in words and (scale := _LARGE_BEHIND.match(text, place)):  # 八点六亿
        single, place = single * multiplier_value(scale[0]), scale.end()
    low, high = pair or (single or Decimal(0), single or Decimal(0))
    odd = _ODD.match(text, place) if low >= LEAST_ODD else None
    if odd:
        return _odd(text, words, pair, odd)
    return _ranged(text, words, low, place) or Spoken(low, high, odd=False, end=place)


def _odd(text: str, words: str, pair: tuple[Decimal, Decimal] | None, odd: re.Match[str]) -> Spoken | None:
    """二百三十余万: the multiplier behind 余 raises the last section of the numeral, as if 余 did not stand there."""
    scale, end = odd["scale"], odd.end()
    if scale[-1:] in ("百", "千") and read_unit(text, end - 1):  # 九十多万千瓦
        scale, end = scale[:-1], end - 1
    if pair:
        return Spoken(pair[0] * multiplier_value(scale), pair[1] * multiplier_value(scale), odd=True, end=end)
    value = read_numeral(words + scale)
    return None if value is None else Spoken(value, value, odd=True, end=end)


def approximate_pair(words: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of 两三, 七八百, 二十七八; None for anything else."""
    match = _PAIR.fullmatch(words)
    if match is None:
        return None
    low, high = read_numeral(match["low"]), read_numeral(match["high"])
    if low is None or high is None or high != low + 1 or (match["tens"] and match["scale"][:1] == "十"):
        return None
    if low == 1 and not match["tens"] and not match["scale"]:  # 一二类: two classes, one by one
        return None
    tens = (read_numeral(match["tens"]) if match["tens"] else None) or Decimal(0)
    scale = multiplier_value(match["scale"])
    return (tens + low) * scale, (tens + high) * scale


def _ranged(text: str, words: str, low: Decimal, place: int) -> Spoken | None:
    """两到三万, 三至五: the multiplier behind the upper end holds for a lower end that has none."""
    match = _TO.match(text, place)
    if match is None or (len(words) > 1 and all(char in DIGITS for char in words)):
        return None
    upper, end = match["high"], match.end()
    if len(upper) > 1 and upper[-1] in "百千" and read_unit(text, end - 1):  # 二百万到三百万千瓦
        upper, end = upper[:-1], end - 1
    high = read_numeral(upper)
    if high is None or high <= low:
        return None
    raised = _raised(low, words, upper)
    return Spoken(raised if raised < high else low, high, odd=False, end=end)


def _raised(low: Decimal, words: str, upper: str) -> Decimal:
    """The lower end with the multiplier of the upper one, where it has none of that kind."""
    scale = _LARGE.search(upper) if _PLACED.search(words) else _SCALE.search(upper)
    return low if scale is None or _LARGE.search(words) else low * multiplier_value(scale[0])
