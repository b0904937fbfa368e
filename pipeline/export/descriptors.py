"""What the tables are, as a Data Package (Frictionless Data) says it: fields, enumerations, units and keys.

Everything comes from the record models, so nothing here can say other than the tables do.

>>> [field] = [field for field in table_schema("dates")["fields"] if field["name"] == "kind"]
>>> field["type"], field["constraints"]["enum"][:2]
('string', ['point', 'range'])
>>> table_schema("dates")["primaryKey"]
['doc_id', 'seq']
"""

from __future__ import annotations

from typing import Any, Final

from ...schemas.fields import TableField, table_fields
from ...schemas.records import MODELS
from ..review.page import field_labels

CODE_POINTS: Final = "code points of the source text"
UNITS: Final = {
    "start": CODE_POINTS, "end": CODE_POINTS, "chars": CODE_POINTS,
    "value": "the unit named in the field unit", "low": "the unit named in the field unit",
    "high": "the unit named in the field unit", "report_year": "calendar year", "number_year": "calendar year",
}  # fmt: skip
_TYPES: Final = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "array",
}  # fmt: skip


def description_of(table: str) -> str:
    """What a row of the table is."""
    return (MODELS[table].__doc__ or "").strip()


def primary_key(table: str) -> list[str]:
    """The columns that name a row.

    >>> primary_key("documents"), primary_key("titles")
    (['doc_id'], ['doc_id', 'seq'])
    """
    return ["doc_id", "seq"] if "seq" in MODELS[table].model_fields else ["doc_id"]


def foreign_keys(table: str) -> list[dict[str, Any]]:
    """The columns that name rows of other tables, or of the same: every row its report, a part its total."""
    keys: list[dict[str, Any]] = []
    if table != "documents":
        keys.append({"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}})
    return keys


def row_links(table: str) -> list[dict[str, Any]]:
    """Links within a report that may be null in one of their columns, which foreign keys cannot say."""
    if table == "documents":
        return [{"fields": ["duplicate_of"], "reference": {"resource": "documents", "fields": ["doc_id"]}}]
    if "parent_seq" not in MODELS[table].model_fields:
        return []
    return [{"fields": ["doc_id", "parent_seq"], "reference": {"resource": table, "fields": ["doc_id", "seq"]}}]


def table_schema(table: str) -> dict[str, Any]:
    """The Table Schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(field, primary_key(table)) for field in table_fields(table)],
        "primaryKey": primary_key(table),
        "missingValues": [""],
    }
    if keys := foreign_keys(table):
        schema["foreignKeys"] = keys
    if links := row_links(table):
        schema["rowLinks"] = links
    return schema


def _field(field: TableField, key: list[str]) -> dict[str, Any]:
    english, chinese = field_labels(field.name)
    described: dict[str, Any] = {
        "name": field.name, "type": _TYPES[field.type], "title": f"{english} {chinese}",
        "description": field.description,
    }  # fmt: skip
    constraints: dict[str, Any] = {}
    if not field.nullable and (field.name in key or field.options or field.type != "string"):
        constraints["required"] = True  # other strings may be empty, which a CSV file cannot tell from missing
    if field.options:
        constraints["enum"] = list(field.options)
    if field.name in ("start", "end", "seq"):
        constraints["minimum"] = 0
    if constraints:
        described["constraints"] = constraints
    if field.name in UNITS:
        described["unit"] = UNITS[field.name]
    return described
