"""Suggestions: names that a store states often and no variable of the codebook covers, as entries ready to paste.

Names are alike where they end alike: what stands before their end (全市, 新增) is taken off, and those whose last
characters and unit agree make a group. An entry takes its wording from the commonest names; code, labels, definition
and direction are for the user to write.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...extractors.codes.codebook import normalised
from ...extractors.codes.codes import core_of

if TYPE_CHECKING:
    from ..store import Store

ALIKE: Final = 4  # characters at the end of names that make them alike
PATTERNS: Final = 8  # wordings an entry takes


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group of names without a code: how often they stand in how many reports, and the names, commonest first."""

    count: int
    reports: int
    kind: str
    unit: str
    names: tuple[str, ...]

    def entry(self, number: int) -> str:
        """The entry of a codebook, with what is left to write marked by …"""
        cores = list(dict.fromkeys(core_of(name) for name in self.names))[:PATTERNS]
        examples = ", ".join(f'"{name} {self.unit}"' for name in _first_of_each(self.names, cores))
        return "\n".join([
            f"# {self.count} times in {self.reports} reports: {'、'.join(self.names[:PATTERNS])}",
            "[[variable]]", f'code = "variable_{number}"', f'label_zh = "{cores[0]}"', 'label_en = "…"',
            'definition = "…"', f'kind = "{self.kind}"', f'unit = "{self.unit}"', 'direction = "neutral"',
            f'patterns = ["*({"|".join(cores)})"]', f"examples = [{examples}]", "",
        ])  # fmt: skip


def _first_of_each(names: tuple[str, ...], cores: list[str]) -> list[str]:
    return [next(name.replace('"', "") for name in names if core_of(name) == core) for core in cores]


def suggest(store: Store, *, least: int = 3) -> list[Suggestion]:
    """The groups of uncoded names that stand at least `least` times in the store, commonest first."""
    rows = store.load("indicators", columns=["doc_id", "kind", "role", "unit", "name", "code"])
    rows = rows[rows["code"].isna() & (rows["role"] == "value") & (rows["kind"] != "rank")]
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    reports: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for doc_id, kind, unit, name in rows[["doc_id", "kind", "unit", "name"]].itertuples(index=False):
        core = core_of(name)
        if len(core) < 2:
            continue
        key = (core[-ALIKE:], kind, unit)
        counts[key][name] += 1
        reports[key].add(doc_id)
    groups = [
        Suggestion(names.total(), len(reports[key]), key[1], key[2], tuple(name for name, _ in names.most_common()))
        for key, names in counts.items()
        if names.total() >= least
    ]
    return sorted(groups, key=lambda group: (-group.count, normalised(group.names[0])))
