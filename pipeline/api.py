"""The verbs a program uses: extract one report, load one table of a store."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..schemas.extraction import Extraction
from .ingest import IngestError, from_text, read_report
from .run import default_extractor

if TYPE_CHECKING:
    import pandas as pd

    from .research.panel import Panel

DEFAULT_STORE: Final = Path("data/parsed")
MAX_PATH_LENGTH: Final = 4096

_PATH_LIKE = re.compile(
    r"(?:~|\.{0,2})/\S{0,4096}|[^\n，。；]{0,4096}\.(?:txt|md|html?|pdf|docx?|xlsx?|csv|json)", re.I
)


def extract(report: str | os.PathLike[str]) -> Extraction:
    """The records of one report: a file, or a text.

    - A path object (`pathlib.Path`) is a file to read.
    - A string that names an existing file is that file.
    - A string on one line that looks like a path (it begins with `/`, `./`, `../` or `~/`, or ends like a file
      name, as in `report.txt`) but names no file raises IngestError, lest a misspelt path be mined as a text.
    - Any other string is the text itself; `source` of its document is then `text`.

    Raises IngestError where the report cannot be read.
    """
    is_text = isinstance(report, str) and not names_file(report)
    source = from_text(os.fspath(report)) if is_text else read_report(report)
    return default_extractor()(source)


def names_file(report: str) -> bool:
    """Whether the string is the path of a file rather than a text; raises IngestError for a path to nothing.

    >>> names_file("PM2.5平均浓度为24微克/立方米。")
    False
    >>> names_file("reports/absent.txt")
    Traceback (most recent call last):
    zhibiao.pipeline.ingest.IngestError: reports/absent.txt: it looks like a path, but there is no such file. \
Check the spelling; to have it read as a text, end it with a line break.
    """
    if "\n" in report or "\0" in report or len(report) > MAX_PATH_LENGTH:
        return False
    if os.path.lexists(report):
        return True
    if _PATH_LIKE.fullmatch(report):
        problem = "it looks like a path, but there is no such file"
        raise IngestError(report, problem, "Check the spelling; to have it read as a text, end it with a line break.")
    return False


def load(
    table: str,
    *,
    years: Iterable[int] | None = None,
    columns: Iterable[str] | None = None,
    store: str | os.PathLike[str] = DEFAULT_STORE,
) -> pd.DataFrame:
    """One table of the store in the folder `store`, of all years or of `years`, with all columns or `columns`."""
    from .store import open_store

    wanted_years = None if years is None else list(years)
    wanted_columns = None if columns is None else list(columns)
    return open_store(store).load(table, years=wanted_years, columns=wanted_columns)


def panel(
    *codes: str,
    by: Iterable[str] = ("region", "year"),
    role: str = "value",
    nature: str | None = None,
    years: Iterable[int] | None = None,
    regions: Iterable[str] | None = None,
    conflicts: str = "empty",
    codebook: str | os.PathLike[str] | None = None,
    store: str | os.PathLike[str] = DEFAULT_STORE,
) -> Panel:
    """Variables of the codebook over regions and years: `.long`, `.wide`, `.evidence`, `.write(path)`.

    `role` is `value` (levels) or `change` (growth on the year before); `nature` keeps only `actual` or `target`
    figures. Cells whose figures contradict each other are empty, or take the first with `conflicts="first"`.
    """
    from .research.panel import build_panel
    from .store import open_store

    return build_panel(
        open_store(store), codes, by=list(by), role=role, nature=nature, years=None if years is None else list(years),
        regions=None if regions is None else list(regions), conflicts=conflicts, codebook=codebook,
    )  # fmt: skip
