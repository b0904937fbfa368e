"""`zhibiao golden add`: a reviewed report becomes a golden case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


def golden_add(
    doc_id: Annotated[str, typer.Argument(help="doc_id of a stored report, all of whose records are reviewed.")],
    name: Annotated[str, typer.Argument(help="Name of the case: small letters, digits and _.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    folder: Annotated[Path | None, typer.Option("--golden", help="Golden folder; tests/golden without it.")] = None,
) -> None:
    """Make a report whose records were all reviewed a golden case; `golden update` then accepts it."""
    from ..golden import GoldenError, find_folder
    from ..golden.adding import add_report
    from ..store import open_store
    from ..versions import StoreError

    try:
        typer.echo(str(add_report(find_folder(folder), name, open_store(store), doc_id)))
    except (GoldenError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
