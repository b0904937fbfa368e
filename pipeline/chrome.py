"""Page chrome: the lines a website or a page layout puts around a report.

Finds a line that its wording marks as chrome (`chrome.csv`: the whole line, its start, or anywhere in a short
line) and page marks such as `— 2 —`; refuses long lines, which are prose that happens to use the word.

>>> is_chrome("来源：自治区生态环境厅")
True
>>> is_chrome("资金来源：中央财政")
False
>>> is_page_mark("— 12 —"), is_page_mark("475")
(True, False)
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

LONGEST_CHROME = 110  # characters; prose lines that hold a chrome word are longer
LONGEST_ANY = 70

_PAGE_MARK = re.compile(
    r"[-—–－─·\s]{1,6}\d{1,4}\s{0,3}[-—–－─·]{1,3}"  # — 2 —
    r"|第\s{0,2}\d{1,4}\s{0,2}页(?:\s{0,2}[,，/共]{0,2}\s{0,2}\d{1,4}\s{0,2}页)?"  # 第 2 页 共 9 页
    r"|\d{1,4}\s{0,2}/\s{0,2}\d{1,4}"  # 2/9
)
_DASHES = "-—–－─"
_PAGE_MARK_BEFORE = re.compile(r"[-—–－─]\s{0,2}\d{1,3}\s{0,2}[-—–－─]\s{0,2}(?=[\u4e00-\u9fff（])")  # — 2 —第四条

_INNER_MARK = re.compile(r"[—–－─] (\d{1,3}) [—–－─](?=\s?\S)")  # 一 — 1 — 般公共预算, where lines were lost
FEWEST_INNER = 3  # marks that count pages on, before they are taken for such
PAGES_BETWEEN = 5  # pages whose numbers may stand elsewhere

_DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\d{1,2}:\d\d")  # 2021-10-15 13:57 来源：…


@cache
def _wordings() -> dict[str, tuple[str, ...]]:
    with (files(__package__) / "chrome.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {
        place: tuple(row["wording"] for row in rows if row["place"] == place)
        for place in ("any", "start", "whole", "tail")
    }


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _wordings()["any"])))


def is_chrome(line: str) -> bool:
    """Whether a line (without spaces, full-width colons) belongs to the page and not to the report."""
    if len(line) > LONGEST_CHROME:
        return False
    if line in _wordings()["whole"] or line.startswith(_wordings()["start"]):
        return True
    return len(line) <= LONGEST_ANY and bool(_anywhere().search(line) or _DATED.match(line))


def begins_tail(line: str) -> bool:
    """Whether a line begins what a page puts behind a report: licence, related links.

    >>> begins_tail("本作品来自中华人民共和国最高国家权力机关"), begins_tail("本市工作")
    (True, False)
    """
    return line.startswith(_wordings()["tail"])


def page_mark_before(line: str) -> int:
    """The length of the page mark that stands at the head of a line of prose.

    >>> page_mark_before("— 12 —二条规定"), page_mark_before("-5-储值账户"), page_mark_before("-5-6度")
    (6, 3, 0)
    """
    mark = _PAGE_MARK_BEFORE.match(line) if line[0] in _DASHES else None
    return mark.end() if mark else 0


def is_page_mark(line: str) -> bool:
    """Whether a line is nothing but a page number between dashes or 第 N 页."""
    return len(line) <= 24 and bool(_PAGE_MARK.fullmatch(line))


def inner_page_marks(text: str) -> list[tuple[int, int]]:
    """The spans of page numbers between dashes inside lines, where they count on from page to page.

    >>> inner_page_marks("预 — 1 — 算，建 — 2 — 成，全 — 3 — 市"), inner_page_marks("得分 — 1 — 分")
    ([(2, 7), (12, 17), (22, 27)], [])
    """
    marks = list(_INNER_MARK.finditer(text)) if any(f" {dash} " in text for dash in "—–－─") else []
    marks = [
        mark for mark in marks if text[max(0, mark.start() - 2) : mark.start()].strip(" \t")[-1:] not in ("", "\n")
    ]
    counts_on = all(0 < int(mark[1]) - int(last[1]) <= PAGES_BETWEEN for last, mark in pairwise(marks))
    return [mark.span() for mark in marks] if len(marks) >= FEWEST_INNER and counts_on else []
