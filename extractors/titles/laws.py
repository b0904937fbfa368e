"""National laws: the official name a short form stands for.

Knows the laws in force (`vocabulary/laws.csv`). The short form without 中华人民共和国 is a rule, nicknames such as
固废法 are data. Refuses official names in full (there is nothing to add), regulations, and bills.

>>> canonical_law("固废法")
'中华人民共和国固体废物污染环境防治法'
>>> canonical_law("宪法")
'中华人民共和国宪法'
>>> canonical_law("中华人民共和国环境保护法") is None
True
>>> canonical_law("排污许可管理条例") is None
True
"""

from __future__ import annotations

import re
from functools import cache

from ..vocabularies import read_vocabulary

NATION = "中华人民共和国"

_REVISION = re.compile(r"（(?:20\d\d年?)?(?:修订|修正|新修订|新修正)?(?:版|本)?）$")  # （2018年修正）


@cache
def laws() -> dict[str, str]:
    """Short form or nickname → official name."""
    rows = read_vocabulary("laws.csv")
    names = {name.removeprefix(NATION): name for name, _ in rows}
    nicknames = {nickname: name for name, given in rows for nickname in given.split("|") if nickname}
    return nicknames | names


def canonical_law(title: str) -> str | None:
    """The official name of the law a title (without brackets) is the short form of.

    >>> canonical_law("新固废法"), canonical_law("行政处罚法（2021年修订）")
    ('中华人民共和国固体废物污染环境防治法', '中华人民共和国行政处罚法')
    >>> canonical_law("行政处罚法（修订草案）") is None
    True
    """
    short = _REVISION.sub("", title.replace("(", "（").replace(")", "）"))
    return laws().get(short) or laws().get(short.removeprefix("新"))
