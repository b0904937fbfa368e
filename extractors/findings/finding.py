"""A finding before it becomes a record: its rule, its wording and its place.

The place is a clean span, or a source span where it lies in what cleaning dropped.

>>> FoundFinding("repeated_word", "warning", "“逐步”重复", 3, 7).refs
[]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...schemas.records import FindingRule, Severity

__all__ = ["FoundFinding", "line_around", "stands_in_prose"]

_REACH = 300  # characters of a line looked at on either side
_PROSE = re.compile(r"[，。；]")


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """A doubt worth a person's look. `refs` names rows as table:seq; `source_span` replaces the clean span."""

    rule: FindingRule
    severity: Severity
    message: str
    start: int
    end: int
    refs: list[str] = field(default_factory=list)
    source_span: tuple[int, int] | None = None


def line_around(text: str, start: int, end: int) -> str:
    r"""The line a span stands in, at most 300 characters on either side of it.

    >>> line_around("甲\n乙丙丁\n戊", 3, 4)
    '乙丙丁'
    """
    left = max(0, start - _REACH)
    first = text.rfind("\n", left, start) + 1
    last = text.find("\n", end, end + _REACH)
    return text[first or left : last if last >= 0 else end + _REACH]


def stands_in_prose(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a line with punctuation that is no row of a table.

    >>> stands_in_prose("甲，乙。", 0, 1), stands_in_prose("甲|乙，", 0, 1), stands_in_prose("合计", 0, 1)
    (True, False, False)
    """
    line = line_around(text, start, end)
    return "|" not in line and _PROSE.search(line) is not None
