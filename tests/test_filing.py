"""Filing while extracting: batches, what is filed when a run stops half way, and what is not extracted again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from stand_in import extract_digits, rows_of_digits

from zhibiao.pipeline import filing
from zhibiao.pipeline.filing import Tally, current_reports, extract_into, file_reports
from zhibiao.pipeline.run import run
from zhibiao.pipeline.store import Commit, open_store


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, path in enumerate(made):
        path.write_text(f"办理案件{number + 100}件。", encoding="utf-8")
    return made


def test_batches_are_committed_as_they_fill(paths: list[Path], tmp_path: Path) -> None:
    commits: list[Commit] = []
    store = open_store(tmp_path / "store")
    for _ in file_reports(run(paths, rows_of_digits), store, commits.append, batch=2):
        pass
    assert [len(commit.added) for commit in commits] == [2, 2, 1]
    assert len(store.documents()) == 5


def test_long_reports_fill_a_batch_sooner(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "BATCH_BYTES", 60)  # each report has 21
    commits: list[Commit] = []
    list(file_reports(run(paths, rows_of_digits), open_store(tmp_path / "store"), commits.append))
    assert [len(commit.added) for commit in commits] == [3, 2]


def test_a_report_does_not_wait_long(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 15))  # seconds, as often as it is looked at
    monkeypatch.setattr(filing, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    monkeypatch.setattr(filing, "BATCH_SECONDS", 30)
    commits: list[Commit] = []
    list(file_reports(run(paths, rows_of_digits), open_store(tmp_path / "store"), commits.append))
    # The first report comes at 0, and has waited 15 seconds then and 30 with the second; the third comes at 45.
    assert [len(commit.added) for commit in commits] == [2, 2, 1]


def test_a_run_that_is_stopped_files_what_it_has_finished(paths: list[Path], tmp_path: Path) -> None:
    tally = Tally()
    outcomes = extract_into(tmp_path / "store", paths, tally, extract=extract_digits)
    next(outcomes)
    next(outcomes)
    outcomes.close()  # what Ctrl-C does
    assert len(open_store(tmp_path / "store").documents()) == 2
    assert (tally.extracted, tally.added) == (2, 2)
    list(extract_into(tmp_path / "store", paths, tally, extract=extract_digits))
    assert (tally.extracted, tally.stored_before, tally.added) == (5, 2, 5)


def test_only_reports_of_this_version_are_current(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(extract_into(tmp_path / "store", paths, Tally(), extract=extract_digits))
    store = open_store(tmp_path / "store")
    assert current_reports(store) == set(store.documents())
    monkeypatch.setattr(filing, "EXTRACTOR_VERSION", "another")
    assert current_reports(store) == set()


def test_without_a_store_nothing_is_filed(paths: list[Path], tmp_path: Path) -> None:
    tally = Tally()
    assert len(list(extract_into(None, paths, tally, extract=extract_digits))) == 5
    assert tally.version is None
    assert not (tmp_path / "store").exists()
