r"""Cleaning: the source text without what layout and web pages put into it.

Only replaces one character by one, or deletes, so that every span maps back to the source exactly.
Widths are made one, spaces inside Chinese text and around digits go, columns side by side are read one after the
other, lines that a page break tore apart are joined, page marks, contents leaders, page chrome and a second copy of the
body are dropped with their reason.
Paragraphs of the clean text are separated by one line feed. Refuses to join table cells, headings and lists.

>>> source = SourceText("0" * 16, "a.txt", "办理案件 3174\r\n\r\n件。\n- 2 -\n(试行)", "utf-8")
>>> clean_text(source).text
'办理案件3174件。\n（试行）'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from statistics import median

import regex

from ..extractors.replacing import replacer
from ..extractors.scanning import of_each
from ..schemas.text import CleanText, Dropped, SourceText
from .chrome import begins_tail, inner_page_marks, is_chrome, is_page_mark, page_mark_before
from .columns import Order, part_columns
from .lost_stops import stops_put_back
from .markup import without_markup
from .repeats import find_repeated_body

REASONS = {
    "space": "white space inside Chinese text, line breaks of the page layout",
    "page_mark": "page number",
    "page_chrome": "navigation, counters and source lines of a web page",
    "contents_leader": "dots and page number of a table of contents",
    "repeated_body": "second copy of the body",
    "thousands_mark": "mark between the thousands of a figure spelled digit by digit",
    "invisible": "zero-width character",
}

LONG_LINE = 60  # characters: a line this long without a full stop was cut by a page break
NARROW_WRAP = 36  # columns: the least width at which a text counts as wrapped by hand
MANY_WRAPPED = 100  # lines of one width: so many are no chance
WRAP_SLACK = 10  # columns a wrapped line may fall short of the wrap width
LEADER_REACH = 420  # characters at the end of a line that dots and a page number may take
TAIL_SHARE = 0.6  # of the lines come before anything can be the tail of a page
BRACKET_REACH = 80  # characters within which an open bracket must be closed to join two lines

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(mark): ord(mark) for mark in "，；：（）！？"}
_WIDTHS |= {
    ord(one): ord(other)
    for one, other in {
        "＜": "〈", "＞": "〉", "‹": "〈", "›": "〉", "«": "《", "»": "》", "﹤": "〈", "﹥": "〉",
        "﹪": "%", "﹣": "-", "﹢": "+", "﹐": "，", "﹔": "；", "﹕": "：", "﹙": "（", "﹚": "）",
        "﹝": "〔", "﹞": "〕", "―": "—",
        ";": "；", "(": "（", ")": "）", "!": "！", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
        "\u2028": "\n", "\u2029": "\n", "µ": "μ", "～": "~", "﹒": ".", "｡": "。", "､": "、",
    }.items()
}  # fmt: skip
_one_width = replacer(_WIDTHS)

# Each begins with the mark itself, which is what makes the search fast.
_COMMA = re.compile(r",(?:(?!\d{3}(?!\d))|(?<!\d,))")
_OLD_COMMA = re.compile(
    r"，(?<=\d，)(?=\d{3}(?:[，,]\d{3}){0,6}(?: {0,2}[万亿千百余多元吨人户件个美公担箱大处台辆条路度平亩头米]|[.·]\d))"
)  # 6，600亿吨公里
_OLD_POINT = re.compile(r"·(?= {0,2}\d)(?:(?<=\d·)|(?<=\d ·)|(?<=\d  ·))")  # 15·6%, as books of the 1980s print it
_SPOKEN_POINT = re.compile(r"·(?<=[一二三四五六七八九〇○]·)(?=[一二三四五六七八九〇○])")  # 一七·七亿元
# What figures are written with in traditional characters, where it stands at a figure: 约一億六千餘萬畝, 四十一點五
_TRADITIONAL = dict(zip("億萬個餘畝噸點兩約較從縮減達長來", "亿万个余亩吨点两约较从缩减达长来", strict=True))
_NUMERAL = r"\d一二三四五六七八九十百千〇零○亿万億萬两兩余餘多数幾"
_OLD_FIGURE = re.compile(
    rf"[億萬個餘畝噸](?<=[{_NUMERAL}].)|點(?<=[{_NUMERAL}].)(?=[一二三四五六七八九〇○零])|兩(?=[{_NUMERAL}個年倍次種項月斤])"
    rf"|[約較從](?=[{_NUMERAL}])|縮(?=[小減短])|減(?=[少低])|達(?=[到{_NUMERAL}])|長(?<=增長)|來(?<=[年以]來)"
)
# 146，8亿元, 三七一，九万吨: a comma where the print has a point
_COMMA_POINT = re.compile(
    r"，(?:(?<=\d，)(?=\d{1,2}(?:万?[吨亩度立元头]|亿[元吨度斤美]|万[千公平匹箱件人米担枚台]|%|％))"
    r"|(?<=[一二三四五六七八九○]，)(?=[一二三四五六七八九○]{1,2}(?:万?[吨亩]|[万亿][吨亩元度斤])))"
)
_COMMA_POINT_YEAR = re.compile(r"(?:19|20)\d\d$|[一二][〇○零一二三四五六七八九]{3}$")
_ONE_DASH = re.compile(r"一(?<=[\d万亿%％]一)(?=\d)")  # 550万一600万吨, 1981一1985
_ROUND = re.compile(r"〈(?=[^〈〉《》（）\n]{1,16}）)")  # 安康到达县段〈284公里）
# 5.100周岁, 4.4人户: the number of an item, for people and ages have no decimals
_ITEM_DOT = re.compile(r"[.．](?= ?\d{1,3}(?:周?岁|人户))")
LONGEST_ITEM = 10
_ITEM = re.compile(r"(?:^|\n)[ \t\u3000]{0,8}\d{1,2}$")  # LONGEST_ITEM characters at the most
_NINE = re.compile(r"[gG](?<=1.)(?=\d\d?年)")  # 1g80年
_SPELLED_THOUSANDS = re.compile(  # 一五、四九三·四万亩, as books of the 1950s print 15,493.4
    r"[一二三四五六七八九](?<![一二三四五六七八九〇○、].)[一二三四五六七八九〇○]{0,2}(?:、[一二三四五六七八九〇○]{3})+(?![、一二三四五六七八九〇○])"
)
_COLON = re.compile(r":(?:(?!\d)|(?<!\d:))")
_ANGLE = re.compile(r"<([^<>\n]{2,120})>")
_NUMBER_YEARS = of_each("[【（〔", r"\s{0,3}((?:19|20)\d\d)\s{0,3}[\]】）〕](?=\s{0,3}\d{1,5}\s{0,3}号)")
_REMARK = re.compile(
    r"〔(?=[^〔〕\n]{0,99}[\u4e00-\u9fff])([^〔〕\n]{1,100})〕(?!\s{0,3}第?\s{0,3}\d{1,5}\s{0,3}号)"
)  # 〔其中…〕
_LOST_UNIT = re.compile(r"[muμ?？]g/m[?？](?<![A-Za-z].g/m.)")  # μ and ³ that an encoding lost
_LEADER = re.compile(r"(?:[.．…·]\s?){4,200}[-—–\s]{0,4}\d{0,4}[-—–\s]{0,4}$")
_ZERO_WIDTH = "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD)))
_INVISIBLE = re.compile(f"[{_ZERO_WIDTH}][{_ZERO_WIDTH}]*")  # a class first is sought faster than a repeat of one
_BLANK = re.compile(rf"[\s{_ZERO_WIDTH}]+")
_SPACE = re.compile(r"\s+")
_SPACED_DIGITS = re.compile(
    r"\d(?<![\d.]\d)(?: \d){2,8}(?![\d.])"
    r"|\d(?<=[\u4e00-\u9fff]\d) \d(?=(?: ?\.\d{1,2})? [%‰万亿个件岁平元人])"  # 增长1 5 .3 %
)
_SPACED_THOUSANDS = re.compile(  # 36 890元, 1 204 项
    r"[1-9](?<![\d.,:].)(?<!\d .)\d{0,2}(?: \d{3}){1,4}(?!\d)"
    r"(?=(?:\.\d{1,4})?(?:(?![年月日号])[\u4e00-\u9fff㎡%]| [万亿余多元吨户人件个亩家宗次项]))"
)
_HAN = regex.compile(r"\p{Han}")
_ENDS = ("。", "！", "？", "；", "：", "|", "｜")
_CLOSERS = "”’）》】〉"
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,4}[章节条款部编]|[一二三四五六七八九十]{1,3}[、是．.]|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,2}[.、．](?!\d)|[①-⑳]|——|专栏|附件|附表|附：|[|｜●•■◆★☆※]"
)
_CONTINUES = re.compile(r"[，、）》”%年月日个亿万元件]")
_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "〈": "〉"}


_start = attrgetter("start")


@dataclass(slots=True)
class Line:
    """A line of the source: its trimmed span, its trimmed text, its columns on screen."""

    start: int
    end: int
    text: str
    columns: int
    wrap: int | None = None  # the width of the column it stands in


def clean_text(source: SourceText) -> CleanText:
    """The clean text of a report with its offset map and what was dropped."""
    text, orders = part_columns(_same_length(stops_put_back(without_markup(source.text))))
    invisible = _INVISIBLE.finditer(text) if any(mark in text for mark in _ZERO_WIDTH) else ()
    dropped = [Dropped(*match.span(), "invisible") for match in invisible]
    lines = _in_order(_lines(text), orders)
    dropped += _thousands_marks(text)
    dropped += find_repeated_body(text, [(line.start, line.end) for line in lines])
    repeats = [drop for drop in dropped if drop.reason == "repeated_body"]
    lines, chrome = _body(lines, repeats)
    dropped += chrome
    dropped += _inner_spaces(lines)
    dropped += [Dropped(start, end, "page_mark") for start, end in inner_page_marks(text)]
    kept = _kept(text, lines, dropped)
    return CleanText("".join(text[start:end] for start, end in kept), kept, sorted(dropped, key=_start))


def _same_length(text: str) -> str:
    """One width for letters, digits and brackets; Chinese punctuation where the context is Chinese."""
    text = _one_width(text)
    text = _COMMA.sub("，", text)
    text = _OLD_COMMA.sub(",", text)
    if "·" in text:
        text = _OLD_POINT.sub(".", _SPOKEN_POINT.sub("点", text))
    if any(mark in text for mark in _TRADITIONAL):
        text = _OLD_FIGURE.sub(lambda match: _TRADITIONAL[match[0]], text)
    text = _misread(text)
    text = _COLON.sub("：", text)
    text = _ANGLE.sub(_angle, text)
    text = _REMARK.sub(lambda match: f"（{match[1]}）", text)
    if "g/m" in text:
        text = _LOST_UNIT.sub(lambda match: "mg/m³" if match[0][0] == "m" else "μg/m³", text)
    for number_year in _NUMBER_YEARS:
        text = number_year.sub(lambda match: f"〔{match[0][1:-1]}〕", text)
    return text


def _misread(text: str) -> str:
    """Figures as they were printed where scanning misread a point, a dash or a nine."""
    if "，" in text:
        text = _COMMA_POINT.sub(_point, text)
    if "一" in text:
        text = _ONE_DASH.sub("-", text)
    if "〈" in text:
        text = _ROUND.sub("（", text)
    if "1g" in text or "1G" in text:
        text = _NINE.sub("9", text)
    return _ITEM_DOT.sub(_item_mark, text) if "岁" in text or "人户" in text else text


def _item_mark(match: re.Match[str]) -> str:
    """The point of a decimal, or the mark behind the number of an item, which begins its line."""
    before = match.string[max(0, match.start() - LONGEST_ITEM - 1) : match.start()]
    return "、" if _ITEM.search(before) else match[0]


def _point(match: re.Match[str]) -> str:
    if _COMMA_POINT_YEAR.search(match.string, max(0, match.start() - 4), match.start()):
        return match[0]
    return "." if match.string[match.start() - 1].isdecimal() else "点"


def _angle(match: re.Match[str]) -> str:
    return f"〈{match[1]}〉" if _HAN.search(match[1]) else match[0]


def _thousands_marks(text: str) -> list[Dropped]:
    if "○" not in text and "〇" not in text:
        return []
    return [
        Dropped(match.start() + place, match.start() + place + 1, "thousands_mark")
        for match in _SPELLED_THOUSANDS.finditer(text)
        for place, char in enumerate(match[0])
        if char == "、"
    ]


def _lines(text: str) -> list[Line]:
    lines = []
    place = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped and not (stripped[0] in _ZERO_WIDTH and _BLANK.fullmatch(stripped)):
            start = place + raw.index(stripped[0])
            lines.append(Line(start, start + len(stripped), stripped, _columns(stripped)))
        place += len(raw) + 1
    return lines


def _in_order(lines: list[Line], orders: list[Order]) -> list[Line]:
    """The lines as they are read: in columns first those on the left."""
    for order in orders:
        first = bisect_left(lines, order.start, key=_start)
        last = bisect_left(lines, order.end, key=_start)
        halves = lines[first:last]
        for column in ([line for line in halves if (line.start in order.right) is right] for right in (False, True)):
            wrap = int(median(line.columns for line in column)) if column else 0
            for place, line in enumerate(column, first):
                line.wrap, lines[place] = wrap, line
            first += len(column)
    return lines


def _columns(text: str) -> int:
    """Two columns for a character of three bytes in UTF-8, as all Chinese ones are, one for a Latin letter."""
    return (len(text) + len(text.encode(errors="replace"))) // 2 if len(text) < 200 else 2 * len(text)


def _body(lines: list[Line], repeats: list[Dropped]) -> tuple[list[Line], list[Dropped]]:
    """The lines that belong to the report, and the others with their reason."""
    body: list[Line] = []
    dropped: list[Dropped] = []
    tail = _tail(lines)
    for index, line in enumerate(lines):
        if repeats and any(repeat.start <= line.start < repeat.end for repeat in repeats):
            continue
        reason = "page_chrome" if index >= tail else _reason(lines, index)
        if reason:
            dropped.append(Dropped(line.start, line.end, reason))
            continue
        mark = page_mark_before(line.text)
        if mark:
            dropped.append(Dropped(line.start, line.start + mark, "page_mark"))
        leader = _leader(line.text)
        end = leader.start() if leader else len(line.text)
        if leader:
            dropped.append(Dropped(line.start + end, line.end, "contents_leader"))
        text = line.text[mark:end].rstrip()
        if text and (mark or leader):
            body.append(Line(line.start + mark, line.start + end, text, line.columns))
        elif text:
            body.append(line)
    return body, dropped


def _leader(line: str) -> re.Match[str] | None:
    """The dots and page number at the end of a line of a table of contents."""
    if line[-1] not in ".…-—–0123456789":
        return None
    return _LEADER.search(line, max(0, len(line) - LEADER_REACH))


def _tail(lines: list[Line]) -> int:
    """The number of the line behind which a page has nothing of the report any more."""
    first = int(len(lines) * TAIL_SHARE)
    return next((index for index in range(first, len(lines)) if begins_tail(lines[index].text)), len(lines))


def _reason(lines: list[Line], index: int) -> str | None:
    line = lines[index].text
    if is_page_mark(line) or (line.isdecimal() and len(line) <= 3 and _stands_alone(lines, index)):
        return "page_mark"
    return "page_chrome" if len(line) <= 220 and is_chrome("".join(line.split())) else None


def _stands_alone(lines: list[Line], index: int) -> bool:
    """Whether a line of digits has no other cell of a table beside it."""
    around = [lines[place].text for place in (index - 1, index + 1) if 0 <= place < len(lines)]
    return all(len(text) > 12 and "|" not in text for text in around)


def _inner_spaces(lines: list[Line]) -> list[Dropped]:
    """Spaces inside a line, except between two Latin words or two numbers; between thousands they are inside one."""
    dropped = []
    for line in lines:
        if len(line.text.split(None, 1)) == 1:
            continue
        for match in _SPACE.finditer(line.text):
            start, end = match.span()
            apart = _is_word(line.text[start - 1]) and _is_word(line.text[end])
            if not apart or start in _inside_figures(line.text):
                dropped.append(Dropped(line.start + start, line.start + end, "space"))
            elif end - start > 1:
                dropped.append(Dropped(line.start + start + 1, line.start + end, "space"))
    return dropped


@lru_cache(maxsize=1)  # asked for each space of a line
def _inside_figures(line: str) -> set[int]:
    figures = chain(_SPACED_DIGITS.finditer(line), _SPACED_THOUSANDS.finditer(line))
    return {place for figure in figures for place in range(*figure.span())}


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _kept(text: str, lines: list[Line], dropped: list[Dropped]) -> list[tuple[int, int]]:
    """The source spans of the clean text: the lines less what was dropped, one line feed between paragraphs."""
    holes = [*sorted((drop.start, drop.end) for drop in dropped), (len(text) + 1, len(text) + 1)]
    wrap = _wrap_width(lines)
    kept: list[tuple[int, int]] = []
    hole = 0
    for index, line in enumerate(lines):
        if index and not _continues(lines[index - 1], line, wrap):
            feed = text.rindex("\n", 0, line.start)
            kept.append((feed, feed + 1))
        place = line.start
        if index and place < lines[index - 1].start:  # at the top of a column
            hole = max(bisect_left(holes, (place, 0)) - 1, 0)
        while holes[hole][1] <= place:
            hole += 1
        while holes[hole][0] < line.end:
            start, end = holes[hole]
            if start > place:
                kept.append((place, start))
            place = max(place, end)
            hole += 1
        if place < line.end:
            kept.append((place, line.end))
    return kept


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which the text was wrapped by hand, in columns; None where paragraphs are whole lines."""
    widths = Counter(line.columns // 4 for line in lines if line.columns >= NARROW_WRAP)
    if not widths:
        return None
    common = max(widths, key=lambda width: widths[width] + widths[width + 1])
    near = widths[common] + widths[common + 1] + widths[common - 1]
    longer = sum(count for width, count in widths.items() if width > common + 2)
    wide = sum(widths.values())
    most = near >= 8 and near >= 0.5 * wide and longer <= 0.2 * near
    many = near >= MANY_WRAPPED and near >= 0.4 * wide and longer <= 0.5 * near  # beside tables and lines joined before
    return common * 4 if most or many else None


def _continues(line: Line, following: Line, wrap: int | None) -> bool:
    """Whether `following` goes on in the middle of the sentence that `line` was cut in."""
    last = line.text.rstrip(_CLOSERS)[-1:] or line.text[-1]
    if last in _ENDS or "|" in (line.text[-1], following.text[0]) or line.text[-1] == "\t":
        return False
    if _open_bracket(line.text, following.text):
        return True
    if _LABEL.match(following.text):
        return False
    if line.text[-1] in "，、《（" or following.text[0] in "，、。；）》”%":
        return True
    if line.text[-1].isdigit() and following.text[0].isdigit():
        return False
    wrap = line.wrap or wrap
    if wrap is not None and line.columns >= wrap - WRAP_SLACK:
        return True
    if len(line.text) >= LONG_LINE and line.text[-1] not in "）)]":
        return True
    return _HAN.search(line.text) is not None and line.text[-1].isdigit() and bool(_CONTINUES.match(following.text))


def _open_bracket(line: str, following: str) -> bool:
    """Whether a bracket opened near the end of `line` is closed near the start of `following`."""
    tail, head = line[-BRACKET_REACH:], following[:BRACKET_REACH]
    for opening, closing in _PAIRS.items():
        place = tail.rfind(opening)
        if place >= 0 and closing not in tail[place:]:
            end = head.find(closing)
            return (end >= 0 and opening not in head[:end]) or (opening == "（" and end < 0 and len(head) < 8)
    return False
