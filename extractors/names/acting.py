"""Acting: the verb before a number that acts on what is counted behind it.

Finds the verb next to the number or a few words away (发布31个典型案例, 完成重点流域5项治理), that of a long aim before
measures (出台促进民营经济发展20条措施), or the predicate behind the noun where that takes part (1525家企业纳入清单).
Refuses verbs that only contain what is counted (包括10个省) and those behind a preposition.

>>> name_after("发布了", "典型案例", ""), name_after("", "企业", "纳入清单").name
(Name(name='发布典型案例', subject=None), '企业纳入清单')
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..words.acts import CACHED, leading_verb
from ..words.hedges import without_hedges
from ..words.shortening import LONGEST_NAME
from ..words.trimming import QUOTED, lead_off, strip_brackets
from ..words.words import segment, word_class
from .before import without_method
from .name import NOMINAL, RULES, Name
from .subjects import SCOPE, split_subject

LONGEST_BETWEEN = 6  # characters between a verb and a number
LONGEST_AIM = 14
LONGEST_WORK = 12  # characters of a work with its verb before what is counted of it
_SORTED = re.compile(r"(?:^|[，、])(?:围绕|针对|分|组成)")
_OF_COMPOUNDS = frozenset("加工 制造 生产 服务 登记 组织 包括".split())
_CAUSES = frozenset("推动 促进 支持 帮助 助力 引导 鼓励 确保 推进 实现".split())  # 推动22个项目列入计划
_CONTAINING = ("包括", "包含", "含")  # 包括10个省: they only take part
_NARROWING = re.compile(r"(?<![、和与及或”《—])“[^“”、，和·—-]{2,12}”$")  # 落实“个转企”十条措施
FOLLOWING = re.compile(r"^好?(?:以下|如下|下列|上述)?$|(?:以下|如下|下列)$")  # 解决好以下三个问题


def name_after(before: str, noun: str, predicate: str) -> Name:
    """The name from the noun behind a classifier, with the verb before it or the predicate behind it."""
    subject, verb = _acting_verb(before)
    quoted = _NARROWING.search(before) if before.endswith("”") else None
    noun = quoted[0] + noun if quoted and noun else noun
    verb = _ruling_verb(before) or verb if noun.endswith(RULES) else verb
    verb = "" if verb in _CONTAINING else verb
    if verb:
        acting = leading_verb(verb)
        place = verb[len(acting) :]  # 开展全区780家矿区尾矿库排查
        if acting and SCOPE.fullmatch(place):
            return Name(acting + noun, subject or place)
        caused = predicate if verb in _CAUSES and len(verb + noun + predicate) <= LONGEST_NAME else ""
        return Name(verb + noun + caused, subject)
    if noun.startswith(("方面", "领域")):
        return Name(noun + predicate, subject)
    if predicate.startswith("之一"):
        return Name(noun, subject)
    if _SORTED.search(before) or before.endswith("分"):
        return Name(noun, subject)
    return Name(noun + predicate, subject)


def acts_on(before: str) -> bool:
    """Whether a verb of activity stands directly before a number.

    >>> acts_on("完成"), acts_on("华耀光电")
    (True, False)
    """
    words = segment(without_hedges(before))
    return bool(words) and word_class(words[-1]) in ("act", "predicate")


def takes_noun(before: str) -> bool:
    """Whether the words before a number leave a noun to be expected behind it: 将 对 …的 有."""
    return before.endswith((*"将对把与向给的等有区市省县内", "加快"))


@lru_cache(maxsize=CACHED)
def _acting_verb(before: str) -> tuple[str | None, str]:
    """The subject and the verb that acts on what is counted, with the words between verb and number where few."""
    text = without_method(lead_off(strip_brackets(before)))
    subject, text = split_subject(text)
    such = text.endswith("等")
    relative = text.endswith(("的", "分")) or "方面" in text
    if text.endswith("等") and not (subject and SCOPE.match(subject)):  # 南宁至崇左管道等63项项目
        subject = None
    quoted = such and text.startswith("“")  # “个转企”登记等22项服务
    text = QUOTED.sub("", without_hedges(text.removesuffix("等")))
    words = [] if quoted else segment(text)
    if relative or not words:
        return subject, ""
    verbs: list[str] = []
    if "、" in words and words[-1] in NOMINAL and word_class(words[0]) != "preposition":
        return subject, ""
    if such and not _begins_with_verb(words):  # 灌区续建配套二期等22个项目
        return subject, ""
    if such:  # 推进枸杞加工等68个项目建设: the verb in front, none of those that end its members
        nominal = word_class(words[0]) is None and words[2:3] == ["、"]  # 涉农补贴、城市更新等4个领域
        return subject, next((word for word in words[: 2 - nominal] if word_class(word) in ("act", "predicate")), "")
    while words and word_class(words[-1]) in ("act", "predicate", "light", "adverb"):
        word = words.pop()
        if word_class(word) != "adverb":
            verbs.insert(0, word)
    acted = len(words) > 1 and word_class(words[0]) in ("act", "predicate", "light") and words[0] not in _CAUSES
    if verbs and verbs[-1] in NOMINAL and acted and words[0] != "集中":
        work = "".join([*words, *verbs])  # 出台旧城改造20条举措
        return subject, work if len(work) <= LONGEST_WORK and "的" not in work else words[0] + verbs[-1]
    if verbs:  # 提出建设300个车间
        return subject, "".join(verbs[-1 if verbs[0] == "提出" else -2 :])
    return subject, _distant_verb(words, LONGEST_BETWEEN)


def _begins_with_verb(words: list[str]) -> bool:
    """Whether one of the first two words acts: 推进, 全力推进, but not 加工 of 农产品加工园."""
    acts = [word_class(word) in ("act", "predicate") for word in words[:2]]
    return acts[0] or (any(acts) and words[1] not in _OF_COMPOUNDS)


def _ruling_verb(before: str) -> str:
    """The verb before a number of measures, with what they are for, which may be long: 出台促进民营经济发展20条措施."""
    _, text = split_subject(lead_off(strip_brackets(before)).removeprefix("创新"))
    words = segment(without_hedges(text))
    ruling = len(words) > 2 and word_class(words[0]) in ("act", "predicate") and not text.endswith("等")
    ruling = ruling and "“" not in text
    return _distant_verb(words, LONGEST_AIM) if ruling else ""


def _distant_verb(words: list[str], longest: int) -> str:
    """完成重点流域 before a number: the verb with its modifiers, where no preposition stands between."""
    if any(word in ("对", "将", "把") for word in words) or words[-1:] == ["起"]:
        return ""
    for index, word in enumerate(words):
        if word in ("对", "将", "把", "与", "为", "在", "向", "由", "从", "围绕", "分"):
            return ""
        if word_class(word) in ("act", "predicate"):
            between = FOLLOWING.sub("", "".join(words[index + 1 :]).replace("“”", ""))
            if any(mark in between for mark in "、，和的") or len(between) > longest or word in ("建设", "在建"):
                return "" if "的" in between or word in ("建设", "在建") else word
            return word + between
    return ""
