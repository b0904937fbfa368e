"""A panel as a web page: a click on a cell leads to the sentence it was taken from.

The page is one file that fetches nothing and needs no script: a cell is a link to its evidence below the table, where
the figure is marked in its sentence, with what else was said about the cell. Where the pages of `zhibiao review` are
at hand, each sentence leads on to its place in the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Final

from ... import __version__
from .evidence import cell_key, evidence
from .links import record_link

if TYPE_CHECKING:
    from .panel import Panel

Row = dict[Any, Any]
STATUSES: Final = {
    "chosen": "chosen 取用", "conflict": "contradicts 矛盾", "revision": "restated since 已修订",
    "same": "the same 一致", "passed over": "passed over 未取用", "unfit": "fills no cell 不入格",
}  # fmt: skip
DIMENSIONS: Final = {"region": "Region 地区", "issuer": "Issuer 发文机关", "year": "Year 年份", "nature": "Nature 性质"}
CONTRADICTION: Final = "矛盾"  # stands where figures contradict each other


def panel_page(panel: Panel, pages: str | None) -> str:
    """The page; `pages` is where the review pages stand, as seen from it."""
    cells = {cell_key(panel, row, row["code"]): (place, row) for place, row in enumerate(_rows(panel.long))}
    told: dict[tuple[object, ...], list[Row]] = {}
    unfit: list[Row] = []
    for row in _rows(evidence(panel)):
        group = unfit if row["status"] == "unfit" else told.setdefault(cell_key(panel, row, row["code"]), [])
        group.append(row)
    title = " · ".join(panel.label(one.code) for one in panel.variables)
    sections = (_section(panel, place, row, told[key], pages) for key, (place, row) in cells.items())
    return Template(files(__package__).joinpath("panel.html").read_text(encoding="utf-8")).substitute(
        version=__version__, title=escape(title), head=_head(panel), rows="\n".join(_lines(panel, cells)),
        evidence="\n".join(sections), unfit=_unfit(unfit, pages),
    )  # fmt: skip


def _rows(frame: Any) -> list[Row]:
    plain = frame.astype(object)
    rows: list[Row] = plain.where(plain.notna(), None).to_dict("records")
    return rows


def _head(panel: Panel) -> str:
    dimensions = [f"<th>{DIMENSIONS[name]}</th>" for name in panel.by]
    variables = [
        f'<th class="number">{escape(panel.label(one.code))}<br><span class="quiet">{escape(one.label_en)}</span></th>'
        for one in panel.variables
    ]
    return f"<tr>{''.join([*dimensions, *variables])}</tr>"


def _lines(panel: Panel, cells: dict[tuple[object, ...], tuple[int, Row]]) -> Iterable[str]:
    for row in _rows(panel.wide):
        dimensions = [f"<th>{escape(_shown(row[name]))}</th>" for name in panel.by]
        found = [cells.get(cell_key(panel, row, one.code)) for one in panel.variables]
        yield f"<tr>{''.join([*dimensions, *map(_cell, found)])}</tr>"


def _cell(found: tuple[int, Row] | None) -> str:
    if found is None:
        return '<td class="number"></td>'
    place, row = found
    hint = escape(row["sentence"], quote=True)
    aim = ' <span class="quiet">目标</span>' if row["nature"] == "target" else ""
    return f'<td class="number"><a href="#cell-{place}" title="{hint}">{escape(_figure(row))}</a>{aim}</td>'


def _section(panel: Panel, place: int, cell: Row, rows: list[Row], pages: str | None) -> str:
    where = " · ".join(_shown(cell[name]) for name in panel.by)
    heading = f"{panel.label(cell['code'])} · {where}: {_figure(cell)}"
    told = "\n".join(_told(row, pages) for row in rows)
    return f'<section id="cell-{place}"><h3>{escape(heading)}</h3>\n{told}</section>'


def _told(row: Row, pages: str | None) -> str:
    """A candidate: its sentence with the figure marked, what became of it, and where it stands."""
    report = row["title"] or row["source"]
    facts = [STATUSES[row["status"]], row["unfit"], f"{_figure(row)} {row['unit']}", row["period"], report]
    shown = escape(" · ".join(filter(None, facts)))
    if pages is not None:
        shown += (
            f' · <a href="{escape(record_link(pages, row["doc_id"], row["seq"]), quote=True)}">in the report 看原文</a>'
        )
    return f'<p>{_marked(row["sentence"], row["text"])}<br><span class="quiet">{shown}</span></p>'


def _marked(sentence: str, figure: str) -> str:
    """The sentence with the figure marked, where it is plain which one is meant.

    >>> _marked("办理案件12件，结案9件。", "12件")
    '办理案件<mark>12件</mark>，结案9件。'
    >>> _marked("甲县9件，乙县9件。", "9件")
    '甲县9件，乙县9件。'
    """
    before, found, after = sentence.partition(figure)
    if not found or figure in after:
        return escape(sentence)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}"


def _unfit(rows: list[Row], pages: str | None) -> str:
    if not rows:
        return ""
    told = "\n".join(_told(row, pages) for row in rows)
    return f"<details><summary>{len(rows)} figures that fill no cell · 不入格的数字</summary>\n{told}</details>"


def _figure(row: Row) -> str:
    """The figure of a cell as people read it.

    >>> _figure({"value": 1234.5, "low": 1234.5, "high": 1234.5}), _figure({"value": None, "low": 5.0, "high": 5.5})
    ('1,234.5', '5–5.5')
    """
    if row["value"] is not None:
        return _number(row["value"])
    ends = (row["low"], row["high"])
    return CONTRADICTION if None in ends else "–".join(map(_number, ends))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _shown(value: object) -> str:
    return "" if value is None else str(value)
