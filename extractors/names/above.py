r"""Above: the line over a number that says what it is of, where its own sentence says nothing.

Finds the line that introduces a list (企业在本市纳税：) over its items, and the heading over a number that stands alone
(一、工作频率范围). Refuses lines that end a sentence and headings with numbers of their own.

>>> text = "2. 企业在本市纳税：\n（1）5万元以上（4分）；\n（2）9万元以上（8分）"
>>> head_above(text, text.index("（2）")), head_above("其他。\n（2）9万元", 4)
('2. 企业在本市纳税', '')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.trimming import LABEL
from .before import name_before

if TYPE_CHECKING:
    from ..statements.found import FoundIndicator

REACH = 240  # characters above an item in which the head of its list stands
_TOLD = re.compile(r"[\u4e00-\u9fff（）]{2,16}")
_NOTHING = re.compile(rf"\s*(?:{LABEL.pattern})?[大小高低不]?[于超]?过?\s*")


def head_above(text: str, start: int) -> str:
    """The line above a list that introduces it, for an item that begins at `start`; empty where none does."""
    for line in reversed(text[max(0, start - REACH) : start].rstrip().split("\n")):
        if line.rstrip().endswith("："):
            return line.strip().removesuffix("：")
        if not LABEL.match(line.lstrip()):
            break
    return ""


def heading_above(text: str, start: int) -> str:
    r"""The heading that is the line above the one that begins at `start`, without its label; empty where none is.

    >>> text = "一、工作频率范围\n59MHz。"
    >>> heading_above(text, 9), heading_above("一、实施。\n59MHz。", 6)
    ('工作频率范围', '')
    """
    above = text[max(0, start - REACH) : start].rstrip().rpartition("\n")[2].strip()
    label = LABEL.match(above)
    heading = above[label.end() :].strip() if label else ""
    return heading if _TOLD.fullmatch(heading) else ""


def name_by_line_above(text: str, start: int, rows: list[FoundIndicator]) -> None:
    """Name the first number of a sentence that begins at `start` with it, where nothing else does. In place."""
    for row in rows[:1]:
        if not row.name and _NOTHING.fullmatch(text, start, row.start):
            head = head_above(text, start)
            row.name = heading_above(text, start) or name_before("" if re.search(r"\d", head) else head).name
