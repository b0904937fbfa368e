"""Days, months and years that measure something: 办理时限由20个工作日压缩到10个以内, 使用寿命达到50年.

Finds 个工作日 个月 天 of a time that is shortened by or to so much, from which it is shortened, behind the name of
a mean time and behind a number of months; the 个 that stands for the unit said just before; and 年 behind the name of
what is measured in years.
Refuses deadlines (收到申请之日起5个工作日内), terms and spans (公示时间为5个工作日), and a bare 一天.

>>> text = "时限由20个工作日压缩到10个以内"
>>> [measured_time(text, 3, 5).end, measured_time(text, 12, 14).end, measured_time("公示时间为5个工作日", 5, 6)]
[9, 15, None]
"""

from __future__ import annotations

import re

from .units import Unit

REACH = 48  # characters before a number in which it may say what the time is taken for
YEARS_REACH = 24  # characters before a number of years in which its measure stands

_UP_TO = r"[^，。；、\d的满]{0,6}"
_IN_YEARS = re.compile(  # 累计缴费年限满10年 sets a condition
    rf"(?:教育年限|学制|寿命|[工教党]龄|(?:使用|服务|开采|运[行营])年限){_UP_TO}(?:[由从][^，。；、满]{{1,12}}年的?{_UP_TO})?$"
)
_UNIT = re.compile(r"个?工作日|个月|天(?![然气津])")
_UNIT_BEFORE = re.compile(r"(?:由|从)[^，。；\d]{0,6}[\d.]{1,5}(?P<unit>个工作日|个月)[^，。；\d]{2,8}$")
_SHORTENED = r"(?:再?压[缩减]|缩[短减]|[精缩]简|减少|降低|降|减|提速)"
_SPAN = r"(?:时间|时长|时限|用时|耗时|周期|工期|期限)"
_TO = re.compile(rf"{_SHORTENED}(?:到|至|为)[^，。；、\d]{{0,6}}$")
_BY = re.compile(
    rf"(?:{_SPAN}[^，。；、\d]{{0,6}}|^|[，；])(?:同比|[较比][上去]年(?:同期)?)?{_SHORTENED}[了约近超过]{{0,2}}$"
)
_FROM = re.compile(r"(?:由|从)(?:原来?|原先|过去|法定|平均|国家规定)?的?$")
_TO_BEHIND = re.compile(rf"(?:以上|左右)?[^，。；、\d]{{0,4}}{_SHORTENED}(?:到|至|为)")
_MEAN = re.compile(
    rf"(?:平均[\u4e00-\u9fff]{{0,8}}{_SPAN}|{_SPAN}平均|平均用时|月数)(?:分别)?(?:为|是|仅|只需|达到?|约|近|不超过)*$"
)
_AT_MEASURE = re.compile(rf"{_SPAN}[^。；]{{0,24}}$")
_CUES = frozenset("由从至到为少减短简低降缩了约近超过均时长限期间数是仅需达来先去定的")


def measured_time(text: str, start: int, place: int) -> Unit | None:
    """The unit of the number `start:place` where it is a time that something takes, is shortened by or is measured in.

    >>> measured_time("使用寿命达到50年", 6, 8), measured_time("合同期限9年", 4, 5)
    (Unit(unit='年', kind='measure', end=9), None)
    """
    if text.startswith("年", place):
        in_years = _IN_YEARS.search(text, max(0, start - YEARS_REACH), start)
        return Unit("年", "measure", place + 1) if in_years else None
    return _time_taken(text, start, place)


def _time_taken(text: str, start: int, place: int) -> Unit | None:
    if text[start - 1 : start] not in _CUES or text[start:place] == "一":
        return None
    unit = _UNIT.match(text, place)
    first = max(0, start - REACH)
    if unit is None:
        shared = text.startswith("个", place) and _UNIT_BEFORE.search(text, first, start)
        same = shared and _TO.search(text, first, start) and not text.startswith("个月", place)
        return Unit(shared["unit"], "measure", place + 1) if shared and same else None
    if not _is_taken(text, first, start, unit.end()):
        return None
    return Unit("个工作日" if unit[0].endswith("工作日") else unit[0], "measure", unit.end())


def _is_taken(text: str, first: int, start: int, end: int) -> bool:
    if _FROM.search(text, first, start):
        return _TO_BEHIND.match(text, end) is not None
    if _TO.search(text, first, start) or _MEAN.search(text, first, start):
        return True
    return _BY.search(text, first, start) is not None and _AT_MEASURE.search(text, first, start) is not None
