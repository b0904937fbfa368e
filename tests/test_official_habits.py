"""How offices write their reports: blanks between thousands, what became of cases, what is still open."""

from __future__ import annotations

import pytest
from reports import extracted, indicators, source_of, values

from zhibiao.pipeline.clean import clean_text


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("人均收入36 890元，增长5%", "人均收入36890元，增长5%"),
        ("建筑面积3 260.5㎡", "建筑面积3260.5㎡"),
        ("总投资1 204 300 万元", "总投资1204300万元"),
        ("2020 100个", "2020 100个"),  # a year and a figure
        ("城区 | 12 345 | 6", "城区|12 345|6"),  # two cells
        ("共1 20件", "共1 20件"),  # no group of three
    ],
)
def test_a_blank_between_thousands_is_inside_one_figure(written: str, clean: str) -> None:
    assert clean_text(source_of(written)).text == clean


def test_what_became_of_cases_is_named_by_the_cases() -> None:
    body = "收到行政复议申请45件，受理41件，不予受理4件；审结38件，其中维持22件，责令履行1件，驳回15件。"
    names = ["收到行政复议申请", "行政复议受理", "不予受理", "行政复议审结", "行政复议维持", "责令履行", "行政复议驳回"]
    assert [row.name for row in indicators(body)] == names


def test_a_complete_list_of_parts_ends_before_the_next_matter_though_that_counts_nothing() -> None:
    rows = indicators("因信息公开被申请行政复议3件，其中维持2件、纠正1件；行政诉讼0件。")
    assert [(row.role, row.parent_seq) for row in rows] == [("value", None), ("part", 0), ("part", 0), ("value", None)]


def test_what_is_new_since_a_time_is_a_change() -> None:
    balance, new = indicators("年末各项贷款余额41.2亿元，比年初新增5.8亿元。")
    assert (new.role, new.name, new.parent_seq) == ("change", "各项贷款余额", balance.seq)


def test_places_won_in_a_ranking_are_a_change_of_rank() -> None:
    first, won = indicators("综合指数排全省第6位，同比前进4个位次。")
    assert (first.kind, won.kind, won.role, won.value, won.unit, won.name) == (
        "rank", "rank", "change", 4, "位", "综合指数",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("反馈共性问题21项。", "反馈共性问题"),
        ("审计查出应缴未缴非税收入615万元。", "审计查出应缴未缴非税收入"),
        ("出庭应诉率继续保持在95%以上。", "出庭应诉率"),
        ("修订不予处罚清单至128项。", "修订不予处罚清单"),
    ],
)
def test_what_belongs_to_a_name_and_what_does_not(body: str, name: str) -> None:
    assert [row.name for row in indicators(body)] == [name]


def test_the_year_of_a_coming_part_holds_up_to_the_full_stop() -> None:
    body = "三、2022年工作计划\n2022年，力争立案80件；推动清单再拓展30项。"
    assert [(row.period, row.nature) for row in indicators(body)] == [("2022", "target"), ("2022", "target")]


def test_what_is_still_open_is_no_target() -> None:
    rows = indicators("二、下一步打算\n尚有9个问题未整改到位，明年6月底前整改率达到98%。")
    assert [row.nature for row in rows] == ["actual", "target"]


def test_a_rectification_report_means_the_year_it_is_given_in() -> None:
    title = "关于某县2021年度审计查出问题整改情况的报告"
    dates = extracted("——2022年12月20日在某县人大常委会会议上\n截至10月末，已支付1.12亿元。", title).dates
    assert [(date.text, date.edtf) for date in dates] == [("截至10月末", "2022-10")]


def test_the_unit_of_a_table_is_not_that_of_the_table_above() -> None:
    fees = "项目 | 金额（单位：万元）\n收费 | 465.32\n"
    assert values(fees + "申请人 | 当面 | 网络\n自然人 | 2 | 34")[1:] == [("当面", 2, "个"), ("网络", 34, "个")]


def test_of_several_units_over_a_table_the_sum_takes_that_of_money() -> None:
    table = "单位：宗、万元\n项目 | 2020年 | 2021年\n行政处罚 | 4615 | 4287\n罚没金额 | 435.76 | 386.52"
    assert [(row.name, row.value, row.unit) for row in indicators(table)] == [
        ("行政处罚", 4615, "宗"),
        ("行政处罚", 4287, "宗"),
        ("罚没金额", 4_357_600, "元"),
        ("罚没金额", 3_865_200, "元"),
    ]


def test_the_holders_of_a_ratio_are_counted_by_themselves() -> None:
    count, ratio = indicators("4个国考断面优良比例75%。")
    assert (count.name, ratio.name, ratio.subject) == ("国考断面", "优良比例", "国考断面")


@pytest.mark.parametrize("zero", ["零", "0"])
def test_a_rate_of_nothing_is_a_rate(zero: str) -> None:
    assert values(f"酸雨频率为{zero}。") == [("酸雨频率", 0, "%")]


def test_the_hours_over_which_ozone_is_measured_are_part_of_its_name() -> None:
    name = "臭氧日最大8小时平均第90百分位数浓度"
    assert values("臭氧（O3）日最大8小时平均第90百分位数浓度为152微克/立方米。") == [(name, 152, "微克/立方米")]


def test_places_in_turn_are_who_the_figures_hold_for() -> None:
    body = "射洪市、大英县优良率分别为90.4%、88.2%，PM2.5浓度分别为32.1微克/立方米、33.5微克/立方米。"
    assert [(row.subject, row.name, row.value) for row in indicators(body)] == [
        ("射洪市", "优良率", 90.4),
        ("大英县", "优良率", 88.2),
        ("射洪市", "PM2.5浓度", 32.1),
        ("大英县", "PM2.5浓度", 33.5),
    ]


def test_names_in_turn_share_their_head_and_their_tail() -> None:
    body = "化学需氧量、氨氮排放总量分别为4.12万吨、0.29万吨，功能区昼间、夜间达标率分别为98.6%和91.7%。"
    names = ["化学需氧量排放总量", "氨氮排放总量", "功能区昼间达标率", "功能区夜间达标率"]
    assert [row.name for row in indicators(body)] == names


def test_two_counts_in_turn_are_of_two_things() -> None:
    names = [("办理不予处罚案件", 2016, "件"), ("减轻处罚案件", 1327, "件")]
    assert values("办理不予处罚、减轻处罚案件2016件、1327件。") == names


def test_a_size_before_what_is_counted_describes_it() -> None:
    size, ovens = indicators("退出4.3米焦炉12座。")
    assert (size.role, size.name, ovens.role, ovens.name) == ("qualifier", "焦炉", "value", "退出焦炉")
    whole, least, part = indicators("引进项目18个，其中5亿元以上3个。")
    assert (least.role, part.role, part.parent_seq) == ("qualifier", "part", whole.seq)


def test_a_bracket_behind_a_count_counts_some_of_it() -> None:
    whole, some, done = indicators("收到群众举报件381件（重点件37件），累计办结376件（总数达376件）。")[:3]
    assert (some.role, some.parent_seq, done.role) == ("part", whole.seq, "value")


def test_labels_of_parts_stay_by_themselves() -> None:
    assert [row.name for row in indicators("实施行政处罚218件，其中警告120件、罚款98件。")][1:] == ["警告", "罚款"]


def test_what_stood_to_be_done_is_counted_before_what_is_done() -> None:
    whole, done = indicators("29项整改任务已完成25项。")
    assert (whole.name, done.role, done.parent_seq) == ("整改任务", "part", whole.seq)


def test_what_is_not_in_time_is_said() -> None:
    assert values("涉农补贴、城市更新等4个领域信息更新不及时。") == [("领域信息更新不及时", 4, "个")]


def test_a_sum_alone_takes_the_thing_before_it_once() -> None:
    body = "商品房销售面积11.7万平方米，销售额3.5亿元。规模以上工业总产值119亿元，实现增加值31亿元。"
    names = ["商品房销售面积", "商品房销售额", "规模以上工业总产值", "规模以上工业增加值"]
    assert [row.name for row in indicators(body)] == names


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("某县交通运输局2021年度行政执法数据统计分析", "annual_report"),
        ("某县政府办公室关于2021年度建议提案办理工作情况的通报", "annual_report"),
        ("关于表扬2021年度先进单位的通报", "notice"),
    ],
)
def test_what_tells_of_a_year_reports_on_it(title: str, genre: str) -> None:
    document = extracted("全年办理案件12件。", title).document
    assert (document.title, document.genre, document.report_year) == (title, genre, 2021)


def test_a_footnote_mark_is_no_part_of_the_title() -> None:
    assert extracted("全县生产总值5亿元。", "某县2021年统计公报[1]").document.title == "某县2021年统计公报"


def test_labels_of_a_task_need_only_a_space_between_them() -> None:
    line = "1.新建学校9所。\n责任领导：马某 责任单位：县教育局、县财政局 完成时限：2023年8月底前"
    task = extracted(line, "某县2023年重点任务分工方案").tasks[0]
    assert (task.lead, task.deadline) == (["县教育局", "县财政局"], "../2023-08")


def test_a_standard_for_each_person_a_year_makes_no_rule_of_what_follows() -> None:
    body = "农村低保标准由每人每年5520元提高到6000元，新建老饭桌20个。"
    rows = indicators(body, "某县2023年民生实事实施方案")
    assert [(row.value, row.nature) for row in rows[1:]] == [(6000, "target"), (20, "target")]


def test_days_behind_a_colon_are_counted() -> None:
    body = "有效监测365天，其中：优26天；良170天；轻度污染169天。"
    rows = indicators(body)
    assert [(row.name, row.value, row.role) for row in rows[1:]] == [
        ("优", 26, "part"),
        ("良", 170, "part"),
        ("轻度污染", 169, "part"),
    ]


NAMED = [
    ("查出应征未征非税收入6873万元。", ["查出应征未征非税收入"]),
    ("首次超过行政诉讼一审收案数（78件）。", ["行政诉讼一审收案数"]),
    ("清理涉及不平等对待企业的文件312件。", ["清理涉及不平等对待企业的文件"]),
    ("684名持证人员中法律专业仅103人。", ["持证人员", "持证人员中法律专业"]),
    ("梳理问题清单4个方面23项。", ["方面", "梳理问题清单"]),
    ("督察期间共受理转办件157件。", ["受理转办件"]),
    ("氨氮、总磷浓度分别由12毫克/升、2毫克/升下降到1毫克/升、0.2毫克/升。", ["氨氮浓度", "总磷浓度"] * 2),
    ("SO2、CO浓度均值依次为16μg/m3、2.0mg/m3。", ["SO2浓度均值", "CO浓度均值"]),
    ("氨氮、二氧化硫两项主要污染物排放量同比分别下降11%、10%。", ["主要污染物排放量", "氨氮排放量", "二氧化硫排放量"]),
    ("粮食播种面积16万亩，总产量6万吨。", ["粮食播种面积", "粮食总产量"]),
    ("居民消费价格上涨2.8%，涨幅比上年扩大0.6个百分点，其中食品烟酒类上涨7.4%。",
     ["居民消费价格", "居民消费价格涨幅", "食品烟酒类价格"]),
    ("甲产业、乙产业增加值分别增长9%和8%，占工业增加值比重分别为62%、44%。",
     ["甲产业增加值", "乙产业增加值", "甲产业增加值占工业增加值比重", "乙产业增加值占工业增加值比重"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "names"), NAMED)
def test_figures_of_yearly_reports_are_named_by_what_they_measure(body: str, names: list[str]) -> None:
    assert [row.name for row in indicators(body)] == names


def test_averages_have_no_parts() -> None:
    rows = indicators("居民人均可支配收入36125元，其中城镇居民48790元，农村居民24512元。")
    assert [row.role for row in rows] == ["value"] * 3


def test_what_is_still_open_is_part_of_what_was_found() -> None:
    found, still = indicators("案卷评查发现问题33个，尚有4个未整改到位。")
    assert (still.role, still.parent_seq) == ("part", found.seq)


def test_a_deadline_gives_its_year_to_the_month_behind() -> None:
    dates = extracted("2022年3月底前完成8个，6月底前全部完成。").dates
    assert [date.edtf for date in dates] == ["../2022-03", "../2022-06"]


def test_years_before_school_are_no_time() -> None:
    assert [(row.name, row.period) for row in indicators("学前三年毛入园率达到91%。")] == [("学前三年毛入园率", "2021")]


def test_a_paragraph_that_begins_with_what_is_to_be_done_is_about_the_coming_year() -> None:
    body = "2022年工作打算：一是力争结案率保持在98%以上；二是新增公职律师3名，培训执法人员200人次。\n全年办案12件。"
    assert [(row.period, row.nature) for row in indicators(body)] == [("2022", "target")] * 3 + [("2021", "actual")]


def test_a_notice_that_divides_the_work_of_a_year_plans_it() -> None:
    rows = indicators("新增规上企业12家，GDP增长6%。", "关于印发2025年政府工作报告重点工作责任分解的通知")
    assert [(row.period, row.nature) for row in rows] == [("2025", "target")] * 2


def test_a_report_to_a_meeting_is_of_the_year_it_was_given_in() -> None:
    title = "关于区十八届人大二次会议代表建议办理情况的报告"
    report = extracted("（2019年9月27日）\n收到建议117件，比上次会议增加14件。", title)
    assert (report.document.genre, report.document.report_year) == ("annual_report", 2019)
    assert [(row.name, row.role, row.period) for row in report.indicators] == [
        ("收到建议", "value", "2019"),
        ("收到建议", "change", "2019"),
    ]


def test_more_than_last_year_is_a_change() -> None:
    first, more, less = (
        indicators("受理申请31件，比上年多9件。办结20件，较去年少2件。")[:2] + indicators("办结20件，较去年少2件。")[1:]
    )
    assert (more.role, more.value, more.parent_seq, less.role, less.value) == ("change", 9, first.seq, "change", -2)


def test_what_a_sum_lies_below_the_mean_is_a_change_of_it() -> None:
    mean, below = indicators("案均罚款3.44万元，低于全市平均水平0.87万元。")
    assert (below.role, below.value, below.name, below.change_basis) == ("change", -8700, mean.name, None)


def test_the_time_of_a_comparison_ends_with_its_sentence() -> None:
    body = "截至2021年10月底，完成率92%，上年同期为88%。其中，立行立改的60个问题已整改。"
    assert [row.period for row in indicators(body)] == ["2021-10", "2020-10", "2021-10"]


def test_leading_and_cooperating_may_stand_behind_the_label_of_those_responsible() -> None:
    body = "1.关停企业2家。\n责任单位：区工信局牵头，区应急管理局、区财政局配合\n整改时限：2025年12月底前"
    task = extracted(body, "某区整改方案").tasks[0]
    assert (task.lead, task.cooperating, task.deadline) == (["区工信局"], ["区应急管理局", "区财政局"], "../2025-12")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("“三公”经费支出年初预算为62万元，支出决算为48万元。", ["“三公”经费支出年初预算", "“三公”经费支出决算"]),
        ("在县政府信息公开网发布信息1862条。", ["发布信息"]),
        ("下达整改通知47份，立案9件。", ["下达整改通知", "立案"]),
        ("现在册168人，再犯罪率为0。", ["现在册", "再犯罪率"]),
        ("收、支总计均为284万元。", ["收、支总计"]),
    ],
)
def test_what_bureaus_report_is_named_as_they_name_it(body: str, names: list[str]) -> None:
    assert [row.name for row in indicators(body)] == names


def test_the_issuer_of_accounts_stands_in_their_title() -> None:
    assert (
        extracted("收入5万元。", "2022年度松滋市水利和湖泊局部门决算公开说明").document.issuer == "松滋市水利和湖泊局"
    )


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("13个排水单元中有7个未完成改造。", ["排水单元", "排水单元未完成改造"]),
        ("要求立行立改的61个问题已整改60个。", ["问题", "问题整改"]),
        (
            "超标准支出燃修费17万元，13辆公车未纳入管理，已清退6万元。",
            ["超标准支出燃修费", "公车未纳入管理", "超标准支出燃修费清退"],
        ),
        ("设置2个国控、1个省控断面。", ["设置国控断面", "设置省控断面"]),
        ("生猪饲养量9.8万头，其中出栏5.6万头。", ["生猪饲养量", "生猪出栏"]),
        ("满意的112件，基本满意的5件。", ["满意", "基本满意"]),
        ("已解决或基本解决的71件，占60.7%。", ["解决或基本解决", "解决或基本解决占"]),
        ("引进亿元以上项目80个，其中10亿元以上15个。", ["引进亿元以上项目", "亿元以上项目", "引进项目"]),
    ],
)
def test_parts_of_what_was_counted_say_what_they_are(body: str, names: list[str]) -> None:
    assert [row.name for row in indicators(body)] == names


def test_what_gets_better_is_lower_where_less_is_better() -> None:
    body = "PM2.5、PM10浓度分别为42、81微克/立方米，同比分别改善2.3%、恶化5.2%；优良率63%，同比改善2.1个百分点。"
    changes = [(row.name, row.value) for row in indicators(body) if row.role == "change"]
    assert changes == [("PM2.5浓度", -2.3), ("PM10浓度", 5.2), ("优良率", 2.1)]


def test_what_comes_next_is_about_the_coming_year() -> None:
    rows = indicators("下一步，重点抓好工作落实：建议转化率达到40%以上，回访率不低于95%。")
    assert [row.nature for row in rows] == ["target", "target"]


def test_a_count_done_at_once_is_part_of_what_was_to_do() -> None:
    all_of_it, done = indicators("整改措施54条完成49条。")
    assert (done.name, done.role, done.parent_seq) == ("整改措施完成", "part", all_of_it.seq)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("交办举报件64件，涉及水21件、气40件、其他3件，办结63件。", "举报件办结"),
        ("发放养老服务补贴9万元，已追回8万元。", "养老服务补贴追回"),
        ("规模以上工业增加值增长7.4%，分轻重工业看，轻工业增长8.8%。", "轻工业增加值"),
        ("按时办结率100%，满意率97.9%。", "满意率"),
        ("26个问题中已完成整改21个。", "问题完成整改"),
    ],
)
def test_the_last_figure_of_a_sentence_is_named_by_what_it_is_of(body: str, name: str) -> None:
    assert indicators(body)[-1].name == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("重污染天数7天，比2020年减少2天，在全市12个区县中列第5位。", "重污染天数"),
        ("优良率63.3%，在全国168个重点城市中排名第6。", "优良率"),
        ("PM2.5浓度在全国168个重点城市中排名第6。", "PM2.5浓度"),
    ],
)
def test_a_rank_is_of_what_stands_before_those_it_is_placed_among(body: str, name: str) -> None:
    rank = indicators(body)[-1]
    assert (rank.kind, rank.name) == ("rank", name)


def test_law_based_government_work_reports_are_no_government_work_reports() -> None:
    document = extracted("全年办案12件。", "2015年某市推进建设法治政府工作情况报告").document
    assert (document.genre, document.report_year) == ("annual_report", 2015)


def test_a_list_of_tasks_aims_at_what_it_states() -> None:
    rows = indicators("达标率达到100%，新增洗扫车6辆。", "关于印发《某县督察反馈问题整改任务清单》的通知")
    assert [row.nature for row in rows] == ["target", "target"]


def test_two_verbs_before_a_thing_are_both_done_to_it() -> None:
    names = [row.name for row in indicators("取消和下放行政审批事项61项（取消38项、下放23项）。")]
    assert names == ["取消和下放行政审批事项", "行政审批事项取消", "行政审批事项下放"]


@pytest.mark.parametrize(
    ("title", "genre", "year"),
    [
        ("某市城市管理局2021年度行政执法数据公示", "annual_report", 2021),
        ("某区2018年法治政府建设工作要点", "plan", 2018),
        ("某市2023年第三季度环境空气质量状况", "bulletin", 2023),
        ("2024年上半年全市经济运行情况", "bulletin", 2024),
        ("关于落实《政府工作报告》重点工作部门分工的意见", "plan", None),
        ("某区2023年国民经济和社会发展计划执行情况与2024年计划（草案）的报告", "work_report", 2023),
    ],
)
def test_titles_tell_what_reports_on_a_year_and_what_plans_it(title: str, genre: str, year: int | None) -> None:
    document = extracted("一、总体情况\n办理案件12件。", title).document
    assert (document.title, document.genre, document.report_year) == (title, genre, year)
