"""`zhibiao codebook`: the variables that indicators are coded with, and candidates for new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ...extractors.codes.codebook import Variable

DEFAULT_STORE = Path("data/parsed")
FileOption = Annotated[Path | None, typer.Option("--codebook", help="A codebook of your own, beside the built-in one.")]

codebook = typer.Typer(help="The variables that indicators are coded with.", no_args_is_help=True)


@codebook.command("list")
def list_variables(
    words: Annotated[
        list[str] | None, typer.Argument(help="Only variables with these words in code, labels or wordings.")
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Only this topic: macro, budget, environment …")] = None,
    file: FileOption = None,
) -> None:
    """List the variables: code, unit, labels."""
    from ..research.lookup import find_variables

    chosen = find_variables((one for one in _variables(file) if topic in (None, one.topic)), words or [])
    for one in chosen:
        typer.echo(f"{one.topic:<14} {one.code:<36} {one.unit}  {one.label_zh}  {one.label_en}")
    if not chosen:
        typer.echo("No variable has these words; zhibiao codebook list shows all.", err=True)
        raise typer.Exit(1)


@codebook.command("show")
def show_variable(code: Annotated[str, typer.Argument(help="Code of the variable.")], file: FileOption = None) -> None:
    """Show all that a variable is defined by."""
    from ..research.lookup import alike

    found = [one for one in _variables(file) if one.code == code]
    if not found:
        near = alike(_variables(file), code)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        typer.echo(f"There is no variable {code}{hint}; zhibiao codebook list shows all.", err=True)
        raise typer.Exit(1)
    one = found[-1]
    facts = {
        "code": one.code, "topic": one.topic, "label": f"{one.label_zh} · {one.label_en}",
        "definition": one.definition, "kind": one.kind, "unit": " ".join((one.unit, *one.also_units)),
        "direction": one.direction, "scope": one.scope, "patterns": "\n".join(p.source for p in one.patterns),
        "exclude": " ".join(one.exclude), "examples": "\n".join(one.examples),
    }  # fmt: skip
    for name, fact in facts.items():
        for number, line in enumerate(fact.splitlines()):
            typer.echo(f"{'' if number else name:<11} {line}")


@codebook.command("check")
def check_codebook(
    file: Annotated[Path | None, typer.Argument(help="A codebook of your own; the built-in one without it.")] = None,
) -> None:
    """Check a codebook both ways: every pattern matches an example, every example its own variable and no other."""
    from ...extractors.codes.codebook import CodebookError, own_variables, read_codebook
    from ...extractors.codes.codes import check_examples, checked, coder_with

    try:
        variables = read_codebook(file) if file else own_variables()
        checked(variables)
        problems = check_examples(variables, coder_with(variables))
    except CodebookError as error:
        problems, variables = [str(error)], ()
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{len(variables)} variables, every pattern and every example in order")


@codebook.command("suggest")
def suggest_variables(
    store: Annotated[Path, typer.Option("--store", help="Folder of the store.")] = DEFAULT_STORE,
    least: Annotated[int, typer.Option(min=1, help="How often names must stand in the store.")] = 5,
    top: Annotated[int, typer.Option(min=1, help="How many entries to print.")] = 20,
) -> None:
    """Print entries for names that the store states often and no variable covers, ready to paste and complete."""
    from ..research.suggestions import suggest
    from ..store import open_store
    from ..versions import StoreError

    try:
        groups = suggest(open_store(store), least=least)
    except StoreError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    for number, group in enumerate(groups[:top], 1):
        typer.echo(group.entry(number))
    if not groups:
        typer.echo(f"No uncoded name stands {least} times in the store.", err=True)


def _variables(file: Path | None) -> list[Variable]:
    from ...extractors.codes.codebook import CodebookError, own_variables, read_codebook

    try:
        return [*own_variables(), *(read_codebook(file) if file else ())]
    except CodebookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
