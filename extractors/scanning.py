"""Patterns that few places of a text can begin: those places are found at once, and only there is the pattern tried.

The characters of a text are looked up once for all patterns: each class of characters has a bit of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

LAST: Final = 0xFFFF  # stands for all characters from here on, which may belong to any class
SHORT: Final = 400  # characters that a pattern reads faster than its places are found

Points = NDArray[np.uint32]
Places = NDArray[np.intp]

_classes: dict[str, int] = {}  # the classes of all scanners, each with the number of its bit


class Begin(NamedTuple):
    """The characters that a match begins with, and those of which one stands within reach behind the first.

    Both are classes of characters as in regular expressions.
    """

    first: str
    then: str
    reach: int


class Scanner:
    r"""A pattern and how what it matches begins.

    >>> [match[0] for match in Scanner(re.compile(r"\d{1,2}点"), Begin(r"[\d]", "[点]", 2)).finditer("12点，3个")]
    ['12点']
    """

    def __init__(self, pattern: re.Pattern[str], *begins: Begin) -> None:
        self.pattern = pattern
        self._begins = [(_bit(begin.first), _bit(begin.then), begin.reach) for begin in begins]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text)` finds."""
        return self.pattern.finditer(text) if len(text) < SHORT else tried(self.pattern, text, self.places(text))

    def places(self, text: str) -> list[int]:
        """Where the pattern may begin, in order."""
        bits = _bits(text, len(_classes))
        found = np.zeros(len(bits), dtype=np.bool_)
        for begin in self._begins:
            found[:-1] |= _near(bits, *begin)
        places: list[int] = np.flatnonzero(found).tolist()
        return places


def _near(bits: NDArray[np.uint32], first: np.uint32, then: np.uint32, reach: int) -> NDArray[np.bool_]:
    """Whether a character of one class has one of the other within reach behind it; for all but the last."""
    within: NDArray[np.bool_] = (bits[1:] & then) != 0
    size = 1  # characters in which one of the other class stands, from each on
    while size < reach:
        step = min(size, reach - size)
        within[:-step] |= within[step:]
        size += step
    within &= (bits[:-1] & first) != 0
    return within


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


def _bit(among: str) -> np.uint32:
    """The bit of a class of characters."""
    return np.uint32(1 << _classes.setdefault(among, len(_classes)))


@lru_cache(maxsize=1)
def _bits(text: str, classes: int) -> NDArray[np.uint32]:
    """For each character of a text the bits of the classes that it is in."""
    return _table(classes).take(points(text), mode="clip")


@cache
def _table(classes: int) -> NDArray[np.uint32]:
    """For each code point the bits of the first so many classes that it is in."""
    table = np.zeros(LAST + 1, dtype=np.uint32)
    characters = "".join(map(chr, range(LAST)))
    for among, number in [*_classes.items()][:classes]:
        inside = [ord(character) for character in re.findall(among, characters)]
        table[[*inside, LAST]] |= np.uint32(1 << number)
    return table
