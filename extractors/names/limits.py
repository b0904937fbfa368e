"""Limits: how large a measure of a thing has to be, told before the thing.

Finds one limit (研发投入占比5%以上的企业) and several in a row (投资1亿元以上、税收500万元以上的项目), each a qualifier
of the thing. Refuses sums that are granted, and what is no thing: 增长10%以上的目标.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..statements.statements import Statement
from ..words.trimming import strip_brackets, trim
from ..words.words import measured, segment, word_class
from .name import OF_THINGS

MOST_LIMITS = 4  # in a row
_BOUNDS = frozenset("ge le over under".split())
_THINGS = (
    "企业|单位|机构|公司|项目|平台|园区|基地|人员|个人|家庭|团队|主体|业务|产品|集群|工程|医院|学校|合作社|农户|楼宇|载体"
    "|组织|城市|地区|乡镇|行政村|产业链|示范区|景区|商场|门店|基金|贷款"
)
_THING = re.compile(
    rf"(?:（含[^（）]{{0,10}}）)?的(?P<thing>[\u4e00-\u9fff“”]{{0,12}}?(?:{_THINGS}))(?!补[助贴]|资助|经费|资金|奖|建设|[^，。；]{{0,3}}(?:占比|比例|比重|总?数))"
)
_NEXT = re.compile(r"(?:（含[^（）]{0,10}）)?，?(?:、|且|并且|或者?|和|及|以及)(?P<words>[^，。；、\d]{2,16})?")
_LEADS_ON = re.compile(r"的|（含|，?[、且并或和及以]")  # to the thing, or to another limit
_ALSO_LIMITED = ("且", "并且", "但")  # 不低于50万元，且不超过500万元
_GRANTED = re.compile(r"给予|予以|奖|补[助贴]|资助|罚")
_TAKEN = re.compile(r"^.*(?:是指|[对将把向为])(?=[\u4e00-\u9fff]{2})")
_ALSO = re.compile(r"(?:人员|职工|员工|人数|户数|学生|床位|资本)(?:数量?)?$")  # limited as measures are
_BEFORE = frozenset("act predicate light preposition conjunction".split())
# Verbs in the names of sizes: 年销售收入, 贷款余额
OF_SIZES = OF_THINGS | frozenset(
    "交易 加工 利用 处理 投入 投资 担保 授信 注册 生产 种植 管理 纳税 经营 营业 融资 贷款 资产 运营 销售 养殖".split()
)


def limit_of(statements: list[Statement], index: int, text: str) -> tuple[str, str] | None:
    """The measure that a number limits and the thing limited, which stands behind the last limit of its row."""
    if not _LEADS_ON.match(text, statements[index].quantity.end):
        return None
    last, thing = index, _THING.match(text, statements[index].quantity.end)
    row = statements[index : index + MOST_LIMITS]
    for one, following in pairwise(row):
        if thing or not _NEXT.fullmatch(text, one.quantity.end, following.quantity.lead):
            break
        last, thing = last + 1, _THING.match(text, following.quantity.end)
    if thing is None or _GRANTED.search(statements[index].before):
        return None
    measures = [_measure(statements, number) for number in range(index, last + 1)]
    return (measures[0], thing["thing"]) if all(measures) else None


def _measure(statements: list[Statement], index: int) -> str:
    """What a limit is set to, without the verbs before it (支持年销售收入5亿元以上); empty where none is."""
    statement = statements[index]
    quantity = statement.quantity
    if index and statement.before in _ALSO_LIMITED and statements[index - 1].quantity.unit == quantity.unit:
        return _measure(statements, index - 1)
    reached = quantity.kind == "ratio" and statement.before.endswith(("达到", "达", "为"))
    if quantity.kind == "rank" or not (quantity.bound in _BOUNDS or reached):
        return ""
    before = _TAKEN.sub("", trim(strip_brackets(statement.before)))
    if not (measured(before) or _ALSO.search(before)):
        return ""
    words = segment(before)
    while len(words) > 1 and word_class(words[0]) in _BEFORE and words[0] not in OF_SIZES:
        words.pop(0)
    return "".join(words)
