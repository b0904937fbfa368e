"""Gaps and repeats in the numbering of headings: 一是 二是 四是, 九是 twice, 专栏8 then 专栏10.

Compares neighbours under one heading; boxes are numbered through the whole report. Refuses lists that start late
(an excerpt) or start again, jumps of more than two, numbers that do stand in between without being a heading,
headings repeated word for word, second lists whose own first label was lost, and texts whose numbering is in
disorder throughout.

>>> from zhibiao.pipeline.outline import build_outline
>>> from zhibiao.schemas.text import CleanText
>>> clean = CleanText("一是抓学习。二是抓督察。四是抓问责。", [(0, 18)], [])
>>> [finding.message for finding in find_outline_gaps(clean, build_outline(clean))]
['“二是”之后为“四是”，缺“三是”']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...pipeline.labels import Label, label_at
from ...schemas.text import CleanText, Heading, Outline
from .finding import FoundFinding

__all__ = ["find_outline_gaps"]

# Families whose numbers are written with care; figures restart in tables, forms and questions without a sign.
_CHECKED = frozenset({"numeral", "bracketed_numeral", "numeral_is", "box"})
_MOST_MISSING = 2
_MOST_DOUBTS = 4  # in one report; more come from interleaved columns or poor character recognition
_LONGEST_REPEAT_REACH = 3000  # characters between two headings of one number
_FIRST_CLAUSE = re.compile(r"[^，；。：]{1,60}")
_TENS = ("", "十", "二十", "三十", "四十", "五十", "六十", "七十", "八十", "九十")
_ONES = "零一二三四五六七八九"


def find_outline_gaps(clean: CleanText, outline: Outline, source: str | None = None) -> list[FoundFinding]:
    """The doubts about the numbering of the headings; `source` shows numbers that cleaning dropped."""
    findings = []
    neighbours = list(_neighbours(clean.text, outline))
    continued = {before.start: after.ordinal for (_, before), (_, after) in neighbours}
    for (earlier, before), (later, after) in neighbours:
        if before.ordinal is None or after.ordinal is None or after.ordinal == 1:
            continue
        missing = after.ordinal - before.ordinal - 1
        if 0 < missing <= _MOST_MISSING:
            numbers = range(before.ordinal + 1, after.ordinal)
            if not any(_stands_between(clean, source, before, after, number) for number in numbers):
                findings.append(_gap(clean.text, later, before, after))
        elif missing == -1 and continued.get(after.start) != after.ordinal + 1 and _is_repeat(earlier, later):
            findings.append(_repeat(clean.text, earlier, later, after))
    return findings if len(findings) <= _MOST_DOUBTS else []


def _neighbours(text: str, outline: Outline) -> Iterator[tuple[tuple[Heading, Label], tuple[Heading, Label]]]:
    """Pairs of headings of one family that follow each other under one parent."""
    last: dict[tuple[int | None, str], tuple[Heading, Label]] = {}
    for heading in outline.headings:
        label = label_at(text, heading.start)
        if label is None or label.family not in _CHECKED or "|" in text[heading.start : heading.end + 1]:
            continue
        place = (None if label.family == "box" else heading.parent, label.family)
        if place in last:
            yield last[place], (heading, label)
        last[place] = (heading, label)


def _stands_between(clean: CleanText, source: str | None, before: Label, after: Label, number: int) -> bool:
    """Whether a missing number stands between its neighbours without having been read as a heading."""
    between = clean.text[before.end : after.start]
    if source is not None:
        start, end = clean.source_offset(before.end), clean.source_offset(after.start)
        between += "".join(source[start:end].split()).replace("(", "（").replace(")", "）")
    wanted = _same_label(after, number)
    # One bracket of a label is lost more often than its number.
    return wanted in between or (wanted[0] == "（" and f"{wanted[1:]}）" in between)


def _same_label(label: Label, number: int) -> str:
    """The label another number would have: 三是 for 四是.

    >>> _same_label(label_at("（四）甲", 0), 12), _same_label(label_at("专栏10甲", 0), 9)
    ('（十二', '专栏9')
    """
    numeral = str(number) if any(char.isdecimal() for char in label.text) else _numeral(number)
    marks = {"numeral": ("", "、"), "bracketed_numeral": ("（", ""), "numeral_is": ("", "是"), "box": ("专栏", "")}
    opening, closing = marks[label.family]
    return f"{opening}{numeral}{closing}"


def _numeral(number: int) -> str:
    """A number below 100 as a Chinese numeral.

    >>> _numeral(3), _numeral(10), _numeral(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (_ONES[ones] if ones or not tens else "")


def _is_repeat(earlier: Heading, later: Heading) -> bool:
    return earlier.heading != later.heading and 0 < later.start - earlier.end < _LONGEST_REPEAT_REACH


def _gap(text: str, later: Heading, before: Label, after: Label) -> FoundFinding:
    numbers = range(int(before.ordinal or 0) + 1, int(after.ordinal or 0))
    missing = "”“".join(_shown(after, number) for number in numbers)
    message = f"{_within(later)}“{before.text}”之后为“{after.text}”，缺“{missing}”"
    return FoundFinding("outline_gap", "warning", message, *_span(text, later))


def _repeat(text: str, earlier: Heading, later: Heading, label: Label) -> FoundFinding:
    following = _shown(label, int(label.ordinal or 0) + 1)
    first, second = (_clause(heading.heading) for heading in (earlier, later))
    message = f"{_within(later)}“{label.text}”出现两次（“{first}”“{second}”），后者疑应为“{following}”"
    return FoundFinding("outline_gap", "warning", message, *_span(text, later))


def _shown(label: Label, number: int) -> str:
    written = _same_label(label, number).rstrip("、")
    return f"{written}）" if label.family == "bracketed_numeral" else written


def _within(heading: Heading) -> str:
    around = heading.path.rpartition("/")[0]
    return f"{around}下" if around else ""


def _clause(heading: str) -> str:
    match = _FIRST_CLAUSE.match(heading)
    return match.group() if match else heading


def _span(text: str, heading: Heading) -> tuple[int, int]:
    """The label and the first clause of a heading."""
    label = label_at(text, heading.start)
    after = label.end if label else heading.start
    match = _FIRST_CLAUSE.match(text, after, max(heading.end, after + 1))
    return heading.start, match.end() if match else heading.end
