"""Tasks: names written out, roles, deadlines, spans, and the vocabulary behind them tested both ways."""

from __future__ import annotations

import csv
import time
from importlib.resources import files

import pytest
from reports import extracted

from zhibiao.extractors.agencies.agencies import expand_names, is_agency
from zhibiao.extractors.agencies.assignments import read_assignment
from zhibiao.extractors.tasks.tasks import FoundTask, find_tasks, read_deadline
from zhibiao.pipeline.outline import build_outline
from zhibiao.schemas.text import CleanText


def tasks_of(text: str) -> list[FoundTask]:
    return find_tasks(text, build_outline(CleanText(text, [(0, len(text))], [])))


def closed(text: str) -> list[str]:
    return [text[task.start : task.end] for task in tasks_of(text)]


def rows(file: str) -> list[dict[str, str]]:
    path = files("zhibiao.extractors") / "vocabulary" / file
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("乌海、鄂尔多斯市委和市人民政府", ["乌海市委", "乌海市人民政府", "鄂尔多斯市委", "鄂尔多斯市人民政府"]),
        ("乌海市委和市人民政府", ["乌海市委", "乌海市人民政府"]),
        ("阿拉善盟委和盟行政公署", ["阿拉善盟委", "阿拉善盟行政公署"]),
        ("沧州市委、市政府", ["沧州市委", "沧州市政府"]),
        ("济南、青岛市政府", ["济南市政府", "青岛市政府"]),
        ("自治区生态环境厅、自然资源厅", ["自治区生态环境厅", "自治区自然资源厅"]),
        ("自治区林草局，内蒙古气象局", ["自治区林草局", "内蒙古气象局"]),
        ("自治区发展改革委、中国铁路呼和浩特局集团有限公司", ["自治区发展改革委", "中国铁路呼和浩特局集团有限公司"]),
        ("省发展改革委、省科技厅", ["省发展改革委", "省科技厅"]),
        ("省财政厅、人民银行济南分行、山东银保监局", ["省财政厅", "人民银行济南分行", "山东银保监局"]),
        ("市科技局、市场监管局", ["市科技局", "市市场监管局"]),
        ("省委组织部、宣传部，省科技厅", ["省委组织部", "省委宣传部", "省科技厅"]),
        ("工业和信息化部、住房和城乡建设部", ["工业和信息化部", "住房和城乡建设部"]),
        ("扶贫办等和各有关省级人民政府", ["扶贫办", "各有关省级人民政府"]),
        ("各旗县（市、区）人民政府，市水务局", ["各旗县（市、区）人民政府", "市水务局"]),
        ("各盟市党委、政府", ["各盟市党委", "各盟市政府"]),
        ("财政部、民政部等有关部门和单位", ["财政部", "民政部"]),
        ("中国国家铁路集团有限公司及各地区", ["中国国家铁路集团有限公司", "各地区"]),
        ("省科技厅、省科技厅", ["省科技厅"]),
        ("", []),
    ],
)
def test_shared_parts_of_names_are_written_out(written: str, expected: list[str]) -> None:
    assert expand_names(written) == expected


@pytest.mark.parametrize(
    ("wording", "lead", "cooperating", "supervising", "deadline"),
    [
        ("责任单位：甲厅；监管单位：乙厅；完成时限：持续推进", ["甲厅"], [], ["乙厅"], "持续推进"),
        ("牵头单位：市科技局，责任单位：市财政局、市税务局", ["市科技局"], ["市财政局", "市税务局"], [], None),
        ("省科技厅牵头，省财政厅、省能源局配合", ["省科技厅"], ["省财政厅", "省能源局"], [], None),
        ("发展改革委牵头，各地区、各部门按职责分工负责", ["发展改革委"], ["各地区", "各部门"], [], None),
        ("教育部、民政部等相关部门按职责分工负责", ["教育部", "民政部"], [], [], None),
        ("各盟市、满洲里海关负责", ["各盟市", "满洲里海关"], [], [], None),
        ("市商务局会同市财政局负责", ["市商务局"], ["市财政局"], [], None),
        ("商务部负责，2019年底前完成", ["商务部"], [], [], "2019年底前"),
        ("负责部门：民航局，适用范围：河南自贸试验区", ["民航局"], [], [], None),
        ("责任单位：市财政局；责任领导：张三", ["市财政局"], [], [], None),
        ("指导单位：省水利厅；责任单位：市水务局", ["市水务局"], [], ["省水利厅"], None),
        ("责任单位：市财政局；2021年底前完成", ["市财政局"], [], [], "2021年底前"),
        ("税务总局、海关总署负责，排在第一位的部门为牵头部门，下同", ["税务总局", "海关总署"], [], [], None),
    ],
)
def test_roles_of_an_assignment(
    wording: str, lead: list[str], cooperating: list[str], supervising: list[str], deadline: str | None
) -> None:
    assignment = read_assignment(wording)
    assert assignment is not None
    assert (assignment.lead, assignment.cooperating) == (lead, cooperating)
    assert (assignment.supervising, assignment.deadline_text) == (supervising, deadline)


@pytest.mark.parametrize(
    "wording",
    [
        "不含任务或课题负责人",
        "以下简称牵头部门",
        "单位：毫米",
        "对其真实性负责",
        "责任领导：张三",
        "2019年底前完成",
        "牵头",
    ],
)
def test_what_assigns_nothing_is_refused(wording: str) -> None:
    assert read_assignment(wording) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021年6月底", "../2021-06"),
        ("2023年12月底前", "../2023-12"),
        ("2019年底前", "../2019-12"),
        ("2022年", "../2022"),
        ("持续推进", None),
        ("立行立改", None),
        (None, None),
    ],
)
def test_deadlines(written: str | None, expected: str | None) -> None:
    assert read_deadline(written) == expected


def test_a_task_reaches_from_its_heading_or_the_assignment_before() -> None:
    text = (
        "三、任务\n（二）强化管控。按照要求淘汰产能。（责任单位：市生态环境局）实行减排。（市财政局负责）"
        "\n（三）整合。（市水务局负责）"
    )
    assert closed(text) == ["（二）强化管控。按照要求淘汰产能。", "实行减排。", "（三）整合。"]


def test_each_item_of_a_list_is_its_own_task() -> None:
    text = "（一）编制规划。一是编制甲规划。（责任单位：省科技厅）二是编制乙规划。（责任单位：省财政厅）"
    assert closed(text) == ["一是编制甲规划。", "二是编制乙规划。"]


def test_an_assignment_after_a_whole_list_closes_the_list() -> None:
    assert closed("（一）强化。一是甲。二是乙。三是丙。（省科技厅负责）") == ["（一）强化。一是甲。二是乙。三是丙。"]


def test_a_full_stop_after_the_bracket_is_no_part_of_the_next_task() -> None:
    assert closed("推进改革（省科技厅负责）。落实政策（省财政厅负责）。") == ["推进改革", "落实政策"]


def test_assignments_on_lines_of_their_own() -> None:
    text = "1.煤矿超采问题突出\n责任单位：沧州市委、市政府\n督导单位：省水利厅\n整改时限：2022年12月底前\n2.其他"
    (task,) = tasks_of(text)
    assert text[task.start : task.end] == "1.煤矿超采问题突出"
    assert (task.lead, task.supervising) == (["沧州市委", "沧州市政府"], ["省水利厅"])
    assert (task.deadline_text, task.deadline) == ("2022年12月底前", "../2022-12")


@pytest.mark.parametrize(
    "text",
    [
        "主办单位：广州市人民政府办公厅\n地址：某路",
        "管委会（区政府负责）应当报告。",
        "图3汽车号牌尺寸（单位：毫米）",
        "项目负责人（不含任务或课题负责人）也不限。",
    ],
)
def test_what_is_no_task_is_refused(text: str) -> None:
    assert tasks_of(text) == []


def test_every_label_and_verb_reads_its_example() -> None:
    persons_and_deadlines = {"person", "deadline"}
    for row in rows("task_labels.csv"):
        assert row["example"].startswith(row["label"] + "：")
        assignment = read_assignment(row["example"] + "；责任单位：市林业局")
        assert assignment is not None, row
        named = {
            "lead": assignment.lead,
            "responsible": assignment.lead,
            "cooperating": assignment.cooperating,
            "supervising": assignment.supervising,
        }
        if row["role"] in persons_and_deadlines:
            assert assignment.lead == ["市林业局"], row
        else:
            assert any(name != "市林业局" for name in named[row["role"]]), row
    for row in rows("task_verbs.csv"):
        assert row["verb"] in row["example"]
        assert read_assignment(row["example"].strip("（）")) is not None, row


def test_the_first_leads_where_the_text_says_so() -> None:
    tasks = tasks_of(
        "一是甲。（省教育厅、省财政厅负责，列第一位者为牵头部门，下同）二是乙。（省科技厅、省体育局负责）"
        "三是丙。（省科技厅、省体育局牵头，省财政厅配合）"
    )
    assert [(task.lead, task.cooperating) for task in tasks] == [
        (["省教育厅"], ["省财政厅"]),
        (["省科技厅"], ["省体育局"]),
        (["省科技厅", "省体育局"], ["省财政厅"]),
    ]


def test_every_ending_makes_its_example_an_agency() -> None:
    for row in rows("agency_endings.csv"):
        assert row["example"].endswith(row["ending"])
        assert is_agency(row["example"])
    for row in rows("party_bodies.csv"):
        committee = row["example"].removesuffix(row["body"])
        assert expand_names(f"{committee}老干部局、{row['body']}")[-1] == row["example"]


@pytest.mark.parametrize("file", ["task_labels.csv", "task_verbs.csv", "agency_endings.csv", "party_bodies.csv"])
def test_vocabulary_is_sorted_and_without_repeats(file: str) -> None:
    keys = [next(iter(row.values())) for row in rows(file)]
    assert keys == sorted(set(keys))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "unit", ["（责任", "（责任单位：甲厅", "（甲、", "责任单位：", "\n责任单位：甲", "（甲局牵头，", "负责，"]
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    outline = build_outline(CleanText(text, [(0, len(text))], []))
    started = time.process_time()
    find_tasks(text, outline)
    assert time.process_time() - started < 3.0


TABLE = [
    ["序号", "工作任务", "目标值", "牵头单位", "配合单位（参与单位）", "完成时限"],
    ["1", "清洁取暖改造", "650户", "县发改局", "县住建局、县财政局", "2022年10月底"],
    ["2", "淘汰柴油货车", "120辆", "县公安局", "县交通局", "持续推进"],
]
TABLED = [
    ("清洁取暖改造", ["县发改局"], ["县住建局", "县财政局"], "../2022-10"),
    ("淘汰柴油货车", ["县公安局"], ["县交通局"], None),
]


@pytest.mark.parametrize("mark", ["\t", " | ", "  ", "\n"])
def test_rows_of_a_table_assign_tasks(mark: str) -> None:
    found = extracted("任务分解表\n" + "\n".join(map(mark.join, TABLE)), "某县2022年治理工作方案").tasks
    assert [(task.text, task.lead, task.cooperating, task.deadline) for task in found] == TABLED


def test_the_deadline_of_a_row_dates_its_figures() -> None:
    found = extracted("任务分解表\n" + "\n".join(map("\t".join, TABLE)), "某县2022年治理工作方案")
    assert [(row.name, row.value, row.period) for row in found.indicators] == [
        ("清洁取暖改造", 650, "2022-10"),
        ("淘汰柴油货车", 120, "2022"),
    ]
    assert [(date.text, date.edtf, date.kind) for date in found.dates] == [("2022年10月底", "../2022-10", "until")]


@pytest.mark.parametrize(
    "header", ["序号\t地区\t户数\t配合单位", "序号\t工作任务\t目标值\t备注", "序号\t工作任务\t牵头单位"]
)
def test_tables_without_task_or_agency_and_rows_of_another_width_assign_nothing(header: str) -> None:
    body = f"任务分解表\n{header}\n1\t清洁取暖改造\t650户\t县发改局"
    assert extracted(body, "某县2022年治理工作方案").tasks == []


PHRASES = [
    ("（州商务局牵头，州财政局配合，2024年4月底前启动实施）", (["州商务局"], ["州财政局"], "../2024-04")),
    ("（州政府督查室负责，持续推进）", (["州政府督查室"], [], None)),
    ("（市林草局、各镇按职责负责，2024年10月底前完成）", (["市林草局", "各镇"], [], "../2024-10")),
    ("（责任单位：市财政局；时限：2024年6月）", (["市财政局"], [], "../2024-06")),
]


@pytest.mark.parametrize(("bracket", "expected"), PHRASES)
def test_deadlines_and_agencies_of_phrases(bracket: str, expected: tuple[list[str], list[str], str | None]) -> None:
    (task,) = extracted(f"（一）推进改革。{bracket}", "某州2024年工作方案").tasks
    assert (task.lead, task.cooperating, task.deadline) == expected


def test_agencies_alone_in_a_bracket_do_what_stands_before_where_the_text_assigns_tasks() -> None:
    body = "（一）推进改革。（市财政局、市水务局；2025年底前）\n（二）抓好落实。（市司法局牵头）"
    assert [task.lead for task in extracted(body, "某市工作方案").tasks] == [["市财政局", "市水务局"], ["市司法局"]]
    assert extracted("推进改革。（市财政局、市水务局）", "某市工作方案").tasks == []


def test_a_note_on_who_leads_is_no_agency() -> None:
    body = "（一）推进改革。责任单位：市财政局、各县市人民政府（排第一位的为牵头单位，下同）"
    (task,) = extracted(body, "某市工作方案").tasks
    assert (task.lead, task.cooperating) == (["市财政局"], ["各县市人民政府"])
