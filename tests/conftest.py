"""What several files of tests share: a browser with the page of a small report, and a store that holds one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import disk
import pytest
from hypothesis import settings

import zhibiao

if TYPE_CHECKING:
    from pages import Page

    from zhibiao.pipeline.store import Store
    from zhibiao.schemas.extraction import Extraction


def pytest_configure() -> None:
    """Nothing waits for the disk, where a store spends most of its time; no example fails for being slow."""
    disk.never_wait()
    settings.register_profile("whatever else runs", deadline=None)
    settings.load_profile("whatever else runs")


@pytest.fixture
def store(tmp_path: Path, extraction: Extraction) -> Store:
    """A store with the report that the file of tests extracts."""
    store = zhibiao.open_store(tmp_path / "parsed")
    store.commit([extraction])
    return store


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pages import start_browser

    driver = start_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Page]:
    """The page of the small report, with nothing kept from before; fails on any error in the console."""
    from pages import REVIEWED, Page

    from zhibiao.pipeline.reading import read_extraction
    from zhibiao.pipeline.review.page import render_page

    file = tmp_path / "page.html"
    file.write_text(render_page([read_extraction(zhibiao.extract(REVIEWED))]), encoding="utf-8")
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.get("about:blank")
    browser.get_log("browser")  # what earlier pages said
    page = Page(browser, file)
    page.forget()
    yield page
    browser.execute_script("unsaved = false;")
    assert browser.get_log("browser") == []
