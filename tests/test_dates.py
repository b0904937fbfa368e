"""Dates: each expression with its EDTF, its kind and the words that belong to it."""

from __future__ import annotations

import pytest
from reports import PLAN, extracted

from zhibiao.extractors.times.dates import Calendar, FoundDate, find_dates, read_date

CALENDAR = Calendar(2021, 2021)


def dates(text: str, calendar: Calendar = CALENDAR) -> list[FoundDate]:
    return find_dates(text, bytearray(len(text) + 1), calendar)


def facts(text: str, calendar: Calendar = CALENDAR) -> list[tuple[str, str | None, str]]:
    return [(text[date.start : date.end], date.edtf, date.kind) for date in dates(text, calendar)]


@pytest.mark.parametrize(
    ("text", "span", "edtf", "kind"),
    [
        ("2020年11月26日印发", "2020年11月26日", "2020-11-26", "point"),
        ("2020年11月印发", "2020年11月", "2020-11", "point"),
        ("2020年印发", "2020年", "2020", "point"),
        ("一九五四年召开", "一九五四年", "1954", "point"),
        ("二〇二〇年召开", "二〇二〇年", "2020", "point"),
        ("2021年6月上旬开会", "2021年6月上旬", "2021-06", "point"),
        ("2021年上半年增长", "2021年上半年", "2021-01/2021-06", "range"),
        ("2021年一季度增长", "2021年一季度", "2021-01/2021-03", "range"),
        ("2021年第三季度增长", "2021年第三季度", "2021-07/2021-09", "range"),
        ("2021—2023年实施", "2021—2023年", "2021/2023", "range"),
        ("2023年至2025年实施", "2023年至2025年", "2023/2025", "range"),
        ("2024年1-11月累计", "2024年1-11月", "2024-01/2024-11", "range"),
        ("“十四五”以来", "“十四五”以来", "2021/..", "since"),
        ("“十三五”时期，", "“十三五”", "2016/2020", "range"),
        ("“十五”期间，", "“十五”", "2001/2005", "range"),
        ("六五”期间，", "六五”", "1981/1985", "range"),
        ("到2025年，优良", "到2025年", "../2025", "until"),
        ("2023年底前完成", "2023年底前", "../2023-12", "until"),
        ("完成时限：2021年6月底", "2021年6月底", "../2021-06", "until"),
        ("2018年以来，", "2018年以来", "2018/..", "since"),
        ("自2021年3月起施行", "自2021年3月起", "2021-03/..", "since"),
        ("截至2019年底，共有", "截至2019年底", "2019-12", "as_of"),
        ("截至2021年6月30日，", "截至2021年6月30日", "2021-06-30", "as_of"),
        ("每年开展", "每年", None, "recurring"),
        ("每季度调度", "每季度", None, "recurring"),
        ("晚8点至早6点禁止", "晚8点至早6点", None, "recurring"),
        ("连续4年增长", "连续4年", None, "duration"),
        ("用三年时间完成", "三年时间", None, "duration"),
    ],
)
def test_expressions(text: str, span: str, edtf: str | None, kind: str) -> None:
    assert facts(text) == [(span, edtf, kind)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("今年增长", "2021"),
        ("全年增长", "2021"),
        ("去年增长", "2020"),
        ("当年办结", "2021"),
        ("年底前完成", "../2021-12"),
        ("9月印发", "2021-09"),
        ("2019年3月开工，9月完工", "2019-09"),
        ("2019年完成，当年见效", "2019"),
    ],
)
def test_relative_expressions_resolve_against_the_document(text: str, edtf: str) -> None:
    assert dates(text)[-1].edtf == edtf


def test_this_year_is_the_year_of_delivery() -> None:
    assert facts("今年将新建", Calendar(2023, 2024)) == [("今年", "2024", "point")]


def test_the_same_period_of_last_year_is_one_year_before_the_stated_time() -> None:
    (now, before) = dates("2024年1-11月办结85件，较去年同期增加5件")
    assert (now.edtf, before.edtf, before.compared) == ("2024-01/2024-11", "2023-01/2023-11", True)


def test_a_list_of_years_is_a_row_each() -> None:
    assert [(edtf, kind) for _, edtf, kind in facts("2019、2020年")] == [("2019", "point"), ("2020", "point")]


@pytest.mark.parametrize(
    "text",
    [
        "目前进展顺利",
        "年度计划",
        "定期调度",
        "长期坚持",
        "三年行动计划",
        "近年来",
        "第一年级",
        "GB3095-2012标准",
        "3.2021亿",
        "共2021件",
        "若干年",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert facts(text) == []


def test_the_base_of_a_comparison_is_marked() -> None:
    assert [(date.edtf, date.compared) for date in dates("到2025年较2020年下降")] == [
        ("../2025", False),
        ("2020", True),
    ]


@pytest.mark.parametrize(
    ("text", "edtf"), [("2021年6月底", "2021-06"), ("2021年12月31日前", "../2021-12-31"), ("持续推进", None)]
)
def test_a_deadline_is_read_alone(text: str, edtf: str | None) -> None:
    date = read_date(text, 2021)
    assert (date.edtf if date else None) == edtf


def test_years_in_titles_numbers_and_the_heading_are_no_rows() -> None:
    body = "按照《2020年法治工作要点》（内环办〔2020〕26号）要求，2021年3月召开会议。"
    assert [row.text for row in extracted(body).dates] == ["2021年3月"]


def test_two_shapes_of_one_range() -> None:
    rows = extracted("从2020年8月至11月开展排查，用三年时间（2021—2023年）完成整治。", PLAN).dates
    assert [(row.edtf, row.kind) for row in rows] == [
        ("2020-08/2020-11", "range"),
        (None, "duration"),
        ("2021/2023", "range"),
    ]


def test_dates_torn_by_a_page_are_read_whole() -> None:
    (row,) = extracted("本方案自2023 年至 2025\n年实施。", PLAN).dates
    assert (row.text, row.edtf, row.date_start, row.date_end) == (
        "自2023年至2025年",
        "2023/2025",
        "2023-01-01",
        "2025-12-31",
    )


@pytest.mark.parametrize(
    ("text", "span", "edtf", "kind"),
    [
        ("于2025年12月29日至30日召开", "2025年12月29日至30日", "2025-12-29/2025-12-30", "range"),
        ("于2018年9月25-28日召开", "2018年9月25-28日", "2018-09-25/2018-09-28", "range"),
        ("九月十三日出发", "九月十三日", "2021-09-13", "point"),
        ("自受理之日起20日内决定", "20日内", None, "until"),
        ("经过二十多年的努力", "二十多年", None, "duration"),
        ("签订1年以上期限劳动合同", "1年以上", None, "duration"),
        ("每季开展观摩", "每季", None, "recurring"),
        ("已经一年零三个月了", "一年零三个月", None, "duration"),
        ("1979、1980两年增产", "两年", None, "duration"),
        ("一九八一和一九八二两年计划", "一九八二", "1982", "point"),
    ],
)
def test_days_of_one_month_and_times_in_words(text: str, span: str, edtf: str | None, kind: str) -> None:
    assert (span, edtf, kind) in facts(text)


@pytest.mark.parametrize("text", ["十月革命胜利", "不同年龄段", "实现建军一百年奋斗目标", "近几年内建成"])
def test_names_and_vague_times_are_no_dates(text: str) -> None:
    assert facts(text) == []


def test_a_time_without_a_year_is_kept_where_the_report_shows_none() -> None:
    unknown = Calendar(None, None)
    assert facts("今年3月印发", unknown) == [("今年3月", None, "point")]
    assert facts("力争全年增长", unknown) == [("全年", None, "point")]
    assert facts("过去五年的工作", unknown) == [("五年", None, "duration")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("违法行为在二年内未被发现的", ("二年内", None, "duration")),
        ("战争到1953年7月底才实现停战", ("到1953年7月底", "1953-07", "point")),
        ("到1985年7月底才能完成", ("到1985年7月底", "../1985-07", "until")),
        ("力争高速公路年内通车", ("年内", "../2021", "until")),
        ("力争年内开工率达到九成", ("年内", "../2021", "until")),
        ("新签约项目年内开工率达到九成", ("年内", "2021", "point")),
        ("力争全年引进项目", ("全年", "2021", "point")),
        ("实施期限至2024年5月底", ("2024年5月底", "../2024-05", "until")),
    ],
)
def test_what_did_not_happen_or_only_then_happened_is_no_deadline(
    text: str, found: tuple[str, str | None, str]
) -> None:
    assert facts(text) == [found]


def test_this_year_is_the_one_its_sentence_names() -> None:
    text = "1956年债款收入占本年收入的2.5%，扣除上年结余，本年支出增长。去年和本年。"
    assert [date.edtf for date in dates(text) if text[date.start :].startswith("本年")] == ["1956", "1956", "2021"]


def test_the_year_of_a_contract_is_no_same_year() -> None:
    assert facts("2021年签约，每个合同年结束后报告") == [("2021年", "2021", "point")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于2022年3月8日、9日和12日督察", ["2022-03-08", "2022-03-09", "2022-03-12"]),
        ("2022年3月30日、5日两次开会", ["2022-03-30"]),  # of which month is not said
        ("2022年3月8日、9日内办结", ["2022-03-08", None]),  # nine days, no ninth day
    ],
)
def test_days_of_a_list_share_their_month(text: str, expected: list[str | None]) -> None:
    assert [date.edtf for date in dates(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["平均受教育年限从2020年的9年提高到12年。", "设计使用寿命100年以上，", "本科学制为四年，", "平均工龄达到20年。"],
)
def test_years_that_are_the_value_of_a_measure_are_no_durations(text: str) -> None:
    assert not [date for date in dates(text) if date.kind == "duration"]
    assert {row.unit for row in extracted(text).indicators} == {"年"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理时限由20个工作日压缩到10个以内。", [(20, "个工作日", "eq"), (10, "个工作日", "le")]),
        ("平均办理时长11.4个工作日，同比缩短2.3个工作日。", [(11.4, "个工作日", "eq"), (-2.3, "个工作日", "eq")]),
        ("审批时限从原来的三天压缩到2天。", [(3, "天", "eq"), (2, "天", "eq")]),
        ("平均办结时间压缩到5—7个工作日。", [(None, "个工作日", "range")]),
        ("基金可支付月数17个月。", [(17, "个月", "eq")]),
    ],
)
def test_how_long_something_takes_is_a_figure_and_no_duration(text: str, expected: list[tuple[object, ...]]) -> None:
    assert not dates(text)
    assert [(row.value, row.unit, row.bound) for row in extracted(text).indicators] == expected


@pytest.mark.parametrize("text", ["自收到申请之日起5个工作日内办结。", "公示时间为5个工作日。", "压缩到一天。"])
def test_deadlines_and_spans_are_no_figures(text: str) -> None:
    assert [date.edtf for date in dates(text)] == [None]
    assert not extracted(text).indicators


@pytest.mark.parametrize(
    ("text", "span", "kind"),
    [
        ("近两个纳税年度缴税的企业", "近两个纳税年度", "duration"),
        ("在一个自然年度内不得变更", "一个自然年度内", "duration"),
        ("每人一个资助年度内限领2件", "一个资助年度内", "duration"),
        ("跨两个城乡居民医保年度", "两个城乡居民医保年度", "duration"),
        ("经营满一年的企业", "一年", "duration"),
        ("教师每学年听课", "每学年", "recurring"),
        ("学校每学期开会", "每学期", "recurring"),
    ],
)
def test_spans_of_business_years_and_terms(text: str, span: str, kind: str) -> None:
    assert facts(text) == [(span, None, kind)]


@pytest.mark.parametrize("text", ["按年度实际发生的费用补助", "每生每学年5000元", "实施20个年度重点项目"])
def test_what_only_names_the_year_of_a_sum_is_no_time(text: str) -> None:
    assert facts(text) == []
