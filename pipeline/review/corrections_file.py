"""Reading a corrections file: JSON Lines, one decision a line, as the review page saves it.

    {"doc_id": "…", "table": "indicators", "row": 12, "start": 840, "end": 845, "verdict": "corrected",
     "old": {"name": "办理案件", …}, "new": {"name": "办结案件"}, "reviewer": "…",
     "reviewed_at": "2026-03-01T09:30:00Z"}

`old` is what the reviewer saw and may be left out; `note` may be given; other keys (`text`) are for the eye. What a
report says of itself is the record of `documents`, with 0 for `row`, `start` and `end`; of a record that is `added`,
`start` and `end` say where, and `row` nothing.
Refused, with the line: what is no JSON object, lacks a key, names an unknown table or verdict, or has no such fields.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ...schemas.records import ReviewedTable
from ..versions import StoreError
from .decision import Decision
from .fields import content_fields

NotBlank = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    doc_id: NotBlank
    table: ReviewedTable
    row: int
    start: int
    end: int
    verdict: Literal["accepted", "corrected", "rejected", "withdrawn", "added"]
    reviewer: NotBlank
    reviewed_at: NotBlank
    old: dict[str, Any] = Field(default_factory=dict)
    new: dict[str, Any] | None = None
    note: str | None = None


class CorrectionsError(StoreError):
    """A corrections file that cannot be taken; the message names the line."""


def read_corrections(paths: Iterable[str | os.PathLike[str]]) -> list[Decision]:
    """The decisions in these files, in order; raises CorrectionsError."""
    return [decision for path in paths for decision in _read_file(Path(path))]


def parse_line(line: str, origin: str) -> Decision:
    """One decision; raises CorrectionsError.

    >>> parse_line('{"doc_id": "0"}', "corrections.jsonl, line 1")
    Traceback (most recent call last):
    zhibiao.pipeline.review.corrections_file.CorrectionsError: corrections.jsonl, line 1: table: Field required; \
row: Field required; start: Field required; end: Field required; verdict: Field required; reviewer: Field required; \
reviewed_at: Field required
    """
    try:
        parsed = _Line.model_validate(json.loads(line))
        datetime.fromisoformat(parsed.reviewed_at)
    except ValidationError as error:
        details = "; ".join(f"{'.'.join(map(str, one['loc'])) or 'line'}: {one['msg']}" for one in error.errors())
        raise CorrectionsError(f"{origin}: {details}") from error
    except ValueError as error:
        raise CorrectionsError(f"{origin}: {error}") from error
    if (parsed.verdict in ("corrected", "added")) != bool(parsed.new):
        raise CorrectionsError(f"{origin}: a corrected or added record has its fields in `new`, and no other has")
    links = {"parent_seq"} if parsed.verdict == "added" else set()
    if unknown := sorted(set(parsed.new or {}) - set(content_fields(parsed.table)) - links):
        raise CorrectionsError(f"{origin}: {', '.join(unknown)} cannot be changed in {parsed.table}")
    fields = {**parsed.model_dump(), "new": parsed.new or {}}
    return Decision(**fields, origin=origin)


def _read_file(path: Path) -> list[Decision]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        saved = "name a file that a review page saved; browsers put them into their folder of downloads"
        raise CorrectionsError(f"{path}: there is no such file; {saved}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsError(f"{path} cannot be read: {error}") from error
    return [parse_line(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]
