"""What the terminal shows: reports at a glance, their doubts, and their text with the records marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from .reading import MENTIONS, Reading, Row
from .wording import describe

STYLES: Final = {  # later ones lie on top where records overlap
    "sections": "bold",
    "tasks": "italic",
    "titles": "magenta",
    "dates": "cyan",
    "indicators": "bold green",
    "findings": "underline red",
}
SEVERITIES: Final = {"error": "bold red", "warning": "yellow", "info": "dim"}
SENTENCE_LENGTH: Final = 60
BORDER: Final = 3  # characters a column of a table takes beside its cells, and one the last line


def overview(reading: Reading) -> RenderableType:
    """What was found in a report, and what needs a look."""
    document = reading.document
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    grid.add_row("source", Text(document["source"]))
    grid.add_row("doc_id", document["doc_id"])
    grid.add_row("report", Text(" · ".join(_facts(document))))
    grid.add_row("found", ", ".join(f"{len(reading.rows[table])} {table}" for table in MENTIONS))
    parts: list[RenderableType] = [Text(document["title"] or "(no title found)", style="bold"), grid]
    if reading.rows["findings"]:
        parts.append(doubts(reading.rows["findings"]))
    return Group(*parts, "")


def doubts(findings: list[Row]) -> Table:
    """The findings of a report, the gravest first."""
    table = Table("severity", *(Column(name, overflow="fold") for name in ("what needs a look", "sentence")))
    order = list(SEVERITIES)
    for row in sorted(findings, key=lambda row: (order.index(row["severity"]), row["start"])):
        style = SEVERITIES[row["severity"]]
        table.add_row(Text(row["severity"], style=style), Text(row["message"]), Text(excerpt(row["sentence"])))
    return table


def excerpt(sentence: str, length: int = SENTENCE_LENGTH) -> str:
    """The beginning of a sentence.

    >>> excerpt("办理案件12件。", 5)
    '办理案件…'
    """
    return sentence if len(sentence) <= length else sentence[: length - 1] + "…"


def marked_text(reading: Reading) -> Text:
    """The source text with every record marked in the style of its table."""
    text = Text(reading.text)
    for table, style in STYLES.items():
        for row in reading.rows.get(table, []):
            text.stylize(style, row["start"], row["end"])
    return text


def legend(reading: Reading) -> Text:
    """The styles in use, with the number of records each stands for."""
    entries = [
        (f"{table} {len(reading.rows[table])}", style) for table, style in STYLES.items() if table in reading.rows
    ]
    return Text("  ").join(Text(label, style=style) for label, style in entries)


def records_by_sentence(reading: Reading) -> Iterator[Text]:
    """Each sentence that holds records, and beneath it a line a record."""
    placed = [(row["start"], table, row) for table, rows in reading.rows.items() for row in rows]
    placed.sort(key=lambda entry: entry[:2])
    for (section, sentence), group in groupby(placed, key=lambda entry: (entry[2]["section"], entry[2]["sentence"])):
        yield Text.assemble((f"{section}  " if section else "", "dim"), sentence)
        for _, table, row in group:
            place = f"  {table}:{row['seq']} "
            yield Text.assemble((place, STYLES[table]), describe(table, row), (f"  {row['start']}–{row['end']}", "dim"))


Cells = tuple[str, ...]  # of a column, its heading first


def counts_tables(counts: dict[str, dict[int, int]], width: int) -> Group:
    """Rows of each table by year, as many years side by side as fit; year 0 holds the reports of unknown year."""
    names = ("table", *counts)
    columns: list[Cells] = []
    for year in sorted({year for by_year in counts.values() for year in by_year}):
        cells = (f"{by_year[year]:,}" if year in by_year else "" for by_year in counts.values())
        columns.append(("unknown" if year == 0 else str(year), *cells))
    columns.append(("all", *(f"{sum(by_year.values()):,}" for by_year in counts.values())))
    return Group(*(_beside(names, some) for some in _side_by_side(columns, width - _width(names) - 1)))


def _side_by_side(columns: list[Cells], width: int) -> Iterator[list[Cells]]:
    """The columns in runs that fit into the width; a column that does not fit alone stands alone."""
    run: list[Cells] = []
    for column in columns:
        if run and sum(map(_width, run)) + _width(column) > width:
            yield run
            run = []
        run.append(column)
    yield run


def _width(cells: Cells) -> int:
    return max(map(len, cells)) + BORDER


def _beside(names: Cells, columns: list[Cells]) -> Table:
    table = Table(names[0], *(Column(column[0], justify="right") for column in columns))
    for row in zip(names[1:], *(column[1:] for column in columns), strict=True):
        table.add_row(*row)
    return table


def _facts(document: Row) -> list[str]:
    facts = [document["genre"], document["region"], document["report_year"], document["doc_number"]]
    return [str(fact) for fact in facts if fact]
