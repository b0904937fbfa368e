"""`zhibiao apply`: take the decisions of reviewers into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


def apply(
    corrections: Annotated[list[Path], typer.Argument(help="Files that the review page saved.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
) -> None:
    """Apply corrections saved in the review page to the store, with reviewer, time and the old values.

    Rejected records leave their table, added ones join it. All decisions are kept, and applied again when the report
    is extracted again.
    """
    from ..review.corrections_file import read_corrections
    from ..review.fields import DecisionError
    from ..store import open_store
    from ..versions import StoreError

    try:
        decisions = read_corrections(corrections)
        reviewed = open_store(store).review(decisions)
    except (StoreError, DecisionError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    for decision in reviewed.unmatched:
        typer.echo(f"{decision.origin}: report {decision.doc_id} has no such record in {decision.table}", err=True)
    for doc_id in dict.fromkeys(one.doc_id for one in decisions if "report_year" in one.new):
        typer.echo(
            f"report {doc_id} has another year; periods and dates read by the old one are as they were", err=True
        )
    commit = reviewed.commit
    typer.echo(
        f"{len(commit.replaced)} reports reviewed, {len(commit.unchanged)} as they were; version {commit.version}"
    )
    raise typer.Exit(1 if reviewed.unmatched else 0)
