"""Short reports written for the tests, taken through all rooms."""

from __future__ import annotations

import hashlib

from zhibiao.pipeline.extract import extract_source
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import Indicator
from zhibiao.schemas.text import SourceText

ANNUAL = "某市2021年法治政府建设情况报告"  # reported year 2021
PLAN = "某市“十四五”生态环境保护规划"  # plan period 2021/2025


def source_of(text: str) -> SourceText:
    """A text as if it had been read from a file."""
    doc_id = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
    return SourceText(doc_id, "report.txt", text, "utf-8")


def extracted(body: str, title: str = ANNUAL) -> Extraction:
    """The records of a report with this title and body."""
    return extract_source(source_of(f"{title}\n{body}"))


def indicators(body: str, title: str = ANNUAL) -> list[Indicator]:
    """The indicators of a report with this title and body."""
    return extracted(body, title).indicators


def values(body: str, title: str = ANNUAL) -> list[tuple[str, float | None, str]]:
    """Name, value and unit of each indicator."""
    return [(row.name, row.value, row.unit) for row in indicators(body, title)]


def told(extraction: Extraction) -> list[str]:
    """Name, value and unit of every indicator, each in a line."""
    return [
        f"{row.name} {row.low:g}{'' if row.value is not None else f'-{row.high:g}'} {row.unit}"
        for row in extraction.indicators
    ]


def times(extraction: Extraction) -> list[str | None]:
    """The EDTF of every date."""
    return [row.edtf for row in extraction.dates]


def rules(extraction: Extraction) -> list[str]:
    """The rule of every finding."""
    return [row.rule for row in extraction.findings]
