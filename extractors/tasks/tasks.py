"""Assigned tasks: what an assignment closes, who leads, cooperates and supervises, and the deadline.

Reads brackets (（责任单位：A；完成时限：2021年6月底）, （A牵头，B配合）, （A、B负责）) and labels on lines of their
own (牵头单位：A). A task reaches from its own heading or 一是, or from the end of the assignment before it, up to
its own. Refuses brackets in mid sentence that assign nothing, and the 主办单位 of a web page.

>>> from zhibiao.pipeline.outline import build_outline
>>> from zhibiao.schemas.text import CleanText
>>> text = "一是编制规划。（责任单位：省科技厅；完成时限：2021年6月底）二是抓落实。（省科技厅负责）"
>>> tasks = find_tasks(text, build_outline(CleanText(text, [(0, len(text))], [])))
>>> [(text[task.start : task.end], task.lead, task.deadline) for task in tasks]
[('一是编制规划。', ['省科技厅'], '../2021-06'), ('二是抓落实。', ['省科技厅'], None)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...schemas.text import Heading, Outline
from ..agencies.assignments import Assignment, first_leading, first_leads_from, labels, read_assignment, read_names
from ..scanning import Begin, Scanner
from ..times.dates import read_date
from .task_tables import TaskRow

__all__ = ["FoundTask", "find_tasks", "read_deadline", "tasks_of_rows"]

# A bracket with one level of brackets inside; its end may be lost with the line.
_BRACKET = re.compile(
    r"[（【〔](?P<wording>[^（）【】〔〕\n]{3,600}(?:（[^（）\n]{0,100}）[^（）【】〔〕\n]{0,600}){0,9})(?:[）】〕]|(?=\n|\Z))"
)
_BRACKETS = Scanner(_BRACKET, Begin("[（【〔]"))
_CUE = re.compile(r"牵头|负责|单位：|部门：|主体：|落实|配合")
_ASSIGNS = re.compile(r"牵头(?:单位|部门)?[：；，）]|责任单位：|负责[）；，]")  # somewhere in a text that assigns tasks
_AFTER = re.compile(r"[。；，\s]*")
# A bracket assigns where a sentence has ended before it or ends right after it.
_ENDS_BEFORE = frozenset("。；！？;\n）”")
_ENDS_AFTER = frozenset("。；！？;\n")
_LONGEST_LIST = 12  # lines a list may have whose assignment stands at its end
_LABELS_OF_PAGES = frozenset({"主办单位", "主办部门", "承办单位", "协办单位", "指导单位", "支持单位"})


@dataclass(frozen=True, slots=True)
class FoundTask:
    """A task at a clean span."""

    start: int
    end: int
    lead: list[str]
    cooperating: list[str]
    supervising: list[str]
    deadline_text: str | None
    deadline: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """An assignment and the clean span it is stated in."""

    start: int
    end: int
    assignment: Assignment


def find_tasks(text: str, outline: Outline, year: int | None = None) -> list[FoundTask]:
    """The tasks a clean text assigns, in order; `year` is the report's, for deadlines such as 年底前."""
    places = sorted([*_bracketed(text), *_labelled_lines(text)], key=lambda place: place.start)
    tasks = []
    done, first_leads = 0, first_leads_from(text)
    for place in places:
        if place.start < done:
            continue
        start, end = _task_span(text, outline, done, place.start)
        done = _after(text, place.end)
        if end > start:
            by_order = place.end > first_leads and place.assignment.by_duty
            tasks.append(_task(start, end, first_leading(place.assignment) if by_order else place.assignment, year))
    return tasks


def _task(start: int, end: int, assignment: Assignment, year: int | None) -> FoundTask:
    return FoundTask(
        start=start,
        end=end,
        lead=assignment.lead,
        cooperating=assignment.cooperating,
        supervising=assignment.supervising,
        deadline_text=assignment.deadline_text,
        deadline=read_deadline(assignment.deadline_text, year),
    )


def tasks_of_rows(rows: Sequence[TaskRow], year: int | None = None) -> list[FoundTask]:
    """The tasks that the rows of tables assign."""
    return [_task(row.task.start, row.task.end, row.assignment, year) for row in rows]


def _bracketed(text: str) -> Iterator[_Place]:
    assigning: bool | None = None
    for match in _BRACKETS.finditer(text):
        wording = match["wording"]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not _CUE.search(wording):
            if before not in _ENDS_BEFORE or after not in _ENDS_AFTER:
                continue
            assigning = bool(_ASSIGNS.search(text)) if assigning is None else assigning
            assignment = read_names(wording) if assigning else None
            if assignment is not None:
                yield _Place(match.start(), match.end(), assignment)
            continue
        labelled = "：" in wording
        if not labelled and before not in _ENDS_BEFORE and after not in _ENDS_AFTER and after:
            continue
        assignment = read_assignment(wording)
        if assignment is not None:
            yield _Place(match.start(), match.end(), assignment)


def _labelled_lines(text: str) -> Iterator[_Place]:
    """Assignments outside brackets: 责任单位：A on its own line or after a full stop, with what follows it."""
    run: list[re.Match[str]] = []
    for match in _label_line().finditer(text):
        if run and text[run[-1].end() : match.start()].strip("。\n"):
            yield from _line_place(run)
            run = []
        run.append(match)
    yield from _line_place(run)


def _line_place(run: list[re.Match[str]]) -> Iterator[_Place]:
    if all(match["label"] in _LABELS_OF_PAGES or labels()[match["label"]] == "deadline" for match in run):
        return
    start, end = run[0].start("label"), run[-1].end()
    assignment = read_assignment("；".join(match["line"].strip("。；\n ") for match in run))
    if assignment is not None:
        yield _Place(start, end, assignment)


@cache
def _label_line() -> Scanner:
    known = sorted((label for label in labels() if len(label) > 2), key=len, reverse=True)
    first = "".join(sorted({label[0] for label in known}))  # seldom behind a full stop
    line = re.compile(rf"[\n。](?P<line>(?P<label>{'|'.join(known)})：\n?[^\n。]{{1,400}})")
    return Scanner(line, Begin(r"[\n。]", f"[{first}]"))


def _task_span(text: str, outline: Outline, done: int, end: int) -> tuple[int, int]:
    """The span an assignment at `end` closes, nothing before `done` in it."""
    number = bisect_left(outline.headings, end, key=lambda heading: heading.start) - 1
    heading = outline.headings[number] if number >= 0 else None
    if heading is None or heading.start < done:
        start = done if done else text.rfind("\n", 0, max(end - 1, 0)) + 1
    else:
        start = _own_heading(text, outline.headings, number, done, end).start
    while start < end and text[start] in " 　\n":
        start += 1
    while end > start and text[end - 1] in " 　\n":
        end -= 1
    return start, end


def _own_heading(text: str, headings: list[Heading], number: int, done: int, end: int) -> Heading:
    """The heading of a task: of a list whose earlier items have no assignments of their own, the one around it."""
    heading = headings[number]
    on_own_line = text[end - 1 : end] == "\n"
    while heading.parent is not None and (on_own_line or _runs_on(text, heading)):
        parent = headings[heading.parent]
        first = next((other for other in headings[heading.parent + 1 : number] if other.parent == heading.parent), None)
        if parent.start < done or first is None or text.count("\n", first.start, heading.start) > _LONGEST_LIST:
            break
        number, heading = heading.parent, parent
    return heading


def _runs_on(text: str, heading: Heading) -> bool:
    return heading.start > 0 and text[heading.start - 1] != "\n"


def _after(text: str, end: int) -> int:
    """Where the text goes on after an assignment and its punctuation."""
    match = _AFTER.match(text, end)
    return match.end() if match else end


@lru_cache(maxsize=1024)  # many tasks have one deadline
def read_deadline(text: str | None, year: int | None = None) -> str | None:
    """EDTF of a deadline as written, `year` standing for 今年; null where it has no date.

    >>> read_deadline("2021年6月底"), read_deadline("2019年底前"), read_deadline("2020—2022年")
    ('../2021-06', '../2019-12', '../2022')
    >>> read_deadline("持续推进") is None
    True
    """
    date = read_date(text, year) if text else None
    if date is None or date.edtf is None or date.kind == "since":
        return None
    last = date.edtf.rpartition("/")[2]
    return None if last == ".." else f"../{last}"
