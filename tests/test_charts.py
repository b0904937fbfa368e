"""Charts: gaps are gaps, targets are marks, pictures need no network, and the terminal shows the same."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from zhibiao.pipeline.charts import pictures
from zhibiao.pipeline.charts.pictures import ChartError, draw, picture, rows_of
from zhibiao.pipeline.charts.points import Point, Series
from zhibiao.pipeline.charts.sparklines import sparkline_table

SERIES = Series(
    "地区生产总值增速",
    "%",
    (
        Point("内蒙古自治区", 2019, 5.2, source="甲报告"), Point("内蒙古自治区", 2020, 0.2),
        Point("内蒙古自治区", 2022, 4.2), Point("内蒙古自治区", 2024, 6.0, "target"), Point("乌海市", 2021, 7.3),
    ),
)  # fmt: skip


def many(count: int) -> Series:
    return Series(
        "x", "件", tuple(Point(f"{group}号市", year, group) for group in range(count) for year in (2020, 2021))
    )


def test_missing_years_are_rows_without_a_value() -> None:
    rows = rows_of(SERIES)
    done = {row["year"]: row["value"] for row in rows if row["group"] == "内蒙古自治区" and row["nature"] == "actual"}
    assert done == {2019: 5.2, 2020: 0.2, 2021: None, 2022: 4.2, 2023: None, 2024: None}
    assert [row["value"] for row in rows if row["nature"] == "target"] == [6.0]


def test_the_line_breaks_at_gaps_and_targets_are_marks() -> None:
    pytest.importorskip("altair", reason="the extra charts is not installed")
    [done, wanted] = picture(SERIES).to_dict()["layer"]
    assert (done["mark"]["type"], done["mark"]["invalid"]) == ("line", "break-paths-filter-domains")
    assert (wanted["mark"]["type"], wanted["mark"]["shape"], wanted["mark"]["filled"]) == ("point", "diamond", False)
    assert done["encoding"]["x"]["scale"]["domain"] == [2019, 2024]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "start"), [("html", b"<!DOCTYPE html>"), ("png", b"\x89PNG"), ("svg", b"<svg")])
def test_pictures(kind: str, start: bytes, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    path = tmp_path / "new" / f"chart.{kind}"
    draw(SERIES, path)
    content = path.read_bytes()
    assert content.lstrip().startswith(start)
    if kind == "html":
        assert not re.search(rb'<(?:script|link)[^>]*(?:src|href)="http', content)
    if kind == "svg":
        assert "地区生产总值增速 (%)".encode() in content


def test_many_groups_get_a_chart_each_and_too_many_are_refused() -> None:
    pytest.importorskip("altair", reason="the extra charts is not installed")
    assert picture(many(9)).to_dict()["columns"] == 4
    assert "columns" not in picture(many(8)).to_dict()
    with pytest.raises(ChartError, match="61 groups are too many"):
        picture(many(61))
    with pytest.raises(ChartError, match="nothing to draw"):
        picture(Series("x", "件", ()))


def test_other_kinds_of_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ChartError, match="a chart is .html, .png, .svg"):
        draw(SERIES, tmp_path / "chart.gif")


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ChartError, match=re.escape("pip install 'zhibiao[charts]'")):
        draw(SERIES, tmp_path / "chart.svg")


def test_colours_are_as_many_as_groups_that_share_a_chart() -> None:
    assert len(set(pictures.COLOURS)) == pictures.TOGETHER


def test_the_terminal_shows_a_sparkline_a_group() -> None:
    console = Console(width=100, record=True, file=StringIO())
    console.print(sparkline_table(SERIES))
    text = console.export_text()
    assert "█▁·▇··" in text
    assert "··▅···" in text
    for expected in ("2019–2024", "5.2 (2019)", "4.2 (2022)", "6 (2024)", "7.3 (2021)"):
        assert expected in text
