"""Quantities: a numeral with its unit, hedges and range, read from the clean text.

Finds Arabic numerals with a unit (`1.51亿余元`, `2-6小时`, `98%以上`, `3.3个百分点`), Chinese numerals with a
classifier (`两家`, `六个`), fractions (`三分之一以上`), ranks (`第15位`, `首位`) and counts whose classifier is left
out before a noun that is counted without one (`12盟市`). Refuses numerals inside masked spans (titles, document
numbers, dates, labels, short quotations), ordinals, grades, set phrases and Arabic numerals without a unit.

>>> [(int(q.low), q.unit, q.bound) for q in find_quantities("处罚金额1.51亿余元，对12盟市", bytearray(20))]
[(151000000, '元', 'over'), (12, '个', 'eq')]
>>> find_quantities("第二十三次会议，PM2.5，5G基站", bytearray(40))
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .numerals import multiplier_value, read_numeral
from .units import COUNTED_WITHOUT_CLASSIFIER, Unit, read_unit, takes_chinese_numeral

ARABIC = r"\d{1,15}(?:,\d{3}){0,6}(?:\.\d{1,8})?"
CHINESE = r"[一二两三四五六七八九十][一二三四五六七八九十百千万亿零〇]{0,8}"
POINT = r"(?:点[一二三四五六七八九零〇]{1,4})"

_NUMBER = re.compile(
    r"(?=[\d零百千万一二两三四五六七八九十第首])(?:"  # characters a number can begin with
    rf"(?<![\d.,A-Za-z〔])(?P<arabic>{ARABIC})(?P<fraction>(?![\d.]))"
    rf"|(?P<share>(?:百|千|万|{CHINESE})分之(?:{CHINESE}|零|百){POINT}?(?:到(?P<to>{CHINESE}{POINT}?))?)"
    r"|(?<![数几十百千万亿第])(?P<half>一半)(?=以上|以下|左右|多|的|[，。；、])"
    rf"|(?<![第数几周初星期零〇、一二三四五六七八九十百千万亿])(?!二[^十百千万亿点])(?P<chinese>{CHINESE}{POINT}?|零{POINT})"
    r"|(?P<rank>第(?:\d{1,4}|[一二三四五六七八九十]{1,3}))(?P<place>位|名(?![单额义]))?"
    r"|(?P<first>首位))"
)
_MULTIPLIER = re.compile(r"(?P<odd>[余多几来])?(?P<multiplier>[十百千万亿]{0,3})(?P<more>[余多几])?")
_RANGE = re.compile(rf"(?:[-—–~－]{{1,2}}|至|到)(?P<high>{ARABIC})(?![\d.])")
_SPOKEN_RANGE = re.compile(rf"(?:至|到)(?P<high>{CHINESE})")
_SUFFIX = re.compile(r"[余多]?(?:及其?)?(?:以上|以下|以内|之内|左右|上下|范围内|范围之内)|[余多](?![年月])")
_PREFIX = re.compile(
    r"(?:约为?|大约|(?<![通经超不])过|近|接近|将近|超过|超出|超|突破|逾|不低于|不少于|不小于|至少|不得低于|不得少于|不超过|不高于|不大于|不得超过|不多于|最多|最长不超过"
    r"|不足|不到|低于|少于|高于|大于|多于|年满|满|控制在)$"
)
_RANKED = re.compile(r"(?:居|列|位|排|名次|名列|位列|排名|居于|升至|跃居|升到|保持|跻身|获|并列)[^，。；]{0,10}$")

BOUND_OF_PREFIX = {
    "约": "about", "约为": "about", "大约": "about", "近": "about", "接近": "about", "将近": "about",
    "超过": "over", "过": "over", "超出": "over", "超": "over", "突破": "over", "逾": "over", "高于": "over",
    "大于": "over", "多于": "over",
    "不低于": "ge", "不少于": "ge", "不小于": "ge", "至少": "ge", "不得低于": "ge", "不得少于": "ge",
    "年满": "ge", "满": "ge",
    "不超过": "le", "不高于": "le", "不大于": "le", "不得超过": "le", "不多于": "le", "最多": "le", "最长不超过": "le",
    "不足": "under", "不到": "under", "低于": "under", "少于": "under",
}  # fmt: skip


@dataclass(slots=True)
class Quantity:
    """A numeral with its unit. `start:end` is the span of the record, `lead` the start of the hedge before it."""

    start: int
    end: int
    lead: int
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    kind: str
    bound: str
    chinese: bool = False
    bare: bool = False


def find_quantities(text: str, masked: bytearray) -> list[Quantity]:
    """All quantities of a clean text, in order; `masked` marks the characters that belong to something else."""
    found: list[Quantity] = []
    place = 0
    for match in _NUMBER.finditer(text):
        if match.start() < place or masked[match.start()]:
            continue
        quantity = _read(text, match)
        if quantity and not masked[quantity.end - 1]:
            found.append(quantity)
            place = quantity.end
    return _merge_ranges(text, [*_share_units(text, found)])


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    if match["arabic"]:
        return _arabic(text, match)
    if match["chinese"]:
        return _chinese(text, match)
    if match["share"]:
        return _share(text, match)
    if match["half"]:
        return _ratio(text, match.start(), match.end(), Decimal(50))
    return _rank(text, match)


def _ratio(text: str, start: int, end: int, value: Decimal) -> Quantity:
    bare = Quantity(start, end, start, value, value, value, "%", "ratio", "eq", chinese=True)
    return _hedged(text, bare)


def _share(text: str, match: re.Match[str]) -> Quantity | None:
    """百分之五十, 三分之一, 百分之二十到三十."""
    whole, part = match["share"].split("到")[0].split("分之")
    divisor = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}.get(whole) or read_numeral(whole)
    dividend = read_numeral(part)
    if not divisor or dividend is None:
        return None
    quantity = _ratio(text, match.start(), match.end(), round(dividend * 100 / divisor, 4))
    top = read_numeral(match["to"]) if match["to"] else None
    if top is not None:
        quantity = replace(quantity, value=None, high=round(top * 100 / divisor, 4), bound="range")
    return quantity


def _rank(text: str, match: re.Match[str]) -> Quantity | None:
    """第15位 anywhere; a bare 第1 or 首位 only behind a word of ranking."""
    ranked = _RANKED.search(text, max(0, match.start() - 14), match.start())
    if not ranked and match["place"] != "位":
        return None
    if match["rank"] and not match["place"] and text[match.end() : match.end() + 1] not in "，。；、）和":
        return None
    value = Decimal(1) if match["first"] else read_numeral(match["rank"][1:])
    if value is None:
        return None
    return Quantity(match.start(), match.end(), match.start(), value, value, value, "位", "rank", "eq")


def _arabic(text: str, match: re.Match[str]) -> Quantity | None:
    numeral = read_numeral(match["arabic"])
    if numeral is None:
        return None
    scale, odd, place, unit = _scale_and_unit(text, match.end())
    high = numeral
    interval = _RANGE.match(text, place if unit is None else unit.end)
    if interval:
        top = read_numeral(interval["high"])
        high_scale, _, _, high_unit = _scale_and_unit(text, interval.end())
        if top is not None and high_unit and _same_range(unit, high_unit):
            low = numeral * (scale if scale > 1 or unit else high_scale)
            return _finish(text, match.start(), high_unit, low, top * high_scale, odd)
    if unit is None:
        return _bare(text, match, numeral, scale, odd, place)
    return _finish(text, match.start(), unit, numeral * scale, high * scale, odd)


def _same_range(unit: Unit | None, high_unit: Unit) -> bool:
    return unit is None or unit.unit == high_unit.unit


def _scale_and_unit(text: str, place: int) -> tuple[Decimal, bool, int, Unit | None]:
    """The multiplier behind a numeral, whether 余 多 stands in it, where it ends, and the unit behind it."""
    match = _MULTIPLIER.match(text, place)
    if match is None:
        return Decimal(1), False, place, read_unit(text, place)
    multiplier, end = match["multiplier"], match.end()
    if multiplier.endswith(("百", "千")) and not match["more"] and read_unit(text, end - 1):
        multiplier, end = multiplier[:-1], end - 1
    odd = bool(match["odd"] or match["more"])
    if match["odd"] == "来" or (match["odd"] == "几" and not multiplier):
        return Decimal(1), False, place, None
    return multiplier_value(multiplier), odd, end, read_unit(text, end)


def _finish(text: str, start: int, unit: Unit, low: Decimal, high: Decimal, odd: bool) -> Quantity:
    value = low if low == high else None
    bound = "range" if value is None else ("over" if odd else "eq")
    quantity = Quantity(start, unit.end, start, value, low, high, unit.unit, unit.kind, bound)
    return _hedged(text, quantity)


def _bare(text: str, match: re.Match[str], numeral: Decimal, scale: Decimal, odd: bool, place: int) -> Quantity | None:
    """A count without classifier: before a noun counted without one, or a scaled number that ends its clause."""
    value = numeral * scale
    if COUNTED_WITHOUT_CLASSIFIER.match(text, place) or (scale >= 10_000 and text[place : place + 1] in "，。；、）"):
        bare = Quantity(
            match.start(), place, match.start(), value, value, value, "个", "count", "over" if odd else "eq"
        )
        bare.bare = True
        return _hedged(text, bare)
    if scale >= 10_000 and re.match(r"[\u4e00-\u9fff]", text[place : place + 1]):
        bare = Quantity(
            match.start(), place, match.start(), value, value, value, "个", "count", "over" if odd else "eq"
        )
        bare.bare = True
        return _hedged(text, bare)
    return None


def _chinese(text: str, match: re.Match[str]) -> Quantity | None:
    words = match["chinese"]
    place, odd = match.end(), False
    if words.endswith("千") and len(words) > 1 and read_unit(text, place - 1):
        words, place = words[:-1], place - 1
    numeral = _spoken_range(words) or read_numeral(words)
    if numeral is None:
        return None
    if text[place : place + 1] in ("余", "多") and numeral >= 10:
        place, odd = place + 1, True
    unit = read_unit(text, place)
    if unit is None or not takes_chinese_numeral(text, match.start(), numeral, unit):
        if (
            numeral > 1
            and COUNTED_WITHOUT_CLASSIFIER.match(text, place)
            and text[match.start() - 1 : match.start()] != "省"
        ):
            return Quantity(
                match.start(), place, match.start(), numeral, numeral, numeral, "个", "count", "eq", True, True
            )
        return None
    high = numeral + 1 if _spoken_range(words) else numeral
    interval = _SPOKEN_RANGE.match(text, place)
    top = read_numeral(interval["high"]) if interval else None
    if interval and top is not None and top > numeral:
        ranged = read_unit(text, interval.end())
        if ranged and takes_chinese_numeral(text, match.start(), top, ranged):
            spoken = _finish(text, match.start(), ranged, numeral, top, odd)
            spoken.chinese = True
            return spoken
    quantity = _finish(text, match.start(), unit, numeral, high, odd)
    quantity.chinese = True
    return quantity


def _spoken_range(words: str) -> Decimal | None:
    """The lower end of 两三, 七八; None for anything else."""
    if len(words) != 2:
        return None
    low, high = read_numeral(words[0]), read_numeral(words[1])
    return low if low and high and low < 10 and high == low + 1 else None


def _hedged(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the hedges before and behind it."""
    before = _PREFIX.search(text, max(0, quantity.start - 6), quantity.start)
    behind = _SUFFIX.match(text, quantity.end)
    bound = quantity.bound
    if behind:
        quantity.end = behind.end()
        bound = bound if bound == "range" else _bound_of_suffix(behind[0], bound)
    if before and before[0] != "控制在":
        quantity.lead = before.start()
        if bound == "eq" or (bound == "le" and before[0] in ("控制在",)):
            bound = BOUND_OF_PREFIX[before[0]]
    quantity.bound = bound
    return quantity


def _bound_of_suffix(suffix: str, bound: str) -> str:
    if suffix.endswith("以上"):
        return "ge"
    if suffix.endswith(("以下", "以内", "之内", "范围内")):
        return "le"
    if suffix.endswith(("左右", "上下")):
        return "about"
    return "over" if suffix in ("余", "多") else bound


def _merge_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """5万元以上30万元以下 is one range."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if (
            last
            and last.bound == "ge"
            and quantity.bound == "le"
            and last.unit == quantity.unit
            and text[last.end : quantity.start] in ("", "、", "，")
            and last.low < quantity.high
        ):
            merged[-1] = replace(last, end=quantity.end, value=None, high=quantity.high, bound="range")
        else:
            merged.append(quantity)
    return merged


def _share_units(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """百分点 written behind the last number of a list only: 0.32个和0.40个百分点."""
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            following
            and quantity.unit == "个"
            and following.unit == "百分点"
            and text[quantity.end : following.start] in ("和", "、", "，")
        ):
            yield replace(quantity, unit="百分点", kind="ratio")
        else:
            yield quantity
