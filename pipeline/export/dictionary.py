r"""The data dictionary: every table and column as a page of Markdown, from the same source as the schemas.

>>> print("\n".join(data_dictionary(["dates"]).splitlines()[:1]))
# Data dictionary
"""

from __future__ import annotations

from collections.abc import Iterable

from ...schemas.fields import TableField, table_fields
from ...schemas.records import MODELS
from ..review.page import field_labels, labels
from .descriptors import UNITS, description_of, foreign_keys, primary_key, row_links

INTRODUCTION = """# Data dictionary

Made from the record models by `zhibiao schema --markdown`; do not edit it by hand. A column that may be empty is
marked *null*. In CSV files a list is a JSON array.
"""


def data_dictionary(tables: Iterable[str] = tuple(MODELS)) -> str:
    """The page of these tables."""
    return "\n".join([INTRODUCTION, *(_section(table) for table in tables)])


def _section(table: str) -> str:
    _, chinese = labels()["tables"][table]
    rows = [_row(field) for field in table_fields(table)]
    head = ["| column | 中文 | type | meaning |", "| --- | --- | --- | --- |"]
    return "\n".join([f"## {table} {chinese}", "", description_of(table), "", _keys(table), "", *head, *rows, ""])


def _keys(table: str) -> str:
    references = [*foreign_keys(table), *row_links(table)]
    named = [
        f"{_columns(one['fields'])} names {one['reference']['resource']} {_columns(one['reference']['fields'])}"
        for one in references
    ]
    return "; ".join([f"Key: {_columns(primary_key(table))}", *named]) + "."


def _columns(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(field: TableField) -> str:
    _, chinese = field_labels(field.name)
    kind = f"{field.type}, *null*" if field.nullable else field.type
    meaning = [field.description.replace("|", "\\|")]
    if field.options:
        meaning.append("One of " + ", ".join(f"`{option}`" for option in field.options))
    if field.name in UNITS:
        meaning.append(f"Unit: {UNITS[field.name]}")
    return f"| `{field.name}` | {chinese} | {kind} | {'. '.join(meaning)} |"
