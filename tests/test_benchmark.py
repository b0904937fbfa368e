"""The benchmark runs and says where the time goes."""

from __future__ import annotations

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


def test_a_folder_without_reports_is_said_to_be_one(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "benchmark.py"), "--corpus", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no readable .txt file" in done.stderr
