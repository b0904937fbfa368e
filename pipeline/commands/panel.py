"""`zhibiao panel`: variables over regions and years, one value per cell, each with its evidence."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..research.panel import Panel

DEFAULT_STORE = Path("data/parsed")
COLUMNS = ("code", "region", "issuer", "year", "nature", "value", "low", "high", "unit", "conflicts", "revisions")


class Role(StrEnum):
    """Levels, or their growth."""

    value = "value"
    change = "change"


class Nature(StrEnum):
    """Done, or to be reached."""

    actual = "actual"
    target = "target"


class Conflicts(StrEnum):
    """What a cell holds whose figures contradict each other."""

    empty = "empty"
    first = "first"


def panel(
    codes: Annotated[list[str], typer.Argument(help="Codes of variables; zhibiao codebook list shows them.")],
    by: Annotated[str, typer.Option(help="Dimensions: region, issuer, year, nature.")] = "region,year",
    role: Annotated[Role, typer.Option(help="Levels, or growth on the year before.")] = Role.value,
    nature: Annotated[Nature | None, typer.Option(help="Only actual figures, or only targets.")] = None,
    years: Annotated[str | None, typer.Option(help="Only these years: 2020, 2019-2023.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="Only this region; may be given again.")] = None,
    conflicts: Annotated[
        Conflicts, typer.Option(help="Leave cells with contradicting figures empty, or take the first.")
    ] = Conflicts.empty,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write: .parquet, .csv, .xlsx, .html or .dta.")
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="A column a variable instead of a row a cell.")] = False,
    review: Annotated[
        Path | None, typer.Option("--review", help="Folder of review pages that .xlsx and .html lead to.")
    ] = None,
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    codebook: Annotated[Path | None, typer.Option("--codebook", help="A codebook of your own.")] = None,
) -> None:
    """Build a panel of variables over regions and years, with the sentence behind every cell.

    An actual figure goes before a target, the whole year before a part, a later report before an earlier one. Cells
    whose figures contradict each other are left empty and the figures shown; nothing is averaged.
    """
    from ...extractors.codes.codebook import CodebookError
    from ..research.links import why_no_links
    from ..research.panel import PanelError, build_panel
    from ..research.writing import LINKED, WritingError
    from ..store import open_store
    from ..versions import StoreError

    try:
        built = build_panel(
            open_store(store), codes, by=by.split(","), role=role, nature=nature, years=_years(years),
            regions=region, conflicts=conflicts, codebook=codebook,
        )  # fmt: skip
        if output:
            built.write(output, wide=wide, review=review)
    except (PanelError, CodebookError, StoreError, WritingError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if output is None:
        _print(built, wide=wide)
    elif review and (problem := why_no_links(review, output, LINKED)):
        typer.echo(problem, err=True)
    typer.echo(f"{_summary(built)}{f'; {output}' if output else ''}", err=True)


def _years(told: str | None) -> list[int] | None:
    if told is None:
        return None
    first, _, last = told.partition("-")
    try:
        years = list(range(int(first), int(last or first) + 1))
    except ValueError as error:
        raise typer.BadParameter(f"{told} is no year and no span of years like 2019-2023") from error
    if not years:
        raise typer.BadParameter(f"{told} ends before it begins; write it as {last}-{first}")
    return years


def _summary(built: Panel) -> str:
    """How many cells there are; why there are none."""
    cells, candidates = built.long, built.evidence
    if len(cells):
        return f"{len(cells)} cells, {int((cells['conflicts'] != '').sum())} with contradicting figures"
    if candidates.empty:
        return "0 cells: the store holds no such figure; other years, regions, --role change or --nature may have some"
    reasons = ", ".join(f"{count} {reason}" for reason, count in candidates["unfit"].value_counts().items())
    return f"0 cells: the store holds {len(candidates)} such figures, but none that can fill a cell ({reasons})"


def _print(built: Panel, *, wide: bool) -> None:
    frame = built.wide if wide else built.long[[name for name in COLUMNS if name in built.long]]
    dimensions = {"code", *built.by}
    typer.echo("\t".join(frame.columns))
    for row in frame.to_dict("records"):
        typer.echo("\t".join(_cell(value, whole=name in dimensions) for name, value in row.items()))


def _cell(value: object, *, whole: bool) -> str:
    """A value as text, all digits of large numbers written out; nothing for what is missing."""
    if value is None or value != value or str(value) == "<NA>":
        return ""
    if whole or not isinstance(value, float):
        return str(value)
    return str(int(value)) if value == int(value) else f"{value:.12g}"
