"""Administrative divisions of China (GB/T 2260): names to codes.

Looks up full names, names of abolished divisions, and short names made by rule (内蒙古, 锡林郭勒, 楚雄州); a name
that several divisions bear is settled by a context division, or refused. In running text it finds full names of
every level and short names of provinces and prefectures; short names of counties are too often ordinary words
(those of county-level cities right under a province are kept).

>>> find_division("锡林郭勒盟")
Division(code='152500', name='锡林郭勒盟', level='prefecture', parent='150000', until=None)
>>> find_division("朝阳区") is None
True
>>> find_division("朝阳区", within=find_division("北京")).code
'110105'
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..vocabularies import read_vocabulary

LEVELS = ("province", "prefecture", "county")


class Division(NamedTuple):
    """A division. `parent` is the code of the division above; `until` the last year an abolished one is listed."""

    code: str
    name: str
    level: str
    parent: str | None
    until: int | None


class Place(NamedTuple):
    """A division named at `start:end` of a text."""

    start: int
    end: int
    division: Division


def short_names(name: str) -> list[str]:
    """The short forms of a division's name, at least two characters long.

    >>> short_names("内蒙古自治区"), short_names("广西壮族自治区")
    (['内蒙古'], ['广西'])
    >>> short_names("黔东南苗族侗族自治州")
    ['黔东南', '黔东南州']
    >>> short_names("雄县")
    []
    """
    if "自治" not in name:
        stem = name[:-5] if name.endswith("特别行政区") else name[: -2 if name.endswith("地区") else -1]
        return [stem] if len(stem) > 1 else []
    stem = name[: name.rindex("自治")]
    bare = _ethnic_tail().sub("", stem)
    stem = (bare if len(bare) > 1 else stem).removesuffix("族")
    return [stem, stem + name[-1]] if name[-1] != "区" else [stem]


@cache
def _ethnic_tail() -> re.Pattern[str]:
    groups = sorted((group for group, _ in read_vocabulary("ethnic_groups.csv")), key=len, reverse=True)
    named = "|".join(groups)
    without_suffix = "|".join(group for group in groups if len(group) > 1)  # 哈萨克自治州, 蒙古自治州 lack 族
    return re.compile(rf"(?<=.)(?:(?:{named}|各)族){{0,4}}(?:(?:{named}|各)族|{without_suffix})$")


@cache
def divisions() -> dict[str, Division]:
    """Code → division now in force."""
    return {division.code: division for division in _table() if division.until is None}


@cache
def _table() -> list[Division]:
    return [
        Division(code, name, level, parent or None, int(until) if until else None)
        for code, name, level, parent, until in read_vocabulary("divisions.csv")
    ]


@cache
def _full_names() -> dict[str, list[Division]]:
    names: dict[str, list[Division]] = {}
    for division in _table():
        names.setdefault(division.name, []).append(division)
    return names


@cache
def _short_names() -> dict[str, list[Division]]:
    names: dict[str, list[Division]] = {}
    for division in _table():
        for name in short_names(division.name):
            names.setdefault(name, []).append(division)
    return names


@cache
def _running_names() -> dict[str, list[str]]:
    """First two characters → the names looked for in running text, longest first."""
    names = {name for name in _full_names() if len(name) > 2 or name[-1] != "区"}  # 矿区, 城区 are ordinary words
    names |= {
        name
        for name, bearers in _short_names().items()
        if any(
            (division.level != "county" or division.code[2:4] == "90") and division.until is None
            for division in bearers
        )
    }
    starts: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        starts.setdefault(name[:2], []).append(name)
    return starts


@cache
def names_with_numerals() -> tuple[str, ...]:
    """The names in running text, of three characters or more, that begin like a count: 三台县, 三门峡."""
    numerals = tuple("一二三四五六七八九十")
    listed = (name for start, names in _running_names().items() if start.startswith(numerals) for name in names)
    return tuple(name for name in listed if len(name) > 2)


@cache
def _name_starts() -> re.Pattern[str]:
    """The first two characters of the names, each of a class of its own: what no name begins with is seldom a match."""
    first, second = ("".join(sorted({start[place] for start in _running_names()})) for place in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


def find_division(name: str, within: Division | None = None) -> Division | None:
    """The division a full or short name stands for; `within` settles a name that several bear.

    >>> find_division("贵州").code, find_division("吉林").name, find_division("襄樊市").until
    ('520000', '吉林省', 2010)
    """
    full, short = _full_names().get(name, []), _short_names().get(name, [])
    if not full and not short:
        return None
    for bearers in (full, short):
        in_force = [bearer for bearer in bearers if bearer.until is None]
        if in_force:
            return _settle(in_force, within)
    return _settle(full or short, within)


def _settle(bearers: list[Division], within: Division | None) -> Division | None:
    if within is not None:
        bearers = [bearer for bearer in bearers if is_within(bearer, within)] or bearers
    for level in LEVELS:
        ranked = [bearer for bearer in bearers if bearer.level == level]
        if ranked:
            return ranked[0] if len(ranked) == 1 else None
    return None


def is_within(division: Division, other: Division) -> bool:
    """Whether a division is another one or lies in it.

    >>> is_within(find_division("乌海市"), find_division("内蒙古"))
    True
    """
    codes = {division.code, division.parent}
    return other.code in codes or (other.level == "province" and division.code[:2] == other.code[:2])


def division_at(text: str, start: int, within: Division | None = None) -> Place | None:
    """The division with the longest name that begins at `start`.

    >>> division_at("我在广州市工作", 2).end
    5
    """
    for name in _running_names().get(text[start : start + 2], []):
        if text.startswith(name, start):
            division = find_division(name, within)
            if division is not None:
                return Place(start, start + len(name), division)
    return None


def find_divisions(text: str, within: Division | None = None) -> list[Place]:
    """The divisions a text names, longest name at each place; a name just before narrows the next.

    >>> [(place.start, place.division.code) for place in find_divisions("北京市朝阳区和贵州")]
    [(0, '110000'), (3, '110105'), (7, '520000')]
    """
    places: list[Place] = []
    starts = _running_names()
    last = 0
    for offset in [match.start() for match in _name_starts().finditer(text)]:
        if offset < last or text[offset : offset + 2] not in starts:
            continue
        before = places[-1] if places and places[-1].end == offset else None
        place = division_at(text, offset, before.division if before else within)
        if place is not None:
            places.append(place)
            last = place.end
    return places


@cache
def _abbreviations() -> list[tuple[str, str]]:
    rows = [(abbreviation, code) for abbreviation, code, _ in read_vocabulary("abbreviations.csv")]
    return sorted(rows, key=lambda row: -len(row[0]))


def division_of_agency(agency: str) -> tuple[str | None, bool]:
    """The code of the division a document number's 机关代字 speaks for, and whether it is known at all.

    National agencies are known and have no code.

    >>> division_of_agency("内政发"), division_of_agency("国办发"), division_of_agency("宁政发")
    (('150000', True), (None, True), (None, False))
    """
    for abbreviation, code in _abbreviations():
        if agency.startswith(abbreviation):
            return code or None, True
    return None, False
