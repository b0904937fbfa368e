"""A reviewer's decisions about the records of one report: applied to its rows, kept, and taken back.

A decision holds for the record it was made on: the same place in the text, saying the same. Accepted and corrected
records carry `review`; rejected ones leave their table, and what named them names nothing. Every decision is a row
of `corrections` with the record as extracted, so it can be applied again to a new extraction or taken back. Where a
new extraction has no such record, the decision is kept with `applied` false and changes nothing.

What the report says of itself is the one row of `documents`, a record without a place; what a reviewer corrected there
holds whatever a new extraction reads. Records that a reviewer added are in `additions`.

>>> row = {"seq": 0, "start": 4, "end": 9, "edtf": "2020", "kind": "point"}
>>> find([row], 4, 9, {"edtf": "2020"}, 0) == row
True
>>> find([row], 4, 9, {"edtf": "2021"}, 0) is None  # it says something else
True
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import count
from typing import Any, Final

from ...schemas.text import SourceText
from .additions import ADDED, NOTHING, added_again, addition_of, amended, numbered, same_addition, with_additions
from .decision import Decision
from .fields import CODES, DOCUMENTS, LINKS, PLACE, DecisionError, Row, content_fields, corrected

Rows = dict[str, list[Row]]  # of one report, by table
Key = tuple[object, ...]

TABLES: Final = (DOCUMENTS, "indicators", "dates", "titles", "tasks", "findings", "sections")
WITHDRAWN: Final = "withdrawn"


def find(rows: Iterable[Row], start: int, end: int, old: Row, seq: int) -> Row | None:
    """The row at this place that says what `old` says; of several the one numbered `seq`, else none."""
    same = [row for row in rows if row["start"] == start and row["end"] == end and _agrees(row, old)]
    if len(same) > 1:
        same = [row for row in same if row["seq"] == seq]
    return same[0] if same else None


def keep_decisions(tables: Rows, corrections: Iterable[Row], source: SourceText | None = None) -> Rows:
    """A new extraction with the decisions kept from before; those that fit no record any more change nothing."""
    return _apply(tables, [_kept(tables, correction, source) for correction in corrections])


def _kept(tables: Rows, correction: Row, source: SourceText | None) -> Row:
    """A decision as it holds for a new extraction."""
    table, old = correction["table"], json.loads(correction["old"])
    if correction["verdict"] == ADDED:
        return added_again(correction, tables, source)
    if table == DOCUMENTS and correction["verdict"] == "corrected":
        old = {}
    row = find(tables[table], correction["start"], correction["end"], old, correction["row"])
    found = {} if row is None else {"row": row["seq"], "old": _dump(table, row)}
    return {**correction, **found, "applied": row is not None, "severed": []}


def decide(
    tables: Rows, decisions: Iterable[Decision], extractor_version: str, source: SourceText
) -> tuple[Rows, list[Decision]]:
    """The stored rows of a report with new decisions, and the decisions that fit no record; raises DecisionError.

    A later decision about a record replaces an earlier one; `withdrawn` only takes it back.
    """
    book = _Book(tables, source, extractor_version)
    unmatched = [decision for decision in decisions if not book.enter(decision)]
    return _apply(book.extracted, book.kept.values()), unmatched


class _Book:
    """The decisions about a report: those kept so far, by table and row, and those entered now."""

    def __init__(self, tables: Rows, source: SourceText, extractor_version: str) -> None:
        self.source, self.version = source, extractor_version
        self.shown = {table: [*tables[table], *_rejected(tables["corrections"], table)] for table in TABLES}
        self.extracted = _undo(tables)
        self.kept = {_key(one): one for one in tables["corrections"]}
        self.numbers = count()

    def enter(self, decision: Decision) -> bool:
        """Keep a decision; False where it fits no record. Raises DecisionError for one that cannot be taken."""
        try:
            return self._add(decision) if decision.verdict == ADDED else self._judge(decision)
        except DecisionError as error:
            raise DecisionError(f"{decision.origin}: {error}" if decision.origin else str(error)) from error

    def _add(self, decision: Decision) -> bool:
        addition = addition_of(decision, self.shown, self.source, self.version)
        addition = added_again(addition, self.extracted, None)
        same = (key for key, one in self.kept.items() if same_addition(addition, one))
        new = _key(addition) if addition["old"] != NOTHING else (addition["table"], ADDED, next(self.numbers))
        self.kept[next(same, new)] = addition
        return True

    def _judge(self, decision: Decision) -> bool:
        table, old = decision.table, decision.old
        if table == DOCUMENTS:
            if decision.verdict == "rejected":
                raise DecisionError("what a report says of itself is corrected or accepted, not rejected")
            old = {name: value for name, value in old.items() if name in decision.new or not decision.new}
        seen = find(self.shown[table], decision.start, decision.end, old, decision.row)
        if seen is None:
            return False
        key: Key = (table, seen["seq"])
        earlier = self.kept.get(key)
        if decision.verdict == WITHDRAWN:
            self.kept.pop(key, None)
        elif earlier is not None and earlier["verdict"] == ADDED:
            self._judge_added(key, earlier, decision, seen)
        else:
            [base] = [row for row in self.extracted[table] if row["seq"] == seen["seq"]]
            self.kept[key] = _correction(decision, base, seen, self.version)
        return True

    def _judge_added(self, key: Key, addition: Row, decision: Decision, seen: Row) -> None:
        """Accepting what a reviewer added leaves it, rejecting takes it out."""
        if decision.verdict == "rejected":
            del self.kept[key]
        elif decision.verdict == "corrected":
            self.kept[key] = amended(addition, decision, seen)


def _key(correction: Row) -> Key:
    """What tells the record decided about from the others: its number, where there is such a record."""
    numbered = (correction["table"], correction["row"])
    return numbered if correction["applied"] else (*numbered, correction["start"], correction["end"], correction["new"])


def _agrees(row: Row, old: Row) -> bool:
    ignored = (PLACE | LINKS | CODES) - {"report_year"}  # which only a report says of itself
    return all(row.get(name) == value for name, value in old.items() if name not in ignored)


def _correction(decision: Decision, base: Row, seen: Row, extractor_version: str) -> Row:
    """The row of `corrections` for a decision about the extracted row `base`, which the reviewer saw as `seen`."""
    table = decision.table
    wanted = seen if decision.verdict != "corrected" else corrected(table, seen, decision.new)
    changes = {name: wanted[name] for name in content_fields(table) if wanted[name] != base[name]}
    rejected = decision.verdict == "rejected"
    return {
        "table": table, "row": base["seq"], "start": base["start"], "end": base["end"], "text": base["text"],
        "verdict": "rejected" if rejected else "corrected" if changes else "accepted", "applied": True,
        "old": _dump(table, base), "new": _json(changes) if changes and not rejected else None, "severed": [],
        "reviewer": decision.reviewer, "reviewed_at": decision.reviewed_at, "note": decision.note,
        "extractor_version": extractor_version,
    }  # fmt: skip


def _apply(tables: Rows, corrections: Iterable[Row]) -> Rows:
    """The extracted rows as the decisions say, and the decisions in order."""
    ordered = numbered(sorted(corrections, key=_order), tables)
    result = {table: {row["seq"]: row for row in rows} for table, rows in tables.items() if table != "corrections"}
    for correction in ordered:
        if not correction["applied"] or correction["verdict"] == ADDED:
            continue
        rows, seq = result[correction["table"]], correction["row"]
        if correction["verdict"] == "rejected":
            del rows[seq]
        else:
            changes = json.loads(correction["new"]) if correction["new"] else {}
            rows[seq] = {**rows[seq], **changes, "review": correction["verdict"]}
    with_additions(result, ordered)
    severed = _sever(result, {(one["table"], one["row"]) for one in ordered if _is_rejected(one)})
    _reflag(result, ordered)
    kept = [
        {**correction, "seq": seq, "severed": severed.get((correction["table"], correction["row"]), [])}
        for seq, correction in enumerate(ordered)
    ]
    return {**{table: list(rows.values()) for table, rows in result.items()}, "corrections": kept}


def _order(correction: Row) -> tuple[Any, ...]:
    """By table and place; what was added comes after what was extracted there."""
    added = correction["verdict"] == ADDED
    place = (TABLES.index(correction["table"]), correction["start"], correction["end"])
    return (*place, added, correction["new"] if added else correction["row"])


def _sever(tables: dict[str, dict[int, Row]], rejected: set[tuple[str, int]]) -> dict[tuple[str, int], list[str]]:
    """Take out what names a rejected row; gives the rows that did, by the row they named."""
    severed: dict[tuple[str, int], list[str]] = {}
    for table, rows in tables.items():
        for seq, row in rows.items():
            for target in _named(table, row) & rejected:
                severed.setdefault(target, []).append(f"{table}:{seq}")
                rows[seq] = _without(rows[seq], target)
    return severed


def _named(table: str, row: Row) -> set[tuple[str, int]]:
    """The rows a row names."""
    named = {_place_of(reference) for reference in row.get("refs", [])}
    parent = row.get("parent_seq")
    return named if parent is None else {*named, (table, parent)}


def _place_of(reference: str) -> tuple[str, int]:
    """Table and seq of a reference.

    >>> _place_of("indicators:12")
    ('indicators', 12)
    """
    table, _, seq = reference.rpartition(":")
    return table, int(seq)


def _without(row: Row, target: tuple[str, int]) -> Row:
    if "refs" in row:
        return {**row, "refs": [ref for ref in row["refs"] if ref != f"{target[0]}:{target[1]}"]}
    return {**row, "parent_seq": None}


def _undo(tables: Rows) -> Rows:
    """The rows as they were extracted."""
    result = {table: {row["seq"]: row for row in tables[table]} for table in TABLES}
    applied = [correction for correction in tables["corrections"] if correction["applied"]]
    for correction in applied:
        rows, seq = result[correction["table"]], correction["row"]
        if correction["old"] == NOTHING:
            del rows[seq]
        else:
            rows[seq] = {**rows.get(seq, {}), "review": None, **_load(correction)}
    for correction in applied:
        for reference in correction["severed"]:
            table, seq = _place_of(reference)
            row = result[table][seq]
            named = f"{correction['table']}:{correction['row']}"
            if "refs" not in row:
                result[table][seq] = {**row, "parent_seq": correction["row"]}
            elif named not in row["refs"]:
                result[table][seq] = {**row, "refs": sorted([*row["refs"], named], key=_place_of)}
    _reflag(result, applied)
    ordered = {table: [rows[seq] for seq in sorted(rows)] for table, rows in result.items()}
    return {**{table: rows for table, rows in tables.items() if table not in TABLES}, **ordered}


def _reflag(tables: dict[str, dict[int, Row]], corrections: Iterable[Row]) -> None:
    """Let the flags of the rows that rejected findings named say what the findings that stand say."""
    rejected = [_load(one) for one in corrections if _is_rejected(one) and one["table"] == "findings"]
    rules = {finding["rule"] for finding in rejected}
    for reference in {reference for finding in rejected for reference in finding["refs"]}:
        table, seq = _place_of(reference)
        row = tables[table].get(seq, {})
        if "flags" in row:
            standing = {one["rule"] for one in tables["findings"].values() if reference in one["refs"]}
            tables[table][seq] = {**row, "flags": sorted(set(row["flags"]) - rules | standing)}


def _is_rejected(correction: Row) -> bool:
    return bool(correction["applied"] and correction["verdict"] == "rejected")


def _rejected(corrections: Iterable[Row], table: str) -> list[Row]:
    return [_load(one) for one in corrections if one["table"] == table and one["verdict"] == "rejected"]


def _load(correction: Row) -> Row:
    row: Row = json.loads(correction["old"])
    return row


def _dump(table: str, row: Row) -> str:
    """The record as it was extracted; of a report only what a reviewer may correct."""
    said = (
        content_fields(table) if table == DOCUMENTS else [name for name in row if name not in ("doc_id", "report_year")]
    )
    return _json({name: row[name] for name in said})


def _json(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False)
