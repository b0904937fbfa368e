"""The bundle and its description: valid, complete, citable, with checksums; the data dictionary is up to date."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.export.bundle import About, export
from zhibiao.pipeline.export.descriptors import table_schema
from zhibiao.pipeline.export.dictionary import data_dictionary
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.store import Store, open_store
from zhibiao.pipeline.versions import StoreError
from zhibiao.schemas.records import MODELS
from zhibiao.schemas.tables import arrow_schema

ROOT = Path(__file__).parents[1]
ABOUT = About("法治政府建设报告记录", ["王芳", "某大学"], date(2026, 3, 1))
TEXTS = (
    "某市生态环境局2021年法治政府建设情况报告\n一、办理情况\n2021年，受理举报100件，其中噪声类60件。受理信访300件，其中噪声类310件。\n",
    "某县\"十四五\"规划实施方案\n投资1.2亿元，印发《通知》。到2025年，绿化率达到40%以上。（责任单位：县林草局；完成时限：2021年6月底）\n",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "parsed")
    first, *_ = extractions = [zhibiao.extract(text) for text in TEXTS]
    store.commit(extractions)
    row = first.indicators[0]
    store.review([Decision(row.doc_id, "indicators", row.seq, row.start, row.end, "accepted", "王芳", "2026-03-01")])
    return store


@pytest.fixture
def bundle(store: Store, tmp_path: Path) -> Path:
    return export(store, tmp_path / "out", ABOUT)


def test_a_bundle_is_not_written_into_the_store(store: Store) -> None:
    with pytest.raises(StoreError, match="lies in the store"):
        export(store, store.root / "release", ABOUT)


def test_the_bundle_is_dated_and_complete(bundle: Path) -> None:
    assert bundle.name == "zhibiao-2026-03-01-v2"
    files = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    codebook = {f"codebook/{path.name}" for path in (ROOT / "extractors" / "codes" / "variables").glob("*.*")}
    tables = {f"parquet/{table}.parquet" for table in MODELS} | {f"csv/{table}.csv" for table in MODELS}
    assert files == (tables - {"csv/texts.csv"}) | codebook | {
        "datapackage.json", "data-dictionary.md", "CITATION.cff", "SHA256SUMS",
    }  # fmt: skip
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_data_package_is_valid_in_frictionless(bundle: Path) -> None:
    report = frictionless.validate(str(bundle / "datapackage.json"))
    assert report.flatten(["type", "title", "message"]) == []
    assert report.stats["tasks"] >= 2 * len(MODELS)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("table", "column", "wrong", "error"),
    [
        ("indicators", "kind", "size", "constraint-error"),
        ("indicators", "value", "many", "type-error"),
        ("dates", "seq", "", "constraint-error"),
        ("titles", "doc_id", "f" * 16, "foreign-key"),
    ],
)
def test_frictionless_finds_what_is_wrong(bundle: Path, table: str, column: str, wrong: str, error: str) -> None:
    path = bundle / "csv" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = wrong
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    report = frictionless.validate(str(bundle / "datapackage.json"))
    assert error in {found for [found] in report.flatten(["type"])}


def test_both_forms_hold_the_rows_of_the_store(store: Store, bundle: Path) -> None:
    for table in set(MODELS) - {"texts"}:
        stored = store.load(table)
        parquet = pd.read_parquet(bundle / "parquet" / f"{table}.parquet")
        assert parquet.columns.tolist() == arrow_schema(table).names
        assert len(parquet) == len(stored)
        with (bundle / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["doc_id"] for row in rows] == stored["doc_id"].tolist()
    texts = pd.read_parquet(bundle / "parquet" / "texts.parquet")
    assert set(texts["source_text"]) == set(TEXTS)


def test_lists_are_json_in_csv(bundle: Path) -> None:
    with (bundle / "csv" / "tasks.csv").open(encoding="utf-8", newline="") as file:
        [task] = csv.DictReader(file)
    assert json.loads(task["lead"]) == ["县林草局"]
    assert json.loads(task["cooperating"]) == []


def test_checksums_hold_for_every_file(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path for path in bundle.rglob("*") if path.is_file() and path.name != "SHA256SUMS"}
    assert sums == {path.relative_to(bundle).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_citation(bundle: Path) -> None:
    citation = (bundle / "CITATION.cff").read_text(encoding="utf-8")
    for line in ('title: "法治政府建设报告记录"', 'date-released: "2026-03-01"', '  - name: "某大学"'):
        assert line in citation.splitlines()


def test_a_bundle_is_never_written_over(store: Store, bundle: Path) -> None:
    with pytest.raises(StoreError, match="exists already"):
        export(store, bundle.parent, ABOUT)


def test_the_schema_says_keys_units_and_enumerations() -> None:
    schema = table_schema("indicators")
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["doc_id", "seq"]
    assert schema["foreignKeys"][0]["reference"] == {"resource": "documents", "fields": ["doc_id"]}
    assert fields["role"]["constraints"]["enum"] == ["value", "part", "change", "qualifier"]
    assert fields["start"]["unit"] == "code points of the source text"
    assert fields["flags"]["type"] == "array"
    assert fields["value"]["description"].startswith("In `unit`")


def test_the_data_dictionary_is_up_to_date() -> None:
    page = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == data_dictionary(), "run: zhibiao schema --markdown > docs/data-dictionary.md"


def test_the_data_dictionary_names_every_column() -> None:
    sections = re.split(r"^## (\w+) .*$", data_dictionary(), flags=re.M)
    pages = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert list(pages) == list(MODELS)
    for table, page in pages.items():
        assert re.findall(r"^\| `(\w+)` \|", page, re.M) == arrow_schema(table).names


def test_the_command(store: Store, tmp_path: Path) -> None:
    arguments = ["export", str(tmp_path / "out"), "--store", str(store.root), "--date", "2026-03-01"]
    result = CliRunner().invoke(app, [*arguments, "--author", "王芳"])
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'out' / 'zhibiao-2026-03-01-v2'}\n")
    again = CliRunner().invoke(app, arguments)
    assert (again.exit_code, "exists already" in again.stderr) == (1, True)
    empty = CliRunner().invoke(app, ["export", str(tmp_path / "out"), "--store", str(tmp_path / "nothing")])
    assert (empty.exit_code, "there is no store" in empty.stderr) == (1, True)
