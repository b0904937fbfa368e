"""Wholes: what the items of a list are shares or kinds of, where only its head says it.

Finds the whole of shares that stands before them (在零售总额中，国营商业占55%; 分配如下：工业5亿元，占56%) and
the quantity before the colon of a list of things (建设规模为：乙烯9万吨). Refuses items that name a quantity themselves
and names that would be too long.

>>> row = FoundIndicator(12, 15, "ratio", "value", 55.0, 55.0, 55.0, "%", "eq", "国营商业占", None, None, "actual")
>>> name_by_wholes([row], "在零售总额中，国营商业占55%", 0)
>>> row.name
'国营商业占零售总额'
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.words import measured
from .before import name_before
from .consisting import name_parts

LONGEST = 28  # characters of a name with its whole
_SHARED = re.compile(r"在([^，。；：“”]{2,20}?)[中里](?:，|所占)")
_DIVIDED = re.compile(r"，[^，：；。]{0,10}(?:分配|百分比)[^，：；。]{0,12}：")
_YEAR = re.compile(r"^.{0,4}(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年(?:的|全国的?)*")
_AMOUNT = re.compile(r"[\d一二三四五六七八九〇○][\d一二三四五六七八九〇○十百千万亿点.]{2,}[\u4e00-\u9fff]{0,3}$")
_PRODUCTS = re.compile(r"^.*产品(?=产量$)")
_HEAD = re.compile(r"([^，。；：]{2,24}?)(?:将|大致|估算|预计|应该|计)?(?:为|是|有)：")
_COUNTED = ("count", "measure", "amount")


def name_by_wholes(rows: list[FoundIndicator], text: str, start: int) -> None:
    """Complete the names of the items of a list in the sentence that starts at `start`. In place."""
    for row in rows:
        if row.name.endswith("占") and len(row.name) > 1:
            whole = _shared(text, start, row.start) or _divided(rows[0], text, row.start)
            row.name += whole if len(row.name + whole) <= LONGEST else ""
    _name_by_quantity(rows, text, start)
    name_parts(rows, text, start)


def _shared(text: str, start: int, place: int) -> str:
    """在零售总额中，…: the last whole that the sentence names before a place."""
    shared = _SHARED.findall(text, start, place) if text.find("在", start, place) >= 0 else []
    return name_before(_AMOUNT.sub("", _YEAR.sub("", shared[-1]))).name if shared else ""


def _divided(total: FoundIndicator, text: str, place: int) -> str:
    """投资总额9亿元，其分配和百分比如下：…: the amount that is divided, with which the sentence begins."""
    divided = total.kind == "amount" and _DIVIDED.search(text, total.end, place)
    return total.name if divided else ""


def _name_by_quantity(rows: list[FoundIndicator], text: str, start: int) -> None:
    """建设规模为：乙烯9万吨，塑料8万吨: each thing has the quantity that stands before the colon."""
    colon = text.find("：", start, rows[0].start) if rows else -1
    head = _HEAD.search(text, start, colon + 1) if colon >= 0 else None
    quantity = name_before(head[1]).name.rpartition("的")[2] if head and head.end() == colon + 1 else ""
    quantity = _PRODUCTS.sub("", quantity)
    for row in rows if measured(quantity) else ():
        things = row.role == "value" and row.kind in _COUNTED and row.unit == rows[0].unit
        if things and not measured(row.name) and "能力" not in row.name:
            row.name += quantity if len(row.name + quantity) <= LONGEST else ""
