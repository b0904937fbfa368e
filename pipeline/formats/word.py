r"""Word files (.docx): paragraphs with their automatic numbers, tables, notes, in document order.

A note stands in a line of its own, `[1] …`, under the paragraph that cites it, so that no sentence is torn. Text boxes
come where they are anchored; deleted text of tracked changes, comments, headers and footers are left out.
Refuses damaged files and files that declare entities.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from .archive import checked_archive
from .converted import Converted, Draft
from .errors import FormatError, library
from .word_body import Body
from .word_notes import read_notes
from .word_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document

_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_REMEDY = "Fetch the file again, or open it in a word processor and save it anew."


def convert_word(raw: bytes) -> Converted:
    """The text of a Word file; raises FormatError."""
    docx = library("docx", "a Word file", "python-docx")
    _refuse_entities(raw)
    try:
        document: Document = docx.Document(BytesIO(raw))
        body = Body(document, Numbering(document), read_notes(document))
    except FormatError:
        raise
    except Exception as error:  # python-docx raises what it happened to miss in the package
        raise FormatError(f"it is a damaged Word file ({_cause(error)})", _REMEDY) from error
    draft = Draft()
    for line in body.lines():
        draft.line(line)
    return draft.converted("docx")


def _refuse_entities(raw: bytes) -> None:
    """Genuine Word files declare none; a bomb of entities fills the memory."""
    with checked_archive(raw) as archive:
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")) and _declares(archive, info):
                problem = f"{info.filename} in the Word file declares XML entities, which no word processor writes"
                raise FormatError(problem, "Do not trust the file; ask for a clean copy.")


def _declares(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    try:
        head = archive.read(info)[:4096]
    except Exception as error:
        raise FormatError(f"{info.filename} in the Word file is damaged ({_cause(error)})", _REMEDY) from error
    head = head.replace(b"\0", b"")  # UTF-16
    return any(declaration in head for declaration in _DECLARATIONS)


def _cause(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())[:120]
