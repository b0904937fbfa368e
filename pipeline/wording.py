"""A record in one line of text, for people who read a report and its records side by side.

>>> describe("dates", {"text": "到2025年", "edtf": "../2025", "kind": "until"})
'到2025年 → ../2025 (until)'
>>> quantity({"value": None, "low": 2.0, "high": 6.0, "unit": "小时", "bound": "range"})
'2 to 6 小时'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .reading import Row

_BOUNDS: Final = {"eq": "", "about": "about ", "over": "over ", "ge": "≥ ", "le": "≤ ", "under": "under "}


def describe(table: str, row: Row) -> str:
    """What the row of `table` says."""
    return _DESCRIBE[table](row)


def quantity(row: Row) -> str:
    """The value of an indicator with its bound and unit.

    >>> quantity({"value": 255000000.0, "unit": "元", "bound": "over"})
    'over 255,000,000 元'
    """
    if row["value"] is None:
        return f"{number(row['low'])} to {number(row['high'])} {row['unit']}"
    return f"{_BOUNDS[row['bound']]}{number(row['value'])} {row['unit']}"


def number(value: float | None) -> str:
    """A figure without needless decimals.

    >>> number(1234.0), number(0.12), number(None)
    ('1,234', '0.12', '?')
    """
    if value is None:
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.12g}"


def _indicator(row: Row) -> str:
    owner = f"{row['subject']}: " if row["subject"] else ""
    facts = [row["kind"], row["role"], row["nature"], row["period"], row["change_basis"], row["code"]]
    return f"{owner}{row['name']} = {quantity(row)} ({', '.join(fact for fact in facts if fact)})"


def _date(row: Row) -> str:
    return f"{row['text']} → {row['edtf'] or 'no date'} ({row['kind']})"


def _title(row: Row) -> str:
    facts = [row["action"], row["action_date"], row["canonical"]]
    name = " ".join(part for part in (row["title"], row["number"]) if part)
    return f"{name} ({', '.join(fact for fact in facts if fact)})"


def _task(row: Row) -> str:
    roles = [("lead", row["lead"]), ("with", row["cooperating"]), ("under", row["supervising"])]
    bodies = [f"{role} {'、'.join(names)}" for role, names in roles if len(names)]
    deadline = [f"by {row['deadline'] or row['deadline_text']}"] if row["deadline_text"] else []
    return "; ".join([*bodies, *deadline])


def _finding(row: Row) -> str:
    return f"{row['severity']}: {row['message']} ({row['rule']})"


def _section(row: Row) -> str:
    return f"{row['label']} {row['heading']}"


_DESCRIBE: Final[dict[str, Callable[[Row], str]]] = {
    "indicators": _indicator,
    "dates": _date,
    "titles": _title,
    "tasks": _task,
    "findings": _finding,
    "sections": _section,
}
