"""What extracting one report gives: its records as lists, as DataFrames, and its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .records import Date, Document, Finding, Indicator, Record, Section, Task, Text, Title
from .tables import to_arrow
from .text import CleanText, Outline, SourceText

if TYPE_CHECKING:
    import pandas as pd


@dataclass(slots=True)
class Extraction:
    """The records of one report. `clean` and `outline` are what the extractors read."""

    source: SourceText
    clean: CleanText
    outline: Outline
    document: Document
    indicators: list[Indicator] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def rows(self, table: str) -> list[Record]:
        """The records of a table of the store; raises KeyError for a table that does not exist."""
        tables: dict[str, list[Record]] = {
            "documents": [self.document],
            "indicators": [*self.indicators],
            "dates": [*self.dates],
            "titles": [*self.titles],
            "tasks": [*self.tasks],
            "findings": [*self.findings],
            "sections": [*self.sections],
            "corrections": [],  # made by reviewers, kept by the store
            "texts": [
                Text(
                    doc_id=self.document.doc_id,
                    report_year=self.document.report_year,
                    source=self.source.source,
                    encoding=self.source.encoding,
                    source_text=self.source.text,
                )
            ],
        }
        return tables[table]

    def frame(self, table: str) -> pd.DataFrame:
        """The records of a table as a DataFrame, one row a record."""
        frame: pd.DataFrame = to_arrow(table, self.rows(table)).to_pandas()
        return frame
