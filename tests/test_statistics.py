"""What bulletins, budgets, audits and notices of complaints say in a way of their own."""

from __future__ import annotations

import pytest
from reports import PLAN, extracted, indicators, values

BULLETIN = "某市2021年生态环境状况公报"
CENSUS = "某市第七次全国人口普查公报"


def test_what_a_sentence_compares_with_at_its_head_is_compared_with_throughout() -> None:
    text = "与2010年第六次全国人口普查相比，少儿人口的比重上升1.4个百分点，老年人口的比重下降2.5个百分点。"
    rows = indicators(text, CENSUS)
    assert [(row.value, row.change_basis, row.change_base) for row in rows] == [
        (1.4, "base", "2010"),
        (-2.5, "base", "2010"),
    ]


def test_growth_behind_a_share_of_the_budget_is_that_of_the_amount() -> None:
    share, growth = indicators("完成税收收入9亿元，占调整预算的101%，增长12%。")[1:]
    assert (share.name, share.role) == ("税收收入占调整预算", "value")
    assert (growth.name, growth.role, growth.parent_seq) == ("完成税收收入", "change", 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("收入总计45亿元。", "收入总计"),
        ("加上级补助收入28亿元。", "上级补助收入"),
        ("加上解支出6亿元。", "上解支出"),
        ("上年结转2亿元。", "上年结转"),
        ("单位生产总值能耗为0.4吨。", "单位生产总值能耗"),
        ("主要是土地出让收入减收1亿元。", "土地出让收入减收"),
    ],
)
def test_names_of_accounts(text: str, name: str) -> None:
    (row,) = indicators(text)
    assert (row.name, row.subject, row.period) == (name, None, "2021")


def test_the_approval_of_a_change_names_nothing() -> None:
    text = "全县收入预算为8亿元，执行中经县人大常委会批准调整为9亿元。"
    assert [row.name for row in indicators(text)] == ["收入预算", "收入预算"]


def test_main_work_behind_which_something_is_planned_was_done() -> None:
    body = "一、环境质量\n优良天数300天。\n二、重点工作\n全年关停企业29家。\n三、2022年目标\n关停企业10家。\n"
    rows = indicators(body, BULLETIN)
    assert [(row.value, row.period, row.nature) for row in rows] == [
        (300, "2021", "actual"),
        (29, "2021", "actual"),
        (10, "2022", "target"),
    ]


def test_the_date_of_a_session_below_the_title_opens_no_part() -> None:
    session = "——2022年1月12日在某市第五届人民代表大会常务委员会第三次会议上"
    body = f"{session}\n全市审计单位26个。\n一、基本情况\n抽查资金3亿元。\n"
    rows = indicators(body, "关于某市2021年度本级预算执行和其他财政收支的审计工作报告")
    assert [row.nature for row in rows] == ["actual", "actual"]


def test_years_as_many_as_the_plan_has_lie_before_it_where_it_looks_back() -> None:
    rows = indicators("第一章 发展成就\n五年累计新建学校12所。\n第二章 主要目标\n五年累计新建学校20所。\n", PLAN)
    assert [(row.value, row.period, row.nature) for row in rows] == [
        (12, "2016/2020", "actual"),
        (20, "2021/2025", "target"),
    ]


def test_people_are_not_what_was_done_to_things() -> None:
    assert [row[0] for row in values("立案侦查32件，拘留21人。")] == ["立案侦查", "拘留"]
    assert [row[0] for row in values("行政拘留1人，约谈12人，问责8人。")] == ["行政拘留", "约谈", "问责"]


def test_what_is_sorted_is_part_of_what_was_counted_in_the_paragraph() -> None:
    text = "督察组向我市转办举报件20件，涉及水污染9件次、噪声13件次。按区域分，兴庆区12件、贺兰县8件。"
    rows = indicators(text, "某市边督边改情况通报")
    assert [(row.name, row.subject, row.role, row.parent_seq) for row in rows[-2:]] == [
        (rows[0].name, "兴庆区", "part", 0),
        (rows[0].name, "贺兰县", "part", 0),
    ]


def test_what_is_already_done_is_part_of_what_there_was() -> None:
    rows = indicators("审计发现整改问题22个，已完成18个；其他问题5个，完成6个。")
    assert [(row.value, row.role, row.parent_seq) for row in rows][:2] == [(22, "value", None), (18, "part", 0)]
    assert rows[3].role == "value"


def test_members_of_a_list_name_the_figures_behind_them() -> None:
    rows = indicators("从业人员数居前三位的行业是：批发业，17万人，占45%；住宿业，6万人，占16%。")
    assert [(row.name, row.unit) for row in rows] == [
        ("批发业", "人"),
        ("批发业占", "%"),
        ("住宿业", "人"),
        ("住宿业占", "%"),
    ]


def test_a_level_of_noise_has_its_unit_with_the_weighting() -> None:
    assert values("区域噪声平均值52.7dB(A)。") == [("区域噪声平均值", 52.7, "分贝")]


def test_town_and_country_share_what_stands_behind_them() -> None:
    rows = indicators("城镇、农村居民人均可支配收入分别为3.9万元、1.8万元。")
    assert [row.name for row in rows] == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]


def test_accounts_that_a_department_makes_public_have_a_title() -> None:
    document = extracted(
        "目 录\n第一部分 部门概况\n一、主要职责\n负责文化工作。\n", "兴庆区文化局2023年度部门决算公开"
    ).document
    assert (document.title, document.genre, document.report_year) == (
        "兴庆区文化局2023年度部门决算公开",
        "budget",
        2023,
    )
