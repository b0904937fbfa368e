"""Units that only their context shows: years and days of a decimal measure, points of a score, units stated once.

Finds 年 天 个月 behind a decimal (受教育年限10.8年: no date, for dates have no decimals), 分 where points are scored
(满分150分), % behind the 0 of a rate, and what the last number of a list states for all: a ratio (1.7和0.9个百分点), or
anything behind 分别 (分别突破5000、5300亿元).
Refuses whole years, minutes and everything else that is read elsewhere.

>>> contextual_unit("年限从10.23年提高", 3, 8), listed_unit("高于全国1.7和0.9个百分点", 4, 7)
(Unit(unit='年', kind='measure', end=9), (Unit(unit='百分点', kind='ratio', end=7), Decimal('1')))
>>> listed_unit("分别突破5000、5300亿元", 4, 8), listed_unit("第5000、5300号", 1, 5)
((Unit(unit='元', kind='amount', end=8), Decimal('100000000')), None)
>>> contextual_unit("满意度得分95.6分", 5, 9), contextual_unit("20时35分", 3, 5), contextual_unit("1.2025年", 0, 6)
(Unit(unit='分', kind='measure', end=10), None, None)
"""

from __future__ import annotations

import re
from decimal import Decimal

from .numerals import multiplier_value
from .units import Unit, read_unit

RATE_REACH = 8  # characters before a number in which a rate may end
MOST_LISTED = 8  # numbers of a list that share the unit of the last

_DECIMAL_TIME = re.compile(r"(?<=\.\d)(?P<unit>年|天|个月)|(?<=\.\d\d)(?P<other>年|天|个月)")
_POINTS = re.compile(r"分(?![之钟别类批期级析布步钱局公支校院区店项行厂])")
_SCORED = re.compile(
    r"(?:[得评记计加扣积总考]分?|分值|满意[度率]|成绩|每[年项满次人][^，。；]{0,6})[^，。；\d]{0,8}$|(?:满|（|不超过|最高|最多)$"
)
_NEXT = re.compile(r"[、和及与](?:\d{1,6}(?:\.\d{1,4})?)(?P<multiplier>[十百千万亿]{0,2})")
_EACH = re.compile(r"分别[^，。；、\d]{0,10}(?:\d{1,6}(?:\.\d{1,4})?[、和及与]){0,7}$")
_RATE = re.compile(r"(?:率|比例)(?:均|都|继续)?(?:为|是|保持)$")
MEASURE_REACH = 30  # characters
_MEASURE = re.compile(  # 经济总量突破, 营业收入过500亿、100亿和
    r"(?:(?P<money>产值|收入|营收|投资|(?:投资|销售|交易|成交|零售|总)额|利润|税收|增加值|生产总值|GDP|经济总量|市值|[存贷]款(?:余额)?|(?<=[业总金])规模)|人口|人数|网民规模)"
    r"(?:再|首次|已|均|将|也|分别|历史性|年均|预计|力争|有望|率先|尽快|连续[一二两三四五六七八九\d]年)*(?P<level>(?:达到?|突?破|超[过出]?|冲刺|不?[低高]于|不[少多]于|不超过|不[足到]|为|在|[过近约逾]|[迈跃跨站]上|跨[越过]|向)+)?"
    r"(?:[\d.]{1,6}[百千]?[万亿]?[、和或及]){0,3}$"
)
_MEASURED_ALONE = re.compile(r"及?以[上下]|[，。；、）的]")
_EACH_REACH = 100  # characters


def contextual_unit(text: str, start: int, place: int) -> Unit | None:
    """The unit of the Arabic number `start:place` that no word behind it states by itself."""
    if text[start:place] == "0" and _RATE.search(text, max(0, start - RATE_REACH), start):
        return Unit("%", "ratio", place)
    time = _DECIMAL_TIME.match(text, place)
    if time:
        return Unit(time["unit"] or time["other"], "measure", time.end())
    if _POINTS.match(text, place):
        scored = "." in text[start:place] or _SCORED.search(text, max(0, start - 14), start)
        return Unit("分", "measure", place + 1) if scored else None
    return None


def measure_before(text: str, start: int, place: int) -> tuple[str, str] | None:
    """The unit and kind of ten thousands without a unit, by the measure in front of them.

    >>> measure_before("产值超过500万以上", 4, 8), measure_before("户籍人口超过100万的", 6, 10)
    (('元', 'amount'), ('人', 'count'))
    >>> measure_before("用户突破500万，", 4, 8)
    """
    match = _MEASURE.search(text, max(0, start - MEASURE_REACH), start)
    if match is None or not (match["level"] or _MEASURED_ALONE.match(text, place)):
        return None
    return ("元", "amount") if match["money"] else ("人", "count")


def listed_unit(text: str, start: int, place: int) -> tuple[Unit, Decimal] | None:
    """The unit and the multiplier that the last number of a list states for the number `start:place`."""
    end = place
    for _ in range(MOST_LISTED):
        following = _NEXT.match(text, end)
        if following is None:
            return None
        end = following.end()
        unit = read_unit(text, end)
        if unit is not None:
            shared = unit.kind == "ratio" or _EACH.search(text, max(0, start - _EACH_REACH), start)
            return (Unit(unit.unit, unit.kind, place), multiplier_value(following["multiplier"])) if shared else None
    return None
