"""The account of the files that failed: which, how far each came, why, and what to do.

A table in CSV (with a byte order mark, so that Excel reads the Chinese) or a JSON object a line, as the name of the
file ends. It is written as the failures come, and holds them however the run ends; of a run in which nothing failed it
holds the names of the columns alone.

>>> with failure_writer(Path("errors.xlsx")) as write:
...     pass
Traceback (most recent call last):
zhibiao.pipeline.failures.FailuresError: errors.xlsx: failures are written as .csv or .jsonl; name such a file
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from .run import Failed

COLUMNS: Final = ("source", "kind", "problem", "remedy", "offset", "bytes")

Writer = Callable[[Failed], None]


class FailuresError(Exception):
    """The file cannot be written; the message says why and what to do."""


@contextmanager
def failure_writer(path: Path | None) -> Iterator[Writer]:
    """What writes a failure into the file at `path`, which is made anew, or nowhere; raises FailuresError."""
    if path is None:
        yield lambda _: None
        return
    kind = path.suffix.lower()
    if kind not in {".csv", ".jsonl"}:
        raise FailuresError(f"{path}: failures are written as .csv or .jsonl; name such a file")
    try:
        file = path.open("w", encoding="utf-8-sig" if kind == ".csv" else "utf-8", newline="")
    except OSError as error:
        raise FailuresError(f"{path} cannot be written ({error.strerror}); name a file in another folder") from error
    with file:
        yield _as_csv(file) if kind == ".csv" else _as_json_lines(file)


def as_row(failed: Failed) -> dict[str, Any]:
    """What is known of a failure, by column; `offset` is a byte of the file, `bytes` its length."""
    error = failed.error
    values = (failed.source, failed.kind, error.problem, error.remedy, error.offset, failed.size or None)
    return dict(zip(COLUMNS, values, strict=True))


def _as_csv(file: TextIO) -> Writer:
    rows = csv.DictWriter(file, COLUMNS)
    rows.writeheader()
    file.flush()

    def write(failed: Failed) -> None:
        rows.writerow(as_row(failed))
        file.flush()

    return write


def _as_json_lines(file: TextIO) -> Writer:
    def write(failed: Failed) -> None:
        file.write(json.dumps(as_row(failed), ensure_ascii=False) + "\n")
        file.flush()

    return write
