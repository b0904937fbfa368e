"""Name: what a figure is a figure of, and who or what it holds for.

Also the names that say what is measured and not of what (产量 总面积), and nouns that end or begin other names.

>>> Name("办理行政处罚案件", "全市"), is_generic("年均产量")
(Name(name='办理行政处罚案件', subject='全市'), True)
"""

from __future__ import annotations

from typing import NamedTuple

RULES = ("政策", "措施", "举措", "办法", "条例", "规定", "方案", "机制", "制度")
# Verbs that end the items of a list as nouns: 农房改造、灾害治理五件实事
NOMINAL = frozenset("治理 改造 建设 整治 修复 保护 改革 提升 升级 培训 服务 管理 救助 加固 防治 供水".split())
# Verbs that begin the name of a thing too: 试点范围, 研发中心
OF_THINGS = frozenset("试点 示范 监测 研发 共享 引领".split())
GENERIC = frozenset(
    (
        "面积 总面积 长度 全长 总长 总里程 金额 资金 总投资 总量 总数 数量 总额 产值 规模 占地面积 建筑面积 "
        "总产值 总人数 人数 产量 占比 比重 总户数 总规模 增速 增幅 强度 保有量 排名 总产能 年产值 年产量 销售额 "
        "营业收入 单价 均价 增加值 总产量 涨幅 降幅 余额 投资额 总投资额 投资总额 计划投资 "
    ).split()
)


def is_generic(name: str) -> bool:
    """Whether a name says what is measured, and not of what: 产量, 年均产量."""
    return name.removeprefix("年均").removeprefix("平均").removeprefix("年") in GENERIC


class Name(NamedTuple):
    """A name, and the subject where the same clause says it."""

    name: str
    subject: str | None
