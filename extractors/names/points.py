"""Points: what earns them, in the items of a table of points.

Finds points in a bracket behind what earns them (获得市级奖项（10分）), behind 计, 加 and 减 (参加献血，每次计2分,
最高不超过10分) and of bands (缴税：1万—3万元（4分）), whose bounds qualify what the list is of, with the head that a
list has in a line above it. Refuses points that no rule gives.

>>> _earned("2. 个人获得市级奖项")
Name(name='获得市级奖项', subject='个人')
>>> _earned("在本市企业从事研发的申请人，工作")
Name(name='工作', subject='申请人')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.trimming import lead_off, strip_brackets
from .above import head_above
from .name import Name
from .schedules import is_group

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

LONGEST_NAME = 44  # characters
_POINTS = "分"
_ITEM = re.compile(r"\s*(?:（\d{1,2}）|\d{1,2}[.．、])\s*")
_TIMES = re.compile(
    r"(?:现正?|累计|连续|按规定)|近[\d一二三四五六七八九十]{1,2}个?(?:纳税)?年度?内?|每\d{1,2}年均?|\d{1,2}年内|在[\u4e00-\u9fff]{1,4}市(?!区)"
)
_WHO = re.compile(r"(?:属|[^，]*的(?=[\u4e00-\u9fff]{2,6}$))?(?P<who>[^，的]{2,12})的?")
_PERSON = re.compile(r"(?:申请人|个人|本人|配偶|子女)(?=[\u4e00-\u9fff]{2})")
_RATED = re.compile(r"每(?:满|增加|超过?|缴纳)\d{1,3}个?(?:年|小时|岁|个?月|天|次)(?:（[^（）]*）)?")
_CAP = re.compile(r"(?:最高|最低|最多|累计|不得?超过|不低于|按)+$")
_GIVES = re.compile(r"[计加减扣]分?$|首次$|每次$|计算$")


def name_points(text: str, start: int, rows: list[FoundIndicator]) -> None:
    """Name the points of a sentence that begins at `start` by what earns them. In place."""
    if _POINTS not in [row.unit for row in rows]:
        return
    given, last = Name("", None), ""
    for number, row in enumerate(rows):
        if row.unit != _POINTS or row.nature != "rule" or row.role != "value":
            continue
        begin = max(start, text.rfind("；", start, row.start) + 1)
        item, how, place = _split(text, begin, row.start)
        if not (item or how):
            continue
        band = rows[number - 1] if number and begin <= rows[number - 1].start < place else None
        if band and band.unit != _POINTS and not strip_brackets(text[band.end : place]):
            head = text[start : band.start].rpartition("：")[0]
            given = _earned(head or head_above(text, start))
            band.role, band.name, band.subject = "qualifier", given.name or band.name, given.subject
        elif item:
            given = _earned(item)
        how = _TIMES.sub("", how.removeprefix("最高") if _GIVES.search(_CAP.sub("", how)) else how)
        last = how = _CAP.sub("", how) or (last.removeprefix("每次") if _CAP.search(how) else "")
        if (given.name or how) and len(given.name + how) <= LONGEST_NAME:
            row.name, row.subject = given.name + how, given.subject


def _split(text: str, begin: int, end: int) -> tuple[str, str, int]:
    """What earns the points that stand at `end`, how they are given, and where that begins."""
    opened = text.rfind("（", begin, end)
    if opened >= 0 and "）" not in text[opened:end]:
        how = text[opened + 1 : end].rpartition("，")[2]
        item, place = text[begin:opened], opened
    else:
        place = text.rfind("，", begin, end)
        place = place if place >= 0 else begin
        how = text[place:end].lstrip("，")
        item = text[begin:place]
    rated = _RATED.search(how)
    if rated:
        item, how = item + "，" + how[: rated.start()], how[rated.end() :]
    if how and not (_GIVES.search(how) or _CAP.search(how)):
        return "", "", place
    return ("" if re.search(r"\d分", item) else item), how, place


def _earned(item: str) -> Name:
    """What earns points, and who does, where an item says it."""
    parts = [_TIMES.sub("", part) for part in re.split(r"[，：]", strip_brackets(_ITEM.sub("", item, count=1)))]
    parts = [lead_off(part).removeprefix("对") for part in parts if len(part) > 1]
    subject = None
    who = _WHO.fullmatch(parts[0]) if parts else None
    if who and (parts[0][0] == "属" or (len(parts) > 1 and is_group(who["who"]))):
        subject, parts = (parts[0] if parts[0][0] == "所" else who["who"]), parts[1:]
    name = parts[-1] if parts else ""
    person = _PERSON.match(name)
    if person:
        subject, name = person[0], name[person.end() :]
    return Name(name, subject)
