"""What is made up of so many parts is their subject."""

from __future__ import annotations

import pytest
from reports import indicators

PLACE = "某省软件标准体系建设指南\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("测试标准包括工具、方法等两个部分，如图5所示。", ("部分", "测试标准", "rule")),
        ("测试标准体系由“A工具”、“B方法”等2个部分组成。", ("部分", "测试标准体系", "rule")),
        ("测试标准用于统一测试的做法，主要包括工具、方法等两个部分如图5所示。", ("部分", "测试标准", "rule")),
        ("运维平台主要由采集、分析、展示三部分组成。", ("部分", "运维平台", "actual")),
        ("主要包括工具、方法等两个部分，如图5所示。", ("部分", None, "actual")),
    ],
)
def test_a_whole_is_the_subject_of_its_parts(text: str, told: tuple[str, str | None, str]) -> None:
    assert [(row.name, row.subject, row.nature) for row in indicators(PLACE + text + "\n", "")] == [told]


def test_parts_of_one_whole_are_no_parts_of_another() -> None:
    rows = indicators(PLACE + "甲类标准包括四个部分，涵盖工具，乙类标准包括方法、数据等3个部分。\n", "")
    assert [(row.subject, row.role) for row in rows] == [("甲类标准", "value"), ("乙类标准", "value")]
