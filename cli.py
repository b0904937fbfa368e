"""The command line: each command parses its arguments, calls the library once and shows what came back.

Standard output carries what was asked for and nothing else; progress, what was skipped and what failed go to standard
error. Exit codes: 0 all went well, 1 a report or the store failed, 2 wrong use. Libraries that take long to load are
imported by the command that needs them.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
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
from zhibiao.pipeline.commands.golden_add import golden_add
from zhibiao.pipeline.commands.panel import panel as panel_command
from zhibiao.pipeline.commands.query import query as query_command
from zhibiao.pipeline.commands.review import review as review_command

if TYPE_CHECKING:
    from rich.console import Console

    from zhibiao.pipeline.filing import Tally
    from zhibiao.pipeline.find import Found
    from zhibiao.pipeline.reading import Reading
    from zhibiao.pipeline.rewriting import Report
    from zhibiao.pipeline.run import Extractor, Outcome

FAILED = 1
WRONG_USE = 2
NAMED_AT_MOST = 5  # files passed over that are named without --verbose
DESCRIPTION = "Read Chinese government reports: every figure, date and cited document as a record with its place."

app = typer.Typer(
    name="zhibiao",
    help=DESCRIPTION,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How the outcome of an extraction is shown."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what failed.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Name every file passed over, and show crashes.")]
DEFAULT_STORE = Path("data/parsed")
GoldenOption = Annotated[Path | None, typer.Option("--golden", help="Golden folder; tests/golden without it.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    """What stands before any command."""
    if version:
        from zhibiao import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders (every report below them) or patterns.")],
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; without it, as many as are worth it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Extract again what the store holds already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Extract and show, but store nothing.")] = False,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="Code with your own variables as well.")] = None,
    output: Annotated[Format, typer.Option("--format", help="What to print for each report.")] = Format.table,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Extract reports into the store; show what was found and what needs a look.

    A report that the store holds already, read by this version of the extractors, is not extracted again; with another
    codebook, --force does so.
    """
    from zhibiao.pipeline.filing import Tally, extract_into
    from zhibiao.pipeline.find import find_reports
    from zhibiao.pipeline.printing import PRINTERS, print_nothing

    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, stream=sys.stderr)
    found = find_reports(paths)
    if not quiet:
        _tell_passed_over(found, verbose)
    if not found.paths:
        _stop("There is no report to read; name files, or folders that hold some.", WRONG_USE)
    tally = Tally()
    printer = print_nothing if quiet and output is Format.table else PRINTERS[output]
    extractor = _extractor(codebook)
    outcomes = extract_into(None if dry_run else store, found.paths, tally, jobs=jobs, force=force, extract=extractor)
    with _explained(), closing(outcomes):
        told = _tell_failures(outcomes, verbose)
        console = _console()
        printer(told if quiet else _with_progress(told, len(found.paths), console, output), console)
    if not quiet:
        _tell(_summary(tally, None if dry_run else store))
    raise typer.Exit(FAILED if tally.failed else 0)


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


@app.command()
def tables(store: StoreOption = DEFAULT_STORE) -> None:
    """Show how many rows each table of the store holds, by year."""
    from zhibiao.pipeline.store import open_store
    from zhibiao.pipeline.views import counts_tables

    with _explained():
        counts = open_store(store).counts()
    console = _console()
    console.print(counts_tables(counts, console.width))


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


def _extractor(codebook: Path | None) -> Extractor | None:
    """The extractor with a user's codebook; None for the plain one."""
    if codebook is None:
        return None
    from zhibiao.extractors.codebook import CodebookError
    from zhibiao.pipeline.extract import extractor_with

    try:
        return extractor_with(codebook)
    except CodebookError as error:
        _stop(str(error), FAILED)


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


def _with_progress(
    outcomes: Iterator[Outcome[Report]], total: int, console: Console, output: Format
) -> Iterator[Outcome[Report]]:
    """A progress bar where somebody watches; on the console that tables go to, so that neither garbles the other."""
    from rich.progress import Progress

    screen = console if output is Format.table and console.is_terminal else _console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        yield from progress.track(outcomes, total=total, description="Extracting")


def _tell_failures(outcomes: Iterator[Outcome[Report]], verbose: bool) -> Iterator[Outcome[Report]]:
    from zhibiao.pipeline.run import Failed

    for outcome in outcomes:
        if isinstance(outcome, Failed):
            _tell(f"failed: {outcome.error}")
            if verbose and outcome.details:
                _tell(outcome.details)
        yield outcome


def _tell_passed_over(found: Found, verbose: bool) -> None:
    named = found.passed_over if verbose else found.passed_over[:NAMED_AT_MOST]
    for entry in named:
        _tell(f"passed over {entry.path}: {entry.reason}")
    if len(named) < len(found.passed_over):
        _tell(f"passed over {len(found.passed_over) - len(named)} more (--verbose names them)")


def _summary(tally: Tally, store: Path | None) -> str:
    counts = [
        (tally.extracted, "extracted"),
        (tally.stored_before, "in the store already (--force extracts them again)"),
        (tally.duplicates, "with the same bytes as another"),
        (tally.failed, "failed"),
    ]
    reports = ", ".join(f"{count} {what}" for count, what in counts if count)
    if store is None:
        return f"{reports}; nothing stored (--dry-run)"
    if tally.version is None:
        return f"{reports}; the store {store} is as it was"
    changes = f"{tally.added} added, {tally.replaced} replaced, {tally.unchanged} unchanged"
    return f"{reports}; version {tally.version} of the store {store}: {changes}"


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
