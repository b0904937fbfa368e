r"""What a web page says about its report: the fields around the text and in the page's own description, and the title.

Fields (`page_fields.csv`) come out as lines `发布机构：某市生态环境局`, each label once, whatever layout the page
uses: a label and its value in one element, in two cells, or in a `<meta>` element of the standard for government
sites (ArticleTitle, PubDate, ContentSource). Fields without a value are left out.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .web_blocks import block_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST_VALUE: Final = 80  # characters
HEAD_LINES: Final = 12  # of the main text, that may hold its title

_META = (("PubDate", "发布时间"), ("ContentSource", "来源"))

_SPACE = re.compile(r"\s+")
_SITE = re.compile(r"\s*[-_|—–]{1,2}\s*[^-_|—–]{2,40}(?:网|网站|平台|政府|委员会|厅|局|公开)\s*$")


def page_fields(tree: LexborHTMLParser, main: LexborNode) -> list[str]:
    """The fields of a page, a line each; those that the main text states itself are left to it."""
    fields = _stated(_around(tree, main))
    inside = _stated("\n".join(block_lines(main)[:HEAD_LINES]))
    for name, label in _META:
        value = meta(tree, name)
        if value and not any(_meaning(label) == _meaning(stated) for stated in [*fields, *inside]):
            fields[label] = value
    return [f"{label}：{value}" for label, value in fields.items() if label not in inside]


@cache
def labels() -> tuple[str, ...]:
    """The labels of fields that say something about a report."""
    with (files(__package__) / "page_fields.csv").open(encoding="utf-8") as stream:
        return tuple(row["label"] for row in csv.DictReader(stream))


@cache
def _label_pattern() -> re.Pattern[str]:
    """A label, letter-spaced or not, and its colon."""
    spaced = "|".join(r"\s{0,8}".join(label) for label in labels())
    return re.compile(rf"(?<![\u4e00-\u9fff])(?P<label>{spaced})\s{{0,4}}[】\]]?\s{{0,4}}[：:]")


def page_title(tree: LexborHTMLParser, main: LexborNode, lines: list[str]) -> str | None:
    """The title of the report, if the main text does not begin with it."""
    heading = next((text for node in tree.css("h1") if (text := _text(node)) and _stands_above(node, main)), None)
    named = tree.css_first("title")
    title = meta(tree, "ArticleTitle") or heading or (_SITE.sub("", _text(named)) if named is not None else "")
    squeezed = _SPACE.sub("", title)
    above = _SPACE.sub("", "".join(line for line in lines[:HEAD_LINES] if not line.startswith("|")))
    return title if len(squeezed) > 3 and squeezed not in above else None


def meta(tree: LexborHTMLParser, name: str) -> str:
    """The content of a `<meta>` element, or nothing."""
    node = tree.css_first(f'meta[name="{name}" i]')
    return _SPACE.sub(" ", (node.attributes.get("content") or "") if node is not None else "").strip()


def _around(tree: LexborHTMLParser, main: LexborNode) -> str:
    """The text of the page outside the main one."""
    if tree.body is None:
        return ""
    inside = set(block_lines(main))
    lines = [line.strip("| ").replace(" | ", "\n") for line in block_lines(tree.body)]
    return "\n".join(line for line in lines if line not in inside)


def _stated(text: str) -> dict[str, str]:
    """The fields of a text: from each label to the end of its line, or the next line, or the next label."""
    found: dict[str, str] = {}
    places = [*_label_pattern().finditer(text), None]
    for match, following in pairwise(places):
        if match is None:
            break
        end = following.start() if following else len(text)
        value = next((line for line in text[match.end() : end].split("\n")[:3] if line.strip()), "")
        value = _SPACE.sub(" ", value).strip(" 　|")
        label = _SPACE.sub("", match["label"])
        if 1 < len(value) <= LONGEST_VALUE and value[0] not in "【[（":
            found.setdefault(label, value)
    return found


def _meaning(label: str) -> str:
    return "date" if label.startswith(("发布日", "发布时", "公开日")) else "source" if "来源" in label else label


def _stands_above(node: LexborNode, main: LexborNode) -> bool:
    """Whether the element around a heading holds the main text too, or the heading is inside it."""
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id == main.mem_id:
            return True
        above = above.parent
    around = node.parent
    return around is not None and any(child.mem_id == main.mem_id for child in around.css(main.tag or "div"))


def _text(node: LexborNode | None) -> str:
    return _SPACE.sub(" ", node.text(deep=True, separator="", strip=False)).strip() if node is not None else ""
