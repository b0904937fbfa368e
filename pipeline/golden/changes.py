"""What changed since the output accepted last: rows that appeared, vanished or read otherwise, and what the gold says.

A change is a gain where it brings the output nearer to the gold, a loss where it takes it farther away, and even where
the gold has no view: the row is optional, or just as wrong as before.

>>> before = Row(0, 5, "2020年", {"edtf": None, "kind": "point"})
>>> after = Row(0, 5, "2020年", {"edtf": "2020", "kind": "point"})
>>> [change] = list_changes("a", "2020年，办理案件。", {"dates": [before]}, {"dates": [after]}, {"dates": [after]})
>>> change.verdict, change.what, change.gold, change.excerpt
('gain', 'edtf ∅ → 2020', 'as in the gold', '«2020年»，办理案件。')
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from .rows import Row, Tables, cells_of
from .rules import RULES
from .scoring import Judgement, compare, pair

Verdict = Literal["gain", "loss", "even"]
NEUTRAL: Final = (2, 0.0)  # a row that is not there, or optional, stands above a wrong one and below a right one
NULL: Final = "∅"
CONTEXT: Final = 24  # characters shown on either side of a row
SHOWN: Final = 40  # characters shown of a row itself

_SPACE = re.compile(r"\s+")
_LEFT = re.compile(rf"[^。！？；\n]{{0,{CONTEXT}}}\Z")
_RIGHT = re.compile(rf"[^。！？；\n]{{0,{CONTEXT}}}[。！？；]?")
_DESCRIBED = {
    "indicators": ("name", "value", "unit", "role", "period"),
    "dates": ("edtf", "kind"),
    "titles": ("number", "action"),
    "tasks": ("lead", "deadline"),
    "findings": ("rule",),
    "documents": ("title",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one row: what it was, what the gold says to it now, and the sentence it stands in."""

    report: str
    table: str
    kind: Literal["appeared", "vanished", "changed"]
    verdict: Verdict
    what: str
    gold: str
    excerpt: str


def list_changes(report: str, source: str, accepted: Tables, found: Tables, gold: Tables) -> list[Change]:
    """The changes in one report, by table and place; `source` is its text."""
    changes: list[Change] = []
    for table in found:
        was = _by_identity(compare(table, accepted[table], gold[table]))
        now = _by_identity(compare(table, found[table], gold[table]))
        for before, after in _moves(table, accepted[table], found[table]):
            old, new = was.get(id(before)), now.get(id(after))
            changes.append(_change(report, source, table, old, new))
    return changes


def _by_identity(judged: list[Judgement]) -> dict[int, Judgement]:
    return {id(judgement.found): judgement for judgement in judged if judgement.found}


def _moves(table: str, accepted: list[Row], found: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Rows before and after that are not written the same, by place."""
    old, new = _by_wording(table, accepted), _by_wording(table, found)
    gone = [row for written, row in old.items() if written not in new]
    come = [row for written, row in new.items() if written not in old]
    pairs = pair(come, gone)
    moves: list[tuple[Row | None, Row | None]] = [(gone[two], come[one]) for one, two in pairs]
    moves += [(row, None) for index, row in enumerate(gone) if index not in {two for _, two in pairs}]
    moves += [(None, row) for index, row in enumerate(come) if index not in {one for one, _ in pairs}]
    return sorted(moves, key=lambda move: (move[1] or move[0] or come[0]).start)


def _by_wording(table: str, rows: list[Row]) -> dict[tuple[str, ...], Row]:
    """The rows by their cells; of rows written the same, each by how many stand before it as well."""
    named: dict[tuple[str, ...], Row] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        cells = tuple(cells_of(table, row).values())
        named[*cells, str(seen[cells])] = row
        seen[cells] += 1
    return named


def _change(report: str, source: str, table: str, old: Judgement | None, new: Judgement | None) -> Change:
    before, after = _row(old), _row(new)
    row = after or before
    if row is None:
        raise ValueError("a change has a row before or after")
    kind: Literal["appeared", "vanished", "changed"] = "changed" if old and new else "appeared" if new else "vanished"
    what = _differences(table, before, after) if before and after else describe(table, row)
    where = "" if table == "documents" else excerpt(source, row)
    return Change(report, table, kind, _verdict(table, old, new), what, _view_of_gold(table, new or old), where)


def _row(judgement: Judgement | None) -> Row | None:
    return judgement.found if judgement else None


def _differences(table: str, before: Row, after: Row) -> str:
    old, new = cells_of(table, before), cells_of(table, after)
    return ", ".join(f"{name} {old[name] or NULL} → {new[name] or NULL}" for name in old if old[name] != new[name])


def describe(table: str, row: Row) -> str:
    """The fields of a row that tell it from others."""
    cells = cells_of(table, row)
    return ", ".join(f"{name} {cells[name] or NULL}" for name in _DESCRIBED[table])


def _verdict(table: str, old: Judgement | None, new: Judgement | None) -> Verdict:
    before, after = _standing(table, old), _standing(table, new)
    return "even" if before == after else "gain" if after > before else "loss"


def _standing(table: str, judgement: Judgement | None) -> tuple[int, float]:
    """How well a row stands with the gold: extra, wrong, neutral, right; then how many of its fields agree."""
    if judgement is None or not judgement.counts:
        return NEUTRAL
    if judgement.gold is None:
        return 0, 0.0
    return (3 if judgement.agrees(RULES[table].row) else 1), sum(judgement.agreement.values())


def _view_of_gold(table: str, judgement: Judgement | None) -> str:
    if judgement is None or judgement.gold is None:
        return "not in the gold"
    cells = cells_of(table, judgement.gold)
    views = [f"{name} {cells[name] or NULL}" for name in judgement.disagreeing()]
    optional = "optional in the gold" if judgement.gold.optional else "as in the gold"
    return f"the gold has {', '.join(views)}" if views else optional


def excerpt(source: str, row: Row) -> str:
    """The row in its sentence, marked.

    >>> excerpt("上一句。全年办理案件12件，结案9件。", Row(8, 13, "12件", {}))
    '全年办理«案件12件»，结案9件。'
    """
    left = _LEFT.search(source, max(row.start - CONTEXT, 0), row.start)
    right = _RIGHT.match(source, row.end, row.end + CONTEXT)
    before, after = (match.group() if match else "" for match in (left, right))
    marked = source[row.start : row.end]
    if len(marked) > SHOWN:
        marked = f"{marked[: SHOWN // 2]}…{marked[-SHOWN // 2 :]}"
    opening, closing = ("…" if len(part) == CONTEXT else "" for part in (before, after))
    return _SPACE.sub("", f"{opening}{before}«{marked}»{after}{closing}")
