"""The table of all suites: how many cases zhibiao passes, how many it refuses on purpose, and what the peers pass.

`python -m specs.report` (in `tests`, with ZHIBIAO_SHARED set) prints it; `--update` raises the floors of `floors.json`
to what passes now, and never lowers one.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .cases import Case, load_suites
from .expectations import SUITES, wanted
from .readers import read
from .reading import passes

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


@dataclass(frozen=True, slots=True)
class Result:
    """Lines of a suite by outcome; `missed` is what fails without a reason."""

    suite: str
    cases: int
    passed: frozenset[int]
    refused: frozenset[int]

    @property
    def formal(self) -> int:
        """Cases that are left when those refused on purpose are taken out."""
        return self.cases - len(self.refused)

    @property
    def missed(self) -> list[int]:
        return sorted(set(range(1, self.cases + 1)) - self.passed - self.refused)


def results(folder: Path) -> list[Result]:
    """What zhibiao makes of every suite of the folder."""
    return [_result(suite, cases) for suite, cases in load_suites(folder).items()]


def _result(suite: str, cases: list[Case]) -> Result:
    passed = frozenset(case.line for case in cases if _right(case))
    return Result(suite, len(cases), passed, frozenset(refused().get(suite, {})))


def _right(case: Case) -> bool:
    wants = wanted(case)
    topic = wants[0].topic if wants else SUITES[case.suite][0]
    return passes(wants, read(case, topic))


@cache
def refused() -> dict[str, dict[int, str]]:
    """Suite → line → reason (a key of `reasons`), from `refused.csv`."""
    found: dict[str, dict[int, str]] = {}
    for row in _rows("refused.csv"):
        found.setdefault(row["suite"], {})[int(row["line"])] = row["reason"]
    return found


@cache
def reasons() -> dict[str, str]:
    """Why a case is refused on purpose, from `reasons.csv`."""
    return {row["reason"]: row["meaning"] for row in _rows("reasons.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def floors() -> dict[str, int]:
    """Suite → cases that pass at least."""
    known: dict[str, int] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return known


@cache
def peers() -> dict[str, dict[str, frozenset[int]]]:
    """Peer → suite → lines it passes, as `peers.py` measured them."""
    answers = json.loads((HERE / "peers.json").read_text(encoding="utf-8"))
    return {
        name: {suite: frozenset(lines) for suite, lines in answer["passed"].items()} for name, answer in answers.items()
    }


def table(found: list[Result]) -> str:
    """The table in Markdown: all cases, and those that are left when what is refused on purpose is taken out."""
    names = list(peers())
    both = f"zhibiao | {' | '.join(names)}"
    lines = [
        f"| Suite | Cases | {both} | Refused | Formal | {both} |",
        f"| --- {'| ---: ' * (5 + 2 * len(names))}|",
        *(_line(result.suite, [result]) for result in found),
        _line("**all**", found),
        *(_line(f"**all that {name} reads**", _read_by(name, found)) for name in names),
    ]
    return "\n".join(lines)


def _read_by(name: str, found: list[Result]) -> list[Result]:
    return [result for result in found if result.suite in peers()[name]]


def _line(label: str, found: list[Result]) -> str:
    cases, refusals = sum(result.cases for result in found), sum(len(result.refused) for result in found)
    every = [_rate(found, name, formal=False) for name in (None, *peers())]
    formal = [_rate(found, name, formal=True) for name in (None, *peers())]
    return f"| {label} | {cases} | {' | '.join(every)} | {refusals} | {cases - refusals} | {' | '.join(formal)} |"


def _rate(found: list[Result], name: str | None, *, formal: bool) -> str:
    """Cases passed of those asked for; a dash where the peer does not read one of the suites."""
    if name and any(result.suite not in peers()[name] for result in found):
        return "—"
    right = 0
    for result in found:
        passed = peers()[name][result.suite] if name else result.passed
        right += len(passed - result.refused if formal else passed)
    return _share(right, sum(result.formal if formal else result.cases for result in found))


def _share(right: int, cases: int) -> str:
    return f"{right} ({100 * right / cases:.0f} %)" if cases else "—"


def refusals(found: list[Result]) -> str:
    """How many cases are refused for which reason, in Markdown."""
    counts = Counter(reason for result in found for reason in refused().get(result.suite, {}).values())
    lines = [f"| {reasons()[reason]} | {count} |" for reason, count in counts.most_common()]
    return "\n".join(["| Refused because | Cases |", "| --- | ---: |", *lines])


def main() -> None:
    """Print both tables; raise the floors where --update is given."""
    found = results(Path(os.environ["ZHIBIAO_SHARED"]) / "specs")
    sys.stdout.write(f"{table(found)}\n\n{refusals(found)}\n")
    if "--update" in sys.argv[1:]:
        known = floors() if FLOORS.exists() else {}
        raised = {result.suite: max(len(result.passed), known.get(result.suite, 0)) for result in found}
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
