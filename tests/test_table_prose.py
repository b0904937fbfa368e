"""Prose in the cells of tables: fines by offence and gravity."""

from __future__ import annotations

from reports import indicators

TABLE = """# 某局行政处罚裁量基准

| 违法行为类型 | 情节轻微 | 情节严重 |
|------|------|------|
| 未按规定公示价格 | 责令改正，处1万元以下罚款 | 处1万元以上5万元以下罚款 |
| 销售过期食品 | 给予警告 | 处5万元以上20万元以下罚款；对负责人处2万元以下罚款 |
"""


def test_fines_are_of_the_offence_of_their_line_and_the_gravity_of_their_column() -> None:
    assert [(row.name, row.subject, row.low, row.high, row.unit) for row in indicators(TABLE)] == [
        ("情节轻微罚款", "未按规定公示价格", 10_000, 10_000, "元"),
        ("情节严重罚款", "未按规定公示价格", 10_000, 50_000, "元"),
        ("情节严重罚款", "销售过期食品", 50_000, 200_000, "元"),
        ("罚款", None, 20_000, 20_000, "元"),
    ]


def test_a_table_whose_lines_are_no_acts_leaves_names_as_they_are() -> None:
    rows = indicators(TABLE.replace("违法行为类型", "序号"))
    assert [(row.name, row.subject) for row in rows] == [("罚款", None)] * 4
