"""Explanations: why a number, time word or bracket that no extractor claimed is no record.

Unlike refusals, which are masked before quantities are read, explanations are asked for afterwards and hide nothing:
they only sort what is left over. A token is explained by what it is (一 as an article, 几 without value, a multiplier
without numeral), by the words it stands in (`numeral_words.csv`: 零部件, 千方百计) or by what stands around it
(`explanations.csv`: general patterns such as 第…条, 表…, N年行动). What none of them explains is left as None:
a record may be missing there.

>>> from zhibiao.extractors.account.account_tokens import find_tokens
>>> text = "依照第三十五条办理一批案件，约几十家零部件企业参加三年行动，共五棵"
>>> tokens = find_tokens(text)
>>> [*zip([token.text for token in tokens], explain(text, tokens), strict=True)]  # doctest: +NORMALIZE_WHITESPACE
[('三十五', 'article'), ('一', 'indefinite_one'), ('几十', 'approximation'), ('零', 'word'), ('三', 'programme'),
 ('五', None)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..vocabularies import read_vocabulary
from .account_tokens import NUMERALS, Token

# In the order in which they are asked: what is more certain comes first.
REASONS: Final[dict[str, str]] = {
    "page_chrome": "what a web page or printer put there",
    "document_number": "inside the number of a document",
    "article": "number of an article, chapter, paragraph or item",
    "reference": "number of a table, figure, annex, box, case or question",
    "contact": "telephone number, postcode or web address",
    "code": "identifier: standard, plan, account, certificate",
    "model": "part of a name with Latin letters: product, substance, road, gene",
    "unknown_unit": "counted in a unit that the vocabulary does not know",
    "version": "version of a product",
    "address": "number of a house, road, line, well or generating set",
    "congress": "number of a congress, plenum, meeting or games",
    "era": "century or decade as a name",
    "programme": "duration in the name of a plan or action",
    "event": "year in the name of an event, prize or group",
    "outline_label": "label of a heading or of an item in a list",
    "idiom": "idiom",
    "word": "numeral inside a word or name",
    "grade": "grade, class or level",
    "named_set": "a set known by its number",
    "ranking": "number in the name of a list of the largest or best",
    "ordinal": "ordinal",
    "clock": "time of day",
    "formula": "term of a formula or rate of exchange between numbers",
    "tally": "medals and years in a row, counted without a classifier",
    "unitless": "index, coefficient or ratio without unit",
    "indefinite_one": "one as an article",
    "approximation": "approximation without value",
    "magnitude": "order of magnitude without numeral",
    "denominator": "what a rate is counted by",
    "vague_time": "word of time that names no certain time",
    "unknown_year": "time whose year the report does not show",
    "table_cell": "cell of a table that could not be read",
    "row_number": "number of a row, page or footnote: it counts up by one",
    "note": "brackets around a note",
    "broken": "broken by scanning: digits torn apart, a bracket without its other half",
}

_PLACEHOLDERS: Final = {"{N}": f"[{NUMERALS}]", "{H}": r"[\u4e00-\u9fff]"}
LONGEST_CELL = 60  # characters of a line that may be a cell or a row of a table
FEWEST_ROWS = 4  # numbers in a row that count up
LATEST_FIRST_ROW = 3  # the first rows may be claimed by something else
LONGEST_ROW_NUMBER = 3  # digits
FEWEST_LINES = 6  # of a run of such lines that counts as a table
_PROSE = re.compile("[。！？；]")
_DIGIT = re.compile("[0-9]")
_BARE = re.compile("(?!十$)[十百千万亿]+[余多]?")
_RELATIVE = frozenset(
    "今年 去年 前年 明年 上年 本年 当年 同年 次年 全年 年初 年底 年末 年内 上半年 下半年 本年度 上年度".split()
)


class Rule(NamedTuple):
    """A row of `explanations.csv`: what its pattern covers is explained by the reason."""

    reason: str
    pattern: str
    example: str
    counterexample: str


def explain(text: str, tokens: Sequence[Token], *, dated: bool = True) -> list[str | None]:
    """The reason of each token of a clean text, None for those that no rule explains.

    `dated` tells whether the year the report speaks of is known, so that 今年 could be resolved.
    """
    covered = _covered(text, tokens)
    lists = _lists(text)
    found = [covered.get(token.start) or _by_itself(token, dated=dated) or _in_list(token, lists) for token in tokens]
    counting = _counting(token for token, reason in zip(tokens, found, strict=True) if reason is None)
    return [reason or counting.get(token.start) for token, reason in zip(tokens, found, strict=True)]


def _counting(tokens: Iterable[Token]) -> dict[int, str]:
    """Numbers that count up by one from 1, 2 or 3 on: rows, pages, footnotes whose layout is lost."""
    chains: dict[int, list[int]] = {}
    for token in tokens:
        if token.kind == "digits" and token.text.isdecimal() and len(token.text) <= LONGEST_ROW_NUMBER:
            value = int(token.text)
            chain = chains.pop(value - 1, None)
            if chain is not None or value <= LATEST_FIRST_ROW:
                chains.setdefault(value, chain or []).append(token.start)
    return {start: "row_number" for chain in chains.values() if len(chain) >= FEWEST_ROWS for start in chain}


def _by_itself(token: Token, *, dated: bool) -> str | None:
    """What the token alone tells, whatever stands around it."""
    if token.kind == "time":
        return "unknown_year" if not dated and token.text in _RELATIVE else None
    if token.kind in ("title", "bracket"):
        return "broken" if len(token.text) == 1 or "\n" in token.text else None
    if token.kind == "digits" or token.ordered:
        return None
    if token.text == "一" and token.unit:
        return "indefinite_one"
    if "几" in token.text or token.text[0] == "数":
        return "approximation"
    return "magnitude" if _BARE.fullmatch(token.text) and token.unit else None


def _in_list(token: Token, lists: list[tuple[int, int]]) -> str | None:
    inside = bisect_right(lists, (token.start, len(token.text) + token.end)) - 1
    return "table_cell" if inside >= 0 and token.start < lists[inside][1] else None


def _lists(text: str) -> list[tuple[int, int]]:
    """The runs of short lines without a full stop, many of them with digits: tables that lost their layout."""
    runs: list[tuple[int, int]] = []
    place, start, lines, figures = 0, 0, 0, 0
    for line in [*text.split("\n"), "。"]:
        if len(line) <= LONGEST_CELL and not _PROSE.search(line):
            lines, figures = lines + 1, figures + bool(_DIGIT.search(line))
        else:
            if lines >= FEWEST_LINES and figures * 3 >= lines:
                runs.append((start, place))
            start, lines, figures = place + len(line) + 1, 0, 0
        place += len(line) + 1
    return runs


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, those of the more certain reasons first."""
    order = list(REASONS)
    found = [Rule(*row) for row in read_vocabulary("explanations.csv")]
    return tuple(sorted(found, key=lambda rule: order.index(rule.reason)))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the vocabulary, {N} standing for a Chinese numeral and {H} for a Chinese character.

    >>> compiled("第{N}+条").pattern == f"第[{NUMERALS}]+条"
    True
    """
    for placeholder, written in _PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, written)
    return re.compile(pattern, re.MULTILINE)


@cache
def _compiled_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (*((rule.reason, compiled(rule.pattern)) for rule in rules()), *_words())


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    by_reason: dict[str, list[str]] = {}
    for word, reason, *_ in read_vocabulary("numeral_words.csv"):
        by_reason.setdefault(reason, []).append(word)
    return tuple(
        (reason, re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))))
        for reason, words in by_reason.items()
    )


def _covered(text: str, tokens: Iterable[Token]) -> dict[int, str]:
    """Start of a token → the first reason in order whose pattern covers it whole."""
    waiting = {token.start: token for token in tokens}
    found: dict[int, str] = {}
    for reason, pattern in sorted(_compiled_rules(), key=lambda rule: list(REASONS).index(rule[0])):
        for start, end in _paragraphs(text, waiting):
            for match in pattern.finditer(text, start, end + 2):  # what the next line begins with may count
                for place in range(match.start(), match.end()):
                    token = waiting.get(place)
                    if token and token.end <= match.end():
                        found[place] = reason
                        del waiting[place]
    return found


def _paragraphs(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """The paragraphs that hold any of the places (ascending), in order."""
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if not spans or place >= spans[-1][1]:
            end = text.find("\n", place)
            spans.append((text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end))
    return spans
