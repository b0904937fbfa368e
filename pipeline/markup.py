r"""Marks of Markdown in a text: what a browser would not show is no part of a sentence.

Makes spaces of the `#` of headings, of `**` and `` ` `` around words, and of the brackets and address of links;
cleaning then takes out what spaces are too many. A Markdown file is its own source text, so no character moves.
Refuses single asterisks (notes, 12*3), `#` that is no heading (1#楼) and pairs that do not close on their line.

>>> without_markup("## 一、收入\n收入**24**万元，见[《公报》](http://x.cn/a)，1#楼**")
'   一、收入\n收入  24  万元，见 《公报》                ，1#楼**'
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]{1,8}(?=\S)", re.MULTILINE)
_STRONG = re.compile(r"(\*\*)(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])(\*\*)")
_CODE = re.compile(r"(`)[^`\n]{1,100}(`)")
_LINK = re.compile(r"(?<!!)(\[)[^\[\]\n]{1,200}(\]\((?:https?:|ftp:|mailto:|\.{0,2}/)[^\s()]{0,300}\))")
_PATTERNS = (("#", _HEADING), ("**", _STRONG), ("`", _CODE), ("](", _LINK))


def without_markup(text: str) -> str:
    """The text, as long as before, with spaces for the marks."""
    spans: list[tuple[int, int]] = []
    for sign, pattern in _PATTERNS:
        if sign in text:
            spans += [match.span(group) for match in pattern.finditer(text) for group in range(1, pattern.groups + 1)]
    parts: list[str] = []
    place = 0
    for start, end in sorted(spans):
        if start >= place:
            parts += [text[place:start], " " * (end - start)]
            place = end
    return "".join([*parts, text[place:]])
