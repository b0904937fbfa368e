"""In a real browser: from a cell of a panel or a mark of a chart to the sentence, and to its place in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pages import IN_BROWSER, Page

import zhibiao
from zhibiao.pipeline.charts.pictures import draw
from zhibiao.pipeline.charts.series import chart_series
from zhibiao.pipeline.review.readings import stored_readings
from zhibiao.pipeline.review.site import write_site
from zhibiao.pipeline.store import Store, open_store

pytestmark = IN_BROWSER

REPORT = "深圳市2024年政府工作报告\n2023年，全市地区生产总值3.46万亿元，增长6%。粮食产量1200万斤。\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of one report, and its review pages in a folder whose name has a space."""
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(REPORT)])
    write_site(stored_readings(store), tmp_path / "review pages")
    return store


def test_a_cell_leads_to_its_sentence_and_on_to_the_report(browser: Any, store: Store, tmp_path: Path) -> None:
    panel = zhibiao.panel("gdp", "grain_output", store=store.root)
    page = Page(browser, panel.write(tmp_path / "tables" / "panel.html", review=tmp_path / "review pages"))
    cells = {cell.text: cell for cell in page.all("td a")}
    assert set(cells) == {"3,460,000,000,000", "6,000"}
    cells["3,460,000,000,000"].click()
    assert page.texts("section:target mark") == ["3.46万亿元"]
    page.one("section:target a").click()
    assert page.selected() == "3.46万亿元"
    assert page.one("#title").text.startswith("深圳市2024年政府工作报告")


def test_a_mark_of_a_chart_leads_to_the_report(browser: Any, store: Store, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    series, _ = chart_series(store, "gdp")
    draw(series, tmp_path / "gdp.html", tmp_path / "review pages")
    page = Page(browser, tmp_path / "gdp.html")
    page.await_one("svg .mark-symbol path").click()
    page.await_one("mark.on")
    assert page.selected() == "3.46万亿元"


def test_a_picture_has_no_links_that_lead_nowhere(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    series, _ = chart_series(store, "gdp")
    draw(series, tmp_path / "gdp.svg", tmp_path / "review pages")
    assert "indicators:" not in (tmp_path / "gdp.svg").read_text(encoding="utf-8")
