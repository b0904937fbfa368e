"""Changes as bulletins and annual reports state them: behind a level, in turn, from one time to another."""

from __future__ import annotations

import pytest
from reports import ANNUAL, PLAN, extracted, indicators

BULLETIN = "某市2021年国民经济和社会发展统计公报"


def told(text: str) -> list[tuple[str, float | None, str, str | None]]:
    return [(row.name, row.value, row.role, row.change_base) for row in indicators(text, BULLETIN)]


def test_a_bare_change_behind_a_level_is_of_that_level() -> None:
    text = (
        "全年粮食种植面积97万亩，比上年增加5万亩。其中，稻谷种植面积28万亩，减少2万亩；小麦种植面积23万亩，增加1万亩。"
    )
    assert told(text) == [
        ("粮食种植面积", 970_000, "value", None),
        ("粮食种植面积", 50_000, "change", "2020"),
        ("稻谷种植面积", 280_000, "part", None),
        ("稻谷种植面积", -20_000, "change", "2020"),
        ("小麦种植面积", 230_000, "part", None),
        ("小麦种植面积", 10_000, "change", "2020"),
    ]


def test_without_a_comparison_before_it_a_number_less_is_a_value() -> None:
    assert told("全年受理申请97件，减少2件。")[1][2] == "value"


@pytest.mark.parametrize(
    ("text", "value"), [("粮食产量69万吨，增产1.3%", 1.3), ("夏粮产量14万吨，比上年减产0.8%", -0.8)]
)
def test_harvests_grow_and_shrink(text: str, value: float) -> None:
    level, change = indicators(f"全年{text}。", BULLETIN)
    assert (change.role, change.value, change.parent_seq) == ("change", value, level.seq)
    assert change.name == level.name


def test_each_of_two_numbers_in_turn_moves_its_own_way() -> None:
    rows = indicators("发生行政复议2件，行政诉讼3件，同比分别减少1件、增加2件。", ANNUAL)
    assert [(row.role, row.value, row.parent_seq) for row in rows] == [
        ("value", 2, None),
        ("value", 3, None),
        ("change", -1, 0),
        ("change", 2, 1),
    ]


def test_a_rise_from_a_named_time_has_that_time_for_its_base() -> None:
    *_, change = indicators("城市污水集中收集率由2018年的58.3%提高到72.1%，提升13.8个百分点。", ANNUAL)
    assert (change.value, change.change_basis, change.change_base) == (13.8, "base", "2018")


def test_a_share_is_of_the_last_thing_named() -> None:
    first = "装备制造业增加值增长6.8%，占规模以上工业增加值比重为33.6%"
    text = f"{first}；高技术制造业增加值增长2.7%，占规模以上工业增加值比重为15.7%。"
    names = [row.name for row in indicators(text, BULLETIN) if row.role == "value"]
    assert names == ["装备制造业增加值占规模以上工业增加值比重", "高技术制造业增加值占规模以上工业增加值比重"]


def test_an_exchange_rate_is_one_number() -> None:
    rate, change = indicators("全年人民币平均汇率为1美元兑7.0467元人民币，比上年贬值4.5%。", BULLETIN)
    assert (rate.name, rate.value, rate.unit) == ("人民币平均汇率", 7.0467, "元")
    assert (change.name, change.role, change.value) == ("人民币平均汇率", "change", -4.5)


def test_parts_of_an_earlier_total_do_not_exceed_what_was_carried_over() -> None:
    text = "全年收到申请15件，上年结转1件，均按期答复。其中予以公开9件，部分公开2件。"
    assert extracted(text).findings == []


def test_what_several_changes_are_measured_against_is_said_once() -> None:
    text = "与2015年相比，粮食产量47万吨，增加19万吨；棉花产量36万吨，增长33%。"
    bases = [row.change_base for row in indicators(text, BULLETIN) if row.role == "change"]
    assert bases == ["2015", "2015"]


def test_a_natural_growth_rate_is_a_level() -> None:
    (row,) = indicators("人口自然增长率-0.83‰。", BULLETIN)
    assert (row.name, row.role, row.value) == ("人口自然增长率", "value", -0.83)


def test_the_list_of_an_inner_total_and_what_follows_a_complete_list() -> None:
    people = "户籍人口56万人，其中男性29万人，女性27万人；常住人口48万人。"
    assert [row.parent_seq for row in indicators(people, BULLETIN)] == [None, 0, 0, None]
    invested = (
        "完成投资97亿元。其中：第一产业投资8亿元；第二产业投资32亿元，其中工业投资31亿元；"
        "房地产开发投资15亿元，商品房销售面积28万平方米，商品房销售额13亿元。"
    )
    assert [row.parent_seq for row in indicators(invested, BULLETIN)] == [None, 0, 0, 2, 0, None, None]


def test_a_year_end_before_enterprises_above_size_is_no_deadline() -> None:
    (row,) = indicators("年末规模以上工业企业78户。", BULLETIN)
    assert (row.period, row.nature) == ("2021-12", "actual")


def test_what_holds_still_at_the_end_of_a_list_takes_no_other_number() -> None:
    levels = "PM10、二氧化硫、二氧化氮年均浓度分别为56微克/立方米、8微克/立方米和24微克/立方米"
    text = levels + "，同比分别下降3.4%、11.1%和持平。"
    moved = {row.name: row.value for row in indicators(text, BULLETIN) if row.role == "change" and row.value}
    assert moved == {"PM10年均浓度": -3.4, "二氧化硫年均浓度": -11.1}


def test_a_change_that_is_no_ratio_is_of_the_value_in_its_unit() -> None:
    text = "水土流失面积2.98万平方公里，占国土面积的14.1%，较上年减少378.6平方公里，减幅1.25%。"
    assert [(row.role, row.parent_seq) for row in indicators(text, BULLETIN)] == [
        ("value", None),
        ("value", None),
        ("change", 0),
        ("change", 0),
    ]


def test_days_that_are_counted_are_figures() -> None:
    days, more = indicators("全年优良天数305天，比上年增加9天。", BULLETIN)
    assert (days.name, days.value, days.unit, days.kind) == ("优良天数", 305, "天", "measure")
    assert (more.role, more.value, more.parent_seq) == ("change", 9, 0)
    assert indicators("连续30天无重污染。", BULLETIN) == []


def test_a_level_behind_a_growth_is_of_what_grew() -> None:
    text = "地区生产总值152亿元，一般公共预算收入年均增长7.2%、达到8.9亿元。"
    assert indicators(text, BULLETIN)[-1].name == "一般公共预算收入"


def test_a_growth_to_strive_for_behind_a_growth() -> None:
    first, second = indicators("明年地区生产总值增长5.5%、力争6%以上。", BULLETIN)
    assert (second.name, second.role, second.bound) == (first.name, "change", "ge")


def test_what_a_plan_reduces_by_its_end_is_reduced_over_its_years() -> None:
    (row,) = indicators("到2025年，单位地区生产总值能耗累计下降14%。", PLAN)
    assert (row.change_basis, row.change_base, row.value) == ("cumulative", None, -14)


def test_changes_in_turn_may_be_percentages_and_points() -> None:
    text = "受理案件456件，审结案件373件，结案率95.3%，同比分别上升8.2%、7.9%和0.4个百分点。"
    changes = [(row.value, row.parent_seq) for row in indicators(text) if row.role == "change"]
    assert changes == [(8.2, 0), (7.9, 1), (0.4, 2)]


def test_people_behind_a_sum_of_money_are_not_of_it() -> None:
    assert indicators("执行到位金额9.7亿元，拘留186人。")[1].name == "拘留"


def test_an_opening_under_the_lead_of_others_reports_on_its_year() -> None:
    text = "2023年，某某区人民法院在区委领导下，忠实履行职责，受理案件456件。审结刑事案件76件。"
    assert [row.period for row in extracted(text, "").indicators] == ["2023", "2023"]


def test_a_further_rise_is_a_change_without_a_base() -> None:
    (row,) = indicators("人均补助标准再提高30元。", ANNUAL)
    assert (row.role, row.value, row.name, row.change_basis) == ("change", 30, "人均补助标准", None)


def test_the_year_before_is_a_base_however_it_is_called() -> None:
    (row,) = indicators("机械工业总产值比上一年增长27%。", ANNUAL)
    assert row.change_basis == "yoy"


def test_what_stands_now_is_not_of_a_time_before() -> None:
    rows = indicators("2010年初有合作社74个，现在已经合并为公社24个。", BULLETIN)
    first, now = [row.period for row in rows]
    assert (first, now) == ("2010-01", indicators("已经合并为公社24个。", BULLETIN)[0].period)


def test_what_grew_on_average_grew_against_no_year() -> None:
    rows = indicators("3家标杆工厂的生产效率平均提升32%，产品研发周期平均缩短28%。")
    assert [(row.name, row.subject, row.change_basis) for row in rows[1:]] == [
        ("生产效率", "标杆工厂", None),
        ("产品研发周期", "标杆工厂", None),
    ]
