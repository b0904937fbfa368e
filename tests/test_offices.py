"""Reports of courts, procuratorates and offices: what their own constructions give."""

from __future__ import annotations

import pytest
from reports import extracted, indicators

from zhibiao.schemas.records import Indicator


def rows(body: str) -> list[Indicator]:
    return indicators(body)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("对35名被告人适用缓刑，调解成功率60%。", ["被告人适用缓刑", "调解成功率"]),
        ("2个院、6名个人受到省级表彰。", ["院受到省级表彰", "个人受到省级表彰"]),
        ("责令整改41家，立案17起。", ["责令整改", "立案"]),
        ("监督立案89件、撤案104件。", ["监督立案", "监督撤案"]),
        ("12件长期未结案件有待清理。", ["长期未结案件有待清理"]),
        ("提出抗诉9件、再审检察建议4件。", ["提出抗诉", "提出再审检察建议"]),
        ("完成8个乡镇“六有”建设。", ["完成乡镇“六有”建设"]),
        ("全县186项服务事项中，网办率达95%。", ["服务事项", "网办率"]),
        ("满意和基本满意率分别为97%、99%。", ["满意率", "基本满意率"]),
        ("事故死亡率0.031，下降17.4%。", ["事故死亡率"]),
        ("按时答复率100%。", ["按时答复率"]),
        ("满意度得分91分，较上年提高1.2分，居全市第2位。", ["满意度得分", "满意度得分", "满意度得分"]),
        ("向企业发放《法律风险提示书》32份，发出建议2份。", ["发放《法律风险提示书》", "发出建议"]),
        ("14项指标增速居全区第一。", ["指标增速", "指标增速"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [row.name for row in rows(text)] == names


def test_what_was_cleared_is_told_with_its_own_verb() -> None:
    found = rows("对213件规范性文件进行清理，其中继续有效168件、废止31件、失效9件、拟修改5件。")
    names = ["规范性文件继续有效", "规范性文件废止", "规范性文件失效", "规范性文件拟修改"]
    assert [row.name for row in found[1:]] == names
    assert [row.parent_seq for row in found[1:]] == [0, 0, 0, 0]


@pytest.mark.parametrize("end", ["。", "，"])
def test_a_bare_ordinal_behind_a_word_of_ranking_is_a_rank(end: str) -> None:
    found = rows(f"结案率95%，位居全省法院第三{end}群众满意。")
    assert [(row.kind, row.value) for row in found] == [("ratio", 95), ("rank", 3)]


def test_an_ordinal_that_only_numbers_is_none() -> None:
    assert [row.kind for row in rows("第三，全省办理案件5件。")] == ["count"]


def test_moving_up_is_a_change_of_rank() -> None:
    found = rows("测评得分93分，排名全县第7，较上年前进4位。")
    assert [(row.kind, row.role, row.value) for row in found[1:]] == [("rank", "value", 7), ("rank", "change", 4)]


def test_what_came_over_from_last_year_dates_nothing_behind_it() -> None:
    found = rows("受理申请79件，上年结转5件，审结80件，其中维持33件。")
    assert [row.period for row in found[2:]] == ["2021", "2021"]
    assert "上年" not in found[2].name


def test_a_term_of_punishment_is_no_period() -> None:
    found = rows("判处罪犯58人，其中判处五年以上有期徒刑6人。")
    assert [(row.role, row.period) for row in found] == [("value", "2021"), ("part", "2021")]


def test_parts_may_be_counted_with_another_classifier() -> None:
    found = rows("在用特种设备842台，其中电梯513部，锅炉94台；另有气瓶36只。现有法官34名，其中女性15人。")
    assert [row.role for row in found] == ["value", "part", "part", "value", "value", "part"]


def test_norms_are_compared_with() -> None:
    found = rows("平均降雨量1236毫米，较常年同期偏少12%。最高水位11.42米，低于警戒水位1.58米。")
    changes = [row for row in found if row.role == "change"]
    assert [(row.name, row.value, row.change_basis) for row in changes] == [
        ("平均降雨量", -12, None),
        ("最高水位", -1.58, None),
    ]


@pytest.mark.parametrize(
    ("text", "unit"), [("降尘量8吨/平方公里·月。", "吨/(平方公里·月)"), ("抽检量4批次/千人。", "批次/千人")]
)
def test_units(text: str, unit: str) -> None:
    assert [row.unit for row in rows(text)] == [unit]


def test_a_time_taken_is_a_figure_and_no_deadline() -> None:
    found = extracted("开办时间压缩至0.5个工作日以内。本办法有效期至2025年12月31日。")
    assert [(row.value, row.unit, row.bound) for row in found.indicators] == [(0.5, "个工作日", "le")]
    assert [(date.text, date.edtf, date.kind) for date in found.dates] == [
        ("至2025年12月31日", "../2025-12-31", "until")
    ]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("修订《甲规则》，出台《乙办法》（某政发〔2021〕4号）。", [("amend", None), ("issue", None)]),
        ("现将《甲方案》印发你们，请认真实施。", [("issue", None)]),
        ("1.《甲意见》（某政发〔2004〕12号，2004年5月8日印发）", [("issue", "2004-05-08")]),
        ("4.《甲办法》（2002年7月1日市政府令第64号公布，2010年12月20日修正）", [("amend", "2010-12-20")]),
    ],
)
def test_titles(text: str, actions: list[tuple[str, str | None]]) -> None:
    assert [(title.action, title.action_date) for title in extracted(text).titles] == actions


def test_to_whom_a_letter_is_copied_counts_nothing() -> None:
    assert extracted("办理建议5件。\n抄送：市人大常委会（2份），市政府办公室（1份）。").indicators[1:] == []


def test_a_court_is_the_issuer_of_its_report() -> None:
    document = extracted("各位代表：2021年，我院审结案件5件。", "桐梓县人民法院工作报告").document
    assert (document.issuer, document.genre) == ("桐梓县人民法院", "work_report")


def test_a_number_may_have_a_remark_behind_it() -> None:
    text = "市教函〔2024〕56号                A类\n王代表：\n您提出的建议收悉。"
    assert extracted(text, "晋中市教育局关于对第78号建议的答复").document.doc_number == "市教函〔2024〕56号"


def test_a_title_may_name_the_next_steps() -> None:
    document = extracted("办理案件5件。", "铁岭市水利局2021年工作总结和2022年工作思路").document
    assert (document.title, document.report_year) == ("铁岭市水利局2021年工作总结和2022年工作思路", 2021)


def test_undated_targets_of_a_plan_for_one_year_are_of_that_year() -> None:
    (row,) = indicators("完成清洁取暖改造6500户。", "绥德县2022年大气污染治理工作方案")
    assert (row.period, row.nature) == ("2022", "target")


def test_what_is_to_be_done_every_year_of_a_span_is_a_target() -> None:
    (row,) = indicators("2023—2025年每年新增贷款10亿元以上。", "某市优化营商环境行动方案（2023—2025年）")
    assert (row.period, row.nature) == ("2023/2025", "target")


def test_the_words_of_a_title_make_no_rule() -> None:
    body = "宣布《某市扶持企业若干措施》（某政发〔2017〕4号）等9件文件失效。"
    (row,) = indicators(body, "某市人民政府关于公布文件清理结果的决定")
    assert row.nature == "actual"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("接待来访群众62批187人次，同比减少11批、43人次。", [(0, -11), (1, -43)]),
        ("新收案件41件，旧存45件，审结39件，同比上升12%、下降3%和上升15%。", [(0, 12), (1, -3), (2, 15)]),
        ("与去年同期相比事故起数减少2起、死亡人数减少3人。", [(None, -2), (None, -3)]),
    ],
)
def test_changes_of_a_list_belong_to_their_own_values(text: str, changes: list[tuple[int | None, float]]) -> None:
    found = [row for row in rows(text) if row.role == "change"]
    assert [(row.parent_seq, row.value) for row in found] == changes
    assert {row.change_basis for row in found} == {"yoy"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("审批时限压缩率达62%。", ["审批时限压缩率"]),
        ("按时办结率、满意率均达到100%。", ["按时办结率", "满意率"]),
        ("受理申请17件，其中以网上形式提出的11件。", ["受理申请", "以网上形式提出"]),
        ("审结毒品案件41件52人。", ["审结毒品案件", "审结毒品案件"]),
    ],
)
def test_more_names(text: str, names: list[str]) -> None:
    found = rows(text)
    assert [row.name for row in found] == names
    assert {row.role for row in found} <= {"value", "part"}


def test_densities_and_net_increases_are_no_parts() -> None:
    found = rows("实有经营主体31万户，其中企业8万户；千人拥有经营主体94户。新登记487户，注销213户，净增274户。")
    assert [row.role for row in found] == ["value", "part", "value", "value", "value", "value"]


def test_people_counted_by_visits_keep_their_unit() -> None:
    assert [(row.value, row.unit) for row in rows("普法直播观看人次突破300万。")] == [(3_000_000, "人次")]


def test_a_time_taken_dates_no_other_clause() -> None:
    found = rows("办案周期缩短至18天以内，应用模型5个。")
    assert [(row.value, row.unit, row.period) for row in found] == [(18, "天", "2021"), (5, "个", "2021")]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("废止《甲办法》（某政发〔2012〕3号）等8件文件，自本通知印发之日起不再执行。", "repeal"),
        ("《甲办法》等6件已超过有效期，宣布失效。", "repeal"),
    ],
)
def test_what_a_notice_repeals(text: str, action: str) -> None:
    assert [title.action for title in extracted(text).titles] == [action]


def test_two_offices_may_issue_what_their_title_says() -> None:
    title = "中共绥芬河市委办公室 绥芬河市人民政府办公室印发《关于推进整治的实施方案》的通知"
    assert extracted("各镇党委：\n完成改造5户。", title).document.issuer == (
        "中共绥芬河市委办公室、绥芬河市人民政府办公室"
    )


def test_what_is_built_upon_is_compared_with() -> None:
    (row,) = rows("2022年，死亡人数在2021年基础上再下降10%。")
    assert (row.name, row.value, row.period, row.change_base) == ("死亡人数", -10, "2022", "2021")


def test_the_year_before_is_a_date() -> None:
    (date,) = extracted("办理案件5件，比上一年增加2件。").dates
    assert (date.text, date.edtf) == ("上一年", "2020")


def test_members_of_a_list_have_their_numbers_in_brackets() -> None:
    found = rows("申请内容涉及征地拆迁（17条）、社会保障（8条）、企业改制（6条）。")
    assert [row.name for row in found[1:]] == ["社会保障", "企业改制"]


def test_sums_and_second_numbers_of_a_review_are_of_all_its_years() -> None:
    body = "各位代表：\n过去五年工作回顾\n五年来，县检察院办理案件386件。起诉涉恶犯罪案件9件64人，挽回损失620万元。"
    title = "景宁畲族自治县人民检察院工作报告\n（2022年2月24日在第十八届人民代表大会第一次会议上）"
    assert {row.period for row in indicators(body, title)} == {"2017/2021"}


def test_the_second_half_of_the_reported_year_is_no_year_further() -> None:
    body = "办理案件5件。\n二、下半年工作打算\n下半年，完成改造6处，12月底前建成社区4个。"
    found = extracted(body, "某市应急管理局2022年上半年工作总结及下半年工作打算")
    assert [(row.nature, row.period) for row in found.indicators[1:]] == [
        ("target", "2022-07/2022-12"),
        ("target", "2022-12"),
    ]
    assert {date.edtf for date in found.dates if "半年" in date.text} == {"2022-07/2022-12"}


def test_documents_issued_before_a_time_are_cleared_in_the_reported_year() -> None:
    found = rows("对2017年底前印发的174件规范性文件开展清理，保留92件。")
    assert {row.period for row in found} == {"2021"}


def test_days_of_a_rule_leave_a_reported_rate_its_year() -> None:
    (row,) = rows("7日内程序性回复率100%。")
    assert (row.period, row.nature) == ("2021", "actual")


def test_the_number_of_a_session_counts_nothing() -> None:
    assert rows("《甲规定》经市政府十四届31次常务会议审议通过。") == []


@pytest.mark.parametrize(
    "text", ["对《甲办法》（市政府令第11号）等3件规章的部分条款予以修改：", "删去《甲规定》第八条第二款。"]
)
def test_parts_of_documents_are_amended(text: str) -> None:
    assert [title.action for title in extracted(text).titles] == ["amend"]
