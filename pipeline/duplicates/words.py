"""The words of a text, and what of them is kept to find its copies without reading it again.

A word is a Chinese character, a number with its point and sign, a Latin word, or a per cent sign. Spaces, line breaks,
punctuation and widths do not count, so a text, a web page and a Word file of one report have the same words.

A signature has a choice of the passages of a text: of every hundred passages in a row the one with the least hash
(winnowing; Schleimer, Wilkerson and Aiken 2003). Texts that have a stretch of WINDOW + PASSAGE words in common
therefore have a hash in common, however long the rest of either is; so an attachment is found in the page that has it.
It also has a hash for each number of the text, which tells reports from one form apart. The hashes depend on nothing
but the words, and stay comparable as long as the store stands.

>>> words_of("增长-3.2%，总额1,234.5万元")
['增', '长', '-3.2', '%', '总', '额', '1234.5', '万', '元']
>>> fingerprint("办理案件12件。") == fingerprint("办理案件 12 件")
True
>>> passages, numbers = decode_signature(fingerprint("办理案件12件，办结12件。").signature)
>>> len(passages), len(numbers)
(1, 1)
"""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PASSAGE: Final = 10  # words
WINDOW: Final = 100  # passages of which one is kept
HASH_DIGITS: Final = 16
FIRST_HAN, LAST_HAN = "\u3400", "\u9fff"  # between them nothing but words of one character

Hashes = NDArray[np.uint64]
Chosen = NDArray[np.uint32]

_WORD = re.compile(
    r"[^\W\d_A-Za-z]"
    r"|(?:(?<!\d)-)?\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?"  # -3.2, 1,234.5
    r"|[A-Za-z]{1,80}"
    r"|[%‰]"
)
_OTHER: Final = "\0"
# The commonest of what belongs to no word: with the Chinese characters nearly all of a text, and passed over at once.
_APART: Final = "，。、；：？！“”（）《》\n 　"
_REST, _HAN, _NO_WORD = range(3)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xFF51AFD7ED558CCD)
_HALF: Final = np.uint64(32)


class Signature(NamedTuple):
    """Hashes of passages and of numbers, each once and in order; of a text stored by an older program no numbers."""

    passages: Chosen
    numbers: NDArray[np.uint16] | None


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
    """The sixteen first hex digits of the SHA-256 of the words, and the signature as base64: `passages.numbers`.

    A hash of a passage has four bytes, one of a number two. The signature of a text without words is empty.
    """
    spelled, others = _spelled(text)
    first, *rest = _spaced(spelled).split(_OTHER)
    words = first + "".join(word + between for word, between in zip(others, rest, strict=True))
    digest = sha256(words.encode(errors="replace")).hexdigest()[:HASH_DIGITS]
    if not words:
        return Fingerprint(digest, "")
    hashes = (_hashed(_codes(spelled, others)) >> _HALF).astype(np.uint32)
    chosen = np.unique(_least(hashes, min(WINDOW, len(hashes))))
    numbers = np.unique(np.array([_code(number) & 0xFFFF for number in numbers_of(others)], dtype=np.uint16))
    return Fingerprint(digest, f"{_encoded(chosen.astype('<u4'))}.{_encoded(numbers.astype('<u2'))}")


def _encoded(hashes: NDArray[np.unsignedinteger[Any]]) -> str:
    return base64.b64encode(hashes.tobytes()).decode("ascii")


def _spelled(text: str) -> tuple[str, list[str]]:
    r"""A character for each word, the Chinese one that it is or a stand-in, and the words that it stands for.

    >>> _spelled("总额1,234.5万元")
    ('总额\x00万元', ['1234.5'])
    """
    points = _points(text).copy()
    sorts = _sorts()[points]
    rest = sorts == _REST
    rest[:-1] |= rest[1:]  # with the character before, which keeps words apart
    places = np.flatnonzero(rest)
    found = [match for match in _WORD.finditer(_text(points[places])) if not FIRST_HAN <= match[0] <= LAST_HAN]
    starts = places[[match.start() for match in found]]
    points[starts], sorts[starts] = ord(_OTHER), _HAN
    return _text(points[sorts == _HAN]), [_without_commas(match[0]) for match in found]


@cache
def _sorts() -> NDArray[np.uint8]:
    """For each code point whether it is a Chinese character, belongs to no word, or has to be looked at."""
    sorts = np.full(sys.maxunicode + 1, _REST, dtype=np.uint8)
    sorts[ord(FIRST_HAN) : ord(LAST_HAN) + 1] = _HAN
    sorts[_points(_APART)] = _NO_WORD
    return sorts


def _spaced(spelled: str) -> str:
    """What `" ".join(spelled)` gives, faster.

    >>> _spaced("总额")
    '总 额'
    """
    points = np.full(max(0, 2 * len(spelled) - 1), ord(" "), dtype="<u4")
    points[::2] = _points(spelled)
    return _text(points)


def _points(text: str) -> Chosen:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _text(points: Chosen) -> str:
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def _codes(spelled: str, others: list[str]) -> Hashes:
    """A number for each word, in order."""
    points = _points(spelled)
    han = points != ord(_OTHER)
    codes = np.zeros(len(points), dtype=np.uint64)
    codes[han] = _han_codes()[points[han] - ord(FIRST_HAN)]
    codes[~han] = [_code(word) for word in others]
    return codes


@cache
def _han_codes() -> Hashes:
    return np.array([_code(chr(point)) for point in range(ord(FIRST_HAN), ord(LAST_HAN) + 1)], dtype=np.uint64)


def _code(word: str) -> int:
    return crc32(word.encode(errors="replace"))


def _least(hashes: Chosen, window: int) -> Chosen:
    """The least hash of every `window` in a row, where the next is another one.

    >>> _least(np.array([5, 3, 4, 1, 2], dtype=np.uint32), 3).tolist()
    [3, 1]
    """
    width = 1
    while width < window:
        step = min(width, window - width)
        hashes, width = np.minimum(hashes[:-step], hashes[step:]), width + step
    return np.concatenate([hashes[:1], hashes[1:][hashes[1:] != hashes[:-1]]])


def passages(words: Sequence[str]) -> Hashes:
    """A hash for each run of PASSAGE words, in order; of fewer words, one for them all."""
    codes = {word: _code(word) for word in set(words)}
    return _hashed(np.array([codes[word] for word in words], dtype=np.uint64))


def _hashed(values: Hashes) -> Hashes:
    length = min(PASSAGE, len(values))
    hashes = np.zeros(len(values) - length + 1, dtype=np.uint64)
    for place in range(length):
        hashes *= _FACTOR
        hashes += values[place : place + len(hashes)]
    hashes = (hashes ^ (hashes >> _HALF)) * _MIX
    return hashes ^ (hashes >> _HALF)


def decode_signature(encoded: str) -> Signature:
    """The hashes of a signature."""
    chosen, known, numbers = encoded.partition(".")
    return Signature(
        np.frombuffer(base64.b64decode(chosen), dtype="<u4").astype(np.uint32),
        np.frombuffer(base64.b64decode(numbers), dtype="<u2").astype(np.uint16) if known else None,
    )


def numbers_of(words: Iterable[str]) -> list[str]:
    """Those words that are numbers."""
    return [word for word in words if word[-1].isdigit()]


def _without_commas(word: str) -> str:
    return word.replace(",", "") if len(word) > 1 else word
