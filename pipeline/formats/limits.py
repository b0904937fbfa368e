"""How much a converter takes on: beyond these a file is refused, so that none fills the memory or never ends.

Genuine reports stay far below: the longest seen has 600 pages, 250,000 characters, 30 sheets, tables of 20,000 rows.
"""

from __future__ import annotations

from typing import Final

MAX_TEXT: Final = 3_000_000  # characters of one report: rows made of them take some 500 bytes of memory a character
MAX_CELLS: Final = 2_000_000  # cells of the tables of one file
MAX_DEPTH: Final = 256  # elements or tables inside one another that are looked into
MAX_PAGE_DEPTH: Final = 5_000  # elements of a web page inside one another
MAX_PAGES: Final = 5_000

MAX_MEMBERS: Final = 10_000  # files inside an archive
MAX_UNPACKED: Final = 1_000_000_000  # bytes of all of them
MAX_RATIO: Final = 200  # bytes out for a byte in, of what unpacks to more than RATIO_FLOOR
RATIO_FLOOR: Final = 10_000_000
MAX_NESTED: Final = 3  # archives inside one another

MEMORY_LIMIT: Final = 3_000_000_000  # bytes a converting process may take
TIME_BASE: Final = 60.0  # seconds a conversion may take, and more for large files
TIME_PER_BYTE: Final = 1 / 20_000
OFFICE_TIME: Final = 120.0  # seconds LibreOffice may take


def time_limit(size: int) -> float:
    """Seconds that converting `size` bytes may take.

    >>> time_limit(0), time_limit(1_000_000)
    (60.0, 110.0)
    """
    return TIME_BASE + size * TIME_PER_BYTE
