"""Where the output differs from the gold: rows missed, rows not asked for, and rows with a wrong field.

>>> gold = Row(0, 5, "2020年", {"edtf": "2020", "kind": "point"})
>>> [mistake] = list_mistakes("a", "2020年，办理案件。", {"dates": []}, {"dates": [gold]})
>>> mistake.kind, mistake.what, mistake.excerpt
('missed', 'edtf 2020, kind point', '«2020年»，办理案件。')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .changes import NULL, describe, excerpt
from .rows import Row, Tables, cells_of
from .scoring import Judgement, compare


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row on which output and gold differ."""

    report: str
    table: str
    kind: Literal["missed", "extra", "wrong"]
    what: str
    excerpt: str


def list_mistakes(report: str, source: str, found: Tables, gold: Tables) -> list[Mistake]:
    """The mistakes in one report, by table and place; `source` is its text."""
    mistakes = []
    for table in found:
        placed = (
            (row, judgement) for judgement in compare(table, found[table], gold[table]) if (row := _row(judgement))
        )
        for row, judgement in sorted(placed, key=lambda item: item[0].start):
            told = _mistake(table, judgement)
            if told:
                where = "" if table == "documents" else excerpt(source, row)
                mistakes.append(Mistake(report, table, *told, where))
    return mistakes


def _row(judgement: Judgement) -> Row | None:
    return judgement.gold or judgement.found


def _mistake(table: str, judgement: Judgement) -> tuple[Literal["missed", "extra", "wrong"], str] | None:
    if not judgement.counts:
        return None
    if judgement.gold is None or judgement.found is None:
        row = _row(judgement)
        kind: Literal["missed", "extra"] = "missed" if judgement.gold else "extra"
        return (kind, describe(table, row)) if row else None
    found, gold = cells_of(table, judgement.found), cells_of(table, judgement.gold)
    wrong = judgement.disagreeing()
    fields = [f"{name} {found[name] or NULL}, the gold has {gold[name] or NULL}" for name in wrong]
    return ("wrong", "; ".join(fields)) if fields else None
