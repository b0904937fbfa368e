"""Scanned PDF files: their pages as pictures, read by an OCR engine where one is installed.

The engine (RapidOCR, the extra `ocr`) brings its models with it and runs on the processor. Lines it is not sure of are
left out; tables come out as lines with spaces, for their ruling lines are not looked at.
"""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import Any, Final

from .converted import SCANNED, Converted, Draft
from .errors import FormatError, library
from .pdf_blocks import PageBlock, PageText, Paragraph, join_blocks, without_running_lines
from .pdf_columns import reading_order
from .pdf_lines import Glyph, rows_of

SCALE: Final = 2.0  # pixels a point: 144 dots an inch
LEAST_SURE: Final = 0.5  # confidence of a line that is kept
SECONDS_PER_PAGE: Final = 60.0
MODULE: Final = "rapidocr"


class ScanError(FormatError):
    """A PDF file whose pages are pictures; `pages` of them."""

    def __init__(self, problem: str, remedy: str, pages: int) -> None:
        super().__init__(problem, remedy)
        self.args = (problem, remedy, pages)  # all of them, so that it survives pickling
        self.pages = pages


def can_read_scans() -> bool:
    """Whether the OCR engine is installed."""
    return find_spec(MODULE) is not None


def convert_scan(raw: bytes) -> Converted:
    """The text of a scanned PDF file; raises FormatError."""
    engine = library(MODULE, "a scanned PDF file", "zhibiao[ocr]").RapidOCR()
    import pypdfium2

    pages: list[list[PageBlock]] = []
    document = pypdfium2.PdfDocument(BytesIO(raw))
    for number, page in enumerate(document, 1):
        picture = page.render(scale=SCALE).to_numpy()
        regions = reading_order(rows_of(read_boxes(engine(picture))))
        pages.append([PageText(number, page.get_height(), region) for region in regions])
    draft = Draft()
    for block in join_blocks(without_running_lines(pages)):
        if isinstance(block, Paragraph):
            for number, text in block.pieces:
                draft.begin_page(number)
                draft.write(text)
            draft.line()
    return draft.converted(SCANNED)


def read_boxes(found: Any) -> list[Glyph]:
    """What the engine read, each line as one glyph in points."""
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    glyphs = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= LEAST_SURE and text.strip():
            across, down = [float(point[0]) / SCALE for point in box], [float(point[1]) / SCALE for point in box]
            glyphs.append(Glyph(text.strip(), min(across), max(across), min(down), max(down)))
    return glyphs
