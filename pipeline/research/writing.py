"""Writing a panel for other programs: Parquet, CSV for Excel, an Excel workbook, a web page, Stata.

In the workbook and the page every cell leads to its evidence: the sentence it was taken from, what else was considered
and what became of that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from .links import pages_from
from .panel_page import panel_page

if TYPE_CHECKING:
    import pandas as pd

    from .panel import Panel

SUFFIXES: Final = (".parquet", ".csv", ".xlsx", ".html", ".dta")
LINKED: Final = (".xlsx", ".html")  # lead to the review pages
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


def write_panel(panel: Panel, path: Path, *, wide: bool, review: Path | None = None) -> Path:
    """Write the panel in the format that the suffix of `path` names; raises WritingError.

    `review` is a folder of review pages that the cells of a workbook or a page lead to.
    """
    frame = panel.wide if wide else panel.long
    pages = None if review is None else pages_from(review, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    match path.suffix.lower():
        case ".parquet":
            frame.to_parquet(path, index=False)
        case ".csv":
            frame.to_csv(path, index=False, encoding="utf-8-sig")
        case ".xlsx":
            _write_workbook(panel, path, wide=wide, pages=pages)
        case ".html":
            path.write_text(panel_page(panel, pages), encoding="utf-8")
        case ".dta":
            _write_stata(panel, frame, path)
        case other:
            raise WritingError(f"{path.name}: {other or 'no suffix'} is none of {', '.join(SUFFIXES)}")
    return path


def _write_workbook(panel: Panel, path: Path, *, wide: bool, pages: str | None) -> None:
    from .workbook import write_workbook

    try:
        write_workbook(panel, path, wide=wide, pages=pages)
    except ImportError as error:
        raise WritingError("writing .xlsx needs openpyxl; install zhibiao[excel]") from error


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
