"""Cited documents: brackets, attached numbers, actions, dates. Expected values are read from the sentences."""

import csv
import time
from dataclasses import dataclass
from importlib.resources import files

import pytest
from reports import extracted

from zhibiao.extractors.titles.cues import cues
from zhibiao.extractors.titles.document_numbers import find_numbers
from zhibiao.extractors.titles.document_types import document_types, names_document
from zhibiao.extractors.titles.title_actions import date_actions
from zhibiao.extractors.titles.titles import FoundTitle, find_titles, normal_title
from zhibiao.schemas.text import Outline, Sentence


def outline(text: str) -> Outline:
    """One sentence up to every full stop or line feed."""
    sentences, start = [], 0
    for place, character in enumerate(text):
        if character in "。\n" or place == len(text) - 1:
            sentences.append(Sentence(start, place + 1, 0, ""))
            start = place + 1
    return Outline([], sentences)


def titles(text: str, own_title: str | None = None, own_number: str | None = None) -> list[FoundTitle]:
    return find_titles(text, outline(text), own_title=own_title, own_number=own_number)


def actions(text: str) -> list[str]:
    return [title.action for title in titles(text)]


@dataclass(frozen=True)
class Date:
    start: int
    end: int
    edtf: str | None
    kind: str = "point"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("印发《甲办法》《乙方案》。", ["《甲办法》", "《乙方案》"]),
        ("《关于转发〈甲办法〉的通知》", ["《关于转发〈甲办法〉的通知》", "〈甲办法〉"]),
        ("《关于转发‹甲办法›的通知》", ["《关于转发‹甲办法›的通知》", "‹甲办法›"]),
        ("《关于转发<甲办法>的通知》", ["《关于转发<甲办法>的通知》", "<甲办法>"]),
        ("《关于转发《甲办法》的通知》", ["《关于转发《甲办法》的通知》", "《甲办法》"]),
        ("根据《\n著作权法》规定", ["《\n著作权法》"]),
        ("对照2021年工作要点》抓好落实", ["2021年工作要点》"]),
        ("认真落实《全市2021年工作要点，抓好任务。", ["《全市2021年工作要点"]),
        ("出台《数字建设行动计划《汇治用实施方案》等", ["《数字建设行动计划", "《汇治用实施方案》"]),
        ("与河北省签订“危险废物联防联治合作协议”，", ["“危险废物联防联治合作协议”"]),
        ("电影《铁门关》获奖", ["《铁门关》"]),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [text[title.start : title.end] for title in titles(text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "主要任务是《\n（一）改革",
        "铁路建设（363》公路建设",
        "南疆〈吐鲁番一库尔勒〉铁路",
        "《》",
        "坚持“两个确立”",
        "x<5，p>0.05",
        "《",
    ],
)
def test_no_title(text: str) -> None:
    assert titles(text) == []


def test_unclosed_bracket_does_not_swallow_the_paragraph() -> None:
    text = "印发《某市行动计划，" + "推动各项工作再上新台阶，" * 30 + "取得实效。\n二、落实《乙方案》"
    assert [title.title for title in titles(text)] == ["某市行动计划", "乙方案"]


def test_nested_titles_point_to_their_parent() -> None:
    found = titles("印发《甲落实〈乙要点〉清单》和《关于〈丙方案〉的落实举措》")
    assert [(title.title, title.parent) for title in found] == [
        ("甲落实〈乙要点〉清单", None),
        ("乙要点", 0),
        ("关于〈丙方案〉的落实举措", None),
        ("丙方案", 2),
    ]
    assert [title.action for title in found] == ["issue", "comply", "issue", "comply"]


@pytest.mark.parametrize(
    ("wording", "title"),
    [
        ("《大气污染 防治\n行动计划(试行)》", "大气污染防治行动计划（试行）"),
        ("《关于印发<甲办法>的通知》", "关于印发〈甲办法〉的通知"),
        ("《“三线一单”意见》", "“三线一单”意见"),
        ("《〈中国制造2025〉山东省行动纲要》", "〈中国制造2025〉山东省行动纲要"),
        ("工作要点》", "工作要点"),
    ],
)
def test_normal_title(wording: str, title: str) -> None:
    assert normal_title(wording) == title


@pytest.mark.parametrize(
    ("text", "number", "agency", "year", "serial"),
    [
        ("《甲意见》（内政发〔2020〕24号）", "内政发〔2020〕24号", "内政发", 2020, 24),
        ("《甲意见》（商流通函[2014]790号）", "商流通函〔2014〕790号", "商流通函", 2014, 790),
        ("《甲意见》（人社厅发(2021〕71号)", "人社厅发〔2021〕71号", "人社厅发", 2021, 71),
        ("《甲意见》（济政办发〔2018〕９号）", "济政办发〔2018〕９号", "济政办发", 2018, 9),
        ("《甲意见》（国发〔2015〕52号，以下简称《意见》）", "国发〔2015〕52号", "国发", 2015, 52),
        ("《甲意见》（黔府发 〔\n2022〕8 号）", "黔府发〔2022〕8号", "黔府发", 2022, 8),
        ("《甲意见》（试行）（厅发〔2020〕5号）", "厅发〔2020〕5号", "厅发", 2020, 5),
        ("《甲办法》（住房城乡建设部令第11号）", "住房城乡建设部令第11号", "住房城乡建设部令", None, 11),
        ("《甲规定》（中国人民银行令〔2001〕第3号发布）", "中国人民银行令〔2001〕第3号", "中国人民银行令", 2001, 3),
        ("《甲条例》（2018年1月2日国务院令第七十四号公布）", "国务院令第七十四号", "国务院令", None, 74),
    ],
)
def test_attached_number(text: str, number: str, agency: str, year: int | None, serial: int) -> None:
    first = titles(text)[0]
    assert (first.number, first.number_agency, first.number_year, first.number_serial) == (number, agency, year, serial)
    assert first.number_span is not None
    assert text[slice(*first.number_span)].endswith("号")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("深入落实国发〔2022〕2号文件和黔府发〔2022〕7号文件", ["国发〔2022〕2号", "黔府发〔2022〕7号"]),
        ("抢抓国发〔2022〕2号文件机遇", ["国发〔2022〕2号"]),
        ("2018年12月18日中华人民共和国国务院令第707号修订", ["中华人民共和国国务院令第707号"]),
        ("地铁1号线开通", []),
        ("（2020）粤01民终123号", []),
        ("《某年鉴》（2023）12号楼", []),
        ("第2996号建议的答复", []),
    ],
)
def test_find_numbers(text: str, numbers: list[str]) -> None:
    assert [number.text for number in find_numbers(text)] == numbers


def test_number_standing_alone_is_a_row_without_title() -> None:
    text = "按照国办发〔1993〕71号文件的规定，落实《甲方案》（国发〔2020〕5号）。"
    alone, attached = titles(text)
    assert (alone.title, alone.number, alone.action) == (None, "国办发〔1993〕71号", "comply")
    assert text[alone.start : alone.end] == "国办发〔1993〕71号"
    assert (attached.title, attached.number) == ("甲方案", "国发〔2020〕5号")


def test_own_title_and_number_are_left_out() -> None:
    text = "《甲市年报》摘要\n甲政发〔2020〕26号\n现将《乙方案》印发给你们。甲政发〔2020〕26号同时抄送。"
    found = titles(text, own_title="《甲市年报》摘要", own_number="甲政发〔2020〕26号")
    assert [title.title for title in found] == ["乙方案"]
    spans = find_titles(text, outline(text), own_spans=[(0, 8), (9, 21)])
    assert [title.title or title.number for title in spans] == ["乙方案", "甲政发〔2020〕26号"]


def test_canonical_law() -> None:
    found = titles("学习《民法典》《某市条例》")
    assert [title.canonical for title in found] == ["中华人民共和国民法典", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据区党委、政府印发的《甲方案》（内党发〔2017〕6号）和《乙意见》要求，", ["comply", "comply"]),
        ("印发《甲通知》《乙办法（试行）》和《丙制度》等制度。", ["issue", "issue", "issue"]),
        (
            "完成立法项目《甲条例》的起草工作，经过论证会论证，于2020年11月26日经人大常委会第二十三次会议通过。",
            ["adopt"],
        ),
        ("配合人大制定《甲条例》《乙条例》，于2020年1月1日起施行，提供了保障；", ["effective", "effective"]),
        ("会同住建厅制定《甲标准》，经政府批准已于2020年4月1日印发实施，使得治理有了标准；", ["issue"]),
        ("对《甲办法》有关规定与《民法典》有关规定不一致的内容，提出了修改建议。", ["amend", "other"]),
        ("我厅对2015年政府印发的《甲职责》作了修订，分别经常务会议审议通过后，", ["amend"]),
        ("编制完成《甲方案》，并通过了生态环境部审查论证。", ["draft"]),
        ("将《甲条例》和《乙条例》列为2022年地方立法项目。", ["other", "other"]),
        ("完成《甲条例》《乙条例》初稿起草工作。", ["draft", "draft"]),
        ("报请政府废止了《甲办法》，通过不断完善法规体系建设，推进治理。", ["repeal"]),
        ("《甲办法》（济发〔2018〕7号）同时废止。", ["repeal"]),
        ("《甲细则》（中国人民银行公告〔2010〕第17号公布）同时废止。", ["repeal"]),
        ("修订并印发《甲预案》，721家企业实现管理；进一步明确《噪声污染防治法》未明确的职责", ["issue", "other"]),
        ("罚没收入按照《甲办法》上缴国库和《乙办法》执行。", ["comply", "comply"]),
        ("集中学习贯彻新时代思想和全会精神以及《宪法》《民法典》等法规。", ["study", "study"]),
        ("将法治思想、《党章》等制度纳入学法计划", ["study"]),
        ("邀请专家对《甲条例》等进行了专题讲座。", ["study"]),
        ("新《固废法》颁布实施以来，及时组织制定宣传方案", ["issue"]),
        ("积极营造《固废法》贯彻实施的良好氛围", ["comply"]),
        ("双方达成《甲协议》，约定该公司承担费用，该《协议》于2020年2月得到确认。", ["sign", "other"]),
        ("编印《我是行动者》主题宣传册", ["other"]),
        ("组织专家编印《甲环境教育方略》", ["issue"]),
        ("制作播出《保护黄河》等专题片", ["other"]),
        ("现将《甲规划》印发给你们，请认真贯彻执行。", ["issue"]),
        ("制定实施《甲机制》", ["effective"]),
        ("国家局《甲报告》已经国务院同意，现转发给你们，请贯彻执行。", ["forward"]),
        ("在标准制定、政府采购、享受《中国制造2025》政策等方面", ["other"]),
        ("《纲要》全面贯彻落实科学发展观", ["other"]),
        ("省委宣传部《甲报告》", ["other"]),
    ],
)
def test_actions(text: str, expected: list[str]) -> None:
    assert actions(text) == expected


def test_following_sentence_does_not_govern() -> None:
    assert actions("观看《甲影片》。印发《乙方案》。") == ["other", "issue"]


@pytest.mark.parametrize(
    ("text", "phrase", "edtf", "expected"),
    [
        ("2015年，启动联防联控，先后印发了《甲方案》等文件。", "2015年", "2015", "2015"),
        ("政府办公厅于2020年12月14日印发实施《甲清单》。", "2020年12月14日", "2020-12-14", "2020-12-14"),
        ("制定《甲条例》，自2020年1月1日起施行。", "自2020年1月1日起", "2020-01-01/..", "2020-01-01"),
        ("该《协议》于2020年2月得到法院确认。", "2020年2月", "2020-02", "2020-02"),
        ("牵头制定《甲方案》，2020年完成了划转工作。", "2020年", "2020", None),
        ("对2015年政府印发的《甲职责》作了修订。", "2015年", "2015", None),
        ("2023年，严格依据《甲条例》公开信息。", "2023年", "2023", None),
        ("2020年完成改造；修订《甲预案》。", "2020年", "2020", None),
        ("2004年3月24日，省政府报送了《甲请示》。", "2004年3月24日", "2004-03-24", "2004-03-24"),
        ("自1987年双方签订《甲声明》以来，合作良好。", "自1987年", "1987/..", "1987"),
        ("自1987年以来，双方签订《甲声明》。", "自1987年以来", "1987/..", None),
    ],
)
def test_action_date(text: str, phrase: str, edtf: str, expected: str | None) -> None:
    start = text.index(phrase)
    date = Date(start, start + len(phrase), edtf, "since" if edtf.endswith("..") else "point")
    dated = date_actions(text, outline(text), titles(text), [date])
    assert [title.action_date for title in dated] == [expected]


def read(name: str) -> list[dict[str, str]]:
    path = files("zhibiao.extractors") / "vocabulary" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", read("title_actions.csv"), ids=lambda row: f"{row['cue']}-{row['place']}")
def test_every_cue_is_exercised_by_its_example(row: dict[str, str]) -> None:
    assert row["cue"] in row["example"]
    wanted = "other" if row["action"] == "none" else row["action"]
    assert actions(row["example"]) == [wanted]


def test_vocabulary_is_sorted_and_unique() -> None:
    rows = [(row["cue"], row["place"]) for row in read("title_actions.csv")]
    assert rows == sorted(set(rows))
    assert {place for _, place in rows} == {"before", "before_document", "touching", "after", "about"}
    assert sum(len(cues(place)) for place in {place for _, place in rows}) == len(rows)
    nouns = [row["noun"] for row in read("document_types.csv")]
    assert nouns == sorted(set(nouns))
    assert set(document_types()) == set(nouns)


@pytest.mark.parametrize("row", read("document_types.csv"), ids=lambda row: row["noun"])
def test_every_document_type_matches_its_example(row: dict[str, str]) -> None:
    assert row["example"].endswith(row["noun"])
    assert names_document(row["example"])


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        "《" * 60_000,
        "〈" * 60_000,
        "》" * 60_000,
        "《〈" * 30_000,
        "《某办法，" * 12_000,
        "印发办法》" * 12_000,
        "《某办法》" * 12_000,
        "〈某办法〉" * 12_000,
        "“" * 30_000 + "协议”" * 10_000,
        "号" * 60_000,
        "令第" + "一" * 60_000 + "号",
        "国发〔2020〕5号" * 6_000,
        "《某办法》（" + "甲" * 60_000,
        "《某办法》" + "印发" * 30_000,
        "印发" * 30_000 + "《某办法》",
        "《某办法》，国发〔2020〕5号" * 3_000,
    ],
    ids=lambda text: text[:6],
)
def test_linear_time(text: str) -> None:
    started = time.process_time()
    found = titles(text, own_title="某办法", own_number="国发〔2020〕6号")
    date_actions(text, outline(text), found, [Date(place, place + 2, "2020") for place in range(0, len(text), 10)])
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("将根据情况对《某某建设指南》进一步充实完善。", "amend"),
        ("《某某纲要（草案）》的制定以测算数据为基础。", "draft"),
        ("对《某某管理规范（试行）》初稿进行了认真讨论。", "draft"),
        ("《某某纲要草案》坚持以新发展理念为指导。", "other"),
    ],
)
def test_what_is_done_with_a_title_that_is_subject_or_object(text: str, action: str) -> None:
    (row,) = extracted(text).titles
    assert row.action == action
