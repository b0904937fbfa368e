"""Sums listed by group or level, whose measure stands once."""

from __future__ import annotations

import pytest
from reports import indicators

RULES = "某市养老补贴管理办法\n第一条 本办法所称补贴由市财政承担。\n"
CARE = "托养护理费用限额标准每人每天"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "补贴标准为职工每人每月80元、居民每人每月40元。",
            [("补贴标准每人每月", "职工"), ("补贴标准每人每月", "居民")],
        ),
        (
            "租金标准：一档20元，二档10元；三档5元。",
            [("租金标准", "一档"), ("租金标准", "二档"), ("租金标准", "三档")],
        ),
        (
            "托养发生的护理费用纳入支付范围的费用限额标准为职工每人每天80元（其中床位费不高于每人每天30元），居民每人每天40元。",
            [
                ("托养护理费用限额标准每人每天", "职工"),
                ("床位费每人每天", "职工"),
                ("托养护理费用限额标准每人每天", "居民"),
            ],
        ),
        (
            "机构按规定提供的康复费用，按照价格结算，最高支付限额为职工每人80元、居民每人40元，其中耗材费限额为职工每人30元、居民每人20元。",
            [
                ("康复费用最高支付限额每人", "职工"),
                ("康复费用最高支付限额每人", "居民"),
                ("耗材费限额每人", "职工"),
                ("耗材费限额每人", "居民"),
            ],
        ),
        (
            "区财政按照小学每生每学年500元（每生每学期250元）、初中每生每学年600元（每生每学期300元）的标准进行午餐补贴。",
            [
                ("每生每学年午餐补贴", "小学"),
                ("每生每学期午餐补贴", "小学"),
                ("每生每学年午餐补贴", "初中"),
                ("每生每学期午餐补贴", "初中"),
            ],
        ),
        ("（二）在校学生：个人缴费标准为每人300元。", [("个人缴费标准每人", "在校学生")]),
        ("每月上门次数不少于4次，服务时间为8小时。", [("上门次数", None), ("服务时间", None)]),
        ("参保人员每月上门次数不少于4次，服务时间为8小时。", [("上门次数", "参保人员"), ("服务时间", "参保人员")]),
    ],
)
def test_a_list_by_group_is_named_by_its_measure(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(RULES + text + "\n", "")] == told


def test_a_part_in_a_bracket_leaves_what_follows_the_bracket_whole() -> None:
    text = "床位标准为职工每人80元（其中伙食费不高于每人30元），居民每人40元。"
    roles = [(row.value, row.role, row.parent_seq) for row in indicators(RULES + text + "\n", "")]
    assert roles == [(80, "value", None), (30, "part", 0), (40, "value", None)]


def test_what_a_list_is_per_holds_for_all_its_sums() -> None:
    rows = indicators(RULES + "甲、乙两镇补助标准分别提高到每户900元、700元，已发放。\n", "")
    assert [row.name.endswith("补助标准每户") for row in rows if row.kind == "amount"] == [True, True]


@pytest.mark.parametrize("text", ["补贴标准为职工平均工资的80元。", "缴费标准为每月30元。"])
def test_no_group_and_no_more_than_a_time_leave_the_name_alone(text: str) -> None:
    (row,) = indicators(RULES + text + "\n", "")
    assert ("每" in row.name, row.subject) == (False, None)
