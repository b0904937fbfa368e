"""Characters replaced one for one, fast where few of them occur, as wide letters do in Chinese prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping


def replacer(table: Mapping[int, int]) -> Callable[[str], str]:
    """What `str.translate` does with the same table of code points, without a look-up for every character of the text.

    >>> replacer({ord("１"): ord("1")})("１０月")
    '1０月'
    """
    characters = {chr(one): chr(other) for one, other in table.items() if one != other}
    pattern = re.compile(f"[{re.escape(''.join(characters))}]")

    def replace(match: re.Match[str]) -> str:
        return characters[match[0]]

    return lambda text: pattern.sub(replace, text)
