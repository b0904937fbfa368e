"""Dates: every temporal expression of a clean text, resolved to EDTF.

Finds points, ranges, deadlines (到2025年, 年底前), beginnings (2018年以来), 截至, recurrences (每年, 按月) and
durations (连续4年). Relative expressions resolve against the report's calendar: 全年 is the year reported on, 今年
the year the report was delivered in, 9月 the year last stated in its sentence. Refuses years inside titles and
document numbers (masked by the caller), names such as 三年行动计划, and 目前, 近年来, 长期.

>>> calendar = Calendar(reported=2021, current=2021)
>>> [(d.edtf, d.kind) for d in find_dates("到2025年，较2020年减少，1-11月，每年", bytearray(30), calendar)]
[('../2025', 'until'), ('2020', 'point'), ('2021-01/2021-11', 'range'), (None, 'recurring')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from ..figures.measured_times import measured_time
from ..figures.numerals import read_numeral
from .calendar import year_before
from .listed_days import listed_days
from .near_times import find_near_times
from .time_parts import decade, dotted_month, leap_day_year, months, plan, read_day, short_year, within_month
from .time_parts import quarter as quarter_of
from .time_patterns import DURATIONS, NOW, RECURRENCES, TIMES

DAYS_REACH = 80  # characters before a number of days that may say they are counted
NEAR = 400  # characters within which a day is still talked about

# 优良天数达到305天，比上年增加9天: a figure, no duration.
_COUNTED_DAYS = re.compile(
    r"(?:(?<=[其中，、为：；])[优良](?:级|的)?|[轻中重]度污染|严重污染|有效监测)(?:天气)?(?:为)?$|天数[^，。；、\d]{0,8}$|天数[^。]{0,60}(?:[，；](?:最[差低高少多好]|分别)?[，]?|分别)为(?:\d{1,3}天[、，和]){0,5}$|天数[^，。；\d]{0,8}\d{1,3}天(?:以上)?[，、][^，。；\d]{0,10}(?:增加|减少|增|减)了?$"
)
# A deadline is meant where a year's end stands before what is to be reached by it.
_TO_BE_DONE = re.compile(
    r"[^，。；：]{0,18}?(?:达到|达|完成|实现|建成|分别|力争|全部|基本(?!养老|医疗|公共)|控制在|提高到|不低于|超过|(?<!规模)(?<!限额)以上|投用|开工)"
)
_FINISHED = re.compile(r"[^，。；]{0,4}(?:通车|建成|完工|投[产运用]|竣工|开[工业](?!率)|启用|完成|交付|开通|见效)")
_DEADLINE_LABEL = re.compile(r"(?:时限|期限|时间)[：为至]?$|力争$|确保$|争取$")
_AS_OF_LABEL = re.compile(r"截[至止](?:时间|日期)[：为]?$")
_COMPARED = re.compile(
    r"(?:较|(?<![占同环对之])比|与|同(?!期)|对比|相比|相对于|高于|低于|恢复到|恢复至|(?<![来理])由)$"
)

_STARTING = re.compile(r"的(?:\d|[百千]分之|[一二两三四五六七八九十])")  # 从2020年的41.6%提高到52%
_AND = re.compile(r"[和及、]")  # 比前三季度和上半年提升
OUT_OF = re.compile(r"[^，。；\d]{2,12}中(?:拿出|安排|拨|划|提取|调|抽|列支|支出)")  # 从去年超收收入中安排500亿元
_SENTENCE_END = re.compile(r"[。！？\n]")
_BASE_OF = re.compile(r"(?:(?<![升降加少高增减扩变])[为爲為]|是|[达達]到?|相当于|等[于於]|约占)$")
_ON_BASE = re.compile(r"的?基础上[^，。；]{0,6}[增减下提压降升]")  # 在2020年基础上再下降10%
_TIMES = re.compile(
    r"(?:时期|期间)?的(?:近|约|将近|大约)?(?:百分之|[\d.一二三四五六七八九十百点○]{1,8}[多余]?(?:倍|%))|[^，。；]{0,12}总和"
)  # 是1997年的2.3倍
_UNDONE_IN = re.compile(r"未(?:能|按)?在[^，。；\d]{0,6}$")  # 未在规定的30个工作日内下达: no deadline
_LEFT_UNDONE = re.compile(r"未(?!来)|没有")  # 在二年内未被发现: a condition, no deadline
_AT_LAST = re.compile(r"才(?!能|会|可)")  # 到1953年7月底才实现: when it happened
_LISTED = re.compile(r"度?(?:中国|世界|全球|全国)[\u4e00-\u9fff]{0,10}\d{2,4}强")  # 2022年中国企业500强
_YEARLY = re.compile(r"每年\d{1,2}月(?:至|到|-|—)\d{1,2}月")  # recurs, whatever year is talked about
_ISO = re.compile(r"(\d{4})[-./](1[0-2]|0?[1-9])[-./](3[01]|[12]\d|0?[1-9])")
_LEAP_DAY = re.compile(r"0?2月29[日号]|二月二十九[日号]")


class Calendar(NamedTuple):
    """What relative expressions resolve against: the year reported on, the year and the day of the report itself."""

    reported: int | None
    current: int | None
    today: str | None = None


@dataclass(slots=True)
class FoundDate:
    """A temporal expression in the clean text. `compared` tells that it is the base of a comparison."""

    start: int
    end: int
    edtf: str | None
    kind: str
    compared: bool = False


class _Context:
    """The year and the expression last stated in the sentence, for 9月 and 去年同期."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.sentence = -1
        self.year: int | None = None
        self.named: int | None = None  # by its number, for 本年
        self.stated: str | None = None

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.sentence, self.year, self.named, self.stated = sentence, None, None, None


def find_dates(text: str, masked: bytearray, calendar: Calendar) -> list[FoundDate]:
    """The temporal expressions of a clean text, in order; `masked` marks the characters of titles and numbers."""
    times = _find_times(text, masked, calendar)
    near = [FoundDate(*found) for found in find_near_times(text, calendar.today) if not masked[found.start]]
    yearly = [(match.start(), match.end()) for match in _YEARLY.finditer(text)]
    apart = _covered(text, [*((date.start, date.end) for date in near), *yearly])
    times = [date for date in times if 1 not in apart[date.start : date.end]]
    found = [*times, *near, *_find_now(text, masked, times)]
    taken = _covered(text, [(date.start, date.end) for date in found])
    for scanner in (RECURRENCES, DURATIONS):
        for match in scanner.finditer(text):
            if masked[match.start()] or 1 in taken[match.start() : match.end()]:
                continue
            recurring = FoundDate(*match.span(), None, "recurring")
            other = recurring if scanner is RECURRENCES else _duration(text, match)
            if other:
                found.append(other)
                taken[other.start : other.end] = b"\1" * (other.end - other.start)
    return sorted(found, key=lambda date: date.start)


def _covered(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """The characters of the spans, marked with 1."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def read_date(text: str, year: int | None = None) -> FoundDate | None:
    """The first temporal expression of a short text, `year` standing for 今年; None where there is none.

    >>> read_date("2021年6月底").edtf, read_date("持续推进")
    ('2021-06', None)
    """
    dates = find_dates(text, bytearray(len(text) + 1), Calendar(year, year))
    return dates[0] if dates else None


def _find_times(text: str, masked: bytearray, calendar: Calendar) -> list[FoundDate]:
    found: list[FoundDate] = []
    context = _Context(calendar)
    sentence = place = 0
    for match in TIMES.finditer(text):
        start, end = match.span()
        if _SENTENCE_END.search(text, place, start):
            sentence = start
        place = start
        if start == end or masked[start] or masked[end - 1] or _LISTED.match(text, end):
            continue
        context.enter(sentence)
        date = _read(text, match, context)
        if date:
            last = found[-1] if found else None
            if last and last.compared and _AND.fullmatch(text, last.end, date.start):
                date.compared = True
            found.append(date)
            if date.kind == "point" and len(date.edtf or "") == len("2021-06-30"):
                found += [FoundDate(*day, "point") for day in listed_days(text, end, date.edtf or "")]
    return found


def _find_now(text: str, masked: bytearray, times: list[FoundDate]) -> list[FoundDate]:
    """截至目前 and 当日: the day last stated shortly before."""
    days = [date for date in times if date.edtf and len(date.edtf) == 10]
    starts = [date.start for date in days]
    found = []
    for match in NOW.finditer(text):
        if masked[match.start()]:
            continue
        last = bisect_left(starts, match.start()) - 1
        near = last >= 0 and match.start() - starts[last] < NEAR
        if match["as_of"]:
            found.append(FoundDate(*match.span(), days[last].edtf if near else None, "as_of"))
        elif near:
            found.append(FoundDate(*match.span(), days[last].edtf, "point"))
    return found


def _duration(text: str, match: re.Match[str]) -> FoundDate | None:
    """A plain duration; 3个月前 and 1个月内 are deadlines without a date.

    A bare 一年 is no duration (满一年 is), nor is the day of 总有一天 and 一天也不能耽误.
    """
    bare = f"{match['number']}{match['unit']}{match['tail'] or ''}" == "一年" and text[match.start() - 1] != "满"
    bare = bare or text.endswith("学前", 0, match.start())  # 学前三年毛入园率
    if bare or measured_time(text, match.start(), match.end("number")):
        return None
    if match["unit"] == "天":
        before = text[max(0, match.start() - DAYS_REACH) : match.start()]
        if text[match.end() : match.end() + 1] in ("然", "气", "津", "也", "都") or _COUNTED_DAYS.search(before):
            return None
        if before.endswith(("总有", "终有", "会有", "有朝")) and match["number"] == "一":
            return None
    undone = _UNDONE_IN.search(text, max(0, match.start() - DAYS_REACH), match.start())
    limits = undone is None and match["tail"] in ("内", "之内", "以内", "前")
    limits = limits and not _LEFT_UNDONE.match(text, match.end())
    return FoundDate(match.start(), match.end(), None, "until" if limits else "duration")


def _read(text: str, match: re.Match[str], context: _Context) -> FoundDate | None:
    start, end = match.span()
    edtf = _edtf(match, context)
    before = text[max(0, start - 6) : start]
    compared = bool(_COMPARED.search(before)) and not match["prefix"]
    compared = compared or bool(_BASE_OF.search(before) and _TIMES.match(text, end)) or bool(_ON_BASE.match(text, end))
    kind = _kind(text, match, before)
    if edtf is None:
        return FoundDate(start, end, None, kind, compared) if _dated_elsewhere(match) else None
    if match["prefix"] == "从" and kind == "point" and _STARTING.match(text, end):
        compared = True
    kind = _since_or_base(text, match, kind, compared=compared)
    if kind == "point" and "/" in edtf:
        kind = "range"
    if match["aplan"] is None and match["decade"] is None and not compared and (kind != "until" or "-" in edtf):
        context.year, context.stated = int(edtf[:4]), edtf
        context.named = context.year if match["ayear"] else context.named
    if kind == "since":
        edtf = f"{edtf.split('/')[0]}/.."
    elif kind == "until":
        edtf = f"../{edtf.split('/')[-1]}"
    return FoundDate(start, end, edtf, kind, compared)


def _since_or_base(text: str, match: re.Match[str], kind: str, *, compared: bool) -> str:
    """The kind of a time that something begins with, or that is compared with: 比上年末分别提高 sets no deadline."""
    prefix, suffix = match["prefix"], match["suffix"]
    if prefix == "到" and suffix in ("以来", "起", "开始"):
        return "since"
    if compared:
        return "point" if kind == "until" and not prefix and not suffix else kind
    taken = prefix == "从" and OUT_OF.match(text, match.end())
    begins = prefix in ("自", "自从", "从") and (kind == "point" or match["decade"])
    return "since" if begins and not taken else kind


def _dated_elsewhere(match: re.Match[str]) -> bool:
    """Whether an expression without a year names a certain time all the same: 今年, 9月, 全年; not 过去五年."""
    if match["awhole"]:
        return not match["awhole"].startswith(("过去", "一年"))
    return any(match.group("arelative", "rmr", "rm1", "abmonth", "abhalf"))


def _kind(text: str, match: re.Match[str], before: str) -> str:
    prefix, suffix = match["prefix"], match["suffix"]
    if suffix and suffix.endswith(("以来", "起", "开始", "后")):
        return "since"
    if (prefix and prefix[0] == "截") or _AS_OF_LABEL.search(before):
        return "as_of"
    if match["lastday"] or _has_second(match) or any(match.group("ry1", "rm1", "ny1", "dotted")):
        return "range"
    if prefix == "到" and not suffix and _AT_LAST.match(text, match.end()):
        return "point"
    labelled = match["awhole"] != "全年" and _DEADLINE_LABEL.search(before)  # 力争全年引进: all through the year
    if (suffix and suffix.endswith("前")) or prefix in ("到", "至") or labelled or _within_the_year(text, match):
        return "until"
    if any(match.group("ahalf", "aquarter", "abhalf", "abquarter", "aplan", "decade")):
        if match["aplanend"]:
            return "until"
        return "point" if (match["aquarter"] or match["abquarter"] or "").endswith("末") else "range"
    if (
        (match["aedge"] or match["apart"] or match["abpart"] or (match["awhole"] or "")[1:] in ("底", "末"))
        and _TO_BE_DONE.match(text, match.end())
        and not suffix
    ):
        return "until" if "初" not in (match["aedge"] or "") else "point"
    return "point"


def _within_the_year(text: str, match: re.Match[str]) -> bool:
    """力争高速公路年内通车: what is to be finished before the year ends."""
    return match["awhole"] == "年内" and _FINISHED.match(text, match.end()) is not None


def _edtf(match: re.Match[str], context: _Context) -> str | None:
    if match["list"]:
        return _year(match["list"])
    if match["ry1"]:
        return f"{_year(match['ry1'])}/{_year(match['ry2'])}"
    if match["ny1"]:
        return f"{_year(match['ny1'])}/{_year(match['ny2'])}"
    if match["dotted"]:
        return f"{dotted_month(match['dotted'])}/{dotted_month(match['dottedto'])}"
    if match["decade"]:
        return decade(match["century"], match["decade"], context.calendar.current or context.calendar.reported)
    if match["rm1"]:
        year = _year(match["rmy"]) if match["rmy"] else _relative(match["rmr"], context)
        if year is None:
            return None
        return f"{year}-{_two(match['rm1'])}/{year}-{_two(match['rm2'])}"
    first = _moment(match, "a", context, None)
    if first is None:
        return None
    if match["lastday"]:
        last = within_month(first[:4], int(first[5:7]), read_day(match["lastday"]))
        return f"{first}/{last}" if len(first) == len(last) == len("2021-06-30") else first
    second = _moment(match, "b", context, first[:4]) if _has_second(match) else None
    return f"{first.split('/')[0]}/{second.split('/')[-1]}" if second else first


def _has_second(match: re.Match[str]) -> bool:
    """Whether an expression names two moments: 2020年3月至5月."""
    second = ("byear", "bshort", "brelative", "biso", "bplan", "bbmonth", "bbhalf", "bbquarter", "bwhole")
    return any(match.group(*second))


def _moment(match: re.Match[str], key: str, context: _Context, default_year: str | None) -> str | None:
    """The EDTF of one moment; None where its year cannot be told."""
    if match[key + "plan"]:
        return plan(match[key + "plan"], end=bool(match[key + "planend"]))
    if match[key + "iso"]:
        stated_year, month, day = _ISO.findall(match[key + "iso"])[0]
        return within_month(stated_year, int(month), int(day))
    if match[key + "whole"]:
        return _whole(match[key + "whole"], context)
    if match[key + "same"] and context.stated and match[key + "relative"] in ("去年", "上年"):
        return year_before(context.stated)
    year: str | None
    if match[key + "year"]:
        year = _year(match[key + "year"])
    elif match[key + "short"]:
        year = short_year(match[key + "short"], context.calendar.current)
    elif match[key + "relative"]:
        year = _relative(match[key + "relative"], context)
    else:
        year = default_year or _relative(None, context)
        if year and _LEAP_DAY.match(match[0].lstrip("到自从截至止")):
            year = leap_day_year(year)
    if year is None:
        return None
    return year + _within(match, key, year)


def _within(match: re.Match[str], key: str, year: str) -> str:
    """Month, day, half, quarter or edge behind a year, as the rest of the EDTF expression."""
    month = match[key + "month"] or match[key + "bmonth"]
    day = match[key + "day"] or match[key + "bday"]
    if month:
        return within_month(year, read_day(month), read_day(day))[4:] if day else f"-{_two(month)}"
    half = match[key + "half"] or match[key + "bhalf"]
    if half:
        return f"-01/{year}-06" if half[0] == "上" else f"-07/{year}-12"
    quarter = match[key + "quarter"] or match[key + "bquarter"]
    if quarter:
        return quarter_of(quarter, year)
    some = match[key + "months"] or match[key + "bmonths"]
    if some:
        return months(some, year)
    edge = match[key + "edge"]
    if edge:
        return "-01" if edge[-1] == "初" else "-12"
    return ""


def _whole(word: str, context: _Context) -> str | None:
    """Words that name a time without a year: 全年, 年末, 过去一年."""
    calendar = context.calendar
    year = context.year or calendar.reported
    if year is None:
        return None
    if word == "上年度":
        return str(year - 1)
    if word.endswith("两年") and word[0] in "今去":  # 今明两年, 去今两年
        current = (calendar.current or year) - (word[0] == "去")
        return f"{current}/{current + 1}"
    if word == "年初":
        return f"{year}-01"
    if word.startswith(("年底", "年末")):
        return f"{year}-12"
    span = re.fullmatch(r"过去的?([二两三四五六七八九十])年", word)
    if span and calendar.reported:
        return f"{calendar.reported + 1 - int(read_numeral(span[1]) or 1)}/{calendar.reported}"
    return str(calendar.reported or year) if word.startswith(("过去", "一年")) else str(year)


def _relative(word: str | None, context: _Context) -> str | None:
    """The year a relative word names: 今年 the year of delivery, 上年 the year before the one talked about."""
    calendar = context.calendar
    current = calendar.current or calendar.reported
    talked = context.year or calendar.reported or current
    base = {
        "今年": current,
        "去年": current,
        "前年": current,
        "明年": current,
        "本年": context.named or calendar.reported,
    }.get(word or "", talked)
    if base is None:
        return None
    step = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1, "翌年": 1, "次年": 1}.get(word or "", 0)
    if word == "去年" and calendar.reported and current == calendar.reported and context.year:
        base = context.year
    return str(base + step)


def _year(text: str) -> str:
    value = read_numeral(text.replace("○", "〇"))
    return str(value)


def _two(text: str) -> str:
    return f"{read_day(text):02}"
