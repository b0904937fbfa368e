"""Tables of the national form of disclosure reports, in every layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_tables import LAYOUTS, indicators_of, lined

from zhibiao.extractors.indicators.indicators import FoundIndicator

APPLICATIONS = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ["一、本年新收政府信息公开申请数量", "11", "2", "0", "0", "1", "0", "14"],
    ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"],
    ["三、本年度办理结果", "（一）予以公开", "5", "1", "0", "0", "1", "0", "7"],
    ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1", "0", "0", "0", "0", "0", "1"],
    ["（三）不予公开", "1.属于国家秘密", "2", "0", "0", "0", "0", "0", "2"],
    ["2.其他法律行政法规禁止公开", "0", "0", "0", "0", "0", "0", "0"],
    ["（七）总计", "11", "2", "0", "0", "1", "0", "14"],
    ["四、结转下年度继续办理", "1", "0", "0", "0", "0", "0", "1"],
]


REVIEWS = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
    ["3", "1", "0", "2", "6", "4", "0", "0", "1", "5", "0", "0", "2", "0", "2"],
]


LEGAL = [
    ["第二十条第（一）项"],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "0", "12"],
    ["行政规范性文件", "3", "2", "40"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "5230"],
    ["第二十条第（八）项"],
    ["信息内容", "本年收费金额（单位：万元）"],
    ["行政事业性收费", "15.3"],
]


def told(found: list[FoundIndicator]) -> dict[tuple[str, str | None], float | None]:
    return {(row.name, row.subject): row.value for row in found}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_disclosure_applications(layout: Callable[[list[list[str]]], str]) -> None:
    found = indicators_of("三、收到和处理政府信息公开申请情况\n" + layout(APPLICATIONS))
    values = told(found)
    assert len(found) == 8 * 7
    assert values["新收政府信息公开申请数量", None] == 14
    assert values["新收政府信息公开申请数量", "商业企业"] == 2
    assert values["新收政府信息公开申请数量", "法律服务机构"] == 1
    assert values["结转政府信息公开申请数量", "自然人"] == 1
    assert values["办理结果总计", None] == 14
    assert values["结转继续办理", "自然人"] == 1
    assert {row.unit for row in found} == {"个"}
    assert {row.period for row in found} == {"2023"}


def test_tables_of_national_form_that_follow_each_other_stay_apart() -> None:
    prose = "全年收到政府信息公开申请14件。\n"
    found = indicators_of(prose + lined(LEGAL + APPLICATIONS + REVIEWS))
    assert len(found) == 6 + 2 + 8 * 7 + 15
    assert found[0].name == "规章制发件数"
    assert found[-1].name == "行政诉讼复议后起诉总计"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_results_keep_the_labels_around_them_and_their_totals(layout: Callable[[list[list[str]]], str]) -> None:
    found = indicators_of(layout(APPLICATIONS))
    by = {(row.name, row.subject): row for row in found}
    assert by["办理结果予以公开", None].value == 7
    assert by["办理结果部分公开", "自然人"].value == 1
    assert by["办理结果不予公开属于国家秘密", "自然人"].value == 2
    assert by["办理结果不予公开其他法律行政法规禁止公开", "其他"].value == 0
    assert found[by["办理结果予以公开", "自然人"].parent or 0] is by["办理结果予以公开", None]
    assert found[by["办理结果予以公开", None].parent or 0] is by["办理结果总计", None]
    assert by["新收政府信息公开申请数量", None].role == "value"
    assert by["结转继续办理", None].parent is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_disclosure_reviews(layout: Callable[[list[list[str]]], str]) -> None:
    found = indicators_of("四、政府信息公开行政复议、行政诉讼情况\n" + layout(REVIEWS))
    values = [(row.name, row.value, row.parent) for row in found]
    assert values[0::4] == [
        ("行政复议结果维持", 3, 4),
        ("行政复议总计", 6, None),
        ("行政诉讼未经复议直接起诉尚未审结", 1, 9),
        ("行政诉讼复议后起诉其他结果", 2, 14),
    ]
    assert len(found) == 15


@pytest.mark.parametrize("layout", LAYOUTS)
def test_disclosure_of_own_accord(layout: Callable[[list[list[str]]], str]) -> None:
    found = indicators_of("二、主动公开政府信息情况\n" + layout(LEGAL))
    assert [(row.name, row.value, row.unit, row.kind) for row in found] == [
        ("规章制发件数", 1, "件", "count"),
        ("规章废止件数", 0, "件", "count"),
        ("规章现行有效件数", 12, "件", "count"),
        ("行政规范性文件制发件数", 3, "件", "count"),
        ("行政规范性文件废止件数", 2, "件", "count"),
        ("行政规范性文件现行有效件数", 40, "件", "count"),
        ("行政许可处理决定数量", 5230, "个", "count"),
        ("行政事业性收费金额", 153000, "元", "amount"),
    ]


@pytest.mark.parametrize("mark", ["\t", "\n"])
def test_disclosure_tables_of_the_form_of_2019(mark: str) -> None:
    rows = [
        "第二十条第（五）项",
        mark.join(["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]),
        mark.join(["行政许可", "12", "+1", "2186"]),
        mark.join(["其他对外管理服务事项", "5", "0", "431"]),
        "第二十条第（九）项",
        mark.join(["信息内容", "采购项目数量", "采购总金额"]),
        mark.join(["政府集中采购", "37", "862.5万元"]),
    ]
    found = indicators_of("\n".join(rows), 2019)
    assert [(row.role, row.value, row.unit) for row in found] == [
        ("value", 12, "个"),
        ("change", 1, "个"),
        ("value", 2186, "个"),
        ("value", 5, "个"),
        ("change", 0, "个"),
        ("value", 431, "个"),
        ("value", 37, "个"),
        ("value", 8_625_000, "元"),
    ]
