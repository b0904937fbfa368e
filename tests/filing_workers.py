"""The process that the tests of stopping kill: files tiny reports, two at a time, none too fast.

python filing_workers.py FOLDER STORE JOBS    says a line for each report once it is extracted
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import disk
from stand_in import extract_digits

from zhibiao.pipeline import filing
from zhibiao.pipeline.filing import Tally, extract_into
from zhibiao.pipeline.find import find_reports
from zhibiao.pipeline.stopping import Stopped, stoppable
from zhibiao.schemas.extraction import Extraction
from zhibiao.schemas.text import SourceText

TWO_REPORTS = 40  # bytes


def slowly(report: SourceText) -> Extraction:
    """What the stand-in finds, after a moment."""
    time.sleep(0.03)
    return extract_digits(report)


def main(folder: str, store: str, jobs: str) -> int:
    """Extract the folder into the store; 3 where it was stopped."""
    filing.BATCH_BYTES = TWO_REPORTS  # type: ignore[misc]  # for this process only
    outcomes = extract_into(Path(store), find_reports([folder]).paths, Tally(), jobs=int(jobs), extract=slowly)
    try:
        with stoppable():
            for outcome in outcomes:
                print(outcome.source, flush=True)  # noqa: T201
    except Stopped:
        return 3
    return 0


if __name__ == "__main__":
    disk.never_wait()
    sys.exit(main(*sys.argv[1:]))
