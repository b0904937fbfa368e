"""The case files: JSON lines, one suite a file, read into `Case` with the reference time as one moment.

A reference is written as an ISO string, seconds since 1970 (China Standard Time, as JioNLP reads them), a list or a
mapping of year, month and so on; `moment` reads them all and refuses nothing but a form it has never seen.

>>> moment("2017-03-22T00:00:00").year, moment(1623604000).day, moment([2019, 8]).month, moment({"year": 1837}).year
(2017, 14, 8, 1837)
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

CHINA = timezone(timedelta(hours=8))
PARTS = ("year", "month", "day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: `suite` is the file's name without its ending, `line` counts from 1."""

    suite: str
    line: int
    text: str
    reference: datetime | None
    expected: list[dict[str, Any]]


def load_suites(folder: Path) -> dict[str, list[Case]]:
    """Every suite of the folder, by name."""
    return {path.stem: _load(path) for path in sorted(folder.glob("*.jsonl"))}


def _load(path: Path) -> list[Case]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Case(path.stem, line, row["input"], moment(row["reference"]), row["expected"])
        for line, row in enumerate(rows, 1)
    ]


def moment(reference: Any) -> datetime | None:
    """The reference time of a case; what it leaves out is the first (January, the 1st, midnight)."""
    if reference is None:
        return None
    if isinstance(reference, str):
        return datetime.fromisoformat(reference).replace(tzinfo=None)
    if isinstance(reference, int | float):
        return datetime.fromtimestamp(reference, CHINA).replace(tzinfo=None)
    given = reference if isinstance(reference, dict) else dict(zip(PARTS, reference, strict=False))
    first = {"year": 1970, "month": 1, "day": 1}
    return datetime(**{**first, **{part: given[part] for part in PARTS if part in given}})  # noqa: DTZ001
