"""Units of quantities: the vocabulary `units.csv`, compounds with / and brackets, and classifiers left out.

Finds the longest unit at a place; `read_unit` gives its canonical form (µg/m³, 微克/立方米 → 微克/立方米) and
its kind. Refuses a unit character that begins another word (`件` of 条件 does not follow a numeral; `部` of 部门,
`人` of 人均 and the like are told apart by what follows).

>>> read_unit("万台次", 1), read_unit("篇（条），", 0)
(Unit(unit='台次', kind='count', end=3), Unit(unit='篇(条)', kind='count', end=4))
>>> read_unit("μg/m3", 0)
Unit(unit='微克/立方米', kind='measure', end=5)
>>> read_unit("部门联合", 0) is None
True
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary

DENOMINATORS = (
    "人·年",
    "十万人",
    "百万人",
    "万人",
    "千人",
    "百人",
    "天",
    "日",
    "月",
    "年",
    "季度",
    "周",
    "人",
    "月·人",
)

# Nouns that are counted without a classifier: 12盟市, 9部门, 五部门.
COUNTED_WITHOUT_CLASSIFIER = re.compile(
    r"(?:盟市|旗县|部门|省份|省区市|省市|省(?=[，。；、）]|联)|州市|县区|区县|市县|县市|地市|街镇|乡镇|镇街|企业|方面(?!军)|部分|国(?=[，。；、]|签|入境)|[县镇村](?=[（，。；、）\d的]|入选|分别|获评|全部|实现)|[区市省地](?=\d|实现|全部))"
)

# A unit character that begins another word is no unit there.
_OTHER_WORD = re.compile(
    r"人(?:均|民(?!币)|大|口(?!径)|力|才|工|社|文|物)|部(?:门|分|委|队|级|长|署)|项目(?!标)|次(?:数|日|月|生|于|区域)|场(?:所|地|景|馆)|处(?:理|置|罚|级|长|分|室)"
    r"|所(?:有|在|属|需|得|示|以(?![上下内])|辖)|位(?:居|于|列|次|置|数)|名(?:单|录|优|列|牌|校(?![长医])|义)|条(?:例|件|款)|件(?:数|均)|类(?:型|别|似)|级(?:别)"
    r"|家(?:庭|长|具|电|园|族|禽|畜|属|居)|户(?:籍|均|外|口)|台(?:风|湾|账|阶)|套(?:餐|路)|张(?:家|北|掖)|起(?:来|步|草|诉|点|施行|实施|执行)|期(?:间|末|限|满|货|待)|支(?:持|付|出|撑|部|队|行|线)|对(?:接|口|外|于|比|应|照|标|全|其)"
    r"|根(?:据|本)|头(?:部|雁)|只(?:有|能|要)|列(?:入|为|车|支)|集(?:中|体|群|聚|成|团|贸|约|镇)|段(?:落)|组(?:织|建|成)|口(?:岸|径|碑)|种(?:植|子|业|养|粮)|片(?:区|面)"
    r"|元(?:旦|宵|素|宇)|度(?:假|过|夏)|里(?:程|面)|方(?:面|向|案|便|式|法|位|针|可|能|公(?!里))|米(?:粉|糖)|斤(?:斤)|单(?:位(?!次)|元|独|产|项|个)|轮(?:候|换|作|流|训)|版(?:权|本)|步(?:伐|入)|门(?:诊|店|类)|班(?:子|列(?!次)|组|轮)|本(?:级|地|市|省|区|科|土|年|轮|次|届|报|通|办)|首(?:批|次|创|个|府|都)|页(?:岩)|道(?:路|德)|口(?:腔)|篇(?:章)|秒(?:批|办)|孔(?:子)|安|层(?:级|次)|宗(?:教|旨|地)|株(?:洲)|度(?=目标)|升(?:至|级|到|高|为)|分(?:别|类|批|期|级|析|布|步)|角(?:色|度)|代|个(?:体工商|体经营)"
)


CURRENCY_MARKS = {"人民币": "元", "人民幣": "元", "¥": "元", "￥": "元", "US$": "美元", "HK$": "港元"}
_CURRENCY_BEFORE = re.compile(r"(?:人民[币幣]|¥|￥|US\$|HK\$)$")
_CURRENCY_BEGINS = frozenset("人美港欧日韩英卢泰澳加新台瑞法")
_SCALE_BEFORE = re.compile(r"(?P<scale>[摄攝华華])氏(?:温度)?$")
POWER_REACH = 30  # characters before a number of 度 that may say it is electricity
_ELECTRIC = re.compile("[电電]|能耗|光伏|储能")
_TEMPERATURE_BEFORE = re.compile(r"(?:[气温水体升降室]温|温度|零[下上])[^，。；\d]{0,6}$")


class Unit(NamedTuple):
    """A unit as read at a place: canonical form, kind of indicator, end offset."""

    unit: str
    kind: str
    end: int


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Written form → (canonical unit, kind), from `units.csv`."""
    return {written: (unit, kind) for written, unit, kind, _ in read_vocabulary("units.csv")}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → the lengths of the units that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for written in vocabulary():
        lengths.setdefault(written[0], set()).add(len(written))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def read_unit(text: str, place: int) -> Unit | None:
    """The longest unit that starts at `place`, with its denominator or its bracketed twin; None where none does."""
    simple = _simple(text, place)
    if simple is None:
        return None
    following = text[simple.end : simple.end + 1]
    if simple.unit == "元" and following in _CURRENCY_BEGINS:
        return _named_currency(text, simple)
    if following in ("/", "／"):
        below = _denominator(text, simple.end + 1)
        if below:
            kind = simple.kind if simple.kind == "amount" else "measure"
            return Unit(f"{simple.unit}/{below.unit}", kind, below.end)
    if following == "（" and simple.kind == "count":
        twin = _simple(text, simple.end + 1)
        if twin and twin.kind == "count" and text[twin.end : twin.end + 1] == "）":
            return Unit(f"{simple.unit}({twin.unit})", "count", twin.end + 1)
    return simple


def _simple(text: str, place: int) -> Unit | None:
    lengths = _lengths().get(text[place : place + 1])
    words = vocabulary()
    for length in lengths or ():
        written = text[place : place + length]
        found = words.get(written)
        if found and not _inside_latin_word(text, place, place + len(written)):
            return None if _OTHER_WORD.match(text, place) else Unit(found[0], found[1], place + len(written))
    return None


def _named_currency(text: str, yuan: Unit) -> Unit:
    """3000元港币 is in Hong Kong dollars."""
    currency = _simple(text, yuan.end)
    return currency if currency and currency.kind == "amount" and currency.unit not in ("角", "分") else yuan


def currency_before(text: str, place: int) -> str | None:
    """The currency named before a number that has no unit behind it.

    >>> currency_before("人民币300", 3), currency_before("共300", 1)
    ('元', None)
    """
    match = _CURRENCY_BEFORE.search(text, max(0, place - 4), place)
    return CURRENCY_MARKS[match[0]] if match else None


def degree_scale(text: str, place: int) -> str | None:
    """What degrees are counted, by the words before the number: 摄氏37度, 气温降至5度.

    >>> degree_scale("摄氏37度", 2), degree_scale("气温降至5度", 4), degree_scale("用电5度", 2)
    ('℃', '℃', None)
    """
    named = _SCALE_BEFORE.search(text, max(0, place - 4), place)
    if named:
        return "℃" if named["scale"] in "摄攝" else "℉"
    return "℃" if _TEMPERATURE_BEFORE.search(text, max(0, place - 10), place) else None


def unit_of_degrees(text: str, start: int, end: int, most: Decimal) -> str:
    """What 度 counts: ℃ or ℉, 千瓦时 where the words are about electricity or the number is large, or angles.

    >>> unit_of_degrees("年用电500度", 3, 7, Decimal(500)), unit_of_degrees("25度以上陡坡", 0, 3, Decimal(25))
    ('千瓦时', '度')
    """
    scale = degree_scale(text, start)
    powered = most >= LEAST_OF_POWER or bool(_ELECTRIC.search(text, max(0, start - POWER_REACH), end + 4))
    return scale or ("千瓦时" if powered else "度")


def _inside_latin_word(text: str, start: int, end: int) -> bool:
    """A Latin unit must not be the beginning of a longer Latin word."""
    return (
        text[start].isascii()
        and text[start].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalpha()
    )


def _denominator(text: str, place: int) -> Unit | None:
    for word in DENOMINATORS:
        if text.startswith(word, place):
            return Unit(word, "measure", place + len(word))
    return _simple(text, place)


# What turns 三级, 一次, 两个 into something that counts nothing.
_GRADE = re.compile(
    r"级(?:甲等|乙等|以上医院|[\u4e00-\u9fff]{0,4}医院|(?:社会保险)?定点|手术|伤残|公立|综合|等级|等保|保护|响应|公路|残疾|警报|文物|资质|标准|水平|市场|指标|学科|教授|预警|及以上|以上|英雄|航道|教师|职称|域名|目录|学科)"
)
JIAO_IN_A_YUAN = 10
LEAST_OF_SHORT_UNITS = 10  # below, a unit of one character must end the figure: 三米以上, not 三安光电
_LISTED_CLASSES = frozenset("类级条期次")
_NAMES_PLACES = frozenset("道口眼板孔块头根片门段层株")
LEAST_OF_POWER = 1000  # 三千亿度 is electricity, 两度 is twice
_SESSION = re.compile(r"(?:、?[一二三四五六七八九十]{1,3}次){0,6}(?:全会|全体|会议|党代)")
_SHORT_UNITS = frozenset("克升安伏瓦帕米斤")
_MEASURED = frozenset("克升米斤")  # not 危机四伏
_FIGURE_ENDS = re.compile(r"$|[，。；、：）\n至到~的或及高长宽深厚]|以[上下内]|左右")
_FEN_BEHIND = re.compile(r"[一二三四五六七八九\d]分(?![之钟])")
_LIMITED = re.compile(r"每[^，。；]{1,8}$|(?:只[能可]|仅[能可限]|最多|至多)[^，。；有]{0,6}$")  # 只能享受一次
_NO_COUNT = frozenset("角 字 点 些 体 带 分 代 步 流 线 方 度 P 里 两".split())


def _in_series(text: str, start: int, numeral: Decimal, unit: Unit) -> bool:
    """Whether a numeral numbers a session (六届四次全会), or behind 、 a class (一类、二类) or a place (七眼桥)."""
    if unit.unit == "次" and text[start - 1 : start] in tuple("届次和、") and _SESSION.match(text, unit.end):
        return True
    if text[start - 1 : start] != "、":
        return False
    if unit.unit in _LISTED_CLASSES and text[start - 2] == unit.unit:
        return True
    return numeral < LEAST_OF_SHORT_UNITS and unit.unit in _NAMES_PLACES


def takes_chinese_numeral(text: str, start: int, numeral: Decimal, unit: Unit) -> bool:
    """Whether a Chinese numeral at `start` counts with this unit: 两家, 六个, 五级; not 一个, 三级甲等, 一方.

    >>> takes_chinese_numeral("两家", 0, Decimal(2), Unit("家", "count", 2))
    True
    >>> takes_chinese_numeral("一个", 0, Decimal(1), Unit("个", "count", 2))
    False
    """
    if text[start - 1 : start] in ("元", "角") and unit.unit in ("角", "分"):  # 五十元六角三分
        return True
    if unit.unit == "角" and numeral < JIAO_IN_A_YUAN and _FEN_BEHIND.match(text, unit.end):  # 两角五分
        return True
    if unit.unit in ("℃", "℉") or (text[unit.end - 1] == "度" and degree_scale(text, start)):
        return True
    if text[unit.end - 1] == "度" and unit.unit == "千瓦时" and numeral >= LEAST_OF_POWER:
        return True
    if unit.unit in _NO_COUNT or text[unit.end - 1] in "方度":
        return False
    if _in_series(text, start, numeral, unit):
        return False
    if unit.unit == "级" and (_GRADE.match(text, unit.end - 1) or numeral > 9):
        return False
    if numeral == 1:
        once = unit.unit == "次" and text[unit.end : unit.end + 1] != "性"  # 给予每家30万元一次性支持
        return unit.unit == "倍" or (once and bool(_LIMITED.search(text, max(0, start - 12), start)))
    if unit.unit not in _SHORT_UNITS or numeral >= LEAST_OF_SHORT_UNITS:
        return True
    return unit.unit in _MEASURED and bool(_FIGURE_ENDS.match(text, unit.end))
