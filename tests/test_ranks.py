"""Ranks: what is a place among all, what has it, and what only looks like one."""

from __future__ import annotations

import pytest
from reports import indicators


def test_places_among_others_rank_what_stands_before() -> None:
    rows = indicators("公共服务质量位居全国120个监测城市第19位。")
    assert [(row.name, row.value) for row in rows] == [("监测城市", 120), ("公共服务质量", 19)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("空气质量在全国168个重点城市排名上升7位。", [("重点城市", None, 168), ("空气质量排名", None, 7)]),
        ("高新区在全国339个开发区考核中居第17位。", [("开发区考核", None, 339), ("开发区考核", None, 17)]),
        ("集装箱吞吐量连续9年居全国沿海港口首位。", [("集装箱吞吐量", None, 1)]),
        ("乡村振兴考核连续第5年获得全省第一名。", [("乡村振兴考核", None, 1)]),
        ("农村居民收入保持全省第一。", [("农村居民收入", None, 1)]),
        ("2家企业获奖，赣州跃居数字经济百强城市第56位。", [("企业获奖", None, 2), ("数字经济百强城市", "赣州", 56)]),
        (
            "零售总额增长7%，居全省第4位、前移2位。",
            [("零售总额", None, 7), ("零售总额增长", None, 4), ("零售总额增长", None, 2)],
        ),
        ("我市跃居全国消费者满意度测评第4位。", [("全国消费者满意度测评", "我市", 4)]),
        ("人才活力指数跃升至全省第2位。", [("人才活力指数", None, 2)]),
        ("应城在中部百强县中再进6位。", [("中部百强县", "应城", 6)]),
        ("临港经开区在国家级经开区考评中列第12位。", [("国家级经开区考评", "临港经开区", 12)]),
        ("位列全国先进制造业百强市第48位。", [("全国先进制造业百强市", None, 48)]),
        ("外贸总额稳定在40亿元、排全省第5位。", [("外贸总额", None, 4e9), ("外贸总额", None, 5)]),
    ],
)
def test_a_rank_is_that_of_a_thing_or_that_of_its_holder_in_a_table(
    text: str, rows: list[tuple[str, str | None, float]]
) -> None:
    assert [(row.name, row.subject, row.value) for row in indicators(text)] == rows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("空气质量综合指数居全省第3位。", 3),
        ("水质改善幅度位居全区首位。", 1),
        ("营商环境排名全国第15位。", 15),
        ("茶叶品牌价值全省第一，", 1),
        ("工业投资增速全区第二。", 2),
        ("水质达标率苏中苏北第一。", 1),
        ("金牌数全国地级市第1，", 1),
    ],
)
def test_ranks(text: str, value: int) -> None:
    (row,) = indicators(text)
    assert (row.kind, row.value, row.unit) == ("rank", value, "位")
    assert row.name


def test_a_place_among_all_ranks_what_stands_before_it() -> None:
    rows = indicators("7项核心指标全省第1，外贸总额增长6.5%、全国第二。")
    assert [(row.name, row.value) for row in rows] == [
        ("核心指标", 7), ("核心指标", 1), ("外贸总额", 6.5), ("外贸总额增长", 2),
    ]  # fmt: skip


def test_batches_and_times_are_not_ranked() -> None:
    assert [row.kind for row in indicators("入选全国第一、第二批试点，运行3次全省第一。")] == ["count"]


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("玉米、大豆种植面积居全省首位。", ["玉米种植面积", "大豆种植面积"]),
        ("人工智能、物联网领域专利授权量位居全国第一。", ["人工智能领域专利授权量", "物联网领域专利授权量"]),
        ("二手船舶交易量、交易额均居全省第一。", ["二手船舶交易量", "二手船舶交易额"]),
        ("电煤供应、新能源发电量全省第一。", ["电煤供应、新能源发电量"]),
        ("食用菌、马铃薯等产业规模居全省第一。", ["食用菌、马铃薯等产业规模"]),
    ],
)
def test_a_place_is_that_of_every_member_of_a_list(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_places_risen_over_two_years_hold_for_both() -> None:
    _, rise = indicators("全市位列创新竞争力百强第17位，两年提升24位。")
    assert (rise.period, rise.change_basis, rise.value) == ("2020/2021", "cumulative", 24)
