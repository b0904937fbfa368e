"""Leading words: the adverbs, conjunctions and auxiliaries that lead up to a statement and belong to no name.

The words are data (`leading_words.csv`): each with what it may not stand before, since 共 begins 共建, with what it
must stand before, since 计划 leads up to a verb only, and with how many Chinese characters must follow at the least.
A few are phrases with grammar of their own (经省政府批准, 按期 that begins no rate). Refuses to cut words that begin in
the same characters (共建, 已婚).

>>> without_leading_words("并先后检查了"), without_leading_words("共建项目"), without_leading_words("争取新建水库")
('检查了', '共建项目', '新建水库')
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary

_END = "$"  # among the endings: nothing follows the word
_NUMERAL = "一二三四五六七八九十"
_DONE_WELL = (  # adverbs of praise, which lead up to these verbs only: 高质量 also stands before 发展
    r"(?:高(?:质量|标准|水平|效)|精准|动态|常态化?|精细化|滚动|精心|妥善|柔性|系统)(?=办[理结]|举办|编制|建成|打造|引进|培育|谋划|储备"
    r"|策划|推出|开展|完成|实施|推进|化解|解决(?!方案)|整治|治理(?!能力|体系)|发放|开发|摸排|消除|管护|调度)"
)
_PHRASE = re.compile(
    rf"(?:第[{_NUMERAL}]{{1,2}}个(?:五年)?计划规定|[{_NUMERAL}两]年[内来间]|{_DONE_WELL}"
    r"|经[^，]{2,14}(?:批准|同意|审议通过)(?=[调增安])"
    r"|有(?![望限效机色关序偿线毒害声氧资]|期徒|研发|[\u4e00-\u9fff]{2,6}的)"
    r"|持续(?![\u4e00-\u9fff]{2,4}类)|统筹(?![^，]{0,6}资金)|按[期时](?![^，]{2,6}率)"
    r"|拟(?=投资$|(?:安排|发行|资助|新建|投入)[\u4e00-\u9fff]{2})"
    r"|应(?![急收用届付诉税对城缴退补还]|(.)未\1))"
)
_PHRASE_STARTS = frozenset(f"第{_NUMERAL}两高精动常滚妥柔系经有持统按拟应")


class LeadingWord(NamedTuple):
    """A word, the beginnings it may not and must stand before, and how many Chinese characters at the least."""

    word: str
    not_before: tuple[str, ...]
    before: tuple[str, ...]
    at_end: bool | None
    least: int

    def begins(self, text: str, start: int) -> bool:
        """Whether a text goes on with this word at a place as a leading word."""
        if not text.startswith(self.word, start):
            return False
        end = start + len(self.word)
        if end == len(text) and self.at_end is not None:
            return self.at_end
        if self.not_before and text.startswith(self.not_before, end):
            return False
        if self.before and not text.startswith(self.before, end):
            return False
        following = text[end : end + self.least]
        return len(following) == self.least and all("\u4e00" <= char <= "\u9fff" for char in following)


def without_leading_words(text: str, start: int = 0) -> str:
    """A phrase from a place on, without the leading words it begins with there.

    >>> without_leading_words("累计"), without_leading_words("其中主要是"), without_leading_words("一是争取建成", 2)
    ('', '', '建成')
    """
    while start < len(text):
        end = _end_of_leading_word(text, start)
        if end == start:
            break
        start = end
    return text[start:]


def _end_of_leading_word(text: str, start: int) -> int:
    """Where the leading word at a place ends; the place itself where none begins there."""
    first = text[start]
    for leading in _by_first().get(first, ()):
        if leading.begins(text, start):
            return start + len(leading.word)
    phrase = _PHRASE.match(text, start) if first in _PHRASE_STARTS else None
    return phrase.end() if phrase else start


@cache
def _by_first() -> dict[str, tuple[LeadingWord, ...]]:
    """The leading words by their first character, the longest first."""
    words = sorted(map(_read, read_vocabulary("leading_words.csv")), key=lambda leading: -len(leading.word))
    return {first: tuple(one for one in words if one.word[0] == first) for first in {one.word[0] for one in words}}


def _read(row: list[str]) -> LeadingWord:
    word, not_before, before, least, _ = row
    refused, asked = not_before.split(), before.split()
    at_end = False if _END in refused else (_END in asked if _END in asked else None)
    literal = [tuple(one for one in some if one != _END) for some in (refused, asked)]
    return LeadingWord(word, literal[0], literal[1], at_end, int(least or 0))
