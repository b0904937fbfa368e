"""Patterns of grants: how the words stand around the sums that a rule gives.

They are made from the vocabulary (`grants.csv`) and read sentences whose numbers are masked: those of sums and shares
by one character, all others by another.

>>> found = in_front().search(f"给予每人{SUM_MASK * 3}的一次性奖励")
>>> found and (found["verb"], found["to"], found["tail"])
('给予', '每人', '的一次性奖励')
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..vocabularies import read_vocabulary

SUM_MASK: Final = "\x01"  # stands for the characters of a sum or share
COUNT_MASK: Final = "\x02"  # for those of other numbers
_TIME = "学?年度?|学?期|月|季度?|日|天"
EACH_TIME: Final = f"每(?:{_TIME})"
EACH: Final = f"(?:每(?:{_TIME}|[家个名人户项件次场证生张亩辆台套间篇条吨座所]))"
NO = f"{SUM_MASK}{COUNT_MASK}，。；：、"  # what no single phrase holds
SUM = f"{SUM_MASK}+"
_ITEM = rf"{SUM}(?:（[^（）{SUM_MASK}]{{1,6}}）)?"
_CAP = r"，(?=(?:单[个户家项]|每[个家户名项]|同一|总额|累计|最[高多])[^，。；]{0,10}(?:最[高多]|不超过|不高于|\x01))"
ITEMS = rf"(?P<items>{_ITEM}(?:(?:、|和|及|或|{_CAP})[^{NO}]{{0,10}}{_ITEM})*)"
PAYS = "(?:奖励|补助|补贴|资助|奖补)"
_STANDARD = r"(?:的?(?:比例|标准|额度|幅度|金额))?"


@cache
def words_of_grants(*parts: str) -> str:
    """A regular expression of the words of these parts (`gives`, `pays`, `sum`, `body`, `supported`), longest first."""
    words = sorted((row[0] for row in read_vocabulary("grants.csv") if row[1] in parts), key=lambda word: -len(word))
    return f"(?:{'|'.join(words)})"


@cache
def in_front() -> re.Pattern[str]:
    """给予, who, the sums, and what is given."""
    gives = f"{words_of_grants('gives')}|{words_of_grants('hands')}(?!的)"
    pays = rf"(?:(?<=[，；：另再可])|(?<=分别|最高|最多|每[家个户名人])|(?<=一次性)){PAYS}"
    return re.compile(
        rf"(?P<each>{EACH}{{1,3}})?(?:分别|一次性|额外|各|最[高多]|可|再|另|均)*(?P<verb>{gives}|{pays})"
        rf"(?P<to>[^{NO}]{{0,24}}?){ITEMS}(?:人民币)?(?P<tail>[^{NO}]{{0,20}})"
    )


@cache
def behind() -> re.Pattern[str]:
    """按, the base or each of whom, the sums, the verb, and what is given."""
    return re.compile(
        rf"(?P<by>按照?)(?P<base>[^{SUM_MASK}，。；：]{{0,40}}?){ITEMS}{_STANDARD}，?(?:分别|一次性|每年|每月|再|全[部额]|连续[^{NO}]{{1,3}}年)*"
        rf"(?:[向对为](?P<dative>[^{NO}]{{2,14}}?))?"
        rf"(?:(?P<verb>{words_of_grants('gives', 'pays', 'hands')})(?P<tail>[^{COUNT_MASK}，。；：]{{2,44}})"
        rf"|(?P<paid>{PAYS})(?=[，。；]|给))"
    )


@cache
def capped() -> re.Pattern[str]:
    """The end of a clause with no verb of giving: 单个企业最高补助500万元, 每家企业不超过50万元."""
    whom = words_of_grants("body", "supported")
    return re.compile(
        rf"(?P<who>{EACH}{{1,3}}(?!{whom})|(?:单[个户家项]|每(?:[个家户名项]|一个)?|同一)[^{NO}]{{0,10}}?{whom})?"
        r"(?:年度|每年|当年|全年|累计|可|再|另|总计|合计|最[高多])*"
        rf"的?(?P<verb>(?:一次性|(?(who)[\u4e00-\u9fff]{{0,2}}?)){PAYS}(?:总额|金额|额度?)?)?"
        rf"(?P<to>[^{NO}的]{{0,10}}?{whom})?(?P<all>总额)?(?:最[高多]|累计|每年|年度)*(?P<items>{SUM})(?=、|$)"
    )


@cache
def named() -> re.Pattern[str]:
    """给予 and what is given, with no sum."""
    return re.compile(rf"(?P<verb>{words_of_grants('gives', 'hands')})(?P<tail>[^{NO}（]{{2,16}})")


@cache
def what_given() -> re.Pattern[str]:
    """What is given, behind the sum: 的一次性奖励."""
    return re.compile(
        rf"的?(?P<what>[\u4e00-\u9fff（）“”]{{0,14}}{words_of_grants('sum')})(?:(?:比例|标准)?的?$|[（并]|基础上|以(?=[\u4e00-\u9fff])|用于)"
    )


@cache
def whom_to(*parts: str) -> re.Pattern[str]:
    """To whom, between the verb and what is given: 企业 of 企业一次性培训费用补助."""
    one = rf"[^{NO}的]{{0,10}}?{words_of_grants(*parts)}(?:单位)?"
    return re.compile(rf"{one}(?:[和及与]{one})?")


@cache
def described() -> re.Pattern[str]:
    """Whom a long account behind the verb describes, and what they are given: 每名新招募的人员一次性补贴."""
    return re.compile(
        rf"{EACH}(?P<to>[^{NO}]{{4,30}}{words_of_grants('body')})(?P<what>[\u4e00-\u9fff]{{0,8}}{words_of_grants('sum')})$"
    )
