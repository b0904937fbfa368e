"""Doubts about figures: lists that miss their total, parts above it, impossible units, one quantity with two values.

Every check prefers silence: a list is judged only where its labels cannot overlap (classes of one kind, 其他, 男 and
女), a sum below its total only where the list is meant to be complete. Refuses hedged numbers, averages, differences
that rounding explains, and numbers torn from a longer one.

>>> from zhibiao.pipeline.outline import build_outline
>>> from zhibiao.schemas.text import CleanText
>>> text = "受理举报9件，其中水类5件、气类4件、土类3件。"
>>> spans = {"受理举报": (4, 9), "水类": (11, 5), "气类": (16, 4), "土类": (21, 3)}
>>> rows = [
...     FoundIndicator(at, at + 2, "count", "value", n, n, n, "件", "eq", name, None, None, "actual")
...     for name, (at, n) in spans.items()
... ]
>>> outline = build_outline(CleanText(text, [(0, len(text))], []))
>>> [finding.message for finding in find_figure_findings(text, outline, rows)]
['受理举报9件，其下3项合计5+4+3=12件，多出3件']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import accumulate

from ...schemas.records import FindingRule, Severity
from ...schemas.text import Outline
from ..statements.found import FoundIndicator
from .breakdowns import Breakdown, clashing, covers, explanation, has_word, read_breakdowns, tolerance
from .conflicts import find_conflicts
from .figures import scale_of, scaled
from .finding import FoundFinding
from .plausibility import find_implausible_units

__all__ = ["document_flags", "find_figure_findings", "flagged"]

_FEWEST_ADDENDS = 2
_FEWEST_PARTS = 3  # of a list whose labels no known division tells apart
_FEWEST_NEAR = 4  # of a list that is thought complete because it nearly adds up
_NEAR = Decimal("0.1")  # share of the total
_FAR = Decimal("0.5")  # share of the total below which a list of many parts names only some of them
_WHOLE_REPORT = frozenset({"repeated_body", "undecodable"})


def find_figure_findings(text: str, outline: Outline, indicators: list[FoundIndicator]) -> list[FoundFinding]:
    """The doubts about a report's figures, in order of place; `refs` are indexes into `indicators`."""
    found = [*find_implausible_units(text, outline, indicators), *find_conflicts(text, outline, indicators)]
    for breakdown in read_breakdowns(text, outline, indicators):
        if any(indicators[part].parent not in (None, breakdown.total) for part in breakdown.parts):
            continue  # parts of another total: 收到15件，上年结转1件。其中予以公开9件
        finding = _part_above(text, indicators, breakdown) or _sum_off(text, indicators, breakdown)
        if finding:
            found.append(finding)
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def flagged(findings: list[FoundFinding]) -> dict[int, list[str]]:
    """Index of an indicator → the rules of the findings that name it, sorted.

    >>> flagged([FoundFinding("conflict", "warning", "", 0, 1, ["indicators:3", "dates:1"])])
    {3: ['conflict']}
    """
    rules: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        for ref in finding.refs:
            table, _, seq = ref.partition(":")
            if table == "indicators":
                rules[int(seq)].add(finding.rule)
    return {index: sorted(names) for index, names in sorted(rules.items())}


def document_flags(findings: list[FoundFinding]) -> list[str]:
    """The rules of the findings that concern the whole report, sorted.

    >>> document_flags([FoundFinding("conflict", "info", "", 0, 1), FoundFinding("repeated_body", "info", "", 0, 9)])
    ['repeated_body']
    """
    return sorted({finding.rule for finding in findings if finding.rule in _WHOLE_REPORT})


def _values(rows: list[FoundIndicator], indexes: list[int]) -> list[Decimal]:
    return [Decimal(str(rows[index].value)) for index in indexes]


def _part_above(text: str, rows: list[FoundIndicator], breakdown: Breakdown) -> FoundFinding | None:
    """A part behind 其中 that is larger than its total."""
    total, part = _values(rows, [breakdown.total, breakdown.parts[0]])
    label = breakdown.labels[0]
    if part <= total or breakdown.marker != "among" or clashing(label):
        return None
    shown = [text[rows[index].start : rows[index].end] for index in (breakdown.total, breakdown.parts[0])]
    message = f"{rows[breakdown.total].name}{shown[0]}，其中{label}{shown[1]}，部分大于总数"
    return _finding("part_exceeds_total", "warning", message, text, rows, breakdown._replace(parts=breakdown.parts[:1]))


def _sum_off(text: str, rows: list[FoundIndicator], breakdown: Breakdown) -> FoundFinding | None:
    """A list whose sum misses its total although its parts cannot overlap."""
    (total,), parts = _values(rows, [breakdown.total]), _values(rows, breakdown.parts)
    margin = tolerance(text, rows, breakdown)
    if len(parts) < _FEWEST_ADDENDS or abs(sum(parts) - total) <= margin:
        return None
    if clashing(breakdown.labels[-1]) and any(abs(partial - total) <= margin for partial in accumulate(parts)):
        return None  # the list was complete before a number of another kind followed it
    ratio = sum(parts) / total
    if not (_is_disjoint(breakdown, ratio) if ratio > 1 else _is_exhaustive(breakdown, ratio)):
        return None
    note = explanation(text, rows, breakdown)
    severity: Severity = "info" if note else "warning"
    return _finding("breakdown_sum", severity, _arithmetic(text, rows, breakdown, note), text, rows, breakdown)


def _is_disjoint(breakdown: Breakdown, ratio: Decimal) -> bool:
    """Whether the parts of a list cannot overlap, so that they may not exceed their total."""
    if covers(breakdown.labels) or _is_sorting(breakdown.labels, breakdown.marker):
        return True
    return ratio - 1 <= _NEAR and breakdown.marker == "among" and not any(map(clashing, breakdown.labels))


def _is_exhaustive(breakdown: Breakdown, ratio: Decimal) -> bool:
    """Whether a list is meant to be complete: a known division, 其他 at its end, or a sorting that nearly adds up."""
    if not breakdown.closed or breakdown.mixed:
        return False
    labels = breakdown.labels
    if covers(labels) == "complete":
        return len(labels) == _FEWEST_ADDENDS or ratio >= _FAR  # 查处案件426件，其中查封扣押7件…: only some are named
    if not _is_sorting(labels, breakdown.marker):
        return False
    named = has_word(labels[-1], "remainder") or breakdown.marker == "sorted"
    return named or (len(labels) >= _FEWEST_NEAR and 1 - ratio <= _NEAR)


def _is_sorting(labels: list[str], marker: str) -> bool:
    """Whether labels are classes of one kind: three or more that mostly end alike, with 其他, or behind 按…分.

    >>> (
    ...     _is_sorting(["水环境类", "大气类", "土壤类"], "among"),
    ...     _is_sorting(["国家级企业", "省级企业", "市级企业"], "among"),
    ... )
    (True, False)
    """
    if len(labels) < _FEWEST_PARTS or any(map(clashing, labels)):
        return False
    alike = Counter(label[-1] for label in labels).most_common(1)[0][1]
    return 2 * alike > len(labels) or has_word(labels[-1], "remainder") or marker == "sorted"


def _arithmetic(text: str, rows: list[FoundIndicator], breakdown: Breakdown, note: str | None) -> str:
    """受理群众信访举报3624件，其下七类合计528+1422+…=4717件，多出1093件."""
    indexes = [breakdown.total, *breakdown.parts]
    scale, factor = scale_of([text[rows[index].start : rows[index].end] for index in indexes])
    total, *parts = _values(rows, indexes)
    unit = scale + rows[breakdown.total].unit
    addends = "+".join(scaled(part, factor) for part in parts)
    difference = sum(parts) - total
    amount = f"{'多出' if difference > 0 else '少了'}{scaled(abs(difference), factor)}{unit}"
    message = (
        f"{rows[breakdown.total].name}{scaled(total, factor)}{unit}，"
        f"其下{len(parts)}项合计{addends}={scaled(Decimal(sum(parts)), factor)}{unit}，{amount}"
    )
    return f"{message}；原文括注“{note}”，可解释" if note else message


def _finding(
    rule: FindingRule, severity: Severity, message: str, text: str, rows: list[FoundIndicator], breakdown: Breakdown
) -> FoundFinding:
    total = rows[breakdown.total]
    start = total.start - len(total.name)
    start = start if start >= 0 and text.startswith(total.name, start) else total.start
    refs = [f"indicators:{index}" for index in (breakdown.total, *breakdown.parts)]
    return FoundFinding(rule, severity, message.replace("\n", ""), start, total.end, refs)
