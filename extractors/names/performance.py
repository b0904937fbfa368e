"""Performance: whose a rate, a yield or a precision is, and where it holds.

Finds the owner before 的 (示范工厂的生产效率), whose are the changes told in a row with it too, the system whose rate
is that of what it works on (影像系统对肺结节的检出率) and where a measure holds (嘈杂环境下语音识别率). A relative
clause is left out where the name of what it praises says what that is (具备区域影响力的工业互联网平台). Refuses bare
measures (企业的产量) and owners that somebody else acts on (对企业的投资额).

>>> performance("示范工厂的生产效率"), performance("嘈杂环境下语音识别率")
(('示范工厂', '生产效率'), ('嘈杂环境', '语音识别率'))
>>> performance("影像系统对肺结节的检出率"), performance("提高企业的生产效率"), performance("企业的产量")
(('影像系统', '对肺结节的检出率'), None, None)
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.acts import leading_verb
from ..words.words import measured, segment, word_class
from .name import is_generic

LEAST_HEAD = 5  # characters of a name that says what a thing is without its relative clause
LONGEST_GOING_ON = 9  # characters of a measure that has the owner of the one before
_OWNED = re.compile(
    r"(?P<whole>[^，；。占]{0,18}(?:企业|工厂|车间|工业|商业|部门|单位|机构|工程|项目|终端|平台|城市|地区|医院|学校|[农用]户|居民|职工|工人|农民))"
    r"的(?P<part>(?!.*占)[\u4e00-\u9fff]{3,10})"
)
_WORKS_ON = re.compile(
    r"(?P<whole>[^，；。、]{0,24}(?:系统|平台|装置|设备|终端|机器人|模型|算法|仪器))(?P<part>对[^，；。]{2,14}[率度])"
)
_SURROUNDED = re.compile(
    r"(?:在|实现)?(?P<whole>[^，；。]{2,14}(?:场景|环境|状态|条件|工况))下(?:产品)?的?(?P<part>[^，；。的]{3,20})"
)
_PRAISED = re.compile(r"具[备有][^，；。“”]{2,18}的(?P<head>[0-9A-Za-z\u4e00-\u9fff]+)$")
_NO_OWNER = ("平均", "部分", "来自", "面向", "支持", "属于", "有")


def name_owners(rows: list[FoundIndicator], text: str) -> None:
    """Tell the owners of the measures of a sentence from their names. In place."""
    owner, end = None, 0
    names = "".join([row.name for row in rows])
    if not ("的" in names or "对" in names or "下" in names):
        return
    for row in rows:
        row.name = without_praise(row.name)
        told = None if row.subject else performance(row.name)
        if told:
            if row.kind == "count" and not told[1].endswith(("数", "数量")):
                row.name = told[0]  # 9家工厂的生产效率提升20%
                continue
            row.subject, row.name = told
            owner, end = told[0] if row.role == "change" else None, row.end
        elif owner and _goes_on(row, text[end : row.start]):
            row.subject, end = owner, row.end
        else:
            owner = None


def _goes_on(row: FoundIndicator, between: str) -> bool:
    """Whether a change is told in a row with the one before, of a measure that names nobody else."""
    told = measured(row.name) or row.name.endswith("周期")
    short = len(row.name) <= LONGEST_GOING_ON and told and not is_generic(row.name)
    return short and row.role == "change" and not row.subject and between[:1] in "，、" and between.count("，") < 2


def performance(words: str) -> tuple[str, str] | None:
    """Whose the measure is that these words name or where it holds, and its own name; None where they do not say."""
    if "的" in words and (owned := _OWNED.fullmatch(words)) and _is_owned(owned):
        return owned["whole"], owned["part"]
    works_on = _WORKS_ON.fullmatch(words) if "对" in words else None
    surrounded = _SURROUNDED.fullmatch(words) if "下" in words else None
    match = works_on or surrounded
    return (match["whole"], match["part"]) if match and measured(match["part"]) else None


def _is_owned(match: re.Match[str]) -> bool:
    """Whether what stands before 的 owns the measure behind it, which says what it is by itself."""
    whole, part = match["whole"], match["part"]
    if not measured(part) or is_generic(part) or measured(whole) or leading_verb(match[0]):
        return False
    return not any(word_class(word) == "preposition" or word in _NO_OWNER for word in segment(whole))


def without_praise(name: str) -> str:
    """A name without the relative clause before a head that says what the thing is.

    >>> without_praise("具备区域影响力的工业互联网平台"), without_praise("培育具有高效碳汇功能的森林")
    ('工业互联网平台', '培育具有高效碳汇功能的森林')
    """
    praised = _PRAISED.search(name) if "的" in name else None
    return name[: praised.start()] + praised["head"] if praised and _says_enough(praised["head"]) else name


def _says_enough(head: str) -> bool:
    return len(head) >= LEAST_HEAD and not measured(head)
