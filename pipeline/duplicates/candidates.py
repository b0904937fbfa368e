"""Which reports of a store may be copies of one another, without reading their texts.

Two reports are candidates where half of the hashes of the one signature, the shorter, stand in the other, and what is
known of both does not contradict. The hashes of all reports stand in one sorted array, so a report is compared with
those that share a passage with it and with no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from .evidence import Facts
from .words import Signature

LEAST_SHARED: Final = 0.5  # of the hashes of the shorter report


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a report without its text."""

    doc_id: str
    facts: Facts
    signature: Signature
    duplicate_of: str | None


class Register:
    """The reports of a store by the hashes of their signatures."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [entry for entry in entries if len(entry.signature)]
        self.by_id = {entry.doc_id: entry for entry in self._entries}
        signatures = [entry.signature for entry in self._entries] or [np.zeros(0, dtype=np.uint32)]
        self._lengths = np.array([len(entry.signature) for entry in self._entries], dtype=np.int64)
        self._hashes = np.concatenate(signatures)
        self._owners = np.repeat(np.arange(len(self._entries)), self._lengths)

    def near(self, entries: Collection[Entry]) -> dict[str, list[str]]:
        """For each of these reports, in the register or not, its candidates."""
        if not entries:
            return {}
        wanted = np.unique(np.concatenate([entry.signature for entry in entries]))
        shared = np.isin(self._hashes, wanted)
        order = np.argsort(self._hashes[shared], kind="stable")
        hashes, owners = self._hashes[shared][order], self._owners[shared][order]
        return {entry.doc_id: self._sharing(entry, hashes, owners) for entry in entries}

    def _sharing(
        self, entry: Entry, hashes: Signature, owners: np.ndarray[tuple[int], np.dtype[np.int64]]
    ) -> list[str]:
        first, last = (np.searchsorted(hashes, entry.signature, side=side) for side in ("left", "right"))
        places = [owners[start:end] for start, end in zip(first, last, strict=True) if end > start]
        if not places:
            return []
        found, counts = np.unique(np.concatenate(places), return_counts=True)
        enough = counts >= LEAST_SHARED * np.minimum(self._lengths[found], len(entry.signature))
        others = (self._entries[place] for place in found[enough])
        return [
            other.doc_id for other in others if other.doc_id != entry.doc_id and not other.facts.contradict(entry.facts)
        ]
