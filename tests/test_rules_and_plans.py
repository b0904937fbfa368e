"""Rows of policies, plans, interpretations and opinions: what names say, what limits and conditions reach."""

from __future__ import annotations

import pytest
from reports import indicators


def test_a_grade_of_hundreds_of_millions_is_a_sum() -> None:
    (row,) = indicators("软件产业规模达到3000亿级，水平稳居前列。")
    assert (row.name, row.value, row.unit, row.kind, row.role) == ("软件产业规模", 3e11, "元", "amount", "value")
    (row,) = indicators("推动经开区打造500亿级工业园区。")
    assert (row.name, row.value, row.unit, row.role) == ("工业园区", 5e10, "元", "qualifier")
    (row,) = indicators("岗位共分12级。")
    assert (row.value, row.unit) == (12, "级")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("以软件和芯片为代表的信息产业规模超过200亿元。", [("信息产业规模", None)]),
        ("支撑海洋产业增加值占GDP比重达到12%。", [("海洋产业增加值占GDP比重", None)]),
        ("我省单位或个人牵头12项。", [("单位或个人牵头", "我省")]),
        ("我市位列2023中国城市活力50强第7位。", [("中国城市活力50强", "我市")]),
        ("昆明、贵阳跻身全国会展城市第8位和第9位。", [("全国会展城市", "昆明"), ("全国会展城市", "贵阳")]),
        ("8个产业园区集聚科技企业120家。", [("产业园区", None), ("集聚科技企业", "产业园区")]),
        ("全长8公里的滨河大道成为景观大道。", [("全长", "滨河大道")]),
        (
            "专利授权量和商标注册量分别达到90件和60件，是上年的3倍和2倍。",
            [("专利授权量", None), ("商标注册量", None)] * 2,
        ),
        ("一是强化数字引领，共6项任务。", [("强化数字引领任务", None)]),
        ("部署5个方面共29项任务。", [("方面任务", None), ("任务", None)]),
        ("实施好十方面28项民生项目。", [("方面民生项目", None), ("民生项目", None)]),
        ("同时提出建设30个数字车间、9万个充电桩。", [("建设数字车间", None), ("建设充电桩", None)]),
        ("海洋经济规模达到千亿级，占GDP比重超过30%。", [("海洋经济规模占GDP比重", None)]),
        (
            "单户贷款金额300万元及以下的个人和“三农”主体缴纳的担保费率不超过1%。",
            [("单户贷款金额", "个人和“三农”主体"), ("个人和“三农”主体缴纳的担保费率", None)],
        ),
    ],
)
def test_names_say_what_is_measured_and_subjects_who_has_it(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


def test_what_each_of_two_numbers_exceeds_is_in_its_name() -> None:
    rows = indicators("全市工业增加值增长7%，分别高于全国、全省1.2、0.5个百分点。")
    assert [(row.name, row.value, row.role, row.change_basis, row.parent_seq) for row in rows[1:]] == [
        ("工业增加值增长高于全国", 1.2, "change", None, 0),
        ("工业增加值增长高于全省", 0.5, "change", None, 0),
    ]


def test_a_limit_told_as_a_share_of_something_is_of_what_stands_before_the_comma() -> None:
    row = indicators("单笔担保金额200万元以上的担保业务收费，原则上不高于承担责任的0.4%。", "某市担保管理办法")[-1]
    assert (row.name, row.value, row.unit, row.bound) == ("担保业务收费", 0.4, "%", "le")


MEASURES = "某市支持企业发展实施办法"


def bounds(text: str) -> list[tuple[str, str, str, str]]:
    return [(row.text, row.role, row.bound, row.nature) for row in indicators(text, MEASURES)]


def test_what_a_condition_has_to_reach_is_a_least_number() -> None:
    text = "年销售收入首次达到3000万元、6000万元的，分别给予10万元、20万元奖励。"
    assert bounds(text)[:2] == [("3000万元", "qualifier", "ge", "rule"), ("6000万元", "qualifier", "ge", "rule")]
    assert bounds("带动就业3人及以上就业的，贷款额度最高40万元。")[0] == ("3人及以上", "qualifier", "ge", "rule")


def test_how_often_something_is_granted_is_a_condition_and_no_least_number() -> None:
    each, grant = indicators("每成功引进1家企业在园区落户，给予2万元奖励。", MEASURES)
    assert (each.name, each.role, each.bound) == ("引进企业", "qualifier", "eq")
    assert (grant.role, grant.value) == ("value", 20_000)
    assert bounds("参加志愿服务每满30小时计1分。")[0][:3] == ("30小时", "qualifier", "eq")
    assert bounds("每年实施500个技改项目，累计培育项目90个，计10万元。")[0][1] == "value"
    text = "机构开展康复服务达到800人次（每次服务时长不低于40分钟），且通过评估的，给予一次性补贴9万元。"
    assert [row[1:3] for row in bounds(text)] == [("qualifier", "ge"), ("qualifier", "ge"), ("value", "eq")]


def test_a_bracket_excepts_some_of_those_who_have_to_reach_a_share() -> None:
    rows = indicators("新招用人员达到企业在职职工人数20%（超过50人的企业达到8%）的，可申请贷款贴息。", MEASURES)
    assert [(row.name, row.subject, row.role, row.bound) for row in rows] == [
        ("新招用人员达到企业在职职工人数", None, "qualifier", "ge"),
        ("在职职工人数", "企业", "qualifier", "over"),
        ("新招用人员达到企业在职职工人数", "超过50人的企业", "qualifier", "ge"),
    ]


def test_the_size_of_what_a_plan_grants_for_is_no_target() -> None:
    text = "单笔贷款额不低于30万元（含30万元），且不超过600万元的流动资金贷款，可按实际利息申请补贴。"
    rows = indicators(text, "某市促进产业发展若干措施")
    assert [(row.name, row.subject, row.role, row.bound, row.nature) for row in rows] == [
        ("单笔贷款额", "流动资金贷款", "qualifier", "ge", "rule"),
        ("单笔贷款额", "流动资金贷款", "qualifier", "le", "rule"),
    ]


def test_a_rate_above_the_prime_rate_is_at_most_so_much_above_it() -> None:
    (row,) = indicators("创业贷款利率不超过LPR+60个基点。", MEASURES)
    assert (row.name, row.value, row.bound) == ("创业贷款利率", 60, "le")
    (row,) = indicators("担保贷款额度最高为200万元。", MEASURES)
    assert (row.name, row.bound) == ("担保贷款额度", "le")
    (row,) = indicators("申请人最少填报2个志愿。", MEASURES)
    assert (row.name, row.bound) == ("填报志愿", "ge")


def test_what_a_guide_plans_to_admit_is_a_target_of_its_year() -> None:
    guide = "2024年某区积分入学申请指引"
    rows = indicators("小学设置积分入学计划500个，其中公办小学300个、民办小学200个。", guide)
    assert [(row.value, row.nature, row.period) for row in rows] == [
        (500, "target", "2024"),
        (300, "target", "2024"),
        (200, "target", "2024"),
    ]
    (row,) = indicators("跨区招生计划不超过总计划的40%。", guide)
    assert (row.nature, row.period) == ("rule", None)
