"""What an analyst is told of reports that stand in the store twice.

>>> told("报告.docx", "报告.html", "0123456789abcdef")
'报告.docx: the same report as 报告.html (0123456789abcdef), which is kept; its rows are not added'
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..store import Store


def told(source: str, kept: str, doc_id: str) -> str:
    """That the report at `source` is the one at `kept`."""
    return f"{source}: the same report as {kept} ({doc_id}), which is kept; its rows are not added"


def copies_among(store: Store, doc_ids: Collection[str]) -> list[str]:
    """A line for each of these reports that is a copy of another, in their order."""
    if not doc_ids:
        return []
    stored = store.documents()
    found = (stored[doc_id] for doc_id in doc_ids if doc_id in stored)
    return [told(one.source, stored[kept].source, kept) for one in found if (kept := one.duplicate_of) is not None]
