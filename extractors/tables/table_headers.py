"""Headers of tables: the words that stand over each column, through headers of several rows.

A header row as wide as the data gives each column its words; of two rows, upper cells may spread evenly over all
cells of the lower row. The tables of the national form of disclosure reports have their columns in `table_layouts.csv`,
because scraping loses which cell spreads. A header that leaves open what stands over a column gives None.

>>> flatten([["州市", "总计", "其中"], ["来电", "来信"]], 4)
[('州市',), ('总计',), ('其中', '来电'), ('其中', '来信')]
>>> flatten([["地区", "企业", "个体户"], ["户数", "从业人数"]], 4) is None
True
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary
from ..words.table_words import bare_label, contains, is_total_leaf

_SPREADS = re.compile(r"^其中|情况$|分年度|^按|年$|组成|构成")
_SHARES = re.compile(r"比重|占比|比例")
_YEAR = re.compile(r"(?:19|20)\d\d年?")

_FIGURE = re.compile(r"处?\d(?!\d{3}|\d?(?:[-—–~至]\d{1,2})?周?岁)")  # no ages: 15—59岁

MOST_HEADER_ROWS = 3
LONGEST_HEADER = 40  # characters

Words = tuple[str, ...]


class NationalLayout(NamedTuple):
    """A table of fixed form: its columns, each a path of header words, and all words its header has."""

    name: str
    columns: tuple[Words, ...]
    words: frozenset[str]


@cache
def _layouts() -> list[tuple[tuple[str, ...], NationalLayout]]:
    layouts = []
    for name, signature, columns, others in read_vocabulary("table_layouts.csv"):
        paths = tuple(tuple(column.split("/")) for column in columns.split())
        words = frozenset(word for path in paths for word in path) | frozenset(others.split())
        layouts.append((tuple(signature.split()), NationalLayout(name, paths, words)))
    return layouts


def national_layout(header: str) -> NationalLayout | None:
    """The fixed form that a header belongs to, from the words it always has.

    >>> national_layout("自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他").columns[0]
    ('自然人',)
    >>> national_layout("自然人申请数量") is None
    True
    """
    return next((layout for signature, layout in _layouts() if all(word in header for word in signature)), None)


@cache
def national_headers() -> re.Pattern[str]:
    """The last words of the headers of all tables of national form, as a cell of their own."""
    last = {signature[-1] for signature, _ in _layouts()}
    begun = "|".join(rf"{words}(?<!\S{words})" for words in sorted(last))  # literals first, which makes it fast
    return re.compile(rf"(?:{begun})[^\s|]{{0,12}}(?=\s)")


def flatten(rows: list[list[str]], width: int) -> list[Words] | None:
    """The words over each of `width` columns, from the top down; None where that is open."""
    rows = _without_titles(rows)
    if not rows or len(rows) > MOST_HEADER_ROWS or any(_states_something(cell) for row in rows for cell in row):
        return None
    if len(rows) == 1:
        return _one_row(rows[0], width)
    upper, lower = rows[-2], rows[-1]
    if len(lower) == width:
        full = [row for row in rows if len(row) == width]
        return [_path(*column) for column in zip(*full, strict=True)]
    if len(lower) == width - 1 and len(upper) == 1:
        return _one_row(lower, width)
    return _spread(upper, lower, width)


def _states_something(cell: str) -> bool:
    """Whether a cell is prose or a figure, as rows of data without a plain figure have."""
    return len(cell) > LONGEST_HEADER or bool(_FIGURE.match(cell)) or "。" in cell


def _without_titles(rows: list[list[str]]) -> list[list[str]]:
    """The rows without those in front that hold one cell only."""
    rows = [row for row in rows if any(row)]
    while len(rows) > 1 and sum(map(bool, rows[0])) == 1:
        rows = rows[1:]
    return rows


def _one_row(row: list[str], width: int) -> list[Words] | None:
    if len(row) == width - 1:
        row = ["", *row]
    return [(cell,) if cell else () for cell in row] if len(row) == width else None


def _path(*words: str) -> Words:
    kept: list[str] = []
    for word in words:
        if word and word not in kept:
            kept.append(word)
    return tuple(kept)


def _spread(upper: list[str], lower: list[str], width: int) -> list[Words] | None:
    """The upper cells that spread evenly over the lower row, known from their words or because no other can."""
    spreading = len(upper) + len(lower) - width
    if spreading < 1 or len(lower) < 2 * spreading:
        return None
    able = [place for place, cell in enumerate(upper) if place and cell and not _stands_alone(cell)]
    sure = [place for place in able if _SPREADS.search(bare_label(upper[place]) or upper[place])]
    if not sure and all(map(_YEAR.fullmatch, lower)):  # 人口数, and 比重 in two years
        sure = [place for place in able if _SHARES.search(upper[place])]
    chosen = sure if len(sure) == spreading else able
    if len(chosen) != spreading or len(lower) % spreading:
        return None
    share = len(lower) // spreading
    words: list[Words] = []
    for place, cell in enumerate(upper):
        first = chosen.index(place) * share if place in chosen else 0
        words += [_path(cell, below) for below in lower[first : first + share]] if place in chosen else [_path(cell)]
    return words


def _stands_alone(cell: str) -> bool:
    return is_total_leaf(cell) or contains("no_figure", cell) or bool(_YEAR.match(cell))
