"""Decisions of reviewers: applied to the store, kept through new extractions, taken back, refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.golden.folder import INDEX_COLUMNS, read_gold
from zhibiao.pipeline.golden.rows import print_table
from zhibiao.pipeline.review.corrections_file import CorrectionsError, parse_line, read_corrections
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.fields import DecisionError
from zhibiao.pipeline.store import Store
from zhibiao.schemas.extraction import Extraction

TEXT = (
    "某市生态环境局2021年法治政府建设情况报告\n"
    "2021年，受理举报100件，其中噪声类60件。受理信访300件，其中噪声类310件。\n"
)
TOTAL = TEXT.index("100件")
PART = TEXT.index("60件")
LAST = TEXT.index("300件")


@pytest.fixture
def extraction() -> Extraction:
    return zhibiao.extract(TEXT)


def decision(extraction: Extraction, start: int, verdict: Any, **changes: Any) -> Decision:
    [row] = [row for row in extraction.indicators if row.start == start]
    old = {"name": row.name, "value": row.value, "unit": row.unit}
    given = {"old": old, "reviewer": "王", "reviewed_at": "2026-03-01T09:30:00Z", **changes}
    return Decision(row.doc_id, "indicators", row.seq, row.start, row.end, verdict, **given)


def indicators(store: Store) -> dict[int, dict[str, Any]]:
    frame = store.load("indicators").astype(object)
    rows = frame.where(frame.notna(), None).to_dict("records")
    return {row["start"]: {str(name): value for name, value in row.items()} for row in rows}


def test_the_text_holds_a_total_and_a_part_above_it(extraction: Extraction) -> None:
    rows = {row.start: row for row in extraction.indicators}
    assert [rows[place].value for place in (TOTAL, PART, LAST)] == [100, 60, 300]
    assert rows[PART].parent_seq == rows[TOTAL].seq
    [doubt] = [row for row in extraction.findings if row.rule == "part_exceeds_total"]
    assert f"indicators:{rows[LAST].seq}" in doubt.refs


def test_accepted_and_corrected_rows_say_so(store: Store, extraction: Extraction) -> None:
    corrected = decision(extraction, LAST, "corrected", new={"value": 310, "period": "2020-06"}, note="印刷有误")
    reviewed = store.review([decision(extraction, TOTAL, "accepted"), corrected])

    assert (reviewed.commit.version, reviewed.unmatched) == (2, [])
    rows = indicators(store)
    assert [rows[place]["review"] for place in (TOTAL, PART, LAST)] == ["accepted", None, "corrected"]
    last = rows[LAST]
    assert (last["value"], last["low"], last["high"]) == (310, 310, 310)
    assert (last["period"], last["period_start"], last["period_end"]) == ("2020-06", "2020-06-01", "2020-06-30")
    kept = store.load("corrections").to_dict("records")
    assert [(row["verdict"], row["reviewer"], row["reviewed_at"]) for row in kept] == [
        ("accepted", "王", "2026-03-01T09:30:00Z"),
        ("corrected", "王", "2026-03-01T09:30:00Z"),
    ]
    assert (json.loads(kept[1]["old"])["value"], json.loads(kept[1]["new"])["value"]) == (300, 310)
    assert (kept[1]["note"], kept[1]["text"]) == ("印刷有误", "300件")


def test_a_code_given_by_a_reviewer_is_certain(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, LAST, "corrected", new={"code": "petitions"})])
    row = indicators(store)[LAST]
    assert (row["code"], row.get("code_confidence", 1.0)) == ("petitions", 1.0)


def test_a_rejected_row_leaves_and_what_named_it_names_nothing(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, TOTAL, "rejected"), decision(extraction, LAST, "rejected")])

    rows = indicators(store)
    assert not {TOTAL, LAST} & set(rows)
    assert rows[PART]["parent_seq"] is None
    [last] = [row.seq for row in extraction.indicators if row.start == LAST]
    assert all(f"indicators:{last}" not in refs for refs in store.load("findings")["refs"])
    assert len(store.load("findings")) == len(extraction.findings)


def test_a_rejected_finding_takes_its_flags_along(store: Store, extraction: Extraction) -> None:
    [doubt] = extraction.findings
    verdict = Decision(doubt.doc_id, "findings", 0, doubt.start, doubt.end, "rejected", "王", "2026-03-01")
    assert list(indicators(store)[LAST]["flags"]) == ["part_exceeds_total"]
    store.review([verdict])
    assert [list(row["flags"]) for row in indicators(store).values()] == [[], [], [], []]
    assert store.load("findings").empty
    store.review([replace(verdict, verdict="withdrawn")])
    assert list(indicators(store)[LAST]["flags"]) == ["part_exceeds_total"]


def test_taking_a_decision_back_restores_everything(store: Store, extraction: Extraction) -> None:
    tables = ("indicators", "findings", "corrections")
    before = {table: store.load(table).to_json() for table in tables}
    store.review([decision(extraction, TOTAL, "rejected"), decision(extraction, LAST, "rejected")])
    store.review([decision(extraction, PART, "accepted"), decision(extraction, PART, "withdrawn")])
    store.review([decision(extraction, TOTAL, "withdrawn"), decision(extraction, LAST, "withdrawn")])

    assert {table: store.load(table).to_json() for table in tables} == before


def test_extracting_again_applies_the_decisions_again(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, TOTAL, "rejected"), decision(extraction, LAST, "corrected", new={"unit": "次"})])
    version = store.commit([zhibiao.extract(TEXT)])

    assert version.unchanged == [extraction.document.doc_id]
    assert TOTAL not in indicators(store)
    assert indicators(store)[LAST]["unit"] == "次"


def test_a_decision_that_fits_no_record_any_more_is_kept(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, LAST, "corrected", new={"unit": "次"})])
    newer = zhibiao.extract(TEXT)
    newer.document = newer.document.model_copy(update={"extractor_version": "next"})
    changed = [row.model_copy(update={"name": "举报"}) if row.start == LAST else row for row in newer.indicators]
    newer.indicators = changed
    store.commit([newer])

    assert (indicators(store)[LAST]["unit"], indicators(store)[LAST]["review"]) == ("件", None)
    assert store.load("corrections")["applied"].tolist() == [False]

    store.commit([extraction])
    assert indicators(store)[LAST]["unit"] == "次"
    assert store.load("corrections")["applied"].tolist() == [True]


def test_a_second_decision_replaces_the_first_and_keeps_the_extracted_values(
    store: Store, extraction: Extraction
) -> None:
    store.review([decision(extraction, LAST, "corrected", new={"value": 310})])
    seen = {"value": 310, "unit": "件"}
    store.review([decision(extraction, LAST, "corrected", old=seen, new={"unit": "次"}, reviewer="李")])

    assert (indicators(store)[LAST]["value"], indicators(store)[LAST]["unit"]) == (310, "次")
    [kept] = store.load("corrections").to_dict("records")
    assert kept["reviewer"] == "李"
    assert json.loads(kept["old"])["value"] == 300
    assert json.loads(kept["new"]) == {"value": 310.0, "low": 310.0, "high": 310.0, "unit": "次"}


def test_the_same_decision_twice_makes_no_new_version(store: Store, extraction: Extraction) -> None:
    accepted = decision(extraction, LAST, "accepted")
    assert store.review([accepted]).commit.version == 2
    assert store.review([accepted]).commit.version == 2


def test_decisions_that_fit_nothing_are_given_back(store: Store, extraction: Extraction) -> None:
    strays = [
        decision(extraction, LAST, "accepted", old={"value": 5}),
        replace(decision(extraction, LAST, "accepted"), doc_id="f" * 16),
    ]
    reviewed = store.review(strays)
    assert reviewed.unmatched == strays
    assert reviewed.commit.version == 1


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ({"kind": "size"}, "kind: Input should be 'count'"),
        ({"period": "neulich"}, "not an EDTF date"),
        ({"value": "viele"}, "value: Input should be a valid number"),
    ],
)
def test_impossible_values_are_refused_and_nothing_is_stored(
    store: Store, extraction: Extraction, new: dict[str, Any], message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        store.review([decision(extraction, TOTAL, "rejected"), decision(extraction, LAST, "corrected", new=new)])
    assert len(indicators(store)) == len(extraction.indicators)


LINE: dict[str, Any] = {
    "doc_id": "0" * 16, "table": "dates", "row": 0, "start": 4, "end": 9, "verdict": "corrected",
    "new": {"kind": "range"}, "reviewer": "王", "reviewed_at": "2026-03-01T09:30:00Z",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"table": "texts"}, "table: Input should be"),
        ({"verdict": "maybe"}, "verdict: Input should be"),
        ({"reviewer": "  "}, "reviewer: String should have at least 1 character"),
        ({"reviewed_at": "yesterday"}, "Invalid isoformat string"),
        ({"new": None}, "has its fields in `new`"),
        ({"verdict": "accepted"}, "has its fields in `new`"),
        ({"new": {"start": 3}}, "start cannot be changed in dates"),
    ],
)
def test_lines_that_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(CorrectionsError, match=message) as caught:
        parse_line(json.dumps({**LINE, **changes}), "c.jsonl, line 7")
    assert str(caught.value).startswith("c.jsonl, line 7: ")


def test_a_file_of_decisions(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(json.dumps(LINE) + "\n\n" + json.dumps({**LINE, "row": 1}) + "\n", encoding="utf-8")
    assert [(one.row, one.origin) for one in read_corrections([file])] == [
        (0, f"{file}, line 1"),
        (1, f"{file}, line 3"),
    ]


def test_the_command(store: Store, extraction: Extraction, tmp_path: Path) -> None:
    [row] = [row for row in extraction.indicators if row.start == LAST]
    place = {"doc_id": row.doc_id, "table": "indicators", "row": row.seq, "start": row.start, "end": row.end}
    line = {**LINE, **place, "verdict": "rejected", "new": None}
    file = tmp_path / "corrections.jsonl"
    file.write_text(f"{json.dumps(line)}\n{json.dumps({**line, 'start': 0, 'end': 1})}\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["apply", str(file), "--store", str(store.root)])
    assert result.exit_code == 1
    assert result.stderr == f"{file}, line 2: report {row.doc_id} has no such record in indicators\n"
    assert result.stdout == "1 reports reviewed, 0 as they were; version 2\n"
    assert LAST not in indicators(store)

    refused = CliRunner().invoke(app, ["apply", str(tmp_path / "none.jsonl"), "--store", str(store.root)])
    assert (refused.exit_code, "a file that a review page saved" in refused.stderr) == (1, True)


def test_a_reviewed_report_becomes_a_golden_case(store: Store, extraction: Extraction, tmp_path: Path) -> None:
    folder = tmp_path / "golden"
    folder.mkdir()
    (folder / "reports.tsv").write_text(print_table([], INDEX_COLUMNS), encoding="utf-8")
    places = ["--golden", str(folder), "--store", str(store.root)]
    arguments = ["golden", "add", extraction.document.doc_id, "case", *places]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert "nobody has decided about 4 indicators, 1 dates, 1 findings" in refused.stderr

    rows: list[Any] = [("indicators", row) for row in extraction.indicators]
    rows += [("dates", row) for row in extraction.dates] + [("findings", row) for row in extraction.findings]
    verdicts: dict[Any, Any] = {("indicators", "310件"): "rejected"}
    store.review(
        Decision(
            row.doc_id, table, row.seq, row.start, row.end, verdicts.get((table, row.text), "accepted"), "王", "2026"
        )
        for table, row in rows
    )
    added = CliRunner().invoke(app, arguments)
    assert (added.exit_code, added.stdout) == (0, f"{folder / 'case'}\n")
    [gold] = read_gold(folder)
    assert gold.source.text == TEXT
    assert [row.text for row in gold.tables["indicators"]] == ["100件", "60件", "300件"]
    assert gold.tables["indicators"][1].fields["parent"] == (TOTAL, TOTAL + 4)
    assert gold.tables["documents"][0].fields["report_year"] == "2021"
    assert CliRunner().invoke(app, arguments).exit_code == 1
