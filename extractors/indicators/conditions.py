"""Conditions: numbers of a rule that must be reached before something follows from it.

Finds what stands before 的， and what is granted, ordered or allowed then: 服务达到1000人次的，给予补贴; 留用率达到60%
以上的，可申请认定; what is granted each time (每新增1家企业，奖励5000元), and how large that has to be which a grant is
for. What is to be reached is a least number. Refuses what follows itself (给予5万元), and all but plans, notices and
regulations.
"""

from __future__ import annotations

import re

from ...schemas.text import Sentence
from ..figures.quantity import COUNTED, Quantity
from ..periods.frame import PLANNING, Frame
from ..statements.found import FoundIndicator
from ..words.words import segment, word_class

CONDITION_REACH = 80  # characters behind a number in which its condition ends
_GRANTED_THEN = re.compile(
    r"[^。；：]*?的，(?:可|由|再|按|分别|一次性|每[家户人项个]|最高|区|市|省|县|将|予以|给予|奖励|补[助贴]|享受)"
    r"[^。；]{0,30}(?:给予|奖|补|资助|支持|享受)"
)
_THEN = re.compile(  # 超过50人（含50人）、留用率达到60%以上的，可申请认定
    r"(?P<more>[^。；：]{0,60}?)(?:的|(?<![同小])时)，(?:可|应|由|按|依照|予以|不[得予再]|视[为同]|须|必须|[并单]?处|责令|采[取用]|认定|属于|取消|终止|暂停"
    r"|需|从|则|适用|执行|参照|经|注册|[^，。；]{1,12}(?:应|可|须|不|为|放宽|增加|提高|降低|最[高低多少长]))"
)
_NEXT_CONDITION = re.compile(r"^(?:[且并或及]|同时|以及)|[\d%]")
_AT_ONCE = re.compile(r"的(?:按|每|给予|予以|可|由|应|不予|不得)")  # 招用3人以下的按每人1000元给予补贴
_IF = re.compile(r"(?:但是?)?(?:如果?|若)[^，\d]*$")  # 如按月收入的15%计租低于…的，则应当
_REACHED = re.compile(r"(?:达到?|满|为|在|只?有|超[过出]?|达到[^，。；：\d]{2,16})$")  # 达到在职职工人数25%
_OUTCOME = re.compile(r"给予|予以|奖励|资助|罚款|处以?$|最高$|扣减|每(?![年月季日])[^，。；]{0,8}$|至少|标准为")
_GRANTS = re.compile(r"给予|予以|奖励|补[助贴]|资助|最高|不超过|申请|每[^，。；]{0,8}$")
_AT_LEAST = re.compile(r"(?:达到?|(?<!每)满|达到[^，。；：、\d]{2,16})(?:[\d.]+[^，。；：、\d]{1,4}[、和或])*$")
_OF_WHOLE = re.compile(r"(?<![应须要])达到[^，。；：、\d]{2,16}(?:人数|总数|总额|总量|数量)$")
_EACH = re.compile(r"每(?:成功|新)?(?P<act>[\u4e00-\u9fff]{1,4})$")
_TILL_THEN = ("满", "增加")
_GIVING = re.compile(r"(?:给予|予以|奖励).*|(?<=(.)(.))\1\2$")  # 带动就业5人以上就业的
_GIVEN_EACH = re.compile(r"[^。；：]{0,60}?(?:给予|予以|奖励?|补[助贴]|资助|(?<!累)[计加扣减得]|增加)[^。；：]{0,12}\d")
_GRANTED_TO = re.compile(
    r"[^，。；：]{2,40}(?:，[且并但][^，。；：]{2,40})?，(?:[^。；：]{0,24}?(?:给予|予以)[^。；]*?(?:奖|补|资助|扶持)"
    r"|可[^。；，]{0,30}(?:申请|享受|补)|(?:奖励|补[助贴]|资助))"
)


def condition(row: FoundIndicator, text: str, sentence: Sentence, quantity: Quantity, frame: Frame) -> None:
    """Make a row a condition where its number is one, and what has to be reached a least number. In place."""
    if _is_condition(text, sentence, quantity, frame):
        row.role, row.period, row.nature = "qualifier", None, "rule"
        row.name = _GIVING.sub("", row.name) or row.name
        row.bound = "ge" if row.bound == "eq" and _AT_LEAST.search(_before(text, sentence, quantity)) else row.bound
    elif row.role == "qualifier" and row.nature == "target" and frame.genre in PLANNING:
        if _GRANTED_TO.match(text, quantity.end, sentence.end):
            row.period, row.nature = None, "rule"
    elif row.nature == "rule" and row.kind == "ratio" and row.bound == "eq":
        row.bound = "ge" if _OF_WHOLE.search(_before(text, sentence, quantity)) else row.bound


def _before(text: str, sentence: Sentence, quantity: Quantity) -> str:
    return text[max(sentence.start, quantity.lead - CONDITION_REACH) : quantity.lead]


def _is_condition(text: str, sentence: Sentence, quantity: Quantity, frame: Frame) -> bool:
    """Whether something follows from a rule where the number is reached: 服务达到1000人次的，给予补贴."""
    if not (frame.genre in PLANNING or frame.ruling) or quantity.kind == "rank":
        return False
    place, reach = quantity.start, min(sentence.end, quantity.end + CONDITION_REACH)
    if _each_time(text, sentence, quantity):
        return True
    if quantity.bound in ("ge", "le", "over", "under") and _AT_ONCE.match(text, quantity.end):
        return True
    if text.find("的，", place, reach) < 0 and text.find("时，", place, reach) < 0:
        return False
    start = max(sentence.start, *(text.rfind(mark, sentence.start, place) + 1 for mark in "；：。"))
    granted = _GRANTED_THEN.match(text, place, min(sentence.end, place + CONDITION_REACH))
    lasts = quantity.kind == "measure" and quantity.bound == "ge"  # 每次时长不低于40分钟: no grant is as long
    if granted and (lasts or not _GRANTS.search(text, start, place)):
        return True
    start = max(start, text.rfind("的，", start, place) + 1)
    then = _THEN.match(text, quantity.end, reach)
    if then is None or _OUTCOME.search(text, start, quantity.lead) or _OUTCOME.search(then["more"]):
        return False
    limited = quantity.bound not in ("eq", "range") or _reached(text[start : quantity.lead])
    return limited and all(map(_NEXT_CONDITION.search, then["more"].split("，")[1:]))


def _reached(before: str) -> bool:
    """Whether the words before a number make it one to be reached: 结业率达到, 如按月收入的."""
    return bool(_REACHED.search(before)) or _IF.match(before.rpartition("，")[2]) is not None


def _each_time(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number says how often something is granted: 每新增1家企业，奖励5000元."""
    reach = max(sentence.start, quantity.lead - len("每成功推荐培育"))
    each = _EACH.search(text, reach, quantity.lead) if text.find("每", reach, quantity.lead) >= 0 else None
    if each is None or quantity.kind not in COUNTED or quantity.bound != "eq":
        return False
    done = all(word in _TILL_THEN or word_class(word) in ("act", "predicate") for word in segment(each["act"]))
    return done and _GIVEN_EACH.match(text, quantity.end, sentence.end) is not None
