"""The texts every room reads: the source text, the clean text cut from it, and the outline.

Offsets are counted in Unicode code points, ends exclusive. Cleaning only replaces one character by one
or deletes, so a clean offset maps to exactly one source offset:

>>> clean = CleanText("甲乙丙", kept=[(0, 1), (5, 7)], dropped=[])
>>> clean.source_span(0, 2)
(0, 6)
>>> clean.clean_offset(6)
2
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter, le
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded file. `doc_id` is the first 16 hex digits of the SHA-256 of the raw bytes.

    `pages` lists (offset, page number), ascending, for formats with pages: from that offset on the text stands there.

    >>> paged = SourceText("0" * 16, "a.pdf", "甲乙丙丁", "pdf", ((0, 1), (2, 2)))
    >>> paged.page_at(1), paged.page_at(2), SourceText("0" * 16, "a.txt", "甲", "utf-8").page_at(0)
    (1, 2, None)
    """

    doc_id: str
    source: str
    text: str
    encoding: str
    pages: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page that the character at `offset` stands on; None for formats without pages."""
        place = bisect_right(self.pages, offset, key=itemgetter(0)) - 1 if self.pages else -1
        return self.pages[place][1] if place >= 0 else None


class Dropped(NamedTuple):
    """A stretch of the source that cleaning took out, and why (a key of `pipeline.clean.REASONS`)."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class CleanText:
    """The text the extractors read. `kept` lists the source spans it was made of, in the order they are read.

    That is ascending, except where columns stood side by side; a span into the next column ends with its own.
    """

    text: str
    kept: list[tuple[int, int]]
    dropped: list[Dropped]
    _offsets: list[int] = field(init=False, repr=False)
    _sources: list[int] = field(init=False, repr=False)
    _ranked: list[tuple[int, int]] | None = field(
        init=False, repr=False
    )  # sources with their segments, if not in order

    def __post_init__(self) -> None:
        self._sources = [start for start, _ in self.kept]
        self._offsets = [0, *accumulate(end - start for start, end in self.kept)][:-1]
        ordered = all(map(le, self._sources, self._sources[1:]))
        self._ranked = None if ordered else sorted(zip(self._sources, range(len(self.kept)), strict=True))

    def source_offset(self, offset: int) -> int:
        """The source offset of the clean character at `offset`."""
        segment = bisect_right(self._offsets, offset) - 1
        return self._sources[segment] + offset - self._offsets[segment]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the clean span `start:end` (at least one character long)."""
        first, last = self.source_offset(start), self.source_offset(end - 1) + 1
        return first, last if last > first else self.kept[bisect_right(self._offsets, start) - 1][1]

    def as_written(self, source: str, start: int, end: int) -> str:
        """The clean span `start:end` in the widths of the source text, on one line.

        >>> CleanText("约5%", kept=[(0, 1), (3, 5)], dropped=[]).as_written("约  ５％。", 0, 3)
        '约５％'
        """
        segment, end = bisect_right(self._offsets, start) - 1, min(end, len(self.text))
        written = ""
        while start < end:
            place = self._sources[segment] + start - self._offsets[segment]
            reached = min(place + end - start, self.kept[segment][1])
            written += source[place:reached]
            start, segment = start + reached - place, segment + 1
        return written.replace("\n", "").replace("\r", "")

    def located(self, source: str, start: int, end: int) -> tuple[int, int, str]:
        """The source span of the clean span `start:end`, and what it says as the source writes it.

        >>> CleanText("约5%", kept=[(0, 1), (3, 5)], dropped=[]).located("约  ５％。", 0, 3)
        (0, 5, '约５％')
        """
        segment = bisect_right(self._offsets, start) - 1
        shift = self._sources[segment] - self._offsets[segment]
        if start < end and end + shift <= self.kept[segment][1]:  # as nearly all are
            written = source[start + shift : end + shift].replace("\n", "").replace("\r", "")
            return start + shift, end + shift, written
        return *self.source_span(start, end), self.as_written(source, start, end)

    def clean_offset(self, source: int) -> int:
        """The clean offset of the first kept character at or after source offset `source`; 0 where none was kept."""
        if not self.kept:
            return 0
        if self._ranked is None:
            segment = max(bisect_right(self._sources, source) - 1, 0)
        else:
            segment = self._ranked[max(bisect_right(self._ranked, (source, len(self.kept))) - 1, 0)][1]
        start, end = self.kept[segment]
        return self._offsets[segment] + min(max(source - start, 0), end - start)


class Heading(NamedTuple):
    """A section: its label, its heading and the clean span of both. `parent` is an index into the outline."""

    level: int
    label: str
    heading: str
    start: int
    end: int
    parent: int | None
    path: str


class Sentence(NamedTuple):
    """A clean span that ends at 。！？ or at the end of its paragraph; `section` is an outline path."""

    start: int
    end: int
    paragraph: int
    section: str


@dataclass(slots=True)
class Outline:
    """Headings and sentences of a clean text, both in order of place."""

    headings: list[Heading]
    sentences: list[Sentence]
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the clean offset; raises IndexError where the text has none."""
        place = bisect_right(self._starts, offset)
        return self.sentences[place - 1 if place else 0]
