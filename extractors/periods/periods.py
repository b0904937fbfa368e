"""Periods and nature: the time a statement holds for, and whether it was done, is aimed at, or is a rule.

A stated time governs what follows up to the next stated time or the full stop. Where none is stated, annual reports
take the reported year and undated targets of a plan the plan's own span. Compared times (较2020年) do not govern;
recurrences make rules of targets; durations leave the period open.

>>> Frame("work_report", 2023, None).future
False
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..figures.numerals import read_numeral
from ..reports.genres import REPORTING
from ..statements.statements import Statement
from ..times.calendar import closed
from ..times.dates import OUT_OF, FoundDate
from .own_makeup import is_makeup
from .reviews import over_review, reviewed, running, within_range
from .standing_norms import ANY_YEAR, is_norm, sets_limit

PLANNING = frozenset({"plan", "notice", "regulation"})

_PLAN_LONG = re.compile(r"(?:今后|未来)?(?P<years>\d{1,2}|[二两三四五六七八九十]{1,2})年(?:之?内|以内|时间)?")
_AVERAGED = re.compile(r"平均每年|每年(?:平均|递增|递减|增长|增加|提高|提升|上升|下降|降低|减少|约)")

_DONE_BY = re.compile(r"(?:全面|全部|基本)?(?:完成|建成|到位|投用|投运|销号|整改到位)(?=[。；，])")
_STRIVES = ("力争", "确保", "争取")
_MOVED = re.compile(r"\d{4}/\d{4}")
_THE_ONES_BEFORE = re.compile(r"(?:[比较与同]|超过)(?:前|上一?个?)$")  # 比前五年增长一倍

_MOVES = re.compile(r"纳入|列入|移交|作为|划转|划入")
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
_GOAL = re.compile(  # 完成“十四五”目标, 在“十四五”规划中, 设置“十四五”发展指标体系
    r"(?:规划|计划)?(?:目标|任务|重大|重点|工程|实施|中期|终期)|规划[中里]|(?![期时以末初，])[^，。；\d]{0,20}指标体系"
)
_GOAL_BEHIND = re.compile(r"(?:左右|以上|以内)?的(?:年度|预期|增长|全年|年初)?(?:目标|预期)")  # 完成了增长5%的目标任务
_RECORD = re.compile(
    r"[^，。；：]{0,24}以来(?:的)?(?:同期)?(?:历史)?(?:最|新[高低]|首|第一|少有|未有)"
)  # 为2019年以来最好
_YEARLY_AIM = re.compile(
    r"每年(?:至少|新)?(?:培育|引进|举办|新[增建]|建设|完成|开展|培训|打造|支持|实施|推广|组织|选[派树育])"
    r"[^。；]*(?<![一二两三四1234][次回轮])(?<![一二两三四1234][次回轮]以上)$"
)  # but 每年开展一次 is a rule
_CARRIED = re.compile(r"(?:度|末|底|的)?(?:结转|结余|结存|旧存|遗留|超收|滚存|转入)")  # 上年结转收入10亿元
_WORKS_OF = re.compile(r"[^，。；\d]{2,12}的(?:项目|企业|工程|任务)(?!已|完成|达)")  # 2023年获得指标的项目全部开工
_WORKED_ON = re.compile(
    r"(?:推进|推动|完成|加快|实施|建设|启动|抓好|落实|对照|做好|续建|建成|改造|巩固|用好|围绕|打好)$"
)  # 推进2023年棚改480户
_RAISED = re.compile(r"(?:提[高标升]|增加|上调|调[整增])(?:到|至|为)|由[^，。；]{0,16}每")
_STARTS_FROM = re.compile(r"[^，。；]{0,16}的基础上")  # 在目前85个保护区的基础上
_MAKES = re.compile(r"(?:创建|打造|培育|建成|建设|新增|实现|形成)[^，。；未可]*$")  # 两年内创建10个城市
_GREW = re.compile(r"计划完成[\d.]+%|[比较](?:去年|上年)同期|同比|已(?!年?满)|实际")
_AT_YEARS_END = ("-12", "-12-31", "..")
_DONE = re.compile(
    r"(?:已(?!年满|满)|完成了|实现了|(?:提升|降低|缩短|节约)了|共(?:有|完成|办)|累计|达到了|同比|较上年|比上年|首次实现|先后|继续有效|宣布失效|予以废止|^废止)"
)
_DONE_IN_PLAN = re.compile(_DONE.pattern.replace("|累计", ""))  # a plan aims at 累计培育30家


class Frame(NamedTuple):
    """What a report says of the time of its undated statements.

    `future` marks sections of what is to be done, `ahead` is the time their heading names, `past` marks sentences of
    a plan on the time before it, `planning` a report that says it plans (方案, 规划, 提出如下意见), `ruling` one that
    tells people what holds for them (问答, 申领指南), `term` is the five years that a report at the end of a term
    looks back on, `review` the same where the sentence stands in a part that does.
    """

    genre: str
    reported: int | None
    plan_period: str | None
    future: bool = False
    past: bool = False
    planning: bool = False
    ruling: bool = False
    term: str | None = None
    ahead: str | None = None
    review: str | None = None

    @property
    def lays_down(self) -> bool:
        """Whether the report lays down what holds in any year."""
        return (self.genre in PLANNING or self.ruling) and self.plan_period is None

    @property
    def lays_plans(self) -> bool:
        """Whether the report lays down what is to be reached."""
        return self.genre == "plan" or (self.genre == "notice" and self.planning)

    @property
    def plan_years(self) -> int:
        """How many years the plan's own span has; 0 where none is stated."""
        first, _, last = (self.plan_period or "").partition("/")
        return int(last) - int(first) + 1 if last else 0


class Words(NamedTuple):
    """The words of a clause before and behind a number."""

    before: str
    behind: str


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
        if frame.past and last.edtf is None and not _aims(words):
            return Period(_years_before_plan(frame), "actual")
        return Period(frame.plan_period, "target")
    if last and last.edtf and last.kind == "back":
        return Period(reviewed(last.edtf, statement, text), "target" if _aims(words) else "actual")
    over = _over_review(last, statement, words, text, frame) if frame.review else None
    if over:
        return Period(over, _nature(frame, words, None))
    if last is None or last.kind == "recurring" or (last.kind == "as_of" and last.edtf is None):
        if last is None and "以来" in text[start:place] and _SINCE_EVENT.search(text[start:place]):
            return Period(None, _nature(frame, words, None))
        recurs = last is not None and last.kind == "recurring"
        return _unstated(frame, words, text[last.start : statement.quantity.end] if last and recurs else None)
    if last.kind == "duration":
        year = next(
            (int(date.edtf[:4]) for date in reversed(governing) if date.edtf and date.edtf[:4].isdigit()),
            frame.reported,
        )
        return Period(running(text[last.start : last.end], year), _nature(frame, words, None))
    if last.kind == "until":
        due = closed(last.edtf) if last.edtf else None
        return Period(due, _nature_when_due(due, frame, words))
    striven_for = text[max(0, last.start - 2) : last.start] in _STRIVES  # 力争全年引进800个，其中大项目660个
    nature = "target" if striven_for else _nature(frame, words, last)
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


def _nature_when_due(due: str | None, frame: Frame, words: Words) -> str:
    """A deadline makes a target, except days within which a rule or guide asks for something, and years past."""
    if due is None:
        makes = _MAKES.search(words.before) and not _RULE.search(words.before + words.behind[:12])
        return "target" if makes or not (frame.genre in PLANNING or frame.ruling) else _nature(frame, words, None)
    reported = frame.genre in REPORTING and frame.reported and not frame.future and due[:4].isdigit()
    done = (reported and int(due[:4]) <= (frame.reported or 0)) or (
        frame.genre in REPORTING and "-" in due and _GREW.search(words.before)  # 到今年1月20日已经完成
    )
    if done and not _aims(words):
        return "actual"
    return "target"


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


def _aims(words: Words) -> bool:
    """Whether the words before a number state an aim; 将…纳入 only moves its object."""
    match = _TARGET.search(words.before)
    return bool(match) and not (match and match[0][0] == "将" and _MOVES.search(words.behind[:30]))


def _aims_yearly(frame: Frame, words: Words) -> bool:
    """Whether a plan that states its span says what is to be done every year: 每年培育30家."""
    stated = frame.lays_plans and frame.plan_period is not None
    return stated and "每年" in words.before and _YEARLY_AIM.search(words.before) is not None


def _unstated(frame: Frame, words: Words, yearly: str | None) -> Period:
    """Without a stated time, or with a recurring one, of which `yearly` is what the text says from there on."""
    if yearly is not None and frame.genre in PLANNING:
        nature = "target" if _aims_yearly(frame, Words(yearly, words.behind)) else "rule"
    else:
        nature = _nature(frame, words, None)
    if frame.genre in REPORTING and nature != "rule":
        coming = frame.genre == "work_report" and nature == "target"
        coming = coming and (frame.future or not _GOAL_BEHIND.match(words.behind))
        if frame.future and frame.ahead and nature == "target":
            return Period(frame.ahead, nature)
        year = frame.reported + 1 if coming and frame.reported else frame.reported
        return Period(str(year) if year else None, nature)
    return Period(frame.plan_period if nature == "target" else None, nature)


def _nature(frame: Frame, words: Words, date: FoundDate | None) -> str:
    """Whether a statement reports, aims or rules, from its genre, its section, its words and its time."""
    if frame.genre in (*PLANNING, "other"):
        return _nature_of_plan(frame, words, date)
    if _GOAL_BEHIND.match(words.behind):
        return "target"
    aims = _aims(words)
    if frame.genre in REPORTING and date and date.edtf and frame.reported and date.kind != "as_of":
        first, last = (end[:4] for end in (date.edtf.split("/")[0], date.edtf.split("/")[-1]))
        if first.isdigit() and int(first) > frame.reported:
            gone = _GREW.search(words.before) or not (frame.future or date.edtf.endswith(_AT_YEARS_END))
            return "actual" if gone and not aims and "-" in date.edtf else "target"  # 今年上半年, told in summer
        if last.isdigit() and date.kind == "range" and int(last) > frame.reported and not _DONE.search(words.before):
            return "target"
        rest = frame.future and date.edtf == f"{frame.reported}-07/{frame.reported}-12"  # 下半年工作打算
        if last.isdigit() and int(last) <= frame.reported and not aims and not rest:
            return "actual"
    if frame.future:
        return "actual" if _ALREADY.search(words.before) and not aims else "target"
    return "target" if aims and not _DONE.search(words.before) else "actual"


def _nature_of_plan(frame: Frame, words: Words, date: FoundDate | None) -> str:
    year = date.edtf[:4] if date and date.edtf else ""
    if date and date.edtf and _is_past(date, frame):
        return "actual"
    if _GRANT.search(words.before + words.behind) or (not year and is_norm(*words)):
        return "rule"
    if (
        is_makeup(*words)
        or _STARTS_FROM.match(words.behind)
        or (_DONE_IN_PLAN.search(words.before) and not _aims(words))
    ):
        return "actual"
    if _aims_yearly(frame, words):
        return "target"
    ruled = _RULE.search(words.before + words.behind[:12])
    planned = frame.genre == "plan" and frame.plan_period is not None
    if ruled and ruled[0] in ("以上的", "以下的") and (planned or _MADE.search(words.before)):
        ruled = None
    raised = year or _RAISED.search(words.before)  # 2023—2025年每年新增10亿元, 提高到每人每月720元
    if ruled and not (raised and ruled[0].startswith("每")):
        return "rule"
    if frame.past and not _aims(words):
        return "actual"
    if frame.genre == "other" and not frame.planning and not _aims(words):
        return "rule" if not year and (frame.ruling or sets_limit(words.before)) else "actual"
    if year or frame.planning or frame.plan_period or frame.genre == "plan" or _aims(words):
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
