"""Shares: of what whole a ratio is a share, and what is said to be one.

Finds the whole in the last thing that the sentence named (网民9亿人，占全国的64%) or in the words before the comma, and
joins a share or a measure to its thing without saying it twice. Refuses shares of shares and wholes that are acts.

>>> whole_of_share([], set(), "国防的支出"), with_share("网民", "占全国")
('国防的支出', '网民占全国')
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.acts import OF_WORKS, leading_verb, object_of
from ..words.words import measured, word_class
from .name import GENERIC

_OWN_SHARE = re.compile(r"(?:在.{2,}[中里内])?(?:所?占.*|的?比重)$")  # what a thing is said to be a share of
_OF_NORM = re.compile(  # 是全省平均水平的两倍, 达年度计划的126%, 对全省经济增长的贡献率
    r"对[^，]{2,16}贡献率$|(?:是|为|约为|等[于於]|相当于)(?:$|[全世本去上同省年原国])|达到?(?:年度|全年|年初|原定|五年)"
)
_SHARE_BEGINS = frozenset("占在对是为约等相达")


def whole_of_share(made: list[FoundIndicator], aside: set[int], fronted: str = "") -> str:
    """What a share is a part of something larger: the last thing named, without a share of its own.

    A quantity that the words before the comma name, `fronted`, stands nearer: 国防的支出，共占本年支出的22%.
    """
    named = [row for row in made if row.name and row.start not in aside and row.role != "qualifier"]
    if measured(fronted) or (fronted and not named):
        return fronted
    whole = _OWN_SHARE.sub("", named[-1].name) if named and named[-1].name not in GENERIC else ""
    if measured(whole) and leading_verb(whole) not in OF_WORKS:
        return whole.removesuffix("增速")
    thing = object_of(whole)
    return whole if not thing or thing[0] in "或和及、" or word_class(thing) == "act" else thing  # 解决或基本解决


def is_share(name: str) -> bool:
    """Whether a name says of what whole something is a share, or of what a multiple, and not what.

    >>> is_share("占全国"), is_share("在社会零售中所占的比重"), is_share("是全省平均水平"), is_share("轻工业占比")
    (True, True, True, False)
    """
    if name[:1] not in _SHARE_BEGINS:
        return False
    return name[0] == "占" or (name[0] == "在" and name.endswith("比重")) or _OF_NORM.match(name) is not None


def with_share(thing: str, name: str) -> str:
    """What is measured of a thing; a thing that is itself a share is not said to be one again.

    >>> with_share("在校学生", "占全国"), with_share("建设的投资比重", "占"), with_share("园区", "产值")
    ('在校学生占全国', '建设的投资比重', '园区产值')
    """
    if thing.endswith(name) or (name == "占" and thing.endswith(("比重", "比例", "份额"))):
        return thing  # 行业实现营业收入, 营业收入
    return thing + (name[2:] if thing.endswith(name[:2]) else name)  # 商品房销售, 销售额
