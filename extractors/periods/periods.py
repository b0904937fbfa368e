"""Periods: the time that a statement holds for.

A stated time governs what follows up to the next stated time or the full stop. Where none is stated, annual reports
take the reported year and undated targets of a plan the plan's own span. Compared times (较2020年) do not govern;
recurrences make rules of targets; durations leave the period open.

>>> as_long_as_plan("五年内", Frame("plan", 2021, "2021/2025")), _is_condition("五年以上")
(True, True)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..figures.numerals import read_numeral
from ..reports.genres import REPORTING
from ..statements.statements import Statement
from ..times.calendar import closed
from ..times.dates import OUT_OF, FoundDate
from .frame import PLANNING, Frame
from .natures import GOAL_BEHIND, Words, aims, aims_yearly, nature_of, nature_when_due
from .reviews import over_review, reviewed, running, within_range
from .standing_norms import ANY_YEAR

_PLAN_LONG = re.compile(r"(?:今后|未来)?(?P<years>\d{1,2}|[二两三四五六七八九十]{1,2})年(?:之?内|以内|时间)?")
_AVERAGED = re.compile(r"平均每年|每年(?:平均|递增|递减|增长|增加|提高|提升|上升|下降|降低|减少|约)")
_DONE_BY = re.compile(r"(?:全面|全部|基本)?(?:完成|建成|到位|投用|投运|销号|整改到位)(?=[。；，])")
_STRIVES = ("力争", "确保", "争取")
_MOVED = re.compile(r"\d{4}/\d{4}")
_THE_ONES_BEFORE = re.compile(r"(?:[比较与同]|超过)(?:前|上一?个?)$")  # 比前五年增长一倍
_SINCE_EVENT = re.compile(r"(?:实施|施行|成立|启动|颁布|上线|组建|运行|开工|召开)以来")
_AT_PRICES = re.compile(r"的?(?:(?:不变|可比)价|(?<=年)价格(?:作为|计算|，))")  # 按1985年价格计算
_LOCAL = re.compile(r"的(?=\d|百分之)")
_CITED = re.compile(r"《[^《》\n]{1,120}》(?:（[^（）\n]{0,40}号）)?")  # 《…扶持措施》等9件文件失效
_ISSUED_THEN = re.compile(r"[^，。；\d]{0,16}(?:印发|制定|出台|发布)的(?=\d|现行|规范)")  # 2017年底前印发的174件文件
_SET_THEN = re.compile(r"所?(?:确定|预定|提出|下达|制定|设定|既定|定下|部署|明确)的")  # 全面实现年初确定的目标
_WITHIN_DAYS = re.compile(r"[天日][以之]?内$")  # 办案周期缩短至18天以内，
_ASIDE = re.compile(r"[^（）]{3,}）")  # 年均464万吨（其中1995年为475万吨），
_BY_NOW = re.compile(r"[，；](?:现在|目前|如今)(?!的)")  # 1958年初有74万个社，现在已经合并为2万个
_OF_SPAN = re.compile(r"的?这?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOAL = re.compile(  # 完成“十四五”目标, 在“十四五”规划中, 设置“十四五”发展指标体系
    r"(?:规划|计划)?(?:目标|任务|重大|重点|工程|实施|中期|终期)|规划[中里]|(?![期时以末初，])[^，。；\d]{0,20}指标体系"
)
_RECORD = re.compile(
    r"[^，。；：]{0,24}以来(?:的)?(?:同期)?(?:历史)?(?:最|新[高低]|首|第一|少有|未有)"
)  # 为2019年以来最好
_CARRIED = re.compile(r"(?:度|末|底|的)?(?:结转|结余|结存|旧存|遗留|超收|滚存|转入)")  # 上年结转收入10亿元
_WORKS_OF = re.compile(r"[^，。；\d]{2,12}的(?:项目|企业|工程|任务)(?!已|完成|达)")  # 2023年获得指标的项目全部开工
_WORKED_ON = re.compile(
    r"(?:推进|推动|完成|加快|实施|建设|启动|抓好|落实|对照|做好|续建|建成|改造|巩固|用好|围绕|打好)$"
)  # 推进2023年棚改480户


class Period(NamedTuple):
    """EDTF of the period, or None, and the nature of the statement."""

    edtf: str | None
    nature: str


def period_of(dates: list[FoundDate], start: int, statement: Statement, text: str, frame: Frame) -> Period:
    """The period and nature of a statement in the sentence that starts at `start`."""
    place = statement.quantity.start
    words = _words_around(statement, text)
    governing = [
        date
        for date in dates
        if date.start < place
        and not date.compared
        and _reaches(date, max(date.end, start), place, text, frame)
        and not averages(text, date)
        and not (date.kind == "recurring" and text[date.start - 1] in "人户生亩")  # 每人每年5520元
        and not _is_condition(text[date.start : date.end])
        and not (frame.lays_down and text[date.start : date.end] in ANY_YEAR)
        and not _measures(dates, date, text)
        and not (date.edtf is None and _THE_ONES_BEFORE.search(text[max(0, date.start - 4) : date.start]))
    ]
    stated = [date for date in governing if date.kind != "recurring"]
    last = next(reversed(stated or governing), None) or _due(dates, statement, text)
    if last and last.edtf in (None, frame.plan_period) and as_long_as_plan(text[last.start : last.end], frame):
        if frame.past and last.edtf is None and not aims(words):
            return Period(_years_before_plan(frame), "actual")
        return Period(frame.plan_period, "target")
    if last and last.edtf and last.kind == "back":
        return Period(reviewed(last.edtf, statement, text), "target" if aims(words) else "actual")
    over = _over_review(last, statement, words, text, frame) if frame.review else None
    if over:
        return Period(over, nature_of(frame, words, None))
    if last is None or last.kind == "recurring" or (last.kind == "as_of" and last.edtf is None):
        if last is None and "以来" in text[start:place] and _SINCE_EVENT.search(text[start:place]):
            return Period(None, nature_of(frame, words, None))
        recurs = last is not None and last.kind == "recurring"
        return _unstated(frame, words, text[last.start : statement.quantity.end] if last and recurs else None)
    if last.kind == "duration":
        year = next(
            (int(date.edtf[:4]) for date in reversed(governing) if date.edtf and date.edtf[:4].isdigit()),
            frame.reported,
        )
        return Period(running(text[last.start : last.end], year), nature_of(frame, words, None))
    if last.kind == "until":
        due = closed(last.edtf) if last.edtf else None
        return Period(due, nature_when_due(due, frame, words))
    striven_for = text[max(0, last.start - 2) : last.start] in _STRIVES  # 力争全年引进800个，其中大项目660个
    nature = "target" if striven_for else nature_of(frame, words, last)
    if last.kind == "range" and _MOVED.fullmatch(last.edtf or ""):
        named = text[last.end - 1] in "五”划"
        return Period(within_range(last.edtf or "", statement, *words, named=named), nature)
    return Period(None if nature == "rule" and last.start < start else last.edtf, nature)


def _over_review(last: FoundDate | None, statement: Statement, words: Words, text: str, frame: Frame) -> str | None:
    """The years of the review for what adds up over them, or was so each year: 每年办好十件实事."""
    review = frame.review or ""
    if last:
        return review if last.kind == "recurring" and text.startswith("每年", last.start) else None
    return reviewed(review, statement, text) if over_review(statement, words.before, words.behind) else None


def _words_around(statement: Statement, text: str) -> Words:
    """The words of the clause on both sides of the number, without cited titles."""
    (start, end), middle = statement.clause, statement.quantity.end
    words = Words(text[start:middle], text[middle:end])
    return Words(_CITED.sub("", words.before), _CITED.sub("", words.behind)) if "《" in text[start:end] else words


def _is_condition(wording: str) -> bool:
    """五年以上有期徒刑 tells no time."""
    return wording.endswith(("以上", "以下")) and not wording.startswith("连续")


def averages(text: str, date: FoundDate) -> bool:
    """平均每年增加3% says nothing of every year."""
    return date.kind == "recurring" and bool(
        _AVERAGED.match(text, max(0, date.start - 2)) or _AVERAGED.match(text, date.start)
    )


def _measures(dates: list[FoundDate], span: FoundDate, text: str) -> bool:
    """从1979年到1982年的四年内 tells how long the time before it is, no time of its own."""
    return span.edtf is None and any(
        date.kind == "range" and not date.compared and _OF_SPAN.fullmatch(text, date.end, span.start)
        for date in dates
        if date.end <= span.start
    )


def as_long_as_plan(duration: str, frame: Frame) -> bool:
    """Whether a span without dates is the plan's own: 五年内 in a five-year plan."""
    match = _PLAN_LONG.fullmatch(duration)
    years = read_numeral(match["years"]) if match else None
    return years is not None and frame.plan_years == years


def _years_before_plan(frame: Frame) -> str:
    """The years that 五年 means where a plan looks back: as many as it has, up to its first."""
    first = int((frame.plan_period or "")[:4])
    return f"{first - frame.plan_years}/{first - 1}"


def _reaches(date: FoundDate, start: int, place: int, text: str, frame: Frame) -> bool:
    """Durations govern their own clause, coming years their own part of a sentence, 2020年的N its number only.

    `start` is where the sentence begins, or goes on behind the date.
    """
    taken_from = text.startswith("从", date.start) and OUT_OF.match(text, date.end)
    if taken_from or _names_works(date, text, frame) or _RECORD.match(text, date.start):
        return False
    between = text[start:place]
    if text.endswith("（其中", 0, date.start) and _ASIDE.match(between):
        return False
    if date.kind != "as_of" and _BY_NOW.search(between):
        return False
    if date.kind == "recurring" and "；" in between:
        return False  # 每年完成20所；新增中心8个
    if (between != "的" and _LOCAL.match(text, date.end)) or _AT_PRICES.match(text, date.end):
        return False
    if text.startswith("年初", date.start) and _SET_THEN.match(text, date.end):
        return False
    of_days = date.edtf is None and _WITHIN_DAYS.search(text, date.start, date.end)
    if _ISSUED_THEN.match(text, date.end) or (of_days and frame.genre in REPORTING):
        return False
    if date.kind == "duration" or of_days or _CARRIED.match(text, date.end):
        return "；" not in between and "，" not in between
    if date.kind == "since" and "；" in between and not _YEAR.search(text, date.start, date.end):
        return False  # 三季度起由负转正；
    coming = frame.reported and date.edtf and date.edtf[:4].isdigit() and int(date.edtf[:4]) > frame.reported
    return not (coming and frame.genre in REPORTING and not frame.future and "；" in between)


def _names_works(date: FoundDate, text: str, frame: Frame) -> bool:
    """Whether a time only names a plan's goals, or works of an earlier year that are to go on."""
    if text[date.end - 1] in "五”":
        return bool(_GOAL.match(text, date.end))
    if not frame.future or date.kind not in ("point", "until") or not date.edtf or not frame.reported:
        return False
    past = date.edtf[-4:].isdigit() and int(date.edtf[-4:]) <= frame.reported
    return past and bool(
        _WORKS_OF.match(text, date.end) or _WORKED_ON.search(text[max(0, date.start - 2) : date.start])
    )


def _due(dates: list[FoundDate], statement: Statement, text: str) -> FoundDate | None:
    """A deadline behind the number: 5.5米的焦炉2023年底前全部完成改造; 新建管网25公里，2022年12月底前完成."""
    end = statement.clause[1]
    for date in dates:
        if date.kind != "until" or not date.edtf or date.start < statement.quantity.end:
            continue
        alone = date.start == end + len("，") and text[end] == "，" and _DONE_BY.match(text, date.end)
        if date.start < end or alone:
            return date
    return None


def _unstated(frame: Frame, words: Words, yearly: str | None) -> Period:
    """Without a stated time, or with a recurring one, of which `yearly` is what the text says from there on."""
    if yearly is not None and frame.genre in PLANNING:
        nature = "target" if aims_yearly(frame, Words(yearly, words.behind)) else "rule"
    else:
        nature = nature_of(frame, words, None)
    if frame.genre in REPORTING and nature != "rule":
        coming = frame.genre == "work_report" and nature == "target"
        coming = coming and (frame.future or not GOAL_BEHIND.match(words.behind))
        if frame.future and frame.ahead and nature == "target":
            return Period(frame.ahead, nature)
        year = frame.reported + 1 if coming and frame.reported else frame.reported
        return Period(str(year) if year else None, nature)
    return Period(frame.plan_period if nature == "target" else None, nature)
