"""Shared ends: what stands behind the last item of a list and serves all of it.

Finds the noun behind the last level, the noun behind the second of two numbers, and the predicate or the work that the
last item names (2个集体、10名个人受到表彰). Refuses lists that a verb of its own interrupts.
"""

from __future__ import annotations

import re

from ..statements.statements import Statement
from ..words.acts import OF_WORKS, STAGES, front_verb
from ..words.trimming import lead_off, trim
from ..words.words import segment, word_class
from .name import NOMINAL
from .nouns import Behind, read_behind

OF_LEVEL = re.compile(r"(?:国家|自治区|[国省市区县州盟旗部])(?:定|级|属|直|管)")  # 省定20件、市定15件民生实事
LEVEL_ALONE = re.compile(
    r"(?:国家|自治区|省部?|市|县|区|州|盟|旗|乡镇|镇|乡（镇）|县（市）|村|[三四五]星)级|[国省市县区][控考]|过?[一二三五]?[十百千][亿万]元?级?"
)
_WORKS = NOMINAL | frozenset("创建 搬迁 绿化 美化 登记 运行".split())  # that end the last item: 7个示范镇创建
_OUTCOMES = frozenset(STAGES) - {"供应", "分配", "提升"} | {"办结", "运营", "运行", "启用", "通车"}


def noun_of_levels(statements: list[Statement], index: int) -> str:
    """推动1个国家级、40个省级、62个州级重点专科建设: the noun behind the last level of a list is that of all."""
    for following in statements[index + 1 :]:
        if not following.listed or trim(following.before):
            return ""
        noun = read_behind(following.behind, cut=following.adjoining, expected=True).noun
        level = LEVEL_ALONE.match(noun)
        if level is None or level.end() < len(noun):
            return noun[level.end() :] if level else ""
    return ""


def shared_noun(statements: list[Statement], index: int, text: str) -> Behind:
    """29批91件群众信访举报案件: the noun behind the second number serves both."""
    following = statements[index + 1]
    between = text[statements[index].quantity.end : following.quantity.start]
    by_level = (
        following.listed and OF_LEVEL.fullmatch(statements[index].before) and OF_LEVEL.fullmatch(following.before)
    )
    if between not in ("", "共", "共计") and not by_level:
        return Behind("", "")
    return read_behind(following.behind, cut=following.adjoining)


def shared_predicate(statements: list[Statement], index: int, noun: str) -> str:
    """2个集体、10名个人受到表彰; 8座水库、3个泵站竣工投运: what is said of the last noun of a list serves all."""
    for place, following in enumerate(statements[index + 1 :], index + 1):
        if following.clause != statements[index].clause or not _goes_on(following):
            return ""
        behind = read_behind(following.behind, cut=following.adjoining, expected=True)
        if behind.predicate or not behind.noun:
            return behind.predicate
        if place + 1 == len(statements) or not _goes_on(statements[place + 1]):
            return "" if _ending(noun, _OUTCOMES) else _ending(behind.noun, _OUTCOMES)
    return ""


def first_of_list(statements: list[Statement], index: int) -> int:
    """The item whose words before its number hold for the items behind it: 改革覆盖30个乡镇、120个村."""
    while index and _goes_on(statements[index]):
        index -= 1
    return index


def _goes_on(statement: Statement) -> bool:
    """Whether a statement is a further item of the list before it, with no words of its own before its number."""
    return statement.listed and not trim(statement.before)


def _ending(noun: str, among: frozenset[str]) -> str:
    """The words `among` those given that a noun phrase ends with: 竣工投运 of 泵站竣工投运."""
    words = segment(noun)
    first = len(words)
    while first > 1 and words[first - 1] in among:
        first -= 1
    return "".join(words[first:])


def shared_work(statements: list[Statement], index: int, noun: str) -> str:
    """完成517个入河排污口、72个入湖排污口整治: the work that the last of a list names is done on all."""
    last = index
    while last + 1 < len(statements) and _goes_on(statements[last + 1]):
        last += 1
    if last == index or front_verb(lead_off(statements[first_of_list(statements, index)].before)) not in OF_WORKS:
        return ""
    behind = read_behind(statements[last].behind, cut=statements[last].adjoining, expected=True)
    named = any(word in _WORKS or word_class(word) == "act" for word in segment(noun))
    work = _ending(behind.noun + behind.predicate, _WORKS)
    return (behind.predicate or work) if work and not named else ""
