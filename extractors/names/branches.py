"""Branches of trade under a growth: 规模以上工业增加值增长9.1%，其中轻工业增长6.3%.

Finds what of a branch behind 其中 grew: the measure that ends the name of the growth before it. Refuses names that hold
a measure of their own (民间投资), and sectors of a total that is none (地区生产总值增长6%，其中第一产业增长4%).

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

_BRANCH = re.compile(r"[产工造采服建信商农林牧渔矿电运融售务造]业$")
_MEASURE = re.compile(r"增加值|总?产值|零售总?额|销售额|投资额?|利润总?额|营业收入|收入")


def measure_of_branch(text: str, start: int, end: int, made: list[FoundIndicator], name: str) -> str:
    """The measure that a branch lacks whose growth stands at `end`, in the sentence from `start`; empty without one."""
    if not name.endswith("业") or not _BRANCH.search(name):
        return ""
    place = text.rfind("其中", start, end)
    head = next((row for row in reversed(made) if row.end <= place), None)
    if head is None or head.role != "change" or "；" in text[head.end : end]:
        return ""
    measure = next((match for match in _MEASURE.finditer(head.name) if match.end() == len(head.name)), None)
    return measure[0] if measure else ""
