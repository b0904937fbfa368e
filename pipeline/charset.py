"""The bytes of a report as text: which encoding they are in, strictly decoded, or a refusal that says why.

A byte order mark decides; then come UTF-8 and GB18030, both strict, then UTF-16 without a mark. GB18030 gives
a character for nearly any pair of bytes, so what it and unmarked UTF-16 give must also read like Chinese: in
genuine reports at least 69 % of the characters outside ASCII are common ones (traditional script is the lowest),
in text decoded wrongly at most 23 %. No character is ever replaced, no line ending changed; only the mark goes.

>>> decode_bytes("2020年".encode("gb18030"))
('2020年', 'gb18030')
>>> decode_bytes("2020年".encode("utf-16-le"))
('2020年', 'utf-16-le')
>>> decode_bytes("规划纲要".encode()[:-2])
Traceback (most recent call last):
zhibiao.pipeline.charset.CharsetError: it is not UTF-8 (byte 9 is 0xE8); read as GB18030 it makes no Chinese text
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import islice
from typing import Final

MARKS: Final = (  # the UTF-32 mark begins with the bytes of the UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MIN_COMMON_SHARE: Final = 0.45
MAX_CONTROL_SHARE: Final = 0.01
SAMPLE: Final = 50_000  # characters looked at to judge a decoding

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_COMMON_SIGNS: Final = frozenset("\u3000，。、；：？！（）《》〈〉〔〕【】“”‘’—…·％－～℃×")
_NAMES: Final = {"utf-8": "UTF-8", "gb18030": "GB18030"}


class CharsetError(ValueError):
    """The bytes are no text in a known encoding. `offset` is the byte where the likeliest encoding breaks."""

    def __init__(self, problem: str, offset: int | None = None) -> None:
        super().__init__(problem)
        self.offset = offset


def decode_bytes(raw: bytes) -> tuple[str, str]:
    """The text of `raw` and the name of its encoding; raises CharsetError where it can only be guessed."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, mark, encoding), encoding
    if b"\0" in raw:  # never in UTF-8 or GB18030 text, always in UTF-16 text with line ends or digits
        return _decode_utf16(raw)
    return _decode_unmarked(raw)


def reads_as_chinese(text: str) -> bool:
    """Whether the characters beyond ASCII are mostly common Chinese ones, as wrongly decoded text never is.

    >>> reads_as_chinese("生态环境保护"), reads_as_chinese("鐢熸€佺幆澧冧繚鎶"), reads_as_chinese("OK")
    (True, False, True)
    """
    beyond_ascii = _BEYOND_ASCII.findall(text[:SAMPLE])
    return len(beyond_ascii) - _uncommon(text) >= MIN_COMMON_SHARE * len(beyond_ascii)


def first_control_character(text: str) -> int | None:
    r"""The offset of the first control character where there are too many for a text; None where it is one.

    A stray field code of a word processor is borne, a NUL is not:

    >>> first_control_character("目录\x13" + "正文" * 100), first_control_character("a\0b")
    (None, 1)
    """
    controls = list(islice(_CONTROL.finditer(text), int(len(text) * MAX_CONTROL_SHARE) + 1))
    if len(controls) > len(text) * MAX_CONTROL_SHARE:
        return controls[0].start()
    nul = text.find("\0")
    return nul if nul >= 0 else None


def _uncommon(text: str) -> int:
    """How many characters of the sample are neither ASCII nor common Chinese ones."""
    return sum(character not in _common_characters() for character in _BEYOND_ASCII.findall(text[:SAMPLE]))


@cache
def _common_characters() -> frozenset[str]:
    """The 3,755 characters of GB 2312 level 1, Chinese punctuation and full-width letters and digits."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level_one = (character for pair in cells for character in pair.decode("gb2312", "ignore"))
    return frozenset(level_one) | _COMMON_SIGNS | {chr(code) for code in range(0xFF10, 0xFF5B)}


def _decode_marked(raw: bytes, mark: bytes, encoding: str) -> str:
    try:
        return raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(mark)
        raise CharsetError(f"its byte order mark says {encoding.upper()}, but byte {offset} is not", offset) from error


def _decode_unmarked(raw: bytes) -> tuple[str, str]:
    broken: dict[str, UnicodeDecodeError] = {}
    for encoding in _NAMES:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            broken[encoding] = error
            continue
        if encoding == "utf-8" or reads_as_chinese(text):
            return text, encoding
    text_and_encoding = _plausible_utf16(raw)
    if text_and_encoding is None:
        raise _undecodable(raw, broken)
    return text_and_encoding


def _decode_utf16(raw: bytes) -> tuple[str, str]:
    text_and_encoding = _plausible_utf16(raw)
    if text_and_encoding is None:
        offset = raw.index(b"\0")
        raise CharsetError(f"byte {offset} is NUL, and it is not UTF-16: this is no text file", offset)
    return text_and_encoding


def _plausible_utf16(raw: bytes) -> tuple[str, str] | None:
    """The text in the byte order that makes more sense; None where neither makes any, or both as much."""
    readings: list[tuple[int, str, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if first_control_character(text) is None and reads_as_chinese(text):
            readings.append((_uncommon(text), text, encoding))
    readings.sort()
    if not readings or (len(readings) == 2 and readings[0][0] == readings[1][0]):
        return None
    _, text, encoding = readings[0]
    return text, encoding


def _undecodable(raw: bytes, broken: dict[str, UnicodeDecodeError]) -> CharsetError:
    likeliest = max(broken.values(), key=lambda error: error.start)
    clauses = [
        f"not {_NAMES[encoding]} (byte {error.start} is 0x{raw[error.start]:02X})" for encoding, error in broken.items()
    ]
    problem = "it is " + " and ".join(clauses)
    if "gb18030" not in broken:
        problem += "; read as GB18030 it makes no Chinese text"
    return CharsetError(problem, likeliest.start)
