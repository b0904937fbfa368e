"""Laws: short forms find the official name; official names, regulations and bills have nothing to add."""

from __future__ import annotations

import pytest

from zhibiao.extractors.titles.laws import NATION, canonical_law, laws
from zhibiao.extractors.vocabularies import read_vocabulary


@pytest.mark.parametrize(
    ("short", "official"),
    [
        ("民法典", "中华人民共和国民法典"),
        ("宪法", "中华人民共和国宪法"),
        ("固废法", "中华人民共和国固体废物污染环境防治法"),
        ("固体废物污染环境防治法", "中华人民共和国固体废物污染环境防治法"),
        ("公职人员政务处分法", "中华人民共和国公职人员政务处分法"),
        ("噪声污染防治法", "中华人民共和国噪声污染防治法"),
        ("环保法", "中华人民共和国环境保护法"),
        ("生物安全法", "中华人民共和国生物安全法"),
        ("行政处罚法(2021年修订)", "中华人民共和国行政处罚法"),
        ("黄河保护法", "中华人民共和国黄河保护法"),
    ],
)
def test_short_forms(short: str, official: str) -> None:
    assert canonical_law(short) == official


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国环境保护法",
        "中华人民共和国民法典",
        "排污许可管理条例",
        "环境行政处罚办法",
        "环境保护法（修订草案）",
        "生态环境保护督察工作实施办法",
        "党章",
        "",
    ],
)
def test_what_has_no_other_name(title: str) -> None:
    assert canonical_law(title) is None


def test_the_gazetteer_is_sorted_and_no_nickname_stands_for_two_laws() -> None:
    rows = read_vocabulary("laws.csv")
    assert rows == sorted(rows)
    assert all(name.startswith(NATION) for name, _ in rows)
    nicknames = [nickname for _, given in rows for nickname in given.split("|") if nickname]
    assert len(nicknames) == len(set(nicknames))
    assert not {NATION + nickname for nickname in nicknames} & {name for name, _ in rows}
    assert set(nicknames) <= set(laws())
