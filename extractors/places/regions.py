"""Region: the division a report speaks for.

Told by the issuer, else by the title, else by the document number, else by the text: 我市 and 全省 give the level,
and the division of that level the text names most is taken where it stands out. Refuses to choose between
divisions named about equally often.

>>> region_of_name("广州市天河区教育局").name
'天河区'
>>> region_of_name("国务院办公厅").name
'中华人民共和国'
>>> region_of_name("市教育局") is None
True
"""

from __future__ import annotations

import re
from collections import Counter

from .divisions import Division, Place, division_at, division_of_agency, divisions, find_divisions

NATION = Division("", "中华人民共和国", "nation", None, None)

READ = 6000  # characters read when the text is asked
ENDS = 1500  # characters at both ends that count twice: a report speaks of itself there
LEAST_VOTES = 3
MARGIN = 1.5  # how many times the runner-up the winner must be named

_NATIONAL = re.compile(
    r"^(?:中共中央|国务院|政务院|中华人民共和国|全国|国家|最高人民|中央|中国共产党|新华社|中国|第[一二三四五六七八九十]{1,3}届全国)"
    r"|^(?![省市县区州盟旗自])[\u4e00-\u9fff]{2,12}总局"
    r"|^(?![省市县区州盟旗自])[\u4e00-\u9fff]{2,9}部(?:办公厅|党组|[\u4e00-\u9fff]{2,8}司)?(?:关于|对|$)"
)
_LEADING = re.compile(
    r"^(?:《|“|中共|中国共产党|共青团|(?:19|20)\d\d(?:[—-]\d{4})?年?度?|关于(?:印发|公布|发布|下达|转发)?《?)+"
)
_BRANCH = re.compile(
    r"(?:中国人民银行|国家[\u4e00-\u9fff]{2,8}总局|中国[\u4e00-\u9fff]{2,8}?)"
    r"(?=[\u4e00-\u9fff]{2,10}(?:分行|支行|监管局|分局|中心支行)$)"
)
_UPWARD = ("旗", "县", "区", "盟", "州", "市", "省", "自治区")
_TO_ALL = re.compile(r"各省、自治区、直辖市")
_HINT = re.compile(r"(?:我|全|本)(省|市|县|区|州|盟|旗)(?![\u4e00-\u9fff]?[内外]各)|(自治区)(?:党委|人民政府|政府)")
_LOCAL = re.compile(r"[省市县区州盟旗](?:委|政府|人民政府)(?![\u4e00-\u9fff]?员)|[全我本][省市县区州盟旗]")
_MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
_AUTONOMOUS = {"150000", "450000", "540000", "640000", "650000"}


def region_of_name(name: str) -> Division | None:
    """The division that an agency or a title begins with; NATION for central bodies.

    >>> region_of_name("中国人民银行贵州省分行").name, region_of_name("2021年铁岭市国民经济和社会发展统计公报").name
    ('贵州省', '铁岭市')
    """
    bare = _LEADING.sub("", name)
    start = division_at(bare, 0)
    if start is not None:
        return _chain(bare, start).division
    branch = _BRANCH.match(bare)
    if branch:
        places = find_divisions(bare[branch.end() :])
        if places and places[0].start == 0:
            return places[0].division
    return NATION if _NATIONAL.match(bare) else None


def _chain(text: str, place: Place) -> Place:
    """The last of divisions named one right after another, from province down."""
    following = division_at(text, place.end, place.division)
    if following is None or following.division.level == place.division.level:
        return place
    return _chain(text, following)


def level_of(body: str) -> str | None:
    """The level that a body's short name begins with: 市 of 市人民政府.

    >>> level_of("市人民政府"), level_of("自治区人民政府"), level_of("国务院")
    ('市', '自治区', None)
    """
    found = re.match(r"自治区|自治州|自治县|[省市县区州盟旗]", body)
    return {"自治州": "州", "自治县": "县"}.get(found[0], found[0]) if found else None


def region_of(
    names: list[str | None], number: str | None, publisher: str | None, text: str, level: str | None = None
) -> Division | None:
    """The division a report speaks for, NATION for national ones, None where it cannot be told.

    `names` are issuer, title and the congress a work report was given to, in the order they are believed.
    """
    for name in names:
        region = region_of_name(name) if name else None
        if region is not None:
            return region
    if number:
        code, known = division_of_agency(number)
        if known:
            return divisions()[code] if code else NATION
        region = region_of_name(number) if "令" in number else None
        if region is not None:
            return region
    region = region_of_name(publisher) if publisher and level is None else None
    if region is not None and region is not NATION:
        return region
    return region_by_mentions(text if len(text) < READ + ENDS else text[:READ] + "\n" + text[-ENDS:], level)


def region_by_mentions(text: str, level: str | None = None) -> Division | None:
    """The division a text without a telling head speaks for, by 我市, 全省 and the divisions it names.

    >>> region_by_mentions("全市经济增长，铁岭市、铁岭经济向好，沈阳铁岭同城，全市稳定").name
    '铁岭市'
    >>> region_by_mentions("经济向好，全市稳定") is None
    True
    """
    if _TO_ALL.search(text[:200]):
        return NATION
    level = level or _level_by_hints(text)
    if level is None:
        return NATION if _is_national(text) else None
    votes = _votes(text, level)
    ranked = sorted(votes, key=lambda code: -votes[code])
    if not ranked or votes[ranked[0]] < LEAST_VOTES:
        return None
    if len(ranked) > 1 and votes[ranked[0]] < MARGIN * votes[ranked[1]]:
        return None
    return divisions()[ranked[0]]


def _level_by_hints(text: str) -> str | None:
    """The level that 我市, 全省, 自治区党委 speak of most; None where they are too few for the length of the text."""
    hints = Counter(match[1] or match[2] for match in _HINT.finditer(text))
    if not hints or (max(hints.values()) < 2 and len(text) > 2000 and _is_national(text)):
        return None
    if hints["自治区"]:
        hints["自治区"] += hints.pop("区", 0)
    enough = max(hints.values()) / 3  # a city compares itself with 全省, a province hardly speaks of 全市
    return next(level for level in _UPWARD if hints[level] >= enough)


def _is_national(text: str) -> bool:
    """Whether a text speaks of the country and of no local party committee or government."""
    if len(re.findall("我国|全国", text)) >= LEAST_VOTES and not re.search("我[省市县区州盟旗]", text):
        return True
    return not _LOCAL.search(text) and len(re.findall("我国|全国|国家|国务院|各省|各地区", text)) >= 2 * LEAST_VOTES


def _votes(text: str, level: str) -> dict[str, float]:
    """Code → how often a text names a division of the level that `level` (省, 市, 县 …) speaks of."""
    votes: dict[str, float] = {}
    for place in find_divisions(text):
        division = place.division
        if division.until is not None:
            continue
        if level in {"省", "自治区"}:
            code, weight = division.code[:2] + "0000", 1.0 if division.level == "province" else 0.5
            fits = code in _AUTONOMOUS if level == "自治区" else code not in _AUTONOMOUS | _MUNICIPALITIES
        else:
            code, weight, fits = division.code, 1.0, _is_of(division, level)
        if fits:
            twice = place.start < ENDS or place.end > len(text) - ENDS
            votes[code] = votes.get(code, 0.0) + weight * (2 if twice else 1)
    return votes


def _is_of(division: Division, level: str) -> bool:
    if level == "市" and (division.level != "county" or division.code[2:4] == "90"):
        return division.name.endswith("市") and (division.level != "province" or division.code in _MUNICIPALITIES)
    return division.name.endswith({"州": "自治州"}.get(level, level)) and division.level != "province"
