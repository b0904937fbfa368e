"""Readings: what an expectation and an answer have in common, whoever wrote them, and when the two agree.

A reading says what a stretch of text was taken for (`topic`), the figures (`low`, `high`, open ends None, in the
base unit) or the days (`first`, `last`, open ends None). An answer agrees with an expectation where both overlap, the
topic is the same and figures or days are equal; where an expectation states no value, the wording itself must be
equal, hedges and prepositions aside.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

# What one project counts to the wording and another does not.
_LEADING = re.compile(r"^(?:截至|截止|自从|到|自|从|在|约|大约|近|至少|不足|超过)")
_TRAILING = re.compile(r"(?:以上|以下|以内|左右|以来|之前|以前|开始|前|起|止|期间|时间)$")
NEARLY = Decimal("1e-6")  # relative difference under which two figures are one: rounded thirds


@dataclass(slots=True)
class Reading:
    """`days` lists the (first, last) a date may stand for; an answer has one pair, and `last_begins` beside it."""

    topic: str
    start: int
    end: int
    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    valued: bool = False
    days: list[tuple[str | None, str | None]] = field(default_factory=list)
    last_begins: str | None = None


def fold(text: str) -> str:
    """One width, no white space.

    >>> fold("１ 秒钟")
    '1秒钟'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def core(text: str) -> str:
    """The wording without hedges and prepositions.

    >>> core("从 2016年6月1日起")
    '2016年6月1日'
    """
    return _TRAILING.sub("", _LEADING.sub("", fold(text)))


def agrees(want: Reading, got: Reading) -> bool:
    """Whether an answer says what the expectation says."""
    if want.topic != got.topic or want.start >= got.end or got.start >= want.end:
        return False
    if want.days:
        return any(_same_days(pair, got) for pair in want.days)
    if want.valued:
        return want.unit == got.unit and _close(want.low, got.low) and _close(want.high, got.high)
    return core(want.text) == core(got.text)


def _same_days(pair: tuple[str | None, str | None], got: Reading) -> bool:
    """`2016-2018` ends for some with the first day of 2018, for others with its last: both are the same range."""
    first, last = pair
    return any(first == begin and (last == end or (last is not None and last == got.last_begins))
               for begin, end in got.days)  # fmt: skip


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= NEARLY * max(abs(one), abs(other))


def passes(wants: list[Reading], gots: list[Reading]) -> bool:
    """A case passes where every expectation has its own answer and nothing else of the topic was answered."""
    left = list(gots)
    for want in wants:
        match = next((got for got in left if agrees(want, got)), None)
        if match is None:
            return False
        left.remove(match)
    return not left
