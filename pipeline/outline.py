r"""The outline of a clean text: its headings, nested, and its sentences with the section each stands in.

Headings stand on a line of their own or run on (（一）切实加强领导。厅党组…: the heading is the first sentence);
lists of 一是 二是 三是 inside one paragraph are sections too. Families of labels nest in the order in which a
text uses them. Run-in phrases without a label are not headings. A sentence ends at 。！？ and whatever closes
after it, at the end of its paragraph, and after a bracket that assigns what stands before it.

>>> outline = build_outline(CleanText("三、措施\n（二）抓落实\n四是严格督察。办结5件；问责2人。", [(0, 31)], []))
>>> [(heading.level, heading.label, heading.heading) for heading in outline.headings]
[(1, '三', '措施'), (2, '（二）', '抓落实'), (3, '四是', '严格督察')]
>>> outline.sentences[-1].section
'三/（二）/四是'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..extractors.scanning import Begin, Scanner
from ..schemas.text import CleanText, Heading, Outline, Sentence
from .labels import Label, find_labels

__all__ = ["build_outline", "clauses", "path_at"]

_CLOSERS = "”’）》〉】」』"
_SENTENCE_END = Scanner(re.compile(rf"[。！？]+[{_CLOSERS}]*"), Begin("[。！？]"))
_HEADING_END = re.compile(r"[。！？\n|]")
_CLAUSE = re.compile(r"[^，；：,;:。！？\n]+")
# A bracket that opens a sentence, with one level of brackets inside.
_BRACKET = re.compile(r"（[^（）\n]{0,600}(?:（[^（）\n]{0,100}）[^（）\n]{0,600}){0,9}）。?")
_ASSIGNING = re.compile(r"责任|牵头|配合|负责|单位|部门：|时限")
# Indents and marks of markup that may stand before a label on its line.
_INDENTS = " 　\xa0#*"
_INDENT = re.compile(rf"[{_INDENTS}]{{1,8}}")
_LONGEST_HEADING = 300
LONGEST_SENTENCE = 2000  # characters; prose stays below 600, a longer run without a full stop is a table or noise


class _Open(NamedTuple):
    """A heading that further labels may stand inside."""

    family: str
    rank: int
    number: int
    own_line: bool


class _Place(NamedTuple):
    """Where a section begins: its path, and the path that holds once its paragraph has ended."""

    start: int
    path: str
    lasting: str


_NOWHERE = _Place(0, "", "")


def build_outline(clean: CleanText) -> Outline:
    """The headings and sentences of a clean text."""
    headings, places = _headings(clean.text)
    return Outline(headings, list(_sentences(clean.text, places)))


def clauses(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The clean spans between the commas, semicolons and colons of a sentence.

    >>> clauses("甲5件，乙2人；丙。", Sentence(0, 10, 0, ""))
    [(0, 3), (4, 7), (8, 9)]
    """
    return [match.span() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]


def path_at(outline: Outline, offset: int) -> str:
    """The path in force at an offset, where a list runs on inside the sentence (…；二是…).

    >>> outline = build_outline(CleanText("一是抓督察；二是抓问责。", [(0, 12)], []))
    >>> path_at(outline, 8)
    '二是'
    """
    sentence = outline.sentence_at(offset)
    number = bisect_right(outline.headings, offset, key=lambda heading: heading.start)
    if number and outline.headings[number - 1].start >= sentence.start:
        return outline.headings[number - 1].path
    return sentence.section


def _headings(text: str) -> tuple[list[Heading], list[_Place]]:
    labels = list(find_labels(text))
    headings: list[Heading] = []
    places: list[_Place] = []
    opened: list[_Open] = []
    for number, label in enumerate(labels):
        limit = labels[number + 1].start if number + 1 < len(labels) else len(text)
        _close(opened, label)
        parent = opened[-1].number if opened else None
        path = f"{headings[parent].path}/{label.text}" if parent is not None else label.text
        heading, end = _heading_text(text, label.end, limit)
        headings.append(Heading(len(opened) + 1, label.text, heading, label.start, end, parent, path))
        lasting = path if label.own_line else _lasting(opened, headings)
        places.append(_Place(label.start, path, lasting))
        opened.append(_Open(label.family, label.rank, number, label.own_line))
    return headings, places


def _close(opened: list[_Open], label: Label) -> None:
    """Close the headings that a label does not stand inside."""
    for depth, heading in enumerate(opened):
        if heading.family == label.family:
            del opened[depth:]
            return
    while opened and (opened[-1].rank > label.rank or (label.own_line and not opened[-1].own_line)):
        opened.pop()


def _lasting(opened: Sequence[_Open], headings: Sequence[Heading]) -> str:
    """The path of the nearest heading around a run-on one that outlasts its paragraph."""
    around = [heading for heading in opened if heading.own_line]
    return headings[around[-1].number].path if around else ""


def _heading_text(text: str, start: int, limit: int) -> tuple[str, int]:
    """The wording of a heading after its label, and where it ends."""
    limit = min(limit, start + _LONGEST_HEADING)
    found = _HEADING_END.search(text, start, limit)
    wording = text[start : found.start() if found else limit]
    kept = wording.rstrip(" 　；，、：;,:*")
    return kept.lstrip(" 　、*"), start + len(kept)


def _sentences(text: str, places: Sequence[_Place]) -> Iterator[Sentence]:
    """The sentences of a text, each with the path in force where it starts."""
    number = 0
    stops = [*_SENTENCE_END.places(text), len(text)]
    for paragraph, (first, last) in enumerate(_paragraphs(text)):
        for start, end in _sentence_spans(text, first, last, stops):
            begun = _INDENT.match(text, start, end) if text[start] in _INDENTS else None
            first_word = begun.end() if begun else start
            while number < len(places) and places[number].start <= first_word:
                number += 1
            place = places[number - 1] if number else _NOWHERE
            yield Sentence(start, end, paragraph, place.path if place.start >= first else place.lasting)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _cut(text: str, start: int, limit: int, last: int) -> int:
    """Where a sentence without a full stop ends: with its paragraph, else behind the last clause that fits."""
    if limit == last:
        return last
    clause = max(text.rfind(mark, start, limit) for mark in "；，、")
    return clause + 1 if clause > start else limit


def _sentence_spans(text: str, first: int, last: int, stops: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a paragraph; a bracket that assigns is one of its own.

    `stops` are the places of the full stops of the text, and behind them its length.
    """
    start, number = first, bisect_left(stops, first)
    while start < last:
        end = _bracket_end(text, start, last) if text[start] == "（" else None
        if end is None:
            while stops[number] < start:
                number += 1
            limit = last if last - start <= LONGEST_SENTENCE else start + LONGEST_SENTENCE
            found = _SENTENCE_END.pattern.match(text, stops[number], limit) if stops[number] < limit else None
            end = found.end() if found else _cut(text, start, limit, last)
        if not (text[start].isspace() and text[start:end].isspace()):
            yield start, end
        start = end


def _bracket_end(text: str, start: int, last: int) -> int | None:
    """Where a bracket that assigns ends."""
    bracket = _BRACKET.match(text, start, last)
    return bracket.end() if bracket and _ASSIGNING.search(bracket.group()) else None
