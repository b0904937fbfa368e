"""Times in order: 2024年、2025年分别突破2.2万亿元、2.4万亿元 gives each number the time of its own place.

Finds a list of times before 分别 and as many numbers behind it in one clause. Refuses other counts of numbers than of
times, and times that are compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..statements.found import FoundIndicator
from ..times.dates import FoundDate

_JOINT = re.compile(r"年?[、和与及]")
_EACH = re.compile(r"[^，。；：、\d]{0,12}分别[^，。；：、\d]{0,12}")
_NUMBERS = re.compile(r"[、和与及]")


def pair_times(rows: Sequence[FoundIndicator], dates: Sequence[FoundDate], text: str) -> None:
    """Give the numbers behind 分别 the times before it, in order. In place."""
    for times in _lists(dates, text):
        first = next((index for index, row in enumerate(rows) if row.start >= times[-1].end), None)
        if first is None or not _EACH.fullmatch(text[times[-1].end : rows[first].start].lstrip("年")):
            continue
        group = list(rows[first : first + 1])
        for row in rows[first + 1 :]:
            if not _NUMBERS.fullmatch(text[group[-1].end : row.start]):
                break
            group.append(row)
        if len(group) == len(times):
            for row, time in zip(group, times, strict=True):
                row.period = (time.edtf or "").removeprefix("../")


def _lists(dates: Sequence[FoundDate], text: str) -> list[list[FoundDate]]:
    """The runs of two or more times that only 、 or 和 part."""
    runs: list[list[FoundDate]] = []
    for date in dates:
        if date.edtf is None or date.compared:
            continue
        if runs and _JOINT.fullmatch(text[runs[-1][-1].end : date.start]):
            runs[-1].append(date)
        else:
            runs.append([date])
    return [run for run in runs if len(run) > 1]
