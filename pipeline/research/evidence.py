"""The evidence of a panel in the order people read it: the candidates of a cell together, the chosen one first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

    from .panel import Panel

COLUMNS: Final = [
    "code", "region", "issuer", "year", "status", "unfit", "value", "low", "high", "unit", "bound", "nature", "period",
    "change_basis", "name", "subject", "code_confidence", "report_year", "title", "source", "doc_id", "seq", "start",
    "end", "text", "sentence",
]  # fmt: skip
STATUSES: Final = ["chosen", "conflict", "revision", "same", "passed over", "unfit"]
WIDE_ENDS: Final = ("", "_low", "_high")  # of the columns of a variable in the wide form


def evidence(panel: Panel) -> pd.DataFrame:
    """Every candidate with what became of it, those of a cell together."""
    rows = panel.evidence.assign(_order=panel.evidence["status"].map(STATUSES.index))
    rows = rows.sort_values(["code", *panel.by, "_order", "report_year", "start"], na_position="last")
    return rows[COLUMNS]


def cell_key(panel: Panel, row: dict[Any, Any], code: object) -> tuple[object, ...]:
    """What tells the cell of a variable in a row of the panel, long or wide, or of its evidence, from all others."""
    import pandas as pd

    return (code, *(None if pd.isna(row[name]) else row[name] for name in panel.by))
