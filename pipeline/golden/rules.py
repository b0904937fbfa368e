"""When a record agrees with a row of gold: the fields compared in each table, and how.

The comparison folds what scraping varies (white space, full- and half-width forms, quotes, dashes, brackets). It uses
nothing of the extractors, so that it cannot share their mistakes.

>>> gold = Row(0, 5, "2020年", {"edtf": "2020", "kind": "point"})
>>> found = Row(0, 5, "2020年", {"edtf": "2020", "kind": "since"})
>>> {name: same(found, gold) for name, same in RULES["dates"].fields.items()}
{'edtf': 1.0, 'kind': 0.0}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from .rows import DOCUMENT_FIELDS, Row

MIN_OVERLAP: Final = 0.5
MIN_TASK_OVERLAP: Final = 0.3  # where an assigned task begins is often a matter of taste
MIN_NAME_LIKENESS: Final = 0.7
RELATIVE_TOLERANCE: Final = 1e-6

_SPACE = re.compile(r"\s+")
_SAME = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-",
    "<": "〈", ">": "〉", "[": "〔", "]": "〕", "【": "〔", "】": "〕",
}  # fmt: skip
_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_FOLDING = str.maketrans({**{full: _SAME.get(half, half) for full, half in _FULL_WIDTH.items()}, **_SAME})

Comparison = Callable[[Row, Row], float | None]  # record, gold: agreement from 0 to 1, or None where it is not asked


def fold(text: str | None) -> str | None:
    """The text without what scraping varies.

    >>> fold("环办执法［2019］ 42号"), fold(None)
    ('环办执法〔2019〕42号', None)
    """
    return None if text is None else _SPACE.sub("", text).translate(_FOLDING)


def likeness(one: str | None, other: str | None) -> float:
    """How many characters two texts share, order aside: the F1 of their characters.

    >>> likeness("办理案件", "案件"), likeness(None, None), likeness("案件", None)
    (0.6666666666666666, 1.0, 0.0)
    """
    first, second = fold(one) or "", fold(other) or ""
    if not first and not second:
        return 1.0
    shared = (Counter(first) & Counter(second)).total()
    return 2 * shared / (len(first) + len(second))


def is_near(one: float | None, other: float | None) -> bool:
    """Whether two numbers are equal but for rounding; nulls are equal.

    >>> is_near(0.1 + 0.2, 0.3), is_near(None, 0.0), is_near(None, None)
    (True, False, True)
    """
    if one is None or other is None:
        return one is other
    return abs(one - other) <= RELATIVE_TOLERANCE * max(1, abs(one), abs(other))


def _same(name: str) -> Comparison:
    return lambda found, gold: float(found.fields[name] == gold.fields[name])


def _same_folded(name: str) -> Comparison:
    return lambda found, gold: float(fold(found.fields[name]) == fold(gold.fields[name]))


def _same_names(name: str) -> Comparison:
    return lambda found, gold: float({*map(fold, found.fields[name])} == {*map(fold, gold.fields[name])})


def _same_where(name: str, condition: str) -> Comparison:
    """Asked only where the gold has the field `condition`."""
    same = _same_folded(name)
    return lambda found, gold: same(found, gold) if gold.fields[condition] else None


def _same_value(found: Row, gold: Row) -> float:
    pairs = zip(found.fields["value"], gold.fields["value"], strict=True)
    return float(all(is_near(one, other) for one, other in pairs))


def _same_name(found: Row, gold: Row) -> float:
    return float(likeness(found.fields["name"], gold.fields["name"]) >= MIN_NAME_LIKENESS)


def _same_parent(found: Row, gold: Row) -> float | None:
    one, other = found.fields["parent"], gold.fields["parent"]
    if one is None or other is None:
        return None if one is other else 0.0
    return float(min(one[1], other[1]) > max(one[0], other[0]))


def _same_deadline(found: Row, gold: Row) -> float:
    return float(all(fold(found.fields[name]) == fold(gold.fields[name]) for name in ("deadline", "deadline_text")))


def _likeness_of(name: str) -> Comparison:
    return lambda found, gold: likeness(found.fields[name], gold.fields[name])


@dataclass(frozen=True, slots=True)
class Rules:
    """How a table is compared: its fields, those a right row must have, and those a right record must have."""

    fields: Mapping[str, Comparison]
    row: tuple[str, ...]
    record: tuple[str, ...] = ()
    min_overlap: float = MIN_OVERLAP


RULES: Final[dict[str, Rules]] = {
    "indicators": Rules(
        {
            "value": _same_value, "unit": _same_folded("unit"), "kind": _same("kind"), "role": _same("role"),
            "bound": _same("bound"), "nature": _same("nature"), "period": _same_folded("period"), "name": _same_name,
            "parent": _same_parent, "change_basis": _same("change_basis"),
            "change_base": _same_where("change_base", "change_basis"), "name_likeness": _likeness_of("name"),
            "subject_likeness": _likeness_of("subject"),
        },
        row=("value", "unit"),
        record=("value", "unit", "kind", "role", "bound", "nature", "period", "name", "parent", "change_basis"),
    ),
    "dates": Rules({"edtf": _same_folded("edtf"), "kind": _same("kind")}, row=("edtf",)),
    "titles": Rules(
        {
            "title": _same_folded("title"), "number": _same_folded("number"), "action": _same("action"),
            "action_date": _same_folded("action_date"), "canonical": _same_where("canonical", "canonical"),
            "parent": _same_parent,
        },
        row=("title", "number"),
    ),
    "tasks": Rules(
        {
            "lead": _same_names("lead"), "cooperating": _same_names("cooperating"),
            "supervising": _same_names("supervising"), "deadline": _same_deadline,
            "text_likeness": lambda found, gold: likeness(found.text, gold.text),
        },
        row=("lead", "cooperating", "supervising", "deadline"),
        min_overlap=MIN_TASK_OVERLAP,
    ),
    "documents": Rules({name: _same_folded(name) for name in DOCUMENT_FIELDS}, row=()),
    "findings": Rules({}, row=()),
}  # fmt: skip
