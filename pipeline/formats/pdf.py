"""PDF files with a text layer: paragraphs in reading order, tables as rows, and where each page begins.

Characters come from pdfplumber; lines, columns, paragraphs and tables are put together here (`pdf_lines`,
`pdf_columns`, `pdf_tables`, `pdf_blocks`). Page numbers and lines that run along the edge of most pages are left out.
Refuses scans, encrypted and damaged files.

>>> convert_pdf(b"%PDF-1.7")
Traceback (most recent call last):
zhibiao.pipeline.formats.errors.FormatError: it is a damaged PDF file (PDFSyntaxError No /Root object! - Is this \
really a PDF?). Fetch the file again, or open it in a PDF reader and print it to a new PDF.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from .converted import Converted, Draft
from .errors import FormatError, library
from .grid import table_lines
from .limits import MAX_PAGES
from .pdf_blocks import PageBlock, Paragraph, TableRun, join_blocks, page_blocks, without_running_lines
from .pdf_scan import ScanError

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MIN_CHARACTERS: Final = 8  # of a page on average; below that the pages are pictures
MAX_MISSING: Final = 0.2  # share of characters the file gives no text for

_WHOLE = "Fetch the file again, or open it in a PDF reader and print it to a new PDF."
_OCR = "Recognise its text (OCR): pip install 'zhibiao[ocr]' does it here; or pass the report in another form."


def convert_pdf(raw: bytes) -> Converted:
    """The text of a PDF file; raises FormatError."""
    library("pdfplumber", "a PDF file", "pdfplumber")
    with _opened(raw) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise FormatError(f"it has {len(pdf.pages):,} pages, more than the limit of {MAX_PAGES:,}", "Split it.")
        pages = _read_pages(pdf)
    draft = Draft()
    for block in join_blocks(without_running_lines(pages)):
        _write(draft, block)
    return draft.converted("pdf")


def _opened(raw: bytes) -> PDF:
    import pdfplumber

    try:
        pdf = pdfplumber.open(BytesIO(raw))
        pages = len(pdf.pages)
    except Exception as error:
        raise _refusal(error) from error
    if pages == 0:
        raise FormatError("it is a damaged PDF file: no page of it can be found", _WHOLE)
    return pdf


def _refusal(error: Exception) -> FormatError:
    """Why a file cannot be opened."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        problem = "it is an encrypted PDF file that asks for a password"
        return FormatError(problem, "Open it with the password and save a copy without one.")
    return FormatError(f"it is a damaged PDF file ({_cause(cause)})", _WHOLE)


def _read_pages(pdf: PDF) -> list[list[PageBlock]]:
    """The blocks of each page; raises FormatError where the pages hold no text that can be read."""
    pages: list[list[PageBlock]] = []
    characters = missing = pictures = 0
    for page in pdf.pages:
        chars, images, blocks = _read_page(page)
        characters += len(chars)
        missing += sum(_is_missing(char["text"]) for char in chars)
        pictures += bool(images)
        pages.append(blocks)
        page.close()
    if characters < MIN_CHARACTERS * len(pages):
        kind = "a scan: its pages are pictures" if pictures else "a PDF file whose pages hold no text"
        raise ScanError(f"it is {kind} ({characters} characters on {len(pages)} pages)", _OCR, len(pages))
    if missing > characters * MAX_MISSING:
        problem = f"its fonts do not say which characters they draw ({missing:,} of {characters:,} are unknown)"
        raise ScanError(problem, _OCR, len(pages))
    return pages


def _read_page(page: Page) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[PageBlock]]:
    try:
        return page.chars, page.images, page_blocks(page)
    except Exception as error:
        problem = f"page {page.page_number} of the PDF file is damaged ({_cause(error)})"
        raise FormatError(problem, _WHOLE) from error


def _is_missing(text: str) -> bool:
    return text.startswith("(cid:") or text in {"\ufffd", "\0"} or "\ue000" <= text[:1] <= "\uf8ff"


def _cause(error: object) -> str:
    """What a library says, on one short line."""
    return " ".join(f"{type(error).__name__} {error}".split())[:120]


def _write(draft: Draft, block: Paragraph | TableRun) -> None:
    if isinstance(block, TableRun):
        for page, cells in block.parts:
            draft.begin_page(page)
            for line in table_lines(cells):
                draft.line(line)
        return
    page = 0
    for number, text in block.pieces:
        if number != page:
            draft.begin_page(number)
        page = number
        draft.write(text)
    draft.line()
