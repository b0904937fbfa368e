"""What a chart draws: values by group and year, with a place for every year, so that a gap is seen as a gap.

>>> series = Series("gdp", "元", (Point("乌海市", 2020, 5.0), Point("乌海市", 2022, 7.0)))
>>> series.years
[2020, 2021, 2022]
>>> series.actuals("乌海市")
[5.0, None, 7.0]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Nature = Literal["actual", "target"]
ALL: Final = ""  # the group of a series that is not divided


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a group in a year, of a range its ends; `source`, `doc_id` and `seq` say where it stands."""

    group: str
    year: int
    value: float
    nature: Nature = "actual"
    source: str = ""
    high: float | None = None
    doc_id: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one variable, in one unit."""

    title: str
    unit: str
    points: tuple[Point, ...]

    @property
    def groups(self) -> list[str]:
        """The groups in the order of their first point."""
        return list(dict.fromkeys(point.group for point in self.points))

    @property
    def years(self) -> list[int]:
        """Every year from the first point to the last, whether anything is known of it or not."""
        years = [point.year for point in self.points]
        return list(range(min(years), max(years) + 1)) if years else []

    def actuals(self, group: str) -> list[float | None]:
        """What was done in each year; None where nothing is known."""
        known = {point.year: point.value for point in self._of(group, "actual")}
        return [known.get(year) for year in self.years]

    def targets(self, group: str) -> list[Point]:
        """What was to be reached, by year."""
        return sorted(self._of(group, "target"), key=lambda point: point.year)

    def _of(self, group: str, nature: Nature) -> list[Point]:
        return [point for point in self.points if point.group == group and point.nature == nature]
