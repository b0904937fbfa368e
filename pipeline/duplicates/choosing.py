"""Which of several copies is kept.

The longest of the reports that know their region and year gathers the copies that it holds, and so on among the rest;
a report that no other holds stays one of its own. Of the copies gathered, those that hold all the others are as good
as the one that gathered them, and of them is kept the one with

1. the most decisions of reviewers, so that their work stays in force,
2. the fewest findings that something fell out of the text (`undecodable`, `missing_number`),
3. the most indicators: a form whose tables were read as tables,
4. the most known of title, issuer, publisher, number, region, year and date,
5. the most words,
6. the least doc_id.

The outcome depends on the reports alone, not on the order they came in.
"""

from __future__ import annotations

from collections.abc import Iterable

from .evidence import Copy, holds


def keep_best(copies: Iterable[Copy]) -> dict[str, str | None]:
    """For each report the doc_id of the copy kept in its place; null for those kept."""
    groups: list[list[Copy]] = []
    for copy in sorted(copies, key=lambda one: (-one.facts.known, -len(one.words), one.doc_id)):
        group = next((group for group in groups if holds(group[0], copy)), None)
        if group is None:
            groups.append([copy])
        else:
            group.append(copy)
    kept: dict[str, str | None] = {}
    for group in groups:
        best = _best(group)
        kept |= {copy.doc_id: None if copy is best else best.doc_id for copy in group}
    return kept


def _best(group: list[Copy]) -> Copy:
    """The best of those copies that leave nothing out, as the first one does."""
    order = sorted(group, key=lambda copy: (tuple(-merit for merit in copy.merit), -len(copy.words), copy.doc_id))
    return next(one for one in order if one is group[0] or all(one is other or holds(one, other) for other in group))
