"""Actions: what the sentence says was done with a cited document, and when.

Titles that stand in a list share one predicate. A verb of issuing, adopting or repealing behind the titles
(《…》于2020年11月26日…通过) outweighs drafting or issuing before them, but never 按照 or 学习; else the last verb
before the titles in their clause counts, verbs that only describe the title (印发的《…》) aside; else what the clause
behind them is about (《…》宣传活动). Films, slogans and titles that are only the subject are `other`.

>>> text = "根据省政府印发的《甲办法》要求，制定《乙方案》，于2020年1月1日起施行。"
>>> [action for action, _ in find_actions(text, [Cited(8, 13, "甲办法", (0, 38)), Cited(18, 23, "乙方案", (0, 38))])]
['comply', 'effective']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from ...schemas.records import TitleAction
from .cues import cue_pattern, cues
from .document_types import names_document

if TYPE_CHECKING:
    from ...schemas.text import Outline
    from .titles import FoundTitle

LEFT_REACH = 160  # characters of the sentence read before a title
RIGHT_REACH = 160  # and behind it
DATE_REACH = 400  # characters before a title within which a date may date it
TOPIC_REACH = 40  # characters within which the clause behind a title says what it is about
MAX_LIST_GAP = 24  # characters between two titles of one list

Action = tuple[TitleAction, tuple[int, int] | None]

_REMARK = re.compile(r"[（(][^（）()]{0,60}[）)]|^[^（）]{0,20}）|[（(][^（）()]{0,20}$")  # （试行）, （以下简称
_ASIDE = re.compile(r"[（(][^（）()]{0,120}[）)]")
_ATTRIBUTE = re.compile(r"(?:并[\u4e00-\u9fff]{2})?(?:实施|施行|执行)?(?:后|过)?的|、")  # 印发的《…》, 标准制定、
_JOINT = re.compile(
    r"^[、，]?(?:和|及|以及|暨|并|或)?(?:新(?:修订|修正|颁布|制定|出台|印发)?|原|《)?(?:(?:修订|修正|颁布|制定|出台|印发)的)?$"
)
_FINAL = re.compile(
    r"(?=[，。；、！？：）)\n,;]|$|工作|以来|后|前|时|之日|给|你们|和|并|及|过程|情况|进度|为|完成|任务|初步)"
)
_COMPLIED = re.compile(rf"{_FINAL.pattern}|的")  # 贯彻实施的良好氛围, but not 贯彻落实科学发展观
_FOLLOWING = re.compile(r"(?:已|于|并|经|自|现|将|由|分别|正式|同时|均|拟|提出|进行|宣布|予以|不再|\d)")
_DATED = re.compile(r"\d[月日]|[现已]")  # what makes a later predicate outweigh an earlier one
_OF_THIS = re.compile(r"本[\u4e00-\u9fff]{2,4}$")  # 自本通知印发之日起不再执行
_BREAKS = re.compile(r"[，：:,]")
_CLAUSE_END = re.compile(r"[，；。！？\n]")
_STOPS = re.compile(r"[；;。！？\n]")
_ISSUED = re.compile(
    r"(印发|发布|公布|颁布|下发|出台|通过)|(转发|批转)|(修改|修订|修正)|(废止)|(落实|贯彻|执行|实施)|(学习|宣传|解读)"
)
_ISSUED_ACTIONS: tuple[TitleAction, ...] = ("issue", "forward", "amend", "repeal", "comply", "study")
_CARRIED_OUT = re.compile(r"的?(?:落实|贯彻|实施意见|实施方案|实施办法|分工)")
_OVERRULED_BY_NONE = ("comply", "study", "forward")
_UNDATED = ("comply",)


class Cited(NamedTuple):
    """An outer title, or a number standing alone (`title` null), with the span of its sentence."""

    start: int
    end: int
    title: str | None
    sentence: tuple[int, int]


class Dated(Protocol):
    """What is needed of a date: its clean span, its EDTF and its kind."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def edtf(self) -> str | None: ...
    @property
    def kind(self) -> str: ...


def find_actions(text: str, titles: Sequence[Cited]) -> list[Action]:
    """The action of each title and the clean span of its verb; the titles in order of place, none nested."""
    actions: list[Action] = []
    for first, last in _lists(text, titles):
        members = titles[first : last + 1]
        previous = titles[first - 1] if first else None
        following = titles[last + 1] if last + 1 < len(titles) else None
        found = _list_action(text, members, previous, following)
        actions += [_of_member(text, member, found) for member in members]
    return actions


def inner_action(before: str, after: str) -> TitleAction:
    """The action of a nested title from the wording of the title around it, before and after.

    >>> inner_action("关于印发", "的通知"), inner_action("关于转发", "的通知"), inner_action("市落实", "任务清单")
    ('issue', 'forward', 'comply')
    >>> inner_action("关于", "的落实举措"), inner_action("关于", "行政处罚自由裁量权基准")
    ('comply', 'other')
    """
    verbs = list(_ISSUED.finditer(before))
    if verbs:
        return _ISSUED_ACTIONS[(verbs[-1].lastindex or 1) - 1]
    return "comply" if _CARRIED_OUT.match(after) else "other"


def date_actions(text: str, outline: Outline, titles: Sequence[FoundTitle], dates: Sequence[Dated]) -> list[FoundTitle]:
    """Fill in the action dates of the titles from the dates of their sentences; the same titles."""
    points = [date for date in dates if date.edtf and date.kind in ("point", "range", "since")]
    place = 0
    for title in titles:
        if title.parent is not None or title.action in _UNDATED or not outline.sentences:
            continue
        start = max(outline.sentence_at(title.start).start, title.start - DATE_REACH)
        end = min(outline.sentence_at(title.end - 1).end, title.end + RIGHT_REACH)
        while place < len(points) and points[place].end <= start:
            place += 1
        title.action_date = _action_date(text, title, list(_until(points, place, end)))
    return list(titles)


def _until(dates: Sequence[Dated], place: int, end: int) -> Iterator[Dated]:
    while place < len(dates) and dates[place].start < end:
        yield dates[place]
        place += 1


def _action_date(text: str, title: FoundTitle, dates: list[Dated]) -> str | None:
    """The date between a title and the predicate behind it, else the nearest that opens a clause before the verb."""
    named = title.cue is not None and 0 <= title.start - title.cue[1] <= len("了")  # 报送了《…》 is other, but dated
    verb = title.cue if title.action != "other" or named else None
    limit = title.end + 2 if verb is None else verb[0]
    behind = [date for date in dates if title.end <= date.start <= limit]
    if behind:
        return _day(behind[-1]) if verb or text[behind[-1].start - 1] in "于在自" else None
    if verb is None:
        return None
    reach = min(verb[0], title.start)
    since = text.startswith("以来", title.end)  # 自1987年签订《…》以来
    kinds = ("point", "range", "since") if since else ("point", "range")
    ahead = [date for date in dates if date.end <= reach and date.kind in kinds and _opens_clause(text, date.start)]
    return None if not ahead or _STOPS.search(text, ahead[-1].end, reach) else _day(ahead[-1])


def _opens_clause(text: str, start: int) -> bool:
    """Whether a date dates its clause; in 对2015年…印发的《…》 and 报送2021年度计划 it only describes a noun."""
    return start == 0 or text[start - 1] in "，；。：、！？）\n,;:于在是"


def _day(date: Dated) -> str | None:
    return date.edtf.removesuffix("/..") if date.edtf else None


def _lists(text: str, titles: Sequence[Cited]) -> Iterator[tuple[int, int]]:
    """Index of the first and last title of every list of titles that share a predicate."""
    first = 0
    for index in range(1, len(titles) + 1):
        if index == len(titles) or not _joined(text, titles[index - 1], titles[index]):
            yield first, index - 1
            first = index


def _joined(text: str, one: Cited, other: Cited) -> bool:
    """Whether two neighbouring titles belong to one list."""
    raw = text[one.end : other.start]
    if len(raw) > 90 or one.sentence != other.sentence or "\n" in raw.strip("\n"):
        return False
    gap = _REMARK.sub("", raw).strip()
    gap = gap[1:] if gap.startswith(("，和", "，及", "，以及")) else gap
    if not gap or _JOINT.match(gap):
        return True
    if len(gap) > MAX_LIST_GAP or _BREAKS.search(gap) or _STOPS.search(gap):
        return False
    joint = gap.startswith(("、", "和", "及", "以及")) or gap.endswith(("、", "和", "及"))
    return joint and not any(_is_verb(match) for match in cue_pattern("before", "before_document").finditer(gap))


def _is_verb(match: re.Match[str]) -> bool:
    """Whether a cue is more than an attribute and stands for an action.

    >>> [_is_verb(match) for match in cue_pattern("before").finditer("印发的、宣传部、修订")]
    [False, False, True]
    """
    action = cues("before").get(match.group()) or cues("before_document").get(match.group(), "none")
    return action != "none" and not _ATTRIBUTE.match(match.string, match.end())


def _of_member(text: str, member: Cited, found: Action) -> Action:
    """The action of a list for one of its members: the weaker verbs hold only for documents."""
    cue = found[1]
    if cue is None or cue[0] >= member.start or text[cue[0] : cue[1]] not in cues("before_document"):
        return found
    return found if member.title is None or names_document(member.title) else ("other", None)


def _list_action(text: str, members: Sequence[Cited], previous: Cited | None, following: Cited | None) -> Action:
    """The action of the titles of one list."""
    start, end = members[0].start, _past_remark(text, members[-1].end)
    low = max(members[0].sentence[0], start - LEFT_REACH, previous.end if previous else 0)
    high = max(end, min(members[-1].sentence[1], end + RIGHT_REACH))
    left = _clause_before(text, low, start)
    if previous and left == previous.end and text[start - 1] in "与同":  # 《…》有关规定与《…》不一致
        return "other", None
    acted_on = text[start - 1 : start] in ("对", "将", "把")  # 根据情况对《…》进一步完善
    before = None if acted_on else _verb_before(text, left, start)
    if before is not None and before[0] in _OVERRULED_BY_NONE:
        return before
    about_object = before is None and (acted_on or text.startswith(("对", "就", "将", "把"), left))
    limit = following.start if following and following.start < high and not about_object else high
    after = _verb_behind(text, end, limit, cut=limit < high)
    if after is not None:
        return after
    return before or _topic(text, end, limit) or _remarked(text, members[-1].end) or ("other", None)


def _remarked(text: str, end: int) -> Action | None:
    """The last act that the brackets behind a title tell: （2002年7月1日公布，2010年12月20日修正）."""
    remark = _ASIDE.match(text, end)
    told = list(cue_pattern("after").finditer(text, end, remark.end())) if remark else []
    acts = [match for match in told if _FINAL.match(text, match.end())]
    return (cast(TitleAction, cues("after")[acts[-1].group()]), acts[-1].span()) if acts else None


def _past_remark(text: str, end: int) -> int:
    """Where the sentence goes on behind a title and its remark in brackets (（…第17号公布）同时废止)."""
    remark = _ASIDE.match(text, end)
    return remark.end() if remark else end


def _clause_before(text: str, low: int, start: int) -> int:
    """Where the clause that runs up to a title begins."""
    for place in range(start - 1, low - 1, -1):
        if text[place] in "，；：。！？】\n,;:":
            return place + 1
    return low


def _verb_before(text: str, low: int, start: int) -> Action | None:
    """The last verb of the clause before a title that governs it."""
    governing: Action | None = None
    for match in cue_pattern("before", "before_document").finditer(text, low, start):
        if _is_verb(match):
            action = cues("before").get(match.group()) or cues("before_document")[match.group()]
            governing = cast(TitleAction, action), match.span()
    for cue, action in cues("touching").items():
        if text.endswith(cue, low, start):
            return cast(TitleAction, action), (start - len(cue), start)
    return governing


def _verb_behind(text: str, end: int, limit: int, *, cut: bool) -> Action | None:
    """The last predicate of the titles themselves behind them; `cut` where another title follows."""
    stop = _STOPS.search(text, end, limit)
    if stop:
        limit, cut = stop.start(), False
    if cut:
        limit = max(text.rfind("，", end, limit), text.rfind("、", end, limit), end)
    found: Action | None = None
    for match in cue_pattern("after").finditer(text, end, limit):
        own = _OF_THIS.search(text, max(end, match.start() - 8), match.start())
        if own or not _FINAL.match(text, match.end()) or not _has_no_subject(text, end, match.start()):
            continue
        if found is None or found[1] is None or _DATED.search(text, found[1][1], match.start()):
            found = cast(TitleAction, cues("after")[match.group()]), match.span()
    return found


def _has_no_subject(text: str, end: int, verb: int) -> bool:
    """Whether the clause of a verb behind a title goes on speaking of the title."""
    comma = text.rfind("，", end, verb)
    return comma < 0 or comma == end or _FOLLOWING.match(text, comma + 1) is not None


def _topic(text: str, end: int, limit: int) -> Action | None:
    """What the clause behind the titles is about."""
    bound = min(limit, end + TOPIC_REACH)
    stop = _CLAUSE_END.search(text, end, bound)
    for match in cue_pattern("about").finditer(text, end, stop.start() if stop else bound):
        action = cues("about")[match.group()]
        if action == "none" or (action == "comply" and not _COMPLIED.match(text, match.end())):
            continue
        if match[0].startswith("为") and "以" in text[end : match.start()]:
            continue  # 《纲要》坚持以新发展理念为指导
        return cast(TitleAction, action), match.span()
    return None
