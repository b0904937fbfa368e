"""Sums: the name of an amount or a ratio, of which it counts who bears it, who spends it or who is granted it.

Finds what is granted behind the sum (给予企业3000元补贴), what a share does (县级医院100%达到二级标准), by what
it is borne (由保险基金按90%的比例支付), and leaves out the noun of the number before (108座污水处理厂达标率95.2%).
Refuses a grant where the words before the sum do not give.

>>> _grant_in("的资金支持"), _without_attributes("按该家庭经核定的月收入")
('资金支持', '按月收入')
"""

from __future__ import annotations

import re

from ..statements.statements import Statement
from ..words.acts import is_bare_verb, leading_verb
from ..words.shortening import shorten
from ..words.trimming import strip_brackets, trim
from ..words.words import measured, segment, word_class
from .before import name_before
from .name import Name
from .nouns import LONGEST_PREDICATE, TAKING, read_behind, taker
from .reach import done_by_share, spread, with_whole
from .subjects import split_subject

_BORNE = re.compile(r"的比例(?=支付|承担|分担|负担|缴纳|给予|用于|录用)")
_STANDARD = re.compile(r"^(.{2,}(?:标准|基准|限额|额度|比例|上限|下限))为(?!.*每(?:平方米|亩|吨|公斤)).{2,}$")
_BY_BASE = re.compile(r"^(?:但是|但|如果?|若)?(.{0,8}?(?:按照?|占))?(?:[^，]*的)?([^的，]+)$")
_LENT = re.compile(r"(?:贷款|补[贴助偿]|奖[励金补]|资[助金]|津贴|罚款|基金|经费|资助)$")  # 申请15万元的创业担保贷款
_GRANT = re.compile(
    r"的?((?:(?!进行|给予|予以)[\u4e00-\u9fff]){0,8}(?:补[贴助偿]|奖[励补]|资[助金]|津贴|经费|扶持|支持))"
)
_SPENT = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:专款|资金|经费)")
_RATE = re.compile(r"[率度比幅速数值]$|比重|比例|水平|占|完成|贡献")
ALL = 100  # per cent
_FULFILS = re.compile(r"(?:全面|稳定|全部)?(?:达标|达|保持|符合|合格|覆盖|通(?![过知报道]))")  # 断面水质100%稳定达Ⅱ类
_LIMITED = re.compile(  # 500万元以上的业务收费，原则上不高于承担责任的0.5%
    r"(?:原则上|一般|应当?|均|也)*不得?(?:高于|超过|低于|少于|大于|小于)[^，、]{2,20}的"
)
_SHARE = re.compile(r"^(.{3,}?)(?:达到|(?<!下)达|为).{2,}的$")


def name_of_sum(statements: list[Statement], index: int) -> Name:
    """The name of an amount, a ratio or a rank, of which it counts who bears it, spends it or is granted it."""
    statement = statements[index]
    kind = statement.quantity.kind
    if index and _LIMITED.fullmatch(statement.before):
        limited = statements[index - 1].behind.removeprefix("的")
        if measured(limited) or limited.endswith("费"):
            return Name(limited, None)
    name = without_last_noun(statements, index, _name_of_share(statement))
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


def without_last_noun(statements: list[Statement], index: int, name: Name) -> Name:
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
    noun = noun or read_behind(statement.behind, cut=True).noun
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
