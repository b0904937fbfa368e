"""Numerals: Arabic, Chinese and mixed, read into exact Decimals.

Reads thousands commas, decimal points, the multipliers 十 百 千 万 亿 after or inside a numeral, fractions
(三分之一), 半 and digit-by-digit years (二〇二〇). Refuses what is no numeral with None, never guesses.

>>> read_numeral("2.55亿"), read_numeral("1.3万亿"), read_numeral("二十"), read_numeral("1,234.5")
(Decimal('255000000'), Decimal('1300000000000'), Decimal('20'), Decimal('1234.5'))
>>> read_numeral("四十二点二"), read_numeral("零点八")
(Decimal('42.2'), Decimal('0.8'))
>>> read_numeral("一百零五万"), read_numeral("两"), read_numeral("二〇二〇"), read_numeral("亿")
(Decimal('1050000'), Decimal('2'), Decimal('2020'), None)
"""

from __future__ import annotations

import re
from decimal import Decimal

_WRITTEN = ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}

_ARABIC = re.compile(r"(\d{1,20}(?:,\d{3}){0,6}(?:\.\d{1,12})?)([十百千万亿]{0,3})")


def read_numeral(text: str) -> Decimal | None:
    """The value of a numeral, or None where `text` is not one from end to end."""
    arabic = _ARABIC.fullmatch(text)
    if arabic and arabic[1].startswith("0") and arabic[1][1:2].isdigit():
        return None
    if arabic:
        value = Decimal(arabic[1].replace(",", ""))
        for multiplier in arabic[2]:
            value *= SMALL.get(multiplier) or LARGE[multiplier]
        return Decimal(int(value)) if value == value.to_integral() else value
    whole, point, decimals = text.partition("点")
    if point:
        units = Decimal(0) if whole in ("零", "〇") else read_numeral(whole)
        if units is None or any(char not in DIGITS for char in decimals):
            return None
        return units + Decimal("0." + "".join(str(DIGITS[char]) for char in decimals))
    if not text or any(char not in DIGITS and char not in SMALL and char not in LARGE for char in text):
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return _chinese(text)


def _chinese(text: str) -> Decimal | None:
    """A numeral written with place words: 一亿三千万, 二十五, 十."""
    if text[0] in LARGE:
        return None
    total, section, digit = Decimal(0), Decimal(0), None
    for char in text:
        if char in DIGITS:
            if digit and DIGITS[char]:
                return None
            digit = DIGITS[char]
        elif char in SMALL:
            section += (1 if digit is None else digit) * SMALL[char]
            digit = None
        else:
            section += digit or 0
            total = (total + section) * LARGE[char] if char == "亿" else total + section * LARGE[char]
            section, digit = Decimal(0), None
    return total + section + (digit or 0)


def multiplier_value(multipliers: str) -> Decimal:
    """The product of multiplier characters.

    >>> multiplier_value("万亿"), multiplier_value("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    value = Decimal(1)
    for char in multipliers:
        value *= SMALL.get(char) or LARGE[char]
    return value
