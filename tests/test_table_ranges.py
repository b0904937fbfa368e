"""Tables of ranges: 处罚 by grade, with what the header says of the grade in the name."""

from __future__ import annotations

import pytest

from zhibiao.extractors.periods.periods import Frame
from zhibiao.extractors.statements.found import FoundIndicator
from zhibiao.extractors.tables.table_indicators import table_indicators
from zhibiao.extractors.tables.tables import find_tables
from zhibiao.pipeline.clean import clean_text
from zhibiao.schemas.text import SourceText

PENALTIES = [
    ["违法行为", "法定罚款幅度", "裁量等级", "罚款比例/金额"],
    ["未按规定公示价格", "1万元至10万元", "从重", "7万元至10万元"],
    ["未按规定公示价格", "1万元至10万元", "从轻", "3万元以下"],
    ["销售过期食品", "2倍至5倍货款", "从重", "4倍至5倍货款"],
    ["销售过期食品", "2倍至5倍货款", "从轻", "2倍至3倍货款"],
]
ROWS = [
    ("法定罚款幅度", "未按规定公示价格", 10_000, 100_000, "元"),
    ("从重罚款金额", "未按规定公示价格", 70_000, 100_000, "元"),
    ("法定罚款幅度", "未按规定公示价格", 10_000, 100_000, "元"),
    ("从轻罚款金额", "未按规定公示价格", 30_000, 30_000, "元"),
    ("法定罚款幅度", "销售过期食品", 2, 5, "倍"),
    ("从重罚款比例", "销售过期食品", 4, 5, "倍"),
    ("法定罚款幅度", "销售过期食品", 2, 5, "倍"),
    ("从轻罚款比例", "销售过期食品", 2, 3, "倍"),
]


def indicators_of(text: str) -> list[FoundIndicator]:
    clean = clean_text(SourceText("0" * 16, "a.txt", text, "utf-8"))
    return table_indicators(clean.text, find_tables(clean, text), [], Frame("regulation", 2024, None))


def markdown(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


LAYOUTS = {
    "markdown": markdown(PENALTIES),
    "piped": "\n".join(" | ".join(row) + " |" for row in PENALTIES),
    "a cell a line with strokes": "\n".join(f"{cell}\n|" for row in PENALTIES for cell in row),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_ranges_are_named_by_their_headers_and_grades(text: str) -> None:
    found = indicators_of(text)
    assert [(row.name, row.subject, row.low, row.high, row.unit) for row in found] == ROWS
    assert [row.value for row in found] == [None, None, None, 30_000, None, None, None, None]
    assert {row.nature for row in found} == {"rule"}


def test_what_stands_between_figures_adds_nothing_where_labels_differ() -> None:
    rows = [
        ["项目", "总投资（万元）", "地点", "已完成投资（万元）"],
        ["一中", "300", "城东", "200"],
        ["二中", "500", "城西", "100"],
    ]
    assert {row.name for row in indicators_of(markdown(rows))} == {
        "一中总投资",
        "一中已完成投资",
        "二中总投资",
        "二中已完成投资",
    }
