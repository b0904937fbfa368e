"""Growth in tables: the change of the value before it, in percent or not told."""

from __future__ import annotations

import pytest
from small_tables import indicators_of, piped


def test_growth_is_a_change_of_the_value_before_it() -> None:
    rows = [
        ["指标", "总量（亿元）", "同比增长（%）"],
        ["地区生产总值", "1,020.5", "-2.1"],
        ["固定资产投资", "310", "6.0"],
    ]
    found = indicators_of(piped(rows))
    assert [
        (row.name, row.value, row.unit, row.role, row.parent, row.change_basis, row.change_base) for row in found
    ] == [
        ("地区生产总值", 102_050_000_000, "元", "value", None, None, None),
        ("地区生产总值", -2.1, "%", "change", 0, "yoy", "2022"),
        ("固定资产投资", 31_000_000_000, "元", "value", None, None, None),
        ("固定资产投资", 6.0, "%", "change", 2, "yoy", "2022"),
    ]


@pytest.mark.parametrize("header", ["比上年增长(%)", "增速"])
def test_growth_is_in_percent_beside_the_unit_of_its_row_and_named_as_the_value_before_it(header: str) -> None:
    rows = [["产品名称", "单位", "产量", header], ["水泥", "万吨", "136.5", "-2.4"], ["原煤", "万吨", "20", "3"]]
    cement, growth, _, other = indicators_of(piped(rows))
    assert (cement.name, cement.value, cement.unit) == ("水泥产量", 1_365_000, "吨")
    assert (growth.name, growth.value, growth.unit, growth.role, growth.parent) == ("水泥产量", -2.4, "%", "change", 0)
    assert (other.value, other.unit) == (3, "%")


def test_growth_without_a_unit_is_refused_where_it_may_be_of_things() -> None:
    rows = [["产品名称", "单位", "产量", "比上年增减"], ["水泥", "万吨", "136.5", "-2.4"]]
    assert [row.value for row in indicators_of(piped(rows))] == [1_365_000]
