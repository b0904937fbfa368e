"""Lists of names: split at 、和与及, and written out with the words that their members share.

The tail of the last serves those before it (再生水、疏干水利用率), the head of the first those behind it
(新能源装机规模、发电量). Refuses the joining characters inside words: 和谐, 参与, 普及.

>>> share_parts(["再生水", "疏干水利用率"])
['再生水利用率', '疏干水利用率']
>>> share_parts(["新能源装机规模", "发电量"])
['新能源装机规模', '新能源发电量']
"""

from __future__ import annotations

import re

from ..words.acts import leading_verb, without_aspect
from ..words.words import measured, segment, word_class
from .name import GENERIC, OF_THINGS
from .subjects import is_place

_POLLUTANT = re.compile(  # each is measured by itself: 二氧化硫、氮氧化物排放量下降3%
    r"化学需氧量|二氧化[硫氮碳]|一氧化碳|氮氧化物|氨氮|总[磷氮]|挥发性有机物|臭氧|[烟粉]尘|烟粉尘|(?:细|可吸入)颗粒物|[A-Z][A-Za-z0-9.]{1,5}"
)
_IN_TIME = frozenset({"按时", "按期"})  # 按时办结率、满意率
SHORT_NAME = 3  # characters; a longer second name carries its own qualifier
SPLIT = re.compile(r"、|(?<![总共饱])和(?![谐美])|(?<!参)与|以及|(?<![普涉以])及(?![其时以])")
SPLITS = (re.compile("、"), re.compile("、|和|与|以及"), SPLIT)
_OF_WHOLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:总[量额])?占.{2,}")  # 工业投资、技改投资总量占全区比重
_LEVEL = re.compile(r"(?:国家|自治区|全国|[省市县区州盟旗镇])级?(?!级)")
_HOMES = frozenset("城镇 城市 农村 乡村 城乡".split())
_SERIES = re.compile(r"^第?([一二三四])、?第?([一二三四五])(?:、?第?([一二三四五六]))?(?:次?产业|产(?![业能值量品]))")
_SUMMED = re.compile(r"(?P<member>[^等]{2,})等(?P<rest>[^等]{3,})$")  # 建材、冶金等传统产业产值
THREE = "三次产业"
_BOUNDS = ("以上", "以下")
# What is said of quantities themselves → how those end that have it: 科技贷款、绿色贷款余额; 工业增加值、投资增速
_OF_QUANTITIES = (
    ("余额", ("存款", "贷款")),
    (("增速", "增幅", "涨幅", "降幅"), ("值", "额", "量", "入", "出", "投资")),
)
_SHARE = re.compile(r"^[^占]+(?:占比|比重)$")  # which quantities have too: 工业投资、民间投资占比
_RANKED_APART = ("装机", "考核", "评价", "建设", "考评", "供应")
_RATIO_ENDS = ("率", "度", "比", "重", "例", "幅", "速")
ASPECTS = GENERIC | frozenset(
    "投资额 到位资金 个数 起数 宗数 件数 死亡人数 受伤人数 伤亡人数 直接经济损失 经济损失 过火面积 受害面积".split()
)


def share_parts(parts: list[str]) -> list[str]:
    """Names of a list written out: the tail of the last for those before it, the head of the first for those after."""
    if len(parts) < 2:
        return parts
    summed = _SUMMED.match(parts[-1])
    quantity = _quantity(segment(summed["rest"])) if summed else ""
    if summed and quantity:
        return [part + quantity for part in (*parts[:-1], summed["member"])]
    words = [segment(part) for part in parts]
    tail = (
        _behind_levels(parts)
        or _behind_homes(parts)
        or _of_pollutants(parts)
        or _of_quantities(parts)
        or _of_trades(parts)
        or _of_fields(parts)
        or _tail(words)
    )
    if tail:
        parts = [_with_tail(part, tail) for part in parts]
        head = _head_of_alike(words)
        return [parts[0], *(head + part for part in parts[1:])]
    head = _thing_of_aspects(parts) or _head(words)
    head = "" if head in _IN_TIME else _without_overlap(head, parts[1])
    return [parts[0], *(part if part.startswith(head) else head + part for part in parts[1:])]


def _quantity(words: list[str]) -> str:
    """What is measured of all, behind the word that sums a list up: 传统产业营业收入, “新三样”出口."""
    measured_ends = ("".join(words[index:]) for index in range(len(words) - 1, 0, -1))
    bare = words[-1] if len(words) > 1 and word_class(words[-1]) else ""
    return next((end for end in measured_ends if measured(end)), bare)


def _without_overlap(head: str, part: str) -> str:
    """商品房销售 and 销售额 share 商品房."""
    return head[:-2] if len(head) > 3 and part.startswith(head[-2:]) else head


def _with_tail(part: str, tail: str) -> str:
    """满意 and 满意率 share 满意."""
    tail = "占比" if tail == "比" else tail
    return part if part.endswith(tail) else tail if tail.startswith(part) else part + tail


def _behind_levels(parts: list[str]) -> str:
    """国家级、省级创新平台: what stands behind the level of the last, where the others are levels alone."""
    last = _LEVEL.match(parts[-1])
    return parts[-1][last.end() :] if last and all(map(_LEVEL.fullmatch, parts[:-1])) else ""


def _behind_homes(parts: list[str]) -> str:
    """城镇、农村居民人均收入: what stands behind town and country, where the first is nothing else."""
    alone = all(part in _HOMES for part in parts[:-1])
    return parts[-1][2:] if alone and parts[-1][:2] in _HOMES and len(parts[-1]) > 3 else ""


def _of_pollutants(parts: list[str]) -> str:
    """化学需氧量、氨氮排放量, PM10、PM2.5平均浓度: what is measured of the last, where all are pollutants."""
    last = _POLLUTANT.match(parts[-1]) if all(map(_POLLUTANT.fullmatch, parts[:-1])) else None
    return parts[-1][last.end() :] if last else ""


def _of_quantities(parts: list[str]) -> str:
    """科技贷款、绿色贷款余额, 工业增加值、投资增速: what only the last says of a list of quantities."""
    for said, ends in _OF_QUANTITIES:
        if len(parts[-1]) > 2 and parts[-1].endswith(said) and all(part.endswith(ends) for part in parts[:-1]):
            return parts[-1][-2:]
    amounts = all(measured(part) and not part.endswith(_RATIO_ENDS) for part in parts[:-1])
    return parts[-1][-2:] if amounts and _SHARE.search(parts[-1]) else ""


_TRADES = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:[两三四五六七八九十]大)?"
    r"(?P<trade>(?:全?产业(?:集群|链)?|行业|集群)(?P<measured>[\u4e00-\u9fff]{2,4})?)$"
)
_OF_TRADES = GENERIC | frozenset("营收 总营收 利润 利润总额".split())


def _of_trades(parts: list[str]) -> str:
    """工笔画、羊肉汤产业产值: what is measured of trades, where only the last is called one."""
    trade = _TRADES.search(parts[-1])
    if trade is None or (trade["measured"] or "产值") not in _OF_TRADES:
        return ""
    bare = not any(part.endswith(("业", "集群", "产业链", "经济")) or measured(part) for part in parts[:-1])
    return trade["trade"] if bare else ""


def _of_fields(parts: list[str]) -> str:
    """人工智能、物联网领域专利授权量: what is measured in fields, where only the last is called one."""
    field = parts[-1].rfind("领域")
    alone = field > 1 and not any("领域" in part or measured(part) for part in parts[:-1])
    return parts[-1][field:] if alone and measured(parts[-1]) else ""


def _tail(words: list[list[str]]) -> str:
    """The measured noun that only the last name carries: what is left of it behind as much as another name has."""
    own, last = min(len("".join(words[0])), len("".join(words[-2]))), words[-1]
    first = "".join(words[0])
    own = len(last[0]) if (first + last[0]).isascii() else own
    share = _OF_WHOLE.search("".join(last))
    if share and not any("占" in part for part in words[0]):
        return _of_each([*words[:-1], segment("".join(last)[: share.start()])]) + share[0]
    if words[0][-1] in last[1:-1] and measured("".join(last)) and not measured("".join(words[0])):
        return "".join(last[last.index(words[0][-1]) + 1 :])
    short = own <= SHORT_NAME <= len("".join(last)) - 1
    if any(measured("".join(part)) for part in words[:-1]) or not (measured("".join(last)) or short):
        return ""
    taken = 0
    alike = next((place for place, word in enumerate(last[:-1]) if word[-1] == first[-1]), -1)
    alike += 0 <= alike < len(last) - 2 and first.endswith(last[alike + 1])  # 规上工业企业、服务业企业利润总额
    for index, word in enumerate(last[:-1]):
        taken += len(word)
        if index == alike or (taken >= own and alike < 0):  # 高技术产业和制造业引资占比
            rest = "".join(last[index + 1 :]).lstrip("0123456789.-h")  # PM10、PM2.5年均浓度
            return rest if len(rest) > 1 or measured(rest) else ""
    if len(last) == 1 and len(last[0]) == own + 2:  # 治安和刑事案件
        return last[0][own:]
    return last[-1] if len(last) > 1 else ""


def _of_each(words: list[list[str]]) -> str:
    """山西、江西民生支出占总支出的比重: the quantity of which each has a share, where only the last names it."""
    return "" if any(measured("".join(part)) for part in words[:-1]) else _tail(words)


def _head(words: list[list[str]]) -> str:
    """The qualifier that only the first name carries: what is left of it before as much as the second name has."""
    second = len("".join(words[1]))
    first = words[0]
    if second > SHORT_NAME or second >= len("".join(first)) or "".join(first) in GENERIC:
        return ""
    taken = 0
    for index in range(len(first) - 1, 0, -1):
        taken += len(first[index])
        if taken >= second:
            return "".join(first[: index + (first[index] in _BOUNDS)])
    return ""


def _head_of_alike(words: list[list[str]]) -> str:
    """功能区昼间、夜间达标率: what stands before a word that the next name begins with the like of."""
    last = words[0][-1]
    alike = len(last) > 1 and all(len(part[0]) == len(last) and part[0][-1] == last[-1] for part in words[1:])
    head = "".join(words[0][:-1])
    return head if alike and len(head) > 1 else ""


def _thing_of_aspects(parts: list[str]) -> str:
    """What all are aspects of, where only the first says it: 生产安全事故起数、死亡人数."""
    return without_aspect(parts[0]) if all(part in ASPECTS for part in parts[1:]) else ""


def series(name: str) -> list[str]:
    """The industries of a series: 第一、二、三产业增加值, 一二三产.

    >>> series("第一、二、三产业增加值"), series("三次产业"), series("工业产值")
    (['第一产业增加值', '第二产业增加值', '第三产业增加值'], ['第一产业', '第二产业', '第三产业'], [])
    """
    if name == THREE:
        return ["第一产业", "第二产业", "第三产业"]
    match = _SERIES.match(name)
    numbers = [number for number in match.groups() if number] if match else []
    return [f"第{number}产业{name[match.end() :]}" for number in numbers] if match else []


def two_in_one(name: str) -> list[str]:
    """城乡居民收入 is that of two, 存贷款余额 that of two; other names are one."""
    if name.startswith("城乡"):
        towns = "城镇" if name.startswith("城乡居民") else "城市"
        return [towns + name[2:], "农村" + name[2:]]
    return [name.replace("存贷款", each) for each in ("存款", "贷款")] if "存贷款" in name else [name]


def split_list(name: str, count: int) -> list[str]:
    """The names of a list, split at 、 alone where that gives the wanted number of them."""
    for pattern in SPLITS:
        parts = [part for part in pattern.split(name) if part]
        if len(parts) == count:
            return parts
    return parts


def each_with_verb(parts: list[str]) -> list[str]:
    """新建数字农业工厂、应用场景各2个: every name takes the verb of the first."""
    verb = leading_verb(parts[0])
    things = [parts[0].removeprefix(verb), *parts[1:]]
    tail = _behind_levels(things)
    things = [thing if thing.endswith(tail) else thing + tail for thing in things]
    return [thing if leading_verb(thing) not in {"", *OF_THINGS} else verb + thing for thing in things]


def led_alike(names: list[str], said: str) -> list[str]:
    """Names without a verb with the one that leads what was said of all: 新增医院3家、绿色工厂和智能工厂各1家."""
    verb = leading_verb(said)
    led = not verb or any(leading_verb(name) or name.startswith(verb) for name in names)
    return names if led else [verb + name for name in names]


def counted_in_turn(parts: list[str]) -> list[str]:
    """The names of a list of things with a count each; empty where what they share is not to be told.

    >>> counted_in_turn(["办理不予处罚", "减轻处罚案件"]), counted_in_turn(["新增学校", "医院"])
    (['办理不予处罚案件', '减轻处罚案件'], [])
    """
    words = [segment(part) for part in parts]
    if all(word == "新" or word_class(word) in ("act", "predicate") for part in words[:-1] for word in part):
        shared = share_parts(parts)  # 新开工、新竣工亿元以上项目
        return shared if shared[0] != parts[0] else []
    thing = words[-1][-1]
    if all(part[-1] == thing for part in words):
        return each_with_verb(parts)
    acted = all(word_class(part[-1]) == "act" for part in [*words[:-1], words[-1][:-1] or [""]])
    return [*(part + thing for part in parts[:-1]), parts[-1]] if acted else []


def growths(name: str) -> list[str]:
    """工业总产值、工业增加值增长: what grew, each by itself."""
    grown = name.removesuffix("增长")
    parts = share_parts([part for part in SPLIT.split(grown) if part])
    return [part + name[len(grown) :] for part in parts] if len(parts) > 1 and all(map(measured, parts)) else []


def names_of_one(name: str, *, each: bool, ranked: bool = False) -> list[str]:
    """Quantities in a row before one number without 均: 化学需氧量、氨氮排放量下降2%; with 分别 also 治安和刑事案件.

    A rank is that of each member of a list: 玉米、大豆种植面积居全省首位.
    """
    if "占" in name:
        return []
    parts = [part for part in SPLIT.split(name) if part]
    named = each or (len(parts) > 1 and _of_pollutants(parts))
    names = _ranked_alike(parts) if ranked and not named and "、" in name else share_parts(parts) if named else parts
    return names if len(parts) > 1 and (each or all(measured(part) for part in names)) else []


def _ranked_alike(parts: list[str]) -> list[str]:
    """Names before a rank written out; as they stand where one says by itself what is ranked, or all share another's.

    >>> _ranked_alike(["玉米", "大豆种植面积"]), _ranked_alike(["电煤供应", "新能源发电量"])
    (['玉米种植面积', '大豆种植面积'], ['电煤供应', '新能源发电量'])
    """
    apart = any(len(part) < 2 or part.endswith(_RANKED_APART) or _is_verbal(part) for part in parts[:-1])
    apart = apart or "等" in parts[-1] or parts[-1].startswith("总")  # 首发募资额、总市值
    names = parts if apart else share_parts(parts)
    return names if names[0] == parts[0] or not measured(parts[0]) else parts


def _is_verbal(part: str) -> bool:
    return word_class(segment(part)[-1]) in ("act", "predicate")


def of_places(parts: list[str]) -> str:
    """What names measure that begin with a place each and end alike; empty where they do not.

    >>> of_places(["射洪市优良率", "大英县优良率"]), of_places(["再生水利用率", "疏干水利用率"])
    ('优良率', '')
    """
    start = max((size for size in range(2, len(parts[0])) if is_place(parts[0][:size])), default=0)
    said = parts[0][start:]
    alike = start and measured(said) and all(part.endswith(said) and is_place(part[: -len(said)]) for part in parts)
    return said if alike else ""
