"""Rates without a thing of their own: of what was counted before them.

Finds 办结率, 满意率, 交付率 behind what they are of (办理提案82件，办复率和满意率均为100%), which may be two things of
one unit. Refuses what another part of the sentence or many words stand between, and things too long for a name.

>>> row = FoundIndicator(4, 7, "count", "value", 82.0, 82.0, 82.0, "件", "eq", "办理提案", None, None, "actual")
>>> rate = FoundIndicator(11, 15, "ratio", "value", 100.0, 100.0, 100.0, "%", "eq", "办复率", None, None, "actual")
>>> name_rates([row, rate], "办理提案82件，办复率100%")
>>> rate.name
'提案办复率'
"""

from __future__ import annotations

import re

from ..figures.quantity import COUNTED
from ..statements.found import FoundIndicator
from ..words.acts import thing_of
from ..words.trimming import trim

LONGEST_THING = 10  # characters that a rate takes from what was counted before it
REACH = 14  # characters between a rate and what it is of
_RATES = frozenset(
    (
        "覆盖率 参保率 化解率 办结率 办复率 回复率 答复率 整改率 满意率 退出率 完成率 合格率 达标率 入驻率 就业率 "
        "签约率 开工率 竣工率 纳统率 入库率 处置率 交付率 交房率 采集率 普及率 上架率 使用率"
    ).split()
)
_APART = re.compile(r"[；。：\d]")
_MOVED = ("增加", "减少", "提高", "下降")
_ON_AVERAGE = re.compile(rf"^(?:平均|大约|每年|只)+(?=(?:{'|'.join(_MOVED)})$)")


def name_rates(rows: list[FoundIndicator], text: str) -> None:
    """Name the rates of a sentence by the things counted before them. In place."""
    for index, row in enumerate(rows):
        if index and row.name in _RATES:
            row.name = _thing(rows, index, text) + row.name


def _thing(rows: list[FoundIndicator], index: int, text: str) -> str:
    """What the rate at `index` is of; empty where nothing counted stands next to it, other rates left out."""
    last = index - 1
    while last and rows[last].kind in ("ratio", "rank") and rows[last].name[-3:] in _RATES:
        last -= 1
    counted, first = rows[last], rows[last + 1]
    between = text[counted.end : first.start]
    if counted.kind not in COUNTED or counted.role not in ("value", "part"):
        return ""
    if len(between) > REACH or _APART.search(between) or "其中" in between:
        return ""
    listed = last and rows[last - 1].unit == counted.unit and text.startswith("、", rows[last - 1].end)
    of = [rows[last - 1], counted] if listed and rows[last - 1].role == counted.role else [counted]
    things = [trim(thing_of(each.name).removesuffix(rows[index].name[:2])) for each in of]
    return "、".join(things) if all(2 <= len(thing) <= LONGEST_THING and thing[-1] != "率" for thing in things) else ""


def without_average(name: str) -> str:
    """A verb of growth without the words for how it is reckoned.

    >>> without_average("平均每年大约增加"), without_average("平均产量")
    ('增加', '平均产量')
    """
    return _ON_AVERAGE.sub("", name) if name.endswith(_MOVED) else name
