"""Sentences of statistical bulletins and disclosure reports: branches, parts, and ranks with their movement."""

from __future__ import annotations

from reports import indicators


def test_a_branch_behind_among_them_grew_by_the_measure_of_the_growth_before_it() -> None:
    text = "规模以上工业增加值增长9.1%，其中轻工业增长6.3%，重工业增长11.4%；批发业增长5%。"
    assert [row.name for row in indicators(text)] == ["规模以上工业增加值", "轻工业增加值", "重工业增加值", "批发业"]


def test_sectors_of_a_gross_product_keep_their_own_names() -> None:
    text = "地区生产总值增长6%，其中第一产业增长4%、第二产业增长7%。"
    assert [row.name for row in indicators(text)] == ["地区生产总值", "第一产业", "第二产业"]


def test_a_list_of_one_part_ends_where_the_next_would_exceed_the_total() -> None:
    total, part, other = indicators("户籍总人口46.83万人，其中城镇人口18.12万人；常住人口44.5万人。")
    assert (part.role, part.parent_seq) == ("part", total.seq)
    assert (other.name, other.role, other.parent_seq) == ("常住人口", "value", None)


def test_counts_of_several_kinds_in_a_bracket_are_parts_where_they_make_up_the_total() -> None:
    total, *kinds = indicators("制作解读材料18篇（图解11篇、视频3个、专家访谈4篇）。")
    assert [(row.role, row.parent_seq) for row in kinds] == [("part", total.seq)] * 3
    assert {row.role for row in indicators("制作解读材料18篇（图解11篇、视频3个、专家访谈5篇）。")} == {"value"}


def test_those_assessed_together_are_told_from_their_assessment() -> None:
    rows = indicators("在全省80个大城市生活垃圾分类考核中得分89.6分，列第8位。")
    assert [row.name for row in rows] == ["大城市", "生活垃圾分类考核得分", "生活垃圾分类考核得分"]


def test_a_rank_among_so_many_is_of_what_stood_before_them() -> None:
    rank = indicators("生产总值增长8.3%，增速高于全市平均水平0.4个百分点，居全市7个县（市、区）第2位。")[-1]
    assert (rank.kind, rank.name) == ("rank", "生产总值增速")


def test_the_movement_of_a_rank_is_of_the_rank() -> None:
    rank, moved = indicators("空气质量综合指数列全省第9位，较上年同期前移4位。")
    assert (moved.value, moved.role, moved.parent_seq) == (4, "change", rank.seq)


def test_a_sum_in_a_bracket_is_of_what_stands_before_it() -> None:
    assert [row.name for row in indicators("淘汰燃煤锅炉7台（合计58蒸吨）。")] == ["淘汰燃煤锅炉"] * 2


def test_a_difference_to_others_is_of_the_growth_before_it_and_named_as_that() -> None:
    rows = indicators("生产总值1303.8亿元，增长6.5%；规上工业增加值增长7.8%，较全省高1.7个百分点。")
    assert (rows[-1].name, rows[-1].parent_seq) == ("规上工业增加值", rows[-2].seq)
    growth, above = indicators("工业用电量增长22.7%，高于全省9.6个百分点。")
    assert (above.value, above.change_basis, above.parent_seq) == (9.6, None, growth.seq)


def test_sorted_parts_told_roughly_may_exceed_their_total() -> None:
    total, *parts = indicators("共收到申请134件。从渠道看：网络申请82件；信函申请近五十件；当面申请不足5件。")
    assert [(row.value, row.role, row.parent_seq) for row in parts] == [
        (value, "part", total.seq) for value in (82, 50, 5)
    ]
