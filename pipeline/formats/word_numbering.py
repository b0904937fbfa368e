"""Automatic numbers of Word paragraphs: 一、 （二） 3. ①, as the word processor shows them.

Each list counts by itself, a level begins anew under the next number of the level above it. Formats that
Chinese documents use are written out; a format not known here gives Arabic digits, a bullet gives nothing.

>>> (
...     written(12, "chineseCounting"),
...     written(3, "decimalEnclosedCircle"),
...     written(4, "lowerLetter"),
...     written(21, "decimal"),
... )
('十二', '③', 'd', '21')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document

MOST_STYLES: Final = 20  # styles based on one another that are followed

_PLACE = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_CHINESE = frozenset(
    "chineseCounting chineseCountingThousand taiwaneseCounting taiwaneseCountingThousand japaneseCounting "
    "ideographDigital taiwaneseDigital koreanCounting".split()
)
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
_ROMAN += ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(NamedTuple):
    """A level of a list: how its numbers look, the text around them, the number it begins with."""

    format: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of a document."""

    def __init__(self, document: Document) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._lists: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        if any(relation.reltype.endswith("/numbering") for relation in document.part.rels.values()):
            self._read(document.part.numbering_part.element)

    def label(self, paragraph: Any) -> str:
        """The number of the next paragraph, with the text around it; nothing where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        levels = self._lists.get(number, {})
        level = levels.get(depth)
        if level is None or level.format in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(self._abstract.get(number, number), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]

        def fill(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = levels.get(place, level)
            return written(counts.get(place, shown.start), shown.format)

        return _PLACE.sub(fill, level.text)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or that of its style."""
        properties = paragraph.find(self._qn("w:pPr"))
        for _ in range(MOST_STYLES):
            if properties is None:
                return None
            found = properties.find(self._qn("w:numPr"))
            number = self._value(found, "w:numId")
            if number is not None:
                return (number, self._digits(self._value(found, "w:ilvl"), 0)) if number != "0" else None
            style = self._value(properties, "w:pStyle") or self._value(properties.getparent(), "w:basedOn")
            element = self._styles.get(style)
            properties = element.find(self._qn("w:pPr")) if element is not None else None
        return None

    def _read(self, numbering: Any) -> None:
        abstract = {}
        for element in numbering.iter(self._qn("w:abstractNum")):
            abstract[element.get(self._qn("w:abstractNumId"))] = self._levels(element)
        for element in numbering.iter(self._qn("w:num")):
            number = element.get(self._qn("w:numId"))
            base = self._value(element, "w:abstractNumId") or ""
            restarts = {
                self._digits(override.get(self._qn("w:ilvl")), 0): start
                for override in element.iter(self._qn("w:lvlOverride"))
                if (start := self._value(override, "w:startOverride")) is not None
            }
            levels = dict(abstract.get(base, {}))
            for depth, start in restarts.items():
                if depth in levels:
                    levels[depth] = levels[depth]._replace(start=self._digits(start, 1))
            self._lists[number] = levels
            self._abstract[number] = number if restarts else base

    def _levels(self, element: Any) -> dict[int, Level]:
        levels = {}
        for level in element.iter(self._qn("w:lvl")):
            text = self._value(level, "w:lvlText") or ""
            start = self._digits(self._value(level, "w:start"), 1)
            depth = self._digits(level.get(self._qn("w:ilvl")), 0)
            levels[depth] = Level(self._value(level, "w:numFmt") or "decimal", text, start)
        return levels

    def _value(self, element: Any, name: str) -> str | None:
        found = element.find(self._qn(name)) if element is not None else None
        return found.get(self._qn("w:val")) if found is not None else None

    def _digits(self, value: str | None, default: int) -> int:
        return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default


def written(number: int, format_name: str) -> str:
    """A number in one of the formats of Word."""
    if format_name in _CHINESE and 0 <= number < 100:
        return _han(number)
    if format_name.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if format_name in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if format_name == "lowerLetter" else letter.upper()
    if format_name in ("lowerRoman", "upperRoman") and 1 <= number < 1000:
        roman = _roman(number)
        return roman if format_name == "lowerRoman" else roman.upper()
    return str(number)


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
