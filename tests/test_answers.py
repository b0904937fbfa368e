"""What a share of those asked said in a survey."""

from __future__ import annotations

import pytest
from reports import indicators


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "约45%的受访者表示了解“本地为培训、转型提供补贴”，20%以上受访者对网络授课的画面满意。",
            [("受访者表示了解“本地为培训、转型提供补贴”", None), ("受访者对网络授课的画面满意", None)],
        ),
        (
            "超过60%的受访农户认为，相较于2020年，身边有更多人使用了新农机。",
            [("受访农户认为身边有更多人使用新农机", None)],
        ),
        (
            "分别有40%、30%的受访者认为企业较多使用了甲系统和乙系统，较2020年分别提高8个和9个百分点。",
            [("受访者认为企业较多使用甲系统", None), ("受访者认为企业较多使用乙系统", None)] * 2,
        ),
        (
            "在常去图书馆的受访者中，近九成受访者希望延长开放时间，超过50%表示愿意做志愿者。",
            [("受访者希望延长开放时间", "常去图书馆的受访者"), ("表示愿意做志愿者", "常去图书馆的受访者")],
        ),
        ("超过半数受访者认为画面清晰。", [("受访者认为画面清晰", None)]),
        ("80%的行政村建成公园。", [("行政村建成公园", None)]),
    ],
)
def test_a_share_of_those_asked_is_named_by_what_they_say(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.subject) for row in indicators(text)] == told
