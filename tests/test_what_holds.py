"""What holds: what plans look back on, what rules lay down for any year, and what documents consist of."""

from __future__ import annotations

import pytest
from reports import PLAN, indicators

OPINIONS = "某省人民政府办公厅关于支持中小企业发展的意见"
INTERPRETED = "政策解读：《某市数字经济发展规划》"


def natures(text: str, title: str) -> list[tuple[str, str | None]]:
    return [(row.nature, row.period) for row in indicators(text, title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "绿化覆盖率连续三年居全国第二位，继续保持领先。",
        "全市拥有湿地公园12家，成为重要生态屏障。",
        "出台了推动循环利用的政策，建设示范园区30家。",
        "装备供应能力提升，满足率达到50%。",
    ],
)
def test_words_of_doing_do_not_end_a_look_back(sentence: str) -> None:
    assert natures(f"（一）基础与优势\n{sentence}", PLAN) == [("actual", None)]


def test_what_must_be_is_no_look_back() -> None:
    text = "（一）基础与形势\n原则上应拥有园区5家。"
    assert natures(text, PLAN)[0][0] == "rule"
    assert natures("（一）基础与形势\n绿地力争扩大到30公顷。", PLAN) == [("target", "2021/2025")]


@pytest.mark.parametrize(
    "sentence",
    [
        "原则上担保费率不高于0.8%。",
        "对稳定用工的企业，可返还其上年度实际缴纳保险费的40%。",
        "在取得证书的当年，按照2400元定额扣除。",
        "按不低于合同金额的30%提前预付给供应商。",
    ],
)
def test_norms_have_no_time(sentence: str) -> None:
    assert natures(sentence, OPINIONS) == [("rule", None)]


def test_a_limit_to_be_reached_step_by_step_is_aimed_at() -> None:
    assert natures("逐步将平均费率降至2%以下。", OPINIONS) == [("target", None)]


def test_what_goes_with_each_is_a_norm_in_a_plan_as_well() -> None:
    assert natures("每3所学校配备1名督学。", PLAN) == [("rule", None), ("rule", None)]


def test_a_case_of_a_rule_is_a_condition() -> None:
    two, one = indicators("入围企业为2家的，采取议价方式；入围企业只有1家的，采取谈判方式。", OPINIONS)
    assert [(row.role, row.nature, row.value) for row in (two, one)] == [
        ("qualifier", "rule", 2),
        ("qualifier", "rule", 1),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["运维平台主要包括需求、设计等两个部分。", "评价体系由质量、效率等4个方面的指标构成。", "共部署15个重点研究任务。"],
)
def test_what_a_document_consists_of_is_no_aim(sentence: str) -> None:
    assert natures(sentence, PLAN) == [("actual", None)]


def test_an_interpretation_tells_what_the_plan_aims_at() -> None:
    assert natures("同时提出建设20个数字工厂。", INTERPRETED) == [("target", None)]
    assert natures("设置了“十四五”发展指标体系，提出了25项指标。", INTERPRETED) == [("actual", None)]


def test_projects_and_their_pieces_are_counted_alike() -> None:
    total, part = indicators("全市30个项目获科技奖，其中牵头12项。")
    assert (part.role, part.parent_seq) == ("part", total.seq)


def test_growth_over_years_holds_for_all_of_them() -> None:
    (row,) = indicators("进出口总额三年增长1.5倍。")
    assert (row.role, row.period, row.change_basis) == ("change", "2019/2021", "cumulative")


def test_what_was_begun_is_no_aim_though_it_is_to_go_on() -> None:
    rows = indicators("一、2021年工作回顾\n工作有序开展。\n二、2022年工作安排\n已开工的57个项目要加快建设。")
    assert [(row.nature, row.period) for row in rows] == [("actual", "2021")]


def test_a_rate_that_is_kept_is_a_change() -> None:
    (row,) = indicators("到2023年，机架规模年均增速保持在20%左右。", PLAN)
    assert (row.role, row.name, row.value) == ("change", "机架规模", 20)


def test_what_is_to_be_held_every_year_of_a_plan_is_aimed_at_in_all_its_clauses() -> None:
    text = "每年举办对接活动不少于5场、提供服务不少于60次，引进企业不少于10家。"
    assert [nature for nature, _ in natures(text, "某市促进中小企业发展行动方案（2022—2025年）")] == ["target"] * 3
    assert natures("每年组织采访活动1次以上。", "某市促进中小企业发展行动方案（2022—2025年）") == [("rule", None)]


def test_within_two_years_is_a_time_to_reach_something_by() -> None:
    assert natures("在两年内，在全省创建10个示范城市。", OPINIONS) == [("target", None)]
    assert natures("申请人两年内未就业的，每人补贴500元。", OPINIONS)[0][0] == "rule"


def test_what_is_there_to_start_from_is_no_aim() -> None:
    assert natures("在整顿现有60万个沼气池的基础上稳步发展。", PLAN) == [("actual", None)]


def test_a_growth_that_a_plan_does_not_date_has_no_basis() -> None:
    (row,) = indicators("试点企业生产效率提高20%。", OPINIONS)
    assert (row.role, row.change_basis) == ("change", None)
    (row,) = indicators("试点企业产值同比增长20%。", OPINIONS)
    assert (row.role, row.change_basis) == ("change", "yoy")


def test_the_number_that_a_case_reaches_is_its_condition() -> None:
    text = "小微企业新招用人员达到现有职工人数20%并与其签订合同的，可申请贷款。"
    assert [(row.role, row.nature) for row in indicators(text, OPINIONS)] == [("qualifier", "rule")]


def test_a_speed_before_what_has_it_describes_it() -> None:
    (row,) = indicators("研制时速600公里高速列车。", PLAN)
    assert (row.role, row.name, row.subject) == ("qualifier", "时速", "高速列车")


def test_limits_in_a_text_that_plans_nothing_are_norms() -> None:
    title = "某市科学技术局关于项目申报的函"
    assert natures("项目下设课题数不超过5个。", title) == [("rule", None)]
    assert natures("项目已覆盖不少于5个县。", title) == [("actual", None)]
    assert natures("应往届毕业生共200人。", title) == [("actual", None)]


def test_what_has_risen_in_a_form_of_a_notice_was_done() -> None:
    (row,) = indicators("改造后加工效率提升了30%。", "某市关于组织申报示范工厂的通知")
    assert (row.role, row.nature) == ("change", "actual")


def test_indicators_of_a_system_are_told_as_they_are() -> None:
    text = "评价体系包含7项一级指标，21项二级指标，68项三级指标。"
    assert natures(text, "某省智慧法院建设评价方案") == [("actual", None)] * 3


def test_a_programme_of_several_years_is_no_duration() -> None:
    assert [row.value for row in indicators("实施三年提升行动，建成公园3座。")] == [3]


def test_the_deadline_of_a_paragraph_holds_in_a_text_without_a_genre_as_well() -> None:
    text = "到2030年，形成标准体系。制修订标准140项以上。"
    assert natures(text, "车联网产业概览") == [("target", "2030")]


def test_what_a_heading_has_in_all_is_told_as_it_is() -> None:
    assert natures("五、管理体制创新方面（共3项）", OPINIONS) == [("actual", None)]


def test_a_life_expectancy_is_a_value_however_it_is_hedged() -> None:
    """78岁左右 is measured, where 60岁以上 only says whose figure it is."""
    rows = indicators("人均预期寿命提高到78岁左右。60岁以上老年人5万人。\n")
    assert [(row.name, row.role) for row in rows][:2] == [("人均预期寿命", "value"), ("老年人", "qualifier")]
