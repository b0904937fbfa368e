"""Reach: what spreads over the things that a number counts or a share is of, and what such a share does.

Finds the thing before 覆盖, 拓展至, 扩大到 … and names it with the verb and what is reached (三变改革覆盖行政村), the
things whose share is told and what they do (村庄实现清洁取暖).
Refuses what somebody else spreads (建成覆盖38个村的公墓) and numbers behind which nothing is named.

>>> spread("农村改革覆盖全市", "行政村"), spread("建成覆盖", "村")
(Name(name='农村改革覆盖行政村', subject=None), None)
"""

from __future__ import annotations

import re

from ..statements.statements import Statement
from ..words.hedges import without_hedges
from ..words.shortening import shorten
from ..words.trimming import strip_brackets, trim
from ..words.words import measured, segment, word_class
from .before import name_before
from .name import NOMINAL, OF_THINGS, Name
from .nouns import read_behind
from .shared_ends import shared_predicate

_SPREADS = re.compile(
    r"(?:已经?|将|基本|逐步|全面|均|可|共|累计|现|需|又|至少)*(?P<verb>(?:覆盖|拓展|扩大|扩展|推广|延伸|辐射)(?:至|到|了)?)(?:全[国省市区县州])?$"
)
_ENDS = frozenset("盖展大广伸射至到了国省市区县州")
_BY = ("按", "按照", "以", "由", "用", "给予", "其中", "其", "有")
_NORMS = re.compile(
    r"(?:比例|比重|标准|幅度|程度|速度|水平|目标|任务|要求|增长|罚款|资金|经费|利率|贷款|补[贴助偿]|奖[励补])"
)
_MAKES = ("推动", "推进", "促进", "实现", "确保")


def spread(before: str, noun: str) -> Name | None:
    """The name of what spreads over counted things, from the words before a number and the noun behind it."""
    match = _SPREADS.search(before) if noun and before[-1:] in _ENDS else None
    if match is None:
        return None
    thing = name_before(strip_brackets(before[: match.start()]).rpartition("，")[2])
    words = segment(thing.name)
    if len(thing.name) < 2 or thing.name[-1] in "率面的" or words[-1] == "具备":
        return None
    acts = word_class(words[0]) in ("act", "predicate", "light", "preposition") and words[0] not in NOMINAL | OF_THINGS
    if acts and (words[0] not in _MAKES or len(words) < 3):
        return None
    return Name(shorten(thing.name + match["verb"].removesuffix("了") + noun), thing.subject)


def with_whole(statement: Statement, name: Name) -> Name:
    """团结95%以上的群众, 社区50%的建筑实现节能改造: what a share is of, where a verb or a place alone stands before."""
    before, told = trim(statement.before), name.name
    if statement.quantity.unit not in ("%", "成") or len(told) < 2 or before.startswith(_BY):
        return name
    if measured(told) or "占" in told or "、" in told:
        return name
    behind = read_behind(statement.behind, cut=statement.adjoining, expected=True)
    if len(behind.noun) < 2 or _NORMS.search(behind.noun) or told.endswith(behind.noun + behind.predicate):
        return name
    return Name(shorten(told + behind.noun + behind.predicate), name.subject)


def done_by_share(statements: list[Statement], index: int) -> str:
    """What a share of things does: 93%的村庄 of 93%的村庄和96%的农户实现清洁取暖, and 95%的村实现收入30万元."""
    statement = statements[index]
    if statement.quantity.unit != "%" or not statement.behind.startswith("的"):
        return ""
    if not statement.adjoining:
        return shared_predicate(statements, index, "")
    following = statements[index + 1].quantity
    said = read_behind(statement.behind, cut=False, expected=True).predicate
    return without_hedges(said) if following.kind != "ratio" and not said.endswith(("是", "的")) else ""
