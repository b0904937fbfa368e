"""Time that grows with the length of the text and with nothing else, whatever the text."""

from __future__ import annotations

import time

import pytest
from reports import source_of

from zhibiao.pipeline.extract import extract_source

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]  # the time is that of the program, not of its measurement

SHORT = 4_000  # bytes of UTF-8
GROWTH = 8  # the second text is so many times as long
MOST_GROWTH = 20  # times the time of the first: linear gives 8, its square 64; the rest is for machines with other work
NOISE = 0.015  # seconds in which nothing is measured
ATTEMPTS = 3  # of which one must do: other work on the machine may slow down any of them

LINES = [
    "1,", "1，", "111，", "111,", "1.", "1", "1 ", "1-", "1至", "1—", "1/", "1、", "1|", "1%", "1%、", "1个",
    "1个，", "1个；", "1万", "1亿多", "一", "十", "一期", "第", "第一次", "十届", "每", "约", "约1", "到", "截至",
    "《", "》", "〈", "《〈", "《a》", "（", "）", "“", "”", "“一”", "<", "〔2020〕1号", "2020年", "2020、",
    "1月", "2020年1月1日至", "今年", "较去年", "每季度", "其中1个", "1件，其中", "分别1%", "均达1%、", "同比增长1%",
    "同比持平", "1%，持平", "建设1个", "各类企业1家、", "居第1位", "。", "，", "、", "\n", "1\n", "|\n", "\r",
    "\u3000", "   ", "\t", "\ufeff", "……", "....", "- ", "——", "·", "一是", "1.1", "责任单位：", "（责任单位",
    "建设", "A", "PM", "内政发", "a 1 ", "①",
]  # fmt: skip


def seconds(text: str) -> float:
    started = time.process_time()
    extract_source(source_of(text))
    return time.process_time() - started


def grows_linearly(unit: str) -> bool:
    """Whether eight times the text takes about eight times as long."""
    text = unit * (SHORT // len(unit.encode()))
    return any(seconds(text * GROWTH) < MOST_GROWTH * max(seconds(text), NOISE) for _ in range(ATTEMPTS))


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Dictionaries load once and are no part of the time."""
    extract_source(source_of("某市2021年情况报告\n全市办理行政处罚案件3174件，同比增长6%，纳入监督执法正面清单。"))


@pytest.mark.parametrize("unit", LINES, ids=ascii)
def test_a_line_of_one_thing_over_and_over(unit: str) -> None:
    assert grows_linearly(unit)


@pytest.mark.parametrize(
    "unit", ["全市办理案件12件，其中水环境类5件，同比增长6%；", "办理《办法》案件约300余件，", "2021年，建成站点25个。"]
)
def test_a_paragraph_of_statements_without_end(unit: str) -> None:
    assert grows_linearly(unit)


@pytest.mark.parametrize("separator", ["", "\n"])
def test_five_megabytes_of_digits(separator: str) -> None:
    text = ("1234567890" * 10 + separator) * 10_000
    assert any(seconds(text * 5) < 3 * 5 * max(seconds(text), NOISE) for _ in range(ATTEMPTS))
