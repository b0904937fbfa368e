"""National assemblies: the year in which a numbered congress met.

Knows the Party's national congresses and the sessions of the National People's Congress since 1978, which meet every
year. Refuses other assemblies and congresses that the text does not number.

>>> party_congress("现在，我代表第十五届中央委员会向大会作报告。"), party_congress("中国共产党第十次全国代表大会")
(2002, 1973)
>>> npc_session("第十一届全国人民代表大会第五次会议听取和审议了政府工作报告"), npc_session("县第三届人民代表大会")
(2012, None)
"""

from __future__ import annotations

import re

from ..figures.numerals import read_numeral

_NUMERAL = "([一二三四五六七八九十]{1,3})"
_CONGRESS = re.compile(
    rf"(?:向(?:中国共产党|党的)?|^中国共产党|在中国共产党(?=.{{4,16}}上的))第{_NUMERAL}次全国代表大会(?![的制提确]|，确)",
    re.MULTILINE,
)
_COMMITTEE = re.compile(rf"(?:代表|受)(?:中国共产党)?第?{_NUMERAL}届中央委员会(?:委托)?，?向大会作报告")
_SESSION = re.compile(rf"第{_NUMERAL}届全国人民代表大会第{_NUMERAL}次会议")

_EARLY_CONGRESSES = (1921, 1922, 1923, 1925, 1927, 1928, 1945, 1956, 1969, 1973, 1977)  # every five years since
TERM = 5  # years


def party_congress(text: str) -> int | None:
    """The year of the Party congress that a report is given to."""
    committee = _COMMITTEE.search(text)
    congress = _CONGRESS.search(text)
    number = _number(congress[1]) if congress else _number(committee[1]) + 1 if committee else None
    if number is None:
        return None
    late = number - len(_EARLY_CONGRESSES)
    return _EARLY_CONGRESSES[number - 1] if late <= 0 else _EARLY_CONGRESSES[-1] + TERM * late


def npc_session(text: str) -> int | None:
    """The year of the session of the National People's Congress that a text names; None before the fifth congress."""
    session = _SESSION.search(text)
    congress = _number(session[1]) if session else 0
    if session is None or congress < TERM:
        return None
    return 1978 + TERM * (congress - TERM) + _number(session[2]) - 1


def _number(text: str) -> int:
    return int(read_numeral(text) or 0)
