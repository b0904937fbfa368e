"""Naming: the name of a value from its own statement and from the statements beside it in the sentence.

Chooses between the words before the number and the noun behind it, names sums by what is granted or borne
(给予最高200万元的资金支持), and leaves out what belongs to the number before (108座污水处理厂达标排放率95.2%).
"""

from __future__ import annotations

import re

from ..figures.quantity import COUNTED
from ..figures.units import COUNTED_WITHOUT_CLASSIFIER
from ..statements.statements import Statement
from ..words.acts import IN_FORCE, STAGES, after_verb, leading_verb, object_of, without_aspect, without_last_verbs
from ..words.hedges import without_hedges
from ..words.shortening import shorten
from ..words.trimming import lead_off, strip_brackets, trim
from ..words.words import measured, segment, word_class
from .fronted import noun_before_bracket
from .names import FOLLOWING, IN_PLACE, RULES, Name, acts_on, name_after, name_before, takes_noun
from .norms import name_by_norm
from .nouns import (
    LONGEST_PREDICATE,
    TAKING,
    Behind,
    doing,
    done_often,
    done_once,
    holder,
    read_behind,
    states_place,
    taker,
)
from .reach import done_by_share, spread, with_whole
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

_LAST_MEMBER = re.compile(r"(?:、|[\u4e00-\u9fff]{2}[和与及])$")  # 设施、网络和感知三个层面
_LISTED_BEFORE = re.compile(r"[和与及、][^和与及、，]{2,12}$")
_SIDES = frozenset("部分 维度 类型 等级 层级 层次 层面 环节 阶次 角度 因素 步骤 阶段".split())
_SOME_OF = re.compile(r"([\u4e00-\u9fff（）]{2,12}?)中，?[仅只尚仍还]?有")
_AMONG_THEM = re.compile(
    r"([\u4e00-\u9fff（）]{0,10}?(?:人员|企业|单位|部门|案件|项目|问题|乡镇|街道）?|干部|学校|行政村|指标|任务))中(?=[\u4e00-\u9fff]{2})"
)
_BORNE = re.compile(r"的比例(?=支付|承担|分担|负担|缴纳|给予|用于|录用)")
_STANDARD = re.compile(r"^(.{2,}(?:标准|基准|限额|额度|比例|上限|下限))为(?!.*每(?:平方米|亩|吨|公斤)).{2,}$")
_BY_BASE = re.compile(r"^(?:但是|但|如果?|若)?(.{0,8}?(?:按照?|占))?(?:[^，]*的)?([^的，]+)$")
_GRANTED = re.compile(r"的?(?:资金|经费)?(?:补[贴助偿]|奖[励补]|资助|罚款|(?:扶持|支持)$)")
_LENT = re.compile(r"(?:贷款|补[贴助偿]|奖[励金补]|资[助金]|津贴|罚款|基金|经费|资助)$")  # 申请15万元的创业担保贷款
_GRANT = re.compile(
    r"的?((?:(?!进行|给予|予以)[\u4e00-\u9fff]){0,8}(?:补[贴助偿]|奖[励补]|资[助金]|津贴|经费|扶持|支持))"
)
_SPENT = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:专款|资金|经费)")
_RATE = re.compile(r"[率度比幅速数值]$|比重|比例|水平|占|完成|贡献")
_TITLED = re.compile(r"《[^《》\n]{2,20}》$")
_AIMS = re.compile(r"(?:的)?(?:奋斗|发展|总体|预期)?目标(?:任务)?")  # 实现高新技术企业2.5万家目标
_STATED = re.compile(r"的(?:[\u4e00-\u9fff]{0,2}指标|要求|计划|数目|基础上?)$")  # 每亩生产粮食800斤的要求
_TASK = re.compile(r"任务(?:[\u4e00-\u9fff]{0,4}完成)?")  # 裁减员额20万任务顺利完成; 四项任务 are counted
_AT_LARGE = re.compile(r"(?:中国|各族|全国|大陆)*(?:人口|人民|农民|同胞|青年|中国人)")  # 在这样一个13亿人口的大国
A_PEOPLE = 100_000_000
ALL = 100  # per cent
_FULFILS = re.compile(r"(?:全面|稳定|全部)?(?:达标|达|保持|符合|合格|覆盖|通(?![过知报道]))")  # 断面水质100%稳定达Ⅱ类
_ENDED = frozenset("建设 投入使用 复核 复审 通过".split())  # with a stage: 开工建设, 投入使用, 复核通过
_FURTHER = re.compile("占|计划|分别")  # 45个园区产值占全省的84%
LONGEST_LIMITED = 12  # characters
_LIMITED = re.compile(  # 500万元以上的业务收费，原则上不高于承担责任的0.5%
    r"(?:原则上|一般|应当?|均|也)*不得?(?:高于|超过|低于|少于|大于|小于)[^，、]{2,20}的"
)
_SHARE = re.compile(r"^(.{3,}?)(?:达到|(?<!下)达|为).{2,}的$")


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
        return name_by_norm(statements, index, text) or _name_of_sum(statements, index)
    if quantity.unit == "次" and quantity.chinese and (quantity.value or 0) == 1:
        noun = read_behind(statement.behind, cut=statement.adjoining, expected=True).noun
        return Name(shorten(done_once(statement.before, "" if noun.endswith("内") else noun)), None)
    if quantity.unit == "次" and (often := done_often(statement.before, statement.behind)):
        return Name(*often)
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
        return _with_outcome(statement, _without_last_noun(statements, index, name_before(statement.before)))
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
    done = len(verbs) < 4 and all(word in STAGES or word in _ENDED for word in verbs)
    return Name(name.name + "".join(verbs), name.subject) if done else name


def _name_of_sum(statements: list[Statement], index: int) -> Name:
    """The name of an amount, a ratio or a rank, of which it counts who bears it, spends it or is granted it."""
    statement = statements[index]
    kind = statement.quantity.kind
    if index and _LIMITED.fullmatch(statement.before):
        limited = read_behind(statements[index - 1].behind, cut=False, expected=True).noun
        limited = limited or statements[index - 1].behind.removeprefix("的")[-LONGEST_LIMITED:]
        if measured(limited) or limited.endswith("费"):
            return Name(limited, None)
    name = _without_last_noun(statements, index, _name_of_share(statement))
    name = _with_predicate(statements, index, _with_grant(statements, index, name))
    if kind == "ratio" and statement.behind:
        reached = read_behind(statement.behind, cut=statement.adjoining, expected=True).noun
        name = spread(statement.before, reached) or name
    if kind == "ratio" and statement.before.endswith("占") and name.name and "占" not in name.name:
        name = Name(name.name + "占", name.subject)  # 内资企业占98.9%
    name = with_whole(statement, name) if kind == "ratio" and statement.behind.startswith("的") else name
    spent = _SPENT.match(statement.behind) if statement.before.endswith(("以", "拿出")) else None
    if spent and kind == "amount":  # 国家以7亿元专款支持灾区
        return Name(spent[0], name.subject)
    borne = _BORNE.match(statement.behind) if kind == "ratio" else None
    if borne:  # 由保险基金按90%的比例支付
        act = "".join(segment(statement.behind[borne.end() :])[:3])
        return Name(shorten(name.name.rpartition("由")[2] + act), name.subject)
    told = name.name and not is_bare_verb(name.name)
    return name if told else _name_behind(statements, index, name)


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


def _without_last_noun(statements: list[Statement], index: int, name: Name) -> Name:
    """108座污水处理厂达标率95.2%: the noun of the number before is the subject, not part of the name."""
    statement = statements[index]
    if not statement.joined or statement.listed or not index:
        return name
    last = statements[index - 1]
    noun = taker(last.before, last.behind) or read_behind(last.behind, cut=True).noun
    before = trim(strip_brackets(statement.before))
    rest = name_before(before.removeprefix(noun).lstrip("各均中")).name if noun and before.startswith(noun) else ""
    if not rest or statements[index - 1].quantity.unit == statement.quantity.unit:
        return name
    return Name(rest, None if last.before.endswith(TAKING) else noun)


def _name_of_share(statement: Statement) -> Name:
    """The name of an amount or ratio; 下放比例达到总基数的95% is named by what stands before 达到."""
    before = statement.before
    share = _SHARE.match(before)
    if share:
        return name_before(share[1])
    if "占" in before and before.endswith("的"):
        return name_before(before.removesuffix("的"))
    standard = _STANDARD.match(before)
    if standard:
        return name_before(standard[1])
    first = (segment(statement.behind) or [""])[0] if before.endswith("的") else ""
    if word_class(first) in ("act", "predicate", "light"):
        subject, rest = split_subject(before.removesuffix("的"))
        verb = statement.behind if len(statement.behind) <= 6 else first + _grant_in(statement.behind[len(first) :])
        return Name(shorten(_without_attributes(rest), 16) + verb, subject)
    return name_before(before)


def _with_grant(statements: list[Statement], index: int, name: Name) -> Name:
    """给予企业3000元补贴: what is granted stands behind the sum."""
    statement = statements[index]
    if not statement.before or not name.name or (statement.quantity.kind != "amount" and name.name != "给予"):
        return name
    verb = segment(statement.before)[-1]
    noun = _grant_in(statement.behind)
    noun = noun or read_behind(statement.behind, cut=True, expected=bool(_GRANTED.match(statement.behind))).noun
    noun = "" if statement.adjoining and noun in ("支持", "扶持") else noun  # 安排2亿元支持16家企业
    grants = name.name.startswith("给予") or word_class(verb) in ("act", "predicate", "light")
    if not noun or not grants or is_bare_verb(name.name):
        return name
    whole = name.name if leading_verb(name.name) or name.name.startswith("给予") else verb
    return Name(shorten(whole + noun), name.subject)


def _grant_in(behind: str) -> str:
    """What is granted, where the words behind a number are nothing else: 的资金支持, 建设经费资助."""
    granted = _GRANT.fullmatch(behind)
    return granted[1] if granted else ""


def _with_predicate(statements: list[Statement], index: int, name: Name) -> Name:
    """县级医院100%达到二级标准, 新增贷款近四成投向制造业: a share of things says what they do."""
    statement = statements[index]
    if statement.quantity.unit not in ("%", "成") or statement.before.endswith("的"):
        return name
    if not name.name or _RATE.search(name.name):
        return name
    said = statement.behind.split("、")[0]
    if statement.adjoining:  # 100%通4.5米硬化路
        acts = said == "通" or word_class(said) in ("act", "predicate")
        said += read_behind(statements[index + 1].behind, cut=True).noun if acts else ""
    words = segment(said) if not statement.adjoining or len(said) > len(statement.behind) else []
    does = words and (word_class(words[0]) in ("act", "predicate", "level", "preposition") or _FULFILS.match(said))
    all_do = words and statement.quantity.value == ALL and words[0] not in ("的", "以上", "为", "是")
    if not (does or all_do):  # 许可事项100%网上可办
        return name
    predicate = "".join(words)
    return (
        name if len(predicate) > LONGEST_PREDICATE or len(predicate) < 2 else Name(name.name + predicate, name.subject)
    )


def _without_attributes(words: str) -> str:
    """按该家庭经核定的月收入 without what only describes: 按月收入."""
    match = _BY_BASE.match(words)
    return (match[1] or "") + match[2] if match else words


def _name_behind(statements: list[Statement], index: int, name: Name) -> Name:
    """安排1.5亿元专项资金, 99.89%的中小学接入: what is measured stands behind the number only."""
    statement = statements[index]
    behind = read_behind(statement.behind, cut=statement.adjoining, expected=True)
    if not behind.noun or (name.name and statement.behind.startswith("的") and not _LENT.search(behind.noun)):
        return name
    if name.name:
        return Name(name.name + behind.noun, name.subject)
    return Name(behind.noun + (behind.predicate or done_by_share(statements, index)), name.subject)


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


def is_bare_verb(name: str) -> bool:
    """Whether a name is nothing but verbs: 竣工, 新开工, 供应分配, 复核通过, 继续有效; 罚款 is a sum."""
    if name == "罚款" or IN_FORCE.fullmatch(name):
        return name != "罚款"
    if len(name) == 2 or name.startswith("拟"):
        return word_class(name) in ("act", "predicate")
    done = name.removeprefix("新")
    return len(name) > 2 and len(done) <= 4 and all(word in STAGES or word in _ENDED for word in segment(done))
