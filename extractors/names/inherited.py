"""Inherited: what the rows of a sentence made so far lend to the next number.

A number without a name of its own goes on with the last quantity of its unit, a bare measure or a verb alone is of the
last thing named, losses are those of the accidents counted before them. Rows in brackets, `aside`, lend no name, and
money lends no thing to a verb alone.

>>> row = FoundIndicator(0, 5, "ratio", "value", 50.0, 50.0, 50.0, "%", "eq", "森林覆盖率", None, None, "actual")
>>> same_name([row], set(), "%").name, same_name([], set(), "%")
('森林覆盖率', None)
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..figures.quantity import COUNTED
from ..statements.found import FoundIndicator
from ..words.acts import is_bare_verb, leading_verb, object_of, thing_of, with_new, without_aspect
from ..words.words import measured, word_class
from .lent_verbs import CAME_NEW
from .name import GENERIC
from .shared_ends import LEVEL_ALONE

_IN_ALL = re.compile(r"累计|总共|合计|总计|^[，、]?共|^[，、]?突破$|[达增升]到?至?$")
_CAME_LAST = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:新增|净增|新登记|新设立?)$")  # 市场主体新登记3万户、突破12万户
LONGEST_WAY_BACK = 60  # characters to the figure that one without a name goes on with
_AWARDED = ("获评", "获批", "认定", "入选")
_LOSSES = frozenset("死亡人数 受伤人数 伤亡人数 直接经济损失 经济损失".split())
PERSONS = ("人", "名", "人次")
_SPENT = frozenset("完成投资 到位资金 实际到位资金".split())
_WORKS = ("项目", "工程")
_REACHES = frozenset(
    "惠及 覆盖 带动 服务 吸引 拉动 救助 保障 帮扶 受益 罚款 没收 约谈 问责".split()
)  # they act on who is counted
_MOVES = frozenset("增速 增幅 排名 占比 比重".split())
HOUSEHOLDS = ("户", "人", "口")
_HAVING = re.compile(r"[共现下]?[有辖]$|共$")
_CASES = ("件", "宗", "起")
_SIZES_OF_CHANGE = ("涨幅", "降幅")
_IN_NUMBER = ("总量", "总数", "数量")
_SUMS = ("合计", "总计")  # of an account: no thing that has a size
_SIZED = re.compile(r"[万亿]元以上$")
_SIZE = re.compile(r"[十百千]?[万亿]元(?:以上|级)的?")
NO_OBJECTS = frozenset(
    "工作 问题 情况 方面 任务 人员 群众 行政 刑事 有效 上年 上年度".split()
)  # nothing is measured of them


def same_name(
    made: list[FoundIndicator], aside: set[int], unit: str, start: int | None = None
) -> FoundIndicator | None:
    """The row whose name a number without one goes on with: 2023年底达到50%以上，2025年底达到60%以上."""
    if made and made[-1].role == "change" and made[-1].name and made[-1].parent is None:
        return made[-1]  # 收入年均增长7.2%，2020年达到8.9亿元
    values = [row for row in _values(made, aside) if row.name]
    if made and made[-1].end == start and made[-1].name and made[-1].role == "value":
        return made[-1]  # 毒品案件412件521人
    if unit == "倍" and values:
        return values[-1]  # 原煤8000万吨，等于1949年的2.6倍
    same = [row for row in values if row.unit == unit and row.role == "value"]
    named = [row for row in made if row.name]
    return (same or values or named)[-1] if named else None


def name_from_sentence_before(text: str, found: list[FoundIndicator]) -> None:
    """灌溉面积达十亿亩。其中有六亿亩，…: a figure that nothing names goes on with that of its unit before. In place."""
    for last, row in pairwise(found):
        near = row.start - last.end < LONGEST_WAY_BACK and "\n" not in text[last.end : row.start]
        if not row.name and near and row.unit == last.unit and row.kind != "rank":
            row.name, row.subject = last.name, row.subject or last.subject


def carried_name(last: FoundIndicator, between: str, unit: str = "") -> str:
    """新增高新技术企业8家，累计达96家: what is stated in all has the name without the verb of what came new."""
    if unit in HOUSEHOLDS and last.unit not in HOUSEHOLDS and (having := _HAVING.search(last.words)):
        return having[0]  # 共有13个村民小组，505户1748人
    if _SIZED.search(between):  # 亿元以上项目80个，其中10亿元以上15个
        return _SIZE.sub("", last.name)
    if not _IN_ALL.search(between):
        return last.name
    verb = with_new(leading_verb(last.name), last.name)
    new = (verb.startswith(("新", *_AWARDED)) and not measured(last.name)) or CAME_NEW.match(last.name)
    return object_of(last.name) if new else _CAME_LAST.sub("", last.name)


def inherited_object(
    made: list[FoundIndicator],
    aside: set[int],
    clause: tuple[int, int],
    measure: str = "",
    unit: str = "",
    *,
    acted: bool = False,
) -> str:
    """What a bare measure is of: the last thing named in its own clause, else the last value before.

    A thing as short as 项目 keeps what was done with it where that was `acted`: 新招引项目255个、金额24亿元. The
    `measure` of how a quantity moves or stands is of the whole quantity: 工业投资增长5%、增速居全省第3位.
    """
    if measure in _SIZES_OF_CHANGE:  # 信访总量下降14.2%，降幅居全省第2位
        return object_of(made[-1].name) if made and made[-1].role == "change" else ""
    beside = [row for row in made if row.name and row.clause == clause and row.role != "qualifier"]
    values = _values(made, aside) or [row for row in made if row.role != "qualifier"]
    sizes = made if measure not in GENERIC else []  # no 产值 is that of the 5万吨浆粕 of another clause
    if not acted and is_bare_verb(measure) and any(row.kind in COUNTED for row in beside or made):
        beside = [row for row in beside if row.kind in COUNTED]  # 应诉率100%，审结24件
        made = [row for row in made if row.kind in COUNTED]
    sums = [row for row in values if row.unit == "元" == unit and not is_bare_verb(row.name)]
    if not acted and sums and is_bare_verb(measure):  # 超支17万元，13辆公车未纳入管理，已清退6万元
        values = beside = sums
    named = beside or [row for row in values or sizes if row.name]
    if not named or named[-1].name in GENERIC:
        return ""
    last = named[-1]
    if not acted and _lends_no_act(last, measure, unit):
        return ""
    last = last if acted else _acted_on(named, unit)
    earned = last.unit in PERSONS and unit == "元" and last.clause != clause  # 从业人员1.4万人，营业收入112亿元
    if earned or (measure == "总产量" and last.kind != "measure"):
        return ""
    if measure in _MOVES and measured(last.name) and not last.name.endswith(_IN_NUMBER):
        return object_of(last.name)
    thing = "" if last.name.endswith(_SUMS) else thing_of(last.name.split("占")[0] or last.name)
    if len(thing) > 2 or measured(last.name) or not acted or last.clause != clause:
        return thing
    return last.name


def whose_sum(made: list[FoundIndicator], aside: set[int], row: FoundIndicator) -> str | None:
    """The works that a sum was spent on, where they were counted before it: 改建泵站项目27个、完成投资60亿元."""
    if row.name not in _SPENT:
        return None
    works = inherited_object(made, aside, row.clause, row.name, row.unit, acted=True)
    return works if works.endswith(_WORKS) else None


def _acted_on(named: list[FoundIndicator], unit: str) -> FoundIndicator:
    """The row whose thing a verb alone acts on.

    申请45件，不予受理4件；审结38件 are applications; 举报64件，涉及水21件、其他43件，办结63件 are reports.
    """
    last = named[-1]
    if unit != last.unit or last.kind != "count":
        return last
    if last.name.endswith("其他"):
        return max((row for row in named if row.unit == unit), key=lambda row: row.value or 0)
    return next((row for row in reversed(named) if word_class(thing_of(row.name)) != "act"), last)


def _lends_no_act(last: FoundIndicator, measure: str, unit: str) -> bool:
    """Whether a verb alone acts on nothing that the last row names: 应诉率100%，审结24件; 下达通知47份，立案9件."""
    other = last.name.endswith("率") or (unit in _CASES and last.unit != unit)
    return _listed_alone(last, unit) or (other and is_bare_verb(measure))


def _listed_alone(last: FoundIndicator, unit: str) -> bool:
    """Whether a list behind 其中 begins with a label that is no act: 其中警告12件、罚款30件."""
    return (
        last.unit == unit and last.name == last.words.removeprefix("其中") != last.words and not leading_verb(last.name)
    )


def accident_of(made: list[FoundIndicator], name: str) -> str:
    """事故起数下降24%，死亡人数下降21%: the accidents whose dead are counted."""
    counted = made[-1].name if made and made[-1].name.endswith(("起数", "宗数", "件数")) else ""
    return without_aspect(counted) if counted and name in _LOSSES else ""


def with_noun_of_last(made: list[FoundIndicator], name: str) -> str:
    """创建国家级重点专科1个、省级4个: a level alone takes the noun of the item before."""
    last = thing_of(made[-1].name) if made else ""
    level = LEVEL_ALONE.match(last)
    last = last[level.end() :] if level else last
    return name + last if LEVEL_ALONE.fullmatch(name.removeprefix(leading_verb(name))) and last else name


def starts_afresh(made: list[FoundIndicator], row: FoundIndicator) -> bool:
    """Whether a verb alone acts on what its own number counts, and not on what was named before it.

    发放救助金7亿元，惠及8万户; 执行到位金额9亿元，拘留186人; 办理案件5件，罚款3万元; 立案侦查32件，拘留21人.
    """
    if row.kind == "amount":
        return all(before.kind != "amount" for before in made)
    other = bool(made) and row.unit in PERSONS and made[-1].unit not in PERSONS
    return other or (row.kind == "count" and row.name in _REACHES)


def _values(made: list[FoundIndicator], aside: set[int]) -> list[FoundIndicator]:
    """The values stated before in the sentence, those in brackets left out."""
    return [row for row in made if row.role in ("value", "part") and row.kind != "rank" and row.start not in aside]
