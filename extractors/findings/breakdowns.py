"""Lists of parts behind a total, read from rows and the wording between them.

A list starts behind 其中, a colon or 按…分, its items carry the unit of the total and stand between separators of one
kind. Numbers of other units inside an item (罚款1698万元, 占47%) are notes; numbers in brackets or behind a second 其中
belong to the item before them. Refuses hedged numbers, averages and rates, numbers read from their middle, and
tables. What the labels say about the list is read from `breakdown_words.csv` and `partitions.csv`.

>>> clashing("国家级"), clashing("水环境类")
(True, False)
>>> covers(["第一产业", "第二产业", "第三产业"]), covers(["来信举报", "来电举报"]), covers(["水", "气"])
('complete', 'disjoint', None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ...schemas.text import Outline
from ..statements.found import FoundIndicator
from ..vocabularies import read_records
from .figures import is_whole, rounding_step
from .finding import stands_in_prose

__all__ = ["Breakdown", "clashing", "covers", "explanation", "has_word", "read_breakdowns"]

_SUMMABLE = frozenset({"count", "amount", "measure"})
_LONGEST_LEAD = 60  # characters between a total and its first part
_LONGEST_GAP = 60  # characters between two parts
_MOST_PARTS = 30
_REACH = 60  # characters behind the list that may explain it
_LABEL = r"[^，。；：、（）\n]{1,20}"
# 件，其中：水环境类 | 件：水环境类 | 件。其中，水环境类 | 件（其中水环境类
_LEAD = re.compile(
    rf"[^。；\n]{{0,40}}?(?:(?P<among>[，。；（、]?其中(?:包括)?[，：]?)|(?P<colon>：)|(?P<sorted>按[^，。；：、\n]{{1,10}}分[为，：]{{0,2}}))"
    rf"(?P<label>{_LABEL})$"
)
_BRACKETED = re.compile(r"（[^（）\n]{0,60}）")
# 件、大气类 | 件，罚款1698万元；查封扣押案件 | 件和土壤类
_NEXT = re.compile(
    rf"^[^，。；、：\n]{{0,15}}?(?P<notes>(?:[，、][^，。；、\n]{{1,20}}){{0,3}}?)(?P<separator>[，；、]|和|以及|及)(?P<label>{_LABEL})$"
)
_AND = frozenset({"和", "以及", "及"})
_GROWTH = re.compile(r"(?:[增减]加?|增长|减少|提高|下降|上升|降低|[多少超][支收用]?|结余|[由从比到])(?:了|约)?$")
_DIGIT = re.compile(r"[\d一二两三四五六七八九十]")
_NAMED_LIMIT = re.compile(r"规模以[上下]|限额以[上下]")  # kinds of enterprises, no threshold inside the list
_OPEN_END = re.compile(r"^[^，。；\n]{0,12}等|^[^，。；\n]{0,12}、|^[^。\n]{0,12}[，；](?:其[他它余]|另|此外|还)")
_NOTE = re.compile(r"（(?P<note>[^（）\n]{1,40})）")


class Breakdown(NamedTuple):
    """A total and the contiguous list of its parts, as indexes into the rows. `mixed`: other things are counted too."""

    total: int
    parts: list[int]
    labels: list[str]
    marker: str
    mixed: bool
    closed: bool


def read_breakdowns(text: str, outline: Outline, rows: list[FoundIndicator]) -> Iterator[Breakdown]:
    """Every list of parts (of one part or more) whose total stands before it."""
    for index, total in enumerate(rows):
        first = _first_part(text, rows, index) if total.kind in _SUMMABLE else None
        if first is not None and _countable(text, total):
            yield _read_list(text, outline, rows, index, first)


def _countable(text: str, row: FoundIndicator) -> bool:
    """Whether a row may be summed: exact, read whole, no average or rate, no table cell."""
    return (
        row.kind in _SUMMABLE
        and row.role in ("value", "part")
        and row.bound == "eq"
        and row.value is not None
        and row.value > 0
        and "/" not in row.unit
        and is_whole(text, row.start, row.end)
        and not has_word(row.name + row.words, "intensive")
        and not _GROWTH.search(text, max(0, row.start - 4), row.start)
        and stands_in_prose(text, row.start, row.end)
    )


def _first_part(text: str, rows: list[FoundIndicator], index: int) -> tuple[int, re.Match[str]] | None:
    """The first number of the total's unit behind it, where the words between open a list."""
    total = rows[index]
    for number in range(index + 1, len(rows)):
        row = rows[number]
        if row.start - total.end > _LONGEST_LEAD:
            return None
        if row.kind != total.kind or row.unit != total.unit or row.role == "change":
            continue
        lead = _LEAD.match(text[total.end : row.start]) if row.start > total.start else None
        return (number, lead) if lead and _countable(text, row) else None
    return None


def _read_list(
    text: str, outline: Outline, rows: list[FoundIndicator], index: int, first: tuple[int, re.Match[str]]
) -> Breakdown:
    number, lead = first
    total, limit = rows[index], outline.sentence_at(rows[number].start).end
    parts, labels, separator = [number], [lead["label"]], ""
    mixed = other = False
    closed = True
    for follower in range(number + 1, len(rows)):
        row, last = rows[follower], rows[parts[-1]]
        if row.start >= limit or row.start - last.end > _LONGEST_GAP or len(parts) >= _MOST_PARTS:
            break
        if row.unit != total.unit or row.kind != total.kind or row.role == "change":
            other = other or (row.kind == "count" and row.role in ("value", "part"))
            continue
        between = _BRACKETED.sub("", text[last.end : row.start])
        if _is_nested(between):
            continue
        step = _next_item(between, separator)
        if step is None or not _countable(text, row):
            closed = False
            break
        parts, labels, mixed = [*parts, follower], [*labels, step["label"]], mixed or other
        separator = separator or ("" if step["separator"] in _AND else step["separator"])
    closed = closed and not _OPEN_END.match(text[rows[parts[-1]].end : limit])
    marker = next(name for name in ("among", "colon", "sorted") if lead[name])
    return Breakdown(index, parts, labels, marker, mixed, closed)


def _is_nested(between: str) -> bool:
    """Whether a number belongs to the item before it: 大气类50件，其中扬尘20件."""
    return "其中" in between or "（" in between


def _next_item(between: str, separator: str) -> re.Match[str] | None:
    """The words between two items of a list with one kind of separator; None where the list has ended.

    >>> _next_item("件、大气类", "、") is None, _next_item("件，涉及重点案件", "、") is None
    (False, True)
    """
    step = _NEXT.match(between)
    if step is None or (step["notes"] and not _DIGIT.search(step["notes"])):
        return None
    return step if not separator or step["separator"] in (separator, *_AND) else None


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted((row["word"] for row in read_records("breakdown_words.csv") if row["class"] == kind), key=len)
    return re.compile("|".join(map(re.escape, reversed(words))))


def has_word(wording: str, kind: str) -> bool:
    """Whether a wording holds a word of a class of `breakdown_words.csv`.

    >>> has_word("其他污染类", "remainder"), has_word("人均可支配收入", "intensive"), has_word("水环境类", "remainder")
    (True, True, False)
    """
    return _words(kind).search(wording) is not None


def clashing(label: str) -> bool:
    """Whether a label names a subset that may overlap with its neighbours: 国家级, 已办结, 10亿元以上."""
    bare = _NAMED_LIMIT.sub("", label)
    return has_word(bare, "overlaps") or (_DIGIT.search(bare) is not None and "产业" not in bare)


@cache
def _partitions() -> list[tuple[list[str], bool]]:
    return [(row["members"].split(), row["complete"] == "yes") for row in read_records("partitions.csv")]


def covers(labels: list[str]) -> str | None:
    """`complete` where the labels are all classes of a known division, `disjoint` where they are classes of one."""
    for members, complete in _partitions():
        hits = {member for label in labels for member in members if _is_member(label, member)}
        if len(labels) == len(members) == len(hits):
            return "complete" if complete else "disjoint"
    return None


def _is_member(label: str, member: str) -> bool:
    """Whether a label is of a class, written in one of its ways: 限产停产 of 限产|限制生产."""
    return any(word in label for word in member.split("|"))


def explanation(text: str, rows: list[FoundIndicator], breakdown: Breakdown) -> str | None:
    """The bracket in or behind the list that says why its sum differs from the total."""
    end = rows[breakdown.parts[-1]].end
    for note in _NOTE.finditer(text, rows[breakdown.total].start, end + _REACH):
        if has_word(note["note"], "explains"):
            return note["note"]
    return None


def tolerance(text: str, rows: list[FoundIndicator], breakdown: Breakdown) -> Decimal:
    """How far the sum may be off because every number is rounded."""
    numbers = [rows[index] for index in (breakdown.total, *breakdown.parts)]
    return sum((rounding_step(text[row.start : row.end]) for row in numbers), Decimal(0)) / 2
