"""Cells of tables: where a cell stands, and the figure that it states.

A figure is a whole cell: one number with its sign or bound, its multiplier, its unit and a note in brackets, or a
range with its unit. Refuses running prose, codes with leading zeros, dates and ranges without a unit.

>>> read_figure(cell_at("≥1,190.5件（实招）", 0, 13))
Figure(start=1, end=9, value=Decimal('1190.5'), bound='ge', unit=Unit(unit='件', kind='count', end=1), high=None)
>>> [read_figure(cell_at(text, 0, len(text))) for text in ("0471", "2-6", "处20万元以下罚款", "—")]
[None, None, None, None]
>>> read_figure(cell_at("1倍至3倍违法所得", 0, 9))
Figure(start=0, end=5, value=Decimal('1'), bound='range', unit=Unit(unit='倍', kind='ratio', end=5), high=Decimal('3'))
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..figures.numerals import multiplier_value, read_numeral
from ..figures.quantities import find_quantities
from ..figures.units import Unit, read_unit

LONGEST_FIGURE = 40  # characters of a cell that states one number

_FIGURE = re.compile(
    r"(?P<hedge>[≥≤><〉〈约]?)\s?"
    r"(?P<sign>[-+－＋]?)"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?)"
    r"\s?(?P<tail>[^\d（）]{0,12}|[^\d（）]{0,8}(?:m|微克/立方米)[23]?)"
    r"(?:（[^（）]{1,16}）)?"
)
_WRAPPED = re.compile(r"[〔\[［【][^〔〕\[\]［］【】]{1,12}[〕\]］】]")  # 〔6.4〕, over all the years of a plan
_BOUND = re.compile(r"(?:以上|以下|以内|左右|多|余)$")
_RANGE = re.compile(r"\d.{0,14}[-—–~～－至]\s?\d")
_OF_BASE = re.compile(r"(?:[%倍][\u4e00-\u9fff]{2,8})?")  # 1倍至3倍违法所得
_HEDGES = {"≥": "ge", "≤": "le", ">": "over", "<": "under", "〉": "over", "〈": "under", "约": "about"}
_BOUNDS = {"以上": "ge", "以下": "le", "以内": "le", "左右": "about", "多": "over", "余": "over"}


class Cell(NamedTuple):
    """A cell of a table: its clean span and its wording without white space."""

    start: int
    end: int
    text: str


class Figure(NamedTuple):
    """The number of a cell, from its first character through its unit; no unit where the header gives it."""

    start: int
    end: int
    value: Decimal
    bound: str
    unit: Unit | None
    high: Decimal | None = None  # of a range, whose lower end is the value


def cell_at(text: str, start: int, end: int) -> Cell:
    r"""The cell that fills a span of the clean text, without the white space around it.

    >>> cell_at("甲| 商业\n企业 |", 2, 9)
    Cell(start=3, end=8, text='商业企业')
    """
    raw = text[start:end]
    begun = start + len(raw) - len(raw.lstrip())
    return Cell(begun, max(begun, start + len(raw.rstrip())), "".join(raw.split()))


def read_figure(cell: Cell) -> Figure | None:
    """The figure a cell states, or None."""
    if not cell.text or len(cell.text) > LONGEST_FIGURE or len(cell.text) != cell.end - cell.start:
        return None
    if _WRAPPED.fullmatch(cell.text):
        return read_figure(Cell(cell.start + 1, cell.end - 1, cell.text[1:-1]))
    match = _FIGURE.fullmatch(cell.text)
    tail = _tail(match["tail"]) if match else None
    if match is None or tail is None:
        return _read_range(cell) if _RANGE.match(cell.text) else None
    multiplier, unit, bound = tail
    numeral = read_numeral(match["number"])
    if numeral is None or (multiplier and unit is None):
        return None
    value = numeral * multiplier_value(multiplier) * (-1 if match["sign"] in ("-", "－") else 1)
    bound = _HEDGES.get(match["hedge"]) or _BOUNDS.get(bound, "eq")
    start = match.start("sign") if match["sign"] in ("-", "－") else match.start("number")
    end = match.end("tail") if match["tail"] else match.end("number")
    return Figure(cell.start + start, cell.start + end, value, bound, unit)


def _read_range(cell: Cell) -> Figure | None:
    """The range a cell states with its unit: 20万元至500万元; of a rate with what it is a rate of."""
    read = find_quantities(cell.text, bytearray(len(cell.text)))
    if len(read) != 1 or read[0].bound != "range" or read[0].start or read[0].unit.endswith("岁"):
        return None  # ages head the columns that they divide
    only = read[0]
    if only.end < len(cell.text) and not _OF_BASE.fullmatch(cell.text, only.end - 1):
        return None
    unit = Unit(only.unit, only.kind, only.end)
    return Figure(cell.start, cell.start + only.end, only.low, "range", unit, only.high)


def _tail(written: str) -> tuple[str, Unit | None, str] | None:
    """Multiplier, unit and bound behind a number, as little multiplier as the unit leaves: 万千瓦 is 万 of 千瓦."""
    bound = _BOUND.search(written)
    bare = written[: bound.start()] if bound else written
    if not bare:
        return "", None, bound[0] if bound else ""
    for size in range(len(bare) - len(bare.lstrip("十百千万亿")) + 1):
        unit = read_unit(bare, size)
        if unit and unit.end == len(bare):
            return bare[:size], unit, bound[0] if bound else ""
    return None


def is_empty(cell: Cell) -> bool:
    """Whether a cell states nothing: no characters, dashes, strokes, 无."""
    return not cell.text.strip("-—–－―/／\\·.*… 　无")
