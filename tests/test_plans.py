"""Plans and policies: what is planned, what was reached before, what is laid down, and the plan's own span."""

from __future__ import annotations

import pytest
from reports import PLAN, extracted, indicators, source_of

from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.extract import extract_source
from zhibiao.schemas.records import Document

SIXTH = "某省国民经济和社会发展第六个五年计划"  # 1981/1985


def document(text: str) -> Document:
    return extract_source(source_of(text)).document


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("五年内，新增发电能力20万千瓦。", [("1981/1985", "target")]),
        ("森林覆盖率平均每年提高1个百分点。", [("1981/1985", "target")]),
        ("1980年，粮食产量为305万吨。", [("1980", "actual")]),
        ("学生数从1980年的115万名增加到180万名。", [("1980", "actual"), ("1981/1985", "target")]),
        ("单位能耗由3吨下降到2吨。", [(None, "actual"), ("1981/1985", "target")]),
        ("烧油比重，由1980年的40%下降为18%。", [("1980", "actual"), ("1981/1985", "target")]),
        ("起征点从月销售额10万元提高到15万元。", [(None, "actual"), ("1981/1985", "target")]),
        ("每年安排资金2亿元。", [(None, "rule")]),
        (
            "棉花，年均产量464万吨（其中1985年为475万吨），比上期增加12万吨。",
            [("1981/1985", "target"), ("1985", "target"), ("1981/1985", "target")],
        ),
        ("从1976年到1979年的四年内，产量平均每年增长8%。", [("1976/1979", "actual")]),
        ("1985年，按1980年价格，建筑业增加值达到500亿元。", [("1985", "target")]),
        ("1985年社会总产值，按照1980年不变价格计算，达到900亿元。", [("1985", "target")]),
        ("1980年价格总水平上涨2%。", [("1980", "actual")]),
        ("产值1983年、1985年分别突破2万亿元、3万亿元。", [("1983", "target"), ("1985", "target")]),
    ],
)
def test_time_and_nature_in_a_plan(text: str, rows: list[tuple[str | None, str]]) -> None:
    assert [(row.period, row.nature) for row in indicators(text, SIXTH)] == rows


@pytest.mark.parametrize(
    ("title", "text", "row"),
    [
        ("数字某省2021行动方案", "建设智能牧场16家。", ("value", "建设智能牧场", "2021", "target")),
        ("健康中国2030行动方案", "新建医院16家。", ("value", "新建医院", None, "target")),
        ("某省“十四五”规划二〇二三年度实施方案", "新建医院16家。", ("value", "新建医院", "2023", "target")),
        ("某市2022年工作要点", "构建200个以上的模型。", ("value", "构建模型", "2022", "target")),
        ("某市2022年工作要点", "实现50人以上的自然村通网络。", ("qualifier", "自然村", "2022", "target")),
        ("某市支持企业发展的若干意见", "开发20项以上的算法。", ("value", "开发算法", None, "target")),
        ("某市支持企业发展的若干意见", "支持投资20万元以上的企业。", ("qualifier", "投资", None, "rule")),
    ],
)
def test_a_bound_with_a_noun_is_an_aim_of_what_is_made_or_planned(
    title: str, text: str, row: tuple[str, str, str | None, str]
) -> None:
    first = indicators(text, title)[0]
    assert (first.role, first.name, first.period, first.nature) == row


@pytest.mark.parametrize(
    "text",
    [
        "对新认定的平台，分别给予500万元、300万元、100万元奖励。",
        "对新建园区按投资额的30%给予补助，最高不超过200万元。",
        "对新入库企业，分三年共给予60万元奖励，第一年给予30万元，第二年给予20万元。",
        "按软件产品销售后1年内累计到账额的30%给予资助，最高资助100万元。",
    ],
)
def test_grants_are_rules(text: str) -> None:
    assert {(row.period, row.nature) for row in indicators(text, PLAN)} == {(None, "rule")}


@pytest.mark.parametrize(
    ("title", "nature"),
    [("某市创业担保贷款常见问题", "rule"), ("某市怎么申领补贴？", "rule"), ("某省关于补贴办理情况的函", "actual")],
)
def test_a_page_that_tells_people_what_holds_for_them_states_rules(title: str, nature: str) -> None:
    (row,) = indicators("2025年11月18日\n本市户籍人员的缴费比例为20%。", title)
    assert row.nature == nature


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("房源面向下列家庭：\n3.2人户中的家庭；\n4.4人户及以上家庭；\n5. 100周岁以上的。", [2, 4, 100]),
        ("按照附1至附2对场景进行描述，拍摄附图和照片3张。", [3]),
        ("第2-1部分：安全系统\n第5部分：应用系统", []),
        ("1.5倍以上处罚。\n7.2本预案由市政府负责解释。", [1.5]),
    ],
)
def test_numbers_of_items_annexes_and_parts_count_nothing(text: str, values: list[float]) -> None:
    assert [row.value for row in indicators(text, PLAN)] == values


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("为加快发展，结合我市实际，制定若干政策措施如下。\n完成改造20项。", "plan"),
        ("国民经济和社会发展的第七个五年计划时期，是全面改革的时期。\n新增电站3座。", "plan"),
        ("为规范补贴发放，特制定本指引。\n每人补贴100元。", "regulation"),
        ("各市人民政府：\n近年来，全省信息消费较快增长。", "notice"),
    ],
)
def test_a_text_without_a_title_says_what_it_is(text: str, genre: str) -> None:
    assert document(text).genre == genre


def test_a_plan_without_a_title_names_its_span_in_its_opening() -> None:
    text = "国民经济和社会发展的第七个五年计划时期，是全面改革的时期。\n新增电站3座。"
    (row,) = extract_source(source_of(text)).indicators
    assert (row.period, row.nature) == ("1986/1990", "target")


def test_the_line_above_a_note_of_adoption_is_the_title() -> None:
    resolution = "会议号召全国各族人民为实现宏伟目标而努力奋斗，并就贯彻执行纲要作出安排，" * 3
    title = "某省国民经济和社会发展第八个五年计划纲要"
    text = f"{resolution}。\n{title}\n（某省第七届人民代表大会第四次会议1991年4月9日批准）\n新增电站3座。"
    assert (document(text).title, document(text).genre) == (title, "plan")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018年5月17日，某论坛在某市举行，共有200位代表参加。", 2018),
        ("第十二届全国人民代表大会第三次会议听取和审议了政府工作报告。", 2015),
        ("同志们：\n现在，我代表第十五届中央委员会，向中国共产党第十六次全国代表大会作报告。", 2002),
        ("论坛在某市举行，共有200位代表参加。", None),
    ],
)
def test_the_year_of_a_text_without_a_title(text: str, year: int | None) -> None:
    assert document(text).report_year == year


def test_a_congress_report_covers_no_one_year() -> None:
    text = "同志们：\n现在，我代表第十五届中央委员会，向党的第十六次全国代表大会作报告。\n粮食产量达到46亿斤。"
    (row,) = extract_source(source_of(text)).indicators
    assert (row.period, row.nature) == (None, "actual")


def test_thousands_of_figures_spelled_digit_by_digit() -> None:
    text = "播种面积将达到二二七、三七七·一万亩，增产一、二○○座，一、二、三组各派三○人。"
    values = [row.value for row in extracted(text, SIXTH).indicators]
    assert values == [2_273_771_000, 1200, 30]
    assert [drop.reason for drop in clean_text(source_of(text)).dropped] == ["thousands_mark"] * 2


def test_headings_in_a_table_of_contents_open_no_part() -> None:
    contents = "第一部分 金融运行概况\n第二部分 金融运行展望\n"
    body = "全年贷款余额2亿元。\n第一部分 金融运行概况\n存款余额3亿元。\n第二部分 金融运行展望\n新增贷款4亿元。"
    rows = indicators(contents + body, "某市金融运行报告（2024）")
    assert [(row.value, row.nature) for row in rows] == [(2e8, "actual"), (3e8, "actual"), (4e8, "target")]


REVIEW = "各位代表：\n现在，我代表市人民政府，向大会报告过去五年的政府工作，请予审议。\n一、2002年工作回顾\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("2002年，教育投入3366亿元，是1997年的1.8倍。", [("2002", 336_600_000_000), ("2002", 1.8)]),
        (
            "五年新增装机3.5亿千瓦，是1950年到1997年的总和；新增公路19万公里。",
            [("1998/2002", 350_000_000), ("1998/2002", 190_000)],
        ),
        ("棉紗產量達460萬件，等於1949年的2.6倍。", [("2002", 4_600_000), ("2002", 2.6)]),
        ("比重由1952年的37.8%上升为2002年的54.5%。", [("1952", 37.8), ("2002", 54.5)]),
        ("五年共培养毕业生584万人。", [("1998/2002", 5_840_000)]),
        ("比重将由一九五二年的百分之六十点三到一九五七年下降为百分之五十四点六。", [("1952", 60.3), ("1957", 54.6)]),
    ],
)
def test_a_year_that_others_are_measured_by_is_not_their_own(text: str, rows: list[tuple[str, float]]) -> None:
    found = extract_source(source_of(REVIEW + text)).indicators
    assert [(row.period, row.value) for row in found] == rows


def test_one_comparison_holds_for_all_changes_of_its_sentence() -> None:
    rows = indicators("1992年同1987年相比，钢产量增长42%；原煤产量增长20%，达到11亿吨。")
    assert [(row.name, row.change_basis, row.change_base) for row in rows if row.role == "change"] == [
        ("钢产量", "base", "1987"),
        ("原煤产量", "base", "1987"),
    ]


def test_the_year_of_a_list_is_no_date() -> None:
    found = extracted("入选2022年中国企业500强3家，2023年新增2家。")
    assert [date.text for date in found.dates] == ["2023年"]


def test_a_plan_looks_back_under_its_heading_and_on_the_plan_before() -> None:
    text = (
        "一、发展基础\n全市建有重点实验室21个。到2025年建成30个。\n"
        "二、发展目标\n——成效显著。建成示范工厂50家。\n“十三五”期间，全市完成投资3亿元。\n新建公路20公里。将新建铁路40公里。"
    )
    rows = indicators(text, PLAN)
    assert [(row.value, row.period, row.nature) for row in rows] == [
        (21, None, "actual"),
        (30, "2025", "target"),
        (50, "2021/2025", "target"),
        (3e8, "2016/2020", "actual"),
        (20, None, "actual"),
        (40, "2021/2025", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("误差<10%，精度≥95%，延时≤5毫秒，浓度＞3微克/立方米。", ["under", "ge", "le", "over"]),
        ("每家最多不超过5万元。", ["le"]),
        ("建成安康到达县段〈284公里）的电气化工程。", ["eq"]),
    ],
)
def test_signs_of_comparison_are_bounds(text: str, bounds: list[str]) -> None:
    rows = indicators(text, PLAN)
    assert [row.bound for row in rows] == bounds
    assert not any(set(row.name) & set("<≤>≥〈〉") for row in rows)


def test_what_was_reached_by_the_end_of_the_year_reported_on_is_no_target() -> None:
    rows = indicators("到2021年底，全市已建成食堂390个。")
    assert [(row.period, row.nature) for row in rows] == [("2021-12", "actual")]


def test_days_within_which_a_rule_asks_for_something_make_no_target() -> None:
    (row,) = indicators("第三条 申请人应在30日内提交材料3份。", "某市补贴管理办法")
    assert (row.period, row.nature) == (None, "rule")


def test_set_phrases_with_years_are_no_durations() -> None:
    assert [date.text for date in extracted("普及九年义务教育，实施十年禁渔，为期三年。").dates] == ["为期三年"]
    assert not extracted("总有一天要打起来，一天也不能耽误，编制五年发展规划和十年长远规划。").dates


def test_aims_below_a_heading_that_looks_back_are_aims() -> None:
    text = "第一篇 发展环境\n第一章 发展基础\n全市建有实验室21个。\n第二章 发展目标\n新建实验室9个。\n"
    assert [(row.value, row.nature) for row in indicators(text, PLAN)] == [(21, "actual"), (9, "target")]


def test_within_the_years_of_a_plan_is_its_span() -> None:
    text = "五年内，新建学校5所。毕业5年内的学生占3%。"
    assert [(date.text, date.edtf, date.kind) for date in extracted(text, SIXTH).dates] == [
        ("五年内", "1981/1985", "range"),
        ("5年内", None, "until"),
    ]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("最多选择其中3个病种。", "le"),
        ("国营企业的产量约占68%。", "about"),
        ("推出“最多跑一次”事项57项。", "eq"),
    ],
)
def test_bounds_that_stand_apart_from_their_number(text: str, bound: str) -> None:
    assert [row.bound for row in indicators(text)] == [bound]


def test_what_is_developed_is_described_by_its_capacity() -> None:
    (row,) = indicators("研制60万千瓦火电机组。", SIXTH)
    assert (row.role, row.name) == ("qualifier", "火电机组")
