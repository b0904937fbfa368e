"""Hedges: the adverbs, conjunctions and auxiliaries between a name and its number, which belong to neither.

The words are data (`hedges.csv`): each with what it may not stand behind, since 共 ends 公共, and with what it must
stand behind, since 到 leads up to a level only behind a rate. A few hedges are phrases with numerals of their own.
Refuses to cut words that end in the same characters (签约, 公共).

>>> without_hedges("发放资金共计约"), without_hedges("公共"), without_hedges("比重由过去的")
('发放资金', '公共', '比重')
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary

_ALONE = "^"  # in the column `behind`: nothing else may stand before the word
_NUMERAL = "一二三四五六七八九十"
_ONCE = rf"[由从](?:现在|目前|当前|原来|过去|以前|第[{_NUMERAL}]{{1,3}}个(?:五年(?:计划|规划)?)?)"
FROM_ONCE = re.compile(rf"{_ONCE}的?[近约]?$")  # 比重由过去的30%降低到20%
_LONGEST_PHRASE = 12  # characters
_PHRASE = re.compile(
    rf"(?:{_ONCE}|连续第?[\d{_NUMERAL}]{{1,2}}年|(?<=给予)[{_NUMERAL}两]年"
    r"|(?:[增减][加少]|[提降][高低]|[上下][升降]|扩大|发展)?到(?:现在|目前)"
    r"|(?<=[点准线槛])[从由][月年][\u4e00-\u9fff]{0,4}(?:额|收入)"  # 起征点从月销售额3万元提高到10万元
    r"|不得?(?:超过|高于)(?:同期)?LPR[+＋－-]?|(?<=[额度])最高为?"  # 贷款利率不超过LPR+50个基点
    r"|(?<=[\u4e00-\u9fff]{2})[为是]?每[人名户家个生套]?每?(?:[次餐月日天]|学?年)?)$"  # 补贴标准为每人每次2元
)
_PHRASE_ENDS = frozenset("在前来去个年划现目每人名户家生套次餐月日天额入高R+＋－-")


class Hedge(NamedTuple):
    """A word, the endings it may not and must stand behind, and how many Chinese characters at the least."""

    word: str
    not_behind: tuple[str, ...]
    behind: tuple[str, ...]
    least: int

    def ends(self, text: str) -> bool:
        """Whether a text ends with this word as a hedge."""
        if not text.endswith(self.word):
            return False
        before = text[: len(text) - len(self.word)]
        if self.not_behind and before.endswith(self.not_behind):
            return False
        if self.behind == (_ALONE,):
            return not before
        if self.behind and not before.endswith(self.behind):
            return False
        return not self.least or _is_chinese(before[-self.least :], self.least)


def _is_chinese(text: str, least: int) -> bool:
    return len(text) == least and all("\u4e00" <= char <= "\u9fff" for char in text)


def without_hedges(text: str) -> str:
    """A phrase without the hedges at its end.

    >>> without_hedges("累计"), without_hedges("森林覆盖率均达到或"), without_hedges("起征点从月销售额")
    ('', '森林覆盖率', '起征点')
    """
    while text:
        start = _last_hedge(text)
        if start == len(text):
            break
        text = text[:start]
    return text


def _last_hedge(text: str) -> int:
    """Where the last hedge of a phrase begins; the end of the phrase where it ends with none."""
    phrase = _PHRASE.search(text, max(0, len(text) - _LONGEST_PHRASE)) if text[-1] in _PHRASE_ENDS else None
    if phrase:
        return phrase.start()
    words = (hedge.word for hedge in _by_last().get(text[-1], ()) if hedge.ends(text))
    return len(text) - len(next(words, ""))


@cache
def ends_of_hedges() -> frozenset[str]:
    """The characters that hedges end with: a phrase that ends otherwise has none."""
    return _PHRASE_ENDS | frozenset(_by_last())


@cache
def _by_last() -> dict[str, tuple[Hedge, ...]]:
    """The hedges by their last character, the longest first."""
    hedges = sorted(map(_read, read_vocabulary("hedges.csv")), key=lambda hedge: -len(hedge.word))
    return {last: tuple(one for one in hedges if one.word[-1] == last) for last in {one.word[-1] for one in hedges}}


def _read(row: list[str]) -> Hedge:
    word, not_behind, behind, least, _ = row
    return Hedge(word, tuple(not_behind.split()), tuple(behind.split()), int(least or 0))
