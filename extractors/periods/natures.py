"""Natures: whether a statement tells what was done, aims at something or lays down a rule.

Reads the words of the clause, the genre and the part of the report, and the time that is stated. Deadlines make
targets, recurrences make rules of what notices and regulations ask for; a plan aims at what it does not say was done.

>>> report, plan = Frame("work_report", 2023, None), Frame("plan", 2021, "2021/2025")
>>> nature_of(report, Words("新增就业5万人", ""), None), nature_of(report, Words("力争新增就业5万人", ""), None)
('actual', 'target')
>>> nature_of(plan, Words("建成公园5个", ""), None), nature_of(plan, Words("已建成公园5个", ""), None)
('target', 'actual')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..reports.genres import REPORTING
from ..times.dates import FoundDate
from ..words.words import segment, word_class
from .frame import PLANNING, Frame
from .own_makeup import is_makeup
from .standing_norms import is_norm, sets_limit

_MOVES = re.compile(r"纳入|列入|移交|作为|划转|划入")
_TARGET = re.compile(
    r"力争|确保|明年|计划(?=在|于|到|安排|完成(?![\d.]+%|百分之|了)|新增|增长|达|生产|投资)|争取(?=在|实现|完成|达|年|用)|预期(?!寿命)|后预计(?:完成|实现|达)|(?:将|拟|要)(?:[^，。；]{0,8}(?:新增|新建|改造|投入|建设|实施|培育|引进|增加|完成|建成|达到?|实现|招录?|聘))|提出(?:要|到)?(?:建设|打造|培育|建成|力争)|达到或超过|规划(?:建设|新建)|预算数?(?:为|是|(?<=[入出费]预算)(?=\d))"
)
_RULE = re.compile(
    r"不得|应当|须|(?<!平均)每(?:年(?!平均|递|增|提[高升]|上升|下降|降低|减|约)|月|季度|半年)|按照[^，。；]{0,14}标准|标准为|限额(?!以[上下])|不予|给予[^，。；]{0,16}(?:奖励|补助|补贴|资助)|的，|可申请|为准|拟(?:支持|资助)|(?<!限额)以[上下]的|要达到|的地区"
)
_MADE = re.compile(  # 构建1000个以上的数据训练集 is to be done; 招用4人以上的 and 团结95%以上的 set a bound
    r"(?:构建|搭建|[兴新创组]?建[成立设]|新建|开发|形成|实现|培[育养]|打造|引进|新增|完成|推出|孵化|集聚|遴选|制[定订]修?订?|研制|攻克|突破|转化|发布|布局)"
    r"(?:了|至少|不少于)?[\d.百千万亿一二三四五六七八九十两]+[^，。；、\d]{0,4}以上$"
)
_GRANT = re.compile(
    r"给予(?:[^。；]{0,80}(?:奖励|补助|补贴|资助|扶持|支持|贴息|奖补|减免|补偿)|[\d.]+[万亿]?元)|(?:奖励|补助|补贴|资助|奖补|扶持)[^，。；]{0,20}\d"
    r"|每(?:家|户|人|名|个|项|件|次|所|座|张|台|辆)[^，。；]{0,12}(?:不超过|最高|给予|补[贴助])"
    r"|最[高多](?:不超过|可?[给补资奖]|支持|\d)|(?:不超过|按)[^，。；]{0,24}(?:给予|予以)|给予(?:最高)?(?:不超过)?[^，。；]{2,14}\d%|按照?不超过[^，。；]{2,16}%的比例"
)
_ALREADY = re.compile(
    r"已经|已[\u4e00-\u9fff]{2,4}的(?=[\d一二两三四五六七八九十])|(?:目前|现在?|我国|国家)[^，。；]{0,12}已|已(?=[达有超占到]|突破|建立|形成|累计|加入|成为)|尚[有未]|仍有|先后[同与]|(?:贡献|形成|取得|创造|建立)了"
)
GOAL_BEHIND = re.compile(r"(?:左右|以上|以内)?的(?:年度|预期|增长|全年|年初)?(?:目标|预期)")  # 完成了增长5%的目标任务
_EVERY_YEAR = re.compile(r"每年(?:至少|新)?(?P<done>[^。；]{2,})")
_HELD_OR_SPENT = re.compile(r"(?:[一二两三四1234][次回轮]|元)(?:以上)?$")  # 每年开展一次 is a rule
_RAISED = re.compile(r"(?:提[高标升]|增加|上调|调[整增])(?:到|至|为)|由[^，。；]{0,16}每")
_STARTS_FROM = re.compile(r"[^，。；]{0,16}的基础上")  # 在目前85个保护区的基础上
_MAKES = re.compile(r"(?:创建|打造|培育|建成|建设|新增|实现|形成)[^，。；未可]*$")  # 两年内创建10个城市
_GREW = re.compile(r"计划完成[\d.]+%|[比较](?:去年|上年)同期|同比|已(?!年?满)|实际")
_AT_YEARS_END = ("-12", "-12-31", "..")
_DONE = re.compile(
    r"(?:已(?!年满|满)|完成了|实现了|(?:提升|降低|缩短|节约)了|共(?:有|完成|办)|累计|达到了|同比|较上年|比上年|首次实现|先后|继续有效|宣布失效|予以废止|^废止)"
)
_DONE_IN_PLAN = re.compile(_DONE.pattern.replace("|累计", ""))  # a plan aims at 累计培育30家


class Words(NamedTuple):
    """The words of a clause before and behind a number."""

    before: str
    behind: str


def nature_when_due(due: str | None, frame: Frame, words: Words) -> str:
    """A deadline makes a target, except days within which a rule or guide asks for something, and years past."""
    if due is None:
        makes = _MAKES.search(words.before) and not _RULE.search(words.before + words.behind[:12])
        return "target" if makes or not (frame.genre in PLANNING or frame.ruling) else nature_of(frame, words, None)
    reported = frame.genre in REPORTING and frame.reported and not frame.future and due[:4].isdigit()
    done = (reported and int(due[:4]) <= (frame.reported or 0)) or (
        frame.genre in REPORTING and "-" in due and _GREW.search(words.before)  # 到今年1月20日已经完成
    )
    if done and not aims(words):
        return "actual"
    return "target"


def aims(words: Words) -> bool:
    """Whether the words before a number state an aim; 将…纳入 only moves its object."""
    match = _TARGET.search(words.before)
    return bool(match) and not (match and match[0][0] == "将" and _MOVES.search(words.behind[:30]))


def aims_yearly(frame: Frame, words: Words) -> bool:
    """Whether a plan that states its span says what is to be done every year: 每年培育30家."""
    if not frame.lays_plans or frame.plan_period is None or "每年" not in words.before:
        return False
    yearly = _EVERY_YEAR.search(words.before)
    acts = yearly is not None and word_class(segment(yearly["done"])[0]) in ("act", "predicate")
    return acts and not _HELD_OR_SPENT.search(words.before)


def nature_of(frame: Frame, words: Words, date: FoundDate | None) -> str:
    """Whether a statement reports, aims or rules, from its genre, its section, its words and its time."""
    if frame.genre in (*PLANNING, "other"):
        return _nature_of_plan(frame, words, date)
    if GOAL_BEHIND.match(words.behind):
        return "target"
    aimed = aims(words)
    if frame.genre in REPORTING and date and date.edtf and frame.reported and date.kind != "as_of":
        first, last = (end[:4] for end in (date.edtf.split("/")[0], date.edtf.split("/")[-1]))
        if first.isdigit() and int(first) > frame.reported:
            gone = _GREW.search(words.before) or not (frame.future or date.edtf.endswith(_AT_YEARS_END))
            return "actual" if gone and not aimed and "-" in date.edtf else "target"  # 今年上半年, told in summer
        if last.isdigit() and date.kind == "range" and int(last) > frame.reported and not _DONE.search(words.before):
            return "target"
        rest = frame.future and date.edtf == f"{frame.reported}-07/{frame.reported}-12"  # 下半年工作打算
        if last.isdigit() and int(last) <= frame.reported and not aimed and not rest:
            return "actual"
    if frame.future:
        return "actual" if _ALREADY.search(words.before) and not aimed else "target"
    return "target" if aimed and not _DONE.search(words.before) else "actual"


def _nature_of_plan(frame: Frame, words: Words, date: FoundDate | None) -> str:
    year = date.edtf[:4] if date and date.edtf else ""
    if date and date.edtf and _is_past(date, frame):
        return "actual"
    if _GRANT.search(words.before + words.behind) or (not year and is_norm(*words)):
        return "rule"
    if (
        is_makeup(*words)
        or _STARTS_FROM.match(words.behind)
        or (_DONE_IN_PLAN.search(words.before) and not aims(words))
    ):
        return "actual"
    if aims_yearly(frame, words):
        return "target"
    ruled = _RULE.search(words.before + words.behind[:12])
    planned = frame.genre == "plan" and frame.plan_period is not None
    if ruled and ruled[0] in ("以上的", "以下的") and (planned or _MADE.search(words.before)):
        ruled = None
    raised = year or _RAISED.search(words.before)  # 2023—2025年每年新增10亿元, 提高到每人每月720元
    if ruled and not (raised and ruled[0].startswith("每")):
        return "rule"
    if frame.past and not aims(words):
        return "actual"
    if frame.genre == "other" and not frame.planning and not aims(words):
        return "rule" if not year and (frame.ruling or sets_limit(words.before)) else "actual"
    if year or frame.planning or frame.plan_period or frame.genre == "plan" or aims(words):
        return "target"
    return "rule"


def _is_past(date: FoundDate, frame: Frame) -> bool:
    """Whether a time lies before the report, or ends before the plan begins."""
    first, last = (date.edtf or "").split("/")[0][:4], (date.edtf or "").split("/")[-1][:4]
    if not first.isdigit():
        return False
    if date.kind == "as_of" or (frame.reported and int(first) < frame.reported):
        return True
    return frame.plan_period is not None and last.isdigit() and last < frame.plan_period[:4]
