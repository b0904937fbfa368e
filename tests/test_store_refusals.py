"""What the store refuses, and that nothing the system refuses loses what is stored."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
import small_reports
from small_reports import doc_id, report

from zhibiao.pipeline import versions
from zhibiao.pipeline.store import Store, StoreError, open_store
from zhibiao.schemas.tables import arrow_schema


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "parsed", keep_seconds=0)


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
from zhibiao.pipeline.store import StoreError, open_store
report = runpy.run_path(sys.argv[1])["report"]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    open_store(sys.argv[2]).commit([report(2, indicators=2000)])
except StoreError as error:
    print(error)
"""


def test_a_file_the_system_cuts_short_loses_nothing(store: Store) -> None:
    store.commit([report(1)])
    command = [sys.executable, "-c", FULL_DISK, small_reports.__file__, str(store.root)]
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
