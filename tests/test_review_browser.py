"""The review page in a real browser, headless Chromium: what a reviewer clicks, types and saves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pages import IN_BROWSER, REVIEWED, Page, saved
from selenium.webdriver.common.keys import Keys

import zhibiao
from zhibiao.pipeline.reading import read_extraction
from zhibiao.pipeline.review.corrections_file import read_corrections
from zhibiao.pipeline.review.page import render_page
from zhibiao.pipeline.review.readings import stored_readings
from zhibiao.pipeline.review.site import write_site
from zhibiao.pipeline.store import open_store

pytestmark = IN_BROWSER
SECOND = 1000  # milliseconds


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
    assert page.texts("#outline button") == ["一 办理情况", "二 制度建设"]


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
    store.commit([zhibiao.extract(REVIEWED)])
    assert store.review(decisions).unmatched == []
    rows = store.load("indicators").set_index("text")
    assert (rows.loc["60件", "value"], rows.loc["60件", "review"], "3亿元" in rows.index) == (61, "corrected", False)

    page.file.write_text(render_page(list(stored_readings(store))), encoding="utf-8")
    page.forget()
    assert "rejected" in page.mark("3亿元").get_attribute("class")
    page.mark("3亿元").click()
    page.keys("u")
    assert page.one("#pending").text == "1"


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
    write_site((read_extraction(zhibiao.extract(text)) for text in (REVIEWED, other)), tmp_path)
    browser.get_log("browser")  # what earlier pages said
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
