"""Charts: gaps are gaps, targets are marks, pictures need no network, and the terminal shows the same."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.charts import pictures
from zhibiao.pipeline.charts.pictures import ChartError, draw, picture, rows_of
from zhibiao.pipeline.charts.points import Point, Series
from zhibiao.pipeline.charts.series import chart_series
from zhibiao.pipeline.charts.sparklines import sparkline_table
from zhibiao.pipeline.store import Store, open_store

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
    [done, span, wanted] = picture(SERIES).to_dict()["layer"]
    assert (done["mark"]["type"], done["mark"]["invalid"]) == ("line", "break-paths-filter-domains")
    assert (wanted["mark"]["type"], wanted["mark"]["shape"], wanted["mark"]["filled"]) == ("point", "diamond", False)
    assert (span["mark"]["type"], span["transform"]) == ("rule", [{"filter": "datum.high != null"}])
    assert done["encoding"]["x"]["scale"]["domain"] == [2018.6, 2024.4]
    assert done["encoding"]["x"]["axis"]["values"] == [2019, 2020, 2021, 2022, 2023, 2024]


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


def test_marks_lead_to_the_review_pages() -> None:
    pytest.importorskip("altair", reason="the extra charts is not installed")
    series = Series("x", "件", (Point("乌海市", 2021, 7.3, doc_id="0123456789abcdef", seq=4),))
    drawn = picture(series, "../review").to_dict()
    [values] = drawn["datasets"].values() if "datasets" in drawn else [drawn["data"]["values"]]
    assert [row["link"] for row in values] == ["../review/0123456789abcdef.html#0123456789abcdef/indicators:4"]
    assert all(layer["encoding"]["href"]["field"] == "link" for layer in drawn["layer"])
    assert not any("href" in layer["encoding"] for layer in picture(series).to_dict()["layer"])


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


CITY = """某市2024年政府工作报告
一、2023年工作回顾
2022年，地区生产总值1200亿元，增长3%。2023年，地区生产总值1300亿元，增长5%。
二、2024年工作安排
主要预期目标是：地区生产总值增长5.5%—6%。
"""
REPORTS = (
    CITY,
    "某县2024年政府工作报告\n2023年，地区生产总值130亿元，增长4%。\n",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("store") / "parsed")
    extractions = [zhibiao.extract(text) for text in REPORTS]
    for extraction, region in zip(extractions, ("甲市", "乙县"), strict=True):
        extraction.document = extraction.document.model_copy(update={"region": region})
    store.commit(extractions)
    return store


def test_a_series_from_the_store(store: Store) -> None:
    series, left_out = chart_series(store, "gdp", role="change")
    assert left_out == 0
    points = {(point.group, point.year, point.nature): (point.value, point.high) for point in series.points}
    assert points == {
        ("甲市", 2022, "actual"): (3.0, None), ("甲市", 2023, "actual"): (5.0, None),
        ("甲市", 2024, "target"): (5.5, 6.0), ("乙县", 2023, "actual"): (4.0, None),
    }  # fmt: skip
    assert series.unit == "%"
    assert all("增长" in point.source for point in series.points)


def test_the_command(store: Store, tmp_path: Path) -> None:
    run = CliRunner().invoke
    shown = run(app, ["chart", "gdp", "--only", "甲市", "--store", str(store.root)])
    assert shown.exit_code == 0, shown.output
    assert "1,200亿 (2022)" in shown.stdout
    assert "1,300亿 (2023)" in shown.stdout
    assert "乙县" not in shown.stdout
    path = tmp_path / "gdp.svg"
    drawn = run(app, ["chart", "gdp", "-o", str(path), "--store", str(store.root)])
    assert (drawn.exit_code, drawn.stdout) == (0, f"{path}\n")
    assert path.read_text(encoding="utf-8").startswith("<svg")
    elsewhere = run(app, ["chart", "gdp", "--only", "丙市", "--store", str(store.root)])
    assert (elsewhere.exit_code, "no figure of gdp of 丙市" in elsewhere.stderr) == (1, True)
    nothing = run(app, ["chart", "afforestation", "--store", str(store.root)])
    assert (nothing.exit_code, "no figure of afforestation" in nothing.stderr) == (1, True)
    unknown = run(app, ["chart", "nonsense", "--store", str(store.root)])
    assert (unknown.exit_code, "there is no variable nonsense" in unknown.stderr) == (1, True)
