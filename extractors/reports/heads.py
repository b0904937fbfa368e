r"""The head of a report: its lines, the fields of the page (来源, 发布时间, 文号 …) and the signature.

Reads the source text, for cleaning takes page chrome out. A field is a label with a colon and a value on the same
line or the next; the signature is a date that stands alone and the agencies above it. Refuses values that are
labels themselves, paths and addresses.

>>> head = read_head("标题行\n来源：某市生态环境局 发布时间：2024-12-18 16:05\n正文。")
>>> head.fields
{'publisher': '某市生态环境局', 'published': '2024-12-18'}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..replacing import replacer
from ..times.time_parts import within_month

HEAD_LINES = 160  # non-empty lines; pages of portals put a hundred menu items before the title
PROSE_LINES = 24  # lines of prose after which the head is over
TAIL_LINES = 40
TAIL_LENGTH = 3000
PROSE_LENGTH = 70
LINE_LENGTH = 480  # characters of a line that are looked at
SIGNATURE_LENGTH = 80
FIELD_LINE = 250  # characters of a line that may hold fields
FIELD_LENGTH = 60  # characters of a value; longer ones are prose

_WIDTHS = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}
_WIDTHS |= {
    ord(one): ord(other)
    for one, other in {
        "(": "（", ")": "）", ":": "：", ",": "，", ";": "；", "!": "！", "?": "？", "<": "〈", ">": "〉",
        "﹝": "〔", "﹞": "〕", "\xa0": " ", "\u3000": " ", "\u2002": " ", "\u2003": " ", "\t": " ",
        "○": "〇", "О": "〇", "\ufeff": " ", "\u200b": " ", "\r": "\n", "\x0c": "\n",
    }.items()
}  # fmt: skip
_one_width = replacer(_WIDTHS)
_PIECE = re.compile(  # a line, or a stretch of one between em spaces
    r"\S[^\n\r\f\u3000\u2003]*(?:[\u3000\u2003](?![\u3000\u2003])[^\n\r\f\u3000\u2003]*)*"
)
_SPACE = re.compile(r" (?: +|(?<![A-Za-z] )|(?![A-Za-z]))")  # all but one between two Latin letters
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
_MARKS_BEFORE, _MARKS_BEHIND = "#>*\\" + _BLANKS, "*\\" + _BLANKS

DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d) ?[-/.年] ?(\d{1,2})"  # year and month
    r"(?: ?[-/.月] ?(\d{1,2})(?!\d)日?| ?月)"  # day, which 2021年10月 lacks
)
_HAN_YEAR = "[一二][〇零0一二三四五六七八九]{3}"
_HAN_DATE = re.compile(rf"({_HAN_YEAR})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")

_HAS_DATE = re.compile(rf"\d{{4}} ?[-/.年]|{_HAN_YEAR}年")
_SIGNS = re.compile(r"[\u4e00-\u9fff、]{2,40}[府厅局委会室部院署行办组心]|国务院")
_AROUND_DATE = re.compile(r"^（|）$|（此件.{2,10}）$|公开方式：.{2,8}$")

_LABELS = {
    "title": r"标 {0,8}题|信息名称|文件名称|公文名称",
    "publisher": r"来 {0,8}源|信息来源|文章来源|稿件来源|稿源|发布单位|供稿单位",
    "issuer": r"发布机关|发文机关|发文机构|发布机构|制发机关|发文单位|公开机构|公开主体|发文部门",
    "number": r"文 {0,8}号|发文字号|发文文号|文件编号",
    "published": r"(?:发布|发表|公开)(?:时间|日期)|发稿时间|(?:时间|日期)(?= {0,4}： {0,4}20\d\d-)",
    "signed": r"成文日期|成文时间|发文日期|印发日期|生成日期|签发日期",
}
_FIELD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(f"(?P<{name}>{labels})" for name, labels in _LABELS.items())
    + r") {0,4}[*】\]]{0,3}："
)
_VALUE = re.compile(r"\s{0,40}([^\n]{0,200})")
_VALUE_END = re.compile(
    r"  |关键词|发布|发表|公开日|公开时|作者|浏览|点击|阅读|字体|字号|收藏|点赞|时间|日期|成文|责任编辑|编辑|[【\[|]"
    r"| (?=\S{2,6}：)"
)
_NO_VALUE = re.compile(r"[/\\。]|^\d+$|：")


class Line(NamedTuple):
    """A line of the source: its span without the white space around it, its normal form, and that without spaces."""

    start: int
    end: int
    spaced: str
    text: str
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Head:
    """First and last lines of a report and the fields of its page."""

    lines: list[Line]
    tail: list[Line]
    fields: dict[str, str]


def read_head(source: str) -> Head:
    """The lines and fields at both ends of a source text."""
    wide = _one_width(source)
    lines = _lines(source, wide, 0, HEAD_LINES)
    beginning = lines[-1].end if lines else 0
    tail = _lines(source, wide, max(beginning, len(source) - TAIL_LENGTH), None)[-TAIL_LINES:]
    return Head(lines, tail, _fields("\n".join(line.spaced for line in lines if len(line.spaced) <= FIELD_LINE)))


def normalize(text: str) -> str:
    """One width, markup and spaces out; the spaces between Latin words stay.

    >>> normalize("**贵 州 省 2024 年AI for All报告（１）**")
    '贵州省2024年AI for All报告（1）'
    """
    return _without_spaces(_without_markup(_one_width(text)))


def _without_markup(line: str) -> str:
    return line.lstrip(_MARKS_BEFORE).rstrip(_MARKS_BEHIND)


def _without_spaces(line: str) -> str:
    return _SPACE.sub("", line) if " " in line else line


def _lines(source: str, wide: str, start: int, most: int | None) -> list[Line]:
    """Non-empty lines from `start`; em spaces part a line too, for some pages lost their line feeds.

    `wide` is the source in one width.
    """
    lines: list[Line] = []
    prose = 0
    end = start
    for match in _PIECE.finditer(source, start):
        begin, size = match.start(), len(match[0].rstrip())
        spaced = _without_markup(wide[begin : begin + min(size, LINE_LENGTH)])
        if not spaced:
            continue
        blank = source.count("\n", end, begin) > 1
        end = begin + size
        lines.append(Line(begin, end, spaced, _without_spaces(spaced), blank))
        prose += size > PROSE_LENGTH
        if most is not None and (len(lines) >= most or prose >= PROSE_LINES):
            break
    return lines


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for label in _labels(text):
        name, stated = label.lastgroup, _VALUE.match(text, label.end())
        value = _field_value(name, stated[1]) if name and name not in found and stated else None
        if name and value:
            found[name] = value
    return found


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The labels of fields, sought on the lines that have a colon."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "：" in line:
            yield from _FIELD.finditer(text, start, end)
        start = end + 1


def _field_value(name: str, value: str) -> str | None:
    if name in {"published", "signed"}:
        date = DATE.match(value.strip())
        return edtf(date) if date else None
    cut = _VALUE_END.search(value) if name != "title" else None
    value = normalize(value[: cut.start()] if cut else value).removeprefix("本网")
    return value if 1 < len(value) <= FIELD_LENGTH and not _NO_VALUE.search(value) else None


def edtf(date: re.Match[str]) -> str | None:
    """The EDTF form of a match of DATE; None where the year has no such month.

    >>> edtf(DATE.search("2024年3月4日")), edtf(DATE.search("2021年10月")), edtf(DATE.search("2024-37-20"))
    ('2024-03-04', '2021-10', None)
    """
    return _edtf(date[1], int(date[2]), int(date[3]) if date[3] else None)


def _edtf(year: str, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12:
        return None
    return within_month(year, month, day) if day else f"{year}-{month:02}"


def lone_date(text: str) -> str | None:
    """The date that a line consists of, or that ends a short line, in EDTF.

    >>> lone_date("2020年12月30日"), lone_date("二〇〇六年九月七日"), lone_date("自2019年3月1日起施行")
    ('2020-12-30', '2006-09-07', None)
    """
    if len(text) > SIGNATURE_LENGTH or not _HAS_DATE.search(text):
        return None
    body = _AROUND_DATE.sub("", text)
    date = DATE.search(body)
    if date and date.end() == len(body):
        return edtf(date) if _may_sign(body[: date.start()]) else None
    han = _HAN_DATE.search(body)
    if han and han.end() == len(body) and _may_sign(body[: han.start()]):
        year = "".join(str("〇一二三四五六七八九".find(char.replace("零", "〇").replace("0", "〇"))) for char in han[1])
        return _edtf(year, _small_number(han[2]), _small_number(han[3]))
    return None


def _may_sign(text: str) -> bool:
    """Whether what stands before a date on its line is nothing or an agency."""
    return not text or bool(_SIGNS.fullmatch(text))


def _small_number(text: str) -> int:
    tens, has_tens, ones = text.rpartition("十")
    digits = "〇一二三四五六七八九"
    return (digits.find(tens) if tens else 1) * 10 + max(digits.find(ones), 0) if has_tens else digits.find(text)
