"""The fields of a table as plain facts, for whoever shows or describes them.

>>> kind = {field.name: field for field in table_fields("dates")}["kind"]
>>> kind.type, kind.nullable, kind.options[:2]
('string', False, ('point', 'range'))
>>> {field.name: field for field in table_fields("tasks")}["lead"].type
'list'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from .records import MODELS

FieldType = Literal["string", "integer", "number", "boolean", "list"]
_TYPES: Final[dict[type, FieldType]] = {int: "integer", float: "number", bool: "boolean", str: "string"}


@dataclass(frozen=True, slots=True)
class TableField:
    """A column: `options` are the values of an enumeration, empty where any value may stand; lists hold strings."""

    name: str
    type: FieldType
    nullable: bool
    options: tuple[str, ...]
    description: str


@cache
def table_fields(table: str) -> tuple[TableField, ...]:
    """The columns of a table in order; raises KeyError for a table that does not exist."""
    return tuple(
        TableField(name, *_facts(info.annotation), info.description or "")
        for name, info in MODELS[table].model_fields.items()
    )


def _facts(annotation: Any) -> tuple[FieldType, bool, tuple[str, ...]]:
    """Type, whether it may be null, and the options of an enumeration."""
    if get_origin(annotation) is Annotated:
        return _facts(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return "string", False, get_args(annotation)
    if get_origin(annotation) is list:
        return "list", False, ()
    if annotation in _TYPES:
        return _TYPES[annotation], False, ()
    [inner] = [option for option in get_args(annotation) if option is not NoneType]
    kind, _, options = _facts(inner)
    return kind, True, options
