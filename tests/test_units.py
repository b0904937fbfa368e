"""Units: the longest one at a place, its canonical form and kind, and unit characters that begin other words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhibiao.extractors.figures.units import Unit, read_unit, takes_chinese_numeral


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("件", "件", "count"),
        ("台次", "台次", "count"),
        ("人次", "人次", "count"),
        ("元", "元", "amount"),
        ("美元", "美元", "amount"),
        ("%", "%", "ratio"),
        ("个百分点", "百分点", "ratio"),
        ("百分点", "百分点", "ratio"),
        ("倍", "倍", "ratio"),
        ("成", "成", "ratio"),
        ("吨", "吨", "measure"),
        ("亩", "亩", "measure"),
        ("千瓦", "千瓦", "measure"),
        ("千瓦时", "千瓦时", "measure"),
        ("公里", "公里", "measure"),
        ("小时", "小时", "measure"),
        ("平方公里", "平方公里", "measure"),
        ("蒸吨", "蒸吨", "measure"),
        ("微克/立方米", "微克/立方米", "measure"),
        ("μg/m3", "微克/立方米", "measure"),
        ("μg/m³", "微克/立方米", "measure"),
        ("ug/m3", "微克/立方米", "measure"),
        ("毫克/立方米", "毫克/立方米", "measure"),
        ("篇（条）", "篇(条)", "count"),
        ("户（次）", "户(次)", "count"),
        ("元/平方米", "元/平方米", "amount"),
        ("元/人·年", "元/人·年", "amount"),
        ("吨/日", "吨/日", "measure"),
    ],
)
@pytest.mark.parametrize("behind", ["", "。", "，其中"])
def test_units_have_one_form(text: str, unit: str, kind: str, behind: str) -> None:
    assert read_unit(text + behind, 0) == Unit(unit, kind, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "人均收入",
        "部门",
        "次日",
        "场所",
        "处理",
        "处罚",
        "所有",
        "位于",
        "名单",
        "条例",
        "条件",
        "类型",
        "户籍",
        "方面",
        "米粉",
        "单位",
        "元旦",
        "期间",
        "mall",
        "kgx",
        "时限",
        "",
    ],
)
def test_other_words_are_no_units(text: str) -> None:
    assert read_unit(text, 0) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("两家", 2), ("三处", 3), ("六个", 6), ("五级", 5), ("二十名", 20)],
)
def test_chinese_numerals_that_count(text: str, number: int) -> None:
    place = len(text) - 1
    unit = read_unit(text, place)
    assert unit is not None
    assert takes_chinese_numeral(text, 0, Decimal(number), unit)


@pytest.mark.parametrize(("text", "number"), [("一个", 1), ("一批", 1), ("三级甲等", 3), ("一次", 1), ("一方", 1)])
def test_chinese_numerals_that_count_nothing(text: str, number: int) -> None:
    unit = read_unit(text, 1)
    assert unit is None or not takes_chinese_numeral(text, 0, Decimal(number), unit)


def test_one_counts_behind_a_recurrence() -> None:
    text = "每月一次"
    unit = read_unit(text, 3)
    assert unit is not None
    assert takes_chinese_numeral(text, 2, Decimal(1), unit)
