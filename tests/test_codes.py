"""Codes: which variable a name is, and which it only looks like."""

from __future__ import annotations

import time

import pytest

import zhibiao
from zhibiao.extractors.codes.codes import own_coder


def _code(name: str, unit: str, kind: str = "amount", role: str = "value", subject: str | None = None) -> str | None:
    found = own_coder().code_of(name, subject, kind, role, unit)
    return found.code if found else None


@pytest.mark.parametrize(
    ("name", "unit", "kind", "code"),
    [
        ("国内生产总值", "元", "amount", "gdp"),
        ("完成地区生产总值", "元", "amount", "gdp"),
        ("全市地区生产总值", "元", "amount", "gdp"),
        ("一般公共预算收入", "元", "amount", "general_budget_revenue"),
        ("城镇新增就业", "人", "count", "jobs_created_urban"),
        ("新建和改造提升高标准农田", "亩", "measure", "high_standard_farmland"),
        ("PM2.5平均浓度", "微克/立方米", "measure", "pm25"),
        ("办理生态环境行政处罚案件", "件", "count", "penalty_cases"),
        ("新增国家级专精特新“小巨人”企业", "家", "count", "specialised_smes_national_new"),
        ("新增高新技术企业", "家", "count", "high_tech_enterprises_new"),
        ("高新技术企业", "家", "count", "high_tech_enterprises"),
        ("新签约亿元以上项目", "个", "count", "projects_100m_signed"),
        ("重点项目竣工", "个", "count", "key_projects_completed"),
        ("新识别监测对象", "人", "count", "poverty_risk_people"),
        ("新识别监测对象", "户", "count", "poverty_risk_households"),
        ("办理建议", "件", "count", "npc_suggestions"),
        ("创建宜居宜业和美乡村", "个", "count", "villages_harmonious"),
        ("入选省“链主”企业", "家", "count", "chain_leaders"),  # a variable goes before a class of the same wording
        ("城镇居民人均住房建筑面积", "平方米", "measure", "housing_area_urban"),
        ("规上工业总产值", "元", "amount", "industrial_output_large"),
        ("社会商品零售总额", "元", "amount", "retail_sales_goods"),
        ("城镇居民人均生活费收入", "元", "amount", "income_living_urban"),
        ("高新技术产业增加值", "元", "amount", "high_tech_industry_value_added"),
        ("高新技术产业产值", "元", "amount", "high_tech_output"),
        ("数字经济占比", "%", "ratio", "digital_economy_share"),
        ("农村网络零售额", "元", "amount", "rural_online_sales"),
        ("港口吞吐能力", "吨", "measure", "port_capacity"),
        ("邀请法律顾问开展专题讲座", "场", "count", "events_class"),
        ("参训干部", "人次", "count", "people_trained"),
        ("约谈干部", "人", "count", "accountability_talks"),
        ("干部问责", "人", "count", "discipline_cases"),
        ("办理公证", "件", "count", "notarisations"),
        ("提供法律咨询", "人次", "count", "legal_consultations"),
        ("办理法律援助案件", "件", "count", "legal_aid"),
        ("提请市人大常委会审议地方性法规", "件", "count", "local_regulations_proposed"),
        ("出台地方性法规", "件", "count", "local_regulations"),
        ("新增国际友城", "个", "count", "friendship_cities_new"),
        ("单个企业最高奖励", "元", "amount", "award_standard"),
        ("取消和下放行政审批事项", "项", "count", "approval_items_cut"),
        ("整治易涝点", "处", "count", "flood_points_treated"),
        ("人民调解员", "名", "count", "mediators"),
        ("人民调解委员会", "个", "count", "mediation_committees"),
        ("调解成功率", "%", "ratio", "mediation_success_rate"),
        ("审查市政府规范性文件", "件", "count", "normative_documents_reviewed"),
        ("审查重大行政决策事项", "件", "count", "decisions_reviewed"),
        ("审查重大合同", "份", "count", "contracts_reviewed"),
        ("评查行政执法案卷", "件", "count", "case_files_reviewed"),
        ("取消证明事项", "项", "count", "certificates_cancelled"),
        ("办结行政复议案件", "件", "count", "reconsideration_concluded"),
        ("办理行政复议案件", "件", "count", "reconsideration_cases"),
        ("综合纠错率", "%", "ratio", "reconsideration_correction_rate"),
        ("败诉率", "%", "ratio", "litigation_lost_rate"),
        ("移送公安机关行政拘留案件", "起", "count", "detention_transfers"),
        ("查封、扣押案件", "件", "count", "seizure_cases"),
        ("人口出生率", "‰", "ratio", "birth_rate"),
        ("死亡率", "‰", "ratio", "death_rate"),
        ("人口自然增长率", "‰", "ratio", "natural_growth_rate"),
        ("城镇就业人员", "人", "count", "employed_people_urban"),
        ("就业困难人员就业", "人", "count", "employment_helped"),
        ("外出农民工", "人", "count", "migrant_workers_away"),
        ("化学需氧量排放量", "吨", "measure", "chemical_oxygen_demand"),
        ("化学需氧量平均浓度", "毫克/升", "measure", "chemical_oxygen_demand_concentration"),
        ("化学需氧量重点工程减排量", "吨", "measure", "chemical_oxygen_demand_cut"),
        ("水土流失面积", "平方公里", "measure", "soil_erosion_area"),
        ("综合治理水土流失面积", "平方公里", "measure", "soil_erosion_treated"),
        ("市区国控断面", "个", "count", "water_sections"),
        ("完成固定资产投资", "元", "amount", "fixed_investment"),
        ("全社会投入研发经费", "元", "amount", "rd_expenditure"),
        ("玉米播种面积", "公顷", "measure", "planted_area"),
        ("城市生活污水集中收集率", "%", "ratio", "sewage_collection_rate"),
        ("法律援助案件满意率", "%", "ratio", "satisfaction_class"),
        ("办理满意率", "%", "ratio", "suggestion_satisfaction"),  # a variable before a class of the same wording
        ("国家级绿色工厂", "家", "count", "green_factories"),
        ("新增国家级绿色工厂", "家", "count", "green_factories_new"),
        ("上市企业总数", "家", "count", "listed_companies"),
        ("新增上市企业", "家", "count", "listed_companies_new"),
        ("新增上市及过会企业", "家", "count", "listed_or_cleared_new"),
        ("培育创新型中小企业", "家", "count", "innovative_smes_new"),
        ("入库科技型中小企业", "家", "count", "tech_smes"),
        ("新增全国重点实验室", "家", "count", "key_laboratories_new"),
        ("新增省级智能工厂和数字化车间", "家", "count", "smart_factories_workshops"),
        ("净增经营主体", "户", "count", "market_entities_net"),
        ("组织企业参加境外展会", "场", "count", "exhibitions_attended"),
        ("新增建设用地", "亩", "measure", "land_approved"),
        ("制造业中长期贷款余额", "元", "amount", "loans_manufacturing_long"),
        ("发放“桂惠贷”", "元", "amount", "loans_special"),
        ("设立创投基金", "元", "amount", "funds_set_up"),
    ],
)
def test_codes(name: str, unit: str, kind: str, code: str) -> None:
    assert _code(name, unit, kind) == code


@pytest.mark.parametrize(
    ("name", "unit", "kind", "not_code"),
    [
        ("人均地区生产总值", "元", "amount", "gdp"),
        ("一般公共预算收入", "%", "ratio", "general_budget_revenue"),  # a value in % is no level of an amount
        ("工业投资", "元", "amount", "fixed_investment"),
        ("规上工业总产值", "元", "amount", "industrial_output"),
        ("农产品网络零售额", "元", "amount", "rural_online_sales"),
        ("社会消费品零售总额", "元", "amount", "retail_sales_goods"),
        ("城镇居民人均可支配收入", "元", "amount", "income_living_urban"),
        ("高技术制造业增加值", "元", "amount", "high_tech_industry_value_added"),
        ("高技术产业产值占比", "%", "ratio", "high_tech_output"),
        ("数字经济核心产业增加值占GDP比重", "%", "ratio", "digital_economy_share"),
        ("产值", "元", "amount", "industry_chain_output"),  # of what, the name does not tell
        ("营收", "元", "amount", "industry_revenue"),
        ("黄果树景区接待游客", "人次", "count", "tourism_visits"),
        ("一般公共预算支出", "元", "amount", "general_budget_revenue"),
        ("单位国内生产总值能耗", "吨标准煤", "measure", "gdp"),
        ("城镇居民人均可支配收入", "元", "amount", "income_per_capita"),
        ("受理举报", "件", "count", "inspection_rectified"),
        ("提请市人大常委会审议地方性法规", "件", "count", "local_regulations"),  # put before it, not yet made
        ("中央财政赤字", "元", "amount", "fiscal_deficit"),  # a part of the whole
        ("新增国际友城", "个", "count", "friendship_cities"),  # a flow, not the stock
        ("规上工业亩均增加值", "元", "amount", "value_added_class"),
        ("单个企业最高奖励", "元", "amount", "subsidy_class"),
        ("取消和下放行政审批事项", "项", "count", "services_items"),
        ("闲置土地处置率", "%", "ratio", "handling_rate"),
        ("全国百强城市", "个", "count", "places_class"),
        ("牵头办理建议", "件", "count", "npc_cppcc_together"),
        ("治理中小河流", "条", "count", "black_odorous_water"),
        ("建成4G基站", "个", "count", "base_stations_5g"),
        ("沿海港口吞吐能力", "吨", "measure", "cargo_throughput"),
        ("高中阶段毛入学率", "%", "ratio", "preschool_enrolment"),
        ("新增沼气用户", "户", "count", "internet_users"),
        ("培育“无废细胞”", "个", "count", "nature_reserves"),
        ("公用经费按定额标准", "项", "count", "standards_made"),
        ("北海港域新建成泊位", "个", "count", "parking_spaces"),
        ("组织执法资格考试合格率", "%", "ratio", "food_inspection"),
        ("民事案件", "件", "count", "cases_filed"),
        ("刑事案件", "件", "count", "crime_cases"),  # a sort of legal aid as well
        ("受教育群众", "人次", "count", "people_served"),
        ("提出审查意见", "条", "count", "normative_documents_made"),
        ("污染物年均浓度达到国家二级标准", "项", "count", "standards_made"),
        ("对单户授信", "元", "amount", "bonds_class"),
        ("社区承担的工作事项", "项", "count", "services_items"),
        ("因政府信息公开引发的行政复议", "件", "count", "reconsideration_cases"),
        ("工作实现突破发展", "项", "count", "promotion_events"),
        ("第一产业投资", "元", "amount", "investment_completed"),
        ("申请房屋", "套", "count", "homes_delivered"),
        ("申请公共租赁住房", "套", "count", "affordable_rental"),
        ("基本工资", "元", "amount", "wages_recovered"),
        ("免疫学标准", "项", "count", "standards_made"),
        ("岗位操作人员配备5G防爆手机", "部", "count", "machine_output"),
        ("对外非金融类直接投资额", "元", "amount", "project_investment_total"),
        ("个人缴费标准", "元", "amount", "assistance_standard"),
        ("新增林下经济", "亩", "measure", "understorey_area"),  # an addition is no stock
        ("新增中药材种植面积", "亩", "measure", "herbs_area"),
        ("新增示范家庭农场", "家", "count", "family_farms"),  # a title is not the thing
        ("规上农产品加工业产值", "元", "amount", "farm_processing_output"),  # a part is not the whole
        ("八角低产林改造", "亩", "measure", "forest_restored"),
        ("排查溯源入河排污口", "个", "count", "outfalls"),  # found, not treated
        ("断面水质达标率", "%", "ratio", "water_quality_ratio"),  # a target is not the class of the water
        ("新增上市公司", "家", "count", "listed_companies"),  # what is new is no stock
        ("绿色工厂", "家", "count", "green_factories_new"),
        ("新增上市挂牌企业", "家", "count", "listed_companies_new"),  # two things counted together
        ("申报省级认定创新型中小企业", "户", "count", "innovative_smes_new"),
        ("引进专精特新企业", "家", "count", "specialised_smes_new"),
        ("新增民营经营主体", "户", "count", "market_entities_new"),
        ("净增市场主体", "户", "count", "market_entities_new"),
        ("参加境外展会", "场", "count", "exhibitions"),
        ("新增涉农贷款", "元", "amount", "loans_agriculture"),
        ("签约基金规模", "元", "amount", "fund_size"),
        ("水电站发电量", "千瓦时", "measure", "electricity_output"),
        ("加工产能", "吨", "measure", "capacity_added"),
    ],
)
def test_near_misses(name: str, unit: str, kind: str, not_code: str) -> None:
    assert _code(name, unit, kind) != not_code


def test_a_change_carries_the_code_of_what_changed_and_a_qualifier_none() -> None:
    assert _code("地区生产总值", "%", "ratio", "change") == "gdp"
    assert _code("地区生产总值增速", "%", "ratio", "change") == "gdp"
    assert _code("地区生产总值", "元", "amount", "qualifier") is None


def test_a_short_name_is_read_with_its_subject() -> None:
    assert _code("增加值", "%", "ratio", "change", "规模以上工业") == "industrial_value_added_large"
    assert _code("完成总产值", "元", subject="资质以上建筑业企业") == "construction_output"


def test_indicators_are_coded_with_a_confidence() -> None:
    report = zhibiao.extract("2023年政府工作报告\n2023年全市地区生产总值达到3200亿元，增长6%。\n举办茶话会12场。\n")
    coded = [(row.role, row.code, row.code_confidence) for row in report.indicators[:2]]
    assert coded == [("value", "gdp", 0.98), ("change", "gdp", 0.98)]
    assert all((row.code is None) == (row.code_confidence is None) for row in report.indicators)


@pytest.mark.no_cover
def test_a_code_takes_microseconds_whatever_the_name() -> None:
    coder = own_coder()
    names = ["地区生产总值", "新增规模以上工业企业", "全市" * 2000, "新增" * 2000, "县" * 4000]
    started = time.process_time()
    for name in names * 20:
        coder.code_of(name, "全市" * 100, "count", "value", "家")
    assert time.process_time() - started < 2


def test_one_figure_of_several_things_has_the_code_of_none() -> None:
    several = {
        _code(name, "家", "count") for name in ("新增绿色工厂和绿色供应链企业", "创建绿色工厂、绿色园区、绿色设计产品")
    }
    assert not several & {"green_factories_new", "green_supply_chains", "green_parks"}
    assert _code("新增国家级、省级绿色工厂", "家", "count") == "green_factories_new"
    assert _code("实施智能化、节能化改造项目", "个", "count") == "projects_implemented"
    assert _code("实施市政设施和公共服务项目", "个", "count") is None  # classes of unlike things
    assert _code("二氧化硫、氮氧化物排放量", "%", "ratio", "change") is None
    assert _code("氮氧化物排放量", "%", "ratio", "change") == "nitrogen_oxides"
    assert _code("软件和信息技术服务业收入", "元") == "software_revenue"  # one variable stated with two words
    assert _code("新增宜居宜业和美乡村", "个", "count") == "villages_harmonious"


@pytest.mark.parametrize(
    ("name", "unit", "kind", "role", "code"),
    [
        ("社会消费品零售总额", "位", "rank", "value", "retail_sales"),
        ("社会消费品零售总额增速", "位", "rank", "value", None),  # the place of its growth
        ("江油市", "位", "rank", "value", None),  # of a place, in a list
        ("小微企业获贷率", "位", "rank", "value", None),  # of a class: what the place is by, only the name tells
        ("小微企业获贷率", "%", "ratio", "value", "rate_class"),
        ("地区生产总值", "百分点", "ratio", "change", None),  # of its growth, or of its distance to the country's
        ("城镇化率", "百分点", "ratio", "change", "urbanisation_rate"),
    ],
)
def test_a_rank_or_points_of_growth_are_none_of_the_amount(
    name: str, unit: str, kind: str, role: str, code: str | None
) -> None:
    assert _code(name, unit, kind, role) == code


def test_what_each_has_and_what_a_park_or_firm_has_is_not_what_the_place_has() -> None:
    assert _code("规上工业企业营业收入", "元") is not None
    assert _code("规上工业企业亩均营业收入", "元") is None
    assert _code("每个县新引进亿元以上项目", "个", "count") is None
    assert _code("各园区标准厂房利用率", "%", "ratio") is None
    assert _code("引进现代设施农业项目", "个", "count", subject="全市") == "projects_signed"
    assert _code("引进现代设施农业项目", "个", "count", subject="各县区") is None
    assert _code("各类市场主体", "户", "count") == "market_entities"
    assert _code("投入衔接资金", "元", subject="各级") == "assistance_funds"
    assert _code("亩均税收", "元") == "tax_per_mu"
    assert _code("税收", "元", subject="规上工业亩均") == "tax_per_mu"
    assert _code("税收", "元", subject="全市") == "tax_revenue"
    assert _code("建成区面积", "平方公里", "measure", subject="全市") == "built_up_area"
    assert _code("建成区面积", "平方公里", "measure", subject="全市工业园区") is None
    assert _code("入驻企业", "家", "count", subject="核心园区") == "settled_firms"
    assert _code("雨花区规上工业增加值", "元") == "industrial_value_added_large"
    assert _code("省级开发区规上工业增加值", "元") != "industrial_value_added_large"


def test_what_is_added_is_not_what_there_is_and_a_title_is_no_building() -> None:
    cases = {
        ("新增职工基本养老保险参保", "人"): "pension_insurance_employees_new",
        ("城镇职工基本养老保险参保人数", "人"): "pension_insurance_employees",
        ("三甲医院", "家"): "hospitals_grade_a",
        ("新增“三甲”医院", "家"): "hospitals_grade_a_new",
        ("新改扩建中小学、幼儿园", "所"): "schools",
        ("新创建省级示范性普通高中", "所"): "schools_named",
        ("撤并乡村小规模学校", "所"): "schools_closed",
        ("新增认知障碍照护床位", "张"): "elderly_beds_dementia",
        ("新增普惠托位", "个"): "nursery_places_inclusive_new",
        ("遴选民生实事候选项目", "件"): "minsheng_candidates",
        ("民生实事全面完成", "件"): "minsheng_projects_done",
    }
    assert {(name, unit): _code(name, unit, "count") for name, unit in cases} == cases
    refused = [
        ("新增基本医疗保险参保", "人"), ("签约高校", "所"), ("开工新建义务教育学校", "所"), ("实施民生实事", "类"),
        ("上演国内外优秀舞台作品", "部"), ("推进试点小区居家适老化改造", "个"), ("新增高水平特色专科", "个"),
    ]  # fmt: skip
    assert [name for name, unit in refused if _code(name, unit, "count")] == []


@pytest.mark.parametrize(
    ("name", "unit", "kind", "code"),
    [
        ("城镇居民家庭人均可支配收入", "元", "amount", "income_per_capita_urban"),
        ("农村居民家庭人均纯收入", "元", "amount", "income_per_capita_rural"),
        ("移民人均可支配收入", "元", "amount", "income_class"),
        ("城乡居民人均可支配收入", "元", "amount", None),  # of whom the figure is, it does not say
        ("所有行政村集体经济收入", "元", "amount", None),  # what each of them has at least
        ("实现劳务收入", "元", "amount", "labour_service_income"),
        ("带动群众增收", "元", "amount", "income_added"),
        ("带动人均年增收", "元", "amount", None),
        ("新投放银行贷款", "元", "amount", "bonds_class"),
        ("现场签约意向授信", "元", "amount", None),
        ("建成综合农事服务中心", "个", "count", "farm_service_centres"),
        ("新能源汽车销量", "辆", "count", "goods_class"),
        ("奇瑞销量", "辆", "count", None),  # one firm's
        ("消费对经济增长的贡献率", "%", "ratio", "contribution_rate"),
        ("对GDP增长的贡献率", "%", "ratio", None),  # of what, it does not say
        ("拨付涉企财政资金", "元", "amount", "subsidy_class"),
        ("统筹资金", "元", "amount", None),
        ("汽车产业营收", "元", "amount", "industry_revenue"),
        ("盛隆冶金营业收入", "元", "amount", None),
        ("银行业金融机构资产总额", "元", "amount", "assets_class"),
        ("市创新投集团资产", "元", "amount", None),
        ("智能手机产量", "台", "count", "machine_output"),
        ("新增蔬菜面积", "亩", "measure", "area_class"),
        ("其厨房面积", "平方米", "measure", None),
    ],
)
def test_a_class_holds_what_its_definition_says_and_no_name_that_says_too_little(
    name: str, unit: str, kind: str, code: str | None
) -> None:
    assert _code(name, unit, kind) == code
