"""Growth in the tables of plans: what stands under 年均增速〔累计〕 and in rows that are growth by their label.

A bare figure is growth a year over the years of the plan; one in square brackets adds up over all of them, in the unit
of its row, in percentage points where that is a ratio. A row of what is to be lowered (能耗降低) has it negative.

>>> found = FoundIndicator(1, 4, "ratio", "value", 4.8, 4.8, 4.8, "%", "eq", "城镇化率", None, "2021", "actual")
>>> over_the_plan(found, "城镇化率（%）", "〔4.8〕", "2021/2025")
>>> found.role, found.unit, found.change_basis, found.period
('change', '百分点', 'cumulative', '2021/2025')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ..figures.numerals import multiplier_value
from ..statements.found import FoundIndicator
from ..words.table_words import bare_label
from .tables import unit_of, written_unit

LARGEST_RATE = 500  # percent, above which a growth is one of things

GROWTH = re.compile(r"增长(?:率|速度)?$")  # the label of a row: 地区生产总值增长（%）
CHANGE_WORDS = re.compile(
    r"(?:年均)?(?:较|比)?(?:上年|去年|上年同期|去年同期)?(?:同比|环比|增减|增长率|增长|增幅|增速|降幅|增/减|比上年|较上年)[±+-]?(?:%|率|幅|数|情况)?"
)
CHANGES = re.compile(r"(?:涨跌|增减|升降)幅度?$|增长(?:速度|率)$|增速$")  # a table of nothing but changes
_YEARLY = re.compile(r"增[长幅速减]|同比|[比较]上年")
_MOVED = re.compile(r"(?:累计)?(?:(?P<down>降低|下降|减少|削减)|增长|提高|增加)(?:率|幅度)?(?:（[^（）]{1,6}）)?$")
_NAMED_RATE = re.compile(r"[增降]幅|增速|增长率|速度")
_RATE = re.compile(rf"{_NAMED_RATE.pattern}|增长|同比|环比")
_OPENING = "〔[［【"


def is_rate(header: str, figures: list[Decimal]) -> bool:
    """Whether a column of growth without a unit of its own states percent, as tables of statistics leave out.

    >>> is_rate("比上年增长", [Decimal("-2.4"), Decimal("19.7")]), is_rate("比上年增长", [Decimal(3120)])
    (True, False)
    """
    if not _RATE.search(header) or any(abs(figure) > LARGEST_RATE for figure in figures):
        return False
    return _NAMED_RATE.search(header) is not None or any(figure % 1 for figure in figures)


def over_the_plan(found: FoundIndicator, label: str, text: str, plan_period: str | None) -> None:
    """Make a figure under 年均增速〔累计〕 the change it is. In place."""
    found.role, found.period, found.nature = "change", plan_period, "target"
    moved = _MOVED.search(bare_label(label))
    if text[found.start - 1] in _OPENING:
        found.change_basis = "cumulative"
        unit = unit_of(written_unit(label)) if written_unit(label) else None
        if unit and not moved:
            found.unit, found.kind = ("百分点" if unit[0].unit == "%" else unit[0].unit), unit[0].kind
            _scale(found, float(multiplier_value(unit[1])))
    if moved and moved["down"]:
        _scale(found, -1.0)
    found.name = _MOVED.sub("", found.name.removesuffix("年均")) or found.name


def since_last_year(header: str, dated: Iterable[list[str]]) -> list[str]:
    """The times of a column of growth that has none of its own: those of the last dated one before it.

    >>> since_last_year("增长%", [[], ["2022"], ["2023"]]), since_last_year("占比", [["2022"]])
    (['2023'], [])
    """
    grows = _YEARLY.search(header) and "年均" not in header and "累计" not in header
    return next((times for times in reversed(list(dated)) if times), []) if grows else []


def _scale(found: FoundIndicator, factor: float) -> None:
    found.value = None if found.value is None else found.value * factor
    found.low = None if found.low is None else found.low * factor
    found.high = None if found.high is None else found.high * factor
