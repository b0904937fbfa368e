"""Records that a reviewer added: placed in the text, numbered after the others, kept, taken back, refused."""

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
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.fields import DecisionError
from zhibiao.pipeline.store import Store, open_store
from zhibiao.schemas.extraction import Extraction

TEXT = (
    "乌海市生态环境局2021年法治政府建设情况报告\n一、办理情况\n"
    "2021年，受理举报100件，其中噪声类60件。办理行政处罚 案件数百件，罚款3万元。\n"
)
PART = TEXT.index("60件")
MISSED = TEXT.index("数百件")  # no record: a vague magnitude
FINE = TEXT.index("3万元")
FIELDS: dict[str, Any] = {"name": "办理行政处罚案件", "value": 300, "unit": "件", "kind": "count", "bound": "about"}


@pytest.fixture
def extraction() -> Extraction:
    return zhibiao.extract(TEXT)


def addition(start: int = MISSED, length: int = 3, table: str = "indicators", **changes: Any) -> Decision:
    given = {"new": FIELDS | {"period": "2021"}, "reviewer": "王", "reviewed_at": "2026-03-01T09:30:00Z", **changes}
    return Decision(zhibiao.extract(TEXT).document.doc_id, table, 0, start, start + length, "added", **given)


def rows(store: Store, table: str = "indicators") -> dict[int, dict[str, Any]]:
    frame = store.load(table).astype(object)
    found = frame.where(frame.notna(), None).to_dict("records")
    return {
        row["start"]: {str(name): list(value) if name == "flags" else value for name, value in row.items()}
        for row in found
    }


def without(extraction: Extraction, start: int) -> Extraction:
    """The extraction as it would be had the extractors missed the indicator that begins at `start`."""
    kept = [row for row in extraction.indicators if row.start != start]
    extraction.indicators = [row.model_copy(update={"seq": seq, "parent_seq": None}) for seq, row in enumerate(kept)]
    extraction.document = extraction.document.model_copy(update={"extractor_version": "other"})
    return extraction


def test_the_extractors_miss_the_vague_figure(extraction: Extraction) -> None:
    assert MISSED not in {row.start for row in extraction.indicators}
    assert {PART, FINE} <= {row.start for row in extraction.indicators}


def test_an_added_record_stands_in_its_place(store: Store, extraction: Extraction) -> None:
    before = rows(store)
    reviewed = store.review([addition()])
    assert (reviewed.commit.version, reviewed.unmatched) == (2, [])
    row = rows(store)[MISSED]
    assert (row["text"], row["start"], row["end"]) == ("数百件", MISSED, MISSED + 3)
    assert row["sentence"] == "办理行政处罚案件数百件，罚款3万元。"
    assert row["section"] == rows(store)[PART]["section"] == "一"
    assert (row["value"], row["low"], row["high"], row["bound"]) == (300, 300, 300, "about")
    assert (row["role"], row["nature"], row["review"]) == ("value", "actual", "added")
    assert (row["period"], row["period_start"], row["period_end"]) == ("2021", "2021-01-01", "2021-12-31")
    assert (row["report_year"], row["seq"]) == (2021, len(extraction.indicators))
    assert {start: row["seq"] for start, row in rows(store).items() if start != MISSED} == {
        start: row["seq"] for start, row in before.items()
    }
    [kept] = store.load("corrections").to_dict("records")
    assert (kept["verdict"], kept["reviewer"], kept["old"], kept["row"]) == ("added", "王", "{}", row["seq"])


def test_an_added_record_is_coded_and_fills_a_cell(store: Store) -> None:
    assert zhibiao.panel("penalty_cases", store=store.root).long.empty
    store.review([addition()])
    [cell] = zhibiao.panel("penalty_cases", store=store.root).long.to_dict("records")
    assert (cell["region"], cell["year"], cell["value"], cell["start"]) == ("乌海市", 2021, 300, MISSED)


def test_white_space_at_the_ends_of_a_selection_is_left_out(store: Store) -> None:
    gap = TEXT.index(" 案件")
    store.review([addition(gap, 3, new=FIELDS)])
    assert (rows(store)[gap + 1]["text"], rows(store)[gap + 1]["end"]) == ("案件", gap + 3)


def test_a_part_is_linked_to_its_total(store: Store) -> None:
    total = rows(store)[FINE]
    store.review([addition(new={**FIELDS, "role": "part", "parent_seq": total["seq"]})])
    assert rows(store)[MISSED]["parent_seq"] == total["seq"]
    store.commit([without(zhibiao.extract(TEXT), PART)])  # every number behind is one less now
    moved = rows(store)
    assert (moved[FINE]["seq"], moved[MISSED]["parent_seq"]) == (total["seq"] - 1, total["seq"] - 1)
    reject = Decision(total["doc_id"], "indicators", total["seq"] - 1, FINE, total["end"], "rejected", "王", "2026")
    store.review([reject])
    assert rows(store)[MISSED]["parent_seq"] is None
    store.review([replace(reject, verdict="withdrawn")])
    assert rows(store)[MISSED]["parent_seq"] == total["seq"] - 1


def test_extracting_again_adds_it_again(store: Store, extraction: Extraction) -> None:
    store.review([addition()])
    added = rows(store)[MISSED]
    assert store.commit([zhibiao.extract(TEXT)]).unchanged == [extraction.document.doc_id]
    store.commit([without(zhibiao.extract(TEXT), PART)])
    assert rows(store)[MISSED] == {**added, "seq": added["seq"] - 1}


def test_what_the_extractors_find_by_now_is_not_there_twice(tmp_path: Path, extraction: Extraction) -> None:
    [found] = [row for row in extraction.indicators if row.start == FINE]
    store = open_store(tmp_path / "late")
    store.commit([without(zhibiao.extract(TEXT), FINE)])
    fields = {"name": found.name, "value": found.value, "unit": "元", "kind": "amount", "subject": "市局"}
    store.review([addition(FINE, 3, new=fields)])
    store.commit([extraction])
    frame = store.load("indicators")
    assert len(frame) == len(extraction.indicators)
    row = rows(store)[FINE]
    assert (row["subject"], row["review"], row["seq"]) == ("市局", "added", found.seq)
    store.review([Decision(found.doc_id, "indicators", found.seq, FINE, found.end, "withdrawn", "王", "2026")])
    assert (rows(store)[FINE]["subject"], rows(store)[FINE]["review"]) == (found.subject, None)


def test_the_same_addition_twice_makes_no_new_version(store: Store) -> None:
    assert store.review([addition()]).commit.version == 2
    assert store.review([addition()]).commit.version == 2


def test_what_was_added_can_be_corrected_and_taken_back(store: Store) -> None:
    before = store.load("indicators").to_json()
    store.review([addition()])
    row = rows(store)[MISSED]
    later = Decision(row["doc_id"], "indicators", row["seq"], MISSED, row["end"], "corrected", "李", "2026-03-02",
                     {"value": 300}, {"value": 120, "period": "2021-12"})  # fmt: skip
    assert store.review([later]).unmatched == []
    changed = rows(store)[MISSED]
    assert (changed["value"], changed["high"], changed["period_start"], changed["review"]) == (
        120, 120, "2021-12-01", "added",
    )  # fmt: skip
    [kept] = store.load("corrections").to_dict("records")
    assert (kept["verdict"], kept["reviewer"]) == ("added", "李")
    store.review([replace(later, verdict="rejected", old={"value": 120}, new={})])
    assert store.load("indicators").to_json() == before
    assert store.load("corrections").empty


@pytest.mark.parametrize(
    ("table", "place", "new", "expected"),
    [
        ("dates", "2021年", {"edtf": "2021", "kind": "point"}, {"date_start": "2021-01-01", "edtf": "2021"}),
        ("titles", "法治政府", {"title": "法治政府"}, {"action": "other", "number": None, "parent_seq": None}),
        ("tasks", "受理举报", {"lead": ["市信访局"]}, {"lead": ["市信访局"], "cooperating": [], "deadline": None}),
        ("findings", "噪声类", {"rule": "missing_number", "message": "数字缺失"}, {"severity": "warning", "refs": []}),
    ],
)
def test_records_of_other_tables(
    store: Store, table: str, place: str, new: dict[str, Any], expected: dict[str, Any]
) -> None:
    start = TEXT.index(place)
    held = len(store.load(table))
    store.review([addition(start, len(place), table, new=new)])
    found = [row for row in store.load(table).to_dict("records") if row["review"] == "added"]
    assert len(store.load(table)) == held + 1
    [row] = found
    assert row["text"] == place
    shown = {name: list(row[name]) if isinstance(value, list) else row[name] for name, value in expected.items()}
    assert {name: None if value != value else value for name, value in shown.items()} == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"start": len(TEXT)}, "c.jsonl, line 2: .* lies outside of the text"),
        ({"start": TEXT.index(" 案件"), "length": 1}, "holds no text that is read"),
        ({"new": {"name": "案件", "unit": "件", "kind": "count"}}, "value: Field required, or low and high"),
        ({"new": {"value": 5, "unit": "件", "kind": "count"}}, "name: Field required"),
        ({"new": FIELDS | {"kind": "size"}}, "kind: Input should be 'count'"),
        ({"new": FIELDS | {"sentence": "另一句"}}, "sentence cannot be said of a record"),
        ({"new": FIELDS | {"parent_seq": 99}}, "parent_seq: there is no row 99"),
        ({"new": FIELDS | {"period": "去年"}}, "not an EDTF date"),
        ({"new": FIELDS | {"period": 2021}}, "not an EDTF date, which is a text: 2021"),
        ({"new": FIELDS | {"unit": 5, "name": None}}, "unit: Input should be a valid string; name: Input should be"),
        ({"table": "documents", "new": {"title": "x"}}, "records are added to indicators, dates"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_stored(
    store: Store, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        store.review([addition(**{"origin": "c.jsonl, line 2", **changes})])
    assert MISSED not in rows(store)


def test_an_added_record_becomes_a_row_of_a_golden_case(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "golden"
    folder.mkdir()
    (folder / "reports.tsv").write_text(print_table([], INDEX_COLUMNS), encoding="utf-8")
    store.review([addition()])
    verdicts = [
        Decision(row["doc_id"], table, row["seq"], row["start"], row["end"], "accepted", "王", "2026")
        for table in ("indicators", "dates", "titles", "tasks", "findings")
        for row in store.load(table).to_dict("records")
    ]
    store.review(verdicts)
    places = ["--golden", str(folder), "--store", str(store.root)]
    result = CliRunner().invoke(app, ["golden", "add", verdicts[0].doc_id, "case", *places])
    assert result.exit_code == 0, result.output
    [gold] = read_gold(folder)
    [row] = [row for row in gold.tables["indicators"] if row.text == "数百件"]
    assert (row.fields["name"], row.fields["value"]) == ("办理行政处罚案件", (300, 300, 300))


def test_the_command(store: Store, tmp_path: Path) -> None:
    line = {
        "doc_id": addition().doc_id, "table": "indicators", "row": 0, "start": MISSED, "end": MISSED + 3,
        "verdict": "added", "new": FIELDS, "reviewer": "王", "reviewed_at": "2026-03-01T09:30:00Z",
    }  # fmt: skip
    file = tmp_path / "corrections.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    result = CliRunner().invoke(app, ["apply", str(file), "--store", str(store.root)])
    assert (result.exit_code, result.stdout) == (0, "1 reports reviewed, 0 as they were; version 2\n")
    assert rows(store)[MISSED]["review"] == "added"
