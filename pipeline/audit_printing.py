"""Printing of audits: counts by table and reason, then what is unexplained in its sentence; or the same as JSON.

>>> from zhibiao.pipeline.audit import Audit, Rejection, Unexplained
>>> missing = Unexplained("35", 20, 22, "共有35。", 2, "digits")
>>> audits = [Audit("0" * 16, "a.txt", 3, {"indicators": 1}, [Rejection("一", 3, 4, "indefinite_one")], [missing])]
>>> for line in account_lines(audits):
...     print(line)
1 report, 3 numbers, times and titles
       1  in indicators
       1  no record: indefinite_one (one as an article)
       1  unexplained, 33.33 %
a.txt:20: 共有【35】。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from .audit import REASONS, TABLES, Audit, Unexplained

COMMONEST = 30  # strings shown of a reason


def account_lines(audits: Sequence[Audit], reason: str | None = None) -> Iterator[str]:
    """The account of some reports, with the strings rejected for one reason where it is asked for."""
    tokens = sum(found.tokens for found in audits)
    yield f"{len(audits)} report{'s' * (len(audits) != 1)}, {tokens} numbers, times and titles"
    for table, count in accounted(audits).items():
        yield f"{count:8}  in {table}"
    for name, count in rejected(audits).items():
        yield f"{count:8}  no record: {name} ({REASONS[name]})"
    missing = [(found.source, item) for found in audits for item in found.unexplained]
    yield f"{len(missing):8}  unexplained, {100 * share(audits):.2f} %"
    if reason:
        texts = Counter(one.text for found in audits for one in found.rejections if one.reason == reason)
        yield f"{reason}: " + "  ".join(f"{text} {count}" for text, count in texts.most_common(COMMONEST))
    for source, item in missing:
        yield f"{source}:{item.start}: {_marked(item)}"


def account_data(audits: Sequence[Audit]) -> dict[str, Any]:
    """The account of some reports as plain data."""
    return {
        "tokens": sum(found.tokens for found in audits),
        "accounted": accounted(audits),
        "rejected": rejected(audits),
        "unexplained_share": share(audits),
        "reports": [
            {
                "source": found.source, "doc_id": found.doc_id, "tokens": found.tokens, "accounted": found.accounted,
                "rejected": found.rejected, "rejections": [asdict(one) for one in found.rejections],
                "unexplained": [asdict(item) for item in found.unexplained],
            }
            for found in audits
        ],
    }  # fmt: skip


def accounted(audits: Sequence[Audit]) -> dict[str, int]:
    """Tokens inside records, by table."""
    return _sum(TABLES, [found.accounted for found in audits])


def rejected(audits: Sequence[Audit]) -> dict[str, int]:
    """Tokens that are no records, by reason."""
    return _sum([*REASONS], [found.rejected for found in audits])


def share(audits: Sequence[Audit]) -> float:
    """The share of all tokens that is unexplained."""
    tokens = sum(found.tokens for found in audits)
    return sum(len(found.unexplained) for found in audits) / tokens if tokens else 0.0


def _sum(names: Sequence[str], counts: Sequence[dict[str, int]]) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for count in counts:
        totals.update(count)
    return {name: totals[name] for name in names if name in totals}


def _marked(item: Unexplained) -> str:
    """The sentence of a token with the token in brackets."""
    before, after = item.sentence[: item.place], item.sentence[item.place + len(item.text) :]
    return f"{before}【{item.text}】{after}".replace("\n", " ")
