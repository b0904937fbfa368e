"""The vocabulary behind the figures, both ways: each example exercises its row, and each row can be reached."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

from zhibiao.extractors.figures.quantities import find_quantities
from zhibiao.extractors.figures.refusals import REASONS, find_refusals
from zhibiao.extractors.figures.units import read_unit
from zhibiao.extractors.words.changes import read_change
from zhibiao.extractors.words.hedges import without_hedges
from zhibiao.extractors.words.leading_words import without_leading_words
from zhibiao.extractors.words.words import segment, word_class, words_of
from zhibiao.pipeline.chrome import begins_tail, is_chrome

FILES = {
    "units.csv": ("zhibiao.extractors", "vocabulary/units.csv", ["written", "unit", "kind", "example"]),
    "words.csv": ("zhibiao.extractors", "vocabulary/words.csv", ["word", "class", "example"]),
    "changes.csv": ("zhibiao.extractors", "vocabulary/changes.csv", ["word", "direction", "example"]),
    "set_phrases.csv": ("zhibiao.extractors", "vocabulary/set_phrases.csv", ["phrase", "reason", "example"]),
    "chrome.csv": ("zhibiao.pipeline", "chrome.csv", ["place", "wording", "example"]),
}
CLASSES = {"act", "predicate", "light", "level", "adverb", "preposition", "conjunction", "noun"}


def text_of(file: str) -> str:
    package, path, _ = FILES[file]
    return files(package).joinpath(path).read_text(encoding="utf-8")


def rows_of(file: str) -> list[list[str]]:
    return list(csv.reader(text_of(file).splitlines()))[1:]


@pytest.mark.parametrize("file", FILES)
def test_files_are_tables_with_every_cell_filled(file: str) -> None:
    header, *rows = csv.reader(text_of(file).splitlines())
    assert header == FILES[file][2]
    assert all(len(row) == len(header) and all(row) for row in rows)
    assert all(cell == cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize("file", FILES)
def test_files_are_sorted_and_end_with_one_line_feed(file: str) -> None:
    rows = rows_of(file)
    key = 2 if file == "chrome.csv" else 1  # chrome is sorted by place and wording
    assert [row[:key] for row in rows] == sorted(row[:key] for row in rows)
    text = text_of(file)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


@pytest.mark.parametrize("file", FILES)
def test_no_entry_stands_twice(file: str) -> None:
    entries = [tuple(row[:2]) if file == "chrome.csv" else row[0] for row in rows_of(file)]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("file", FILES)
def test_examples_hold_their_entry(file: str) -> None:
    for row in rows_of(file):
        entry = row[1] if file == "chrome.csv" else row[0]
        assert entry in row[-1].replace(" ", "") or entry in row[-1], row


# Units


def test_each_unit_is_read_in_its_example() -> None:
    for written, unit, kind, example in rows_of("units.csv"):
        found = [q for q in find_quantities(example, bytearray(len(example) + 1)) if q.kind != "rank"]
        assert [(q.unit, q.kind) for q in found] == [(unit, kind)], (written, example, found)
        assert example[found[0].start : found[0].end].endswith(written), example


def test_each_unit_is_the_longest_at_its_place() -> None:
    for written, unit, kind, _ in rows_of("units.csv"):
        assert read_unit(written, 0) == (unit, kind, len(written)), written


def test_canonical_units_are_written_forms_of_themselves() -> None:
    """A unit such as 元 or 千瓦 reads back as itself; compounds are put together by rule."""
    rows = rows_of("units.csv")
    kinds = {unit: kind for _, unit, kind, _ in rows}
    for unit in {unit for _, unit, _, _ in rows if "/" not in unit and unit != "分"}:  # 分 alone is a score
        found = read_unit(unit, 0)
        assert found is not None, unit
        assert (found.unit, found.kind) == (unit, kinds[unit])


def test_kinds_of_units_are_those_of_the_records() -> None:
    assert {row[2] for row in rows_of("units.csv")} == {"count", "amount", "ratio", "measure"}


# Words


def test_classes_of_words() -> None:
    assert {row[1] for row in rows_of("words.csv")} == CLASSES
    for word, kind, _ in rows_of("words.csv"):
        assert word_class(word) == kind
        assert word in words_of(kind)


def test_each_word_is_one_word_of_its_example() -> None:
    missed = [(word, segment(example)) for word, _, example in rows_of("words.csv") if word not in segment(example)]
    assert missed == []


def test_words_of_a_class_are_longest_first() -> None:
    for kind in CLASSES:
        lengths = [len(word) for word in words_of(kind)]
        assert lengths == sorted(lengths, reverse=True)


# Changes


def test_each_word_of_change_states_its_direction() -> None:
    for word, direction, example in rows_of("changes.csv"):
        before = re.split(r"\d", example)[0]
        assert before.endswith(word)
        change = read_change(before, unit="%")
        assert change is not None, example
        assert change.sign == {"up": 1, "down": -1}[direction], example
        assert change.name.removesuffix(word) in ("产量", "用水量", ""), example


# Set phrases


def test_each_set_phrase_is_refused_with_its_reason() -> None:
    for phrase, reason, example in rows_of("set_phrases.csv"):
        assert reason in REASONS
        covered = [
            refusal
            for refusal in find_refusals(example)
            if refusal.start <= example.index(phrase) and example.index(phrase) + len(phrase) <= refusal.end
        ]
        assert (example.index(phrase), example.index(phrase) + len(phrase), reason) in covered, example


def test_every_reason_is_used() -> None:
    """By a set phrase or by a pattern, of which the examples show one each."""
    shown = "十三届三次会议，“四个意识”，PM2.5，生产总值[2]，12345热线，第三批，见附件2，"
    shown += "比例×100%，二期，居前三位的行业，连跨两个千亿元台阶，10人（含10人），1美元兑7元，一式6份"
    shown += "，全球前1%，24小时营业，详见38页"
    reasons = {row[1] for row in rows_of("set_phrases.csv")} | {refusal.reason for refusal in find_refusals(shown)}
    assert reasons == set(REASONS)


# Chrome


def test_each_wording_marks_its_example_as_chrome() -> None:
    for place, wording, example in rows_of("chrome.csv"):
        line = re.sub(r"\s", "", example)
        assert begins_tail(line) if place == "tail" else is_chrome(line), example
        assert {"whole": line == wording, "any": wording in line}.get(place, line.startswith(wording)), example


def test_no_wording_is_idle_because_a_shorter_one_covers_it() -> None:
    rows = [row for row in rows_of("chrome.csv") if row[0] != "tail"]
    for place, wording, _ in rows:
        covering = [
            (other_place, other)
            for other_place, other, _ in rows
            if (other_place, other) != (place, wording)
            and ((other_place == "any" and other in wording) or (other_place == "start" and wording.startswith(other)))
        ]
        assert covering == [], (place, wording)


def hedges() -> list[list[str]]:
    text = files("zhibiao.extractors").joinpath("vocabulary/hedges.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    assert header == ["word", "not_behind", "behind", "least", "example"]
    return rows


def test_hedges_are_sorted_and_stand_once() -> None:
    words = [row[0] for row in hedges()]
    assert words == sorted(set(words))


@pytest.mark.parametrize("row", hedges(), ids=lambda row: row[0])
def test_each_hedge_is_cut_from_its_example_and_from_no_word_that_ends_like_it(row: list[str]) -> None:
    word, not_behind, _, _, example = row
    assert example.endswith(word)
    assert without_hedges(example) == example.removesuffix(word)
    assert all(without_hedges(f"建设{refused}{word}") != f"建设{refused}" for refused in not_behind.split())


def leading_words() -> list[list[str]]:
    text = files("zhibiao.extractors").joinpath("vocabulary/leading_words.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    assert header == ["word", "not_before", "before", "least", "example"]
    return rows


def test_leading_words_are_sorted_and_stand_once() -> None:
    words = [row[0] for row in leading_words()]
    assert words == sorted(set(words))


@pytest.mark.parametrize("row", leading_words(), ids=lambda row: row[0])
def test_each_leading_word_is_cut_from_its_example_and_from_no_word_that_begins_like_it(row: list[str]) -> None:
    word, not_before, _, _, example = row
    assert example.startswith(word)
    assert without_leading_words(example) == example.removeprefix(word)
    refused = [one for one in not_before.split() if one != "$"]
    assert all(without_leading_words(f"{word}{one}工作") != f"{one}工作" for one in refused)
