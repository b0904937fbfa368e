"""What keeps most places of a text from being tried must keep no expression from being found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.extractors.scanning import Scanner, tried
from zhibiao.extractors.times.near_times import _NEAR_TIMES
from zhibiao.extractors.times.time_patterns import (
    DURATION,
    DURATION_BEGINS,
    DURATIONS,
    RECURRENCES,
    TIME,
    TIME_BEGINS,
    TIMES,
)

RAW = Path(__file__).parent.parent / "data" / "raw"
PATTERNS = [pytest.param(TIME, TIME_BEGINS, id="time"), pytest.param(DURATION, DURATION_BEGINS, id="duration")]
SCANNERS = [
    pytest.param(TIMES, id="time"),
    pytest.param(DURATIONS, id="duration"),
    pytest.param(RECURRENCES, id="recurring"),
    pytest.param(_NEAR_TIMES, id="near"),
]
PIECES = st.sampled_from(
    (
        "2019 2021 一九五六 一九五七 20 85 11 3 三 十 十二 二十 两 年 年度 月 月份 日 号 天 周 季度 个 "
        "个月 个工作日 第 上 下 半 半年 上半年 前 底 末 初 上旬 期间 同期 、 和 及 与 之间 ， 。 ； ： 至 "
        "到 — —— – - ~ / . 自 从 截至 截止到 今 去 前年 今年 上年 全年 年初 年底 过去的 一年来 “ ” "
        "五 十四五 规划 世纪 本世纪 年代 以来 起 以前 连续 为期 近 多 以上 以下 以内 左右 08:30 上午 9时 "
        "每 按 逐 个星期 晚 本 下 一个 10点 30分 纳税年度 自然年度 内 学期"
    ).split()
)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def without(pattern: re.Pattern[str], begins: str) -> re.Pattern[str]:
    assert pattern.pattern.startswith(begins)
    return re.compile(pattern.pattern.removeprefix(begins))


@pytest.mark.parametrize(("pattern", "begins"), PATTERNS)
def test_the_reports_have_the_same_expressions_without_it(pattern: re.Pattern[str], begins: str) -> None:
    slow = without(pattern, begins)
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(RAW.glob("*.txt"))]
    found = [spans(pattern, text) for text in texts]
    assert any(found)
    assert found == [spans(slow, text) for text in texts]


@pytest.mark.parametrize(("pattern", "begins"), PATTERNS)
@settings(max_examples=300)
@given(pieces=st.lists(PIECES, max_size=14))
def test_no_wording_of_a_time_needs_more(pattern: re.Pattern[str], begins: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert spans(pattern, text) == spans(without(pattern, begins), text)


@pytest.mark.parametrize(
    "text",
    (
        "1978、1979两年 2019、2020年 2021—2023年 从2016-2018 2019.05-2020.12 1950年与1952年之间 90年代 19世纪80年代 "
        "2024年1-11月 9—12月 2021-06-30 2021/6/30 85年上半年 1季度 12月底 2021至2025年"
    ).split(),
)
def test_times_in_digits_are_tried_where_they_begin(text: str) -> None:
    assert spans(TIME, text)
    assert [match.span() for match in tried(TIME, text, TIMES.places(text))] == spans(TIME, text)


@pytest.mark.parametrize("scanner", SCANNERS)
@settings(max_examples=300)
@given(pieces=st.lists(PIECES, max_size=14))
def test_no_wording_of_a_time_begins_where_places_are_passed_over(scanner: Scanner, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = spans(scanner.pattern, text)
    assert [match.span() for match in tried(scanner.pattern, text, scanner.places(text))] == found
    assert [match.span() for match in scanner.finditer(text)] == found
