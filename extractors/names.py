"""Names: what a quantity measures, from the words around it, and who or what it holds for.

Before the number: verb and object (办理行政处罚案件3174件) or the quantity's own name (PM2.5平均浓度23微克/立方米).
Behind it: the noun after the classifier (12个督察组), with the verb before it where that acts on it (发布31个典型案例)
or the predicate behind it where the noun takes part (1525家企业纳入清单). Refuses numbers, dates and hedges in names.

>>> name_before("全区各级生态环境部门办理行政处罚案件")
Name(name='办理行政处罚案件', subject='全区各级生态环境部门')
>>> name_after("发布了", "典型案例", "")
Name(name='发布典型案例', subject=None)
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .words import alternation, segment, word_class

LONGEST_NAME = 30
LONGEST_PREDICATE = 18

_SCOPE = (
    r"(?:全(?:区|市|省|县|盟|州|国|旗|镇|乡|社会|系统|厅|局|院|域|球)|我(?:区|市|省|县|盟|州|国|旗|厅|局|委|办|院)|本(?:市|省|区|县)"
    r"|自治区本级|[省市县]本级|各(?:级|地|盟市|旗县|区县|县区|市州|县市区?|市|县|区|部门|单位|栏目)(?:、旗县)?(?!(?:各)?类))"
)
_AGENT = r"(?:[\u4e00-\u9fff]{0,12}(?:部门|机关|法院|检察院|单位|委员会|办公室|政府|干部|公司|总队|支队|局|厅))"
_LEAD = re.compile(
    r"(?:其中|此外|另外?|同时|目前|截至目前|现|并且?|还|已经?|共计?|先后|分别|均|全部|全面|预计|力争|确保|争取|实际(?!到位|利用|使用|控制)|累计|总计|平均(?=每)|约"
    r"|持续|积极|不断|继续|进一步|大力|深入|有序|圆满|顺利|成功|扎实|加快|有效|严格|稳步|统筹|着力|切实|基本|按期|按时|率先|重点|推进实施|推动实施|推动(?=实现)|推进(?=完成)|的|和|及|以及|与|、|或|于|在|则|将|要|应|需|可|就|也|只|仅|再|又|内|以来|期间|中(?![小央高等西东]))+"
)
_TAIL_HEDGE = re.compile(r"(?:左右|大约|约|近|超过|超|逾|突破|不低于|不少于|不超过|至少|多达|高达|仅|只|了|的|均|各|都|也|共|累计|分别|已|全部|总共|同时)+$")
_METHOD = re.compile(r"^(?:通过|采取|采用|利用|运用|按照?|根据|围绕|针对|结合|依托|依据|以)[^，]{1,40}?(?:等方式|方式|形式|手段|要求|原则|标准|为重点|为契机)")
_BRACKET = re.compile(r"（[^（）]{0,60}）")
_QUOTED = re.compile(r"“[^“”]{1,30}”")


class Name(NamedTuple):
    """A name, and the subject where the same clause says it."""

    name: str
    subject: str | None


@cache
def _level_tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('level')}|实现|完成|占比为|等|:|：)+$")


@cache
def _subject_head() -> re.Pattern[str]:
    verb = alternation("act", "predicate")
    adverb = r"(?:共|已|累计|先后|全年|统一|依法|均|分别|在|通过)"
    return re.compile(rf"(?P<scope>{_SCOPE}{_AGENT}?)(?!平均(?!浓|优))|(?P<agent>[\u4e00-\u9fff]{{0,4}}{_AGENT})(?={adverb}{{0,2}}{verb})")


def strip_brackets(text: str) -> str:
    """The text without what stands in round brackets."""
    return _BRACKET.sub("", text)


def trim(text: str) -> str:
    """A phrase without conjunctions, adverbs and hedges at its ends.

    >>> trim("并先后检查了"), trim("优良天数比例均达到")
    ('检查', '优良天数比例')
    """
    text = _lead_off(text)
    while True:
        shorter = _level_tail().sub("", _TAIL_HEDGE.sub("", text))
        if shorter == text or not shorter:
            return shorter
        text = shorter


def _lead_off(text: str) -> str:
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


def split_subject(text: str) -> tuple[str | None, str]:
    """Who or what a statement holds for, when the clause begins with it, and the rest.

    >>> split_subject("全市共淘汰锅炉"), split_subject("森林覆盖率")
    (('全市', '共淘汰锅炉'), (None, '森林覆盖率'))
    """
    match = _subject_head().match(text)
    if match is None or match.end() == len(text):
        return None, text
    return match[0], text[match.end() :]


def name_before(before: str) -> Name:
    """The name from the words before a number."""
    text = _METHOD.sub("", _lead_off(strip_brackets(before)))
    subject, text = split_subject(text)
    text = trim(text)
    if subject is None:
        subject, text = split_subject(text)
        text = trim(text)
    return Name(_shorten(text), subject)


def _shorten(text: str) -> str:
    """A name of bearable length: the last words of what is longer."""
    if len(text) <= LONGEST_NAME:
        return text
    words = segment(text)
    while len(words) > 1 and sum(map(len, words)) > LONGEST_NAME:
        words = words[1:]
    return "".join(words)


def name_after(before: str, noun: str, predicate: str) -> Name:
    """The name from the noun behind a classifier, with the verb before it or the predicate behind it."""
    subject, verb = _acting_verb(before)
    if verb:
        return Name(verb + noun, subject)
    return Name(noun + predicate, subject)


def _acting_verb(before: str) -> tuple[str | None, str]:
    """The subject and the verb that acts on what is counted, where the words before the number end with one."""
    text = _METHOD.sub("", _lead_off(strip_brackets(before)))
    subject, text = split_subject(text)
    text = _TAIL_HEDGE.sub("", text)
    words = segment(text)[-8:]
    verbs: list[str] = []
    while words and word_class(words[-1]) in ("act", "predicate", "light", "adverb"):
        word = words.pop()
        if word_class(word) != "adverb":
            verbs.insert(0, word)
    if words and words[-1] in ("对", "将", "把", "与", "为") and not verbs:
        return subject, ""
    return subject, "".join(verbs[-2:])


class Behind(NamedTuple):
    """What stands behind a number: a noun, the predicate it takes, and whether anything follows the noun."""

    noun: str
    predicate: str


def read_behind(text: str, *, cut: bool) -> Behind:
    """The noun phrase at the start of `text` and its predicate; `cut` where another number follows.

    >>> read_behind("企业纳入监督执法正面清单", cut=False)
    Behind(noun='企业', predicate='纳入监督执法正面清单')
    >>> read_behind("支持重点项目建设", cut=False)
    Behind(noun='', predicate='')
    """
    text = strip_brackets(text).removeprefix("的")
    words = segment(text)
    if not words or word_class(words[0]) in ("adverb", "preposition", "conjunction", "level") or _is_verb(words, 0):
        return Behind("", "")
    end = next((index for index in range(1, len(words)) if _ends_noun(words, index)), len(words))
    noun = "".join(words[:end])
    if cut:
        return Behind(noun, "")
    return Behind(noun, _predicate(words[end:]))


def _is_verb(words: list[str], index: int) -> bool:
    """A verb of activity that takes an object here, and is not part of a compound noun."""
    if word_class(words[index]) not in ("act", "predicate", "light"):
        return False
    following = words[index + 1] if index + 1 < len(words) else ""
    return len(following) > 1 or following in ("了", "率") or not following


def _ends_noun(words: list[str], index: int) -> bool:
    word = words[index]
    kind = word_class(word)
    if kind in ("adverb", "level") or word in ("对", "将", "把", "被", "由", "在", "向", "得到", "达到", "进行"):
        return True
    if kind == "light":
        return True
    if kind != "predicate" or index + 1 >= len(words):
        return False
    return words[index + 1] == "了" or words[index - 1] != "的"


def _predicate(words: list[str]) -> str:
    kept = [word for word in words if word_class(word) not in ("adverb",) and word not in ("了", "进行", "对", "将", "按照", "得到")]
    text = "".join(kept)
    if len(text) <= LONGEST_PREDICATE:
        return text
    while kept and sum(map(len, kept)) > LONGEST_PREDICATE:
        kept.pop()
    return "".join(kept)
