"""In a real browser: records that were missed are added, and what the report says of itself is corrected."""

from __future__ import annotations

from pathlib import Path

from pages import IN_BROWSER, REVIEWED, Page, saved_by

import zhibiao
from zhibiao.pipeline.review.page import render_page
from zhibiao.pipeline.review.readings import stored_readings
from zhibiao.pipeline.store import open_store

pytestmark = IN_BROWSER


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
    store.commit([zhibiao.extract(REVIEWED)])
    assert store.review([decision]).unmatched == []
    [about] = store.load("documents").to_dict("records")
    assert (about["report_year"], about["region"], about["region_code"]) == (2020, "乌海市", "150300")
    page.file.write_text(render_page(list(stored_readings(store))), encoding="utf-8")
    page.forget()
    page.keys("m")
    assert (page.field("report_year"), page.texts("#card .badge")[1]) == ("2020", "已更正")


def test_a_missed_record_is_added_where_words_are_selected(page: Page, tmp_path: Path) -> None:
    page.keys("i")
    assert page.one("#status").text.startswith("请先在原文中选定")
    page.select("业园区投资3亿元")  # behind a character of two code units, over a mark
    page.one("#add").click()
    assert page.one("#card h2").text == "业园区投资3亿元"
    page.choose("edit select[name=table]", "任务")
    page.fill("lead", "甲局、乙局")
    page.one("#edit button.main").click()
    assert page.one("#card .badge.added").text == "已补录"
    assert page.field("lead") == "甲局、乙局"
    page.keys("t")
    assert page.texts("tr.on td")[6] == ""  # a task is of no kind or nature
    page.keys("t")

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
    assert REVIEWED[task.start : task.end] == "业园区投资3亿元"
    assert REVIEWED[indicator.start : indicator.end] == "受理举报1"
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(REVIEWED)])
    assert store.review([task, indicator]).unmatched == []
    [added] = [row for row in store.load("indicators").to_dict("records") if row["review"] == "added"]
    assert (added["name"], added["value"], added["unit"]) == ("受理举报", 1300, "件")
    assert added["sentence"].startswith("2021年，受理举报100件")


def test_a_part_is_added_to_a_total_chosen_among_the_records_before_it(page: Page, tmp_path: Path) -> None:
    page.select("信访")
    page.keys("i")
    page.choose("edit select[name=role]", "其中")
    page.choose("edit select[name=parent_seq]", "受理举报 100 件")
    for name, entered in {"name": "信访", "value": "5", "unit": "件"}.items():
        page.fill(name, entered)
    page.one("#edit button.main").click()
    assert page.one("#edit select[name=kind]:invalid")  # nobody said what it is
    page.choose("edit select[name=kind]", "计数")
    page.one("#edit button.main").click()
    assert page.one("#card ul button").text == "受理举报 100 件"
    [decision] = saved_by(page, "王芳")
    store = open_store(tmp_path / "parsed")
    store.commit([zhibiao.extract(REVIEWED)])
    store.review([decision])
    rows = {row["text"]: row for row in store.load("indicators").to_dict("records")}
    assert rows["信访"]["parent_seq"] == rows["100件"]["seq"]


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
