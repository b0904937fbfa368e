"""What keeps most places of a text from being tried must keep nothing from being found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibiao.extractors.figures.quantities import _NUMBERS
from zhibiao.extractors.figures.refusals import _REFUSALS, _set_phrases
from zhibiao.extractors.findings.lost_numbers import _candidates
from zhibiao.extractors.indicators.parts import _OPENS, _SORTINGS
from zhibiao.extractors.periods.coming import _RUNS_IN
from zhibiao.extractors.scanning import LAST, SHORT, Begin, Scanner, tried
from zhibiao.extractors.statements.statements import _OUT
from zhibiao.extractors.tasks.tasks import _BRACKETS, _label_line
from zhibiao.extractors.times.near_times import _NEAR_TIMES
from zhibiao.extractors.times.time_patterns import DURATIONS, RECURRENCES, TIMES
from zhibiao.extractors.titles.brackets import _BRACKET
from zhibiao.pipeline.labels import _CANDIDATE
from zhibiao.pipeline.outline import _SENTENCE_END

RAW = Path(__file__).parent.parent / "data" / "raw"
SCANNERS = {
    "bracket": _BRACKET, "parts": _OPENS, "sorted": _SORTINGS, "number": _NUMBERS, "refusal": _REFUSALS,
    "phrase": _set_phrases(), "assigning": _BRACKETS, "assigned": _label_line(), "label": _CANDIDATE,
    "sentence": _SENTENCE_END, "lost": _candidates(), "blotted": _OUT, "to come": _RUNS_IN,
}  # fmt: skip
TIME_SCANNERS = {"time": TIMES, "duration": DURATIONS, "recurring": RECURRENCES, "near": _NEAR_TIMES}
NAMES = st.sampled_from(sorted(SCANNERS))
ANY = st.characters(codec="gb18030")


def tried_at_its_places(scanner: Scanner, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in tried(scanner.pattern, text, scanner.places(text))]


def found_anywhere(scanner: Scanner, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in scanner.pattern.finditer(text)]


@pytest.mark.parametrize("scanner", [pytest.param(one, id=name) for name, one in (SCANNERS | TIME_SCANNERS).items()])
def test_what_the_reports_have_begins_at_few_places(scanner: Scanner) -> None:
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(RAW.glob("*.txt"))]
    for text in texts:
        assert [match.span() for match in scanner.finditer(text)] == found_anywhere(scanner, text)
        assert len(scanner.places(text)) < len(text) / 10


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data(), name=NAMES)
def test_no_wording_begins_where_places_are_passed_over(data: st.DataObject, name: str) -> None:
    scanner = SCANNERS[name]
    text = data.draw(st.from_regex(scanner.pattern, alphabet=ANY))
    assert tried_at_its_places(scanner, text) == found_anywhere(scanner, text)


@settings(deadline=None)  # the first look builds the tables of characters
@given(text=st.text(alphabet="12.点个第，𠀀", max_size=12))
def test_a_begin_asks_for_what_stands_around_the_first_character(text: str) -> None:
    scanner = Scanner(re.compile("(?<![1.])[12](?=.{0,2}[点个])"), Begin("[12]", "[点个]", 3, after="[^1.]"))
    assert tried_at_its_places(scanner, text) == found_anywhere(scanner, text)


def test_characters_beyond_the_first_plane_may_be_of_any_class() -> None:
    text = "甲" * SHORT + chr(LAST) + "𠀀" + "乙"
    scanner = Scanner(re.compile("[^甲]"), Begin("[丙]"))
    assert scanner.places(text) == [SHORT, SHORT + 1]
