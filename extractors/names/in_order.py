"""Figures told in turn behind as many before them: changes, ranks and multiples that name nothing themselves.

Finds 达4.2万元、2.1万元，增长5.3%、7.6%, 分别达16.5%、13.4%，排第1位、第2位 and 达到12件和5件，是上年的3倍和2倍;
refuses runs of another length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..statements.statements import Statement
from ..words.changes import is_bare_change
from ..words.trimming import trim

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

EACH = re.compile(r"分别|依次(?=为)")
_PLACED = re.compile(
    r"(?:分别)?(?:分?[居列]|[位名]列|位居|排名?)?(?:全[国省市区州球]|世界)?$"
)  # 排全区: a rank without a name
_MULTIPLE = re.compile(r"(?:分别)?(?:[是为]|相当于)")

FEWEST = 3  # rows of a sentence with two figures told in turn


def name_in_order(rows: list[FoundIndicator]) -> None:
    """Name changes, ranks and multiples by as many figures before them. In place."""
    if len(rows) < FEWEST:
        return
    if [row.role for row in rows].count("change") > 1:
        _pair_in_order(rows)
    if [row.kind for row in rows].count("rank") > 1:
        _rank_in_order(rows)
    if [row.unit for row in rows].count("倍") > 1:
        _multiply_in_order(rows)


def _pair_in_order(rows: list[FoundIndicator]) -> None:
    """达4.2万元、2.1万元，增长5.3%、7.6%: as many changes as values before them belong to them in order."""
    for last in range(len(rows) - 1, 1, -1):
        changes = run_back(rows, last, "change")
        values = run_back(rows, last - len(changes), "value")
        if len(values) < len(changes):
            values = _of_one_unit(rows, last - len(changes), len(changes))
        if len(changes) < 2 or len(values) < len(changes) or rows[values[0]].kind == "rank":
            continue
        shared = {rows[index].parent for index in changes}
        if shared != {values[-1]}:
            continue
        for index, value in zip(changes, values[-len(changes) :], strict=True):
            rows[index].parent, rows[index].name, rows[index].subject = value, rows[value].name, rows[value].subject


def _of_one_unit(rows: list[FoundIndicator], last: int, count: int) -> list[int]:
    """So many values of one unit that end at `last`, each in a clause of its own: 新收9件，旧存3件，审结8件."""
    run = list(range(max(0, last + 1 - count), last + 1))
    alike = all(rows[index].role == "value" and rows[index].unit == rows[last].unit for index in run)
    return run if alike and len({rows[index].clause for index in run}) == count else []


def _rank_in_order(rows: list[FoundIndicator]) -> None:
    """分别达16.5%、13.4%，排第1位、第2位: as many ranks without a name of their own as values before them."""
    last = len(rows) - 1
    while last > 1:
        ranks = [index for index in run_back(rows, last, "value") if rows[index].kind == "rank"]
        values = run_back(rows, ranks[0] - 1, "value") if len(ranks) > 1 else []
        values = values or (run_back(rows, ranks[0] - 1, "change") if len(ranks) > 1 else [])
        if ranks and rows[ranks[0]].words.startswith("分别") and len(values) < len(ranks) <= ranks[0]:
            values = list(range(ranks[0] - len(ranks), ranks[0]))  # 投入12亿元、增长14%，分别居第5、第3位
        if len(values) == len(ranks) and all(_PLACED.match(rows[index].words) for index in ranks):
            for index, value in zip(ranks, values, strict=True):
                grown = "增长" if rows[value].role == "change" and rows[value].unit == "%" else ""
                rows[index].name, rows[index].subject = rows[value].name + grown, rows[value].subject
        last = min(ranks, default=last) - 1


def _multiply_in_order(rows: list[FoundIndicator]) -> None:
    """达到12件和5件，是上年的3倍和2倍: as many multiples as values in the clause before them."""
    last = len(rows) - 1
    while last > 2:
        times = [index for index in run_back(rows, last, "value") if rows[index].unit == "倍"]
        first = times[0] if times else 0
        values = run_back(rows, first - 1, "value") if len(times) > 1 and _MULTIPLE.match(rows[first].words) else []
        if len(values) == len(times):
            for index, value in zip(times, values, strict=True):
                rows[index].name, rows[index].subject = rows[value].name, rows[value].subject
        last = min(times, default=last) - 1


def run_back(rows: list[FoundIndicator], last: int, role: str) -> list[int]:
    """The rows of one role and clause that end at `last`, in order."""
    run: list[int] = []
    for index in range(last, -1, -1):
        if rows[index].role != role or rows[index].clause != rows[last].clause:
            break
        run.insert(0, index)
    return run


def run_of(statements: list[Statement], first: int, by_start: dict[int, int]) -> list[int]:
    """The rows of the numbers that one 分别 governs: those joined behind the first without words of their own."""
    group = [by_start[statements[first].quantity.start]]
    for statement in statements[first + 1 :]:
        own = len(trim(statement.before)) > 1 and not is_bare_change(statement.before)
        if not statement.joined or own or statement.clause != statements[first].clause:
            break
        group.append(by_start[statement.quantity.start])
    return group
