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
from dataclasses import replace
from decimal import Decimal

from ..scanning import Begin, Scanner, tried
from .adjoining import join_adjoining
from .contextual_units import contextual_unit, listed_unit, measure_before
from .measured_times import measured_time
from .numerals import multiplier_value, read_numeral
from .quantity import Quantity
from .refusals import OF_ALL, RANK_REACH, among_first, first_place
from .spoken import CHINESE, FINANCIAL, FIRST, POINT, Spoken, read_spoken
from .units import (
    COUNTED_WITHOUT_CLASSIFIER,
    Unit,
    currency_before,
    degree_scale,
    read_unit,
    takes_chinese_numeral,
    unit_of_degrees,
)

ARABIC = r"\d{1,15}(?:,\d{3}){0,6}(?:\.\d{1,8})?"
SHARE_OF = rf"(?:百万|百|千|万|(?:{CHINESE})|[壹贰叁]百|\d{{1,4}})"
SHARE = rf"(?:(?:{CHINESE}|{FINANCIAL}|零|百){POINT}?|{ARABIC}(?![\d.%]))"
TWENTIES = (
    r"[一二四五六七八九○〇][一二三四五六七八九○〇]{0,6}[个座处所台家人张项种条队]"  # behind 二, digit by digit: 二○一座
)
# A minus sign stands behind what it is the value of, or alone before a percentage; elsewhere the dash joins or lists.
DEGREES = r"\d{1,3}(?:\.\d{1,2})?"
BELOW_ZERO = rf"(?<=[\u4e00-\u9fff])-(?={DEGREES}(?:(?:℃)?[~至到]{{1,2}}[-+]?{DEGREES})?℃)"  # 温度-40~85℃
MINUS = (
    r"(?:(?<=[长降幅速率值点为是比（，：])[-负](?=\d)"
    rf"|(?<![^\n])[-负](?=\d{{1,7}}(?:\.\d{{1,4}})?[%万亿个])|{BELOW_ZERO})"
)

_NUMBER = re.compile(
    rf"(?=[\d零〇○百千万亿第首前负半{FIRST}-])(?:"  # characters a number can begin with
    rf"(?P<sign>{MINUS})?(?<![\d.,A-Za-z〔])(?P<arabic>{ARABIC})(?P<fraction>(?![\d.]|分之))"
    rf"|(?P<share>(?<![\d.]){SHARE_OF}分之{SHARE}(?:到(?:{SHARE_OF}分之)?(?P<to>{SHARE})(?![年〇○零一二三四五六七八九]))?)"
    r"|(?<![数几十百千万亿第])(?P<half>(?:一半|(?<![过折])半数)(?=以上|以下|左右|上下|多|的|[，。；、])|(?<=超过)半数(?!通过|同意))"
    rf"|(?<![第数几周初星期零〇○一二三四五六七八九十百千万亿])(?<![一二三四五六七八九十]、)(?!二(?![十百千万亿点至到厘克个倍所]|[一二三四五六七八九○〇]{{1,8}}[万亿点]|{TWENTIES}|三[十百千万]))(?P<chinese>{CHINESE}{POINT}?|{FINANCIAL}|[零〇○]{POINT})"
    r"|(?P<rank>第(?:\d{1,4}|[一二三四五六七八九十]{1,3}))(?P<place>位|名(?![单额义]))?"
    r"|前(?P<top>[一二三四五六七八九十]{1,2}|\d{1,2}(?![\d.%]))(?:位|名(?![单额义]))?(?=[，。；、）和及\n])"
    r"|(?P<first>首位)|(?P<none>(?<=[率例]为)零(?=[，。；、（）]))"
    r"|(?:(?<=超过|[迈跃跨站]上|跨[越过])|(?<=[破超逾近向]))"  # 突破千亿元
    r"(?P<order>[百千万亿]{1,2})(?![百千万亿年]))"
)
_NUMBERS = Scanner(
    _NUMBER,
    Begin(rf"[零〇○百千万亿第首负{FIRST}-]"),
    Begin("[半]", "[数]"),
    Begin(r"\d", after=r"[^\d.,A-Za-z〔]"),
    Begin("[前]", r"[一二三四五六七八九十\d]"),
    Begin(r"\d", "[分]", len("1234分")),  # a share may stand behind a letter
)
_PLACE_ENDS = re.compile(
    r"$|[，。；（）]|[、和](?!第?[一二三四五六七八九十\d]{1,2}[批届次期产])"
)  # 全国第一、第二批试点
_ENDS = re.compile(r"$|[，。；、）\n]|大关|台阶")
_SAID_AGAIN = re.compile(r"(?:元?大关)?[，、](?:达|为)")  # 突破百亿大关、达108亿元
_TOWARDS = re.compile(r"迈进|迈步|进军|冲刺|挺进|跃升|跨越")
_MULTIPLIER = re.compile(
    r"(?P<odd>[余多几来])?(?P<multiplier>[十百千万亿]{0,3})(?P<more>[余多几](?:(?<!亿.)(?P<beyond>[万亿]{0,2}))?)?"
)
LARGE = 10_000
MONEY = 100_000_000  # what stands before a project or a firm without a unit
_NUMBERED = re.compile(r"(?<![^\n])\d{1,2}\.(?=\d{1,4}(?!\d))")
_LATIN = re.compile(r"[A-Za-zμ]")
_COUNTS_ALONE = re.compile(r"[，。；、）]|(?![年月日天代级次里火]|企业|项目|产业)[\u4e00-\u9fff]")
_OF_SIZE = re.compile(r"(?:及?以上)?[\u4e00-\u9fff]{0,3}?(?:项目|企业|产业链|园区)")  # 过50亿项目
_FOLLOWED = re.compile(r"[，。；、）\u4e00-\u9fff]")
_MIXED = re.compile(r"(?:亿\d{1,4}千?万(?:\d千)?(?:\d百)?|[亿万]\d千(?:\d百)?|[万千]\d百)(?![\d万亿])")
_RANGE = re.compile(
    rf"(?:（含）)?(?:[-—–~－]{{1,4}}?|至|到)(?P<sign>[-+](?={DEGREES}℃))?[-—–~－]{{0,3}}(?P<high>{ARABIC})(?![\d.])"
)
_GREAT = re.compile(
    r"大(?=(?:移动|通信|电信|基础电信|国有|商业){0,3}(?:运营商|银行|集团|企业|城市|港口|机场|油田|水库))"
)
_SUFFIX = re.compile(r"[余多]?(?:及其?|或|（含）)?(?:以上|以下|以内|之内|左右|上下|范围内|范围之内)|[余多](?![年月])")
_PREFIX = re.compile(
    r"(?:(?<![签节節公条违履预集])约为?|大约|最高(?!不)|(?<![通经超不])过|近|接近|将近|超过|超出|超|突破|逾|至少|最少|起[码碼]|不[得能应宜可]?(?:低于|少于|小于|超过|高于|大于|多于)|最多|最长不超过"
    r"|不足|不到|低于|少于|小于|高于|大于|多于|年满|(?<!每)满|控制在|最多不超过|最高不超过|[<≤>≥〈〉])$"
)
_AUXILIARY = re.compile(r"(?<=^不)[得能应宜可]")
LONGEST_ORDINALS = 24  # characters
_JOINED = tuple("、和至或及")
_ARTICLES = frozenset("项 条 款 章 类 种 期 批 组".split())
_ORDINALS = re.compile(r"第(?:\d{1,3}[、和至或及])+$")
_SPELLED_ORDINALS = re.compile(r"[条款]第(?:[一二三四五六七八九十]{1,3}[、和至或及])+$")
_INCLUDED = re.compile(r"（含(?:本数|\d[^（），]{0,8})?）")
_WITHIN = ("限额内", "额度内", "限度内", "限额以内", "额度以内", "的限额内", "的额度内", "的限度内")
_PREFIX_ENDS = frozenset("约为高过近超出破逾于少码碼多足到满在<≤>≥〈〉")  # what the hedges end with
_RANKED = re.compile(
    r"(?:居|列|位|排|名次|名列|位列|排名|居于|升至|跃居|升到|保持|跻身|获|并列)[^，。；]{0,10}$"
    rf"|(?<!\d次){OF_ALL}$"  # 品牌价值全省第一; 3次全省第一 are counted
)

BOUND_OF_PREFIX = {
    "约": "about", "约为": "about", "大约": "about", "近": "about", "接近": "about", "将近": "about",
    "超过": "over", "过": "over", "超出": "over", "超": "over", "突破": "over", "逾": "over", "高于": "over",
    "大于": "over", "多于": "over",
    "不低于": "ge", "不少于": "ge", "不小于": "ge", "至少": "ge", "最少": "ge", "起码": "ge", "起碼": "ge",
    "年满": "ge", "满": "ge",
    "不超过": "le", "不高于": "le", "不大于": "le", "不多于": "le", "最多": "le",
    "最高": "le", "最长不超过": "le",
    "最多不超过": "le", "最高不超过": "le",
    "≤": "le", "≥": "ge", "<": "under", "〈": "under", ">": "over", "〉": "over",
    "不足": "under", "不到": "under", "低于": "under", "少于": "under", "小于": "under",
}  # fmt: skip


__all__ = ["Quantity", "find_quantities"]


def find_quantities(text: str, masked: bytearray) -> list[Quantity]:
    """All quantities of a clean text, in order; `masked` marks the characters that belong to something else."""
    found: list[Quantity] = []
    place = 0
    begins = (
        begin for begin in _NUMBERS.places(text)
        if not masked[begin] and (text[begin] != "前" or among_first(text, begin))
    )  # fmt: skip
    for match in tried(_NUMBER, text, begins):
        if match.start() < place:
            continue
        quantity = _read(text, match)
        if quantity and not masked[quantity.end - 1] and not _in_ordinals(text, quantity):
            found.append(quantity)
            place = quantity.end
    return join_adjoining(text, found)


def _in_ordinals(text: str, quantity: Quantity) -> bool:
    """Whether a count only goes on with a list of ordinals: 第2、4、5项."""
    start = quantity.start
    if quantity.unit not in _ARTICLES or text[start - 1 : start] not in _JOINED:
        return False
    ordinals = _ORDINALS if text[start].isdigit() else _SPELLED_ORDINALS
    return ordinals.search(text, max(0, start - LONGEST_ORDINALS), start) is not None


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    if match["arabic"]:
        return _arabic(text, match)
    if match["chinese"]:
        return _chinese(text, match)
    if match["share"]:
        return _share(text, match)
    if match["order"]:
        return _order(text, match)
    if match["half"] or match["none"]:
        return _ratio(text, match.start(), match.end(), Decimal(50 if match["half"] else 0))
    return _rank(text, match)


def _order(text: str, match: re.Match[str]) -> Quantity | None:
    """突破千亿元, 超百家, 产值突破百亿: an order of magnitude that is reached, where it ends its clause."""
    start, end = match.span("order")
    unit = read_unit(text, end)
    if unit is None and end - start > 1 and text[end - 1] == "亿" and not _SAID_AGAIN.match(text, end):
        unit = Unit("元", "amount", end) if measure_before(text, start, end) == ("元", "amount") else None
    ends = _TOWARDS if text[start - 1] == "向" else _ENDS
    if unit is None or unit.unit == "级" or not ends.match(text, unit.end):
        return None
    value = multiplier_value(match["order"])
    return _finish(text, match.start(), unit, value, value, odd=False)


def _ratio(text: str, start: int, end: int, value: Decimal) -> Quantity:
    bare = Quantity(start, end, start, value, value, value, "%", "ratio", "eq", chinese=True)
    return _hedged(text, bare)


def _share(text: str, match: re.Match[str]) -> Quantity | None:
    """百分之五十, 三分之一, 百分之二十到三十."""
    words, end = match["share"].split("到")[0], match.end()
    low = read_numeral(words)
    if low is None and not match["to"]:  # 百分之七十百分位: the last 百 begins the next word
        low, end = read_numeral(words[:-1]), end - 1
    if low is None:
        return None
    quantity = _ratio(text, match.start(), end, _percent(low))
    high = read_numeral(f"{match['share'].split('分之')[0]}分之{match['to']}") if match["to"] else None
    if high is not None:
        quantity = replace(quantity, value=None, high=_percent(high), bound="range")
    return quantity


def _percent(share: Decimal) -> Decimal:
    """A share as per cent: four decimals, more only where the first ones are all zeros."""
    return round(share * 100, 4 if share >= Decimal("0.0001") else 12)


def _rank(text: str, match: re.Match[str]) -> Quantity | None:
    """第15位 anywhere; a bare 第1 or 首位 only behind a word of ranking; 前三 only of all of a place."""
    if match["top"]:
        lowest = read_numeral(match["top"]) or Decimal(1)
        return Quantity(match.start(), match.end(), match.start(), lowest, lowest, lowest, "位", "rank", "le")
    first = first_place(text, match.start())
    ranked = _RANKED.search(text, max(0, first - RANK_REACH), first)
    if not ranked and match["place"] != "位":
        return None
    if match["rank"] and not match["place"] and not _PLACE_ENDS.match(text, match.end()):
        return None
    value = Decimal(1) if match["first"] else read_numeral(match["rank"][1:])
    if value is None:
        return None
    return Quantity(match.start(), match.end(), match.start(), value, value, value, "位", "rank", "eq")


def _arabic(text: str, match: re.Match[str]) -> Quantity | None:
    mixed = _MIXED.match(text, match.end()) if match["arabic"].isdigit() else None
    if mixed:  # 1亿3千多万
        return _spelled(text, match.start(), text[match.start("arabic") : mixed.end()], mixed.end())
    numeral = read_numeral(match["arabic"])
    if numeral is None:
        return None
    numeral = -numeral if match["sign"] else numeral
    scale, odd, place, unit = _scale_and_unit(text, match.start("arabic"), match.end())
    high = numeral
    interval = _RANGE.match(text, place if unit is None else unit.end)
    if interval:
        top = read_numeral(interval["high"])
        high_scale, _, _, high_unit = _scale_and_unit(text, match.start("arabic"), interval.end())
        if top is not None and high_unit and _same_range(unit, high_unit):
            low = numeral * (scale if scale > 1 or unit else high_scale)
            below = interval["sign"] == "-" and low < -top  # -20℃~-10℃
            return _finish(text, match.start(), high_unit, low, -top if below else top * high_scale, odd)
    if unit is None and scale == 1:
        unit = contextual_unit(text, match.start("arabic"), match.end())
        shared = listed_unit(text, match.start("arabic"), match.end()) if unit is None else None
        if shared:
            return _finish(text, match.start(), shared[0], numeral * shared[1], high * shared[1], odd)
    if unit is None:
        return _bare(text, match, numeral, scale, odd, place)
    if scale >= LARGE and unit.unit == "人" and text[match.start() - 1 : match.start()] == "每":
        return None  # 每10万人中有
    label = _NUMBERED.match(text, match.start()) if unit.kind == "count" and scale == 1 else None
    if label:  # 1.5家单位 at the head of a line is the first item, of five
        item = Decimal(text[label.end() : match.end()])
        return _finish(text, label.end(), unit, item, item, odd)
    return _finish(text, match.start(), unit, numeral * scale, high * scale, odd)


def _same_range(unit: Unit | None, high_unit: Unit) -> bool:
    return unit is None or unit.unit == high_unit.unit


def _scale_and_unit(text: str, start: int, place: int) -> tuple[Decimal, bool, int, Unit | None]:
    """The multiplier behind a numeral or a range, whether 余 多 stands in it, where it ends, and the unit behind it."""
    taken = measured_time(text, start, place)
    if taken:
        return Decimal(1), False, place, taken
    match = _MULTIPLIER.match(text, place)
    if match is None:
        return Decimal(1), False, place, read_unit(text, place)
    multiplier, end = match["multiplier"], match.end()
    if multiplier.endswith(("百", "千")) and not match["more"] and read_unit(text, end - 1):
        multiplier, end = multiplier[:-1], end - 1
    odd = bool(match["odd"] or match["more"])
    if match["odd"] == "来" or (match["odd"] == "几" and not multiplier):
        return Decimal(1), False, place, None
    apart = text[end : end + 1] == " " and _LATIN.match(text, end + 1)  # 20 Mbps
    return multiplier_value(multiplier + (match["beyond"] or "")), odd, end, read_unit(text, end + bool(apart))


def _finish(text: str, start: int, unit: Unit, low: Decimal, high: Decimal, odd: bool) -> Quantity:
    value = low if low == high else None
    bound = "range" if value is None else ("over" if odd else "eq")
    of_degrees = unit.unit == "千瓦时" and text[unit.end - 1] == "度"
    named = unit_of_degrees(text, start, unit.end, high) if of_degrees else unit.unit
    quantity = Quantity(start, unit.end, start, value, low, high, named, unit.kind, bound)
    return _hedged(text, quantity)


def _bare(text: str, match: re.Match[str], numeral: Decimal, scale: Decimal, odd: bool, place: int) -> Quantity | None:
    """A count without classifier: before a noun counted without one, or a scaled number that ends its clause."""
    value, bound = numeral * scale, "over" if odd else "eq"
    following = text[place : place + 1]
    degrees = degree_scale(text, match.start()) if following == "°" else None
    if degrees:
        return Quantity(match.start(), place + 1, match.start(), value, value, value, degrees, "measure", bound)
    currency = currency_before(text, match.start()) if not following or following in "，。；、）\n" else None
    counted = COUNTED_WITHOUT_CLASSIFIER.match(text, place)
    if scale >= MONEY and _OF_SIZE.match(text, place):
        currency = "元"
    if not currency and not counted and (scale < 10_000 or not _FOLLOWED.match(following)):
        return None
    unit, kind = (currency, "amount") if currency else ("个", "count")
    named = None if currency or scale < LARGE else measure_before(text, match.start(), place)
    unit, kind = named or (unit, kind)
    quantity = Quantity(match.start(), place, match.start(), value, value, value, unit, kind, bound, bare=not named)
    return _hedged(text, quantity)


def _chinese(text: str, match: re.Match[str]) -> Quantity | None:
    return _spelled(text, match.start(), match["chinese"], match.end())


def _spelled(text: str, start: int, words: str, place: int) -> Quantity | None:
    """A figure spelled out, in Chinese or mixed with Arabic numerals, that counts something."""
    if words.endswith("千") and len(words) > 1 and read_unit(text, place - 1):
        words, place = words[:-1], place - 1
    spoken = read_spoken(text, words, place)
    if spoken is None:
        return None
    unit = read_unit(text, spoken.end)
    taken = measured_time(text, start, spoken.end) if unit is None else None
    if taken:
        return _finish(text, start, taken, spoken.low, spoken.high, spoken.odd)
    if unit is None or (not words[0].isdigit() and not takes_chinese_numeral(text, start, spoken.high, unit)):
        return _counted_noun(text, start, place, spoken.low) or _large(text, start, spoken)
    quantity = _finish(text, start, unit, spoken.low, spoken.high, spoken.odd)
    quantity.chinese = not words[0].isdigit()
    return quantity


def _counted_noun(text: str, start: int, place: int, numeral: Decimal) -> Quantity | None:
    """五部门, 三大运营商: a noun counted without a classifier."""
    if numeral > 1 and _GREAT.match(text, place):
        return Quantity(start, place + 1, start, numeral, numeral, numeral, "个", "count", "eq", chinese=True)
    if numeral <= 1 or not COUNTED_WITHOUT_CLASSIFIER.match(text, place) or text[start - 1 : start] == "省":
        return None
    return Quantity(start, place, start, numeral, numeral, numeral, "个", "count", "eq", chinese=True, bare=True)


def _large(text: str, start: int, spoken: Spoken) -> Quantity | None:
    """八亿农民, 裁减员额五十万: ten thousands counted without a classifier, as with Arabic numerals."""
    if spoken.low < LARGE or not _COUNTS_ALONE.match(text, spoken.end):
        return None
    value = spoken.low if spoken.low == spoken.high else None
    bound = "range" if value is None else ("over" if spoken.odd else "eq")
    bare = Quantity(start, spoken.end, start, value, spoken.low, spoken.high, "个", "count", bound, True, True)
    return _hedged(text, bare)


def _hedged(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the hedges before and behind it."""
    hedged = text[quantity.start - 1 : quantity.start] in _PREFIX_ENDS
    before = _PREFIX.search(text, max(0, quantity.start - 6), quantity.start) if hedged else None
    behind = _SUFFIX.match(text, quantity.end)
    bound = quantity.bound
    if behind:
        quantity.end = behind.end()
        bound = bound if bound == "range" else _bound_of_suffix(behind[0], bound)
    if before and before[0] in "〈〉" and not text[quantity.start].isdigit():
        before = None  # a bracket
    if before and before[0] != "控制在":
        quantity.lead = before.start()
        if bound == "eq" or (bound == "le" and before[0] in ("控制在",)):
            bound = BOUND_OF_PREFIX[_AUXILIARY.sub("", before[0])]
    quantity.bound = _told_behind(text, quantity.end, bound)
    return quantity


def _told_behind(text: str, end: int, bound: str) -> str:
    """The bound after what stands behind a number: 超过50人（含50人）, 在8万元限额内."""
    if text.startswith("（含", end) and _INCLUDED.match(text, end):
        return {"over": "ge", "under": "le"}.get(bound, bound)
    return "le" if bound == "eq" and text.startswith(_WITHIN, end) else bound


def _bound_of_suffix(suffix: str, bound: str) -> str:
    if suffix.endswith("以上"):
        return "ge"
    if suffix.endswith(("以下", "以内", "之内", "范围内")):
        return "le"
    if suffix.endswith(("左右", "上下")):
        return "about"
    return "over" if suffix in ("余", "多") else bound
