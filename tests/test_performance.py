"""Whose a rate, a yield or a precision is, and where it holds."""

from __future__ import annotations

import pytest
from reports import indicators

PLAN = "某省智能产业三年行动计划（2025—2027年）\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("到2027年，示范车间的能耗水平降低8%。", [("能耗水平", "示范车间")]),
        (
            "12家标杆工厂的生产效率平均提升30%，运营成本平均下降9%；农业总产值增长5%。",
            [("标杆工厂", None), ("生产效率", "标杆工厂"), ("运营成本", "标杆工厂"), ("农业总产值", None)],
        ),
        ("重点平台生产设备连接数超过900万台。", [("重点平台生产设备连接数", None)]),
        ("云台精度达到0.01度，实现360度全向避障感知。", [("云台精度", None), ("全向避障感知", None)]),
        ("影像系统对肺结节的检出率超过90%。", [("对肺结节的检出率", "影像系统")]),
        ("到2027年，嘈杂环境下语音识别率达到95%。", [("语音识别率", "嘈杂环境")]),
        ("中译俄、俄译中场景下产品的翻译准确率超过80%。", [("翻译准确率", "中译俄、俄译中场景")]),
        ("具备全国影响力的工业互联网平台超过20个。", [("工业互联网平台", None)]),
        ("其中依托高校建设比例不低于40%。", [("依托高校建设比例", None)]),
        ("财政对企业的补助标准为500元。", [("财政对企业的补助标准", None)]),
    ],
)
def test_a_measure_has_its_own_name_and_its_owner(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(PLAN + text + "\n", "")] == told


def test_a_size_before_a_rate_describes_what_the_rate_is_of() -> None:
    told = [(row.name, row.role) for row in indicators(PLAN + "到2027年，3米近场唤醒率超过92%。\n", "")]
    assert told == [("近场", "qualifier"), ("近场唤醒率", "value")]


def test_what_grew_on_average_grew_against_no_year() -> None:
    rows = indicators("3家标杆工厂的生产效率平均提升32%，产品研发周期平均缩短28%。")
    assert [(row.name, row.subject, row.change_basis) for row in rows[1:]] == [
        ("生产效率", "标杆工厂", None),
        ("产品研发周期", "标杆工厂", None),
    ]


def test_half_of_those_who_vote_is_no_share() -> None:
    assert indicators("决议须经到会代表过半数通过。") == []


def test_a_size_is_named_without_what_stands_beside_it_and_held_by_the_thing_alone() -> None:
    text = "新引进“五百强”企业或投资额20亿元以上的重大项目8个，年收入超20万元的行政村占比提高3个百分点。"
    told = [(row.name, row.subject) for row in indicators(text) if row.role == "qualifier"]
    assert told == [("投资额", "重大项目"), ("年收入", "行政村")]
