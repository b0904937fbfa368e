"""Inherited: what the rows of a sentence made so far lend to the next number.

A number without a name of its own goes on with the last quantity of its unit; a bare measure is of the last thing
named, a share of a whole before it, a change of the value before it; a count takes the verb of the item before it
(五年新增学位3万个、床位2万张). Rows in brackets, `aside`, lend no name, and money lends no thing to a verb alone.

>>> row = FoundIndicator(0, 5, "ratio", "value", 50.0, 50.0, 50.0, "%", "eq", "森林覆盖率", None, None, "actual")
>>> same_name([row], set(), "%").name, same_name([], set(), "%")
('森林覆盖率', None)
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..words.acts import (
    BUILT,
    OF_WORKS,
    STAGES,
    front_verb,
    leading_verb,
    object_of,
    thing_of,
    with_new,
    without_aspect,
)
from ..words.changes import RATIOS, Change, is_bare_change
from ..words.trimming import trim
from ..words.words import has_level, measured, segment, word_class
from .names import GENERIC
from .naming import is_bare_verb
from .shared_ends import LEVEL_ALONE
from .subjects import split_subject

_OF_WHOLE = re.compile(r"占|为[\u4e00-\u9fff]*(?:预算|计划|任务)|完成[\u4e00-\u9fff]*(?:预算|计划|任务)|是某年")
_OWN_SHARE = re.compile(r"(?:在.{2,}[中里内])?(?:所?占.*|的?比重)$")  # what a thing is said to be a share of
COUNTED = ("count", "measure")
_IN_ALL = re.compile(r"累计|总共|合计|总计|^[，、]?共|^[，、]?突破$|[达增升]到?至?$")
_OF_NORM = re.compile(  # 是全省平均水平的两倍, 达年度计划的126%, 对全省经济增长的贡献率
    r"对[^，]{2,16}贡献率$|(?:是|为|约为|等[于於]|相当于)(?:$|[全世本去上同省年原国])|达到?(?:年度|全年|年初|原定|五年)"
)
_CAME_LAST = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:新增|净增|新登记|新设立?)$")  # 市场主体新登记3万户、突破12万户
# No longer under the verb of the clause before.
_OF_ITS_OWN = re.compile(r"其中|^新(?!三板)|新增|有效|现有|在册|累计|规范|提升|增加$|增长$")
_TOTALLED = re.compile(r"突破|达到?|增至|总数")  # a level, though what came new stands before: 力争上市企业突破20家
_FULFILLED = re.compile(
    r"(?:完成|超过|为)了?(?:(?:年度|全年|年初|年|(?:原定|预定)的?|调整)?(?:的?年度)?(?:目标)?(?:任务|计划|目标|预算)|指标)的?数?"
)
LONGEST_FULFILLED = 14
LONGEST_WAY_BACK = 60  # characters to the figure that one without a name goes on with
_CAME_NEW = re.compile(r"(?:新增|净增|增加|新认定|新培育|新获批)")
_AWARDED = ("获评", "获批", "认定", "入选")
_GETTING = frozenset("争取 新增 获批 落实 引进 招引 争引 获得".split())
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
_BUDGETED = re.compile(r"(?P<account>.{2,}?)(?:支出|收入)?(?:年初|全年|调整)?预算数?$")
_SEEN_BY = re.compile(r"分[\u4e00-\u9fff]{2,8}看，")  # 分轻重工业看，轻工业增长8%
_OF_KINDS = re.compile(r"零售额|销售额|价格|增加值|产值|投资")
NO_OBJECTS = frozenset(
    "工作 问题 情况 方面 任务 人员 群众 行政 刑事 有效 上年 上年度".split()
)  # nothing is measured of them
BASE_ROW = "某年"  # the words of a row that states what is compared with


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
    new = (verb.startswith(("新", *_AWARDED)) and not measured(last.name)) or _CAME_NEW.match(last.name)
    return object_of(last.name) if new else _CAME_LAST.sub("", last.name)


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
        return _account_of(last.name)
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
    if not alike or not _CAME_NEW.match(last.name) or _OF_ITS_OWN.search(statement.before):
        return ""
    named = measured(row.name) or leading_verb(row.name) or is_bare_verb(row.name)
    return "" if named else verb_of_last(last, row, statement)


def _account_of(budgeted: str) -> str:
    """“三公”经费支出年初预算为62万元，支出决算为48万元: the account whose budget was named before its outcome."""
    account = _BUDGETED.match(budgeted)
    return account["account"] if account else ""


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
    return listed_alone(last, unit) or (other and is_bare_verb(measure))


def listed_alone(last: FoundIndicator, unit: str) -> bool:
    """Whether a list behind 其中 begins with a label that is no act: 其中警告12件、罚款30件."""
    return (
        last.unit == unit and last.name == last.words.removeprefix("其中") != last.words and not leading_verb(last.name)
    )


def of_kind(name: str, before: str) -> str:
    """居民消费价格上涨2.8%，其中食品烟酒类上涨7.4%: a kind of goods with the quantity that the sentence is about.

    >>> of_kind("食品烟酒类", "居民消费价格上涨2.8%，其中"), of_kind("食品烟酒类", "")
    ('食品烟酒类价格', '食品烟酒类')
    """
    kinds = name.endswith("类") or (_SEEN_BY.search(before) and not measured(name))
    quantities = _OF_KINDS.findall(before) if kinds else []
    return name + quantities[-1] if quantities else name


def accident_of(made: list[FoundIndicator], name: str) -> str:
    """事故起数下降24%，死亡人数下降21%: the accidents whose dead are counted."""
    counted = made[-1].name if made and made[-1].name.endswith(("起数", "宗数", "件数")) else ""
    return without_aspect(counted) if counted and name in _LOSSES else ""


def whole_of_share(made: list[FoundIndicator], aside: set[int], fronted: str = "") -> str:
    """What a share is a part of something larger: the last thing named, without a share of its own.

    A quantity that the words before the comma name, `fronted`, stands nearer: 国防的支出，共占本年支出的22%.
    """
    named = [row for row in made if row.name and row.start not in aside and row.role != "qualifier"]
    if measured(fronted) or (fronted and not named):
        return fronted
    whole = _OWN_SHARE.sub("", named[-1].name) if named and named[-1].name not in GENERIC else ""
    if measured(whole) and leading_verb(whole) not in OF_WORKS:
        return whole.removesuffix("增速")
    thing = object_of(whole)
    return whole if not thing or thing[0] in "或和及、" or word_class(thing) == "act" else thing  # 解决或基本解决


def with_noun_of_last(made: list[FoundIndicator], name: str) -> str:
    """创建国家级重点专科1个、省级4个: a level alone takes the noun of the item before."""
    last = thing_of(made[-1].name) if made else ""
    level = LEVEL_ALONE.match(last)
    last = last[level.end() :] if level else last
    return name + last if LEVEL_ALONE.fullmatch(name.removeprefix(leading_verb(name))) and last else name


def is_share(name: str) -> bool:
    """Whether a name says of what whole something is a share, or of what a multiple, and not what.

    >>> is_share("占全国"), is_share("在社会零售中所占的比重"), is_share("是全省平均水平"), is_share("轻工业占比")
    (True, True, True, False)
    """
    return name.startswith("占") or (name.startswith("在") and name.endswith("比重")) or bool(_OF_NORM.match(name))


def with_share(thing: str, name: str) -> str:
    """What is measured of a thing; a thing that is itself a share is not said to be one again.

    >>> with_share("在校学生", "占全国"), with_share("建设的投资比重", "占"), with_share("园区", "产值")
    ('在校学生占全国', '建设的投资比重', '园区产值')
    """
    if thing.endswith(name) or (name == "占" and thing.endswith(("比重", "比例", "份额"))):
        return thing  # 行业实现营业收入, 营业收入
    return thing + (name[2:] if thing.endswith(name[:2]) else name)  # 商品房销售, 销售额


def starts_afresh(made: list[FoundIndicator], row: FoundIndicator) -> bool:
    """Whether a verb alone acts on what its own number counts, and not on what was named before it.

    发放救助金7亿元，惠及8万户; 执行到位金额9亿元，拘留186人; 办理案件5件，罚款3万元; 立案侦查32件，拘留21人.
    """
    if row.kind == "amount":
        return all(before.kind != "amount" for before in made)
    other = bool(made) and row.unit in PERSONS and made[-1].unit not in PERSONS
    return other or (row.kind == "count" and row.name in _REACHES)


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


def changed_value(made: list[FoundIndicator], unit: str, aside: frozenset[int] | set[int] = frozenset()) -> int | None:
    """The last value, of the unit of a change that is no ratio: 流失面积3万平方公里，占14%，减少400平方公里."""
    if made and unit == "位" and made[-1].kind == "rank":  # 零售总额增长7%，居全省第4位、前移2位
        several = len(made) > 1 and made[-2].kind == "rank" and made[-2].clause == made[-1].clause
        return None if several or made[-1].role != "value" else len(made) - 1
    indexes = [
        index
        for index, row in enumerate(made)
        if row.role in ("value", "part") and row.kind != "rank" and row.words != BASE_ROW and row.start not in aside
        if not (unit in RATIOS and row.name == row.words and is_bare_change(row.name))  # 增支2亿元，增长8%
    ]
    if made and made[-1].role == "change" and made[-1].parent in indexes and unit in RATIOS:
        return made[-1].parent
    amounts = [index for index in indexes if made[index].unit not in RATIOS]
    if (
        unit in ("%", "倍")
        and indexes
        and amounts
        and _OF_WHOLE.search(made[indexes[-1]].name + made[indexes[-1]].words)
    ):
        return amounts[-1]  # 完成9亿元，占预算的101%，增长12%
    same = [index for index in indexes if made[index].unit == unit and unit not in RATIOS]
    return (same or indexes)[-1] if indexes else None


def goes_on_comparing(last: FoundIndicator, statement: Statement) -> bool:
    """与去年同期相比事故起数减少2起、死亡人数减少1人: the next of a list is compared with the same time."""
    return statement.listed and last.role == "change" and last.kind == "count" and last.change_basis is not None


def counts_on(made: list[FoundIndicator], statement: Statement) -> bool:
    """分别上升8.2%和0.4个百分点; 同比减少11批、43人次: a change goes on with another unit."""
    if not statement.listed or statement.before:
        return False
    unit, last = statement.quantity.unit, made[-1]
    known = last.parent is not None and any(row.unit == unit and row.role == "value" for row in made)
    return {last.unit, unit} <= RATIOS or (last.role == "change" and last.kind == "count" and known)


def read_restated(before: str, last: FoundIndicator | None) -> Change | None:
    """棉花产量增长53%，即增产一千万担: a change said once more in another unit."""
    if last is None or last.role != "change" or not before.startswith("即") or not is_bare_change(before[1:]):
        return None
    return Change(-1 if (last.value or 0) < 0 else 1, last.name, last.change_basis, False)


def rose_from(made: list[FoundIndicator], row: FoundIndicator) -> str | None:
    """由2020年的58.3%提高到72.1%，提升13.8个百分点: the time of the level from which the value of a change rose."""
    if not row.parent:
        return None
    first, last = made[row.parent - 1], made[row.parent]
    rose = first.name == last.name and first.unit == last.unit and first.clause == last.clause
    return first.period if rose and first.period != last.period else None


def _values(made: list[FoundIndicator], aside: set[int]) -> list[FoundIndicator]:
    """The values stated before in the sentence, those in brackets left out."""
    return [row for row in made if row.role in ("value", "part") and row.kind != "rank" and row.start not in aside]
