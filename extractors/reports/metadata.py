r"""Metadata of a report: what it is, who issued it, for whom it speaks, and which year it reports on.

Reads the head and the tail of the source text, where web pages and signatures stand; what the text does not show is
None, for a wrong value is worse than none. Only the year of a work report whose text shows none is taken from the name
of its file. The spans of the report's own title, number and header dates come with it, so that they do not become rows
of other tables.

>>> text = "某市关于下达计划的通知\n某发〔2020〕26号\n各县人民政府：\n2020年12月30日"
>>> source = SourceText("0" * 16, "a.txt", text, "utf-8")
>>> metadata = read_metadata(source, CleanText(text, [(0, len(text))], []))
>>> metadata.genre, metadata.doc_number, metadata.publish_date, metadata.report_year
('notice', '某发〔2020〕26号', '2020-12-30', 2020)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from ...schemas.records import Genre
from ...schemas.text import CleanText, SourceText
from ..places.regions import NATION, level_of, region_of
from .genres import genre_of
from .heads import DATE, Head, Line, edtf, lone_date, read_head
from .issuers import complete, issuer_of, represented
from .own_title import DOC_NUMBER, OwnTitle, find_title
from .report_years import Years, own_plan_period, plan_period, plan_year, read_years

HEADER_LENGTH = 45  # characters; longer lines below a title are prose
OPENING = 1200  # characters that the formulas of the first paragraphs stand in

_SESSION = re.compile(
    r"(?:^|[—（(*])\s?((?:19|20)\d\d年\d{1,2}月\d{1,2}日)"  # —2024年3月5日在第十四届全国人民代表大会…上
    r"(?:.{0,30}?(?:会议|大会).{0,6}(?:上|通过)|.{0,30}?(?:公布|发布|印发))"
)
_PLAN_TITLE = re.compile(r"方案|规划|计划|行动|要点|纲要|任务清单|责任分解|任务分[工解]|实事")
_OPINIONS = re.compile(r"提出(?:以下|如下)[^。，]{0,6}意见")
_LETTER = re.compile(r"(?:函|批复|答复|决[议定])$")
_GUIDE = re.compile(r"政策|指引|问答|问题解答|常见问题|\d问|怎么|如何|申[领请办]|办理|补贴|简介|攻略|优待")
_NUMBER_REST = re.compile(r"第|〔|(?:19|20)\d\d〕")  # of a number whose letters stand on the line above
_PAST_TERM = re.compile(r"过去(?:的)?五年|五年来|这五年|[本上一]届政府(?:工作)?(?:的)?五年|五年的政府工作|一年和五年")
_PAST_PLAN = re.compile(r"“[一二三四五六七八九十]{1,2}五”[^，。；“”\n]{0,14}(?:总结|回顾)")
_CONGRESS = re.compile(r"在((?:[\u4e00-\u9fff]{2,15}?)?第[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会)")
_NOTE = re.compile(r"（.{0,40}号(?:公布|发布|印发).{0,40}）")  # （2022年4月14日某某令〔2022〕第3号公布）
_ITEM = re.compile(
    r"\d{1,3}[.．、]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、"
)  # of a list of documents
_STAMP = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: {0,3}\d{1,2}：\d\d|$)")  # 2021-10-15 13:57来源：…
_SERVICE = re.compile(r"(?:实施|失效|生效|废止|发布|发表|成文|印发|公开)(?:日期|时间)：?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report is. `region_code` is None for national reports; `plan_period` is the plan's own span in EDTF.
    `planning` marks a report whose title or opening says that it lays down what is to be done, `ruling` a page whose
    title says that it tells people what holds for them, `term` the five years that a work report looks back on.

    `reported` is the year that 全年, 当年 and 过去一年 mean; `present` the year that 今年 means, one later in a work
    report, which is given in the year after. `own_spans` are spans of the clean text.
    """

    title: str | None
    genre: Genre
    issuer: str | None
    publisher: str | None
    doc_number: str | None
    region: str | None
    region_code: str | None
    publish_date: str | None
    report_year: int | None
    plan_period: str | None
    planning: bool
    ruling: bool
    term: str | None
    reported: int | None
    present: int | None
    own_spans: tuple[tuple[int, int], ...]


def read_metadata(source: SourceText, clean: CleanText) -> Metadata:
    """The metadata of a report."""
    head = read_head(source.text)
    own = find_title(head)
    title = own.text if own else None
    opening = _opening(head, own)
    genre = genre_of(title, opening)
    number, number_lines = _doc_number(head, own)
    issuer = issuer_of(_spaced_title(head, own), number, head, opening)
    body = represented(opening) if genre == "work_report" else None
    names = [issuer or body, title, _congress(head)]
    region = region_of(names, number, head.fields.get("publisher"), clean.text, level_of(body) if body else None)
    if issuer or body:
        issuer = complete(body or issuer or "", region) or issuer
    published, signed, session = _dates(head)
    dates = (published or signed, signed or published, session)
    told = Years(genre, title, number, *dates, opening, clean.text)
    years = read_years(told)
    if years.report_year is None and genre == "work_report":  # those of one issuer are alike but for the year
        years = read_years(replace(told, title=PurePath(source.source).stem))
    return Metadata(
        title=title.replace(" ", "") if title and not re.search(r"[A-Za-z] [A-Za-z]", title) else title,
        genre=genre,
        issuer=issuer,
        publisher=head.fields.get("publisher") or head.fields.get("issuer"),
        doc_number=number,
        region=region.name if region else None,
        region_code=region.code if region and region is not NATION else None,
        publish_date=published or signed or session,
        report_year=years.report_year,
        plan_period=_plan_period(title, opening, genre),
        planning=bool(_PLAN_TITLE.search(title or "") or (genre == "other" and _OPINIONS.search(opening))),
        ruling=genre == "other" and bool(_GUIDE.search(title or "") and not _LETTER.search(title or "")),
        term=_term(opening, years.reported) if genre == "work_report" else None,
        reported=years.reported,
        present=years.present,
        own_spans=_own_spans(clean, head, own, number_lines),
    )


def _plan_period(title: str | None, opening: str, genre: Genre) -> str | None:
    """The plan's own span: that of its title, the one year its title names, or what its first paragraphs say."""
    if title is None:
        return own_plan_period(opening) if genre == "plan" else None
    return (plan_year(title) if genre in ("plan", "notice") else None) or plan_period(title)


def _term(opening: str, reported: int | None) -> str | None:
    """The five years that a report looks back on: those of a term, or of a plan that ends with the year reported."""
    past = reported and (_PAST_TERM.search(opening) or (reported % 5 == 0 and _PAST_PLAN.search(opening)))
    return f"{reported - 4}/{reported}" if reported and past else None


def _opening(head: Head, own: OwnTitle | None) -> str:
    """The first paragraphs below the title."""
    last = max((end for _, end in own.spans), default=0) if own else 0
    text = "\n".join(line.text for line in head.lines if line.start >= last and len(line.text) > 3)
    return text[:OPENING]


def _spaced_title(head: Head, own: OwnTitle | None) -> str | None:
    """The title with the spaces that part its agencies."""
    if own is None:
        return None
    lines = [line.spaced for line in head.lines if (line.start, line.end) in own.spans]
    spaced = re.sub(r" +", " ", " ".join(lines))
    return spaced if re.match(r"[\u4e00-\u9fff]{4,} [\u4e00-\u9fff]{3,}.{0,200}关于", spaced) else own.text


def _congress(head: Head) -> str | None:
    """The people's congress that a work report was given to, as its header names it."""
    for line in head.lines:
        found = _CONGRESS.search(line.text) if len(line.text) < 70 else None
        if found:
            return found[1]
    return None


def _doc_number(head: Head, own: OwnTitle | None) -> tuple[str | None, list[Line]]:
    """The report's own number: on a line of the head before the body, in a field, or in brackets behind the title."""
    lines = []
    for index, line in enumerate(head.lines):
        if len(line.text) > 90 and "。" in line.text:
            break
        above = head.lines[index - 1].text if index else ""
        first = line.spaced.split("  ")[0].replace(" ", "")  # …〔2024〕56号   签发人：…
        for text in (line.text, first, above + line.text if _NUMBER_REST.match(line.text) else ""):
            bare = text.strip("（）")
            if DOC_NUMBER.fullmatch(bare):
                lines += [(bare, line)]
    if lines:
        return _normal_number(lines[0][0]), [line for _, line in lines]
    noted = [DOC_NUMBER.search(line.text) for line in head.lines if _NOTE.fullmatch(line.text)]
    for value in (head.fields.get("number"), own.number if own else None, noted[0][0] if noted and noted[0] else None):
        if value and DOC_NUMBER.fullmatch(value):
            return _normal_number(value.rpartition("日")[2]), []
    return None, []


def _normal_number(number: str) -> str:
    return re.sub(r"[〔\[【（]((?:19|20)\d\d)[〕\]】）]", r"〔\1〕", number)


def _dates(head: Head) -> tuple[str | None, str | None, str | None]:
    """When the page was published, the report signed, and the session held that it was given to."""
    signed = head.fields.get("signed")
    session = None
    for line in [*head.lines, *head.tail]:
        if signed is None and "年" in line.text and not _SERVICE.search(line.text):
            signed = lone_date(line.text)
        found = _SESSION.search(line.text) if "日" in line.text and _is_headnote(line) else None
        date = DATE.search(found[1]) if found else None
        session = session or (edtf(date) if date else None)
    published = head.fields.get("published")
    stamped = next((line.spaced for line in head.lines if _STAMP.match(line.spaced)), "")
    stamp = DATE.match(stamped)
    published = published or (edtf(stamp) if stamp else None)
    if published and signed and published < signed:  # a site's date older than the document
        published = None
    return published, signed, session


def _is_headnote(line: Line) -> bool:
    """Whether a line may say when the report was given, passed or issued: it is short, no sentence and no item."""
    return len(line.text) < 70 and not line.text.endswith(("。", "；")) and not _ITEM.match(line.text)


def _header_dates(head: Head, own: OwnTitle | None) -> list[Line]:
    """The dates that stand alone between the title and the first line of prose."""
    last = max((end for _, end in own.spans), default=None) if own else None
    dates: list[Line] = []
    for line in head.lines:
        if last is None or line.start < last:
            continue
        if len(line.text) > HEADER_LENGTH or line.text[-1] in "：。":
            break
        dates += [line] if lone_date(line.text) else []
    return dates


def _own_spans(clean: CleanText, head: Head, own: OwnTitle | None, numbers: list[Line]) -> tuple[tuple[int, int], ...]:
    """The clean spans of the report's own title, wherever it stands as a line, number and header dates."""
    spans = list(own.spans) if own else []
    title = own.text.replace(" ", "") if own else None
    below = _header_dates(head, own)
    for line in head.lines:
        dated = line in below or (
            ("日" in line.text or "时间" in line.text)
            and _is_headnote(line)
            and (_SESSION.search(line.text) or _SERVICE.search(line.text))
        )
        if dated or line in numbers or (title and title in line.text and len(line.text) < len(title) + 30):
            spans.append((line.start, line.end))
    found = {(clean.clean_offset(start), clean.clean_offset(end)) for start, end in spans}
    if title and not (own and own.spans) and title in clean.text:
        found.add((clean.text.index(title), clean.text.index(title) + len(title)))
    return _joined(sorted((start, end) for start, end in found if start < end), clean.text)


def _joined(spans: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Spans with those made one that touch or have only line breaks between them."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
