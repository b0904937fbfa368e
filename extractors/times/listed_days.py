"""Days of a list that give their month once: 8月25日、26日, 12月18日晚8时40分和19日晚8时35分.

Finds them directly behind a day whose year and month are known and resolves them in that month. Refuses days that go
back in the month, since they belong to another one, and numbers of days (3日内).

>>> listed_days("8月25日、26日、28日到场", 5, "2026-08-25")
[(6, 9, '2026-08-26'), (10, 13, '2026-08-28')]
>>> listed_days("8月25日、3日内到场", 5, "2026-08-25")
[]
"""

from __future__ import annotations

import re

from .time_parts import read_day, within_month
from .time_patterns import CLOCK, DAY

_NEXT = re.compile(rf"(?:、|和|及|以及|与)(?P<day>{DAY})[日号](?!之?内|以内|以?前|以?后|游|均|至|起)(?:{CLOCK})?")


def listed_days(text: str, end: int, day: str) -> list[tuple[int, int, str]]:
    """Start, end and EDTF of the days listed behind a day (`YYYY-MM-DD`) that ends at a place of the text."""
    found = []
    while match := _NEXT.match(text, end):
        following = within_month(day[:4], int(day[5:7]), read_day(match["day"]))
        if len(following) != len(day) or following <= day:
            break
        found.append((match.start("day"), match.end(), following))
        end, day = match.end(), following
    return found
