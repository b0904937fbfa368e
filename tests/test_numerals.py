"""Numerals: exact values, and nothing guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.extractors.figures.numerals import multiplier_value, read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3174", "3174"),
        ("3,174", "3174"),
        ("1,234,567.25", "1234567.25"),
        ("0.12", "0.12"),
        ("2.55亿", "255000000"),
        ("1.2万亿", "1200000000000"),
        ("410.85万", "4108500"),
        ("12.3千", "12300"),
        ("5百万", "5000000"),
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("二十五", "25"),
        ("一百零五", "105"),
        ("一百零五万", "1050000"),
        ("两千三百", "2300"),
        ("一亿三千万", "130000000"),
        ("一万亿", "1000000000000"),
        ("二〇二〇", "2020"),
        ("二○二一", "2021"),
        ("一九五四", "1954"),
        ("叁拾", "30"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert read_numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "亿", "万", "件", "3件", "第三", "1.2.3", "1,23", "若干", "A", "二十五件", " 3"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("", 1), ("万", 10_000), ("千万", 10_000_000), ("万亿", 10**12), ("百亿", 10**10)]
)
def test_multipliers(text: str, value: int) -> None:
    assert multiplier_value(text) == value


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert read_numeral(_written(number)) == number


def _written(number: int) -> str:
    """A number in Chinese, as schools teach to write it."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = ("零" if low < 1000 else "") + _written(low) if low else ""
        return f"{_written(high)}万{rest}"
    digits, words, zero = f"{number:04}", "", False
    for digit, place in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit == "0":
            zero = bool(words)
            continue
        words += ("零" if zero else "") + "零一二三四五六七八九"[int(digit)] + place
        zero = False
    return words


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "万", "亿", "千"]))
def test_arabic_numerals_are_exact(number: Decimal, multiplier: str) -> None:
    assert read_numeral(f"{number}{multiplier}") == number * multiplier_value(multiplier)
