"""Grants: sums and shares that a rule gives, named by what is given, and for whom.

Finds sums behind the verb (给予每人3万元奖励, 给予一等奖50万元、二等奖30万元奖励), before it (按投资额的30%给予补助,
按每月500元给予生活费补贴) and caps without one (单个企业最高补助500万元, 每家企业不超过50万元). The name is the verb
with its object, for every sum of a list; the recipient (`recipients`) is the subject. Refuses who pays, the condition
and 最高 in names, and sums of which nothing says that they are given.

>>> Given("", "给予", "孵化器", "每家", "奖励").name("一等奖")
'给予孵化器每家一等奖奖励'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..words.shortening import shorten
from .grant_bases import OWN, base_of, by_base, last_base, measure_before
from .grant_patterns import (
    COUNT_MASK,
    EACH,
    ITEMS,
    PAYS,
    SUM,
    SUM_MASK,
    behind,
    capped,
    described,
    in_front,
    named,
    what_given,
    whom_to,
)
from .recipients import in_turn, of_level, read_recipients

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..statements.found import FoundIndicator
    from ..statements.statements import Statement

_GIVES = ("给予", "予以", "核拨")
_GIVING = re.compile("|".join(_GIVES))
_PAYING = re.compile(PAYS)
_EACH = re.compile(rf"{EACH}{{1,3}}")
_PER_HEAD = re.compile("每[名人]")
_MOST = re.compile("最[高多]")
_FILLER = re.compile(
    r"最[高多长]|不(?:超过|低于|高于|少于)|总额|合计|共计?|累计|分别|各(?!类|种|项)|人民币|年度|全额"
    r"|(?:连续)?[\d一二三四五六七八九十两]{1,2}年(?:期|的)?"
)
_LEVEL = re.compile(r"(?:国家|自治区|省|市|县|区)级$")
_BOUNDS = ("le", re.compile("不(?:超过|高于)|最[高多]")), ("ge", re.compile("不(?:低于|少于)"))
_ONE = re.compile(r"[单每][个户家项名]")
_IN_BRACKETS = re.compile(rf"（(?=[^（）]*{SUM_MASK})")
_CONDITIONS = re.compile(rf"{ITEMS}(?:以上)?的[^，{SUM_MASK}]{{0,10}}，")  # 收入突破1亿元、2亿元的企业，分别给予
_ACHIEVED = re.compile(
    r"(?P<verb>实现|入选|获得?|列入|进入|达到|通过)(?P<each>“[^”，]{2,12}”(?:[、和及]?“[^”，]{2,12}”)+)"
)
_SIZES = re.compile(rf"对[^，{SUM_MASK}]{{2,16}}{ITEMS}(?:以上)?的[^，]{{2,10}}$")
LONGEST = 28  # characters of a name
_CAP_CLAUSE = re.compile(r"[^，。；：（）]+")
_JOINT = re.compile(r"^(?:但|且|并|同时|其中|原则上|另外?|除[^，]*外)*")
_AHEAD = re.compile(r"(?!.*(?:增加|实行|申请|领取|享受))[\u4e00-\u9fff]{2,8}")


class Given(NamedTuple):
    """What a grant is called: for each of whom, the verb, to whom it goes on, for each behind it, what is given."""

    each: str
    verb: str
    to: str
    inner: str
    what: str

    def name(self, label: str = "") -> str:
        """The name of one sum of the grant, which may have a label of its own: 一等奖."""
        return self.each + self.verb + self.to + self.inner + label + self.what


def name_grants(text: str, span: tuple[int, int], rows: list[FoundIndicator], statements: list[Statement]) -> None:
    """Name the rows of a sentence that state what is granted, with whom it is for. In place."""
    if not rows or not _may_give(text, span, rows):
        return
    by_start = {row.start: row for row in rows}
    sums = {
        each.quantity.lead - span[0]: by_start[each.quantity.start]
        for each in statements
        if _is_sum(each) and each.quantity.start in by_start
    }
    if sums:
        _Grants(_masked(text, span, statements), sums).read(rows, span[0])


def _may_give(text: str, span: tuple[int, int], rows: list[FoundIndicator]) -> bool:
    """Whether a sentence has a verb of giving, or pays by a rule or a standard."""
    if _GIVING.search(text, *span):
        return True
    ruled = text.find("按", *span) >= 0 or {row.nature for row in rows} != {"actual"}
    return ruled and _PAYING.search(text, *span) is not None


def _is_sum(statement: Statement) -> bool:
    return statement.quantity.unit.startswith("元") or statement.quantity.kind == "ratio"


def _masked(text: str, span: tuple[int, int], statements: Iterable[Statement]) -> str:
    """The sentence with its numbers blotted out, of the same length."""
    parts, place = [], span[0]
    for statement in statements:
        quantity = statement.quantity
        parts += [text[place : quantity.lead], _mask(statement) * (quantity.end - quantity.lead)]
        place = quantity.end
    return "".join([*parts, text[place : span[1]]])


def _mask(statement: Statement) -> str:
    return SUM_MASK if _is_sum(statement) else COUNT_MASK


class _Grants:
    """The grants of one sentence, read from left to right."""

    def __init__(self, masked: str, sums: dict[int, FoundIndicator]) -> None:
        self.masked, self.sums = masked, sums
        self.recipients = read_recipients(masked)
        self.given: list[tuple[int, Given]] = []
        self.done: set[int] = set()

    def read(self, rows: list[FoundIndicator], start: int) -> None:
        """Name the sums of a sentence that begins at `start`; the conditions of a grant hold for whom it is."""
        for found in behind().finditer(self.masked):
            self._read_behind(found)
        for found in in_front().finditer(self.masked):
            self._read_in_front(found)
        self.given.sort(key=lambda each: each[0])
        for clause in _CAP_CLAUSE.finditer(self.masked):
            cap = capped().search(clause[0])
            if cap:
                self._read_cap(cap, clause)
        others = [row for row in rows if row.start not in self.done] if self.given else []
        for row in others:
            if row.role == "qualifier" and row.nature == "target" and self._sets(row.start - start):
                row.nature, row.period = "rule", None
            if row.role == "qualifier" and row.subject is None:
                row.subject = self._whom_above(row.start - start) or self._meets(row.start - start)
        self._read_sizes([row for row in others if self._sizes(row.start - start)])

    def _read_sizes(self, rows: list[FoundIndicator]) -> None:
        """对收入首次突破1亿元、2亿元的企业，分别给予: the sizes of those whom a list of grants is for."""
        for row in rows:
            row.role, row.nature, row.period, row.parent = "qualifier", "rule", None, None
            row.name = rows[0].name.removeprefix("对")

    def _sizes(self, place: int) -> bool:
        """Whether a number stands in a list behind 对, of those who are given as many sums."""
        clause = next((each for each in self.recipients if each.start <= place <= each.end), None)
        found = clause and _SIZES.search(self.masked, clause.start, clause.end)
        sums = len(re.findall(SUM, found["items"])) if found else 0
        return bool(found and found.start("items") <= place < found.end("items") and sums > 1)

    def _read_in_front(self, found: re.Match[str]) -> None:
        """给予每人3万元奖励, 给予一等奖50万元、二等奖30万元奖励, 给予一次性奖励50万元, 分别奖励5万元、3万元."""
        rows = self._rows(found)
        what = what_given().match(found["tail"])
        if not rows or (found["tail"] and what is None):
            return
        labels, to = _labels(found["items"], _FILLER.sub("", found["to"]))
        to, inner = _split_each(OWN.sub("", to))
        to, told = _split_to(to)
        base = base_of(self.masked[: found.start()])
        if what:
            if told and rows[0].kind == "ratio":  # 给予实际费用30%的补贴
                base, told = ("", told + "的" * found["tail"].startswith("的")), ""
            told += what["what"]
        paid = re.fullmatch(PAYS, found["verb"]) is not None
        ahead = self._ahead(found.start(), each=found["each"] is not None) if paid else ""
        alone = not found["to"] and (rows[0].nature != "actual" if paid else self._told(found.start()))
        if ahead is None or not (alone or (not paid and what_given().fullmatch(told))):
            return
        once = "一次性" if paid and "一次性" in found[0].partition(found["verb"])[0] else ""
        given = Given(ahead + (found["each"] or ""), once + found["verb"], to, inner, told)
        self._name(found, rows, labels, given, base)

    def _read_behind(self, found: re.Match[str]) -> None:
        """按投资额的30%给予补助, 按每月500元给予生活费补贴, 按博士每人3万元、硕士每人2万元的标准给予补贴."""
        rows = self._rows(found)
        told = _given_behind(found["tail"]) if found["tail"] else ("", "")
        if not rows or told is None or (found["paid"] and found["base"].endswith(_GIVES)):
            return
        by, base = last_base(found["by"], found["base"])
        whom = ""
        labels, base = _labels(found["items"], "" if COUNT_MASK in base else base, of_whom=True)  # 按每招用1人
        base, each = _split_each(base) if rows[0].kind == "ratio" or not base.startswith("每") else ("", base)
        given = Given(each, found["verb"] or found["paid"], told[0] or found["dative"] or "", "", told[1])
        if _PER_HEAD.fullmatch(each) and given.to:  # 按每名1000元给予培训单位补贴
            whom, given = given.to, given._replace(to="")
        of = (by, base) if base else (measure_before(self.masked[: found.start()]), "")
        self._name(found, rows, labels, given, of, of_whom=True, paid_to=whom)

    def _read_cap(self, found: re.Match[str], clause: re.Match[str]) -> None:
        """单个企业最高补助500万元, 每家企业不超过50万元: the grant before it once more, or the verb alone."""
        start = clause.start() + found.start("items")
        row = self.sums.get(start)
        if row is None or row.start in self.done or row.kind != "amount" or row.nature == "actual":
            return
        most = row.bound == "le" or _MOST.search(found[0]) is not None
        who, verb = found["who"] or "", found["verb"] or ""
        each = who if _EACH.fullmatch(who) else ""
        whom = self._whom(start)
        ahead = self._ahead(clause.start() + found.start(), each=bool(each))
        if verb and ahead is not None:
            row.name = ahead + each + verb
        elif most and ahead == "" and not verb and not found["to"] and (last := self._given_before(start)):
            row.name = each + last + ("总额" if found["all"] else "")
            row.nature, row.period = "rule", None
        else:
            return
        row.subject = (who if not each else "") or whom or found["to"] or self._meets(start)
        _as_value(row, "le" if most else "eq")

    def _ahead(self, place: int, *, each: bool) -> str | None:
        """What belongs to the name of a sum paid: nothing behind whom it is for, and a noun before 每人."""
        start = max(self.masked.rfind(mark, 0, place) for mark in "，。；：（）") + 1
        before = _JOINT.sub("", self.masked[start:place])
        if not before or before.endswith(self._whom(place) or "的"):
            return ""
        return before if each and _AHEAD.fullmatch(before) else None

    def _given_before(self, place: int) -> str:
        """What was given last before a place in the same stretch, with a sum or without."""
        start = max(self.masked.rfind(mark, 0, place) for mark in "；。") + 1
        last = next((each for each in reversed(self.given) if start <= each[0] < place), None)
        for found in reversed([*named().finditer(self.masked, last[0] if last else start, place)]):
            what = what_given().fullmatch(found["tail"])
            if what:
                return found["verb"] + what["what"]
        return last[1].verb + last[1].what if last else ""

    def _name(
        self,
        found: re.Match[str],
        rows: list[FoundIndicator],
        labels: list[str],
        given: Given,
        base: tuple[str, str],
        *,
        of_whom: bool = False,
        paid_to: str = "",
    ) -> None:
        """Name the sums of one grant. In place."""
        start = found.start()
        whom = paid_to or self._whom(start)
        if given.to and (not whom or whom.endswith("的") or whom == given.to):
            whom, given = given.to, given._replace(to="")
        whom = whom or self._meets(start)
        alike = len({row.unit for row in rows}) > 1 or self._as_many_conditions(start, len(rows))
        achieved = [] if any(labels) else self._achieved(start, len(rows))
        subjects = _subjects(whom, labels, of_whom=of_whom, alike=alike or bool(achieved))
        said = self.masked[start : start + found[0].index(SUM_MASK)]
        bound = "le" if rows[0].bound == "le" else next((name for name, words in _BOUNDS if words.search(said)), "eq")
        for row, label, subject in zip(rows, labels, subjects, strict=True):
            in_name = "" if of_whom or _LEVEL.search(label) or _ONE.match(label) else label
            of = base[1] if row.kind == "ratio" and not base[0] else ""
            row.name = shorten(given._replace(what=of + given.what).name(in_name), LONGEST)
            if achieved:
                row.name = achieved.pop(0) + row.name
            if row.kind == "ratio" and base[0]:
                row.name = (by_base(*base) if base[1] else base[0]) + row.name
            row.subject = label if _ONE.match(label) else subject
            _as_value(row, bound)
            self.done.add(row.start)
        self.given.append((start, given))

    def _as_many_conditions(self, place: int, count: int) -> bool:
        """Whether as many sums as are given set the condition: 收入达到1亿元、2亿元的，分别给予."""
        start = max(self.masked.rfind(mark, 0, place) for mark in "；。") + 1
        listed = _CONDITIONS.finditer(self.masked, start, place) if count > 1 else ()
        return any(len(re.findall(SUM, each["items"])) == count for each in listed)

    def _achieved(self, place: int, count: int) -> list[str]:
        """What each of so many sums is given for, told in quotation marks: 实现“小升规”“股上市”的企业，分别给予."""
        start = max(self.masked.rfind(mark, 0, place) for mark in "；。") + 1
        found = _ACHIEVED.search(self.masked, start, place) if count > 1 else None
        each = re.findall("“[^”]+”", found["each"]) if found else []
        return [found["verb"] + one for one in each] if found and len(each) == count else []

    def _rows(self, found: re.Match[str]) -> list[FoundIndicator]:
        """The rows of the sums that a pattern found; none where one is no row or is named already."""
        places = [found.start("items") + each.start() for each in re.finditer(SUM, found["items"])]
        rows = [self.sums[place] for place in places if place in self.sums]
        taken = any(row.start in self.done or row.role == "change" for row in rows)
        return rows if len(rows) == len(places) and not taken else []

    def _whom(self, place: int) -> str | None:
        return next((each.whom for each in self.recipients if each.start <= place <= each.end), None)

    def _meets(self, place: int) -> str | None:
        """Who meets the condition of a grant, where nobody else is named: 见习者属于困难人员的，给予."""
        return next((each.meets for each in self.recipients if each.start <= place <= each.end), None)

    def _told(self, place: int) -> bool:
        """Whether the clause names whom it is for, with nothing but that before the verb: 五星级的给予10万元."""
        return any(each.told and each.whom and each.start <= place <= each.end for each in self.recipients)

    def _sets(self, place: int) -> bool:
        """Whether a number stands before a grant of the same stretch, and so sets a condition of it."""
        return any(place < start and not re.search("[；。]", self.masked[place:start]) for start, _ in self.given)

    def _whom_above(self, place: int) -> str | None:
        """Whom a condition holds for: the recipient that an earlier clause names."""
        here = next((each for each in self.recipients if each.start <= place <= each.end), None)
        return here.whom if here and here.whom and not here.told and not here.whom.endswith("的") else None


def _labels(items: str, before: str, *, of_whom: bool = False) -> tuple[list[str], str]:
    """What tells each sum of a list apart (一等奖, 国家级, 博士), and what stands before the first without it."""
    later = [re.sub(r"^[、，和及或]", "", each) for each in re.split(SUM, items)[1:-1]]
    later = [_EACH.sub("", _FILLER.sub("", re.sub(r"^（[^）]*）[、和及或]?", "", each))) for each in later]
    if not later or not all(later):
        return [""] * (len(later) + 1), before
    if of_whom:
        each = _EACH.search(before)
        return [_EACH.sub("", before), *later], each[0] if each else ""
    level = _LEVEL.search(before) if _LEVEL.search(later[0]) else None
    first = level or re.search(rf"[\u4e00-\u9fff]{{0,3}}{re.escape(later[0][-1])}$", before)
    return [first[0] if first else "", *later], before[: first.start()] if first else before


def _split_each(words: str) -> tuple[str, str]:
    """Words without those for each of whom, and these: 每人每月, 每个学科."""
    each = _EACH.search(words)
    if each is None:
        return words, ""
    rest = words[each.end() :]
    if words.startswith(each[0]) and rest and whom_to("body", "supported").fullmatch(rest):
        return "", words
    return words[: each.start()] + rest, each[0]


def _split_to(to: str) -> tuple[str, str]:
    """To whom, and what is given: 企业, 一次性培训费用补助 of 企业一次性培训费用补助."""
    whom = whom_to("body", "supported").fullmatch(to) or whom_to("body").match(to)
    return (whom[0], to[whom.end() :]) if whom else ("", to)


def _given_behind(tail: str) -> tuple[str, str] | None:
    """To whom, and what is given, in the words behind the verb; None where they tell nothing of it."""
    tail = _IN_BRACKETS.split(tail)[0].rpartition(SUM_MASK)[2]
    long = described().match(tail)
    if long:
        return long["to"], long["what"]
    what = what_given().match(tail)
    return _split_to(what["what"]) if what else None


def _subjects(whom: str | None, labels: list[str], *, of_whom: bool, alike: bool) -> list[str | None]:
    """Whom each sum of a grant is for; none where several are told in turn and cannot be told apart."""
    if all(labels) and of_whom:
        return [*labels]
    if whom and len(labels) > 1 and all(map(_LEVEL.search, labels)):
        return [of_level(whom, label) for label in labels]
    if len(labels) == 1 or all(labels) or alike:
        return [whom or None] * len(labels)
    told: list[str | None] = [*in_turn(whom or "", len(labels))]
    return told or [None] * len(labels)


def _as_value(row: FoundIndicator, bound: str) -> None:
    """What is granted is a value, and no part of another."""
    row.bound = bound if row.bound == "eq" else row.bound
    if row.role in ("qualifier", "part"):
        row.role, row.parent = "value", None
    if row.nature == "target":
        row.nature, row.period = "rule", None
