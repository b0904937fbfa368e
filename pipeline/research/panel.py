"""Panels: one value of a variable per cell, with the sentence behind it and whatever else was said about the cell.

    panel = build_panel(open_store("data/parsed"), ["gdp"], role="change")
    panel.long       # a row a cell: value, unit, evidence, conflicts, revisions
    panel.wide       # a row a region and year, a column a variable
    panel.evidence   # every candidate with what became of it
    panel.write("gdp.xlsx")

What fills a cell is told in `choice`, what can fill none in `candidates`. Nothing is averaged or guessed: where no
candidate is fit, the cell is absent; where figures with equal right contradict each other, it is empty and `conflicts`
lists them all (`conflicts="first"` takes the one that stands first in the text).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...extractors.codes.codebook import CodebookError, Variable, own_variables, read_codebook
from .candidates import load_candidates
from .choice import chosen
from .lookup import alike

if TYPE_CHECKING:
    import pandas as pd

    from ..store import Store

DIMENSIONS: Final = ("region", "issuer", "year", "nature")
ROLES: Final = ("value", "change")
LONG_COLUMNS: Final = [
    "value", "low", "high", "unit", "bound", "nature", "period", "conflicts", "revisions", "name", "report_year",
    "doc_id", "seq", "start", "end", "sentence", "source",
]  # fmt: skip


class PanelError(ValueError):
    """A panel that cannot be built: an unknown code or dimension."""


@dataclass(frozen=True)
class Panel:
    """One value per cell, and its evidence; make one with `build_panel`."""

    variables: tuple[Variable, ...]
    by: tuple[str, ...]
    role: str
    evidence: pd.DataFrame
    conflicts: str = "empty"

    @cached_property
    def long(self) -> pd.DataFrame:
        """A row a cell."""
        import pandas as pd

        keys = ["code", *self.by]
        fit = self.evidence[self.evidence["status"] != "unfit"]
        cells = [
            dict(zip(keys, key, strict=True)) | self._cell(rows)
            for key, rows in fit.groupby(keys, dropna=False, sort=True)
        ]
        columns = [*keys, *(name for name in LONG_COLUMNS if name not in keys)]
        frame = pd.DataFrame(cells, columns=columns)
        return frame.astype({name: "Int64" for name in ("year", "report_year", "seq", "start", "end") if name in frame})

    def _cell(self, rows: pd.DataFrame) -> dict[str, object]:
        best = rows[rows["status"] == "chosen"].iloc[0]
        cell = {name: best[name] for name in LONG_COLUMNS if name in best and name not in self.by}
        rivals = rows[rows["status"] == "conflict"]
        cell["conflicts"], cell["revisions"] = "", _told(rows[rows["status"] == "revision"])
        if len(rivals):
            cell["conflicts"] = _told(rows[rows["status"].isin(["chosen", "conflict"])])
            if self.conflicts == "empty":
                cell |= {"value": None, "low": None, "high": None}
        return cell

    @cached_property
    def wide(self) -> pd.DataFrame:
        """A row for each combination of dimensions, a column a variable; `_low` and `_high` where there are ranges."""
        import pandas as pd

        pieces = []
        for variable in self.variables:
            rows = self.long[self.long["code"] == variable.code].set_index(list(self.by))
            piece = rows[["value"]].astype("float64").rename(columns={"value": variable.code})
            if bool((rows["value"].isna() & rows["low"].notna()).any()):
                piece[f"{variable.code}_low"] = rows["low"].astype("float64")
                piece[f"{variable.code}_high"] = rows["high"].astype("float64")
            pieces.append(piece)
        return pd.concat(pieces, axis=1).sort_index().reset_index()

    def label(self, code: str) -> str:
        """The label of a variable with the unit of its cells, for people."""
        variable = next(variable for variable in self.variables if variable.code == code)
        return f"{variable.label_zh} ({variable.unit if self.role == 'value' else 'change'})"

    def write(
        self, path: str | os.PathLike[str], *, wide: bool = False, review: str | os.PathLike[str] | None = None
    ) -> Path:
        """Write the panel: .parquet, .csv (UTF-8 with BOM), .xlsx, .html (always wide), or .dta (with labels).

        Each cell of a workbook or a page leads to its sentence, and from there to the pages in the folder `review`.
        """
        from .writing import write_panel

        return write_panel(self, Path(path), wide=wide, review=None if review is None else Path(review))


def build_panel(
    store: Store,
    codes: Sequence[str],
    *,
    by: Sequence[str] = ("region", "year"),
    role: str = "value",
    nature: str | None = None,
    years: Collection[int] | None = None,
    regions: Collection[str] | None = None,
    conflicts: str = "empty",
    codebook: str | os.PathLike[str] | None = None,
) -> Panel:
    """The panel of these variables over the reports of a store; raises PanelError for what there is not.

    `role` is `value` (levels) or `change` (growth on the year before); `nature` keeps only `actual` or `target`,
    `regions` only reports that speak for these (中华人民共和国 for national ones).
    """
    variables = _variables(codes, codebook)
    if unknown := [name for name in by if name not in DIMENSIONS]:
        raise PanelError(f"there is no dimension {', '.join(unknown)}; the dimensions are {', '.join(DIMENSIONS)}")
    if repeated := [name for name in dict.fromkeys(by) if list(by).count(name) > 1]:
        raise PanelError(f"the dimension {', '.join(repeated)} is given twice")
    if role not in ROLES or nature not in (None, "actual", "target") or conflicts not in ("empty", "first"):
        raise PanelError("role is value or change, nature is actual or target, conflicts is empty or first")
    candidates = load_candidates(store, variables, role, nature, years)
    if regions:
        candidates = candidates[candidates["region"].isin(list(regions))]
    if not {"region", "issuer"} & set(by) and candidates["region"].nunique() > 1:
        raise PanelError("the cells would mix several regions; add region to the dimensions, or name one region")
    return Panel(variables, tuple(by), role, chosen(candidates, list(by)), conflicts)


def _variables(codes: Sequence[str], codebook: str | os.PathLike[str] | None) -> tuple[Variable, ...]:
    own = read_codebook(Path(codebook)) if codebook else ()
    known = {variable.code: variable for variable in (*own_variables(), *own)}
    if unknown := [code for code in codes if code not in known]:
        near = [one for code in unknown for one in alike([*known.values()], code)]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise PanelError(f"there is no variable {', '.join(unknown)}{hint}; zhibiao codebook list shows them")
    if not codes:
        raise CodebookError("name at least one variable; zhibiao codebook list shows them")
    return tuple(known[code] for code in dict.fromkeys(codes))


def _told(rows: pd.DataFrame) -> str:
    """Other figures of a cell, each with its report year."""
    figures = [_figure(row) for row in rows.to_dict("records")]
    return "; ".join(dict.fromkeys(figures))


def _figure(row: dict[Any, Any]) -> str:
    low, high = row["low"], row["high"]
    figure = f"{low:.10g}" if low == high and low is not None else f"{low}-{high}"
    return f"{figure} {row['unit']} ({row['report_year'] or 'year unknown'})"
