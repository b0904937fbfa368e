"""Settling, with every commit, which reports of the store are kept and which are copies of them.

Only what a commit touches is looked at again: the reports that arrive, those near the ones that go or change, and
whatever is a copy of these, or of which these are copies. The outcome is the one that all reports together would
have, so a store filled in any order, at once or over years, holds the same rows: a better copy that comes later takes
the place of the one kept so far, and where the kept one goes the best of its copies comes forward, with its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from .candidates import Entry, Register
from .choosing import keep_best
from .evidence import Copy, facts_of, holds
from .words import decode_signature

if TYPE_CHECKING:
    from ..rewriting import Report

AT_ONCE: Final = 50  # reports that are compared with their candidates, whose texts are in memory meanwhile

Reports = Mapping[str, "Report"]
Load = Callable[[Collection[str]], Reports]


def settled(incoming: Reports, stored: Collection[Entry], leaving: Collection[str], load: Load) -> dict[str, Report]:
    """The incoming reports, and those stored ones that change sides, each with the copy that is kept in its place.

    `stored` are the reports of the store, `leaving` those of them that go; `load` gives stored ones with their rows.
    """
    arriving = {doc_id: entry_of(report) for doc_id, report in incoming.items()}
    going = [entry for entry in stored if entry.doc_id in leaving or entry.doc_id in arriving]
    gone = {entry.doc_id for entry in going}
    register = Register([*(entry for entry in stored if entry.doc_id not in gone), *arriving.values()])
    bereft = {doc_id for near in register.near(going).values() for doc_id in near}
    duplicates = _Search(register, incoming, load).kept(bereft | {*arriving})
    others = duplicates.keys() - incoming.keys()
    changing = sorted(doc_id for doc_id in others if register.by_id[doc_id].duplicate_of != duplicates[doc_id])
    reports = {**incoming, **load(changing)}
    return {doc_id: report.kept_in(duplicates.get(doc_id)) for doc_id, report in reports.items()}


def entry_of(report: Report) -> Entry:
    """What is known of a report without its text."""
    [signature] = report.tables["texts"]["signature"].to_pylist()
    return Entry(report.doc_id, facts_of(report), decode_signature(signature or ""), report.duplicate_of)


class _Search:
    """Follows copies from report to report."""

    def __init__(self, register: Register, incoming: Reports, load: Load) -> None:
        self._register, self._incoming, self._load = register, incoming, load
        self._copies: dict[str, Copy] = {}

    def kept(self, doc_ids: Collection[str]) -> dict[str, str | None]:
        """For each of these reports and whatever is a copy among them, the one kept in its place."""
        links = self._links(doc_ids)
        kept: dict[str, str | None] = {}
        for group in _connected(links):
            kept |= keep_best(self._copies[doc_id] for doc_id in group) if len(group) > 1 else dict.fromkeys(group)
        return kept

    def _links(self, doc_ids: Collection[str]) -> dict[str, set[str]]:
        """The reports that hold one another, from these on as far as they lead."""
        links: dict[str, set[str]] = {}
        ahead = {doc_id for doc_id in doc_ids if doc_id in self._register.by_id}
        while ahead:
            near = self._register.near([self._register.by_id[doc_id] for doc_id in sorted(ahead)])
            for start in range(0, len(near), AT_ONCE):
                self._compare(dict(islice(near.items(), start, start + AT_ONCE)), links)
            ahead = {other for one in near for other in links[one]} - links.keys()
        return links

    def _compare(self, near: dict[str, list[str]], links: dict[str, set[str]]) -> None:
        """Add the links of these reports to their candidates; of reports without any, no text is kept."""
        self._prepare({doc_id for one, others in near.items() if others for doc_id in (one, *others)})
        for one, others in near.items():
            known = {other for other in others if other in links and one in links[other]}
            new = {other for other in others if other not in links and self._linked(one, other)}
            links[one] = known | new
        linked = {doc_id for one, others in links.items() if others for doc_id in (one, *others)}
        self._copies = {doc_id: copy for doc_id, copy in self._copies.items() if doc_id in linked}

    def _linked(self, one: str, other: str) -> bool:
        first, second = self._copies[one], self._copies[other]
        return holds(first, second) or holds(second, first)

    def _prepare(self, doc_ids: set[str]) -> None:
        missing = doc_ids - self._copies.keys()
        stored = self._load(missing - self._incoming.keys())
        for doc_id in missing:
            self._copies[doc_id] = Copy.of(self._incoming[doc_id] if doc_id in self._incoming else stored[doc_id])


def _connected(links: dict[str, set[str]]) -> Iterator[set[str]]:
    """The groups of reports that lead to one another."""
    seen: set[str] = set()
    for start in links:
        if start in seen:
            continue
        group, ahead = {start}, [start]
        while ahead:
            new = links[ahead.pop()] - group
            group |= new
            ahead += new
        seen |= group
        yield group
