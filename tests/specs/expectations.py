"""Expectations: what each suite writes down as the right answer, turned into readings.

Three notations are read: duckling's (`between Metre (1.6, 3.9)`, `datetimeInterval (…) Month`), JioNLP's
(`definition` blur+ and blur-, times as two moments, durations as mappings) and Recognizers-Text's (`Resolution`,
`(20,35]`, end dates that no longer belong to the range). Clock times are compared to the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from .cases import Case
from .reading import Reading
from .scales import scale

Pair = tuple[str | None, str | None]
LEEWAY = timedelta(minutes=10)  # a span that begins or ends this near to the reference time is open there


def wanted(case: Case) -> list[Reading]:
    """The readings a case asks for."""
    topic, read = SUITES[case.suite]
    readings = []
    for row in case.expected:
        reading = Reading(topic, row["start"], row["end"], row["text"])
        read(reading, row, case)
        readings.append(reading)
    return readings


def _figures(reading: Reading, unit: str, low: Decimal | None, high: Decimal | None) -> None:
    factor, base = scale(unit) or (Decimal(1), unit)
    reading.low = None if low is None else low * factor
    reading.high = None if high is None else high * factor
    reading.unit, reading.valued = base, True


# duckling -------------------------------------------------------------------------------------------------------------

_AMOUNT = re.compile(r"(simple|under|above|between) (\w+) \(?([-\d.]+)(?:, ?([-\d.]+)\))?")
_MOMENT = re.compile(r"\((\d+), (\d+), (\d+), \d+, \d+, \d+\)")


def _duckling_number(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    value = Decimal(row["value"].removeprefix("NumeralValue ").strip("()"))
    _figures(reading, "", value, value)


def _duckling_amount(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    found = _AMOUNT.match(row["value"])
    assert found, row["value"]
    low, high = Decimal(found[3]), Decimal(found[4] or found[3])
    _figures(reading, found[2], None if found[1] == "under" else low, None if found[1] == "above" else high)


def _duckling_time(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    moments = [
        date(int(year), max(int(month), 1), max(int(day), 1)) for year, month, day in _MOMENT.findall(row["value"])
    ]
    grain = row["value"].split('"')[0].split()[-1]
    if len(moments) == 1:
        first = moments[0]
        follower = {"Year": first.replace(year=first.year + 1), "Month": _next_month(first)}.get(grain)
        last = follower - timedelta(days=1) if follower else first
    else:
        first, last = moments[0], moments[1] - timedelta(days=1)
        last = max(first, last)
    reading.days = [(first.isoformat(), last.isoformat())]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _wording(_reading: Reading, _row: dict[str, Any], _case: Case) -> None:
    """Nothing but the wording is compared: extractors state no value, and our durations are their wording."""


# JioNLP ---------------------------------------------------------------------------------------------------------------


def _jionlp_money(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    value = row["value"]
    if isinstance(value, list):
        return _figures(reading, row["unit"], Decimal(value[0]), Decimal(value[1]))
    number = Decimal(value)
    return _figures(reading, row["unit"], number, None if row["definition"] == "blur+" else number)


def _jionlp_time(reading: Reading, row: dict[str, Any], case: Case) -> None:
    value = row["value"]
    if isinstance(value, dict):
        reading.topic = "set" if "delta" in value else "duration"
        return
    if isinstance(value[0], dict):
        reading.topic = "duration"
        return
    first, last = (open_at(end, case.reference) for end in value)
    reading.days = [(first, last)]


def open_at(end: str, reference: datetime | None) -> str | None:
    """The day of a moment; None where it is endless or the very moment of asking."""
    if "inf" in end:
        return None
    at = datetime.fromisoformat(end)
    return None if reference and (at.hour, at.minute) != (0, 0) and abs(at - reference) < LEEWAY else end[:10]


# Recognizers-Text -----------------------------------------------------------------------------------------------------


def _number(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    value = Decimal(row["value"])
    _figures(reading, "", value, value)


def _percent(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    value = Decimal(row["value"].rstrip("%"))
    _figures(reading, "%", value, value)


def _with_unit(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    value = Decimal(row["value"])
    _figures(reading, row["unit"], value, value)


def _range(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    low, high = row["value"][1:-1].split(",")
    _figures(reading, "", Decimal(low) if low else None, Decimal(high) if high else None)


_TOPICS = {"duration": "duration", "set": "set"}


def _extracted(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    reading.topic = _TOPICS.get(row.get("type", ""), "date")


def _parsed(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    for resolution in (row["value"]["FutureResolution"], row["value"]["PastResolution"]):
        if "date" in resolution:
            reading.days.append((resolution["date"], resolution["date"]))
        elif "startDate" in resolution:
            reading.days += until(resolution["startDate"], resolution["endDate"])
        elif "startDateTime" in resolution:
            reading.days.append((resolution["startDateTime"][:10], resolution["endDateTime"][:10]))
        else:
            kind = next(iter(resolution), "")
            reading.topic = kind if kind in ("duration", "set") else "clock"


def _resolved(reading: Reading, row: dict[str, Any], _case: Case) -> None:
    for value in row["values"]:
        if value["type"] in ("duration", "set", "timerange"):
            reading.topic = value["type"].replace("timerange", "clock")
        elif value["type"] == "date":
            reading.days.append((value["value"], value["value"]))
        elif value["type"] == "datetimerange":
            reading.days.append((value["start"][:10], value["end"][:10]))
        else:
            reading.days += until(value.get("start"), value.get("end"))


def until(first: str | None, end: str | None) -> list[Pair]:
    """A range whose end is the day after its last, or the first day of its last month or year, or its last day."""
    if end is None:
        return [(first, None)]
    before = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    return [(first, before), (first, end)]


SUITES: dict[str, tuple[str, Callable[[Reading, dict[str, Any], Case], None]]] = {
    "duckling_AmountOfMoney_ZH": ("amount", _duckling_amount),
    "duckling_Distance_ZH": ("measure", _duckling_amount),
    "duckling_Duration_ZH": ("duration", _wording),
    "duckling_Numeral_ZH": ("number", _duckling_number),
    "duckling_Quantity_ZH": ("measure", _duckling_amount),
    "duckling_Temperature_ZH": ("temperature", _duckling_amount),
    "duckling_Time_ZH": ("date", _duckling_time),
    "duckling_Volume_ZH": ("measure", _duckling_amount),
    "jionlp_money_extractor": ("amount", _wording),
    "jionlp_money_parser": ("amount", _jionlp_money),
    "jionlp_time_extractor": ("date", _wording),
    "jionlp_time_parser": ("date", _jionlp_time),
    "recognizers_DateTime_DateExtractor": ("date", _extracted),
    "recognizers_DateTime_DateParser": ("date", _parsed),
    "recognizers_DateTime_DatePeriodExtractor": ("date", _extracted),
    "recognizers_DateTime_DatePeriodParser": ("date", _parsed),
    "recognizers_DateTime_DateTimeModel": ("date", _resolved),
    "recognizers_DateTime_DateTimePeriodExtractor": ("date", _extracted),
    "recognizers_DateTime_DateTimePeriodParser": ("date", _parsed),
    "recognizers_DateTime_DurationExtractor": ("duration", _extracted),
    "recognizers_DateTime_DurationParser": ("duration", _parsed),
    "recognizers_DateTime_SetExtractor": ("set", _extracted),
    "recognizers_DateTime_SetParser": ("set", _parsed),
    "recognizers_DateTime_TimePeriodParser": ("clock", _parsed),
    "recognizers_NumberWithUnit_CurrencyModel": ("amount", _with_unit),
    "recognizers_NumberWithUnit_DimensionModel": ("measure", _with_unit),
    "recognizers_NumberWithUnit_TemperatureModel": ("temperature", _with_unit),
    "recognizers_Number_NumberModel": ("number", _number),
    "recognizers_Number_NumberRangeModel": ("range", _range),
    "recognizers_Number_PercentModel": ("ratio", _percent),
}
