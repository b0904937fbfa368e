"""Comparison of two reports of one issuer: what rose, fell, vanished, appeared, and what became of the targets.

    for row in compare(read_a, read_b).changes: ...

Figures are chosen as for a panel, each report's for the year it reports on: levels and growth on the year before of
the variables of the codebook that are exact. Targets that the earlier report set for the year of the later one stand
against the actual figures of that. Contradicting figures are left out, and told in `doubtful`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from ...extractors.codes.codebook import Variable, own_variables
from .candidates import DOCUMENT_COLUMNS, INDICATOR_COLUMNS, judged
from .choice import chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from ..reading import Reading

Movement = Literal["rose", "fell", "same", "appeared", "vanished"]
ROLES: Final = ("value", "change")
Figure = dict[Any, Any]
Key = tuple[str, str]


class ComparisonError(ValueError):
    """Two reports that cannot be compared: one names no year, or both name the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """One variable in both reports; a figure is None where the report states none."""

    variable: Variable
    role: str
    earlier: Figure | None
    later: Figure | None
    movement: Movement


@dataclass(frozen=True, slots=True)
class Target:
    """A target of the earlier report and the actual figure of the later one; `met` is None where it cannot be told."""

    variable: Variable
    role: str
    target: Figure
    actual: Figure | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports say, side by side."""

    earlier: Mapping[str, Any]
    later: Mapping[str, Any]
    changes: list[Change]
    targets: list[Target]
    doubtful: list[str]


def compare(one: Reading, other: Reading) -> Comparison:
    """The reports side by side, the earlier first whatever the order they are given in."""
    years = [reading.document["report_year"] for reading in (one, other)]
    if None in years or years[0] == years[1]:
        raise ComparisonError(f"the reports must be of two years, but are of {years[0]} and {years[1]}")
    earlier, later = (one, other) if years[0] < years[1] else (other, one)
    first, second = min(years), max(years)
    doubtful: list[str] = []
    before = _figures(earlier, first, "actual", doubtful)
    after = _figures(later, second, "actual", doubtful)
    targets = _figures(earlier, second, "target", doubtful)
    variables = {variable.code: variable for variable in own_variables()}
    keys = sorted({*before, *after}, key=lambda key: (variables[key[0]].topic, key))
    changes = [_change(variables[code], role, before.get((code, role)), after.get((code, role))) for code, role in keys]
    kept = [_target(variables[key[0]], key[1], targets[key], after.get(key)) for key in sorted(targets)]
    return Comparison(earlier.document, later.document, changes, kept, doubtful)


def _figures(reading: Reading, year: int, nature: str, doubtful: list[str]) -> dict[Key, Figure]:
    """The figure of each variable and role that the report states for `year`."""
    import pandas as pd

    rows = pd.DataFrame(list(reading.rows["indicators"]), columns=INDICATOR_COLUMNS)
    document = pd.DataFrame([reading.document], columns=DOCUMENT_COLUMNS)
    codes = {variable.code: variable for variable in own_variables() if variable.scope == "exact"}
    figures: dict[Key, Figure] = {}
    for role in ROLES:
        candidates = judged(rows, document, codes, role)
        candidates = chosen(candidates[(candidates["year"] == year) & (candidates["nature"] == nature)], [])
        rivals = {row["code"] for row in _rows(candidates, "conflict")}
        kind = {"value": "", "change": " growth"}[role] + {"actual": "", "target": " target"}[nature]
        doubtful += [f"{codes[code].label_zh} ({code},{kind} {year})" for code in sorted(rivals)]
        figures |= {(row["code"], role): row for row in _rows(candidates, "chosen") if row["code"] not in rivals}
    return figures


def _rows(candidates: pd.DataFrame, status: str) -> list[Figure]:
    return candidates[candidates["status"] == status].to_dict("records")


def _change(variable: Variable, role: str, earlier: Figure | None, later: Figure | None) -> Change:
    movement: Movement = "appeared" if earlier is None else "vanished"
    if earlier is not None and later is not None:
        before, after = _middle(earlier), _middle(later)
        movement = "same" if before == after else "rose" if after > before else "fell"
    return Change(variable, role, earlier, later, movement)


def _middle(figure: Figure) -> float:
    return float(figure["low"] + figure["high"]) / 2


def _target(variable: Variable, role: str, target: Figure, actual: Figure | None) -> Target:
    if actual is None or variable.direction == "neutral":
        return Target(variable, role, target, actual, None)
    if target["bound"] in ("le", "under") or variable.direction == "lower":
        return Target(variable, role, target, actual, bool(actual["high"] <= target["high"]))
    return Target(variable, role, target, actual, bool(actual["low"] >= target["low"]))
