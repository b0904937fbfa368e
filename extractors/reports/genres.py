"""Genre: which kind of report a text is, by its title, else by the formula it opens with.

The patterns are data (`vocabulary/genres.csv`), tried in their order. A notice that encloses a plan is a notice.
Refuses to guess from subject matter: a text without title or formula is `other`.

>>> genre_of("关于印发实施方案的通知", ""), genre_of(None, "现在，我代表市人民政府向大会报告工作")
('notice', 'work_report')
>>> genre_of(None, "新一代信息技术产业是数字经济的关键支撑")
'other'
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from ...schemas.records import Genre
from ..vocabularies import read_vocabulary

REPORTING = frozenset({"annual_report", "work_report", "bulletin", "disclosure_report", "budget", "audit"})


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], Genre]]]:
    patterns: dict[str, list[tuple[re.Pattern[str], Genre]]] = {"title": [], "opening": []}
    for _, place, genre, pattern, _ in read_vocabulary("genres.csv"):
        patterns[place].append((re.compile(pattern), cast("Genre", genre)))
    return patterns


def genre_of(title: str | None, opening: str) -> Genre:
    """The genre of a report with this title (null where it shows none) and this opening."""
    for place, text in (("title", title or ""), ("opening", opening)):
        for pattern, genre in _patterns()[place]:
            if pattern.search(text):
                return genre
    return "other"
