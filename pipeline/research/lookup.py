"""Looking up variables of the codebook by words: of their code, their labels, or the wordings reports use.

>>> from ...extractors.codes.codebook import own_variables
>>> find_variables(own_variables(), ["地区生产总值"])[0].code
'gdp'
>>> alike(own_variables(), "行政处罚案件")[0], alike(own_variables(), "penalty_case")[0]
('penalty_cases', 'penalty_cases')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from ...extractors.codes.codebook import Variable

SUGGESTED: Final = 3


def find_variables(variables: Iterable[Variable], words: Sequence[str]) -> list[Variable]:
    """The variables in which all of these words stand, those first whose wordings add least to them."""
    wanted = [word.lower() for word in words]
    found = [one for one in variables if all(any(word in wording for wording in _wordings(one)) for word in wanted)]
    return sorted(found, key=lambda one: sum(_nearest(one, word) for word in wanted))


def alike(variables: Sequence[Variable], name: str) -> list[str]:
    """Codes of a few variables that somebody may mean who wrote `name`: a wording, or a misspelt code."""
    worded = [one.code for one in find_variables(variables, [name])]
    return (worded or get_close_matches(name, [one.code for one in variables]))[:SUGGESTED]


def _nearest(variable: Variable, word: str) -> int:
    """The length of the shortest wording in which the word stands."""
    return min(len(wording) for wording in _wordings(variable) if word in wording)


def _wordings(variable: Variable) -> set[str]:
    heads = (head for pattern in variable.patterns for head in pattern.heads)
    return {text.lower() for text in (variable.code, variable.label_zh, variable.label_en, *heads)}
