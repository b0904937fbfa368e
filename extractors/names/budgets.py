"""Budgets: the names of their sums, and what their expenditure goes to.

Finds the other side of an account named before (一般公共预算收入8亿元，支出9亿元), the debt that a higher level sets
the limit of (省财政厅核定我县政府债务限额), the account of an outcome whose budget was named (支出决算), and the sums
behind 主要支出项目： as parts of the expenditure before them.
Refuses sides of anything but an account: the expenditure beside an income of households is nobody's.

>>> row = FoundIndicator(0, 1, "amount", "value", 1.0, 1.0, 1.0, "元", "eq", "公共预算收入", None, "2023", "actual")
>>> other = FoundIndicator(2, 3, "amount", "value", 1.0, 1.0, 1.0, "元", "eq", "支出", None, "2023", "actual")
>>> name_sides([row, other])
>>> other.name
'公共预算支出'
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ...schemas.text import Outline
from ..statements.found import FoundIndicator

REACH = 120  # characters behind an expenditure in which the list of what it goes to begins
_SIDE = re.compile(
    r"(?P<account>[\u4e00-\u9fff“”]{2,}(?:预算|基金|财政|保险))(?:总|本年)?(?:收入|支出)(?:预算)?(?:安排)?"
)
_ENDS = ("收入", "支出", "预算", "安排")  # of the name of a side
_SIDES = frozenset(f"{total}{side}" for total in ("", "总") for side in ("收入", "支出", "收入预算", "支出预算"))
_LIMITED = re.compile(
    r"^.*(?:核定|下达|批准)(?:给|的)?(?:(?P<who>[我全本][省市县区州盟旗])的?)?"
    r"(?P<debt>[\u4e00-\u9fff]{0,8}债务)(?P<limit>限额)?(?P<end>余额)?$"
)
_GOES_TO = re.compile(r"支出(?:(?<=主要支出)|(?<=重点支出)|(?<=具体支出))[^，。；：\n\d]{0,8}：")
_BUDGETED = re.compile(r"(?P<account>.{2,}?)(?:支出|收入)?(?:年初|全年|调整)?预算数?$")
_SPENT = ("支出", "经费")


def name_budgets(rows: list[FoundIndicator]) -> None:
    """Name the sums of budgets in a sentence. In place."""
    name_sides(rows)
    for row in rows:
        limited = _LIMITED.match(row.name) if "债务" in row.name else None
        if limited:
            row.name = limited["debt"] + (limited["end"] or limited["limit"] or "")
            row.subject = row.subject or limited["who"]


def name_sides(rows: list[FoundIndicator]) -> None:
    """Name 收入 and 支出 by the account whose other side the sentence told before. In place."""
    account, whose = "", None
    for row in rows:
        side = _SIDE.fullmatch(row.name) if row.name.endswith(_ENDS) else None
        account, whose = (side["account"], row.subject) if side else (account, whose)
        if row.name in _SIDES and row.subject in (None, whose):
            row.name = account + row.name


def account_of(budgeted: str) -> str:
    """“三公”经费支出年初预算为62万元，支出决算为48万元: the account whose budget was named before its outcome."""
    account = _BUDGETED.match(budgeted)
    return account["account"] if account else ""


def link_expenditure(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Make the sums of a list of expenditure parts of the expenditure told just before it. In place."""
    for match in _GOES_TO.finditer(text):
        first = bisect_left(rows, match.end(), key=lambda row: row.start)
        end = outline.sentence_at(match.start()).end
        total = next((index for index in range(first - 1, -1, -1) if _is_spent(rows[index])), None)
        if total is None or rows[total].end < match.start() - REACH or "\n" in text[rows[total].end : match.start()]:
            continue
        for row in rows[first : bisect_left(rows, end, key=lambda row: row.start)]:
            if _is_spent(row) and row.unit == rows[total].unit and (row.value or 0) < (rows[total].value or 0):
                row.role, row.parent = "part", total


def _is_spent(row: FoundIndicator) -> bool:
    return row.role == "value" and row.kind == "amount" and row.name.endswith(_SPENT)
