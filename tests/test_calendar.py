"""EDTF expressions: their first and last day, and the same time a year before."""

from __future__ import annotations

import pytest

from zhibiao.extractors.times.calendar import bounds, closed, year_before


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-11", "2020-11-01", "2020-11-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-11-26", "2020-11-26", "2020-11-26"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2021-01/2021-11", "2021-01-01", "2021-11-30"),
        ("2018/..", "2018-01-01", None),
        ("../2023-12", None, "2023-12-31"),
    ],
)
def test_first_and_last_day(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "20", "2020-1", "今年", "2020-11-26T10:00", "/", "2020-13-01-01"])
def test_what_is_no_expression_raises(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"not an EDTF date"):
        bounds(edtf)


@pytest.mark.parametrize(
    ("edtf", "before"),
    [
        ("2023", "2022"),
        ("2023-11", "2022-11"),
        ("2024-01/2024-11", "2023-01/2023-11"),
        ("2021/2025", "2020/2024"),
        ("2024-06-30", "2023-06-30"),
    ],
)
def test_a_year_before(edtf: str, before: str) -> None:
    assert year_before(edtf) == before


def test_a_deadline_is_its_due_time() -> None:
    assert (closed("../2023-12"), closed("2018/.."), closed("2021")) == ("2023-12", "2018/..", "2021")
