"""Rows of policies, plans, interpretations and opinions: ranks from the first on, sizes, limits and labels."""

from __future__ import annotations

import pytest
from reports import indicators


@pytest.mark.parametrize(
    ("text", "span", "name", "value"),
    [
        ("服务器产销量稳居全球前三。", "前三", "服务器产销量", 3),
        ("水产品总产量进入全省前十，单产提高。", "前十", "水产品总产量", 10),
        ("城市品牌指数保持在全国前5位。", "前5位", "城市品牌指数", 5),
        ("商标增长率排全区前三位。", "前三位", "商标增长率", 3),
    ],
)
def test_the_first_so_many_of_all_are_a_rank_at_most(text: str, span: str, name: str, value: int) -> None:
    row = indicators(text)[-1]
    assert (row.text, row.name, row.value, row.kind, row.unit, row.bound) == (span, name, value, "rank", "位", "le")


@pytest.mark.parametrize(
    "text", ["拥堵指数退出全国前20。", "甲市、乙市产量分列全国前两位。", "全省前列，项目向前三公里推进。"]
)
def test_what_leaves_the_first_or_shares_them_out_is_no_rank(text: str) -> None:
    assert all(row.kind != "rank" for row in indicators(text))


def test_a_grade_of_hundreds_of_millions_is_a_sum() -> None:
    (row,) = indicators("软件产业规模达到3000亿级，水平稳居前列。")
    assert (row.name, row.value, row.unit, row.kind, row.role) == ("软件产业规模", 3e11, "元", "amount", "value")
    (row,) = indicators("推动经开区打造500亿级工业园区。")
    assert (row.name, row.value, row.unit, row.role) == ("工业园区", 5e10, "元", "qualifier")
    (row,) = indicators("岗位共分12级。")
    assert (row.value, row.unit) == (12, "级")
