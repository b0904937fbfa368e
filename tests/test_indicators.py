"""Indicators: what the contract of the records asks of each statement, one short sentence a ruling."""

from __future__ import annotations

import pytest
from reports import ANNUAL, PLAN, indicators, values

NOTICE = "关于印发某市工业炉窑治理工作通知"


@pytest.mark.parametrize(
    ("text", "name", "value", "unit"),
    [
        ("全区各级生态环境部门办理行政处罚案件3174件。", "办理行政处罚案件", 3174, "件"),
        ("全市PM2.5平均浓度为23微克/立方米。", "PM2.5平均浓度", 23, "微克/立方米"),
        ("全市森林覆盖率达到35.5%。", "森林覆盖率", 35.5, "%"),
        ("全市召开新闻发布会4场。", "召开新闻发布会", 4, "场"),
        ("发布31个典型案例。", "发布典型案例", 31, "个"),
        ("减少申报材料20余项。", "减少申报材料", 20, "项"),
        ("全年新增市场主体2.45万户。", "新增市场主体", 24_500, "户"),
        ("累计完成投资1.2亿元。", "完成投资", 120_000_000, "元"),
        ("共排查企业1525家。", "排查企业", 1525, "家"),
    ],
)
def test_a_name_says_what_is_measured(text: str, name: str, value: float, unit: str) -> None:
    assert values(text) == [(name, value, unit)]


def test_counts_before_the_noun_are_values_named_by_it() -> None:
    rows = indicators("自治区党委派出12个督察组，对12盟市开展督察。")
    assert [(row.name, row.value, row.unit, row.role) for row in rows] == [
        ("派出督察组", 12, "个", "value"),
        ("盟市", 12, "个", "value"),
    ]


def test_the_bare_noun_where_it_merely_takes_part() -> None:
    (row,) = indicators("1525家企业纳入监督执法正面清单。")
    assert row.name.startswith("企业")
    assert (row.value, row.unit) == (1525, "家")


def test_no_name_holds_a_number_a_unit_a_date_or_a_hedge() -> None:
    text = "2021年，全市累计办理案件约300余件，罚款1.5亿元，同比增长10%；截至12月底，共建成站点25个。"
    for row in indicators(text):
        assert row.name
        assert not any(char.isdigit() for char in row.name), row.name
        assert not any(word in row.name for word in ("约", "累计", "同比", "年", "余件")), row.name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全市办理案件25件。", "全市"),
        ("全区各级生态环境部门办理案件25件。", "全区各级生态环境部门"),
        ("办理案件25件。", None),
    ],
)
def test_the_subject_is_who_the_same_sentence_says_it_holds_for(text: str, subject: str | None) -> None:
    (row,) = indicators(text)
    assert row.subject == subject


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("开展全区780家尾矿库排查。", [("开展尾矿库排查", "全区")]),
        (
            "全市地区生产总值增长6%，固定资产投资增长8%。",
            [("地区生产总值", "全市"), ("固定资产投资", "全市")],
        ),
        (
            "城区公交新增车辆中新能源车占比2023年底达到50%以上，2025年底达到60%以上。",
            [("新能源车占比", "城区公交新增车辆"), ("新能源车占比", "城区公交新增车辆")],
        ),
    ],
)
def test_the_subject_goes_on_with_a_region_and_with_a_name(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("非常设机构由85个减为26个。", ["非常设机构", "非常设机构"]),
        ("五年用于教育支出2.43万亿元，比前五年增长1.26倍。", ["用于教育支出", "用于教育支出"]),
        ("创建国家级重点专科1个、省级4个。", ["创建国家级重点专科", "创建省级重点专科"]),
    ],
)
def test_what_is_left_of_a_verb_or_a_level_is_no_name(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_the_subject_carries_over_to_later_statements_of_the_sentence() -> None:
    assert [row.subject for row in indicators("全市办理案件25件，罚款300万元。")] == ["全市", "全市"]


# Distribution and sharing


def test_distributive_numbers_each_have_their_own_name() -> None:
    assert values("全市细颗粒物浓度、优良天数比例分别为23微克/立方米、95.3%。") == [
        ("细颗粒物浓度", 23, "微克/立方米"),
        ("优良天数比例", 95.3, "%"),
    ]


def test_distributed_names_are_written_out() -> None:
    assert values("再生水、疏干水利用率分别达到40%、70%。") == [("再生水利用率", 40, "%"), ("疏干水利用率", 70, "%")]


def test_three_names_and_three_numbers() -> None:
    rows = values("生活垃圾处理率、污水处理率和粪污利用率分别达到99%、97%和85%。")
    assert [value for _, value, _ in rows] == [99, 97, 85]
    assert [name for name, _, _ in rows] == ["生活垃圾处理率", "污水处理率", "粪污利用率"]


def test_a_number_shared_by_several_names_is_a_row_for_each_on_the_same_span() -> None:
    first, second = indicators("行政复议办结率、行政应诉率均达到100%。")
    assert (first.name, second.name) == ("行政复议办结率", "行政应诉率")
    assert (first.value, first.unit) == (second.value, second.unit) == (100, "%")
    assert (first.start, first.end) == (second.start, second.end)


# Changes


@pytest.mark.parametrize(
    ("text", "value", "unit", "basis", "base"),
    [
        ("全市进出口总额同比增长10%。", 10, "%", "yoy", "2020"),
        ("全市进出口总额增长6%。", 6, "%", "yoy", "2020"),
        ("优良天数比例较上年提高3个百分点。", 3, "百分点", "yoy", "2020"),
        ("PM2.5平均浓度同比下降8.3%。", -8.3, "%", "yoy", "2020"),
        ("PM2.5平均浓度较2015年下降20%。", -20, "%", "base", "2015"),
        ("全市用电量环比增长2.1%。", 2.1, "%", "mom", None),
        ("财政收入比增9亿元。", 9e8, "元", "yoy", "2020"),
        ("项目审批提速30%。", 30, "%", "yoy", "2020"),
        ("信访举报量较2019年减少120件。", -120, "件", "base", "2019"),
    ],
)
def test_changes(text: str, value: float, unit: str, basis: str, base: str | None) -> None:
    (row,) = indicators(text)
    assert (row.role, row.value, row.unit) == ("change", value, unit)
    assert row.change_basis == basis
    if basis != "mom":
        assert row.change_base == base


@pytest.mark.parametrize(
    "text",
    [
        "全市工业增加值两年平均增长5.1%。",
        "定额补助每年递增10%。",
        "流通费用每年降低2%。",
        "收入由2015年的5000元增加到2020年的7000元，平均每年增长6.9%。",
        "优良水体比例低于全国水平0.12个百分点。",
    ],
)
def test_a_change_against_no_time_has_no_basis(text: str) -> None:
    *_, row = indicators(text)
    assert (row.role, row.change_basis, row.change_base) == ("change", None, None)


def test_a_change_carries_the_name_of_what_changed_and_hangs_on_its_value() -> None:
    value, change = indicators("全市地区生产总值850亿元，同比增长6.5%。")
    assert (value.role, value.value, value.unit) == ("value", 85_000_000_000, "元")
    assert (change.role, change.value, change.parent_seq) == ("change", 6.5, value.seq)
    assert change.name == value.name == "地区生产总值"


@pytest.mark.parametrize(
    "text", ["科技进步贡献率提高到58.5%。", "森林覆盖率增至35%。", "精简申报材料20余项。", "取消证明事项30项。"]
)
def test_a_level_reached_and_an_activity_without_a_base_are_values(text: str) -> None:
    (row,) = indicators(text)
    assert (row.role, row.change_basis) == ("value", None)
    assert row.value is not None
    assert row.value > 0


def test_unchanged_is_a_change_of_nought_in_the_unit_of_what_is_compared() -> None:
    value, change = indicators("全市优良天数比例为95.3%，与去年持平。")
    assert (change.role, change.value, change.low, change.high, change.unit) == ("change", 0, 0, 0, "%")
    assert (change.text, change.parent_seq, change.change_base) == ("持平", value.seq, "2020")


def test_a_bound_before_the_first_of_several_numbers_in_turn_holds_for_all() -> None:
    rows = indicators("三家企业营收分别突破1100亿元、900亿元、850亿元。")
    assert [row.bound for row in rows if row.kind == "amount"] == ["over"] * 3


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("出租的房屋不得超过房屋总数的50%。", "le"),
        ("招聘人数不低于职工总数的15%。", "ge"),
        ("招聘人数超过职工总数的30%。", "over"),
    ],
)
def test_a_bound_may_stand_before_what_a_share_is_of(text: str, bound: str) -> None:
    (row,) = indicators(text)
    assert row.bound == bound


def test_a_quantity_as_high_as_last_year_is_a_change_of_nothing_even_where_no_level_is_stated() -> None:
    _, flat, _ = indicators("地区生产总值增长3.1%，规上工业增加值与上年持平，固定资产投资增长0.5%。")
    assert (flat.text, flat.name, flat.value, flat.unit) == ("持平", "规上工业增加值", 0, "%")
    assert (flat.role, flat.parent_seq, flat.change_basis) == ("change", None, "yoy")


def test_a_bound_of_a_decline_speaks_of_its_size() -> None:
    (row,) = indicators("PM2.5平均浓度较2015年下降20%以上。")
    assert (row.value, row.bound) == (-20, "ge")


# Qualifiers


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("淘汰4.3米的焦炉。", "4.3米"),
        ("治理65蒸吨以上燃煤锅炉。", "65蒸吨以上"),
        ("排查黄河沿岸3公里范围内的尾矿库。", "3公里范围内"),
        ("15分钟社区生活圈覆盖率达到70%，建立2小时响应圈。", "15分钟"),
        ("实现两地半小时“通勤圈”建设提速，建成500千伏网架结构。", "500千伏"),
    ],
)
def test_a_number_that_only_describes_the_thing_named_is_a_qualifier(text: str, span: str) -> None:
    rows = [row for row in indicators(text, PLAN) if row.role == "qualifier"]
    assert [row.text for row in rows] == [span]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("某材料公司3万吨电池前驱体项目投产。", "电池前驱体"),
        ("建成某公司300兆瓦压缩空气储能电站。", "压缩空气储能电站"),
        ("建制村100%通4.5米硬化路。", "硬化路"),
    ],
)
def test_what_a_capacity_describes_is_named_whole(text: str, name: str) -> None:
    assert [row.name for row in indicators(text) if row.role == "qualifier"] == [name]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("养老服务组织一年内服务达到1000人次，且取得执业许可证的，给予一次性补贴5万元。", "1000人次"),
        ("年营业收入达到2000万元以上、每年保持增长的，给予房租补贴，最高不超过100万元。", "2000万元以上"),
        ("加快3亿只半导体封装基地等项目建设。", "3亿只"),
        ("在占全国人口四分之一的城市，普及初中教育。", "四分之一"),
    ],
)
def test_what_a_rule_asks_for_and_what_a_plant_makes_only_describe(text: str, span: str) -> None:
    rows = indicators(text, "某市养老服务管理办法")
    assert [row.text for row in rows if row.role == "qualifier"] == [span]


# Periods and nature


def test_an_annual_report_gives_its_year_to_what_states_none() -> None:
    (row,) = indicators("办理案件25件。")
    assert (row.period, row.period_start, row.period_end) == ("2021", "2021-01-01", "2021-12-31")
    assert row.nature == "actual"


def test_a_stated_time_governs_what_follows_up_to_the_next_one() -> None:
    rows = indicators("2017年，梳理职权85项，取消12项；2018年，梳理职权90项。")
    assert [row.period for row in rows] == ["2017", "2017", "2018"]


def test_a_stated_time_ends_with_its_sentence() -> None:
    rows = indicators("2019年办理案件85件。办结信访举报90件。")
    assert [row.period for row in rows] == ["2019", "2021"]


def test_a_compared_time_does_not_govern() -> None:
    value, change = (
        indicators("2021年较2015年，全市建成站点85个。")[0],
        indicators("优良比例较2019年提高2个百分点。")[0],
    )
    assert (value.period, change.period) == ("2021", "2021")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至2019年12月底，共有企业85家。", "2019-12"),
        ("2018年以来，办理案件85件。", "2018/.."),
        ("1-11月，办理案件85件。", "2021-01/2021-11"),
        ("截至目前，办理案件85件。", "2021"),
        ("2021年上半年，办理案件85件。", "2021-01/2021-06"),
    ],
)
def test_periods(text: str, period: str) -> None:
    (row,) = indicators(text)
    assert row.period == period


def test_a_target_takes_its_due_time() -> None:
    (row,) = indicators("到2025年，森林覆盖率达到35%以上。", PLAN)
    assert (row.period, row.nature, row.bound) == ("2025", "target", "ge")


def test_an_undated_target_of_a_plan_takes_the_span_of_the_plan() -> None:
    (row,) = indicators("新建污水处理厂12座。", PLAN)
    assert (row.period, row.nature) == ("2021/2025", "target")


def test_a_rule_has_no_period() -> None:
    (row,) = indicators("违反规定的，每次罚款不得超过500元。", NOTICE)
    assert (row.nature, row.period, row.value, row.unit) == ("rule", None, 500, "元")


# Ranks


# Hedges and ranges


def test_a_leading_hedge_sets_the_bound_and_stays_out_of_the_span() -> None:
    (row,) = indicators("出动执法人员约300人次。")
    assert (row.bound, row.text, row.name) == ("about", "300人次", "出动执法人员")


def test_a_range_has_two_ends_and_no_value() -> None:
    (row,) = indicators("地区生产总值增长6%-7%。", PLAN)
    assert (row.bound, row.value, row.low, row.high) == ("range", None, 6, 7)


def test_the_span_is_source_text_with_its_breaks() -> None:
    text = f"{ANNUAL}\n全年完成投资885\n\n亿元。"
    (row,) = indicators("全年完成投资885\n\n亿元。")
    assert row.text == "885亿元"
    assert text[row.start : row.end] == "885\n\n亿元"


def test_a_table_of_contents_opens_no_part() -> None:
    text = "一、工作回顾……2\n二、明年工作安排……9\n一、工作回顾\n全市完成投资5亿元。\n二、明年工作安排\n完成投资6亿元。"
    assert [(row.value, row.nature) for row in indicators(text)] == [(5e8, "actual"), (6e8, "target")]


def test_what_is_to_be_done_ends_with_its_part() -> None:
    text = "一、明年展望\n完成投资5亿元。\n二、专题\n完成投资6亿元。"
    assert [row.nature for row in indicators(text)] == ["target", "actual"]


def test_what_is_counted_is_apart_from_the_quantity_it_holds() -> None:
    count, ratio = indicators("147个国控断面水质优良率97.3%。")
    assert (count.name, count.value) == ("国控断面", 147)
    assert (ratio.name, ratio.subject, ratio.value) == ("水质优良率", "国控断面", 97.3)


def test_a_tail_is_shared_by_pollutants_whose_name_sounds_like_a_quantity() -> None:
    rows = indicators("化学需氧量、氨氮和氮氧化物重点工程减排量分别为3.01万吨、0.13万吨和2.26万吨。")
    tail = "重点工程减排量"
    assert [row.name for row in rows] == ["化学需氧量" + tail, "氨氮" + tail, "氮氧化物" + tail]


@pytest.mark.parametrize("first", ["二氧化硫", "化学需氧量", "总磷", "PM10"])
def test_a_decline_shared_by_pollutants_is_one_of_each(first: str) -> None:
    rows = indicators(f"今年{first}、氨氮排放量要下降3%。")
    assert [(row.name, row.value) for row in rows] == [(f"{first}排放量", -3), ("氨氮排放量", -3)]
    assert len({(row.start, row.end) for row in rows}) == 1


def test_what_several_trades_make_together_is_one_sum() -> None:
    assert len(indicators("文化、卫生支出增长3%。")) == 1
