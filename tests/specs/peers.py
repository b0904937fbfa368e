"""The peers put before the same cases, judged by the same rule: JioNLP and Recognizers-Text, installed from PyPI.

Runs in an environment of its own, without zhibiao:

    python -m venv peers && peers/bin/pip install jionlp recognizers-text-suite emoji==1.1.0
    cd tests && ZHIBIAO_SHARED=… peers/bin/python -m specs.peers

It writes `peers.json`: the lines of each suite that a peer passes, and its version.

A suite without an entry was not run: the peer has no reader of its topic. duckling is a Haskell program that no package
of PyPI brings; its rate on its own cases is not known here (its test suite demands every one of them).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .cases import Case, load_suites
from .expectations import SUITES, open_at, until, wanted
from .reading import Reading, passes
from .scales import scale

Reader = Callable[[Case, str], list[Reading]]

_TIMES = frozenset(("date", "duration", "set", "clock"))
_FIGURES = frozenset(("amount", "measure", "temperature", "number", "ratio"))


def jionlp(case: Case, topic: str) -> list[Reading]:
    """JioNLP: the parser where the case is one expression from end to end, else the extractor and the parser."""
    jio = import_module("jionlp")
    base = case.reference.timestamp() if case.reference else 1577836800
    whole = len(case.expected) == 1 and case.expected[0]["text"] == case.text
    if topic == "amount":
        if whole:
            return _jionlp_amounts(0, case.text, jio.parse_money(case.text))
        found = jio.ner.extract_money(case.text, with_parsing=True)
        return [item for row in found for item in _jionlp_amounts(row["offset"][0], row["text"], row["detail"])]
    if whole:
        return _jionlp_times(case, 0, case.text, jio.parse_time(case.text, time_base=base))
    found = jio.ner.extract_time(case.text, time_base=base, with_parsing=True)
    return [item for row in found for item in _jionlp_times(case, row["offset"][0], row["text"], row["detail"])]


def _jionlp_amounts(start: int, text: str, detail: Any) -> list[Reading]:
    if not isinstance(detail, dict):
        return []
    value, above = detail["num"], detail["definition"] == "blur+"
    low, high = (value[0], value[1]) if isinstance(value, list) else (value, value)
    factor, unit = scale(detail["case"]) or (Decimal(1), detail["case"])
    top = None if above else Decimal(high) * factor
    return [Reading("amount", start, start + len(text), text, Decimal(low) * factor, top, unit, valued=True)]


def _jionlp_times(case: Case, start: int, text: str, detail: dict[str, Any]) -> list[Reading]:
    reading = Reading("date", start, start + len(text), text)
    times = detail["time"]
    if detail["type"] in ("time_delta", "time_period"):
        reading.topic = "duration" if detail["type"] == "time_delta" else "set"
    else:
        reading.days = [(open_at(times[0], case.reference), open_at(times[1], case.reference))]
        reading.last_begins = times[1][:10]
    return [reading]


def recognizers(case: Case, topic: str) -> list[Reading]:
    """Recognizers-Text: the model of the topic, as its own tests call it."""
    culture = import_module("recognizers_text").Culture.Chinese
    if topic in _TIMES:
        date_time = import_module("recognizers_date_time").DateTimeRecognizer(culture)
        found = date_time.get_datetime_model().parse(case.text, case.reference)
        return [_recognized_time(item) for item in found]
    if topic in ("number", "ratio"):
        number = import_module("recognizers_number").NumberRecognizer(culture)
        model = number.get_number_model() if topic == "number" else number.get_percentage_model()
        return [_recognized_figure(item, topic) for item in model.parse(case.text)]
    united = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    model = {"amount": united.get_currency_model, "measure": united.get_dimension_model,
             "temperature": united.get_temperature_model}[topic]()  # fmt: skip
    return [_recognized_figure(item, topic) for item in model.parse(case.text)]


def _recognized_figure(item: Any, topic: str) -> Reading:
    resolution = item.resolution
    value = Decimal(resolution["value"].rstrip("%")) if resolution.get("value") else None
    unit = "%" if topic == "ratio" else resolution.get("unit", "")
    factor, base = scale(unit) or (Decimal(1), unit)
    figure = None if value is None else value * factor
    return Reading(topic, item.start, item.end + 1, item.text, figure, figure, base, valued=True)


def _recognized_time(item: Any) -> Reading:
    reading = Reading("date", item.start, item.end + 1, item.text)
    for value in (item.resolution or {}).get("values", []):
        if value["type"] in ("duration", "set", "time", "timerange"):
            reading.topic = value["type"].replace("timerange", "clock")
        elif value["type"] in ("date", "datetime"):
            reading.days.append((value.get("value", "")[:10], value.get("value", "")[:10]))
        elif "start" in value or "end" in value:
            reading.days += until((value.get("start") or "")[:10] or None, (value.get("end") or "")[:10] or None)
    return reading


PEERS: dict[str, tuple[Reader, str, frozenset[str]]] = {
    "JioNLP": (jionlp, "jionlp", _TIMES | {"amount"}),
    "Recognizers-Text": (recognizers, "recognizers-text-suite", _FIGURES | _TIMES),
}


def _passed(reader: Reader, case: Case, topic: str) -> bool:
    wants = wanted(case)
    try:
        return passes(wants, reader(case, wants[0].topic if wants else topic))
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer to the case
        sys.stderr.write(f"{case.suite}:{case.line}: {type(error).__name__}\n")
        return False


def main() -> None:
    """Write {peer: {version, passed: {suite: lines}}} beside this file."""
    suites = load_suites(Path(os.environ["ZHIBIAO_SHARED"]) / "specs")
    answers = {}
    for name, (reader, package, topics) in PEERS.items():
        passed = {
            suite: [case.line for case in cases if _passed(reader, case, SUITES[suite][0])]
            for suite, cases in suites.items()
            if SUITES[suite][0] in topics
        }
        answers[name] = {"version": version(package), "passed": passed}
    rows = [f' "{name}": {json.dumps(answer, ensure_ascii=False)}' for name, answer in answers.items()]
    Path(__file__).with_name("peers.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
