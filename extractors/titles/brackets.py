"""Brackets of titles: matches 《》 and 〈〉, one pass, and repairs those that lost their other half.

Within 《》 a nested title may stand in 〈〉 <> ‹› «» or 《》. A bracket without its other half is repaired only where
the wording ends in the noun of a document; then the title runs from its bracket to that noun, or from the verb
before it to its bracket. A quoted “…协议” counts where a verb of signing or issuing stands before it.

>>> [text[start:end] for text in ["对照2021年工作要点》开展"] for start, end in find_brackets(text)]
['2021年工作要点》']
>>> [text[start:end] for text in ["印发《某市行动计划，推动发展。"] for start, end in find_brackets(text)]
['《某市行动计划']
>>> find_brackets("铁路建设（363》公路建设")
[]
"""

from __future__ import annotations

import re
from functools import cache

from ..scanning import Begin, Scanner
from .cues import cue_pattern
from .document_types import document_types, names_document

MAX_TITLE = 160  # characters of a title
MAX_BROKEN_TITLE = 120  # characters of a title that runs over a line break
MAX_REPAIRED = 60  # characters of a title that lost a bracket
MAX_DEPTH = 4  # open brackets remembered
MIN_REPAIRED = 4
MIN_QUOTED = 8

_BRACKETS = "[《》〈〉‹›«»<>＜＞]"
_BRACKET = Scanner(re.compile(_BRACKETS), Begin(_BRACKETS))
_PARTNERS = {"》": "《", "〉": "〈", "›": "‹", "»": "«", ">": "<", "＞": "＜"}
_CLAUSE_ENDS = "，。；：、！？,;:!?《》〈〉“”\n"
_QUOTED = ("协议", "协议书", "协定", "备忘录", "合同", "办法", "方案", "条例", "意见", "通知", "公约")
_QUOTING = re.compile("(?:签订|签署|达成|印发|出台|发布|颁布)(?:了|的)?$")


def find_brackets(text: str) -> list[tuple[int, int]]:
    """The spans of bracketed titles, brackets included, in order of place."""
    matched, opened, closed = _match(text)
    spans = _titles_among(text, matched)
    spans += [span for start in opened if (span := _repair_closing(text, start))]
    spans += [span for end in closed if (span := _repair_opening(text, end))]
    spans += _quoted(text)
    return sorted(_without_crossing(spans), key=lambda span: (span[0], -span[1]))


def _match(text: str) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Matched spans, then the places of brackets that lost their closing and their opening half."""
    matched: list[tuple[int, int]] = []
    opened: list[int] = []
    closed: list[int] = []
    stack: list[int] = []
    for place in _BRACKET.places(text):
        bracket = text[place]
        if bracket not in _PARTNERS:
            stack.append(place)
            if len(stack) > MAX_DEPTH:
                opened.append(stack.pop(0))
            continue
        start = _pop_partner(text, stack, _PARTNERS[bracket], opened)
        if start is None:
            closed.append(place)
        elif _plausible(text, start + 1, place):
            matched.append((start, place + 1))
        elif place - start > MAX_TITLE:
            opened.append(start)
            closed.append(place)
    return matched, [place for place in opened + stack if text[place] == "《"], [p for p in closed if text[p] == "》"]


def _pop_partner(text: str, stack: list[int], partner: str, opened: list[int]) -> int | None:
    """Take the nearest open bracket of a kind off the stack; those above it have lost their closing half."""
    if stack and text[stack[-1]] == partner:
        return stack.pop()
    depth = next((depth for depth in range(len(stack) - 1, -1, -1) if text[stack[depth]] == partner), None)
    if depth is None:
        return None
    opened += stack[depth + 1 :]
    start = stack[depth]
    del stack[depth:]
    return start


def _plausible(text: str, start: int, end: int) -> bool:
    """Whether the wording between two brackets can be one title."""
    if not 0 < end - start <= MAX_TITLE:
        return False
    inner = text[start:end]
    if "\n" not in inner:
        return bool(inner.strip())
    stripped = inner.strip("\n")
    return (
        0 < len(stripped) <= MAX_BROKEN_TITLE and stripped.count("\n") <= 3 and not any(p in stripped for p in "。；，")
    )


def _titles_among(text: str, matched: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """《》 always; pairs of other brackets within 《》, or where they name a document."""
    kept: list[tuple[int, int]] = []
    reach = 0  # end of the last 《》
    for start, end in sorted(matched, key=lambda span: (span[0], -span[1])):
        if text[start] in "《«":
            reach = max(reach, end)
        elif end > reach and not (end - start > MIN_REPAIRED + 2 and names_document(text[start + 1 : end - 1])):
            continue
        kept.append((start, end))
    return kept


@cache
def _closing_pattern() -> re.Pattern[str]:
    """From a lost 《 to the noun of a document before the clause ends."""
    nouns = "|".join(noun for noun in document_types() if len(noun) > 1)
    remark = r"(?:[（(][^（）()\n]{1,20}[）)])?"
    return re.compile(rf"《[^{_CLAUSE_ENDS}]{{2,{MAX_REPAIRED}}}?(?:{nouns}){remark}(?=[，。；、！？,;《\n（(]|等|$)")


def _repair_closing(text: str, start: int) -> tuple[int, int] | None:
    match = _closing_pattern().match(text, start)
    return match.span() if match else None


def _repair_opening(text: str, close: int) -> tuple[int, int] | None:
    """From the verb of the clause to a 》 that lost its opening half."""
    start = close
    least = max(0, close - MAX_REPAIRED)
    while start > least and text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    for cue in cue_pattern("before", "before_document").finditer(text, start, close):
        if cue.start() - start > 12 or close - cue.end() < MIN_REPAIRED:
            break
        start = cue.end()
    start += text.startswith("了", start)
    wording = text[start:close]
    return (start, close + 1) if len(wording) >= MIN_REPAIRED and names_document(wording) else None


def _quoted(text: str) -> list[tuple[int, int]]:
    """Quoted agreements and documents that a verb of signing or issuing governs."""
    spans = []
    place = text.find("”")
    while place >= 0:
        if text.endswith(_QUOTED, max(0, place - 4), place):
            start = text.rfind("“", max(0, place - MAX_REPAIRED), place)
            if 0 <= start < place - MIN_QUOTED and _QUOTING.search(text, max(0, start - 4), start):
                spans.append((start, place + 1))
        place = text.find("”", place + 1)
    return spans


def _without_crossing(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that cross another (a repair that ran into a neighbour)."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1] or end <= kept[-1][1]:
            kept.append((start, end))
    return kept
