"""Reading a report: from a file, from bytes or from a string to the source text every span points into.

The source text of a text file is what it holds, decoded strictly (see `pipeline.charset`) and otherwise untouched, line
endings included. What the bytes show to be a web page, a PDF, Word or spreadsheet file is converted (see
`pipeline.formats`), and the source text is what the converter gave. A ZIP archive holds many reports. What cannot be
read is refused with the file, the byte offset where there is one, and what to do about it; nothing is guessed silently.

>>> source = decode("办理案件12件。".encode(), "report.txt")
>>> source.text, source.encoding, len(source.doc_id)
('办理案件12件。', 'utf-8', 16)
>>> decode(b"GIF89a", "report.pdf")
Traceback (most recent call last):
zhibiao.pipeline.ingest.IngestError: report.pdf: it is a GIF image, not text. Recognise its text (OCR) first.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from ..schemas.text import SourceText
from .charset import CharsetError, decode_bytes, first_control_character
from .formats.archive import Budget, members
from .formats.bounded import convert_bounded
from .formats.errors import FormatError
from .formats.limits import MAX_NESTED, MAX_TEXT
from .formats.recognise import Kind, recognise

MAX_BYTES: Final = 100_000_000
DOC_ID_DIGITS: Final = 16

_SAVE_AS_TEXT: Final = "Save it as plain text (UTF-8) and pass the .txt file."
_FORMATS: Final = (  # how a file that is no text begins, what it is, and what to do
    (b"\x89PNG\r\n", "a PNG image", "Recognise its text (OCR) first."),
    (b"\xff\xd8\xff", "a JPEG image", "Recognise its text (OCR) first."),
    (b"GIF8", "a GIF image", "Recognise its text (OCR) first."),
    (b"II*\0", "a TIFF image", "Recognise its text (OCR) first."),
    (b"MM\0*", "a TIFF image", "Recognise its text (OCR) first."),
    (b"\x1f\x8b\x08", "a gzip archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it first."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it first."),
    (b"PAR1", "a Parquet file", "Pass the report itself, not a table made from it."),
)


class IngestError(Exception):
    """A report that cannot be read: which one, why, and what to do. `offset` is a byte offset, if there is one."""

    def __init__(self, source: str, problem: str, remedy: str, offset: int | None = None) -> None:
        super().__init__(source, problem, remedy, offset)  # all of them, so that it survives pickling
        self.source = source
        self.problem = problem
        self.remedy = remedy
        self.offset = offset

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class RawReport:
    """The bytes of a report that is not decoded yet, and where they came from."""

    source: str
    raw: bytes

    @property
    def doc_id(self) -> str:
        """Its identity."""
        return document_id(self.raw)


def read_report(path: str | os.PathLike[str]) -> SourceText:
    """The one report in the file at `path`; raises IngestError where it cannot be read."""
    reports = open_reports(path)
    first = next(reports, None)
    if first is None:
        raise IngestError(Path(path).as_posix(), "it is a ZIP archive without a file in it", "Fetch it again.")
    if next(reports, None) is not None:
        problem = "it is a ZIP archive of several files"
        raise IngestError(Path(path).as_posix(), problem, "Pass it to `zhibiao extract`, or unpack it.")
    if isinstance(first, IngestError):
        raise first
    return decode(first.raw, first.source)


def open_reports(path: str | os.PathLike[str]) -> Iterator[RawReport | IngestError]:
    """The reports in the file at `path`: itself, or those in an archive as `archive.zip/name`; or why one is lost."""
    source = Path(path).as_posix()
    try:
        raw = _read_bytes(Path(path))
    except IngestError as error:
        yield error
        return
    yield from _unpacked(RawReport(source, raw), Budget(MAX_BYTES), 0)


def _unpacked(report: RawReport, budget: Budget, depth: int) -> Iterator[RawReport | IngestError]:
    if recognise(report.raw) is not Kind.ARCHIVE:
        yield report
        return
    if depth == MAX_NESTED:
        problem = f"it is an archive inside {MAX_NESTED} others"
        yield IngestError(report.source, problem, "Unpack it yourself, and pass the reports in it.")
        return
    try:
        for member in members(report.raw, budget):
            source = f"{report.source}/{member.name}"
            if member.error:
                yield IngestError(source, member.error.problem, member.error.remedy)
            else:
                yield from _unpacked(RawReport(source, member.raw), budget, depth + 1)
    except FormatError as error:
        yield IngestError(report.source, error.problem, error.remedy)


def decode(raw: bytes, source: str) -> SourceText:
    """The report that `raw` holds; `source` says where the bytes came from. Raises IngestError."""
    _refuse_size(len(raw), source)
    kind = recognise(raw)
    if kind is Kind.TEXT:
        return _decode_text(raw, source)
    if kind is Kind.ARCHIVE:
        raise IngestError(source, "it is a ZIP archive, not one report", "Unpack it, and pass the reports in it.", 0)
    try:
        converted = convert_bounded(raw, kind)
    except FormatError as error:
        raise IngestError(source, error.problem, error.remedy) from error
    return _checked(SourceText(document_id(raw), source, converted.text, converted.encoding, converted.pages))


def _decode_text(raw: bytes, source: str) -> SourceText:
    _refuse_other_formats(raw, source)
    try:
        text, encoding = decode_bytes(raw)
    except CharsetError as error:
        remedy = "Convert it to UTF-8 from the encoding it was written in, or repair the damaged bytes."
        raise IngestError(source, str(error), remedy, error.offset) from error
    return _checked(SourceText(document_id(raw), source, text, encoding))


def from_text(text: str, source: str = "text") -> SourceText:
    """The report that a string holds; its `doc_id` is that of the same text in a UTF-8 file. Raises IngestError."""
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        problem = f"character {error.start} is half a surrogate pair, which no text holds"
        raise IngestError(source, problem, "Decode the text strictly before passing it.") from error
    _refuse_size(len(raw), source)
    return _decode_text(raw, source)


def document_id(raw: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of the bytes.

    >>> document_id(b"")
    'e3b0c44298fc1c14'
    """
    return sha256(raw).hexdigest()[:DOC_ID_DIGITS]


def _read_bytes(path: Path) -> bytes:
    source = path.as_posix()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IngestError(source, "it is a folder", "Pass the reports inside it, or the folder to `extract`.")
        if not stat.S_ISREG(status.st_mode):
            raise IngestError(source, "it is no regular file", "Copy its contents into a file.")
        _refuse_size(status.st_size, source)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise IngestError(source, "there is no such file", "Check the spelling of the path.") from error
    except PermissionError as error:
        raise IngestError(source, "it may not be read", "Ask for read permission (chmod +r).") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise IngestError(source, f"it cannot be read ({error})", "Check the path and the disk.") from error


def _refuse_size(size: int, source: str) -> None:
    if size == 0:
        raise IngestError(source, "it is empty", "Fetch the report again.")
    if size > MAX_BYTES:
        problem = f"it is {size:,} bytes long, more than the limit of {MAX_BYTES:,}"
        raise IngestError(source, problem, "Split it into one file a report.")


def _refuse_other_formats(raw: bytes, source: str) -> None:
    for magic, name, remedy in _FORMATS:
        if raw.startswith(magic):
            raise IngestError(source, f"it is {name}, not text", remedy, 0)


def _checked(report: SourceText) -> SourceText:
    if len(report.text) > MAX_TEXT:
        problem = f"its text is {len(report.text):,} characters long, more than the limit of {MAX_TEXT:,}"
        raise IngestError(report.source, problem, "Split it into one file a report.")
    offset = first_control_character(report.text)
    if offset is not None:
        problem = f"it holds control characters from character {offset} on: this is no text file"
        raise IngestError(report.source, problem, _SAVE_AS_TEXT)
    if not report.text.strip():
        raise IngestError(report.source, "it holds nothing but white space", "Fetch the report again.")
    return report
