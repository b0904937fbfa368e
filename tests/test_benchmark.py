"""The benchmark runs and says where the time goes."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_benchmark_runs_on_one_report(tmp_path: Path) -> None:
    report = min((ROOT / "data" / "raw").glob("*.txt"), key=lambda path: path.stat().st_size)
    shutil.copy(report, tmp_path / "report.txt")
    command = [sys.executable, str(ROOT / "benchmarks" / "benchmark.py"), "--corpus", str(tmp_path)]
    done = subprocess.run([*command, "--repeat", "1", "--rounds", "1", "--json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["reports"] == 1
    assert figures["megabytes"] == pytest.approx(len(report.read_text(encoding="utf-8-sig").encode()) / 1e6, abs=0.001)
    assert min(figures["extraction_mb_s"], figures["segmentation_mb_s"], figures["command_mb_s"]) > 0
    assert {"clean_text", "build_outline", "find_dates", "find_indicators", "records"} <= set(
        figures["stage_ms_per_mb"]
    )


@pytest.mark.slow
def test_the_benchmark_of_many_files_measures_each_run(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("某市2021年法治政府建设情况报告\n办理案件3174件。\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "many.py"), "--corpus", str(tmp_path), "--times", "1", "3"]
    done = subprocess.run([*command, "--jobs", "1", "--json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    once, thrice = map(json.loads, done.stdout.splitlines())
    assert (once["files"], thrice["files"], once["versions"]) == (1, 3, 1)
    assert 0 < once["parent_mb"] <= once["all_mb"]
    assert once["processor_seconds"] > 0
    assert max(once["all_by_quarter_mb"]) == once["all_mb"]


def test_reports_made_from_reports_differ_and_keep_their_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    copies = importlib.import_module("copies")
    head = [f"苏州市2023年政府工作报告第{line}段，共25项。" for line in range(copies.HEAD)]
    texts = [[*head, *(f"{name}办理案件{line + 10}件。" for line in range(40))] for name in ("甲县", "乙县", "丙县")]
    made = [copies.made(texts, 0, number) for number in (1, 2)]
    for text in made:
        assert text.startswith("南通市2023年" if text is made[0] else "连云港市2023年")
        assert {name for name in ("甲县", "乙县", "丙县") if name in text} == {"甲县", "乙县", "丙县"}
        assert abs(len(text) - len("\n".join(texts[0]))) < 40
    assert sum(one == other for one, other in zip(*map(str.splitlines, made), strict=False)) < 5


def test_a_line_of_many_sentences_is_several_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    copies = importlib.import_module("copies")
    sentence = "办理案件三十一件。"
    cut = copies.paragraphs(f"标题\n\n{sentence * 80}完")
    assert cut == ["标题", sentence * 34, sentence * 34, f"{sentence * 12}完"]


def test_a_folder_without_reports_is_said_to_be_one(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "benchmark.py"), "--corpus", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no readable .txt file" in done.stderr
