"""Norms: shares of a standard, limits, conditions and counts of people in regulations and implementing rules."""

from __future__ import annotations

import pytest
from reports import indicators

RULES = "国务院关于印发费用扣除暂行办法的通知"
REPLY = "某市关于山体滑坡有关问题的复函"

SHARES = [
    ("由出资方按认定金额的60%扣除。", "按认定金额扣除", "出资方", "eq"),
    ("由市财政按本市最低工资标准的40%核拨训练补贴。", "按最低工资标准核拨训练补贴", None, "eq"),
    ("用工单位应当向学徒提供不低于本市最低工资标准70%的伙食补贴。", "提供最低工资标准的伙食补贴", None, "ge"),
    ("滞纳金按照欠缴金额的2%计算。", "滞纳金按照欠缴金额计算", None, "eq"),
    ("没收违法所得，并处违法所得2倍以上4倍以下罚款。", "处违法所得罚款", None, "range"),
    ("处虚假申报金额5%的罚款。", "处虚假申报金额罚款", None, "eq"),
]
SUMS = [
    ("职工赡养父母的赡养支出，按照每月900元的标准定额扣除。", "赡养支出定额扣除", "eq"),
    ("职工的医药费用，在6000元限额内据实扣除。", "医药费用据实扣除", "le"),
    ("对负责人处3万元以下的罚款。", "罚款", "le"),
]
CONDITIONS = [
    ("每年培训学员超过80人（含80人），结业率达到90%以上的，可申请认定为示范基地。", [80, 90]),
    ("参会单位为2家的，采取议价方式。", [2]),
    ("测试车辆在10辆以上的，应当报备。", [10]),
    ("可分配床位不足4张时，申请人可选择轮候。", [4]),
    ("如按月收入的30%计租低于优惠租金的，则应当从低计租。", [30]),
]
RESULTS = [
    "对参会企业给予5万元补助，情节特殊的，可再申请。",
    "评审组不少于7人，评审中，与项目有利害关系的，应当回避。",
]


@pytest.mark.parametrize(("sentence", "name", "subject", "bound"), SHARES)
def test_a_share_is_named_by_its_standard_and_what_is_done(
    sentence: str, name: str, subject: str | None, bound: str
) -> None:
    (row,) = indicators(sentence, RULES)
    assert (row.role, row.name, row.subject, row.bound) == ("value", name, subject, bound)


@pytest.mark.parametrize(("sentence", "name", "bound"), SUMS)
def test_a_sum_is_named_by_what_is_done_with_it(sentence: str, name: str, bound: str) -> None:
    (row,) = indicators(sentence, RULES)
    assert (row.role, row.name, row.bound) == ("value", name, bound)


@pytest.mark.parametrize(("sentence", "values"), CONDITIONS)
def test_what_must_be_reached_is_a_condition(sentence: str, values: list[float]) -> None:
    rows = indicators(sentence, RULES)
    assert [row.value for row in rows if row.role == "qualifier"] == values
    assert {(row.period, row.nature) for row in rows} == {(None, "rule")}


@pytest.mark.parametrize("sentence", RESULTS)
def test_what_a_rule_grants_or_orders_is_no_condition(sentence: str) -> None:
    assert [row.role for row in indicators(sentence, RULES)] == ["value"]


def test_a_bracket_includes_the_limit() -> None:
    rows = indicators("场地超过300平方米（含）的企业，职工不足20人（含20人）。", RULES)
    assert [row.bound for row in rows][:2] == ["ge", "le"]


@pytest.mark.parametrize(
    ("sentence", "unit", "kind", "role", "name", "subject"),
    [
        ("户籍人口超过50万的城市，标准为每月900元。", "人", "count", "qualifier", "户籍人口", "城市"),
        ("固定资产投资500万以上的项目，须经批准。", "元", "amount", "qualifier", "固定资产投资", "项目"),
        ("地区生产总值突破3000亿。", "元", "amount", "value", "地区生产总值", None),
        ("注册用户突破150万。", "个", "count", "value", "注册用户", None),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_measure(
    sentence: str, unit: str, kind: str, role: str, name: str, subject: str | None
) -> None:
    row = indicators(sentence, RULES)[0]
    assert (row.unit, row.kind, row.role, row.name, row.subject) == (unit, kind, role, name, subject)


def test_what_exceeds_a_sum_is_named_and_not_its_part() -> None:
    row = indicators("日均余额超过500亿元的部分，按照4%计算。", RULES)[0]
    assert (row.role, row.name, row.subject) == ("qualifier", "日均余额", None)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("申请人只能享受一次购房补贴。", [("享受购房补贴", "le")]),
        ("每年开展一次安全检查。", [("开展安全检查", "eq")]),
        ("全体会议一般每季度召开一次。", [("全体会议召开", "eq")]),
        ("每一次考试都有收获。", []),
    ],
)
def test_once_counts_where_it_limits_or_recurs(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(row.name, row.bound) for row in indicators(sentence, RULES)] == found


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("该村位于海拔900-1100米的山区。", [("海拔", None)]),
        ("消除320户900人返贫风险。", [("消除返贫风险", None), ("消除返贫风险", None)]),
    ],
)
def test_facts_about_places(sentence: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(sentence, REPLY)] == rows


def test_households_behind_settlements_are_no_settlements() -> None:
    rows = indicators("当地共有6个村民小组，310户1200人。", REPLY)
    assert [(row.value, row.name) for row in rows] == [(6, "村民小组"), (310, "共有"), (1200, "共有")]


def test_a_share_of_a_limited_whole_is_limited() -> None:
    (row,) = indicators("参观人数不得超过馆内最大容量的80%。", RULES)
    assert (row.value, row.bound) == (80, "le")


def test_shares_in_a_list_are_each_of_their_kind() -> None:
    rows = indicators("在职人员由护理基金按机构护理65%、居家护理80%的比例支付。", RULES)
    assert [(row.name, row.subject) for row in rows] == [("机构护理支付", "在职人员"), ("居家护理支付", "在职人员")]


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("扣除额度不能超过每月700元。", "le"),
        ("扣除额度不应超过700元。", "le"),
        ("伙食补贴不宜低于每人每天20元。", "ge"),
    ],
)
def test_what_may_not_be_exceeded_is_a_limit(sentence: str, bound: str) -> None:
    (row,) = indicators(sentence, RULES)
    assert (row.name, row.bound) == (sentence[:4], bound)


def test_two_sides_share_their_name() -> None:
    rows = indicators("标牌规格为300毫米×120毫米。", RULES)
    assert [(row.value, row.name) for row in rows] == [(300, "标牌规格"), (120, "标牌规格")]


def test_conjunctions_belong_to_no_name() -> None:
    rows = indicators("申请人积分满100分，且资格分满60分。", RULES)
    assert [row.name for row in rows][1] == "资格分"


def test_the_ends_of_a_fine_are_of_one_amount() -> None:
    rows = indicators("由主管部门处募集金额10%以上2倍以下的罚款。", RULES)
    assert [(row.value, row.unit, row.name) for row in rows] == [
        (10, "%", "处募集金额罚款"),
        (2, "倍", "处募集金额罚款"),
    ]


def test_who_must_have_means_is_the_subject() -> None:
    rows = indicators("全国性行业协会应有8万元以上资金，地方性行业协会应有固定场所、3万元以上的资金。", RULES)
    assert [(row.name, row.subject) for row in rows] == [("资金", "全国性行业协会"), ("资金", "地方性行业协会")]


def test_none_or_too_little_is_too_little() -> None:
    row = indicators("没有违法收入或者违法收入不足5万元的，可以并处2万元以下罚款。", RULES)[0]
    assert (row.role, row.name, row.bound) == ("qualifier", "违法收入", "under")


def test_the_level_of_water_is_a_height() -> None:
    row = indicators("坝前120米水位蓄水后，渗漏减少。", REPLY)[0]
    assert (row.role, row.name) == ("qualifier", "水位")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("对第2、4、5项情况有异议的，可申请复核。", []),
        ("按第十条第一、三项规定办理。", []),
        ("4项工作居全省第一、2项工作居全省第二。", [4, 2]),
    ],
)
def test_a_list_of_ordinals_counts_nothing(sentence: str, values: list[float]) -> None:
    assert [row.value for row in indicators(sentence, RULES) if row.kind == "count"] == values


def test_a_condition_may_go_on_without_a_comma() -> None:
    row = indicators("聘用5人以下的按每人800元给予补贴。", RULES)[0]
    assert (row.role, row.value, row.bound) == ("qualifier", 5, "le")


def test_a_multiple_by_which_a_sum_is_reckoned_says_so() -> None:
    (row,) = indicators("抚恤金按照上年度在岗职工月平均工资的五倍计发。", RULES)
    assert (row.value, row.unit, row.name) == (5, "倍", "在岗职工月平均工资计发")


@pytest.mark.parametrize(
    ("sentence", "name", "subject"),
    [
        ("实训基地连续两年每年接收学员超过80人的，可申请认定。", "接收学员", "实训基地"),
        ("参保人员每月上门次数不低于3次。", "上门次数", "参保人员"),
        ("生活补贴每人每年3600元。", "生活补贴", None),
    ],
)
def test_whom_a_norm_binds_is_the_subject(sentence: str, name: str, subject: str | None) -> None:
    row = indicators(sentence, RULES)[0]
    assert (row.name, row.subject) == (name, subject)
