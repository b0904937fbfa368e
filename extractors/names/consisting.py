"""Consisting: what is made up of so many parts is their subject, and the parts have no other name.

Finds the whole before 包括, 涵盖, 分为, 由 … 组成 (标准体系由术语、通用等两个部分组成), also where a clause on its use
stands between (基础标准用于统一概念，包括五个部分). The makeup of a standard is a rule. Refuses wholes that are no noun
(工作中要涉及三个方面) and counts that act on something.

>>> whole_of("评价标准分为能力成熟度、智能工厂评价"), whole_of("基础标准用于统一概念，主要包括通用、安全等")
('评价标准', '基础标准')
>>> whole_of("要着力抓好"), whole_of("主要包括术语、通用")
('', '')
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.trimming import LABEL, strip_brackets
from ..words.words import segment, word_class

LONGEST = 24  # characters of a whole
_PARTS = frozenset(
    "部分 方面 领域 环节 层次 层级 维度 模块 板块 大类 类别 子行业 子系统 子体系 子领域 一级指标 阶段 单元 要素".split()
)
_HOW = r"(?:主要|大体上?|大致|一般|具体|内容|总体|共|可以?|又|进一步)*"
_CONSISTS = re.compile(rf"{_HOW}(?:包[括含]|涵盖|涉及|由|(?:划|细|区)?分[为成])")
_BOUNDS = re.compile(r"[，；：。\n]")
_OF_USE = re.compile(r"(?:主要)?(?:用于|用来|是|指(?![标数导南挥])|规定|适用于)")
_NORMS = ("标准", "标准体系", "体系结构", "体系框架", "指标体系")
_NAMED = re.compile(r"(?!应|要|需|须|所|其|它|这|本|并|该|为)[0-9A-Za-z\u4e00-\u9fff“”/、-]+(?<!、)")


def name_parts(rows: list[FoundIndicator], text: str, start: int) -> None:
    """Give the counts of parts in the sentence that starts at `start` their whole as subject. In place."""
    for row in rows:
        if row.kind != "count" or row.subject or row.name not in _PARTS:
            continue
        whole = whole_of(text[start : row.start])
        if not whole:
            continue
        row.subject, row.role, row.parent = whole, "value", None
        if whole.endswith(_NORMS):
            row.nature, row.period = "rule", None


def whole_of(before: str) -> str:
    """What consists of the parts that are counted behind these words of a sentence; empty where they name nothing."""
    verb = next(reversed(list(_CONSISTS.finditer(before))), None)
    if verb is None or "；" in before[verb.end() :]:
        return ""
    said = _BOUNDS.split(before[: verb.start()])
    used = _OF_USE.search(said[0]) if len(said) > 1 and not said[-1] else None
    return _noun(said[0][: used.start()] if used else said[-1])


def _noun(words: str) -> str:
    """Words that name a whole, without brackets and labels; empty where they say something else."""
    whole = strip_brackets(LABEL.sub("", words.strip(), count=1))
    if not 2 <= len(whole) <= LONGEST or not _NAMED.fullmatch(whole):
        return ""
    return whole if word_class(segment(whole)[-1]) in (None, "noun") else ""
