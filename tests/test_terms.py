"""Reports that look back on a term of five years or ahead over one, and times that stand over a list."""

from __future__ import annotations

import pytest
from reports import extracted, indicators

REPORT = """某省人民政府工作报告
——2023年1月12日在某省第十四届人民代表大会第一次会议上
现在，我代表省人民政府，向大会报告过去五年工作，请予审议。
一、过去五年工作回顾
{past}
二、今后五年的目标任务
{term}
三、2023年重点工作
{year}
"""


def told(past: str = "", term: str = "", year: str = "") -> list[tuple[str | None, str]]:
    """Period and nature of the figures of a report delivered in 2023."""
    rows = indicators(REPORT.format(past=past, term=term, year=year), "")
    return [(row.period, row.nature) for row in rows]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("城镇新增就业350万人。", "2018/2022"),
        ("一般公共预算收入年均增长4.5%。", "2018/2022"),
        ("累计建成高标准农田2300万亩。", "2018/2022"),
        ("五年间，引进企业230家。", "2018/2022"),
        ("教育支出五年累计2.1万亿元。", "2018/2022"),
        ("五年来，支农资金达4000亿元。", "2018/2022"),
        ("参保率提高到96%。", "2022"),
        ("五年来，参保人数达到3000万人。", "2022"),
        ("医保覆盖3000万人。", "2022"),
        ("森林覆盖率42%。", "2022"),
        ("社会消费品零售总额比上年增长1.2%。", "2022"),
        ("近三年，投入资金32亿元。", "2020/2022"),
        ("引进企业9家，为近三年最多。", "2018/2022"),
        ("刚刚过去的2022年，困难很多。完成投资98亿元。", "2022"),
        ("2020年，脱贫86万人。", "2020"),
        ("每年惠及学生30万人。", "2018/2022"),
    ],
)
def test_what_is_summed_up_in_a_review_of_five_years_holds_for_them(text: str, period: str) -> None:
    assert told(past=text) == [(period, "actual")]


@pytest.mark.parametrize(
    ("part", "periods"),
    [
        ("（一）大力发展农业。新建水库12座。", ["2018/2022"]),
        ("（一）大力发展农业。从2017年到2022年，农民收入持续增长。新建水库12座。", ["2018/2022"]),
        ("（一）大力发展农业。2022年，农民收入持续增长。新建水库12座。", ["2022"]),
        ("农业生产稳定。新建水库12座。", ["2022"]),
    ],
)
def test_a_review_of_the_last_plan_goes_on_in_the_parts_below_it(part: str, periods: list[str]) -> None:
    report = (
        "某省人民政府工作报告\n——2023年1月12日在某省第十四届人民代表大会第一次会议上\n各位代表：\n"
        f"一、2022年和五年来工作回顾\n生产总值增长5%。\n各位代表！困难不少。回望过去五年，成绩很大。\n{part}\n"
    )
    assert [row.period for row in indicators(report, "") if row.unit == "座"] == periods


def test_a_report_at_the_end_of_a_plan_looks_back_on_it() -> None:
    report = (
        "某省人民政府工作报告\n——2026年1月12日在某省第十四届人民代表大会第四次会议上\n"
        "一、2025年和“十四五”时期工作回顾\n生产总值增长5%。\n回望过去五年，成绩很大。新建水库12座。\n"
    )
    assert [row.period for row in indicators(report, "")] == ["2025", "2021/2025"]


def test_a_change_over_the_term_starts_the_year_before_it() -> None:
    periods = told(past="过去五年，困难很多。全省生产总值从3万亿元增加到4万亿元，年均增长6%。")
    assert [period for period, _ in periods] == ["2017", "2022", "2018/2022"]


@pytest.mark.parametrize(
    ("text", "period"),
    [("建设创新平台50个。", "2023/2027"), ("今后五年，森林覆盖率达到45%。", "2023/2027"), ("2025年达到40%。", "2025")],
)
def test_the_heading_of_a_part_says_when_its_aims_are_due(text: str, period: str) -> None:
    assert told(term=text) == [(period, "target")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("建成学校12所。", [("2023", "target")]),
        ("用三年时间，建成学校12所。", [("2025", "target")]),
        ("力争两年内建成学校12所。", [("2024", "target")]),
        ("新签约项目当年开工率达到70%。", [("2023", "target")]),
        ("推进2022年棚户区改造480户。", [("2023", "target")]),
        ("目前已有学校12所。", [("2022", "actual")]),
        ("2022年获得指标的项目全部开工，投资9亿元。", [("2023", "target")]),
        ("本年预算支出9亿元。", [("2023", "target")]),
        ("企业贡献了全市四成的产值。", [("2022", "actual")]),
        ("管线由44公里发展到60公里。", [("2022", "actual"), ("2023", "target")]),
        ("2022年建成学校12所。", [("2022", "actual")]),
    ],
)
def test_a_part_about_the_coming_year_still_tells_what_is_so(text: str, rows: list[tuple[str, str]]) -> None:
    assert told(year=text) == rows


def test_the_items_of_a_list_hold_at_the_time_of_the_line_above() -> None:
    text = (
        "1990年，主要食品的产量指标如下：\n食糖550万吨，比1985年增长20%\n啤酒650万吨\n食品工业要新建一些糖厂，新增能力3万吨，"
        + "并逐步扩大规模，" * 10
    )
    rows = indicators(text, "某省国民经济和社会发展第七个五年计划")
    assert [row.period for row in rows] == ["1990", "1990", "1990", "1986/1990"]
    assert [row.change_base for row in rows if row.role == "change"] == ["1985"]


def test_the_base_of_the_line_above_is_that_of_the_list() -> None:
    text = "一九五七年主要产品的产量及其比一九五二年增长的情况如下：\n粮食：达到三千亿斤，增长百分之十七。"
    rows = indicators(text, "某省发展国民经济的第一个五年计划")
    assert [(row.period, row.change_base) for row in rows] == [("1957", None), ("1957", "1952")]


def test_the_deadline_at_the_head_of_a_paragraph_holds_for_all_of_it() -> None:
    text = "到2027年，初步建立标准体系。制定标准60项，并推广应用。\n建立实验室3个。"
    rows = indicators(text, "某省关于建立标准体系的通知")
    assert [(row.period, row.nature) for row in rows] == [("2027", "target"), (None, "rule")]


@pytest.mark.parametrize(
    ("title", "natures"),
    [
        ("某省智能制造行动计划（2022—2025年）", ["target", "target", "rule"]),
        ("某省智能制造三年行动计划", ["rule", "target", "rule"]),  # by no time, so in any year
    ],
)
def test_what_a_plan_wants_done_every_year_is_a_target_where_its_years_are_stated(
    title: str, natures: list[str]
) -> None:
    rows = indicators("每年培育示范企业30家。\n累计制修订标准20项。\n每年检查不得少于2次。", title)
    assert [row.nature for row in rows] == natures


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("生产总值增长7%，为2020年核算改革以来最好位次；投资增长15%。", "2021"),
        ("2020年预算收入9亿元，上年结转收入1亿元，支出总数8亿元。", "2020"),
        ("今年上半年产值比去年同期增长23%。", "2021-01/2021-06"),
        ("2022年1-5月货运量计划完成105%。", "2022-01/2022-05"),
    ],
)
def test_the_last_figure_is_of_the_time_that_governs_it(text: str, period: str) -> None:
    row = indicators(text)[-1]
    assert (row.period, row.nature) == (period, "actual")


def test_a_sum_taken_out_of_last_years_revenue_is_spent_this_year() -> None:
    rows = indicators(REPORT.format(past="", term="", year="今年拟从去年超收收入中安排5亿元，设立基金。"), "")
    assert [(row.period, row.nature) for row in rows] == [("2023", "target")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2018-2020年，研发投入强度由1.2%提高到1.9%。", ["2018", "2020"]),
        ("“十三五”期间，研发投入强度由1.2%提高到1.9%。", ["2015", "2020"]),
        ("“十三五”时期同“十二五”时期相比，棉花由2万吨增加到4万吨。", ["2011/2015", "2020"]),
    ],
)
def test_a_change_over_stated_years_has_a_start_and_an_end(text: str, periods: list[str]) -> None:
    assert [row.period for row in indicators(text)] == periods


def test_a_stage_of_a_plan_holds_for_what_stands_under_it() -> None:
    text = "（一）第一阶段（2021年）。新建基站3万个。\n（二）其他任务。打造工厂30家。"
    rows = indicators(text, "某省数字经济行动计划（2021—2025年）")
    assert [row.period for row in rows] == ["2021", "2021/2025"]


def test_what_is_striven_for_all_year_is_a_target_with_its_parts() -> None:
    rows = indicators("力争全年引进项目800个，其中大项目300个。")
    assert [row.nature for row in rows] == ["target", "target"]


def test_a_part_on_two_plans_begins_with_what_was_reached() -> None:
    text = (
        "某省政府工作报告\n——2021年1月22日在某省第十三届人民代表大会第四次会议上\n一、2020年工作回顾\n新建学校2所。\n"
        "二、“十三五”时期发展成就和“十四五”时期主要目标任务\n过去五年成绩很大。城镇新增就业超过60万人。\n"
        "“十四五”时期是关键时期。森林覆盖率达到24%。\n三、2021年重点工作\n新建学校3所。\n四、外交工作\n两国签署了声明。"
    )
    rows = indicators(text, "")
    told = [(row.period, row.nature) for row in rows]
    aims = [("2021/2025", "target"), ("2021", "target")]
    assert told == [("2020", "actual"), ("2016/2020", "actual"), *aims, ("2020", "actual")]


def test_what_a_sentence_compares_with_goes_on_behind_in_it() -> None:
    text = "2021年零售总额比2015年增长30%。其中，国营商业约增长13%。"
    assert [(row.change_basis, row.change_base) for row in indicators(text)] == [("base", "2015")] * 2


def test_a_year_in_brackets_lends_nothing() -> None:
    rows = indicators("费用（包括2015年减少的利息在内）降低3%。其中，商业部门降低4%。")
    assert rows[-1].period == "2021"


def test_the_end_of_the_year_before_is_a_base_and_no_deadline() -> None:
    rows = indicators("年末资本充足率、流动性比例比上年末分别提高1.8个和3.4个百分点。")
    assert [row.change_base for row in rows] == ["2020-12"] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("新建管网25公里，2022年12月底前完成。", "2022-12"),
        ("新建管网25公里，2022年12月底前开展验收。", None),
    ],
)
def test_a_deadline_behind_the_clause_is_that_of_its_figure(text: str, period: str | None) -> None:
    rows = indicators(text, "某县督察反馈意见整改方案")
    assert [row.period for row in rows] == [period]


def test_what_a_project_is_measured_by_is_a_target() -> None:
    text = "研究内容：开展3项研究。考核指标：满足运行要求。设备重量不高于6公斤。\n申请单位有2家。"
    rows = indicators(text, "某专项项目申报指南")
    assert [row.nature == "target" for row in rows] == [False, True, False]


def test_a_line_that_names_two_times_lends_neither() -> None:
    text = "各类出版物五年内增长的百分比和1985年达到的数量如下：\n图书：增长54%。"
    (row,) = indicators(text, "某省国民经济和社会发展第六个五年计划")
    assert (row.period, row.change_basis) == ("1981/1985", "cumulative")


def test_what_an_average_is_called_does_not_hide_what_it_is_compared_with() -> None:
    rows = indicators("2020年同2015年相比，居民平均消费水平由175元增加到450元。")
    assert [row.period for row in rows] == ["2015", "2020"]


def test_in_it_goes_on_with_the_time_of_the_sentence_before() -> None:
    rows = indicators("到2025年，出口总额将达到80亿元。其中，机电产品出口40亿元。")
    assert [(row.period, row.nature) for row in rows] == [("2025", "target")] * 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("比前三季度和上半年提高0.4个百分点。", [("2021", -1)]),
        ("完成“十四五”目标的八成，新增学校5所。", [("2021", 1)]),
    ],
)
def test_times_that_only_measure_do_not_govern(text: str, rows: list[tuple[str, int]]) -> None:
    assert [(row.period, 1 if row.role == "value" else -1) for row in indicators(text)][-1:] == rows


def test_a_numbered_five_year_plan_is_a_date() -> None:
    dates = extracted("第一个五年计划期间，新建铁路3000公里。第二个五年计划的建议已经提出。").dates
    assert [(date.text, date.edtf, date.kind) for date in dates] == [("第一个五年计划", "1953/1957", "range")]


def test_within_five_years_means_the_plan_a_work_report_speaks_of() -> None:
    text = (
        "1955年政府工作报告\n（1955年7月5日在第一届全国人民代表大会第二次会议上）\n"
        "按照第一个五年计划，五年内新增发电能力200万千瓦。"
    )
    rows = indicators(text, "")
    assert [(row.period, row.nature) for row in rows] == [("1953/1957", "target")]


def test_days_within_which_a_guide_asks_for_something_make_no_target() -> None:
    text = "毕业2年内登记就业的高校毕业生，按每人300元给予补贴。"
    assert [(row.period, row.nature) for row in indicators(text, "某市高校毕业生就业补贴政策清单")] == [(None, "rule")]


def test_what_is_estimated_for_the_year_that_ends_is_no_target() -> None:
    past = "高新技术企业预计达到1700家。项目投产后预计实现产值5亿元。预计全年完成增长5%的目标。"
    coming = "预计完成投资20亿元。"
    rows = indicators(f"某市2024年政府工作报告\n一、2023年工作回顾\n{past}\n二、2024年工作安排\n{coming}\n", "")
    assert (rows[0].nature, rows[0].period) == ("actual", "2023")
    assert [row.nature for row in rows[1:]] == ["target", "target", "target"]
