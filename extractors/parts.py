"""Parts: which rows state a subset of a total, and of which.

Finds the list behind 其中 (also at the head of the next sentence), a bracket behind a total (含…), and lists without
其中 that add up to the total before them to the last digit. Refuses other units, numbers above the total, amounts
that belong to a part and not to the total, and clauses that start a statement of their own.

>>> IN_IT.search("其中水环境类") is not None
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..schemas.text import Outline
from .names import object_of
from .words import word_class

if TYPE_CHECKING:
    from .indicators import FoundIndicator

IN_IT = re.compile(r"其中|(?:^|（)含|包括")
_APART = re.compile(r"[，；：（中]")
LONGEST_LIST = 12  # numbers tried for a list without 其中


def link_parts(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Mark the parts among the rows and give them their totals. In place."""
    places = [match.start() for match in re.finditer(r"其中|（含|包括", text)]
    for place in places:
        _link_list(text, rows, outline, place)
    _link_sums(text, rows, outline)


def _link_list(text: str, rows: list[FoundIndicator], outline: Outline, place: int) -> None:
    sentence = outline.sentence_at(place)
    total = _total_before(rows, place, sentence.start)
    opens_sentence = place - sentence.start <= 1
    if total is None and opens_sentence:
        total = _total_in_last_sentence(rows, outline, place)
    if total is None:
        return
    limit = text.find("）", place) if text[place] == "（" else sentence.end
    for index, row in enumerate(rows):
        if place <= row.start < (limit if limit > 0 else sentence.end) and _can_be_part(row, rows[total]):
            row.role, row.parent = "part", total
            row.name = _completed(row.name, rows[total].name)


def _total_before(rows: list[FoundIndicator], place: int, start: int) -> int | None:
    """The first value of the run that ends before 其中."""
    before = [index for index, row in enumerate(rows) if start <= row.start < place and row.role == "value" and row.kind != "rank"]
    return before[-1] if before else None


def _total_in_last_sentence(rows: list[FoundIndicator], outline: Outline, place: int) -> int | None:
    number = outline.sentences.index(outline.sentence_at(place))
    if number == 0:
        return None
    last = outline.sentences[number - 1]
    values = [i for i, row in enumerate(rows) if last.start <= row.start < last.end and row.role == "value" and row.kind != "rank"]
    return values[0] if values else None


def _can_be_part(row: FoundIndicator, total: FoundIndicator) -> bool:
    return (
        row.role == "value"
        and row.unit == total.unit
        and row.kind in ("count", "amount", "measure")
        and row.value is not None
        and total.value is not None
        and row.value <= total.value
    )


def _completed(name: str, total: str) -> str:
    """A part named by a bare verb takes the object of its total: 主办 of 人大代表建议."""
    return object_of(total) + name if len(name) == 2 and word_class(name) in ("act", "predicate") else name


def _link_sums(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Two or more numbers behind a total, in its sentence, that add up to it exactly."""
    for index, total in enumerate(rows):
        if total.role != "value" or total.kind not in ("count", "amount", "measure") or not total.value or total.value < 2:
            continue
        sentence = outline.sentence_at(total.start)
        if index + 1 < len(rows) and not _APART.search(text[total.end : rows[index + 1].start]):
            continue
        run: list[int] = []
        amount = 0.0
        for follower in range(index + 1, min(index + 1 + LONGEST_LIST, len(rows))):
            row = rows[follower]
            if row.start >= sentence.end:
                break
            if not _can_be_part(row, total) or row.value is None:
                if row.role == "value" and row.kind == "count" and run:
                    break
                continue
            run.append(follower)
            amount += row.value
            if abs(amount - total.value) < 1e-9 * max(1.0, total.value) and len(run) >= 2:
                for part in run:
                    rows[part].role, rows[part].parent = "part", index
                    rows[part].name = _completed(rows[part].name, total.name)
                break
            if amount > total.value:
                break
