"""A series in the terminal: a sparkline a group, a dot where a year is missing.

>>> sparkline([1.0, None, 2.0, 3.0])
'▁·▅█'
>>> sparkline([4.0, 4.0]), sparkline([None, None])
('▅▅', '··')
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.table import Table

from ..wording import number
from .points import ALL, Series

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
    table = Table("", span, "first", "last", "target", title=f"{series.title} ({series.unit})", title_justify="left")
    for column in table.columns[2:]:
        column.justify = "right"
    for group in series.groups:
        values = series.actuals(group)
        known = [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
        targets = sorted(series.targets(group).items())
        cells = [_dated(pairs[place]) if pairs else "" for pairs, place in ((known, 0), (known, -1), (targets, -1))]
        table.add_row(group if group != ALL else series.title, sparkline(values), *cells)
    return table


def _height(value: float, low: float, high: float) -> int:
    return len(BARS) // 2 if high == low else round((value - low) / (high - low) * (len(BARS) - 1))


def _dated(pair: tuple[int, float]) -> str:
    year, value = pair
    return f"{number(value)} ({year})"
