"""A body that stands twice in one file: some sites put the whole report on the page a second time.

Finds the second copy when most long lines of the report stand again, in order, after the first copy ends
(white space does not count, so a copy without line breaks is found too). Refuses single repeated lines,
which are headings, quotations or a notice that cites itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..schemas.text import CleanText, Dropped

LEAST_LINES = 3  # long lines that must stand again
LONG_LINE = 40  # characters of a line that is prose
PROBE = 40  # characters compared of each line
PIECE = 20  # characters of the copy looked for at once
MOST_PIECES = 200
LEAST_SHARE = 0.6  # of the long lines before the copy
LEAST_REPEATED = 0.5  # of the characters of the copy: a summary at the top of a page does not make the body a copy


def find_repeated_body(text: str, lines: list[tuple[int, int]]) -> list[Dropped]:
    """The span of the second copy of the body, in a list; empty where there is none. Offsets are those of `text`."""
    long = [(start, end) for start, end in lines if end - start >= LONG_LINE]
    if len(long) < LEAST_LINES:
        return []
    squeezed = _squeeze(text)
    copies = list(_copies(squeezed, [_probe(text, start) for start, _ in long[:LEAST_LINES]]))
    probes = [_probe(text, start) for start, _ in long] if copies else []
    if len(set(probes)) < LEAST_LINES:
        return []
    words = [match.span() for match in re.finditer(r"\S+", text)]
    places = CleanText(squeezed, words, []).source_offset
    body = _Body(text, lines, long, squeezed, probes, places)
    return next((dropped for copy in copies if (dropped := _copy_at(body, copy))), [])


class _Body(NamedTuple):
    """A text with its lines, the long ones, and what of each is looked for in the squeezed text."""

    text: str
    lines: list[tuple[int, int]]
    long: list[tuple[int, int]]
    squeezed: str
    probes: list[str]
    places: Callable[[int], int]  # of the characters of the squeezed text


def _copy_at(body: _Body, copy: int) -> list[Dropped]:
    """The second copy of the body if it begins at `copy` in the squeezed text."""
    text, squeezed, places = body.text, body.squeezed, body.places
    again = _again(squeezed, body.probes, copy)
    begins = places(copy)
    before = [start for start, _ in body.long if start < begins]
    if sum(place is not None for place in again) < max(LEAST_LINES, LEAST_SHARE * len(before)):
        return []
    start = _title_before(text, body.lines, begins)
    if start <= body.long[0][0]:
        return []
    end = _line_end(body.lines, body.probes, squeezed, places)
    repeated = sum(b - a for (a, b), place in zip(body.long, again, strict=True) if place)
    if repeated < LEAST_REPEATED * (end - start) and not _stands_before(squeezed[:copy], _squeeze(text[start:end])):
        return []
    return [Dropped(start, _behind_short_lines(body, squeezed[:copy], end), "repeated_body")]


def _behind_short_lines(body: _Body, before: str, end: int) -> int:
    """The end of a copy with the short lines behind its last long one that stand before it too."""
    for first, last in body.lines:
        if first >= end:
            if _squeeze(body.text[first:last]) not in before:
                break
            end = last
    return end


def _probe(text: str, start: int) -> str:
    """What of the line that starts there is looked for."""
    return _squeeze(text[start : start + 2 * PROBE])[:PROBE]


def _squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _copies(squeezed: str, probes: list[str]) -> Iterator[int]:
    """Where the first long lines stand a second time and a last, in the squeezed text."""
    seen = set()
    for probe in probes:
        again = squeezed.find(probe, squeezed.find(probe) + len(probe))
        for place in (again, squeezed.rfind(probe)) if again >= 0 else ():
            if place not in seen:
                seen.add(place)
                yield place


def _again(squeezed: str, probes: list[str], copy: int) -> list[int | None]:
    """For each probe that stands before the copy, where it stands again, in order."""
    place = copy
    places: list[int | None] = []
    for probe in probes:
        first = squeezed.find(probe, 0, copy)
        second = squeezed.find(probe, place) if first >= 0 else -1
        places.append(second if second >= 0 else None)
        place = second if second >= 0 else place
    return places


def _stands_before(before: str, copy: str) -> bool:
    """Whether most of the copy stands before it, tables and short lines included."""
    step = max(PIECE, len(copy) // MOST_PIECES)
    pieces = [copy[place : place + PIECE] for place in range(0, len(copy), step)]
    return sum(piece in before for piece in set(pieces)) >= LEAST_SHARE * len(pieces)


def _title_before(text: str, lines: list[tuple[int, int]], start: int) -> int:
    """The start of the copy, with a title line that stands shortly before it and, earlier, at the top of the file."""
    top = {_squeeze(text[a:b]): a for a, b in reversed(lines[:30]) if b - a >= 8}
    near = [(a, b) for a, b in lines if start - 400 <= a < start and b <= start]
    titles = [a for a, b in near if top.get(_squeeze(text[a:b]), a) < a]
    line_start = max((a for a, b in lines if a <= start), default=start)
    return max(titles, default=line_start)


def _line_end(
    lines: list[tuple[int, int]],
    probes: list[str],
    squeezed: str,
    places: Callable[[int], int],
) -> int:
    """The end of the line that holds the last probe standing again."""
    last = max(places(squeezed.rfind(probe)) for probe in probes)
    return min(b for _, b in lines if b > last)
