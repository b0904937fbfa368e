"""Reports made from reports: as many as one likes, of real length and wording, no two of which say the same.

A report made keeps its first paragraphs, which say what it is; each later one comes from another report, the same way
each time. Its prefectures are others, so is every figure of two digits or more, and one figure of its own stands at the
end. Dates and the numbers of lists stay. So it is no copy of any other, unless both were made from copies and are too
short to have a paragraph of another. A long line is cut into several paragraphs, since some texts stand in one line.

>>> renamed("2023年12月，苏州市新增就业12.5万人，增长3%。", 1)
'2023年12月，南通市新增就业99.5万人，增长3%。'
"""

from __future__ import annotations

import csv
import re
from functools import cache
from hashlib import sha256
from itertools import count, cycle
from pathlib import Path

DIVISIONS = Path(__file__).parent.parent / "extractors" / "vocabulary" / "divisions.csv"
HEAD = 8  # paragraphs
LONG = 300  # characters, after which a line is cut where the sentence ends
PARAGRAPH = re.compile(rf".{{{LONG}}}[^。]*。?|.+")
FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{2,}(?![\d年月日])")  # no year, month or day


def write_copies(corpus: Path, folder: Path, times: int) -> int:
    """Write every .txt report below `corpus` into `folder`, and `times` - 1 made ones for each; returns the bytes."""
    paths = sorted(corpus.rglob("*.txt"))
    texts = [paragraphs(path.read_bytes().decode(errors="replace")) for path in paths] if times > 1 else []
    written = 0
    for place, path in enumerate(paths):
        for number in range(times):
            copy = folder / str(number) / path.relative_to(corpus)
            copy.parent.mkdir(parents=True, exist_ok=True)
            written += copy.write_bytes(made(texts, place, number).encode() if number else path.read_bytes())
    return written


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are not empty, the long ones cut."""
    return PARAGRAPH.findall(text)


def made(texts: list[list[str]], place: int, number: int) -> str:
    """The report numbered so that is made from the one at that place, and about as long."""
    own = texts[place]
    lines, length = own[:HEAD], sum(map(len, own[HEAD:]))
    for line in count(HEAD):
        if length <= 0:
            break
        if other := texts[(place + number * line) % len(texts)]:
            lines.append(other[line % len(other)])
            length -= len(lines[-1])
    return renamed("\n".join(lines), number) + f"\n全年办理案件{1000 + number}件。\n"


def renamed(text: str, number: int) -> str:
    """The text with other places and other figures; which, the number of the copy tells."""
    places, pattern = _places()
    moved = pattern.sub(lambda match: places[(places.index(match[0]) + number) % len(places)], text)
    return FIGURE.sub(lambda match: _other_figure(match[0], number), moved)


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
