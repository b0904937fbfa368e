"""Markdown: marks are no part of what is read, and every span still points into the file as it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.ingest import decode
from zhibiao.pipeline.markup import without_markup

REPORT = """# 某某市2023年生态环境状况公报

## 一、大气环境

2023年，全市**PM2.5**平均浓度为**24**微克/立方米。

**二、执法。**办理案件**12**件，罚没金额`2.55`亿元，详见[《某某市环境公报》](http://x.cn/a.html)。

| 区 | 受理数（件） | 办结率 |
|----|:---:|---:|
| 甲区 | 12 | 98.5% |
| 乙区 | 3 | 100% |
"""


def test_a_markdown_report() -> None:
    extraction = extract_source(decode(REPORT.encode(), "a.md"))
    assert extraction.source.text == REPORT
    assert extraction.document.title == "某某市2023年生态环境状况公报"
    assert [(row.name, row.subject, row.value, row.unit) for row in extraction.indicators] == [
        ("PM2.5平均浓度", "全市", 24, "微克/立方米"),
        ("办理案件", None, 12, "件"),
        ("罚没金额", None, 255_000_000, "元"),
        ("受理数", "甲区", 12, "件"),
        ("办结率", "甲区", 98.5, "%"),
        ("受理数", "乙区", 3, "件"),
        ("办结率", "乙区", 100, "%"),
    ]
    assert [row.title for row in extraction.titles] == ["某某市环境公报"]
    assert [(row.label, row.heading) for row in extraction.sections] == [("一", "大气环境"), ("二", "执法")]
    assert REPORT[extraction.indicators[0].start : extraction.indicators[0].end] == "24**微克/立方米"


def test_what_is_no_mark_stays() -> None:
    for text in (
        "1#楼12*3=36，见注*。",
        "**不闭合\n下一行**",
        "![图](a.png)",
        "[2014]790号（见附件）",
        "＃不是标题",
        "#标签",
    ):
        assert without_markup(text) == text


@given(st.text(alphabet="#*`[]()/:htp一2 \n", max_size=60))
def test_no_character_moves(text: str) -> None:
    cleaned = without_markup(text)
    assert len(cleaned) == len(text)
    assert all(one == other or other == " " for one, other in zip(text, cleaned, strict=True))
