"""Changes: whether a quantity states a growth or a decline, against what, and in which direction.

Finds a word of change directly before the number (同比增长10%, 较2020年减少10026个); refuses levels reached by a
change (提高到58.5%, 增至6亿元) and activities without a base (减少申报材料20余项), which are values.

>>> read_change("PM2.5平均浓度同比下降", unit="%")
Change(sign=-1, name='PM2.5平均浓度', basis='yoy', named=False)
>>> read_change("科技进步贡献率提高到", unit="%"), read_change("减少申报材料", unit="项")
(None, None)
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary

_YOY = (
    r"(?:同比|按可比价格计算|按可比口径|可比口径|按可比价格|同口径|较同期|比同期"
    r"|(?:比|较|与)(?:去年|上一?年)(?:同期)?(?:相比|实际|同口径)?)"
)
_MOM = r"(?:环比|(?:比|较)上(?:月|季度?))"
_BETWEEN = (
    r"(?:了|的|约|近|超过?|达到?|为|均|各|分别|全部|平均|实际|名义|累计|有效|大幅|幅度|率|逾|至少|已|也|高达|突破)"
)


_KEPT = re.compile(r"(?<=增[速幅])(?:保持|稳定|维持|控制)在$")  # 规模年均增速保持在20%
_NAMING = ("提速",)  # 审批提速30% is named by the word as well
_MORE = re.compile(r"(?<![占同环对之可])比(?=[增降](?:长|加|低)?[约近了]?$)")  # 地区生产总值比增100亿元
_EITHER = r"（(?:增长|增加|上升|提高|下降|降低|减少)）"  # 下降（增长）: a form whose other word nobody struck out
RATIOS = frozenset({"%", "‰", "百分点", "千分点", "基点", "倍", "成"})


class Change(NamedTuple):
    """A growth or decline: its sign, the name left of the cue, its basis, whether a named time was compared with."""

    sign: int
    name: str
    basis: str | None
    named: bool


@cache
def _cue_ends() -> frozenset[str]:
    """The last characters of cues and of what may stand behind them: words that end otherwise state no change."""
    return frozenset(word[-1] for word, _, _ in read_vocabulary("changes.csv")) | frozenset(
        _BETWEEN + "）"
    ) - frozenset("(?:|)")


@cache
def _cue() -> re.Pattern[str]:
    rows = read_vocabulary("changes.csv")
    groups = {
        direction: "|".join(sorted((word for word, kind, _ in rows if kind == direction), key=len, reverse=True))
        for direction in ("up", "down")
    }
    return re.compile(rf"(?:(?P<up>{groups['up']})|(?P<down>{groups['down']}))(?:{_EITHER})?{_BETWEEN}{{0,3}}$")


_DIFFERING = re.compile(
    r"(?:(?<=[比较]上年)|(?<=[比较]去年)|(?<=[比较]某年)|(?<=上年同期)|(?<=去年同期))[多少]$"
)  # 比上年多9件
_OF_QUALITY = ("改善", "恶化")  # of what is the better the lower, as concentrations are
_GOOD = re.compile(r"优|良|达标|合格|效益|利润")
_FURTHER = re.compile(r"(?<![不一])再$")  # 标准再提高30元
_BASIS = re.compile(
    rf"(?P<yoy>{_YOY})|(?P<mom>{_MOM})|(?P<cumulative>累计)|(?P<base>(?:(?<![占贷])比|较|与(?=[^，]*(?:比|某年|上年|去年|同期|[年季月]))|相比于?)(?![例重率大为强差好高低]))"
)
_AVERAGED = re.compile(r"年均|平均每年|每年平均|每年递|年平均|平均(?=增长|下降|递增|提[高升]|降低|减少|缩短)")
_COMPARISON = re.compile(r"(?:(?P<more>高于|高出|快于|领先|多于|大于)|低于|慢于|少于)[^，。；\d]{2,16}$")
_FASTER = re.compile(
    r"[速幅度率](?:高[于出]|快于|大于|低于|慢于)[^，。；\d]{2,16}[增涨降][速幅]$"
)  # 贷款增速高于存款增速
_RATE_OF = re.compile(r"(?:压[缩减降]|缩减|削减)率")  # 审批时限压缩率达62%
_OF_NORM = re.compile(
    r"[高低]于(?:警戒|保证|汛限|常年|多年)[^，。；\d]{0,8}$|[高低]于全[国省市区县州]平均(?:水平|值)?$|比常年(?:同期)?(?:平均)?偏?[多少高低]$"
)  # 低于警戒水位1.58米
_PLANNED = re.compile(r"^(?:[年期]初)?(?:预算|计划|预计|决算|实际|原定|执行)数?")  # 比上年预算增加
_THAN = re.compile(r"[较比][^，。；\d]{2,14}(?:(?P<more>[高快多大])|[低慢少])出?$")  # 较全省高1.7个百分点
_OVER = re.compile(r"(?:增[速幅])?(?:(?P<more>超过|高[于出]|快于)|低于|慢于).{2,}")  # 超过城镇居民收入增幅
_MEAN_RATE = re.compile(r"年?平?均(?:增长|递增|下降|递减)(?:率|速度)为?$")  # over the years compared
_PULLS = re.compile(r"拉动[^，。；]{0,14}增长$")
_TRIM = re.compile(
    rf"(?:{_BETWEEN.replace('|率', '')}|同比|环比|总体|进一步|预计|(?:自然|同|按?可比)口径|年均|每年|整体|已|仍|较快"
    r"|稳步|转为?|预期|大约|[人户]均|(?<![创更翻革维刷全最])新)+$"
)


def read_change(before: str, *, unit: str) -> Change | None:
    """The change that the words before a number of this unit state; None where they state a value."""
    ratio = unit in RATIOS
    before = _DIFFERING.sub(_as_growth, before) if before.endswith(("多", "少")) else before
    before = _KEPT.sub("", before) if before.endswith("在") else before
    before = _MORE.sub("同比", before) if "比增" in before or "比降" in before else before
    cue = None if unit == "百分点" and _FASTER.search(before) else _cue_at_end(before)
    if cue is None:
        return _comparison(before) if unit == "百分点" or _differs_from_norm(before) else None
    word = cue["up"] or cue["down"]
    if before.endswith(("核" + cue[0], "审" + cue[0], "自然" + cue[0])) or (unit == "百分点" and _PULLS.search(before)):
        return None  # 核减率, 审减率 and 人口自然增长率 are levels, 拉动经济增长1.5个百分点 a share in the growth
    if _MEAN_RATE.search(before):
        return Change(1 if cue["up"] else -1, _name(_MEAN_RATE.sub("", before)), None, False)
    if cue[0].rstrip("的约近").endswith("为") and not word.endswith(("幅", "速")):
        return None
    if _RATE_OF.match(cue[0]):
        return None
    head = before[: cue.start()]
    if unit == "百分点" and (over := _OVER.match(head)):
        return Change(1 if over["more"] else -1, "", None, True)
    basis = _basis(head)
    if not ratio and basis is None:
        return Change(1 if cue["up"] else -1, _name(head[:-1]), None, False) if _FURTHER.search(head) else None
    name = _name(head) + (word if word in _NAMING else "")
    sign = (1 if cue["up"] else -1) * (-1 if word in _OF_QUALITY and (unit == "百分点" or _GOOD.search(name)) else 1)
    if cue[0].startswith(("高于", "低于")) and basis != "yoy":
        return Change(sign, name, None, True)
    averaged = bool(_AVERAGED.search(before))
    if basis is None and (averaged or cue[0].startswith(("压", "缩", "精简", "降幅", "减幅"))):
        return Change(sign, name, None, False)
    return Change(sign, name, basis if basis else "yoy", basis == "base")


def _cue_at_end(before: str) -> re.Match[str] | None:
    return _cue().search(before, max(0, len(before) - 14)) if before[-1:] in _cue_ends() else None


def _differs_from_norm(before: str) -> bool:
    return ("于" in before or "常年" in before) and _OF_NORM.search(before) is not None


def _as_growth(match: re.Match[str]) -> str:
    return "增加" if match[0] == "多" else "减少"


def compares(words: str) -> bool:
    """Whether words compare with the year before.

    >>> compares("产量11897万公顷，比上年增加64万公顷。其中，"), compares("产量11897万公顷")
    (True, False)
    """
    return re.search(_YOY, words) is not None


def is_bare_change(words: str) -> bool:
    """Whether words are a word of change and nothing else.

    >>> is_bare_change("减少"), is_bare_change("增加了"), is_bare_change("新增"), is_bare_change("")
    (True, True, False, False)
    """
    cue = _cue().search(words)
    return cue is not None and cue.start() == 0


def _comparison(before: str) -> Change | None:
    """高于全国平均水平: a difference to something that is no time."""
    match = _COMPARISON.search(before) or _THAN.search(before)
    if match is None:
        return None
    return Change(1 if match["more"] else -1, _name(before[: match.start()]), None, True)


def _basis(head: str) -> str | None:
    kinds = [match.lastgroup for match in _BASIS.finditer(head)]
    for kind in ("yoy", "mom", "base", "cumulative"):
        if kind in kinds:
            return kind
    return None


def _name(head: str) -> str:
    """What stands before the comparison; empty where the changed quantity was named before."""
    basis = _BASIS.search(head)
    if basis and basis.lastgroup != "cumulative":
        left, right = head[: basis.start()], head[basis.end() :]
        if not _TRIM.sub("", left):
            left = (
                re.sub(
                    r"^[^，]{0,12}?(?:相比|同期|上[次届期](?:会议|全会|报告)?|年末|年底|年初|上一?[年季]?度|年|月|末)(?:同期)?(?:相比)?",
                    "",
                    right,
                )
                if basis.lastgroup == "base"
                else right
            )
            left = _PLANNED.sub("", left)
        head = left
    return _TRIM.sub("", head)
