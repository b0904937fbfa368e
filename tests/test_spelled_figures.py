"""Figures as prose spells them: pairs, ranges, 余 and 多, mixed numerals, small units, signs, degrees, currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reports import indicators

from zhibiao.extractors.figures.numerals import read_numeral
from zhibiao.extractors.figures.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text, bytearray(len(text) + 1))
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四百五", "450"),
        ("九万四", "94000"),
        ("一千零五", "1005"),
        ("一百零十万", "1100000"),
        ("1亿3千万", "130000000"),
        ("2万5千", "25000"),
        ("六万万", "600000000"),
        ("负三十二", "-32"),
        ("三分之一", str(Decimal(1) / 3)),
        ("一又二分之一", "1.5"),
        ("万分之五", "0.0005"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert read_numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["七十百", "分之一", "三分之", "1万2.3.4", "负", "又二分之一"])
def test_what_only_looks_like_a_numeral_is_refused(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound"),
    [
        ("走访两三百户", 200, 300, "户", "range"),
        ("新建二三十个站点", 20, 30, "个", "range"),
        ("投资两到三万元", 20_000, 30_000, "元", "range"),
        ("增产二千五百~三千五百万吨", 25_000_000, 35_000_000, "吨", "range"),
        ("装机二百万到三百万千瓦", 2_000_000, 3_000_000, "千瓦", "range"),
        ("惠及二百三十余万人", 2_300_000, 2_300_000, "人", "over"),
        ("产量四亿零七百多万吨", 407_000_000, 407_000_000, "吨", "over"),
        ("新增4万多亿元", 4_000_000_000_000, 4_000_000_000_000, "元", "over"),
        ("达到1万6千多户", 16_000, 16_000, "户", "over"),
        ("里程2万5千公里", 25_000, 25_000, "公里", "eq"),
        ("金额50万元（含）以上", 500_000, 500_000, "元", "ge"),
        ("亩产四百斤", 400, 400, "斤", "eq"),
        ("深三米以上", 3, 3, "米", "ge"),
        ("贷款3000元港币", 3000, 3000, "港元", "eq"),
        ("气温降至5度", 5, 5, "℃", "eq"),
        ("用电5度", 5, 5, "千瓦时", "eq"),
        ("25度以上陡坡地", 25, 25, "度", "ge"),
        ("最低气温-12℃", -12, -12, "℃", "eq"),
        ("工作温度-40℃~85℃", -40, 85, "℃", "range"),
        ("冬季气温-20~-10℃", -20, -10, "℃", "range"),
        ("室温18-22℃", 18, 22, "℃", "range"),
        ("固定资产投资同比-3%", -3, -3, "%", "eq"),
        ("月用电180度以下", 180, 180, "千瓦时", "le"),
        ("华氏70度", 70, 70, "℉", "eq"),
        ("合计人民币300。", 300, 300, "元", "eq"),
        ("支付壹万二千元", 12_000, 12_000, "元", "eq"),
        ("占百分之22", 22, 22, "%", "eq"),
        ("降低百分之二到百分之三", 2, 3, "%", "range"),
        ("增长百分之四至百分之五", 4, 5, "%", "range"),
        ("总产量应有四百亿斤到五百亿斤", 40_000_000_000, 50_000_000_000, "斤", "range"),
        ("投资多了十五亿元至二十亿元", 1_500_000_000, 2_000_000_000, "元", "range"),
        ("占百分之七十百分位", 70, 70, "%", "eq"),
        ("电影院增加二○一座", 201, 201, "座", "eq"),
        ("建设单位二四个", 24, 24, "个", "eq"),
    ],
)
def test_figures(text: str, low: int, high: int, unit: str, bound: str) -> None:
    found = only(text)
    assert (int(found.low), int(found.high), found.unit, found.bound) == (low, high, unit, bound)


@pytest.mark.parametrize("text", ["由四百亿斤到五百亿斤", "从三百元到二百元", "二百人到三百户"])
def test_what_moves_or_changes_its_unit_is_no_range(text: str) -> None:
    assert [quantity.bound for quantity in find_quantities(text, bytearray(len(text) + 1))] == ["eq", "eq"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "span"),
    [
        ("每吨50元6角三分", "50.63", "元", "50元6角三分"),
        ("每吨一百二十三元1角", "123.1", "元", "一百二十三元1角"),
        ("每人两角五分", "0.25", "角", "两角五分"),
        ("每户3斤5两", "3.5", "斤", "3斤5两"),
    ],
)
def test_small_units_belong_to_the_figure(text: str, value: str, unit: str, span: str) -> None:
    found = only(text)
    factor = 10 if unit == "角" else 1  # 两角五分 is 2.5 jiao
    assert (found.low, found.unit, text[found.start : found.end]) == (Decimal(value) * factor, unit, span)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("投资增长-3.8%", "-3.8"),
        ("最低点-5.4%", "-5.4"),
        ("减税负3500亿元", "350000000000"),
        ("企业减负85亿元", "8500000000"),
    ],
)
def test_a_minus_stands_behind_what_it_is_the_value_of(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["危机四伏", "二三级医院", "北纬30°展示馆"])
def test_words_with_numerals_count_nothing(text: str) -> None:
    assert find_quantities(text, bytearray(len(text) + 1)) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("开展两轮督察，投放电动两轮车，形成四轮驱动格局。", ["两轮"]),
        ("小七孔景区和三道坝镇筑牢三道防线。", ["三道"]),
        ("七门堰和八台山开园，新购八台设备。", ["八台"]),
    ],
)
def test_numerals_in_the_names_of_vehicles_and_places_count_nothing(text: str, spans: list[str]) -> None:
    assert [row.text for row in indicators(text)] == spans
