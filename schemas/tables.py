"""Arrow schemas of the tables, made from the record models so that each fact is written once.

Column descriptions stand in the schema metadata under `description`.

>>> arrow_schema("dates").field("edtf").type
DataType(string)
"""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import pyarrow as pa

from .records import MODELS

PARTITION = "year"  # hive column of the store: report_year, or 0 where the year is not known


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of `table`; raises KeyError for a table that does not exist."""
    model = MODELS[table]
    fields = [_arrow_field(name, info.annotation, info.description) for name, info in model.model_fields.items()]
    description = (model.__doc__ or "").strip()
    return pa.schema(fields, metadata={"description": description})


def to_arrow(table: str, rows: list[Any]) -> pa.Table:
    """The records (models of `table`) as an Arrow table."""
    schema = arrow_schema(table)
    columns = [[getattr(row, name) for row in rows] for name in schema.names]
    return pa.Table.from_arrays(
        [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _arrow_field(name: str, annotation: Any, description: str | None) -> pa.Field:
    options = get_args(annotation)
    nullable = NoneType in options
    metadata = {"description": description or ""}
    return pa.field(name, _arrow_type(annotation), nullable=nullable, metadata=metadata)


def _arrow_type(annotation: Any) -> pa.DataType:
    for option in get_args(annotation):
        if option is not NoneType and get_origin(annotation) is not list and isinstance(option, type):
            return _arrow_type(option)
    if get_origin(annotation) is list:
        return pa.list_(_arrow_type(get_args(annotation)[0]))
    return {int: pa.int32(), float: pa.float64(), bool: pa.bool_()}.get(annotation, pa.string())
