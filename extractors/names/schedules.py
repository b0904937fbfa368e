"""Schedules: sums and shares listed by group or level, whose measure stands once.

Finds the measure in the head of the list (限额标准为职工每人每天120元、居民每人每天60元), before a colon (补贴标准：
一档20元，二档10元) and behind the last sum (按小学每生5000元、初中每生6000元的标准发放学位补贴), with what
the head leaves to the first clause (医疗护理费用，…，最高支付限额为). The group is the subject; 每人每天 stays in the
name, where it stands.
Refuses items that say more than for whom, a group without a list, and a measure of another sentence.

>>> head_of("（一）机构护理发生的生活照料费用纳入支付范围的费用限额标准", "")
'机构护理生活照料费用限额标准'
>>> head_of("基金最高支付限额", "（三）机构按规定提供的医疗护理费用，按照价格结算，")
'医疗护理费用基金最高支付限额'
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..vocabularies import read_vocabulary
from ..words.trimming import lead_off, strip_brackets
from ..words.words import measured
from .grant_patterns import EACH, EACH_TIME, what_given, words_of_grants
from .subjects import is_place

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator
    from ..statements.statements import Statement

LONGEST_GROUP = 20  # characters
LONGEST_HEAD = 40
SHORTEST_HEAD = 4

_LEVEL = re.compile(
    r"(?:第?[一二三四五六七八九十特甲乙丙丁\dA-Z]{1,2}(?:级|档|类|等奖?|星级)|(?:国家|省|市|县|区|街道|镇|村)级|优[秀良]|良好|合格|[金银铜]奖|优胜奖)"
)
_PER = rf"(?:按照?)?(?P<per>{EACH}{{1,3}})?"
_LIMIT = r"(?:最[高低多少]|不[高低]于|不得?超过|不少于|至少|原则上|约)*"
_MEASURE = (
    r"(?:标准|限额|额度|上限|下限|比例|费率|税率|费|补[贴助]|津贴|待遇|奖金|工资|租金|押金|定额|价格|金额|系数|基数)"
)
_MEASURED = re.compile(_MEASURE)
_HEADED = re.compile(
    rf"(?P<head>[^，。；：\n]{{2,{LONGEST_HEAD}}}?{_MEASURE})(?:分别)?"
    rf"(?:为：?|是：?|：|(?:[调提]整?高?|确定|设定)[为至到])(?P<group>[^，。；：、为]{{0,{LONGEST_GROUP}}}?){_PER}{_LIMIT}$"
)
_BY = re.compile(rf"按照?(?P<group>[^，。；：、按]{{2,{LONGEST_GROUP}}}?){_PER}{_LIMIT}$")
_ITEM = re.compile(
    rf"[）]*(?:[、，；]|[和及与])(?:其中)?(?P<group>[^，。；：、为]{{2,{LONGEST_GROUP}}}?)[为是：]?{_PER}{_LIMIT}$"
)
_ASIDE = re.compile(
    rf"（(?:其中|即)?(?P<what>[\u4e00-\u9fff]{{2,10}}费)?(?:为|是)?{_PER}{_LIMIT}{_PER.replace('per', 'each')}$"
)
_BEHIND = re.compile(r"）?(?:（[^（）]*）)*的?标准(?:进行|给予|予以|发放|支付|享受|计发|拨付)?")
_OF_TIME = re.compile(EACH_TIME)
_COVERED = re.compile(r"(?<=[\u4e00-\u9fff]{4})纳入[^的，]{2,10}范围的?(?:费用)?|^纳入[^的，]{2,10}范围的?(?:费用)?")
_PROVIDED = re.compile(r"^.*(?:提供|收取|支付)的(?=[\u4e00-\u9fff]{2})")
_GOES_ON = re.compile(r"，[^；。\n]*")
_OF_FEE = ("基金", "限额", "最高", "费用", "标准")  # say of no fee what they are
_THEME = re.compile(r"[^，。；：]{2,30}(?:费用|费|补贴|津贴)(?=，)")


class _Item(NamedTuple):
    """A sum of a list: for whom it is, per what, and what it measures where a bracket says so."""

    row: FoundIndicator
    group: str
    per: str
    aside: bool = False
    what: str = ""


@cache
def _group() -> re.Pattern[str]:
    """For whom a sum is: the end of a label that is no quantity."""
    ends = "|".join(word for word, _ in read_vocabulary("groups.csv"))
    return re.compile(
        rf".*(?:{words_of_grants('body')}|{ends})(?:（[^（）]+）)?|{_LEVEL.pattern}|[^的]{{0,10}}{_LEVEL.pattern}"
    )


def is_group(label: str) -> bool:
    """Whether the label of an item says for whom a sum is, or of what level, and nothing else.

    >>> is_group("职工参保人员"), is_group("一档"), is_group("珠三角地区"), is_group("个人缴费标准")
    (True, True, True, False)
    """
    return bool(_group().fullmatch(label)) or is_place(label)


def head_of(head: str, before: str) -> str:
    """What the head of a list measures, with the fee that the first of the clauses `before` it names."""
    name = _plain(head)
    theme = _THEME.match(lead_off(before)) if name.startswith(_OF_FEE) else None
    if theme:
        return _plain(theme[0]) + name
    return name if len(name) >= SHORTEST_HEAD else head


def _plain(words: str) -> str:
    """机构护理发生的生活照料费用纳入支付范围的费用限额标准 without what only says that it is paid."""
    bare = _PROVIDED.sub("", lead_off(strip_brackets(words)).removeprefix("其中"))
    return _COVERED.sub("", bare).replace("发生的", "")


def name_schedules(text: str, start: int, rows: list[FoundIndicator], statements: list[Statement]) -> None:
    """Name the items of the lists of a sentence that begins at `start` by their measure. In place."""
    if _may_list(text, start, rows):
        leads = {each.quantity.start: each.quantity.lead for each in statements}
        _Lists(text, start, rows).read(leads)
    if rows and text.find("：", start, rows[0].start) >= 0:
        _subject_of_label(text, start, rows)
    _go_on_for_group(text, rows)


def _may_list(text: str, start: int, rows: list[FoundIndicator]) -> bool:
    """Whether a sentence has sums or shares, and a measure or a 按 that a list of them needs."""
    shares = [row.start for row in rows if row.kind in ("amount", "ratio") and row.role != "change"]
    last = shares[-1] if shares else start
    return last > start and (text.find("按", start, last) >= 0 or _MEASURED.search(text, start, last) is not None)


class _Lists:
    """The lists of one sentence, read from left to right."""

    def __init__(self, text: str, start: int, rows: list[FoundIndicator]) -> None:
        self.text, self.start, self.rows = text, start, rows
        self.measure = ""
        self.items: list[_Item] = []

    def read(self, leads: dict[int, int]) -> None:
        """Take each number into the list that is open, or begin another."""
        place = self.start
        for row in self.rows:
            gap = self.text[place : leads.get(row.start, row.start)]
            if row.start < place or not gap:
                continue
            item = self._next(row, gap) if self.items else None
            if item is None:
                self._close()
                item = self._first(row, gap)
            if item:
                self.items.append(item)
            place = row.end
        self._close()

    def _next(self, row: FoundIndicator, gap: str) -> _Item | None:
        if row.unit != self.items[0].row.unit or row.role == "change":
            return None
        aside = _ASIDE.fullmatch(gap)
        if aside and (aside["per"] or aside["each"] or aside["what"]):
            per = aside["per"] or aside["each"] or ""
            return _Item(row, self.items[-1].group, per, aside=True, what=aside["what"] or "")
        found = _ITEM.fullmatch(gap)
        return _Item(row, found["group"], found["per"] or "") if found and is_group(found["group"]) else None

    def _first(self, row: FoundIndicator, gap: str) -> _Item | None:
        if row.kind not in ("amount", "ratio") or row.role == "change":
            return None
        headed = _HEADED.search(gap)
        found = headed or _BY.search(gap)
        if found is None or not is_group(found["group"]):
            if headed and not headed["group"] and row.role == "value":
                self._alone(row, headed)
            return None
        self.measure = head_of(headed["head"], self.text[self.start : row.start]) if headed else ""
        return _Item(row, found["group"], found["per"] or "")

    def _alone(self, row: FoundIndicator, headed: re.Match[str]) -> None:
        """低保标准提高到每人每月900元、700元: no list of groups, but what the sums are per."""
        if _COVERED.search(headed["head"]):
            row.name, row.subject = head_of(headed["head"], self.text[self.start : row.start]), None
        per = _per_of(headed["per"] or "", row.name)
        run = [each for each in self.rows if each.start >= row.start]
        for last, each in pairwise([row, *run]):
            if each is not row and self.text[last.end : each.start] not in ("、", "和"):
                break
            each.name += per

    def _close(self) -> None:
        items, self.items = self.items, []
        if sum(not item.aside for item in items) < 2:
            return
        behind = "" if self.measure else self._told_behind(items[-1].row.end)
        if not (self.measure or behind):
            return
        first = items[0].row
        for item in items:
            row, per = item.row, _per_of(item.per, self.measure)
            row.name = (item.what or self.measure) + per + behind
            row.subject = item.group
            if not item.aside:
                row.role, row.nature, row.period = first.role, first.nature, first.period

    def _told_behind(self, end: int) -> str:
        """的标准发放学位补贴: what the sums of a list are, behind the last."""
        standard = _BEHIND.match(self.text, end)
        what = (
            what_given().match(re.split(r"[，。；]", self.text[standard.end() : standard.end() + LONGEST_GROUP])[0])
            if standard
            else None
        )
        return what["what"] if what else ""


def _per_of(per: str, name: str) -> str:
    """每人每月 as part of a name that does not have it; a time alone (每月) is none."""
    return "" if not per or per in name or "均" in name or _OF_TIME.fullmatch(per) else per


def _subject_of_label(text: str, start: int, rows: list[FoundIndicator]) -> None:
    """（一）在校学生：个人缴费标准为每人400元: the label of an item says for whom all its sums are."""
    label = lead_off(text[start : text.find("：", start)].strip())
    if label and is_group(label):
        for row in rows:
            if row.nature == "rule" and row.role == "value" and row.subject is None:
                row.subject = label


def _go_on_for_group(text: str, rows: list[FoundIndicator]) -> None:
    """职工每月上门次数不低于4次，服务时间为8小时: a norm goes on for the group of the one before."""
    for last, row in pairwise(rows):
        if row.nature != "rule" or row.subject is not None or not last.subject or not measured(row.name):
            continue
        if _GOES_ON.fullmatch(text, last.end, row.start) and is_group(last.subject):
            row.subject = last.subject
