"""The pattern of temporal expressions, put together from named parts.

An expression is a prefix (到 截至 自), one or two moments (a year with month, day, half or quarter; a relative year;
a five-year plan) and a suffix (底 前 起 以来). Durations and recurrences are patterns of their own.
Every repeat is bounded and every alternative begins with its own characters, so the scan is linear.
"""

from __future__ import annotations

import re

YEAR = r"(?:1[89]\d\d|20\d\d|[一二][〇○零九八七][〇○零一二三四五六七八九]{2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
JOIN = r"(?:至|到|—{1,2}|–|-{1,2}|~|－)"
CHINESE_MONTH = (
    r"(?<![零〇○一二三四五六七八九十第每])(?:十[一二]?|[一二三四五六七八九])"
    rf"(?=月(?:{DAY}[日号]|[上中下]旬|份|初))"  # not 十月革命
)
PLAN = (
    r"(?:“十[一二三四五六]五”|十[一二三四五六]五(?=规划|期间|时期|时|以来|末|[，。、])"
    r"|“[一二三四五六七八九]五”(?=计划|期间|时期|末))"
)
RELATIVE = r"(?:今年|去年|前年|明年|上年|本年(?!级)|当年|(?<!不)同年(?!龄)|翌年|次年)"
CLOCK = r"(?:[上下]午|晚上?|早上?|凌晨|中午)?(?:[01]?\d|2[0-4])(?:点|时|[:：][0-5]\d)(?:[0-5]?\d分)?"
DAYS = rf"(?:[日号](?:{CLOCK})?|(?={JOIN}{DAY}[日号]))"  # behind the 25 of 25日 and of 25-28日


def _within_year(key: str) -> str:
    """What may stand behind a year: month and day, half, quarter, edge."""
    return (
        rf"(?:(?P<{key}month>{MONTH})月份?(?:(?P<{key}day>{DAY}){DAYS}|(?P<{key}part>[上中下]旬|底|末|初))?"
        rf"|(?P<{key}half>[上下]半年)|(?P<{key}quarter>(?:第?[一二三四1-4]|前[二三两])个?季度)|(?P<{key}edge>年?[底末初](?!步|级|心))"
        rf"|(?P<{key}same>同期)|全年|(?:[\u4e00-\u9fff]{{2}}、)?[\u4e00-\u9fff]{{2}}(?<!五时)期间)?"
    )


def _moment(key: str) -> str:
    return (
        rf"(?:(?:(?P<{key}year>{YEAR})年度?|(?P<{key}relative>{RELATIVE})度?){_within_year(key)}"
        rf"|(?P<{key}iso>(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9])(?!\d))"
        rf"|(?P<{key}plan>{PLAN})(?P<{key}planend>末)?"
        rf"|(?<![\d年])(?P<{key}bmonth>1[0-2]|0?[1-9]|{CHINESE_MONTH})月份?"
        rf"(?:(?P<{key}bday>{DAY}){DAYS}|(?P<{key}bpart>[上中下]旬|底|末|初))?"
        rf"|(?P<{key}bhalf>[上下]半年)|(?P<{key}bquarter>(?:第?[一二三四]|前[二三两])个?季度)"
        rf"|(?P<{key}whole>全年|年初|年[底末](?!前)|年[底末](?=前)|(?<![一二三四五六七八九十两几干多\d])年内|过去(?:的)?一年|(?<!近)一年来|过去(?:的)?(?:[二两三四五六七八九十])年|本年度|上年度))"
    )


PREFIX = (
    r"(?:(?<=[，。；])至(?=(?:19|20)\d\d年)|截至到?|截止到?|自|从"
    r"|(?<![达高复得加低升降增减扩长展受收接看找提做来回直遇延])到)"
)
SUFFIX = r"(?:前(?![列期三两景沿后提往者瞻茅十\d半])|之前|以前|以来|起(?![草诉点码])|开始|止(?=[。，；]))"

TIME = re.compile(
    # characters an expression can begin with
    r"(?=[0-9一二五六七八九十“今去前明上本当同翌次全年过下第三四截到至自从])"
    r"(?:(?<![\d.])"
    rf"(?P<list>{YEAR})(?=(?:、|和|及){YEAR}(?:年|、|[两三四五]年)|[两三四五]年)"  # 2019、2020年; 2019、2020两年
    rf"|(?P<prefix>{PREFIX})?(?:"
    rf"(?<![\d.])(?P<ry1>{YEAR})年?度?{JOIN}(?P<ry2>{YEAR})年度?(?![\d月])"  # 2021—2023年
    # 2024年1-11月
    rf"|(?<![\d.])(?:(?P<rmy>{YEAR})年|(?P<rmr>{RELATIVE}))?(?P<rm1>{MONTH})月?{JOIN}(?P<rm2>{MONTH})月份?(?!\d)"
    rf"|(?<![\d.]){_moment('a')}(?:(?P<begun>起)?{JOIN}(?:{_moment('b')}|(?P<lastday>{DAY})[日号]))?"
    rf")(?P<suffix>{SUFFIX})?)"
)

NUMERAL = r"(?:\d{1,3}|(?!一百年)[一二两三四五六七八九十][一二两三四五六七八九十百千]{0,3})[多余]?"
DURATION = re.compile(
    r"(?=[\d一二两三四五六七八九十连为历最近未今])"
    rf"(?<![\d.第百千万零一二三四五六七八九十每月])(?:(?P<lead>连续|为期|历时|最近|近|未来|今后)?(?:{NUMERAL}(?:—|-|~|至|到))?(?P<number>{NUMERAL})(?P<unit>周年|年|个月|个?工作日|周|个季度|天|日(?=之?内|以内))"
    r"(?P<tail>时间|之?内|以内|前|来|以上|左右)?)"
    r"(?!行动|计划|攻坚|规划|方案|滚动|级|制|度|期(?!限)|产|[一二三四五六七八九十\d月底末初]|提升|任务|倍增|大变|岁|报)"
)
RECURRING = re.compile(
    r"(?=[\d每按逐上下晚早凌中])(?:"
    r"每年(?:1[0-2]|[1-9])月(?:(?:3[01]|[12]\d|[1-9])日|底|末|初|[上中下]旬)?前?|每(?:半年|两年|[一三四五六七八九\d]年|年度?(?!轻)|季(?:度末?)?(?!节)|[一二两三四五六\d]?个?季度|个?月(?!球)|[一二两三四五六\d]个月|周|个?星期|日|天(?!然)|晚)"
    r"|(?<![年])按(?:月|季度?|周|旬|日(?!连续)|年度?)(?=[，。、]|[^份历中计薪租嫂光饼收均核报缴])|逐月|逐日"
    rf"|(?<![\d:：]){CLOCK}(?:至|到|-|—|~){CLOCK})"
)
NOW = re.compile(r"(?P<as_of>截[至止]到?(?:目前|现在))|当(?:日|天(?!候))(?!照)")
