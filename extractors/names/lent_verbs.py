"""Lent verbs: the verb that an item of a list takes from the item before it.

Finds the verb where the next item has none and is of its sort (五年新增学位3万个、床位2万张), where it acts on what
stands behind a size (新签约亿元以上项目30个), and what was fulfilled where a share of a plan is all that the next item
says (参保扩面2万人，完成年度任务236%). Refuses items with a verb of their own, levels and totals.

>>> _last_verb("招商引资签约"), _last_verb("新增学位")
('签约', '')
"""

from __future__ import annotations

import re

from ..figures.quantity import COUNTED
from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..words.acts import BUILT, OF_WORKS, STAGES, front_verb, is_bare_verb, leading_verb, with_new
from ..words.trimming import trim
from ..words.words import has_level, measured, segment, word_class
from .budgets import account_of
from .subjects import split_subject

# No longer under the verb of the clause before.
_OF_ITS_OWN = re.compile(r"其中|^新(?!三板)|新增|有效|现有|在册|累计|规范|提升|增加$|增长$")
_TOTALLED = re.compile(r"突破|达到?|增至|总数")  # a level, though what came new stands before: 力争上市企业突破20家
_FULFILLED = re.compile(
    r"(?:完成|超过|为)了?(?:(?:年度|全年|年初|年|(?:原定|预定)的?|调整)?(?:的?年度)?(?:目标)?(?:任务|计划|目标|预算)|指标)的?数?"
)
LONGEST_FULFILLED = 14
CAME_NEW = re.compile(r"(?:新增|净增|增加|新认定|新培育|新获批)")
_GETTING = frozenset("争取 新增 获批 落实 引进 招引 争引 获得".split())


def of_the_same(made: list[FoundIndicator], row: FoundIndicator, statement: Statement, text: str) -> str:
    """The verb that stands before a number over a comma and belongs to it all the same.

    新增商贸企业15家，工业企业12家: both are new.
    """
    last = made[-1] if made else None
    if last is None or last.role not in ("value", "part"):
        return ""
    if last.kind in ("ratio", "rank") or text[last.end : statement.quantity.lead].lstrip("，、") != statement.before:
        return ""
    if last.end == row.start and row.bound == "eq" and row.kind != "measure" and last.name.endswith(row.name):
        return last.name.removesuffix(row.name)  # 消除2800户7700人返贫风险
    if row.name.endswith("决算"):
        return account_of(last.name)
    if _TOTALLED.match(text, statement.quantity.lead):
        return ""
    said = "为" + row.name if statement.before.startswith("为" + row.name) else row.name  # 为调整预算的103%
    if _FULFILLED.fullmatch(said) and len(last.name) <= LONGEST_FULFILLED:
        return last.name + said.removesuffix(row.name)  # 参保扩面2万人，完成年度任务236%
    if last.role != "value" or last.kind == "amount":
        return ""
    again = row.kind != "ratio" and last.clause == row.clause and last.name.endswith(row.name)
    if again and text[last.end : statement.quantity.lead] == row.name:
        return last.name.removesuffix(row.name)  # 承接三批次授权事项146项
    alike = last.unit == row.unit and row.kind == "count" and not statement.listed and not statement.behind
    if not alike or not CAME_NEW.match(last.name) or _OF_ITS_OWN.search(statement.before):
        return ""
    named = measured(row.name) or leading_verb(row.name) or is_bare_verb(row.name)
    return "" if named else verb_of_last(last, row, statement)


def verb_before_size(made: list[FoundIndicator], statement: Statement, text: str) -> str:
    """The verb that acts on what is counted behind a size: 全市新签约亿元以上项目30个.

    Where none stands before the size, that of the item before it, where that counts things: 新储备项目700个，10亿元以上
    产业项目30个, 新增小企业9家、产值过50亿元企业2家.
    """
    if statement.quantity.kind == "ratio":
        return ""  # 新建厂房5间，30户以上自然村覆盖率达90%
    first = len(made) - 1
    while first and made[first - 1].role == "qualifier" and made[first - 1].clause == made[first].clause:
        first -= 1  # 超100亿元或10亿美元项目
    words = split_subject(trim(made[first].words))[1]
    verb = front_verb(words) or with_new(_last_verb(words), words)
    item = made[first - 1] if first and not verb else None
    if item is None or item.kind not in COUNTED:
        return verb
    listed = text[item.end] == "、" and measured(words) and not has_level(statement.before)
    return with_new(leading_verb(item.name), item.name) if listed or not words else ""


def _last_verb(words: str) -> str:
    """招商引资签约: the verb that words end with."""
    last = segment(words)[-1] if words else ""
    return last if word_class(last) in ("act", "predicate") and not measured(last) else ""


def verb_of_last(last: FoundIndicator, row: FoundIndicator, statement: Statement) -> str:
    """新增学校5所、托位200个: the verb of the item before, where this one has none and is of its sort.

    到位资金538亿元 is of another sort than 新落地项目445个, 总量达2832户 states a level.
    """
    if has_level(statement.before):
        return ""
    built = BUILT.match(last.name) if "）" in last.name else None
    verb = last.name if is_bare_verb(last.name) else built[0] if built else leading_verb(last.name)
    own = leading_verb(row.name) or leading_verb(statement.before)
    if own:  # 清洁 in 创建清洁乡镇10个、清洁社区5个 is no act
        return verb.removesuffix(own) if verb != own and verb.endswith(own) else ""
    if row.name.endswith(STAGES) and not last.name.endswith(STAGES) and verb not in OF_WORKS:
        return ""  # 农村危房改造开工 has a verb of its own
    counted = row.kind in COUNTED and last.kind in COUNTED
    stock = row.kind == "count" and measured(row.name)
    got = row.kind in COUNTED and last.kind == "amount" and verb in _GETTING  # 争取资金5亿元、能耗指标3万吨
    alike = last.unit == row.unit or ((counted or got) and not stock) or not statement.before
    if not alike:
        return ""
    return with_new(verb, last.name)
