"""Completing: what the rows of a sentence say of one another, once each has been read by itself.

Tidies the names, names what has none by the words behind its number, and takes the rows through the rooms that read a
whole sentence: lists that share names, rates, wholes, schedules, points, grants, owners, answers, changes of nothing.
Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...schemas.text import Sentence
from ..names.above import name_by_line_above
from ..names.answers import name_answers
from ..names.budgets import name_budgets
from ..names.exceptions import name_exceptions
from ..names.fronted import add_label
from ..names.grants import name_grants
from ..names.nouns import LONGEST_PREDICATE
from ..names.performance import name_owners
from ..names.points import name_points
from ..names.rates import name_rates
from ..names.schedules import name_schedules
from ..names.sharing import distribute
from ..names.wholes import name_by_wholes
from ..periods.respective_times import pair_times
from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..times.dates import FoundDate
from ..words.acts import is_bare_verb
from ..words.shortening import shorten
from ..words.trimming import strip_brackets, tidy, trim
from .flat_changes import add_flat_changes


class Told(NamedTuple):
    """The rows of a sentence, and what they were read from."""

    rows: list[FoundIndicator]
    statements: list[Statement]
    dates: list[FoundDate]
    sentence: Sentence


def complete(sentences: list[Told], text: str) -> None:
    """Give the rows of each sentence what the others and the words around them say. In place."""
    for room in _ROOMS:  # room by room: the patterns of one stay at hand from sentence to sentence
        for told in sentences:
            room(told, text)


def _name(told: Told, _text: str) -> None:
    for row in told.rows:
        row.name = tidy(row.name)
    _name_the_nameless(told.rows, told.statements)


def _name_what_rules_say(told: Told, text: str) -> None:
    if "rule" in [row.nature for row in told.rows]:
        name_exceptions(told.rows, text)
        name_points(text, told.sentence.start, told.rows)


def _name_the_nameless(rows: list[FoundIndicator], statements: list[Statement]) -> None:
    """What nothing else named is named by the words behind its number, or by the verb before it: 完成2座."""
    behind = {statement.quantity.start: statement.behind for statement in statements}
    for row in rows:
        if not row.name:
            row.name = shorten(trim(strip_brackets(behind.get(row.start, ""))), LONGEST_PREDICATE)
            row.name = row.name or (row.words if is_bare_verb(row.words) else "")


_ROOMS: tuple[Callable[[Told, str], None], ...] = (
    _name,
    lambda told, text: add_label(text, told.sentence.start, told.rows),
    lambda told, text: distribute(told.rows, told.statements, text),
    lambda told, text: name_rates(told.rows, text),
    lambda told, text: name_by_wholes(told.rows, text, told.sentence.start),
    lambda told, text: pair_times(told.rows, told.dates, text),
    lambda told, text: name_schedules(text, told.sentence.start, told.rows, told.statements),
    _name_what_rules_say,
    lambda told, text: name_grants(text, (told.sentence.start, told.sentence.end), told.rows, told.statements),
    lambda told, text: name_owners(told.rows, text),
    lambda told, text: name_answers(told.rows, text, told.sentence.start),
    lambda told, _: name_budgets(told.rows),
    lambda told, text: name_by_line_above(text, told.sentence.start, told.rows),
    lambda told, text: add_flat_changes(told.rows, told.dates, text, told.sentence),
)
