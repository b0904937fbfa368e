"""Whatever is decided in whatever order: taking all back restores the rows; a new extraction gets the same again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zhibiao
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.decisions import TABLES, Rows, decide, keep_decisions
from zhibiao.pipeline.review.fields import DecisionError, corrected
from zhibiao.pipeline.rewriting import Report
from zhibiao.schemas.text import SourceText

TEXT = (
    "某市生态环境局2021年法治政府建设情况报告\n一、办理情况\n"
    "2021年，受理举报100件，其中噪声类60件。受理信访300件，其中噪声类310件。\n"
    "二、制度建设\n印发《关于贯彻落实〈信访工作条例〉的通知》。A率、B率均达到98%。办理案件5件。办理案件7件。\n"
)
SOURCE = SourceText("0" * 16, "text", TEXT, "utf-8")
VERDICTS = ("accepted", "corrected", "rejected", "withdrawn", "added")
CHANGES: dict[str, dict[str, Any]] = {
    "documents": {"report_year": 2020, "region": "乌海"},
    "indicators": {"unit": "次", "value": 12.0},
    "dates": {"kind": "range"},
    "titles": {"action": "study"},
    "findings": {"severity": "info"},
    "sections": {"heading": "另一标题"},
}


ADDITIONS: dict[str, dict[str, Any]] = {
    "indicators": {"name": "另有", "value": 5, "unit": "件", "kind": "count", "parent_seq": 0},
    "dates": {"edtf": "2021", "kind": "point"},
    "titles": {"title": "信访工作条例"},
    "findings": {"rule": "missing_number", "message": "数字缺失"},
}


@pytest.fixture(scope="module")
def rows() -> Rows:
    found = Report.of(zhibiao.extract(TEXT)).rows()
    return {table: [_without_report(row) for row in entries] for table, entries in found.items()}


def _without_report(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what the store fills in; a document has no other place for its year."""
    filled = ("doc_id",) if "genre" in row else ("doc_id", "report_year")
    return {name: value for name, value in row.items() if name not in filled}


def decision(rows: Rows, table: str, place: int, verdict: Any) -> Decision | None:
    """A decision about a row as it is shown now; none where the table has no such row, or it cannot be taken."""
    shown = rows[table]
    if verdict == "added":
        new = ADDITIONS.get(table, {})
        known = new.get("parent_seq") in (None, *(row["seq"] for row in rows[table]))
        return Decision("0" * 16, table, 0, place, place + 2, verdict, "王", "2026", {}, new) if new and known else None
    if not shown or (table, verdict) == ("documents", "rejected"):
        return None
    row = shown[place % len(shown)]
    new = CHANGES[table] if verdict == "corrected" else {}
    return Decision("0" * 16, table, row["seq"], row["start"], row["end"], verdict, "王", "2026-03-01", row, new)


STEPS = st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 9), st.sampled_from(VERDICTS)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_decisions_can_be_taken_back_and_made_again(rows: Rows, steps: list[tuple[str, int, str]]) -> None:
    reviewed = rows
    for table, place, verdict in steps:
        if one := decision(reviewed, table, place, verdict):
            reviewed, unmatched = decide(reviewed, [one], "1", SOURCE)
            assert unmatched == []
    _check_links(reviewed)
    assert keep_decisions({table: rows[table] for table in TABLES}, reviewed["corrections"]) == reviewed

    restored, unmatched = decide(reviewed, [_withdrawn(one) for one in reviewed["corrections"]], "1", SOURCE)
    assert unmatched == []
    assert restored == rows


def _withdrawn(correction: dict[str, Any]) -> Decision:
    place = (correction["table"], correction["row"], correction["start"], correction["end"])
    return Decision("0" * 16, *place, "withdrawn", "王", "2026-03-01")


def _check_links(rows: Rows) -> None:
    """Nothing names a row that is not there."""
    there = {(table, row["seq"]) for table in TABLES for row in rows[table]}
    for table in ("indicators", "titles", "sections"):
        assert {(table, row["parent_seq"]) for row in rows[table] if row["parent_seq"] is not None} <= there
    named = [reference.split(":") for row in rows["findings"] for reference in row["refs"]]
    assert {(table, int(seq)) for table, seq in named} <= there


def test_the_text_holds_what_the_test_is_about(rows: Rows) -> None:
    assert any(row["parent_seq"] is not None for row in rows["indicators"])
    assert any(row["parent_seq"] is not None for row in rows["titles"])
    assert any(row["refs"] for row in rows["findings"])
    spans = [(row["start"], row["end"]) for row in rows["indicators"]]
    assert len(spans) > len(set(spans))


def test_what_cannot_be_changed_is_refused(rows: Rows) -> None:
    with pytest.raises(DecisionError, match="start cannot be changed in dates"):
        corrected("dates", rows["dates"][0], {"start": 3})
