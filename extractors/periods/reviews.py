"""Reviews: what time a figure of a look back over several years holds for.

A level holds at the end of the years (达到21%), what a change starts from before them, and what adds up, averages or
was done over all of them. Refuses levels of which the words do not say that they were reached.

>>> from ..figures.quantities import find_quantities
>>> from ..statements.statements import read_statements
>>> text = "年均增长8%"
>>> (statement,) = read_statements(text, 0, len(text), find_quantities(text, bytearray(9)), [])
>>> over_review(statement, text, ""), reviewed("2017/2021", statement, text)
(True, '2017/2021')
"""

from __future__ import annotations

import re

from ..figures.numerals import read_numeral
from ..statements.comparisons import starts_change
from ..statements.statements import Statement
from ..words.changes import read_change
from ..words.words import has_level, measured, segment, word_class

_OVER_YEARS = re.compile(r"年均|累计|平均每年|每年平均|五年平均|共计|合计|总共")
_REACHES = ("惠及", "覆盖", "受益", "保障")  # who is reached in the end
_NO_LEVEL = re.compile(r"(?:有|是|稳定在|保持在?|控制在|维持在)$")
_COMES_TO = re.compile(
    r"[由从][^，。；]{1,20}(?:提高|增加|上升|增长|下降|减少|降低|提升|扩大|发展)(?:到|至)[^，。；]*$"
)
_RUNNING = re.compile(r"连续(?:(?P<years>\d{1,2}|[二两三四五六七八九十]{1,3})年|[^年]{1,4}(?:月|季度))")
_WITHIN_YEAR = re.compile(r"同比|[比较](?:上一?|去)年|当年|年末|年底")


def reviewed(span: str, statement: Statement, text: str) -> str:
    """The time of a figure of a review: a level holds at its end, what a change starts from before its beginning.

    Sums (事业费达4077亿元), counts (有30项) and what was kept (涨幅稳定在2%) are no levels.
    """
    first, _, last = span.partition("/")
    if starts_change(statement.before, text[statement.quantity.end : statement.quantity.end + 8]):
        return str(int(first) - 1)
    spent = statement.quantity.kind == "amount" and statement.before.endswith("达")
    level = has_level(statement.before) and not (spent or _NO_LEVEL.search(statement.before))
    return last if level and not _OVER_YEARS.search(statement.before) else span


def over_review(statement: Statement, before_number: str, behind: str) -> bool:
    """Whether a figure adds up, averages or grows over the years of a review: 年均增长8%, 累计新增5000人, 建成12所."""
    if _WITHIN_YEAR.search(before_number):
        return False
    before = statement.before
    if _OVER_YEARS.search(before_number) or starts_change(before, behind[:8]):
        return True
    share = statement.quantity.kind == "ratio" and not before
    if share or has_level(before) or measured(before) or before.endswith(_REACHES):
        return False
    done = segment(before or statement.behind)
    if (statement.joined and not done) or (
        before and statement.quantity.kind == "amount"
    ):  # 起诉案件9件64人，涉案资产6200万元
        return True
    return read_change(before, unit=statement.quantity.unit) is not None or any(
        word_class(word) in ("act", "predicate") for word in done
    )


def within_range(span: str, statement: Statement, before_number: str, behind: str, *, named: bool) -> str:
    """2018—2022年由1.2%提高到1.9%: what a change over stated years starts from and comes to.

    Over a `named` plan it starts from the year before; what is an average of years stays one.
    """
    if "平均" in before_number:
        return span
    if starts_change(statement.before, behind[:8]):
        return str(int(span[:4]) - named)
    return span[5:] if _COMES_TO.search(before_number) else span


def running(duration: str, year: int | None) -> str | None:
    """连续4年 up to 2024 is 2021/2024, 连续8个月 the year itself; other durations have no known ends."""
    match = _RUNNING.match(duration)
    if match is None or year is None:
        return None
    years = read_numeral(match["years"]) if match["years"] else None
    return f"{year + 1 - int(years)}/{year}" if years else str(year)
