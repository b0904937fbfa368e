"""A body that stands twice in one file: some sites put the whole report on the page a second time.

Finds the second copy when most long lines of the report stand again, in order, after the first copy ends
(white space does not count, so a copy without line breaks is found too). Refuses single repeated lines,
which are headings, quotations or a notice that cites itself.
"""

from __future__ import annotations

import re

from ..schemas.text import Dropped

LEAST_LINES = 3  # long lines that must stand again
LONG_LINE = 40  # characters of a line that is prose
PROBE = 40  # characters compared of each line
LEAST_SHARE = 0.6  # of the long lines before the copy
LEAST_REPEATED = 0.5  # of the characters of the copy: a summary at the top of a page does not make the body a copy


def find_repeated_body(text: str, lines: list[tuple[int, int]]) -> list[Dropped]:
    """The span of the second copy of the body, in a list; empty where there is none. Offsets are those of `text`."""
    long = [(start, end) for start, end in lines if end - start >= LONG_LINE]
    if len(long) < LEAST_LINES:
        return []
    squeezed = _squeeze(text)
    probes = [_squeeze(text[start : start + 2 * PROBE])[:PROBE] for start, _ in long]
    copy = _first_copy(squeezed, probes)
    if copy is None:
        return []
    places = [place for match in re.finditer(r"\S+", text) for place in range(*match.span())]
    found = [place for place in _again(squeezed, probes, copy) if place is not None]
    before = [probe for (start, _), probe in zip(long, probes, strict=True) if start < places[copy]]
    if len(found) < max(LEAST_LINES, LEAST_SHARE * len(before)):
        return []
    start = _title_before(text, lines, places[copy])
    if start <= long[0][0]:
        return []
    end = _line_end(lines, probes, squeezed, places)
    repeated = sum(b - a for (a, b), place in zip(long, _again(squeezed, probes, copy), strict=True) if place)
    if repeated < LEAST_REPEATED * (end - start):
        return []
    return [Dropped(start, end, "repeated_body")]


def _squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _first_copy(squeezed: str, probes: list[str]) -> int | None:
    """Where the first long lines stand a second time, in the squeezed text."""
    for probe in probes[:LEAST_LINES]:
        first = squeezed.find(probe)
        second = squeezed.find(probe, first + len(probe))
        if second > 0:
            return second
    return None


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
    places: list[int],
) -> int:
    """The end of the line that holds the last probe standing again."""
    last = max(places[squeezed.rfind(probe)] for probe in probes)
    return min(b for _, b in lines if b > last)
