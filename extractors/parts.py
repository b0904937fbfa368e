"""Parts: which rows state a subset of a total, and of which.

Finds the list behind 其中 (also at the head of the next sentence), a bracket behind a total (含…), and lists without
其中 that add up to the total before them to the last digit. Refuses other units, numbers above the total, amounts
that belong to a part and not to the total, and clauses that start a statement of their own.

>>> IN_IT.search("其中水环境类") is not None
True
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..schemas.text import Outline, Sentence
from .acts import leading_verb, object_of, without_last_verbs
from .words import word_class

if TYPE_CHECKING:
    from .found import FoundIndicator

IN_IT = re.compile(r"其中|(?:^|（)含|包括")
_APART = re.compile(r"[，；：（中]")
_ADDED = ("count", "amount", "measure")
LONGEST_LIST = 12  # numbers tried for a list without 其中


def link_parts(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Mark the parts among the rows and give them their totals. In place."""
    places = [match.start() for match in re.finditer(r"其中|（含|包括", text)]
    for place in places:
        _link_list(text, rows, outline, place)
    _link_sums(text, rows, outline)


def _link_list(text: str, rows: list[FoundIndicator], outline: Outline, place: int) -> None:
    sentence = outline.sentence_at(place)
    limit = text.find("）", place) if text[place] == "（" else sentence.end
    first = bisect_left(rows, place, key=lambda row: row.start)
    last = bisect_left(rows, limit if limit > 0 else sentence.end, key=lambda row: row.start)
    lead = next((row for row in rows[first:last] if row.role == "value" and row.kind != "rank"), None)
    if lead is None:
        return
    total = _total_before(rows, first, sentence.start, lead.unit)
    if total is None and place - sentence.start <= 1:
        total = _total_in_last_sentence(rows, outline, sentence, lead.unit)
    if total is None:
        return
    amount, previous = 0.0, None
    for row in rows[first:last]:
        if not _can_be_part(row, rows[total]) or row.value is None:
            continue
        amount += row.value
        if previous and _list_ends(text, previous, row, lead, amount > (rows[total].value or 0)):
            return
        row.role, row.parent, previous = "part", total, row
        row.name = _completed(row.name, rows[total].name)


def _list_ends(text: str, previous: FoundIndicator, row: FoundIndicator, lead: FoundIndicator, exceeded: bool) -> bool:
    """Whether the list of parts ended before `row`: the sum is passed other than at 、, or ； starts other matters."""
    between = text[previous.end : row.start]
    if exceeded and "、" not in between[:2] and leading_verb(row.name) and not leading_verb(lead.name):
        return True
    return "；" in between and row.kind != "count" and row.name[-2:] != lead.name[-2:]


def _total_before(rows: list[FoundIndicator], first: int, start: int, unit: str) -> int | None:
    """The last value of the same unit in the sentence before 其中."""
    for index in range(first - 1, -1, -1):
        row = rows[index]
        if row.start < start:
            return None
        if row.role == "value" and row.kind != "rank" and row.unit == unit:
            return index
    return None


def _total_in_last_sentence(rows: list[FoundIndicator], outline: Outline, sentence: Sentence, unit: str) -> int | None:
    """The first value of the same unit in the sentence before one that begins with 其中."""
    if sentence.start == 0:
        return None
    last = outline.sentence_at(sentence.start - 1)
    first = bisect_left(rows, last.start, key=lambda row: row.start)
    for index in range(first, len(rows)):
        if rows[index].start >= last.end:
            return None
        if rows[index].role == "value" and rows[index].kind != "rank" and rows[index].unit == unit:
            return index
    return None


def _can_be_part(row: FoundIndicator, total: FoundIndicator) -> bool:
    return (
        row.role == "value"
        and row.unit == total.unit
        and row.kind in _ADDED
        and row.value is not None
        and total.value is not None
        and row.value <= total.value
    )


def _completed(name: str, total: str) -> str:
    """A part named by a bare verb takes the object of its total: 主办 of 人大代表建议."""
    if len(name) != 2 or word_class(name) not in ("act", "predicate"):
        return name
    return without_last_verbs(object_of(total)) + name


def _link_sums(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Two or more numbers behind a total, in its sentence, that add up to it exactly."""
    for index, total in enumerate(rows):
        if total.role != "value" or total.kind not in _ADDED or not total.value or total.value < 2:
            continue
        if index + 1 < len(rows) and not _APART.search(text[total.end : rows[index + 1].start]):
            continue
        for part in _adding_up(text, rows, index, outline.sentence_at(total.start).end):
            rows[part].role, rows[part].parent = "part", index
            rows[part].name = _completed(rows[part].name, total.name)


def _adding_up(text: str, rows: list[FoundIndicator], index: int, end: int) -> list[int]:
    """The rows behind a total that add up to it, empty where none do."""
    total = rows[index]
    run: list[int] = []
    amount = 0.0
    for follower in range(index + 1, min(index + 1 + LONGEST_LIST, len(rows))):
        row = rows[follower]
        if row.start >= end or (not run and "；" in text[total.end : row.start]):
            return []
        known = row.role == "part" and row.parent == index
        if row.value is None or not (known or _can_be_part(row, total)):
            if row.unit == total.unit:
                return []
            continue
        run.append(follower)
        amount += row.value
        if len(run) >= 2 and abs(amount - (total.value or 0)) < 1e-9 * max(1.0, total.value or 0):
            return run
    return []
