"""Cases of other projects (duckling, JioNLP, Recognizers-Text), read by zhibiao's own readers.

Floors may only rise; every case refused on purpose is listed with its reason, and is taken off the list once it passes.
`python -m pytest tests/test_specs.py -s` prints the table that docs/accuracy.md shows.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from specs.cases import load_suites
from specs.expectations import SUITES
from specs.report import Result, floors, peers, reasons, refusals, refused, results, table

SPECS = Path(os.environ.get("ZHIBIAO_SHARED", "")) / "specs"
absent = not os.environ.get("ZHIBIAO_SHARED") or not SPECS.is_dir()
needs_cases = pytest.mark.skipif(absent, reason="ZHIBIAO_SHARED names no folder with the cases of other projects")


@pytest.fixture(scope="module")
def found() -> dict[str, Result]:
    return {result.suite: result for result in results(SPECS)}


@needs_cases
def test_no_suite_is_left_out() -> None:
    assert set(load_suites(SPECS)) == set(SUITES) == set(floors())


@needs_cases
@pytest.mark.parametrize("suite", sorted(SUITES))
def test_a_suite_passes_no_fewer_cases_than_it_did(suite: str, found: dict[str, Result]) -> None:
    assert len(found[suite].passed) >= floors()[suite], f"missed: {found[suite].missed}"


@needs_cases
@pytest.mark.parametrize("suite", sorted(SUITES))
def test_what_is_refused_on_purpose_does_not_pass(suite: str, found: dict[str, Result]) -> None:
    result = found[suite]
    assert not result.refused & result.passed
    assert all(1 <= line <= result.cases for line in result.refused)


@needs_cases
@pytest.mark.parametrize("peer", sorted(peers()))
def test_formal_prose_is_read_better_than_the_peers_read_it(peer: str, found: dict[str, Result]) -> None:
    """In no suite worse, and better over all suites that a peer has a reader for; on the same cases."""
    suites = [found[suite] for suite in peers()[peer]]
    ours = sum(len(result.passed - result.refused) for result in suites)
    theirs = sum(len(peers()[peer][result.suite] - result.refused) for result in suites)
    assert ours > theirs
    behind = [result.suite for result in suites
              if len(result.passed - result.refused) < len(peers()[peer][result.suite] - result.refused)]  # fmt: skip
    assert behind == []


@needs_cases
def test_the_table_is_printed(found: dict[str, Result]) -> None:
    rows = list(found.values())
    print(f"\n{table(rows)}\n\n{refusals(rows)}")  # noqa: T201
    assert table(rows).count("\n") == len(SUITES) + 2 + len(peers())


def test_every_refusal_has_a_reason_and_every_reason_a_case() -> None:
    used = {reason for lines in refused().values() for reason in lines.values()}
    assert used == set(reasons())
    assert set(refused()) <= set(SUITES)
