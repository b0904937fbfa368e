"""Lists of agencies: cuts them into names and writes out the parts that several names share.

Shares the place of a list of places (乌海、鄂尔多斯市委和市人民政府), the level of a list of departments
(自治区生态环境厅、自然资源厅) and the Party committee of a list of its bodies (省委组织部、宣传部). Agencies that
stand under their own name keep it (内蒙古气象局, 人民银行). Refuses to cut names at a 和 inside them
(工业和信息化厅), and leaves out 等有关部门.

>>> expand_names("阿拉善盟委和盟行政公署，乌海、鄂尔多斯市委和市人民政府")
['阿拉善盟委', '阿拉善盟行政公署', '乌海市委', '乌海市人民政府', '鄂尔多斯市委', '鄂尔多斯市人民政府']
>>> expand_names("自治区工业和信息化厅、能源局，内蒙古气象局")
['自治区工业和信息化厅', '自治区能源局', '内蒙古气象局']
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ..places.divisions import division_at, find_division
from ..vocabularies import read_records

_LONGEST_NAME = 40

_MARK = re.compile(r"(?P<separator>[、，；,;\s])|[（(“）)”]")
_CONNECTOR = re.compile(r"以及|会同|和|与|及")
# 等, 等部门, 等有关部门和单位
_AND_OTHERS = re.compile(r"等(?:有关|相关|各)?(?:部门|单位|地区)?(?:和(?:有关)?单位)?$")
_LEVEL = "自治区|自治州|自治县|地区|省|市|盟|州|县|旗|区"
# 省, 市, 自治区 in front of a department, but not the 市 of 市场监管局
_LEVEL_PREFIX = re.compile(rf"(?P<level>{_LEVEL})(?!场|域|级|直)(?P<party>党委|委(?=[^员、，]))?(?=.)")
# 鄂尔多斯市 + 人民政府, 沧州市 + 委
_PLACED = re.compile(rf"(?P<place>[^省市盟县旗各、]{{2,8}}?)(?P<level>{_LEVEL})(?!场)(?P<organ>.{{1,20}})")
_GOVERNMENT = re.compile(rf"(?P<level>{_LEVEL})(?P<organ>委|党委|人民政府|政府|行政公署|行署)")
# 各区, 有关县（市、区）; what follows them in a list, up to the organ that all share: 自治区, 直辖市人民政府
_SORT = rf"(?:(?:{_LEVEL}|直辖市){{1,3}}(?:（[^（）]{{1,9}}）)?)"
_EVERY = re.compile(rf"(?P<every>各|有关|相关)(?P<sort>{_SORT})")
_EVERY_MORE = re.compile(rf"(?P<sort>{_SORT})(?P<organ>委|党委|人民政府|政府|行政公署|行署)?")
_BARE_GOVERNMENT = frozenset({"政府", "人民政府", "行政公署", "行署"})
_DEPARTMENT = re.compile(r"[^各有相国全中驻]\S{1,16}(?:厅|局|委|办|办公室)")
# Bodies of the state as a whole, which no province or city has.
_NATIONAL = re.compile(r"人民银行|外汇|海关|铁路|民航|金融监管总局|税务总局|.{2,8}总局|团|武警|军")


@dataclass(slots=True)
class _Group:
    """Places that share their organs: 乌海, 鄂尔多斯 with 委, 人民政府."""

    places: list[str]
    level: str
    organs: list[str]

    def names(self) -> list[str]:
        """Every place with every organ."""
        return [_at_level(place, self.level) + organ for place in self.places for organ in self.organs]


@dataclass(slots=True)
class _Reader:
    """Reads the pieces of a list from left to right, remembering what the next one may share."""

    names: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    every: list[str] = field(default_factory=list)
    which: str = ""
    group: _Group | None = None
    level: str = ""
    party: str = ""

    def read(self, piece: str) -> None:
        """Take in one piece."""
        if self._every_sort(piece):
            return
        if self.group and self._joins_group(piece, self.group):
            return
        placed = _PLACED.fullmatch(piece)
        if self.bare and placed:
            self._close()
            self.group = _Group([*self.bare, placed["place"]], placed["level"], [placed["organ"]])
            self.bare = []
            return
        if _is_bare_place(piece):
            self._close()
            self.bare.append(piece)
            return
        self._close_all()
        if placed and _GOVERNMENT.fullmatch(placed["level"] + placed["organ"]):
            self.group = _Group([placed["place"]], placed["level"], [placed["organ"]])
            return
        self.names.append(self._whole(piece))

    def finish(self) -> list[str]:
        """The names, once, in order."""
        self._close_all()
        self.names.extend(self.every)
        return list(dict.fromkeys(self.names))

    def _every_sort(self, piece: str) -> bool:
        """Whether a piece is one of several sorts of place, all of which are meant: 各省、自治区、直辖市人民政府."""
        first = _EVERY.fullmatch(piece)
        more = _EVERY_MORE.fullmatch(piece) if self.every else None
        if more:
            self.every.append(self.which + more["sort"])
            if more["organ"]:
                self.every = [name + more["organ"] for name in self.every]
        if first or not more or more["organ"]:
            self.names += self.every
            self.every = []
        if first:
            self._close_all()
            self.which, self.every = first["every"], [piece]
        return bool(first or more)

    def _joins_group(self, piece: str, group: _Group) -> bool:
        """Whether a piece is one more organ of the group before it: 市人民政府 after 乌海市委."""
        government = _GOVERNMENT.fullmatch(piece)
        if government and government["level"] == group.level:
            group.organs.append(government["organ"])
            return True
        if piece in _BARE_GOVERNMENT and group.organs[-1].endswith("委"):
            group.organs.append(piece)
            return True
        return False

    def _whole(self, piece: str) -> str:
        """The piece with the level or Party committee it shares with those before it."""
        if piece in _BARE_GOVERNMENT and self.names and self.names[-1].endswith("党委"):
            return self.names[-1].removesuffix("党委") + piece
        prefix = _LEVEL_PREFIX.match(piece)
        if prefix:
            self.level = prefix["level"]
            self.party = prefix.group() if prefix["party"] else self.party
            return piece
        place = division_at(piece, 0)
        if place is not None:
            self.level = piece[: place.end] if re.search(rf"(?:{_LEVEL})$", piece[: place.end]) else self.level
            return piece
        if self.party and piece in _party_bodies():
            return self.party + piece
        if self.level and _DEPARTMENT.fullmatch(piece) and not _NATIONAL.match(piece):
            return self.level + piece
        return piece

    def _close(self) -> None:
        if self.group:
            self.names.extend(self.group.names())
            self.group = None

    def _close_all(self) -> None:
        self._close()
        self.names.extend(self.bare)
        self.bare = []


def expand_names(text: str) -> list[str]:
    """The agencies of a list, each under its whole name.

    >>> expand_names("省委组织部、宣传部，省科技厅、财政厅，人民银行济南分行等部门")
    ['省委组织部', '省委宣传部', '省科技厅', '省财政厅', '人民银行济南分行']
    >>> expand_names("各盟市党委、政府")
    ['各盟市党委', '各盟市政府']
    >>> expand_names("市教育局，各区、市政府"), expand_names("各区、市政府办公室")
    (['市教育局', '各区政府', '各市政府'], ['各区', '市政府办公室'])
    """
    return [*_expanded(text.strip(" 。：；，、"))]


@lru_cache(maxsize=4096)  # the tasks of a report name the same agencies again and again
def _expanded(text: str) -> tuple[str, ...]:
    reader = _Reader()
    for piece in _pieces(text):
        for name in _cut_at_connectors(piece):
            reader.read(name)
    return tuple(name for name in reader.finish() if len(name) <= _LONGEST_NAME)


def is_agency(name: str) -> bool:
    """Whether a name ends the way names of agencies do.

    >>> is_agency("省发展改革委"), is_agency("各地区"), is_agency("工业"), is_agency("对真实性")
    (True, True, False, False)
    """
    if not 2 <= len(name) <= _LONGEST_NAME:
        return False
    name = re.sub(r"（[^（）]*）$", "", name) if name[-1] == "）" else name
    return any(name.endswith(ending) for ending in _endings_by_last().get(name[-1:], ()))


@cache
def _endings_by_last() -> dict[str, tuple[str, ...]]:
    endings = [row["ending"] for row in read_records("agency_endings.csv")]
    return {last: tuple(e for e in endings if e[-1] == last) for last in {ending[-1] for ending in endings}}


@cache
def _party_bodies() -> frozenset[str]:
    return frozenset(row["body"] for row in read_records("party_bodies.csv"))


def _pieces(text: str) -> list[str]:
    """The parts between separators that stand outside brackets.

    >>> _pieces("各旗县（市、区）人民政府，市水务局")
    ['各旗县（市、区）人民政府', '市水务局']
    """
    cuts = [0]
    depth = 0
    for mark in _MARK.finditer(text):
        depth += (mark[0] in "（(“") - (mark[0] in "）)”")
        if depth == 0 and mark["separator"]:
            cuts += mark.span()
    cuts.append(len(text))
    parts = [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [part for part in (_AND_OTHERS.sub("", part) for part in parts) if part]


def _cut_at_connectors(piece: str) -> list[str]:
    """The names that 和, 与 or 及 joins, where both sides are whole names.

    >>> _cut_at_connectors("工业和信息化部和国家能源局"), _cut_at_connectors("扶贫办等和各省级人民政府")
    (['工业和信息化部', '国家能源局'], ['扶贫办', '各省级人民政府'])
    >>> _cut_at_connectors("相关部门及各地区"), _cut_at_connectors("有关部门和单位")
    (['相关部门', '各地区'], ['有关部门和单位'])
    >>> _cut_at_connectors("中央和国家机关工委")
    ['中央和国家机关工委']
    """
    for connector in _CONNECTOR.finditer(piece):
        left = _AND_OTHERS.sub("", piece[: connector.start()])
        right = piece[connector.end() :]
        own = not left.endswith("部门") or right.startswith("各")  # 有关部门和单位, but 相关部门及各地区
        own = own and not (left.endswith("中央") and right.startswith("国家机关"))
        if own and is_agency(left) and is_agency(right.split("和")[-1]):
            return [left, *_cut_at_connectors(right)]
    return [piece]


def _is_bare_place(piece: str) -> bool:
    """Whether a piece is the name of a division and nothing else."""
    return not piece.startswith("各") and find_division(piece) is not None


def _at_level(place: str, level: str) -> str:
    return place if place.endswith(level) else place + level
