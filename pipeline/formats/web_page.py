r"""Saved web pages: the main text with its headings and tables, and what the page says about the report.

The main text is the innermost element that holds nearly all prose of the page (`web_content`); menus, footers and
scripts stay out. Fields of the page (发布机构, 文号 …) come first, a line each, then the title. The encoding is read
from the bytes, and what the page claims is tried only where that fails. Refuses pages of nothing but links.

>>> page = "<title>通知</title><ul><li><a>首页</a></ul><div><h1>通知</h1><p>办理案件12件，办结。</p><p>完毕。</p></div>"
>>> convert_web_page(page.encode()).text
'通知\n办理案件12件，办结。\n完毕。\n'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..charset import CharsetError, decode_bytes
from .converted import Converted, Draft
from .errors import FormatError, library
from .limits import MAX_PAGE_DEPTH
from .web_blocks import block_lines
from .web_content import main_element, prune
from .web_fields import page_fields, page_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LEAST_TEXT: Final = 12  # characters of a main text

_CLAIMED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,30})")
_SHALLOW: Final = frozenset(  # elements that have no inside, or that the next of their kind closes
    "area base br col dd dt embed hr img input li link meta option p param source tbody td th tr track wbr".split()
)
_CLAIM_REACH: Final = 4096  # bytes within which a page claims its encoding
_REMEDY = "Save the page again as UTF-8, or repair the damaged bytes."


def convert_web_page(raw: bytes) -> Converted:
    """The text of a saved web page; raises FormatError."""
    selectolax = library("selectolax.lexbor", "a web page", "selectolax")
    text, encoding = decode_page(raw)
    _refuse_depth(text)
    for hidden in (False, True):  # some pages show their text by a script
        tree: LexborHTMLParser = selectolax.LexborHTMLParser(text.replace("\0", ""))
        prune(tree, hidden=hidden)
        main = main_element(tree)
        lines = block_lines(main) if main is not None else []
        if sum(map(len, lines)) >= LEAST_TEXT:
            break
    if sum(map(len, lines)) < LEAST_TEXT or main is None:
        problem = "it is a web page without a main text: menus, links and the like are all it holds"
        raise FormatError(problem, "Save the page of the report itself, or the file that is attached to it.")
    title = page_title(tree, main, lines)
    draft = Draft()
    for line in [*page_fields(tree, main), *([title] if title else []), *lines]:
        draft.line(line)
    return draft.converted(encoding)


def _refuse_depth(text: str) -> None:
    """Parsing takes time with the square of the depth: genuine pages stay below a hundred."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _SHALLOW:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > MAX_PAGE_DEPTH:
        problem = f"its elements stand inside one another {deepest:,} deep"
        raise FormatError(problem, "Open the page in a browser, and save what it shows as a text file.")


def decode_page(raw: bytes) -> tuple[str, str]:
    """The text and the encoding of a page: what its bytes show, else what it claims; raises FormatError.

    >>> decode_page('<meta charset="utf-8"><p>办理案件</p>'.encode("gb18030"))[1]
    'gb18030'
    >>> decode_page('<meta charset="big5"><p>環境保護工作報告</p>'.encode("big5"))[1]
    'big5'
    """
    claim = _CLAIMED.search(raw[:_CLAIM_REACH])
    claimed = claim[1].decode().lower() if claim else ""
    if claimed.startswith("big5") and not _is_utf8(raw):  # GB18030 gives a character for nearly any pair of bytes
        return _claimed_text(raw, claimed, None)
    try:
        return decode_bytes(raw)
    except CharsetError as error:
        return _claimed_text(raw, claimed, error)


def _claimed_text(raw: bytes, claimed: str, cause: CharsetError | None) -> tuple[str, str]:
    try:
        if claimed:
            return raw.decode(claimed), claimed
    except (LookupError, UnicodeDecodeError):
        claimed = f"; nor is it {claimed.upper()}, as it claims"
    if cause is None:
        return decode_bytes(raw)
    raise FormatError(f"it is a web page in no known encoding: {cause}{claimed}", _REMEDY) from cause


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
