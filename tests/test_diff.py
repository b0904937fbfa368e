"""Two reports of one issuer side by side, and what became of targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_panel import GUANGZHOU_2023, SHENZHEN_2022, SHENZHEN_2023, _report
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.reading import read_extraction
from zhibiao.pipeline.research.comparison import Comparison, ComparisonError, compare

EARLIER, LATER = _report(*SHENZHEN_2022), _report(*SHENZHEN_2023)


def _compared(one: str, other: str) -> Comparison:
    return compare(read_extraction(zhibiao.extract(one)), read_extraction(zhibiao.extract(other)))


def test_what_moved() -> None:
    moves = {(change.variable.code, change.role): change.movement for change in _compared(EARLIER, LATER).changes}
    assert moves == {
        ("gdp", "value"): "rose",
        ("gdp", "change"): "rose",
        ("jobs_created_urban", "value"): "vanished",
        ("grain_output", "value"): "appeared",
    }


def test_the_order_of_the_reports_does_not_matter() -> None:
    assert _compared(LATER, EARLIER).changes == _compared(EARLIER, LATER).changes


def test_targets_stand_against_what_came_of_them() -> None:
    [target] = _compared(EARLIER, LATER).targets
    actual = target.actual
    assert actual is not None
    assert (target.variable.code, target.target["value"], actual["value"], target.met) == ("gdp", 6.0, 6.0, True)


def test_contradicting_figures_are_left_out_and_told() -> None:
    before = _report("广州市", 2023, "2022年，全市地区生产总值28839亿元。", "地区生产总值增长6%以上")
    comparison = _compared(before, _report(*GUANGZHOU_2023))
    assert comparison.doubtful == ["城镇新增就业 (jobs_created_urban, 2023)"]
    assert [target.met for target in comparison.targets] == [False]


def test_reports_of_one_year_are_refused() -> None:
    with pytest.raises(ComparisonError, match="must be of two years, but are of 2022 and 2022"):
        _compared(EARLIER, EARLIER)


def test_the_command(tmp_path: Path) -> None:
    paths = [tmp_path / "2022.txt", tmp_path / "2023.txt"]
    for path, text in zip(paths, (EARLIER, LATER), strict=True):
        path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["diff", *map(str, paths), "--store", str(tmp_path / "none")])
    assert result.exit_code == 0, result.output
    assert "  国内（地区）生产总值: 3,230,000,000,000 元 → 3,460,000,000,000 元" in result.output
    assert "  国内（地区）生产总值（增长）: 6 % → 6 %  met" in result.output
    told = CliRunner().invoke(app, ["diff", *map(str, paths), "--store", str(tmp_path / "none"), "--sentences"])
    assert "  国内（地区）生产总值: 3,230,000,000,000 元 → 3,460,000,000,000 元\n      2022  " in told.output
    assert "【3.23万亿元】" in told.output
    same = CliRunner().invoke(app, ["diff", str(paths[0]), str(paths[0]), "--store", str(tmp_path / "none")])
    assert (same.exit_code, "must be of two years" in same.output) == (1, True)
