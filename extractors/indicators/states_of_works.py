"""States of works: how many of the works counted before have been begun, are under way or have been finished.

Finds bare states behind a total of works that are carried out or planned (实施重大项目900个，新开工200个、竣工90个) or
that have all been begun (20个项目全部开工、完工5个). Refuses what is a state itself (签约项目80个，开工30个): what was
begun in a year need not have been signed in it.

>>> _STATE.fullmatch("新开工") is not None, _STATE.fullmatch("完成投资") is None
(True, True)
"""

from __future__ import annotations

import re

from ...schemas.text import Outline
from ..statements.found import FoundIndicator
from ..words.acts import leading_verb

LONGEST_WAY = 40  # characters between the total and a state, and between states
_STATE = re.compile(
    r"(?:其中，?|已|均已|全部|计划)*(?:(?:新?开工|复工|竣工|完工|建成|投产|续建|在建|投用|验收|销号|交付)(?:建设|投用|投产|项目|了)*)"
)
_WORKS = re.compile(r"项目|工程|小区|棚户区|住房|危房|水库|道路")
_CARRIED_OUT = frozenset(
    "实施 推进 统筹推进 统筹 统筹实施 谋划 谋划实施 安排 推动 推动实施 滚动实施 组织实施 在建 列入".split()
)
_ALL_BEGUN = re.compile(r"[^，。；、\d]{0,30}(?:全部|均已?)(?:开工|启动|动工)[、，]")
_CAME = re.compile(r"签约|引进|招引|招商|纳统|入库|争取|获批|核准|批复|储备|新|开工$|竣工|完工|投产|建成|续建")
_ENDS = tuple("，、。；（\n")


def link_states(text: str, rows: list[FoundIndicator], outline: Outline) -> None:
    """Mark the states of works as parts of the works counted before them. In place."""
    for index, row in enumerate(rows):
        if (
            row.role == "value"
            and row.kind == "count"
            and text.startswith(_ENDS, row.end)
            and _STATE.fullmatch(row.words)
        ):
            total = _works_before(text, rows, index, outline.sentence_at(row.start).start)
            if total is not None:
                row.role, row.parent = "part", total


def _works_before(text: str, rows: list[FoundIndicator], index: int, start: int) -> int | None:
    """The works that a state is one of, with nothing but other states of them between."""
    state, place = rows[index], rows[index].start
    for number in range(index - 1, -1, -1):
        row = rows[number]
        between = text[row.end : place]
        if row.start < start or len(between) > LONGEST_WAY or any(mark in between for mark in "；。："):
            return None
        if row.unit == state.unit and row.nature == state.nature:
            if row.parent is not None and _STATE.fullmatch(row.words):
                return row.parent
            if row.role != "value" or not _STATE.fullmatch(row.words):
                return number if _carried_out(row, text) and (row.value or 0) > (state.value or 0) else None
        place = row.start
    return None


def _carried_out(row: FoundIndicator, text: str) -> bool:
    """Whether a row counts works whatever their state."""
    if row.role != "value" or row.kind != "count" or not _WORKS.search(row.name):
        return False
    verb = leading_verb(row.name)
    return bool(verb in _CARRIED_OUT or _ALL_BEGUN.match(text, row.end) or (not verb and not _CAME.search(row.name)))
