"""Refusals: numerals that count nothing are refused with a reason, and leave no row."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import indicators

from zhibiao.extractors.figures.refusals import REASONS, find_refusals

RAW = Path(__file__).parent.parent / "data" / "raw"


def reasons(text: str) -> set[tuple[str, str]]:
    return {(refusal.reason, text[refusal.start : refusal.end]) for refusal in find_refusals(text)}


@pytest.mark.parametrize(
    ("text", "reason", "span"),
    [
        ("十三届三次会议审议", "session", "十三届三次会议"),
        ("党的十九届五中全会", "session", "十九届五中全会"),
        ("第23次会议", "ordinal", "第23"),
        ("拥护“两个确立”", "quotation", "“两个确立”"),
        ("落实“1310”部署", "quotation", "“1310”"),
        ("PM2.5浓度", "name", "PM2.5"),
        ("COP15大会", "name", "COP15"),
        ("5G基站", "name", "5G"),
        ("执行GB3095-2012标准", "name", "GB3095-2012"),
        ("12345热线", "hotline", "12345"),
        ("电话010-12345678", "hotline", "010-12345678"),
        ("国内生产总值[2]1210207亿元", "footnote", "[2]"),
        ("编制三线一单", "set_phrase", "三线一单"),
        ("三级甲等医院", "grade", "三级甲等"),
        ("污水处理厂二期", "phase", "二期"),
        ("三台县等地", "name", "三台县"),
        ("三门峡的水库", "name", "三门峡"),
        ("学科进入全国前1%", "top", "前1%"),
        ("提供7×24小时不打烊服务", "always", "7×24小时"),
        ("实行收支两条线管理", "set_phrase", "收支两条线"),
        ("全集中文版第三卷38页）", "page", "卷38"),
        ("选集第2卷，第67—68页", "page", "第67—68"),
    ],
)
def test_refused_with_a_reason(text: str, reason: str, span: str) -> None:
    assert (reason, span) in reasons(text)
    assert reason in REASONS


@pytest.mark.parametrize(
    "phrase",
    [
        "第23次会议",
        "十三届三次会议",
        "第二批",
        "三线一单",
        "双随机一公开",
        "一河一策",
        "六五环境日",
        "“3.15”晚会",
        "三大攻坚战",
        "一企一档",
        "三年行动计划",
        "PM2.5",
        "COP15",
        "一批项目",
        "若干措施",
        "Ⅳ类水体",
        "零填埋",
        "三级甲等医院",
        "5A级景区",
        "12369热线",
        "0471-1234567",
        "“四个意识”",
        "“1310”部署",
        "GB3095-2012",
        "5G基站",
    ],
)
def test_no_row_for_what_counts_nothing(phrase: str) -> None:
    assert indicators(f"全市扎实做好{phrase}有关工作。") == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("三大运营商参加。", 3.0, "个"),
        ("整改工作涉及六个方面。", 6.0, "个"),
        ("依法关闭两家。", 2.0, "家"),
        ("查出隐患三处。", 3.0, "处"),
        ("国内生产总值[2]1210207亿元。", 121020700000000.0, "元"),
        ("实行税前100%加计扣除。", 100.0, "%"),
        ("事故在24小时内报告。", 24.0, "小时"),
    ],
)
def test_what_does_count_is_kept(text: str, value: float, unit: str) -> None:
    (row,) = indicators(text)
    assert (row.value, row.unit) == (value, unit)


def test_a_list_of_short_slogans_in_quotation_marks_counts_nothing() -> None:
    assert [r.reason for r in find_refusals("围绕“一图划定、一套标准、一网统管、五个提升”，建成公园")] == ["quotation"]


def test_a_grade_before_what_is_graded_counts_nothing() -> None:
    text = "享受长护险1级待遇，启动3级响应，评定2级5家"
    assert [text[r.start : r.end] for r in find_refusals(text) if r.reason == "grade"] == ["1级", "3级"]


def test_each_place_of_a_list_of_ranks_counts_whether_spelled_or_not() -> None:
    rows = indicators("粮食产量、外贸出口额、城镇新增就业人数分别列全市首位、第五和第2。")
    assert [(row.name, row.value) for row in rows] == [("粮食产量", 1), ("外贸出口额", 5), ("城镇新增就业人数", 2)]


def test_a_list_of_ordinals_that_ranks_nothing_counts_nothing() -> None:
    assert indicators("推动第一、第二、第三产业融合。") == []


def test_half_of_those_who_vote_is_no_share() -> None:
    assert indicators("决议须经到会代表过半数通过。") == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("发展冬季两项、冰球。", 0),
        ("评选先进两项。", 1),
        ("列第一位者为牵头单位。", 0),
        ("（省财政厅、省科技厅负责，列第一位者为牵头单位，下同）", 0),
    ],
)
def test_names_of_sports_and_places_in_a_list_of_agencies_count_nothing(sentence: str, count: int) -> None:
    assert len(indicators(sentence, "某省人民政府办公厅关于支持中小企业发展的意见")) == count
