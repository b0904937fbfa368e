"""Answers: what a share of those asked said in a survey.

Finds who answers, behind a share or in the words before it, and what they say, know, feel or want, up to the comma
(45%的受访者表示了解本地政策), for each share of a list (分别有40%、30%的受访者认为较多运用了甲技术和乙技术). Refuses
shares behind which nobody says anything.

>>> said("的受访者认为，与去年相比，身边有更多人用上了新技术。"), said("的受访者对网络授课满意，")
('受访者认为身边有更多人用上了新技术', '受访者对网络授课满意')
>>> said("的行政村建成了公园。")
''
"""

from __future__ import annotations

import re

from ..statements.found import FoundIndicator
from ..words.trimming import strip_brackets
from ..words.words import segment, word_class
from .name_lists import split_list

REACH = 160  # characters behind a share that are read
_ASKED = "受访|被访|受调查|被调查|调查对象|网民|群众|居民|市民|用户|职工|家长|患者|游客|消费者|师生|农户|企业"
_SAYS = "表示|认为|了解|知晓|知道|觉得|感到|希望|愿意|打算|反映|看好"
_CLAUSE = r"(?:“[^”]*”|（[^）]*）|[^，。；“（\n])*"
_SAID = re.compile(
    rf"(?:以上|左右)?的?(?P<who>(?=[^，。；、对]*(?:{_ASKED}))[^，。；、\d对]{{2,14}}?)?"
    rf"(?P<says>(?:{_SAYS})(?:，(?:与|和|同|比|较|相较|相比)[^，。；]{{2,16}}，)?{_CLAUSE}|(?<=[\u4e00-\u9fff])对[^，。；]+(?:满意|认可|[支放]持|有信心))"
)
_COMPARED = re.compile(r"，[^，]*，")
_AMONG = re.compile(rf"在(?P<asked>(?!上述)[^，。；]{{2,20}}?(?:{_ASKED})[者对象员]{{0,2}})中，")
_DONE = re.compile(r"(?<=[\u4e00-\u9fff])了(?![解结却事断])(?=[\u4e00-\u9fff“])")
_SHARES = re.compile(r"[、和与]|以及")


def name_answers(rows: list[FoundIndicator], text: str, start: int) -> None:
    """Name the shares of a sentence that starts at `start` by what those asked said. In place."""
    for index, row in enumerate(rows):
        told = said(text[row.end : row.end + REACH]) if row.unit in ("%", "成") and row.role != "change" else ""
        if not told:
            continue
        among = _AMONG.search(text, start, row.start)
        group = [*_shares_before(rows, index, text), index]
        for place, name in zip(group, _each(told, len(group)), strict=True):
            rows[place].name, rows[place].subject = name, among["asked"] if among else rows[place].subject
            for change in rows:
                if change.parent == place and change.role == "change":
                    change.name, change.subject = name, rows[place].subject


def said(behind: str) -> str:
    """Who says what, by the words behind a share, brackets and comparisons left out; empty where nobody does."""
    match = _SAID.match(behind)
    words = _COMPARED.sub("", strip_brackets(match["says"])) if match else ""
    return (match["who"] or "") + words if match else ""


def _shares_before(rows: list[FoundIndicator], index: int, text: str) -> list[int]:
    """The shares listed right before one, which have no words of their own: 分别有40%、30%的受访者."""
    first = index
    while first and _SHARES.fullmatch(text, rows[first - 1].end, rows[first].start):
        first -= 1
    return [*range(first, index)]


def _each(told: str, count: int) -> list[str]:
    """What each of several shares said, of which the last words are a list; all of it where they are none."""
    parts = split_list(told, count)
    if count < 2 or len(parts) != count:
        return [_DONE.sub("", told)] * count
    words = segment(parts[0])
    last = max((index for index, word in enumerate(words) if word_class(word) in ("act", "predicate")), default=-1)
    done = list(_DONE.finditer(parts[0]))
    head = parts[0][: done[-1].end()] if done else "".join(words[: last + 1])
    return [_DONE.sub("", name) for name in (parts[0], *(head + part for part in parts[1:]))]
