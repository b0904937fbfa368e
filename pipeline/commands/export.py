"""`zhibiao export`: the store as a bundle to publish."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write the dated bundle into.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    title: Annotated[str, typer.Option(help="Title to cite.")] = "Records of Chinese government reports",
    author: Annotated[list[str] | None, typer.Option(help="Author to cite; may be given again.")] = None,
    date: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date; today without it.")] = None,
) -> None:
    """Write a dated, citable bundle: Parquet, CSV, data package, data dictionary, codebook, citation, checksums."""
    from ..export.bundle import About
    from ..export.bundle import export as export_bundle
    from ..store import open_store
    from ..versions import StoreError

    about = About(title, author or (), date.date() if date else None)
    try:
        typer.echo(str(export_bundle(open_store(store), folder, about)))
    except StoreError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
