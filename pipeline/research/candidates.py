"""Candidates: the rows of a store that may fill a cell of a panel, each with what decides between them.

A candidate is an indicator of one of the variables asked for, with the report it stands in, the year it speaks of, its
value in the variable's unit, and `unfit`: why it can fill no cell, or nothing. Unfit are rows whose period is not
within one year, that speak of somebody else than the whole region, whose unit cannot be converted, growth that is not
on the year before, figures at which a change began (`beginnings`), and standing rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from ...extractors.codes.codebook import Variable
from ...extractors.codes.codes import core_of
from ...extractors.places.divisions import division_at, divisions, is_within
from .beginnings import beginnings
from .conversion import factor_between

if TYPE_CHECKING:
    import pandas as pd

    from ..store import Store

DOCUMENT_COLUMNS: Final = [
    "doc_id", "source", "title", "genre", "issuer", "region", "region_code", "publish_date", "report_year",
]  # fmt: skip
INDICATOR_COLUMNS: Final = [
    "doc_id", "seq", "code", "code_confidence", "kind", "role", "value", "low", "high", "unit", "bound", "name",
    "subject", "period", "nature", "change_basis", "text", "start", "end", "sentence", "section",
]  # fmt: skip
WHOLE: Final = re.compile(
    r"(?:我国|全国|中国|国家|我们|全社会|社会|国民经济|经济|[全我本](?:省|市|州|区|县|盟|旗|自治区)|全年|地区|地方|城乡)"
    r"(?:经济|财政|(?:各级|各地)?[\u4e00-\u9fff]{0,10}(?:部门|机关|系统|法院))?"
)
_ZONE = re.compile(
    "(?![全本我各]|省级|国家级|市县)[\u4e00-\u9fff]{2,7}?(?:新区|新片区|开发区|高新区|经开区|自贸区|综保区|合作区)(?![、和及])"
)
_URBAN = re.compile("(?:中心|主)?城区|市区|市本级|县城")
_PRODUCT_OF = re.compile(r"(?!人均|单位|万元|下同)([^占与每\W\d]{2,7})地区生产总值(?:增速|增长|总量)?")
_WITHIN = re.compile(r"(?:(\d{4})(?:-(\d\d))?)(?:/(\d{4})(?:-(\d\d))?)?")


def year_of(period: str | None) -> tuple[int | None, bool]:
    """The year a period lies in, and whether it is the whole year or its end.

    >>> year_of("2023"), year_of("2023-12"), year_of("2023-01/2023-11")
    ((2023, True), (2023, True), (2023, False))
    >>> year_of("2019/2023"), year_of("2018/.."), year_of(None)
    ((None, False), (None, False), (None, False))
    """
    match = _WITHIN.fullmatch(period or "")
    if match is None or (match[3] and match[3] != match[1]):
        return None, False
    first, last = match[2], match[4] or match[2]
    whole = first is None or (last == "12" and (match[4] is None or first == "01"))
    return int(match[1]), whole


def speaks_of_whole(subject: str | None, region: str | None) -> bool:
    """Whether a row with this subject holds for the whole region of its report.

    >>> speaks_of_whole(None, "深圳市"), speaks_of_whole("全市", "深圳市"), speaks_of_whole("深圳", "深圳市")
    (True, True, True)
    >>> speaks_of_whole("全区各级生态环境部门", "内蒙古自治区")
    True
    >>> speaks_of_whole("南山区", "深圳市"), speaks_of_whole("世界", "中华人民共和国")
    (False, False)
    """
    if not subject:
        return True
    return bool(WHOLE.fullmatch(subject)) or bool(region and len(subject) > 1 and region.startswith(subject))


def division_named(name: str, region_code: str | None = None) -> str | None:
    """The division, zone or part of a city that a name begins with, unless the region itself lies in it.

    >>> division_named("南山区地区生产总值"), division_named("中心城区PM2.5平均浓度")
    ('南山区', '中心城区')
    >>> division_named("前海地区生产总值"), division_named("完成地区生产总值"), division_named("新增省级绿色工厂")
    ('前海', None, None)
    >>> division_named("广西瞪羚企业"), division_named("广西瞪羚企业", "450300")
    ('广西', None)
    """
    if match := _URBAN.match(name):
        return match[0]
    core, region = core_of(name), divisions().get(region_code or "")
    if match := _PRODUCT_OF.fullmatch(core):
        return match[1]
    place = division_at(core, 0, region)
    if place and not (region and is_within(region, place.division)):
        return core[: place.end]
    return zone_at_front(core)


def zone_at_front(text: str) -> str | None:
    """The zone that a name or a sentence begins with: what the sentence says of nobody else holds for it alone.

    >>> zone_at_front("临港新片区新一轮市级支持政策出台，全社会固定资产投资增长10.3%。")
    '临港新片区'
    >>> zone_at_front("全市开发区固定资产投资增长7%。"), zone_at_front("抓好自贸区改革，新增企业3家。")
    (None, None)
    """
    match = _ZONE.match(text)
    return match[0] if match and core_of(match[0]) == match[0] else None


def load_candidates(
    store: Store, variables: Collection[Variable], role: str, nature: str | None, years: Collection[int] | None
) -> pd.DataFrame:
    """The candidates of these variables in a store."""
    rows = store.load("indicators", columns=INDICATOR_COLUMNS)
    documents = store.load("documents", columns=DOCUMENT_COLUMNS)
    rows = judged(rows, documents, {variable.code: variable for variable in variables}, role)
    if nature:
        rows = rows[rows["nature"] == nature]
    return rows if years is None else rows[rows["year"].isin(list(years))]


def judged(rows: pd.DataFrame, documents: pd.DataFrame, codes: dict[str, Variable], role: str) -> pd.DataFrame:
    """The candidates among the indicators `rows`, with their documents, `year`, `whole`, `among` and `unfit`."""
    import pandas as pd

    rows = rows[rows["code"].isin(codes) & (rows["kind"] != "rank") & ~rows["role"].isin(["qualifier", "part"])]
    rows = rows.merge(documents, on="doc_id", how="left").astype(object)
    rows = rows.where(rows.notna(), None)
    stated = [_stated_role(row, codes) == role for row in rows.to_dict("records")]
    rows = rows[pd.Series(stated, index=rows.index, dtype=bool)]
    facts = [_judged(row, codes[row["code"]], role) for row in rows.to_dict("records")]
    names = ["year", "whole", "among", "unfit", "value", "low", "high", "unit"]
    figures = pd.DataFrame(facts, columns=names, index=rows.index, dtype=object)
    rows = rows.assign(**{name: figures[name] for name in names})
    begun = beginnings(rows[rows["unfit"].isna()].to_dict("index"))
    rows.loc[begun, "unfit"] = "where a change began"
    return rows


def _stated_role(row: dict[Any, Any], codes: dict[str, Variable]) -> str:
    """A rate of growth stated as a value (经济增长预期目标5%) is a change of the level."""
    as_rate = row["unit"] == "%" and codes[str(row["code"])].unit != "%"
    return "change" if as_rate else str(row["role"])


def _judged(row: dict[Any, Any], variable: Variable, role: str) -> tuple[object, ...]:
    year, whole = year_of(row["period"] if isinstance(row["period"], str) else None)
    canonical = variable.unit if role == "value" else _change_unit(variable, str(row["unit"]))
    counted = role == "value" and variable.kind == "count"
    factor = factor_between(str(row["unit"]), canonical, counted=counted)
    unfit = _unfit(row, year, factor, role)
    figures = [_multiplied(row[name], factor or 1.0) for name in ("value", "low", "high")]
    among = stands_among_parts(str(row["sentence"]), str(row["text"]))
    return (year, whole, among, unfit, *figures, canonical if factor else row["unit"])


def stands_among_parts(sentence: str, text: str) -> bool:
    """Whether a figure stands behind 其中, where it may hold for a part only.

    >>> stands_among_parts("查处案件282件，其中按日计罚16件，罚款1698万元；查封71件。", "1698万元")
    True
    >>> stands_among_parts("查处案件282件，其中按日计罚16件；罚款2.55亿元。", "2.55亿元")
    False
    """
    told, figure = (unicodedata.normalize("NFKC", words).replace(",", "，") for words in (sentence, text))
    before = told[: max(told.find(figure.replace(",", "，")), 0)]
    return "其中" in re.split("[；;]", before)[-1]


def _change_unit(variable: Variable, unit: str) -> str:
    """Growth is counted in %; that of a share may be stated in 百分点 as well, which is another thing."""
    return unit if variable.unit == "%" and unit == "百分点" else "%"


def _unfit(row: dict[Any, Any], year: int | None, factor: float | None, role: str) -> str | None:
    subject, region = row["subject"], row["region"]
    if row["nature"] == "rule":
        return "a standing rule"
    if factor is None:
        return f"stated in {row['unit']}"
    for named in (subject or zone_at_front(str(row["sentence"])), division_named(row["name"], row["region_code"])):
        if not speaks_of_whole(named, region):
            return f"speaks of {named}"
    if role == "change" and row["role"] == "change" and row["change_basis"] != "yoy":
        return "not against the year before"
    reported = row["report_year"]
    if row["nature"] == "target" and year is not None and isinstance(reported, int) and year <= reported:
        return "a target for a year that had passed"
    if year is None:
        return "no single year" if row["period"] else "no year stated"
    return None


def _multiplied(value: object, factor: float) -> float | None:
    if not isinstance(value, float) or value != value:
        return None
    return value if factor == 1 else float(f"{value * factor:.12g}")
