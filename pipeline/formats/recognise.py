r"""What a file is, told from its bytes and never from its name.

Magic bytes tell most formats; what stands in an archive tells Word from Excel; web pages are told by their tags,
which no plain report has. Everything else is text, Markdown too: its source text is the file as it stands.

>>> recognise(b"%PDF-1.7 ..."), recognise("办理案件12件。".encode()), recognise(b"<!DOCTYPE html><html><body>")
(<Kind.PDF: 'a PDF file'>, <Kind.TEXT: 'a text'>, <Kind.WEB_PAGE: 'a web page'>)
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from .archive import archive_names

REACH: Final = 4096  # bytes in which a web page shows its first tags


class Kind(Enum):
    """What a file is, in words for messages."""

    TEXT = "a text"
    WEB_PAGE = "a web page"
    WEB_ARCHIVE = "a saved web page (MHTML)"
    PDF = "a PDF file"
    SCAN = "a scanned PDF file"
    WORD = "a Word file"
    SPREADSHEET = "a spreadsheet"
    OLD_WORD = "an old Word or WPS file (.doc, .wps)"
    RICH_TEXT = "an RTF file"
    OPEN_TEXT = "an OpenDocument text (.odt)"
    PROTECTED = "a Word or Excel file with a password"
    ARCHIVE = "a ZIP archive"
    OFD = "an OFD file"
    SLIDES = "a presentation"
    OLE = "an old office file that is neither Word nor Excel"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_STREAMS: Final = (  # names of what an OLE file holds
    ("EncryptedPackage", Kind.PROTECTED),
    ("WordDocument", Kind.OLD_WORD),
    ("Workbook", Kind.SPREADSHEET),
    ("Book", Kind.SPREADSHEET),
    ("PowerPoint Document", Kind.SLIDES),
)
_MEMBERS: Final = (  # what stands in an archive that is a document
    ("word/document.xml", Kind.WORD),
    ("xl/workbook.xml", Kind.SPREADSHEET),
    ("xl/workbook.bin", Kind.SPREADSHEET),
    ("ppt/presentation.xml", Kind.SLIDES),
    ("OFD.xml", Kind.OFD),
)
_OPEN_TYPES: Final = (
    (b"application/vnd.oasis.opendocument.text", Kind.OPEN_TEXT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.SPREADSHEET),
)
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"<(?:/?(?:html|head|body|div|table|script|style)|meta|link)\b[^<>]{0,300}>", re.I)
_FEW_TAGS: Final = 6
_PDF = re.compile(rb"(?:\A|[\r\n\0\x80-\xff])%PDF-\d")  # readers allow for bytes before it
_MHTML = re.compile(rb"(?:[\w-]{1,40}:[^\r\n]{0,300}\r?\n(?:[ \t][^\r\n]{0,300}\r?\n)*){1,12}", re.I)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def recognise(raw: bytes) -> Kind:
    """What the bytes are."""
    if raw.startswith(_OLE):
        return _ole_kind(raw)
    if raw.startswith(_ZIP):
        return _zip_kind(raw)
    if _PDF.search(raw[:1024]) and not raw[:1024].lstrip().startswith(b"<"):
        return Kind.PDF
    if raw.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    return _text_kind(raw[:REACH])


def _ole_kind(raw: bytes) -> Kind:
    names = {name: name.encode("utf-16-le") + b"\0\0" for name, _ in _STREAMS}
    return next((kind for name, kind in _STREAMS if names[name] in raw), Kind.OLE)


def _zip_kind(raw: bytes) -> Kind:
    names = archive_names(raw)
    for name, kind in _MEMBERS:
        if name in names:
            return kind
    head = raw[:200]
    if not names:  # cut short: its directory stood at the end
        for name, kind in _MEMBERS:
            if name.encode() in raw:
                return kind
    return next((kind for name, kind in _OPEN_TYPES if name in head), Kind.ARCHIVE)


def _text_kind(head: bytes) -> Kind:
    for mark in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :]
    head = head.replace(b"\0", b"")  # UTF-16
    if _PAGE_START.match(head) or len(_TAGS.findall(head)) >= _FEW_TAGS:
        return Kind.WEB_PAGE
    headers = _MHTML.match(head)
    if headers and re.search(rb"^MIME-Version:", headers[0], re.I | re.M) and b"multipart/related" in head:
        return Kind.WEB_ARCHIVE
    return Kind.TEXT
