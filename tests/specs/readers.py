"""Zhibiao's own readers put before the cases: the text is cleaned, then read as a report's text is.

A case is put into a sentence, since a line of nothing but a date and a time is what web pages put around a report.
A number without a unit is no figure of a report, so a case that is one number from end to end goes to the numeral
reader, and to the quantity reader with the classifier 个 behind it. Durations are dates of kind `duration`, or
measures in hours, minutes and seconds.
"""

from __future__ import annotations

from decimal import Decimal

from zhibiao.extractors.figures.numerals import read_numeral
from zhibiao.extractors.figures.quantities import Quantity, find_quantities
from zhibiao.extractors.figures.refusals import find_refusals
from zhibiao.extractors.times.calendar import bounds, closed
from zhibiao.extractors.times.dates import Calendar, FoundDate, find_dates
from zhibiao.pipeline.clean import clean_text
from zhibiao.schemas.text import CleanText, SourceText

from .cases import Case
from .reading import Reading, fold
from .scales import scale

LEAD, TRAIL = "经核实，", "，下同。"  # the sentence a case is put into
TIME_UNITS = frozenset("小时 分钟 秒 分 天 日 年 个月 周".split())
TEMPERATURES = frozenset("摄氏度 华氏度 ℃ ℉ 度".split())
OPEN_ABOVE = frozenset(("ge", "over"))
OPEN_BELOW = frozenset(("le", "under"))
DATED = frozenset(("date", "duration", "set", "clock"))


def read(case: Case, topic: str) -> list[Reading]:
    """What zhibiao reads in the text of a case, as far as it is of the suite's topic."""
    if topic in ("number", "range") and _one_number(case):
        return _whole_number(case, topic)
    clean = clean_text(SourceText("0" * 16, "case", LEAD + case.text + TRAIL, "utf-8"))
    dates = find_dates(clean.text, bytearray(len(clean.text) + 1), _calendar(case))
    found = [_date(clean, item) for item in dates] if topic in DATED else []
    if topic in ("date", "clock"):
        return found
    masked = bytearray(len(clean.text) + 1)
    for span in [*((item.start, item.end) for item in dates if topic not in DATED), *_refused(clean.text)]:
        masked[span[0] : span[1]] = b"\1" * (span[1] - span[0])
    quantities = [_quantity(clean, item, topic) for item in find_quantities(clean.text, masked)]
    kept = [item for item in quantities if item is not None]
    return [item for item in found if item.topic == topic] + [
        item for item in kept if not any(item.start < other.end and other.start < item.end for other in found)
    ]


def _span(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    """Offsets into the text of the case."""
    first, last = clean.source_span(start, end)
    return first - len(LEAD), last - len(LEAD)


def _refused(text: str) -> list[tuple[int, int]]:
    return [(refusal.start, refusal.end) for refusal in find_refusals(text)]


def _calendar(case: Case) -> Calendar:
    at = case.reference
    return Calendar(at.year, at.year, at.date().isoformat()) if at else Calendar(2020, 2020, "2020-07-01")


def _one_number(case: Case) -> bool:
    return len(case.expected) == 1 and fold(case.expected[0]["text"]) == fold(case.text)


def _whole_number(case: Case, topic: str) -> list[Reading]:
    text, end = fold(case.text), len(case.text)
    value = read_numeral(text) if topic == "number" else None
    if value is not None:
        return [Reading(topic, 0, end, text, value, value, valued=True)]
    found = [_figures(quantity, topic) for quantity in find_quantities(text + "个", bytearray(len(text) + 2))]
    return [Reading(topic, 0, end, text, low, high, valued=True) for low, high in found]


def _figures(quantity: Quantity, topic: str) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; open where the hedge leaves them open, unless a plain number is asked for."""
    if topic == "number":
        return quantity.low, quantity.high
    low = None if quantity.bound in OPEN_BELOW else quantity.low
    return low, None if quantity.bound in OPEN_ABOVE else quantity.high


def _quantity(clean: CleanText, quantity: Quantity, topic: str) -> Reading | None:
    start, end = _span(clean, quantity.start, quantity.end)
    text = clean.text[quantity.start : quantity.end]
    if topic == "duration":
        return Reading(topic, start, end, text) if quantity.unit in TIME_UNITS else None
    low, high = _figures(quantity, topic)
    if topic in ("number", "range"):
        part = Decimal(100) if "分之" in text else Decimal(1)
        return Reading(topic, start, end, text, _over(low, part), _over(high, part), valued=True)
    if _topic(quantity) != topic:
        return None
    factor, base = scale(quantity.unit) or (Decimal(1), quantity.unit)
    return Reading(topic, start, end, text, _over(low, 1 / factor), _over(high, 1 / factor), base, valued=True)


def _over(value: Decimal | None, divisor: Decimal) -> Decimal | None:
    return None if value is None else value / divisor


def _topic(quantity: Quantity) -> str:
    return "temperature" if quantity.unit in TEMPERATURES else quantity.kind


def _date(clean: CleanText, found: FoundDate) -> Reading:
    start, end = _span(clean, found.start, found.end)
    reading = Reading("date", start, end, clean.text[found.start : found.end])
    if found.edtf is None:
        reading.topic = {"recurring": "set"}.get(found.kind, "duration")
        return reading
    reading.days = [bounds(found.edtf)]
    reading.last_begins = bounds(closed(found.edtf).split("/")[-1])[0] if not found.edtf.endswith("..") else None
    return reading
