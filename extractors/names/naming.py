"""Naming: the name of a value from its own statement and from the statements beside it in the sentence.

Chooses between the words before the number and the noun behind it, and takes from what stands around what is counted
the verb, the predicate or the level that narrow it. Refuses the noun of a number that belongs to the next one.

>>> with_title("企业发放", "向企业发放《法律风险提示书》"), _nested("具备同时应对")
('发放《法律风险提示书》', True)
"""

from __future__ import annotations

import re

from ..figures.quantity import COUNTED
from ..figures.units import COUNTED_WITHOUT_CLASSIFIER
from ..statements.statements import Statement
from ..words.acts import after_verb, is_outcome, leading_verb, object_of, without_aspect, without_last_verbs
from ..words.hedges import without_hedges
from ..words.shortening import shorten
from ..words.trimming import lead_off, strip_brackets, trim
from ..words.words import measured, segment, word_class
from .acting import FOLLOWING, acts_on, name_after, takes_noun
from .before import IN_PLACE, name_before
from .fronted import noun_before_bracket
from .name import RULES, Name
from .norms import name_by_norm
from .nouns import (
    LONGEST_PREDICATE,
    TAKING,
    Behind,
    doing,
    done_once,
    holder,
    read_behind,
    states_place,
    taker,
)
from .reach import spread
from .shared_ends import (
    LEVEL_ALONE,
    OF_LEVEL,
    first_of_list,
    noun_of_levels,
    shared_noun,
    shared_predicate,
    shared_work,
)
from .subjects import split_subject
from .sums import name_of_sum, without_last_noun

_LAST_MEMBER = re.compile(r"(?:、|[\u4e00-\u9fff]{2}[和与及])$")  # 设施、网络和感知三个层面
_LISTED_BEFORE = re.compile(r"[和与及、][^和与及、，]{2,12}$")
_SIDES = frozenset("部分 维度 类型 等级 层级 层次 层面 环节 阶次 角度 因素 步骤 阶段".split())
_SOME_OF = re.compile(r"([\u4e00-\u9fff（）]{2,12}?)中，?[仅只尚仍还]?有")
_AMONG_THEM = re.compile(
    r"([\u4e00-\u9fff（）]{0,10}?(?:人员|企业|单位|部门|案件|项目|问题|乡镇|街道）?|干部|学校|行政村|指标|任务))中(?=[\u4e00-\u9fff]{2})"
)
_TITLED = re.compile(r"《[^《》\n]{2,20}》$")
_AIMS = re.compile(r"(?:的)?(?:奋斗|发展|总体|预期)?目标(?:任务)?")  # 实现高新技术企业2.5万家目标
_STATED = re.compile(r"的(?:[\u4e00-\u9fff]{0,2}指标|要求|计划|数目|基础上?)$")  # 每亩生产粮食800斤的要求
_TASK = re.compile(r"任务(?:[\u4e00-\u9fff]{0,4}完成)?")  # 裁减员额20万任务顺利完成; 四项任务 are counted
_AT_LARGE = re.compile(r"(?:中国|各族|全国|大陆)*(?:人口|人民|农民|同胞|青年|中国人)")  # 在这样一个13亿人口的大国
A_PEOPLE = 100_000_000
_FURTHER = re.compile("占|计划|分别")  # 45个园区产值占全省的84%


def name_of(statements: list[Statement], index: int, text: str) -> Name:
    """The name of a value from the words around its number and around the numbers beside it."""
    statement = statements[index]
    noun = noun_before_bracket(text, statement.quantity.lead, statement.quantity.end) if statement.bracketed else ""
    alone = statement.joined and not statement.behind and not statement.adjoining
    if alone and statement.before in ("方面", "领域", "层面", "环节"):  # 梳理问题清单4个方面23项
        return name_before(statements[index - 1].before)
    if statement.before.startswith("在") and statement.behind == "中":  # 在铁的总产量467万吨中
        return name_before(statement.before[1:])
    some = _SOME_OF.fullmatch(statement.before) if statement.joined and statement.behind else None
    if some and not read_behind(statement.behind, cut=statement.adjoining).noun:  # 13个排水单元中有7个未完成改造
        return Name(shorten(some[1] + statement.behind), None)
    return Name(noun, None) if noun else _name_of_value(statements, index, text)


def _name_of_value(statements: list[Statement], index: int, text: str) -> Name:
    statement = statements[index]
    quantity = statement.quantity
    if quantity.kind not in COUNTED:
        return name_by_norm(statements, index, text) or name_of_sum(statements, index)
    if quantity.unit == "次" and quantity.chinese and (quantity.value or 0) == 1:
        noun = read_behind(statement.behind, cut=statement.adjoining, expected=True).noun
        return Name(shorten(done_once(statement.before, "" if noun.endswith("内") else noun)), None)
    if statement.adjoining and statement.before.endswith(TAKING):
        served = taker(statement.before, statement.behind)  # 为2万户企业发放贷款100亿元
        if served and statements[index + 1].quantity.kind == "amount":
            return Name(shorten(served), None)
    behind = _counted(statements, index, text)
    in_it = statement.before.strip() == "其中"  # 其中5项列入国家级试点
    alone = (in_it or not statement.before.strip()) and not statement.joined and statement.behind and not behind.noun
    alone = alone or (statement.before == "实现" and not behind.noun and len(statement.behind) > 3)  # 360度全向避障
    alone = alone and not states_place(statement.behind)
    if alone and statement.adjoining and statements[index + 1].quantity.unit == quantity.unit:
        counted = read_behind(statement.behind, cut=True, expected=True).noun  # 29项整改任务已完成25项
        alone, behind = not counted, Behind(counted, "")
    if alone or (quantity.unit.endswith("次") and not lead_off(statement.before.strip()) and statement.behind):
        return Name(shorten(strip_brackets(statement.behind), LONGEST_PREDICATE - 4), None)
    if not behind.noun:
        return _with_outcome(statement, without_last_noun(statements, index, name_before(statement.before)))
    return (
        _noun_alone(statements, index, behind)
        or spread(statements[first_of_list(statements, index)].before, behind.noun)
        or _name_after(statements, index, behind)
    )


def _with_outcome(statement: Statement, name: Name) -> Name:
    """25个项目11个竣工投用、14个加快建设: what became of those counted, where no more is said of them."""
    counted = statement.joined and not statement.adjoining and statement.quantity.kind == "count"
    words = segment(statement.behind) if counted and not leading_verb(name.name) else []
    verbs = [word for word in words if word_class(word) != "adverb"]
    done = len(verbs) < 4 and all(map(is_outcome, verbs))
    return Name(name.name + "".join(verbs), name.subject) if done else name


def _counted(statements: list[Statement], index: int, text: str) -> Behind:
    """The noun behind a count or measure, or the one it shares with the number behind it."""
    statement = statements[index]
    before = statement.before
    cut = _cuts(statements, index)
    whole = _AMONG_THEM.match(statement.behind) if statement.adjoining else None
    if whole:  # 684名持证人员中法律专业仅103人
        return Behind(whole[1], "")
    behind = read_behind(statement.behind, cut=cut)
    if not behind.noun and statement.quantity.kind == "count":
        expected = read_behind(statement.behind, cut=cut, expected=True)
        goes_on = statement.listed and not trim(before) and index > 0 and bool(statements[index - 1].behind)
        behind = expected if expected.noun and (goes_on or _expects_noun(before)) else behind
    if _STATED.match(statement.behind) and (statement.listed or len(object_of(trim(before))) > 1):
        return Behind("", "")
    aimed = _AIMS.fullmatch(behind.noun) or (statement.quantity.bare and _TASK.fullmatch(behind.noun))
    if aimed and len(object_of(trim(before))) > 2:
        return Behind("", "")
    if LEVEL_ALONE.fullmatch(behind.noun):
        return Behind(behind.noun + noun_of_levels(statements, index), "")
    if not behind.noun and not trim(statement.behind) and index + 1 < len(statements):
        return shared_noun(statements, index, text)
    return behind


def _expects_noun(before: str) -> bool:
    """Whether the words before a number call for a noun behind it, though it be a verb elsewhere."""
    pointed = before.endswith(("上述", "上列", "下述", "下列", "这"))
    return pointed or bool(IN_PLACE.search(before)) or takes_noun(before) or bool(name_after(before, "", "").name)


def _noun_alone(statements: list[Statement], index: int, behind: Behind) -> Name | None:
    """The noun with nothing but what narrows it: 省定20件实事, 居全国120个城市第19位, 7盟市, 三个方面."""
    statement = statements[index]
    quantity = statement.quantity
    people = _AT_LARGE.match(statement.behind) if quantity.bare and (quantity.value or 0) >= A_PEOPLE else None
    if people and (statement.behind.startswith("的", people.end()) or not acts_on(statement.before)):
        return Name(people[0], split_subject(lead_off(statement.before))[0])
    if OF_LEVEL.fullmatch(statement.before):
        return Name(
            statement.before + behind.noun + (behind.predicate or shared_predicate(statements, index, behind.noun)),
            None,
        )
    if IN_PLACE.search(statement.before) or statement.before.endswith("这"):  # 党的领导这三个问题
        return Name(behind.noun, None)
    if behind.noun in _SIDES and _LISTED_BEFORE.search(statement.before):  # 系统架构从周期、层级和特征三个维度
        return Name(behind.noun, None)
    if behind.noun in ("方面", "领域", "层面", "环节") and statement.adjoining:
        following = read_behind(statements[index + 1].behind, cut=True, expected=True)
        return Name(strip_brackets(statement.behind).removesuffix("共") + following.noun, None)
    if quantity.bare and (quantity.value or 0) < 10_000:
        counted = COUNTED_WITHOUT_CLASSIFIER.match("" if behind.noun.startswith("方面") else statement.behind)
        return Name(_modifier(statement) + (counted[0] if counted else behind.noun), None)
    ruled = behind.noun.startswith("方面") or (behind.noun.endswith(RULES) and leading_verb(lead_off(statement.before)))
    if quantity.chinese and not ruled and _modifier(statement):
        return Name(_modifier(statement) + behind.noun, None)
    return None


def _name_after(statements: list[Statement], index: int, behind: Behind) -> Name:
    """The noun with the verb before it or the predicate behind it."""
    statement = statements[index]
    if "的" in behind.noun and _nested(statement.before):
        return name_after(statement.before, behind.noun.split("的")[0], "")
    if statement.before.endswith("以"):  # 以9个园区为载体
        return Name(behind.noun, None)
    held = holder(behind.noun) if statement.adjoining and measured(behind.noun) else ""
    if held and statements[index + 1].quantity.kind in ("ratio", "amount") and not _FURTHER.search(statement.behind):
        return name_after(statement.before, held, "")
    if statement.adjoining and statements[index + 1].quantity.kind == "count" and (doer := doing(behind.noun)):
        return name_after(statement.before, doer, "")
    carried = statement.adjoining and statements[index + 1].quantity.kind == "amount"  # 5个项目完成投资2亿元
    if statement.adjoining and measured(behind.noun):  # 30个产值过50亿元的园区
        further = read_behind(statements[index + 1].behind, cut=True, expected=True).noun
        thing = (
            without_last_verbs(without_aspect(behind.noun)) if statements[index + 1].quantity.kind == "amount" else ""
        )
        thing = behind.noun if len(thing) < 2 or thing.endswith("的") else thing  # 8条产业链规模突破8000亿元
        return name_after(statement.before, further or thing, "")
    if not behind.predicate and (work := shared_work(statements, index, behind.noun)):
        return name_after(statement.before, behind.noun + work, "")
    said = behind.predicate or shared_predicate(statements, index, behind.noun)
    predicate = "" if carried and len(behind.noun) > 3 else said
    return name_after(statement.before, behind.noun, predicate)


def _nested(before: str) -> bool:
    """具备同时应对两起事件的能力: the verb next to the number takes the counted noun, the other what follows 的."""
    words = segment(before)
    acts = [word for word in words if word_class(word) in ("act", "predicate")]
    return len(acts) > 1 and acts[0] != "争取" and words[0] not in ("在", "对") and acts_on(before)


def _cuts(statements: list[Statement], index: int) -> bool:
    """Whether the predicate behind the noun belongs to the next number: same unit, or no verb in between."""
    statement = statements[index]
    if not statement.adjoining:
        return False
    following = statements[index + 1].quantity
    return following.unit == statement.quantity.unit or following.kind in ("ratio", "count")


def _modifier(statement: Statement) -> str:
    """What narrows a noun counted without classifier: 黄河流域 before 7盟市, 农林牧渔 before 四个产业."""
    _, rest = split_subject(after_verb(lead_off(statement.before)))
    rest = FOLLOWING.sub("", rest)
    rest = without_hedges(rest.removesuffix("有")) if rest.endswith("有") else rest
    return (
        rest
        if 2 <= len(rest) <= 4
        and not statement.joined
        and not _LAST_MEMBER.search(statement.before.removesuffix(rest))
        and not word_class(rest[-2:])
        and rest[-1] not in "的等对将、同与和向由从为在以"
        else ""
    )


def with_title(name: str, before: str) -> str:
    """What a verb acts on where a title stands between it and the number.

    >>> with_title("企业发放", "向企业发放《法律风险提示书》"), with_title("实施细则", "《甲条例》实施细则")
    ('发放《法律风险提示书》', '实施细则')
    """
    title = _TITLED.search(before) if before.endswith("》") else None
    verb = segment(name)[-1] if title and name else ""
    return verb + title[0] if title and word_class(verb) in ("act", "predicate") else name


def name_of_changed(statement: Statement) -> str:
    """减少85%的开发时间: what a change without words before it is of."""
    behind = statement.behind
    return read_behind(behind, cut=statement.adjoining, expected=True).noun if behind.startswith("的") else ""
