"""Statements: each quantity of a sentence with the words before and behind it.

A clause is bounded by ，；：。 and brackets; inside a clause the numbers of a list are bounded by 、和及 behind the
number before. Dates and their prepositions are taken out of the words. A clause without words of its own
(同比增长10%, 合计12件) leans on the statement before it.

>>> statements = read_statements("新建公园12个、绿道235公里，总数达638公里", 0, 24, QUANTITIES, [])
>>> [(s.before, s.behind) for s in statements]
[('新建公园', ''), ('绿道', ''), ('总数达', '')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import FoundDate
from .quantities import Quantity

_STRONG = "，；：。！？\n|"
_JOINT = re.compile(r"^(?:、|和|及|以及|与|并|或)")
_DATE_REST = re.compile(r"^(?:年度|期间|内|底|末|中|，)")


@dataclass(slots=True)
class Statement:
    """A quantity, the clause it stands in, and the words around it within the clause."""

    quantity: Quantity
    clause: tuple[int, int]
    before: str
    behind: str
    adjoining: bool  # another quantity stands directly behind the words behind this one
    joined: bool  # stands behind another number in the same clause
    bracketed: bool


def read_statements(
    text: str, start: int, end: int, quantities: list[Quantity], dates: list[FoundDate]
) -> list[Statement]:
    """The statements of the sentence `start:end`, one for each quantity in it."""
    statements: list[Statement] = []
    for index, quantity in enumerate(quantities):
        left, right, bracketed = _clause(text, start, end, quantity)
        before_left = left
        previous = quantities[index - 1] if index else None
        joined = bool(previous and previous.end > left and previous.end <= quantity.lead)
        if joined and previous:
            before_left = previous.end
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        adjoining = bool(following and following.start < right)
        behind_right = following.lead if following and adjoining else right
        before = _words(text, before_left, quantity.lead, dates)
        behind = _words(text, quantity.end, behind_right, dates)
        if joined:
            before = _own_words(before)
        if following and adjoining:
            behind = _own_noun(behind)
        statements.append(Statement(quantity, (left, right), before, behind, adjoining, joined, bracketed))
    return statements


def _clause(text: str, start: int, end: int, quantity: Quantity) -> tuple[int, int, bool]:
    """The bounds of the clause around a quantity; brackets closed on one side of it are passed over."""
    depth, left = 0, quantity.lead
    while left > start:
        char = text[left - 1]
        if char in "）”" :
            depth += char == "）"
        elif char == "（":
            if depth == 0:
                return left, _right(text, quantity.end, end), True
            depth -= 1
        elif depth == 0 and char in _STRONG:
            break
        left -= 1
    return left, _right(text, quantity.end, end), False


def _right(text: str, place: int, end: int) -> int:
    depth = 0
    while place < end:
        char = text[place]
        if char == "（":
            depth += 1
        elif char == "）":
            if depth == 0:
                return place
            depth -= 1
        elif depth == 0 and char in _STRONG:
            return place
        place += 1
    return end


def _words(text: str, start: int, end: int, dates: list[FoundDate]) -> str:
    """The text of a span without the temporal expressions in it."""
    parts = []
    place = start
    for date in dates:
        if date.start >= start and date.end <= end and date.start >= place:
            parts.append(text[place : date.start])
            place = date.end
            rest = _DATE_REST.match(text[place:end])
            if rest and not date.compared:
                place += rest.end()
            if date.compared:
                parts.append("某年")
    parts.append(text[place:end])
    return "".join(parts)


def _own_words(before: str) -> str:
    """The words between two numbers that belong to the second."""
    joint = _JOINT.match(before)
    if joint:
        return before[joint.end() :]
    place = max(before.rfind("、"), -1)
    return before[place + 1 :] if place >= 0 and len(before) - place > 2 else before


def _own_noun(behind: str) -> str:
    """The words between two numbers that belong to the first: up to a joint, nothing where the joint comes first."""
    if _JOINT.match(behind):
        return ""
    return re.split(r"、|和(?=$)|及(?=$)|以及(?=$)", behind)[0]
