"""What was found in many reports together: a screen instead of a table for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .reading import MENTIONS

if TYPE_CHECKING:
    from rich.table import Table

    from .rewriting import Report


@dataclass(slots=True)
class Totals:
    """Reports by genre and year, rows by table, doubts by rule and by severity."""

    reports: int = 0
    genres: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Take one report into account."""
        self.reports += 1
        self.genres.update(report.tables["documents"]["genre"].to_pylist())
        self.years[report.year] += 1
        self.rows.update({table: report.tables[table].num_rows for table in MENTIONS})
        for counter, column in ((self.severities, "severity"), (self.rules, "rule")):
            counter.update(report.tables["findings"][column].to_pylist())

    def shown(self) -> Table:
        """The totals for people."""
        from rich.table import Table

        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim")
        grid.add_column(overflow="fold")
        grid.add_row("reports", f"{self.reports:,}: {_commonest(self.genres)}")
        grid.add_row("years", _span(self.years))
        grid.add_row("found", ", ".join(f"{self.rows[table]:,} {table}" for table in MENTIONS))
        if self.rules:
            grid.add_row("doubts", f"{_commonest(self.severities)}: {_commonest(self.rules)}")
        return grid


def _commonest(counts: Counter[str]) -> str:
    """How many of each, the commonest first.

    >>> _commonest(Counter(notice=1, plan=2))
    '2 plan, 1 notice'
    """
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common())


def _span(years: Counter[int]) -> str:
    """The first and last year, and how many reports are of an unknown one.

    >>> _span(Counter({2019: 3, 2021: 1, 0: 2})), _span(Counter({0: 1}))
    ('2019–2021, 2 unknown', '1 unknown')
    """
    known = sorted(year for year in years if year)
    span = [f"{known[0]}–{known[-1]}" if known[0] < known[-1] else str(known[0])] if known else []
    return ", ".join([*span, f"{years[0]:,} unknown"] if years[0] else span)
