"""Flat changes: 持平 states that nothing changed, a change of 0 in the unit of what is compared.

Refuses 持平 before which the sentence states neither a value nor the change of another quantity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...schemas.text import Sentence
from ..names.before import name_before
from ..names.name import GENERIC
from ..statements.comparisons import base_of
from ..statements.found import FoundIndicator
from ..times.dates import FoundDate
from ..words.changes import Change
from ..words.words import measured

_FLAT = re.compile(r"(?:与[^，。；]{2,8}|较[^，。；]{2,10}|比[^，。；]{2,10}|同比|基本)持平")
_STATED = ("value", "change")
_CLAUSE_HEAD = re.compile(r"[，。；：、]")


def add_flat_changes(made: list[FoundIndicator], dates: Sequence[FoundDate], text: str, sentence: Sentence) -> None:
    """Adds a row for each 持平 of a sentence to its rows, in order of place."""
    if text.find("持平", sentence.start, sentence.end) < 0:
        return
    for match in _FLAT.finditer(text, sentence.start, sentence.end):
        before = [index for index, row in enumerate(made) if row.end <= match.start() and row.role in _STATED]
        values = [index for index in before if made[index].role == "value"]
        if not before:
            continue
        said = _CLAUSE_HEAD.split(text[made[before[-1]].end : match.start()])[-1]
        own = name_before(said)
        if not values and not measured(own.name):
            continue
        parent = values[-1] if values else before[-1]
        start = text.index("持平", match.start())
        bound = "about" if text.endswith("基本", 0, start) else "eq"
        row = replace(
            made[parent], start=start, end=start + 2, role="change", value=0.0, low=0.0, high=0.0, bound=bound,
            parent=parent, change_basis="yoy", clause=match.span(), words=said,
        )  # fmt: skip
        if len(own.name) > 1 and own.name not in GENERIC:  # 出口额与上年持平 behind the value of something else
            row.name, row.subject, row.parent = own.name, own.subject or row.subject, None
            row.kind, row.unit = "ratio", "%"
        compared = [date for date in dates if date.compared and match.start() <= date.start < start]
        row.change_basis, row.change_base = base_of(Change(1, "", "yoy", False), row.period, compared, text)
        place = next((index for index, other in enumerate(made) if other.start > start), len(made))
        made.insert(place, row)
        for other in made:
            if other.parent is not None and other.parent >= place:
                other.parent += 1
