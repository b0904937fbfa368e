"""Columns: pages set in two columns are read one column after the other, and every record still shows its place."""

from __future__ import annotations

from reports import extracted, source_of

from zhibiao.pipeline.clean import clean_text
from zhibiao.pipeline.columns import part_columns

LEFT = [
    "全年全市实现地区生产总值二万多亿元，同",
    "比增长6.5%，其中第一产业增加值完成较好，",
    "第二产业增加值稳步提高，第三产业增加值达",
    "8000亿元，居民消费价格总水平保持在合理的",
    "区间之内，城镇调查失业率平均值低于全国的",
    "平均水平，粮食总产量连续多年保持稳定，累",
    "计建成高标准农田120万亩，农村自来水普及",
    "率稳步提高，农村公路养护质量持续提升，群",
    "众满意度和获得感都在不断上升。",
]
RIGHT = [
    "金融机构各项存款余额稳步增长，其中住户存",
    "款余额增加5.2万亿元，企业贷款加权平均利",
    "率继续下降，普惠小微贷款余额同比增长达到",
    "23.5%，绿色贷款规模不断扩大，直接融资比",
    "重逐步提高，全市新增上市公司12家，保险业",
    "累计提供风险保障的能力不断增强，地方法人",
    "机构经营总体稳健，不良贷款率保持在较低的",
    "水平，金融风险总体收敛可控，跨境人民币业",
    "务健康发展，服务水平明显提高。",
]


def page(left: list[str], right: list[str], number: int) -> str:
    lines = [f"{one:<26}{other}" for one, other in zip(left, right, strict=True)]
    return "\n".join([*lines, f"{'':20}{number}"])


TEXT = page(LEFT, RIGHT, 1)


def test_the_left_column_is_read_before_the_right() -> None:
    clean = clean_text(source_of(TEXT))
    assert clean.text == f"{''.join(LEFT)}\n{''.join(RIGHT)}"
    assert [drop.reason for drop in clean.dropped if drop.reason != "space"] == ["page_mark"]


def test_every_character_keeps_its_place() -> None:
    clean = clean_text(source_of(TEXT))
    for place, char in enumerate(clean.text):
        source = clean.source_offset(place)
        assert char in ("\n", TEXT[source])
        assert clean.clean_offset(source) == place or char == "\n"
    assert len({clean.source_offset(place) for place in range(len(clean.text))}) == len(clean.text)


def test_figures_are_named_by_their_own_column() -> None:
    rows = extracted(TEXT, "某市金融运行报告（2024）").indicators
    assert [(row.name, row.value) for row in rows] == [
        ("地区生产总值", 2e12),
        ("地区生产总值", 6.5),
        ("第三产业增加值", 8e11),
        ("建成高标准农田", 1_200_000),
        ("住户存款余额增加", 5.2e12),
        ("普惠小微贷款余额", 23.5),
        ("新增上市公司", 12),
    ]
    assert all(0 <= row.start < row.end for row in rows)


def test_a_span_into_the_next_column_ends_with_its_own() -> None:
    clean = clean_text(source_of(TEXT))
    turn = clean.text.index("\n")
    start, end = clean.source_span(turn - 2, turn + 3)
    assert TEXT[start:end] == "升。"


def test_tables_and_single_columns_are_left_as_they_are() -> None:
    table = "\n".join(f"第{number}类经营主体数量      {number * 7}万户      增长{number}%" for number in range(12))
    prose = "\n".join(f"    {line}" for line in LEFT)
    for text in (table, prose, page(LEFT[:4], RIGHT[:4], 1)):
        assert part_columns(text) == (text, [])
