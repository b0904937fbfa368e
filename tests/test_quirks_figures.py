"""What real files do to figures: those quirks of docs/quirks.md that are about numbers and what they mean."""

from __future__ import annotations

import pytest
from reports import extracted, rules, times, told

CASES = "办理案件 5 件"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("国内生产总值[2]1210207亿元。", ["国内生产总值 1.21021e+14 元"]),
        ("附件:1.2025年县级清单\n办理案件5件。", [CASES]),
        ("2018724日，办理案件5件。", [CASES]),
        ("公开日期:2024926\n办理案件5件。", [CASES]),
        ("(20212025年)办理案件5件。", [CASES]),
        ("完成投资1,355亿元，收入2，345.6万元。", ["完成投资 1.355e+11 元", "收入 2.3456e+07 元"]),
    ],
)
def test_digits_in_wrong_company(body: str, expected: list[str]) -> None:
    extraction = extracted(body)
    assert told(extraction) == expected
    assert times(extraction) == []


@pytest.mark.parametrize(
    "body", ["整合建设 个生物多样性观测站点。", "整治任务，年年底前完成。", "整治沿岸线公里范围内房屋。"]
)
def test_numerals_that_fell_out(body: str) -> None:
    extraction = extracted(body)
    assert rules(extraction) == ["missing_number"]
    assert told(extraction) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "“两个确立”", "“四个意识”", "“1310”部署", "12345热线", "GB3095-2012", "PM2.5", "COP15", "5G", "六五环境日",
        "“3.15”", "三大攻坚战", "一企一档",
    ],
)  # fmt: skip
def test_counts_that_are_none(phrase: str) -> None:
    assert told(extracted(f"扎实做好{phrase}有关工作，办理案件5件。")) == [CASES]


@pytest.mark.parametrize(
    ("body", "value", "unit"), [("三大运营商", 3, "个"), ("涉及六个方面", 6, "个"), ("关闭两家", 2, "家")]
)
def test_counts_that_are_some(body: str, value: int, unit: str) -> None:
    assert [(row.value, row.unit) for row in extracted(f"{body}。").indicators] == [(value, unit)]


def test_a_breakdown_above_its_total_that_the_text_explains() -> None:
    extraction = extracted("共受理举报90件，其中，废水类40件、废气类30件、噪声类25件（同一举报涉及多种类型）。")
    assert [(row.rule, row.severity) for row in extraction.findings] == [("breakdown_sum", "info")]


def test_one_count_for_two_scopes() -> None:
    body = "截至目前，共移送实施行政拘留案件124件。\n2021年全年，移送实施行政拘留案件73件。"
    assert rules(extracted(body)) == ["conflict"]


def test_prose_and_table_at_odds() -> None:
    prose = "2021年，办结生态环境损害赔偿案件2件。"
    table = "2021年办结情况表\n单位：件\n| 项目 | 数量 |\n| 办结生态环境损害赔偿案件 | 3 |\n| 办结其他案件 | 7 |"
    extraction = extracted(f"{prose}\n{table}\n")
    assert [row.value for row in extraction.indicators] == [2, 3, 7]
    assert rules(extraction) == ["conflict"]


def test_a_unit_that_cannot_be() -> None:
    assert rules(extracted("PM2.5平均浓度为30毫克/立方米。")) == ["implausible_unit"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2017年，梳理权责25项；2018年，梳理权责31项，取消证明6项。", [(25, "2017"), (31, "2018"), (6, "2018")]),
        ("“十三五”期间建成公园12个。", [(12, "2016/2020")]),
        ("“十四五”期间，新建公园20个。", [(20, "2021/2025")]),
        ("今年办理案件5件。", [(5, "2021")]),
        ("办理案件5件，去年同期办理案件3件。", [(5, "2021"), (3, "2020")]),
        ("当年办理案件5件。", [(5, "2021")]),
        ("截至目前，累计办理案件20件。", [(20, "2021")]),
        ("1-11月，办理案件5件。", [(5, "2021-01/2021-11")]),
        ("从2020年8月至11月，办理案件5件。", [(5, "2020-08/2020-11")]),
        ("用三年时间（2021—2023年），新建公园5个。", [(5, "2021/2023")]),
    ],
)
def test_times(body: str, expected: list[tuple[float, str]]) -> None:
    assert [(row.value, row.period) for row in extracted(body).indicators] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲县、乙县优良率分别为90%、95%。", ["甲县优良率 90 %", "乙县优良率 95 %"]),
        ("PM2.5、PM10浓度分别为24、45微克/立方米。", ["PM2.5浓度 24 微克/立方米", "PM10浓度 45 微克/立方米"]),
        ("进口额、出口额分别突破5000、5300亿元。", ["进口额 5e+11 元", "出口额 5.3e+11 元"]),
        ("连续作业2-6小时。", ["连续作业 2-6 小时"]),
        ("不良率为7%-8%。", ["不良率 7-8 %"]),
    ],
)
def test_distributed_names_and_ranges(body: str, expected: list[str]) -> None:
    assert told(extracted(body)) == expected


def test_water_classes_bounds_growth_and_hours() -> None:
    assert told(extracted("乌加河断面由劣V类提升为IV类。")) == []
    [row] = extracted("优良天数比例达到90%以上。").indicators
    assert (row.value, row.bound) == (90, "ge")
    [row] = extracted("地区生产总值增长6.5%。").indicators
    assert (row.role, row.change_basis, row.change_base) == ("change", "yoy", "2020")
    [date] = extracted("晚8点至上午10点禁止施工。").dates
    assert (date.kind, date.edtf) == ("recurring", None)


def test_letters_before_a_number_make_it_part_of_a_name() -> None:
    assert told(extracted("PM10年均浓度为45微克/立方米。")) == ["PM10年均浓度 45 微克/立方米"]
    assert times(extracted("建设G345天河湖大桥，推进施工。")) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "支出合计97万元，其中：基本支出53万元，占54.64%。",
            ["支出合计 970000 元", "基本支出 530000 元", "基本支出占 54.64 %"],
        ),
        ("1、公务接待费支出5万元。", ["公务接待费支出 50000 元"]),
        ("一、公务接待费支出5万元。", ["公务接待费支出 50000 元"]),
        ("机关运行经费支出5万元。", ["机关运行经费支出 50000 元"]),
        (
            "货物采购金额2万元、工程采购金额5万元。",
            ["货物采购金额 20000 元", "工程采购金额 50000 元"],
        ),
    ],
)
def test_names_of_accounts(body: str, expected: list[str]) -> None:
    assert told(extracted(body)) == expected


def test_what_a_comparison_in_front_of_its_clause_governs() -> None:
    [more, rate] = extracted("与2020年度相比，公务接待费增加5万元，增长12%。").indicators
    assert [(row.role, row.name, row.value, row.change_base) for row in (more, rate)] == [
        ("change", "公务接待费", 50000, "2020"),
        ("change", "公务接待费", 12, "2020"),
    ]


def test_a_word_that_nobody_struck_out() -> None:
    [_, change] = extracted("会议费决算5万元，下降（增长）27.78%。").indicators
    assert (change.role, change.value, change.name) == ("change", -27.78, "会议费决算")


def test_budgets_are_plans_and_accounts_are_not() -> None:
    rows = extracted("会议费年初预算为5万元，支出决算为4万元，完成年初预算的80%。").indicators
    assert [(row.name, row.period, row.nature) for row in rows] == [
        ("会议费年初预算", "2021", "target"),
        ("会议费支出决算", "2021", "actual"),
        ("会议费支出决算完成年初预算", "2021", "actual"),
    ]
    table = "会议费收支表\n单位：万元\n| 项目 | 预算数 | 决算数 |\n| 会议费 | 5 | 4 |\n| 培训费 | 3 | 2 |\n"
    assert [(row.value, row.nature) for row in extracted(table).indicators] == [
        (50000, "target"), (40000, "actual"), (30000, "target"), (20000, "actual"),
    ]  # fmt: skip
