"""The store keeps every report once, under its year, in files that pandas, DuckDB and polars read as they are."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.pipeline import partitions, versions
from zhibiao.pipeline.store import Store, StoredDocument, StoreError, StoreLocked, open_store
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import MODELS, Date, Document, Indicator, Section
from zhibiao.schemas.tables import arrow_schema
from zhibiao.schemas.text import CleanText, Outline, SourceText

SENTENCE = "2020年办理案件1234件。"


def report(
    number: int, year: int | None = 2020, *, version: str = "1", indicators: int = 2, value: float = 1234.0
) -> Extraction:
    """A small report; its doc_id spreads over the hexadecimal range as real ones do."""
    doc_id = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    place: dict[str, Any] = {
        "doc_id": doc_id, "report_year": year, "start": 9, "end": 14, "text": "1234件", "sentence": SENTENCE,
        "section": "一",
    }  # fmt: skip
    nothing: dict[str, Any] = dict.fromkeys(
        ("subject", "period", "period_start", "period_end", "parent_seq", "change_basis", "change_base", "code")
    )
    document = Document(
        doc_id=doc_id, report_year=year, source=f"reports/{number}.txt", title=f"报告{number}", genre="annual_report",
        issuer=None, publisher=None, doc_number=None, region="内蒙古自治区", region_code="150000", publish_date=None,
        chars=len(SENTENCE), flags=[], extractor_version=version,
    )  # fmt: skip
    return Extraction(
        source=SourceText(doc_id=doc_id, source=f"reports/{number}.txt", text=SENTENCE, encoding="utf-8"),
        clean=CleanText(SENTENCE, kept=[(0, len(SENTENCE))], dropped=[]),
        outline=Outline([], []),
        document=document,
        indicators=[
            Indicator(
                **place, **nothing, seq=seq, kind="count", role="value", value=value + seq, low=value, high=value,
                unit="件", bound="eq", name="办理案件", nature="actual", flags=[],
            )
            for seq in reversed(range(indicators))
        ],
        dates=[Date(**place, seq=0, edtf="2020", date_start="2020-01-01", date_end="2020-12-31", kind="point")],
        sections=[Section(**place, seq=0, level=1, label="一、", heading="案件", parent_seq=None)],
    )  # fmt: skip


def doc_id(number: int) -> str:
    return str(report(number).document.doc_id)


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


def test_places_that_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("1")
    with pytest.raises(StoreError, match=r"notes\.txt is a file, not a store"):
        open_store(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="holds other files and is not a store"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=r"cannot commit, .*notes\.txt.*Not a directory"):
        open_store(tmp_path / "notes.txt/store").commit([])
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/.gitkeep").touch()
    assert open_store(tmp_path / "empty").commit([]).version == 1


def test_a_store_never_written_says_so(store: Store) -> None:
    assert store.documents() == {}
    for read in (store.current, store.counts, store.years, lambda: store.load("dates"), lambda: store.text("0")):
        with pytest.raises(StoreError, match=r"there is no store at .*parsed; extract reports into it first"):
            read()
    assert not store.root.exists()


def test_unknown_names(store: Store) -> None:
    store.commit([report(1)])
    with pytest.raises(StoreError, match="no table indicator; the tables are documents, indicators, dates"):
        store.load("indicator")
    with pytest.raises(StoreError, match="indicators has no column vlaue; its columns: doc_id, report_year"):
        store.load("indicators", columns=["vlaue"])
    with pytest.raises(StoreError, match=r"holds no report 0; Store\.documents"):
        store.text("0")
    with pytest.raises(StoreError, match="keep at least 1"):
        open_store(store.root, keep_versions=0)


def test_a_link_that_leads_nowhere_or_is_none(store: Store) -> None:
    store.commit([report(1)])
    (store.root / "current").unlink()
    (store.root / "current").symlink_to("versions/7")
    with pytest.raises(StoreError, match=r"versions/7, which is no version.*ln -sfn versions/1"):
        store.load("documents")
    with pytest.raises(StoreError, match="which is no version"):
        store.commit([report(2)])
    (store.root / "current").unlink()
    (store.root / "current").mkdir()
    with pytest.raises(StoreError, match="is not a symbolic link"):
        open_store(store.root)


def test_rows_of_another_report_or_year_are_refused(store: Store) -> None:
    mixed = report(1)
    mixed.dates = report(2).dates
    with pytest.raises(StoreError, match="a row of dates names report"):
        store.commit([mixed])
    mixed.dates = report(1, 2019).dates
    with pytest.raises(StoreError, match="year 2019, but stands among those"):
        store.commit([mixed])
    assert not store.root.exists()


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "no space left for .*nothing was changed: free space and commit again"),
        (errno.EACCES, "no permission to write .*change its permissions"),
        (errno.EIO, "cannot commit, .*Input/output error; the store stands as before"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "rename", "symlink", "replace", "mkdir"])
def test_what_the_system_refuses_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int, message: str, step: str
) -> None:
    store.commit([report(1)])

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "disk/part")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        with pytest.raises(StoreError, match=message):
            store.commit([report(2)])
    assert not (store.root / "staging").exists()
    assert list(store.documents()) == [doc_id(1)]
    assert store.commit([report(2)]).version == 2


FULL_DISK = """
import resource, runpy, signal, sys
tests = runpy.run_path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    tests["open_store"](sys.argv[2]).commit([tests["report"](2, indicators=2000)])
except tests["StoreError"] as error:
    print(error)
"""


def test_a_file_the_system_cuts_short_loses_nothing(store: Store) -> None:
    store.commit([report(1)])
    command = [sys.executable, "-c", FULL_DISK, __file__, str(store.root)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert "no space left for" in result.stdout, result.stderr
    assert list(store.documents()) == [doc_id(1)]
    assert store.commit([report(2)]).version == 2


def test_hard_links_the_system_refuses_become_copies(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.commit([report(1, 2019)])

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EMLINK, "Too many links", "part")

    monkeypatch.setattr(os, "link", refuse)
    store.commit([report(2, 2020)])
    assert store.years() == [2019, 2020]
    assert all(path.stat().st_nlink == 1 for path in store.current().rglob("*.parquet"))


def test_old_versions_that_cannot_be_removed_do_not_spoil_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(tmp_path, keep_versions=1, keep_seconds=0)
    store.commit([report(1)])

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "versions/1")

    monkeypatch.setattr(versions, "prune", refuse)
    assert store.commit([report(2)]).version == 2
    assert "cannot remove old versions" in caplog.text


def test_files_of_an_older_program_get_the_columns_that_came_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = arrow_schema("sections")
    older = schema.remove(schema.get_field_index("parent_seq"))
    with monkeypatch.context() as patch:
        for module in ("schemas.tables", "pipeline.partitions", "pipeline.rewriting", "pipeline.store"):
            patch.setattr(
                f"zhibiao.{module}.arrow_schema", lambda table: older if table == "sections" else arrow_schema(table)
            )
        store.commit([report(1, 2019), report(2)])
    assert "parent_seq" not in pd.read_parquet(store.current() / "sections").columns
    assert store.load("sections")["parent_seq"].isna().all()
    store.commit([report(3)])
    assert [pq.read_schema(path).names for path in (store.current() / "sections").rglob("*.parquet")] == [
        schema.names
    ] * 2
    assert len(store.load("sections")) == 3


def test_a_store_of_a_later_program_is_refused(store: Store) -> None:
    store.commit([report(1)])
    manifest = store.current() / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 2}))
    with pytest.raises(StoreError, match="format 2, this program reads 1; update the program"):
        store.load("documents")


def test_a_missing_file_is_not_read_around(store: Store) -> None:
    store.commit([report(1)])
    next((store.current() / "dates").rglob("*.parquet")).unlink()
    with pytest.raises(StoreError, match="is missing"):
        store.load("dates")


def test_doc_ids_that_are_no_hexadecimal_numbers_are_kept_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "BYTES_PER_FILE", 200)
    extraction = report(1)
    extraction.document = extraction.document.model_copy(update={"doc_id": "报告"})
    extraction.source = SourceText("报告", "a.txt", SENTENCE, "utf-8")
    extraction.indicators, extraction.dates, extraction.sections = [], [], []
    store.commit([extraction, report(2), report(3)])
    assert store.text("报告").source == "a.txt"
