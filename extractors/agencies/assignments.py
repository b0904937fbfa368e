"""The wording of an assignment: who leads, who cooperates, who supervises, and by when.

Reads labelled forms (责任单位：A、B；配合单位：C；完成时限：2021年6月底) and phrases (A牵头，B、C按职责分工负责，
2019年底前完成). Where somebody is named to lead, 责任单位 and 负责 cooperate; without, they lead.
Refuses phrases whose names are no agencies (对真实性负责) and labels of persons (责任领导).

>>> read_assignment("牵头单位：省科技厅；责任单位：省发展改革委、省财政厅").cooperating
['省发展改革委', '省财政厅']
>>> read_assignment("发展改革委牵头，各地区按职责分工负责，2019年底前完成").deadline_text
'2019年底前'
>>> read_assignment("责任领导：张三责任单位：市财政局、市水务局完成时限：2019年10月").lead
['市财政局', '市水务局']
>>> read_assignment("不含任务或课题负责人") is None
True
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from ..vocabularies import read_records
from .agencies import expand_names, is_agency

__all__ = ["Assignment", "assigned", "first_leading", "first_leads_from", "labels", "read_assignment", "read_names"]

_LONGEST_DEADLINE = 40

_GENERIC_LABEL = r"[一-鿿]{2,8}(?=：)"
_LABELLED = re.compile(rf"(?:(?<=[；，。、\s])|\A)(?:\d[.、])?(?P<label>{_GENERIC_LABEL}|配合(?=：)|牵头(?=：))：")
_SHARED_DUTY = (
    r"(?:(?:等)?(?:依据|根据|按照|按|依)?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同)?|分别|分工|共同|具体|主要)?"
)
# 2019年底前完成, 持续推进
_DEADLINE = re.compile(
    r"(?P<deadline>[^，；。、]{0,12}(?:\d{2,4}年|\d{1,2}月|年底|季度)[^，；。、]{0,16}?"
    r"|长期(?:坚持|推进|任务)?|持续(?:推进|实施|开展|坚持)?|立行立改|立即整改)"
    r"(?:全面|全部|基本)?(?:完成|启动(?:实施)?|建成|见效|取得[^，；。]{0,10}|落实(?:到位)?|到位|出台|实施|印发)?"
)
# ，列第一位者为牵头部门，下同
_FIRST_LEADS = r"(?:列|排)(?:名)?(?:在)?第一位?(?:者|的)?[^，。；）]{0,20}"
_NOTE = re.compile(rf"[，。；、（](?:以下)?{_FIRST_LEADS}(?:，下同)?[。）]*\Z|，下同\Z")
_NOTED = re.compile(rf"{_FIRST_LEADS}牵头[^，。；）]{{0,4}}")
_LEADING_BY = re.compile(r"^(?:由|以上|上述)")


@dataclass(slots=True)
class Assignment:
    """Who does a task and by when; `by_duty` where nobody is said to lead, only to be responsible."""

    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    supervising: list[str] = field(default_factory=list)
    deadline_text: str | None = None
    by_duty: bool = False


@cache
def labels() -> dict[str, str]:
    """Label → role: 配合单位 → cooperating."""
    return {row["label"]: row["role"] for row in read_records("task_labels.csv")}


@cache
def _phrase() -> re.Pattern[str]:
    verbs = "|".join(sorted(_verbs(), key=len, reverse=True))
    return re.compile(rf"(?P<names>[^；。]{{2,400}}?){_SHARED_DUTY}(?P<verb>{verbs})(?=[，；。、]|\Z)")


@cache
def _verbs() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in read_records("task_verbs.csv")}


def first_leads_from(text: str) -> int:
    """From where on the first of several agencies leads, because the text says so; its length where it never does.

    >>> first_leads_from("（海关总署、商务部负责。列第一位者为牵头单位，下同）"), first_leads_from("（商务部负责）")
    (12, 7)
    """
    match = _NOTED.search(text) if "第一" in text and "牵头" in text else None
    return match.start() if match else len(text)


def first_leading(assignment: Assignment) -> Assignment:
    """The assignment with its first agency leading and the others cooperating.

    >>> first_leading(Assignment(["海关总署", "商务部"])).cooperating
    ['商务部']
    """
    others = [*assignment.lead[1:], *assignment.cooperating]
    return replace(assignment, lead=assignment.lead[:1], cooperating=others)


def read_assignment(wording: str) -> Assignment | None:
    """The assignment a bracket or line states; None where it assigns nothing.

    >>> read_assignment("海关总署、商务部负责").lead
    ['海关总署', '商务部']
    """
    wording = _NOTE.sub("", wording) if "第一" in wording or "下同" in wording else wording
    wording = _known_label().sub(_apart, wording) if wording.count("：") > 1 else wording
    matches = list(_LABELLED.finditer(wording)) if "：" in wording else []
    known = any(match["label"] in labels() for match in matches)
    return _labelled(wording, matches) if known else _phrased(wording)


@cache
def _known_label() -> re.Pattern[str]:
    known = sorted((label for label in labels() if len(label) > 3), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(known)})：")


def _apart(label: re.Match[str]) -> str:
    """A label with a mark before it where only a space parted it from the names of the one before."""
    before = label.string[label.start() - 1 : label.start()]
    return "；" + label[0] if "\u4e00" <= before <= "\u9fff" or before == "）" else label[0]


def read_names(wording: str) -> Assignment | None:
    """The assignment of a bracket that holds agencies alone, and a deadline behind them or none.

    >>> read_names("市财政局、市水务局；2025年底前").lead, read_names("含市财政局2家")
    (['市财政局', '市水务局'], None)
    """
    listed, due = _without_deadline(wording)
    names = expand_names(listed)
    alone = bool(names) and all(is_agency(name) for name in names)
    return assigned({"responsible": names}, due) if alone else None


def _labelled(wording: str, matches: list[re.Match[str]]) -> Assignment | None:
    names: dict[str, list[str]] = defaultdict(list)
    deadline: str | None = None
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(wording)
        value = wording[match.end() : end].strip(" \n；，。、")
        role = labels().get(match["label"])
        if role == "deadline":
            deadline = deadline or _short(value)
        elif role not in (None, "person"):
            phrased = _phrased(value) if "牵头，" in value else None
            if phrased:  # 责任单位：市发改委牵头，市财政局配合
                names["lead"] += phrased.lead
                names["cooperating"] += phrased.cooperating
                continue
            listed, due = _without_deadline(value)
            deadline = deadline or due
            names[str(role)] += expand_names(listed)
    return assigned(names, deadline)


def _without_deadline(value: str) -> tuple[str, str | None]:
    """The names of a value, and the deadline that may follow them after a semicolon.

    >>> _without_deadline("市财政局；2021年底前完成")
    ('市财政局', '2021年底前')
    """
    listed, _, rest = value.partition("；")
    due = _DEADLINE.fullmatch(rest)
    return (listed, due["deadline"]) if due else (value, None)


def _phrased(wording: str) -> Assignment | None:
    """An assignment in phrases, each of names and a verb."""
    names: dict[str, list[str]] = defaultdict(list)
    offset = 0
    rest = ""
    for match in _phrase().finditer(wording):
        rest += wording[offset : match.start()]
        reached, offset = offset, match.end()
        before, _, helpers = match["names"].partition("会同")
        listed = expand_names(_LEADING_BY.sub("", before.strip("，、； ")))
        helping = expand_names(helpers)
        if not listed or not all(is_agency(name) for name in [*listed, *helping]):
            if names and _DEADLINE.fullmatch(wording[reached:].strip("，；。、 ")):  # 市政府负责，持续推进
                rest, offset = "", reached
                break
            return None
        names["lead" if helping else _verbs()[match["verb"]]] += listed
        names["cooperating"] += helping
    due = _DEADLINE.fullmatch((rest + wording[offset:]).strip("，；。、 "))
    if not names or (offset < len(wording.rstrip("。；， ")) and due is None):
        return None
    return assigned(names, due["deadline"] if due else None)


def assigned(names: Mapping[str, list[str]], deadline: str | None) -> Assignment | None:
    """The assignment of these names by role and this deadline; None where nobody is named.

    >>> assigned({"lead": ["省科技厅"], "responsible": ["省财政厅"]}, None).cooperating
    ['省财政厅']
    """
    lead, responsible = names.get("lead", []), names.get("responsible", [])
    cooperating = [*(responsible if lead else []), *names.get("cooperating", [])]
    leading = lead or responsible
    supervising = names.get("supervising", [])
    if not (leading or cooperating or supervising):
        return None
    return Assignment(
        lead=list(dict.fromkeys(leading)),
        cooperating=[name for name in dict.fromkeys(cooperating) if name not in leading],
        supervising=list(dict.fromkeys(supervising)),
        deadline_text=deadline,
        by_duty=not lead,
    )


def _short(value: str) -> str | None:
    return value if 0 < len(value) <= _LONGEST_DEADLINE else None
