"""The same report twice is kept once, as its best copy; two reports from one form stay two."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from formats_files import FORMS
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import zhibiao
from zhibiao.cli import app
from zhibiao.pipeline.duplicates.candidates import NUMBERS_AROUND, Entry, Register
from zhibiao.pipeline.duplicates.evidence import Copy, Facts, holds
from zhibiao.pipeline.duplicates.words import PASSAGE, WINDOW, decode_signature, fingerprint, passages, words_of
from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.ingest import decode, document_id
from zhibiao.pipeline.review.decision import Decision
from zhibiao.pipeline.review.readings import stored_readings
from zhibiao.pipeline.rewriting import Report
from zhibiao.pipeline.store import Store, open_store
from zhibiao.schemas.records import MODELS

HEAD = "{county}{year}年法治政府建设情况报告\n"
BODY = """一、主要工作
{year}年，全县办理行政处罚案件{cases}件，罚没金额{fines}万元，其中生态环境领域案件21件。
认真落实《中华人民共和国行政处罚法》，制定印发《规范行政执法工作办法》，开展专项检查45次，检查企业678家，发现问题90个，整改率达到98.6%。
各级各部门坚持依法决策、科学决策、民主决策，健全重大行政决策程序，落实公众参与、专家论证、风险评估、合法性审查和集体讨论决定制度。
二、存在问题
个别部门执法能力有待加强，行政执法监督机制还不健全，法治宣传教育的针对性不强。
三、下一步打算
加强执法队伍建设，组织培训12期，培训执法人员360人次，推动严格规范公正文明执法。
"""
SITE = "甲乙丙新闻中心讯，本页由编辑部整理发布，欢迎读者关注。"
OTHER_SITE = "丁戊己资讯频道摘登，转自县政府网站，供各位网友参阅。"


def county(name: str = "武川县", year: int = 2021, cases: int = 3174, fines: str = "25.5", head: str = HEAD) -> str:
    return (head + BODY).format(county=name, year=year, cases=cases, fines=fines)


def less() -> str:
    """The report without its last figures."""
    return county().replace("，培训执法人员360人次", "")


def read(text: str | bytes, source: str = "report.txt") -> Report:
    raw = text.encode() if isinstance(text, str) else text
    return Report.of(extract_source(decode(raw, source)))


def copy(text: str | bytes) -> Copy:
    return Copy.of(read(text))


def stored(folder: Path, *reports: Report) -> Store:
    store = open_store(folder)
    store.commit(reports)
    return store


def kept(store: Store) -> dict[str, str | None]:
    """Source of each report, and of the copy kept in its place."""
    documents = store.documents()
    return {one.source: one.duplicate_of and documents[one.duplicate_of].source for one in documents.values()}


def contents(store: Store) -> dict[str, str]:
    """Every row that a reader of the store finds."""
    return {table: store.load(table).to_json(orient="records") for table in MODELS}


def test_the_same_words_are_the_same_text() -> None:
    assert fingerprint("办理案件1,234件。").text_hash == fingerprint("办理案件 1234 件").text_hash
    assert fingerprint("下降-3%").text_hash != fingerprint("下降3%").text_hash
    assert fingerprint("1.5").text_hash != fingerprint("15").text_hash


@given(st.text(alphabet="一鿿㐀办理案件ꀀ가,.-1234%‰ab 。\0\ud800", max_size=400))
def test_a_fingerprint_is_that_of_the_words_one_by_one(text: str) -> None:
    words = words_of(text)
    found = fingerprint(text)
    assert found.text_hash == sha256(" ".join(words).encode(errors="replace")).hexdigest()[:16]
    hashes = [int(value) >> 32 for value in passages(words)] if words else []
    windows = [hashes[place : place + WINDOW] for place in range(max(1, len(hashes) - WINDOW + 1))] if words else []
    assert decode_signature(found.signature).passages.tolist() == sorted({min(window) for window in windows})


def test_a_stretch_in_common_is_a_hash_in_common() -> None:
    chance = random.Random(2021)  # noqa: S311 -- no secret

    def prose(length: int) -> str:
        return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(length))

    for _ in range(20):
        shared = prose(WINDOW + PASSAGE)
        one, other = (decode_signature(fingerprint(prose(500) + shared + prose(500)).signature) for _ in range(2))
        assert {*one.passages.tolist()} & {*other.passages.tolist()}
    assert fingerprint("——。").signature == ""


def test_candidates_share_most_of_the_shorter_and_contradict_in_nothing() -> None:
    text, facts = county(), Facts("武川县", 2021, None, None)
    hashes = decode_signature(fingerprint(text).signature)
    entries = [
        Entry("a", facts, hashes, None),
        Entry(
            "b", Facts("武川县", None, None, None), decode_signature(fingerprint(text + "附注一条。").signature), None
        ),
        Entry("c", Facts("武川县", 2022, None, None), hashes, None),
        Entry("d", facts, decode_signature(fingerprint("另一份完全不同的报告。").signature), None),
    ]
    register = Register(entries)
    assert register.near(entries[:1]) == {"a": ["b"]}
    assert register.near(entries[2:3]) == {"c": ["b"]}
    assert Register([]).near([]) == {}


def test_reports_with_other_numbers_are_no_candidates() -> None:
    """Of one form and one unknown place, so nothing but the figures tells them apart; text is not read for it."""
    nowhere = Facts(None, None, None, None)
    one, other, page = (entry(text, nowhere) for text in (county(), county(cases=2961), county() + "浏览次数：86次"))
    assert Register([one, other, page]).near([one]) == {one.doc_id: [page.doc_id]}
    stored_before = replace(other, signature=other.signature._replace(numbers=None))
    assert Register([one, stored_before]).near([one]) == {one.doc_id: [other.doc_id]}


def test_where_the_facts_agree_a_page_may_have_numbers_around_the_report() -> None:
    known = Facts("武川县", 2021, "武川县2021年法治政府建设情况报告", None)
    around = "，".join(map(str, range(9001, 9001 + NUMBERS_AROUND)))
    one, page, more = (entry(county() + text, known) for text in ("第7700号", around, f"{around}，8999"))
    assert Register([page, more]).near([one]) == {one.doc_id: [page.doc_id, more.doc_id]}
    assert page.may_hold(one, shared=len(one.signature.passages))
    other = entry(county() + "，".join(map(str, range(7001, 7002 + NUMBERS_AROUND))), known)
    assert Register([more]).near([other]) == {other.doc_id: []}


def entry(text: str, facts: Facts) -> Entry:
    return Entry(document_id(text.encode()), facts, decode_signature(fingerprint(text).signature), None)


@pytest.mark.parametrize(
    "other",
    [
        county("清水河县"),  # only the name differs
        county("清水河县", cases=2961, fines="18.2"),
        county(year=2022, cases=4215, fines="31.7"),
        county(year=2022),
        county(cases=3175),  # one figure: a draft, or a misprint
    ],
    ids=["name", "county", "year and figures", "year", "figure"],
)
def test_reports_from_one_form_are_two(other: str) -> None:
    one, two = copy(county()), copy(other)
    assert not holds(one, two)
    assert not holds(two, one)


def test_a_report_with_less_is_held_by_the_one_with_more() -> None:
    whole, part = copy(county()), copy(less())
    assert holds(whole, part)
    assert not holds(part, whole)


def test_numbers_in_another_order_are_another_report() -> None:
    lines = county().splitlines()
    turned = "\n".join([lines[0], *lines[6:], *lines[1:6]])
    assert not holds(copy(county()), copy(turned))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_report_is_held_by_its_web_page(form: str) -> None:
    assert holds(copy(FORMS["web page"]()), copy(FORMS[form]()))


def test_two_sites_with_something_around_the_report_are_copies() -> None:
    one, other = copy(county(head=HEAD + SITE + "\n")), copy(county(head=HEAD + OTHER_SITE + "\n"))
    assert one.facts.agree(other.facts)
    assert holds(one, other)
    assert holds(other, one)


def test_what_stands_around_may_not_say_anything() -> None:
    more = "另据统计，全县受理行政复议案件57件。"
    assert not holds(copy(county(head=HEAD + OTHER_SITE + "\n")), copy(county(head=HEAD + more + "\n")))


def test_slips_of_the_pen_are_copies_where_all_facts_agree() -> None:
    long = county() + "全县各级行政机关坚持以人民为中心，主动接受监督，依法全面履行政府职能。" * 30
    slip = long.replace("个别部门", "各别部门")
    assert holds(copy(long), copy(slip))
    nameless = [text.split("\n", 1)[1] for text in (long, slip)]
    assert not holds(*map(copy, nameless))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Facts("武川县", 2021, None, None), Facts("清水河县", 2021, None, None)),
        (Facts(None, 2021, None, None), Facts(None, 2022, None, None)),
        (Facts(None, None, "东风镇工作报告", None), Facts(None, None, "红旗镇工作报告", None)),
        (Facts(None, None, "第十二届第三次会议决议", None), Facts(None, None, "第十二届第二次会议决议", None)),
    ],
)
def test_facts_that_contradict(one: Facts, other: Facts) -> None:
    assert one.contradict(other)
    assert other.contradict(one)
    assert not one.contradict(Facts(None, None, None, None))


def test_what_copies_are_found_by_is_told_when_a_report_is_filed() -> None:
    extraction = extract_source(decode(county().encode(), "report.txt"))
    filed, found = Report.of(extraction), fingerprint(extraction.clean.text)
    assert extraction.document.text_hash is None
    assert filed.tables["documents"]["text_hash"].to_pylist() == [found.text_hash]
    assert filed.tables["texts"]["signature"].to_pylist() == [found.signature]


def test_copies_are_listed_and_their_rows_are_not_counted(tmp_path: Path) -> None:
    pages = [read(make(), form) for form, make in FORMS.items()]
    store = stored(tmp_path, *pages)
    assert kept(store) == {
        "web page": None, "text": "web page", "word": "web page", "pdf": "web page", "spreadsheet": "web page",
    }  # fmt: skip
    page = pages[list(FORMS).index("web page")].doc_id
    for table in set(MODELS) - {"documents", "corrections", "tasks", "findings"}:
        assert {*store.load(table)["doc_id"]} == {page}
    assert store.load("documents")["text_hash"].nunique() == 2
    assert zhibiao.connect(tmp_path).sql("select count(*) from figures").fetchall() == [(25,)]


def test_an_attachment_is_found_in_the_page_that_has_it(tmp_path: Path) -> None:
    notice = "武川县人民政府关于公布2021年法治政府建设情况报告的通知\n各有关单位：\n现将报告予以公布，请认真学习。\n"
    other = BODY.format(county="", year=2021, cases=57, fines="3.1").replace("45次", "37次").replace("678家", "81家")
    page = read(notice + "附件1\n" + county() + "附件2\n各乡镇情况\n" + other, "page")
    store = stored(tmp_path, read(county(), "attachment"), page)
    assert kept(store) == {"attachment": "page", "page": None}
    assert {*store.load("indicators")["doc_id"]} == {page.doc_id}


def test_a_page_that_knows_no_region_does_not_take_the_place_of_one_that_does(tmp_path: Path) -> None:
    page = read(
        "关于公布各县2021年法治政府建设情况报告的通知\n各有关单位：\n" + county() + county("清水河县", cases=2), "page"
    )
    assert page.tables["documents"]["region"].to_pylist() == [None]
    store = stored(tmp_path, page, read(county(), "attachment"))
    assert kept(store) == {"attachment": None, "page": None}


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(7)), st.sets(st.integers(1, 6)))
def test_any_order_in_any_number_of_commits_gives_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    def filled(numbers: Iterable[Iterable[int]]) -> dict[str, str]:
        store = open_store(tmp_path_factory.mktemp("store"))
        for batch in numbers:
            store.commit([REPORTS[number] for number in batch])
        return contents(store)

    edges = [0, *sorted(cuts), 7]
    assert filled(order[a:b] for a, b in pairwise(edges)) == filled([range(7)])


REPORTS = [
    read(county(), "1.txt"),
    read(county().replace("\n", "\r\n\r\n"), "2.txt"),
    read(county(head="关于印发武川县法治政府建设情况报告的通知\n" + HEAD), "3.txt"),
    read(county(head=HEAD + SITE + "\n"), "4.txt"),
    read(county(head=HEAD + OTHER_SITE + "\n"), "5.txt"),
    read(county("清水河县"), "6.txt"),
    read(county().replace("二、存在问题", ""), "7.txt"),
]


def test_a_better_copy_that_comes_later_takes_the_place(tmp_path: Path) -> None:
    poor = less()
    store = stored(tmp_path, read(poor, "poor"))
    before = contents(store)
    commit = store.commit([read(county(), "better")])
    assert kept(store) == {"poor": "better", "better": None}
    assert commit.resettled == [document_id(poor.encode())]
    assert {*store.load("indicators")["doc_id"]} == {document_id(county().encode())}
    store.remove([document_id(county().encode())])
    assert contents(store) == before


def test_what_a_changed_copy_held_comes_forward(tmp_path: Path) -> None:
    whole, part = read(county(), "whole"), read(less(), "part")
    store = stored(tmp_path, whole, part)
    assert kept(store) == {"whole": None, "part": "whole"}
    [document] = whole.tables["documents"].to_pylist()
    rows = {**whole.rows(), "documents": [{**document, "region": "清水河县"}]}
    commit = store.commit([whole.with_rows(rows)])
    assert kept(store) == {"whole": None, "part": None}
    assert commit.resettled == [part.doc_id]


def test_extracting_again_changes_nothing(tmp_path: Path) -> None:
    reports = [read(county(), "1"), read(county() + "\n", "2"), read(county("清水河县"), "3")]
    store = stored(tmp_path, *reports)
    commit = store.commit(reports)
    assert (commit.version, len(commit.unchanged), commit.resettled) == (1, 3, [])
    assert [*commit.duplicates] == [reports[1].doc_id] or [*commit.duplicates] == [reports[0].doc_id]
    assert store.commit(reports[:1]).version == 1


def test_a_copy_is_kept_whole_out_of_the_way(tmp_path: Path) -> None:
    whole, part = read(county(), "whole"), read(less(), "part")
    store = stored(tmp_path, whole, part)
    assert store.text(part.doc_id).source_text == part.source().text
    assert len(store.rows("indicators", [part.doc_id])) == part.tables["indicators"].num_rows > 0
    assert store.counts()["indicators"] == {2021: whole.tables["indicators"].num_rows}
    assert [reading.document["source"] for reading in stored_readings(store)] == ["whole"]
    [reading] = stored_readings(store, [part.doc_id])
    assert (reading.document["duplicate_of"], len(reading.rows["dates"])) == (
        whole.doc_id,
        part.tables["dates"].num_rows,
    )


def test_a_reviewed_copy_stays_in_force(tmp_path: Path) -> None:
    first, second = sorted((read(county(), "1"), read(county() + "\n", "2")), key=lambda report: report.doc_id)
    store = stored(tmp_path, first, second)
    assert kept(store)[second.tables["documents"]["source"][0].as_py()] is not None
    row = second.tables["indicators"].to_pylist()[0]
    old = {name: row[name] for name in ("name", "value", "unit")}
    decision = Decision(
        second.doc_id, "indicators", row["seq"], row["start"], row["end"], "corrected", "王芳", "2026-01-02T03:04:05",
        old, {"name": "办理案件"},
    )  # fmt: skip
    reviewed = store.review([decision])
    assert (reviewed.unmatched, reviewed.commit.resettled) == ([], [first.doc_id])
    assert {*store.load("indicators")["doc_id"]} == {second.doc_id}
    assert "办理案件" in {*store.load("indicators")["name"]}
    store.commit([first, second])
    assert {*store.load("corrections")["doc_id"]} == {second.doc_id}


def test_the_analyst_is_told(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲/报告.txt").write_text(county(), encoding="utf-8")
    (tmp_path / "甲/网页.txt").write_text(county() + SITE, encoding="utf-8")
    store = str(tmp_path / "store")
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "甲"), "--store", store])
    [line] = [line for line in result.output.splitlines() if "the same report as" in line]
    one, other = ("报告.txt", "网页.txt") if line.split(":")[0].endswith("报告.txt") else ("网页.txt", "报告.txt")
    assert line.startswith(f"{tmp_path}/甲/{one}: the same report as {tmp_path}/甲/{other} (")
    assert line.endswith("), which is kept; its rows are not added")
    again = CliRunner().invoke(app, ["extract", str(tmp_path / "甲"), "--store", store])
    assert "2 in the store already" in again.output
    copies = [one.doc_id for one in open_store(store).documents().values() if one.duplicate_of]
    shown = CliRunner().invoke(app, ["show", *copies, "--store", store])
    assert shown.exit_code == 0
    assert "3174件" in shown.output
    assert "which is kept in its place" in shown.output
    counted = CliRunner().invoke(app, ["tables", "--store", store])
    assert "1 of the documents are copies of others" in counted.output


def test_the_fixture_is_a_report() -> None:
    report = read(county())
    [document] = report.tables["documents"].to_pylist()
    assert (document["region"], document["report_year"]) == ("武川县", 2021)
    assert document["title"] == "武川县2021年法治政府建设情况报告"
    assert [row["value"] for row in report.tables["indicators"].to_pylist()][:2] == [3174.0, 255000.0]
