"""The year a report is filed under, the years its relative expressions mean, and a plan's own span.

An annual or progress report is filed under the year reported on, a plan or notice under its year of issue. A work
report given early in a year reports on the year before. Refuses to take the edition in brackets (（2024）) or a
span of years for the year reported on.

>>> plan_period("内蒙古自治区“十四五”生态环境保护规划"), plan_period("行动计划（2021—2023年）"), plan_period("通知")
('2021/2025', '2021/2023', None)
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ...schemas.records import Genre
from ..figures.numerals import read_numeral
from .assemblies import npc_session, party_congress
from .genres import REPORTING

NAMED_EARLY = 40  # characters that a resolution names its session in

_PLAN_NAME = re.compile(
    r"“?(十[一二三四五六]|[六七八九十])五”?"
    r"(?:时期|期间|规划|计划|[\u4e00-\u9fff]{2,30}(?:规划|计划|方案|纲要|意见))"
)
_PLAN_ORDINAL = re.compile(r"第(十[一二三四五六]|[一二三四五六七八九十])个五年(?:规划|计划)")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—–－~至到一]{1,2}((?:19|20)\d\d)年?")
_YEAR = r"((?:19|20)\d\d)"
_TITLE_YEAR = re.compile(rf"(?<![—\-–~至\d〔（]){_YEAR}(?![—\-–~至〕）\d])年?度?")
_SPELLED_YEAR = re.compile(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_PLANNED_YEAR = re.compile(  # without 年 not 健康中国2030, which names a year far off
    rf"(?<![—\-–~至\d〔（])(?:{_YEAR}年度?(?!远景)|(20\d[1-46-9])(?!年))(?![—\-–~至\d])[^，。]{{0,40}}?(?:方案|计划|要点|行动|任务|安排|措施|责任分解|分工|实事|重点工作)(?!.{{0,6}}(?:执行|完成)情况)"
)
_EDITION_REPORT = re.compile(rf"[（〔]{_YEAR}(?:年?版)?[）〕]")
_REVIEW = re.compile(
    rf"(?:^[一二三（）、.\s*]{{0,4}}|[。！][一二三]、){_YEAR}年[^。，\n]{{0,24}}?(?:回顾|总结|主要工作|工作情况)",
    re.MULTILINE,
)
_OPENED = re.compile(rf"(?<!\d){_YEAR}年(?=，|是|极)")  # 2023年，…；刚刚过去的2023年，是…
_CARRIED_OUT = re.compile(rf"{_YEAR}年[^。]{{0,30}}执行情况")  # 2023年计划执行情况和2024年计划的报告
_BODY_YEAR = re.compile(rf"(?<!\d){_YEAR}年(?!以来|至|—|-|\d月)")
_AS_OF = re.compile(rf"截至(?:目前|{_YEAR}年)")
_DATED = re.compile(rf"(?<!\d){_YEAR}年\d{{1,2}}月")
_NUMBER_YEAR = re.compile(rf"〔{_YEAR}〕")
_NEXT_PLAN = re.compile(rf"{_YEAR}年(?:的?主要)?(?:政府)?(?:工作)?(?:总体|主要|重点)?(?:要求|任务|目标|安排|部署|工作)")
_OWN_PLAN = re.compile(
    r"[^。，；\n]{0,60}(?:规划|计划|纲要)根据《[^》]{4,60}》编制"  # …第十一个五年规划纲要根据《…建议》编制
    r"|，(?:特|现)?制定(《[^》]{4,60}(?:规划|计划|方案|纲要)[^》]{0,12}》)"
    r"|^[^。，；]{0,40}个五年(?:计划|规划)(?:时期|期间)，|提出(关于[^。，]{2,40}个五年计划)的建议"
    r"|(?:实施|规划|计划)期限?为[^。，]{8,16}"  # 行动计划的实施期为2013-2025年
)
_DATELINE = re.compile(
    rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}(?:[-—]\d{{1,2}})?日[上下午]{{0,2}}，"
)  # 2018年5月17日，…大会在天津举行
_ORDINALS = {
    name: number for number, name in enumerate([*"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六")], 1)
}


@dataclass(frozen=True, slots=True)
class Years:
    """What the years are told from."""

    genre: Genre
    title: str | None
    number: str | None
    published: str | None
    signed: str | None
    session: str | None
    opening: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportYears:
    """`reported`: the year of 全年 and 当年; `present`: the year of 今年."""

    report_year: int | None
    reported: int | None
    present: int | None


def read_years(told: Years) -> ReportYears:
    """The years of a report. One to a Party congress covers several, so nothing undated in it holds for one year."""
    if told.genre == "work_report":
        congress = party_congress(told.opening)
        if congress:
            return ReportYears(congress, None, congress)
        year = _work_report_year(told)
        return ReportYears(year, year, year + 1 if year else None)
    if told.genre in REPORTING:
        year = _reporting_year(told)
        return ReportYears(year, year, _year_given(told, year) if told.genre == "budget" else year)
    if told.genre == "rectification":
        year = _title_year(told.title) or _progress_year(told)
        present = max(filter(None, (year, _issue_year(told))), default=None)  # 关于2021年度审计查出问题整改情况的报告
        return ReportYears(year, present, present)
    year = _issue_year(told)
    return ReportYears(year, year, year)


def _work_report_year(told: Years) -> int | None:
    """The year of the review, else the year before the session, or before the year in the title."""
    review = _REVIEW.search(told.opening) or _REVIEW.search(told.text[:3000])
    if review:
        return int(review[1])
    if told.session:
        return int(told.session[:4]) - 1
    opened = _OPENED.search(told.opening) or _CARRIED_OUT.search(told.title or "")
    if opened:
        return int(opened[1])
    year = _title_year(told.title)
    if year:
        return year - 1
    next_plan = _NEXT_PLAN.search(told.text)
    return int(next_plan[1]) - 1 if next_plan else None


def _reporting_year(told: Years) -> int | None:
    """The year in the title, unless it is an edition; else the year the text opens with."""
    year = _title_year(told.title)
    if year:
        return year
    opened = _BODY_YEAR.search(told.opening)
    issued = _issue_year(told)
    if opened and (issued is None or int(opened[1]) <= issued):
        return int(opened[1])
    years = Counter(int(found[1]) for found in _BODY_YEAR.finditer(told.text[:6000]))
    ranked = years.most_common(1)
    if ranked and ranked[0][1] > 1:
        return ranked[0][0]
    edition = _EDITION_REPORT.search(told.title or "")
    return int(edition[1]) - 1 if edition else _year_of_report(told)


def _year_given(told: Years, year: int | None) -> int | None:
    """The year in which an account of the year before is given, or of which it drafts the budget."""
    drafted = [int(found) for found in _TITLE_YEAR.findall(told.title or "")]
    given = int(told.session[:4]) if told.session else None
    return max(filter(None, (year, given, *drafted)), default=None)


def _year_of_report(told: Years) -> int | None:
    """The year in which a report that names none was signed or given; the one before where that was in spring."""
    given = told.signed or told.session
    return int(given[:4]) - (given[5:7] in ("01", "02", "03")) if given else None


def _progress_year(told: Years) -> int | None:
    """The year a progress report comes up to: its last 截至, its page, or the latest dated event."""
    as_of = [int(found[1]) for found in _AS_OF.finditer(told.text) if found[1]]
    if as_of:
        return max(as_of)
    if told.published:
        return int(told.published[:4])
    dated = [int(found[1]) for found in _DATED.finditer(told.text)]
    return max(dated) if dated else None


def _issue_year(told: Years) -> int | None:
    """The year of the document number, the signature, the page, or the year a title names."""
    number = _NUMBER_YEAR.search(told.number or "")
    if number:
        return int(number[1])
    issued = told.signed or told.published or told.session
    if issued:
        return int(issued[:4])
    if told.genre == "other" and told.title is None:
        dateline = _DATELINE.match(told.opening)
        return int(dateline[1]) if dateline else npc_session(told.opening[:NAMED_EARLY])
    return _title_year(told.title)


def _title_year(title: str | None) -> int | None:
    """The one year a title names, outside spans and brackets.

    >>> _title_year("某局2023年度法治政府建设报告"), _title_year("规划（2021—2025年）"), _title_year("报告（2024）")
    (2023, None, None)
    """
    found = _TITLE_YEAR.search(_SPAN.sub("", title or ""))
    return int(found[1]) if found else None


def plan_year(title: str) -> str | None:
    """The one year that the title of a plan says it is for, behind the span of a longer plan that it carries out.

    >>> plan_year("关于印发某县2022年大气污染治理工作方案的通知"), plan_year("关于2022年放假的通知")
    ('2022', None)
    >>> plan_year("数字某省2021行动方案"), plan_year("健康中国2030行动方案"), plan_year("指南（2021版）编制方案")
    ('2021', None, None)
    >>> plan_year("某省“十四五”规划二〇二三年度实施方案"), plan_year("2020年制定的行动计划（2021—2023年）")
    ('2023', None)
    """
    title = _in_figures(title)
    longer = _longer_plan(title)
    found = _PLANNED_YEAR.search(title, longer.end() if longer else 0)
    return found[1] or found[2] if found else None


def _in_figures(title: str) -> str:
    """A title with its spelled years in figures: 二〇二三年."""
    return _SPELLED_YEAR.sub(lambda year: str(read_numeral(year[0])), title) if "年" in title else title


def _longer_plan(title: str) -> re.Match[str] | None:
    """The span of years or the number of the plan that a title names."""
    span = _SPAN.search(title)
    if span and int(span[1]) < int(span[2]):
        return span
    return _PLAN_ORDINAL.search(title) or _PLAN_NAME.search(title)


def own_plan_period(opening: str) -> str | None:
    """The span of a plan without a title, from the sentence of its first paragraphs that names it.

    >>> own_plan_period("国民经济和社会发展的第七个五年计划时期，是关键时期。“六五”计划已经完成。")
    '1986/1990'
    >>> own_plan_period("为落实《规划（2011-2015年）》，制定本行动计划。行动计划的实施期为2013-2025年。")
    '2013/2025'
    """
    named = _OWN_PLAN.search(opening)
    return plan_period(named[1] or named[2] or named[0]) if named else None


def plan_period(title: str) -> str | None:
    """The plan's own span that a title states, in EDTF.

    >>> plan_period("国民经济和社会发展第十三个五年规划纲要"), plan_period("“十四五”规划和2035年远景目标纲要")
    ('2016/2020', '2021/2025')
    """
    named = _longer_plan(_in_figures(title))
    if named is None:
        return None
    if named.re is _SPAN:
        return f"{named[1]}/{named[2]}"
    start = 1953 + 5 * (_ORDINALS[named[1]] - 1) + (0 if _ORDINALS[named[1]] < 3 else 3)
    return f"{start}/{start + 4}"
