"""How bureaus report on government under law: rules in force, checks of legality, what is short, the year to come."""

from __future__ import annotations

import pytest
from reports import extracted, indicators

NAMES = [
    ("清理文件73件，废止和宣布失效45件，继续有效28件。", ["清理文件", "文件废止和宣布失效", "文件继续有效"]),
    ("合法性审核规范性文件23件、合同61份。", ["合法性审核规范性文件", "合法性审核合同"]),
    ("修订清单，事项由42项扩至68项。", ["事项", "事项"]),
    ("在依法行政考核中列第三名。", ["依法行政考核"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_the_trade(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names


def test_what_is_made_leaner_falls() -> None:
    (row,) = indicators("文件数量精简三成。")
    assert (row.name, row.role, row.value, row.unit) == ("文件数量", "change", -3, "成")
    (row,) = indicators("精简文件12件。")
    assert (row.name, row.role, row.value) == ("精简文件", "value", 12)


def test_a_paragraph_that_opens_with_the_next_year_is_of_that_year() -> None:
    ahead = "2020年，重点抓好以下工作：推行电子案卷，全年办理案件6件，年底前建成系统。"
    body = f"一、主要工作\n办理案件5件。\n二、主要问题\n装备不足。\n{ahead}"
    done, due = extracted(body, "某市交通运输局2019年法治政府建设情况报告").indicators
    assert (done.period, done.nature) == ("2019", "actual")
    assert (due.period, due.nature) == ("2020", "target")


@pytest.mark.parametrize("text", ["占比未达到5%的要求。", "持证人数不足在编人数的5%。", "占比达不到5%。"])
def test_what_is_not_reached_is_below(text: str) -> None:
    assert [row.bound for row in indicators(text)] == ["under"]
