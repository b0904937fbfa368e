"""Tables: layouts, headers, names, subjects, units, periods, parents and refusals, on small tables written for them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from small_tables import LAYOUTS, indicators_of, markdown, piped, spaced, tables_of

from zhibiao.extractors.indicators.indicators import FoundIndicator
from zhibiao.extractors.tables.table_headers import national_layout
from zhibiao.extractors.tables.table_indicators import merge
from zhibiao.extractors.tables.tables import figure_spans, find_tables, table_spans
from zhibiao.extractors.vocabularies import read_vocabulary
from zhibiao.extractors.words.table_words import counted_unit, is_entity, is_entity_corner, is_total
from zhibiao.schemas.text import CleanText

PLACES = [
    ["序号", "州市", "总计", "来电", "来信"],
    ["1", "昆明市", "35", "22", "13"],
    ["2", "玉溪市", "6", "3", "3"],
    ["合计", "41", "25", "16"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_places_are_subjects_and_totals_are_parents(layout: Callable[[list[list[str]]], str]) -> None:
    text = "截至目前共接到举报41件。\n各州市转办统计\n（截止时间：2018年6月24日22:45）\n" + layout(PLACES)
    found = indicators_of(text, 2018, genre="notice")
    rows = [(row.name, row.subject, row.value, row.unit, row.role, row.parent) for row in found]
    assert rows == [
        ("转办总计", "昆明市", 35, "件", "part", 6),
        ("来电", "昆明市", 22, "件", "part", 0),
        ("来信", "昆明市", 13, "件", "part", 0),
        ("转办总计", "玉溪市", 6, "件", "part", 6),
        ("来电", "玉溪市", 3, "件", "part", 3),
        ("来信", "玉溪市", 3, "件", "part", 3),
        ("转办总计", None, 41, "件", "value", None),
        ("来电", None, 25, "件", "part", 6),
        ("来信", None, 16, "件", "part", 6),
    ]
    assert {row.period for row in found} == {"2018-06-24"}


def test_years_over_columns_and_units_in_a_column() -> None:
    rows = [
        ["指标", "单位", "2020年", "2025年"],
        ["森林覆盖率", "%", "23.0", "23.5"],
        ["湿地面积", "万亩", "120", "≥130"],
    ]
    found = indicators_of(markdown(rows), 2021)
    assert [(row.name, row.value, row.unit, row.bound, row.period, row.nature) for row in found] == [
        ("森林覆盖率", 23.0, "%", "eq", "2020", "actual"),
        ("森林覆盖率", 23.5, "%", "eq", "2025", "target"),
        ("湿地面积", 1_200_000, "亩", "eq", "2020", "actual"),
        ("湿地面积", 1_300_000, "亩", "ge", "2025", "target"),
    ]


def test_accounts_side_by_side() -> None:
    text = (
        "收入支出决算总表\n单位：万元\n项目 决算数 项目 决算数\n一、财政拨款收入 307.82 一、公共服务支出 264.87\n"
        "二、外交支出\n八、其他收入 3.00 八、社会保障支出 10.82\n总计 310.82 总计 310.82\n"
    )
    assert [(row.name, row.value, row.unit) for row in indicators_of(text)[:3]] == [
        ("财政拨款收入", 3_078_200, "元"),
        ("公共服务支出", 2_648_700, "元"),
        ("其他收入", 30_000, "元"),
    ]


def test_lines_without_strokes() -> None:
    text = "附：\n各省招生计划表\n单位：人\n省份\n1995年招生人数\n扩招\n总计\n205\n90\n江苏\n100\n20\n上海\n105\n70\n"
    found = indicators_of(text, 1996)
    assert [(row.name, row.subject, row.value, row.unit, row.parent) for row in found] == [
        ("招生人数", None, 205, "人", None),
        ("扩招", None, 90, "人", None),
        ("招生人数", "江苏", 100, "人", 0),
        ("扩招", "江苏", 20, "人", 1),
        ("招生人数", "上海", 105, "人", 0),
        ("扩招", "上海", 70, "人", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        piped([["序号", "单位", "办公电话"], ["1", "沙河街", "37286460"], ["2", "五山街", "87999952"]]),
        piped([["违法行为", "情节一般", "情节严重"], ["未按规定报送", "处20万元以下罚款", "处50万元以下罚款"]]),
        piped([["首页", "政务公开", "办事服务"], ["当前位置", "首页", "通知公告"]]),
        piped([["地区", "企业", "个体户"], ["户数", "从业人数"], ["甲县", "1", "2", "3", "4"]]),
        piped([["类别", "金额"], ["差旅费", "12.5"]]),
        markdown([["标准号", "状态"], ["GB/T 5271", "已发布"]]),
        "界址点坐标\n编号\nX坐标\nY坐标\n1\n15172.500\n103655.000\n2\n14829.000\n103655.000\n",
        "办理案件\n12\n件，罚款\n30\n万元。\n查处\n5\n起\n6\n件\n",
        "2021 年 3 月\n办理 案件 12 件\n查处 违法 5 起\n甲 1 2 3 4\n",
    ],
)
def test_refusals(text: str) -> None:
    assert indicators_of(text) == []


def test_rows_cut_short_and_empty_cells_give_nothing() -> None:
    text = piped([["州市", "来电", "来信"], ["昆明市", "22", "—"], ["玉溪市", "", "3"], ["红河州", "4"]])
    assert [(row.name, row.subject, row.value) for row in indicators_of(text)] == [
        ("来电", "昆明市", 22),
        ("来信", "玉溪市", 3),
    ]


def test_spans_are_the_cells() -> None:
    clean, tables = tables_of("正文12件。\n" + piped(PLACES) + "\n正文5件。")
    assert [clean.text[start:end] for start, end in figure_spans(tables)][:4] == ["1", "35", "22", "13"]
    covered = "".join(clean.text[start:end] for start, end in table_spans(tables))
    assert "昆明市" in covered
    assert "正文" not in covered


def test_merge_keeps_parents() -> None:
    tabular = indicators_of("前\n" + piped(PLACES))
    prose = [FoundIndicator(0, 1, "count", "value", 1.0, 1.0, 1.0, "件", "eq", "前", None, None, "actual")]
    both = merge(prose, tabular)
    assert both[0].name == "前"
    assert both[2].parent == 1
    assert next(both[row.parent].start for row in both if row.parent is not None) == both[7].start


def test_every_word_plays_its_part() -> None:
    rows = read_vocabulary("table_words.csv")
    assert rows == sorted(rows)
    for word, kind, unit, example in rows:
        assert word in example
        if kind == "counted":
            assert counted_unit(example) == unit
        elif kind == "total":
            assert is_total(example)
        elif kind == "entity_ending":
            assert is_entity(example), word
        elif kind == "entity_corner":
            assert is_entity_corner(example)
    for name, signature, columns, _ in read_vocabulary("table_layouts.csv"):
        layout = national_layout(signature.replace(" ", ""))
        assert layout is not None
        assert layout.name == name
        assert len(layout.columns) == len(columns.split())


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text", ["1\n" * 30_000, "1 " * 30_000, "甲|" * 30_000, "|\n1\n" * 15_000, "甲 1 2\n" * 8_000, "甲\n1\n" * 15_000]
)
def test_time_is_linear(text: str) -> None:
    clean = CleanText(text, [(0, len(text))], [])
    began = time.process_time()
    find_tables(clean, text)
    assert time.process_time() - began < 3


def test_rows_copied_with_tabs_are_read_under_headers_that_spread_evenly() -> None:
    text = (
        "序号\n\t病种\n\t每月最高支付限额\n\t审核确认\n有效期\n\n分类\n\t名称\n\t职工医保\n\t居民医保\n\n"
        "1\n\t一类\n\t高血压\n\t200元/月\n\t50元/月\n\t长期\n\n2\n\t二类\n\t糖尿病\n\t300元/月\n\t60元/月\n\t长期\n"
    )
    found = indicators_of(text, 2019, genre="notice")
    assert [(row.name, row.value, row.unit, row.period, row.nature) for row in found] == [
        ("一类高血压每月最高支付限额职工医保", 200, "元/月", None, "rule"),
        ("一类高血压每月最高支付限额居民医保", 50, "元/月", None, "rule"),
        ("二类糖尿病每月最高支付限额职工医保", 300, "元/月", None, "rule"),
        ("二类糖尿病每月最高支付限额居民医保", 60, "元/月", None, "rule"),
    ]


def test_a_figure_set_across_two_columns_holds_for_both() -> None:
    text = (
        "序号\n\t分类\n\t病种\n\t职工医保限额\n\t居民医保限额\n\n"
        "1\n\t一类\n\t高血压\n\t200元/月\n\t50元/月\n\n2\n\t二类\n\t糖尿病\n\t300元/月\n\t60元/月\n\n"
        "3\n\t二类\n\t肝炎\n\t3500元/月\n"
    )
    found = indicators_of(text, 2019, genre="notice")
    assert [(row.name, row.value) for row in found if row.value == 3500] == [
        ("二类肝炎职工医保限额", 3500),
        ("二类肝炎居民医保限额", 3500),
    ]


def test_a_table_that_stands_on_one_line_is_read_by_its_gaps() -> None:
    cells = ["产品", "1952年产量", "1957年计划产量", "1957年为1952年的百分比", "钢", "135万吨", "412万吨", "306"]
    cells += [
        "原煤",
        "6352.8万吨",
        "11298.5万吨",
        "178",
        "青霉素",
        "氯霉素",
        "6000公斤",
        "发电机",
        "29万千瓦",
        "58万千瓦",
        "200",
    ]
    text = "主要产品产量的增长如下：    " + "        ".join(cells)
    found = indicators_of(text, None, genre="notice")
    assert [(row.name, row.value, row.unit, row.period) for row in found] == [
        ("钢产量", 1_350_000, "吨", "1952"),
        ("钢计划产量", 4_120_000, "吨", "1957"),
        ("钢百分比", 306, "%", "1957"),
        ("原煤产量", 63_528_000, "吨", "1952"),
        ("原煤计划产量", 112_985_000, "吨", "1957"),
        ("原煤百分比", 178, "%", "1957"),
        ("发电机产量", 290_000, "千瓦", "1952"),
        ("发电机计划产量", 580_000, "千瓦", "1957"),
        ("发电机百分比", 200, "%", "1957"),
    ]


def test_the_unit_in_the_caption_of_a_table_on_one_line_counts_for_all() -> None:
    cells = [
        "类别",
        "1952年人数",
        "1957年人数",
        "工业",
        "286.4",
        "513.5",
        "金融",
        "30.5",
        "37.7",
        "商业",
        "113.4",
        "208.7",
    ]
    text = "其分配如下列（单位――万人）：    " + "        ".join(cells)
    found = indicators_of(text, None, genre="notice")
    assert [(row.name, row.value, row.unit, row.period) for row in found][:2] == [
        ("工业人数", 2_864_000, "人", "1952"),
        ("工业人数", 5_135_000, "人", "1957"),
    ]


def test_a_full_table_set_with_spaces_may_hold_texts_and_dashes() -> None:
    rows = [
        ["指标", "2020年", "2025年", "年均增长", "属性"],
        ["地区生产总值（亿元）", "152.3", "220", "7%", "预期性"],
        ["森林覆盖率（%）", "61.3", "62.5", "—", "约束性"],
    ]
    found = indicators_of("专栏1 “十四五”主要指标\n" + spaced(rows) + "\n", 2021)
    assert [(row.name, row.value, row.period, row.nature) for row in found][:4] == [
        ("地区生产总值", 15_230_000_000, "2020", "actual"),
        ("地区生产总值", 22_000_000_000, "2025", "target"),
        ("地区生产总值", 7, None, "target"),
        ("森林覆盖率", 61.3, "2020", "actual"),
    ]


def test_a_row_of_results_with_a_total_is_completed_by_the_short_title_of_the_table() -> None:
    text = "行政复议\n" + piped([["结果维持", "其他结果", "总计"], ["5", "3", "8"]])
    assert [(row.name, row.role) for row in indicators_of(text)] == [
        ("行政复议结果维持", "part"),
        ("行政复议其他结果", "part"),
        ("行政复议总计", "value"),
    ]
