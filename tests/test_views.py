"""What the terminal shows of a report."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType
from stand_in import extract_digits

from zhibiao.pipeline.ingest import from_text
from zhibiao.pipeline.reading import Reading, read_extraction
from zhibiao.pipeline.views import STYLES, counts_tables, doubts, legend, marked_text


def _reading(text: str) -> Reading:
    return read_extraction(extract_digits(from_text(text)))


def _printed(renderable: RenderableType, width: int) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_long_doubt_is_wrapped_and_not_cut() -> None:
    row = {"severity": "warning", "message": "甲" * 60, "sentence": "乙" * 40, "start": 0}
    printed = _printed(doubts([row]), width=50)
    assert (printed.count("甲"), printed.count("乙")) == (60, 40)


def test_the_gravest_doubt_comes_first() -> None:
    rows = [
        {"severity": severity, "message": severity.upper(), "sentence": "", "start": start}
        for start, severity in enumerate(["info", "error", "warning"])
    ]
    printed = _printed(doubts(rows), width=80)
    assert printed.index("ERROR") < printed.index("WARNING") < printed.index("INFO")


def test_records_are_marked_at_their_places_and_square_brackets_are_text() -> None:
    text = marked_text(_reading("[2020]逐步逐步办理12件"))
    assert text.plain == "[2020]逐步逐步办理12件"
    marks = {(text.plain[span.start : span.end], str(span.style)) for span in text.spans}
    assert marks == {
        ("2020", STYLES["indicators"]), ("12", STYLES["indicators"]), ("逐步逐步", STYLES["findings"]),
    }  # fmt: skip


def test_the_legend_counts_the_tables_shown() -> None:
    reading = _reading("办理案件12件").only(["indicators", "dates"], [])
    assert legend(reading).plain == "dates 0  indicators 1"


def test_reports_of_unknown_year_have_a_column() -> None:
    printed = _printed(counts_tables({"documents": {0: 1, 2020: 1200}, "tasks": {}}, 80), width=80)
    assert "unknown" in printed
    assert "1,201" in printed


def test_years_that_do_not_fit_stand_below() -> None:
    counts = {"documents": dict.fromkeys(range(1978, 2026), 1), "indicators": dict.fromkeys(range(1978, 2026), 12_345)}
    lines = _printed(counts_tables(counts, 60), width=60).splitlines()
    assert max(map(len, lines)) <= 60
    headings = [word.strip("┃") for line in lines if "table" in line for word in line.split() if word != "┃"]
    assert [word for word in headings if word != "table"] == [*map(str, range(1978, 2026)), "all"]
    assert sum(line.count("12,345") for line in lines) == 48
    assert "592,560" in lines[-2]
