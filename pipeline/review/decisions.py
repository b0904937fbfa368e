"""A reviewer's decisions about the records of one report: applied to its rows, kept, and taken back.

A decision holds for the record it was made on: the same place in the text, saying the same. Accepted and corrected
records carry `review`; rejected ones leave their table, and what named them names nothing. Every decision is a row
of `corrections` with the record as extracted, so it can be applied again to a new extraction or taken back. Where a
new extraction has no such record, the decision is kept with `applied` false and changes nothing.

>>> row = {"seq": 0, "start": 4, "end": 9, "edtf": "2020", "kind": "point"}
>>> find([row], 4, 9, {"edtf": "2020"}, 0) == row
True
>>> find([row], 4, 9, {"edtf": "2021"}, 0) is None  # it says something else
True
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from pydantic import ValidationError

from ...extractors.calendar import bounds
from ...schemas.records import MODELS, Mention

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # of one report, by table

TABLES: Final = ("indicators", "dates", "titles", "tasks", "findings", "sections")
PLACE: Final = frozenset(Mention.model_fields)
LINKS: Final = frozenset({"parent_seq", "refs", "flags"})  # name other rows, so they shift when those do
CODES: Final = frozenset({"code", "code_confidence"})  # a codebook may change them; the record says the same
DERIVED: Final = {"period": ("period_start", "period_end"), "edtf": ("date_start", "date_end")}
WITHDRAWN: Final = "withdrawn"


class DecisionError(ValueError):
    """A decision that cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about one record, as a corrections file says it."""

    doc_id: str
    table: str
    row: int
    start: int
    end: int
    verdict: Literal["accepted", "corrected", "rejected", "withdrawn"]
    reviewer: str
    reviewed_at: str
    old: Row = field(default_factory=dict)
    new: Row = field(default_factory=dict)
    note: str | None = None
    origin: str = ""


def content_fields(table: str) -> list[str]:
    """The fields that make up what a record says: those of its own table but for links to other rows.

    >>> content_fields("dates")
    ['edtf', 'date_start', 'date_end', 'kind']
    """
    return [name for name in MODELS[table].model_fields if name not in PLACE | LINKS]


def editable_fields(table: str) -> list[str]:
    """The fields a reviewer may change; those derived from them follow.

    >>> editable_fields("dates")
    ['edtf', 'kind']
    """
    derived = {"code_confidence", *(name for names in DERIVED.values() for name in names)}
    return [name for name in content_fields(table) if name not in derived]


def find(rows: Iterable[Row], start: int, end: int, old: Row, seq: int) -> Row | None:
    """The row at this place that says what `old` says; of several the one numbered `seq`, else none."""
    same = [row for row in rows if row["start"] == start and row["end"] == end and _agrees(row, old)]
    if len(same) > 1:
        same = [row for row in same if row["seq"] == seq]
    return same[0] if same else None


def corrected(table: str, row: Row, new: Row) -> Row:
    """The row with fields changed, those derived from them too; raises DecisionError."""
    if unknown := sorted(set(new) - set(content_fields(table))):
        raise DecisionError(f"{', '.join(unknown)} cannot be changed in {table}")
    try:
        changed = {**row, **_derived(row, new)}
        model = MODELS[table].model_validate({**changed, "doc_id": "", "report_year": None})
    except ValidationError as error:
        details = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise DecisionError(details) from error
    except ValueError as error:
        raise DecisionError(str(error)) from error
    return {name: value for name, value in model.model_dump().items() if name in row}


def keep_decisions(tables: Rows, corrections: Iterable[Row]) -> Rows:
    """A new extraction with the decisions kept from before; those that fit no record any more change nothing."""
    kept = []
    for correction in corrections:
        row = find(
            tables[correction["table"]], correction["start"], correction["end"], json.loads(correction["old"]),
            correction["row"],
        )  # fmt: skip
        found = {} if row is None else {"row": row["seq"], "old": _dump(row)}
        kept.append({**correction, **found, "applied": row is not None, "severed": []})
    return _apply(tables, kept)


def decide(tables: Rows, decisions: Iterable[Decision], extractor_version: str) -> tuple[Rows, list[Decision]]:
    """The stored rows of a report with new decisions, and the decisions that fit no record.

    A later decision about a record replaces an earlier one; `withdrawn` only takes it back.
    """
    shown = {table: [*tables[table], *_rejected(tables["corrections"], table)] for table in TABLES}
    extracted = _undo(tables)
    kept = {(correction["table"], correction["row"]): correction for correction in tables["corrections"]}
    unmatched = []
    for decision in decisions:
        seen = find(shown[decision.table], decision.start, decision.end, decision.old, decision.row)
        if seen is None:
            unmatched.append(decision)
            continue
        key = (decision.table, seen["seq"])
        [base] = [row for row in extracted[decision.table] if row["seq"] == seen["seq"]]
        if decision.verdict == WITHDRAWN:
            kept.pop(key, None)
        else:
            kept[key] = _correction(decision, base, seen, extractor_version)
    return _apply(extracted, kept.values()), unmatched


def _agrees(row: Row, old: Row) -> bool:
    ignored = PLACE | LINKS | CODES
    return all(row.get(name) == value for name, value in old.items() if name not in ignored)


def _derived(row: Row, new: Row) -> Row:
    """The changes with what follows from them: the ends of a value, the days of a time, the certainty of a code."""
    changes = dict(new)
    if new.get("value") is not None:
        changes |= {"low": new["value"], "high": new["value"]}
    if "code" in new and "code_confidence" in row:
        changes["code_confidence"] = 1.0 if new["code"] else None
    for name, ends in DERIVED.items():
        if name in new and ends[0] in row:
            changes |= dict(zip(ends, bounds(new[name]) if new[name] else (None, None), strict=True))
    return changes


def _correction(decision: Decision, base: Row, seen: Row, extractor_version: str) -> Row:
    """The row of `corrections` for a decision about the extracted row `base`, which the reviewer saw as `seen`."""
    wanted = seen if decision.verdict != "corrected" else corrected(decision.table, seen, decision.new)
    changes = {name: wanted[name] for name in content_fields(decision.table) if wanted[name] != base[name]}
    rejected = decision.verdict == "rejected"
    return {
        "table": decision.table, "row": base["seq"], "start": base["start"], "end": base["end"], "text": base["text"],
        "verdict": "rejected" if rejected else "corrected" if changes else "accepted", "applied": True,
        "old": _dump(base), "new": _json(changes) if changes and not rejected else None, "severed": [],
        "reviewer": decision.reviewer, "reviewed_at": decision.reviewed_at, "note": decision.note,
        "extractor_version": extractor_version,
    }  # fmt: skip


def _apply(tables: Rows, corrections: Iterable[Row]) -> Rows:
    """The extracted rows as the decisions say, and the decisions in order."""
    ordered = sorted(corrections, key=lambda one: (TABLES.index(one["table"]), one["start"], one["end"], one["row"]))
    result = {table: {row["seq"]: row for row in rows} for table, rows in tables.items() if table != "corrections"}
    for correction in ordered:
        if not correction["applied"]:
            continue
        rows, seq = result[correction["table"]], correction["row"]
        if correction["verdict"] == "rejected":
            del rows[seq]
        else:
            changes = json.loads(correction["new"]) if correction["new"] else {}
            rows[seq] = {**rows[seq], **changes, "review": correction["verdict"]}
    severed = _sever(result, {(one["table"], one["row"]) for one in ordered if _is_rejected(one)})
    _reflag(result, ordered)
    numbered = [
        {**correction, "seq": seq, "severed": severed.get((correction["table"], correction["row"]), [])}
        for seq, correction in enumerate(ordered)
    ]
    return {**{table: list(rows.values()) for table, rows in result.items()}, "corrections": numbered}


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
        result[correction["table"]][correction["row"]] = _load(correction)
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


def _dump(row: Row) -> str:
    return _json({name: value for name, value in row.items() if name not in ("doc_id", "report_year")})


def _json(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False)
