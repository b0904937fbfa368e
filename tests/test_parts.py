"""Parts: which figures state a subset of a total, and which stand beside it."""

from __future__ import annotations

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
