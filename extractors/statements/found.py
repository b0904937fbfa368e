"""An indicator before it becomes a record: its fields in clean offsets.

`clause` and `words` (the clause it stands in, the words before its number) are what later checks compare; `parent` is
an index into the list of all that were found.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class FoundIndicator:
    """An indicator in clean offsets; `parent` is an index into the list of all found."""

    start: int
    end: int
    kind: str
    role: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    bound: str
    name: str
    subject: str | None
    period: str | None
    nature: str
    parent: int | None = None
    change_basis: str | None = None
    change_base: str | None = None
    clause: tuple[int, int] = (0, 0)
    words: str = field(default="", repr=False)
