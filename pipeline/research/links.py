"""Links from a figure to its place in the pages that `zhibiao review --store … -o FOLDER` writes.

>>> pages = pages_from(Path("data/review"), Path("tables/gdp 2023.xlsx"))
>>> pages
'../data/review'
>>> record_link(pages, "0123456789abcdef", 12)
'../data/review/0123456789abcdef.html#0123456789abcdef/indicators:12'
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from ..review.site import INDEX


def pages_from(review: Path, output: Path) -> str:
    """The folder of review pages as seen from the file `output`, as the beginning of a URL."""
    return quote(Path(os.path.relpath(review, output.parent)).as_posix())


def why_no_links(review: Path, output: Path, kinds: Sequence[str]) -> str | None:
    """Why nothing in the file `output` leads to the pages in the folder `review`; None where links do.

    >>> why_no_links(Path("review"), Path("gdp.csv"), (".xlsx", ".html"))
    'gdp.csv leads to no review pages; .xlsx and .html do'
    """
    if output.suffix.lower() not in kinds:
        return f"{output.name} leads to no review pages; {' and '.join(kinds)} {'do' if len(kinds) > 1 else 'does'}"
    if not (review / INDEX).exists():
        return f"{review} holds no review pages yet; zhibiao review -o {review} writes them"
    return None


def record_link(pages: str, doc_id: str, seq: int) -> str:
    """The address of an indicator in the page of its report."""
    return f"{pages}/{doc_id}.html#{doc_id}/indicators:{seq}"
