"""Cue words: the verbs that tell what is done with a cited document.

`vocabulary/title_actions.csv` gives each cue its place and action. Places: `before` the title in its clause,
`before_document` (only of titles that name a document), `touching` (directly before the title), `after` (the title's
own predicate), `about` (what the title's first clause is about). `none` marks wordings that only look like a cue,
`other` verbs of which no action is recorded.

>>> cues("before")["印发"], cues("after")["废止"]
('issue', 'repeal')
>>> [match.group() for match in cue_pattern("before").finditer("按规定印发执行")]
['按规定', '印发执行']
"""

from __future__ import annotations

import re
from functools import cache

from ..vocabularies import read_records


@cache
def cues(place: str) -> dict[str, str]:
    """The cues of a place and their actions."""
    return {row["cue"]: row["action"] for row in read_records("title_actions.csv") if row["place"] == place}


@cache
def cue_pattern(*places: str) -> re.Pattern[str]:
    """One pattern of all the cues of the places, the longest first."""
    words = sorted((cue for place in places for cue in cues(place)), key=lambda cue: (-len(cue), cue))
    return re.compile("|".join(map(re.escape, words)))
