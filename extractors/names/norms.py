"""Norms: names of what is done by a share or a sum, as regulations and implementing rules word it.

Finds the act behind a share of a standard (按扣除标准的100%扣除), the thing provided by it (提供不低于工资80%的补贴),
what a sum fixed per month is deducted from (支出，按照每月1000元的标准定额扣除) and what a fine is a share of.
Refuses grants (给予 奖励 补助), which name themselves, and shares by which nothing is done.

>>> by_share("由购买方按扣除标准的", "扣除")
Name(name='按扣除标准扣除', subject='购买方')
>>> by_share("应当提供不低于本市最低工资标准", "的生活补贴").name, by_share("并处违法所得", "罚款").name
('提供最低工资标准的生活补贴', '处违法所得罚款')
>>> by_share("按照国拨经费的", "给予配套支持")
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..statements.found import FoundIndicator
from ..statements.statements import Statement
from ..times.dates import FoundDate
from ..words.acts import leading_verb
from ..words.trimming import lead_off, strip_brackets
from ..words.words import segment, word_class
from .name import Name
from .subjects import split_subject

LONGEST_ACT = 10  # characters
LONGEST_THEME = 14
LONGEST_OWNER = 24
THEME_REACH = 120  # characters in front of a sum in which what it is deducted from may stand

_BY = re.compile(r"^(?P<agent>.*?)(?P<by>按照|按|参照)(?P<base>[^，；按]{2,30}?)的?$")
_STANDARD = re.compile(r"^的?(?:标准|比例|水平|幅度)")
_IN_PROPORTION = re.compile(
    r"^的?(?P<what>[\u4e00-\u9fff]{2}比例)?(?:比例)?(?P<act>[\u4e00-\u9fff]{2})$"
)  # 的支付比例确定
_TOWARDS = re.compile(r"^[对向给][^，]{2,10}?(?=支付|发放|提供|核拨|拨付|计算|征收|收取)")
_LIMIT = re.compile(r"^(?:的|不得?[低高大小]于|不得?超过|不少于|最[高低](?!生活|工资|保障|标准)|至[少多])+")
_ATTRIBUTE = re.compile(
    r"^[^的]*(?:[经所核][^的]{1,6})的(?=[\u4e00-\u9fff]{2})|^(?:本市|当地|本地区?|本省|本区|上年度|实际)"
)
_PROVIDED = re.compile(
    r"(?P<verb>提供|支付|发放|缴纳|预留|配备|享受)(?:给[^，]{1,8})?不得?[低高少]于(?P<base>[\u4e00-\u9fff]{3,16}?)的?$"
)
_OWNED = re.compile(r"^的?(?P<what>(?:注册|实收|开办|自有|流动|活动)?(?:资金|资产|资本|经费))")
_OWNER = re.compile(r"(?P<who>[^，]*?)[还均]?(?:应当?|必?须|需)(?:具?有|具备|拥有)(?:[^，]*、)?")
_BOUND = re.compile(  # 第十九条 见习基地连续, 供养服务机构应当
    r"\s*(?:第[一二三四五六七八九十百]{1,5}条\s*)?(?:其中|各|其)?(?P<who>[\u4e00-\u9fff]{0,10}(?:单位|企业|基地|机构|组织|家庭|部门|人员|老师|员工"
    r"|[\u4e00-\u9fff](?!每)[\u4e00-\u9fff]人|职工|居民|公司|学校|医院))(?:应当?|必?须|可以?|在|近|连续|累计|自)*"
)
_FINED = re.compile(r".*处以?(?P<base>[\u4e00-\u9fff]{2,12})$")
_FINE = re.compile(r"^的?罚款")
_HOLDS = re.compile(  # who it holds for, rather than what is reckoned
    r"(?:.*由)?(?P<who>[\u4e00-\u9fff]{0,8}(?:方|单位|企业|家庭|机构|基地|职工|人员|[\u4e00-\u9fff]{2}人|个人))(?:对[^，]+?)?(?:分别|各|均|应当?|可以?|再)*$"
)
_ACTOR = re.compile(r"(?P<who>[\u4e00-\u9fff]{0,6}(?:财政|政府|部门))已?")
_AIDE = re.compile(
    r"^(?:但是|但|如果|如|若|其中|且|并且|并|则|也|其)+|(?:分别|各|均|应当?|可以?|可|再|一律|统一|每月|每年|由)+$"
)
_EACH_TIME = re.compile(r"按照?(?:不[高低]于|不超过)?每[年月季日天周]$")
_THEME = re.compile(r"[\u4e00-\u9fff]{2,6}(?:支出|费用|价款|税款|利息|租金|保费|收入|款)$")
_GRANTING = re.compile(r"给予|予以|奖|补[助贴偿]|资助|扶持|支持|贴息")
_RECKONED = ("计发", "计征", "计收", "计缴", "核发")
_PAYING = ("核拨", "支付", "发放", "拨付")
_ACTS = frozenset(
    (
        "扣除 核拨 核发 计发 计收 计缴 计算 计入 估算 确定 收取 核减 核增 核定 预留 提取 计提 计征 抵扣 分担 负担 赔偿 "
        "定额 据实 按月 进行 一次性 纳入"
    ).split()
)


def name_by_norm(statements: list[Statement], index: int, text: str) -> Name | None:
    """The name of a share or a sum of `text` by which something is done: 按扣除标准的50%扣除."""
    statement = statements[index]
    if statement.quantity.kind == "ratio" and (whole := _listed(statements, index) or _fined(statements, index)):
        return whole
    if not statement.behind:
        return None
    if statement.quantity.kind == "ratio":
        return by_share(statement.before, statement.behind)
    place = statement.quantity.lead
    return by_sum(statement.before, statement.behind, text[max(0, place - THEME_REACH) : place])


def _fined(statements: list[Statement], index: int) -> Name | None:
    """处集资金额20%以上1倍以下的罚款: the two ends of a fine, in units of their own, are of one amount."""
    for first, last in pairwise(statements[max(0, index - 1) : index + 2]):
        if first.quantity.end == last.quantity.start and _FINE.match(last.behind):
            return by_share(first.before, last.behind)
    return None


def _listed(statements: list[Statement], index: int) -> Name | None:
    """由基金按机构护理75%、居家护理90%的比例支付: each share has its kind, what is done stands behind the last."""
    first = index
    while first and statements[first].listed:
        first -= 1
    last = index
    while last + 1 < len(statements) and statements[last + 1].listed:
        last += 1
    by = _BY.match(statements[first].before) if last > first and "按" in statements[first].before else None
    done = _IN_PROPORTION.match(statements[last].behind) if by else None
    kinds = [by["base"] if by else "", *(statement.before.strip() for statement in statements[first + 1 : last + 1])]
    if done is None or not all(len(kind) > 1 for kind in kinds):
        return None
    whose = _HOLDS.fullmatch(by["agent"].partition("由")[0]) if by else None
    return Name(kinds[index - first] + (done["what"] or done["act"]), whose["who"] if whose else None)


def bind(row: FoundIndicator, text: str, clause: int, dates: list[FoundDate]) -> None:
    """Say whom a norm holds for where a time parts them from what they do: 基地连续两年接收超过50人. In place."""
    if row.nature != "rule" or row.subject:
        return
    first = next((date.start for date in dates if clause < date.start < row.start), None)
    match = _BOUND.fullmatch(text, clause, first) if first is not None and first - clause <= LONGEST_OWNER else None
    if match is None or leading_verb(match["who"]):
        return
    row.subject = match["who"]
    rest = lead_off(row.name.removeprefix(row.subject)) if row.name.startswith(row.subject) else ""
    row.name = rest if len(rest) > 1 else row.name


def by_share(before: str, behind: str) -> Name | None:
    """The name of a share of a standard by which something is done, from the words around its number."""
    if "处" in before and _FINE.match(behind) and (fined := _FINED.search(before)):
        return Name(f"处{fined['base']}罚款", None)
    if behind.startswith("的") and (provided := _PROVIDED.search(before)):
        thing = behind.removeprefix("的")
        return Name(f"{provided['verb']}{_plain(provided['base'])}的{thing}", None) if _noun(thing) else None
    match = _BY.match(strip_brackets(before)) if "按" in before or "参照" in before else None
    act = _act(behind) if match else ""
    if match is None and before.endswith("的") and behind.startswith(_RECKONED):  # 月平均工资的三倍计发
        return Name(_plain(before) + _act(behind), None)
    if match is None or not act:
        return None
    base = _plain(match["base"])
    agent = _HOLDS.fullmatch(match["agent"]) or _ACTOR.fullmatch(match["agent"])
    who = agent["who"] if agent and not agent["who"].endswith("一方") and "由" not in agent["who"] else None
    theme = "" if agent else _AIDE.sub("", _AIDE.sub("", match["agent"]))
    kept = theme if 2 <= len(theme) <= LONGEST_THEME and "由" not in theme else ""
    return Name(kept + match["by"] + base + act, who) if base else None


def by_sum(before: str, behind: str, ahead: str) -> Name | None:
    """The name of a sum by which something is done: 支出，按照每月1000元的标准定额扣除; `ahead` is the text up to it.

    >>> by_sum("按照每月", "的标准定额扣除", "子女接受教育的相关支出，按照每月")
    Name(name='相关支出定额扣除', subject=None)
    >>> by_sum("按每人", "标准给予补贴", "按每人")
    """
    owned = _OWNED.match(behind) if "有" in before else None
    holder = _OWNER.fullmatch(lead_off(strip_brackets(before))) if owned else None
    if owned and holder:
        return Name(owned["what"], holder["who"] if 2 <= len(holder["who"]) <= LONGEST_OWNER else None)
    if _FINE.match(behind) and before.endswith(("处", "处以")):
        return Name("罚款", None)
    within = re.match(r"^(?:限额|额度|限度|标准)(?:以|之)?内", behind)
    rated = re.search(r"按照?(?:不[高低]于|不超过)?(?P<each>每[\u4e00-\u9fff]{1,8})?$", before)
    each = rated and (rated["each"] or _EACH_TIME.search(ahead))
    if not within and not (each or (rated and _STANDARD.match(behind))):
        return None
    act = _act(behind[within.end() :] if within else behind)
    if not act:
        return None
    clauses = re.split(r"[，；：。]", ahead[-THEME_REACH:])[:-1]
    themes = (found[0] for clause in reversed(clauses[-3:]) if (found := _THEME.search(clause.rpartition("的")[2])))
    return Name(next(themes, "") + act, split_subject(before)[0])


def _act(behind: str) -> str:
    """What is done, where the words behind a number begin with it; nothing for a grant."""
    said = _TOWARDS.sub("", _STANDARD.sub("", behind).lstrip("的"))
    said = re.split(r"[、（，]|低于|高于", said)[0].removesuffix("的")
    words = segment(said)
    if not words or (_GRANTING.search(said) and words[0] not in _PAYING):
        return ""
    if word_class(words[0]) not in ("act", "predicate") and words[0] not in _ACTS:
        return ""
    if "的" in said:  # 收取超出过渡期外的租金
        return words[0] + said.rpartition("的")[2]
    return said if len(said) <= LONGEST_ACT else "".join(words[:2])


def _plain(base: str) -> str:
    """A standard without its limit and what only describes it: 不低于本市最低工资标准."""
    return _ATTRIBUTE.sub("", _LIMIT.sub("", base.strip())).removesuffix("的")


def _noun(thing: str) -> bool:
    return 2 <= len(thing) <= LONGEST_ACT and "、" not in thing and word_class(segment(thing)[0]) != "light"
