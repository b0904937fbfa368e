"""Tiny reports for the tests of the store, made without extracting."""

from __future__ import annotations

from typing import Any

from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import Date, Document, Indicator, Section
from zhibiao.schemas.text import CleanText, Outline, SourceText

SENTENCE = "2020年办理案件1234件。"


def report(
    number: int, year: int | None = 2020, *, version: str = "1", indicators: int = 2, value: float = 1234.0
) -> Extraction:
    """A small report; its doc_id spreads over the hexadecimal range as real ones do."""
    doc_id = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    place: dict[str, Any] = {
        "doc_id": doc_id, "report_year": year, "start": 9, "end": 14, "text": "1234件", "sentence": SENTENCE,
        "section": "一",
    }  # fmt: skip
    nothing: dict[str, Any] = dict.fromkeys(
        ("subject", "period", "period_start", "period_end", "parent_seq", "change_basis", "change_base", "code")
    )
    document = Document(
        doc_id=doc_id, report_year=year, source=f"reports/{number}.txt", title=f"报告{number}", genre="annual_report",
        issuer=None, publisher=None, doc_number=None, region="内蒙古自治区", region_code="150000", publish_date=None,
        chars=len(SENTENCE), flags=[], extractor_version=version,
    )  # fmt: skip
    return Extraction(
        source=SourceText(doc_id=doc_id, source=f"reports/{number}.txt", text=SENTENCE, encoding="utf-8"),
        clean=CleanText(SENTENCE, kept=[(0, len(SENTENCE))], dropped=[]),
        outline=Outline([], []),
        document=document,
        indicators=[
            Indicator(
                **place, **nothing, seq=seq, kind="count", role="value", value=value + seq, low=value, high=value,
                unit="件", bound="eq", name="办理案件", nature="actual", flags=[],
            )
            for seq in reversed(range(indicators))
        ],
        dates=[Date(**place, seq=0, edtf="2020", date_start="2020-01-01", date_end="2020-12-31", kind="point")],
        sections=[Section(**place, seq=0, level=1, label="一、", heading="案件", parent_seq=None)],
    )  # fmt: skip


def doc_id(number: int) -> str:
    return str(report(number).document.doc_id)
