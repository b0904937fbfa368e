r"""Lines of a PDF page, put together from its characters.

Characters on one height are a line, from left to right; a gap is a space, a wide gap two, and parts the line into
segments. Blank characters are not trusted. A small raised number is a note mark, `[2]`, unless a unit stands before it.

>>> glyphs = [
...     Glyph("甲", 0, 10, 0, 10),
...     Glyph("乙", 10, 20, 0, 10),
...     Glyph("3", 60, 65, 1, 10),
...     Glyph("丙", 0, 10, 20, 30),
... ]
>>> [line.text for line in lines_of(glyphs)]
['甲乙  3', '丙']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final, NamedTuple

SPACE: Final = 0.2  # of the character size: a gap that is a space
WIDE: Final = 1.2  # of the character size: a gap that parts a line
SAME_LINE: Final = 0.5  # of the character size: how far the middles of one line lie apart
RAISED: Final = 0.75  # of the size of the line: a smaller digit that stands higher is a note mark


Box = tuple[float, float, float, float]  # x0, top, x1, bottom


class Glyph(NamedTuple):
    """A character and its box, in points from the upper left corner of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half its height down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a segment of one: its text, its box, the size of its characters. `parted`: it has a wide gap."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    parted: bool = False


class Turn(NamedTuple):
    """How the text of a page runs: to the right, or up or down a page set sideways, with the size of the page."""

    direction: str
    width: float
    height: float

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box on the page as it lies when its text runs to the right.

        >>> Turn("up", 600, 800).box(100, 700, 110, 710)
        (90, 100, 100, 110)
        """
        if self.direction == "up":
            return self.height - bottom, x0, self.height - top, x1
        if self.direction == "down":
            return top, self.width - x1, bottom, self.width - x0
        return x0, top, x1, bottom


def turn_of(chars: Iterable[dict[str, Any]], width: float, height: float) -> Turn:
    """The way most characters that pdfplumber found on a page run."""
    directions = Counter(_direction(char) for char in chars if char["text"].strip()).most_common(1)
    return Turn(directions[0][0] if directions else "right", width, height)


def glyphs_of(chars: Iterable[dict[str, Any]], turn: Turn) -> list[Glyph]:
    """The visible characters that run that way; others are watermarks. Many fonts call their hyphen a soft one."""
    glyphs = []
    for char in chars:
        if char["text"].strip() and _direction(char) == turn.direction:
            x0, top, x1, bottom = turn.box(char["x0"], char["top"], char["x1"], char["bottom"])
            glyphs.append(Glyph(char["text"].replace("\xad", "-"), x0, x1, top, bottom))
    return glyphs


def _direction(char: dict[str, Any]) -> str:
    if char["upright"]:
        return "right"
    return "up" if char["matrix"][1] > 0 else "down"


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that characters make, from the top down."""
    return [line for row in rows_of(glyphs) if (line := make_line(row))]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters of one height together, from left to right."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if rows and glyph.middle - middle <= SAME_LINE * max(size, glyph.size) and glyph.middle - middle < size:
            rows[-1].append(glyph)
            if glyph.size >= size:
                middle, size = (middle + glyph.middle) / 2, glyph.size
        else:
            rows.append([glyph])
            middle, size = glyph.middle, glyph.size
    return [sorted(row, key=attrgetter("x0")) for row in rows]


def segments(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """A row of characters parted at its wide gaps."""
    size = max(glyph.size for glyph in row)
    parts = [[row[0]]]
    for before, glyph in pairwise(row):
        if glyph.x0 - before.x1 > WIDE * size:
            parts.append([])
        parts[-1].append(glyph)
    return parts


def make_line(row: Sequence[Glyph]) -> Line | None:
    """The line that a row of characters makes; None for none."""
    if not row:
        return None
    size = sorted(glyph.size for glyph in row)[len(row) // 2]
    text = [_marked(row, 0, size)]
    parted = False
    for place in range(1, len(row)):
        gap = row[place].x0 - row[place - 1].x1
        parted = parted or gap > WIDE * size
        text.append("  " if gap > WIDE * size else " " if gap > SPACE * size else "")
        text.append(_marked(row, place, size))
    top, bottom = min(glyph.top for glyph in row), max(glyph.bottom for glyph in row)
    return Line("".join(text), row[0].x0, max(glyph.x1 for glyph in row), top, bottom, size, parted)


def _marked(row: Sequence[Glyph], place: int, size: float) -> str:
    """The text of a character, note marks in brackets."""
    if not _is_raised(row[place], size):
        return row[place].text
    first = place == 0 or not _is_raised(row[place - 1], size)
    last = place + 1 == len(row) or not _is_raised(row[place + 1], size)
    before = row[place - 1].text if place else ""
    if first and (before.isascii() or before in "米里"):  # m2, 平方米 stays as it is
        return row[place].text
    return "[" * first + row[place].text + "]" * last


def _is_raised(glyph: Glyph, size: float) -> bool:
    return glyph.text.isdigit() and glyph.size < RAISED * size


def join_lines(first: str, second: str) -> str:
    """Two lines of one paragraph; a space only where Latin words or numbers would touch.

    >>> join_lines("加强对法治", "工作的领导"), join_lines("AI for", "All"), join_lines("增加 1062.85", "万元")
    ('加强对法治工作的领导', 'AI for All', '增加 1062.85万元')
    """
    touch = first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalnum()
    return first + " " * touch + second
