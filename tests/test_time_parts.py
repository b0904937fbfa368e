"""Decades, first months, days a month lacks, and times named from the day of the report."""

from __future__ import annotations

import pytest

from zhibiao.extractors.times.dates import Calendar, find_dates

CALENDAR = Calendar(reported=2021, current=2021, today="2021-06-14")


def dates_of(text: str, calendar: Calendar = CALENDAR) -> list[tuple[str, str | None, str]]:
    found = find_dates(text, bytearray(len(text) + 1), calendar)
    return [(text[date.start : date.end], date.edtf, date.kind) for date in found]


@pytest.mark.parametrize(
    ("text", "span", "edtf", "kind"),
    [
        ("上世纪80年代建成", "上世纪80年代", "1980/1989", "range"),
        ("五十年代后期以来", "五十年代后期以来", "1950/..", "since"),
        ("二十一世纪二十年代", "二十一世纪二十年代", "2020/2029", "range"),
        ("2022年前十一个月完成", "2022年前十一个月", "2022-01/2022-11", "range"),
        ("今年首季度完成", "今年首季度", "2021-01/2021-03", "range"),
        ("2013年一季度末余额", "2013年一季度末", "2013-03", "point"),
        ("今明两年建成", "今明两年", "2021/2022", "range"),
        ("1958年1月1日以后出生", "1958年1月1日以后", "1958-01-01/..", "since"),
        ("2013年及以前形成", "2013年及以前", "../2013", "until"),
        ("自从2018年", "自从2018年", "2018/..", "since"),
        ("任职1999.08-2002.02。", "1999.08-2002.02", "1999-08/2002-02", "range"),
        ("2007年与2009年之间", "2007年与2009年之间", "2007/2009", "range"),
        ("85年上半年完成", "85年上半年", "1985-01/1985-06", "range"),
        ("2021年2月30日完成", "2021年2月30日", "2021-02", "point"),
        ("2024年03月04日施行", "2024年03月04日", "2024-03-04", "point"),
        ("更新于2019-05-2709:36:46。", "2019-05-2709:36:46", "2019-05-27", "point"),
        ("每年9月到11月开展", "每年9月到11月", None, "recurring"),
        ("公示期为45日。", "45日", None, "duration"),
        ("历时两年半建成", "历时两年半", None, "duration"),
        ("本月十日召开", "本月十日", "2021-06-10", "point"),
        ("去年本月十日召开", "去年本月十日", "2020-06-10", "point"),
        ("上月完成", "上月", "2021-05", "point"),
        ("本季度完成", "本季度", "2021-04/2021-06", "range"),
        ("上周完成", "上周", "2021-06-07/2021-06-13", "range"),
        ("下月底前完成", "下月底前", "../2021-07", "until"),
    ],
)
def test_times(text: str, span: str, edtf: str | None, kind: str) -> None:
    assert dates_of(text) == [(span, edtf, kind)]


def test_the_29th_of_february_without_a_year_lies_in_a_leap_year() -> None:
    assert dates_of("2月29日召开") == [("2月29日", "2020-02-29", "point")]


@pytest.mark.parametrize("text", ["烟花三月经贸节", "一月一调度", "壮族三月三", "本周期内", "每月7日前将上月数据报送"])
def test_words_like_months_are_no_months(text: str) -> None:
    assert not [edtf for _, edtf, _ in dates_of(text) if edtf]


def test_without_the_day_of_the_report_this_month_is_not_known() -> None:
    assert dates_of("本月完成", Calendar(2021, 2021)) == []
