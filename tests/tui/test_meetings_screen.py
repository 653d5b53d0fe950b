"""The page of meetings and the agenda of the one under the bar, and the way to the meeting view, by key presses."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    CancelMeeting,
    CloseMeeting,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import DateState, MeetingPart, Status
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import Question
from actionplan.tui.present.screen import MeetingScreen
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from actionplan.tui.screens.reading import DocumentScreen
from tests.factories import BY
from tests.stories.between_meetings import (
    ADOPTED,
    AT_JUNE,
    COMPLETE,
    DUE,
    PROPOSED,
    WAITING,
    plan_between_meetings,
)
from tests.tui.app_driver import BROAD, NARROW, WIDE, AppDriver, open_app, open_app_on_new_plan


def lines(desk: AppDriver, name: str) -> list[str]:
    """The lines of one of the two lists."""
    options = desk.in_front.query_one(f"#{name}", OptionList)
    return [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]


AT_ADOPTION, AT_SIGN_OFF, AT_EXTENSION = "adopt", "sign off", "decide on an extension"
"""How the lines of the agenda that a key here decides begin, after the ref."""


async def at_line(desk: AppDriver, words: str) -> None:
    """The page of meetings, with the bar of the agenda on the first line of these words."""
    await desk.press("m")
    await to_line(desk, words)


async def to_line(desk: AppDriver, words: str) -> None:
    """On the page of meetings: choose the meeting under the bar, and go to the first line of these words."""
    await desk.press("enter")
    asked = [line.split(maxsplit=1)[1] for line in lines(desk, "running")]
    place = next(place for place, each in enumerate(asked) if each.startswith(words))
    desk.in_front.query_one("#running", OptionList).highlighted = place
    await desk.settle()


def line_of(desk: AppDriver, ref: str, words: str) -> bool:
    """Whether the agenda has a line about the item that begins with these words."""
    return any(line.startswith(f"{ref} {words} ") for line in lines(desk, "running"))


def decided_first(desk: AppDriver) -> list[str]:
    """The items of the agenda that a key here decides."""
    asked = [line.split(maxsplit=1) for line in lines(desk, "running")]
    return [ref for ref, words in asked if words.startswith(("adopt", "sign off", "decide on an extension"))]


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
        assert decided_first(desk) == [PROPOSED, WAITING, COMPLETE]
        assert line_of(desk, PROPOSED, "adopt 30 July 2027")
        assert line_of(desk, COMPLETE, "sign off")
        assert line_of(desk, WAITING, "decide on an extension to 29 October 2027 ")
        assert line_of(desk, "SAM-R01", "agree its owner and date")
        assert waiting[0].startswith("SAM-R01 respond: accept it, in part, or not ")
        assert desk.words("#running-heading") == f"Agenda of the Executive, 10 Jun 27: 0 of {len(waiting)} decided"
        assert "g Grant" not in desk.words("#keys"), "the bar is on a meeting"
        await to_line(desk, AT_EXTENSION)
        assert "g Grant" in desk.words("#keys")
        await desk.press("escape")
        assert desk.in_front is desk.main


async def test_a_request_is_granted_with_one_key_and_one_confirmation(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, AT_EXTENSION)
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
        assert decided_first(desk) == [PROPOSED, COMPLETE]
        assert "z undoes it" in desk.words("#status")
        await desk.press("z", "y")
        assert decided_first(desk) == [PROPOSED, WAITING, COMPLETE]


@pytest.mark.parametrize(("key", "kind"), [("f", "refused"), ("r", "returned")])
async def test_a_request_is_refused_or_sent_back(tmp_path: Path, key: str, kind: str) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, AT_EXTENSION)
        await desk.press(key)
        assert desk.shows(Question)
        await desk.press("y")
        last = desk.app.ledger.history(desk.app.ledger.last_number())[-1]
        assert (last.entry.ref, last.entry.fact.kind) == (WAITING, f"extension-{kind}")


async def test_the_meeting_that_is_chosen_decides(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("m", "down")
        await to_line(desk, AT_ADOPTION)
        await desk.press("a", "enter")
        await desk.type("The minutes came late")
        await desk.press("ctrl+s")
        assert desk.item(PROPOSED).deadline.state is DateState.ADOPTED
        assert desk.item(PROPOSED).deadline.adopted_at == date(2027, 3, 11)


async def test_the_arrows_do_not_change_which_meeting_decides(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("m")
        assert ["◂" in line for line in lines(desk, "meetings")] == [False, True, False]
        await desk.press("down", "tab")
        place = lines(desk, "running").index(next(each for each in lines(desk, "running") if " adopt " in each))
        desk.in_front.query_one("#running", OptionList).highlighted = place
        await desk.press("a")
        assert "The Executive of 10 June 2027" in desk.words("#question-words")
        await desk.press("y")
        assert desk.item(PROPOSED).deadline.adopted_at == date(2027, 6, 10)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_latest_open_meeting_decides_where_none_is_chosen(tmp_path: Path, size: tuple[int, int]) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddMeetings(body="Executive", days=(date(2027, 6, 12),)), BY)
    ledger.record(CloseMeeting(meeting="executive-2027-06-12"), BY)
    async with open_app(ledger, size) as desk:
        await desk.press("m")
        assert desk.words("#running-heading").startswith("Agenda of the Executive, 10 Jun 27:")
        marked = [line for line in lines(desk, "meetings") if "◂" in line]
        assert [line[:9] for line in marked] == ["10 Jun 27"]
        await desk.press("escape")
        await desk.go_to(COMPLETE)
        await desk.press("s")
        assert desk.field("meeting").typed == AT_JUNE
        offered = desk.in_front.query_one("#input-meeting", OptionList).options
        assert not any("12 June 2027" in str(each.prompt) for each in offered), "it is closed"


async def test_q_goes_back_to_the_list_as_escape_does(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("m", "q")
        assert desk.in_front is desk.main
        assert desk.app.is_running
        await desk.press("enter", "q")
        assert desk.in_front is desk.main
        assert desk.app.is_running


async def test_what_several_items_got_is_not_said_with_the_first_ones_date(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(ProposeDate(refs=("SAM-R08",), on=date(2027, 12, 31), proposed_on=date(2027, 6, 9)), BY)
    async with open_app(ledger, BROAD) as desk:
        for ref in (PROPOSED, "SAM-R08"):
            await desk.go_to(ref)
            await desk.press("space")
        await desk.run_command("adopt")
        await desk.press("enter", "y")
        said = desk.words("#status")
        assert said.startswith("Saved · 2 items: Date adopted at the meeting of 10 June 2027, each its own · step ")
        assert "30 July" not in said
        assert said.endswith("z undoes it")


async def test_a_sign_off_names_who_agreed_and_starts_at_the_meeting_that_is_chosen(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, AT_SIGN_OFF)
        await desk.press("s")
        assert desk.field("meeting").typed == "executive-2027-06-10"
        await desk.press("tab", "tab")
        await desk.type("Partnership chair")
        await desk.press("ctrl+s")
        assert desk.item(COMPLETE).status is Status.SIGNED_OFF
        assert desk.shows(MeetingsScreen)


async def test_what_was_reported_complete_is_sent_back_with_a_reason(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, AT_SIGN_OFF)
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
        await desk.press("up", "enter", "g")
        assert any("was cancelled" in toast for toast in desk.toasts)
        await desk.press("shift+tab", "up", "enter", "g")
        assert any("has not sat yet" in toast for toast in desk.toasts)
        assert desk.shows(MeetingsScreen)


async def test_a_key_that_does_not_fit_the_line_says_so(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await at_line(desk, AT_EXTENSION)
        await desk.press("s")
        assert any("decides something else" in toast for toast in desk.toasts)
        assert desk.shows(MeetingsScreen)
        await desk.press("escape")
        await at_line(desk, "agree")
        await desk.press("g")
        assert any("agree its owner and date" in toast and "enter answers it" in toast for toast in desk.toasts)


async def test_each_meeting_has_its_own_agenda_and_what_is_not_ready_stands_in_it(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(ReportComplete(refs=(ADOPTED,), on=date(2027, 6, 12), summary="Done."), BY)
    impact_on = date(2027, 9, 1)
    sign_off = SignOffItems(refs=(COMPLETE,), meeting=AT_JUNE, agreed_by="Chair", impact_review_on=impact_on)
    ledger.record(sign_off, BY)
    async with open_app(ledger) as desk:
        await desk.press("m")
        assert "Agenda of the Executive, 10 Jun 27:" in desk.words("#running-heading")
        assert line_of(desk, ADOPTED, "note that it is not ready, or return it")
        assert not any("review its impact" in line for line in lines(desk, "running"))
        await desk.press("up")
        assert "Agenda of the Executive, 10 Jun 27:" in desk.words("#running-heading"), "the arrows only look"
        await desk.press("enter")
        assert "Agenda of the Executive, 9 Sep 27:" in desk.words("#running-heading")
        assert desk.words("#running-heading").endswith(" · to come")
        assert any(line.startswith("SAM-R06 review its impact ") for line in lines(desk, "running"))


async def test_an_empty_page_says_what_to_press_and_the_key_adds_a_meeting(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.press("m", "g", "enter")
        assert "Press n to add one" in desk.words("#meetings-empty")
        assert "respond: accept it" in lines(desk, "running")[0], "what any body would be asked"
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
        await at_line(desk, AT_ADOPTION)
        await desk.press("question_mark")
        assert desk.shows(HelpScreen)
        assert "The meeting grants the extension" in desk.words("#page")
        await desk.press("escape")
        assert desk.shows(MeetingsScreen)
        await desk.press("x", "k", "l")
        assert desk.shows(MeetingsScreen), "the list's keys mean nothing here"
        await desk.press("ctrl+p")
        await desk.type("Adopt")
        await desk.press("enter")
        assert desk.shows(Question)


async def test_a_body_of_any_name_is_drawn_as_it_is(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddMeetings(body="[/x] [critical] \x1b[2J", days=(date(2027, 6, 14),)), BY)
    async with open_app(ledger) as desk:
        await desk.press("m")
        assert "[/x] [critical]" in lines(desk, "meetings")[1]
        await to_line(desk, AT_ADOPTION)
        await desk.press("a")
        assert desk.shows(Question)
        await desk.press("n", "escape")
        await desk.go_to(PROPOSED)
        desk.main.action_command("adopt")
        await desk.settle()
        assert any("[/x] [critical]" in each for each in lines(desk, "input-meeting"))
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
        await desk.press("p", "escape")
        assert desk.in_front is desk.main
        await desk.press("p", "g", "escape")
        assert desk.shows(MeetingScreen), "the line to go to an item closes first"
        await desk.press("q", "p", "ctrl+q")
        assert desk.in_front is desk.main


async def test_h_shows_all_that_is_on_record_of_the_meeting_under_the_bar(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(RecordAttendance(meeting=AT_JUNE, present=("Partnership chair",)), BY)
    ledger.record(RecordChallenge(meeting=AT_JUNE, words="Is it safe?", asked_by="Partnership chair"), BY)
    ledger.record(SetFollowUp(meeting=AT_JUNE, words="Write to the trust", owner="Business Manager"), BY)
    ledger.record(WordMeeting(meeting=AT_JUNE, part=MeetingPart.RISK, words="No new risk."), BY)
    async with open_app(ledger, NARROW) as driver:
        await driver.press("m", "h")
        assert driver.shows(DocumentScreen)
        shown = " ".join(driver.words("#page").split())
        for said in ("Present Partnership chair", "Is it safe?", "F1: Write to the trust.", "Risk No new risk."):
            assert said in shown
        await driver.press("escape")
        assert driver.shows(MeetingsScreen)
