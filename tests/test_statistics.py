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


def test_a_census_stands_for_its_year() -> None:
    text = "全市常住人口352万人，与2010年第六次全国人口普查的340万人相比，十年共增加12万人，年平均增长率为0.36%。"
    total, before, more, rate = indicators(text, CENSUS)
    assert (before.role, before.value, before.period, before.name) == ("value", 3_400_000, "2010", "常住人口")
    assert (more.role, more.value, more.change_base, more.parent_seq) == ("change", 120_000, "2010", total.seq)
    assert (rate.role, rate.value, rate.change_basis, rate.parent_seq) == ("change", 0.36, None, total.seq)


def test_of_a_hundred_thousand_people_is_no_count_of_them() -> None:
    rows = indicators("每10万人中拥有大学文化程度的由5861人上升为11700人。", CENSUS)
    assert [row.value for row in rows] == [5861, 11_700]


def test_shares_of_a_population_stand_below_their_years() -> None:
    cells = ["表1 各县常住人口", "单位：人、%", "地区", "人口数", "比重[4]", "2020年", "2010年"]
    cells += ["贺兰县", "341000", "12.5", "11.8", "永宁县", "298000", "10.9", "11.2"]
    rows = indicators("\n".join(cells) + "\n", "某市2021年人口普查公报")
    assert [(row.name, row.subject, row.value, row.unit, row.period) for row in rows][:3] == [
        ("人口数", "贺兰县", 341_000, "人", "2021"),
        ("比重", "贺兰县", 12.5, "%", "2020"),
        ("比重", "贺兰县", 11.8, "%", "2010"),
    ]


def test_days_of_good_air_are_figures() -> None:
    rows = indicators("全年有效监测366天，其中优112天，良211天，轻度污染43天。", BULLETIN)
    assert [(row.name, row.value, row.role) for row in rows] == [
        ("监测", 366, "value"),
        ("优", 112, "part"),
        ("良", 211, "part"),
        ("轻度污染", 43, "part"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为2万户小微企业发放贷款9亿元。", ["小微企业", "发放贷款"]),
        ("对3家未落实防尘措施的企业各罚款2万元。", ["未落实防尘措施的企业", "罚款"]),
        ("9个部门违规发放津贴412万元。", ["部门违规发放津贴", "违规发放津贴"]),
    ],
)
def test_what_is_done_for_or_by_those_counted_has_a_name_without_them(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_the_number_of_an_item_is_no_part_of_its_count() -> None:
    text = "二、具体问题\n1.5家单位超标准列支接待费。\n2.森林面积2.5万亩。\n"
    assert [(row.text, row.value) for row in indicators(text)] == [("5家", 5), ("2.5万亩", 25_000)]


def test_shares_say_that_they_are() -> None:
    assert [row[0] for row in values("内资企业占98.9%，外商投资企业占0.5%。")] == ["内资企业占", "外商投资企业占"]


def test_the_year_before_what_is_planned_is_the_year_reported_on() -> None:
    body = "一、2021年预算执行情况\n收入9亿元。\n二、2022年预算草案\n一般性支出在上年基础上再压减5%。\n"
    report = extracted(body, "关于某县2021年预算执行情况与2022年预算草案的报告")
    assert [date.edtf for date in report.dates if date.text == "上年"] == ["2021"]


def test_the_second_thing_of_a_list_has_the_years_of_the_first() -> None:
    body = "各位代表：\n一、过去五年工作回顾\n五年来，新增公办学位3万个、养老床位2万张。\n二、今后五年目标\n"
    title = "政府工作报告\n2023年1月14日在某省第十四届人民代表大会第一次会议上"
    assert [row.period for row in indicators(body, title)] == ["2018/2022", "2018/2022"]


def test_a_dot_inside_a_name_does_not_cut_it() -> None:
    rows = indicators("PM10、PM2.5年均浓度分别为65微克/立方米、31微克/立方米。")
    assert [row.name for row in rows] == ["PM10年均浓度", "PM2.5年均浓度"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2家除尘设施运行不正常。", "除尘设施运行不正常"),
        ("3个项目未批先建。", "项目未批先建"),
        ("开展科技活动的企业占比为6.2%。", "开展科技活动的企业占比"),
        ("规模以上工业单位增加值能耗为0.3吨。", "规模以上工业单位增加值能耗"),
        ("核减率7.6%。", "核减率"),
        ("食用菌产量1.87万吨（鲜品）。", "食用菌产量"),
    ],
)
def test_names_keep_what_they_turn_on(text: str, name: str) -> None:
    (row,) = indicators(text)
    assert (row.name, row.role) == (name, "value")


def test_expected_years_of_life_are_no_expectation() -> None:
    (row,) = indicators("人均预期寿命提高到78.4岁。")
    assert (row.nature, row.period) == ("actual", "2021")


def test_the_result_of_an_audit_that_is_made_public_is_an_audit() -> None:
    report = extracted("一、基本情况\n重点审计了12个部门。\n", "某县2021年度县本级预算执行审计结果公告")
    assert (report.document.genre, report.indicators[0].period) == ("audit", "2021")


def test_what_a_bracket_converts_has_not_grown() -> None:
    rows = indicators("人均GDP为9.28万元（按年平均汇率折算为1.31万美元），增长5.6%。")
    assert (rows[2].name, rows[2].parent_seq) == ("人均GDP", rows[0].seq)


def test_what_pulls_growth_is_a_share_in_it() -> None:
    (row,) = indicators("拉动经济增长1.5个百分点。")
    assert (row.name, row.role, row.value) == ("拉动经济增长", "value", 1.5)


def test_lists_sorted_in_two_ways_are_parts_of_one_total() -> None:
    text = "共受理20件。按类型统计：大气类12件、水类8件；按县区划分：兴庆区11件、开发区9件。"
    rows = indicators(text, "某市边督边改情况通报")
    assert [(row.subject, row.role, row.parent_seq) for row in rows[1:]] == [
        (None, "part", 0),
        (None, "part", 0),
        ("兴庆区", "part", 0),
        ("开发区", "part", 0),
    ]


def test_a_quarter_from_which_something_turned_ends_with_its_clause() -> None:
    rows = indicators("生产总值下降1.9%，三季度起由负转正；粮食产量816亿斤。", "某省2021年国民经济和社会发展统计公报")
    assert rows[1].period == "2021"


def test_ages_over_the_columns_of_a_table_are_headers() -> None:
    cells = ["表2 人口年龄构成", "单位：%", "地区", "占常住人口比重", "0-14岁", "15-59岁", "60岁及以上"]
    cells += ["肃州区", "16.5", "65.3", "18.2", "玉门市", "14.1", "63.1", "22.8"]
    rows = indicators("\n".join(cells) + "\n", "某市2020年人口普查公报")
    assert [(row.subject, row.value, row.unit) for row in rows] == [
        ("肃州区", 16.5, "%"),
        ("肃州区", 65.3, "%"),
        ("肃州区", 18.2, "%"),
        ("玉门市", 14.1, "%"),
        ("玉门市", 63.1, "%"),
        ("玉门市", 22.8, "%"),
    ]


def test_growth_of_town_and_country_in_turn() -> None:
    rows = indicators("城乡居民人均可支配收入年均增长7.7%和9.2%。")
    assert [(row.name, row.value) for row in rows] == [
        ("城镇居民人均可支配收入", 7.7),
        ("农村居民人均可支配收入", 9.2),
    ]
    raised = indicators("城乡居民医保补助标准由580元提高到610元。")
    assert {row.name for row in raised} == {"城乡居民医保补助标准"}


def test_each_of_two_mean_growths_stands_once() -> None:
    rows = indicators("城镇居民收入、农民纯收入分别年均增长10%、11%。")
    assert [(row.name, row.value) for row in rows] == [("城镇居民收入", 10), ("农民纯收入", 11)]


def test_what_grew_by_an_amount_is_compared_by_the_rate_behind_it() -> None:
    rows = indicators("城镇居民收入27356元，增加2195元，同比增长8.7%。")
    assert [(row.role, row.change_basis, row.parent_seq) for row in rows[1:]] == [
        ("change", "yoy", 0),
        ("change", "yoy", 0),
    ]


def test_days_in_which_something_was_left_undone_are_no_deadline() -> None:
    title = "关于某市2021年度本级预算执行和其他财政收支的审计工作报告"
    rows = indicators("资金1.46亿元未在规定的30个工作日内下达；2个县截留资金583万元。", title)
    assert {row.nature for row in rows} == {"actual"}


def test_what_is_converted_has_the_name_of_what_it_is() -> None:
    rows = indicators("人均生产总值57266元，约合8482美元。")
    assert [(row.name, row.unit) for row in rows] == [("人均生产总值", "元"), ("人均生产总值", "美元")]
    rows = indicators("人均GDP为9.28万元（按年平均汇率折算为1.31万美元）。")
    assert [row.name for row in rows] == ["人均GDP", "人均GDP"]
