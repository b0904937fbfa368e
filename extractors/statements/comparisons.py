"""Comparisons: what a change is measured against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..times.calendar import closed, year_before
from ..times.dates import FoundDate
from ..words.changes import Change, compares
from .statements import Statement

if TYPE_CHECKING:
    from .found import FoundIndicator

FRONTED_REACH = 48  # characters before a clause in which a comparison may stand
_FRONTED = re.compile(r"(?:与|和|同|较|比)[^，。；：]{2,40}相比，$")
_FROM = re.compile(
    r"(?:由|从)(?:原来|原先|过去|目前|现在|现有|原|某年)?(?:每[\u4e00-\u9fff每]{1,5}|月[\u4e00-\u9fff]{2,4})?的?$"
)
_TO = re.compile(
    r"(?:左右|多)?(?:增加|增长|提高|上升|扩大|发展|减少|下降|降低|缩小|缩短|压缩|提升|拓展|上调|下调|延长|调整|跃升|[增升降减扩转变])"
    r"(?:到|至|为)"
)
_TO_OTHERS = re.compile(r"[，、（](?:增[速幅])?(?:[高低快慢]于|高出|[比较][^，。；\d]{2,12}[高低快慢])")
_CENSUS = r"(?:第[一二三四五六七八九十]{1,2}次全国[\u4e00-\u9fff]{2}普查)?"
_THROUGHOUT = re.compile(rf"(?:[底末]|时期|期间)?{_CENSUS}(?:相比|比较)，")
_OWN_BASIS = re.compile(r"同比|环比|上年|去年|年均|年平均|平均(?=每年|[增递提下降减])|每年|(?<!占)比(?![重例率值])|较")


def base_of(
    change: Change, period: str | None, compared: Sequence[FoundDate], text: str, *, aimed: bool = False
) -> tuple[str | None, str | None]:
    """The basis of a change and the EDTF of what it is compared with; `compared` are the times named in its clause.

    What is `aimed` at by 2025 is reached over the years up to then: 能耗累计下降14%.
    """
    if compared and compared[-1].edtf:
        edtf = closed(compared[-1].edtf)
        named_last_year = text[compared[-1].start] in "去上"
        return ("yoy" if named_last_year else "base"), edtf
    if change.basis is None or change.named:
        return None, None
    if _spans_years(period) or (change.basis == "cumulative" and (period is None or aimed)):
        return "cumulative", None
    if change.basis == "cumulative" and period:
        return "yoy", year_before(period)
    if change.basis == "mom" or period is None:
        return change.basis, None
    return change.basis, None if ".." in period else year_before(period)


def growth_compared(made: list[FoundIndicator], row: FoundIndicator, text: str) -> int | None:
    """The growth that a difference to others is of: 工业用电量增长22.7%，高于全省9.6个百分点."""
    if not made or row.unit != "百分点" or row.change_basis is not None:
        return None
    grew = made[-1].role == "change" and made[-1].unit == "%"
    return len(made) - 1 if grew and _TO_OTHERS.match(text, made[-1].end) else None


def _spans_years(period: str | None) -> bool:
    return period is not None and len(period) == 9 and "/" in period


def fronted_comparison(text: str, start: int, clause: int) -> int | None:
    """Where the comparison begins that stands in front of a clause, in the sentence that begins at `start`.

    >>> text = "与2023年相比，办理案件增加12件"
    >>> fronted_comparison(text, 0, text.index("办理")), fronted_comparison(text, 0, 0)
    (0, None)
    """
    if not text.endswith("相比，", start, clause):
        return None
    match = _FRONTED.search(text, max(start, clause - FRONTED_REACH), clause)
    return match.start() if match else None


def starts_change(before: str, behind: str) -> bool:
    """Whether a number is where a change starts from (从10.23年提高到10.8年).

    >>> starts_change("平均受教育年限从", "提高到10.8年"), starts_change("从", "家企业中选出")
    (True, False)
    """
    return bool(_TO.match(behind) and _FROM.search(before))


def compared_throughout(dates: Sequence[FoundDate], statement: Statement, text: str, start: int = 0) -> list[FoundDate]:
    """The time that a sentence compares all its changes with: 1992年同1987年相比，A增长42%，B增长20%.

    Or that lent to the sentence, which begins at `start`, by the one before. A time of its own that a later statement
    names takes it from there.
    """
    before = [date for date in dates if date.start < statement.quantity.start]
    if not any(date.compared for date in before) or _OWN_BASIS.search(statement.before):
        return []
    lent = [date for date in before if date.end <= start and len(date.edtf or "") == len("2020")]
    found = [date for date in before if date.compared and (_THROUGHOUT.match(text, date.end) or date in lent)]
    return [] if found and not before[-1].compared and before[-1].start > found[-1].start else found


def is_compared(dates: Sequence[FoundDate], start: int, statement: Statement, text: str) -> bool:
    """Whether a time at the head of its clause, or of the sentence that begins at `start`, is compared with."""
    fronted = fronted_comparison(text, start, statement.clause[0]) is not None
    return fronted or bool(compared_throughout(dates, statement, text))


def basis_untimed(dates: Sequence[FoundDate], place: int, told: str, *, planned: bool) -> str | None:
    """The basis of a growth of no known year, by what its sentence `told` before it at a place.

    Over a span without dates (五年内) it is cumulative; of what is planned it has none, unless the words compare.

    >>> basis_untimed([], 0, "生产效率提高", planned=True), basis_untimed([], 0, "产量同比提高", planned=True)
    (None, 'yoy')
    """
    if any(not date.edtf and date.kind in ("duration", "until") for date in dates if date.start < place):
        return "cumulative"
    return None if planned and not compares(told) else "yoy"
