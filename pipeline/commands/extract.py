"""`zhibiao extract`: read reports into the store.

Standard output shows what was found; progress, what was passed over, what failed and the sum go to standard error.
Stopped by Ctrl-C or a signal, it files what is finished, says so, and exits with 128 and the number of the signal.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from ..failures import Writer
    from ..filing import Tally
    from ..find import Found
    from ..rewriting import Report
    from ..run import Extractor, Failed, Outcome

FAILED = 1
WRONG_USE = 2
DEFAULT_STORE = Path("data/parsed")
PASSED_OVER = 5  # files passed over that are named without --verbose
COPIES = 5  # copies of other reports that are named without --verbose
FAILURES = 20  # failures that are told without --verbose
MANY = 10  # reports above which their sum is shown instead of each


class Format(StrEnum):
    """How the outcome of an extraction is shown."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders (every report below them) or patterns.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; without it, as many as are worth it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Extract again what the store holds already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Extract and show, but store nothing.")] = False,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="Code with your own variables as well.")] = None,
    output: Annotated[Format, typer.Option("--format", help="What to print for each report.")] = Format.table,
    errors: Annotated[
        Path | None, typer.Option("--errors", help="Write the files that failed, and why, into this .csv or .jsonl.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what failed.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every report, every file passed over or failed, and crashes.")
    ] = False,
) -> None:
    """Extract reports into the store; show what was found and what needs a look.

    A report that the store holds already, read by this version of the extractors, is not extracted again; with another
    codebook, --force does so. Stopped at any moment, the same command goes on from there.
    """
    from ..failures import FailuresError, failure_writer
    from ..filing import Tally, extract_into
    from ..find import find_reports
    from ..stopping import Stopped, stoppable
    from ..versions import StoreError

    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, stream=sys.stderr)
    found = find_reports(paths)
    if not quiet:
        _tell_passed_over(found, verbose)
    if not found.paths:
        _stop("There is no report to read; name files, or folders that hold some.", WRONG_USE)
    target = None if dry_run else store
    tally, started, ended = Tally(), time.monotonic(), 0
    outcomes = extract_into(target, found.paths, tally, jobs=jobs, force=force, extract=_extractor(codebook))
    failures = _Failures(verbose)
    try:
        with stoppable(), failure_writer(errors) as write, closing(outcomes):
            _show(failures.noted(outcomes, write), found.paths, output, quiet=quiet, verbose=verbose)
    except Stopped as stop:
        ended = 128 + stop.number
    except FailuresError as error:
        _stop(str(error), WRONG_USE)
    except StoreError as error:
        failures.tell(errors)
        _stop(str(error), FAILED)
    failures.tell(errors)
    if not quiet:
        if target:
            _tell_copies(tally, target, verbose)
        _tell(_summary(tally, target, time.monotonic() - started))
    if ended:
        _tell("stopped; the same command goes on from here" if target else "stopped")
    raise typer.Exit(ended or (FAILED if tally.failed else 0))


def _show(
    outcomes: Iterator[Outcome[Report]], paths: list[Path], output: Format, *, quiet: bool, verbose: bool
) -> None:
    """Print the outcomes as they come, with a progress bar on the console that tables go to, lest they garble it."""
    from rich.console import Console

    from ..printing import print_json, print_json_lines, print_nothing, print_tables
    from ..progress import with_progress

    console = Console(highlight=False)
    if not quiet:
        screen = console if output is Format.table and console.is_terminal else Console(stderr=True, highlight=False)
        outcomes = with_progress(outcomes, paths, screen)
    match output:
        case Format.json:
            print_json(outcomes, console)
        case Format.jsonl:
            print_json_lines(outcomes, console)
        case Format.table if quiet:
            print_nothing(outcomes)
        case Format.table:
            each = sys.maxsize if verbose else MANY if len(paths) <= MANY else 0
            print_tables(outcomes, console, each)


@dataclass(slots=True)
class _Failures:
    """The failures of a run: written as they come, and told at its end, lest the rest bury them."""

    verbose: bool
    kept: list[Failed] = field(default_factory=list)
    count: int = 0

    def noted(self, outcomes: Iterator[Outcome[Report]], write: Writer) -> Iterator[Outcome[Report]]:
        from ..run import Failed

        for outcome in outcomes:
            if isinstance(outcome, Failed):
                self.count += 1
                write(outcome)
                if self.verbose or len(self.kept) < FAILURES:
                    self.kept.append(outcome)
            yield outcome

    def tell(self, errors: Path | None) -> None:
        for failed in self.kept:
            _tell(f"failed: {failed.error}")
            if self.verbose and failed.details:
                _tell(failed.details)
        if rest := self.count - len(self.kept):
            where = f"all are in {errors}" if errors else "--errors FILE writes all of them down"
            _tell(f"failed: {rest:,} more; {where}")


def _extractor(codebook: Path | None) -> Extractor | None:
    """The extractor with a user's codebook; None for the plain one."""
    if codebook is None:
        return None
    from ...extractors.codes.codebook import CodebookError
    from ..extract import extractor_with

    try:
        return extractor_with(codebook)
    except CodebookError as error:
        _stop(str(error), FAILED)


def _tell_passed_over(found: Found, verbose: bool) -> None:
    named = found.passed_over if verbose else found.passed_over[:PASSED_OVER]
    for entry in named:
        _tell(f"passed over {entry.path}: {entry.reason}")
    if len(named) < len(found.passed_over):
        _tell(f"passed over {len(found.passed_over) - len(named)} more (--verbose names them)")


def _tell_copies(tally: Tally, store: Path, verbose: bool) -> None:
    from ..duplicates.telling import copies_among
    from ..store import open_store

    copies = copies_among(open_store(store), tally.settled) if tally.settled else []
    for line in copies if verbose else copies[:COPIES]:
        _tell(line)
    if len(copies) > COPIES and not verbose:
        _tell(f"{len(copies) - COPIES} more are copies of other reports (--verbose names them)")


def _summary(tally: Tally, store: Path | None, seconds: float) -> str:
    counts = [
        (tally.extracted, "extracted"),
        (tally.stored_before, "in the store already (--force extracts them again)"),
        (tally.duplicates, "with the same bytes as another"),
        (tally.failed, "failed"),
    ]
    reports = ", ".join(f"{count} {what}" for count, what in counts if count)
    pace = f" ({seconds:.0f} s, {tally.extracted / seconds:.1f} files/s, {tally.size / seconds / 1e6:.2f} MB/s)"
    pace = pace if tally.extracted > MANY else ""
    if store is None:
        return f"{reports}{pace}; nothing stored (--dry-run)"
    if tally.version is None:
        return f"{reports}{pace}; the store {store} is as it was"
    changes = f"{tally.added} added, {tally.replaced} replaced, {tally.unchanged} unchanged"
    return f"{reports}{pace}; version {tally.version} of the store {store}: {changes}"


def _tell(message: str) -> None:
    typer.echo(message, err=True)


def _stop(message: str, code: int) -> NoReturn:
    _tell(message)
    raise typer.Exit(code)
