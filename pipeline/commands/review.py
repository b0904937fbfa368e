"""`zhibiao review`: pages to check reports by eye."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path("data/parsed")


def review(
    output: Annotated[Path, typer.Option("--output", "-o", help="A file (.html), or a folder for a page each.")],
    reports: Annotated[
        list[str] | None, typer.Argument(help="Report files or doc_ids; the whole store without any.")
    ] = None,
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
) -> None:
    """Write pages to review reports in: the text with every record marked, filters, figures and doubts.

    A page is one file that opens in any browser, without a server. Decisions made in it are saved as a corrections
    file, which `zhibiao apply` takes into the store.
    """
    from ..ingest import IngestError
    from ..review.page import render_page
    from ..review.readings import readings_of, stored_readings
    from ..review.site import INDEX, write_site
    from ..store import open_store
    from ..versions import StoreError

    is_page = output.suffix.lower() in (".html", ".htm")
    if is_page and not reports:
        typer.echo("The whole store needs a folder for its pages: -o FOLDER, or name reports.", err=True)
        raise typer.Exit(2)
    try:
        opened = open_store(store)
        readings = readings_of(reports, opened) if reports else stored_readings(opened)
        if is_page:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(render_page(list(readings)), encoding="utf-8")
            typer.echo(str(output))
        else:
            count = write_site(readings, output)
            typer.echo(f"{output / INDEX} ({count} reports)")
    except (IngestError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
