"""Recipients: whom a grant is for, where the sentence says it before the grant.

Finds what 对 takes (对新认定的省级孵化器给予), the noun that fills the clause before the grant (获奖的企业，给予)
and the condition that stands for those who meet it (对首次认定的，给予). Each stretch between stops and semicolons
begins anew, so that nobody receives what the one before was given. Refuses nouns with numbers and long accounts.

>>> [each.whom for each in read_recipients("对园区内新认定的省级重点实验室，按规定给予奖励；再给予补助")]
['省级重点实验室', '省级重点实验室', None]
>>> in_turn("国家、省、市工业设计中心", 3)
['国家工业设计中心', '省工业设计中心', '市工业设计中心']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..words.acts import leading_verb
from ..words.trimming import strip_brackets
from .grant_patterns import COUNT_MASK, EACH, SUM_MASK, words_of_grants
from .name_lists import share_parts, split_list

LONGEST = 36
LONGEST_LIST = 45
LONGEST_END = 4
LONGEST_TOLD = 34  # of a noun with what is said of it
TELLING_ALONE = 4  # of a noun whose account holds numbers
TELLING = 6  # characters of a noun that says enough without who recognised it

_CLAUSE = re.compile(r"[^，。；：！？]+[，。；：！？]?")
_LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+条|[一二三四五六七八九十]{1,3}是|（[^（）]{1,3}）|\d{1,2}[.．、])+|^凡是?"
)
_TAKES = re.compile(r"(?:^|[^面针应校相反核派绝结])对于?(?![口接标照比策象其]|外(?!地)|应(?!用))(?P<whom>.+)$")
_BEGINS = ("并", "且", "以及", "或", "同时")  # goes on with the noun of the clause before
_ASIDE = ("经", "按", "于", "根据", "依据")  # may stand between a noun and the grant for it
_HE = re.compile(r"(?:符合|满足|取得|获得|参加|通过|连续|租住|购买|未|已|且|并|[在向于为自]|年满).*的$")
_URGES = re.compile(
    r"(?:积极|大力|全面|持续|进一步)?(?:支持|鼓励|引导|推动|推进|加快|实施|建立|完善|落实|加强|优化|组织|提升|发挥|按|根据"
    r"|依据|依托|通过|结合|为|自|经|围绕|安排|开展|构建|打造|健全|由|如|若|符合|满足|除|用于|其|奖励|补|资助|连续|所需|重点)"
)
_INSIDE = re.compile(
    r"^(?:在?(?:园区|辖区|区域)内(?!外|指定)|[我本全][市省区县]|着力(?:培养|培育|引进))(?:企业独立法人)?(?=[\u4e00-\u9fff]{4})"
)
_EACH_OF = re.compile(r"(?<=[\u4e00-\u9fff]{4})每[年月].*$")
_RECOGNISED = re.compile(
    r"[^，的]{0,14}(?:认定|获批|获准|获准建设|批准|评定|评为|入选|备案|认证|遴选|立项|设立|组建|命名)"
)
_HONOURED = re.compile(
    r"(?:新|首次|当年)*(?:被|获[得评批]|入选|通过|列入|认定为|主导|牵头|[^，]{2,20}(?:评[估定价选]|考核|认定|评级)为)"
)
_LEVEL = "(?:国家|世界|自治区|省部|省|市|县|区)"
_LEVELS = re.compile(
    rf"(?P<levels>{_LEVEL}级?(?:(?:、|和|及|或){_LEVEL}级?)+)(?P<noun>(?!、)(?:新?(?:认定|获批|评定|入选)的)?[^的]{{2,}}的?)$"
)
# 新获批国家级实验室、工程中心等研发机构的企业
_AND_OTHERS = re.compile(rf"(?P<verb>[^、]*?)(?P<level>{_LEVEL}级?)[^、]*、.*等(?P<noun>[^等]{{2,20}}的[^的]{{1,6}})$")
_ONE_LEVEL = re.compile(rf"{_LEVEL}级?")
_MEMBER = "(?:“[^”]+”|[^、，的“”和及]{2,10}?)"
_REACHED = re.compile(  # 评估为优秀、良好、合格等级的, 实现“小升规”“股上市”目标的企业
    rf"(?P<verb>[^、“”]*(?:为|获批|获得?(?!批)|取得|制定|实现|达到|通过|承担|入选))(?P<list>{_MEMBER}(?:(?:[、和及]|(?<=”)(?=“)){_MEMBER})+)"
    r"(?P<grade>(?:等[级次]|级|称号|认定|评审|目标|资质|建设)?)(?P<of>的[^的、]*)"
)


class Recipient(NamedTuple):
    """A clause, whom what is granted in it is for, whether the clause itself tells, and who meets the condition."""

    start: int
    end: int
    whom: str | None
    told: bool
    meets: str | None


@cache
def _nominal() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of_grants('body', 'supported')}(?:（[^（）]{{1,24}}）)?”?等?|的)$")


@cache
def _granted() -> re.Pattern[str]:
    """What begins the account of a grant behind its recipient."""
    verbs = words_of_grants("gives", "pays", "hands", "sum")
    adverb = rf"(?:{EACH}|分别|均|一次性|额外|最[高多]|连续[^，]{{1,3}}年|年度|再|各|可|统一|也|直接)"
    return re.compile(
        rf"(?:{adverb}+(?={verbs}|按|{SUM_MASK})|{words_of_grants('gives')}|(?<=[\u4e00-\u9fff）])按照?(?!规定|要求)|{adverb}$)"
    )


@cache
def _meeting() -> re.Pattern[str]:
    """Who meets a condition or may apply, at the head of a clause: 见习者属于困难人员的."""
    body = words_of_grants("body", "supported")
    one = rf"[^，的{SUM_MASK}{COUNT_MASK}]{{0,10}}?{body}"
    return re.compile(
        rf"(?!(?:[对由按向在]|{_URGES.pattern}))(?P<whom>{one}(?:[和或及]{one})?)(?:（[^（）]*）)?"
        r"(?=首次|成功|被|入选|通过|主导|牵头|实现|实缴|在|与|因|\d年内|当年|上年|属于|符合|满足|连续|取得|达到|参加|获得|获评|一年内|于|年满|可(?:向|以?申请|按))"
    )


def read_recipients(masked: str) -> list[Recipient]:
    """The clauses of a sentence, its numbers masked, with the recipient of each."""
    found: list[Recipient] = []
    whom: str | None = None
    taken = False  # by 对, so that it holds for the clauses behind as well
    meets: str | None = None
    for clause, begin, last in _clauses(masked):
        told = _told(clause)
        if told is not None and not (taken and told.endswith("的") and "对" not in clause):  # 考核优秀的给予
            whom, taken = told, "对" in clause
        elif whom and not taken and _HE.match(clause):  # 青年，符合租住条件的，可领取
            pass
        elif clause.startswith(_BEGINS if taken else _ASIDE) is taken and _granted().search(clause) is None:
            whom = None
        meeting = _meeting().match(_LABEL.sub("", clause))
        told_of = clause[-1] != "的" and _nominal().search(clause)  # 企业连续就业满一年的青年
        meets = meeting["whom"] if meeting and not told_of else meets
        found.append(Recipient(begin, begin + len(clause), whom, told is not None, meets))
        if last in "。；：！？":
            whom, taken, meets = None, False, None
    return found


def _clauses(masked: str) -> Iterator[tuple[str, int, str]]:
    for match in _CLAUSE.finditer(masked):
        clause = match[0].rstrip("，。；：！？")
        yield clause, match.start(), match[0][len(clause) :] or " "


def _told(clause: str) -> str | None:
    """Whom a clause names as recipient; empty where it names one that cannot be told, None where it names nobody."""
    words = _LABEL.sub("", clause)
    takes = _TAKES.search(words)
    phrase = takes["whom"] if takes else words
    granted = _where_granted(phrase)
    if granted:
        phrase = phrase[:granted]
    elif takes and _granted().search(phrase):
        return ""
    elif not takes and (len(phrase) < TELLING or (phrase.endswith("的") and not _HONOURED.match(phrase))):
        return None
    elif not takes and phrase.endswith("的"):
        return _shortest(phrase)
    if not takes and phrase.startswith(_BEGINS) and _nominal().search(phrase):
        return ""
    if not takes and (_URGES.match(phrase) or not _nominal().search(phrase) or (phrase.endswith("的") and not granted)):
        return None
    return _shortest(phrase) if _nominal().search(phrase) else ""


def _where_granted(phrase: str) -> int:
    """Where the account of the grant begins behind its recipient; 0 where it does not."""
    for found in _granted().finditer(phrase):
        if _nominal().search(phrase[: found.start()]):
            return found.start()
        if SUM_MASK in phrase[: found.end()] or found[0] in ("给予", "予以"):
            break
    return 0


def _shortest(phrase: str) -> str:
    """The noun alone where it says enough: 省级重点实验室 of 园区内新认定的省级重点实验室."""
    phrase = _EACH_OF.sub("", _INSIDE.sub("", phrase))
    longest = LONGEST_LIST if "、" in phrase else LONGEST
    phrase = strip_brackets(phrase) if len(phrase) > longest else phrase
    if phrase.endswith("的"):
        return phrase if len(phrase) <= LONGEST and not _numbered(phrase) else ""
    told, _, noun = phrase.rpartition("的")
    telling = _ONE_LEVEL.match(noun) or len(noun) >= (TELLING_ALONE if _numbered(told) else TELLING)
    if told and telling and (_RECOGNISED.fullmatch(told) or _numbered(told) or len(phrase) > LONGEST_TOLD):
        phrase = noun
    if len(phrase) > LONGEST and (others := _AND_OTHERS.match(phrase)):
        level = "" if others["noun"].startswith(others["level"]) else others["level"]
        phrase = others["verb"] + level + others["noun"]
    return "" if _numbered(phrase) or len(phrase) > longest else phrase


def _numbered(phrase: str) -> bool:
    return SUM_MASK in phrase or COUNT_MASK in phrase


def in_turn(whom: str, count: int) -> list[str]:
    """The recipients of so many sums told in turn, with what they share; empty where they cannot be told.

    >>> in_turn("省、市级创新中心", 2), in_turn("获奖的企业", 2)
    (['省级创新中心', '市级创新中心'], [])
    >>> in_turn("获得金奖、提名奖的企业", 2)
    ['获得金奖的企业', '获得提名奖的企业']
    >>> in_turn("服务评估为优秀、合格等级的", 2)
    ['服务评估为优秀等级的', '服务评估为合格等级的']
    """
    levels = _LEVELS.search(whom.removeprefix("经"))
    if levels and len(each := _ONE_LEVEL.findall(levels["levels"])) == count:
        grade = "级" if each[-1].endswith("级") else ""
        before = levels.string[: levels.start()]
        return [before + level.removesuffix("级") + grade + levels["noun"] for level in each]
    said, of, noun = whom.rpartition("的")
    parts = _written_out(split_list(noun, count)) if noun else []
    if len(parts) == count and all(_nominal().search(part) for part in parts):
        level = _ONE_LEVEL.match(parts[0])
        shared = level[0] if level and not any(map(_ONE_LEVEL.match, parts[1:])) else ""
        return [said + of + parts[0], *(said + of + shared + part for part in parts[1:])]
    if reached := _reached(whom, count):
        return reached
    verb = leading_verb(said)
    parts = split_list(said.removeprefix(verb), count) if verb and said.startswith(verb) and "的" not in said else []
    return [f"{verb}{part}的{noun}" for part in parts] if len(parts) == count else []


def _reached(whom: str, count: int) -> list[str]:
    """Those who reached one of so many grades, each with its own: 评估为优秀、合格等级的."""
    found = _REACHED.fullmatch(whom)
    parts = [part for part in re.split("[、和及]|(?<=”)(?=“)", found["list"]) if part] if found else []
    if found is None or len(parts) != count:
        return []
    return [found["verb"] + part + found["grade"] + found["of"] for part in parts]


def _written_out(parts: list[str]) -> list[str]:
    """The members of a list with what only the first or the last has: 应届博士、硕士, 支柱产业、新兴产业集群."""
    if len(parts) < 2:
        return []
    if not all(_nominal().search(part) for part in parts):
        return share_parts(parts)
    first, last, alike = parts[0], parts[-1], parts[0][-2:]
    end = last.rpartition(alike)[2] if alike in last else ""
    if 0 < len(end) <= LONGEST_END and all(part.endswith(alike) for part in parts[:-1]):
        return [*(part + end for part in parts[:-1]), last]
    short = len(last) < LONGEST_END and len({len(part) for part in parts[1:]}) == 1
    if short and all(part[-1] == first[-1] for part in parts) and len(first) > len(last):
        return [first, *(first[: -len(last)] + part for part in parts[1:])]
    return parts


def of_level(whom: str, level: str) -> str:
    """The member of a list of levels that one level means.

    >>> of_level("国家级、省级技术创新中心、重点实验室等", "省级")
    '省级技术创新中心、重点实验室等'
    """
    levels = _LEVELS.search(whom)
    return level + levels["noun"] if levels and level in _ONE_LEVEL.findall(levels["levels"]) else whom
