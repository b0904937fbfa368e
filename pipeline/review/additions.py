"""Records that a reviewer added: what the extractors missed, at its place in the text.

An addition names table, place and fields; text, sentence, section and page follow from the place, and what was not said
has its usual value (`role` value, `bound` eq, `nature` actual). Added rows carry `review` added and are numbered after
the extracted ones, whose numbers stay. Extracting the report again adds them again; where the extractors have found
the record meanwhile, theirs takes the reviewer's fields. The parent is found by its place.

Refused: a place outside of the text or where cleaning left nothing, fields that are missing or cannot be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ...extractors.codes.codes import own_coder
from ...schemas.fields import table_fields
from ...schemas.text import SourceText
from ..clean import clean_text
from ..outline import build_outline
from .decision import Decision
from .fields import DecisionError, Row, checked, completed, content_fields, corrected

Rows = dict[str, list[Row]]

ADDED: Final = "added"
ADDABLE: Final = ("indicators", "dates", "titles", "tasks", "findings")
NOTHING: Final = "{}"  # what stood there before
USUAL: Final[Row] = {"role": "value", "bound": "eq", "nature": "actual", "action": "other", "severity": "warning"}
SAME: Final = {"indicators": ("name", "value", "low", "high", "unit"), "findings": ("rule",)}  # beside the place
PARENT_PLACE: Final = "parent_place"


def addition_of(decision: Decision, tables: Rows, source: SourceText, extractor_version: str) -> Row:
    """The row of `corrections` for a record to add; raises DecisionError."""
    table, new = decision.table, decision.new
    if table not in ADDABLE:
        raise DecisionError(f"records are added to {', '.join(ADDABLE)}, not to {table}")
    if unknown := sorted(set(new) - {*content_fields(table), "parent_seq"}):
        raise DecisionError(f"{', '.join(unknown)} cannot be said of a record added to {table}")
    place = _placed(decision, tables, source)
    record = checked(table, {**_fields(table, new), **place, "review": ADDED})
    if table == "indicators" and "code" not in new:
        record |= _coded(record)
    return {
        "table": table, "row": 0, "start": place["start"], "end": place["end"], "text": place["text"],
        "verdict": ADDED, "applied": True, "old": NOTHING,
        "new": json.dumps(record | _parent(tables[table], new), ensure_ascii=False),
        "severed": [], "reviewer": decision.reviewer, "reviewed_at": decision.reviewed_at, "note": decision.note,
        "extractor_version": extractor_version,
    }  # fmt: skip


def amended(addition: Row, decision: Decision, seen: Row) -> Row:
    """The addition with fields changed by a later decision; raises DecisionError."""
    row = corrected(decision.table, seen, decision.new)
    changes = {name: row[name] for name in content_fields(decision.table)}
    said = {"reviewer": decision.reviewer, "reviewed_at": decision.reviewed_at, "note": decision.note}
    return {**addition, **said, "new": json.dumps({**json.loads(addition["new"]), **changes}, ensure_ascii=False)}


def same_addition(addition: Row, other: Row) -> bool:
    """Whether two rows of `corrections` add the same record."""
    place = ("verdict", "table", "start", "end")
    if any(addition[name] != other[name] for name in place):
        return False
    return _same(addition["table"], json.loads(addition["new"]), json.loads(other["new"]))


def added_again(addition: Row, tables: Rows, source: SourceText | None) -> Row:
    """The addition to the rows of an extraction: beside them, or to the row that says the same by now."""
    new = json.loads(addition["new"])
    start, end = addition["start"], addition["end"]
    reads = source is None or "".join(source.text[start:end].split()) == "".join(addition["text"].split())
    twins = [
        row for row in tables[addition["table"]]
        if (row["start"], row["end"]) == (start, end) and _same(addition["table"], row, new)
    ]  # fmt: skip
    if not twins:
        return {**addition, "applied": reads, "old": NOTHING, "severed": []}
    old = {name: value for name, value in twins[0].items() if name not in ("doc_id", "report_year")}
    dumped = json.dumps(old, ensure_ascii=False)
    return {**addition, "applied": reads, "row": twins[0]["seq"], "old": dumped, "severed": []}


def numbered(corrections: Iterable[Row], tables: Rows) -> list[Row]:
    """The decisions, those that add a row with the number it gets: after all that were extracted."""
    free = {table: max((row["seq"] for row in rows), default=-1) + 1 for table, rows in tables.items() if rows}
    result = []
    for correction in corrections:
        if correction["verdict"] == ADDED and correction["old"] == NOTHING and correction["applied"]:
            seq = free.get(correction["table"], 0)
            free[correction["table"]] = seq + 1
            result.append({**correction, "row": seq})
        else:
            result.append(correction)
    return result


def with_additions(tables: dict[str, dict[int, Row]], corrections: Iterable[Row]) -> None:
    """Add the rows, and link them to their parents."""
    added = [one for one in corrections if one["verdict"] == ADDED and one["applied"]]
    for one in added:
        rows, seq = tables[one["table"]], one["row"]
        said = {name: value for name, value in json.loads(one["new"]).items() if name != PARENT_PLACE}
        links: Row = {name: rows[seq][name] for name in ("flags", "parent_seq") if seq in rows and name in rows[seq]}
        rows[seq] = {**rows.get(seq, {}), **said, **links, "seq": seq}
    for one in added:
        new, rows = json.loads(one["new"]), tables[one["table"]]
        if place := new.get(PARENT_PLACE):
            bearers = [seq for seq, row in rows.items() if [row["start"], row["end"]] == place and seq != one["row"]]
            chosen = new["parent_seq"] if new["parent_seq"] in bearers else next(iter(bearers), None)
            rows[one["row"]] = {**rows[one["row"]], "parent_seq": chosen}


def _same(table: str, row: Row, other: Row) -> bool:
    return all(row[name] == other[name] for name in SAME.get(table, ()))


def _placed(decision: Decision, tables: Rows, source: SourceText) -> Row:
    """What follows from the place of a record; raises DecisionError where there is no text."""
    if not 0 <= decision.start < decision.end <= len(source.text):
        raise DecisionError(f"{decision.start}–{decision.end} lies outside of the text (0–{len(source.text)})")
    clean = clean_text(source)
    start, end = clean.clean_offset(decision.start), clean.clean_offset(decision.end)
    text = clean.as_written(source.text, start, end)
    if not text.strip():
        raise DecisionError(f"{decision.start}–{decision.end} holds no text that is read, only layout or a second copy")
    first, last = clean.source_span(start, end)
    sentence = build_outline(clean).sentence_at(start)
    return {
        "seq": 0, "text": text, "start": first, "end": last,
        "sentence": clean.text[sentence.start : sentence.end].strip(), "section": sentence.section,
        "page": _page(tables, first),
    }  # fmt: skip


def _page(tables: Rows, start: int) -> int | None:
    """The page of the nearest record before a place; those behind it where none is before."""
    paged = [(row["start"], row["page"]) for table in ADDABLE for row in tables[table] if row["page"] is not None]
    before = [one for one in paged if one[0] <= start]
    return max(before)[1] if before else min(paged)[1] if paged else None


def _fields(table: str, new: Row) -> Row:
    """All fields of a record from those a reviewer said; raises DecisionError."""
    fields = {name: USUAL[name] for name in content_fields(table) if name in USUAL}
    for field in table_fields(table):
        if field.name not in fields and (field.nullable or field.type == "list"):
            fields[field.name] = None if field.nullable else []
    fields = completed(fields | {name: value for name, value in new.items() if name != "parent_seq"}, new)
    if table == "indicators" and fields["value"] is None:
        if None in (fields["low"], fields["high"]):
            raise DecisionError("value: Field required, or low and high of a range")
        fields["bound"] = "range"
    return fields


def _coded(record: Row) -> Row:
    """The code that the codebook gives to an indicator."""
    coded = own_coder().code_of(*(record[name] for name in ("name", "subject", "kind", "role", "unit")))
    return {"code": coded.code, "code_confidence": coded.confidence} if coded else {}


def _parent(rows: list[Row], new: Row) -> Row:
    """The link to the parent, by number and place; raises DecisionError where there is no such row."""
    seq: Any = new.get("parent_seq")
    if seq is None:
        return {}
    for row in rows:
        if row["seq"] == seq:
            return {"parent_seq": seq, PARENT_PLACE: [row["start"], row["end"]]}
    raise DecisionError(f"parent_seq: there is no row {seq}")
