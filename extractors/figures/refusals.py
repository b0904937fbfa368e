"""Refusals: numerals of the clean text that count nothing, each with its reason.

Finds sessions (十三届三次会议), short quotations (“四个意识”), set phrases (`set_phrases.csv`), standard codes,
footnote marks behind a closing quotation mark, hotlines and names of places (三台县). Each span is masked before
quantities are read, so that nothing in it becomes a row; the reasons are what an audit counts.

>>> [(r.reason, "十三届三次会议，PM2.5"[r.start : r.end]) for r in find_refusals("十三届三次会议，PM2.5")]
[('session', '十三届三次会议'), ('name', 'PM2.5')]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..places.divisions import names_with_numerals
from ..scanning import Begin, Scanner
from ..vocabularies import read_vocabulary

REASONS = {
    "session": "number of a congress, plenum or meeting",
    "quotation": "inside a short quotation: a slogan or a name",
    "set_phrase": "a phrase that counts nothing",
    "grade": "a grade",
    "name": "part of the name of a substance, product, standard, road or place",
    "footnote": "footnote mark",
    "step": "how many steps a quantity took: 连跨两个千亿元台阶",
    "placed": "how many stand in front: 居前三位的行业",
    "hotline": "telephone number or hotline",
    "ordinal": "ordinal",
    "phase": "phase of a project",
    "reference": "number of an annex, a table or a figure",
    "page": "page of a book: 第三十五卷380页",
    "formula": "factor of a formula",
    "copies": "how many copies of a paper are asked for: 一式三份",
    "top": "the share of all that stand in front: 全球前1%",
    "always": "the clock round: 24小时营业",
    "exchanged": "the currency unit that an exchange rate is of: 1美元兑7.0467元",
    "restated": "the number before it once more: 10人（含10人）, 5万—10万元（含5万元，不含10万元）",
}

RANK_REACH = 14  # characters before an ordinal in which a word of ranking may stand
_RANKED = re.compile(r"(?:居|列|排名?|跻身|名次|升至|跃居|升到|并列|全[国省市区州县盟旗球]|世界)[^，。；、]{0,10}$")
OF_ALL = (  # among whom: 全国地级市, 苏北
    r"(?:全[国省市区州县盟旗球]|世界|亚洲|[省国]内|(?:[苏浙皖鄂川粤湘赣闽豫][东南西北中]){1,2})(?:同[类期]|[地县]?级?[市县区]|城市){0,3}"
)
_OF_ALL = re.compile(f"{OF_ALL}$")
_NO_ONE = re.compile(r"退出|跌出|分列|分居|[\d一二三四五六七八九十][项个][^，。；]{0,12}$")  # 13项增幅进入全省前六
LONGEST_QUOTATION = 16  # characters; longer quotations are speech, and their figures count

_NUMERAL = "[一二三四五六七八九十]"
_PLACES_BEFORE = re.compile(rf"(?:(?:第(?:{_NUMERAL}{{1,3}}|\d{{1,3}})[位名]?|首位)[、和及与])+$")
_LONGEST_PLACES = 40  # characters of a list of places in an order
_FIRST = r"[第见卷前两一二三四五六七八九十“（附图表专章公×*\^\[A-Za-z\d]"  # characters a refusal can begin with
_PATTERN = re.compile(
    rf"(?={_FIRST})(?:"
    rf"(?P<session>(?:第?{_NUMERAL}{{1,3}}届(?:[\u4e00-\u9fff]{{0,8}}?第?{_NUMERAL}{{1,3}}(?:次(?:全体)?(?:会议|全会)?|中全会|中)(?:、{_NUMERAL}{{1,2}}中(?:全会)?){{0,6}}|\d{{1,3}}次[\u4e00-\u9fff]{{0,6}}会议)?)"
    rf"|第{_NUMERAL}{{1,4}}次[\u4e00-\u9fff]{{0,8}}?会议|{_NUMERAL}{{1,2}}次党代会)"
    rf"|“(?P<quotation>[^“”\n]{{1,{LONGEST_QUOTATION}}}|(?:[^“”、，。；\d\n]{{2,6}}、){{2,8}}[^“”、，。；\d\n]{{2,6}})”"
    r"|(?P<name>PM[ _]?(?:2\.5|10)|COP\d{1,2}|CO2|SO2|NOx|NO2|O3(?:-8h)?|(?:GB|DB|HJ|ISO|JGJ|CJJ)(?:/T)?[ \d.—-]{2,16}"
    r"|[GS]\d{1,4}(?=[\u4e00-\u9fff]{0,6}(?:高速|国道|省道|线|段))"
    r"|Q10|H[1-9]N[1-9]|[A-Za-z]{1,8}-\d{1,4}|\d[GDAKC](?![A-Za-z])|APP|\d{1,2}\+[\dNXn+]{1,6}"
    r"|[二两三四六八]轮(?=车|驱动|电动|摩托|汽车|机动)|[三四五六七八九][道台门孔](?=[坝湾河岭沟江桥街堰梁山]))"
    r"|(?<=[”》）])(?P<footnote>\d{1,2})(?=[，。；、])|\^?\[(?P<mark>\d{1,3})\]"
    r"|(?P<hotline>(?<!\d)(?:12345|12315|12369|12388|12309|12348|110|119|120|122)(?=(?:[\u4e00-\u9fff”]{0,6})?(?:热线|平台|电话|接诉|便民|投诉|指挥|政务))|(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d))"
    r"|（(?P<restated>不?含\d{1,6}[^（）\d]{0,6}(?:[，、]不?含\d{1,6}[^（）\d]{0,6})?）)"
    r"|(?P<reference>(?:附件|附表|附录|附图|附|图|表|专栏|章节|公式)\d{1,3}(?:[-—.]\d{1,3})?)(?!\d*(?:个|件|家|万|亿|%|张|份))"
    r"|(?P<page>(?:[见卷]|第\d{1,4}[—–-])\d{1,4}(?=页))"
    r"|(?P<exchanged>(?<![\d.])10{0,2}(?:美元|欧元|日元|港元|英镑|卢布)(?:兑|折合?|合))"
    r"|(?<![\d.~～—–-])(?P<grade>\d人制|\d级(?=待遇|驾驶自动化|自动驾驶|伤残|残疾|能效|响应|预警))"
    r"|[×xX*](?P<formula>100%)"
    r"|(?P<copies>一式[两三四五六七八九十\d]{1,2}份)"
    r"|(?P<step>[两三四五六]个[百千万]{0,2}亿(?:元|斤|吨)?台阶)"
    r"|前(?P<placed>[一二三四五六七八九十]{1,2}[位名])(?=的|，|。|、|省|城)"
    r"|(?:(?<=[名球国省界])|(?<=世界))前(?P<top>\d(?:\.\d{1,2})?%)"
    r"|(?P<always>(?:7[×*xX])?24小时)(?=不打烊|不间断|开放|营业|经营|自助|服务|值[班守]|在线|无人|集中供水|(?:城市)?书[房屋]|智[慧能]|响应率|畅通|待命)"
    rf"|(?P<phase>(?<![共报])[一二三四五六]期(?!间|限|末|待|货))"
    rf"|(?P<ordinal>第{_NUMERAL}{{1,3}}(?!位|名)|第\d{{1,4}}(?=[届次批期条款项章节号页回卷期])"
    r"|第\n?\d{1,2}(?:-\d{1,2})?(?=部分)|(?<![^\n])\d{1,2}(?:\.\d{1,2}){1,2}(?=本(?:[预办规标条方指细]|实施))))"
)
_REFUSALS = Scanner(
    _PATTERN,
    Begin(r"[第前“×*^\[A-Za-z]"),
    Begin(_NUMERAL, "[届次期]", len("十二届")),
    Begin("[两三四五六]", "[个]"),  # 两个千亿元台阶
    Begin("一", "[式]"),
    Begin("[二两三四五六七八九]", "[轮道台门孔]"),  # 两轮车, 三道坝镇
    Begin("[见卷]", r"\d"),
    Begin(r"\d", "[GDAKC+级制]", len("1+")),  # 5G, 3人制
    Begin("[01]", r"\d", after=r"[^\d]"),  # 12345热线
    Begin("[27]", "[时×*xX]", len("24小")),
    Begin("1", "[美欧日港英卢]", len("00美")),
    Begin(r"\d", after="[”》）]"),  # footnote
    Begin(r"\d", "[.]", len("1."), after=r"\n"),
    Begin("[附图表专章公]", r"\d", len("件1")),
    Begin("（", "[含]", len("不含")),
)


class Refusal(NamedTuple):
    """A span of the clean text whose numerals count nothing, and why (a key of REASONS)."""

    start: int
    end: int
    reason: str


@cache
def _phrases() -> dict[str, str]:
    phrases = {phrase: reason for phrase, reason, _ in read_vocabulary("set_phrases.csv")}
    return dict.fromkeys(names_with_numerals(), "name") | phrases


@cache
def _set_phrases() -> Scanner:
    words = sorted(map(re.escape, _phrases()), key=len, reverse=True)
    first, second = ("".join(sorted({phrase[place] for phrase in _phrases()})) for place in (0, 1))
    return Scanner(re.compile("|".join(words)), Begin(f"[{re.escape(first)}]", f"[{re.escape(second)}]"))


def _is_rank(text: str, ordinal: re.Match[str]) -> bool:
    """Whether an ordinal is a place in an order: 位居全省第三, 分别居全省第二、第三."""
    ends = ordinal.end() == len(text) or text[ordinal.end()] in "，。；、（）和\n"
    start = first_place(text, ordinal.start()) if ends else 0
    reach = max(0, start - RANK_REACH)
    return ends and bool(_RANKED.search(text, reach, start) or _OF_ALL.search(text, reach, start))


def among_first(text: str, place: int) -> bool:
    """Whether the first so many named at `place` are those of an order of all: 稳居全国前三.

    >>> among_first("产销量稳居全国前三", 7), among_first("排名前三的企业", 2)
    (True, False)
    """
    start = max(0, place - RANK_REACH)
    return bool(_OF_ALL.search(text, start, place)) and not _NO_ONE.search(text, start, place)


def first_place(text: str, place: int) -> int:
    """Where the list of places in an order begins that goes on at `place`; `place` itself if none does.

    >>> first_place("居全省第二、第四、第三", 9), first_place("居全省第二", 3)
    (3, 3)
    """
    if text[place - 1 : place] not in ("、", "和", "及", "与"):
        return place
    before = _PLACES_BEFORE.search(text, max(0, place - _LONGEST_PLACES), place)
    return before.start() if before else place


def find_refusals(text: str) -> list[Refusal]:
    """The refused spans of a clean text, in order."""
    found = []
    for match in _REFUSALS.finditer(text):
        reason = match.lastgroup or ""
        if reason == "mark":
            reason = "footnote"
        if reason == "ordinal" and _is_rank(text, match):
            continue
        if reason == "placed" and among_first(text, match.start()) and text[match.end()] != "的":
            continue
        found.append(Refusal(match.start(), match.end(), reason))
    found += [Refusal(*match.span(), _phrases()[match[0]]) for match in _set_phrases().finditer(text)]
    return sorted(found)
