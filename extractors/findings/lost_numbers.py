"""Numerals that fell out of a text: 整合建设个观测站点, 停用超过年的尾矿库, 年年底前.

Knows which classifiers cannot follow which words (`vocabulary/lost_numerals.csv`; context `any` is every word but
those of `unless`), and sees the blank that a numeral left in the source (召开 次例行). Refuses words that begin or
end like a classifier (个人, 种植, 国家), cells of tables and forms, and lines that are letter-spaced or cut by columns.

>>> clean = CleanText("到年，建成至少个场馆。", [(0, 11)], [])
>>> [finding.message for finding in find_lost_numbers(clean, clean.text)]
['“到年”：“年”前数字脱落', '“至少个场馆”：“个”前数字脱落']
>>> find_lost_numbers(CleanText("实施个人养老金制度，建成3个场馆。", [(0, 17)], []), "")
[]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ...schemas.text import CleanText
from ..scanning import Begin, Scanner, found_of_each, of_each
from ..vocabularies import read_records
from .finding import FoundFinding, line_around, stands_in_prose

__all__ = ["find_lost_numbers"]

_STOPS = "，。；："
_LONGEST_WORD = 4  # of the words in lost_numeral_contexts.csv
_SHOWN = 14  # characters shown and marked after the classifier
_MOST_BLANKS = 4  # between Chinese characters of one source line; more is letter-spacing or columns
_HAN = re.compile("[一-鿿]")
_BLANK = re.compile(r"[一-鿿][ 　\xa0]+(?=[一-鿿])")
# What stands before a classifier in good order: 一个, 每次, 这种.
_COUNTING = "一二三四五六七八九十百千万亿零〇两几多半余数每各单双首整某这那哪该本另第全上下前后再此何个"
# 召开 次例行: a short blank between Chinese characters, the second of them a classifier
_BLANK_BEFORE = of_each(" 　\xa0", rf"(?<=[，。；：,;一-鿿].)(?<![{_COUNTING}].)[ 　\xa0]{{0,2}}(?=[个种次家][一-鿿])")
# How the text goes on after a classifier that needs a numeral whatever word stands before it: 村个，人才名以上
_TAIL = r"[一-鿿]{0,3}(?:[，。；、]|以上|左右|以内|工作日|月内)"
_SHOWN_END = re.compile(r"[，。；：、\n（）]")


class _Row(NamedTuple):
    """A classifier, the contexts that need a numeral before it, what makes it sound, and how the text goes on."""

    classifier: str
    contexts: frozenset[str]
    unless: str
    pattern: re.Pattern[str]


def find_lost_numbers(clean: CleanText, source: str) -> list[FoundFinding]:
    """The places where a numeral is missing; `source` shows the blanks that cleaning took out."""
    text = clean.text
    found: dict[int, FoundFinding] = {}
    rows = _rows()
    for match in _candidates().finditer(text):
        place = match.start()
        for row in rows[text[place]]:
            start = _context_start(text, place, row) if row.pattern.match(text, place) else None
            if start is not None:
                found[place] = _finding(text, start, place, row.classifier)
                break
    for place in _blanks(clean, source):
        for row in rows[text[place]]:
            if "space" in row.contexts and place not in found and row.pattern.match(text, place):
                found[place] = _finding(text, max(place - 2, 0), place, row.classifier)
    return [found[place] for place in sorted(found) if stands_in_prose(text, place, place)]


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """First character → the rows that begin with it: 个百分点 before 个, and rows that need a word before the rest."""
    rows: dict[str, list[_Row]] = {}
    for row in sorted(
        read_records("lost_numerals.csv"), key=lambda row: (-len(row["classifier"]), row["before"] == "any")
    ):
        refused = f"(?!{row['refused']})" if row["refused"] else ""
        after = f"(?={row['after']})" if row["after"] else ""
        pattern = re.compile(row["classifier"] + refused + after)
        rows.setdefault(row["classifier"][0], []).append(
            _Row(row["classifier"], frozenset(row["before"].split()), row["unless"], pattern)
        )
    return {first: tuple(found) for first, found in rows.items()}


@cache
def _candidates() -> Scanner:
    """Classifiers, by their first character, after a stop or the last character of a word that needs a numeral."""
    before = _STOPS + "".join(sorted({word[-1] for word in _words()}))
    first = "".join(sorted(_rows()))
    known = "|".join(row.pattern.pattern for rows in _rows().values() for row in rows)
    around = rf"(?:(?<=[{before}])|(?<=[一-鿿])(?<![{_COUNTING}])(?=.{_TAIL}))"
    return Scanner(
        re.compile(rf"{around}(?=(?:{known}))[{first}]"),
        Begin(f"[{first}]", after=f"[{before}]"),
        Begin(f"[{first}]", "[，。；、以左工月]", len("一二三，"), after=f"[^{_COUNTING}]"),
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    """Word → the contexts it makes: 至少 → bound."""
    words: dict[str, set[str]] = {}
    for row in read_records("lost_numeral_contexts.csv"):
        words.setdefault(row["word"], set()).add(row["context"])
    return {word: frozenset(contexts) for word, contexts in words.items()}


def _context_start(text: str, place: int, row: _Row) -> int | None:
    """Where the word before a classifier begins that a numeral must stand after."""
    if "stop" in row.contexts and text[place - 1] in _STOPS:
        return place
    for length in range(min(_LONGEST_WORD, place), 0, -1):
        if _words().get(text[place - length : place], frozenset()) & row.contexts:
            return place - length
    before = text[place - 1]
    if "any" in row.contexts and _HAN.match(before) and before not in _COUNTING and before not in row.unless:
        return max(place - 4, text.rfind("\n", 0, place) + 1)
    return None


def _blanks(clean: CleanText, source: str) -> list[int]:
    """The clean offsets of classifiers that stand after a blank in the source."""
    places = []
    for match in found_of_each(_BLANK_BEFORE, source):
        line = line_around(source, match.start(), match.end())
        place = clean.clean_offset(match.end())
        if len(_BLANK.findall(line)) <= _MOST_BLANKS and clean.text[place : place + 1] == source[match.end()]:
            places.append(place)
    return places


def _finding(text: str, start: int, place: int, classifier: str) -> FoundFinding:
    unit = classifier.rstrip("，")
    after = place + len(unit)
    stop = _SHOWN_END.search(text, after, after + _SHOWN)
    end = stop.start() if stop else min(after + _SHOWN, len(text))
    message = f"“{text[start:end].strip()}”：“{unit}”前数字脱落"
    return FoundFinding("missing_number", "warning", message, start, max(end, after))
