"""Words written twice in a row by mistake: 集体审议审议, 惠民惠民演出, 逐步逐步转向.

Refuses reduplication that means something (一个一个, 很多很多), nouns that compounds put side by side and
repeats that only straddle two words (退税缓税缓费, 企业创业创新; `vocabulary/repeated_words.csv`), headings that run
into their text, titles in brackets of their own, and lines without punctuation (cells, lists).

>>> from zhibiao.schemas.text import CleanText, Outline
>>> clean = CleanText("经集体审议审议和履行程序，一件一件解决。", [(0, 20)], [])
>>> [finding.message for finding in find_repeated_words(clean, Outline([], []))]
['“经集体审议审议和履行程序”：“审议”重复']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice

import numpy as np

from ...schemas.text import CleanText, Outline
from ..scanning import Places, points, tried
from ..vocabularies import read_records
from .finding import FoundFinding, stands_in_prose

__all__ = ["find_repeated_words"]

_REPEAT = re.compile(r"([一-鿿]{2,3})\1")
# 一个一个, 很多很多, 第一条第一条, 二十二十
_MEANT = re.compile(r"[一二三四五六七八九十百千万亿两几很再又越零〇第每好慢常]|(.)\1|.[一二三四五六七八九十百千万亿]$")
_MOST_JUDGED = 300  # repeats in one report
_SHOWN = 12  # characters shown on either side
_SHOWN_STOP = re.compile(r"[，。；：、\n]")
_PAIRS = {"《": "》", "“": "”", "（": "）", "〈": "〉"}


def find_repeated_words(clean: CleanText, outline: Outline) -> list[FoundFinding]:
    """The words a clean text has twice in a row."""
    text = clean.text
    return [
        _finding(text, match.start(), match.end(), match[1])
        for match in islice(_repeats(text), _MOST_JUDGED)
        if _is_doubtful(text, match) and not _in_heading(text, outline, match.end())
    ]


def _repeats(text: str) -> Iterator[re.Match[str]]:
    """What `_REPEAT.finditer(text)` finds, tried only where characters come again after two or three.

    >>> [match[1] for match in _repeats("集体审议审议，好好好好好好")]
    ['审议', '好好好']
    """
    return tried(_REPEAT, text, sorted({*_again(text, 2).tolist(), *_again(text, 3).tolist()}))


def _again(text: str, length: int) -> Places:
    """The places at which so many characters stand twice in a row."""
    same = points(text)[:-length] == points(text)[length:]
    run = same[: max(0, len(same) - length + 1)].copy()
    for step in range(1, length):
        run &= same[step : step + len(run)]
    return np.flatnonzero(run)


def _is_doubtful(text: str, match: re.Match[str]) -> bool:
    word, start, end = match[1], match.start(), match.end()
    if _MEANT.search(word) or word in _sound():
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if _PAIRS.get(before) == after and before:
        return False
    return stands_in_prose(text, start, end) and not _straddles(text, before, word)


@cache
def _sound() -> frozenset[str]:
    """Repeats that are in good order: nouns of compounds, and seams of two words."""
    return frozenset(row["word"] for row in read_records("repeated_words.csv"))


def _straddles(text: str, before: str, word: str) -> bool:
    """Whether the repeat is the seam of two words that share a character, judged by the text's own words.

    In 企业创业创新 the text elsewhere has 企业 without 创 after it.

    >>> _straddles("支持企业创业创新，服务企业。", "企", "业创"), _straddles("集体审议审议", "体", "审议")
    (True, False)
    """
    joined = before + word[0]
    if len(joined) == 2 and text.count(joined) > text.count(before + word):
        return True
    turned = word[1:] + word[0]
    return text.count(turned) - 1 > text.count(word) - 2


def _in_heading(text: str, outline: Outline, end: int) -> bool:
    """Whether the repeat stands in a heading on its own line, where the text may have run into it."""
    number = bisect_right(outline.headings, end, key=lambda heading: heading.start) - 1
    if number < 0:
        return False
    heading = outline.headings[number]
    on_own_line = heading.start == 0 or text[heading.start - 1] == "\n"
    stop = _SHOWN_STOP.search(text, heading.start + len(heading.label) + 1)
    return on_own_line and (stop is None or end < stop.start()) and not heading.label.endswith("是")


def _finding(text: str, start: int, end: int, word: str) -> FoundFinding:
    left = text[max(0, start - _SHOWN) : start]
    left = left[max((stop.end() for stop in _SHOWN_STOP.finditer(left)), default=0) :]
    stop = _SHOWN_STOP.search(text, end, end + _SHOWN)
    right = text[end : stop.start() if stop else end + _SHOWN]
    message = f"“{left}{text[start:end]}{right}”：“{word}”重复"
    return FoundFinding("repeated_word", "warning", message, start, end)
