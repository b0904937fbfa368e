"""Tables of ranges: 处罚 by grade, with what the header says of the grade in the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_tables import indicators_of, markdown, one_a_line, piped

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


@pytest.mark.parametrize("layout", [markdown, piped, one_a_line])
def test_ranges_are_named_by_their_headers_and_grades(layout: Callable[[list[list[str]]], str]) -> None:
    found = indicators_of(layout(PENALTIES), 2024, genre="regulation")
    assert [(row.name, row.subject, row.low, row.high, row.unit) for row in found] == ROWS
    assert [row.value for row in found] == [None, None, None, 30_000, None, None, None, None]
    assert {row.nature for row in found} == {"rule"}


def test_what_stands_between_figures_adds_nothing_where_labels_differ() -> None:
    rows = [
        ["项目", "总投资（万元）", "地点", "已完成投资（万元）"],
        ["一中", "300", "城东", "200"],
        ["二中", "500", "城西", "100"],
    ]
    assert {row.name for row in indicators_of(markdown(rows), 2024, genre="regulation")} == {
        "一中总投资",
        "一中已完成投资",
        "二中总投资",
        "二中已完成投资",
    }
