"""Patterns that few places of a text can begin: those places are found at once, and only there is the pattern tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

LAST: Final = 0xFFFF  # stands for all characters from here on, which may belong to any class

Points = NDArray[np.uint32]
Places = NDArray[np.intp]


class Scanner:
    r"""A pattern, the characters that it begins with, and those of which one stands within reach behind the first.

    Both are classes of characters as in regular expressions.

    >>> [
    ...     match[0]
    ...     for match in Scanner(re.compile(r"\d{1,2}点"), first=r"[\d]", then="[点]", reach=2).finditer("12点，3个")
    ... ]
    ['12点']
    """

    def __init__(self, pattern: re.Pattern[str], *, first: str, then: str, reach: int) -> None:
        self.pattern, self.first, self.then, self.reach = pattern, first, then, reach

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text)` finds."""
        characters = np.minimum(points(text), LAST)
        places = np.flatnonzero(_characters(self.first)[characters])
        behind = np.append(np.flatnonzero(_characters(self.then)[characters]), len(text) + self.reach + 1)
        near = behind[np.searchsorted(behind, places)] - places <= self.reach
        return tried(self.pattern, text, places[near].tolist())


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


@cache
def _characters(among: str) -> NDArray[np.bool_]:
    """For each code point whether it is in a class of characters."""
    found = np.zeros(LAST + 1, dtype=np.bool_)
    found[[ord(character) for character in re.findall(among, "".join(map(chr, range(LAST))))]] = True
    found[LAST] = True
    return found
