"""Patterns that few places of a text can begin: those places are found at once, and only there is the pattern tried.

The characters of a text are looked up once for all patterns: each class of characters has a bit of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

LAST: Final = 0xFFFF  # stands for all characters from here on, which may belong to any class
SHORT: Final = 400  # characters that a pattern reads faster than its places are found
BITS: Final = 8  # of a plane

Flags = NDArray[np.bool_]
Plane = NDArray[np.uint8]  # for each character of a text a bit for each of eight classes
Table = NDArray[np.uint64]  # for each code point a bit for each of 64 classes: one look-up fills eight planes
Bit = tuple[int, np.uint8]  # a plane, and the bit of a class in it
Points = NDArray[np.uint32]
Places = NDArray[np.intp]

_classes: dict[str, int] = {}  # the classes of all scanners, numbered: eight go into a plane


class Begin(NamedTuple):
    """The characters that a match begins with, those of which one stands within reach behind, and one right before.

    All are classes of characters as in regular expressions; an empty one asks for nothing. Nothing stands before the
    first character of a text, which any match may begin with.
    """

    first: str
    then: str = ""
    reach: int = 1
    after: str = ""


class Scanner:
    r"""A pattern and how what it matches begins.

    >>> [match[0] for match in Scanner(re.compile(r"\d{1,2}点"), Begin(r"[\d]", "[点]", 2)).finditer("12点，3个")]
    ['12点']
    """

    def __init__(self, pattern: re.Pattern[str], *begins: Begin) -> None:
        self.pattern = pattern
        self._begins = begins
        self._bits = [[_bit(among) for among in (begin.first, begin.then, begin.after)] for begin in begins]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text)` finds."""
        return self.pattern.finditer(text) if len(text) < SHORT else tried(self.pattern, text, self.places(text))

    def places(self, text: str) -> list[int]:
        """Where the pattern may begin, in order."""
        planes = _planes(text, len(_classes))
        found = None
        for begin, bits in zip(self._begins, self._bits, strict=True):
            begun = _begun(planes, bits, begin.reach)
            found = begun if found is None else found | begun
        places: list[int] = [] if found is None else found.nonzero()[0].tolist()
        return places


def _begun(planes: list[Plane], bits: list[Bit | None], reach: int) -> Flags:
    """Whether what is described may begin, for each character."""
    first, then, after = bits
    found = _among(planes, first)
    if then:
        found[:-1] &= _within(_among(planes, then)[1:], reach)
        found[-1:] = False
    if after:
        found[1:] &= _among(planes, after)[:-1]
    return found


def _bit(among: str) -> Bit | None:
    """The plane and the bit of a class; None for the one that asks for nothing."""
    if not among:
        return None
    plane, bit = divmod(_classes.setdefault(among, len(_classes)), BITS)
    return plane, np.uint8(1 << bit)


def _among(planes: list[Plane], bit: Bit | None) -> Flags:
    """Whether each character is of a class."""
    plane, mask = bit or (0, np.uint8(0))
    inside: Flags = (planes[plane] & mask) != 0
    return inside


def _within(flags: Flags, reach: int) -> Flags:
    """Whether one of so many flags is set, from each on. In place."""
    size = 1
    while size < reach:
        step = min(size, reach - size)
        flags[:-step] |= flags[step:]
        size += step
    return flags


def of_each(first: str, rest: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each of the characters that may come first: one is sought several times as fast as a class."""
    return tuple(re.compile(re.escape(one) + rest) for one in first)


def found_of_each(patterns: Iterable[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    """What such patterns find, in order of place; no match holds what another begins with.

    >>> [match[0] for match in found_of_each(of_each("[（", "[0-9]"), "（1）[2]")]
    ['（1', '[2']
    """
    return sorted(chain.from_iterable(pattern.finditer(text) for pattern in patterns), key=re.Match.start)


def tried(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, tried at these places only, which ascend."""
    end = 0
    for place in places:
        match = pattern.match(text, place) if place >= end else None
        if match:
            end = match.end()
            yield match


@lru_cache(maxsize=1)
def points(text: str) -> Points:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@lru_cache(maxsize=1)
def _planes(text: str, classes: int) -> list[Plane]:
    """For each character of a text the bits of the classes that it is in."""
    codes = np.minimum(points(text), LAST).astype(np.intp)
    looked_up = (table[codes].view(np.uint8).reshape(-1, BITS) for table in _tables(classes))
    return [plane for planes in looked_up for plane in np.ascontiguousarray(planes.T)]


@cache
def _tables(classes: int) -> list[Table]:
    """For each code point the bits of the first so many classes that it is in, of eight planes to a number."""
    tables = [np.zeros(LAST + 1, dtype="<u8") for _ in range(0, classes, BITS * BITS)]
    for among, number in [*_classes.items()][:classes]:
        table, bit = tables[number // (BITS * BITS)], np.uint64(1 << number % (BITS * BITS))
        table[LAST] |= bit
        for start, end in _runs(among):
            table[start:end] |= bit
    return tables


@cache
def _runs(among: str) -> list[tuple[int, int]]:
    """The runs of code points below the last that a class takes in."""
    return [match.span() for match in re.finditer(f"{among}+", _all_characters())]


@cache
def _all_characters() -> str:
    return "".join(map(chr, range(LAST)))
