"""Divisions: the table is whole, names find their codes, and ambiguous names are refused or settled by context."""

from __future__ import annotations

from collections import Counter

import pytest

from zhibiao.extractors.places.divisions import (
    LEVELS,
    division_of_agency,
    divisions,
    find_division,
    find_divisions,
    short_names,
)
from zhibiao.extractors.vocabularies import read_vocabulary

NAMES = [
    ("内蒙古自治区", "150000"),
    ("内蒙古", "150000"),
    ("广西", "450000"),
    ("宁夏", "640000"),
    ("新疆", "650000"),
    ("西藏", "540000"),
    ("香港", "810000"),
    ("贵州", "520000"),
    ("上海", "310000"),
    ("锡林郭勒盟", "152500"),
    ("锡林郭勒", "152500"),
    ("凉山州", "513400"),
    ("恩施土家族苗族自治州", "422800"),
    ("黔东南", "522600"),
    ("延边州", "222400"),
    ("伊犁", "654000"),
    ("大兴安岭地区", "232700"),
    ("呼和浩特", "150100"),
    ("神农架林区", "429021"),
    ("鄂温克旗", "150724"),
    ("莫力达瓦达斡尔族自治旗", "150722"),
    ("环江县", "451226"),
    ("雄县", "130638"),
    ("浦东新区", "310115"),
    ("吉林市", "220200"),
    ("吉林", "220000"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_names_find_their_code(name: str, code: str) -> None:
    division = find_division(name)
    assert division is not None
    assert division.code == code


@pytest.mark.parametrize("name", ["朝阳区", "鼓楼区", "不存在市", "", "市", "我市"])
def test_ambiguous_and_unknown_names_are_refused(name: str) -> None:
    assert find_division(name) is None


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [("朝阳区", "北京市", "110105"), ("朝阳区", "长春市", "220104"), ("鼓楼区", "南京市", "320106")],
)
def test_context_settles_ambiguous_names(name: str, within: str, code: str) -> None:
    division = find_division(name, within=find_division(within))
    assert division is not None
    assert division.code == code


def test_abolished_divisions_are_known_as_such() -> None:
    assert [
        division.until is not None for division in map(find_division, ["襄樊市", "哲里木盟", "莱芜市"]) if division
    ] == [True] * 3


def test_running_text() -> None:
    text = "中国人民银行贵州省分行会同广州市天河区教育局、乌海及周边地区和鄂尔多斯市"
    assert [(text[place.start : place.end], place.division.code) for place in find_divisions(text)] == [
        ("贵州省", "520000"),
        ("广州市", "440100"),
        ("天河区", "440106"),
        ("乌海", "150300"),
        ("鄂尔多斯市", "150600"),
    ]


def test_the_table_is_sorted_and_every_parent_stands_in_it() -> None:
    rows = read_vocabulary("divisions.csv")
    assert rows == sorted(rows)
    codes = {row[0] for row in rows}
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert all(level in LEVELS and (parent in codes or level == "province") for _, _, level, parent, _ in rows)


def test_the_table_is_whole() -> None:
    levels = Counter(division.level for division in divisions().values())
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert levels["county"] > 2840


def test_every_ethnic_group_is_left_out_of_the_short_name_of_its_example() -> None:
    for group, example in read_vocabulary("ethnic_groups.csv"):
        assert group in example
        division = find_division(example)
        assert division is not None, example
        assert all(group + "族" not in name for name in short_names(division.name))


def test_every_abbreviation_is_read_from_its_example() -> None:
    rows = read_vocabulary("abbreviations.csv")
    assert rows == sorted(rows)
    for abbreviation, code, example in rows:
        assert example.startswith(abbreviation)
        assert division_of_agency(example) == (code or None, True), example
        assert not code or code in divisions()


def test_scanning_takes_linear_time() -> None:
    assert find_divisions("内蒙" * 50_000) == []
