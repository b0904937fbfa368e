"""Shortening: names of bearable length.

Keeps a quantity and a list of things with their verb whole, else the verb and the last words: V…等N is V and N, and a
list begins with a whole member. Refuses to cut what is short already.

>>> (
...     shorten("新增生态休闲乡村、全国乡村治理先进村、国家级特色旅游名村"),
...     shorten("承办高原越野公开赛、国际攀岩精英邀请赛等体育赛事"),
... )
('新增生态休闲乡村、全国乡村治理先进村、国家级特色旅游名村', '承办体育赛事')
"""

from __future__ import annotations

import re

from .acts import leading_verb
from .words import measured, segment, word_class

LONGEST_NAME = 22
_LONGEST_WHOLE = 28  # 县级及以上城市集中式饮用水水源地水质达标率
_LONGEST_LIST = 40  # characters of a list of things with their verb, or of what one quantity is of
_LONGEST_MEMBER = 15  # a longer one is a statement: 管理系统通过国家验收、出口额
_LONGEST_CUT = 6  # characters of what is left of a list that say too little
BEGIN_WITH_AND = ("和美", "和谐", "和平")  # 和美乡村 is one word
AND_OTHERS = "(?<![平高初中优同相对均])等"  # no 平等, 高等, 同等
_LISTED = re.compile(
    r"、[^、]{2,16}等(?!方面|在内|领域|地区)(?=[\u4e00-\u9fff]{4})"
)  # 残疾军人、烈属和老复员军人等优抚对象补助标准
_OTHERS = re.compile(
    rf"、[^、]{{2,}}{AND_OTHERS}(?![级在]|方面)(?P<noun>[^等的、]{{3,14}})$"
)  # 落户甲基地、乙装备等百亿级产业项目


def shorten(text: str, limit: int = LONGEST_NAME) -> str:
    """A name of bearable length: its verb and its last words; a quantity and a list of things may be longer."""
    if len(text) <= limit or ("、" in text and all(map(measured, text.split("、")))):
        return text
    listed = _LISTED.search(text) if measured(text) else None
    if listed:
        return shorten(text[listed.end() :], limit)
    others = _OTHERS.search(text) if "等" in text else None
    if others and (verb := leading_verb(text)):
        return text[: text.index(verb)] + verb + others["noun"]
    if len(text) <= (_LONGEST_LIST if "、" in text else _LONGEST_WHOLE) and _kept_whole(text):
        return text
    words = segment(text)
    verb = words[0] if word_class(words[0]) in ("act", "predicate") and not measured(text) else ""
    kept: list[str] = []
    for word in reversed(words[1:]):
        if sum(map(len, kept)) + len(word) + len(verb) > limit - 4:
            break
        kept.insert(0, word)
    rest = "".join(kept)
    rest = _from_member(text, rest) if "、" in rest else rest
    rest = rest.lstrip("、的及等与").removeprefix("以上").removeprefix("以下")
    return verb + (rest if rest.startswith(BEGIN_WITH_AND) else rest.removeprefix("和"))


def _kept_whole(text: str) -> bool:
    """Whether a name is a quantity or a list of things with their verb, and no statement stands before its last."""
    if "、" not in text:
        return measured(text)
    return bool(leading_verb(text)) or (measured(text) and max(map(len, text.split("、")[:-1])) <= _LONGEST_MEMBER)


def _from_member(text: str, rest: str) -> str:
    """The end of a list from its first whole member on: 经济百强县 of 乡村振兴示范县、经济百强县, cut at 示范县."""
    first, _, others = rest.partition("、")
    begins = text[: -len(rest)].endswith(("、", "和", "及", "与")) or first.startswith(("、", "和", "及", "与", "已"))
    told = len(others) >= _LONGEST_CUT or (len(others) > 2 and measured(others))
    return others if told and not begins and not leading_verb(first) else rest
