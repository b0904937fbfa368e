"""Words: classes of words, and that jieba and rjieba give the same records."""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from zhibiao.extractors.words import words
from zhibiao.extractors.words.words import jieba_cutter, rjieba_cutter, segment, word_class
from zhibiao.pipeline.extract import extract_source
from zhibiao.pipeline.ingest import read_report

RAW = Path(__file__).parents[1] / "data" / "raw"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("办理", "act"),
        ("纳入", "predicate"),
        ("达到", "level"),
        ("累计", "adverb"),
        ("对", "preposition"),
        ("草原", None),
    ],
)
def test_classes(word: str, kind: str | None) -> None:
    assert word_class(word) == kind


def test_words_of_the_vocabulary_stay_whole() -> None:
    assert segment("组建县域医共体") == ["组建", "县域医共体"]
    assert "处理" not in segment("污水处理厂")


def forget() -> None:
    """Empty the bounded caches, which hold what was made of words once cut; dictionaries stay."""
    for module in [module for name, module in sys.modules.items() if name.startswith("zhibiao.")]:
        for value in vars(module).values():
            if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def test_the_accelerator_gives_the_same_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """The five reports give the same indicators whichever cuts the words."""
    pytest.importorskip("rjieba", reason="the extra `fast` is not installed")
    reports = [read_report(path) for path in sorted(RAW.glob("*.txt"))]
    found = []
    for cutter in (jieba_cutter(), rjieba_cutter()):
        forget()
        monkeypatch.setattr(words, "_cutter", lambda cutter=cutter: cutter)
        found.append([extract_source(report).indicators for report in reports])
    forget()
    assert sum(map(len, found[0])) > 200
    assert found[0] == found[1]
