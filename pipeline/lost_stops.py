r"""Texts whose full stops became line ends.

Some collections of old plans hold texts in which every 。 was turned into a line feed, the point of spelled figures
with it; only an indent tells the paragraphs apart, and stands inside a line where a line feed was lost. Puts the full
stops and points back, one character for one, and begins a line at each indent. Refuses texts with full stops of their
own, short ones, and wrapped ones, whose lines end in the middle of a sentence; the feed of a page ends no sentence.

>>> stops_put_back("　　粮食增产，\n多达四\n六倍\n油料，也增产　　畜牧业", least=2)
'　　粮食增产，\n多达四点六倍。油料，也增产\n　畜牧业'
"""

from __future__ import annotations

import re
from collections import Counter

LEAST_COMMAS = 100  # of a text that would have full stops
WRAPPED_SHARE = 0.2  # of the lines of a wrapped text end in a comma at the least
LONG_LINE = 55  # characters of a line that is no heading

_NUMERAL = "一二三四五六七八九〇○"
_LAST = r"[\u4e00-\u9fff\d%％‰）)”’]"  # of a sentence
_TORN = re.compile(r"[，,、][ \u3000]{0,4}\r?\n")
_INDENT = re.compile(r"^[ \u3000\xa0]{2,8}(?=\S)", re.MULTILINE)
_POINT = re.compile(rf"(?<=[{_NUMERAL}])\r?\n(?=[{_NUMERAL}]{{1,2}}(?:[万亿千]?[吨元倍瓦匹份公亩度]|[，,]))")
_STOP = re.compile(rf"(?<={_LAST})\r?\n(?=[^\s|个])(?!\d{{1,2}}[.、．]|[（(][一二三四五六七八九十\d])")
_LAST_STOP = re.compile(rf"(?<=[^\n]{{{LONG_LINE}}}{_LAST})\r?\n[ \u3000\xa0](?=[ \u3000\xa0]{{0,8}}\S)")


def stops_put_back(text: str, *, least: int = LEAST_COMMAS) -> str:
    """The text with full stops and points where its line feeds stand for them, of the same length."""
    if "。" in text or text.count("，") + text.count(",") < least:
        return text
    if len(_TORN.findall(text)) > 1 + WRAPPED_SHARE * text.count("\n"):
        return text
    text = _POINT.sub(lambda match: "点".ljust(len(match[0])), _lines_at_indents(text))
    text = _STOP.sub(lambda match: "。".ljust(len(match[0])), text)
    return _LAST_STOP.sub(lambda match: "。".ljust(len(match[0]) - 1) + "\n", text)


def _lines_at_indents(text: str) -> str:
    """A line feed in place of the first blank where the indent of the paragraphs stands inside a line."""
    indents = Counter(_INDENT.findall(text)).most_common(1)
    if not indents:
        return text
    indent = indents[0][0]
    inside = rf"(?<={_LAST}){indent}(?<![章节篇编]{indent})(?=[\u4e00-\u9fff\d“（—])"
    return re.sub(inside, "\n" + indent[1:], text)
