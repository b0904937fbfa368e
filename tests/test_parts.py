"""Parts: which figures state a subset of a total, and which stand beside it."""

from __future__ import annotations

import pytest
from reports import indicators


def test_a_list_behind_in_it_states_parts_of_the_total_before_it() -> None:
    total, *parts = indicators("全市办理案件85件，其中水环境类25件，大气环境类40件，土壤环境类20件。")
    assert total.role == "value"
    assert [(part.role, part.parent_seq, part.name) for part in parts] == [
        ("part", total.seq, "水环境类"),
        ("part", total.seq, "大气环境类"),
        ("part", total.seq, "土壤环境类"),
    ]


def test_in_it_at_the_head_of_the_next_sentence_points_back() -> None:
    total, part = indicators("全市受理群众举报案件57件。其中有1件为重点督办。")
    assert (part.role, part.parent_seq, part.value, total.value) == ("part", total.seq, 1, 57)


def test_parts_without_in_it_add_up_to_their_total() -> None:
    total, *parts = indicators("全市共查处案件100件，罚款案件60件，查封扣押案件30件，移送案件10件。")
    assert [(part.role, part.parent_seq) for part in parts] == [("part", total.seq)] * 3


def test_a_number_of_another_unit_or_above_the_total_is_no_part() -> None:
    rows = indicators("全市办理案件85件，其中罚款300万元，检查企业900件。")
    assert [row.role for row in rows] == ["value", "value", "value"]


def test_in_it_points_at_what_there_is_in_all() -> None:
    rows = indicators("全市有39个项目，县里有53个，共计92个。其中有造纸厂23个，制糖厂12个。")
    total = rows[2]
    assert (total.value, [row.parent_seq for row in rows[3:]]) == (92, [total.seq] * 2)


def test_works_with_examples_of_their_own_stand_side_by_side() -> None:
    rows = indicators("开工水厂等30个项目，建成堤防等10个项目，推进绿道等20个项目。")
    assert [(row.value, row.role) for row in rows] == [(30, "value"), (10, "value"), (20, "value")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("实施重点项目900个，新开工200个、竣工90个，完成投资300亿元。", [200, 90]),
        ("谋划交通项目40个，年内开工建设25个，完成投资9亿元。", [25]),
        ("15个重建项目全部开工、完工6个。", [6]),
    ],
)
def test_works_begun_and_finished_are_parts_of_those_carried_out(text: str, parts: list[int]) -> None:
    total, *rows = indicators(text)
    assert [(row.value, row.parent_seq) for row in rows if row.role == "part"] == [(part, total.seq) for part in parts]


@pytest.mark.parametrize(
    "text", ["签约项目80个，开工30个。", "重点项目开工70个、竣工50个。", "实施道路项目9个、开工2个桥梁项目。"]
)
def test_states_beside_one_another_are_no_parts(text: str) -> None:
    assert [row.role for row in indicators(text)] == ["value", "value"]


def test_in_it_points_at_the_first_number_that_is_large_enough() -> None:
    least, most, *parts = indicators("申请人至少选择1所学校，最多选择20所。其中，公办学校12所、民办学校8所。")
    assert (least.value, [part.parent_seq for part in parts]) == (1, [most.seq] * 2)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("19项主要经济指标中，有13项增幅进入前六。", ["value", "part"]),
        ("13种主要产品，在第一季度就有7种没有完成计划。", ["value", "part"]),
        ("新增公路61公里，其中高速公路4公里，高速公路总里程达9公里。", ["value", "part", "value"]),
        ("25个交通项目11个竣工投用、14个加快建设。", ["value", "part", "part"]),
        ("新开工项目500个，其中大项目20个，新竣工项目300个。", ["value", "part", "value"]),
        ("落实五个全区首笔场景和四个全国首创场景。", ["value", "value"]),
        ("棉花产量将达到3556万担，比原定的3270万担超过286万担。", ["value", "value", "value"]),
    ],
)
def test_what_counts_some_of_a_total(text: str, roles: list[str]) -> None:
    assert [row.role for row in indicators(text) if row.kind != "rank"] == roles
