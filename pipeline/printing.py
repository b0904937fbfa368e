"""Printing outcomes as they come: for people as tables, for programs as JSON.

Each report is one JSON object: `status` (extracted, stored, duplicate, failed) and `source`; of an extracted report
`doc_id` and `tables`, with every record of every table but the source text; of a failed one `problem`, `remedy` and,
where there is one, the byte `offset`. JSON Lines has a line a report, JSON one array of all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

from .reading import MENTIONS, read_rows
from .rewriting import Report
from .run import Extracted, Outcome, Skipped
from .totals import Totals

if TYPE_CHECKING:
    from rich.console import Console


def print_tables(outcomes: Iterable[Outcome[Report]], console: Console, each: int) -> None:
    """A table of what was found in each of the first `each` reports; of more than those, the sum of all."""
    from .views import overview

    totals = Totals()
    for outcome in outcomes:
        if isinstance(outcome, Extracted):
            totals.add(outcome.result)
            if totals.reports <= each:
                console.print(overview(read_rows(outcome.result)))
    if totals.reports > each:
        console.print(totals.shown())


def print_json(outcomes: Iterable[Outcome[Report]], console: Console) -> None:
    """One JSON array, written as the reports come."""
    separator = "[\n"
    for outcome in outcomes:
        _write(console.file, separator + _as_json(outcome))
        separator = ",\n"
    _write(console.file, "[]\n" if separator == "[\n" else "\n]\n")


def print_json_lines(outcomes: Iterable[Outcome[Report]], console: Console) -> None:
    """A JSON object a line."""
    for outcome in outcomes:
        _write(console.file, _as_json(outcome) + "\n")
        console.file.flush()


def print_nothing(outcomes: Iterable[Outcome[Report]]) -> None:
    """Let the reports be extracted and say nothing."""
    for _ in outcomes:
        pass


def as_object(outcome: Outcome[Report]) -> dict[str, Any]:
    """The outcome as plain data."""
    if isinstance(outcome, Extracted):
        report = outcome.result
        tables = {name: report.tables[name].to_pylist() for name in ("documents", *MENTIONS)}
        return {"status": "extracted", "source": outcome.source, "doc_id": report.doc_id, "tables": tables}
    if isinstance(outcome, Skipped):
        return {"status": outcome.reason, "source": outcome.source, "doc_id": outcome.doc_id}
    error = outcome.error
    facts = {"status": "failed", "source": outcome.source, "problem": error.problem, "remedy": error.remedy}
    return facts if error.offset is None else {**facts, "offset": error.offset}


def _as_json(outcome: Outcome[Report]) -> str:
    return json.dumps(as_object(outcome), ensure_ascii=False)


def _write(stream: IO[str], text: str) -> None:
    stream.write(text)
