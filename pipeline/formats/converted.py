r"""A converted file: its text, and the place where each of its pages begins.

>>> draft = Draft()
>>> draft.begin_page(1)
>>> draft.line("某市统计公报")
>>> draft.begin_page(2)
>>> draft.line("一、综合")
>>> draft.converted("pdf")
Converted(text='某市统计公报\n一、综合\n', encoding='pdf', pages=((0, 1), (7, 2)))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SCANNED: Final = "pdf-ocr"  # the encoding of a text read from pictures

PageMap = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """The text a converter gave. `encoding` is the charset, or the format of a file that has none.

    `pages` lists (offset, page number), ascending: from that offset on the text stands on that page. It is empty for
    formats without pages.
    """

    text: str
    encoding: str
    pages: PageMap = ()


class Draft:
    """A text that grows line by line, and remembers where its pages began."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[tuple[int, int]] = []

    def begin_page(self, number: int) -> None:
        """What follows stands on page `number`."""
        if self._pages and self._pages[-1][0] == self._length:
            self._pages.pop()
        if not self._pages or self._pages[-1][1] != number:
            self._pages.append((self._length, number))

    def write(self, text: str) -> None:
        """Add a text as it is."""
        self._parts.append(text)
        self._length += len(text)

    def line(self, text: str = "") -> None:
        """Add a line."""
        self.write(text + "\n")

    def converted(self, encoding: str) -> Converted:
        """What was written."""
        return Converted("".join(self._parts), encoding, tuple(self._pages))
