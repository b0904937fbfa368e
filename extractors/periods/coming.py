r"""The parts of a report that are about what is to be done: 2024年工作安排, 今年的主要预期目标, 下一步.

Finds where such a part begins and where the next one about what was done begins, from the main headings, from short
lines without a label, from paragraphs that begin with the words of a heading (下一步，), and from the set openings of
work reports. Refuses sentences that only mention a plan and
the lines of a table of contents.

>>> frame = Frame("work_report", 2023, None)
>>> text = "一、2023年工作回顾\n完成投资5亿元。\n2024年工作安排\n完成投资6亿元。"
>>> coming_parts(text, Outline([], []), frame)
([0, 21], [False, True])
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ...schemas.text import Outline
from ..figures.numerals import read_numeral
from ..reports.genres import REPORTING
from ..scanning import Begin, Scanner
from ..times.dates import FoundDate
from ..times.time_parts import plan
from .frame import Frame

LONGEST_CONTENTS = 1500  # characters of a table of contents
LONGEST_HEADING = 45  # characters of a line that can head a part

_COMING = re.compile(
    r"下一步|下步|今后|明年|来年|总体要求|(?:主要|预期|工作|发展|奋斗)目标|目标任务"
    r"|(?:下半年|今后)?工作(?:要求|安排|打算|部署|思路|建议|计划|任务|重点)|(?:重点|主要)(?:任务|工作)|任务(?:安排)?$|展望"
)
_PAST = re.compile(r"回顾|总结|成效|成绩|完成情况|工作情况|主要工作(?!安排|任务)|五年来|过去")
# 整改目标：2022年底前完成, and behind it 整改进展情况：已完成
_RECTIFYING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、])?"
    r"(?:(?P<aim>整改(?:目标|措施|时限|任务))|反馈问题|(?:督察|督查)发现|整改(?:完成|落实|进展)?(?:情况|成效|进展))[：:。\n]",
    re.MULTILINE,
)
_SECOND_HALF = re.compile(r"下半年[^，。；\n]{0,8}(?:打算|计划|安排|思路|重点|任务|部署|工作)")
_MAIN_WORK = re.compile(r"(?:年度|主要|重点)(?:工作|任务)")  # of the year reported on, where 下一步 follows
# 2021年工作打算：一是, 2021年，重点抓好以下工作, and what follows in its paragraph
_RUN_IN = re.compile(
    r"^(?:(?:(?P<year>(?:19|20)\d\d)年|下一?步|明年)[^，。；：\n]{0,12}?(?:打算|计划|安排|思路|目标)[：。]|下一?步，"
    r"|(?P<next>(?:19|20)\d\d)年，(?:我[局厅委市县区省办])?(?:要|将|拟|重点|着力|继续|力争|计划))[^\n]{20,}",
    re.MULTILINE,
)
_RUNS_IN = Scanner(_RUN_IN, Begin("[12下明]", "[09一步年]", after=r"\n"))
_LEADER = re.compile(r"[\s…·．.]*\d{0,3}$")  # 展望……25
_YEAR = re.compile(r"((?:19|20)\d\d|(?:一九|二[○〇零])[○〇零一二三四五六七八九]{2})年")
_COMING_TERM = re.compile(r"(?:今后|未来)五年")
_TERM_HEADING = re.compile(r"\s*(?:关于)?(?:过去|今后|未来)五年[^，。；：\s]{0,12}(?:回顾|总结|任务|目标|工作|安排)\s*")
_ABROAD_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}、)?关于[^，。；：\s]{0,8}(?:国际形势|外交)[^，。；：\s]{0,10}\s*"
)
_ABROAD = re.compile(r"国际形势|外交工作|对外关系")
_PLAN = re.compile(r"“[一二三四五六七八九十]{1,2}五”")
_OPENS_PLAN = re.compile(r"^(“[一二三四五六七八九十]{1,2}五”)(?:时期|期间)", re.MULTILINE)
_LINE = re.compile(r"^[^\n]*", re.MULTILINE)
_AIMS = re.compile(
    r"今年[^，。；\n]{0,16}(?:主要)?(?:预期)?目标(?:是|为|：|初步)|(?:做好|推进)今年[^，。；\n]{0,10}工作"
)
_THIS_YEAR_IS = re.compile(r"^((?:19|20)\d\d|今)年是[^。\n]{0,60}?(?:之年|周年|关键|开局|收官|一年)", re.MULTILINE)
_YEARLESS = re.compile(r"到?(?:全年|年[底末内初]|[上下]半年|第?[一二三四]季度|前[二三]季度|(?:1[0-2]|[1-9])月)")
_SENTENCE = re.compile(r"[。；\n]")
NEAR = 60  # characters before 当年 in which a sentence may name the year it means
_ABOUT_WORK = re.compile(r"工作|任务|目标|安排|建议|重点|部署|要求")


def coming_parts(text: str, outline: Outline, frame: Frame) -> tuple[list[int], list[bool]]:
    """Where parts begin (clean offsets, ascending), and whether each is about what is to be done."""
    marks = {}
    main = [
        (_LEADER.sub("", heading.heading), heading.start)
        for heading in outline.headings
        if heading.level == 1 and heading.label != "——"  # ——2023年1月14日在…会议上 heads nothing
    ]
    last = dict(_below_contents(main))  # the last of each
    surely = [start for words, start in last.items() if _is_coming(_MAIN_WORK.sub("", words), frame.reported)]
    for words, start in last.items():
        told = _is_coming(words, frame.reported)
        if _MAIN_WORK.fullmatch(words) and (frame.genre == "bulletin" or any(start < later for later in surely)):
            told = False
        if told is None and frame.genre != "work_report":  # whose last parts go on about the coming year
            told = False
        if told is not None:
            marks[start] = told
    if frame.genre == "work_report":
        marks |= _unlabelled(text, frame.reported) | _plans_ahead(text, frame.reported)
    elif frame.genre in REPORTING:
        marks |= _run_in(text, frame.reported)
    if frame.genre == "rectification":
        marks |= {match.start(): bool(match["aim"]) for match in _RECTIFYING.finditer(text)}
    starts = sorted(marks)
    return starts, [marks[start] for start in starts]


def _run_in(text: str, reported: int | None) -> dict[int, bool]:
    """Paragraphs that begin with the words of a heading on what is to be done, and where each ends."""
    marks: dict[int, bool] = {}
    for match in _RUNS_IN.finditer(text):
        year = match["year"] or match["next"]
        if year is None or (reported and int(year) > reported):
            marks |= {match.start(): True, match.end(): False}
    return marks


def time_ahead(text: str, start: int, reported: int | None) -> str | None:
    """The year or the years behind the reported one that the line of a heading names.

    >>> time_ahead("四、2023年工作打算", 0, 2022), time_ahead("四、下一步打算", 0, 2022)
    ('2023', None)
    >>> time_ahead("二、“十五五”时期主要目标", 0, 2025), time_ahead("二、今后五年的任务", 0, 2022)
    ('2026/2030', '2023/2027')
    """
    line = text[start : start + LONGEST_HEADING].partition("\n")[0]
    if reported is None:
        return None
    opened = _OPENS_PLAN.match(line)
    if opened:
        span = plan(opened[1], end=False)
        return span if int(span[:4]) > reported else None
    if _SECOND_HALF.search(line):
        return f"{reported}-07/{reported}-12"
    years = _years(line)
    if years:
        return str(max(years)) if max(years) > reported else None
    if "今年" in line or "。" in line:
        return None
    if _COMING_TERM.search(line):
        return f"{reported + 1}/{reported + 5}"
    plans = [plan(name, end=False) for name in _PLAN.findall(line)]
    return next((span for span in plans[::-1] if int(span[:4]) > reported), None)


def _years(line: str) -> list[int]:
    """The years that a line names, in figures or spelled out: 一九五八年."""
    return [int(read_numeral(year) or 0) for year in _YEAR.findall(line)] if "年" in line else []


def _below_contents(main: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The main headings without the table of contents, which ends where one of its headings comes again."""
    for place, (words, _) in enumerate(main):
        if words and words in {earlier for earlier, _ in main[:place]}:
            return main[place:] if main[place - 1][1] - main[0][1] < LONGEST_CONTENTS else main
    return main


def date_coming(dates: list[FoundDate], text: str, parts: tuple[list[int], list[bool]], frame: Frame) -> None:
    """全年, 年底 and 9月 mean the coming year where a report speaks of what is to be done. In place."""
    starts, coming = parts
    if frame.genre not in REPORTING or frame.reported is None or not any(coming):
        return
    reported, following = str(frame.reported), str(frame.reported + 1)
    for date in dates:
        part = bisect_right(starts, date.start) - 1
        if part < 0 or not coming[part] or not date.edtf or _heads_second_half(text, starts[part]):
            continue
        if _yearless(text, date.start):
            date.edtf = date.edtf.replace(reported, following)
        elif text.startswith("上年", date.start) and not _YEAR.search(_sentence_before(text, date.start)):
            date.edtf = date.edtf.replace(str(frame.reported - 1), reported)


def _heads_second_half(text: str, start: int) -> bool:
    """Whether the line of a heading speaks of the rest of the reported year: 二、下半年工作打算."""
    return _SECOND_HALF.search(text[start : start + LONGEST_HEADING].partition("\n")[0]) is not None


def _yearless(text: str, place: int) -> bool:
    """Whether the time at a place names no year, nor does its sentence where it is 当年 or 本年."""
    if text.startswith(("当年", "本年"), place):
        return not _YEAR.search(_sentence_before(text, place))
    return _YEARLESS.match(text, place) is not None


def _sentence_before(text: str, place: int) -> str:
    """The near words of the sentence before a place."""
    return _SENTENCE.split(text[max(0, place - NEAR) : place])[-1]


def _is_coming(heading: str, reported: int | None) -> bool | None:
    """Whether a heading opens a part about what is to be done; None where it does not tell."""
    years = _years(heading)
    if years and reported:
        return max(years) > reported or bool(_SECOND_HALF.search(heading))
    plans = [int(plan(name, end=False)[:4]) for name in _PLAN.findall(heading)]
    if plans and reported and max(plans) > reported:
        return min(plans) > reported  # “十三五”时期成就和“十四五”时期目标 begins with what was reached
    if _ABROAD.search(heading):
        return False
    if _PAST.search(heading):
        return False
    return True if _COMING.search(heading) and "形势" not in heading else None


def _plans_ahead(text: str, reported: int | None) -> dict[int, bool]:
    """Paragraphs that begin with a plan to come: “十四五”时期是…."""
    if reported is None:
        return {}
    opened = [(match.start(), plan(match[1], end=False)) for match in _OPENS_PLAN.finditer(text)]
    return {start: True for start, span in opened if int(span[:4]) > reported}


def _unlabelled(text: str, reported: int | None) -> dict[int, bool]:
    """Lines that open a part by the year they name, and the set openings of the part about this year."""
    marks: dict[int, bool] = {}
    for match in _LINE.finditer(text):
        line = match[0]
        head = line if len(line) <= LONGEST_HEADING else line[:28]
        years = _years(head)
        opens = head is line or line[:2] in _LABELS
        whole = "。" not in head and "，" not in head.rstrip("，")
        if _TERM_HEADING.fullmatch(line):
            marks[match.start()] = bool(_COMING_TERM.search(line))
        elif _ABROAD_HEADING.fullmatch(line):
            marks[match.start()] = False
        elif "报告" not in head and reported and years and opens and whole and _ABOUT_WORK.search(head):
            marks[match.start()] = max(years) > reported and not _PAST.search(head)
    named = [start for start, coming in marks.items() if coming]
    told = {match.start(): True for match in _AIMS.finditer(text)}
    for match in _THIS_YEAR_IS.finditer(text):
        if match[1] == "今" or (reported and int(match[1]) == reported + 1):
            told[match.start()] = True
    marks |= {start: True for start in told if not named or start > min(named)}
    return marks


_LABELS = frozenset(f"{number}、" for number in "一二三四五")
