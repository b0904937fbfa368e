r"""Columns: pages whose prose was set in two columns and stands side by side on each line.

Finds the gutter of a page from the lines that have prose on both sides of it, and tells in which order the halves are
read: the left column down to the next line over the full width, then the right one. Refuses tables, whose cells are
short, and pages with few such lines.

>>> left, right = "全年实现地区生产总值二万亿元，同比", "增长百分之五，居民收入与经济增长同步"
>>> text = "\n".join([f"{left}     {right}"] * 8)
>>> parted, orders = part_columns(text)
>>> parted.count("\n"), parted.split("\n")[:2] == [left + "    ", right], len(orders[0].right)
(15, True, 8)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

LEAST_LINES = 8  # of a page with prose on both sides of the gutter
LEAST_SHARE = 0.6  # of these lines have the gutter at the page's place
LEAST_FILLED = 0.2  # of the lines of a page have prose on both sides
LONGEST_LINE = 120  # characters
SHORTEST_HALF = 9  # characters of prose on one side
DRIFT = 9  # characters that the gutter may wander, for letters and digits are narrower than Chinese characters

_GUTTER = re.compile(r"(?<=\S) {3,}(?=\S)")
_PAGE_MARK = re.compile(r"[ \t]*[-—]?[ ]?\d{1,4}[ ]?[-—]?[ \t]*\r?")
_PROSE = re.compile(r"[\u4e00-\u9fff，。、；：（）“”《》]")


class Order(NamedTuple):
    """A stretch of a page in columns: its span, and where the halves of the right column start."""

    start: int
    end: int
    right: frozenset[int]


def part_columns(text: str) -> tuple[str, list[Order]]:
    """The text with a line feed in place of the last blank of each gutter, and the order of its columns."""
    if text.count("     ") < LEAST_LINES:
        return text, []
    orders: list[Order] = []
    pages = list(_pages(text))
    places = [_gutter(text, page) for page in pages]
    usual = int(median(sure)) if (sure := [place for place in places if place is not None]) else None
    for page, own in zip(pages, places, strict=True):
        place = own if own is not None or usual is None else _staggered(text, page, usual)
        if place is not None:
            orders += _orders(text, page, place)
    if not orders:
        return text, []
    chars = list(text)
    for order in orders:
        for start in order.right:
            chars[start - 1] = "\n"
    return "".join(chars), orders


def _pages(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of each page; page numbers and form feeds end one."""
    page: list[tuple[int, int]] = []
    place = 0
    for line in text.split("\n"):
        if (line.strip() and _PAGE_MARK.fullmatch(line)) or "\f" in line:
            yield page
            page = []
        elif line.strip():
            page.append((place, place + len(line)))
        place += len(line) + 1
    yield page


def _gutter(text: str, page: list[tuple[int, int]]) -> int | None:
    """The place on the line at which the right column of a page starts; None where it has but one column."""
    starts = [
        gap.end() - start
        for start, end in page
        if end - start <= LONGEST_LINE
        for gap in _GUTTER.finditer(text, start, end)
        if _is_prose(text[start : gap.start()]) and _is_prose(text[gap.end() : end])
    ]
    if len(starts) < max(LEAST_LINES, LEAST_FILLED * len(page)):
        return None
    place = int(median(starts))
    return place if sum(abs(start - place) <= DRIFT for start in starts) >= LEAST_SHARE * len(starts) else None


def _staggered(text: str, page: list[tuple[int, int]], usual: int) -> int | None:
    """The same for a page whose columns stand on lines in turn, in a text with columns on other pages."""
    halves = ((start, _right_half(text, start, end, usual)) for start, end in page if end - start <= LONGEST_LINE)
    indents = [half - start for start, half in halves if half is not None]
    return int(median(indents)) if len(indents) >= LEAST_LINES else None


def _is_prose(half: str) -> bool:
    half = half.strip()
    return len(half) >= SHORTEST_HALF and len(_PROSE.findall(half)) >= 0.6 * len(half)


def _orders(text: str, page: list[tuple[int, int]], place: int) -> Iterator[Order]:
    """The stretches between lines over the full width."""
    first: int | None = None
    right: set[int] = set()
    for start, end in page:
        half = _right_half(text, start, end, place)
        if half is None and len(text[start:end].rstrip()) > place + DRIFT:
            if right and first is not None:
                yield Order(first, start, frozenset(right))
            first, right = None, set()
            continue
        first = start if first is None else first
        if half is not None:
            right.add(half)
    if right and first is not None:
        yield Order(first, page[-1][1], frozenset(right))


def _right_half(text: str, start: int, end: int, place: int) -> int | None:
    """Where the right half of a line starts; None where the line has but a left one."""
    line = text[start:end]
    indent = len(line) - len(line.lstrip(" "))
    if indent >= place - DRIFT:
        return start + indent if indent else None
    across = [
        gap.end()
        for gap in _GUTTER.finditer(text, start, end)
        if gap.start() - start <= place and gap.end() - start >= place - DRIFT
    ]
    return min(across, key=lambda gap: abs(gap - start - place)) if across else None
