"""Figures as they are written: whether a number was read whole, how far rounding may carry it, and sums in one scale.

A number of a worn print may be read from its middle (6，098亿元 as 98亿元); no doubt is built on such a number.

>>> is_whole("总支出6，098亿元", 6, 11), is_whole("总支出98亿元", 3, 7)
(False, True)
>>> rounding_step("2.55亿元"), rounding_step("3万元"), rounding_step("3624件")
(Decimal('1000000.00'), Decimal('10000'), Decimal('0'))
"""

from __future__ import annotations

import re
from decimal import Decimal

from ..figures.numerals import multiplier_value

__all__ = ["is_whole", "rounding_step", "scale_of", "scaled"]

_CUT_BEFORE = re.compile(r"[\d○〇零一二三四五六七八九十百千万亿][，,、·．.一—-]{0,2}$|[·．.±<>〈=]$")
_CUT_AFTER = re.compile(r"^\d|^[·．.一—~-]{1,2}\d")
_WRITTEN = re.compile(r"[\d,]{1,20}(?:\.(?P<decimals>\d{1,8}))?(?P<multiplier>[十百千万亿]{0,3})")
_LARGE = re.compile(r"[万亿]")
_SCALES = (("亿", Decimal(10**8)), ("万", Decimal(10**4)), ("", Decimal(1)))


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no piece of a longer number stands next to a number."""
    before, after = text[max(0, start - 4) : start], text[end : end + 3]
    return not _CUT_BEFORE.search(before) and not _CUT_AFTER.match(after)


def rounding_step(written: str) -> Decimal:
    """What one unit of the last written digit is worth; 0 for a count without multiplier, which is exact.

    >>> rounding_step("三百件"), rounding_step("三十万件"), rounding_step("12.5吨")
    (Decimal('0'), Decimal('10000'), Decimal('0.1'))
    """
    match = _WRITTEN.match(written)
    if match is None:
        return scale_of([written])[1] if _LARGE.search(written) else Decimal(0)
    if not (match["decimals"] or match["multiplier"]):
        return Decimal(0)
    step = Decimal(1).scaleb(-len(match["decimals"] or ""))
    return step * (multiplier_value(match["multiplier"]) if match["multiplier"] else 1)


def scale_of(written: list[str]) -> tuple[str, Decimal]:
    """The largest multiplier that numbers are written with, to show them all in it.

    >>> scale_of(["2.55亿元", "98万元"])
    ('亿', Decimal('100000000'))
    """
    return next((name, factor) for name, factor in _SCALES if name in "".join(written))


def scaled(value: Decimal, factor: Decimal) -> str:
    """A value in a scale, without idle zeros.

    >>> scaled(Decimal("255000000"), Decimal(10**8)), scaled(Decimal(120), Decimal(1))
    ('2.55', '120')
    """
    return f"{(value / factor).normalize():f}"
