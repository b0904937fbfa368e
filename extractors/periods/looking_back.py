"""Looking back: the parts of a plan that tell what was reached before it.

Finds them by their headings (发展基础, 现状, 面临形势) and by sentences on an earlier plan (“八五”期间，…), after which
undated ones go on in its tense up to a word of will, a time within the plan, or the next heading. Under such a heading
only what must or will be ends it, for 推动 and 继续保持 tell of the past there as well.

>>> looks_back("（一）发展基础"), looks_back("二、发展目标")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...schemas.text import Heading
from ..times.dates import FoundDate
from .frame import Frame

_HEADING = re.compile(
    r"现状|回顾|成就$|成效$|(?:发展|工作|现有|产业)基础|基础(?:与|和|条件)|(?:面临|发展)的?(?:形势|环境|背景)|存在的?问题"
)
_AIM = re.compile(r"优化|提升|加强|强化|夯实|营造|改善|增强|完善|建设|目标|任务|措施")
_AHEAD = re.compile(r"(?:发展|主要|总体|工作|奋斗)目标|(?:重点|主要|工作)任务|保障措施|总体(?:要求|思路)|指导思想|远景")
OPENING = 4  # characters of a sentence before the time it opens with
LONGEST_HEADING = 24  # characters
_MUST = re.compile(
    r"将(?![^，。；]{2,24}(?:作为|纳入|列为|列入))|(?<![主重需首概扼])要(?![用求急点素])|(?<![供效响反适相呼])应(?![用对急变链声])"
    r"|必须|力争|争取|预期|原则上"
)
_WILL = re.compile(rf"{_MUST.pattern}|确保|继续|加强|推进|推动|目标|计划|规划")


def looks_back(heading: str) -> bool:
    """Whether a heading is about what was before."""
    return len(heading) <= LONGEST_HEADING and bool(_HEADING.search(heading)) and not _AIM.search(heading)


class Tense:
    """Whether the sentences of a plan look back, told one after the other."""

    def __init__(self, frame: Frame, headings: Sequence[Heading]) -> None:
        self.start = (frame.plan_period or "")[:4]
        self.headings, self.place = headings, 0
        self.back = self.earlier = False

    def past(self, start: int, sentence: str, dates: Sequence[FoundDate]) -> bool:
        """Whether the sentence that starts at `start` speaks of the time before the plan."""
        while self.place < len(self.headings) and self.headings[self.place].start <= start:
            self.back, self.earlier = self._back(self.place), False
            self.place += 1
        ends = [date.edtf.split("/")[-1][:4] for date in dates if date.edtf and not date.compared]
        opens = bool(dates) and dates[0].start - start <= OPENING and dates[0].kind == "range"
        if self.start and opens and ends and max(ends) < self.start:
            self.earlier = True
        elif ends or _WILL.search(sentence):
            self.earlier = False
        return (self.back and not _MUST.search(sentence)) or self.earlier

    def _back(self, place: int | None) -> bool:
        """Whether a heading or one above it looks back; bullets (——成效显著) head nothing, an aim ends it."""
        while place is not None:
            heading = self.headings[place]
            if _AHEAD.search(heading.heading):
                return False
            if heading.label != "——" and looks_back(heading.heading):
                return True
            place = heading.parent
        return False
