"""The page of meetings and its running list, and the way to the meeting view, by key presses."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting
from actionplan.domain.vocabulary import DateState, Status
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import Question
from actionplan.tui.present.screen import MeetingScreen
from actionplan.tui.screens.meetings import MeetingsScreen
from actionplan.tui.screens.reading import HelpScreen
from tests.factories import BY
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app, open_app_on_new_plan
from tests.tui.plan_between_meetings import COMPLETE, DUE, PROPOSED, WAITING, plan_between_meetings


def lines(desk: AppDriver, name: str) -> list[str]:
    """The lines of one of the two lists."""
    options = desk.in_front.query_one(f"#{name}", OptionList)
    return [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]


async def at_line(desk: AppDriver, place: int) -> None:
    """The page of meetings, with the bar of the running list on a line."""
    await desk.press("m", "enter", *["down"] * place)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_meetings_and_what_waits_for_them_are_listed(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_between_meetings(tmp_path), size) as desk:
        await desk.press("m")
        assert desk.shows(MeetingsScreen)
        meetings = lines(desk, "meetings")
        assert [line.split("  ")[0] for line in meetings] == ["9 Sep 27", "10 Jun 27", "11 Mar 27"]
        assert "to come" in meetings[0]
        assert "has sat" in meetings[1]
        assert "no papers" in meetings[1]
        waiting = lines(desk, "running")
        assert [line.split()[0] for line in waiting] == [WAITING, COMPLETE, PROPOSED]
        assert "extension to 29 Oct 27, in force 30 Jul 27" in waiting[0]
        assert "reported complete 19 May 27, evidence 1" in waiting[1]
        assert "proposed date 30 Jul 27" in waiting[2]
        assert "3 · decided by the Executive of 10 Jun 27" in desk.words("#running-heading")
        assert "g Grant" in desk.words("#keys")
        await desk.press("escape")
        assert desk.in_front is desk.main


async def test_a_request_is_granted_with_one_key_and_one_confirmation(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, 0)
        await desk.press("g")
        assert desk.words("#question-heading") == "Grant the extension to 29 October 2027?"
        assert "The Executive of 10 June 2027" in desk.words("#question-words")
        assert "The audit is late." in desk.words("#question-words")
        await desk.press("n")
        assert desk.item(WAITING).deadline.due_on == DUE
        await desk.press("g", "y")
        assert (desk.item(WAITING).deadline.due_on, desk.item(WAITING).deadline.extended_at) == (
            date(2027, 10, 29),
            date(2027, 6, 10),
        )
        assert [line.split()[0] for line in lines(desk, "running")] == [COMPLETE, PROPOSED]
        assert "z undoes it" in desk.words("#status")
        await desk.press("z", "y")
        assert [line.split()[0] for line in lines(desk, "running")] == [WAITING, COMPLETE, PROPOSED]


@pytest.mark.parametrize(("key", "kind"), [("f", "refused"), ("r", "returned")])
async def test_a_request_is_refused_or_sent_back(tmp_path: Path, key: str, kind: str) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, 0)
        await desk.press(key)
        assert desk.shows(Question)
        await desk.press("y")
        last = desk.app.ledger.history(desk.app.ledger.last_number())[-1]
        assert (last.entry.ref, last.entry.fact.kind) == (WAITING, f"extension-{kind}")


async def test_the_meeting_that_is_chosen_decides(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("m", "down", "enter", "end", "a", "y")
        assert desk.item(PROPOSED).deadline.state is DateState.ADOPTED
        assert desk.item(PROPOSED).deadline.adopted_at == date(2027, 3, 11)


async def test_a_sign_off_names_who_agreed_and_starts_at_the_meeting_that_is_chosen(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, 1)
        await desk.press("s")
        assert desk.field("meeting").typed == "executive-2027-06-10"
        await desk.press("tab", "tab")
        await desk.type("Independent Chair")
        await desk.press("ctrl+s")
        assert desk.item(COMPLETE).status is Status.SIGNED_OFF
        assert desk.shows(MeetingsScreen)


async def test_what_was_reported_complete_is_sent_back_with_a_reason(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, 1)
        await desk.press("r")
        assert desk.field("decision").typed == "return"
        await desk.press("tab", "tab")
        await desk.type("No sign of it in practice")
        await desk.press("ctrl+s")
        assert desk.item(COMPLETE).status is Status.IN_PROGRESS


async def test_a_meeting_to_come_or_cancelled_decides_nothing(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddMeetings(body="Executive", days=(date(2027, 6, 14),)), BY)
    ledger.record(CancelMeeting(meeting="executive-2027-06-14", reason="Not quorate"), BY)
    async with open_app(ledger) as desk:
        await desk.press("m")
        assert "10 Jun 27" in desk.words("#running-heading"), "a cancelled meeting is not where the bar starts"
        await desk.press("up", "g")
        assert any("was cancelled" in toast for toast in desk.toasts)
        await desk.press("up", "g")
        assert any("has not sat yet" in toast for toast in desk.toasts)
        assert desk.shows(MeetingsScreen)


async def test_a_key_that_does_not_fit_the_line_says_so(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, 0)
        await desk.press("s")
        assert any("decides something else" in toast for toast in desk.toasts)
        assert desk.shows(MeetingsScreen)


async def test_an_empty_page_says_what_to_press_and_the_key_adds_a_meeting(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.press("m", "g", "enter")
        assert "Press n to add one" in desk.words("#meetings-empty")
        assert "Nothing waits for a meeting" in desk.words("#running-empty")
        await desk.press("n", "tab")
        await desk.type("11/3/27")
        await desk.press("ctrl+s")
        assert desk.shows(MeetingsScreen)
        assert "to come" in lines(desk, "meetings")[0]


async def test_a_past_day_decides_nothing(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("t")
        await desk.type("11/6/27")
        await desk.press("ctrl+s", "m")
        for key in "gfrsan":
            await desk.press(key)
            assert desk.shows(MeetingsScreen)
        assert any("read only" in toast for toast in desk.toasts)


async def test_its_keys_are_in_the_help_and_its_palette_offers_no_others(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path), (120, 140)) as desk:
        await desk.press("m", "question_mark")
        assert desk.shows(HelpScreen)
        assert "The meeting grants the extension" in desk.words("#page")
        await desk.press("escape")
        assert desk.shows(MeetingsScreen)
        await desk.press("d", "u", "x", "k")
        assert desk.shows(MeetingsScreen), "the list's keys mean nothing here"
        await desk.press("ctrl+p")
        await desk.type("grant")
        await desk.press("enter")
        assert desk.shows(Question)


async def test_a_body_of_any_name_is_drawn_as_it_is(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddMeetings(body="[/x] [critical] \x1b[2J", days=(date(2027, 6, 14),)), BY)
    async with open_app(ledger) as desk:
        await desk.press("m")
        assert "[/x] [critical]" in lines(desk, "meetings")[1]
        await desk.press("g")
        assert desk.shows(Question)
        await desk.press("n", "escape")
        await desk.go_to(PROPOSED)
        desk.main.action_command("adopt")
        await desk.settle()
        assert "[/x] [critical]" in lines(desk, "input-meeting")[0]
        assert desk.shows(Form)


async def test_p_opens_the_meeting_view_and_q_comes_back(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("p")
        assert desk.shows(MeetingScreen)
        number = desk.app.ledger.last_number()
        await desk.press("n", "d", "u", "x", "s", "z")
        assert desk.shows(MeetingScreen)
        assert desk.app.ledger.last_number() == number
        await desk.press("q")
        assert desk.in_front is desk.main
        await desk.press("p", "ctrl+q")
        assert desk.in_front is desk.main
