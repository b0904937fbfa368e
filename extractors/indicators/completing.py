"""Completing: what the rows of a sentence say of one another, once each has been read by itself.

Tidies the names, names what has none by the words behind its number, and takes the rows through the rooms that read a
whole sentence: lists that share names, rates, wholes, schedules, points, grants, owners, answers, changes of nothing.
Refuses nothing.
"""

from __future__ import annotations

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


def complete(
    rows: list[FoundIndicator], statements: list[Statement], dates: list[FoundDate], text: str, sentence: Sentence
) -> None:
    """Give the rows of a sentence what the others and the words around them say. In place."""
    for row in rows:
        row.name = tidy(row.name)
    _name_the_nameless(rows, statements)
    add_label(text, sentence.start, rows)
    distribute(rows, statements, text)
    name_rates(rows, text)
    name_by_wholes(rows, text, sentence.start)
    pair_times(rows, dates, text)
    name_schedules(text, sentence.start, rows, statements)
    if any(row.nature == "rule" for row in rows):
        name_exceptions(rows, text)
        name_points(text, sentence.start, rows)
    name_grants(text, (sentence.start, sentence.end), rows, statements)
    name_owners(rows, text)
    name_answers(rows, text, sentence.start)
    name_budgets(rows)
    name_by_line_above(text, sentence.start, rows)
    add_flat_changes(rows, dates, text, sentence)


def _name_the_nameless(rows: list[FoundIndicator], statements: list[Statement]) -> None:
    """What nothing else named is named by the words behind its number, or by the verb before it: 完成2座."""
    behind = {statement.quantity.start: statement.behind for statement in statements}
    for row in rows:
        if not row.name:
            row.name = shorten(trim(strip_brackets(behind.get(row.start, ""))), LONGEST_PREDICATE)
            row.name = row.name or (row.words if is_bare_verb(row.words) else "")
