"""The account of the files that failed: which, how far each came, why, and what to do.

A table in CSV (with a byte order mark, so that Excel reads the Chinese) or a JSON object a line, as the name of the
file ends. It is written as the failures come, and holds them however the run ends; of a run in which nothing failed it
holds the names of the columns alone.

>>> checked_format(Path("errors.csv")).name
'errors.csv'
>>> checked_format(Path("errors.xlsx"))
Traceback (most recent call last):
ValueError: errors.xlsx: the failures are written as .csv or .jsonl; end the name of the file in one of them
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from .run import Failed

COLUMNS: Final = ("source", "kind", "problem", "remedy", "offset", "bytes")


def checked_format(path: Path) -> Path:
    """The path, if failures can be written to a file of its name; raises ValueError otherwise."""
    if path.suffix.lower() not in {".csv", ".jsonl"}:
        raise ValueError(f"{path}: the failures are written as .csv or .jsonl; end the name of the file in one of them")
    return path


@contextmanager
def failure_writer(path: Path) -> Iterator[Callable[[Failed], None]]:
    """What writes a failure into the file at `path`, which is made anew; raises OSError where it cannot be."""
    table = path.suffix.lower() == ".csv"
    with path.open("w", encoding="utf-8-sig" if table else "utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        if table:
            rows.writeheader()

        def write(failed: Failed) -> None:
            if table:
                rows.writerow(as_row(failed))
            else:
                file.write(json.dumps(as_row(failed), ensure_ascii=False) + "\n")
            file.flush()

        yield write


def as_row(failed: Failed) -> dict[str, Any]:
    """What is known of a failure, by column; `offset` is a byte of the file, `bytes` its length."""
    error = failed.error
    values = (failed.source, failed.kind, error.problem, error.remedy, error.offset, failed.size or None)
    return dict(zip(COLUMNS, values, strict=True))
