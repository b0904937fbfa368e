"""The records: one pydantic model a table, every field with its meaning.

A record says what a report states and where: `start` and `end` are offsets into the stored source text.
Units are canonical and carry no multiplier (2.55亿元 is 255000000 元); periods are EDTF (ISO 8601-2);
division codes are GB/T 2260.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Genre = Literal[
    "annual_report", "plan", "notice", "rectification", "bulletin", "work_report",
    "disclosure_report", "budget", "audit", "regulation", "other",
]  # fmt: skip
IndicatorKind = Literal["count", "amount", "ratio", "measure", "rank"]
IndicatorRole = Literal["value", "part", "change", "qualifier"]
Bound = Literal["eq", "about", "over", "ge", "le", "under", "range"]
Nature = Literal["actual", "target", "rule"]
ChangeBasis = Literal["yoy", "mom", "base", "cumulative"]
DateKind = Literal["point", "range", "until", "since", "as_of", "recurring", "duration"]
TitleAction = Literal[
    "issue", "draft", "adopt", "amend", "repeal", "effective", "forward", "comply", "study", "sign", "other"
]
Severity = Literal["info", "warning", "error"]
Review = Literal["accepted", "corrected", "added"]
Verdict = Literal["accepted", "corrected", "rejected", "added"]
ReviewedTable = Literal["documents", "indicators", "dates", "titles", "tasks", "findings", "sections"]
FindingRule = Literal[
    "breakdown_sum", "part_exceeds_total", "implausible_unit", "conflict", "missing_number", "outline_gap",
    "repeated_body", "repeated_word", "broken_paragraph", "missing_punctuation", "undecodable",
]  # fmt: skip

Offset = Annotated[int, Field(ge=0)]
Edtf = Annotated[str | None, Field(description="EDTF (ISO 8601-2) expression; null where none can be told")]


class Record(BaseModel):
    """What every row carries: the report it comes from and the year it is filed under."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doc_id: str = Field(description="First 16 hex digits of the SHA-256 of the report's raw bytes")
    report_year: int | None = Field(description="The year reported on, or the year of issue of plans and notices")


class Mention(Record):
    """A row that stands at a place in the text."""

    seq: int = Field(description="Order in the report within its table, from 0; what reviewers added comes last")
    text: str = Field(description="source[start:end] without line breaks and spaces, and without the column beside it")
    start: Offset = Field(description="First character in the source text (code points)")
    end: Offset = Field(description="One past the last character in the source text")
    sentence: str = Field(description="The cleaned sentence the row stands in")
    section: str = Field(description="Outline path, for example 三/（二）/四是")
    page: int | None = Field(default=None, description="Page the row begins on; null for formats without pages")
    review: Review | None = Field(default=None, description="What a reviewer decided; null where nobody has looked")


class Document(Record):
    """One row a report."""

    source: str = Field(description="Path or URI the report was read from")
    title: str | None = Field(description="Title of the report")
    genre: Genre = Field(description="Kind of report")
    issuer: str | None = Field(description="发文机关 in full; null where the text does not show it")
    publisher: str | None = Field(description="来源 of the page or file")
    doc_number: str | None = Field(description="发文字号, for example 内政发〔2020〕26号")
    region: str | None = Field(description="Full name of the division the report speaks for")
    region_code: str | None = Field(description="GB/T 2260 code, six digits; null for national reports")
    publish_date: str | None = Field(description="Date of issue or publication, EDTF")
    chars: int = Field(description="Length of the source text in code points")
    flags: list[str] = Field(
        description="Rules of the findings that concern the whole report; ocr: its text was read from pictures of pages"
    )
    extractor_version: str = Field(description="Version of the extractors that made the rows")
    review: Review | None = Field(default=None, description="What a reviewer decided; null where nobody has looked")
    text_hash: str | None = Field(default=None, description="Same for the same text, whatever its spaces, marks, form")
    duplicate_of: str | None = Field(
        default=None, description="doc_id of the copy kept in its place; the other tables hold no row of this one then"
    )


class Indicator(Mention):
    """One row a quantitative statement."""

    kind: IndicatorKind = Field(description="What is stated: count, amount, ratio, measure or rank")
    role: IndicatorRole = Field(description="value, part of a total, change against a base, or qualifier of a name")
    value: float | None = Field(description="In `unit`, multipliers applied; negative for a decline; null for a range")
    low: float | None = Field(description="Lower end of a range; else equal to value")
    high: float | None = Field(description="Upper end of a range; else equal to value")
    unit: str = Field(description="Canonical unit without multiplier: 元 件 % 百分点 微克/立方米")
    bound: Bound = Field(description="eq, about 约, over 余, ge 以上, le 以下, under 不足, or range")
    name: str = Field(description="Wording that says what is measured, in sentence order")
    subject: str | None = Field(description="Who or what it holds for, where the same sentence says so")
    period: Edtf
    period_start: str | None = Field(description="First day of the period, ISO date; null where open")
    period_end: str | None = Field(description="Last day of the period, ISO date; null where open")
    nature: Nature = Field(description="actual, target, or a standing rule")
    parent_seq: int | None = Field(description="seq of the total of a part, or of the value a change qualifies")
    change_basis: ChangeBasis | None = Field(description="yoy 同比, mom 环比, base (a named time) or cumulative")
    change_base: str | None = Field(description="EDTF of the time compared with")
    code: str | None = Field(description="Variable of the codebook; null where none fits")
    code_confidence: float | None = Field(default=None, description="How certain the code is, 0 to 1")
    flags: list[str] = Field(description="Rules of the findings that name this row")


class Date(Mention):
    """One row a temporal expression."""

    edtf: Edtf
    date_start: str | None = Field(description="First day, ISO date; null where open")
    date_end: str | None = Field(description="Last day, ISO date; null where open")
    kind: DateKind = Field(description="point, range, until, since, as_of, recurring or duration")


class Title(Mention):
    """One row a cited document."""

    title: str | None = Field(description="Without outer brackets, inner ones 〈〉, full-width punctuation")
    number: str | None = Field(description="发文字号 attached to the title")
    number_agency: str | None = Field(description="发文机关代字 of the number, for example 内政发")
    number_year: int | None = Field(description="Year of the number")
    number_serial: int | None = Field(description="发文顺序号 of the number")
    parent_seq: int | None = Field(description="seq of the title it stands inside")
    canonical: str | None = Field(description="Official name of the national law a short form stands for")
    action: TitleAction = Field(description="Main predicate over the title")
    action_date: str | None = Field(description="EDTF of the action where the sentence dates it")


class Task(Mention):
    """One row an assigned task."""

    lead: list[str] = Field(description="责任单位, with 牵头单位 named: those")
    cooperating: list[str] = Field(description="配合单位, 参与单位; 责任单位 where 牵头单位 are named")
    supervising: list[str] = Field(description="监管单位, 指导单位")
    deadline_text: str | None = Field(description="完成时限 as written")
    deadline: str | None = Field(description="EDTF of the deadline, for example ../2021-06")


class Finding(Mention):
    """One row a doubt worth a person's look."""

    rule: FindingRule = Field(description="Which check found it")
    severity: Severity = Field(description="info, warning or error")
    message: str = Field(description="What is doubtful, in Chinese")
    refs: list[str] = Field(description="Rows concerned, as table:seq")


class Section(Mention):
    """One row a heading of the outline."""

    level: int = Field(description="Depth, 1 for the uppermost")
    label: str = Field(description="As written, for example （二）")
    heading: str = Field(description="Heading, of a run-on 一是 its first sentence")
    parent_seq: int | None = Field(description="seq of the section it stands in")


class Correction(Record):
    """One row a reviewer's decision about a record; it outlives extracting the report again."""

    seq: int = Field(description="Order in the report, from 0: by table and place")
    table: ReviewedTable = Field(description="Table of the record")
    row: int = Field(description="seq of the record; 0 in documents")
    start: Offset = Field(description="First character of the record in the source text (code points)")
    end: Offset = Field(description="One past the last character of the record in the source text; 0 in documents")
    text: str = Field(description="The record's text; empty in documents")
    verdict: Verdict = Field(description="accepted, corrected, rejected (taken out of its table) or added")
    applied: bool = Field(description="False where a later extraction no longer has the record decided about")
    old: str = Field(description="The record as extracted, a JSON object; empty where it was missed")
    new: str | None = Field(description="The fields the reviewer changed or added, a JSON object; null of the others")
    severed: list[str] = Field(description="Rows that named the rejected record, as table:seq")
    reviewer: str = Field(description="Who decided")
    reviewed_at: str = Field(description="When, ISO 8601 date and time")
    note: str | None = Field(description="Why, in the reviewer's words")
    extractor_version: str = Field(description="Version of the extractors that made the record decided about")


class Text(Record):
    """One row a report: the source text every span points into."""

    source: str = Field(description="Path or URI the report was read from")
    encoding: str = Field(description="Character encoding of the bytes, or the format that was converted: pdf, docx")
    source_text: str = Field(description="The text exactly as decoded")
    signature: str | None = Field(
        default=None, description="Hashes of passages and numbers of the clean text, by which its copies are found"
    )


MODELS: dict[str, type[Record]] = {
    "documents": Document,
    "indicators": Indicator,
    "dates": Date,
    "titles": Title,
    "tasks": Task,
    "findings": Finding,
    "sections": Section,
    "corrections": Correction,
    "texts": Text,
}
