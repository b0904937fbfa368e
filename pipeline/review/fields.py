"""What a reviewer may say of a record: its fields, those derived from them, and whether their values can be.

>>> editable_fields("dates")
['edtf', 'kind']
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from ...extractors.places.divisions import find_division
from ...extractors.places.regions import NATION
from ...extractors.times.calendar import bounds
from ...schemas.records import MODELS, Mention

Row = dict[str, Any]

DOCUMENTS: Final = "documents"
METADATA: Final = (
    "title", "genre", "issuer", "publisher", "doc_number", "region", "region_code", "publish_date", "report_year",
)  # fmt: skip
PLACE: Final = frozenset(Mention.model_fields)
LINKS: Final = frozenset({"parent_seq", "refs", "flags"})  # name other rows, so they shift when those do
CODES: Final = frozenset({"code", "code_confidence"})  # a codebook may change them; the record says the same
DERIVED: Final = {"period": ("period_start", "period_end"), "edtf": ("date_start", "date_end")}
YEARS: Final = range(1900, 2101)


class DecisionError(ValueError):
    """A decision that cannot be taken; the message says why."""


def content_fields(table: str) -> list[str]:
    """The fields that make up what a record says: those of its own table but for links to other rows.

    >>> content_fields("dates")
    ['edtf', 'date_start', 'date_end', 'kind']
    """
    if table == DOCUMENTS:
        return [*METADATA]
    return [name for name in MODELS[table].model_fields if name not in PLACE | LINKS]


def editable_fields(table: str) -> list[str]:
    """The fields a reviewer may change; those derived from them follow."""
    derived = {"code_confidence", *(name for names in DERIVED.values() for name in names)}
    return [name for name in content_fields(table) if name not in derived]


def corrected(table: str, row: Row, new: Row) -> Row:
    """The row with fields changed, those derived from them too; raises DecisionError."""
    if unknown := sorted(set(new) - set(content_fields(table))):
        raise DecisionError(f"{', '.join(unknown)} cannot be changed in {table}")
    return {**row, **checked(table, completed({**row, **new}, new))}


def checked(table: str, row: Row) -> Row:
    """The row as the model of its table takes it; raises DecisionError with what it does not."""
    model = MODELS[table]
    given = {name: value for name, value in row.items() if name in model.model_fields}
    try:
        record = model.model_validate({"report_year": None, **given, "doc_id": ""})
    except ValidationError as error:
        details = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise DecisionError(details) from error
    return {name: value for name, value in record.model_dump().items() if name in row and name != "doc_id"}


def completed(row: Row, new: Row) -> Row:
    """A row in which the fields `new` were changed, with what follows from these; raises DecisionError.

    The ends of a value, the days of a time, the certainty of a code, the full name and the code of a region.
    """
    changes: Row = {}
    if new.get("value") is not None:
        changes |= {"low": new["value"], "high": new["value"]}
    if "code" in new and "code_confidence" in row:
        changes["code_confidence"] = 1.0 if new["code"] else None
    if "region" in new and "region_code" not in new:
        changes["region"], changes["region_code"] = named_region(new["region"])
    for name, ends in DERIVED.items():
        if name in new and ends[0] in row:
            changes |= dict(zip(ends, _bounds(new[name]), strict=True))
    if new.get("publish_date"):
        _bounds(new["publish_date"])
    if new.get("report_year") is not None and new["report_year"] not in YEARS:
        raise DecisionError(f"report_year: {new['report_year']} is no year from {YEARS[0]} to {YEARS[-1]}")
    return row | changes


def named_region(name: str | None) -> tuple[str | None, str | None]:
    """Full name and GB/T 2260 code of a division; raises DecisionError for a name that tells none.

    >>> named_region("乌海"), named_region("中华人民共和国"), named_region(None)
    (('乌海市', '150300'), ('中华人民共和国', None), (None, None))
    """
    if name in (None, NATION.name):
        return name, None
    division = find_division(str(name))
    if division is None:
        raise DecisionError(f"region: {name} is no division of GB/T 2260, or several; give its region_code as well")
    return division.name, division.code


def _bounds(edtf: Any) -> tuple[str | None, str | None]:
    if edtf is not None and not isinstance(edtf, str):
        raise DecisionError(f"not an EDTF date, which is a text: {edtf!r}")
    try:
        return bounds(edtf) if edtf else (None, None)
    except ValueError as error:
        raise DecisionError(str(error)) from error
