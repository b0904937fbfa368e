"""The codebook: the variables that indicators are coded with, read from TOML and checked.

A variable says what is measured, not how it is stated: `gdp` is the code of a level (role `value`, 元), of its growth
(role `change`, %) and of its place among others (kind `rank`). A file holds one `[[variable]]` after another:

    [[variable]]
    code = "gdp"                               # snake_case, unique
    label_zh = "国内（地区）生产总值"
    label_en = "Gross domestic product"
    definition = "Value added of all resident producers of the country or division."
    kind = "amount"                            # count, amount, ratio, measure
    unit = "元"                                # canonical
    also_units = []                            # further units it is stated in
    direction = "higher"                       # higher or lower is better, or neutral
    scope = "exact"                            # or "class": a class of things, whose sort the name tells
    patterns = ["(国内|地区|)生产总值"]
    exclude = []                               # regular expressions that the name must not match
    examples = ["地区生产总值 元"]             # name and unit, as reports state them

Patterns and exclusions are compared with names without quotes and joining words, and lose them likewise.
A pattern is the end of a name, with `(a|b|)` for alternatives. What stands before it may only be words that change
nothing (全市, 实现); `<add>` at its front asks for a verb of that class (`<any>`: for a verb) there, and `*` lets any
words stand before it. `words.csv` beside the files lists those words. A file that breaks a rule is refused with the
entry and the reason.

>>> expanded("(国内|地区|)生产总值")
['国内生产总值', '地区生产总值', '生产总值']
"""

from __future__ import annotations

import csv
import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, get_args

from ...schemas.records import IndicatorKind

DIRECTIONS: Final = ("higher", "lower", "neutral")
SCOPES: Final = ("exact", "class")
MAX_EXPANSIONS: Final = 2000
_CODE = re.compile(r"[a-z][a-z0-9_]{1,48}")
_PATTERN = re.compile(r"(?:<(?P<verbs>[a-z|]{1,120})>)?(?P<any>\*)?(?P<head>[^<>*]{1,1500})")
_CHOICE = re.compile(r"\(([^()]*)\)")
_BETWEEN = "“”‘’\"'（）、，和及与的"  # quotes, full-width brackets and joining words
_DROPPED = re.compile(f"[{_BETWEEN}()]")
_DROPPED_IN_PATTERN = str.maketrans("", "", _BETWEEN)
_REQUIRED = ("code", "label_zh", "label_en", "definition", "kind", "unit", "direction", "patterns", "examples")
_OPTIONAL = ("also_units", "scope", "exclude")


class CodebookError(ValueError):
    """A codebook that cannot be used: which file, which entry, what is wrong."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording: the literal ends of a name, the verbs asked for, and whether anything may stand before."""

    source: str
    heads: tuple[str, ...]
    verbs: frozenset[str]
    anything_before: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of the codebook. `topic` is the file it stands in."""

    code: str
    label_zh: str
    label_en: str
    definition: str
    kind: str
    unit: str
    also_units: tuple[str, ...]
    direction: str
    scope: str
    patterns: tuple[Pattern, ...]
    exclude: tuple[str, ...]
    examples: tuple[str, ...]
    topic: str

    @property
    def units(self) -> frozenset[str]:
        """Every unit a level of the variable may be stated in."""
        return frozenset((self.unit, *self.also_units))


def normalised(name: str) -> str:
    """The name without quotes, brackets and joining words, in which writers differ.

    >>> normalised("新（改）建农村公路"), normalised("新建和改造高标准农田")
    ('新改建农村公路', '新建改造高标准农田')
    """
    return _DROPPED.sub("", name).upper()


def expanded(pattern: str) -> list[str]:
    """Every literal that a pattern with `(a|b)` stands for."""
    pieces = _CHOICE.split(pattern)
    choices = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    literals = map("".join, itertools.product(*choices))
    return list(dict.fromkeys(itertools.islice(literals, MAX_EXPANSIONS)))


@cache
def code_words() -> dict[str, frozenset[str]]:
    """The words before a name's end by word, each with its classes (`free`, or classes of verbs)."""
    text = (files(__package__) / "variables" / "words.csv").read_text(encoding="utf-8")
    return {row["word"]: frozenset(row["classes"].split("|")) for row in csv.DictReader(text.splitlines())}


@cache
def verb_classes() -> frozenset[str]:
    """The classes of verbs that a pattern may ask for."""
    return frozenset().union(*code_words().values()) - {"free"}


@cache
def own_variables() -> tuple[Variable, ...]:
    """The variables that come with zhibiao, by topic and code."""
    folder = files(__package__) / "variables"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    return tuple(
        variable
        for name in names
        for variable in parse_codebook((folder / name).read_text(encoding="utf-8"), name.removesuffix(".toml"))
    )


def read_codebook(path: Path) -> tuple[Variable, ...]:
    """The variables of a user's own file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CodebookError(f"{path}: it cannot be read ({error.strerror}). Check the spelling of the path.") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: it is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    return parse_codebook(text, path.stem)


def parse_codebook(text: str, topic: str) -> tuple[Variable, ...]:
    """The variables of a codebook's text; raises CodebookError where it breaks a rule."""
    try:
        entries = tomllib.loads(text).get("variable", [])
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{topic}: it is not valid TOML ({error})") from error
    if not isinstance(entries, list) or not entries:
        raise CodebookError(f"{topic}: it holds no [[variable]]")
    return tuple(_variable(entry, topic) for entry in entries)


def _variable(entry: dict[str, Any], topic: str) -> Variable:
    place = f"{topic}, variable {entry.get('code', '?')}"
    if missing := [name for name in _REQUIRED if not entry.get(name)]:
        raise CodebookError(f"{place}: {', '.join(missing)} must be given")
    if unknown := sorted(entry.keys() - {*_REQUIRED, *_OPTIONAL}):
        raise CodebookError(f"{place}: there is no field {', '.join(unknown)}")
    _check_choices(entry, place)
    return Variable(
        code=entry["code"], label_zh=entry["label_zh"], label_en=entry["label_en"], definition=entry["definition"],
        kind=entry["kind"], unit=entry["unit"], also_units=tuple(entry.get("also_units", ())),
        direction=entry["direction"], scope=entry.get("scope", "exact"),
        patterns=tuple(_pattern(source, place) for source in entry["patterns"]),
        exclude=tuple(_exclusion(source, place) for source in entry.get("exclude", ())),
        examples=tuple(entry["examples"]), topic=topic,
    )  # fmt: skip


def _check_choices(entry: dict[str, Any], place: str) -> None:
    if not _CODE.fullmatch(entry["code"]):
        raise CodebookError(f"{place}: a code is lower-case letters, digits and _, from 2 to 49 of them")
    kinds = tuple(kind for kind in get_args(IndicatorKind) if kind != "rank")
    for field, allowed in (("kind", kinds), ("direction", DIRECTIONS), ("scope", SCOPES)):
        if entry.get(field, allowed[0]) not in allowed:
            raise CodebookError(f"{place}: {field} is one of {', '.join(allowed)}")


def _exclusion(source: str, place: str) -> str:
    """An expression that names must not match, without the characters that names are compared without."""
    expression = source.translate(_DROPPED_IN_PATTERN)
    if not expression:
        raise CodebookError(f"{place}: the exclusion {source} is nothing but marks that names are compared without")
    try:
        if not expression.isalnum():  # letters and digits stand for themselves
            re.compile(expression)
    except re.error as error:
        raise CodebookError(f"{place}: {source} is no regular expression ({error})") from error
    return expression


def _pattern(source: str, place: str) -> Pattern:
    match = _PATTERN.fullmatch(source)
    heads = expanded(match["head"].translate(_DROPPED_IN_PATTERN).upper()) if match else []
    if match is None or len(heads) >= MAX_EXPANSIONS:  # cut off, or close to it
        raise CodebookError(f"{place}: the pattern {source} cannot be read")
    verbs = frozenset(match["verbs"].split("|")) if match["verbs"] else frozenset()
    known = verb_classes()
    if "any" in verbs:
        verbs = known
    if unknown := sorted(verbs - known):
        raise CodebookError(f"{place}: there is no class of verbs {', '.join(unknown)}")
    if not all(heads):
        raise CodebookError(f"{place}: the pattern {source} must not be able to be empty")
    return Pattern(source, tuple(heads), verbs, bool(match["any"]))
