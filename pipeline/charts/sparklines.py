"""A series in the terminal: a sparkline a group, a dot where a year is missing.

>>> sparkline([1.0, None, 2.0, 3.0])
'▁·▅█'
>>> sparkline([4.0, 4.0]), sparkline([None, None])
('▅▅', '··')
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.table import Column, Table

from ..wording import number
from .points import ALL, Point, Series

BARS: Final = "▁▂▃▄▅▆▇█"
GAP: Final = "·"


def sparkline(values: Sequence[float | None]) -> str:
    """One character a value, its height between the least and the greatest; those all equal stand in the middle."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return "".join(GAP if value is None else BARS[_height(value, low, high)] for value in values)


def sparkline_table(series: Series) -> Table:
    """A line a group: the years as a sparkline, the first and the last value known, the last target."""
    years = series.years
    span = f"{years[0]}–{years[-1]}" if years else ""
    line = Column(span, no_wrap=True, min_width=len(years))
    numbers = [Column(name, justify="right", overflow="fold") for name in ("first", "last", "target")]
    group_name = Column("", overflow="fold", min_width=8)
    table = Table(group_name, line, *numbers, title=f"{series.title} ({series.unit})", title_justify="left")
    for group in series.groups:
        values = series.actuals(group)
        known = [Point(group, year, value) for year, value in zip(years, values, strict=True) if value is not None]
        targets = series.targets(group)
        cells = [_dated(points[place]) if points else "" for points, place in ((known, 0), (known, -1), (targets, -1))]
        table.add_row(group if group != ALL else series.title, sparkline(values), *cells)
    return table


def _height(value: float, low: float, high: float) -> int:
    return len(BARS) // 2 if high == low else round((value - low) / (high - low) * (len(BARS) - 1))


def _dated(point: Point) -> str:
    upper = "" if point.high is None else f"–{compact(point.high)}"
    return f"{compact(point.value)}{upper} ({point.year})"


def compact(value: float) -> str:
    """A figure in few characters, as Chinese reports write it.

    >>> compact(134900000000000.0), compact(3210000.0), compact(5.2)
    ('134.9万亿', '321万', '5.2')
    """
    for size, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{number(round(value / size, 4))}{word}"
    return number(value)
