"""Quantities: value, unit, bound and span as the text has them, and the numerals that are no quantities."""

from __future__ import annotations

import pytest

from zhibiao.extractors.figures.quantities import Quantity, find_quantities


def quantities(text: str) -> list[Quantity]:
    return find_quantities(text, bytearray(len(text) + 1))


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "kind", "bound"),
    [
        ("办理案件3174件。", "3174件", 3174, "件", "count", "eq"),
        ("罚款2.55亿元。", "2.55亿元", 255_000_000, "元", "amount", "eq"),
        ("罚款1.51亿余元。", "1.51亿余元", 151_000_000, "元", "amount", "over"),
        ("装机410.85万千瓦。", "410.85万千瓦", 4_108_500, "千瓦", "measure", "eq"),
        ("检查1402万台次。", "1402万台次", 14_020_000, "台次", "count", "eq"),
        ("办结率98%以上。", "98%以上", 98, "%", "ratio", "ge"),
        ("提高3.3个百分点。", "3.3个百分点", 3.3, "百分点", "ratio", "eq"),
        ("出动约300人次。", "300人次", 300, "人次", "count", "about"),
        ("出动近300人次。", "300人次", 300, "人次", "count", "about"),
        ("出动300人次左右。", "300人次左右", 300, "人次", "count", "about"),
        ("减少申报材料20余项。", "20余项", 20, "项", "count", "over"),
        ("培训三十多人。", "三十多人", 30, "人", "count", "over"),
        ("建成超过50家。", "50家", 50, "家", "count", "over"),
        ("产值突破3万亿元。", "3万亿元", 3e12, "元", "amount", "over"),
        ("逾8000户。", "8000户", 8000, "户", "count", "over"),
        ("比例不低于85%。", "85%", 85, "%", "ratio", "ge"),
        ("至少2次。", "2次", 2, "次", "count", "ge"),
        ("浓度不超过35微克/立方米。", "35微克/立方米", 35, "微克/立方米", "measure", "le"),
        ("办理时限5小时以内。", "5小时以内", 5, "小时", "measure", "le"),
        ("沿岸3公里范围内。", "3公里范围内", 3, "公里", "measure", "le"),
        ("占比不足5%。", "5%", 5, "%", "ratio", "under"),
        ("浓度23μg/m3。", "23μg/m3", 23, "微克/立方米", "measure", "eq"),
        ("发稿236篇（条）。", "236篇（条）", 236, "篇(条)", "count", "eq"),
        ("对12盟市开展督察。", "12", 12, "个", "count", "eq"),
        ("9部门联合印发。", "9", 9, "个", "count", "eq"),
        ("关闭两家。", "两家", 2, "家", "count", "eq"),
        ("查出三处。", "三处", 3, "处", "count", "eq"),
        ("有六个方面。", "六个", 6, "个", "count", "eq"),
        ("三分之一以上。", "三分之一以上", 33.3333, "%", "ratio", "ge"),
        ("占百分之五十。", "百分之五十", 50, "%", "ratio", "eq"),
        ("增长两倍。", "两倍", 2, "倍", "ratio", "eq"),
        ("达到八成。", "八成", 8, "成", "ratio", "eq"),
        ("居全国第15位。", "第15位", 15, "位", "rank", "eq"),
        ("位居全区首位。", "首位", 1, "位", "rank", "eq"),
        ("共1,234.5万元。", "1,234.5万元", 12_345_000, "元", "amount", "eq"),
    ],
)
def test_quantities(text: str, span: str, value: float, unit: str, kind: str, bound: str) -> None:
    (found,) = quantities(text)
    assert (text[found.start : found.end], found.unit, found.kind, found.bound) == (span, unit, kind, bound)
    assert float(found.value or 0) == pytest.approx(value)
    assert found.low == found.value == found.high


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("巡查2-6小时。", "2-6小时", 2, 6, "小时"),
        ("增长7%-8%。", "7%-8%", 7, 8, "%"),
        ("增长6%至8%左右。", "6%至8%左右", 6, 8, "%"),
        ("补助5万元到10万元。", "5万元到10万元", 50_000, 100_000, "元"),
        ("补助5-10万元。", "5-10万元", 50_000, 100_000, "元"),
        ("新增30~40家。", "30~40家", 30, 40, "家"),
    ],
)
def test_ranges(text: str, span: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == span
    assert (found.value, float(found.low), float(found.high), found.unit) == (None, low, high, unit)
    assert found.bound == "range"


def test_a_hedge_before_the_number_leads_it_and_is_not_in_the_span() -> None:
    text = "出动约300人次"
    (found,) = quantities(text)
    assert (text[found.lead : found.start], text[found.start : found.end]) == ("约", "300人次")


def test_a_unit_written_once_serves_the_numbers_before_it() -> None:
    found = quantities("分别下降0.32个和0.40个百分点")
    assert [(float(q.low), q.unit, q.kind) for q in found] == [(0.32, "百分点", "ratio"), (0.4, "百分点", "ratio")]


@pytest.mark.parametrize(
    "text",
    [
        "第23次会议",
        "第二十三次会议",
        "一批企业",
        "若干意见",
        "一企一档",
        "三级甲等",
        "第二批",
        "PM2.5",
        "12345",
        "Ⅳ类",
        "一个样板",
        "数十万群众",
        "几百户",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_masked_characters_are_not_read() -> None:
    text = "《十条措施》5件"
    masked = bytearray(len(text) + 1)
    masked[0:6] = b"\1" * 6
    assert [text[q.start : q.end] for q in find_quantities(text, masked)] == ["5件"]


@pytest.mark.parametrize(
    "text", ["办理3件", "3174", "下降3个百分点", "约5", "第3", "1-", "5万", "三", "2-6小时", "1,234", "5（"]
)
def test_a_number_at_the_very_end_is_read_without_looking_past_it(text: str) -> None:
    assert all(0 <= q.lead <= q.start < q.end <= len(text) for q in quantities(text))


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "kind"),
    [
        ("两种资源、两个市场。", "两个", 2, "个", "count"),
        ("完成十方面民生实事。", "十", 10, "个", "count"),
        ("八亿农民富裕起来。", "八亿", 800_000_000, "个", "count"),
        ("裁减员额五十万。", "五十万", 500_000, "个", "count"),
        ("发电量三千亿度。", "三千亿度", 3e11, "千瓦时", "measure"),
        ("产值八点六亿元。", "八点六亿元", 8.6e8, "元", "amount"),
        ("平均受教育年限提高到10.8年。", "10.8年", 10.8, "年", "measure"),
        ("国民平均受教育年限增加到9年。", "9年", 9, "年", "measure"),
        ("大桥设计使用寿命达到一百年。", "一百年", 100, "年", "measure"),
        ("满意度得分95.6分。", "95.6分", 95.6, "分", "measure"),
        ("高于全国1.7和0.9个百分点。", "1.7", 1.7, "百分点", "ratio"),
        ("新建学校10所以上。", "10所以上", 10, "所", "count"),
        ("组织46名校长学习。", "46名", 46, "名", "count"),
    ],
)
def test_counted_in_words_and_units_of_the_context(text: str, span: str, value: float, unit: str, kind: str) -> None:
    found = {text[q.start : q.end]: q for q in quantities(text)}
    assert span in found
    assert (float(found[span].low), found[span].unit, found[span].kind) == (value, unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        "届二次、三次全会精神",
        "一类、二类、三类幼儿园",
        "建设蔡官、七眼桥",
        "一方面要抓",
        "实行1.2025年计划",
        "20时35分",
    ],
)
def test_series_and_names_are_no_quantities(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


def test_meetings_of_a_year_are_counted() -> None:
    text = "每年召开两次会议"
    assert [text[q.start : q.end] for q in quantities(text)] == ["两次"]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("算力规模达53.12 EFLOPS。", "53.12 EFLOPS", 53.12, "EFLOPS"),
        ("接入能力达到20 Mbps。", "20 Mbps", 20, "Mbps"),
        ("2镇5村入选示范名单。", "2", 2, "个"),
        ("建设二个制药厂。", "二个", 2, "个"),
    ],
)
def test_units_behind_a_space_and_places_counted_alone(text: str, span: str, value: float, unit: str) -> None:
    found = {text[q.start : q.end]: q for q in quantities(text)}
    assert (float(found[span].low), found[span].unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "bound"),
    [
        ("产值突破千亿元。", "千亿元", 1e11, "元", "over"),
        ("企业产值突破百亿，", "百亿", 1e10, "元", "over"),
        ("全市经济总量破万亿，", "万亿", 1e12, "元", "eq"),
        ("农业总产值向千亿元迈进。", "千亿元", 1e11, "元", "eq"),
        ("服务业增加值将迈上千亿台阶。", "千亿", 1e11, "元", "eq"),
        ("入驻企业超百家，", "百家", 100, "家", "over"),
        ("出境旅游近亿人次。", "亿人次", 1e8, "人次", "about"),
    ],
)
def test_orders_of_magnitude_that_are_reached(text: str, span: str, value: float, unit: str, bound: str) -> None:
    found = {text[q.start : q.end]: q for q in quantities(text)}
    assert (float(found[span].low), found[span].unit, found[span].bound) == (value, unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "打造千亿级产业集群",
        "向千亿元产业转变",
        "用户突破百亿，",
        "规模过千亿。",
        "迈上千亿台阶的产业",
        "新增超亿元企业4家",
        "突破千万级。",
        "近百年来",
    ],
)
def test_orders_of_magnitude_that_only_describe(text: str) -> None:
    assert not any(q.low >= 100 for q in quantities(text))


def test_points_of_a_list_whose_last_number_alone_says_so() -> None:
    found = find_quantities("同比分别下降0.21个、0.37个、2个和0.44个百分点，建成3个、5个公园", bytearray(60))
    assert [(float(one.low), one.unit) for one in found] == [
        (0.21, "百分点"), (0.37, "百分点"), (2, "百分点"), (0.44, "百分点"), (3, "个"), (5, "个"),
    ]  # fmt: skip
