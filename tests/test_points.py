"""Points are named by what earns them."""

from __future__ import annotations

import pytest
from reports import indicators

RULES = "某市积分制落户办法\n第一条 申请人应当提供材料。\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. 个人获得省级奖项和荣誉称号（20分）。", [("获得省级奖项和荣誉称号", "个人")]),
        ("2. 近5年内，参加献血，每次计3分，最高不超过9分。", [("参加献血每次计", None), ("参加献血计", None)]),
        ("3. 在甲企业从事研发的申请人，工作每满1年计2分。", [("工作计", "申请人")]),
        ("4. 获得一等功（首次20分，累加每次5分）。", [("获得一等功首次", None), ("获得一等功累加每次", None)]),
        ("5. 属发明专利的，每项专利按20分/（人数）计算。", [("每项专利", "发明专利")]),
    ],
)
def test_points_are_named_by_what_earns_them(text: str, told: list[tuple[str, str | None]]) -> None:
    rows = [row for row in indicators(RULES + text + "\n", "") if row.unit == "分"]
    assert [(row.name, row.subject) for row in rows] == told


def test_bands_qualify_what_the_head_of_their_list_names() -> None:
    text = (
        "2. 所创办的企业，近3个纳税年度累计在某市纳税：\n（1）5万—9万元（含5万元）（4分）；\n（2）9万元以上（8分）。\n"
    )
    rows = [row for row in indicators(RULES + text, "") if row.unit in ("元", "分")]
    assert [(row.name, row.subject, row.role) for row in rows] == [
        ("纳税", "所创办的企业", "qualifier"),
        ("纳税", "所创办的企业", "value"),
        ("纳税", "所创办的企业", "qualifier"),
        ("纳税", "所创办的企业", "value"),
    ]


def test_points_that_no_rule_gives_keep_their_names() -> None:
    rows = indicators(RULES + "第二条 资格分满150分的，可以申请。\n", "")
    assert [row.name for row in rows if row.unit == "分"] == ["资格分"]


def test_a_number_alone_is_named_by_the_heading_above_it() -> None:
    rows = indicators("某型无线电设备技术要求\n一、工作频率范围\n59MHz。\n二、信道带宽\n大于20MHz。\n", "")
    assert [row.name for row in rows] == ["工作频率范围", "信道带宽"]
