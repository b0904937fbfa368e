"""The words of a text, and what of them is kept to find its copies without reading it again.

A word is a Chinese character, a number with its point and sign, a Latin word, or a per cent sign. Spaces, line breaks,
punctuation and widths do not count, so a text, a web page and a Word file of one report have the same words.

A signature is a choice of the passages of a text: of every hundred passages in a row the one with the least hash
(winnowing; Schleimer, Wilkerson and Aiken 2003). Texts that have a stretch of WINDOW + PASSAGE words in common
therefore have a hash in common, however long the rest of either is; so an attachment is found in the page that has it.
The hashes depend on nothing but the words, and stay comparable as long as the store stands.

>>> [word.text for word in words_of("增长-3.2%，总额1,234.5万元")]
['增', '长', '-3.2', '%', '总', '额', '1234.5', '万', '元']
>>> text_hash("办理案件12件。") == text_hash("办理案件 12 件")
True
>>> len(decode_signature(signature("办理案件12件。")))
1
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from sys import intern
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PASSAGE: Final = 10  # words
WINDOW: Final = 100  # passages of which one is kept
HASH_DIGITS: Final = 16

Hashes = NDArray[np.uint64]
Signature = NDArray[np.uint32]

_WORD = re.compile(
    r"(?:(?<!\d)-)?\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?"  # -3.2, 1,234.5
    r"|[A-Za-z]{1,80}"
    r"|[^\W\d_]"
    r"|[%‰]"
)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
_HALF: Final = np.uint64(32)


class Word(NamedTuple):
    """A word and its place in the clean text."""

    text: str
    start: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a clean text, in order."""
    return (Word(intern(match[0].replace(",", "")), match.start()) for match in _WORD.finditer(text))


def text_hash(text: str) -> str:
    """The identity of a clean text: sixteen hex digits of the SHA-256 of its words."""
    words = " ".join(word.text for word in words_of(text))
    return sha256(words.encode(errors="replace")).hexdigest()[:HASH_DIGITS]


def passages(words: Sequence[str]) -> Hashes:
    """A hash for each run of PASSAGE words, in order; of fewer words, one for them all."""
    codes = {word: crc32(word.encode(errors="replace")) for word in set(words)}
    values = np.array([codes[word] for word in words], dtype=np.uint64)
    length = min(PASSAGE, len(values))
    hashes = np.zeros(len(values) - length + 1, dtype=np.uint64)
    for place in range(length):
        hashes = hashes * _FACTOR + values[place : place + len(hashes)]
    hashes = (hashes ^ (hashes >> _HALF)) * _MIX
    return hashes ^ (hashes >> _HALF)


def signature(text: str) -> str:
    """The chosen hashes of a clean text, ascending, four bytes each, as base64; empty for a text without words."""
    words = [word.text for word in words_of(text)]
    if not words:
        return ""
    hashes = (passages(words) >> _HALF).astype(np.uint32)
    window = min(WINDOW, len(hashes))
    chosen = np.unique(np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1))
    return base64.b64encode(chosen.astype("<u4").tobytes()).decode("ascii")


def decode_signature(encoded: str) -> Signature:
    """The hashes of a signature."""
    return np.frombuffer(base64.b64decode(encoded), dtype="<u4").astype(np.uint32)


def numbers_of(words: Iterable[str]) -> list[str]:
    """Those words that are numbers."""
    return [word for word in words if word[-1].isdigit()]
