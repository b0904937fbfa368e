"""The store keeps every report once, under its year, in files that pandas, DuckDB and polars read as they are."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_reports import SENTENCE, doc_id, report

from zhibiao.pipeline import partitions, versions
from zhibiao.pipeline.store import Store, StoredDocument, StoreError, StoreLocked, open_store
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import MODELS
from zhibiao.schemas.tables import arrow_schema
from zhibiao.schemas.text import SourceText


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "parsed", keep_seconds=0)


def files(store: Store, table: str) -> list[str]:
    return sorted(str(path.relative_to(store.current() / table)) for path in (store.current() / table).rglob("*.*"))


def test_a_commit_stores_every_table(store: Store) -> None:
    commit = store.commit([report(1), report(2, 2019)])

    assert (commit.version, commit.added, commit.replaced, commit.unchanged) == (1, [doc_id(1), doc_id(2)], [], [])
    assert store.counts() == {
        "documents": {2019: 1, 2020: 1}, "indicators": {2019: 2, 2020: 2}, "dates": {2019: 1, 2020: 1}, "titles": {},
        "tasks": {}, "findings": {}, "sections": {2019: 1, 2020: 1}, "corrections": {}, "texts": {2019: 1, 2020: 1},
    }  # fmt: skip
    assert store.years() == [2019, 2020]
    assert store.documents()[doc_id(2)] == StoredDocument(doc_id(2), 2019, "1", "reports/2.txt")
    assert store.text(doc_id(1)).source_text == SENTENCE
    rows = store.load("indicators", years=[2020])
    assert list(rows.columns) == arrow_schema("indicators").names
    assert rows[["doc_id", "seq", "value"]].values.tolist() == [[doc_id(1), 0, 1234.0], [doc_id(1), 1, 1235.0]]


def test_layout_and_file_format(store: Store) -> None:
    store.commit([report(1), report(2, None)])

    assert os.readlink(store.root / "current") == "versions/1"
    [known, unknown] = sorted((store.current() / "indicators").rglob("*.parquet"), reverse=True)
    assert (known.parent.name, unknown.parent.name) == ("year=2020", "year=0")
    assert known.name.startswith("part-1-")
    file = pq.ParquetFile(known)
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert file.schema_arrow.equals(arrow_schema("indicators"))
    unit = file.schema_arrow.field("unit").metadata[b"description"].decode()
    assert unit == "Canonical unit without multiplier: 元 件 % 百分点 微克/立方米"
    assert file.schema_arrow.metadata[b"description"] == b"One row a quantitative statement."
    assert pq.ParquetFile(unknown).read()["report_year"].to_pylist() == [None, None]
    assert sorted(path.name for path in store.root.iterdir()) == ["current", "staging", "versions", "write.lock"]


@pytest.mark.parametrize("reports", [[], [report(1), report(2, None), report(3, 2019)]])
def test_every_table_is_readable_with_pandas_duckdb_and_polars(store: Store, reports: list[Extraction]) -> None:
    store.commit(reports)
    for table in MODELS:
        rows = sum(store.counts()[table].values())
        columns = [*arrow_schema(table).names, "year"]
        for folder in (store.current(), store.root / "current"):
            pattern = f"{folder}/{table}/**/*.parquet"
            frame = pd.read_parquet(folder / table)
            assert (len(frame), list(frame.columns)) == (rows, columns)
            relation = duckdb.read_parquet(pattern, hive_partitioning=True)
            assert (len(relation.fetchall()), relation.columns) == (rows, columns)
            lazy = pl.scan_parquet(pattern, hive_partitioning=True).collect()
            assert (lazy.height, lazy.columns) == (rows, columns)
        assert len(store.load(table)) == rows


def test_load_gives_plain_dtypes(store: Store) -> None:
    store.commit([report(1), report(2, None)])

    frame = store.load("indicators", columns=["report_year", "seq", "value", "parent_seq", "doc_id"])
    assert frame.dtypes.astype(str).to_list()[:4] == ["Int64", "int32", "float64", "Int64"]
    assert frame["report_year"].isna().tolist() == [True, True, False, False]
    assert isinstance(frame["doc_id"][0], str)
    assert store.load("indicators", years=[0])["report_year"].isna().all()
    assert store.load("indicators", years=[1999]).empty
    assert store.load("titles").columns.tolist() == arrow_schema("titles").names
    assert store.documents()[doc_id(2)].year is None


def test_equal_reports_make_no_version(store: Store) -> None:
    store.commit([report(1), report(2)])
    commit = store.commit([report(2), report(1)])

    assert (commit.version, commit.added, commit.replaced, commit.unchanged) == (1, [], [], [doc_id(2), doc_id(1)])
    assert os.listdir(store.root / "versions") == ["1"]


@pytest.mark.parametrize(
    "changed", [report(1, version="2"), report(1, value=5.0), report(1, indicators=1), report(1, indicators=0)]
)
def test_a_report_that_differs_is_replaced_everywhere(store: Store, changed: Extraction) -> None:
    store.commit([report(1), report(2)])
    commit = store.commit([changed, report(2)])

    assert (commit.version, commit.added, commit.replaced, commit.unchanged) == (2, [], [doc_id(1)], [doc_id(2)])
    rows = store.load("indicators")
    assert rows[rows["doc_id"] == doc_id(1)]["value"].tolist() == sorted(row.value or 0 for row in changed.indicators)
    assert len(rows[rows["doc_id"] == doc_id(2)]) == 2
    assert len(store.load("documents")) == 2
    assert store.documents()[doc_id(1)].extractor_version == changed.document.extractor_version


def test_a_report_that_moves_leaves_its_year(store: Store) -> None:
    store.commit([report(1, 2019), report(2)])
    store.commit([report(1, None)])

    assert store.years() == [0, 2020]
    for table in ("documents", "indicators", "texts"):
        assert [name.split("/")[0] for name in files(store, table)] == ["year=0", "year=2020"]
        assert store.load(table)["doc_id"].nunique() == 2
    store.commit([report(1, 2020)])
    assert store.years() == [2020]
    assert [name.split("/")[0] for name in files(store, "documents")] == ["year=2020"]


def test_of_a_report_given_twice_the_last_counts(store: Store) -> None:
    commit = store.commit([report(1, 2018), report(1, 2019, value=7.0)])

    assert commit.added == [doc_id(1)]
    assert store.load("indicators")["value"].tolist() == [7.0, 8.0]
    assert store.years() == [2019]


def test_removing_reports(store: Store) -> None:
    store.commit([report(1), report(2)])
    commit = store.remove([doc_id(1), doc_id(9)])

    assert (commit.version, commit.removed) == (2, [doc_id(1)])
    assert list(store.documents()) == [doc_id(2)]
    assert store.remove([doc_id(9)]).version == 2
    store.remove([doc_id(2)])
    assert store.load("indicators").empty
    assert [name.split("/")[0] for name in files(store, "indicators")] == ["year=0"]
    assert pd.read_parquet(store.current() / "indicators").empty


def test_untouched_files_stay_the_same_file(store: Store) -> None:
    store.commit([report(1, 2019), report(2, 2020)])
    before = {path.name: path.stat().st_ino for path in store.current().rglob("*.parquet")}
    store.commit([report(3, 2020)])
    after = {path.name: path.stat().st_ino for path in store.current().rglob("*.parquet")}

    kept = {name: inode for name, inode in before.items() if name in after}
    assert kept == {name: inode for name, inode in after.items() if name in before}
    tables_with_rows = 5  # documents, indicators, dates, sections and texts; the other four are empty
    assert len(kept) == tables_with_rows + 4
    assert len(after) == 2 * tables_with_rows + 4
    assert all(name.startswith("part-2-") for name in after.keys() - before.keys())


def test_a_new_extractor_version_rewrites_only_the_documents_table_where_rows_are_equal(store: Store) -> None:
    store.commit([report(1), report(2)])
    before = files(store, "indicators")
    store.commit([report(1, version="2")])

    assert files(store, "indicators") == before
    assert files(store, "documents")[0].startswith("year=2020/part-2-")


def test_equal_rows_make_equal_files_in_whatever_order_they_come(tmp_path: Path) -> None:
    names = []
    for order in ([1, 2, 3], [3, 1, 2]):
        store = open_store(tmp_path / f"store-{order[0]}")
        store.commit([report(number) for number in order])
        names.append(files(store, "indicators"))
    assert names[0] == names[1]


def test_large_years_are_split_and_one_report_rewrites_one_bucket(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitions, "BYTES_PER_FILE", 8000)
    store.commit([report(number) for number in range(200)])
    before = files(store, "indicators")
    assert len(before) > 8
    assert (
        max(pq.read_table(store.current() / "indicators" / name, partitioning=None).nbytes for name in before) <= 8000
    )
    ids = [pq.read_table(store.current() / "indicators" / name, partitioning=None)["doc_id"] for name in before]
    assert sum(len(set(column.to_pylist())) for column in ids) == 200

    store.commit([report(1000)])
    assert len(set(files(store, "indicators")) - set(before)) <= 2
    assert len(store.load("indicators")) == 402
    assert store.load("indicators")["doc_id"].is_monotonic_increasing
    store.remove([doc_id(number) for number in range(200)])
    assert len(store.load("indicators")) == 2


def test_a_report_larger_than_a_file_is_not_split(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "BYTES_PER_FILE", 100)
    store.commit([report(1, indicators=50)])
    assert len(files(store, "indicators")) == 1


ACTIONS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 12), st.sampled_from([None, 2019, 2020]), st.integers(0, 3), st.booleans()), max_size=5
    ),
    min_size=1,
    max_size=6,
)


@given(ACTIONS)
@settings(max_examples=25, deadline=None)
def test_any_history_of_commits_ends_in_the_last_state_of_each_report(
    tmp_path_factory: pytest.TempPathFactory, history: list[list[tuple[int, int | None, int, bool]]]
) -> None:
    store = open_store(tmp_path_factory.mktemp("history") / "parsed", keep_seconds=0)
    expected: dict[str, tuple[int | None, int]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partitions, "BYTES_PER_FILE", 1500)
        for batch in history:
            store.commit(report(number, year, indicators=rows) for number, year, rows, gone in batch if not gone)
            store.remove(doc_id(number) for number, _, _, gone in batch if gone)
            expected |= {doc_id(number): (year, rows) for number, year, rows, gone in batch if not gone}
            for number, _, _, gone in batch:
                if gone:
                    expected.pop(doc_id(number), None)
    assert {key: document.year for key, document in store.documents().items()} == {
        key: year for key, (year, _) in expected.items()
    }
    counts = store.load("indicators").groupby("doc_id").size().to_dict()
    assert counts == {key: rows for key, (_, rows) in expected.items() if rows}
    assert len(store.load("documents")) == len(expected)
    assert len(list((store.root / "versions").iterdir())) <= store.keep_versions


def test_old_versions_go_when_enough_newer_ones_stand(tmp_path: Path) -> None:
    store = open_store(tmp_path, keep_versions=2, keep_seconds=0)
    for number in range(5):
        store.commit([report(number)])
    assert sorted(os.listdir(tmp_path / "versions")) == ["4", "5"]


def test_a_version_just_replaced_stays_however_many_follow(tmp_path: Path) -> None:
    store = open_store(tmp_path, keep_versions=1)
    store.commit([report(0)])
    folder = store.current()
    for number in range(1, 6):
        store.commit([report(number)])
    assert len(pd.read_parquet(folder / "documents")) == 1


def test_load_reads_the_next_version_where_its_own_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.commit([report(1)])
    read = partitions.Manifest.read
    overtaken: list[Path] = []

    def overtaking(folder: Path) -> partitions.Manifest:
        manifest = read(folder)
        if not overtaken:
            overtaken.append(folder)
            for number in range(2, 6):
                store.commit([report(number)])
        return manifest

    monkeypatch.setattr("zhibiao.pipeline.store._manifest", overtaking)
    assert len(store.load("documents")) == 5
    assert not overtaken[0].exists()


def test_leftovers_of_a_killed_writer_are_cleared(store: Store) -> None:
    store.commit([report(1)])
    shutil.copytree(store.root / "versions/1", store.root / "versions/2")
    shutil.copytree(store.root / "versions/1", store.root / "staging/2")
    (store.root / "staging/current").symlink_to("versions/2")

    assert store.commit([report(2)]).version == 2
    assert sorted(store.documents()) == sorted([doc_id(1), doc_id(2)])
    assert os.listdir(store.root / "staging") == []


def test_a_first_commit_killed_before_its_last_step_is_taken_up(store: Store) -> None:
    store.commit([report(1)])
    (store.root / "current").unlink()

    with pytest.raises(StoreError, match="no store"):
        store.load("documents")
    assert store.commit([report(2)]).version == 2
    assert len(store.documents()) == 2


def test_commits_of_several_threads_all_arrive(tmp_path: Path) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 5):
            open_store(tmp_path).commit([report(number)])

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(open_store(tmp_path).documents()) == 15


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    waited: list[Path] = []
    store = open_store(tmp_path, lock_timeout=0.2, on_wait=waited.append)
    store.commit([report(1)])
    with versions.write_lock(tmp_path, 0, None), pytest.raises(StoreLocked, match=r"write\.lock.*wait until it ends"):
        store.commit([report(2)])
    assert waited == [tmp_path / "write.lock"]
    assert store.commit([report(2)]).added == [doc_id(2)]


def test_doc_ids_that_are_no_hexadecimal_numbers_are_kept_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "BYTES_PER_FILE", 200)
    extraction = report(1)
    extraction.document = extraction.document.model_copy(update={"doc_id": "报告"})
    extraction.source = SourceText("报告", "a.txt", SENTENCE, "utf-8")
    extraction.indicators, extraction.dates, extraction.sections = [], [], []
    store.commit([extraction, report(2), report(3)])
    assert store.text("报告").source == "a.txt"
