r"""Reports made from reports: as many as one likes, of real length and wording, no two of which say the same.

A copy is what another government would have reported in the same prose: every prefecture is another one, every figure
of two digits or more another figure, the same way each time, and one figure of its own stands at the end. Dates and the
numbers of lists stay.

>>> renamed("2023年12月，苏州市新增就业12.5万人，增长3%。", 1)
'2023年12月，南通市新增就业99.5万人，增长3%。\n全年办理案件1001件。\n'
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import cycle
from pathlib import Path

DIVISIONS = Path(__file__).parent.parent / "extractors" / "vocabulary" / "divisions.csv"
FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{2,}(?![\d年月日])")  # no year, month or day


def write_copies(corpus: Path, folder: Path, times: int) -> int:
    """Write every .txt report below `corpus` into `folder`, and `times` - 1 others for each; returns the bytes."""
    written = 0
    for path in sorted(corpus.rglob("*.txt")):
        for number, content in enumerate(_versions(path.read_bytes(), times)):
            copy = folder / str(number) / path.relative_to(corpus)
            copy.parent.mkdir(parents=True, exist_ok=True)
            written += copy.write_bytes(content)
    return written


def _versions(raw: bytes, times: int) -> Iterator[bytes]:
    """The report itself and the others made from it; what is not in UTF-8 is passed on as UTF-8."""
    yield raw
    text = raw.decode(errors="replace") if times > 1 else ""
    for number in range(1, times):
        yield renamed(text, number).encode()


def renamed(text: str, number: int) -> str:
    """The text with other places and other figures; which, the number of the copy tells."""
    places, pattern = _places()
    moved = pattern.sub(lambda match: places[(places.index(match[0]) + number) % len(places)], text)
    changed = FIGURE.sub(lambda match: _other_figure(match[0], number), moved)
    return f"{changed}\n全年办理案件{1000 + number}件。\n"


@cache
def _other_figure(digits: str, number: int) -> str:
    digest = sha256(f"{number}:{digits}".encode()).digest()
    return "".join(str(byte % 9 + 1) for _, byte in zip(digits, cycle(digest), strict=False))


@cache
def _places() -> tuple[list[str], re.Pattern[str]]:
    """The prefectures of today, and what finds one in a text."""
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file) if row["level"] == "prefecture" and not row["until"]]
    return names, re.compile("|".join(map(re.escape, names)))
