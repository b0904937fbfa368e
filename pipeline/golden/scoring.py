"""Scoring: which records are in the gold, and which of their fields agree with it.

A record and a row of gold are paired where their spans overlap enough, the best overlap first; where several stand on
one span, the record with the gold's value and the nearest name. A pair is right when the fields that make the row
agree (value and unit of an indicator, the EDTF of a date); the accuracy of every field is told over all pairs.
`records` counts the indicators of which every field agrees. Optional rows are neither asked for nor held against a
record. Findings are paired by rule: what counts is that a doubt of that kind was raised in the report.

>>> gold = Row(0, 5, "2020年", {"edtf": "2020", "kind": "point"})
>>> found = Row(0, 5, "2020年", {"edtf": "2020", "kind": "since"})
>>> tally = tally_table("dates", compare("dates", [found], [gold]))
>>> tally.figures()
{'precision': 1.0, 'recall': 1.0, 'f1': 1.0, 'edtf': 1.0, 'kind': 0.0}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from .rows import Row
from .rules import MIN_NAME_LIKENESS, MIN_OVERLAP, RULES, is_near, likeness

DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """A record beside the row of gold it was paired with; either may be missing. `agreement` is by field."""

    found: Row | None
    gold: Row | None
    agreement: Mapping[str, float] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Whether it is neither right nor wrong by way of an optional row."""
        return self.gold is None or not self.gold.optional

    def agrees(self, fields: Iterable[str]) -> bool:
        """Whether record and gold both exist and agree in those of the fields that were asked."""
        return bool(self.found and self.gold) and all(self.agreement.get(name, 1.0) == 1.0 for name in fields)

    def disagreeing(self) -> list[str]:
        """The fields that do not agree; a subject or text that is alike to the degree asked of a name does."""
        names = (name for name, value in self.agreement.items() if value < MIN_NAME_LIKENESS)
        return list(dict.fromkeys(name.removesuffix("_likeness") for name in names))


def compare(table: str, found: list[Row], gold: list[Row]) -> list[Judgement]:
    """Every record and every row of gold, in pairs or alone."""
    pairs = pair_by_rule(found, gold) if table == "findings" else pair(found, gold, RULES[table].min_overlap)
    judged = [_judge(table, found[one], gold[other]) for one, other in pairs]
    paired_found, paired_gold = {one for one, _ in pairs}, {other for _, other in pairs}
    judged += [Judgement(row, None) for index, row in enumerate(found) if index not in paired_found]
    judged += [Judgement(None, row) for index, row in enumerate(gold) if index not in paired_gold]
    return judged


def pair(found: list[Row], gold: list[Row], least: float = MIN_OVERLAP) -> list[tuple[int, int]]:
    """Indexes of records and rows of gold that belong together, each used once."""
    candidates = [
        (overlap(row, other), _closeness(row, other), one, two)
        for two, other in enumerate(gold)
        for one, row in enumerate(found)
        if row.start < other.end and other.start < row.end
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, _, one, two in sorted(candidates, reverse=True):
        if share >= least and one not in pairs and two not in taken:
            pairs[one] = two
            taken.add(two)
    return list(pairs.items())


def overlap(one: Row, other: Row) -> float:
    """The shared part of two spans, of what they cover together."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def pair_by_rule(found: list[Row], gold: list[Row]) -> list[tuple[int, int]]:
    """Indexes of findings of one rule: those that overlap, then the others as they come."""
    pairs: list[tuple[int, int]] = []
    for rule in sorted({row.fields["rule"] for row in gold}):
        ours = [index for index, row in enumerate(found) if row.fields["rule"] == rule]
        theirs = [index for index, row in enumerate(gold) if row.fields["rule"] == rule]
        near = pair([found[index] for index in ours], [gold[index] for index in theirs], least=0.0)
        placed = [(ours[one], theirs[two]) for one, two in near]
        rest_ours = [index for index in ours if index not in {one for one, _ in placed}]
        rest_theirs = [index for index in theirs if index not in {two for _, two in placed}]
        pairs += [*placed, *zip(rest_ours, rest_theirs, strict=False)]
    return pairs


@dataclass(slots=True)
class Tally:
    """Counts of a table. A pair that is not right is both a false positive and a false negative."""

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    fields: dict[str, list[float]] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the accuracy of each field; nothing where there was nothing to count."""
        positives = self.true_positives + self.false_positives
        wanted = self.true_positives + self.false_negatives
        if not positives and not wanted:
            return {}
        figures = {
            "precision": self.true_positives / positives if positives else 0.0,
            "recall": self.true_positives / wanted if wanted else 0.0,
            "f1": 2 * self.true_positives / (positives + wanted),
        }
        figures |= {name: sum(values) / len(values) for name, values in self.fields.items()}
        return {name: round(value, DIGITS) for name, value in figures.items()}


def tally_table(table: str, judged: Iterable[Judgement]) -> Tally:
    """The counts of a table: its rows, and the accuracy of their fields."""
    rules, tally = RULES[table], Tally()
    for judgement in judged:
        if judgement.counts:
            _count(tally, judgement, rules.row)
            for name, value in judgement.agreement.items():
                tally.fields.setdefault(name, []).append(value)
    tally.fields = {name: tally.fields[name] for name in rules.fields if name in tally.fields}
    return tally


def tally_records(judged: Iterable[Judgement]) -> Tally:
    """The counts of indicators of which every field is asked to agree."""
    tally = Tally()
    for judgement in judged:
        if judgement.counts:
            _count(tally, judgement, RULES["indicators"].record)
    return tally


def _count(tally: Tally, judgement: Judgement, fields: tuple[str, ...]) -> None:
    right = judgement.agrees(fields)
    tally.true_positives += right
    tally.false_positives += judgement.found is not None and not right
    tally.false_negatives += judgement.gold is not None and not right


def _judge(table: str, found: Row, gold: Row) -> Judgement:
    compared = ((name, comparison(found, gold)) for name, comparison in RULES[table].fields.items())
    return Judgement(found, gold, {name: value for name, value in compared if value is not None})


def _closeness(found: Row, gold: Row) -> float:
    """Settles which of several records on one span is meant."""
    if "name" not in gold.fields:
        return 0.0
    same_value = is_near(found.fields["value"][0], gold.fields["value"][0])
    return same_value + likeness(found.fields["name"], gold.fields["name"])
