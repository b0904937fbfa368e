r"""Audit: the account of every number, time word and bracketed title of a report.

Each token of the clean text (`extractors.account_tokens`) is inside a record, or rejected with a reason, or left
unexplained: a record may be missing there. Rejected are the labels of the outline, what the extractors refused before
they read quantities, and what the explanations sort afterwards. Rejections keep their text and place, so that a wrong
reason can be seen.

>>> from zhibiao.pipeline.extract import extract_source
>>> from zhibiao.schemas.text import SourceText
>>> text = "2021年法治政府建设情况报告\n一、办案。办理案件3174件，其中一批大案，拥护“两个确立”，共有35。"
>>> found = audit(extract_source(SourceText("0" * 16, "a.txt", text, "utf-8")))
>>> found.accounted, found.rejected
({'indicators': 1, 'documents': 1}, {'quotation': 1, 'indefinite_one': 1})
>>> [(missing.text, missing.sentence[missing.place :]) for missing in found.unexplained]
[('35', '35。')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ..extractors.account import explanations
from ..extractors.account.account_tokens import Token, find_tokens
from ..extractors.figures import refusals
from ..extractors.reports.metadata import read_metadata
from ..extractors.titles.document_numbers import find_numbers
from ..schemas.extraction import Extraction
from ..schemas.text import CleanText

TABLES: Final = ("indicators", "dates", "titles", "tasks", "documents")
REASONS: Final[dict[str, str]] = refusals.REASONS | explanations.REASONS
DEADLINE_REACH = 600  # characters behind a task within which its deadline is stated


@dataclass(frozen=True, slots=True)
class Rejection:
    """A token that is no record, with its reason (a key of REASONS) and its place in the source text."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A token that is in no record and that no rule explains, with the sentence it stands in.

    `place` is the offset of the token in the (cleaned) sentence.
    """

    text: str
    start: int
    end: int
    sentence: str
    place: int
    kind: str


@dataclass(slots=True)
class Audit:
    """The account of one report: tokens inside records by table, rejections, and what is left."""

    doc_id: str
    source: str
    tokens: int
    accounted: dict[str, int]
    rejections: list[Rejection] = field(repr=False)
    unexplained: list[Unexplained]

    @property
    def rejected(self) -> dict[str, int]:
        """How many tokens were rejected for each reason, in the order of REASONS."""
        counts = Counter(rejection.reason for rejection in self.rejections)
        return {reason: counts[reason] for reason in REASONS if reason in counts}

    @property
    def share(self) -> float:
        """The share of the tokens that is unexplained; 0 of a report without tokens."""
        return len(self.unexplained) / self.tokens if self.tokens else 0.0


def audit(extraction: Extraction) -> Audit:
    """The account of every number, time word and bracketed title of a report."""
    clean = extraction.clean
    ledger = _ledger(extraction)
    tokens = find_tokens(clean.text)
    owners = [ledger.owner(token) for token in tokens]
    left = [token for token, owner in zip(tokens, owners, strict=True) if owner is None]
    dated = extraction.document.report_year is not None
    reasons = iter(explanations.explain(clean.text, left, dated=dated))
    accounted: Counter[str] = Counter()
    rejections: list[Rejection] = []
    unexplained: list[Unexplained] = []
    for token, owner in zip(tokens, owners, strict=True):
        found = next(reasons) if owner is None else owner
        span = clean.source_span(token.start, token.end)
        if found is None:
            unexplained.append(Unexplained(token.text, *span, *_sentence(extraction, token), token.kind))
        elif found in TABLES:
            accounted[found] += 1
        else:
            rejections.append(Rejection(token.text, *span, found))
    counts = {table: accounted[table] for table in TABLES if table in accounted}
    return Audit(extraction.source.doc_id, extraction.source.source, len(tokens), counts, rejections, unexplained)


def _sentence(extraction: Extraction, token: Token) -> tuple[str, int]:
    """The sentence of a token and the place of the token in it."""
    sentence = extraction.outline.sentence_at(token.start)
    text = extraction.clean.text[sentence.start : sentence.end]
    return text.strip(), token.start - sentence.start - len(text) + len(text.lstrip())


class _Ledger:
    """Who claims each character of a clean text; the first to claim it keeps it."""

    def __init__(self, length: int) -> None:
        self._names: list[str] = [""]
        self._claims = bytearray(length + 1)

    def claim(self, name: str, spans: Iterable[tuple[int, int]]) -> None:
        if name not in self._names:
            self._names.append(name)
        code = self._names.index(name)
        for start, end in spans:
            for place in range(start, end):
                if not self._claims[place]:
                    self._claims[place] = code

    def owner(self, token: Token) -> str | None:
        """Who claims a token: a table where one has a part of it; None where a character is nobody's."""
        if token.kind in ("title", "bracket"):
            claims = {self._claims[token.start], self._claims[token.end - 1]}
        else:
            claims = {*self._claims[token.start : token.end]}
        if 0 in claims:
            return None
        names = [self._names[claim] for claim in sorted(claims)]
        return next((name for name in names if name in TABLES), names[0])


def _ledger(extraction: Extraction) -> _Ledger:
    """The claims of the records, of the labels of the outline, and of the refusals, in this order."""
    clean, text = extraction.clean, extraction.clean.text
    ledger = _Ledger(len(text))
    for table, rows in (
        ("titles", extraction.titles), ("dates", extraction.dates), ("indicators", extraction.indicators),
    ):  # fmt: skip
        ledger.claim(table, (_clean_span(clean, row.start, row.end) for row in rows))
    ledger.claim("documents", read_metadata(extraction.source, clean).own_spans)
    numbers = {title.number for title in extraction.titles}
    for number in find_numbers(text):
        if number.text in numbers or number.text == extraction.document.doc_number:
            table = "titles" if number.text in numbers else "documents"
            ledger.claim(table, [(number.start, number.end)])
    ledger.claim("tasks", _deadlines(extraction))
    headings = extraction.outline.headings
    ledger.claim("outline_label", ((heading.start, heading.start + len(heading.label)) for heading in headings))
    for refusal in refusals.find_refusals(text):
        ledger.claim(refusal.reason, [(refusal.start, refusal.end)])
    return ledger


def _clean_span(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    return clean.clean_offset(start), clean.clean_offset(end - 1) + 1


def _deadlines(extraction: Extraction) -> Iterable[tuple[int, int]]:
    """The clean spans of the deadlines that tasks state as text."""
    text = extraction.clean.text
    for task in extraction.tasks:
        _, end = _clean_span(extraction.clean, task.start, task.end)
        start = text.find(task.deadline_text, end, end + DEADLINE_REACH) if task.deadline_text else -1
        if task.deadline_text and start >= 0:
            yield start, start + len(task.deadline_text)
