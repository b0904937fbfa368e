"""Small tables in every layout that converters and copies leave, and the indicators in them."""

from __future__ import annotations

from zhibiao.extractors.indicators.indicators import FoundIndicator
from zhibiao.extractors.periods.frame import Frame
from zhibiao.extractors.tables.table_indicators import table_indicators
from zhibiao.extractors.tables.tables import Table, find_tables
from zhibiao.extractors.times.dates import Calendar, find_dates
from zhibiao.pipeline.clean import clean_text
from zhibiao.schemas.records import Genre
from zhibiao.schemas.text import CleanText, SourceText


def piped(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) + " |" for row in rows)


def markdown(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def one_a_line(rows: list[list[str]]) -> str:
    return "\n".join(f"{cell}\n|" for row in rows for cell in row)


def spaced(rows: list[list[str]]) -> str:
    return "\n".join("  ".join(row) for row in rows)


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def lined(rows: list[list[str]]) -> str:
    return "\n".join(cell for row in rows for cell in row)


LAYOUTS = [piped, one_a_line, spaced, tabbed, lined]


def tables_of(text: str) -> tuple[CleanText, list[Table]]:
    source = SourceText("0" * 16, "a.txt", text, "utf-8")
    clean = clean_text(source)
    return clean, find_tables(clean, text)


def indicators_of(text: str, reported: int | None = 2023, genre: Genre = "annual_report") -> list[FoundIndicator]:
    clean, tables = tables_of(text)
    dates = find_dates(clean.text, bytearray(len(clean.text) + 1), Calendar(reported, reported))
    frame = Frame(genre, reported, None)
    return table_indicators(clean.text, tables, dates, frame)
