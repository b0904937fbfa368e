"""What a report says of itself, corrected by a reviewer: filed where it now belongs, kept, taken back, refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.fields import DecisionError
from zhibiao.pipeline.store import Store
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import MODELS

TEXT = "乌海市生态环境局2021年法治政府建设情况报告\n2021年，受理举报100件，其中噪声类60件。\n"
WHEN = "2026-03-01T09:30:00Z"


@pytest.fixture
def extraction() -> Extraction:
    return zhibiao.extract(TEXT)


def decision(extraction: Extraction, verdict: Any, **changes: Any) -> Decision:
    given = {"reviewer": "王", "reviewed_at": WHEN, **changes}
    return Decision(extraction.document.doc_id, "documents", 0, 0, 0, verdict, **given)


def document(store: Store) -> dict[str, Any]:
    frame = store.load("documents").astype(object)
    [row] = frame.where(frame.notna(), None).to_dict("records")
    return {str(name): list(value) if name == "flags" else value for name, value in row.items()}


def test_the_report_is_what_its_text_says(extraction: Extraction) -> None:
    about = extraction.document
    assert (about.report_year, about.region, about.region_code) == (2021, "乌海市", "150300")


def test_another_year_files_every_row_under_it(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, "corrected", new={"report_year": 2020}, note="封面为2020年")])
    counts = store.counts()
    assert {table: list(years) for table, years in counts.items() if years} == {
        table: [2020] for table in MODELS if counts[table]
    }
    assert counts["indicators"] == {2020: 2}
    assert set(store.load("indicators")["report_year"]) == {2020}
    assert store.text(extraction.document.doc_id).report_year == 2020
    assert not list((store.current() / "indicators").glob("year=2021/*"))
    assert (document(store)["report_year"], document(store)["review"]) == (2020, "corrected")
    [kept] = store.load("corrections").to_dict("records")
    assert (kept["table"], kept["note"], kept["reviewer"]) == ("documents", "封面为2020年", "王")
    assert (json.loads(kept["old"])["report_year"], json.loads(kept["new"])) == (2021, {"report_year": 2020})


def test_another_region_has_another_code(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, "corrected", new={"region": "呼和浩特"})])
    assert (document(store)["region"], document(store)["region_code"]) == ("呼和浩特市", "150100")
    store.review([decision(extraction, "corrected", new={"region": "中华人民共和国"})])
    assert (document(store)["region"], document(store)["region_code"]) == ("中华人民共和国", None)
    assert set(zhibiao.connect(store.root).sql("select region from figures").df()["region"]) == {"中华人民共和国"}


def test_corrections_outlive_another_extraction_whatever_it_reads(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, "corrected", new={"report_year": 2020, "issuer": "某局"})])
    newer = zhibiao.extract(TEXT)
    read = {"extractor_version": "next", "title": "另一标题", "issuer": "又一局"}
    newer.document = newer.document.model_copy(update=read)
    assert store.commit([newer]).replaced == [extraction.document.doc_id]
    about = document(store)
    assert (about["report_year"], about["issuer"], about["title"]) == (2020, "某局", "另一标题")
    assert list(store.counts()["indicators"]) == [2020]
    assert store.commit([newer]).unchanged == [extraction.document.doc_id]


def test_taken_back_it_is_as_extracted(store: Store, extraction: Extraction) -> None:
    tables = ("documents", "indicators", "texts", "corrections")
    before = {table: store.load(table).to_json() for table in tables}
    store.review([decision(extraction, "corrected", new={"report_year": 2020, "region": "呼和浩特市"})])
    store.review([decision(extraction, "withdrawn")])
    assert {table: store.load(table).to_json() for table in tables} == before


def test_accepting_says_that_somebody_looked(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, "accepted", old={"report_year": 2021, "region": "乌海市"})])
    assert document(store)["review"] == "accepted"
    stray = decision(extraction, "accepted", old={"report_year": 2019})
    assert store.review([stray]).unmatched == [stray]


def test_a_second_correction_keeps_the_first(store: Store, extraction: Extraction) -> None:
    store.review([decision(extraction, "corrected", new={"report_year": 2020})])
    store.review([decision(extraction, "corrected", old={"report_year": 2020}, new={"title": "报告"}, reviewer="李")])
    assert (document(store)["report_year"], document(store)["title"]) == (2020, "报告")


@pytest.mark.parametrize(
    ("verdict", "new", "message"),
    [
        ("corrected", {"region": "某某市"}, "some.jsonl, line 3: region: 某某市 is no division"),
        ("corrected", {"publish_date": "去年"}, "not an EDTF date"),
        ("corrected", {"report_year": 21}, "21 is no year from 1900"),
        ("corrected", {"genre": "poem"}, "genre: Input should be 'annual_report'"),
        ("corrected", {"chars": 3}, "chars cannot be changed in documents"),
        ("rejected", {}, "corrected or accepted, not rejected"),
    ],
)
def test_what_cannot_be_is_refused(
    store: Store, extraction: Extraction, verdict: str, new: dict[str, Any], message: str
) -> None:
    before = document(store)
    with pytest.raises(DecisionError, match=message):
        store.review([decision(extraction, verdict, new=new, origin="some.jsonl, line 3")])
    assert document(store) == before


def test_the_command(store: Store, extraction: Extraction, tmp_path: Path) -> None:
    line = {
        "doc_id": extraction.document.doc_id, "table": "documents", "row": 0, "start": 0, "end": 0,
        "verdict": "corrected", "old": {"publish_date": None},
        "new": {"publish_date": "2022-01-20", "report_year": 2020},
        "reviewer": "王", "reviewed_at": WHEN,
    }  # fmt: skip
    file = tmp_path / "corrections.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    result = CliRunner().invoke(app, ["apply", str(file), "--store", str(store.root)])
    assert (result.exit_code, result.stdout) == (0, "1 reports reviewed, 0 as they were; version 2\n")
    assert result.stderr.startswith(f"report {extraction.document.doc_id} has another year; periods")
    assert document(store)["publish_date"] == "2022-01-20"
