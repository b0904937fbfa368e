"""Quantities that belong together: ranges in two halves, units stated once, amounts in yuan, jiao and fen.

`5万元以上30万元以下` and `四百亿斤到五百亿斤` are one range each, `0.32个和0.40个百分点` two numbers of one unit,
`123元1角1分` and `3斤5两` one figure in the larger unit. Refuses to join what any other word stands between.

>>> one = Quantity(0, 4, 0, Decimal(123), Decimal(123), Decimal(123), "元", "amount", "eq")
>>> [(q.value, q.unit, q.end) for q in join_adjoining("123元1角5分", [one])]
[(Decimal('123.15'), '元', 8)]
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from .numerals import read_numeral
from .quantity import Quantity

_DIGIT = r"[1-9一二两三四五六七八九]"
# unit of a figure → what may follow it at once, one digit each, and what the digits are worth
SMALLER = {
    "元": re.compile(rf"(?:(?P<tenth>{_DIGIT})[角毛])?(?:(?P<hundredth>{_DIGIT})分(?![之钟]))?"),
    "角": re.compile(rf"(?P<tenth>{_DIGIT})分(?![之钟])"),
    "斤": re.compile(rf"(?P<tenth>{_DIGIT})两(?![个家种类])"),
}
WORTH = {"tenth": Decimal("0.1"), "hundredth": Decimal("0.01")}
BETWEEN_HALVES = ("", "、", "，")
_MOVES = re.compile(r"[由从][^，。；]{0,20}$")  # 由百分之四到百分之五 is a way gone, no range


def join_adjoining(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with those joined that are one."""
    return _halves(text, [*_shared_units(text, _subunits(text, found))])


def _with_smaller(text: str, quantity: Quantity) -> Quantity:
    """The figure with its jiao and fen, its liang: 123元1角1分."""
    pattern = SMALLER.get(quantity.unit)
    match = pattern.match(text, quantity.end) if pattern and quantity.bound == "eq" else None
    if match is None or match.end() == quantity.end:
        return quantity
    digits = {group: read_numeral(digit) for group, digit in match.groupdict().items() if digit}
    value = quantity.low + sum((WORTH[group] * (digit or 0) for group, digit in digits.items()), Decimal(0))
    return replace(quantity, end=match.end(), value=value, low=value, high=value)


def _subunits(text: str, found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for quantity in found:
        if not joined or quantity.start >= joined[-1].end:
            joined.append(_with_smaller(text, quantity))
    return joined


def _shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """百分点 written behind the last number of a list only: 0.21个、0.32个和0.40个百分点."""
    shared: list[Quantity] = []
    for quantity in reversed(found):
        following = shared[-1] if shared else None
        if (
            following
            and quantity.unit == "个"
            and following.unit == "百分点"
            and text[quantity.end : following.start] in ("和", "、", "，")
        ):
            shared.append(replace(quantity, unit="百分点", kind="ratio"))
        else:
            shared.append(quantity)
    return shared[::-1]


def _halves(text: str, found: list[Quantity]) -> list[Quantity]:
    """5万元以上30万元以下 and 四千万亩到五千万亩 are one range each."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if last and last.unit == quantity.unit and last.low < quantity.high and _opens_range(text, last, quantity):
            merged[-1] = replace(last, end=quantity.end, value=None, high=quantity.high, bound="range")
        else:
            merged.append(quantity)
    return merged


def _opens_range(text: str, low: Quantity, high: Quantity) -> bool:
    """Whether two figures of one unit bound a range: 5万元以上30万元以下, 百分之四至百分之五."""
    between = text[low.end : high.start]
    if low.bound == "ge" and high.bound == "le":
        return between in BETWEEN_HALVES
    placed = text.startswith("第", high.start)  # 提升17位至第92位
    return between in ("到", "至") and not placed and not _MOVES.search(text, max(0, low.start - 24), low.start)
