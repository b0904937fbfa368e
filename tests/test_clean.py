"""Cleaning: one width, no spaces, whole sentences, no page furniture, and an exact way back to the source."""

from __future__ import annotations

import pytest
from reports import source_of

from zhibiao.pipeline.chrome import is_chrome, is_page_mark
from zhibiao.pipeline.clean import REASONS, clean_text
from zhibiao.schemas.text import CleanText

PROSE = (
    "各级各部门坚持问题导向，对重点区域、重点行业、重点企业开展了拉网式排查，"
    "建立了台账，明确了责任单位和完成时限，加强对法治"
)
BODY = [
    "一、坚持高位推动，全市上下把整改作为重大政治任务，先后召开会议研究部署，主要负责同志亲自过问并到一线督办。",
    "二、强化源头治理，全市关停了不符合产业政策的企业，对保留的企业逐一开展清洁生产审核，污染物排放量明显减少。",
    "三、严格监督执法，生态环境部门会同公安机关开展了联合行动，查处了一批违法案件，形成了有力震慑，群众普遍满意。",
    "四、健全长效机制，制定了联席会议、信息共享、案件移送等制度，做到用制度管人、管事、管权，防止问题反弹回潮。",
]


def cleaned(text: str) -> CleanText:
    return clean_text(source_of(text))


def dropped(text: str, reason: str) -> list[str]:
    return [text[drop.start : drop.end] for drop in cleaned(text).dropped if drop.reason == reason]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("成效显著,群众满意;一是坚持(试行):甲!", "成效显著，群众满意；一是坚持（试行）：甲！"),
        ("投资146，8亿元，增长19.6一26.4％", "投资146.8亿元，增长19.6-26.4%"),
        ("到1g80年，建成3，5个", "到1980年，建成3，5个"),
        ("其中2015，5万吨", "其中2015，5万吨"),
        ("２０２２ 年 ４ 月，办结８５件", "2022年4月，办结85件"),
        ("2020 年 11 月 26 日", "2020年11月26日"),
        ("（厅发〔2020〕5 号）", "（厅发〔2020〕5号）"),
        ("贵 州 省", "贵州省"),
        ("\u3000\u3000优 良天数\u3000比例", "优良天数比例"),
        ("PM2.5浓度23 µg/m³", "PM2.5浓度23μg/m³"),
        ("第①项，Ⅳ类水体½", "第①项，Ⅳ类水体½"),
        ("共3,174件，1,234.5万元", "共3,174件，1,234.5万元"),
        ("第1,2项", "第1，2项"),
        ("20:30至21:00", "20:30至21:00"),
        ("时限:6月", "时限：6月"),
        ("提供Open Data 服务", "提供Open Data服务"),
        ("气温 18 20 度", "气温18 20度"),
        ("２０２１ － ２０２５年", "2021-2025年"),
        ("Ａ区ＰＭ２．５", "A区PM2.5"),
        ("甲\u200b乙\xad丙", "甲乙丙"),
    ],
)
def test_characters(text: str, clean: str) -> None:
    assert cleaned(text).text == clean


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r\n", "\u2028"])
def test_line_breaks_of_every_kind_part_paragraphs_once(breaks: str) -> None:
    assert cleaned(f"\ufeff甲乙。{breaks}丙丁。{breaks}").text == "甲乙。\n丙丁。"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("内政办发[2014]790号", "内政办发〔2014〕790号"),
        ("内环发(2021〕71号", "内环发〔2021〕71号"),
        ("厅发〔2018〕９号", "厅发〔2018〕9号"),
        ("厅发〔2017〕35 号", "厅发〔2017〕35号"),
        ("黔府发 〔\n２０２２〕８ 号", "黔府发〔2022〕8号"),
        ("黔府发【2022】8号", "黔府发〔2022〕8号"),
    ],
)
def test_document_numbers_have_one_form(text: str, clean: str) -> None:
    assert cleaned(text).text == clean


@pytest.mark.parametrize("pair", ["<>", "‹›", "＜＞", "〈〉", "﹤﹥"])
def test_inner_title_brackets_have_one_form(pair: str) -> None:
    assert cleaned(f"《关于印发{pair[0]}工作方案{pair[1]}的通知》").text == "《关于印发〈工作方案〉的通知》"


def test_angle_quotes_are_title_brackets_and_tags_are_not() -> None:
    assert cleaned("«工作方案»印发").text == "《工作方案》印发"
    assert cleaned("见<br>表").text == "见<br>表"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"{PROSE}\n\n工作的领导。", f"{PROSE}工作的领导。"),
        ("全年完成投资885\n\n亿元。", "全年完成投资885亿元。"),
        ("本方案自2023 年至 2025\n年实施。", "本方案自2023年至2025年实施。"),
        ("认真落实《环境\n保护法》的规定。", "认真落实《环境保护法》的规定。"),
        ("依法办理案件，\n移送公安机关。", "依法办理案件，移送公安机关。"),
        ("制定了《\n甲条例\n》、《\n乙办法\n》等规章。", "制定了《甲条例》、《乙办法》等规章。"),
        (f"{PROSE}\n— 2 —\n工作的领导。", f"{PROSE}工作的领导。"),
        (f"{PROSE}\n\n- 10 -\n\n工作的领导。", f"{PROSE}工作的领导。"),
        # Refused: what has ended, headings and lists.
        ("工作有序推进。\n成效明显", "工作有序推进。\n成效明显"),
        ("一、总体情况\n（一）主要做法", "一、总体情况\n（一）主要做法"),
        (f"{PROSE}\n（二）工作的领导", f"{PROSE}\n（二）工作的领导"),
        ("关于工作情况的报告\n全市各级高度重视", "关于工作情况的报告\n全市各级高度重视"),
    ],
)
def test_lines_torn_by_a_page_are_joined_and_others_not(text: str, clean: str) -> None:
    assert cleaned(text).text == clean


def test_lines_wrapped_by_hand_are_joined() -> None:
    sentence = "全市上下深入贯彻落实决策部署坚持稳中求进工作总基调统筹发展和安全完整准确全面贯彻新发展理念"
    lines = [(sentence * 9)[20 * n : 20 * n + 20] for n in range(18)]
    assert cleaned("\n".join(lines) + "取得实效。").text == "".join(lines) + "取得实效。"


def test_lines_wrapped_by_hand_are_joined_though_some_headings_run_on() -> None:
    lines = ["市场监管部门收到申请以后应当及时进行审查并" for _ in range(12)] + ["第九条" + "法律责任和附则" * 8] * 2
    lines += ["消费者认为经营者侵害合法权益的依照该法第五十", "六条处罚。"]
    assert "该法第五十六条处罚。" in cleaned("\n".join(lines)).text


def test_lines_wrapped_by_hand_are_joined_beside_as_many_others_when_they_are_a_hundred() -> None:
    wrapped = ["市场监管部门收到申请以后应当及时进行审查并" for _ in range(120)]
    others = [str(number) + "智能工厂装备与系统集成通用技术要求国家标准" * 2 for number in range(50)]
    short = [str(number) + "国家标准化管理委员会发布的技术要求" for number in range(90)]
    text = "\n".join([*wrapped, "作出决定。", *others, *short])
    assert "".join(wrapped) + "作出决定。" in cleaned(text).text


@pytest.mark.parametrize("mark", ["— 14 —", "-5-"])
def test_a_page_mark_at_the_head_of_a_line_is_dropped(mark: str) -> None:
    text = f"{PROSE}\n{mark}工作的领导。"
    assert dropped(text, "page_mark") == [mark]
    assert cleaned(text).text == f"{PROSE}工作的领导。"


def test_cells_of_a_table_stay_apart() -> None:
    assert cleaned("1\n|\n昆明市\n|\n475").text == "1\n|\n昆明市\n|\n475"
    assert cleaned("序号 | 名称 | 数量\n1 | 昆明市 | 475").text.splitlines() == ["序号|名称|数量", "1|昆明市|475"]


@pytest.mark.parametrize("mark", ["— 2 —", "- 10 -", "－３－", "第 2 页", "第2页 共9页", "2/9", "—12—"])
def test_page_marks_are_dropped(mark: str) -> None:
    text = f"全市各级各部门高度重视整改工作。\n{mark}\n各项任务有序推进，取得了实效。"
    assert dropped(text, "page_mark") == [mark]
    assert cleaned(text).text == "全市各级各部门高度重视整改工作。\n各项任务有序推进，取得了实效。"


def test_page_marks_inside_lines_are_dropped_where_they_count_on() -> None:
    text = "一般公共预 — 1 — 算收入增长5%，新增企业9家。建成 — 2 — 公园3个。\n实施项目 — 3 — 12个。"
    assert cleaned(text).text == "一般公共预算收入增长5%，新增企业9家。建成公园3个。\n实施项目12个。"
    alone = "得分 — 8 — 分，满分 — 3 — 分，共 — 5 — 分。"
    assert cleaned(alone).text == "得分—8—分，满分—3—分，共—5—分。"


@pytest.mark.parametrize("line", ["475", "2-6小时", "3.5", "第2页所列的项目", "2021-2025"])
def test_figures_are_no_page_marks(line: str) -> None:
    assert not is_page_mark(line)


def test_contents_leaders_go_and_the_heading_stays() -> None:
    text = "第一章 总则......- 14 -\n第二章 目标任务…………15"
    assert cleaned(text).text == "第一章总则\n第二章目标任务"
    assert dropped(text, "contents_leader") == ["......- 14 -", "…………15"]


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2024-12-18 16:05 浏览次数：1024",
        "【字体大小：大 中 小】",
        "扫一扫在手机打开当前页",
        "登录|注册",
        "上一篇：关于开展检查的通知",
        "下一篇：关于印发方案的通知",
        "相关阅读：政策解读",
        "版权所有：某市人民政府",
        "邮编：100000",
        "京ICP备05070218号",
        "来源：某市生态环境局",
    ],
)
def test_page_chrome_is_dropped(line: str) -> None:
    text = f"全市各级各部门高度重视整改工作。\n{line}"
    assert dropped(text, "page_chrome") == [line]
    assert cleaned(text).text == "全市各级各部门高度重视整改工作。"


@pytest.mark.parametrize(
    "line", ["资金来源：中央财政", "发布时间长效机制不断健全", "打印机300台", f"{PROSE}{PROSE}访问量达3万人次。"]
)
def test_prose_that_uses_a_chrome_word_stays(line: str) -> None:
    assert not is_chrome(line)


@pytest.mark.parametrize("indent", ["", "　　", "\n  "])
def test_the_second_copy_of_a_body_is_dropped(indent: str) -> None:
    first = "\n".join(["某市整改落实情况", *BODY])
    second = "\n".join(["某市整改落实情况", *(indent + line for line in BODY)])
    clean = cleaned(f"{first}\n{second}\n")
    assert clean.text == first
    (copy,) = [drop for drop in clean.dropped if drop.reason == "repeated_body"]
    assert copy.start == len(first) + 1


def test_a_copy_without_line_breaks_is_dropped_too() -> None:
    first = "\n".join(BODY)
    assert cleaned(f"{first}\n{''.join(BODY)}").text == first


def test_a_copy_of_a_body_made_of_short_lines_is_dropped_too() -> None:
    cells = [f"第{number}类\n{number * 7}元" for number in range(200)]
    first = "\n".join(["某市整改落实情况", *BODY, *cells])
    assert cleaned(f"{BODY[0]}\n{first}\n{''.join(first.split())}").text == f"{BODY[0]}\n{first}"


def test_a_line_that_repeats_itself_is_no_second_body() -> None:
    text = "\n".join(["1234567890" * 10] * 6)
    assert cleaned(text).text == text


def test_a_line_of_invisible_characters_is_no_paragraph() -> None:
    assert cleaned("甲。\n\u200b \u200b\n乙。").text == "甲。\n乙。"


def test_repeated_headings_and_quotations_stay() -> None:
    text = "\n".join(["主要工作", *BODY[:2], "主要工作", *BODY[2:], BODY[0]])
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff　２０２２ 年,办结 3,174\r\n\r\n件。\r\n- 2 -\r\n来源：某局\r\n《办<法\n>》(试行)",
        "\n".join([*BODY, "— 3 —", *(f"　　{line}" for line in BODY)]),
        "黔府发 〔\n２０２２〕８ 号\u200b；第①项 A B",
        "",
        " \n\u3000\n",
    ],
)
def test_every_clean_character_comes_from_its_place_in_the_source(text: str) -> None:
    source = source_of(text)
    clean = clean_text(source)
    places = [clean.source_offset(offset) for offset in range(len(clean.text))]
    assert places == sorted(set(places))
    for char, place in zip(clean.text, places, strict=True):
        original = source.text[place]
        assert _same(char, original), (char, original)
        assert clean.text[clean.clean_offset(place)] == char


def _same(char: str, original: str) -> bool:
    """Equal but for width and the marks that cleaning makes one."""
    if char == original or (char == "\n" and original in "\r\x0b\x0c\x85\u2028\u2029"):
        return True
    marks = {
        ",": "，",
        "(": "（",
        ")": "）",
        ":": "：",
        ";": "；",
        "!": "！",
        "<": "〈",
        ">": "〉",
        "[": "〔",
        "]": "〕",
    }
    return marks.get(original) == char or ord(original) - ord(char) == 0xFEE0


def test_what_was_dropped_has_a_known_reason_and_lies_inside_the_source() -> None:
    text = f"\ufeff来源：某局\n{PROSE}\n— 2 —\n的领导 。\u200b\n第一章......3\n"
    for drop in cleaned(text).dropped:
        assert drop.reason in REASONS
        assert 0 <= drop.start < drop.end <= len(text)


def test_grouped_thousands_of_old_prints_are_one_number() -> None:
    assert clean_text(source_of("总额为1，340 亿元，新增2，350台")).text == ("总额为1,340亿元，新增2,350台")


def test_small_brackets_around_the_year_of_a_document_number() -> None:
    assert clean_text(source_of("国发﹝2022﹞2号")).text == "国发〔2022〕2号"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("約一億六千餘萬畝，較一九五二年縮小。", "约一亿六千余万亩，较一九五二年缩小。"),
        ("從百分之四十一點五增長到二十五個。", "从百分之四十一点五增长到二十五个。"),
        ("這兩個重點，達到兩萬噸。", "這两个重點，达到两万吨。"),
        ("五年來的成績，將來的事。", "五年来的成績，將來的事。"),
        ("一些個人的長處和約定。", "一些個人的長處和約定。"),
    ],
)
def test_traditional_characters_of_figures_are_simplified_at_figures(text: str, clean: str) -> None:
    assert cleaned(text).text == clean
