"""Records in one line of text."""

from __future__ import annotations

import pytest

from zhibiao.pipeline.wording import describe

INDICATOR = {
    "subject": "自治区", "name": "办理案件", "value": 12.0, "low": 12.0, "high": 12.0, "unit": "件", "bound": "ge",
    "kind": "count", "role": "value", "nature": "actual", "period": None, "change_basis": None, "code": "penalty_cases",
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "row", "line"),
    [
        ("indicators", INDICATOR, "自治区: 办理案件 = ≥ 12 件 (count, value, actual, penalty_cases)"),
        (
            "titles",
            {
                "title": "刑法", "number": None, "action": "study", "action_date": "2020",
                "canonical": "中华人民共和国刑法",
            },
            "刑法 (study, 2020, 中华人民共和国刑法)",
        ),
        (
            "titles",
            {"title": None, "number": "内政发〔2020〕26号", "action": "comply", "action_date": None, "canonical": None},
            "内政发〔2020〕26号 (comply)",
        ),
        (
            "tasks",
            {
                "lead": ["乌海市委", "乌海市人民政府"], "cooperating": [], "supervising": ["自治区生态环境厅"],
                "deadline_text": "2021年6月底", "deadline": "../2021-06",
            },
            "lead 乌海市委、乌海市人民政府; under 自治区生态环境厅; by ../2021-06",
        ),
        (
            "tasks",
            {"lead": ["甲"], "cooperating": ["乙"], "supervising": [], "deadline_text": "持续推进", "deadline": None},
            "lead 甲; with 乙; by 持续推进",
        ),
        ("dates", {"text": "每年", "edtf": None, "kind": "recurring"}, "每年 → no date (recurring)"),
        ("sections", {"label": "（二）", "heading": "加强监管"}, "（二） 加强监管"),
    ],
)  # fmt: skip
def test_one_line_a_record(table: str, row: dict[str, object], line: str) -> None:
    assert describe(table, row) == line
