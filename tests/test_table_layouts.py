"""Tables as converters and Markdown give them: framed rows, label rows without figures, parts side by side."""

from __future__ import annotations

from zhibiao.extractors.tables.tables import Table, find_tables
from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.extract import extract_source
from zhibiao.schemas.text import SourceText

ACCOUNTS = """某局2024年度部门决算
收入支出决算总表
单位：万元
| 收入 | 收入 | 支出 | 支出 |
| 项目 | 决算数 | 项目 | 决算数 |
| 一、一般公共预算财政拨款收入 | 9746.50 | 一、一般公共服务支出 |  |
| 二、政府性基金预算财政拨款收入 |  | 二、外交支出 |  |
| 三、事业收入 |  | 三、教育支出 | 754.75 |
|  |  | 四、卫生健康支出 |  |
|  |  | 五、住房保障支出 | 461.08 |
| 总计 | 9746.50 | 总计 | 1215.83 |
"""
VEHICLES = """“三公”经费支出决算表
单位：万元
| 财政拨款“三公”经费 |
| 合计 | 合计 | 公务用车费 | 公务用车费 | 公务用车费 | 公务用车费 |
| 合计 | 合计 | 购置费 | 购置费 | 运行费 | 运行费 |
| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
| 2.85 | 0.39 | 0.00 | 0.10 | 2.85 | 0.29 |
"""


def tables_of(text: str) -> list[Table]:
    source = SourceText("0" * 16, "a.txt", text, "utf-8")
    return find_tables(clean_text(source), text)


def told(text: str) -> list[tuple[str, float | None, str]]:
    rows = extract_source(SourceText("0" * 16, "a.txt", text, "utf-8")).indicators
    return [(row.name, row.value, row.unit) for row in rows]


def test_the_caption_above_framed_rows_is_read() -> None:
    [table] = tables_of("财政收入表\n单位：万元\n| 项目 | 金额 |\n| 税收 | 12 |\n| 非税 | 3 |\n")
    assert (table.caption, table.unit) == ("财政收入表", "万元")


def test_parts_side_by_side_keep_their_own_labels() -> None:
    assert told(ACCOUNTS) == [
        ("一般公共预算财政拨款收入", 97465000.0, "元"),
        ("教育支出", 7547500.0, "元"),
        ("住房保障支出", 4610800.0, "元"),
        ("收入总计", 97465000.0, "元"),
        ("支出总计", 12158300.0, "元"),
    ]


def test_totals_of_a_part_say_which_part_they_are_of() -> None:
    text = (
        "某局2024年度部门决算\n收入支出决算总表\n单位：万元\n| 收入 | 收入 | 支出 | 支出 | 支出 |\n"
        "| 项目 | 决算数 | 项目 | 合计 | 一般公共预算 |\n| 事业收入 | 30 | 教育支出 | 20 | 10 |\n"
        "| 其他收入 | 5 | 住房支出 | 15 | 15 |\n| 总计 | 35 | 总计 | 35 | 25 |\n"
    )
    assert told(text)[-3:] == [
        ("收入总计", 350000.0, "元"),
        ("支出总计", 350000.0, "元"),
        ("支出总计一般公共预算", 250000.0, "元"),
    ]


def test_rows_of_labels_without_figures_begin_no_table() -> None:
    assert [len(table.rows) for table in tables_of(ACCOUNTS)] == [2, 3]


def test_every_row_of_a_full_header_counts() -> None:
    [table] = tables_of(VEHICLES)
    assert [column.words for column in table.columns] == [
        ("合计", "预算数"),
        ("合计", "决算数"),
        ("公务用车费", "购置费", "预算数"),
        ("公务用车费", "购置费", "决算数"),
        ("公务用车费", "运行费", "预算数"),
        ("公务用车费", "运行费", "决算数"),
    ]


def test_header_words_that_come_again_over_figures_part_nothing() -> None:
    text = "情况表\n单位：件\n| 上年 | 本年 | 上年 | 本年 |\n| 3 | 4 | 5 | 6 |\n| 4 | 5 | 6 | 7 |\n"
    assert len(tables_of(text)) <= 1
