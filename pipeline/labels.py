r"""Labels of headings: 第三章, 二、, （二）, 四是, 2., ①, 专栏8, ——, at the start of a line or run on in a paragraph.

Takes a label only where something is enumerated: at the start of a paragraph, or after 。；： inside one.
Refuses decimals (1.5倍), list numbers glued to a year (1.2025年), sectors (一、二、三产业), and references to
paragraphs of other documents ((一)项, （一）至（三）).

>>> [(label.text, label.family, label.ordinal) for label in find_labels("（三）深化改革。一是履职。二是追责。")]
[('（三）', 'bracketed_numeral', 3), ('一是', 'numeral_is', 1), ('二是', 'numeral_is', 2)]
>>> [label.text for label in find_labels("1.5倍以上\n一、二、三产业\n这一是非问题")]
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..extractors.scanning import Begin, Scanner, tried

__all__ = ["FAMILIES", "RANK_FREE", "Label", "find_labels", "label_at", "numeral_value"]

_NUMERAL = "[一二三四五六七八九十百零〇]{1,5}"

# Every family with its rank: a label of a lower rank never stands inside one of a higher rank.
# Families of rank RANK_FREE nest in the order in which a text uses them.
RANK_FREE = 7
FAMILIES: dict[str, tuple[int, str]] = {
    # 第二部分, 第一编: only as a line of its own
    "part": (1, rf"第(?:{_NUMERAL}|\d{{1,2}})(?:部分|编|篇)(?=[^。\n]{{0,60}}(?:\n|\Z))"),
    "chapter": (2, rf"第(?:{_NUMERAL}|\d{{1,2}})章(?=[^。\n]{{0,60}}(?:\n|\Z))"),
    "division": (3, rf"第(?:{_NUMERAL}|\d{{1,2}})节(?=[^。\n]{{0,60}}(?:\n|\Z))"),
    # 二、 but not 一、二、三产业 and 二、三季度
    "numeral": (4, rf"{_NUMERAL}、(?!{_NUMERAL}(?:、|季度|产业|线|级|类|期|等|号|楼|批))"),
    # 专栏8, 专栏十
    "box": (5, rf"专栏(?:\d{{1,3}}|{_NUMERAL})"),
    # （二） but not （一）项 and （一）至（三）
    "bracketed_numeral": (6, rf"[（(]{_NUMERAL}[）)](?![、至和或]?[（(]|项(?!目)|款(?!项))"),
    # 四是, but not 一是一，二是二
    "numeral_is": (RANK_FREE, rf"{_NUMERAL}是(?!{_NUMERAL}[，。；、])"),
    # 第一，
    "ordinal": (RANK_FREE, rf"第{_NUMERAL}[，、：]"),
    # 2. but not 1.5倍 and 1.2025年
    "figure_dot": (RANK_FREE, r"\d{1,2}[.．](?![\d.])"),
    "figure_comma": (RANK_FREE, r"\d{1,2}、(?!\d)"),
    "bracketed_figure": (RANK_FREE, r"[（(]\d{1,2}[）)]"),
    "figure_bracket": (RANK_FREE, r"\d{1,2}[）)]"),
    "circled": (RANK_FREE, r"[①-⑳]"),
    "dash": (RANK_FREE, r"——(?!—)"),
}

# Before a label inside a paragraph; after the weak ones only the next number of an open list counts.
_STRONG = "。；：！？"
_WEAK = "，”）"
_ANY = "|".join(f"(?P<{family}>{pattern})" for family, (_, pattern) in FAMILIES.items())
_AT = re.compile(_ANY)
_MARKS = rf"[\n{_STRONG}{_WEAK}]"
_CANDIDATE = Scanner(
    re.compile(rf"{_MARKS}[ 　\xa0#*]{{0,8}}(?:{_ANY})"),
    Begin(_MARKS, r"[第专（(—①-⑳一二三四五六七八九十百零〇\d 　\xa0#*]"),
)
_ONLY_ON_OWN_LINE = frozenset({"part", "chapter", "division", "box", "dash", "figure_bracket"})
# How far a run-on list may jump and still be the same list.
_LARGEST_GAP = 3

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Label(NamedTuple):
    """A label in the clean text. `text` is without the closing 、 . or ，; `ordinal` is None for a dash."""

    family: str
    text: str
    ordinal: int | None
    start: int
    end: int
    own_line: bool

    @property
    def rank(self) -> int:
        """The rank of the label's family, 1 for the uppermost."""
        return FAMILIES[self.family][0]


def numeral_value(numeral: str) -> int:
    """The value of a Chinese or Arabic ordinal below 1000.

    >>> [numeral_value(numeral) for numeral in ("三", "十", "十二", "二十", "三十四", "一百零五", "8", "二〇")]
    [3, 10, 12, 20, 34, 105, 8, 20]
    """
    if numeral.isascii():
        return int(numeral)
    if "十" not in numeral and "百" not in numeral:
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _DIGITS.get(hundreds[-1:], 0)
    if ten:
        total += 10 * _DIGITS.get(tens[-1:] if tens.strip("零") else "一", 1)
    return total + _DIGITS.get(ones[-1:], 0)


def find_labels(text: str) -> Iterator[Label]:
    """The labels of a clean text, in order.

    >>> [label.text for label in find_labels("做到：（一）甲；（二）乙。（七）丙")]
    ['（一）', '（二）']
    """
    last: dict[str, int] = {}
    begins = [0, *(place + 1 for place in _CANDIDATE.places(text))]  # a label may open the text
    for match in tried(_CANDIDATE.pattern, "\n" + text, begins):
        label = _label(match)
        if not _is_enumerating(label, match.group()[0], last.get(label.family)):
            continue
        if label.ordinal is not None:
            last[label.family] = label.ordinal
        if label.own_line and label.rank < RANK_FREE:
            # A new section closes the lists of the one before it.
            for family in [family for family in last if FAMILIES[family][0] > label.rank]:
                del last[family]
        yield label


def _label(match: re.Match[str]) -> Label:
    family = match.lastgroup or ""
    start, end = match.span(family)
    written, own_line = match[family], match[0][0] == "\n"
    return Label(family, _written(family, written), _ordinal(family, written), start - 1, end - 1, own_line)


def _written(family: str, written: str) -> str:
    return written if family == "dash" else written.rstrip("、.．，：")


@lru_cache(maxsize=1024)  # the labels of one report are like those of the next
def _ordinal(family: str, written: str) -> int | None:
    if family == "dash":
        return None
    if family == "circled":
        return ord(written) - ord("①") + 1
    return numeral_value(written.strip("第部分编篇章节专栏、（()）是，：.．"))


def _is_enumerating(label: Label, before: str, last: int | None) -> bool:
    """Whether a candidate continues a list, opens one, or stands on a line of its own."""
    if label.own_line:
        return True
    if label.family in _ONLY_ON_OWN_LINE or label.ordinal is None:
        return False
    continues = last is not None and last < label.ordinal <= last + _LARGEST_GAP
    if before in _WEAK:
        return continues and label.ordinal == (last or 0) + 1 and (before != "，" or label.family == "numeral_is")
    return continues or label.ordinal == 1 or label.family == "numeral_is"


def label_at(text: str, start: int) -> Label | None:
    """The label that begins at an offset where a heading was found.

    >>> label_at("。四是督察", 1).ordinal
    4
    """
    match = _AT.match(text, start)
    if match is None:
        return None
    family = match.lastgroup or ""
    own_line = start == 0 or text[start - 1] == "\n"
    return Label(family, _written(family, match[family]), _ordinal(family, match[family]), *match.span(), own_line)
