"""How offices write their reports: blanks between thousands, what became of cases, what is still open."""

from __future__ import annotations

import pytest

from zhibiao.pipeline.clean import clean_text

from .reports import extracted, indicators, source_of, values


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("人均收入36 890元，增长5%", "人均收入36890元，增长5%"),
        ("建筑面积3 260.5㎡", "建筑面积3260.5㎡"),
        ("总投资1 204 300 万元", "总投资1204300万元"),
        ("2020 100个", "2020 100个"),  # a year and a figure
        ("城区 | 12 345 | 6", "城区|12 345|6"),  # two cells
        ("共1 20件", "共1 20件"),  # no group of three
    ],
)
def test_a_blank_between_thousands_is_inside_one_figure(written: str, clean: str) -> None:
    assert clean_text(source_of(written)).text == clean


def test_what_became_of_cases_is_named_by_the_cases() -> None:
    body = "收到行政复议申请45件，受理41件，不予受理4件；审结38件，其中维持22件，责令履行1件，驳回15件。"
    names = ["收到行政复议申请", "行政复议受理", "不予受理", "行政复议审结", "行政复议维持", "责令履行", "行政复议驳回"]
    assert [row.name for row in indicators(body)] == names


def test_a_complete_list_of_parts_ends_before_the_next_matter_though_that_counts_nothing() -> None:
    rows = indicators("因信息公开被申请行政复议3件，其中维持2件、纠正1件；行政诉讼0件。")
    assert [(row.role, row.parent_seq) for row in rows] == [("value", None), ("part", 0), ("part", 0), ("value", None)]


def test_what_is_new_since_a_time_is_a_change() -> None:
    balance, new = indicators("年末各项贷款余额41.2亿元，比年初新增5.8亿元。")
    assert (new.role, new.name, new.parent_seq) == ("change", "各项贷款余额", balance.seq)


def test_places_won_in_a_ranking_are_a_change_of_rank() -> None:
    first, won = indicators("综合指数排全省第6位，同比前进4个位次。")
    assert (first.kind, won.kind, won.role, won.value, won.unit, won.name) == (
        "rank", "rank", "change", 4, "位", "综合指数",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("反馈共性问题21项。", "反馈共性问题"),
        ("审计查出应缴未缴非税收入615万元。", "审计查出应缴未缴非税收入"),
        ("出庭应诉率继续保持在95%以上。", "出庭应诉率"),
        ("修订不予处罚清单至128项。", "修订不予处罚清单"),
    ],
)
def test_what_belongs_to_a_name_and_what_does_not(body: str, name: str) -> None:
    assert [row.name for row in indicators(body)] == [name]


def test_the_year_of_a_coming_part_holds_up_to_the_full_stop() -> None:
    body = "三、2022年工作计划\n2022年，力争立案80件；推动清单再拓展30项。"
    assert [(row.period, row.nature) for row in indicators(body)] == [("2022", "target"), ("2022", "target")]


def test_what_is_still_open_is_no_target() -> None:
    rows = indicators("二、下一步打算\n尚有9个问题未整改到位，明年6月底前整改率达到98%。")
    assert [row.nature for row in rows] == ["actual", "target"]


def test_a_rectification_report_means_the_year_it_is_given_in() -> None:
    title = "关于某县2021年度审计查出问题整改情况的报告"
    dates = extracted("——2022年12月20日在某县人大常委会会议上\n截至10月末，已支付1.12亿元。", title).dates
    assert [(date.text, date.edtf) for date in dates] == [("截至10月末", "2022-10")]


def test_the_unit_of_a_table_is_not_that_of_the_table_above() -> None:
    fees = "项目 | 金额（单位：万元）\n收费 | 465.32\n"
    assert values(fees + "申请人 | 当面 | 网络\n自然人 | 2 | 34")[1:] == [("当面", 2, "个"), ("网络", 34, "个")]


def test_of_several_units_over_a_table_the_sum_takes_that_of_money() -> None:
    table = "单位：宗、万元\n项目 | 2020年 | 2021年\n行政处罚 | 4615 | 4287\n罚没金额 | 435.76 | 386.52"
    assert [(row.name, row.value, row.unit) for row in indicators(table)] == [
        ("行政处罚", 4615, "宗"),
        ("行政处罚", 4287, "宗"),
        ("罚没金额", 4_357_600, "元"),
        ("罚没金额", 3_865_200, "元"),
    ]
