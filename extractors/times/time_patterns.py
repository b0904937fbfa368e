"""The pattern of temporal expressions, put together from named parts.

An expression is a prefix (到 截至 自), one or two moments (a year with month, day, half or quarter; a relative year;
a five-year plan) and a suffix (底 前 起 以来). Durations and recurrences are patterns of their own.
Every repeat is bounded and every alternative begins with its own characters, so the scan is linear.
"""

from __future__ import annotations

import re

from ..scanning import Begin, Scanner

YEAR = r"(?:1[89]\d\d|20\d\d|[一二][〇○零九八七][〇○零一二三四五六七八九]{2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
JOIN = r"(?:至|到|—{1,2}|–|-{1,2}|~|－)"
CHINESE_MONTH = (
    r"(?<![零〇○一二三四五六七八九十第每])(?:十[一二]?|[一二三四五六七八九])"
    rf"(?=月(?:{DAY}[日号]|[上中下]旬|份|初))"  # not 十月革命
)
# 三月 alone, with nothing else said beside it: not 烟花三月, 一月一调度
LONE_MONTH = r"(?<![^，。；：、（|\n])(?:十[一二]?|[一二三四五六七八九])(?=月(?:$|[，。；、：）|\n]))"
PLAN = (
    r"(?:“十[一二三四五六]五”|十[一二三四五六]五(?=规划|期间|时期|时|以来|末|[，。、])"
    r"|“?[一二三四五六七八九十]五”(?=计划|期间|时期|末)"  # “ may be lost
    r"|第[一二三四五六七八九十]{1,2}个五年(?:计划|规划)(?=期间|时期|末))"
)
RELATIVE = (
    r"(?:今年|去年|前年|明年|上年(?!度?(?:净?结转|结余))|上一年(?!度|结转|来|轮|届|级)"
    r"|本年(?!级)|当年|(?<![不合])同年(?!龄)|翌年|次年(?!均))"
)
CLOCK = r"(?:[上下]午|晚上?|早上?|凌晨|中午)?(?:[01]?\d|2[0-4])(?:点|时|[:：][0-5]\d时?)(?:[0-5]?\d分)?"
ISO_CLOCK = r"(?:-?[0-2]\d[:：][0-5]\d(?:[:：][0-5]\d)?)"
# 上世纪80年代, 九十年代初
CENTURY = r"(?:[上本]世纪|(?:1[89]|2[01]|十[八九]|二十一?)世纪)"
DECADE = rf"(?:(?P<century>{CENTURY})?(?<!\d)(?P<decade>[1-9]0|[二三四五六七八九]?十)年代(?:[前中后末]期|[初末中])?)"
# 今年前8个月: the first months of the year named before
SOME_MONTHS = r"(?:[前后](?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?月(?!内)|首月|首季度?)"
SHORT_YEAR = r"(?:\d\d|[〇零○一二五六七八九][〇零○一二三四五六七八九])"
DAYS = rf"(?:[日号](?:{CLOCK})?|(?={JOIN}{DAY}[日号]))"  # behind the 25 of 25日 and of 25-28日


def _short_year(key: str) -> str:
    """85年上半年, 07年第三季度: two digits are a year where a part of one follows."""
    part = rf"{MONTH}月(?!内)|第?[一二三四1-4]个?季度|[上下]半年|[底初末](?!步)|{SOME_MONTHS}"
    return rf"(?<![\dA-Za-z近第一二三四五六七八九十〇零○])(?P<{key}short>{SHORT_YEAR})年(?={part})"


def _within_year(key: str) -> str:
    """What may stand behind a year: month and day, half, quarter, edge."""
    return (
        rf"(?:(?P<{key}month>{MONTH})月份?(?:(?P<{key}day>{DAY}){DAYS}|(?P<{key}part>[上中下]旬|底|末|初))?"
        rf"|(?P<{key}half>[上下]半年)|(?P<{key}quarter>(?:第?[一二三四1-4]|前[二三两])个?季度末?)"
        rf"|(?P<{key}months>{SOME_MONTHS})|(?P<{key}edge>年?[底末初](?!步|级|心|预算|计划))"
        rf"|(?P<{key}same>同期)|全年|(?:[\u4e00-\u9fff]{{2}}、)?[\u4e00-\u9fff]{{2}}(?<!五时)期间)?"
    )


def _moment(key: str) -> str:
    return (
        rf"(?:(?:(?P<{key}year>{YEAR})年度?|(?P<{key}relative>{RELATIVE})度?|{_short_year(key)}){_within_year(key)}"
        rf"|(?P<{key}iso>(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9])(?:{ISO_CLOCK}|(?!\d)))"
        rf"|(?P<{key}plan>{PLAN})(?P<{key}planend>末)?"
        rf"|(?<![\d年])(?P<{key}bmonth>1[0-2]|0?[1-9]|{CHINESE_MONTH}|{LONE_MONTH})月份?"
        rf"(?:(?P<{key}bday>{DAY}){DAYS}|(?P<{key}bpart>[上中下]旬|底|末|初))?"
        rf"|(?P<{key}bhalf>[上下]半年)|(?P<{key}bquarter>(?:第?[一二三四]|(?<!\d)[1-4](?=季)|前[二三两])个?季度末?)"
        rf"|(?P<{key}bmonths>(?<![^，。；\n])前(?:1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])个月(?=[，、全]))"
        rf"|(?P<{key}whole>全年|年初(?![\u4e00-\u9fff]{{0,2}}预算)|年[底末](?!前)|年[底末](?=前)|(?<![一二三四五六七八九十两几干多\d])年内|过去(?:的)?一年|(?<!近)一年来|过去(?:的)?(?:[二两三四五六七八九十])年|本年度|上年度|[今去][明今]两年))"
    )


PREFIX = (
    r"(?:(?:(?<=[，。；])|(?<=有效期))至(?=(?:19|20)\d\d年)|截至到?|截止到?|自从?|从"
    r"|(?<![达高复得加低升降增减扩长展受收接看找提做来回直遇延])到)"
)
SUFFIX = (
    r"(?:前(?![海列期三两景沿后提往者瞻茅十\d半进移])"
    r"|(?:及其?|或者?|（含）)?(?:[之以]前|[之以]后)|以来|起(?![草诉点码])|开始|止(?=[。，；]))"
)

# What every expression begins with and what follows in each; few places of a text pass, so the rest is seldom tried.
TIME_WORDS, TIME_UNIT, TIME_REACH = (
    "〇零○一二五六七八九十“今去前明上本当同翌次全年过下第三四",
    "[年月季纪五—–~/.至到－-]",
    13,
)
PREFIX_WORDS = "截到至自从"
TIME_BEGINS = rf"(?=[0-9{TIME_WORDS}{PREFIX_WORDS}])(?=[^，。；：\n]{{0,{TIME_REACH}}}?{TIME_UNIT}|....[、和及])"
DURATION_WORDS, DURATION_UNIT, DURATION_REACH = "一二两三四五六七八九十连为历最近未今", "[年月周天日季]", 16
DURATION_BEGINS = rf"(?=[\d{DURATION_WORDS}])(?=[^，。；：\n]{{0,{DURATION_REACH}}}?{DURATION_UNIT})"
DURATION_BEHIND = "第百千万零一二三四五六七八九十每月A-Z"  # characters behind which none begins

TIME = re.compile(
    TIME_BEGINS + r"(?:(?<![\d.])|(?![0-9]))"  # not inside a number
    r"(?:(?<![\d.])"
    rf"(?P<list>{YEAR})(?=(?:、|和|及){YEAR}(?:年|、|[两三四五]年)|[两三四五]年)"  # 2019、2020年; 2019、2020两年
    rf"|(?P<prefix>{PREFIX})?(?:"
    # 2021—2023年; 从2016-2018
    rf"(?<![\d.])(?P<ry1>{YEAR})年?度?{JOIN}(?P<ry2>{YEAR})(?:年度?(?![\d月])|(?(prefix)(?![\d.年月%个])|(?!)))"
    rf"|(?P<dotted>(?:19|20)\d\d\.(?:0[1-9]|1[0-2])){JOIN}(?P<dottedto>(?:19|20)\d\d\.(?:0[1-9]|1[0-2]))(?![\d.])"
    rf"|(?P<ny1>{YEAR})年(?:与|和)(?P<ny2>{YEAR})年之间|{DECADE}"
    # 2024年1-11月
    rf"|(?<![\d.])(?<!每年)(?:(?P<rmy>{YEAR})年|(?P<rmr>{RELATIVE}))?(?P<rm1>{MONTH})月?{JOIN}(?P<rm2>{MONTH})月份?(?!\d)"
    rf"|(?<![\d.]){_moment('a')}(?:(?P<begun>起)?{JOIN}(?:{_moment('b')}|(?P<lastday>{DAY})[日号]))?"
    rf")(?P<suffix>{SUFFIX})?)"
)
TIMES = Scanner(
    TIME,
    Begin("[0-9]", "[年月季世、和及两三四五—–~/.至到－-]", len("019年"), after=r"[^\d.]"),
    Begin(f"[{TIME_WORDS}]", TIME_UNIT, TIME_REACH),
    Begin(f"[{PREFIX_WORDS}]", f"[0-9{TIME_WORDS}{PREFIX_WORDS}止]", 1),
    Begin("[年]", "[初底末内]", 1),
    Begin("[一二]", "[、和及]", len("九八三、")),
)

NUMERAL = (
    r"(?:\d{1,2}\.\d{1,2}(?=个?工作日)|\d{1,3}"
    r"|(?!一百年)[一二两三四五六七八九十][一二两三四五六七八九十百千]{0,3})[多余]?"
)
UNITS = (
    r"(?:周年|年(?:半(?![年导岛成])|多(?![样元种个方地次项措渠级少起]))?|个[半多]?月|个?工作日|周|个季度"
    r"|个(?:[\u4e00-\u9fff]{0,4}(?:纳税|会计|自然|财政|预算|医保)年度(?:以?内)?|[\u4e00-\u9fff]{0,6}年度以?内|年度(?=以上|[，。；、）]))"
    r"|天(?:半|\d{1,2}个?小时(?:\d{1,2}分钟?)?)?"
    r"|日(?=之?内|以内)|(?:(?<=[4-9]\d)|(?<=\d\d\d)|(?<=两))日(?!游))"  # a day of a month is no higher than 31
)
FROM = rf"以上[，、]?(?={NUMERAL}(?:年|个月|天)以下)"  # 三年以上七年以下
DURATION = re.compile(
    DURATION_BEGINS + rf"(?<![{DURATION_BEHIND}])(?:(?<!\.)|(?!\d))(?<!二0)(?<!二00)(?:(?<!\d)|(?!\d))"
    rf"(?:(?P<lead>连续|为期|历时|最近|近|未来|今后)?"
    rf"(?:{NUMERAL}(?:天|周|年|个月)?(?:—{{1,2}}|-|~|至|到|零|{FROM}))?(?P<number>{NUMERAL})(?P<unit>{UNITS})"
    r"(?P<tail>时间|之?内|以内|前|来|以上|以下|左右)?)"
    r"(?!行动|计划|经济计划|义务教育|一贯|禁渔|攻坚|(?:发展|长远|远景|建设|工作|总体)?规划|方案|滚动|级|制|度|期(?!限)|产|[一二三四五六七八九十\d月底末初]|提升(?![\d一二两三四五六七八九十])|任务|倍增|大变|岁|报)"
)
DURATIONS = Scanner(
    DURATION,
    Begin(r"\d", DURATION_UNIT, DURATION_REACH, after=rf"[^\d{DURATION_BEHIND}]"),
    Begin(f"[{DURATION_WORDS}]", DURATION_UNIT, DURATION_REACH, after=f"[^{DURATION_BEHIND}]"),
)
RECURRING_WORDS = "每按逐上下晚早凌中"
RECURRING = re.compile(
    rf"(?=[\d{RECURRING_WORDS}])(?:"
    rf"每年(?:1[0-2]|[1-9])月(?:(?:至|到|-|—)(?:1[0-2]|[1-9])月|(?:3[01]|[12]\d|[1-9])日|底|末|初|[上中下]旬)?前?|(?<![生人户])每学[年期]|每(?:半年|两年|[一三四五六七八九\d]年|年度?(?!轻)|季(?:度末?)?(?!节)|[一二两三四五六\d]?个?季度|个?月(?:{DAY}[日号]|(?!球))|[一二两三四五六\d]个月|周|个?星期|日|[两三四五\d]?天(?!然)|晚)"
    r"|(?<![年])按(?:月|季度?|周|旬|日(?!连续)|年(?!度实际)度?)(?=[，。、]|[^份历中计薪租嫂光饼收均核报缴])|逐月|逐日"
    rf"|(?<![\d:：]){CLOCK}(?:至|到|-|—|~){CLOCK})"
)
RECURRENCES = Scanner(
    RECURRING,
    Begin(r"\d", "[点时:：]", len("9点"), after=r"[^\d:：]"),
    Begin(f"[{RECURRING_WORDS}]", "[年季月周星旬日天晚点时期:：]", 4),
)
NOW = Scanner(
    re.compile(r"截(?P<as_of>[至止]到?(?:目前|现在))|当(?:日|天(?!候))(?!照)"), Begin("[截当]", "[至止日天]", 1)
)
