r"""Extract: one report through all rooms, from its source text to its records.

>>> extraction = extract_source(SourceText("0" * 16, "a.txt", "2021年法治政府建设情况报告\n办理案件3174件。", "utf-8"))
>>> [(row.name, row.value, row.unit) for row in extraction.indicators]
[('办理案件', 3174.0, '件')]
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ..extractors.codes.codebook import Variable, read_codebook
from ..extractors.codes.codes import Coder, coder_with, own_coder
from ..extractors.figures.quantities import find_quantities
from ..extractors.figures.refusals import find_refusals
from ..extractors.findings.finding import FoundFinding
from ..extractors.findings.findings_figures import document_flags, find_figure_findings, flagged
from ..extractors.findings.findings_text import find_text_findings
from ..extractors.indicators.indicators import find_indicators
from ..extractors.periods.coming import coming_parts, date_coming
from ..extractors.periods.frame import Frame
from ..extractors.periods.spans_of_years import date_plan
from ..extractors.reports.metadata import Metadata, read_metadata
from ..extractors.statements.found import FoundIndicator
from ..extractors.tables.table_indicators import merge, table_indicators
from ..extractors.tables.table_prose import name_in_cells
from ..extractors.tables.tables import figure_spans, find_tables, table_spans
from ..extractors.tasks.task_tables import TaskRow, date_deadlines, find_task_rows
from ..extractors.tasks.tasks import find_tasks, tasks_of_rows
from ..extractors.times.calendar import bounds
from ..extractors.times.dates import Calendar, FoundDate, find_dates
from ..extractors.titles.title_actions import date_actions
from ..extractors.titles.titles import FoundTitle, find_titles
from ..extractors.version import EXTRACTOR_VERSION
from ..schemas.extraction import Extraction
from ..schemas.records import Date, Document, Finding, Indicator, Section, Task, Title
from ..schemas.text import CleanText, Outline, SourceText
from .clean import clean_text
from .formats.converted import SCANNED
from .outline import build_outline

# Fields that a found row and its record have by the same name.
_TITLE_FIELDS = (
    "title", "number", "number_agency", "number_year", "number_serial", "canonical", "action", "action_date",
)  # fmt: skip
_INDICATOR_FIELDS = (
    "kind", "role", "value", "low", "high", "unit", "bound", "name", "subject", "period", "nature",
    "change_basis", "change_base",
)  # fmt: skip
_title_values, _indicator_values = attrgetter(*_TITLE_FIELDS), attrgetter(*_INDICATOR_FIELDS)

# All rows of a table are validated at once, which takes half the time of one by one.
_TITLES, _DATES, _INDICATORS = TypeAdapter(list[Title]), TypeAdapter(list[Date]), TypeAdapter(list[Indicator])
_TASKS, _SECTIONS, _FINDINGS = TypeAdapter(list[Task]), TypeAdapter(list[Section]), TypeAdapter(list[Finding])


def extract_source(source: SourceText, coder: Coder | None = None) -> Extraction:
    """The records of a report, its indicators coded by `coder`, or by the codebook that comes with zhibiao."""
    clean = clean_text(source)
    outline = build_outline(clean)
    metadata = read_metadata(source, clean)
    return _Assembly(source, clean, outline, metadata, coder or own_coder()).extraction()


def extractor_with(codebook: Path) -> Callable[[SourceText], Extraction]:
    """Extracts with the variables of a user's codebook beside the built-in ones; can be sent to other processes.

    Raises CodebookError where the codebook breaks a rule.
    """
    return partial(_extract_with, read_codebook(codebook))


def _extract_with(own: tuple[Variable, ...], source: SourceText) -> Extraction:
    return extract_source(source, _coder_with(own))


@cache
def _coder_with(own: tuple[Variable, ...]) -> Coder:
    return coder_with(own)


class _Assembly:
    """Runs the extractors over the clean text and turns what they find into records in source offsets."""

    def __init__(
        self, source: SourceText, clean: CleanText, outline: Outline, metadata: Metadata, coder: Coder
    ) -> None:
        self.source, self.clean, self.outline, self.metadata, self.coder = source, clean, outline, metadata, coder
        self.text = clean.text
        self.task_rows: list[TaskRow] = []
        self._sentences: dict[int, str] = {}  # by their start: the rows of one sentence share its text

    def extraction(self) -> Extraction:
        text, outline, metadata = self.text, self.outline, self.metadata
        titles = find_titles(text, outline, metadata.own_spans)
        masked = self._mask(titles)
        tables = find_tables(self.clean, self.source.text)
        self.task_rows = find_task_rows(self.clean, self.source.text)
        for span in figure_spans(tables):
            _cover(masked, *span)
        dates = find_dates(text, masked, Calendar(metadata.reported, metadata.present, metadata.publish_date))
        date_deadlines(dates, self.task_rows)
        frame = self._frame()
        parts = coming_parts(text, outline, frame)
        date_coming(dates, text, parts, frame)
        date_plan(dates, text, frame)
        titles = date_actions(text, outline, titles, dates)
        for date in dates:
            _cover(masked, date.start, date.end)
        for row in self.task_rows:
            for cell in row.others:
                _cover(masked, cell.start, cell.end)
        for span in table_spans(tables):
            _cover(masked, *span)
        refusals = find_refusals(text)
        for refusal in refusals:
            _cover(masked, refusal.start, refusal.end)
        quantities = find_quantities(text, masked)
        sessions = [
            (refusal.start, refusal.end)
            for refusal in refusals
            if refusal.reason in ("session", "footnote", "exchanged")
        ]
        sessions += [(cell.start, cell.end) for row in self.task_rows for cell in row.others]
        indicators = find_indicators(text, outline, quantities, dates, frame, sessions, parts)
        name_in_cells(text, indicators)
        indicators = merge(indicators, table_indicators(text, tables, dates, frame))
        doubts = find_text_findings(self.clean, outline, self.source)
        doubts = sorted([*doubts, *find_figure_findings(text, outline, indicators)], key=lambda doubt: doubt.start)
        extraction = Extraction(self.source, self.clean, outline, self._document(document_flags(doubts)))
        extraction.titles = self._titles(titles)
        extraction.dates = self._dates(dates)
        extraction.indicators = self._indicators(indicators, flagged(doubts))
        extraction.tasks = self._tasks()
        extraction.sections = self._sections()
        extraction.findings = self._findings(doubts)
        return extraction

    def _frame(self) -> Frame:
        metadata = self.metadata
        return Frame(
            metadata.genre,
            metadata.reported,
            metadata.plan_period,
            planning=metadata.planning,
            ruling=metadata.ruling,
            term=metadata.term,
        )

    def _mask(self, titles: list[FoundTitle]) -> bytearray:
        """The characters that belong to titles, numbers, labels and the report's own heading."""
        masked = bytearray(len(self.text) + 1)
        for title in titles:
            _cover(masked, title.start, title.end)
            if title.number_span:
                _cover(masked, *title.number_span)
        for start, end in self.metadata.own_spans:
            _cover(masked, start, end)
        for heading in self.outline.headings:
            _cover(masked, heading.start, heading.start + len(heading.label))
        return masked

    def _mention(self, start: int, end: int, seq: int) -> dict[str, Any]:
        """The fields every mention has, from its clean span."""
        source_start, source_end, written = self.clean.located(self.source.text, start, end)
        sentence = self.outline.sentence_at(start)
        wording = self._sentences.get(sentence.start)
        if wording is None:
            wording = self._sentences[sentence.start] = self.text[sentence.start : sentence.end].strip()
        return {
            "doc_id": self.source.doc_id, "report_year": self.metadata.report_year, "seq": seq,
            "text": written, "start": source_start, "end": source_end,
            "sentence": wording, "section": sentence.section,
            "page": self.source.page_at(source_start) if self.source.pages else None,
        }  # fmt: skip

    def _document(self, flags: list[str]) -> Document:
        metadata = self.metadata
        return Document(
            doc_id=self.source.doc_id, report_year=metadata.report_year, source=self.source.source,
            title=metadata.title, genre=metadata.genre, issuer=metadata.issuer, publisher=metadata.publisher,
            doc_number=metadata.doc_number, region=metadata.region, region_code=metadata.region_code,
            publish_date=metadata.publish_date, chars=len(self.source.text),
            flags=[*flags, *(["ocr"] if self.source.encoding == SCANNED else [])],
            extractor_version=EXTRACTOR_VERSION,
        )  # fmt: skip

    def _titles(self, titles: list[FoundTitle]) -> list[Title]:
        rows = []
        for seq, found in enumerate(titles):
            fields = self._mention(found.start, found.end, seq)
            fields.update(zip(_TITLE_FIELDS, _title_values(found), strict=True), parent_seq=found.parent)
            rows.append(fields)
        return _TITLES.validate_python(rows)

    def _dates(self, dates: list[FoundDate]) -> list[Date]:
        rows = []
        for seq, found in enumerate(dates):
            first, last = bounds(found.edtf) if found.edtf else (None, None)
            fields = {"edtf": found.edtf, "date_start": first, "date_end": last, "kind": found.kind}
            rows.append(self._mention(found.start, found.end, seq) | fields)
        return _DATES.validate_python(rows)

    def _indicators(self, indicators: list[FoundIndicator], flags: dict[int, list[str]]) -> list[Indicator]:
        rows = []
        codes = [self.coder.code_of(row.name, row.subject, row.kind, row.role, row.unit) for row in indicators]
        for seq, (found, coded) in enumerate(zip(indicators, codes, strict=True)):
            first, last = bounds(found.period) if found.period else (None, None)
            fields = self._mention(found.start, found.end, seq)
            fields.update(
                zip(_INDICATOR_FIELDS, _indicator_values(found), strict=True),
                period_start=first, period_end=last, parent_seq=found.parent,
                code=coded.code if coded else None, code_confidence=coded.confidence if coded else None,
                flags=flags.get(seq, []),
            )  # fmt: skip
            rows.append(fields)
        return _INDICATORS.validate_python(rows)

    def _tasks(self) -> list[Task]:
        rows = []
        year = self.metadata.report_year
        told = [*find_tasks(self.text, self.outline, year), *tasks_of_rows(self.task_rows, year)]
        for seq, found in enumerate(sorted(told, key=lambda task: task.start)):
            fields = {
                "lead": found.lead, "cooperating": found.cooperating, "supervising": found.supervising,
                "deadline_text": found.deadline_text, "deadline": found.deadline,
            }  # fmt: skip
            rows.append(self._mention(found.start, found.end, seq) | fields)
        return _TASKS.validate_python(rows)

    def _findings(self, findings: list[FoundFinding]) -> list[Finding]:
        rows = []
        for seq, found in enumerate(findings):
            mention = self._mention(found.start, max(found.end, found.start + 1), seq)
            if found.source_span:
                start, end = found.source_span
                text = "".join(self.source.text[start : min(end, start + 40)].split())
                mention |= {"start": start, "end": end, "text": text, "page": self.source.page_at(start)}
            fields = {"rule": found.rule, "severity": found.severity, "message": found.message, "refs": found.refs}
            rows.append(mention | fields)
        return _FINDINGS.validate_python(rows)

    def _sections(self) -> list[Section]:
        rows = []
        for seq, heading in enumerate(self.outline.headings):
            fields = {"level": heading.level, "label": heading.label, "heading": heading.heading}
            rows.append(self._mention(heading.start, heading.end, seq) | fields | {"parent_seq": heading.parent})
        return _SECTIONS.validate_python(rows)


def _cover(masked: bytearray, start: int, end: int) -> None:
    masked[start:end] = b"\1" * (end - start)
