"""EDTF (ISO 8601-2) expressions: first and last day, and the same time a year before.

Reads the forms the extractors write: `2020`, `2020-11`, `2020-11-26`, intervals `2021/2025`, open ends `2018/..` and
`../2023-12`. Refuses anything else with ValueError.

>>> bounds("2021-02"), bounds("../2023-12"), bounds("2018/..")
(('2021-02-01', '2021-02-28'), (None, '2023-12-31'), ('2018-01-01', None))
>>> year_before("2024-01/2024-11"), year_before("2023")
('2023-01/2023-11', '2022')
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF expression, None where it is open."""
    start, _, end = edtf.partition("/")
    end = end or start
    return (None if start == ".." else _day(start, last=False), None if end == ".." else _day(end, last=True))


def _day(date: str, *, last: bool) -> str:
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(f"not an EDTF date: {date!r}")
    year, month = match[1], match[2] or ("12" if last else "01")
    day = match[3] or (f"{monthrange(int(year), int(month))[1]:02}" if last else "01")
    return f"{year}-{month}-{day}"


def year_before(edtf: str) -> str:
    """The same expression one year earlier; open ends stay open."""
    return re.sub(r"\d{4}", lambda match: str(int(match[0]) - 1), edtf) if "-" not in edtf else _shift(edtf)


def _shift(edtf: str) -> str:
    return re.sub(r"(?<![\d-])\d{4}", lambda match: str(int(match[0]) - 1), edtf)


def closed(edtf: str) -> str:
    """The time itself of a deadline: `../2025` is 2025.

    >>> closed("../2023-12"), closed("2018/..")
    ('2023-12', '2018/..')
    """
    return edtf[3:] if edtf.startswith("../") else edtf
