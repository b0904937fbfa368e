"""Which converter reads which kind of file, and how those are refused that none reads."""

from __future__ import annotations

from typing import Final

from .converted import Converted
from .errors import FormatError
from .recognise import Kind

_REFUSALS: Final = {
    Kind.PROTECTED: "Open it with the password and save a copy without one.",
    Kind.OFD: "Convert it to PDF with an OFD reader.",
    Kind.SLIDES: "Save its text as a Word file or as plain text (UTF-8).",
    Kind.OLE: "Save it as .docx, .xlsx or plain text (UTF-8).",
}


def convert(raw: bytes, kind: Kind) -> Converted:
    """The text of a file of a kind that is no text; raises FormatError. Converters load their libraries when called."""
    if kind in _REFUSALS:
        raise FormatError(f"it is {kind.value}", _REFUSALS[kind])
    if kind is Kind.PDF:
        from .pdf import convert_pdf

        return convert_pdf(raw)
    if kind is Kind.SCAN:
        from .pdf_scan import convert_scan

        return convert_scan(raw)
    if kind is Kind.WEB_PAGE:
        from .web_page import convert_web_page

        return convert_web_page(raw)
    if kind is Kind.WEB_ARCHIVE:
        from .web_archive import convert_web_archive

        return convert_web_archive(raw)
    if kind is Kind.WORD:
        from .word import convert_word

        return convert_word(raw)
    if kind is Kind.SPREADSHEET:
        from .spreadsheet import convert_spreadsheet

        return convert_spreadsheet(raw)
    return _through_office(raw, kind)


def _through_office(raw: bytes, kind: Kind) -> Converted:
    from .office import convert_through_office

    suffix = {Kind.OLD_WORD: ".doc", Kind.RICH_TEXT: ".rtf", Kind.OPEN_TEXT: ".odt"}[kind]
    return convert_through_office(raw, suffix, kind.value)
