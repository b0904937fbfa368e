"""Reading the vocabulary: the CSV files beside the extractors, as lists of cells or as records, without the header.

>>> read_vocabulary("ethnic_groups.csv")[0]
['东乡', '东乡族自治县']
>>> read_records("task_verbs.csv")[0]["verb"] != ""
True
"""

from __future__ import annotations

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable


def vocabulary_file(file: str) -> Traversable:
    """A file of `vocabulary/`, wherever the package is installed."""
    return files(__package__) / "vocabulary" / file


def read_vocabulary(file: str) -> list[list[str]]:
    """The rows of a CSV file of the vocabulary, each a list of cells."""
    return list(csv.reader(_lines(file)))[1:]


def read_records(file: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the vocabulary, each by the names of its columns."""
    return list(csv.DictReader(_lines(file)))


def _lines(file: str) -> list[str]:
    return vocabulary_file(file).read_text(encoding="utf-8").splitlines()
