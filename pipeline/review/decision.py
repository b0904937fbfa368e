"""A decision of a reviewer about one record of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .fields import Row


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about one record, as a corrections file says it; a record of `documents` has no place."""

    doc_id: str
    table: str
    row: int
    start: int
    end: int
    verdict: Literal["accepted", "corrected", "rejected", "withdrawn", "added"]
    reviewer: str
    reviewed_at: str
    old: Row = field(default_factory=dict)
    new: Row = field(default_factory=dict)
    note: str | None = None
    origin: str = ""
