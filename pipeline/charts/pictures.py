"""A series as a picture: HTML that needs no network, PNG or SVG.

What was done is a line that breaks where a year is missing, with a dot a year so that a year between two gaps is seen;
targets are hollow diamonds. Up to eight groups share one chart, more get a small chart each.

Refused: more groups than a page holds, an unknown kind of file, a missing library (with the extra that brings it).
"""

from __future__ import annotations

from dataclasses import asdict
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..research.links import pages_from, record_link
from .points import Series

if TYPE_CHECKING:
    from types import ModuleType

TOGETHER: Final = 8  # groups whose colours can be told apart
APART: Final = 60
TICKS: Final = 16
TICKS_APART: Final = 4
MARGIN: Final = 0.4  # of a year, so that no mark lies on the edge
COLOURS: Final = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#5b616a", "#000000"]
FONT: Final = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
KINDS: Final = (".html", ".png", ".svg")
LINKED: Final = (".html",)  # leads to the review pages


class ChartError(Exception):
    """A chart that cannot be drawn; the message says why and what to do."""


def draw(series: Series, path: Path, review: Path | None = None) -> None:
    """Draw the series into a file whose name says the kind; raises ChartError.

    A click on a mark of an .html leads to its place in the review pages of the folder `review`.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise ChartError(f"{path}: a chart is {', '.join(KINDS)}; end the name with one of them")
    chart = picture(series, pages_from(review, path) if review is not None and kind in LINKED else None)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == ".html":
        chart.save(path, format="html", inline=True)
    else:
        chart.save(path, format=kind[1:], **({"scale_factor": 2} if kind == ".png" else {}))


def picture(series: Series, pages: str | None = None) -> Any:
    """The chart as an altair object, its marks linked to `pages`; raises ChartError."""
    alt = _altair()
    groups = len(series.groups)
    if not groups:
        raise ChartError(f"{series.title}: there is nothing to draw")
    if groups > APART:
        raise ChartError(
            f"{groups} groups are too many for one picture ({APART} at most); choose some of them (--only)"
        )
    together = groups <= TOGETHER
    layers = _layers(alt, series, together, pages)
    if together:
        chart = layers.properties(width=640, height=340, title=f"{series.title} ({series.unit})")
    else:
        chart = layers.properties(width=170, height=90).facet(
            alt.Facet("group:N", title=None, sort=series.groups), columns=4
        )
        chart = chart.properties(title=f"{series.title} ({series.unit})")
    return (
        chart.configure(font=FONT)
        .configure_title(anchor="start")
        .configure_view(stroke=None)
        .configure_axis(grid=False, labelFontSize=11)
    )


def rows_of(series: Series, pages: str | None = None) -> list[dict[str, Any]]:
    """A row a point, and one without a value for each year of a group of which nothing is known."""
    rows = [asdict(point) for point in series.points]
    if pages is not None:
        rows = [{**row, "link": record_link(pages, row["doc_id"], row["seq"])} for row in rows]
    for group in series.groups:
        missing = [year for year, value in zip(series.years, series.actuals(group), strict=True) if value is None]
        rows += [{"group": group, "year": year, "value": None, "nature": "actual"} for year in missing]
    return rows


def _layers(alt: ModuleType, series: Series, together: bool, pages: str | None) -> Any:
    base = alt.Chart(alt.Data(values=rows_of(series, pages)))
    years = series.years
    span = [years[0] - MARGIN, years[-1] + MARGIN]
    ticks = years[:: ceil(len(years) / (TICKS if together else TICKS_APART))]
    several = together and len(series.groups) > 1
    colour = (
        alt.Color("group:N", title=None, sort=None, scale=alt.Scale(range=COLOURS))
        if several
        else alt.value(COLOURS[0])
    )
    axes = {
        "x": alt.X(
            "year:Q", title=None, axis=alt.Axis(format="d", values=ticks), scale=alt.Scale(domain=span, nice=False)
        ),
        "y": alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)),
        "color": colour,
        "tooltip": [alt.Tooltip(f"{name}:N") for name in ("group", "year", "value", "nature", "source")],
        **({} if pages is None else {"href": "link:N"}),
    }
    done = base.transform_filter("datum.nature == 'actual'").mark_line(
        point=alt.OverlayMarkDef(size=30), invalid="break-paths-filter-domains"
    )
    wanted = base.transform_filter("datum.nature == 'target'").mark_point(
        shape="diamond", size=90, filled=False, strokeWidth=2
    )
    spans = base.transform_filter("datum.high != null").mark_rule(strokeWidth=2)
    return alt.layer(done.encode(**axes), spans.encode(**axes, y2="high:Q"), wanted.encode(**axes))


def _altair() -> ModuleType:
    try:
        import altair
        import vl_convert  # noqa: F401  altair needs it for pictures and for pages without a network
    except ImportError as error:
        raise ChartError("Charts need altair and vl-convert: pip install 'zhibiao[charts]'") from error
    return altair
