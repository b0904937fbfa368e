"""Titles of cited documents: 《…》 and what stands nested in them, with the number attached.

Matches brackets in one pass, repairs a lost bracket where the wording ends in the noun of a document, and finds
document numbers standing alone. Refuses empty brackets, brackets that scanning put in place of other marks, and
〈…〉 outside a title that names no document.

>>> outline = Outline([], [Sentence(0, 40, 0, "")])
>>> found = find_titles("印发《关于转发〈某办法〉的通知》（国办发〔2020〕5号）。", outline)
>>> [(title.title, title.number, title.parent, title.action) for title in found]
[('关于转发〈某办法〉的通知', '国办发〔2020〕5号', None, 'issue'), ('某办法', None, 0, 'forward')]
>>> find_titles("主要任务是《", outline)
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...schemas.records import TitleAction
from ...schemas.text import Outline, Sentence
from ..replacing import replacer
from .brackets import find_brackets
from .document_numbers import FoundNumber, find_numbers
from .laws import canonical_law
from .title_actions import Cited, find_actions, inner_action

_ATTACHED = re.compile(
    r"(?:\s{0,2}（[^（）\d]{1,14}）)?"  # （试行） between title and number
    r"\s{0,2}[（(〔\[]?\s{0,2}"
    r"(?:\d{4}年\d{1,2}月\d{1,2}日)?"  # （2001年5月8日中国人民银行令〔2001〕第3号发布）
)
_one_width = replacer(str.maketrans("()<>＜＞‹›«»《》?!;[]", "（）〈〉〈〉〈〉〈〉〈〉？！；〔〕"))
_INNER_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_INNER_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_PAIRS = ("《》", "«»", "〈〉", "‹›", "<>", "＜＞", "“”")


@dataclass(slots=True)
class FoundTitle:
    """A cited document at its place in the clean text; `title` is null for a number standing alone.

    `parent` is an index into the list it comes in, `cue` the clean span of the verb that gave the action.
    """

    start: int
    end: int
    title: str | None
    number: str | None = None
    number_agency: str | None = None
    number_year: int | None = None
    number_serial: int | None = None
    number_span: tuple[int, int] | None = None
    parent: int | None = None
    canonical: str | None = None
    action: TitleAction = "other"
    action_date: str | None = None
    cue: tuple[int, int] | None = None


def find_titles(
    text: str,
    outline: Outline,
    own_spans: Sequence[tuple[int, int]] = (),
    own_title: str | None = None,
    own_number: str | None = None,
) -> list[FoundTitle]:
    """Every cited document of a clean text, in order of place.

    `own_spans` are the places of the document's own title and number; `own_title` on a line of its own and
    `own_number` standing alone are left out wherever they stand.
    """
    spans = _outside(find_brackets(text), own_spans)
    numbers = [number for number in find_numbers(text) if not _overlaps((number.start, number.end), own_spans)]
    own = normal_title(own_title) if own_title else None
    found = [FoundTitle(start, end, normal_title(text[start:end])) for start, end in spans]
    found = [title for title in found if title.title and not (own and _own_line(text, title, own))]
    alone = [number for number in _attach(text, found, numbers) if number.text != own_number]
    found += [_standing_alone(number) for number in alone]
    found.sort(key=lambda title: (title.start, -title.end))
    _set_parents(found)
    _set_actions(text, outline, found)
    for title in found:
        title.canonical = canonical_law(title.title) if title.title else None
    return found


def normal_title(wording: str) -> str:
    """A title without outer brackets and white space, with full-width punctuation, inner brackets 〈〉.

    >>> normal_title("《关于<某 办法(试行)>的通知》")
    '关于〈某办法（试行）〉的通知'
    >>> normal_title("年度工作要点》")
    '年度工作要点'
    """
    inner = "".join(wording.split())
    paired = inner[:1] + inner[-1:] in _PAIRS
    inner = inner[1:-1] if paired else inner.removeprefix("《").removesuffix("》")
    inner = _one_width(inner)
    inner = _INNER_COMMA.sub("，", inner) if "," in inner else inner
    return _INNER_COLON.sub("：", inner) if ":" in inner else inner


def _outside(spans: list[tuple[int, int]], own_spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [span for span in spans if not _overlaps(span, own_spans)] if own_spans else spans


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _own_line(text: str, title: FoundTitle, own: str) -> bool:
    """Whether the line of a title is nothing but the document's own title."""
    reach = 2 * len(own) + 2  # the line may hold spaces the title does not
    before = text.rfind("\n", max(0, title.start - reach), title.start) + 1
    after = text.find("\n", title.end, title.end + reach)
    after = min(len(text), title.end + reach) if after < 0 else after
    return normal_title(text[before or max(0, title.start - reach) : after]) == own


def _attach(text: str, titles: list[FoundTitle], numbers: list[FoundNumber]) -> list[FoundNumber]:
    """Give the titles the numbers that stand directly behind (or before) them; the numbers left over."""
    by_start = {number.start: number for number in numbers}
    by_end = {number.end: number for number in numbers}
    for title in titles:
        gap = _ATTACHED.match(text, title.end)
        number = by_start.get(gap.end()) if gap else None
        number = number or by_end.get(title.start)
        if number is not None and title.number is None and by_start.get(number.start) is number:
            _set_number(title, number)
            del by_start[number.start]
            by_end.pop(number.end, None)
    return _outside_titles(list(by_start.values()), titles)


def _outside_titles(numbers: list[FoundNumber], titles: list[FoundTitle]) -> list[FoundNumber]:
    """The numbers that are no part of a title; both in order of place."""
    outside: list[FoundNumber] = []
    place, reach = 0, 0
    for number in numbers:
        while place < len(titles) and titles[place].start < number.start:
            reach = max(reach, titles[place].end)
            place += 1
        if number.end > reach:
            outside.append(number)
    return outside


def _set_number(title: FoundTitle, number: FoundNumber) -> None:
    title.number, title.number_agency = number.text, number.agency
    title.number_year, title.number_serial = number.year, number.serial
    title.number_span = (number.start, number.end)


def _standing_alone(number: FoundNumber) -> FoundTitle:
    title = FoundTitle(number.start, number.end, None)
    _set_number(title, number)
    return title


def _set_parents(titles: list[FoundTitle]) -> None:
    """Point every nested title to the innermost title around it (the titles in order of place)."""
    open_titles: list[int] = []
    for index, title in enumerate(titles):
        while open_titles and titles[open_titles[-1]].end <= title.start:
            open_titles.pop()
        title.parent = open_titles[-1] if open_titles else None
        open_titles.append(index)


def _set_actions(text: str, outline: Outline, titles: list[FoundTitle]) -> None:
    """Actions of the outer titles from their sentence, of the nested ones from the title around them."""
    outer = [title for title in titles if title.parent is None]
    cited = [Cited(title.start, title.end, title.title, _sentence(outline, title, text)) for title in outer]
    for title, (action, cue) in zip(outer, find_actions(text, cited), strict=True):
        title.action, title.cue = action, cue
    for title in titles:
        if title.parent is not None:
            parent = titles[title.parent]
            title.action = inner_action(text[parent.start + 1 : title.start], text[title.end : parent.end])


def _sentence(outline: Outline, title: FoundTitle, text: str) -> tuple[int, int]:
    """The clean span of the sentences a title stands in."""
    if not outline.sentences:
        return 0, len(text)
    last: Sentence = outline.sentence_at(title.end - 1)
    return outline.sentence_at(title.start).start, last.end
