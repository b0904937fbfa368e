"""Bases: what a share that is given is a share of, and how the words name it.

Finds what 按 takes (按照不超过合同金额的), the last of several 按 and the quantity before a share with none
(企业研发投入按10%给予补助). Refuses what only describes the base: the year, whose it is and the limit.

>>> base_of("按照不超过所获投资额")
('按照', '不超过所获投资额')
>>> by_base("按照", "不超过2020年实际投资额"), measure_before("符合条件的企业研发投入")
('按照实际投资额', '研发投入')
"""

from __future__ import annotations

import re

from ..words.shortening import shorten
from ..words.words import measured
from .grant_patterns import NO

OWN = re.compile(r"^(?:[本我全][市省区县]|其|不(?:超过|高于|低于|少于)|最[高多])+")
_BASE = re.compile(rf"(?P<by>按照?|依据|参照)(?P<base>[^{NO}]{{2,30}})$")
_MEASURE = re.compile(r".*(?:企业|单位|机构|项目|高校|的)(?P<of>[\u4e00-\u9fff]{2,12}?)$")
_COSTS = ("部分", "费用", "价格", "利息", "租金", "金额")
_DATED = re.compile(r"^.*\d(?:年|个?月|日|天)[内后起]?")


def last_base(by: str, base: str) -> tuple[str, str]:
    """The last 按 and what stands behind it: 按规定由财政按合同金额."""
    place = base.rfind("按")
    if place < 0:
        return by, base
    by = "按照" if base.startswith("照", place + 1) else "按"
    return by, base[place + len(by) :]


def measure_before(before: str) -> str:
    """The quantity of which a share is given, right before 按: 研发投入 of 符合条件的企业研发投入."""
    found = _MEASURE.search(before)
    return found["of"] if found and (measured(found["of"]) or found["of"].endswith(_COSTS)) else ""


def base_of(before: str) -> tuple[str, str]:
    """按照 and what a share is of, at the end of the words before the verb."""
    base = _BASE.search(before)
    return (base["by"], base["base"]) if base else ("", "")


def by_base(by: str, base: str) -> str:
    """按照 and what the share is of, without what only describes it: 按照合同金额."""
    noun = _DATED.sub("", OWN.sub("", base.removesuffix("的").rpartition("的")[2]))
    return by + shorten(noun)
