"""The choice: which candidate fills a cell, by stated rules, and what becomes of the others.

In this order: an actual figure before a target; the whole year before a part of it; a figure of its own before one
behind 其中; a later report before an earlier one; the more certain code; a figure without hedge before 约 and 超过; the
earlier place in the text. Of the other candidates of the cell

- `same` says the same, as far as its digits and hedges go,
- `conflict` says something else with equal right: same nature, same stretch of the year, same report year,
- `revision` was said by an earlier report and restated by the chosen one,
- `passed over` ranks lower: a target beside an actual figure, a part of the year beside the whole, a part behind 其中.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

Row = dict[Any, Any]
NATURES: Final = {"actual": 0, "target": 1}
HEDGED: Final = frozenset({"about", "over", "under", "ge", "le"})
ROUNDING: Final = 0.02  # a hedged figure is rounded: 突破6000亿元 and 6105亿元 say the same


def chosen(candidates: pd.DataFrame, cell: list[str]) -> pd.DataFrame:
    """The candidates with `status`, those of a cell together, the chosen first."""
    import pandas as pd

    fit = candidates[candidates["unfit"].isna()]
    statuses: dict[Any, str] = {}
    for _, rows in fit.groupby(["code", *cell], dropna=False, sort=False):
        ranked = sorted(
            ({"index": index, **row} for index, row in zip(rows.index, rows.to_dict("records"), strict=True)), key=_rank
        )
        statuses |= {row["index"]: _status(row, ranked[0]) for row in ranked}
    status = pd.Series(statuses, dtype=object).reindex(candidates.index).fillna("unfit")
    return candidates.assign(status=status)


def _rank(row: Row) -> tuple[Any, ...]:
    return (
        NATURES.get(row["nature"], 2), not row["whole"], row["among"], -(row["report_year"] or 0),
        row["publish_date"] is None, -(row["code_confidence"] or 0), row["bound"] in HEDGED, row["start"],
        row["doc_id"],
    )  # fmt: skip


def _status(row: Row, best: Row) -> str:
    if row is best:
        return "chosen"
    if _agree(row, best):
        return "same"
    if any(row[rank] != best[rank] for rank in ("nature", "whole", "among")):
        return "passed over"
    return "conflict" if row["report_year"] == best["report_year"] else "revision"


def _agree(row: Row, best: Row) -> bool:
    """Whether two figures say the same: equal ends, or as near as rounding goes where one is hedged.

    >>> figure = {"low": 4.01e12, "high": 4.01e12, "bound": "eq"}
    >>> _agree({"low": 4e12, "high": 4e12, "bound": "over"}, figure)
    True
    >>> _agree({"low": 4.2e12, "high": 4.2e12, "bound": "eq"}, figure)
    False
    """
    pairs = [(row[end], best[end]) for end in ("low", "high")]
    if any(one is None or other is None for one, other in pairs):
        return bool(row["low"] == best["low"] and row["high"] == best["high"])
    tolerance = ROUNDING if {row["bound"], best["bound"]} & HEDGED else 1e-9
    return all(abs(one - other) <= tolerance * max(abs(one), abs(other)) for one, other in pairs)
