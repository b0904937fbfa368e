"""Fronted words: what the clause before a statement says of it.

Finds the quantity named before the comma (在校生占高中阶段的比重，要由现在的45%提高), the topic of a sentence whose
first figure has no name of its own, and the member of a list that its figures follow (批发业，17.2万人，占45%；).
Refuses clauses with figures of their own, comparisons, and words that only say how a list is sorted (按区域分，).

>>> text = "人数居前的行业是：批发业，17万人；住宿业，6万人。"
>>> member_before(text, 0, text.index("17"), -1), member_before(text, 0, text.index("6万"), text.index("17"))
('批发业', '住宿业')
"""

from __future__ import annotations

import re

from .names import Name, name_before
from .trimming import strip_brackets

LONGEST_TOPIC = 24  # characters
LONGEST_CLAUSE = 40  # characters

_ASIDE = re.compile(  # 总产值，按照不变价格计算，达到; 建设单位，包括改建的在内，共; 周转量，由于运输减少
    r"(?:，(?:按照?[^，]{1,16}(?:计算|价格)|包括[^，；。]{1,40}在内|(?:由于|因为)[^，\d]{2,40}))+$"
)
_YEAR = re.compile(r"^.*(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年")
_CONDITION = re.compile(r"(?:如果|假如|只要|为了|由于|因为|随着|虽然|尽管|即使)")
_COMPARED = re.compile(r"[高低好快优多少]于|超过|[比较与同]|加上|其中|扣除")
_SORTED = re.compile(r"(?:按|从|分)[^，：]{1,12}(?:[分看]|统计|划分|来看)$|分[^，：]{1,8}看$")
_MEMBER = re.compile(
    r"(?:[：；](?P<member>[^，。；：\d]{2,24})，|）[、，](?P<listed>[^，。；：、（）\d]{2,16})（)$"
)  # 征地拆迁（17条）、社会保障（8条）


def topic(text: str, start: int, first: int) -> Name:
    """What the clause before the first statement names, in the sentence that begins at `start`."""
    head = strip_brackets(_ASIDE.sub("", text[start:first].rstrip("，：；")))
    head = re.split(r"[，；：。]", head)[-1]
    if not 0 < len(head) <= LONGEST_TOPIC or _SORTED.search(head) or _CONDITION.match(head):
        return Name("", None)
    return name_before(_YEAR.sub("", head))


def clause_before(text: str, start: int, clause: int, last: int) -> str:
    """The words before the comma in front of `clause`, where no number stands in them; `last` is where one does."""
    head = _ASIDE.sub("", text[start:clause].rstrip("，"))
    begin = start + max(head.rfind(mark) for mark in "，；：") + 1
    said = text[begin : start + len(head)]
    if last >= begin or len(said) > LONGEST_CLAUSE or "》" in said or _COMPARED.match(said):
        return ""
    return name_before(_YEAR.sub("", said)).name


def member_before(text: str, start: int, clause: int, last: int) -> str:
    """The member of a list whose figures begin at `clause`; `last` is where the number before them stands."""
    match = _MEMBER.search(text, start, clause)
    member = (match["member"] or match["listed"]) if match else ""
    if match is None or last >= match.start() + 1 or _COMPARED.match(member):
        return ""
    return member
