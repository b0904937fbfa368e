"""The commands of the READMEs run, one after the other, and print what the READMEs show.

They run in a folder that holds what a reader has, `data/raw`, and the files that a command names for want of the
reader's own: reports of other forms, `mine.toml` as printed, a corrections file as the review page saves it.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from glob import glob
from pathlib import Path

import formats_files
import pytest
from typer.testing import CliRunner, Result

import zhibiao
from zhibiao.cli import app

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
WIDTH = "92"
SET_UP = ("python3 -m venv ", "source ", "pip install ")  # run by .ci/run, which has the network
OWN_REPORTS: dict[str, Callable[[], bytes]] = {
    "部门决算.pdf": formats_files.as_pdf,
    "政府工作报告.docx": formats_files.as_word,
    "通知.html": formats_files.as_web_page,
    "统计表.xlsx": formats_files.as_spreadsheet,
    "文件夹/子文件夹/报告.txt": formats_files.as_text,
}
REPORT = "data/raw/2021_内蒙古自治区生态环境厅_法治建设情况报告.txt"


def _text(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def _blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _text(readme), re.DOTALL)


def _commands(readme: str) -> list[str]:
    """The lines of the sh blocks and the commands of the console blocks, in order of place."""
    found: list[str] = []
    for language, block in re.findall(r"```(sh|console)\n(.*?)```", _text(readme), re.DOTALL):
        lines = block.splitlines()
        found += lines if language == "sh" else [line[2:] for line in lines if line.startswith("$ ")]
    return [shlex.join(shlex.split(line, comments=True)) for line in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the reports and the files that commands name, in which the commands run."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    for name, write in OWN_REPORTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(write())
    with zipfile.ZipFile(folder / "全部报告.zip", "w") as archive:
        archive.writestr("报告.txt", formats_files.as_text())
    [own] = _blocks("README.md", "toml")
    (folder / "mine.toml").write_text(own, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", WIDTH)
        patch.setenv("TERM", "dumb")
        _write_corrections(folder)
        yield folder


def _write_corrections(folder: Path) -> None:
    extraction = zhibiao.extract(folder / REPORT)
    row = extraction.indicators[0]
    said = {"verdict": "accepted", "reviewer": "王", "reviewed_at": "2026-03-01T09:30:00Z"}
    line = {"doc_id": row.doc_id, "table": "indicators", "row": row.seq, "start": row.start, "end": row.end, **said}
    (folder / f"corrections-{row.doc_id}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, Result]:
    """What each command of the README gave, run in order."""
    assert folder.exists()
    commands = [command for command in _commands("README.md") if not command.startswith(SET_UP)]
    return {command: CliRunner().invoke(app, _arguments(command)) for command in commands}


def _arguments(command: str) -> list[str]:
    """The words after `zhibiao`, patterns replaced by the files they match, as a shell does."""
    program, *words = shlex.split(command)
    assert program == "zhibiao", command
    return [name for word in words for name in (sorted(glob(word)) if "*" in word and glob(word) else [word])]


def test_every_command_succeeds(results: dict[str, Result]) -> None:
    assert len(results) > 20
    failed = {command: result.output for command, result in results.items() if result.exit_code}
    assert failed == {}


def test_the_walk_goes_through_every_command(results: dict[str, Result]) -> None:
    listed = {
        name for line in re.findall(r"^\| `zhibiao ([a-z]+)", _text("README.md"), re.MULTILINE) for name in [line]
    }
    assert listed - {_arguments(command)[0] for command in results} == {
        "schema",
        "golden",
    }  # of the tables; in a checkout


def test_no_command_comes_back_with_nothing(results: dict[str, Result], folder: Path) -> None:
    assert not any("0 cells" in result.stderr for result in results.values())
    for name in ("panel.xlsx", "panel.html", "cases.html", "report.html", "review/index.html"):
        assert (folder / name).stat().st_size > 1000, name
    [bundle] = (folder / "release").iterdir()
    assert (bundle / "SHA256SUMS").exists()


def test_figures_named_beside_a_command_are_what_it_prints(results: dict[str, Result], folder: Path) -> None:
    [own] = [result for command, result in results.items() if "panel steel_works_retrofitted" in command]
    cells = [line.split("\t")[2:5:2] for line in own.stdout.splitlines()[1:]]
    assert cells == [["2020", "11"], ["2021", "10"]]
    assert "超低排放改造10家" in (folder / REPORT).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_the_terminal_excerpts_are_real(readme: str, results: dict[str, Result]) -> None:
    """Every line of an excerpt stands in the output of its command, in order; … stands for what was left out."""
    excerpts = _excerpts(readme)
    assert excerpts
    for command, shown in excerpts:
        printed = iter([line.rstrip() for line in results[shlex.join(shlex.split(command))].output.splitlines()])
        for line in shown:
            assert any(other == line for other in printed), f"{command} does not print {line!r}"


def _excerpts(readme: str) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks, each with the lines shown of its output."""
    found = []
    for block in _blocks(readme, "console"):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            found.append((command, [line.rstrip() for line in output.splitlines() if line.strip() not in ("", "…")]))
    return found


def test_both_languages_give_the_same_commands() -> None:
    english, chinese = READMES
    assert _commands(english) == _commands(chinese)
    assert _blocks(english, "toml") == _blocks(chinese, "toml")


def test_the_extras_that_are_installed_exist() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = {
        name
        for line in _commands("README.md")
        for names in re.findall(r"\.\[([a-z,]+)\]", line)
        for name in names.split(",")
    }
    assert named
    assert named <= set(extras)


@pytest.mark.parametrize("readme", READMES)
def test_the_python_examples_run(readme: str, results: dict[str, Result]) -> None:
    assert results
    names: dict[str, object] = {}
    examples = _blocks(readme, "python")
    assert examples
    for example in examples:
        exec(example, names)  # noqa: S102  what the README tells its reader to run
    panel = names["panel"]
    assert not panel.long.empty  # type: ignore[attr-defined]
