"""Exceptions: the bracket behind a share that has to be reached, with another share for some of those it holds for.

Finds who is told apart by a size and what they have to reach: 招用人员达到职工人数20%（超过50人的企业达到10%）. The
size is a qualifier named by what the share is of, the second share has the name of the first. Refuses brackets that
hold more.

>>> _OTHERS.fullmatch("的企业达到")["who"], _OTHERS.fullmatch("的企业奖励") is None
('企业', True)
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator

_OTHERS = re.compile(r"的(?P<who>[^，。；：（）\d]{2,10}?)(?:应?达到?|为|不[低少]于|不超过)")
_OPENS = re.compile(r"（(?:职工|人[员数]|规模)?(?:人数)?(?:超过|不足|不到|低于|少于|多于|不超过|大于|小于)?")
_OF_WHOLE = re.compile(r".*(?:达到|占|不低于|不超过)(?:企业|单位|本单位|机构)?")
_SIZED = ("count", "amount", "measure")


def name_exceptions(rows: list[FoundIndicator], text: str) -> None:
    """Name the sizes and shares of such brackets among the rows of a sentence. In place."""
    for first, size, other in zip(rows, rows[1:], rows[2:], strict=False):
        if first.kind != "ratio" or other.kind != "ratio" or size.kind not in _SIZED or first.nature != "rule":
            continue
        who = _OTHERS.fullmatch(text, size.end, other.start)
        if who is None or not _OPENS.fullmatch(text, first.end, size.start) or text[other.end] != "）":
            continue
        lead = text[first.end + 1 : size.start]
        size.role, size.nature, size.period, size.subject = "qualifier", "rule", None, who["who"]
        size.name = _OF_WHOLE.sub("", first.name) or first.name
        other.role, other.bound, other.name, other.nature = first.role, first.bound, first.name, "rule"
        other.subject = f"{lead}{text[size.start : size.end]}的{who['who']}"
