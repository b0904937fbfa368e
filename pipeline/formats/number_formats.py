"""How the numbers of an .xlsx file are shown: percent signs and decimals, from its styles.

The values of the cells come without them: 12.08% is stored as 0.1208. Files that do not say, and formats that are
not about percent and decimals, leave the number as it is.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from .errors import FormatError

Formats = dict[tuple[int, int], str]  # number format by row and column, from 0

_BUILT_IN: Final = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
MOST_DIGITS: Final = 15  # significant digits that a spreadsheet keeps
DECIMALS: Final = 8

_TAG = re.compile(rb"<(/?)(?:\w+:)?(numFmt|cellXfs|xf|sheet|Relationship|c)\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"(?:\w+:)?(\w+)\s*=\s*\"([^\"]*)\"|(?:\w+:)?(\w+)\s*=\s*'([^']*)'")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CODE = re.compile(r"(?:\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.)")
_DIGITS = re.compile(r"[#0?,]*[0#?](?:\.(?P<decimals>[0#?]+))?")


def read_formats(archive: zipfile.ZipFile) -> list[Formats]:
    """The number formats of the cells of each sheet, in the order of the workbook; none for other spreadsheets."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return []
    codes = _codes(_read(archive, "xl/styles.xml")) if "xl/styles.xml" in names else []
    relations = _read(archive, "xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in names else b""
    targets = {
        found.get("Id", ""): found.get("Target", "") for _, name, found in _tags(relations) if name == "Relationship"
    }
    sheets = [found.get("id", "") for _, name, found in _tags(_read(archive, "xl/workbook.xml")) if name == "sheet"]
    formats = []
    for identity in sheets:
        path = posixpath.normpath(posixpath.join("/xl", targets.get(identity, ""))).lstrip("/")
        formats.append(_cell_codes(_read(archive, path), codes) if path in names and path.endswith(".xml") else {})
    return formats


def shown(value: float, code: str) -> str:
    """A number as its format shows it.

    >>> shown(0.1208, "0.00%"), shown(1234.5, "#,##0.00"), shown(0.1 + 0.2, ""), shown(2024.0, "General")
    ('12.08%', '1234.50', '0.3', '2024')
    """
    plain = _CODE.sub("", code.split(";", maxsplit=1)[0])
    match = _DIGITS.search(plain)
    number = Decimal(f"{value:.{MOST_DIGITS}g}")
    percent = "%" in plain
    if percent:
        number *= 100
    if match and "E+" not in plain and "/" not in plain:
        decimals = min(len(match["decimals"] or ""), DECIMALS)
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if abs(number) < 10**18 else number
        if "#" in (match["decimals"] or ""):
            number = number.normalize()
    text = f"{number:f}"
    if match is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + "%" * percent


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except Exception as error:  # zlib, zipfile and the codecs raise kinds of their own
        raise FormatError(f"{name} in the spreadsheet is damaged ({error})", "Fetch the file again.") from error


def _tags(xml: bytes) -> list[tuple[bool, str, dict[str, str]]]:
    """The tags that matter: whether each closes, its name, its attributes."""
    return [
        (bool(match[1]), match[2].decode(), _attributes(match[3].decode(errors="replace")))
        for match in _TAG.finditer(xml)
    ]


def _attributes(text: str) -> dict[str, str]:
    return {match[1] or match[3]: match[2] or match[4] or "" for match in _ATTRIBUTE.finditer(text)}


def _codes(styles: bytes) -> list[str]:
    """The format of each cell style."""
    known = dict(_BUILT_IN)
    codes: list[str] = []
    inside = False
    for closes, name, found in _tags(styles):
        if name == "numFmt":
            known[found.get("numFmtId", "")] = found.get("formatCode", "").replace("&quot;", '"')
        elif name == "cellXfs":
            inside = not closes
        elif name == "xf" and inside and not closes:
            codes.append(known.get(found.get("numFmtId", ""), ""))
    return codes


def _cell_codes(sheet: bytes, codes: list[str]) -> Formats:
    formats: Formats = {}
    for _, name, found in _tags(sheet):
        place = _CELL.fullmatch(found.get("r", "")) if name == "c" else None
        style = found.get("s", "")
        if place and style.isdigit() and int(style) < len(codes) and codes[int(style)]:
            formats[int(place[2]) - 1, _column(place[1])] = codes[int(style)]
    return formats


def _column(letters: str) -> int:
    """The number of a column, from 0.

    >>> _column("A"), _column("Z"), _column("AA")
    (0, 25, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
