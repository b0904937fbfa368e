"""Sharing: 分别 gives each of several numbers its own name.

Finds names joined by 、和与 before the numbers and pairs them in order, written out by `name_lists`
(区域再生水、疏干水利用率分别达到40%、70%); pairs changes and ranks with the values before them where these are told in
turn. Refuses lists whose counts differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..figures.quantity import COUNTED
from ..statements.statements import Statement
from ..words.acts import is_bare_verb, leading_verb, object_of
from ..words.changes import read_change
from ..words.trimming import trim
from ..words.words import measured
from .before import name_before
from .in_order import EACH, name_in_order, run_back, run_of
from .name import GENERIC
from .name_lists import (
    THREE,
    counted_in_turn,
    of_places,
    series,
    share_parts,
    split_list,
    two_in_one,
)
from .shared_numbers import copy_shared
from .subjects import is_place

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator


LONGEST_CLAUSE = 200  # characters that may list whose the numbers of the next clause are
_CUE = re.compile(r"(?:同比|环比)?(?:增长|下降|上升|提高|减少|增加)$")
_KINDS = re.compile(r"^(?:主要)?(?:污染物|指标|产业|产品|行业)")
_FROM = re.compile(r"[从由][^、，]{0,8}$")  # a level left is no part of a list: 标准由每人120元提高到200元
_TOWN_AND_COUNTRY = re.compile(r"城乡(?:居民)?[\u4e00-\u9fff]{0,8}?(?:收入|支出|标准)")
_MEMBERS = re.compile(r"([\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){1,9})等")
_OF_PLAN = re.compile(
    r"^(?:超额)?完成[^，]{0,8}(?:计划|任务|目标|工程量|预算)(?:总?[额量])?$"
)  # 分别完成年度计划的119%、103%
_OF_RATE = re.compile(r"(?:增|涨|降)[速幅]|占.+")  # of what changed as much as before
_RATES = ("增速", "增幅", "涨幅", "降幅")
_PART = re.compile(r"^(?:东部|中部|西部|东北)地区")
_HOLDERS = re.compile(
    r"(?P<these>[^，]{4,40}?)(?P<those>)(?:分别)?(?:[位名分]列|位居|跻身|入围|进入|分?居|排名?)(?P<told>[^，]{4,20})$"
)
_THAN_THESE = re.compile(
    r"分别(?P<how>[高低快慢多少优]于)(?P<these>[^，]+)$|(?:[比较](?P<those>[^，]+)分别(?P<told>[高低快慢多少])出?$)"
)
_THAN_EACH = re.compile(r"[比较].*分别[高低快慢多少大]")  # 比全国、全省分别高1.4、0.6个百分点


def distribute(rows: list[FoundIndicator], statements: list[Statement], text: str) -> None:
    """Give the rows of each 分别 their own names, and copy rows whose number several names share. In place."""
    by_start = {row.start: index for index, row in enumerate(rows)}
    for index, statement in enumerate(statements):
        before = statement.before
        each = "分别" in before or "依次为" in before
        if _told_apart(rows, statements, index, by_start) or (each and _THAN_EACH.match(before)):
            continue
        if each or _list_of_measured(before):
            group = run_of(statements, index, by_start)
            head, *said = EACH.split(before)
            listed = _CUE.split(head)[0]
            members = _counted_list(statements, index, len(group))
            listed = members + _KINDS.sub("", listed) if members else listed
            listed = listed if trim(listed) else _members_before(rows, text, statement.clause[0], len(group))
            _pair(rows, group, listed, trim(said[-1]) if said else "")
            _bound_alike(rows, group, statement)
        elif before.startswith("城乡居民") and _two_changes(rows, group := run_of(statements, index, by_start)):
            _pair(rows, group, _CUE.split(before)[0])  # 城乡居民收入年均增长7.7%和9.2%
        elif ("、" in before or "和" in before) and len(group := run_of(statements, index, by_start)) > 1:
            parts = split_list(name_before(before, whole=True).name, len(group))
            units, roles = ({getattr(rows[place], of) for place in group} for of in ("unit", "role"))
            alike = len(units) == 1 and not _FROM.search(before)
            if (
                len(parts) == len(group)
                and all(map(measured, share_parts(parts) if alike else parts))
                and len(roles) == 1
            ):
                _pair(rows, group, before)
            elif _counts_alone(statements[index : index + len(group)]):
                names = counted_in_turn(trim(before).split("、"))
                _name_each(rows, group, names if len(names) == len(group) else [], None, "")
    name_in_order(rows)
    copy_shared(rows, statements, by_start)


def _told_apart(rows: list[FoundIndicator], statements: list[Statement], index: int, by_start: dict[int, int]) -> bool:
    """Name several numbers by what each exceeds, or several ranks by who holds each; whether that could be done."""
    statement = statements[index]
    pattern = _HOLDERS if statement.quantity.kind == "rank" else _THAN_THESE
    match = pattern.search(statement.before) if pattern is _HOLDERS or "分别" in statement.before else None
    group = run_of(statements, index, by_start) if match else []
    parts = split_list(match["these"] or match["those"], len(group)) if match else []
    if match is None or len(group) < 2 or len(parts) != len(group):
        return False
    return (_rank_each if pattern is _HOLDERS else _than_each)(rows, group, parts, match)


def _than_each(rows: list[FoundIndicator], group: list[int], parts: list[str], match: re.Match[str]) -> bool:
    """分别高于全国、全省1个、2个百分点: what each of several numbers exceeds tells them apart."""
    how, first = match["how"] or match["told"], rows[group[0]]
    last = rows[group[0] - 1] if group[0] else first
    grew = "增长" if last.role == "change" and last.unit == "%" and last.name == first.name else ""
    name, subject, whole = first.name + grew, first.subject, group[0] - 1 if grew else first.parent
    for place, part in zip(group, parts, strict=True):
        rows[place].name = name + (how + part if match["how"] else f"比{part}{how}")
        rows[place].subject, rows[place].parent = subject, whole
    return True


def _rank_each(rows: list[FoundIndicator], group: list[int], parts: list[str], match: re.Match[str]) -> bool:
    """甲市、乙市跻身全国创新型城市第10位和第14位: as many places as ranks hold one each in the table that is named."""
    if not all(map(is_place, parts)):
        return False
    for place, part in zip(group, parts, strict=True):
        rows[place].name, rows[place].subject = match["told"], part
    return True


def _counts_alone(statements: list[Statement]) -> bool:
    """Whether numbers count or measure in one unit, and no noun stands behind any: 新签约、新开工项目45个、59个."""
    first = statements[0].quantity
    return (
        first.unit not in ("级", "%")
        and first.kind in COUNTED
        and all(not each.behind and each.quantity.unit == first.unit for each in statements)
    )


def _bound_alike(rows: list[FoundIndicator], group: list[int], statement: Statement) -> None:
    """分别突破1100亿元、900亿元: the bound before the first number holds for all."""
    first = statement.quantity
    if first.lead < first.start and first.bound in ("over", "under", "ge", "le"):
        for index in group:
            rows[index].bound = first.bound if rows[index].bound == "eq" else rows[index].bound


def _members_before(rows: list[FoundIndicator], text: str, place: int, count: int) -> str:
    """The list that the clause before begins with: 机械、轻工等产业加快升级，分别实现产值75亿元、266亿元."""
    start = max(text.rfind(mark, 0, max(place - 1, 0)) for mark in "，；：。\n") + 1
    members = _MEMBERS.match(text, start, place)
    if members and members[1].count("、") == count - 1:
        return members[1]
    clause = text[start : max(place - 1, start)]
    parts = split_list(name_before(clause, whole=True).name, count) if len(clause) <= LONGEST_CLAUSE else []
    if (
        len(parts) == count
        and all(map(measured, share_parts(parts)))
        and not any(row.start >= start for row in rows[:-count])
    ):
        return clause  # 履约率、开工率，分别达到90%、80%
    valued = any(start <= row.start < place and row.kind != "rank" and row.role == "value" for row in rows)
    both = None if valued or count != 2 else _TOWN_AND_COUNTRY.match(text, start, place)
    return both[0] if both else ""  # 城乡居民收入稳居前列，分别增长4%、7%


def _counted_list(statements: list[Statement], index: int, count: int) -> str:
    """氨氮、二氧化硫两项主要污染物排放量分别下降: the list whose members were counted in between."""
    last = statements[index - 1] if index and statements[index].joined else None
    counted = last and last.quantity.kind == "count" and last.quantity.unit != "级" and last.quantity.value == count
    return last.before if last and counted and last.before.count("、") == count - 1 else ""


def _list_of_measured(before: str) -> bool:
    """事故起数、死亡人数同比下降11.1%、12.5%: a list of quantities before a list of changes."""
    change = read_change(before, unit="%") if "、" in before else None
    parts = change.name.split("、") if change else []
    return len(parts) > 1 and all(measured(part) for part in parts)


def _two_changes(rows: list[FoundIndicator], group: list[int]) -> bool:
    return len(group) == 2 and all(rows[index].role == "change" for index in group)


def _pair(rows: list[FoundIndicator], group: list[int], before: str, said: str = "") -> None:
    """Name the rows of a group from the list before 分别, or from as many values before them.

    `said` is what stands behind 分别 (电力、水利建设分别完成投资) and belongs to every name.
    """
    if len(group) < 2:
        return
    before = re.sub(
        r"(?:同比|环比|累计|同口径|按?可比口径|按可比价格|年均|平均每年|较年|相?[比较](?:某年|上年|疫情前))+$",
        "",
        before,
    )
    name = name_before(before, whole=True)
    parts = split_list(name.name, len(group))
    industries = series(name.name)
    if len(industries) == len(group):
        parts = industries
    elif name.name.startswith(THREE) and len(group) == 3:
        parts, of, name = [name.name[2:]] * 3, name.subject or "", name._replace(subject=None)
        for index, ordinal in zip(group, "一二三", strict=True):
            rows[index].subject = f"{of}第{ordinal}产业"
    else:
        parts = share_parts(parts)
    if (
        len(parts) > 1 and len(group) == 2 * len(parts) and rows[group[0]].words.endswith(("由", "从"))
    ):  # 分别由3%、4%下降到1%、2%
        parts = parts * 2
    if len(group) == 2 and len(parts) < 2:
        parts = two_in_one(name.name)
    if len(parts) != len(group):
        last = rows[group[0] - 1].name if group[0] else ""  # 3个省级项目、8个市级项目分别完成投资
        told = "" if measured(said) and name.name == last else name.name
        _from_values(rows, group, told or (said if measured(said) else ""), said)
    elif group[0] and all(map(is_place, parts)):
        for index, part in zip(group, parts, strict=True):
            rows[index].name, rows[index].subject = rows[group[0] - 1].name, part
    else:
        _name_each(rows, group, parts, name.subject, said)


def _name_each(rows: list[FoundIndicator], group: list[int], parts: list[str], subject: str | None, said: str) -> None:
    """Give the rows of a group the names of a list, with what is said of all of them behind 分别."""
    if not parts:
        return
    placed = of_places(parts)
    whole = rows[group[0] - 1].name if placed in _RATES and group[0] else ""  # 其中，上海、河北增速分别为13%、6%
    for index, part in zip(group, parts, strict=True):
        if placed:
            rows[index].name = _PART.sub("", whole.removesuffix(placed)) + placed
            rows[index].subject, rows[index].parent = part.removesuffix(placed), None
            continue
        acted = (
            measured(said)
            or _OF_PLAN.search(said)
            or (rows[index].role == "value" and (is_bare_verb(said) or leading_verb(said)))
        )
        rows[index].name = part + (said if acted and (not measured(part) or _OF_PLAN.search(said)) else "")
        rows[index].parent = None
        rows[index].subject = subject or rows[index].subject


def _from_values(rows: list[FoundIndicator], group: list[int], name: str, said: str) -> None:
    """同比分别增长: the names of as many values before, each change hung on its own value; else of as many changes."""
    if _goes_on(rows, group, name):
        return
    values = [
        index for index in range(group[0]) if rows[index].role in ("value", "part") and rows[index].kind != "rank"
    ]
    chosen = _as_many(rows, values, len(group))
    if len(chosen) != len(group):
        _name_alike(rows, group, name)
        return
    for index, value in zip(group, chosen, strict=True):
        place = rows[value].subject or ""
        if rows[index].role == "value" and measured(name) and is_place(place):
            rows[index].name, rows[index].subject = name, place  # 甲县、乙县优良率分别为…，PM2.5浓度分别为…
            continue
        whole = name in GENERIC or (bool(name) and name == said and rows[index].role == "value")
        told = rows[value].name.removesuffix("新增") if "累计" in rows[group[0]].words else rows[value].name
        rows[index].name = (
            object_of(told) + name if whole else told + (said if said == "占" or _OF_PLAN.search(said) else "")
        )
        rows[index].subject = rows[value].subject
        if rows[index].role == "change":
            rows[index].parent = value


def _name_alike(rows: list[FoundIndicator], group: list[int], name: str) -> None:
    """全市增速分别提高1个、2个百分点: one quantity of several numbers, where nothing tells them apart."""
    for index in group[1:] if name and rows[group[0]].role == "change" else ():
        rows[index].name, rows[index].subject = rows[group[0]].name, rows[group[0]].subject
        rows[index].parent = rows[group[0]].parent


def _goes_on(rows: list[FoundIndicator], group: list[int], name: str) -> bool:
    """分别增长6.7%、12.0%，比上年分别提高3.7个、12.7个百分点: the changes of as many changes before them."""
    before = run_back(rows, group[0] - 1, "change")
    told = [(rows[index].name, rows[index].subject) for index in before]
    if (
        (rows[group[0]].role != "change" and rows[group[0]].kind != "rank" and not name.startswith("占"))
        or len(told) != len(group)
        or len(set(told)) < len(told)
    ):
        return False
    placed = name.endswith(_RATES) and all(
        is_place(subject or "") for _, subject in told
    )  # 消费增速分别提高1个、2个百分点
    if rows[before[0]].clause == rows[group[0]].clause or not (not name or placed or _OF_RATE.fullmatch(name)):
        return False
    for index, last in zip(group, before, strict=True):
        rows[index].name = name if placed and name not in _RATES else rows[last].name + name
        rows[index].subject, rows[index].parent = rows[last].subject, None
    return True


def _as_many(rows: list[FoundIndicator], values: list[int], count: int) -> list[int]:
    """The last values, from the first of their list on where that has more: 分别下降3.4%、11.1%和持平."""
    together = [index for index in values if rows[index].clause == rows[values[-1]].clause] if values else []
    return together[:count] if len(together) > count else values[-count:]
