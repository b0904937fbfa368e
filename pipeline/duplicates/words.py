"""The words of a text, and what of them is kept to find its copies without reading it again.

A word is a Chinese character, a number with its point and sign, a Latin word, or a per cent sign. Spaces, line breaks,
punctuation and widths do not count, so a text, a web page and a Word file of one report have the same words.

A signature is a choice of the passages of a text: of every hundred passages in a row the one with the least hash
(winnowing; Schleimer, Wilkerson and Aiken 2003). Texts that have a stretch of WINDOW + PASSAGE words in common
therefore have a hash in common, however long the rest of either is; so an attachment is found in the page that has it.
The hashes depend on nothing but the words, and stay comparable as long as the store stands.

>>> words_of("增长-3.2%，总额1,234.5万元")
['增', '长', '-3.2', '%', '总', '额', '1234.5', '万', '元']
>>> fingerprint("办理案件12件。") == fingerprint("办理案件 12 件")
True
>>> len(decode_signature(fingerprint("办理案件12件。").signature))
1
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
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
    r"[^\W\d_A-Za-z]"
    r"|(?:(?<!\d)-)?\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?"  # -3.2, 1,234.5
    r"|[A-Za-z]{1,80}"
    r"|[%‰]"
)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
_HALF: Final = np.uint64(32)


class Fingerprint(NamedTuple):
    """What a text is found again by: `text_hash` by its equals, `signature` by its copies."""

    text_hash: str
    signature: str


def words_of(text: str) -> list[str]:
    """The words of a clean text, in order."""
    return [_without_commas(word) for word in _WORD.findall(text)]


def placed_words(text: str) -> tuple[list[str], list[int]]:
    """The words of a clean text, in order, and where each begins."""
    places = [match.start() for match in _WORD.finditer(text)]
    return words_of(text), places


def fingerprint(text: str) -> Fingerprint:
    """The sixteen first hex digits of the SHA-256 of the words, and the chosen hashes, four bytes each, as base64.

    The signature of a text without words is empty.
    """
    words = words_of(text)
    digest = sha256(" ".join(words).encode(errors="replace")).hexdigest()[:HASH_DIGITS]
    if not words:
        return Fingerprint(digest, "")
    hashes = (passages(words) >> _HALF).astype(np.uint32)
    window = min(WINDOW, len(hashes))
    chosen = np.unique(np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1))
    return Fingerprint(digest, base64.b64encode(chosen.astype("<u4").tobytes()).decode("ascii"))


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


def decode_signature(encoded: str) -> Signature:
    """The hashes of a signature."""
    return np.frombuffer(base64.b64decode(encoded), dtype="<u4").astype(np.uint32)


def numbers_of(words: Iterable[str]) -> list[str]:
    """Those words that are numbers."""
    return [word for word in words if word[-1].isdigit()]


def _without_commas(word: str) -> str:
    return word.replace(",", "") if len(word) > 1 else word
