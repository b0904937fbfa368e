"""Document types: does a wording end in the noun of an official document?

Knows the nouns of `vocabulary/document_types.csv`. Refuses names of films, songs and slogans.

>>> names_document("内蒙古自治区辐射污染防治条例（草稿）")
True
>>> names_document("昭君和亲")
False
"""

from __future__ import annotations

import re
from functools import cache

from ..vocabularies import read_records

_REMARK = re.compile(r"(?:[（(][^（）()]{1,30}[）)]){1,3}$")  # （试行）（2021年版）


@cache
def document_types() -> tuple[str, ...]:
    """Every noun, longest first."""
    nouns = (row["noun"] for row in read_records("document_types.csv"))
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def names_document(wording: str) -> bool:
    """Whether a wording ends in the noun of a document, a remark in brackets aside.

    >>> names_document("《某办法》"[1:-1])
    True
    >>> names_document("")
    False
    """
    return _REMARK.sub("", wording).endswith(document_types())
