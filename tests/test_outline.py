"""The outline: labels taken and refused, nesting, sentences, and time that grows with the text only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.pipeline.labels import find_labels, numeral_value
from zhibiao.pipeline.outline import build_outline, clauses, path_at
from zhibiao.schemas.text import CleanText, Outline


def outline_of(text: str) -> Outline:
    return build_outline(CleanText(text, [(0, len(text))], []))


def paths(text: str) -> list[str]:
    return [heading.path for heading in outline_of(text).headings]


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in outline_of(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第八章提升质量\n第一节加强监管\n第二节保护\n第九章防控",
            ["第八章", "第八章/第一节", "第八章/第二节", "第九章"],
        ),
        (
            "一、措施\n（一）甲\n1.乙\n（1）丙\n①丁\n二、其他",
            ["一", "一/（一）", "一/（一）/1", "一/（一）/1/（1）", "一/（一）/1/（1）/①", "二"],
        ),
        (
            "（三）改革。一是履职。二是追责。三是督察。\n（四）机制。",
            ["（三）", "（三）/一是", "（三）/二是", "（三）/三是", "（四）"],
        ),
        (
            "二、要求\n（二）原则。\n——生态优先。\n——规划先行。\n（三）目标。",
            ["二", "二/（二）", "二/（二）/——", "二/（二）/——", "二/（三）"],
        ),
        (
            "第六节管理\n专栏8重大工程\n（一）甲\n第十章体系",
            ["第六节", "第六节/专栏8", "第六节/专栏8/（一）", "第十章"],
        ),
        ("第一，依法行政。第二，从严治政。", ["第一", "第二"]),
        ("1、甲\n2、乙", ["1", "2"]),
        ("第一部分概况\n一、职能\n第二部分决算", ["第一部分", "第一部分/一", "第二部分"]),
        # An excerpt that starts at （三）: 四、 is above it, not below.
        ("（三）甲\n四、乙\n（一）丙", ["（三）", "四", "四/（一）"]),
    ],
)
def test_labels_nest_in_the_order_of_the_text(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.5倍以上",
        "1.2025年县级预算",
        "一、二、三产业协调发展",
        "一、二季度运行平稳",
        "这一是非问题",
        "同比增长：1.5倍",
        "（一）项和（二）项规定的情形",
        "（一）至（三）规定的情形",
        "2024.1.5发布",
        "3、5年内",
        "第三节课的内容很长。不是标题",
        "根据第二十条第（一）项规定",
        "一是一，二是二",
    ],
)
def test_what_only_looks_like_a_label_is_refused(text: str) -> None:
    assert paths(text) == []


def test_a_run_on_list_continues_after_semicolons_commas_and_brackets() -> None:
    assert paths("要做到：一是甲；二是乙，三是丙。") == ["一是", "二是", "三是"]
    assert paths("（一）甲。（牵头单位：乙）（二）丙。") == ["（一）", "（二）"]
    assert paths("（一）甲。其中（三）条不计") == ["（一）"]


def test_gaps_stay_visible() -> None:
    assert [label.ordinal for label in find_labels("一是甲。二是乙。四是丙。")] == [1, 2, 4]


def test_heading_is_the_first_sentence_of_a_run_on_section() -> None:
    text = "（一）切实加强领导。厅党组高度重视。\n三、措施"
    first, second = outline_of(text).headings
    assert (first.level, first.label, first.heading) == (1, "（一）", "切实加强领导")
    assert text[first.start : first.end] == "（一）切实加强领导"
    assert (second.label, second.heading, text[second.start : second.end]) == ("三", "措施", "三、措施")


def test_heading_of_a_list_within_one_sentence_ends_at_the_next_label() -> None:
    headings = outline_of("一是抓督察；二是抓问责，追究2人；三是回头看。").headings
    assert [heading.heading for heading in headings] == ["抓督察", "抓问责，追究2人", "回头看"]


def test_parents_are_indexes_into_the_outline() -> None:
    headings = outline_of("一、甲\n（一）乙\n一是丙。二是丁。\n二、戊").headings
    assert [heading.parent for heading in headings] == [None, 0, 1, 1, None]
    assert [heading.level for heading in headings] == [1, 2, 3, 3, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲；乙。丙！丁", ["甲；乙。", "丙！", "丁"]),
        ("他说：“甲。”乙。", ["他说：“甲。”", "乙。"]),
        ("甲。（责任单位：乙、丙；完成时限：年底）\n丁。", ["甲。", "（责任单位：乙、丙；完成时限：年底）", "丁。"]),
        ("甲。（省科技厅（外专局）牵头）乙。", ["甲。", "（省科技厅（外专局）牵头）", "乙。"]),
        ("甲。（一）乙。", ["甲。", "（一）乙。"]),
        ("甲\n\n \n乙", ["甲", "乙"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_knows_the_path_in_force() -> None:
    text = "前言。\n三、措施\n（二）抓落实\n部署。一是甲。二是乙。\n总之。\n四、其他"
    places = {text[s.start : s.end]: s.section for s in outline_of(text).sentences}
    assert places == {
        "前言。": "",
        "三、措施": "三",
        "（二）抓落实": "三/（二）",
        "部署。": "三/（二）",
        "一是甲。": "三/（二）/一是",
        "二是乙。": "三/（二）/二是",
        "总之。": "三/（二）",
        "四、其他": "四",
    }


def test_paragraph_numbers_follow_the_lines() -> None:
    assert [sentence.paragraph for sentence in outline_of("甲。乙。\n丙。").sentences] == [0, 0, 1]


def test_path_at_looks_inside_a_sentence() -> None:
    text = "二、督察\n一是抓督察5次；二是抓问责2人。"
    outline = outline_of(text)
    assert path_at(outline, text.index("5")) == "二/一是"
    assert path_at(outline, text.index("2")) == "二/二是"


def test_clauses() -> None:
    text = "到2025年，甲达到5%；乙：丙。"
    sentence = outline_of(text).sentences[0]
    assert [text[start:end] for start, end in clauses(text, sentence)] == ["到2025年", "甲达到5%", "乙", "丙"]


@given(st.integers(1, 99))
def test_ordinals_read_back(number: int) -> None:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    numeral = ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    assert numeral_value(numeral) == number


@given(st.text(alphabet="一二十是、（）()。；\n1.①第章节，——：甲 ", max_size=120))
def test_any_text_gives_ordered_headings_and_sentences_that_tile_it(text: str) -> None:
    outline = outline_of(text)
    starts = [heading.start for heading in outline.headings]
    assert starts == sorted(set(starts))
    assert all(heading.parent is None or heading.parent < n for n, heading in enumerate(outline.headings))
    covered = "".join(text[sentence.start : sentence.end] for sentence in outline.sentences)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", ["一", "（一", "1、", "一是，", "（（", "。（责任", "——", "第一", "专栏", "\n ", "。"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    outline_of(text)
    assert time.process_time() - started < 2.0
