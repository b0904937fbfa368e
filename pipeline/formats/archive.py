"""ZIP archives: checked before anything is unpacked, and unpacked in memory only.

Names never become paths, so none escapes a folder. Refused are archives with too many files, files that unpack to too
much or out of proportion to what they take (bombs), archives too deep inside one another, and encrypted files.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, NamedTuple

from .errors import FormatError
from .limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, RATIO_FLOOR

_REMEDY = "Unpack it yourself, and pass the reports in it."
_ENCRYPTED: Final = 0x1  # flag bit of a member
_UTF8: Final = 0x800
_NOISE: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(slots=True)
class Budget:
    """What is left of what one archive, with all archives inside it, may unpack to."""

    largest: int  # bytes of one file
    files: int = MAX_MEMBERS
    total: int = MAX_UNPACKED


class Member(NamedTuple):
    """A file in an archive: its name, and its bytes or why they cannot be had."""

    name: str
    raw: bytes
    error: FormatError | None = None


def checked_archive(raw: bytes) -> zipfile.ZipFile:
    """The archive that the bytes are; raises FormatError for damaged ones and bombs."""
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        infos = archive.infolist()
    except Exception as error:  # zipfile raises several kinds for damaged directories
        problem = f"it is a damaged ZIP archive, or a Word or Excel file cut short ({error})"
        raise FormatError(problem, "Fetch the file again.") from error
    if len(infos) > MAX_MEMBERS:
        raise FormatError(f"it holds {len(infos):,} files, more than the limit of {MAX_MEMBERS:,}", _REMEDY)
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED:
        raise FormatError(f"it unpacks to {total:,} bytes, more than the limit of {MAX_UNPACKED:,}", _REMEDY)
    for info in infos:
        if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            problem = f"{info.filename} in it unpacks to {info.file_size:,} bytes from {info.compress_size:,}: a bomb"
            raise FormatError(problem, "Do not trust the file; ask for a clean copy.")
    return archive


def archive_names(raw: bytes) -> frozenset[str]:
    """The names of the files in an archive; none where it is damaged."""
    try:
        return frozenset(zipfile.ZipFile(BytesIO(raw)).namelist())
    except Exception:  # noqa: BLE001  the converter says what is wrong with it
        return frozenset()


def members(raw: bytes, budget: Budget) -> Iterator[Member]:
    """The files in an archive, in order; folders and what file systems leave behind are passed over."""
    with checked_archive(raw) as archive:
        for info in archive.infolist():
            name = "/".join(part for part in member_name(info).split("/") if part not in ("", ".", ".."))
            hidden = any(part.startswith(".") for part in name.split("/"))
            if info.is_dir() or hidden or name.startswith(_NOISE) or name.endswith(_NOISE):
                continue
            budget.files -= 1
            budget.total -= info.file_size
            if budget.files < 0 or budget.total < 0:
                limits = f"{MAX_MEMBERS:,} files and {MAX_UNPACKED:,} bytes"
                raise FormatError(f"it holds more than {limits}, archives inside it counted", _REMEDY)
            yield _read(archive, info, name, budget.largest)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, largest: int) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(name, b"", FormatError("it is encrypted", "Unpack the archive with its password."))
    if info.file_size > largest:
        problem = f"it is {info.file_size:,} bytes long, more than the limit of {largest:,}"
        return Member(name, b"", FormatError(problem, "Split it into one file a report."))
    try:
        with archive.open(info) as stream:
            raw = stream.read(info.file_size + 1)
    except Exception as error:  # noqa: BLE001  zlib, zipfile and the codecs raise kinds of their own
        return Member(name, b"", FormatError(f"it is damaged inside the archive ({error})", "Fetch the archive again."))
    if len(raw) > info.file_size:
        problem = "it unpacks to more than the archive says: a bomb"
        return Member(name, b"", FormatError(problem, "Do not trust the file; ask for a clean copy."))
    return Member(name, raw)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a file as it was given: Chinese systems write GB18030 without saying so.

    >>> info = zipfile.ZipInfo("报告.txt".encode("gb18030").decode("cp437"))
    >>> member_name(info)
    '报告.txt'
    """
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        written = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
