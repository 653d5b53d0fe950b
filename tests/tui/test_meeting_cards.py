"""The card of the ask under the bar, and a minute that goes on by itself, by key presses."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.subjects.meetings import MinuteDecision
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.tui.ask_card import Card
from actionplan.tui.screens.meetings.ask_view import AskView
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from tests.factories import BY
from tests.stories.between_meetings import AT_JUNE, COMPLETE, PROPOSED, WAITING, plan_between_meetings
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app
from tests.tui.test_meetings_screen import lines


def under_bar(desk: AppDriver) -> str:
    running = desk.in_front.query_one("#running", OptionList)
    return lines(desk, "running")[running.highlighted or 0]


def card(desk: AppDriver) -> str:
    """All of the card, whatever there is room for."""
    found = desk.in_front.query_one(AskView).card
    assert isinstance(found, Card)
    return found.content(200).plain


async def to_ask(desk: AppDriver, ref: str, words: str) -> None:
    found = [place for place, line in enumerate(lines(desk, "running")) if line.startswith(ref) and words in line]
    desk.in_front.query_one("#running", OptionList).highlighted = found[0]
    await desk.settle()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_card_tells_what_a_minute_taker_needs_and_the_bar_goes_on(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    ledger = plan_between_meetings(tmp_path)
    words, on = "The audit firm has been chosen.", date(2027, 6, 1)
    ledger.record(RecordUpdate(refs=(WAITING,), words=words, on=on, sender="Head of Service"), BY)
    async with open_app(ledger, size) as desk:
        await desk.press("m")
        assert "enter Answer" not in desk.words("#keys"), "enter has the meeting decide"
        await desk.press("enter")
        assert "enter Answer" in desk.words("#keys")
        assert ": 0 of " in desk.words("#running-heading")
        running, beside = desk.in_front.query_one("#running"), desk.in_front.query_one("#card")
        assert (beside.region.x > running.region.x) == (size == WIDE)
        assert (beside.region.y > running.region.y) == (size == NARROW)
        await to_ask(desk, WAITING, "extension")
        told = card(desk)
        for said in (
            "To grant, refuse or return the extension of SAM-R04 from 30 July 2027 to 29 October 2027, 91 days later.",
            "Organised crime group work", "AMBER", "Head of Service, 20 May 2027", "The audit is late.",
            "Merseyside Police", words, "1 Jun 27", "none recorded", "g Grant", "f Refuse", "2 Decide it in words",
        ):  # fmt: skip
            assert said in told, said
        assert "g Grant" in desk.words("#keys")
        assert "s Sign off" not in desk.words("#keys")
        await desk.press("g", "y")
        assert ": 1 of " in desk.words("#running-heading")
        answered = next(line for line in lines(desk, "running") if line.startswith(WAITING) and "✓" in line)
        assert "Extension granted" in answered
        assert under_bar(desk).split()[:3] == [COMPLETE, "sign", "off"]
        assert "1 of output" in card(desk)
        assert "g Grant" not in desk.words("#keys")
        await to_ask(desk, PROPOSED, "adopt")
        await desk.press("3")
        assert desk.shows(MeetingsScreen), "there are two answers"
        await desk.press("2")
        await desk.type("\tDeferred")
        await desk.press("ctrl+s")
        assert ": 3 of " in desk.words("#running-heading"), "in words both asks about it are answered, as in the minute"
        assert COMPLETE in under_bar(desk)
        await desk.press("z", "y")
        assert ": 1 of " in desk.words("#running-heading")
        assert COMPLETE in under_bar(desk), "what is undone moves no bar"
        await desk.press("shift+tab")
        assert "s Sign off" in desk.words("#keys")


async def test_what_was_answered_before_stays_and_the_minute_goes_on_where_it_was_left(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(MinuteDecision(refs=("SAM-R01",), meeting=AT_JUNE, words="To be taken in September."), BY)
    async with open_app(ledger) as desk:
        await desk.press("m", "enter")
        assert "✓" in lines(desk, "running")[0]
        assert "To be taken in September." in lines(desk, "running")[0]
        assert under_bar(desk).startswith("SAM-R02")
        await desk.press("up")
        assert "To be taken in September." in card(desk)
        assert "enter Answer" not in desk.words("#keys") or "1 Accept" not in card(desk)
        await desk.press("shift+tab", "up", "enter")
        assert "to come" in desk.words("#running-heading")
        assert "has not sat yet" in card(desk)
        assert "d Decision" not in desk.words("#keys")
