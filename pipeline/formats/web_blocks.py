r"""Lines of a web page: one a paragraph, heading or list item, tables as rows of cells.

The tree is walked with a stack, never by recursion, so that no nesting of elements overflows it. Tables that only
lay out the page (one column, or other tables and paragraphs inside) are read as text.

>>> from selectolax.lexbor import LexborHTMLParser
>>> page = LexborHTMLParser("<h2>一、收入</h2><p>合计<b>12</b>万元。<br>其中：</p><table><tr><td>税收<td>8</table>")
>>> block_lines(page.body)
['一、收入', '合计12万元。', '其中：', '| 税收 | 8 |']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .errors import FormatError
from .grid import Spread, table_lines
from .limits import MAX_CELLS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCKS: Final = frozenset(
    "address article aside body center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "blockquote h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul ucapcontent".split()
)
MAX_SPREAD: Final = 1000  # columns or rows a cell may claim, as browsers have it
LAYOUT_TEXT: Final = 400  # characters: a table with a longer cell of several blocks lays out the page

_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


def block_lines(root: LexborNode) -> list[str]:
    """The lines of an element."""
    lines: list[str] = []
    current: list[str] = []

    def end_line() -> None:
        text = _SPACE.sub(" ", "".join(current)).strip()
        if text:
            lines.append(text)
        current.clear()

    for event, node in _walk(root):
        if event == "text":
            current.append(node.text_content or "")
        elif event == "table":
            end_line()
            lines.extend(table_lines(table_cells(node)))
        elif node.tag in BLOCKS or node.tag == "br":
            end_line()
    end_line()
    return lines


def _walk(root: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Elements as they open and close, texts, and whole data tables, in document order."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        if closing:
            yield "close", node
            continue
        if node.tag == "-text":
            yield "text", node
        elif node.tag == "table" and not is_layout(node):
            yield "table", node
        elif node.tag is not None and not node.tag.startswith(("-", "!")):
            yield "open", node
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def is_layout(table: LexborNode) -> bool:
    """Whether a table only lays out the page."""
    if table.css_first("table table") is not None or not table.css("tr"):
        return True
    return any(
        len(cell.css("p, div, br, li")) > 2 and len(cell.text(strip=True)) > LAYOUT_TEXT for cell in table.css("td")
    )


def table_cells(table: LexborNode) -> list[Spread]:
    """The cells of a table at the rows and columns where browsers put them."""
    cells: list[Spread] = []
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(table.css("tr")):
        column = 0
        for cell in element.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            rows, columns = _claimed(cell, "rowspan"), _claimed(cell, "colspan")
            if len(taken) + rows * columns > MAX_CELLS:
                raise FormatError("it holds a table that claims millions of cells", "Delete that table.")
            taken.update((row + down, column + right) for down in range(rows) for right in range(columns))
            cells.append(Spread(row, column, _cell_text(cell), rows, columns))
            column += columns
    return _within(cells)


def _within(cells: list[Spread]) -> list[Spread]:
    """The cells, none of them reaching below the last row or beyond the last column that a cell begins in."""
    last_row = max((cell.row for cell in cells), default=0) + 1
    for cell in cells:
        cell.rows = min(cell.rows, last_row - cell.row)
    return cells


def _claimed(cell: LexborNode, attribute: str) -> int:
    value = (cell.attributes.get(attribute) or "1").strip()
    return min(max(int(value), 1), MAX_SPREAD) if value.isascii() and value.isdigit() and len(value) < 10 else 1


def _cell_text(cell: LexborNode) -> str:
    return _SPACE.sub(" ", cell.text(deep=True, separator="", strip=False)).strip()
