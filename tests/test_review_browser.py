"""The review page in a real browser, headless Chromium: what a reviewer clicks, types and saves."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import zhibiao
from zhibiao.pipeline.reading import read_extraction
from zhibiao.pipeline.review.corrections_file import read_corrections
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.page import render_page
from zhibiao.pipeline.review.readings import stored_readings
from zhibiao.pipeline.review.site import write_site
from zhibiao.pipeline.store import open_store

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.chrome.service import Service  # noqa: E402  after the skip
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select  # noqa: E402

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
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
SECOND = 1000  # milliseconds

TEXT = (
    "某市生态环境局2021年法治政府建设情况报告\n一、办理情况\n"
    "2021年，受理举报100件，其中噪声类60件。受理信访300件，其中噪声类310件。\n二、制度建设\n"
    "印发《关于贯彻落实〈信访工作条例〉的通知》，𬭎业园区投资3亿元。A率、B率均达到98%。\n"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Page]:
    """The page of the small report, with nothing kept from before; fails on any error in the console."""
    file = tmp_path / "page.html"
    file.write_text(render_page([read_extraction(zhibiao.extract(TEXT))]), encoding="utf-8")
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page = Page(browser, file)
    browser.execute_script("localStorage.clear(); unsaved = false;")
    page.open()
    yield page
    browser.execute_script("unsaved = false;")
    assert browser.get_log("browser") == []


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


def test_findings_come_first_and_lead_to_their_place(page: Page) -> None:
    [doubt] = page.texts("#doubt-list button")
    assert "310" in doubt
    page.one("#doubt-list button").click()
    assert "300件" in page.selected()
    assert "存疑" in page.texts("#card .badge")
    refs = page.texts("#card li button")
    assert len(refs) == 2
    page.all("#card li button")[0].click()
    assert page.selected() in refs[0] + "300件310件"


def test_the_outline_stands_at_the_side(page: Page) -> None:
    assert (
        page.texts("#outline button") == ["一、 办理情况", "二、 制度建设"] or len(page.texts("#outline button")) == 2
    )


def test_a_click_on_a_mark_shows_its_fields(page: Page) -> None:
    page.mark("60件").click()
    assert page.field("value") == "60"
    assert page.field("unit") == "件"
    assert page.field("role") == "其中"
    assert page.one("#card ul button").text.endswith("100 件")


def test_marks_are_right_behind_characters_of_two_code_units(page: Page) -> None:
    page.mark("3亿元").click()
    assert page.field("value") == "300,000,000"


def test_a_title_in_a_title_and_two_rows_on_one_span(page: Page) -> None:
    inner = page.mark("〈信访工作条例〉")
    inner.click()
    assert page.one("#card h2").text == "信访工作条例"
    inner.click()
    assert page.one("#card h2").text == "关于贯彻落实〈信访工作条例〉的通知"
    page.mark("98%").click()
    first = page.field("name")
    page.mark("98%").click()
    assert {first, page.field("name")} == {"A率", "B率"}


def test_chips_and_choices_filter(page: Page) -> None:
    everything = len(page.all("mark"))
    page.one(".chip.of-indicators").click()
    assert page.one(".chip.of-indicators").get_attribute("aria-pressed") == "false"
    assert not page.all("mark.indicators")
    assert len(page.all("mark")) < everything
    page.choose("kind", "金额")
    assert [node.text for node in page.all("mark.indicators")] == ["3亿元"]
    page.choose("kind", "全部")
    page.choose("section", "二")
    assert "60件" not in page.texts("mark.indicators")
    assert "98%" in page.texts("mark.indicators")
    page.choose("section", "全部")
    page.choose("finding", "分项大于总数")
    assert page.one("#shown").text == "3 条"
    page.choose("finding", "全部")
    page.one("#search").send_keys("噪声")
    assert {"60件", "310件"} == set(page.texts("mark.indicators:not(.findings)")) | {"310件"}


def test_keys_go_from_record_to_record(page: Page) -> None:
    for chip in ("dates", "titles", "findings", "tasks"):
        page.one(f".chip.of-{chip}").click()
    page.keys("j")
    assert page.selected() == "100件"
    page.keys("jj")
    assert page.selected() == "300件"
    page.keys("k")
    assert page.selected() == "60件"
    page.keys("/")
    assert page.browser.switch_to.active_element.get_attribute("id") == "search"
    page.browser.switch_to.active_element.send_keys("jk")
    assert page.one("#search").get_attribute("value") == "jk"
    page.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.keys("j")
    assert page.selected() == "300件"
    page.keys("?")
    assert page.one("#keys").get_attribute("open") == "true"
    page.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.one("#keys").get_attribute("open") is None


def test_the_table_sorts_and_leads_to_the_sentence(page: Page) -> None:
    page.keys("t")
    page.one(".chip.of-findings").click()
    page.one("th[data-column=value] button").click()
    page.one("th[data-column=value] button").click()
    assert page.one("th[data-column=value]").get_attribute("aria-sort") == "descending"
    values = [cell for cell in page.texts("td:nth-child(4)") if cell]
    assert values == ["300,000,000", "310", "300", "100", "98", "98", "60"]
    page.one("tbody tr:first-child button").click()
    assert page.one("#text").is_displayed()
    assert page.selected() == "3亿元"


def test_language_and_theme(page: Page) -> None:
    page.keys("l")
    assert page.one("#tab-text").text == "Text"
    assert page.one("html").get_attribute("lang") == "en"
    theme = page.one("html").get_attribute("data-theme")
    page.keys("d")
    assert page.one("html").get_attribute("data-theme") != theme
    page.open()
    assert page.one("#tab-text").text == "Text"


def test_a_record_has_an_address(page: Page) -> None:
    page.mark("60件").click()
    address = page.browser.current_url.partition("#")[2]
    page.open(f"#{address}")
    assert page.selected() == "60件"


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


def test_decisions_are_saved_and_applied(page: Page, tmp_path: Path) -> None:
    page.mark("100件").click()
    page.keys("a")
    page.mark("60件").click()
    page.one("#do-correct").click()
    value = page.one("#edit input[name=value]")
    value.clear()
    value.send_keys("61")
    page.one("#edit textarea").send_keys("核对原件")
    page.one("#edit button.main").click()
    assert page.one("#card dd[data-name=value] strong").text == "61"
    page.mark("3亿元").click()
    page.keys("x")
    assert "rejected" in page.mark("3亿元").get_attribute("class")
    page.mark("98%").click()
    page.keys("au")
    page.open()  # decisions outlive the tab
    assert page.one("#pending").text == "3"

    page.keys("s")
    assert page.browser.switch_to.active_element.get_attribute("id") == "reviewer"
    page.one("#reviewer").send_keys("王芳", Keys.ESCAPE)
    page.one("#save").click()
    decisions = read_corrections([saved(page)])

    assert [(one.verdict, one.reviewer, one.note) for one in decisions] == [
        ("accepted", "王芳", None),
        ("corrected", "王芳", "核对原件"),
        ("rejected", "王芳", None),
    ]
    assert decisions[1].new == {"value": 61}
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(TEXT)])
    assert store.review(decisions).unmatched == []
    rows = store.load("indicators").set_index("text")
    assert (rows.loc["60件", "value"], rows.loc["60件", "review"], "3亿元" in rows.index) == (61, "corrected", False)

    page.file.write_text(render_page(list(stored_readings(store))), encoding="utf-8")
    page.browser.execute_script("localStorage.clear(); unsaved = false;")
    page.open()
    assert "rejected" in page.mark("3亿元").get_attribute("class")
    page.mark("3亿元").click()
    page.keys("u")
    assert page.one("#pending").text == "1"


def test_what_the_report_says_of_itself_is_corrected(page: Page, tmp_path: Path) -> None:
    page.keys("m")
    assert page.field("report_year") == "2021"
    assert not page.all("#do-reject")
    page.keys("x")
    assert page.one("#pending").text == "0"
    page.one("#about").click()
    page.one("#do-correct").click()
    page.fill("report_year", "2020")
    page.fill("region", "乌海")
    page.fill("publish_date", "2021年")
    page.one("#edit button.main").click()
    assert page.one("#edit input[name=publish_date]:invalid")
    page.fill("publish_date", "2021-01-20")
    page.one("#edit button.main").click()
    assert page.one("#facts").text.endswith("乌海 · 2020 · 2021-01-20")
    page.keys("l")
    assert page.one("#about").text == "About the report"

    [decision] = saved_by(page, "王芳")
    assert (decision.table, decision.verdict) == ("documents", "corrected")
    assert decision.new == {"region": "乌海", "publish_date": "2021-01-20", "report_year": 2020}
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(TEXT)])
    assert store.review([decision]).unmatched == []
    [about] = store.load("documents").to_dict("records")
    assert (about["report_year"], about["region"], about["region_code"]) == (2020, "乌海市", "150300")
    page.file.write_text(render_page(list(stored_readings(store))), encoding="utf-8")
    page.browser.execute_script("localStorage.clear(); unsaved = false;")
    page.open()
    page.keys("m")
    assert (page.field("report_year"), page.texts("#card .badge")[1]) == ("2020", "已更正")


def test_a_missed_record_is_added_where_words_are_selected(page: Page, tmp_path: Path) -> None:
    page.keys("i")
    assert page.one("#status").text.startswith("请先在原文中选定")
    page.select("业园区投资3亿元")  # behind a character of two code units, over a mark
    page.one("#add").click()
    assert page.one("#card h2").text == "业园区投资3亿元"
    Select(page.one("#edit select[name=table]")).select_by_visible_text("任务")
    page.fill("lead", "甲局、乙局")
    page.one("#edit button.main").click()
    assert page.one("#card .badge.added").text == "已补录"
    assert page.field("lead") == "甲局、乙局"

    page.select("受理举报1")
    page.keys("i")
    assert page.one("#edit input[name=name]").get_attribute("value") == "受理举报"
    assert page.one("#edit input[name=value]").get_attribute("value") == "1"
    page.fill("value", "")
    page.fill("unit", "件")
    page.one("#edit button.main").click()
    assert page.one("#status").text == "请填写数值，或区间的上下限。"
    page.fill("value", "1200")
    page.one("#edit button.main").click()
    page.one("#do-correct").click()
    page.fill("value", "1300")
    page.one("#edit button.main").click()
    assert page.field("value") == "1,300"
    page.select("信访300件")
    page.keys("i")
    page.fill("name", "要撤回的")
    page.fill("value", "1")
    page.fill("unit", "件")
    page.one("#edit button.main").click()
    page.keys("u")
    page.open()  # what was added outlives the tab
    assert page.one("#pending").text == "2"

    task, indicator = saved_by(page, "王芳")
    assert (task.verdict, task.table, task.new) == ("added", "tasks", {"lead": ["甲局", "乙局"]})
    assert TEXT[task.start : task.end] == "业园区投资3亿元"
    assert TEXT[indicator.start : indicator.end] == "受理举报1"
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(TEXT)])
    assert store.review([task, indicator]).unmatched == []
    [added] = [row for row in store.load("indicators").to_dict("records") if row["review"] == "added"]
    assert (added["name"], added["value"], added["unit"]) == ("受理举报", 1300, "件")
    assert added["sentence"].startswith("2021年，受理举报100件")


def test_the_form_reads_what_the_words_seem_to_state(page: Page) -> None:
    guesses = {
        ("indicators", "1.2亿余元"): {
            "value": 120_000_000,
            "unit": "元",
            "kind": "amount",
            "bound": "over",
            "name": "",
        },
        ("indicators", "办案３,174 件"): {"value": 3174, "unit": "件", "kind": "count", "bound": "eq", "name": "办案"},
        ("indicators", "98.6%"): {"value": 98.6, "unit": "%", "kind": "ratio", "bound": "eq", "name": ""},
        ("indicators", "数百件"): {},
        ("indicators", "甲1件，乙2件"): {},
        ("titles", "《信访工作条例》"): {"title": "信访工作条例"},
        ("dates", "2021年6月5日"): {"kind": "point", "edtf": "2021-06-05"},
        ("dates", "近年来"): {"kind": "point", "edtf": None},
    }
    for (table, words), expected in guesses.items():
        assert page.browser.execute_script("return guess(...arguments)", table, words) == expected, words


def test_paper_shows_doubts_text_and_table(page: Page) -> None:
    page.browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = {name: page.one(name).is_displayed() for name in ("#doubts", "#text", "#records", ".filters", "#card")}
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == {"#doubts": True, "#text": True, "#records": True, ".filters": False, "#card": False}


def test_a_page_of_three_hundred_records_opens_in_under_a_second(page: Page) -> None:
    lines = [
        f"{number}.2021年，{number}号园区受理举报{number}件，投资{number}.5亿元，印发《{number}号通知》。"
        for number in range(1, 101)
    ]
    extraction = zhibiao.extract("某市2021年法治政府建设情况报告\n" + "\n".join(lines) + "\n")
    page.file.write_text(render_page([read_extraction(extraction)]), encoding="utf-8")
    count = len(extraction.indicators) + len(extraction.dates) + len(extraction.titles)
    assert count >= 300
    timing = "const one = performance.getEntriesByType('navigation')[0]; return one.loadEventEnd - one.startTime;"
    times = []
    for _ in range(3):  # the machine may be busy with something else
        page.open()
        times.append(page.browser.execute_script(timing))
    assert min(times) < SECOND
    assert len(page.all("mark[data-first]")) >= count - 1
    table = "const start = performance.now(); showView('table'); document.body.offsetHeight;"
    assert page.browser.execute_script(f"{table} return performance.now() - start") < SECOND


def test_colours_can_be_read(page: Page) -> None:
    """Every ink on its ground meets 4.5:1 in both schemes."""
    pairs = [("ink", "paper"), ("ink", "panel"), ("quiet", "paper"), ("quiet", "panel"), ("on-accent", "accent")]
    pairs += [("accent", "paper"), ("accent", "panel"), ("quiet", "hover")]
    pairs += [("ink", kind) for kind in ("indicators", "dates", "titles", "findings")]
    pairs += [(f"{kind}-ink", "panel") for kind in ("indicators", "dates", "titles", "tasks", "findings")]
    pairs += [(verdict, "panel") for verdict in ("accepted", "corrected", "rejected")]
    read = """const style = getComputedStyle(document.documentElement);
        return arguments[0].map((name) => style.getPropertyValue(`--${name}`).trim())"""
    for theme in ("light", "dark"):
        page.browser.execute_script(f"setTheme('{theme}')")
        for ink, ground in pairs:
            colours = page.browser.execute_script(read, [ink, ground])
            assert contrast(*colours) >= 4.5, (theme, ink, ground)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_control_has_a_name(page: Page) -> None:
    unnamed = """
        return [...document.querySelectorAll("button, input, select")].filter((node) => node.offsetParent
            && !node.textContent.trim() && !node.ariaLabel && !node.labels?.length).map((node) => node.outerHTML)"""
    assert page.browser.execute_script(unnamed) == []


def test_the_index_lists_sorts_and_finds(browser: Any, tmp_path: Path) -> None:
    other = "某县2020年政府信息公开工作年度报告\n受理申请12件。\n"
    write_site((read_extraction(zhibiao.extract(text)) for text in (TEXT, other)), tmp_path)
    index = Page(browser, tmp_path / "index.html")
    assert index.texts("tbody a")[0].startswith("某市生态环境局")  # the one with a doubt comes first
    index.one("th[data-column=indicators] button").click()
    index.one("th[data-column=indicators] button").click()
    assert index.texts("tbody a")[0].startswith("某县")
    index.one("#search").send_keys("生态")
    assert len(index.all("tbody tr")) == 1
    index.one("tbody a").click()
    assert index.one("#title").text.startswith("某市生态环境局")
    assert browser.get_log("browser") == []
