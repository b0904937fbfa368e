"""`zhibiao audit`: the account of every number, time word and bracketed title of reports."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class AuditFormat(StrEnum):
    """How an account is shown."""

    table = "table"
    json = "json"


def audit(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or patterns.")],
    limit: Annotated[
        float, typer.Option("--limit", min=0, max=1, help="Largest share that may be left unexplained.")
    ] = 0.005,
    output: Annotated[AuditFormat, typer.Option("--format", help="How to show the account.")] = AuditFormat.table,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Also list the strings rejected for this reason, commonest first.")
    ] = None,
) -> None:
    """Account for every number: in a record, no record for a stated reason, or unexplained.

    Fails where more than the limit is unexplained, or where a report cannot be read.
    """
    from ..audit import REASONS, audit
    from ..audit_printing import account_data, account_lines, share
    from ..find import find_reports
    from ..run import Extracted, Failed, default_extractor, run

    if reason is not None and reason not in REASONS:
        typer.echo(f"There is no reason {reason}; the reasons are {', '.join(REASONS)}.", err=True)
        raise typer.Exit(2)
    found = find_reports(paths)
    if not found.paths:
        typer.echo("There is no report to read; name files, or folders that hold some.", err=True)
        raise typer.Exit(2)
    audits, failed = [], False
    for outcome in run(found.paths, default_extractor()):
        if isinstance(outcome, Extracted):
            audits.append(audit(outcome.result))
        elif isinstance(outcome, Failed):
            failed = True
            typer.echo(f"failed: {outcome.error}", err=True)
    if output is AuditFormat.json:
        typer.echo(json.dumps(account_data(audits), ensure_ascii=False, indent=2))
    else:
        for line in account_lines(audits, reason):
            typer.echo(line)
    raise typer.Exit(1 if failed or share(audits) > limit else 0)
