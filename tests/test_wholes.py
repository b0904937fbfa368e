"""What the items of a list are shares or kinds of."""

from __future__ import annotations

import pytest
from reports import indicators


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "在商品零售总额中，国营商业占百分之五十五，私营商业占百分之二十一。",
            ["国营商业占商品零售总额", "私营商业占商品零售总额"],
        ),
        ("在一九五七年全国煤产量一一三○○万吨中，国营占百分之七十二。", ["煤产量", "国营占煤产量"]),
        (
            "水利投资90亿元，其分配和百分比如下：水库为50亿元，占55.6%；水渠为40亿元，占44.4%。",
            ["水利投资", "水库", "水库占水利投资", "水渠", "水渠占水利投资"],
        ),
        ("水利投资90亿元，比上年增加9亿元，水库为50亿元，占55.6%。", ["水利投资", "水利投资", "水库", "水库占"]),
        ("化学工业的建设规模为：尿素90万吨，塑料66万吨。", ["尿素建设规模", "塑料建设规模"]),
        ("主要产品的产量是：粮食五亿吨，棉花四百万吨。", ["粮食产量", "棉花产量"]),
        ("重点项目为：水库9座，水渠12条。", ["水库", "水渠"]),
        ("小麦、玉米的新技术推广面积各3万亩。", ["小麦的新技术推广面积", "玉米的新技术推广面积"]),
    ],
)
def test_items_are_named_with_what_the_head_of_their_list_says(text: str, names: list[str]) -> None:
    assert [row.name for row in indicators(f"某市2023年政府工作报告\n{text}\n", "")] == names
