"""Check the extractors against the gold, and accept what they give now.

Floors only rise: `check` fails where a figure is below its floor, `update` refuses to lower one unless told to. Both
first see to it that gold and reports are what the floors were measured on; only `update` may accept others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..run import Extractor, default_extractor
from .changes import Change, list_changes
from .folder import (
    FLOORS,
    Figures,
    GoldenError,
    GoldReport,
    Pinned,
    hash_files,
    read_accepted,
    read_gold,
    read_pinned,
    write_accepted,
    write_pinned,
)
from .mistakes import Mistake, list_mistakes
from .rows import Tables, rows_of
from .rules import RULES
from .scoring import Judgement, Tally, compare, tally_records, tally_table

NAMED_AT_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Below:
    """A figure below its floor; None where it is no longer measured."""

    table: str
    figure: str
    value: float | None
    floor: float

    def __str__(self) -> str:
        value = "no longer measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.table} {self.figure}: {value}, floor {self.floor:.4f}"


@dataclass(frozen=True, slots=True)
class GoldenReport:
    """The outcome of a check: counts and figures by table, what fell below its floor, what changed, what is wrong."""

    reports: int
    tallies: Mapping[str, Tally]
    figures: Figures
    floors: Figures
    below: list[Below]
    changes: list[Change]
    mistakes: list[Mistake]

    @property
    def passed(self) -> bool:
        return not self.below


def check(folder: Path, extract: Extractor | None = None) -> GoldenReport:
    """Extract the annotated reports and compare; raises GoldenError where gold or reports are not as pinned."""
    pinned = read_pinned(folder)
    if pinned is None:
        raise GoldenError(f"{folder / FLOORS} does not exist yet. Accept the output with `zhibiao golden update`.")
    refuse_other_files(folder, pinned)
    gold = read_gold(folder)
    return measure(gold, _extract_all(gold, extract), read_accepted(folder), pinned.floors)


def update(folder: Path, *, allow_regression: bool = False, extract: Extractor | None = None) -> GoldenReport:
    """Accept the output of this version: raise the floors, keep the rows, pin the hashes; raises GoldenError."""
    gold = read_gold(folder)
    pinned = read_pinned(folder)
    found = _extract_all(gold, extract)
    report = measure(gold, found, read_accepted(folder), pinned.floors if pinned else {})
    if report.below and not allow_regression:
        figures = "\n".join(f"  {below}" for below in report.below)
        raise GoldenError(
            f"Nothing was accepted, since floors would fall:\n{figures}\n"
            f"Mend the extractors, or accept the loss with --allow-regression."
        )
    write_accepted(folder, gold, found)
    write_pinned(folder, Pinned(report.figures, hash_files(folder)))
    return report


def measure(
    gold: list[GoldReport], found: Mapping[str, Tables], accepted: Mapping[str, Tables], floors: Figures
) -> GoldenReport:
    """Compare what was found with the gold, the floors and the output accepted last."""
    judged: dict[str, list[Judgement]] = {table: [] for table in RULES}
    changes: list[Change] = []
    mistakes: list[Mistake] = []
    for report in gold:
        tables = found[report.name]
        for table in RULES:
            judged[table] += compare(table, tables[table], report.tables[table])
        mistakes += list_mistakes(report.name, report.source.text, tables, report.tables)
        if report.name in accepted:
            changes += list_changes(report.name, report.source.text, accepted[report.name], tables, report.tables)
    tallies = {table: tally_table(table, rows) for table, rows in judged.items()}
    tallies["records"] = tally_records(judged["indicators"])
    figures = {table: tally.figures() for table, tally in tallies.items()}
    return GoldenReport(len(gold), tallies, figures, floors, find_below(figures, floors), changes, mistakes)


def find_below(figures: Figures, floors: Figures) -> list[Below]:
    """The figures below their floors.

    >>> [str(below) for below in find_below({"dates": {"f1": 0.8}}, {"dates": {"f1": 0.9, "kind": 1.0}})]
    ['dates f1: 0.8000, floor 0.9000', 'dates kind: no longer measured, floor 1.0000']
    """
    below = []
    for table, named in floors.items():
        for name, floor in named.items():
            value = figures.get(table, {}).get(name)
            if value is None or value < floor:
                below.append(Below(table, name, value, floor))
    return below


def refuse_other_files(folder: Path, pinned: Pinned) -> None:
    """Raise GoldenError where a file of gold or a report is not the one the floors were measured on."""
    hashes = hash_files(folder)
    names = sorted(name for name in {*hashes, *pinned.hashes} if hashes.get(name) != pinned.hashes.get(name))
    if not names:
        return
    shown = "\n".join(f"  {name}: {_difference(name, hashes, pinned.hashes)}" for name in names[:NAMED_AT_MOST])
    more = f"\n  and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    raise GoldenError(
        f"Gold or reports are not what the floors in {folder / FLOORS} were measured on:\n{shown}{more}\n"
        f"Restore them from version control; or, if they were meant to change, run `zhibiao golden update`."
    )


def _difference(name: str, hashes: Mapping[str, str], pinned: Mapping[str, str]) -> str:
    if name not in pinned:
        return "is new"
    return f"its SHA-256 is {hashes[name]}, pinned is {pinned[name]}" if name in hashes else "is gone"


def _extract_all(gold: list[GoldReport], extract: Extractor | None) -> dict[str, Tables]:
    extractor = extract or default_extractor()
    return {report.name: rows_of(extractor(report.source)) for report in gold}
