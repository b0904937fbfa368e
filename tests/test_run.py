"""Finding and running many reports: order, what is passed over, and failures that stop nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_in import extract_digits

import zhibiao
from zhibiao.pipeline import run as run_module
from zhibiao.pipeline.find import find_reports
from zhibiao.pipeline.ingest import IngestError, RawReport, decode, open_reports
from zhibiao.pipeline.run import IN_FLIGHT_PER_JOB, Extracted, Failed, Outcome, Skipped, run, worth_jobs
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.text import SourceText


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for name, text in [
        ("a.txt", "办理案件12件。"),
        ("b.TXT", "办理案件3件，罚款4元。"),
        ("deep/c.txt", "没有数字。"),
        ("deep/README.md", "# notes"),
        (".hidden.txt", "5"),
        (".git/d.txt", "6"),
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def _names(paths: list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_gives_its_texts_and_names_the_rest(reports: Path) -> None:
    found = find_reports([reports])
    assert _names(found.paths, reports) == ["a.txt", "b.TXT", "deep/c.txt"]
    assert [(entry.path.name, entry.reason) for entry in found.passed_over] == [
        (".hidden.txt", "it is hidden"),
        ("README.md", "it is about the folder"),
    ]


def test_a_named_file_is_taken_whatever_its_name_and_each_file_once(reports: Path) -> None:
    (reports / "link.txt").symlink_to(reports / "a.txt")
    found = find_reports(
        [reports / "deep" / "README.md", reports / "a.txt", str(reports / "*.txt"), reports / "link.txt"]
    )
    assert _names(found.paths, reports) == ["deep/README.md", "a.txt"]


def test_patterns(reports: Path) -> None:
    assert _names(find_reports([f"{reports}/**/c.t?t"]).paths, reports) == ["deep/c.txt"]
    assert find_reports([f"{reports}/*.pdf"]).passed_over[0].reason == "the pattern matches nothing"
    literal = reports / "[2020]1号.txt"
    literal.write_text("1", encoding="utf-8")
    assert find_reports([literal]).paths == [literal]
    assert literal in find_reports([f"{reports}/*1*"]).paths


def test_a_folder_that_cannot_be_listed_is_named(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def deny(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    found = find_reports([reports])
    assert found.passed_over[-1].reason == "the folder cannot be listed (Permission denied)"


def test_outcomes_come_in_order_and_failures_stop_nothing(reports: Path) -> None:
    (reports / "deep" / "bad.txt").write_bytes(b"%PDF-1.4")
    (reports / "deep" / "crash.txt").write_text("崩溃", encoding="utf-8")
    (reports / "z.txt").write_text("办理案件12件。", encoding="utf-8")
    paths = find_reports([reports]).paths
    stored = {decode("没有数字。".encode(), "").doc_id}
    outcomes = list(run(paths, extract_digits, stored=stored))
    assert [type(outcome) for outcome in outcomes] == [Extracted, Extracted, Skipped, Failed, Skipped, Failed]
    assert [Path(outcome.source).name for outcome in outcomes] == [
        "a.txt", "b.TXT", "z.txt", "bad.txt", "c.txt", "crash.txt",
    ]  # fmt: skip
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Skipped)] == ["duplicate", "stored"]
    bad, crash = outcomes[3], outcomes[-1]
    assert isinstance(bad, Failed)
    assert isinstance(crash, Failed)
    assert (bad.kind, bad.size, crash.kind) == ("refused", len(b"%PDF-1.4"), "crashed")
    assert "crash.txt: extracting it crashed (ValueError: cannot divide)" in str(crash.error)
    assert crash.details is not None
    assert "extract_digits" in crash.details
    assert [len(outcome.result.indicators) for outcome in outcomes if isinstance(outcome, Extracted)] == [1, 2]


@pytest.mark.slow
def test_worker_processes_give_the_same_outcomes_and_survive_a_death(reports: Path) -> None:
    (reports / "b_dies.txt").write_text("死亡", encoding="utf-8")
    paths = [*find_reports([reports]).paths, reports / "absent.txt"]
    outcomes = list(run(paths, extract_digits, jobs=2))
    assert [Path(outcome.source).name for outcome in outcomes] == [
        "a.txt", "b.TXT", "b_dies.txt", "c.txt", "absent.txt",
    ]  # fmt: skip
    died, absent = outcomes[2], outcomes[4]
    assert isinstance(died, Failed)
    assert died.kind == "died"
    assert "the process extracting it died" in str(died.error)
    assert isinstance(absent, Failed)
    assert [type(outcome) for outcome in outcomes if not isinstance(outcome, Failed)] == [Extracted] * 3


def test_reports_are_read_only_when_their_turn_comes(reports: Path) -> None:
    extracted: list[str] = []

    def note(report: SourceText) -> Extraction:
        extracted.append(report.source)
        return extract_digits(report)

    outcomes: Iterator[Outcome[Extraction]] = run(find_reports([reports]).paths, note)
    next(outcomes)
    assert [Path(source).name for source in extracted] == ["a.txt"]
    assert IN_FLIGHT_PER_JOB >= 1


@pytest.mark.slow
def test_only_so_many_bytes_are_in_flight(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def note(path: Path) -> Iterator[RawReport | IngestError]:
        opened.append(path)
        return open_reports(path)

    monkeypatch.setattr(run_module, "open_reports", note)
    monkeypatch.setattr(run_module, "IN_FLIGHT_BYTES", 20)  # the first report alone, then one by one
    outcomes: Iterator[Outcome[Extraction]] = run(find_reports([reports]).paths, extract_digits, jobs=2)
    assert next(outcomes).source.endswith("a.txt")
    assert [path.name for path in opened] == ["a.txt", "b.TXT"]
    assert len(list(outcomes)) == 2


def test_small_inputs_are_not_worth_a_process(reports: Path) -> None:
    assert worth_jobs(find_reports([reports]).paths) == 1
    assert worth_jobs([reports / "absent.txt"]) == 1


def test_a_missing_report_says_so_before_the_extractors_load() -> None:
    with pytest.raises(IngestError, match="there is no such file"):
        zhibiao.extract(Path("no/such/report.txt"))
