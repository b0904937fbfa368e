"""Writing a panel for other programs: Parquet, CSV for Excel, an Excel workbook, Stata.

The workbook holds the cells, the variables, and the evidence: every sentence that was considered and what became of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from .panel import Panel

EVIDENCE_COLUMNS: Final = [
    "code", "region", "issuer", "year", "status", "unfit", "value", "low", "high", "unit", "bound", "nature", "period",
    "change_basis", "name", "subject", "code_confidence", "report_year", "title", "source", "doc_id", "seq", "start",
    "end", "sentence",
]  # fmt: skip
SUFFIXES: Final = (".parquet", ".csv", ".xlsx", ".dta")
STATA_TEXT: Final = 2045  # longest string, label and name of the format
STATA_LABEL: Final = 80
STATA_NAME: Final = 32
NUMERIC: Final = ("value", "low", "high")
LABELS: Final = {
    "code": "Variable of the codebook",
    "region": "Division the report speaks for",
    "issuer": "Agency that issued the report",
    "year": "Year the figure is for",
    "nature": "Actual figure or target",
    "value": "Value in the unit of the cell; missing for ranges and contradictions",
    "low": "Lower end of a range",
    "high": "Upper end of a range",
    "conflicts": "Contradicting figures of reports of one year",
    "revisions": "Figures of earlier reports, restated since",
    "report_year": "Year of the report that states it",
    "sentence": "Sentence it stands in",
}


class WritingError(ValueError):
    """A panel that cannot be written: an unknown suffix, or a library that is not installed."""


def write_panel(panel: Panel, path: Path, *, wide: bool) -> Path:
    """Write the panel in the format that the suffix of `path` names."""
    frame = panel.wide if wide else panel.long
    match path.suffix.lower():
        case ".parquet":
            frame.to_parquet(path, index=False)
        case ".csv":
            frame.to_csv(path, index=False, encoding="utf-8-sig")
        case ".xlsx":
            _write_workbook(panel, frame, path)
        case ".dta":
            _write_stata(panel, frame, path)
        case other:
            raise WritingError(f"{path.name}: {other or 'no suffix'} is none of {', '.join(SUFFIXES)}")
    return path


def _write_workbook(panel: Panel, frame: pd.DataFrame, path: Path) -> None:
    import pandas as pd

    try:
        writer = pd.ExcelWriter(path, engine="openpyxl")
    except ImportError as error:
        raise WritingError("writing .xlsx needs openpyxl; install zhibiao[excel]") from error
    with writer:
        frame.to_excel(writer, sheet_name="panel", index=False)
        evidence(panel).to_excel(writer, sheet_name="evidence", index=False)
        _variables(panel).to_excel(writer, sheet_name="variables", index=False)


def evidence(panel: Panel) -> pd.DataFrame:
    """Every candidate with what became of it, those of a cell together."""
    order = ["chosen", "conflict", "revision", "same", "passed over", "unfit"]
    rows = panel.evidence.assign(_order=panel.evidence["status"].map(order.index))
    rows = rows.sort_values(["code", *panel.by, "_order", "report_year", "start"], na_position="last")
    return rows[EVIDENCE_COLUMNS]


def _variables(panel: Panel) -> pd.DataFrame:
    import pandas as pd

    fields = ("code", "label_zh", "label_en", "definition", "unit", "kind", "direction")
    return pd.DataFrame([{name: getattr(variable, name) for name in fields} for variable in panel.variables])


def _write_stata(panel: Panel, frame: pd.DataFrame, path: Path) -> None:
    ready = frame.copy()
    for name in ready.columns:
        if name in NUMERIC or str(ready[name].dtype) == "Int64":
            ready[name] = ready[name].astype("float64")
        elif ready[name].dtype == object or str(ready[name].dtype).startswith("str"):
            ready[name] = _stata_text(ready[name])
    labels = LABELS | {one.code: f"{one.label_en} / {panel.label(one.code)}" for one in panel.variables}
    named = {labels.get(name, ""): _stata_name(name) for name in ready.columns if name in labels}
    ready = ready.rename(columns={name: _stata_name(name) for name in ready.columns})
    told = {name: label[:STATA_LABEL] for label, name in named.items()}
    ready.to_stata(path, write_index=False, version=118, variable_labels=told)


def _stata_name(name: str) -> str:
    """A name Stata takes: `end` and `in` are words of its own, and 32 characters are the most.

    >>> _stata_name("end"), _stata_name("gdp")
    ('span_end', 'gdp')
    """
    return f"span_{name}" if name in ("start", "end") else name[:STATA_NAME]


def _stata_text(column: pd.Series) -> pd.Series:
    return column.map(lambda value: "" if value is None or value != value else str(value)[:STATA_TEXT]).astype(object)
