"""Ranks: what is placed in an order, among whom and in which table.

Finds the thing that stands before the words for its place (外贸依存度居全省第2位), before those among whom it is placed
(空气质量在全国168个重点城市排名第9位), and the table itself where only its holder does (昆山位列百强县榜单第1位).
Refuses to take 居民, 系列 and 排放 for words of place.

>>> ranked("进出口总额稳居全省", ""), ranked("重点城市排名", "空气质量在全国"), table_of("昆山位列百强县榜单")
('进出口总额', '空气质量', '百强县榜单')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..figures.refusals import OF_ALL
from ..places.divisions import find_division
from ..statements.statements import Statement
from ..words.changes import Change
from ..words.words import measured
from .before import ASSESSMENTS, IN_PLACE
from .name import Name

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

_PLACE = re.compile(
    r"(?:连续第[\d一二三四五六七八九十]{1,2}年获得?|提升到|提升至|提高到|前进到|前移至|稳居|位居|位列|排名|名列|跃居|跃?上?升至|跃?上?升到|并列|跻身|保持(?:在|着)?|进入|迈入|挺进|稳定在|蝉联|分居|分列|(?<![宜定])居(?![民住家])|(?<!系)列(?![车入])|排(?![放水污查涝]))[^，。；]{0,10}$"
    rf"|{OF_ALL}$"
)
_AMONG_THESE = re.compile(
    r"(?<!稳定)(?<!保持)(?<!控制)在(?:全[国省市区州县盟旗球]|世界|省内|国内)?$"
)  # 在全国168个重点城市排名
_AMONG_SO_MANY = re.compile(rf"{IN_PLACE.pattern}|(?:位?居|位列|名列)(?:全[州县盟旗])?$")  # 位居15个同类城市第一
_TABLE = re.compile(
    rf"(?:[位名]列|[位居]居|列|居|在|跻身|排名?)(?:20\d\d年?)?(?P<table>(?:全[国省球]|世界)?[\u4e00-\u9fff“”]{{2,14}}(?:百强(?:城市|[市区县镇])?|榜单?|排行榜?|名单|{ASSESSMENTS}))(?:中|的)?$"
)
_AMONG_END = re.compile(r"(?<=[评核价估比选赛])中$|、+$")
_ASSESSED = re.compile(rf"(?:{ASSESSMENTS})中")
_HELD_IN = re.compile(
    rf"(?P<holder>[^，、]{{2,10}}?)?在(?P<table>[^，、在]{{2,}}(?:{ASSESSMENTS}|排名|百强(?:城市|[市区县镇])?|榜单?|名单))中?$"
)
_PLACED_IN = re.compile(  # 位列2023中国城市竞争力50强
    r"(?:首次|连续|再次)?(?:[位名]列|位居|跻身|入围|进入|[列居](?=20\d\d|[全中]国|世界))(?:20\d\d(?:年度?)?)?(?P<table>.{4,})"
)
_MEMBERS = re.compile(  # 在80个大城市生活垃圾分类成效考核中
    r"[\u4e00-\u9fff]{0,8}?(?:城市|地市|设区市|[州盟]市|市[州盟]|部门|单位|县（市、区）|县（区）|县市区|区县|县区|开发区|高新区|园区|省份|高校)"
    rf"(?=[\u4e00-\u9fff“]{{0,18}}(?:{ASSESSMENTS}|排名))"
)
_SCORED_IN = re.compile(r"(?<=[估价核评比选])中(?=得分)")
_COMPARED = re.compile(r"(?:(?:比|较)(?:某年|上年|去年)|同比)$")
_MOVED = re.compile(r"(上升|前移|提升|前进|提高|晋升|跃升|再进|再升|下降|后移)了?$")
_HOLDERS = ("区", "县", "市", "州", "镇", "街道", "园")


def ranked(before: str, others: str) -> str:
    """The words for what is ranked; `others` stand before those among whom, where these have a number of their own."""
    if _AMONG_SO_MANY.search(others):
        return _PLACE.sub("", others)
    among = _AMONG_THESE.search(others)
    own = among and not among.start() and measured(_PLACE.sub("", before))  # 在10个城市中交付率第1
    if among and not own and not _ASSESSED.search(before):
        return others[: among.start()]
    return _AMONG_END.sub("", _PLACE.sub("", before))


def of_last(made: list[FoundIndicator], others: str) -> tuple[str, str | None]:
    """What a rank without words of its own is of, and its subject: the last quantity, a growth where that grew.

    在全市12个区县中列第5位 and 居全市12个区县第5位 are of what stood before those among whom they are placed.
    """
    among = _AMONG_THESE.search(others) or _AMONG_SO_MANY.search(others)
    last = made[-2] if len(made) > 1 and among else made[-1]
    grew = last.role == "change" and last.unit == "%" and (last.value or 0) > 0
    return last.name + ("增长" if grew else ""), last.subject


def without_those_among(name: str, before: str, others: str) -> str:
    """Of those who are assessed together and their assessment the one that a number is of.

    >>> without_those_among("市级部门政务公开第三方评估中得分", "在全市", "")
    '市级部门'
    >>> without_those_among("市级部门政务公开第三方评估中得分", "市级部门政务公开第三方评估中得分", "在全市")
    '政务公开第三方评估得分'
    """
    counted = before.startswith("在") and _AMONG_THESE.search(before)
    if not counted and not (others.startswith("在") and _AMONG_THESE.search(others)):
        return name
    members = _MEMBERS.match(name)
    if members is None:
        return name
    return members[0] if counted else _SCORED_IN.sub("", name[members.end() :])


def is_among_first(statement: Statement) -> bool:
    """Whether so many places from the first on are counted: 跻身全省同类地区前3位."""
    before = statement.before
    return statement.quantity.unit in ("位", "名") and before.endswith("前") and _PLACE.search(before) is not None


def table_of(before: str) -> str:
    """The table that is named before a rank, for a holder that is not what is measured."""
    table = _TABLE.search(before)
    return table["table"] if table else ""


def in_table(name: Name) -> Name:
    """A holder in a table is the subject, the table what is named.

    >>> in_table(Name("武进区在全国综合评价中", None)), in_table(Name("外贸工作在全省考核中", None)).name
    (Name(name='全国综合评价', subject='武进区'), '外贸工作在全省考核中')
    """
    placed = _PLACED_IN.match(name.name)
    if placed:
        return Name(placed["table"], name.subject)
    held = _HELD_IN.match(name.name) if "在" in name.name else None
    holder = (held["holder"] or "") if held else ""
    if held is None or (holder and not (holder.endswith(_HOLDERS) or find_division(holder))):
        return name
    return Name(held["table"], holder or name.subject)


def rank_change(statement: Statement, others: str) -> Change | None:
    """排名上升1位: a change of a rank."""
    match = _MOVED.search(statement.before)
    if match is None:
        return None
    statement.quantity.kind = "rank"
    name = _COMPARED.sub("", statement.before[: match.start()])
    among = _AMONG_THESE.search(others)
    if among and among.start():
        name = others[: among.start()] + ("排名" if "排名" in name else "")
    return Change(-1 if match[1] in ("下降", "后移") else 1, name, "yoy", False)
