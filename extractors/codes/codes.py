"""Codes: which variable of the codebook an indicator states, and how certain that is.

The end of the name decides. The longest end that a pattern of the codebook stands for is looked up in a dictionary;
its variable fits where unit, kind and role do, and where what stands before it changes nothing or is what the pattern
asks for. A name that is too short to tell (增加值) is tried behind its subject (规模以上工业增加值).

Refused: qualifiers, units the variable is not stated in, names with words before their end that may change what is
measured (人均地区生产总值 is no `gdp`), one figure of several things (绿色工厂和绿色园区), figures of each of several
(每个县) and of one park or firm, ranks of growth and within classes, and points of growth.

>>> coder = own_coder()
>>> coder.code_of("全年实现地区生产总值", None, "amount", "value", "元")
Coded(code='gdp', confidence=0.98)
>>> coder.code_of("地区生产总值", None, "ratio", "change", "%")
Coded(code='gdp', confidence=0.98)
>>> coder.code_of("一般公共预算收入", None, "ratio", "value", "%") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ..words.words import segment
from .codebook import CodebookError, Variable, code_words, normalised, own_variables

EXACT: Final = 0.98
CLASS: Final = 0.85
BY_SUBJECT: Final = 0.9
REGION_NAMED: Final = 0.95
SHORTEST_THING: Final = 3  # characters; what is shorter only qualifies: 市、县级
SHORT_NAME: Final = 6  # characters up to which a name may need its subject
CHANGE_UNITS: Final = frozenset({"%", "百分点", "倍", "成", "‰"})
POINTS: Final = "百分点"
RANK_UNITS: Final = frozenset({"位", "名"})

_TAIL = re.compile(
    r"(?:同比|年均|平均|总体|累计|预期|实际|可比)?(?:增长率|增长|增速|增幅|涨幅|降幅|下降|上涨|提高|增加|减少)(?:目标|预期|率|幅度|达到|速度)?$"
)
_EACH = re.compile(
    r"[亩人户地]均(?!英雄)|每(?!年)|单位(?:GDP|[国地].{0,2}生产总值|生产总值|产品|产值|面积|建筑面积|工业增加值|规模以上|规上)"
)
_EACH_PLACE = re.compile(r"^(?:[各每]个?|平均)(?:[县旗乡镇村园]|市(?!场)|区(?!域)|街道|开发区)")
_EACH_SIGNS = frozenset("均每单各平")  # one of which stands in each of both
_PARK_OR_FIRM = re.compile(r"(?:园区?|开发区|经开区|高新区|公司|集团)$")  # its figures are none of the whole place
_OF_PARKS = re.compile("园|开发区|入驻")
_REGION = re.compile(  # a park or an estate is no division: 开发区, 经开区, 社区
    r"[\u4e00-\u9fff]{2,7}?(?:自治区|特别行政区|省|市|州|县|(?<![发开园景社片])区|盟|旗|镇|乡)"
)
_LEAD = re.compile(r"[·:：\d]+")
_JOINTS = frozenset("、和及与")
_UNJOINED = str.maketrans("", "", "、和及与")
_ASIDE = re.compile("（[^（）]*）|“[^“”]*”|和美|国家和地区")


class Coded(NamedTuple):
    """A variable's code, and how certain it is (0 to 1)."""

    code: str
    confidence: float


class _Found(NamedTuple):
    """A code, and how many of the name's last characters speak for it."""

    coded: Coded
    length: int


@dataclass(frozen=True, slots=True)
class _Rule:
    variable: Variable
    verbs: frozenset[str]
    anything_before: bool
    units: frozenset[str]

    def excludes(self, text: str) -> bool:
        """Whether the variable refuses a name with these words."""
        return bool(self.variable.exclude) and bool(_any_of(self.variable.exclude).search(text))

    def rank(self) -> tuple[bool, bool, bool, str]:
        """Rules that ask for more are tried first, and variables before classes."""
        return (self.anything_before, not self.verbs, self.variable.scope == "class", self.variable.code)


class _Before(NamedTuple):
    """What stands before the end of a name."""

    verbs: frozenset[str]
    first: frozenset[str]  # those of the first verb that is none of the words that change nothing
    clean: bool  # nothing but words of the list, divisions and numbers
    free: bool  # clean, and none of the words changes what is measured
    region: bool
    each: bool  # a figure of each of several, none of them all (亩均, 每家)


class Coder:
    """The codes of a codebook. Later variables of the same code replace earlier ones."""

    def __init__(self, variables: Iterable[Variable]) -> None:
        self.variables = {variable.code: variable for variable in variables}
        self._rules: dict[str, list[_Rule]] = {}
        for variable in self.variables.values():
            self._add(variable)
        for rules in self._rules.values():
            if len(rules) > 1:
                rules.sort(key=_Rule.rank)
        self._lengths: dict[str, list[int]] = {}  # last two characters → the lengths of what ends so, longest first
        for head in sorted(self._rules, key=len, reverse=True):
            lengths = self._lengths.setdefault(head[-2:], [])
            if len(head) not in lengths:
                lengths.append(len(head))

    def _add(self, variable: Variable) -> None:
        units = variable.units
        for pattern in variable.patterns:
            rule = _Rule(variable, pattern.verbs, pattern.anything_before, units)
            for head in pattern.heads:
                self._rules.setdefault(head, []).append(rule)

    def code_of(self, name: str, subject: str | None, kind: str, role: str, unit: str) -> Coded | None:
        """The code of an indicator with these fields; None where no variable fits."""
        if role == "qualifier" or not name:
            return None
        if subject and (_EACH_PLACE.match(subject) or (_PARK_OR_FIRM.search(subject) and not _OF_PARKS.search(name))):
            return None
        by_unit = bool(subject and _EACH.search(subject))  # 规上工业亩均 | 税收 is no tax revenue
        found = None if by_unit else self._of_wording(name, kind, role, unit)
        if found and not _JOINTS.isdisjoint(name) and self._joined(name, found, (kind, role, unit)):
            return None
        if not subject or len(name) > SHORT_NAME or (found and found.coded.confidence > CLASS):
            return found and found.coded
        told = self._of_wording(subject + name, kind, role, unit, at_least=len(normalised(name)) + 1)
        if told is None or (found and told.coded.confidence <= CLASS):
            return found and found.coded
        return Coded(told.coded.code, min(told.coded.confidence, BY_SUBJECT))

    def _joined(self, name: str, found: _Found, stated: tuple[str, str, str]) -> bool:
        """绿色工厂和绿色供应链企业18家: one figure of several things is the figure of none of them."""
        strict = found.coded.confidence > CLASS
        words = segment(_ASIDE.sub(lambda aside: aside[0].translate(_UNJOINED), name))
        begin = 0
        for place, joint in enumerate(words):
            if joint not in _JOINTS:
                continue
            thing, following, begin = "".join(words[begin:place]), words[place + 1 :], place + 1
            if len(normalised("".join(following))) < found.length:
                return False  # 文化和旅游: the variable itself is called so
            before = _before(normalised(thing))
            if thing.endswith("级") or (before.clean and not before.region):
                continue  # 国家级、省级; 新建和改建
            other = self._of_wording(thing, *stated)
            if other is None and strict:
                if joint == "、" and len(thing) >= SHORTEST_THING:
                    return True
                other = self._sharing_an_end(thing, following, stated)
            if other and other.coded.code != found.coded.code:
                return True
        return False

    def _sharing_an_end(self, thing: str, following: list[str], stated: tuple[str, str, str]) -> _Found | None:
        """What a thing is with an end of what follows: 二氧化硫（和氮氧化物）排放量."""
        for place in range(1, len(following)):
            found = self._of_wording(thing + "".join(following[place:]), *stated)
            if found and found.coded.confidence > CLASS:
                return found
        return None

    def matches(self, name: str, kind: str, role: str, unit: str) -> list[str]:
        """The codes of all variables that fit the longest end of the name equally well."""
        first: tuple[int | bool, ...] | None = None
        codes = []
        for length, rule, _ in self._fitting(normalised(name), kind, role, unit, 1):
            order = (length, *rule.rank()[:3])
            first = first or order
            if order == first and rule.variable.code not in codes:
                codes.append(rule.variable.code)
        return codes

    def _of_wording(self, name: str, kind: str, role: str, unit: str, at_least: int = 1) -> _Found | None:
        text = normalised(name)
        bare = _TAIL.sub("", text) if role == "change" or kind == "ratio" else text
        for wording in (text, bare) if bare != text else (text,):
            for length, rule, before in self._fitting(wording, kind, role, unit, at_least):
                confidence = EXACT if rule.variable.scope == "exact" else CLASS
                confidence = min(confidence, REGION_NAMED) if before.region else confidence
                return _Found(Coded(rule.variable.code, confidence), length + len(text) - len(wording))
        return None

    def _fitting(
        self, text: str, kind: str, role: str, unit: str, at_least: int
    ) -> Iterator[tuple[int, _Rule, _Before]]:
        size = len(text)
        for length in (*self._lengths.get(text[-2:], ()), *self._lengths.get(text[-1:], ())):
            if not at_least <= length <= size:
                continue
            place, before = size - length, None
            rules = self._rules.get(text[place:], ())
            for rule in rules:
                if not _stated(rule, kind, role, unit):
                    continue
                before = before or _before(text[:place])
                if _stands_before(rule, before) and not rule.excludes(text):
                    yield length, rule, before


@cache
def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """One of the expressions, compiled when a name first asks for it: most never are."""
    return re.compile("|".join(expressions))


def _stated(rule: _Rule, kind: str, role: str, unit: str) -> bool:
    """Whether the variable can be stated in this unit, kind and role."""
    if kind == "rank":  # a place among others by one variable; within a class no two places compare (全国百强县第59位)
        return unit in RANK_UNITS and rule.variable.scope != "class"
    if unit == POINTS and rule.variable.kind != "ratio":
        return False  # the change of a growth rate, or of a share
    if role == "change":
        return unit in CHANGE_UNITS or unit in rule.units
    return unit in rule.units


def _stands_before(rule: _Rule, before: _Before) -> bool:
    if before.each:
        return False
    if rule.verbs and rule.anything_before:
        return bool(rule.verbs & before.first)
    if rule.verbs:
        return bool(rule.verbs & before.verbs) and before.clean
    return rule.anything_before or before.free


@cache
def _word_pattern() -> re.Pattern[str]:
    longest_first = sorted(code_words(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


@lru_cache(maxsize=8192)  # names begin alike
def _before(text: str) -> _Before:
    """The verbs at the front, whether only words that change nothing stand there, and whether a division does."""
    words, pattern = code_words(), _word_pattern()
    verbs: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    place, free, region = 0, True, False
    each = not _EACH_SIGNS.isdisjoint(text) and bool(_EACH.search(text) or _EACH_PLACE.match(text))
    while place < len(text):
        if match := pattern.match(text, place):
            classes = words[match[0]]
            verbs |= classes
            first = first or (frozenset() if "free" in classes else classes)
            free = free and "free" in classes
        elif match := _REGION.match(text, place):
            region = True
        elif not (match := _LEAD.match(text, place)):
            return _Before(verbs, first or verbs, clean=False, free=False, region=region, each=each)
        place = match.end()
    return _Before(verbs, first or verbs, clean=True, free=free, region=region, each=each)


def core_of(name: str) -> str:
    """The name without the words and verbs that may stand before its end.

    >>> core_of("全市新增托位"), core_of("“十四五”期间新建改建养老服务驿站")
    ('托位', '十四五期间新建改建养老服务驿站')
    """
    text, pattern = normalised(name), _word_pattern()
    place = 0
    while match := pattern.match(text, place):
        if match.end() > len(text) - 2:
            break
        place = match.end()
    return text[place:]


@cache
def own_coder() -> Coder:
    """The coder of the codebook that comes with zhibiao."""
    return Coder(own_variables())


def coder_with(own: Iterable[Variable]) -> Coder:
    """A coder of the codebook that comes with zhibiao and of a user's variables, which win over it."""
    return Coder([*own_variables(), *own])


def check_examples(variables: Iterable[Variable], coder: Coder) -> list[str]:
    """What the examples prove wrong: patterns without one, examples of no or of another variable."""
    problems = []
    for variable in variables:
        heads = {head for pattern in variable.patterns for head in pattern.heads}
        for example in variable.examples:
            name, _, unit = example.rpartition(" ")
            found = coder.matches(name, variable.kind, "value", unit)
            if found != [variable.code]:
                problems.append(f"{variable.code}: the example {example} is matched by {', '.join(found) or 'nothing'}")
        problems += [
            f"{variable.code}: the pattern {pattern.source} matches no example"
            for pattern in variable.patterns
            if not any(_shown(pattern.heads, heads, example) for example in variable.examples)
        ]
    return problems


def _shown(heads: tuple[str, ...], all_heads: set[str], example: str) -> bool:
    """Whether the example's longest end among the variable's own is one of this pattern's."""
    name = normalised(example.rpartition(" ")[0])
    ends = [head for head in all_heads if name.endswith(head)]
    return bool(ends) and max(ends, key=len) in heads


def checked(variables: Iterable[Variable]) -> None:
    """Raise CodebookError for a code given twice in one codebook."""
    seen: set[str] = set()
    for variable in variables:
        if variable.code in seen:
            raise CodebookError(f"{variable.topic}: the code {variable.code} is given twice")
        seen.add(variable.code)
