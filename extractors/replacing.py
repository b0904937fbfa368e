"""Characters replaced one for one, without a look-up in Python for every character of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np

from .scanning import LAST, SHORT, points


def replacer(table: Mapping[int, int]) -> Callable[[str], str]:
    """What `str.translate` does with the same table of code points below LAST.

    >>> replacer({ord("１"): ord("1")})("１０月")
    '1０月'
    """
    characters = {chr(one): chr(other) for one, other in table.items() if one != other}
    pattern = re.compile(f"[{re.escape(''.join(characters))}]")
    codes = np.arange(LAST + 1, dtype="<u4")
    codes[[*table]] = [*table.values()]

    def replace(match: re.Match[str]) -> str:
        return characters[match[0]]

    def replaced(text: str) -> str:
        if len(text) < SHORT:
            return pattern.sub(replace, text)
        before = points(text)
        after = codes.take(before, mode="clip")
        beyond = before >= LAST
        if beyond.any():
            after[beyond] = before[beyond]
        return after.tobytes().decode("utf-32-le", "surrogatepass")

    return replaced
