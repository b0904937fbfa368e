"""Queries: the tables of a store as views of DuckDB, read-only, with what every column means.

    db = connect("data/parsed")                                  # in a notebook, two lines
    db.sql("select name, value, unit from indicators limit 5").df()

The views are those of one version of the store, which later commits leave alone. Beside the tables there is `figures`:
the indicators with title, region, issuer and genre of their report. Nothing outside of the store can be read or written
through the connection, and no setting changed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from ...schemas.records import MODELS
from ..store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

FIGURES: Final = """
create view figures as
select i.*, d.title, d.genre, d.issuer, d.region, d.region_code, d.publish_date, d.source
from indicators i join documents d using (doc_id)
"""
FIGURES_HELP: Final = "indicators with title, genre, issuer, region, region_code, publish_date and source of the report"


class QueryError(ValueError):
    """A query that cannot be run: DuckDB is not installed, or it refuses the query."""


def connect(store: str | os.PathLike[str] = "data/parsed") -> duckdb.DuckDBPyConnection:
    """A connection to the current version of the store, its tables as views; read-only."""
    try:
        import duckdb
    except ImportError as error:
        raise QueryError("queries need DuckDB; install zhibiao[query]") from error
    folder = open_store(store).current()
    connection = duckdb.connect(":memory:")
    for table in MODELS:
        if any((folder / table).rglob("*.parquet")):
            files = str(folder / table / "**" / "*.parquet").replace("'", "''")
            connection.execute(f"create view {table} as from read_parquet('{files}', hive_partitioning=false)")
    connection.execute(FIGURES)
    connection.execute(f"set allowed_directories=['{str(folder).replace(chr(39), chr(39) * 2)}']")
    connection.execute("set enable_external_access=false")
    connection.execute("set lock_configuration=true")
    return connection


def run_query(store: str | os.PathLike[str], sql: str) -> duckdb.DuckDBPyRelation:
    """The outcome of one SELECT over the store; raises QueryError for anything else."""
    connection = connect(store)
    import duckdb

    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError("give one SELECT; the store is not changed by queries")
        return connection.sql(sql)
    except duckdb.Error as error:
        raise QueryError(f"{error}\nzhibiao query --tables lists the tables and their columns") from error


def table_help() -> Iterator[tuple[str, str, str]]:
    """Table, column and meaning of whatever a query can name."""
    for table, model in MODELS.items():
        yield table, "", (model.__doc__ or "").strip()
        for name, field in model.model_fields.items():
            yield table, name, field.description or ""
    yield "figures", "", FIGURES_HELP
