"""Times that stand over more than their own sentence.

A sentence that begins with 其中 goes on with the times of the one before; the items of a list hold at the time of the
line above them (一九五七年的产量如下：); in a report at the end of a term, sentences under 过去五年工作回顾 or behind
五年来 at the head of their paragraph look back on five years, until a paragraph names a single year. Refuses lines that
name no time, and long paragraphs as items of a list, unless a dash begins them.

>>> standing = Standing([], "2018/2022")
>>> standing.review
'2018/2022'
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from ...schemas.text import Heading, Outline, Sentence
from ..times.dates import FoundDate
from .frame import PLANNING, Frame

LONGEST_ITEM = 80  # characters of an item of a list
FIGURE_REACH = 30  # characters of an item before its first figure
LONGEST_HEADING = 30  # characters of a heading that reviews a term
OPENING = 6  # characters of a sentence before the time it opens with

_REVIEW = re.compile(r"(?:过去的?|这)五年|五年来|五年(?:政府)?工作|[本上]届政府")
_SINGLE_YEAR = re.compile(r"(?:19|20)\d\d年")
_AHEAD = re.compile(r"今后|未来|下一步|安排|建议")
_LIST_HEAD = re.compile(r"(?:如下|下列|以下|指标|目标|产量|情况|分配)[^，。；：]{0,6}：\s*$|如下(?:：|\s*$)")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节条])"
)
_AIM = re.compile("标：")
_AIMED = re.compile(  # 考核指标：设备重量不高于6公斤。
    r"\s*(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]{1,2}）)?(?:考核指标|绩效目标|(?:主要|总体|发展|工作|预期)目标)："
)
_BELOW = ("——", "（")  # how the parts of a paragraph's review begin that follow it
_STAGE = re.compile(r"[^，。；：]{2,16}（[^（），；]*(?:19|20)\d\d[^（），；]*）[。：]?$")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千][十百千万亿]")


class Standing(NamedTuple):
    """What holds for a sentence from outside.

    The dates lent by another one, the years that its part reviews, whether its paragraph says what is aimed at.
    """

    dates: list[FoundDate]
    review: str | None
    aimed: bool = False


NOTHING = Standing([], None)


def standing_times(text: str, outline: Outline, dates: list[FoundDate], frame: Frame) -> dict[int, Standing]:
    """What stands over each sentence over which something does, by where the sentence starts."""
    reviews = _Reviews(outline.headings, frame.term)
    lists = _Lists(text, outline, frame.plan_period)
    stages = _Stages()
    planned = frame.genre in (*PLANNING, "other") and frame.plan_period is None
    found: dict[int, Standing] = {}
    last: list[FoundDate] = []
    paragraph, aimed = -1, False
    of_sentence, aiming = _by_sentence(outline, dates), _aiming(text, outline)
    due = _deadlines(outline, of_sentence) if planned else {}
    alert = frame.term is not None  # to how paragraphs and parts begin
    none: list[FoundDate] = []
    for sentence in outline.sentences:
        own = of_sentence.get(sentence.start, none)
        headed = sentence.start in aiming or sentence.paragraph in due
        if not (own or alert or last or aimed or lists.lent or stages.lent or headed):
            continue  # as most: nothing stands over it, and it lends nothing
        review = reviews.over(text, sentence, own)
        deadline = due.get(sentence.paragraph)
        lent = lists.over(sentence, own) or (deadline.over(sentence) if deadline else [])
        lent = stages.over(text, sentence, own) or lent
        words = text[sentence.start : sentence.start + OPENING].lstrip()
        if words.startswith("其中") and not _opens(own, sentence):
            lent = last
        aimed = (aimed and sentence.paragraph == paragraph) or sentence.start in aiming
        paragraph = sentence.paragraph
        if lent or review or aimed:
            found[sentence.start] = Standing(lent, review, aimed)
        told = [date for date in own if not _in_brackets(text, sentence, date) and not _in_passing(text, date)]
        last = [*lent, *told] if own else lent
    return found


def _by_sentence(outline: Outline, dates: list[FoundDate]) -> dict[int, list[FoundDate]]:
    """The dates of each sentence that has any, by where it starts."""
    found: dict[int, list[FoundDate]] = {}
    for date in dates:
        found.setdefault(outline.sentence_at(date.start).start, []).append(date)
    return found


def _aiming(text: str, outline: Outline) -> set[int]:
    """Where the sentences start that begin with a label of aims: 考核指标：."""
    starts = {outline.sentence_at(match.start()).start for match in _AIM.finditer(text)}
    return {start for start in starts if _AIMED.match(text, start)}


def _opens(own: list[FoundDate], sentence: Sentence) -> bool:
    return bool(own) and own[0].start - sentence.start <= OPENING and own[0].edtf is not None


def _in_passing(text: str, date: FoundDate) -> bool:
    """Whether a date only tells of the year before, of which the next sentence does not go on: 上年同期为88.4%。"""
    return text.endswith("同期", date.start, date.end)


def _in_brackets(text: str, sentence: Sentence, date: FoundDate) -> bool:
    """Whether a date stands in brackets, which lends nothing to the next sentence."""
    return text.rfind("（", sentence.start, date.start) > text.rfind("）", sentence.start, date.start)


class _Reviews:
    """The years that sentences look back on, told one after the other."""

    def __init__(self, headings: list[Heading], term: str | None) -> None:
        self.headings, self.term, self.place = headings, term, 0
        self.section: str | None = None
        self.paragraph = -1
        self.here: str | None = None
        self.run: str | None = None  # what 过去五年 at the head of a paragraph gives to the bullets below it

    def over(self, text: str, sentence: Sentence, own: list[FoundDate]) -> str | None:
        """The years that the sentence reviews; None where it reports one year."""
        if self.term is None:
            return None
        while self.place < len(self.headings) and self.headings[self.place].start <= sentence.start:
            heading = self.headings[self.place]
            if heading.level == 1 and heading.label != "——":
                self.section = self.term if _reviews(heading.heading) else None
                self.paragraph = -1
            self.place += 1
        opens = sentence.paragraph != self.paragraph
        if opens:
            if not text.startswith(_BELOW, sentence.start):
                self.run = None
            self.paragraph, self.here = sentence.paragraph, self.section or self.run
        if _opens(own, sentence):
            since = f"{int(self.term[:4]) - 1}{self.term[4:]}"  # 从2020年到2025年
            self.here = self.term if own[0].edtf == self.term or (self.here and own[0].edtf == since) else None
            self.run = self.here if opens or self.here else self.run
        return self.here


class _Stages:
    """The time in brackets behind a heading: （一）第一阶段（2023年）."""

    def __init__(self) -> None:
        self.lent: list[FoundDate] = []

    def over(self, text: str, sentence: Sentence, own: list[FoundDate]) -> list[FoundDate]:
        """The dates lent to a sentence by the heading above it."""
        if not self.lent and len(own) != 1:
            return []
        words = text[sentence.start : sentence.end].strip()
        if len(words) <= LONGEST_HEADING and len(own) == 1 and _STAGE.search(words) and own[0].edtf:
            self.lent = own
            return []
        if _LABEL.match(words):
            self.lent = []
        return self.lent


class _Deadline(NamedTuple):
    """The time at the head of a paragraph by which all of it is to be reached: 到2027年，…。制定标准60项."""

    head: int  # where the sentence starts that names it
    date: FoundDate

    def over(self, sentence: Sentence) -> list[FoundDate]:
        """The deadline lent to the other sentences of its paragraph."""
        return [] if sentence.start == self.head else [self.date]


def _deadlines(outline: Outline, of_sentence: dict[int, list[FoundDate]]) -> dict[int, _Deadline]:
    """The deadlines of paragraphs, by the number of the paragraph."""
    found = {}
    for paragraph, first in {sentence.paragraph: sentence for sentence in reversed(outline.sentences)}.items():
        own = of_sentence.get(first.start, [])
        if _opens(own, first) and own[0].kind == "until":
            found[paragraph] = _Deadline(first.start, own[0])
    return found


def _reviews(heading: str) -> bool:
    """Whether a heading reviews a term, and nothing else."""
    return (
        len(heading) <= LONGEST_HEADING
        and bool(_REVIEW.search(heading))
        and not _SINGLE_YEAR.search(heading)
        and not _AHEAD.search(heading)
    )


class _Lists:
    """The times that the line above a list names, told one sentence after the other."""

    def __init__(self, text: str, outline: Outline, plan_period: str | None) -> None:
        self.text, self.outline, self.plan_period = text, outline, plan_period
        self.lent: list[FoundDate] = []
        self.head = -1

    def over(self, sentence: Sentence, own: list[FoundDate]) -> list[FoundDate]:
        """The dates lent to the sentence by the line above its list."""
        if not self.lent and not own:
            return []
        words = self.text[sentence.start : sentence.end]
        if self.lent and (_opens(own, sentence) or not self._is_item(sentence, words)) and words.strip():
            self.lent = []
        lent = self.lent
        stated = [date for date in own if not date.compared and date.edtf and date.kind != "as_of"]
        times = [date.edtf for date in own if not date.compared]  # not 五年内增长的百分比和1985年达到的数量
        plain = stated and None not in times and self.plan_period not in times
        may_head = plain and ("如下" in words or words.rstrip().endswith("："))
        head = _LIST_HEAD.search(words) if may_head else None
        if head and stated[0].start < sentence.start + head.start():
            self.lent = [date for date in own if date.start < sentence.start + head.start()]
            self.head = sentence.paragraph
        return lent

    def _is_item(self, sentence: Sentence, words: str) -> bool:
        """Whether a sentence is an item of a list: short, without a label, its figure near its beginning."""
        if sentence.paragraph in self._dashed and sentence.paragraph != self.head:
            return True
        if sentence.paragraph == self.head or self._lengths[sentence.paragraph] > LONGEST_ITEM or _LABEL.match(words):
            return False
        return not _FIGURE.search(words) or _FIGURE.search(words, 0, FIGURE_REACH) is not None

    @cached_property
    def _dashed(self) -> set[int]:
        """The paragraphs that a dash begins, items however long: ——创新能力增强。研发投入强度达到3%。"""
        return {sentence.paragraph for sentence in self.outline.sentences if self.text.startswith("——", sentence.start)}

    @cached_property
    def _lengths(self) -> dict[int, int]:
        """The characters of each paragraph."""
        lengths: dict[int, int] = {}
        for sentence in self.outline.sentences:
            length = len(self.text[sentence.start : sentence.end].strip())
            lengths[sentence.paragraph] = lengths.get(sentence.paragraph, 0) + length
        return lengths
