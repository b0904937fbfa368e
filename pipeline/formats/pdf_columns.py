"""Two columns of text on a PDF page, read one after the other.

A gutter is a strip that runs between text on both sides over several lines; rows of figures beside labels are no
columns of text. Lines that cross the gutter (titles) stand between what is above and what is below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .pdf_lines import Glyph, Line, make_line, segments

FEWEST_LINES: Final = 6  # with text on both sides of the gutter
LEAST_TEXT: Final = 8  # characters of a line of a column, on average
STEP: Final = 4.0  # points


def reading_order(rows: Sequence[Sequence[Glyph]]) -> list[list[Line]]:
    """The lines of a page in reading order, those of one column together."""
    parts = [segments(row) for row in rows if row]
    gutter = _gutter(parts)
    if gutter is None:
        return [[line for row in rows if (line := make_line(row))]]
    regions: list[list[Line]] = [[]]
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row, found in zip((row for row in rows if row), parts, strict=True):
        if any(part[0].x0 < gutter < part[-1].x1 for part in found):
            regions += [*sides, []]
            sides = ([], [])
            regions[-1] += _lines([row])
            continue
        sides[0].extend(_lines([[glyph for glyph in row if glyph.x0 < gutter]]))
        sides[1].extend(_lines([[glyph for glyph in row if glyph.x0 >= gutter]]))
    return [region for region in [*regions, *sides] if region]


def _lines(rows: Sequence[Sequence[Glyph]]) -> list[Line]:
    return [line for row in rows if (line := make_line(row))]


def _gutter(parts: Sequence[Sequence[Sequence[Glyph]]]) -> float | None:
    """The middle of the strip between two columns; None where the page has one column."""
    strips: Counter[int] = Counter()
    for found in parts:
        for left, right in pairwise(found):
            strips.update(range(int(left[-1].x1 // STEP) + 1, int(right[0].x0 // STEP) + 1))
    if not strips:
        return None
    most = max(strips.values())
    places = sorted(place for place, count in strips.items() if count == most)
    gutter = places[len(places) // 2] * STEP
    both = [found for found in parts if found[0][0].x0 < gutter < found[-1][-1].x1 and not _crosses(found, gutter)]
    crossing = sum(_crosses(found, gutter) for found in parts)
    if len(both) < max(FEWEST_LINES, crossing) or not _is_text(both, gutter):
        return None
    return gutter


def _crosses(found: Sequence[Sequence[Glyph]], gutter: float) -> bool:
    return any(part[0].x0 < gutter < part[-1].x1 for part in found)


def _is_text(both: Sequence[Sequence[Sequence[Glyph]]], gutter: float) -> bool:
    """Whether lines are long on both sides and each side is one segment."""
    left = sum(glyph.x0 < gutter for found in both for part in found for glyph in part)
    right = sum(glyph.x0 >= gutter for found in both for part in found for glyph in part)
    return min(left, right) >= LEAST_TEXT * len(both) and sum(map(len, both)) <= 2.3 * len(both)
