"""Which reports of a store may be copies of one another, without reading their texts.

Two reports are candidates where the one has three quarters of the hashes of the other's passages and all of its
numbers, and what is known of both does not contradict. Where it agrees, two hashes that the edges cost and some numbers
around may be wanting; where it does not, a short text is no candidate of one several times as long. Reports from one
form share most passages and few numbers, so they are told apart here, and their texts are not read. The hashes of all
reports stand in one array, so a report is compared with those that share a passage with it and with no other: the time
grows with the number of reports, not with that of pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .evidence import Facts
from .words import Chosen, Signature

LEAST_SHARED: Final = 0.75  # of the hashes of the shorter report
AT_EDGES: Final = 2  # hashes that differ where one text goes on and the other ends
NUMBERS_AROUND: Final = 20  # numbers of a page that may stand around the report
FEW: Final = 8  # hashes, about 400 words: so short a text of unknown place proves little in one
FEW_AMONG: Final = 3  # times as long or longer, which may just quote it
SIEVE_BITS: Final = 24

Numbers = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a report without its text."""

    doc_id: str
    facts: Facts
    signature: Signature
    duplicate_of: str | None

    def may_hold(self, other: Entry, shared: int) -> bool:
        """Whether this report may say all that the other says; so many hashes of passages they have in common."""
        if not self.facts.place(other.facts):
            return False
        passages, own = len(other.signature.passages), len(self.signature.passages)
        if self.facts.agree(other.facts):
            return shared >= LEAST_SHARED * passages - AT_EDGES and self._lacks(other) <= NUMBERS_AROUND
        if shared < LEAST_SHARED * passages or (passages < FEW and own > FEW_AMONG * passages):
            return False
        return self._lacks(other) == 0

    def _lacks(self, other: Entry) -> int:
        """How many numbers of the other stand nowhere in this report; none that one knows of, where not stored."""
        own, others = self.signature.numbers, other.signature.numbers
        if own is None or others is None:
            return 0
        return len(others) - len(np.intersect1d(own, others, assume_unique=True))


class Register:
    """The reports of a store by the hashes of their signatures."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [entry for entry in entries if len(entry.signature.passages)]
        self.by_id = {entry.doc_id: entry for entry in self._entries}
        passages = [entry.signature.passages for entry in self._entries]
        self._hashes = np.concatenate([np.zeros(0, dtype=np.uint32), *passages])
        self._lengths = np.array([len(one) for one in passages], dtype=np.int64)
        self._owners = np.repeat(np.arange(len(self._entries), dtype=np.int32), self._lengths)
        self._regions = _Column(entry.facts.region for entry in self._entries)
        self._years = _Column(entry.facts.year for entry in self._entries)

    def near(self, entries: Collection[Entry]) -> dict[str, list[str]]:
        """For each of these reports, in the register or not, its candidates."""
        if not entries:
            return {}
        wanted = np.unique(np.concatenate([entry.signature.passages for entry in entries]))
        places = _among(self._hashes, wanted)
        order = places[np.argsort(self._hashes[places], kind="stable")]
        hashes, owners = self._hashes[order], self._owners[order]
        return {entry.doc_id: self._sharing(entry, hashes, owners) for entry in entries}

    def _sharing(self, entry: Entry, hashes: Chosen, owners: Numbers) -> list[str]:
        """The candidates of a report among the owners of these hashes, which are in order."""
        passages = entry.signature.passages
        first, last = (np.searchsorted(hashes, passages, side=side) for side in ("left", "right"))
        sharing = [owners[start:end] for start, end in zip(first, last, strict=True) if end > start]
        if not sharing:
            return []
        counts = np.bincount(np.concatenate(sharing), minlength=len(self._entries))
        found = np.flatnonzero(counts)
        shorter = np.minimum(self._lengths[found], len(passages))
        found = found[counts[found] >= LEAST_SHARED * shorter - AT_EDGES]
        found = found[self._regions.may_be(found, entry.facts.region) & self._years.may_be(found, entry.facts.year)]
        others = ((self._entries[place], int(counts[place])) for place in found)
        return [
            other.doc_id
            for other, shared in others
            if other.doc_id != entry.doc_id and _may_be_one(other, entry, shared)
        ]


def _may_be_one(one: Entry, other: Entry, shared: int) -> bool:
    held = one.may_hold(other, shared) or other.may_hold(one, shared)
    return held and not one.facts.contradict(other.facts)


class _Column:
    """One fact of all reports, as numbers; 0 where it is not known."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._codes: dict[Any, int] = {None: 0}
        self._column = np.array([self._codes.setdefault(value, len(self._codes)) for value in values], dtype=np.int64)

    def may_be(self, places: Numbers, value: Any) -> NDArray[np.bool_]:
        """Where the fact is this value, or nothing is known of it."""
        if value is None:
            return np.ones(len(places), dtype=np.bool_)
        return np.isin(self._column[places], (0, self._codes.get(value, 0)))


def _among(hashes: Chosen, wanted: Chosen) -> Numbers:
    """The places of those hashes that are wanted: a sieve by their last bits first, which is fast, then exactly."""
    mask = np.uint32((1 << SIEVE_BITS) - 1)
    sieve = np.zeros(1 << SIEVE_BITS, dtype=np.bool_)
    sieve[wanted & mask] = True
    places = np.flatnonzero(sieve[hashes & mask])
    return places[np.isin(hashes[places], wanted)]
