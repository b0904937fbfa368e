"""What a converter refuses: the problem and the remedy, without the name of the file, which the caller knows.

>>> str(FormatError("it is a scan", "Recognise its text first."))
'it is a scan. Recognise its text first.'
"""

from __future__ import annotations

import importlib
from types import ModuleType


class FormatError(Exception):
    """A file that cannot be converted: why, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)  # both, so that it survives pickling
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}. {self.remedy}"


def library(module: str, kind: str, distribution: str) -> ModuleType:
    """A module of a library that is loaded when needed; raises FormatError where it is not installed.

    >>> library("no_such_module", "a Word file", "python-docx")
    Traceback (most recent call last):
    zhibiao.pipeline.formats.errors.FormatError: it is a Word file, and the library that reads those is not installed. \
Install it with: pip install 'python-docx'.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        problem = f"it is {kind}, and the library that reads those is not installed"
        raise FormatError(problem, f"Install it with: pip install '{distribution}'.") from error
