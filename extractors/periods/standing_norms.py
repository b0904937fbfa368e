"""Standing norms: limits, shares and standards that opinions and measures lay down without a time.

Finds what holds in principle (原则上不超过1%), what may be had or is reckoned by a standard (可返还…的50%, 按3600元
定额扣除), what goes with each of something (每5所幼儿园配备1名督学) and definitions. Refuses limits that a plan sets
itself, which nothing but 不低于 marks: growth of no less than 25% is aimed at.

>>> is_norm("原则上不高于承担风险责任的0.5%", ""), is_norm("按照3600元", "定额扣除"), is_norm("增幅不低于25%", "")
(True, True, False)
"""

from __future__ import annotations

import re

ANY_YEAR = frozenset("上年度 上一年度 当年 当年度 本年度".split())  # each time another one: 返还其上年度缴费的50%
BEHIND = 14  # characters behind a number in which the verb of a standard stands

_HOLDS = re.compile(
    r"原则上|是指|可(?:以)?(?:按(?!期|时|计划)|返还|享受|提取|扣除|抵扣|领取|申领|申请|减按|免(?!费))|每[^，。；：]{1,16}(?:配备|配置|各派)|用于[^，。；：]{2,14}(?:比例|占比)(?:应当?)?不得?[低少]于"
)
_BY = re.compile(r"按(?![期时月季年计规程])")
_RECKONED = re.compile(
    r"[^，。；：]{0,10}(?:确定|扣除|估算|预付|返还|支付|缴[存纳费]|计[提算征发]|核[定算发]|配[建置备]|补齐|收取|征收|拨付|发放|结算|报销|提取)"
)
_EACH = re.compile(r"[^，。；：\d]{1,10}(?:配备|配置)")
_LIMIT = re.compile(
    r"不(?:超过|少于|低于|小于|大于|高于|得)|最迟|(?<![供效响反适相呼对])应(?![用对急变链声届往付收])|[宜须](?=配备|设[置有]|为|达到)"
)
_TOLD = re.compile(r"已|了|先后|来自")


def is_norm(before: str, behind: str) -> bool:
    """Whether the words of a clause around a number make it a norm; `before` goes up to its end."""
    if _HOLDS.search(before):
        return True
    if "按" in before and _BY.search(before) and _RECKONED.match(behind[:BEHIND]):
        return True
    return "每" in before and "配" in behind[:BEHIND] and _EACH.match(behind) is not None


def sets_limit(before: str) -> bool:
    """Whether the words of a clause up to a number limit it, in a text that neither plans nor tells what was done.

    >>> sets_limit("参加单位总数不超过10家"), sets_limit("已覆盖不少于10个县")
    (True, False)
    """
    return _LIMIT.search(before) is not None and not _TOLD.search(before)
