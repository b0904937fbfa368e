"""Frame: what a report says of the time of its undated statements.

>>> Frame("notice", 2023, None).lays_down, Frame("plan", 2021, "2021/2025").plan_years
(True, 5)
"""

from __future__ import annotations

from typing import NamedTuple

PLANNING = frozenset({"plan", "notice", "regulation"})


class Frame(NamedTuple):
    """What a report says of the time of its undated statements.

    `future` marks sections of what is to be done, `ahead` is the time their heading names, `past` marks sentences of
    a plan on the time before it, `planning` a report that says it plans (方案, 规划, 提出如下意见), `ruling` one that
    tells people what holds for them (问答, 申领指南), `term` is the five years that a report at the end of a term
    looks back on, `review` the same where the sentence stands in a part that does.
    """

    genre: str
    reported: int | None
    plan_period: str | None
    future: bool = False
    past: bool = False
    planning: bool = False
    ruling: bool = False
    term: str | None = None
    ahead: str | None = None
    review: str | None = None

    @property
    def lays_down(self) -> bool:
        """Whether the report lays down what holds in any year."""
        return (self.genre in PLANNING or self.ruling) and self.plan_period is None

    @property
    def lays_plans(self) -> bool:
        """Whether the report lays down what is to be reached."""
        return self.genre == "plan" or (self.genre == "notice" and self.planning)

    @property
    def plan_years(self) -> int:
        """How many years the plan's own span has; 0 where none is stated."""
        first, _, last = (self.plan_period or "").partition("/")
        return int(last) - int(first) + 1 if last else 0
