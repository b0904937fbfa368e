"""Quantities that belong together: ranges in two halves, units stated once, amounts in yuan, jiao and fen.

`5万元以上30万元以下` is one range, `0.32个和0.40个百分点` are two numbers of one unit, `123元1角1分` and `3斤5两`
are one figure in the larger unit. Refuses to join what any other word stands between.

>>> one = Quantity(0, 4, 0, Decimal(123), Decimal(123), Decimal(123), "元", "amount", "eq")
>>> other = Quantity(4, 6, 4, Decimal(1), Decimal(1), Decimal(1), "角", "amount", "eq")
>>> [(q.value, q.unit, q.end) for q in join_adjoining("123元1角", [one, other])]
[(Decimal('123.1'), '元', 6)]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .quantity import Quantity

# (larger unit, smaller unit that may follow at once) → how much of the larger one it is
SUBUNITS = {
    ("元", "角"): Decimal("0.1"),
    ("元", "分"): Decimal("0.01"),
    ("角", "分"): Decimal("0.1"),
    ("斤", "两"): Decimal("0.1"),
    ("市斤", "两"): Decimal("0.1"),
}
BETWEEN_HALVES = ("", "、", "，")


def join_adjoining(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with those joined that are one."""
    return _halves(text, [*_shared_units(text, _subunits(found))])


def _subunits(found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    smallest = ""
    for quantity in found:
        last = joined[-1] if joined else None
        share = SUBUNITS.get((smallest, quantity.unit))
        if last and share and last.end == quantity.start and last.bound == "eq" and quantity.value is not None:
            share = SUBUNITS[last.unit, quantity.unit]
            value = last.low + quantity.value * share
            joined[-1] = replace(last, end=quantity.end, value=value, low=value, high=value, bound=quantity.bound)
        else:
            joined.append(quantity)
        smallest = quantity.unit
    return joined


def _shared_units(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """百分点 written behind the last number of a list only: 0.32个和0.40个百分点."""
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following
            and quantity.unit == "个"
            and following.unit == "百分点"
            and text[quantity.end : following.start] in ("和", "、", "，")
        ):
            yield replace(quantity, unit="百分点", kind="ratio")
        else:
            yield quantity


def _halves(text: str, found: list[Quantity]) -> list[Quantity]:
    """5万元以上30万元以下 is one range."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if (
            last
            and last.bound == "ge"
            and quantity.bound == "le"
            and last.unit == quantity.unit
            and text[last.end : quantity.start] in BETWEEN_HALVES
            and last.low < quantity.high
        ):
            merged[-1] = replace(last, end=quantity.end, value=None, high=quantity.high, bound="range")
        else:
            merged.append(quantity)
    return merged
