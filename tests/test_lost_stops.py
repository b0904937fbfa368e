"""Texts whose full stops became line ends: what is put back, and which texts are left alone."""

from __future__ import annotations

import pytest

from zhibiao.pipeline.lost_stops import stops_put_back

ENOUGH = "，" * 100


def put_back(text: str) -> str:
    """A text, made long enough to miss its full stops, with those put back."""
    return stops_put_back(text + "\n\n" + ENOUGH).removesuffix("\n\n" + ENOUGH)


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("粮食产量增长5%\n棉花产量增长3%", "粮食产量增长5%。棉花产量增长3%"),
        ("粮食产量增长\r\n棉花产量增长", "粮食产量增长。 棉花产量增长"),
        ("发射电力增长四\n六倍", "发射电力增长四点六倍"),
        ("增加二千瓦，增长四\n一九五七年达到", "增加二千瓦，增长四。一九五七年达到"),
        ("健全服务体系　　培训人员\n　　第二节", "健全服务体系\n　培训人员\n　　第二节"),
        ("第一节　　发展目标\n　　第二节", "第一节　　发展目标\n　　第二节"),
    ],
)
def test_line_ends_become_the_full_stops_and_points_they_were(text: str, stopped: str) -> None:
    assert put_back(text) == stopped
    assert len(stopped) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "粮食增产，\n棉花增产",
        "措施如下：\n第一",
        "（一）粮食\n（二）棉花",
        "工业增产\n\n农业增产",
        "机车二百\x0c台",
    ],
)
def test_lines_that_go_on_and_items_end_no_sentence(text: str) -> None:
    assert put_back(text) == text


def test_texts_with_full_stops_and_wrapped_texts_are_left_alone() -> None:
    text = "粮食增产\n棉花增产"
    assert stops_put_back(text + ENOUGH + "。") == text + ENOUGH + "。"
    wrapped = "粮食增产，\n棉花增产，\n油料增产\n" * 40
    assert stops_put_back(wrapped) == wrapped
    assert stops_put_back(text) == text


def test_a_short_line_is_a_heading_and_a_long_one_ends_its_paragraph() -> None:
    sentence = "在五年计划期间，各级政府要把农业放在国民经济的首位，" * 3
    assert put_back(f"第一章农业\n　　{sentence}粮食增产\n　　棉花") == f"第一章农业\n　　{sentence}粮食增产。\n　棉花"
