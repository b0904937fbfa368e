"""The body of a Word file: paragraphs, tables and notes in document order, without recursion over what is nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from .errors import FormatError
from .grid import Spread, table_lines
from .limits import MAX_CELLS, MAX_DEPTH

if TYPE_CHECKING:
    from docx.document import Document

    from .word_numbering import Numbering

MAX_SPREAD: Final = 1000  # columns a cell may claim

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT: Final = frozenset(
    (_FALLBACK, *(_WORD + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")))
)
_SYMBOLS: Final = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "softHyphen": "",
}  # fmt: skip
_BREAK = re.compile(r"\s*\n\s*")


class Body:
    """Gives the lines of a document."""

    def __init__(self, document: Document, numbering: Numbering, notes: dict[tuple[str, str], Any]) -> None:
        self._root = document.element.body
        self._numbering = numbering
        self._notes = notes
        self._cited = 0

    def lines(self) -> Iterator[str]:
        """The lines in document order."""
        for element in _blocks(self._root):
            if element.tag == _WORD + "p":
                yield from self._paragraph(element)
            else:
                yield from table_lines(self._cells(element))

    def _paragraph(self, element: Any) -> Iterator[str]:
        text, cited, boxes = _content(element)
        if text.strip():
            yield from _BREAK.split((self._numbering.label(element) + text).strip("\n"))
        for box in boxes:
            for inner in box.iter(_WORD + "p"):
                yield from filter(str.strip, _BREAK.split(_content(inner)[0]))
        for kind, identity in cited:
            note = self._notes.get((kind, identity))
            if note is not None:
                self._cited += 1
                yield f"[{self._cited}] " + "".join(_content(inner)[0] for inner in note.iter(_WORD + "p")).strip()

    def _cells(self, table: Any) -> list[Spread]:
        """The cells of a table; cells merged downwards are one."""
        cells: list[Spread] = []
        open_cells: dict[int, Spread] = {}
        for number, row in enumerate(_children(table, "tr")):
            column = _number(row, "trPr/gridBefore", 0)
            for cell in _children(row, "tc"):
                width = min(max(_number(cell, "tcPr/gridSpan", 1), 1), MAX_SPREAD)
                merge = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
                above = open_cells.get(column)
                if merge is not None and merge.get(_WORD + "val", "continue") == "continue" and above is not None:
                    above.rows = number - above.row + 1
                else:
                    open_cells[column] = Spread(number, column, self._cell_text(cell), columns=width)
                    cells.append(open_cells[column])
                column += width
            if len(cells) > MAX_CELLS:
                raise FormatError(f"it holds a table of more than {MAX_CELLS:,} cells", "Split the table.")
        return cells

    def _cell_text(self, cell: Any) -> str:
        paragraphs = [self._paragraph(element) for element in cell.iter(_WORD + "p")]
        return "\n".join(line.strip() for lines in paragraphs for line in lines if line.strip())


def _blocks(root: Any) -> Iterator[Any]:
    """Paragraphs and tables, also inside content controls and insertions."""
    stack = [(child, 1) for child in reversed(root)]
    while stack:
        element, depth = stack.pop()
        if depth > MAX_DEPTH:
            problem = f"its elements stand inside one another more than {MAX_DEPTH} deep"
            raise FormatError(problem, "Copy the text into a new document and save that.")
        if element.tag in (_WORD + "p", _WORD + "tbl"):
            yield element
        elif element.tag not in _LEFT_OUT:
            stack.extend((child, depth + 1) for child in reversed(element))


def _children(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also inside content controls, not those of tables inside cells."""
    stack = [(child, 1) for child in reversed(element)]
    while stack:
        child, depth = stack.pop()
        if child.tag == _WORD + name:
            yield child
        elif depth < MAX_DEPTH and child.tag in (
            _WORD + "sdt",
            _WORD + "sdtContent",
            _WORD + "ins",
            _WORD + "customXml",
        ):
            stack.extend((inner, depth + 1) for inner in reversed(child))


def _content(paragraph: Any) -> tuple[str, list[tuple[str, str]], list[Any]]:
    """The text of a paragraph, the notes it cites, the text boxes anchored in it."""
    parts: list[str] = []
    cited: list[tuple[str, str]] = []
    boxes: list[Any] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == _WORD + "t":
            parts.append(element.text or "")
        elif tag == _WORD + "txbxContent":
            boxes.append(element)
        elif tag in (_WORD + "footnoteReference", _WORD + "endnoteReference"):
            cited.append((tag.removeprefix(_WORD).removesuffix("Reference"), element.get(_WORD + "id")))
        elif tag.startswith(_WORD) and tag.removeprefix(_WORD) in _SYMBOLS:
            parts.append(_SYMBOLS[tag.removeprefix(_WORD)])
        else:
            stack.extend(reversed(element))
    return "".join(parts), cited, boxes


def _number(element: Any, path: str, default: int) -> int:
    found = element.find("/".join(_WORD + name for name in path.split("/")))
    value = found.get(_WORD + "val") if found is not None else None
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default
