"""Shared numbers: 均, 都 and 各 give one number to several names, a row for each on the same span.

Finds names joined by 、和与 before the word (氨氮、总磷浓度均下降5%; 小麦、玉米各9万亩) and shares or ranks whose own
name is a list. Refuses lists of which a member measures nothing, where nothing counted is shared.

>>> row = FoundIndicator(0, 1, "ratio", "value", 1.0, 1.0, 1.0, "%", "eq", "", None, None, "actual")
>>> rows = [row]
>>> _copy(rows, 0, ["甲市优良率", "乙市优良率"], None)
>>> [(each.name, each.subject) for each in rows]
[('甲市优良率', None), ('乙市优良率', None)]
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..words.acts import leading_verb
from ..words.words import measured
from .before import name_before
from .in_order import EACH, run_of
from .name_lists import (
    SHORT_NAME,
    SPLIT,
    SPLITS,
    each_with_verb,
    growths,
    led_alike,
    names_of_one,
    of_places,
    share_parts,
)

_ALL = re.compile(
    r"各$|(?<![平人户亩年月日])均$|(?:(?<![平人户亩年月日])均|都)(?:达|为|超|在|高|保持|实现|突破|完成|增长|下降|提[高升]|上升|减少|居|位|列|排|进入|稳定|控制|创|较|比|要|不)"
)
_SPLITTING = frozenset("、和与及")
_ALL_BEGINS = re.compile(r"(?<![平人户亩年月日])均(?!衡)|都")
_OF_GROWTH = re.compile(r"等?(?<![、和及])(?:同比)?(?:增幅|涨幅|增速|降幅)?$")
_RANKED_ALL = re.compile(r"(?:均|都)(?:位?居|位列|名列|列|排)")


def copy_shared(rows: list[FoundIndicator], statements: list[Statement], by_start: dict[int, int]) -> None:
    """Copy the rows whose number several names share. In place."""
    for statement in reversed(statements):
        place = by_start.get(statement.quantity.start)
        if place is None:
            continue
        if rows[place].kind == "rank" and _RANKED_ALL.match(statement.before):
            _copy(rows, place, growths(rows[place].name), None)
        elif _SPLITTING.isdisjoint(statement.before) or not SPLIT.search(statement.before):
            continue
        elif _ALL.search(statement.before):
            names, subject = _names_of_all(statement, changed=rows[place].role == "change")
            counted = statement.before.endswith("各") and rows[place].kind == "count"
            _copy(rows, place, led_alike(names, rows[place].name) if counted else names, subject)
        elif rows[place].kind in ("ratio", "rank") and SPLIT.search(rows[place].name):
            each = EACH.search(statement.before) is not None
            in_turn = each and len(run_of(statements, statements.index(statement), by_start)) > 1
            _copy(
                rows,
                place,
                [] if in_turn else names_of_one(rows[place].name, each=each, ranked=rows[place].kind == "rank"),
                None,
            )


def _names_of_all(statement: Statement, *, changed: bool) -> tuple[list[str], str | None]:
    """The names before 均, 都 or 各 that share one number, and their subject; empty where it is one name."""
    each = statement.before.endswith("各")
    head = statement.before.removesuffix("各") if each else _ALL_BEGINS.split(statement.before)[0]
    name = name_before(_OF_GROWTH.sub("", head) if changed else head, whole=True)
    for pattern in SPLITS[0 if "、" in name.name else 1 :]:
        parts = [part for part in pattern.split(name.name) if part]
        done = each and len(parts) > 1 and (leading_verb(parts[0]) or not measured(parts[-1]))
        names = each_with_verb(parts) if done else share_parts(parts)  # 小麦、玉米的推广面积各9万亩
        alike = len({part[-2:] for part in names}) == 1 and not each  # 高新技术企业、科技型中小企业均突破1万家
        ranked = statement.quantity.kind == "rank"  # 抽检结果、工作考评均列全省第三
        things = (changed or alike or ranked) and all(len(part) > SHORT_NAME - changed for part in names)
        if len(parts) > 1 and (each or things or all(measured(part) for part in names)):
            return names, name.subject
    return [], None


def _copy(rows: list[FoundIndicator], index: int, names: list[str], subject: str | None) -> None:
    """One row for each of the names that share a number."""
    if not names:
        return
    placed = of_places(names)
    subjects = [part.removesuffix(placed) if placed else subject or rows[index].subject for part in names]
    rows[index : index + 1] = [
        replace(rows[index], name=placed or part, subject=place) for part, place in zip(names, subjects, strict=True)
    ]
    for row in rows[index + len(names) :]:
        if row.parent is not None and row.parent > index:
            row.parent += len(names) - 1
