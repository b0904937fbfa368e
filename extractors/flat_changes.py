"""Flat changes: 持平 states that nothing changed, a change of 0 in the unit of what is compared.

Refuses 持平 before which the sentence states no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..schemas.text import Sentence
from .changes import Change
from .comparisons import base_of
from .dates import FoundDate
from .found import FoundIndicator
from .names import GENERIC, name_before

_FLAT = re.compile(r"(?:与[^，。；]{2,8}|较[^，。；]{2,10}|比[^，。；]{2,10}|同比|基本)持平")
_CLAUSE_HEAD = re.compile(r"[，。；：、]")


def add_flat_changes(made: list[FoundIndicator], dates: Sequence[FoundDate], text: str, sentence: Sentence) -> None:
    """Adds a row for each 持平 of a sentence to its rows, in order of place."""
    if text.find("持平", sentence.start, sentence.end) < 0:
        return
    for match in _FLAT.finditer(text, sentence.start, sentence.end):
        before = [index for index, row in enumerate(made) if row.end <= match.start() and row.role == "value"]
        if not before:
            continue
        parent = made[before[-1]]
        start = text.index("持平", match.start())
        row = replace(
            parent, start=start, end=start + 2, role="change", value=0.0, low=0.0, high=0.0, bound="eq",
            parent=before[-1], change_basis="yoy", clause=match.span(),
        )  # fmt: skip
        own = name_before(_CLAUSE_HEAD.split(text[parent.end : match.start()])[-1])
        if len(own.name) > 1 and own.name not in GENERIC:  # 出口额与上年持平 behind the value of something else
            row.name, row.subject, row.parent = own.name, own.subject or parent.subject, None
        compared = [date for date in dates if date.compared and match.start() <= date.start < start]
        row.change_basis, row.change_base = base_of(Change(1, "", "yoy", False), row.period, compared, text)
        place = next((index for index, other in enumerate(made) if other.start > start), len(made))
        made.insert(place, row)
        for other in made:
            if other.parent is not None and other.parent >= place:
                other.parent += 1
