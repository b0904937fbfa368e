"""A stand-in for the extractors: every run of digits is a count, and some words make it fail."""

from __future__ import annotations

import multiprocessing
import os
import re

from zhibiao.extractors.version import EXTRACTOR_VERSION
from zhibiao.pipeline.rewriting import Report
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.records import Document, Finding, Indicator
from zhibiao.schemas.text import CleanText, Outline, Sentence, SourceText


def extract_digits(report: SourceText) -> Extraction:
    """Crashes on 崩溃; on 死亡 ends the process it runs in, unless that is the test's own."""
    if "崩溃" in report.text:
        raise ValueError("cannot divide")
    if "死亡" in report.text and multiprocessing.parent_process() is not None:
        os._exit(9)
    length = len(report.text)
    return Extraction(
        source=report,
        clean=CleanText(report.text, [(0, length)], []),
        outline=Outline([], [Sentence(0, length, 0, "")]),
        document=_document(report),
        indicators=_indicators(report),
        findings=_findings(report),
    )


def rows_of_digits(report: SourceText) -> Report:
    """The same as rows."""
    return Report.of(extract_digits(report))


def _document(report: SourceText) -> Document:
    return Document(
        doc_id=report.doc_id, report_year=2020, source=report.source, title=report.text.splitlines()[0][:40],
        genre="annual_report", issuer=None, publisher=None, doc_number=None, region="内蒙古自治区",
        region_code="150000", publish_date=None, chars=len(report.text), flags=[], extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip


def _indicators(report: SourceText) -> list[Indicator]:
    return [
        Indicator(
            doc_id=report.doc_id, report_year=2020, seq=seq, text=match[0], start=match.start(), end=match.end(),
            sentence=report.text.strip(), section="一", kind="count", role="value", value=float(match[0]),
            low=float(match[0]), high=float(match[0]), unit="件", bound="eq", name="办理案件", subject=None,
            period="2020", period_start="2020-01-01", period_end="2020-12-31", nature="actual", parent_seq=None,
            change_basis=None, change_base=None, code=None, flags=[],
        )
        for seq, match in enumerate(re.finditer(r"\d{1,9}", report.text))
    ]  # fmt: skip


def _findings(report: SourceText) -> list[Finding]:
    place = report.text.find("逐步逐步")
    if place < 0:
        return []
    return [
        Finding(
            doc_id=report.doc_id, report_year=2020, seq=0, text="逐步逐步", start=place, end=place + 4,
            sentence=report.text.strip(), section="一", rule="repeated_word", severity="warning",
            message="“逐步”重复出现", refs=[],
        )
    ]  # fmt: skip
