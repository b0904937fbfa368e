"""Tables of main indicators in plans: rows that close with 预期性, growth a year and over all years of the plan."""

from __future__ import annotations

from reports import PLAN, extracted, indicators

HEADER = ["专栏1 主要指标", "类别", "序号", "指标", "2020年", "2025年", "年均增速", "〔累计〕", "属性"]
ROWS = [
    ["经济", "1", "工业增加值（亿元）", "52.5", "80", "8.8%", "预期性"],
    ["2", "城镇化率（%）", "41.2", "46", "〔4.8〕", "预期性"],
    ["民生", "3", "平均受教育年限（年）", "9.6", "10.4", "〔0.8〕", "约束性"],
    ["绿色", "4", "单位工业增加值能耗降低（%）", "—", "—", "〔15〕", "约束性"],
]
FLAT = "\n".join([*HEADER, *(cell for row in ROWS for cell in row)]) + "\n"


def test_each_row_of_a_plan_closes_with_what_kind_its_aim_is() -> None:
    levels = [row for row in indicators(FLAT, PLAN) if row.role == "value"]
    assert [(row.name, row.value, row.unit, row.period, row.nature) for row in levels] == [
        ("工业增加值", 5_250_000_000, "元", "2020", "actual"),
        ("工业增加值", 8_000_000_000, "元", "2025", "target"),
        ("城镇化率", 41.2, "%", "2020", "actual"),
        ("城镇化率", 46, "%", "2025", "target"),
        ("平均受教育年限", 9.6, "年", "2020", "actual"),
        ("平均受教育年限", 10.4, "年", "2025", "target"),
    ]


def test_growth_in_square_brackets_is_that_of_all_the_years() -> None:
    changes = [row for row in indicators(FLAT, PLAN) if row.role == "change"]
    assert [(row.name, row.value, row.unit, row.change_basis, row.period) for row in changes] == [
        ("工业增加值", 8.8, "%", None, "2021/2025"),
        ("城镇化率", 4.8, "百分点", "cumulative", "2021/2025"),
        ("平均受教育年限", 0.8, "年", "cumulative", "2021/2025"),
        ("单位工业增加值能耗", -15, "%", "cumulative", "2021/2025"),
    ]


def test_two_rows_are_no_table_of_aims() -> None:
    short = "\n".join([*HEADER, *(cell for row in ROWS[:2] for cell in row)]) + "\n"
    assert [row.text for row in indicators(short, PLAN) if row.unit == "元"] == []


def test_a_table_of_nothing_but_changes_says_so_in_its_title() -> None:
    cells = [
        "表1 居民消费价格比上年涨跌幅度",
        "单位：%",
        "指标",
        "全市",
        "城市",
        "食品",
        "2.4",
        "2.1",
        "衣着",
        "-0.3",
        "0.2",
    ]
    text = "\n".join(cells) + "\n"
    rows = indicators(text, "某市2021年国民经济和社会发展统计公报")
    assert [(row.name, row.subject, row.value, row.role, row.change_base, row.parent_seq) for row in rows] == [
        ("食品", "全市", 2.4, "change", "2020", None),
        ("食品", "城市", 2.1, "change", "2020", None),
        ("衣着", "全市", -0.3, "change", "2020", None),
        ("衣着", "城市", 0.2, "change", "2020", None),
    ]


def test_a_unit_keeps_the_thousand_that_belongs_to_it() -> None:
    rows = [
        ["产品", "计量单位", "产量"],
        ["原煤", "万吨", "18.5"],
        ["发电量", "亿千瓦时", "1.28"],
        ["水泥", "万吨", "9.6"],
        ["生铁", "万吨", "4.1"],
    ]
    text = "\n".join("  ".join(row) for row in rows) + "\n"
    found = extracted(text, "某市2021年经济普查公报").indicators
    assert [(row.value, row.unit) for row in found][:3] == [(185_000, "吨"), (128_000_000, "千瓦时"), (96_000, "吨")]
