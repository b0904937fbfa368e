"""Quotas: how many a guide or notice says are to be admitted or hired in the year that it is for.

Finds counts named as a plan of admissions or posts (设置积分入学计划90个, 招生计划总数为300人) and their parts, and
makes targets of the year out of what reads like a standing norm. Refuses shares, limits, what states a time of its
own, and reports whose year is not known.

>>> _QUOTA.search("民办小学招生计划总数") is not None, _QUOTA.search("招生录取办法") is None
(True, True)
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from .frame import Frame

_QUOTA = re.compile(
    r"(?:招生|入学|招录|招收|招聘|学位|录用|录取)[^，。；]{0,6}计划$|计划总?[数量]$|^(?:共?计划|拟)(?:招|录)"
)


def set_quotas(rows: list[FoundIndicator], frame: Frame) -> None:
    """Make targets of the report's year out of the quotas among the rows, in order of place. In place."""
    if not frame.lays_down or frame.reported is None:
        return
    year = str(frame.reported)
    for row in rows:
        if row.nature != "rule" or row.kind != "count" or row.bound != "eq" or row.period is not None:
            continue
        total = rows[row.parent] if row.parent is not None else row
        if _QUOTA.search(row.name) or (total.nature == "target" and _QUOTA.search(total.name)):
            row.nature, row.period = "target", year
