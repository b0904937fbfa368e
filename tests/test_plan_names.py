"""Names in five-year plans: what is to be done and by whom, what is counted in, and places before their figures."""

from __future__ import annotations

import pytest
from reports import indicators


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("中央财政将安排科技支出34亿元。", [("安排科技支出", "中央财政")]),
        ("中央财政为此将投入20亿元。", [("投入", "中央财政")]),
        ("各地运用师傅带徒弟的方式将培养熟练工人9万人。", [("培养熟练工人", "各地")]),
        ("远洋轮船将增加11艘。", [("远洋轮船增加", None)]),
        ("国有单位的固定资产将新增60亿元。", [("国有单位的固定资产新增", None)]),
        ("引导合作机构逐步将平均担保费率降至1%以下。", [("平均担保费率", None)]),
        ("参加合作社的农户将占全国农户总数的三分之一。", [("参加合作社的农户占全国农户总数", None)]),
    ],
)
def test_what_will_be_done_is_named_by_the_act_and_who_will_do_it_is_the_subject(
    text: str, rows: list[tuple[str, str | None]]
) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("施工的建设项目890个，计划全部建成400个。", ["施工的建设项目", "施工的建设项目建成"]),
        ("计划新建旅馆40座。", ["新建旅馆"]),
        ("计划总投资300亿元。", ["计划总投资"]),
        ("第一个五年计划规定工业总产值增长98%。", ["工业总产值"]),
        ("公私合营企业达到800个，其产值达到18亿元。", ["公私合营企业", "公私合营企业产值"]),
        ("改造铁路，使运输能力由1000万吨提高到1400万吨。", ["运输能力"] * 2),
        ("使用面积达到300平方米。", ["使用面积"]),
        ("徐州到扬州段的运煤能力可由500万吨增加到1000万吨。", ["徐州到扬州段的运煤能力"] * 2),
        ("北京到秦皇岛（291公里）建成复线。", ["北京到秦皇岛"]),
        ("粮食，按五年两丰考虑，年均产量达到4.47亿吨。", ["粮食年均产量"]),
        ("煤炭工业建设，五年投资179亿元。", ["煤炭工业建设投资"]),
        ("机制纸及纸板，去年生产1000万吨。", ["机制纸及纸板生产"]),
        ("优势产业主导地位更加凸显，投资3亿元。", ["投资"]),
        ("文化馆：26个，增长6%；图书馆：9个，增长3%。", ["文化馆", "文化馆", "图书馆", "图书馆"]),
        ("上述64个建设单位，按地区划分。", ["建设单位"]),
        ("粮食，平均每年产量41万吨，比上年平均年产量增长12%。", ["粮食平均产量", "粮食平均年产量"]),
        ("“十五”计划期间新增供水能力400亿立方米。", ["新增供水能力"]),
        ("各年派遣数如下：前年700人；去年900人。", ["各年派遣数"] * 2),
    ],
)
def test_words_of_planning_and_of_reference_are_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_what_is_counted_in_lends_its_name_to_nothing() -> None:
    rows = indicators("限额以上的建设单位，包括苏联帮助设计的145个单位在内，共是694个。")
    assert [(row.name, row.value) for row in rows] == [("单位", 145), ("限额以上的建设单位", 694)]


def test_each_place_of_a_list_stands_before_its_own_figure() -> None:
    rows = indicators("建设陕西秦岭（80万千瓦）和宁夏大武口（40万千瓦）、贵州盘县（60万千瓦）等火电厂。")
    assert [row.name for row in rows] == ["建设陕西秦岭", "宁夏大武口", "贵州盘县"]


def test_bodies_of_which_only_the_number_is_said_are_counted() -> None:
    [row] = indicators("全国重点文物保护单位达到700处。")
    assert (row.name, row.subject) == ("重点文物保护单位", "全国")


def test_a_level_reached_at_a_named_time_is_no_change() -> None:
    rows = indicators("城镇人口的比重由2010年的30%上升为2020年的35%。")
    assert [(row.role, row.value, row.period) for row in rows] == [("value", 30, "2010"), ("value", 35, "2020")]
