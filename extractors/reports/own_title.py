r"""The report's own title: the line or lines of the head that name it.

Weighs the lines of the head: one that ends like a document's name (报告, 通知, 规划 …), stands first, stands twice,
or has a document number, a date line or a salutation after it. A title cut over lines is put together again.
Refuses navigation, headings of sections, body text; an excerpt without a title has none.

>>> head = read_head("登录|注册\n某市公开环境保护督察整改落实情况\n来源：某市政府 发布时间：2024-12-18\n正文。")
>>> find_title(head).text
'某市公开环境保护督察整改落实情况'
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ..places.divisions import division_at
from .heads import DATE, Head, Line, lone_date, normalize, read_head

__all__ = ["OwnTitle", "find_title", "read_head", "strip_title"]

JOINED = 5  # lines a title may be cut over
SHORTEST, LONGEST = 5, 130  # characters of a title
LEAST_WEIGHT = 4

_NOUNS = (
    "(?:预|决)算(?:信息|情况)?公开|报告|报告书|通知|公告|通告|通报|公示|方案|规划|计划|纲要|意见|办法|规定|条例|细则|规则|规范|标准|公报|决定|决议|批复|函|措施|情况|总结"
    "|要点|思路|打算|预算|决算|说明|指南|指引|建议|章程|年报|简报|月报|举措|政策|清单|目录|状况|数据|摘要|(?:统计|数据|情况|形势)分析|讲话|设想|守则|基准|法|答复|复函|解读|名单|安排|任务分工|行动"
)
_TAIL = r"(?:（[^（）]{1,30}）|〔\d{4}〕|\(\d{4}\)|\d{4}年?版?|[》”])"
_NAMED = re.compile(rf"(?:{_NOUNS}){_TAIL}{{0,3}}$")
_SITE_FIRST = re.compile(r"^[^-_—|–，。]{2,20}(?:网站|门户)[-_—|–]")
_PREFIX = re.compile(r"^（转载）|^标?题：|^(?:[^，。]{2,12}〔\d{4}〕\d{1,4}号)?文件(?=关于)")
_SITE = re.compile(r"(?:[-_—|–]{1,3}|\s[-_|]\s)[^-_—|–，。]{2,30}(?:网|网站|门户|平台|首页|政府|厅|局|委|办|频道)$")
DOC_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff（）]{1,16}?[〔\[【（][ ]?(?:19|20)\d\d[ ]?[〕\]】）])第?\d{1,5}号"  # 内政发〔2020〕26号
    r"|[\u4e00-\u9fff]{0,14}令第?\d{1,4}号"  # 国务院令第737号
)
_NUMBER_END = re.compile(r"[^，。]{0,20}(?:19|20)\d\d[〕\]】）]第?\d{1,5}号")
_NUMBER_TAIL = re.compile(rf"（((?:{DOC_NUMBER.pattern}))）$")
_FOOTNOTE = re.compile(r"(?<=[\u4e00-\u9fff])\[\d{1,2}\]$")
_SALUTATION = re.compile(
    r"^(?:各|有关|[^，。：]{2,60}(?:人民政府|委员会|厅|局|部门|单位|机构|行署|代表|同志们?|委员))[^。]{0,200}：$"
)
_META = re.compile(
    r"^(?:来源|信息来源|发布时间|发布日期|发表时间|时间：|日期：|作者|索引号|（?\d{4}年\d{1,2}月\d{1,2}日|——|[一二]〇)|发布时间："
)
_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|第[一二三四五六七八九十\d]{1,3}[章节条编部篇]|\d{1,2}[.、．](?!\d)|[•·①-⑳])"
)
_AGENCY_LINE = re.compile(r"[厅局委办部府会署院]$")
_ADOPTED = re.compile(r"（[^（）]{4,40}会议[^（）]{0,12}\d日(?:批准|通过)）")
_ATTACHMENT = re.compile(r"^附件[\d一二三四五六七八九十]{0,2}：?$")
_BODY_START = re.compile(
    r"^(?:为了?|根据|现将|现在|按照|近日|依据|随着|本报告|各位代表|同志们|以习近平|我们|目前|当前|一是|由于|我代表|兹)"
)
_NAVIGATION = re.compile(r"[>›»|]|首页|^【|相关(?:新闻|阅读|解读)|搜索|登录|政策解读|解读：|^(?:标题|来源)：|附件[:：]")
_INLINE = re.compile(
    r"(?:编制|编写|发布|公布|公开|形成)(?:了|如下)?《?([^，。；：《》]{6,60}?(?:年度报告|年报))(?=[》。，；：]|如下)"
)


@dataclass(frozen=True, slots=True)
class OwnTitle:
    """A title and the source spans of its lines. `number` is a document number that stood in brackets behind it."""

    text: str
    spans: list[tuple[int, int]]
    number: str | None = None


def find_title(head: Head) -> OwnTitle | None:
    """The title of a report, None where the text does not show it."""
    found = _ordered_title(head) or _weighed_title(head) or _adopted_title(head)
    if found is None and "title" in head.fields:
        found = OwnTitle(head.fields["title"], [])
    if found is None:
        found = _inline_title(head)
    return found


def _ordered_title(head: Head) -> OwnTitle | None:
    """The title of a regulation behind the order that issues it (…国务院令 第706号 《专利代理条例》已经…)."""
    opening = "".join(line.text for line in head.lines[:8])
    order = re.match(r"([\u4e00-\u9fff]{2,20}令(?:第\d{1,4}号|〔\d{4}〕第?\d{1,4}号))《([^《》]{4,60})》", opening)
    if order is None:
        return None
    spans = [(line.start, line.end) for line in head.lines if line.text == order[2]]
    return OwnTitle(order[2], spans, order[1]) if spans else None


def _adopted_title(head: Head) -> OwnTitle | None:
    """The line above a note of adoption, also behind another document: （第七届…会议1991年4月9日批准）."""
    for above, line in pairwise(head.lines):
        title = _candidate([above]) if _ADOPTED.fullmatch(line.text) else None
        if title and _NAMED.search(title.text):
            return title
    return None


def _weighed_title(head: Head) -> OwnTitle | None:
    best: tuple[int, OwnTitle] | None = None
    end = _title_zone(head.lines)
    counts = Counter(strip_title(line.text)[0] for line in head.lines[: end + JOINED] if len(line.text) <= LONGEST)
    for first in range(end):
        for last in range(first, min(first + JOINED, len(head.lines))):
            if last > first and not _may_join(head.lines, first, last):
                break
            title = _candidate(head.lines[first : last + 1])
            if title is None or (last + 1 < len(head.lines) and head.lines[last + 1].text[0] in "。，；、”"):
                continue
            weight = _weight(title.text, head.lines, first, last, counts)
            if weight >= LEAST_WEIGHT and (best is None or weight > best[0]):
                best = (weight, title)
    return best[1] if best else None


def _title_zone(lines: list[Line]) -> int:
    """How many lines may begin a title: those before the first line of prose."""
    for index, line in enumerate(lines):
        prose = len(line.text) > 70 and "。" in line.text[:-1]
        opens = line.text.startswith(("各位代表", "同志们")) or _SECTION.match(line.text)
        if prose or (opens and line.text[0] not in "•·" and not _NAVIGATION.search(line.text)):
            return index
    return len(lines)


def _may_join(lines: list[Line], first: int, last: int) -> bool:
    """Whether line `last` may continue a title that begins at line `first`."""
    above, line = lines[last - 1], lines[last]
    text = "".join(part.text for part in lines[first:last])
    unclosed = text.count("《") > text.count("》") or text.count("（") > text.count("）")
    edition = re.fullmatch(r"(?:（[^（）]{2,20}）){1,2}", line.text) and not DOC_NUMBER.search(line.text)
    if _SECTION.match(line.text) or _META.match(line.text) or len(line.text) > 60 or _BODY_START.match(text):
        return False
    if edition and not lone_date(line.text):
        return True
    numbered = DOC_NUMBER.fullmatch(line.text) or _NUMBER_END.fullmatch(above.text)
    if numbered or lone_date(line.text) or _NAVIGATION.search(above.text + line.text):
        return False
    if (
        _ATTACHMENT.match(above.text)
        or above.text[-1] in "：:"
        or lone_date(above.text)
        or DATE.fullmatch(above.text)
        or line.text == "目录"
    ):
        return False
    begins = line.text[0] == "《" or division_at(line.text, 0) is not None
    if begins and not unclosed and "关于" not in text and not _AGENCY_LINE.search(above.text):
        return False
    return unclosed or (not line.blank_before and not _NAMED.search(above.text))


def _candidate(lines: list[Line]) -> OwnTitle | None:
    """The title that lines make, or None where they cannot be one."""
    text, number = strip_title("".join(line.text for line in lines))
    bare = re.sub(r"《[^《》]*》|“[^“”]*”", "", text)
    if not SHORTEST <= len(text) <= LONGEST or re.search(r"[。；]|，(?!.{0,40}(?:报告|通知|意见)$)|[：:]$", bare):
        return None
    if text.count("《") != text.count("》") or _SECTION.match(text) or _BODY_START.match(text):
        return None
    if re.match(r"——|（.{4,60}）$", text) or DATE.search(text[:12]) or re.search(r"会议上$|^第[^关]{2,40}听取", text):
        return None
    if _NAVIGATION.search(text) or _ATTACHMENT.match(text) or DOC_NUMBER.fullmatch(text) or _SALUTATION.match(text):
        return None
    return OwnTitle(text, [(line.start, line.end) for line in lines], number)


def strip_title(text: str) -> tuple[str, str | None]:
    """A title without the name of the site, outer brackets and document number, and that number.

    >>> strip_title("某市关于住房保障的通知 - 某市人民政府门户网站")
    ('某市关于住房保障的通知', None)
    >>> strip_title("关于防范风险的通知（银发〔2026〕42号）")
    ('关于防范风险的通知', '银发〔2026〕42号')
    """
    text = _PREFIX.sub("", _SITE_FIRST.sub("", _SITE.sub("", normalize(text)))).rstrip("·")
    text = _FOOTNOTE.sub("", text)
    number = _NUMBER_TAIL.search(text)
    if number:
        text = text[: number.start()]
    if text.startswith("《") and text.endswith("》") and text.count("《") == 1:
        text = text[1:-1]
    return text, number[1] if number else None


def _weight(text: str, lines: list[Line], first: int, last: int, counts: Counter[str]) -> int:
    named = bool(_NAMED.search(text))
    following = lines[last + 1 : last + 3]
    after = any(_follows_title(line) for line in following)
    weight = 3 * named + (2 if first == 0 or (_ATTACHMENT.match(lines[0].text) and first == 1) else 0) + 2 * after
    weight += 2 * (counts[text] > 1 and len(text) > 8)
    weight += bool(re.search(r"关于|(?:19|20)\d\d|“十[一二三四五六]五”|工作报告", text)) + bool(division_at(text, 0))
    if len(text) < 8 and text != "政府工作报告":
        weight -= 2
    if last > first and not named:
        weight -= 2
    if not named and not (after and len(text) >= 8) and not (counts[text] > 1 and first == 0):
        weight -= 3
    return weight


def _follows_title(line: Line) -> bool:
    """Whether a line is of the kind that stands right below a title."""
    text = line.text
    return bool(
        DOC_NUMBER.fullmatch(text.strip("（）")) or _META.match(text) or _SALUTATION.match(text) or lone_date(text)
    )


def _inline_title(head: Head) -> OwnTitle | None:
    """The title that the first paragraph gives: 特编制某局2023年政府信息公开工作年度报告。"""
    for line in head.lines[:3]:
        found = _INLINE.search(line.text)
        if found and (division_at(found[1], 0) or re.match(r"20\d\d年", found[1])):
            return OwnTitle(found[1], [])
    return None
