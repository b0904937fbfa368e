"""One place that several names share."""

from __future__ import annotations

import pytest
from reports import indicators


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("玉米、大豆种植面积居全省首位。", ["玉米种植面积", "大豆种植面积"]),
        ("人工智能、物联网领域专利授权量位居全国第一。", ["人工智能领域专利授权量", "物联网领域专利授权量"]),
        ("二手船舶交易量、交易额均居全省第一。", ["二手船舶交易量", "二手船舶交易额"]),
        ("电煤供应、新能源发电量全省第一。", ["电煤供应、新能源发电量"]),
        ("食用菌、马铃薯等产业规模居全省第一。", ["食用菌、马铃薯等产业规模"]),
    ],
)
def test_a_place_is_that_of_every_member_of_a_list(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(text)] == names
