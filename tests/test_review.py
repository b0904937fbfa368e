"""The review page as a file: what it holds, that nothing in a report breaks it, and the folder of a whole store."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.reading import MENTIONS, read_extraction
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.fields import content_fields, editable_fields
from zhibiao.pipeline.review.page import PROGRAM, asset, embedded, labels, render_page
from zhibiao.pipeline.review.readings import readings_of, stored_readings
from zhibiao.pipeline.store import Store, open_store
from zhibiao.pipeline.versions import StoreError
from zhibiao.schemas.fields import table_fields
from zhibiao.schemas.records import MODELS

TEXT = (
    "某市生态环境局2021年法治政府建设情况报告\n"
    "2021年，受理举报100件，其中噪声类60件。按照《中华人民共和国环境保护法》执行。\n"
)
HOSTILE = (
    "某市2021年</script><script>alert(1)</script>情况报告\n办理案件12件。<!-- &amp; \u2028 行\n𬭎业园区投资3亿元。\n"
)


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(TEXT), zhibiao.extract(HOSTILE)])
    return store


def test_the_page_holds_the_text_and_every_record() -> None:
    extraction = zhibiao.extract(TEXT)
    [report] = data_of(render_page([read_extraction(extraction)]))["reports"]
    assert report["text"] == TEXT
    assert {table: len(rows) for table, rows in report["rows"].items()} == {
        table: len(extraction.rows(table)) for table in MENTIONS
    }
    [title] = report["rows"]["titles"]
    assert TEXT[title["start"] : title["end"]] == "《中华人民共和国环境保护法》"


def test_nothing_in_a_report_ends_the_data_or_adds_markup() -> None:
    page = render_page([read_extraction(zhibiao.extract(HOSTILE))])
    assert page.count("<script") == page.count("</script>") == 2
    assert "alert(1)</" not in page
    assert "\u2028" not in page
    [report] = data_of(page)["reports"]
    assert report["text"] == HOSTILE


def test_the_page_fetches_nothing() -> None:
    page = render_page([read_extraction(zhibiao.extract(TEXT))])
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href|action)\s*=\s*"|url\(|@import|https?://', page)


def test_the_page_names_the_variables_its_indicators_carry() -> None:
    page = render_page([read_extraction(zhibiao.extract("某市2023年政府工作报告\n地区生产总值1200亿元。\n"))])
    assert data_of(page)["labels"]["variables"] == {"gdp": ["Gross domestic product", "国内（地区）生产总值"]}


def test_numbers_that_are_no_json_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        embedded({"value": float("nan")})


def test_every_table_field_and_value_has_labels_in_two_languages() -> None:
    known = labels()
    assert set(known["tables"]) == set(MODELS)
    for table in MODELS:
        for field in table_fields(table):
            assert field.name in known["fields"], field.name
            assert set(field.options) <= {*known["values"], *known["tables"]}, field.name
    for group in known.values():
        assert all(len(pair) == 2 and all(pair) for pair in group.values())


def test_every_label_the_page_asks_for_exists() -> None:
    asked = {name for part in PROGRAM for name in re.findall(r'ui\("([a-z_]+)"\)', asset(part))}
    asked |= set(re.findall(r'data-ui(?:-label|-placeholder)?="([a-z_]+)"', asset("template.html")))
    asked |= set(re.findall(r'"(key_[a-z]+)"', asset("page.js")))
    assert asked <= set(labels()["ui"])


def test_the_fields_a_reviewer_may_change() -> None:
    assert editable_fields("titles") == [
        "title", "number", "number_agency", "number_year", "number_serial", "canonical", "action", "action_date",
    ]  # fmt: skip
    assert "period_start" in content_fields("indicators")
    assert "period_start" not in editable_fields("indicators")


def test_the_program_stays_small() -> None:
    assert max(len(asset(part).splitlines()) for part in PROGRAM) < 550


def test_rejected_records_stay_in_the_page_of_the_store(store: Store) -> None:
    extraction = zhibiao.extract(TEXT)
    [row] = [row for row in extraction.indicators if row.text == "60件"]
    store.review([Decision(row.doc_id, "indicators", row.seq, row.start, row.end, "rejected", "王", "2026-03-01")])

    [reading] = stored_readings(store, [row.doc_id])
    assert [(one["text"], one.get("review")) for one in reading.rows["indicators"]] == [
        ("100件", None),
        ("60件", "rejected"),
    ]
    assert render_page([reading])


def test_reports_by_name(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    doc_id = zhibiao.extract(HOSTILE).document.doc_id
    assert [reading.document["source"] for reading in readings_of([str(file), doc_id], store)] == [str(file), "text"]
    with pytest.raises(StoreError, match="holds no report ffffffffffffffff"):
        list(readings_of(["f" * 16], store))


def test_a_page_for_each_report_of_the_store_and_an_index(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    result = CliRunner().invoke(app, ["review", "--store", str(store.root), "-o", str(folder)])
    assert (result.exit_code, result.stdout) == (0, f"{folder / 'index.html'} (2 reports)\n")
    entries = data_of((folder / "index.html").read_text(encoding="utf-8"))["reports"]
    assert {entry["href"] for entry in entries} == {path.name for path in folder.glob("*.html")} - {"index.html"}
    [counts] = [entry["counts"] for entry in entries if entry["title"].startswith("某市生态环境局")]
    assert (counts["indicators"], counts["titles"]) == (2, 1)


def test_several_reports_in_one_page(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    doc_ids = list(store.documents())
    result = CliRunner().invoke(app, ["review", *doc_ids, "--store", str(store.root), "-o", str(page)])
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    reports = data_of(page.read_text(encoding="utf-8"))["reports"]
    assert [report["document"]["doc_id"] for report in reports] == doc_ids


def test_the_whole_store_needs_a_folder(store: Store, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["review", "--store", str(store.root), "-o", str(tmp_path / "page.html")])
    assert (result.exit_code, "needs a folder" in result.stderr) == (2, True)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["review", "none.txt", "-o", str(tmp_path / "page.html")])
    assert (result.exit_code, "none.txt: there is no such file" in result.stderr) == (1, True)
