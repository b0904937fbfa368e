"""Pages in a real browser, headless Chromium: what a reader sees, clicks, types and saves there."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from zhibiao.pipeline.review.corrections_file import read_corrections
from zhibiao.pipeline.review.decision import Decision

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.chrome.service import Service  # noqa: E402  after the skip
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select  # noqa: E402

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
IN_BROWSER = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="Chromium and its driver are not installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # selenium leaves sockets to the collector
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,900",
    "--force-prefers-reduced-motion",
)  # fmt: skip
SELECT = """
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const first = nodes.map((node) => node.data).join("").indexOf(arguments[0]);
    const range = document.createRange();
    let at = 0;
    for (const node of nodes) {
        const inside = (offset) => offset >= at && offset <= at + node.length;
        if (inside(first) && first < at + node.length) range.setStart(node, first - at);
        if (inside(first + arguments[0].length)) { range.setEnd(node, first + arguments[0].length - at); break; }
        at += node.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
"""
REVIEWED = (
    "某市生态环境局2021年法治政府建设情况报告\n一、办理情况\n"
    "2021年，受理举报100件，其中噪声类60件。受理信访300件，其中噪声类310件。\n二、制度建设\n"
    "印发《关于贯彻落实〈信访工作条例〉的通知》，𬭎业园区投资3亿元。A率、B率均达到98%。\n"
)


def start_browser(profile: Path) -> Any:
    """A browser of its own, which whoever starts it quits."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


class Page:
    """What a reviewer sees and does."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.browser, self.file = browser, file
        self.open()

    def open(self, fragment: str = "") -> None:
        self.browser.get("about:blank")
        self.browser.get(f"{self.file.as_uri()}{fragment}")

    def one(self, selector: str) -> Any:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def await_one(self, selector: str, seconds: float = 10) -> Any:
        """An element that a page draws a moment later."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := self.all(selector):
                return found[0]
            time.sleep(0.05)
        raise AssertionError(f"there is no {selector}")

    def texts(self, selector: str) -> list[str]:
        return [node.text for node in self.all(selector)]

    def keys(self, keys: str) -> None:
        for key in keys:
            self.one("body").send_keys(key)

    def mark(self, text: str) -> Any:
        [found] = [node for node in self.all("mark") if node.text == text]
        return found

    def selected(self) -> str:
        return "".join(self.texts("mark.on"))

    def forget(self) -> None:
        """Open the page with nothing kept from before."""
        self.browser.execute_script("localStorage.clear(); unsaved = false;")
        self.open()

    def fill(self, name: str, text: str) -> None:
        field = self.one(f"#edit input[name={name}]")
        field.clear()
        field.send_keys(text)

    def select(self, words: str) -> None:
        """Select words of the text with the mouse's means, wherever marks cut them."""
        self.browser.execute_script(SELECT, words)

    def choose(self, choice: str, text: str) -> None:
        Select(self.one(f"#{choice}")).select_by_visible_text(text)

    def field(self, name: str) -> str:
        return str(self.one(f"#card dd[data-name={name}]").text)


def saved(page: Page, seconds: float = 10) -> Path:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := list(page.file.parent.glob("corrections-*.jsonl")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError("nothing was saved")


def saved_by(page: Page, reviewer: str) -> list[Decision]:
    """The decisions in the file that a reviewer of this name saves."""
    field = page.one("#reviewer")
    field.clear()
    field.send_keys(reviewer, Keys.ESCAPE)
    page.one("#save").click()
    return read_corrections([saved(page)])
