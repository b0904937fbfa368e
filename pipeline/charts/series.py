"""From a panel to what a chart draws.

Targets may be ranges (5%-6%) and are drawn as such. Left out, and counted: figures done that are ranges, cells whose
candidates conflict, and cells in another unit than most (growth in 元 among rates of growth).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from ..research.panel import Panel, build_panel
from .points import ALL, Point, Series

if TYPE_CHECKING:
    from ..store import Store

EXCERPT: Final = 80
_ROLES: Final = {"value": ("", ""), "change": ("增速", ", growth")}


def chart_series(
    store: Store,
    code: str,
    *,
    by: str = "region",
    role: str = "value",
    only: Collection[str] = (),
    codebook: str | os.PathLike[str] | None = None,
) -> tuple[Series, int]:
    """The series of a variable, of all groups or `only` these, and how many cells it leaves out."""
    panel = build_panel(store, [code], by=(by, "year", "nature"), role=role, codebook=codebook)
    return series_of(panel, by, only)


def series_of(panel: Panel, by: str, only: Collection[str] = ()) -> tuple[Series, int]:
    """The series of a panel of one variable, and how many cells it leaves out."""
    [variable] = panel.variables
    frame = panel.long.astype(object)
    cells = frame.where(frame.notna(), None).to_dict("records")
    wanted = [cell for cell in cells if cell["year"] is not None and (not only or cell[by] in only)]
    units = Counter(cell["unit"] for cell in wanted)
    unit = units.most_common(1)[0][0] if units else variable.unit
    points = [_point(cell, by) for cell in wanted if cell["unit"] == unit and _is_drawn(cell)]
    title = f"{variable.label_zh}{_ROLES[panel.role][0]} {variable.label_en}{_ROLES[panel.role][1]}"
    return Series(title, unit, tuple(points)), len(wanted) - len(points)


def _is_drawn(cell: dict[Any, Any]) -> bool:
    if cell["nature"] == "target":
        return cell["low"] is not None
    return cell["nature"] == "actual" and cell["value"] is not None


def _point(cell: dict[Any, Any], by: str) -> Point:
    low, high = cell["low"], cell["high"]
    ranged = cell["value"] is None and high is not None
    source = f"{cell['source']}: {cell['sentence'][:EXCERPT]}"
    value = low if cell["value"] is None else cell["value"]
    place = (cell["doc_id"], int(cell["seq"]))
    return Point(cell[by] or ALL, int(cell["year"]), value, cell["nature"], source, high if ranged else None, *place)
