"""Finding the reports among files, folders and patterns: which files to read, and what was passed over and why.

A file that is named is always taken, whatever it is called. A folder gives every file below it, sorted, whose name ends
like a report (`.txt`, `.html`, `.pdf`, `.docx` …) or has no ending; its other files and whatever is hidden are passed
over. A pattern such as `data/raw/2021_*` gives the files and folders
it matches. Each file is taken once, however often it is named; links to folders are not followed.

>>> find_reports(["no/such/report.txt"])  # reading it will say what is wrong
Found(paths=[PosixPath('no/such/report.txt')], passed_over=[])
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset(
    ".txt .text .md .markdown .html .htm .shtml .xhtml .mht .mhtml .pdf .docx .docm .dotx .doc .dot .wps .rtf .odt "
    ".xlsx .xlsm .xls .xlsb .ods .et .zip".split()
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder that was found but not taken, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order, and what was passed over."""

    paths: list[Path]
    passed_over: list[PassedOver]


def find_reports(places: Iterable[str | os.PathLike[str]]) -> Found:
    """The report files in `places`: files, folders and patterns."""
    paths: dict[str, Path] = {}
    passed_over: list[PassedOver] = []
    for place in places:
        for found in _expand(os.fspath(place)):
            if isinstance(found, PassedOver):
                passed_over.append(found)
            else:
                paths.setdefault(os.path.realpath(found), found)
    return Found(list(paths.values()), passed_over)


def _expand(place: str) -> Iterator[Path | PassedOver]:
    path = Path(place)
    if os.path.isdir(place):  # unlike Path.is_dir it never raises
        yield from _walk(path)
    elif glob.has_magic(place) and not os.path.lexists(place):
        yield from _match(place)
    else:
        yield path


def _match(pattern: str) -> Iterator[Path | PassedOver]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield PassedOver(Path(pattern), "the pattern matches nothing")
    for match in matches:
        yield from _expand(glob.escape(match) if glob.has_magic(match) and not os.path.lexists(match) else match)


def _walk(folder: Path) -> Iterator[Path | PassedOver]:
    refused: list[PassedOver] = []

    def refuse(error: OSError) -> None:
        refused.append(PassedOver(Path(error.filename), f"the folder cannot be listed ({error.strerror})"))

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            yield _judge(Path(root, name))
    yield from refused


def _judge(path: Path) -> Path | PassedOver:
    if path.name.startswith("."):
        return PassedOver(path, "it is hidden")
    if path.stem.upper() == "README":
        return PassedOver(path, "it is about the folder")
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        return PassedOver(path, f"{path.suffix} files are no reports")
    if path.name.startswith("~$"):
        return PassedOver(path, "it is a lock file of a word processor")
    return path
