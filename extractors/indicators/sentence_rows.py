"""The rows of one sentence: each statement becomes a value, a change, a qualifier or a rank.

What a later statement leaves out (its name, its subject, its total) it inherits from an earlier one of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ...schemas.text import Sentence
from ..figures.quantities import Quantity
from ..names.before import name_before
from ..names.branches import measure_of_branch
from ..names.fronted import clause_before, member_before, thing_before, topic, trade_before
from ..names.inherited import (
    NO_OBJECTS,
    accident_of,
    carried_name,
    inherited_object,
    same_name,
    starts_afresh,
    whose_sum,
    with_noun_of_last,
)
from ..names.lent_verbs import of_the_same, verb_before_size, verb_of_last
from ..names.limits import limit_of
from ..names.name import GENERIC, is_generic
from ..names.naming import name_of, name_of_changed, with_title
from ..names.norms import bind
from ..names.ranks import in_table, is_among_first, of_last, rank_change, ranked, table_of, without_those_among
from ..names.rates import without_average
from ..names.shares import is_share, whole_of_share, with_share
from ..periods.frame import PLANNING, Frame
from ..periods.periods import Period, averages, period_of
from ..reports.genres import REPORTING
from ..statements.comparisons import (
    base_of,
    basis_untimed,
    compared_throughout,
    fronted_comparison,
    growth_compared,
    is_compared,
    starts_change,
)
from ..statements.found import FoundIndicator
from ..statements.statements import Statement, far_bound, read_statements
from ..times.dates import FoundDate
from ..words.acts import is_bare_verb, leading_verb, thing_of, without_last_verbs
from ..words.changes import Change, compares, is_bare_change, read_change
from ..words.hedges import FROM_ONCE
from ..words.shortening import shorten
from ..words.words import measured, word_class
from .changed_values import BASE_ROW, changed_value, counts_on, goes_on_comparing, read_restated, rose_from
from .completing import Told
from .conditions import condition
from .parts import hang_on_noun, hang_on_total
from .qualifiers import follows_last, is_other_size, of_last_size, qualifier_name, qualifies

_PER_HEAD = re.compile(r"每[十百千万](?:人口?|名[\u4e00-\u9fff]{2,4})(?:拥有)?$")
_AIMING = re.compile(r"(?:并|或)?(?:力争|争取|确保|冲刺|保底)(?:达到?|实现|在)?")  # 增长5.5%、力争6%以上
COMPARED_BEHIND = 6  # characters
COMPARISON_REACH = 200  # characters before a level in which 比上年 may stand
_OF_BASE = re.compile(r"^(?:(?P<name>[^，]*?)(?:比|较|与|由|从))?某年(?:期间|时期)?(?:[底末]?的|[底末])$")
_CARRIES = re.compile(
    r"[全我各][区市省县盟州国旗厅局委办级地]|自治区|[省市县]本级|(?:[东中西]部|东北)地区|[\u4e00-\u9fff]{2,8}(?:[省市县旗盟州]|(?<![园地社片库])区)$"
)
_TURNOVER = re.compile(r"产[值量]|收入|占比|规模|销售额|增[速幅]")
_PEOPLE = re.compile(r"人口|人数|劳动力|人次$")


class SentenceRows:
    """The rows of one sentence: what later statements inherit is remembered from earlier ones."""

    def __init__(
        self,
        text: str,
        bare: str,
        sentence: Sentence,
        quantities: list[Quantity],
        dates: list[FoundDate],
        frame: Frame,
    ) -> None:
        self.text, self.sentence, self.dates, self.frame = text, sentence, dates, frame
        self.statements = read_statements(bare, sentence.start, sentence.end, quantities, dates)
        self.made: list[FoundIndicator] = []
        self.aside: set[int] = set()  # starts of rows in brackets, from which nothing outside is inherited
        self.subject: str | None = None
        self.periods: dict[int, Period] = {}  # by where the number of a statement starts
        self.limits: list[tuple[str, str] | None] = []

    def read_periods(self) -> None:
        """The period and the nature of each statement, by its own words."""
        for statement in self.statements:
            period = period_of(self.dates, self.sentence.start, statement, self.text, self.frame)
            self.periods[statement.quantity.start] = period

    def read_limits(self) -> None:
        """What each statement limits, if it does: a measure of a thing that has to be so large."""
        self.limits = [limit_of(self.statements, index, self.text) for index in range(len(self.statements))]

    def told(self) -> Told:
        """One row a statement."""
        for index, statement in enumerate(self.statements):
            if statement.bracketed or (statement.before.startswith("包括") and statement.behind.endswith("在内")):
                self.aside.add(statement.quantity.start)
            self.made += self._row(index, statement)
        return Told(self.made, self.statements, self.dates, self.sentence)

    def _row(self, index: int, statement: Statement) -> list[FoundIndicator]:
        quantity = statement.quantity
        fronted = self.text.startswith("相比", quantity.end)  # 与2010年普查340万人相比
        said = statement.before.removesuffix("的") + "的" if fronted else statement.before
        of_base = _OF_BASE.match(said) if "某年" in said else None
        if of_base and (self.made or of_base["name"]):
            return [self._base_row(statement, of_base["name"] or "")]
        limit = self.limits[index]
        change = None if limit else self._change(statement)
        if change:
            return [self._change_row(statement, change)]
        if qualifies(statement, self.frame) or is_other_size(self.statements[index : index + 2], self.text, self.frame):
            return [self._qualifier_row(statement)]
        row = self._new(statement)
        if limit:
            row.role, row.name, row.subject = "qualifier", *limit
        elif quantity.kind == "rank" or is_among_first(statement):
            self._name_rank(row, statement)
        else:
            self._name(row, index, statement)
            if statement.joined and not statement.listed and index:
                hang_on_noun(self.made, row, self.statements[index - 1].behind)
        if starts_change(statement.before, self.text[quantity.end : quantity.end + 8]):
            self._start_of_change(row, statement)
        condition(row, self.text, self.sentence, quantity, self.frame)
        bind(row, self.text, statement.clause[0], self.dates)
        return [row]

    def _start_of_change(self, row: FoundIndicator, statement: Statement) -> None:
        """From what a change starts is no target; it held at the time last compared with in the sentence."""
        if row.nature != "target" and not compared_throughout(self.dates, statement, self.text):
            return
        compared = [date.edtf for date in self.dates if date.compared and date.edtf and date.start < row.start]
        known = str(self.frame.reported) if self.frame.genre in REPORTING and self.frame.reported else None
        row.nature, row.period = "actual", compared[-1] if compared else known

    def _new(self, statement: Statement) -> FoundIndicator:
        quantity = statement.quantity
        period = self.periods[quantity.start]
        low = float(quantity.low)
        high = low if quantity.high is quantity.low else float(quantity.high)
        unit, kind = ("元", "amount") if quantity.grades else (quantity.unit, quantity.kind)
        return FoundIndicator(
            quantity.start, quantity.end, kind, "value",
            low if quantity.value is quantity.low else _number(quantity.value), low, high,
            unit, quantity.bound if quantity.bound != "eq" else far_bound(statement),
            "", None, period.edtf, period.nature, clause=statement.clause, words=statement.before,
        )  # fmt: skip

    def _name(self, row: FoundIndicator, index: int, statement: Statement) -> None:
        name = name_of(self.statements, index, self.text)
        row.name = with_title(name.name, self.text[statement.clause[0] : row.start])
        row.subject = name.subject or self.subject
        row.name = "" if statement.bracketed and row.name == "合计" else without_average(row.name)
        if not row.name:
            last = same_name(self.made, self.aside, row.unit, row.start)
            included = last is not None and last.start in self.aside
            member = self._fronted(statement, member_before) if last else ""
            fronted = (included and member) or self._fronted(statement)
            fronted = fronted if measured(fronted) or included or FROM_ONCE.search(statement.before) else member
            row.name = fronted or (
                carried_name(last, self.text[last.end : row.start], row.unit) if last else self._topic()
            )
            row.subject = row.subject or (last.subject if last else self.subject)
            hang_on_total(self.made, row, name.subject, self.aside)
        elif is_generic(row.name) or is_share(row.name) or is_bare_verb(row.name):
            row.name = self._with_thing(row, statement, name.subject)
        elif statement.joined and self.made and (per_head := _PER_HEAD.match(self.made[-1].words)):
            age = self.text[self.made[-1].start : self.made[-1].end]
            row.name = shorten(per_head[0] + age + row.name)  # 每千人口拥有3岁以下婴幼儿托位数
        elif statement.joined and self.made and self.made[-1].role == "qualifier" and not leading_verb(row.name):
            row.name = verb_before_size(self.made, statement, self.text) + row.name
        elif statement.listed and self.made and not is_bare_verb(row.name):
            self._go_on(row, verb_of_last(self.made[-1], row, statement))
        row.name = without_those_among(row.name, statement.before, self._words_before(statement))
        row.subject = row.subject or whose_sum(self.made, self.aside, row)
        row.name = with_noun_of_last(self.made, row.name) if row.name.endswith("级") else row.name
        row.name = of_the_same(self.made, row, statement, self.text) + row.name
        self._carry(None if row.role == "part" else name.subject)  # 新增8个，其中A市2个，总投资4亿元
        if statement.quantity.bare and _PEOPLE.search(row.name):
            row.unit = "人次" if row.name.endswith("人次") else "人"

    def _with_thing(self, row: FoundIndicator, statement: Statement, subject: str | None) -> str:
        """A bare measure, share or verb with what it is of."""
        bare, share = is_bare_verb(row.name), is_share(row.name)
        if subject and not (bare or share or _CARRIES.match(subject)):
            return row.name  # 签约指标250万千瓦，甲水库完成投资8亿元
        if share:
            thing = whole_of_share(self.made, self.aside, self._fronted(statement))
        else:
            thing = inherited_object(self.made, self.aside, statement.clause, row.name, row.unit, acted=not bare)
        thing = without_last_verbs(thing).lstrip("的") if bare else thing or self._trade(statement)
        thing = "" if bare and starts_afresh(self.made, row) else thing
        thing = (not share and self._fronted(statement, thing_before)) or thing
        short = len(thing) < 2 or thing in NO_OBJECTS
        return row.name if short or word_class(thing) in ("act", "predicate") else with_share(thing, row.name)

    def _fronted(self, statement: Statement, read: Callable[[str, int, int, int], str] = clause_before) -> str:
        """What the words before the comma in front of a statement name, where no other number stands in them."""
        place = next((row.start for row in reversed(self.made) if row.start not in self.aside), -1)
        return read(self.text, self.sentence.start, statement.clause[0], place)

    def _trade(self, statement: Statement) -> str:
        """What trade a turnover is of; not one where several are measured in turn."""
        turnover = _TURNOVER.search(statement.before) and "分别" not in statement.before
        return self._fronted(statement, trade_before) if turnover else ""

    def _go_on(self, row: FoundIndicator, verb: str) -> None:
        """五年新增学位3万个、床位2万张: with the verb of the item before goes the time that a review gave it."""
        row.name = row.name if verb and row.name.startswith(verb) else verb + row.name
        if verb and self.frame.review:
            row.period = self.made[-1].period

    def _carry(self, subject: str | None) -> None:
        """全省, 我厅 and 乌海市 hold for the rest of the sentence, 各类企业 does not."""
        if subject and _CARRIES.match(subject):
            self.subject = subject

    def _name_rank(self, row: FoundIndicator, statement: Statement) -> None:
        """居全区第1 ranks what was stated before it, a growth where a growth was."""
        name = in_table(name_before(ranked(statement.before, self._words_before(statement))))
        row.name = without_those_among(name.name, statement.before, self._words_before(statement))
        row.subject = name.subject or self.subject
        if row.name.endswith("综合"):  # 水环境综合排名居全省第1
            row.name += "排名"
        if row.name in GENERIC:
            thing = inherited_object(self.made, self.aside, statement.clause, row.name)
            row.name = thing.removesuffix(row.name) + row.name
        row.name = row.name if len(row.name) > 1 else table_of(statement.before)
        if len(row.name) < 2 and self.made:
            row.name, row.subject = of_last(self.made, self._words_before(statement))

    def _words_before(self, statement: Statement) -> str:
        """The words before the number in front of this one, where both stand in one clause."""
        return self.statements[self.statements.index(statement) - 1].before if statement.joined else ""

    def _topic(self) -> str:
        name = topic(self.text, self.sentence.start, self.statements[0].clause[0])
        self._carry(name.subject)
        return name.name

    def _change(self, statement: Statement) -> Change | None:
        quantity = statement.quantity
        if quantity.kind == "rank":
            return None
        if quantity.unit == "位":
            return rank_change(statement, self._words_before(statement)) or self._next_rank_change(statement)
        last = self.made[-1] if self.made else None
        goes_on = last and ((last.words == BASE_ROW and statement.joined) or goes_on_comparing(last, statement))
        compared = is_compared(self.dates, self.sentence.start, statement, self.text)
        against = "比某年" if goes_on or compared else ""
        change = read_change(against + statement.before, unit=quantity.unit) or read_restated(statement.before, last)
        if change or last is None:
            return change
        counted_on = counts_on(self.made, statement)
        if last.unit != quantity.unit and not counted_on:  # 分别上升8.2%和0.4个百分点
            return None
        own = is_bare_change(statement.before)
        if (
            statement.joined
            and last.role == "change"
            and (own or len(statement.before) < 2 or _AIMING.fullmatch(statement.before))
        ):
            moved = read_change("同比" + statement.before, unit=quantity.unit) if own else None
            return Change(moved.sign if moved else -1 if (last.value or 0) < 0 else 1, "", last.change_basis, False)
        if own and self._goes_on_from_level(last, statement):
            return read_change("同比" + statement.before, unit=quantity.unit)
        return None

    def _goes_on_from_level(self, last: FoundIndicator, statement: Statement) -> bool:
        """稻谷种植面积2895万公顷，减少50万公顷: against the year that the paragraph compares with."""
        between = self.text[last.end : statement.quantity.lead]
        if last.role not in ("value", "part") or between.lstrip("，、") != statement.before:
            return False
        behind = self.text[statement.quantity.end : statement.quantity.end + COMPARED_BEHIND]
        if any(date.compared and date.start < last.start for date in self.dates) or compares(behind):
            return True  # 收入2.7万元，增加2195元，同比增长8.7%
        paragraph = self.text.rfind("\n", 0, self.sentence.start) + 1
        return compares(self.text[max(paragraph, last.start - COMPARISON_REACH) : last.start])

    def _next_rank_change(self, statement: Statement) -> Change | None:
        """排名分别提升57位、28位: the second number of places goes with the first."""
        last = self.made[-1] if self.made else None
        if not statement.listed or last is None or last.role != "change" or last.kind != "rank" or statement.before:
            return None
        statement.quantity.kind = "rank"
        return Change(-1 if (last.value or 0) < 0 else 1, "", last.change_basis, False)

    def _change_row(self, statement: Statement, change: Change) -> FoundIndicator:
        row = self._new(statement)
        row.role = "change"
        for end in ("value", "low", "high"):
            number = getattr(row, end)
            setattr(row, end, None if number is None else change.sign * number)
        name = in_table(name_before(change.name or name_of_changed(statement)))
        row.subject = name.subject or self.subject
        self._carry(name.subject)
        row.name = name.name
        if is_generic(name.name):
            thing = inherited_object(self.made, self.aside, statement.clause, name.name)
            row.name = with_share(thing or self._trade(statement), name.name)
        elif is_share(name.name):
            row.name = whole_of_share(self.made, self.aside) + name.name
        row.name = accident_of(self.made, row.name) + row.name
        row.name += measure_of_branch(self.text, self.sentence.start, row.start, self.made, row.name)
        if not name.name or name.name in ("分别", "平均"):
            row.parent = changed_value(self.made, row.unit, set() if statement.bracketed else self.aside)
            row.name = (self.made[-1 if row.parent is None else row.parent].name if self.made else "") or self._topic()
            row.subject = (
                row.subject or self.subject or (self.made[row.parent].subject if row.parent is not None else None)
            )
        if statement.quantity.bare and _PEOPLE.search(row.name):
            row.unit = "人"
        if any(averages(self.text, date) for date in self.dates if statement.clause[0] <= date.start < row.start):
            change = change._replace(basis=None)  # 每年递增10%
        compared = self._compared(statement)
        compared = compared or compared_throughout(self.dates, statement, self.text, self.sentence.start)
        planned = self.frame.genre in PLANNING
        aimed = row.nature == "target" and (planned or "累计" in statement.before)
        row.change_basis, row.change_base = base_of(change, row.period, compared, self.text, aimed=aimed)
        start = rose_from(self.made, row) if change.basis and not compared else None
        if start:
            row.change_basis, row.change_base = "base", start
        elif row.change_basis == "yoy" and row.period is None:
            told = self.text[self.sentence.start : row.start]
            row.change_basis = basis_untimed(self.dates, row.start, told, planned=planned)
        growth = growth_compared(self.made, row, self.text)
        if growth is not None:
            row.parent = growth
            row.name = row.name if name.name else self.made[growth].name
        return row

    def _base_row(self, statement: Statement, words: str) -> FoundIndicator:
        """比1980年的7159亿元: the value of the base year, by the name of what is compared."""
        row = self._new(statement)
        name = name_before(words)
        last = same_name(self.made, self.aside, row.unit)
        row.name, row.words = name.name or (last.name if last else self._topic()), BASE_ROW
        if is_share(row.name):
            row.name = inherited_object(self.made, self.aside, statement.clause) + row.name
        row.subject = name.subject or self.subject or (self.made[-1].subject if self.made else None)
        self._carry(name.subject)
        if compared := self._compared(statement):
            row.period, row.nature = compared[-1].edtf, "actual"
        return row

    def _compared(self, statement: Statement) -> list[FoundDate]:
        """The times the clause compares with, before its number; those of the clauses before where it only goes on."""
        fronted = fronted_comparison(self.text, self.sentence.start, statement.clause[0])
        start, end = statement.clause[0] if fronted is None else fronted, statement.quantity.start
        before = [date for date in self.dates if date.start < end]
        own = [date for date in before if date.compared and start <= date.start]
        goes_on = is_bare_change(statement.before.removeprefix("即")) and before and before[-1].compared
        return own or (before[-1:] if goes_on else [])

    def _qualifier_row(self, statement: Statement) -> FoundIndicator:
        row = self._new(statement)
        row.role = "qualifier"
        condition(row, self.text, self.sentence, statement.quantity, self.frame)
        row.name, row.subject = qualifier_name(statement, self.text[statement.quantity.lead : row.end])
        last = next((made for made in reversed(self.made) if made.role == "qualifier" and made.unit == row.unit), None)
        if last and follows_last(statement):
            row.name = last.name or row.name
        if last and row.kind == "amount" and of_last_size(statement, row.name, last):
            row.name, row.subject = last.name, row.name or last.subject
        if not row.name and self.made and self.made[-1].kind == "count":
            row.name = thing_of(self.made[-1].name)  # 亿元以上项目18个，其中5亿元以上3个
        if last and not row.name and statement.listed and not statement.before:  # 达到2000万元、1亿元的
            row.name = last.name
        return row


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
