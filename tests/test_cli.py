"""The command line: every command, its exit codes, and that machine-readable output holds nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from stand_in import extract_digits
from syrupy.assertion import SnapshotAssertion
from typer.main import get_command
from typer.testing import CliRunner, Result

import zhibiao
from zhibiao.cli import app
from zhibiao.extractors import version
from zhibiao.pipeline import filing, run
from zhibiao.pipeline.ingest import decode
from zhibiao.schemas.records import MODELS

REPORT = "法治政府建设情况报告\n2020年办理案件1234件。逐步逐步推进。\n"
DOC_ID = decode(REPORT.encode(), "").doc_id

Invoke = Callable[..., Result]


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run a command in a folder that holds a report, a note and a file that is no text."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "报告.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "raw" / "README.md").write_text("# notes", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    for module in (run, filing):
        monkeypatch.setattr(module, "default_extractor", lambda: extract_digits)
    return lambda *arguments: CliRunner().invoke(app, [*arguments])


def _add_bad_file() -> None:
    Path("raw/scan.txt").write_bytes(b"\x89PNG\r\n")


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its full name; groups of commands are typed by nobody."""
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


def test_options_and_help_texts(snapshot: SnapshotAssertion) -> None:
    lines = []
    for name, command in _commands(get_command(app)):
        lines.append(f"{name}: {command.help}")
        for parameter in command.params:
            lines.append(f"    {' '.join(parameter.opts)}  {getattr(parameter, 'help', '')}")  # noqa: PERF401  pairs with the line above
    assert "\n".join(lines) == snapshot


@pytest.mark.parametrize("command", ["extract", "show", "tables", "schema", "golden"])
def test_every_command_explains_itself(invoke: Invoke, command: str) -> None:
    assert command in invoke("--help").output
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_version(invoke: Invoke) -> None:
    assert invoke("--version").stdout == f"{zhibiao.__version__}\n"


def test_extract_shows_what_was_found_and_what_needs_a_look(invoke: Invoke) -> None:
    result = invoke("extract", "raw")
    assert result.exit_code == 0
    for expected in ["法治政府建设情况报告", "annual_report · 内蒙古自治区 · 2020", "2 indicators", "1 findings"]:
        assert expected in result.stdout
    assert "“逐步”重复出现" in result.stdout
    assert "passed over raw/README.md: it is about the folder" in result.stderr
    assert "1 extracted; version 1 of the store data/parsed: 1 added, 0 replaced, 0 unchanged" in result.stderr
    assert zhibiao.load("indicators", years=[2020])["value"].tolist() == [2020.0, 1234.0]


def test_what_is_stored_is_extracted_again_only_with_force_or_a_new_version(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    invoke("extract", "raw")
    again = invoke("extract", "raw")
    assert "1 in the store already (--force extracts them again); the store data/parsed is as it was" in again.stderr
    assert again.stdout == ""
    assert "0 added, 0 replaced, 1 unchanged" in invoke("extract", "raw", "--force").stderr
    monkeypatch.setattr(filing, "EXTRACTOR_VERSION", f"{version.EXTRACTOR_VERSION}.next")
    assert "1 extracted" in invoke("extract", "raw").stderr


def test_dry_run_stores_nothing(invoke: Invoke) -> None:
    result = invoke("extract", "raw", "--dry-run")
    assert "1 extracted; nothing stored (--dry-run)" in result.stderr
    assert "法治政府建设情况报告" in result.stdout
    assert not Path("data").exists()


def test_json_holds_every_record_and_every_failure(invoke: Invoke) -> None:
    _add_bad_file()
    Path("raw/报告副本.txt").write_text(REPORT, encoding="utf-8")
    result = invoke("extract", "raw", "--format", "json", "--verbose")
    assert result.exit_code == 1
    bad, good, copy = json.loads(result.stdout)
    assert bad["status"] == "failed"
    assert bad["offset"] == 0
    assert "OCR" in bad["remedy"]
    assert good["doc_id"] == DOC_ID
    assert [row["value"] for row in good["tables"]["indicators"]] == [2020.0, 1234.0]
    assert copy == {"status": "duplicate", "source": "raw/报告副本.txt", "doc_id": DOC_ID}


def test_json_lines_are_one_report_a_line(invoke: Invoke) -> None:
    lines = invoke("extract", "raw", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["extracted"]
    lines = invoke("extract", "raw", "--format", "json").stdout.splitlines()
    assert [entry["status"] for entry in json.loads("".join(lines))] == ["stored"]


def test_quiet_says_only_what_failed(invoke: Invoke) -> None:
    assert invoke("extract", "raw", "--quiet").output == ""
    _add_bad_file()
    result = invoke("extract", "raw", "--quiet")
    assert result.exit_code == 1
    assert result.output.startswith("failed: raw/scan.txt: it is a PNG image, not text.")
    assert result.output.count("\n") == 1


def test_a_crash_names_the_file_and_shows_its_traceback_on_demand(invoke: Invoke) -> None:
    Path("raw/crash.txt").write_text("崩溃", encoding="utf-8")
    result = invoke("extract", "raw")
    assert result.exit_code == 1
    assert "failed: raw/crash.txt: extracting it crashed (ValueError: cannot divide)" in result.stderr
    assert "Traceback" not in result.output
    assert "1 extracted, 1 failed" in result.stderr
    assert "Traceback" in invoke("extract", "raw", "--verbose").stderr


def test_many_files_passed_over_are_named_on_demand(invoke: Invoke) -> None:
    for number in range(7):
        Path(f"raw/{number}.png").touch()
    assert "passed over 3 more (--verbose names them)" in invoke("extract", "raw").stderr
    assert "passed over raw/6.png" in invoke("extract", "raw", "--verbose").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "raw", "--format", "xml"],
        ["extract", "raw", "--jobs", "0"],
        ["extract", "raw/*.html"],
        ["show", DOC_ID, "--table", "texts"],
        ["schema", "tabels"],
        ["extrct"],
    ],
)
def test_wrong_use_is_exit_code_2(invoke: Invoke, arguments: list[str]) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "absent.txt"], "failed: absent.txt: there is no such file"),
        (["show", "absent.txt"], "absent.txt: there is no such file"),
        (["show", "0123456789abcdef"], "there is no store"),
        (["tables"], "there is no store"),
        (["extract", "raw", "--store", "raw/报告.txt"], "is a file, not a store"),
    ],
)
def test_failures_are_exit_code_1(invoke: Invoke, arguments: list[str], message: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_show_gives_the_text_with_a_legend(invoke: Invoke) -> None:
    result = invoke("show", "raw/报告.txt")
    assert result.stdout.startswith(REPORT)
    assert "indicators 2" in result.stdout


def test_show_lists_records_under_their_sentences_from_file_and_store_alike(invoke: Invoke) -> None:
    fresh = invoke("show", "raw/报告.txt", "--records")
    invoke("extract", "raw")
    assert invoke("show", DOC_ID, "--records").stdout == fresh.stdout
    assert "indicators:1 办理案件 = 1,234 件 (count, value, actual, 2020)" in fresh.stdout
    assert "findings:0 warning: “逐步”重复出现 (repeated_word)" in fresh.stdout


def test_show_filters_by_table_and_kind(invoke: Invoke) -> None:
    by_table = invoke("show", "raw/报告.txt", "--records", "--table", "findings").stdout
    assert "findings:0" in by_table
    assert "indicators" not in by_table
    by_kind = invoke("show", "raw/报告.txt", "--records", "--kind", "amount").stdout
    assert "indicators:" not in by_kind
    assert "indicators:1" in invoke("show", "raw/报告.txt", "--records", "--kind", "count").stdout


def test_tables_counts_rows_by_year(invoke: Invoke) -> None:
    invoke("extract", "raw")
    lines = invoke("tables").stdout.splitlines()
    [indicators] = [line for line in lines if "indicators" in line]
    assert indicators.split()[-4:-1] == ["2", "│", "2"]
    assert any("2020" in line for line in lines)


def test_schema_describes_every_column(invoke: Invoke) -> None:
    schemas = json.loads(invoke("schema").stdout)
    assert list(schemas) == list(MODELS)
    indicators = json.loads(invoke("schema", "indicators").stdout)
    assert indicators == schemas["indicators"]
    assert indicators["properties"]["seq"]["description"]
