"""`zhibiao diff`: two reports of one issuer, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..research.comparison import Comparison

DEFAULT_STORE = Path("data/parsed")
AROUND = 30  # characters shown on either side of a figure
MOVEMENTS = ("rose", "fell", "same", "appeared", "vanished")


def diff(
    report_a: Annotated[str, typer.Argument(help="A report file, or the doc_id of a stored report.")],
    report_b: Annotated[str, typer.Argument(help="A report of another year by the same issuer.")],
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    sentences: Annotated[bool, typer.Option("--sentences", "-s", help="Show each figure in its sentence.")] = False,
) -> None:
    """Compare reports of two years: what rose, fell, appeared, vanished; targets against what came of them."""
    from ..ingest import IngestError
    from ..research.comparison import ComparisonError, compare
    from ..review.readings import readings_of
    from ..store import open_store
    from ..versions import StoreError

    try:
        one, other = readings_of([report_a, report_b], open_store(store))
        comparison = compare(one, other)
    except (ComparisonError, IngestError, StoreError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    for line in comparison_lines(comparison, sentences=sentences):
        typer.echo(line)
    if (one.document["region"], one.document["issuer"]) != (other.document["region"], other.document["issuer"]):
        typer.echo("The reports are of two issuers; what differs may be between them.", err=True)


def comparison_lines(comparison: Comparison, *, sentences: bool = False) -> Iterator[str]:
    """The comparison as lines of text, by movement; targets last. With `sentences`, those of each figure below it."""
    before, after = comparison.earlier, comparison.later
    yield " · ".join(f"{one['report_year']} {one['title'] or one['source']}" for one in (before, after))
    for movement in MOVEMENTS:
        changes = [change for change in comparison.changes if change.movement == movement]
        if changes:
            yield f"\n{movement} ({len(changes)})"
        for change in changes:
            name = _name(change.variable.label_zh, change.role)
            yield f"  {name}: {_figure(change.earlier)} → {_figure(change.later)}"
            yield from _sentences(change.earlier, change.later) if sentences else ()
    if comparison.targets:
        yield f"\ntargets for {after['report_year']} ({len(comparison.targets)})"
    for target in comparison.targets:
        outcome = {True: "met", False: "missed", None: "not told"}[target.met]
        name = _name(target.variable.label_zh, target.role)
        yield f"  {name}: {_figure(target.target)} → {_figure(target.actual)}  {outcome}"
        yield from _sentences(target.target, target.actual) if sentences else ()
    if comparison.doubtful:
        yield f"\nleft out for contradicting figures: {', '.join(comparison.doubtful)}"


def _name(label: str, role: str) -> str:
    return f"{label}（增长）" if role == "change" else label


def _figure(figure: dict[Any, Any] | None) -> str:
    if figure is None:
        return "–"
    low, high = figure["low"], figure["high"]
    return f"{_number(low)}{'' if low == high else f'–{_number(high)}'} {figure['unit']}"


def _sentences(*figures: dict[Any, Any] | None) -> Iterator[str]:
    """Each figure in its sentence, the words around it where that is long: 2021 …建成【12处】…"""
    for figure in figures:
        if figure is not None:
            yield f"      {figure['report_year']}  {in_sentence(figure['sentence'], figure['text'])}"


def in_sentence(sentence: str, text: str) -> str:
    """A figure marked in its sentence, with as many characters on either side as fit a line.

    >>> in_sentence("新建公园12处。", "12处")
    '新建公园【12处】。'
    """
    from ..views import excerpt

    before, found, behind = sentence.partition(text)
    if not found:
        return excerpt(sentence)
    before = before if len(before) <= AROUND else "…" + before[-AROUND:]
    return f"{before}【{text}】{excerpt(behind, AROUND)}"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
