"""`zhibiao extract` over many files: their sum, the pace, and the account of those that failed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from stand_in import extract_digits
from typer.testing import CliRunner, Result

from zhibiao.cli import app
from zhibiao.pipeline import filing
from zhibiao.pipeline.commands.extract import FAILURES, MANY
from zhibiao.pipeline.failures import COLUMNS
from zhibiao.pipeline.ingest import IngestError
from zhibiao.pipeline.progress import Pace, with_progress
from zhibiao.pipeline.run import Extracted, Failed, Outcome, Skipped

Invoke = Callable[..., Result]
BROKEN = "办理案件".encode() + b"\xff\xff\xff"


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run a command beside a folder of more reports than are shown one by one."""
    (tmp_path / "raw").mkdir()
    for number in range(MANY + 2):
        text = f"报告{number}\n2020年办理案件{1000 + number}件。"
        (tmp_path / "raw" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(filing, "default_extractor", lambda: extract_digits)
    return lambda *arguments: CliRunner().invoke(app, ["extract", *arguments])


def read_csv(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_many_reports_are_shown_as_their_sum(invoke: Invoke) -> None:
    result = invoke("raw")
    assert result.exit_code == 0
    assert f"reports  {MANY + 2}: {MANY + 2} annual_report" in result.stdout
    assert "years    2020" in result.stdout
    # Each report has three runs of digits: its number, the year and the cases.
    assert f"found    {3 * (MANY + 2)} indicators, 0 dates, 0 titles" in result.stdout
    assert "报告3" not in result.stdout
    assert f"{MANY + 2} extracted (" in result.stderr
    assert "files/s" in result.stderr


def test_verbose_shows_each_and_a_few_are_shown_each(invoke: Invoke) -> None:
    each = invoke("raw", "--verbose", "--dry-run").stdout
    assert [number for number in range(MANY + 2) if f"报告{number}\n" in each] == [*range(MANY + 2)]
    few = invoke("raw/00.txt", "raw/01.txt", "--dry-run")
    assert "报告1" in few.stdout
    assert "reports  2" not in few.stdout
    assert "files/s" not in few.stderr


def test_quiet_says_nothing_of_many(invoke: Invoke) -> None:
    assert invoke("raw", "--quiet").output == ""


def test_nothing_new_shows_no_sum(invoke: Invoke) -> None:
    invoke("raw")
    again = invoke("raw")
    assert again.stdout == ""
    assert f"{MANY + 2} in the store already" in again.stderr


def test_the_failures_are_written_down_with_reason_place_and_remedy(invoke: Invoke) -> None:
    Path("raw/broken.txt").write_bytes(BROKEN)
    Path("raw/crash.txt").write_text("崩溃", encoding="utf-8")
    Path("raw/empty.txt").touch()
    result = invoke("raw", "--errors", "失败.csv")
    assert result.exit_code == 1
    assert Path("失败.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    rows = {row["source"]: row for row in read_csv("失败.csv")}
    assert {source: row["kind"] for source, row in rows.items()} == {
        "raw/broken.txt": "refused", "raw/crash.txt": "crashed", "raw/empty.txt": "unreadable",
    }  # fmt: skip
    broken = rows["raw/broken.txt"]
    assert broken["offset"] == str(len("办理案件".encode()))
    assert broken["bytes"] == str(len(BROKEN))
    assert "Convert it to UTF-8" in broken["remedy"]
    assert rows["raw/empty.txt"]["problem"] == "it is empty"
    assert "cannot divide" in rows["raw/crash.txt"]["problem"]


def test_the_failures_as_json_lines(invoke: Invoke) -> None:
    Path("raw/broken.txt").write_bytes(BROKEN)
    invoke("raw", "--errors", "errors.jsonl")
    [row] = [json.loads(line) for line in Path("errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(row) == list(COLUMNS)
    assert (row["source"], row["offset"], row["bytes"]) == ("raw/broken.txt", 12, 15)


def test_a_run_without_failures_writes_the_header_alone(invoke: Invoke) -> None:
    Path("errors.csv").write_text("of an earlier run", encoding="utf-8")
    assert invoke("raw", "--errors", "errors.csv").exit_code == 0
    assert Path("errors.csv").read_text(encoding="utf-8-sig") == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [("errors.xlsx", "failures are written as .csv or .jsonl"), ("none/errors.csv", "cannot be written (No such file")],
)
def test_a_file_that_failures_cannot_go_to_is_refused_before_anything_is_done(
    invoke: Invoke, path: str, message: str
) -> None:
    result = invoke("raw", "--errors", path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("data").exists()


def test_failures_are_told_at_the_end_and_not_all_of_very_many(invoke: Invoke) -> None:
    for number in range(FAILURES + 3):
        Path(f"raw/bad{number:02}.txt").write_bytes(BROKEN + bytes([65 + number]))
    told = invoke("raw").stderr.splitlines()
    assert [line.split(":")[1] for line in told[:FAILURES]] == [
        f" raw/bad{number:02}.txt" for number in range(FAILURES)
    ]
    assert told[FAILURES] == "failed: 3 more; --errors FILE writes all of them down"
    assert told[FAILURES + 1].endswith(f"{MANY + 2} added, 0 replaced, 0 unchanged")
    assert "failed: 3 more; all are in errors.csv" in invoke("raw", "--errors", "errors.csv").stderr
    assert len(read_csv("errors.csv")) == FAILURES + 3
    assert "raw/bad22.txt" in invoke("raw", "--verbose").stderr


OUTCOMES: list[Outcome[str]] = [
    Skipped("a.txt", 2_000_000, "0" * 16, "stored"),
    Extracted("b.txt", 500_000, "rows"),
    Failed("c.txt", 500_000, "refused", IngestError("c.txt", "it is a PNG image", "Recognise its text.")),
]


def test_the_pace_leaves_out_what_is_stored() -> None:
    pace = Pace(files=4, size=4_000_000)
    for outcome in OUTCOMES:
        pace.count(outcome)
    # One megabyte was read in four seconds, and one is left.
    assert pace.shown(4) == "3/4 files · 0:00:04 left · 1 failed · 0.5 files/s · 0.25 MB/s · 3.0/4.0 MB"


def test_an_archive_turns_out_to_hold_more_than_it_weighs() -> None:
    pace = Pace(files=1, size=100_000)
    pace.count(Extracted("all.zip/a.txt", 500_000, "rows"))
    pace.count(Extracted("all.zip/b.txt", 500_000, "rows"))
    assert pace.shown(1) == "2/2 files · 0:00:00 left · 2.0 files/s · 1.00 MB/s · 1.0/1.0 MB"


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(b"0" * 500_000)
    for terminal, expected in ((True, True), (False, False)):
        screen = Console(file=io.StringIO(), force_terminal=terminal, width=120)
        assert list(with_progress(iter(OUTCOMES), [path], screen)) == OUTCOMES
        assert isinstance(screen.file, io.StringIO)
        assert ("3/3 files" in screen.file.getvalue()) is expected
