"""The command line: each command parses its arguments, calls the library once and shows what came back.

Standard output carries what was asked for and nothing else; progress, what was skipped and what failed go to standard
error. Exit codes: 0 all went well, 1 a report or the store failed, 2 wrong use. Libraries that take long to load are
imported by the command that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from zhibiao.pipeline.commands.apply import apply as apply_command
from zhibiao.pipeline.commands.audit import audit as audit_command
from zhibiao.pipeline.commands.chart import chart as chart_command
from zhibiao.pipeline.commands.codebook import codebook as codebook_commands
from zhibiao.pipeline.commands.diff import diff as diff_command
from zhibiao.pipeline.commands.export import export as export_command
from zhibiao.pipeline.commands.extract import extract as extract_command
from zhibiao.pipeline.commands.golden_add import golden_add
from zhibiao.pipeline.commands.panel import panel as panel_command
from zhibiao.pipeline.commands.query import query as query_command
from zhibiao.pipeline.commands.review import review as review_command

if TYPE_CHECKING:
    from rich.console import Console

    from zhibiao.pipeline.reading import Reading

FAILED = 1
WRONG_USE = 2
DESCRIPTION = "Read Chinese government reports: every figure, date and cited document as a record with its place."

app = typer.Typer(
    name="zhibiao",
    help=DESCRIPTION,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class MentionTable(StrEnum):
    """The tables whose rows stand at a place in the text."""

    indicators = "indicators"
    dates = "dates"
    titles = "titles"
    tasks = "tasks"
    findings = "findings"
    sections = "sections"


class AnyTable(StrEnum):
    """Every table of the store."""

    documents = "documents"
    indicators = "indicators"
    dates = "dates"
    titles = "titles"
    tasks = "tasks"
    findings = "findings"
    sections = "sections"
    corrections = "corrections"
    texts = "texts"


golden = typer.Typer(help="Hold the extractors to the reports annotated by hand.", no_args_is_help=True)
app.add_typer(golden, name="golden")

StoreOption = Annotated[Path, typer.Option("--store", help="Folder of the store.")]
DEFAULT_STORE = Path("data/parsed")
GoldenOption = Annotated[Path | None, typer.Option("--golden", help="Golden folder; tests/golden without it.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    """What stands before any command."""
    if version:
        from zhibiao import __version__

        typer.echo(__version__)
        raise typer.Exit


app.command("extract")(extract_command)


@app.command()
def show(
    report: Annotated[str, typer.Argument(help="A report file, or the doc_id of a stored report.")],
    store: StoreOption = DEFAULT_STORE,
    records: Annotated[bool, typer.Option("--records", help="List the records under their sentences instead.")] = False,
    table: Annotated[list[MentionTable] | None, typer.Option(help="Only this table; may be given again.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this kind, action or rule (count, issue …); may be given again.")
    ] = None,
) -> None:
    """Show the text of a report with its records marked, or the records sentence by sentence."""
    from zhibiao.pipeline.views import legend, marked_text, records_by_sentence

    with _explained():
        reading = _read(report, store).only([*(table or [])], kind or [])
    console = _console()
    if records:
        for line in records_by_sentence(reading):
            console.print(line)
    else:
        console.print(marked_text(reading))
    console.print(legend(reading))
    if kept := reading.document["duplicate_of"]:
        console.print(f"A copy of {kept}, which is kept in its place; these records are in no table.")


@app.command()
def tables(store: StoreOption = DEFAULT_STORE) -> None:
    """Show how many rows each table of the store holds, by year."""
    from zhibiao.pipeline.store import open_store
    from zhibiao.pipeline.views import counts_tables

    with _explained():
        opened = open_store(store)
        counts, documents = opened.counts(), opened.documents()
    console = _console()
    console.print(counts_tables(counts, console.width))
    if copies := sum(document.duplicate_of is not None for document in documents.values()):
        console.print(
            f"{copies:,} of the documents are copies of others (duplicate_of); the other tables leave them out."
        )


@app.command()
def schema(
    table: Annotated[AnyTable | None, typer.Argument(help="One table; all without it.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As a data dictionary to read.")] = False,
) -> None:
    """Print the JSON Schema of the records: every column with its meaning."""
    import json

    from zhibiao.schemas.records import MODELS

    if markdown:
        from zhibiao.pipeline.export.dictionary import data_dictionary

        typer.echo(data_dictionary([table] if table else MODELS), nl=False)
        return
    chosen = MODELS[table].model_json_schema() if table else {name: MODELS[name].model_json_schema() for name in MODELS}
    typer.echo(json.dumps(chosen, ensure_ascii=False, indent=2))


app.add_typer(codebook_commands, name="codebook")
app.command("panel")(panel_command)
app.command("query")(query_command)
app.command("diff")(diff_command)
app.command("review")(review_command)
app.command("apply")(apply_command)
app.command("chart")(chart_command)
app.command("export")(export_command)
app.command("audit")(audit_command)


@golden.command("check")
def golden_check(
    folder: GoldenOption = None,
    mistakes: Annotated[
        bool, typer.Option("--mistakes", help="First list the rows that differ from the gold.")
    ] = False,
) -> None:
    """Compare with the gold: precision, recall, F1, fields, what changed; fails below a floor."""
    from zhibiao.pipeline.golden import check, find_folder
    from zhibiao.pipeline.golden.printing import mistake_lines, report_lines

    with _explained():
        report = check(find_folder(folder))
    for line in [*(mistake_lines(report.mistakes) if mistakes else []), *report_lines(report)]:
        typer.echo(line)
    raise typer.Exit(0 if report.passed else FAILED)


golden.command("add")(golden_add)


@golden.command("update")
def golden_update(
    folder: GoldenOption = None,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="Lower floors where need be.")] = False,
) -> None:
    """Accept what the extractors give now: raise the floors, keep the rows, pin gold and reports."""
    from zhibiao.pipeline.golden import find_folder, update
    from zhibiao.pipeline.golden.printing import report_lines

    with _explained():
        report = update(find_folder(folder), allow_regression=allow_regression)
    for line in report_lines(report, accepted=True):
        typer.echo(line)


def _read(report: str, store: Path) -> Reading:
    from zhibiao.pipeline.ingest import read_report
    from zhibiao.pipeline.reading import read_extraction, read_stored
    from zhibiao.pipeline.run import default_extractor

    if re.fullmatch(r"[0-9a-f]{16}", report) and not Path(report).exists():
        from zhibiao.pipeline.store import open_store

        return read_stored(open_store(store), report)
    source = read_report(report)
    return read_extraction(default_extractor()(source))


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what the library refuses into a message and an exit code."""
    from zhibiao.pipeline.golden import GoldenError
    from zhibiao.pipeline.ingest import IngestError
    from zhibiao.pipeline.versions import StoreError

    try:
        yield
    except (IngestError, StoreError, GoldenError) as error:
        _stop(str(error), FAILED)


def _tell(message: str) -> None:
    typer.echo(message, err=True)


def _stop(message: str, code: int) -> NoReturn:
    _tell(message)
    raise typer.Exit(code)


if __name__ == "__main__":
    app()
