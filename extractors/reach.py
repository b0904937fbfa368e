"""Reach: what spreads over the things that a number counts or a share is of.

Finds the thing before 覆盖, 拓展至, 扩大到 … and names it with the verb and what is reached (三变改革覆盖行政村).
Refuses what somebody else spreads (建成覆盖38个村的公墓) and numbers behind which nothing is named.

>>> spread("农村改革覆盖全市", "行政村"), spread("建成覆盖", "村")
(Name(name='农村改革覆盖行政村', subject=None), None)
"""

from __future__ import annotations

import re

from .names import NOMINAL, OF_THINGS, Name, name_before
from .shortening import shorten
from .trimming import strip_brackets
from .words import segment, word_class

_SPREADS = re.compile(
    r"(?:已经?|将|基本|逐步|全面|均|可|共|累计|现|需|又|至少)*(?P<verb>(?:覆盖|拓展|扩大|扩展|推广|延伸|辐射)(?:至|到|了)?)(?:全[国省市区县州])?$"
)
_ENDS = frozenset("盖展大广伸射至到了国省市区县州")
_MAKES = ("推动", "推进", "促进", "实现", "确保")


def spread(before: str, noun: str) -> Name | None:
    """The name of what spreads over counted things, from the words before a number and the noun behind it."""
    match = _SPREADS.search(before) if noun and before[-1:] in _ENDS else None
    if match is None:
        return None
    thing = name_before(strip_brackets(before[: match.start()]).rpartition("，")[2])
    words = segment(thing.name)
    if len(thing.name) < 2 or thing.name[-1] in "率面的" or words[-1] == "具备":
        return None
    acts = word_class(words[0]) in ("act", "predicate", "light", "preposition") and words[0] not in NOMINAL | OF_THINGS
    if acts and (words[0] not in _MAKES or len(words) < 3):
        return None
    return Name(shorten(thing.name + match["verb"].removesuffix("了") + noun), thing.subject)
