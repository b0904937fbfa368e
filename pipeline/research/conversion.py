"""Converting values to the unit of their variable: weights, areas and lengths by factor, counters of things as equal.

An amount in another currency is never converted, for no rate is stated in the report.

>>> factor_between("斤", "吨", counted=False)
0.0005
>>> factor_between("家", "户", counted=True)
1.0
>>> factor_between("美元", "元", counted=False) is None
True
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def factor_between(unit: str, canonical: str, *, counted: bool) -> float | None:
    """What a value in `unit` is multiplied with to be one in `canonical`; None where that cannot be told."""
    if unit == canonical or counted:
        return 1.0
    return _factors().get((unit, canonical))


@cache
def _factors() -> dict[tuple[str, str], float]:
    text = (files(__package__) / "conversions.csv").read_text(encoding="utf-8")
    return {(row["unit"], row["canonical"]): float(row["factor"]) for row in csv.DictReader(text.splitlines())}
