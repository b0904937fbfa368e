"""Whether one report holds another: the evidence on which a copy is taken for a copy.

`holds(kept, copy)` is true where nothing that `copy` says would be lost. What they say of themselves must not
contradict: two regions, two years, two titles are two reports, however much of the text is one form; and the report
kept must know region and year where the copy does, or its figures would lose their place. Then

- the words of both are the same; or
- the copy has a hundred words or more, and every one stands in the other report in a passage of ten words, and its
  numbers in the same order; or
- of two pages that each have something around the report: where region, year and title (or issuer) are known of both
  and agree, the text from the first long stretch in common to the last differs in no number and in two words of a
  thousand at most, and what stands before and after it, at most a tenth, gives no figure, cited document or task.

Refused therefore: another county's or another year's report from the same form, a revised edition, a copy in which
figures came out wrong, a page that reports on another region's report and has it attached.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ..clean import clean_text
from .words import PASSAGE, Hashes, numbers_of, passages, placed_words, words_of

if TYPE_CHECKING:
    from ..rewriting import Report

LONG: Final = 100  # words: what is shorter proves nothing, and does not begin the report on a page
MOST_SLIPS: Final = 0.002  # of the words of the report
MOST_AROUND: Final = 0.1  # of the words of a page
CLAIMS: Final = ("indicators", "titles", "tasks")  # tables whose rows must not be lost
LOSSES: Final = ("undecodable", "missing_number")  # findings that say something fell out of a text
FACTS: Final = ("title", "issuer", "publisher", "doc_number", "region", "report_year", "publish_date")

_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says of itself."""

    region: str | None
    year: int | None
    title: str | None
    issuer: str | None

    def contradict(self, other: Facts) -> bool:
        """Whether these can be facts of two reports only.

        >>> one = Facts("甲县", 2021, "甲县政府工作报告", None)
        >>> one.contradict(Facts("甲县", None, "政府工作报告", None))
        False
        >>> one.contradict(Facts("甲县", 2022, None, None)), one.contradict(Facts(None, None, "乙县政府工作报告", None))
        (True, True)
        """
        return (
            _differ(self.region, other.region)
            or _differ(self.year, other.year)
            or not _one_title(self.title, other.title)
        )

    @property
    def known(self) -> int:
        """How many of those facts are known that place the figures of a report: region and year."""
        return (self.region is not None) + (self.year is not None)

    def place(self, other: Facts) -> bool:
        """Whether these place figures as well as the others do."""
        return (self.region or other.region, self.year or other.year) == (self.region, self.year)

    def agree(self, other: Facts) -> bool:
        """Whether enough is known of both, and the same, to take them for one report."""
        named = (self.title and other.title) or (self.issuer and self.issuer == other.issuer)
        known = self.region is not None and self.year is not None
        return bool(known and named and (self.region, self.year) == (other.region, other.year))


@dataclass(frozen=True, slots=True)
class Copy:
    """A report as it is compared: `claims` are the words that its rows stand in, `merit` ranks copies of one text.

    `claimed` are the numbers among those words.
    """

    doc_id: str
    facts: Facts
    words: list[str]
    numbers: list[str]
    passages: Hashes
    claims: NDArray[np.bool_]
    claimed: frozenset[str]
    merit: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> Copy:
        """The report, its text cleaned and cut into words once more."""
        clean = clean_text(report.source())
        words, starts = placed_words(clean.text)
        words = [intern(word) for word in words]  # which many reports share
        claims = np.zeros(len(words), dtype=np.bool_)
        for table in CLAIMS:
            rows = report.tables[table].select(["start", "end"]).to_pydict()
            for start, end in zip(rows["start"], rows["end"], strict=True):
                first, last = (bisect_left(starts, clean.clean_offset(place)) for place in (start, end))
                claims[first:last] = True
        claimed = frozenset(numbers_of(words[place] for place in np.flatnonzero(claims)))
        return cls(
            report.doc_id, facts_of(report), words, numbers_of(words), passages(words), claims, claimed, _merit(report)
        )


def facts_of(report: Report) -> Facts:
    """What a report says of itself, as it is stored."""
    [row] = report.tables["documents"].to_pylist()
    return Facts(row["region"], row["report_year"], row["title"], row["issuer"])


def holds(kept: Copy, copy: Copy) -> bool:
    """Whether `kept` says everything that `copy` says."""
    if kept.facts.contradict(copy.facts) or not kept.facts.place(copy.facts):
        return False
    if kept.words == copy.words:
        return True
    if len(copy.words) < LONG or not copy.claimed.issubset(kept.numbers):
        return False
    ordered, agree = _in_order(copy.numbers, kept.numbers), kept.facts.agree(copy.facts)
    if not (ordered or agree):
        return False
    found = _found(copy, kept.passages)
    return bool(ordered and found.all()) or (agree and _same_body(kept, copy, found))


def _same_body(kept: Copy, copy: Copy, found: NDArray[np.bool_]) -> bool:
    """Whether what was not found are slips in the report, and things around it that say nothing."""
    if (copy.claims & ~found).any():
        return False
    first, last = _body(found)
    slips = [copy.words[place] for place in range(first, last) if not found[place]]
    around = int((~found).sum()) - len(slips)
    if any(word[-1].isdigit() or word in _NUMERALS for word in slips):
        return False
    if len(slips) > MOST_SLIPS * (last - first) or around > MOST_AROUND * len(copy.words):
        return False
    return _in_order(numbers_of(copy.words[place] for place in range(first, last) if found[place]), kept.numbers)


def _found(copy: Copy, others: Hashes) -> NDArray[np.bool_]:
    """Which words of the copy stand in a passage that the other report has too."""
    marks = np.zeros(len(copy.words) + 1, dtype=np.int32)
    places = np.flatnonzero(np.isin(copy.passages, others))
    length = min(PASSAGE, len(copy.words))
    np.add.at(marks, places, 1)
    np.add.at(marks, places + length, -1)
    return np.cumsum(marks[:-1]) > 0


def _body(found: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the first long stretch in common begins and the last ends; everything where there is none."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], found, [False])).astype(np.int8)))
    long = [(first, last) for first, last in edges.reshape(-1, 2).tolist() if last - first >= LONG]
    return (long[0][0], long[-1][1]) if long else (0, len(found))


def _in_order(some: list[str], all_of_them: list[str]) -> bool:
    """Whether the first stand among the second in their order."""
    rest = iter(all_of_them)
    return all(number in rest for number in some)


def _differ(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one != other


def _one_title(one: str | None, other: str | None) -> bool:
    """Whether two titles may be of one report: the words of the one are among those of the other."""
    if one is None or other is None or one == other:
        return True
    first, second = Counter(words_of(one)), Counter(words_of(other))
    return first <= second or second <= first


def _merit(report: Report) -> tuple[int, ...]:
    """Greater for the better copy; see `choosing`."""
    [document] = report.tables["documents"].to_pylist()
    rules = report.tables["findings"]["rule"].to_pylist()
    return (
        report.tables["corrections"].num_rows,
        -sum(rule in LOSSES for rule in rules),
        report.tables["indicators"].num_rows,
        sum(document[name] is not None for name in FACTS),
    )
