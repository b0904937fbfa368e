"""A quantity as it stands in the clean text: numeral, unit, hedge and span.

>>> Quantity(0, 3, 0, Decimal(5), Decimal(5), Decimal(5), "个", "count", "eq").bare
False
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

COUNTED = ("count", "measure")  # the kinds of which things are counted or measured
SUM = 100_000_000  # grades from here on are sums of money: 百亿级


@dataclass(slots=True)
class Quantity:
    """A numeral with its unit. `start:end` is the span of the record, `lead` the start of the hedge before it."""

    start: int
    end: int
    lead: int
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    kind: str
    bound: str
    chinese: bool = False
    bare: bool = False

    @property
    def grades(self) -> bool:
        """Whether a sum is told as a grade: 7000亿级."""
        return self.unit == "级" and self.low >= SUM
