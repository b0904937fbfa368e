"""Where a change began: of 从54万亿元增加到82.7万亿元 the second figure holds at the time told, the first held before.

Both are rows of the same name, sentence and period, so that a panel would find them contradict each other. What tells
them apart is the wording between them: 从 or 由, the first figure, 到, 至 or 为, and the second. A first figure with a
time of its own (由2018年的…) is no beginning of the other's year and stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

_NEAR: Final = "[^，。；、]{0,15}?"


def begins_change(sentence: str, first: str, second: str) -> bool:
    """Whether the sentence says that something went from the first figure to the second.

    >>> begins_change("国内生产总值从54万亿元增加到82.7万亿元。", "54万亿元", "82.7万亿元")
    True
    >>> begins_change("城镇新增就业33万人，比去年的28万人多。", "28万人", "33万人")
    False
    """
    told, one, other = (unicodedata.normalize("NFKC", text) for text in (sentence, first, second))
    wording = f"[从由]{_NEAR}{re.escape(one)}{_NEAR}[到至为]{_NEAR}{re.escape(other)}"
    return re.search(wording, told.replace(",", "，")) is not None


def beginnings(rows: Mapping[Any, Mapping[Any, Any]]) -> list[Any]:
    """The keys of those rows at which a change began that another of the rows ends."""
    alike: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for key in sorted(rows, key=lambda key: int(rows[key]["start"])):
        row = rows[key]
        alike[row["doc_id"], row["code"], row["period"], row["sentence"]].append(key)
    return [
        one
        for keys in alike.values()
        for one, other in pairwise(keys)
        if begins_change(str(rows[one]["sentence"]), str(rows[one]["text"]), str(rows[other]["text"]))
    ]
