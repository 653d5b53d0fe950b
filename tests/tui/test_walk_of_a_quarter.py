"""A quarter played by keys alone, from a new plan to closed minutes, with the number of keys that each part takes.

Letters of what is typed (words, dates, names) count as keys like all others.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from actionplan.tui.forms.question import Question
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from actionplan.tui.screens.papers.screen import PapersScreen
from actionplan.tui.screens.reading import DocumentScreen
from tests.factories import new_ledger, on_day
from tests.tui.app_driver import AppDriver, open_app

SITS: Final = date(2026, 12, 10)
AT_MOST: Final = {
    "owners": 34, "dates": 12, "series": 13, "updates": 36, "gaps": 4, "papers": 4, "view": 4, "decisions": 28,
    "minutes": 2, "close": 3,
}  # fmt: skip


class Walk:
    """Presses keys, and counts them by part."""

    def __init__(self) -> None:
        self.keys: Counter[str] = Counter()

    async def press(self, desk: AppDriver, part: str, *keys: str) -> None:
        self.keys[part] += len(keys)
        await desk.press(*keys)

    async def type(self, desk: AppDriver, part: str, words: str) -> None:
        self.keys[part] += len(words)
        await desk.type(words)


async def test_a_quarter_takes_no_more_keys_than_this(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ledger, walk = new_ledger(tmp_path), Walk()
    async with open_app(ledger) as desk:
        await walk.press(desk, "owners", "A")
        assert desk.shows(Question)
        assert desk.words("#question-heading") == "Give 3 items the agency that is suggested?"
        assert "SAM-R04  Merseyside Police: Organised crime" in desk.words("#question-words")
        await walk.press(desk, "owners", "y")
        assert desk.item("SAM-R04").owner.agency == "merseyside-police"
        await walk.press(desk, "owners", "slash")
        await walk.type(desk, "owners", "is:unassigned")
        await walk.press(desk, "owners", "enter", "asterisk", "a")
        await walk.type(desk, "owners", "merseyside")
        await walk.press(desk, "owners", "enter", "ctrl+s", "y", "0")
        await walk.press(desk, "dates", "asterisk", "d")
        await walk.type(desk, "dates", "31/3/27")
        await walk.press(desk, "dates", "ctrl+s", "y")
        rows = ledger.view().rows
        assert all(row.item.owner.agency and row.item.deadline.due_on for row in rows)
        await walk.press(desk, "series", "ctrl+p")
        await walk.type(desk, "series", "series of")
        await walk.press(desk, "series", "enter")
        assert desk.field("words").typed == "second Thursday of March, June, September, December"
        await walk.press(desk, "series", "ctrl+s", "y")
        assert SITS in {each.on for each in ledger.view().snapshot.meetings}
        for _ in range(3):
            await walk.press(desk, "updates", "u")
            await walk.type(desk, "updates", "On course")
            await walk.press(desk, "updates", "ctrl+s", "down")
        await walk.press(desk, "gaps", "P", "c")
        assert desk.shows(DocumentScreen)
        await walk.press(desk, "gaps", "escape")
        assert desk.shows(PapersScreen)
        await walk.press(desk, "papers", "i", "ctrl+s", "q")
        assert ledger.view().snapshot.meetings[0].packs_issued
    ledger.close()
    ledger = on_day(ledger, SITS)
    async with open_app(ledger) as desk:
        await walk.press(desk, "view", "p", "n", "n", "q")
        await walk.press(desk, "decisions", "asterisk", "r", "ctrl+s", "y", "m", "enter")
        assert "11 of 22 decided" in desk.words("#running-heading")
        for _ in range(11):
            await walk.press(desk, "decisions", "a", "y")
        assert "22 of 22 decided" in desk.words("#running-heading")
        await walk.press(desk, "minutes", "h")
        assert desk.shows(DocumentScreen)
        await walk.press(desk, "minutes", "escape")
        assert desk.shows(MeetingsScreen)
        await walk.press(desk, "close", "c", "y")
        assert ledger.view().snapshot.meetings[0].closed
    ledger.close()
    over = {part: (keys, AT_MOST[part]) for part, keys in walk.keys.items() if keys > AT_MOST[part]}
    assert not over
