"""Branches and kinds under a growth: 规模以上工业增加值增长9.1%，其中轻工业增长6.3%.

Finds what of a branch behind 其中 grew, the measure that ends the name of the growth before it, and what of a kind of
goods did (居民消费价格上涨2.8%，其中食品烟酒类上涨7.4%). Refuses names that hold a measure of their own (民间投资), and
sectors of a total that is none (地区生产总值增长6%，其中第一产业增长4%).

>>> text = "规模以上工业增加值增长9.1%，其中轻工业增长6.3%"
>>> head = FoundIndicator(
...     12, 16, "ratio", "change", 9.1, 9.1, 9.1, "%", "eq", "规模以上工业增加值", None, "2017", "actual"
... )
>>> measure_of_branch(text, 0, text.index("6.3"), [head], "轻工业")
'增加值'
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator

_BRANCH = re.compile(r"(?:[产工造采服建信商农林牧渔矿电运融售务]业|类)$")
_MEASURE = re.compile(r"(增加值|总?产值|零售总?额|销售额|投资额?|利润总?额|营业收入|收入|价格)(?:[增涨降][速幅])?$")
_PARTED = re.compile(r"其中|分[\u4e00-\u9fff]{2,8}看，")


def measure_of_branch(text: str, start: int, end: int, made: list[FoundIndicator], name: str) -> str:
    """The measure that a branch lacks whose growth stands at `end`, in the sentence from `start`; empty without one."""
    if not name.endswith(("业", "类")) or not _BRANCH.search(name):
        return ""
    place = max((match.start() for match in _PARTED.finditer(text, start, end)), default=start)
    head = next((row for row in reversed(made) if row.end <= place), None)
    if head is None or head.role != "change" or "；" in text[head.end : end]:
        return ""
    measure = _MEASURE.search(head.name)
    return measure[1] if measure else ""
