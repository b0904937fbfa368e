"""Trimming: what stands at the ends of a phrase and belongs to no name.

Takes off adverbs and conjunctions that lead up to a statement (并先后), hedges and verbs of level before a number
(均达到), brackets, labels of lists and stray punctuation. Refuses to cut words that begin or end in the same characters
(共建, 签约).

>>> trim("并先后检查了"), tidy("”等主题文化活动")
('检查', '主题文化活动')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .acts import CACHED
from .hedges import ends_of_hedges, without_hedges
from .leading_words import without_leading_words
from .words import ENDS_OF_WORDS, words_of

LONGEST_TAIL = 24  # characters of verbs of level at the end of a phrase
LABEL = re.compile(
    r"(?:[①-⑳]|—\d{1,3}—|\d{1,2}[.．]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})、(?![\d一二三四五六七八九十])|第?[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十百\d]{1,5}条)"
)
QUOTED = re.compile(r"“[^“”]{1,30}”")
_OWN_FIGURE = re.compile(r"(?<=[率数值度比])(?:为|达)?\d{1,6}(?:\.\d{1,4})?$")  # 死亡率0.031，下降17.4%
_DANGLING = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:以及|或|(?<![总饱缓温柔中平之共不])和|(?<![参给赋授])与)$")
_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![为除罢明末])了(?![解结却事断若])(?!不起)(?=[\u4e00-\u9fff“])"
)  # 产生了工人组织
_EACH_SO_LONG = re.compile(r"^每\d{1,4}个?(?:小时|日|天|月|年)")  # 每90日计算1次
_PLACEHOLDER = re.compile(r"(?:由|比|较|与|从)?某年(?:期间|时期|[末底])?的?")
_STRAY_BEFORE = "、，；：（）”·-—~+#.|"
_STRAY_BEHIND = "、，；：（“·|+≤≥＜＞<>〈〉=＝±" + "".join(
    map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)])
)  # ① to ㊿, of notes
_UNTIDY = frozenset(f"某每的及或和与了“”）0123456789{_STRAY_BEFORE}{_STRAY_BEHIND}")
_BRACKET = re.compile(
    r"（(?![\u4e00-\u9fff]、[\u4e00-\u9fff]）)(?:[^（）]{3,60}|[A-Z][A-Z\d]|[上下]同)?）"
)  # short ones belong to the word: 旗县（区）


def strip_brackets(text: str) -> str:
    """The text without what stands in round brackets."""
    return _BRACKET.sub("", text) if "（" in text else text


@lru_cache(maxsize=CACHED)
def trim(text: str) -> str:
    """A phrase without conjunctions, adverbs and hedges at its ends.

    >>> trim("并先后检查了"), trim("优良天数比例均达到")
    ('检查', '优良天数比例')
    """
    text = lead_off(text)
    while text and text[-1] in _last_characters():
        shorter = without_hedges(text)
        tail = _level_tail().search(shorter, max(0, len(shorter) - LONGEST_TAIL))
        shorter = shorter[: tail.start()] if tail else shorter
        if shorter == text:
            return text
        text = shorter
    return text


@cache
def _level_tail() -> re.Pattern[str]:
    levels = "|".join(re.escape(word) for word in words_of("level") if word not in ENDS_OF_WORDS)
    alone = "|".join(f"(?<![{before}]){word}" for word, before in ENDS_OF_WORDS.items())
    return re.compile(
        rf"(?:争取达到?|{alone}|{levels}|(?<=[入税])共?收到|实现|完成|(?<=[\u4e00-\u9fff”）]{{2}})(?<![以乃甚])至|等|:|：)+$"
    )


@cache
def _last_characters() -> frozenset[str]:
    """The characters that hedges and verbs of level end with: a name that ends otherwise needs no look."""
    return ends_of_hedges() | frozenset("现成为至等:：" + "".join(word[-1] for word in words_of("level")))


@lru_cache(maxsize=CACHED)
def lead_off(text: str) -> str:
    """A phrase without the label of its item and the words that lead up to it.

    >>> lead_off("一是累计新增托位")
    '新增托位'
    """
    label = LABEL.match(text)
    return without_leading_words(text, label.end() if label else 0)


def tidy(name: str) -> str:
    """A name without stray punctuation, conjunctions and half pairs of quotation marks at its ends.

    >>> tidy("、拟建项目总投资"), tidy("”等主题文化活动"), tidy("保险凭证或"), tidy("活动参与")
    ('拟建项目总投资', '主题文化活动', '保险凭证', '活动参与')
    """
    if _UNTIDY.isdisjoint(name):
        return name
    if "某年" in name:
        name = _PLACEHOLDER.sub("", name)
    name = _OWN_FIGURE.sub("", name) if name[-1:].isdigit() else name
    if name and (name[0] in _STRAY_BEFORE or name[-1] in _STRAY_BEHIND):
        bare = name.rstrip(_STRAY_BEHIND)
        name = (bare if bare == name else without_hedges(bare)).lstrip(_STRAY_BEFORE)  # 精度优于±0.5℃
        name = name.removeprefix("等")
    name = _EACH_SO_LONG.sub("", name) if name[:1] == "每" else name
    name = name.removesuffix("（含）")
    if name[:1] == "的" and name[1:2] not in ("士", "有"):  # 的第一批项目
        name = name[1:]
    if name.endswith(("及", "或", "和", "与")):
        name = _DANGLING.sub("", name)
    if "了" in name:
        name = _DONE.sub("", name)
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name
