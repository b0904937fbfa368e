"""A panel as an Excel workbook in which a click on a cell leads to its sentence.

The sheet `panel` holds the cells, each linked to the row of the sheet `evidence` that it was taken from; there every
sentence stands that was considered, what became of it, and, where there are pages of `zhibiao review`, a link to its
place in them. The sheet `variables` says what the columns mean.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .evidence import WIDE_ENDS, cell_key, evidence
from .links import record_link

if TYPE_CHECKING:
    import pandas as pd

    from .panel import Panel

WIDTHS: Final = {
    "sentence": 90,
    "title": 40,
    "source": 30,
    "definition": 60,
    "name": 24,
    "label_zh": 24,
    "label_en": 32,
}
EMPTY: Final = "FDF0B8"  # ground of a cell without a value: its figures contradict each other, or are a range
LINKED_LONG: Final = ("value", "sentence")  # columns of the long form that lead to the evidence
LINKED_EVIDENCE: Final = ("seq", "sentence")  # columns of the evidence that lead to the review page
Place = tuple[Any, ...]


def write_workbook(panel: Panel, path: Path, *, wide: bool, pages: str | None) -> None:
    """Write the workbook; `pages` is where the review pages stand, as seen from it. Raises ImportError."""
    import pandas as pd

    told = evidence(panel)
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        (panel.wide if wide else panel.long).to_excel(writer, sheet_name="panel", index=False)
        told.to_excel(writer, sheet_name="evidence", index=False)
        _variables(panel).to_excel(writer, sheet_name="variables", index=False)
        sheets = writer.book
        lines = {_source(row): line for line, row in enumerate(told.to_dict("records"), 2)}
        for line, column, source in _links(panel, wide=wide):
            _link(sheets["panel"].cell(line, column), location=f"evidence!A{lines[source]}")
        if pages is not None:
            _link_pages(sheets["evidence"], told, pages)
        for sheet in sheets:
            _lay_out(sheet)


def _links(panel: Panel, *, wide: bool) -> list[tuple[int, int, Place]]:
    """Line and column of each cell of the panel's sheet that leads to a figure: its code, doc_id and seq."""
    figures = {cell_key(panel, row, row["code"]): _source(row) for row in panel.long.to_dict("records")}
    frame = panel.wide if wide else panel.long
    codes = {f"{one.code}{end}": one.code for one in panel.variables for end in WIDE_ENDS}
    found = []
    for line, row in enumerate(frame.to_dict("records"), 2):
        for column, name in enumerate(frame.columns, 1):
            code = codes.get(name) if wide else row["code"] if name in LINKED_LONG else None
            if source := figures.get(cell_key(panel, row, code)):
                found.append((line, column, source))
    return found


def _link_pages(sheet: Any, told: pd.DataFrame, pages: str) -> None:
    """Let the rows of the evidence lead to their place in the review pages."""
    for line, row in enumerate(told.to_dict("records"), 2):
        target, _, location = record_link(pages, row["doc_id"], row["seq"]).partition("#")
        for name in LINKED_EVIDENCE:
            _link(sheet.cell(line, list(told.columns).index(name) + 1), target=target, location=location)


def _source(row: dict[Any, Any]) -> Place:
    return (row["code"], row["doc_id"], row["seq"])


def _link(cell: Any, *, location: str, target: str | None = None) -> None:
    """Let a cell lead somewhere and hold what it held: an empty one stays empty, and is coloured to be seen."""
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    held = cell.value
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, location=location)
    cell.value, cell.style = held, "Hyperlink"
    if held is None:
        cell.fill = PatternFill("solid", fgColor=EMPTY)


def _lay_out(sheet: Any) -> None:
    """Headings that stay, a filter, columns as wide as what stands in them, figures in full."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for heading in sheet[1]:
        sheet.column_dimensions[heading.column_letter].width = WIDTHS.get(heading.value, 14)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            if isinstance(cell.value, float) and cell.value.is_integer():
                cell.number_format = "#,##0"  # 3,460,000,000,000 rather than 3.46E+12


def _variables(panel: Panel) -> pd.DataFrame:
    import pandas as pd

    fields = ("code", "label_zh", "label_en", "definition", "unit", "kind", "direction")
    return pd.DataFrame([{name: getattr(variable, name) for name in fields} for variable in panel.variables])
