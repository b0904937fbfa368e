"""Indicators: one row a quantitative statement, with its name, subject, period, nature, role and parent.

Takes the quantities of each sentence with their statements and reads changes against a base, qualifiers that only
describe a thing, the distribution of 分别, numbers shared by several names, and parts of a total. Refuses nothing:
what is no statement was refused when quantities were read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeVar

from ...schemas.text import Outline, Sentence
from ..figures.quantities import Quantity
from ..names.budgets import link_expenditure
from ..names.inherited import name_from_sentence_before
from ..periods.coming import time_ahead
from ..periods.frame import PLANNING, Frame
from ..periods.looking_back import Tense
from ..periods.quotas import set_quotas
from ..periods.spans_of_years import years_meant
from ..periods.standing_times import NOTHING, standing_times
from ..statements.found import FoundIndicator
from ..statements.statements import skeleton
from ..times.dates import FoundDate
from .completing import Told, complete
from .parts import link_parts
from .sentence_rows import SentenceRows

__all__ = ["FoundIndicator", "find_indicators"]

MOST_TOGETHER = 100  # numbers of one sentence read as one run of statements


Item = TypeVar("Item", Quantity, FoundDate)


def find_indicators(
    text: str,
    outline: Outline,
    quantities: list[Quantity],
    dates: list[FoundDate],
    frame: Frame,
    sessions: list[tuple[int, int]],
    parts: tuple[list[int], list[bool]],
) -> list[FoundIndicator]:
    """All indicators of a clean text, in order of place.

    `sessions` are spans that no name may hold, `parts` what `coming_parts` found.
    """
    bare = skeleton(text, sessions)
    read: list[SentenceRows] = []
    next_quantity = next_date = 0
    starts, future = parts
    tense = Tense(frame, outline.headings) if frame.genre in PLANNING else None
    meant = years_meant(dates, text, frame, parts)
    standing = standing_times(text, outline, meant, frame)
    for sentence in outline.sentences:
        if next_quantity == len(quantities):
            break
        if quantities[next_quantity].start >= sentence.end:
            continue
        next_quantity, inside = _inside(quantities, next_quantity, sentence)
        if not inside:
            continue
        next_date, times = _inside(meant, next_date, sentence)
        past = tense is not None and tense.past(sentence.start, text[sentence.start : sentence.end], times)
        section = bisect_right(starts, sentence.start) - 1
        ahead = section >= 0 and future[section]
        named = time_ahead(text, starts[section], frame.reported) if ahead else None
        lent, review, aimed = standing.get(sentence.start, NOTHING)
        here = frame._replace(
            future=ahead, ahead=named, past=past, review=None if ahead else review, planning=frame.planning or aimed
        )
        for part, portion in _portions(sentence, inside):
            read.append(SentenceRows(text, bare, part, portion, [*lent, *times], here))
    told = _rows_of(read)
    complete(told, text)
    found = _joined(told)
    name_from_sentence_before(text, found)
    link_parts(text, found, outline)
    link_expenditure(text, found, outline)
    set_quotas(found, frame)
    return found


def _rows_of(sentences: list[SentenceRows]) -> list[Told]:
    """The rows of each sentence; what needs no row before it is read first, from sentence to sentence."""
    for sentence in sentences:
        sentence.read_periods()
    for sentence in sentences:
        sentence.read_limits()
    return [sentence.told() for sentence in sentences]


def _joined(sentences: list[Told]) -> list[FoundIndicator]:
    """The rows of all sentences, with parents that count from the first of all."""
    found: list[FoundIndicator] = []
    for told in sentences:
        for row in told.rows:
            row.parent = None if row.parent is None else row.parent + len(found)
        found += told.rows
    return found


def _inside(items: list[Item], first: int, sentence: Sentence) -> tuple[int, list[Item]]:
    while first < len(items) and items[first].start < sentence.start:
        first += 1
    last = first
    while last < len(items) and items[last].start < sentence.end:
        last += 1
    return last, items[first:last]


def _portions(sentence: Sentence, quantities: list[Quantity]) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """A sentence with its quantities, in portions where they are too many to be one statement after another."""
    if len(quantities) <= MOST_TOGETHER:
        yield sentence, quantities
        return
    start = sentence.start
    for first in range(0, len(quantities), MOST_TOGETHER):
        portion = quantities[first : first + MOST_TOGETHER]
        following = quantities[first + MOST_TOGETHER : first + MOST_TOGETHER + 1]
        end = following[0].lead if following else sentence.end
        yield sentence._replace(start=start, end=end), portion
        start = portion[-1].end
