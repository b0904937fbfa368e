"""Numerals: Arabic, Chinese and mixed, read into exact Decimals.

Reads thousands commas, decimal points, the multipliers 十 百 千 万 亿 after or inside a numeral (1.2万亿, 5亿1万4千),
a last digit that leaves its place word out (四百五 is 450, 九万四 is 94000), signs (负, -), fractions (三分之一,
一又二分之一) and digit-by-digit years (二〇二〇). Refuses what is no numeral with None, never guesses.

>>> read_numeral("2.55亿"), read_numeral("1.3万亿"), read_numeral("二十"), read_numeral("1,234.5")
(Decimal('255000000'), Decimal('1300000000000'), Decimal('20'), Decimal('1234.5'))
>>> read_numeral("四十二点二"), read_numeral("零点八")
(Decimal('42.2'), Decimal('0.8'))
>>> read_numeral("一百零五万"), read_numeral("两"), read_numeral("二〇二〇"), read_numeral("亿")
(Decimal('1050000'), Decimal('2'), Decimal('2020'), None)
>>> read_numeral("四百五"), read_numeral("2万5千"), read_numeral("负一又二分之一"), read_numeral("三千分")
(Decimal('450'), Decimal('25000'), Decimal('-1.5'), None)
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_WRITTEN = ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}

CACHED = 8192  # numerals whose value is kept: most come again
SIGNS = frozenset("负-－")

_ARABIC = re.compile(r"(\d{1,20}(?:,\d{3}){0,6}(?:\.\d{1,12})?)([十百千万亿]{0,3})")
_LEADING_ZERO = re.compile(r"0\d")
_NUMERAL = re.compile(
    rf"(?:(?<![\d.])\d{{1,6}}(?:\.\d{{1,6}})?(?![\d.])|[{''.join([*DIGITS, *SMALL, *LARGE])}]){{1,40}}"
)
_PART = re.compile(r"\d+(?:\.\d+)?|\D")


@lru_cache(maxsize=CACHED)
def read_numeral(text: str) -> Decimal | None:
    """The value of a numeral, or None where `text` is not one from end to end."""
    if text[:1] in SIGNS and len(text) > 1 and text[1] not in SIGNS:
        value = read_numeral(text[1:])
        return None if value is None else -value
    if "分之" in text:
        return _fraction(text)
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        return None if _LEADING_ZERO.match(text) else _arabic(arabic[1], arabic[2])
    whole, point, decimals = text.partition("点")
    if point:
        return _decimal(whole, decimals)
    if not _NUMERAL.fullmatch(text):
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return _positional(text) or _placed(text)


def _positional(text: str) -> Decimal | None:
    """二三二万, digit by digit before a multiplier, as books of the 1950s print 232万."""
    digits = text.rstrip("万亿")
    if len(digits) < 2 or digits == text or any(char not in DIGITS for char in digits) or not DIGITS[digits[0]]:
        return None
    return Decimal("".join(str(DIGITS[char]) for char in digits)) * multiplier_value(text[len(digits) :])


def _arabic(digits: str, multipliers: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    for multiplier in multipliers:
        value *= SMALL.get(multiplier) or LARGE[multiplier]
    return Decimal(int(value)) if value == value.to_integral() else value


def _decimal(whole: str, decimals: str) -> Decimal | None:
    """四十二点二."""
    value = Decimal(0) if whole in ("零", "〇") else read_numeral(whole)
    if value is None or not decimals or any(char not in DIGITS for char in decimals):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in decimals))


def _fraction(text: str) -> Decimal | None:
    """三分之一, 一又二分之一, 百分之五十."""
    below, _, above = text.partition("分之")
    whole, mixed, below = below.rpartition("又")
    divisor = Decimal(LARGE[below]) if below in LARGE else read_numeral(below)
    dividend, added = read_numeral(above), read_numeral(whole) if mixed else Decimal(0)
    if not divisor or dividend is None or added is None:
        return None
    return added + dividend / divisor


def _placed(text: str) -> Decimal | None:
    """A numeral written with place words: 一亿三千万, 二十五, 十, 2万5千, 四百五."""
    if text[0] in LARGE:
        return None
    total, section, number, last, ceiling = Decimal(0), Decimal(0), None, 1, LARGE["万"]
    for part in _PART.findall(text):
        if part in SMALL:
            if SMALL[part] >= ceiling:  # 七十百
                return None
            ceiling = SMALL[part]
            section += (number or 1) * SMALL[part]
            number, last = None, SMALL[part]
        elif part in LARGE:
            section += number or 0
            carried = part == "亿" or not section  # 一万万 and 三万亿 raise all that stands before
            total = (total + section) * LARGE[part] if carried else total + section * LARGE[part]
            section, number, last, ceiling = Decimal(0), None, LARGE[part], LARGE["万"]
        elif number:
            return None
        else:
            last = 1 if number == 0 else last
            number = Decimal(DIGITS[part]) if part in DIGITS else Decimal(part)
    if number and number < 10 and last >= 100:
        number *= last // 10
    return total + section + (number or 0)


@lru_cache(maxsize=CACHED)
def multiplier_value(multipliers: str) -> Decimal:
    """The product of multiplier characters.

    >>> multiplier_value("万亿"), multiplier_value("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    value = Decimal(1)
    for char in multipliers:
        value *= SMALL.get(char) or LARGE[char]
    return value
