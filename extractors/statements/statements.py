"""Statements: each quantity of a sentence with the words before and behind it.

A clause is bounded by ，；：。 and brackets; inside a clause the numbers of a list are bounded by 、和及 behind the
number before. Dates, cited titles and long quotations are taken out of the words, and punctuation inside them bounds
nothing. A clause without words of its own (同比增长10%, 合计12件) leans on the statement before it.

>>> from ..figures.quantities import find_quantities
>>> text = "新建公园12个、绿道235公里，总数达638公里"
>>> [(s.before, s.behind) for s in read_statements(text, 0, len(text), find_quantities(text, bytearray(40)), [])]
[('新建公园', ''), ('绿道', ''), ('总数达', '')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from ..figures.quantities import Quantity
from ..scanning import Begin, Scanner
from ..times.dates import FoundDate

TAKEN_OUT = "\x00"  # stands for characters of titles, sessions and long quotations

_MARK = re.compile(r"[（），；：。！？\n|]")  # brackets, and what bounds a clause outside them
_NO_NOUN = frozenset("×*xX时")  # 480毫米×140毫米, 不足3套时，
_JOINT = re.compile(r"^(?:、|和(?!美)|及|以及|与|并|或者?|，)")
_DATE_LEAD = re.compile(
    r"(?<![存所现正实内])在$|(?<=[\u4e00-\u9fff]{2}[^学此目以])前$|^[前这]$"
)  # 我国在1952年的产量, 这五年
_DATE_REST = re.compile(r"^(?:年度|(?:计划|规划)?期间|间|内|底|末|中(?![央国心小级等型高西东部]|共(?![增有计]))|，)")
_PERIOD_REST = re.compile(
    r"^(?:时期|期间|第[一二三四五六七八九十]{1,2}次全国[\u4e00-\u9fff]{2}普查时?)"
)  # 比“八五”时期增长
_BETWEEN = re.compile(
    r"(?<!^[\u4e00-\u9fff])、(?![^（）]*）)|(?<=^[\u4e00-\u9fff])、$|和(?=(?:(?:国家|自治区|[省市县区州盟旗])级)?$)|及(?=$)|以及(?=$)"
)
_AMONG = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![排居列位名在获])(?:全[国省市区州县盟旗球]|世界)$")  # 7项指标全省第1
_AND_MORE = re.compile(r"(?<=[\u4e00-\u9fff]{2})及(?!其|时|以)")
_FAR = re.compile(
    r"至少|最少|不[足到达]|[未有]达|额度?最高为|LPR|上限|[最至]多|约占|超[过出]|[低少高大小多]于|只[能可]|仅[能可限]"
)  # what each of them has
_CEILING = r"(?:补[贴助]|奖[励补]|资助|贷款|支持|额度?|利率|费率?|收入|标准|价格?)上限为?(?:每[人名户家个年月]){0,2}$"
_FAR_BOUNDS = (
    ("ge", re.compile(r"至少|最少(?!基)")),
    ("le", re.compile(rf"额度?最高为$|不得?(?:超过|高于)(?:同期)?LPR[+＋－-]$|{_CEILING}")),
    ("le", re.compile(r"[最至]多(?![的为有是])[^，。；的多达”]{1,6}$")),
    ("le", re.compile(r"(?:只[能可]|仅[能可限])[\u4e00-\u9fff]{0,4}$")),  # 只能享受一次
    ("le", re.compile(r"不[得能应宜可]?(?:超过|高于|大于|多于)(?:每[\u4e00-\u9fff]{1,4})?$")),  # 不能超过每月1000元
    ("ge", re.compile(r"不[得能应宜可]?(?:低于|少于|小于)(?:每[\u4e00-\u9fff]{1,4})?$")),
    ("about", re.compile(r"约占[^，；。]{0,12}$")),
    ("le", re.compile(r"不得?(?:超过|高于|大于)[^，。；、某]{2,20}(?:的|总[数额量])$")),  # 不得超过房屋总数的50%
    ("ge", re.compile(r"不得?(?:低于|少于)[^，。；、某]{2,20}(?:的|总[数额量])$")),
    ("under", re.compile(r"(?:未|没有?|[尚还]不)达到?$")),  # 占比未达到5%的要求
    ("under", re.compile(r"不[足到][^，。；、某]{2,20}的$")),  # 不足在编人数的5%
    ("over", re.compile(r"(?<![不得])超[过出][^，。；、某]{2,20}(?:的|总[数额量]|收入)$")),
)
_LIMITED_WHOLE = re.compile(r"不得?(?:[低少小]于|(?P<most>高于|大于|超过))[\u4e00-\u9fff（）]{2,20}$")
_PLACED = re.compile(r"(?:一直)?(?:稳?居(?![民住家])|[位名]列|排(?:名|在|全)|蝉联|保持在?全[国省市区]|领跑)")
_UP_TO = re.compile(r"^(?:预计|实际|大约|将|只|仅|就|又|已[经經]?|则|也|都|才|还|可|约|拟)+")  # 总产值1974年预计达到
_COMPARED = ("某年", "从某年")  # what stands for a time compared with
_OPEN = re.compile(r"（[^（）]*$")
_DATED_ASIDE = re.compile(r"（[^（） ]* [^（）]*）")  # 总产值（按某年不变价格计算，下同）比某年增长
_OUT = Scanner(
    re.compile(
        "《[^《》\n]{1,120}》|“(?:[^“”\n]{17,120}|[^“”\n]{9,16}(?=”(?![和及与等排榜总数一二两三四五六七八九十])[\u4e00-\u9fff]))”"
    ),
    Begin("[《“]"),
)
_QUOTED = re.compile(r"“(?=[^“”\n，、：；]{0,15}[，、：；])[^“”\n]{1,16}(?=”)")  # with punctuation inside
_PUNCTUATION = str.maketrans("，、：；", "····")


@dataclass(slots=True, eq=False)
class Statement:
    """A quantity, the clause it stands in, and the words around it within the clause."""

    quantity: Quantity
    clause: tuple[int, int]
    before: str
    behind: str
    adjoining: bool  # the words behind run on to another quantity
    joined: bool  # stands behind another number in the same clause
    listed: bool  # and is bound to it by 、和及
    bracketed: bool


def skeleton(text: str, sessions: list[tuple[int, int]]) -> str:
    """The text with titles, long quotations and sessions blotted out, of the same length."""
    text = _blotted(text, (match.span() for match in _OUT.finditer(text)))
    text = _QUOTED.sub(lambda match: match[0].translate(_PUNCTUATION), text)
    return _blotted(text, sessions)


def _blotted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, place = [], 0
    for start, end in spans:
        if start >= place:
            parts += [text[place:start], TAKEN_OUT * (end - start)]
            place = end
    return "".join([*parts, text[place:]])


def read_statements(
    text: str, start: int, end: int, quantities: list[Quantity], dates: list[FoundDate]
) -> list[Statement]:
    """The statements of the sentence `start:end` of a skeleton, one for each quantity in it."""
    statements: list[Statement] = []
    marks = [mark.start() for mark in _MARK.finditer(text, start, end)]
    for index, quantity in enumerate(quantities):
        left, right, bracketed = _clause(text, marks, (start, end), quantity)
        previous = quantities[index - 1] if index else None
        joined = bool(previous and left < previous.end <= quantity.lead)
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        adjoining = bool(following and following.start < right)
        before_left = previous.end if joined and previous else left
        behind_right = following.lead if following and adjoining else right
        before = _after_date(_words(text, before_left, quantity.lead, dates))
        behind = _words(text, quantity.end, behind_right, dates).replace(" ", "")
        behind = _OPEN.sub("", behind) if "（" in behind else behind
        listed = joined and bool(_JOINT.match(before) or "、" in before or before.endswith(("和", "及", "与")))
        if joined:
            before = _own_words(before.lstrip("）×*"))
        if adjoining:
            whole = behind
            behind = _own_noun(behind)
            adjoining = behind == whole
        behind = "" if behind in _NO_NOUN else behind
        if following and adjoining and following.kind == "rank":
            behind = _AMONG.sub("", behind)
        statements.append(Statement(quantity, (left, right), before, behind, adjoining, joined, listed, bracketed))
    return statements


def _clause(text: str, marks: list[int], sentence: tuple[int, int], quantity: Quantity) -> tuple[int, int, bool]:
    """The bounds of the clause around a quantity, and whether it stands in a bracket.

    `marks` are the places of brackets and of what bounds clauses; brackets closed on one side are passed over.
    """
    before, behind = bisect_left(marks, quantity.lead), bisect_left(marks, quantity.end)
    left = _bound(text, marks, range(before - 1, -1, -1), opening="）")
    right = _bound(text, marks, range(behind, len(marks)), opening="（")
    bracketed = left is not None and text[left] == "（"
    return sentence[0] if left is None else left + 1, sentence[1] if right is None else right, bracketed


def _bound(text: str, marks: list[int], places: range, *, opening: str) -> int | None:
    """The first of the marks at these places outside the brackets that open on the way."""
    depth = 0
    for place in places:
        mark = marks[place]
        char = text[mark]
        if char == opening:
            depth += 1
        elif depth == 0:
            return mark
        elif char in "（）":
            depth -= 1
    return None


def _words(text: str, start: int, end: int, dates: list[FoundDate]) -> str:
    """The text of a span without the temporal expressions and titles in it."""
    if not dates:
        return text[start:end].replace(TAKEN_OUT, "")
    parts = []
    place = start
    for date in dates:
        if date.start >= place and date.end <= end:
            parts.append(
                text[place : date.start]
                if "基础上" in text[date.end : end]
                else _DATE_LEAD.sub("", text[place : date.start])
            )
            place = date.end
            rest = _DATE_REST.match(text[place:end])
            rest = _PERIOD_REST.match(text[place:end]) if date.compared else rest
            if rest:
                place += rest.end()
            parts.append(_COMPARED[text[date.start] == "从"] if date.compared else " ")
    parts.append(text[place:end])
    return "".join(parts).replace(TAKEN_OUT, "")


def _after_date(words: str) -> str:
    """The words behind the last date where they make a statement of their own, else all of them."""
    words = _DATED_ASIDE.sub("", words) if "（" in words else words
    if " " not in words:
        return words
    head, _, tail = words.rpartition(" ")
    if (
        len(tail) >= 5
        and not _UP_TO.sub("", tail).startswith(
            ("达", "为", "的", "完成", "全部", "实现", "同比", "累计", "比某年", "较某年", "同某年")
        )
        and not _PLACED.match(tail)  # 出口量连续9年居全国沿海城市首位
        and "基础上" not in tail
        and len(head.strip()) > 3
    ):
        return tail
    return words.replace(" ", "")


def _own_words(before: str) -> str:
    """The words between two numbers that belong to the second."""
    joint = _JOINT.match(before)
    if joint:
        return before[joint.end() :]
    place = before.rfind("、")
    if place < 0 and before.endswith(("和", "及", "与")):
        return ""
    return before[place + 1 :] if place >= 0 else before


def _own_noun(behind: str) -> str:
    """The words between two numbers that belong to the first: up to a joint, nothing where the joint comes first."""
    if _JOINT.match(behind):
        return ""
    parts = _BETWEEN.split(behind)
    return _AND_MORE.split(parts[0])[0] if len(parts) > 1 else parts[0]


def far_bound(statement: Statement) -> str:
    """The bound that words of the clause set where none stands at the number: 约占全国的3%, 最多选择其中3个.

    Of a share it may be the whole that is limited: 不低于最低工资标准80%.
    """
    before = statement.before
    if not _FAR.search(before):
        return "eq"
    limited = _LIMITED_WHOLE.search(before) if statement.quantity.unit in ("%", "倍") else None
    if limited:
        return "le" if limited["most"] else "ge"
    return next((bound for bound, words in _FAR_BOUNDS if words.search(before)), "eq")
