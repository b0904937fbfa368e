"""The main text of a web page: the innermost element that holds nearly all its prose.

Prose is text that is no link, in elements seen for the first time (many pages carry the body twice, once for printing
or telephones). From the whole page down, the one child that holds nearly all prose of its parent is entered; where
the prose spreads over several children, the parent is the main text. No class names are needed, so a site nobody has
seen is read like a known one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..chrome import is_chrome
from .grid import is_figure

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

NEARLY_ALL: Final = 0.8  # of the prose of the parent
LEAST_SHARE: Final = 0.02  # prose for a character in links: with less it is a page of links
SHORT: Final = 8  # characters of text that may stand twice and still count twice

FEWEST_BLOCKS: Final = 2  # in an element that may hold a whole text; with fewer it is one paragraph
FEWEST_FIGURES: Final = 4  # of a table that belongs to the text beside it
MOST_LEVELS: Final = 3  # up from a text that its tables may stand

_BLOCKS: Final = "p, br, div, table, li, h1, h2, h3, h4, section"
_SENTENCE_MARKS: Final = "。；，！？,;"

_NO_TEXT = (
    "script, style, noscript, template, iframe, object, svg, select, button, input, textarea, nav, footer, canvas"
)
_HIDDEN = '[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]'
_LINKS = frozenset(("a", "label", "option", "title"))
_INLINE = frozenset(("span", "font", "b", "strong", "i", "em", "u"))
_CONTAINERS = frozenset(
    "body div section article main td center form table tbody tr html ucapcontent font span".split()
)


def prune(tree: LexborHTMLParser, *, hidden: bool) -> None:
    """Take out what is never text of a report, and what the page hides unless `hidden` texts are wanted too."""
    for selector in (_NO_TEXT,) if hidden else (_NO_TEXT, _HIDDEN):
        for node in tree.css(selector):
            node.decompose(recursive=True)


def main_element(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the main text; None for a page without one."""
    root = tree.body or tree.root
    if root is None:
        return None
    weights = _weights(root)
    linked = sum(len(link.text(strip=True)) for link in root.css("a"))
    if weights.get(root.mem_id, 0) <= LEAST_SHARE * linked:
        return None
    element = root
    while True:
        total = weights.get(element.mem_id, 0)
        heavy = next((child for child in element.iter() if weights.get(child.mem_id, 0) >= NEARLY_ALL * total), None)
        if heavy is None or heavy.tag not in _CONTAINERS or len(heavy.css(_BLOCKS)) < FEWEST_BLOCKS:
            break
        element = heavy
    return _with_tables(_whole_table(element))


def _with_tables(element: LexborNode) -> LexborNode:
    """The element, or the one around it where tables of figures stand beside it."""
    above = element.parent
    for _ in range(MOST_LEVELS):
        if above is None or above.tag in ("body", "html"):
            break
        figures = sum(is_figure(cell.text(strip=True)) for cell in above.css("td"))
        if figures >= sum(is_figure(cell.text(strip=True)) for cell in element.css("td")) + FEWEST_FIGURES:
            element = above
        above = above.parent
    return element


def _whole_table(element: LexborNode) -> LexborNode:
    """The table around rows; any other element itself."""
    while element.tag in ("tr", "tbody", "table", "font", "span") and element.parent is not None:
        element = element.parent
    return element


def _weights(root: LexborNode) -> dict[int, int]:
    """How much prose each element holds, by its identity, summed from the inside out."""
    weights: dict[int, int] = {}
    seen: set[str] = set()
    stack: list[tuple[LexborNode, bool, bool]] = [(root, False, False)]
    while stack:
        node, linked, summed = stack.pop()
        if node.tag == "-text":
            text = (node.text_content or "").strip()
            weights[node.mem_id] = 0 if linked or text in seen else _weight(text)
            if len(text) > SHORT:
                seen.add(text)
        elif summed:
            weights[node.mem_id] = sum(weights[child.mem_id] for child in node.iter(include_text=True))
        else:
            linked = node.tag in _LINKS or (linked and node.tag in _INLINE)
            stack.append((node, linked, True))
            stack.extend((child, linked, False) for child in reversed(list(node.iter(include_text=True))))
    return weights


def _weight(text: str) -> int:
    """What a text weighs: prose in full, what has no marks of sentences little, chrome nothing."""
    if is_chrome("".join(text.split()).replace(":", "：")):
        return 0
    return len(text) if any(mark in text for mark in _SENTENCE_MARKS) else len(text) // 4
