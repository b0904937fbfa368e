"""The outcome of a golden check as lines of text.

>>> list(mistake_lines([]))
['Rows on which output and gold differ: 0', '']
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from .changes import Change
from .checking import GoldenReport
from .mistakes import Mistake

SCORES: Final = ("precision", "recall", "f1")
MARKS: Final = {"gain": "+", "loss": "-", "even": "="}


def report_lines(report: GoldenReport, *, accepted: bool = False) -> Iterator[str]:
    """Figures by table and field, what changed since the output accepted last, and what is below its floor."""
    yield f"{'':11}{'precision':>10}{'recall':>10}{'f1':>10}{'right':>8}{'extra':>8}{'missed':>8}"
    for table, figures in report.figures.items():
        yield from _table_lines(report, table, figures)
    yield ""
    yield from _change_lines(report.changes)
    raised = _raised(report)
    if raised:
        yield ""
        yield "Floors raised:" if accepted else "Above the floor (`zhibiao golden update` raises it):"
        yield from (f"  {figure}" for figure in raised)
    if report.below:
        yield ""
        yield "Floors lowered:" if accepted else "Below the floor:"
        yield from (f"  {below}" for below in report.below)
    yield ""
    outcome = "Accepted" if accepted else "Passed" if report.passed else "Failed"
    yield f"{outcome}: {report.reports} reports annotated by hand."


def _table_lines(report: GoldenReport, table: str, figures: dict[str, float]) -> Iterator[str]:
    tally = report.tallies[table]
    counts = (tally.true_positives, tally.false_positives, tally.false_negatives)
    scores = "".join(f"{figures[name]:>10.4f}" if name in figures else f"{'':>10}" for name in SCORES)
    yield f"{table:11}{scores}" + "".join(f"{count:>8}" for count in counts)
    fields = [f"{name} {value:.4f}" for name, value in figures.items() if name not in SCORES]
    for start in range(0, len(fields), 5):
        yield "    " + "  ".join(fields[start : start + 5])


def _raised(report: GoldenReport) -> list[str]:
    raised = []
    for table, figures in report.figures.items():
        for name, value in figures.items():
            floor = report.floors.get(table, {}).get(name)
            if floor is None or value > floor:
                raised.append(f"{table} {name}: {value:.4f}, floor {'none yet' if floor is None else f'{floor:.4f}'}")
    return raised


def _change_lines(changes: list[Change]) -> Iterator[str]:
    if not changes:
        yield "No row changed since the output accepted last."
        return
    counts = {verdict: sum(change.verdict == verdict for change in changes) for verdict in MARKS}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    yield f"Rows that changed since the output accepted last (+ gain, - loss, = even): {told}"
    for (report, table), group in groupby(changes, key=lambda change: (change.report, change.table)):
        yield f"\n{report} {table}"
        for change in group:
            yield f"{MARKS[change.verdict]} {change.kind:8}  {change.excerpt}"
            yield f"            {change.what} ({change.gold})"


def mistake_lines(mistakes: list[Mistake]) -> Iterator[str]:
    """Every row on which output and gold differ."""
    yield f"Rows on which output and gold differ: {len(mistakes)}"
    for (report, table), group in groupby(mistakes, key=lambda mistake: (mistake.report, mistake.table)):
        yield f"\n{report} {table}"
        for mistake in group:
            yield f"  {mistake.kind:6}  {mistake.excerpt}"
            yield f"          {mistake.what}"
    yield ""
