"""Reading the vocabulary: the CSV files beside the extractors, one row a list of cells, without the header.

>>> read_vocabulary("ethnic_groups.csv")[0]
['东乡', '东乡族自治县']
"""

from __future__ import annotations

import csv
from importlib.resources import files


def read_vocabulary(file: str) -> list[list[str]]:
    """The rows of a file of `vocabulary/`."""
    text = (files(__package__) / "vocabulary" / file).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]
