"""`zhibiao chart`: one variable over time."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


class Group(StrEnum):
    """What a line of the chart is."""

    region = "region"
    issuer = "issuer"


class Role(StrEnum):
    """What of a variable is drawn."""

    value = "value"
    change = "change"


def chart(
    code: Annotated[str, typer.Argument(help="Variable of the codebook.")],
    by: Annotated[Group, typer.Option("--by", help="What each line stands for.")] = Group.region,
    role: Annotated[Role, typer.Option(help="Its level, or its growth on the year before.")] = Role.value,
    only: Annotated[list[str] | None, typer.Option("--only", help="Only this line; may be given again.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Picture (.html, .png, .svg); the terminal without it.")
    ] = None,
    review: Annotated[
        Path | None, typer.Option("--review", help="Folder of review pages that the marks of .html lead to.")
    ] = None,
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="Your own codebook, beside ours.")] = None,
) -> None:
    """Draw a variable over the years: gaps as gaps, targets as marks; a sparkline a line in the terminal."""
    from rich.console import Console

    from ...extractors.codes.codebook import CodebookError
    from ..charts.pictures import LINKED, ChartError, draw
    from ..charts.series import chart_series
    from ..charts.sparklines import sparkline_table
    from ..research.links import why_no_links
    from ..research.panel import PanelError
    from ..store import open_store
    from ..versions import StoreError

    try:
        series, left_out = chart_series(
            open_store(store), code, by=by.value, role=role.value, only=only or (), codebook=codebook
        )
        if not series.points:
            raise ChartError(_nothing(code, only))
        if output:
            draw(series, output, review)
            typer.echo(str(output))
            if review and (problem := why_no_links(review, output, LINKED)):
                typer.echo(problem, err=True)
        else:
            Console(highlight=False).print(sparkline_table(series))
    except (CodebookError, PanelError, ChartError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if left_out:
        typer.echo(
            f"left out: {left_out} cells in conflict, in other units, rules, or ranges of what was done", err=True
        )


def _nothing(code: str, only: list[str] | None) -> str:
    of = f" of {', '.join(only)}" if only else ""
    return f"the store holds no figure of {code}{of} to draw; zhibiao panel {code} -o panel.html shows what there is"
