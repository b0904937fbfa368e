"""Enumerated parts: what the items 一是, 二是, 三是 of a list count of the total named before it.

Finds items whose first count has the unit of the total, where all of them add up to it (部署7项任务。一是…，共4项。
二是…，共3项。). Refuses lists of which an item counts nothing, or that miss the total.

>>> [place for place, _ in item_starts("部署2项。一是甲，共1项。二是乙，共1项。", 0)]
[5, 13]
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

LONGEST_ITEM = 600  # characters
HEAD = 120  # characters of an item in which its count stands
LEAD = 200  # characters before the first item in which the total stands
_ITEMS = [f"{number}是" for number in "一二三四五六七八九十"]


def link_items(text: str, rows: list[FoundIndicator]) -> None:
    """Mark what the items of enumerations count as parts of the total before them. In place."""
    place = text.find(_ITEMS[0])
    while place >= 0:
        items = item_starts(text, place)
        if len(items) > 1:
            _link(rows, [_first_count(rows, start, end) for start, end in items], place)
        place = text.find(_ITEMS[0], place + 1)


def item_starts(text: str, place: int) -> list[tuple[int, int]]:
    """Where the items begin that follow one another from a place, and where the head of each ends."""
    starts: list[int] = []
    for label in _ITEMS:
        found = text.find(label, place, place + LONGEST_ITEM)
        if found < 0:
            break
        starts.append(found)
        place = found + len(label)
    ends = [*starts[1:], place + HEAD]
    return [(start, min(end, start + HEAD)) for start, end in zip(starts, ends, strict=True)]


def _first_count(rows: list[FoundIndicator], start: int, end: int) -> int | None:
    first = bisect_left(rows, start, key=lambda row: row.start)
    last = bisect_left(rows, end, key=lambda row: row.start)
    return next((index for index in range(first, last) if rows[index].kind == "count"), None)


def _link(rows: list[FoundIndicator], items: list[int | None], place: int) -> None:
    counts = [rows[index] for index in items if index is not None and rows[index].role == "value"]
    if len(counts) < len(items) or len({row.unit for row in counts}) > 1:
        return
    amount = sum(row.value or 0 for row in counts)
    for index in range(bisect_left(rows, place, key=lambda row: row.start) - 1, -1, -1):
        total = rows[index]
        if total.start < place - LEAD:
            return
        if total.role == "value" and total.unit == counts[0].unit and total.value == amount:
            for row in counts:
                row.role, row.parent = "part", index
            return
