"""Doubts about the text itself: gaps in its numbering, lost numerals, words written twice, a body that stands twice.

Torn paragraphs and single missing stops are repaired or left alone, not reported: nearly every scraped page has them.

>>> from zhibiao.pipeline.outline import build_outline
>>> clean = CleanText("一是经集体审议审议，问责3人。三是建成至少个场馆。", [(0, 25)], [])
>>> [
...     (finding.rule, clean.text[finding.start : finding.end])
...     for finding in find_text_findings(clean, build_outline(clean))
... ]
[('repeated_word', '审议审议'), ('outline_gap', '三是建成至少个场馆'), ('missing_number', '至少个场馆')]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...schemas.text import CleanText, Outline, SourceText
from .finding import FoundFinding
from .lost_numbers import find_lost_numbers
from .outline_gaps import find_outline_gaps
from .repeated_words import find_repeated_words

__all__ = ["find_text_findings"]

_LONGEST_QUOTE = 30


def find_text_findings(clean: CleanText, outline: Outline, source: SourceText | None = None) -> list[FoundFinding]:
    """The doubts about a report's text, in order of place; `source` shows what cleaning took out."""
    raw = source.text if source else ""
    found = [
        *find_outline_gaps(clean, outline, raw or None),
        *find_lost_numbers(clean, raw),
        *find_repeated_words(clean, outline),
        *_repeated_bodies(clean, raw),
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def _repeated_bodies(clean: CleanText, source: str) -> Iterator[FoundFinding]:
    """A finding for every second copy of the body that cleaning dropped, with its place in the source."""
    for drop in clean.dropped:
        if drop.reason != "repeated_body":
            continue
        first = source[drop.start : drop.end].strip().partition("\n")[0].strip()[:_LONGEST_QUOTE]
        quoted = f"第二遍自“{first}”起，" if first else ""
        message = f"正文登载了两遍：{quoted}共{drop.end - drop.start}字；只取第一遍"
        place = min(clean.clean_offset(drop.start), len(clean.text)) if clean.kept else 0
        yield FoundFinding("repeated_body", "info", message, place, place, source_span=(drop.start, drop.end))
