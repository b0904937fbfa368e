"""`zhibiao query`: SQL over the tables of a store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


class QueryFormat(StrEnum):
    """How the rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    sql: Annotated[str | None, typer.Argument(help="One SELECT.")] = None,
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    output: Annotated[QueryFormat, typer.Option("--format", help="How to print the rows.")] = QueryFormat.table,
    tables: Annotated[bool, typer.Option("--tables", help="List the tables and what their columns mean.")] = False,
) -> None:
    """Query the store in SQL (DuckDB); nothing can be written."""
    from ..research.query import QueryError, run_query, table_help
    from ..versions import StoreError

    if tables:
        for table, column, meaning in table_help():
            typer.echo(f"  {column:<20} {meaning}" if column else f"\n{table}: {meaning}".lstrip("\n"))
        return
    if sql is None:
        typer.echo("Give a SELECT; --tables lists the tables and their columns.", err=True)
        raise typer.Exit(2)
    try:
        rows = run_query(store, sql)
        if output is QueryFormat.table:
            typer.echo(str(rows).rstrip("\n"))
            return
        frame = rows.df()
    except (QueryError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    as_csv = output is QueryFormat.csv
    typer.echo(frame.to_csv(index=False).rstrip("\n") if as_csv else frame.to_json(orient="records", force_ascii=False))
