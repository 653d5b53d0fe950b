"""Meetings, put on record by key presses."""

from datetime import date
from pathlib import Path

from textual.widgets import OptionList

from actionplan.domain.governance.meeting_record import MeetingRecord, meeting_record
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting, DecisionMinuted
from actionplan.domain.vocabulary import BodyRole, DateState, MeetingKind, MeetingPart, MinutedKind
from actionplan.ledger.ledger import Ledger
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import OneOf, Question
from tests.factories import BY, on_day
from tests.stories.between_meetings import AT_JUNE, AT_MARCH, PROPOSED, plan_between_meetings
from tests.tui.app_driver import open_app, open_app_on_new_plan


def record(ledger: Ledger, meeting_id: str) -> MeetingRecord:
    """What is on record of a meeting."""
    plan = ledger.view().snapshot
    meeting = next(each for each in plan.meetings if each.id == meeting_id)
    return meeting_record(meeting, plan, ledger.history(plan.head))


async def test_what_is_odd_about_the_day_of_a_sitting_is_pointed_out_and_a_chairs_action_may_be_any_day(
    tmp_path: Path,
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("add-meeting")
        await driver.press("tab")
        await driver.type("29/12/27")
        assert "29 December 2027 falls between Christmas and New Year." in driver.note("on")
        await driver.press("enter", "right")
        assert "Christmas" not in driver.note("on")
        await driver.press("left", "shift+tab", "ctrl+u")
        await driver.type("27/12/27")
        assert "27 December 2027 is a bank holiday in England" in driver.note("on")
        assert "falls between" not in driver.note("on")
        await driver.press("ctrl+s")
        assert date(2027, 12, 27) in [each.on for each in driver.app.view.snapshot.meetings]


async def test_a_body_is_put_on_record_and_the_page_of_meetings_says_what_it_is(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    day = max(each.on for each in ledger.meetings() if each.on <= ledger.clock.today())
    ledger.record(AddMeetings(body="Quality Group", days=(day,)), BY)
    async with open_app(ledger) as driver:
        await driver.run_command("add-body")
        await driver.type("Lead Safeguarding Partners")
        await driver.press("tab", "right", "right", "ctrl+s")
        (body,) = driver.app.view.snapshot.bodies
        assert (body.name, body.terms[-1].role) == ("Lead Safeguarding Partners", BodyRole.OVERSEES)
        await driver.go_to(PROPOSED)
        await driver.run_command("adopt")
        await driver.press("enter")
        assert driver.item(PROPOSED).deadline.adopted_meeting == AT_JUNE
        await driver.press("m")
        lines = [str(each.prompt) for each in driver.app.screen.query_one("#meetings", OptionList).options]
        assert ["advises" in line for line in lines if "Quality Group" in line] == [True]


async def test_a_closed_meeting_is_not_offered_to_decide_and_the_palette_reopens_it(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    for closed in ("executive-2027-03-11", AT_JUNE):
        ledger.record(CloseMeeting(meeting=closed), BY)
    async with open_app(ledger) as driver:
        await driver.run_command("adopt")
        assert "Reopen a meeting" in driver.note("meeting")
        await driver.press("escape")
        await driver.run_command("reopen-meeting")
        await driver.press("enter")
        await driver.type("A page was missing.")
        await driver.press("ctrl+s")
        assert {each.id for each in driver.app.view.snapshot.meetings if each.closed} == {"executive-2027-03-11"}
        await driver.go_to(PROPOSED)
        await driver.run_command("adopt")
        await driver.press("enter")
        assert driver.item(PROPOSED).deadline.adopted_meeting == AT_JUNE


async def test_on_the_page_of_meetings_a_closed_one_says_so_and_o_reopens_it(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(CloseMeeting(meeting=AT_JUNE), BY)
    async with open_app(ledger) as driver:
        await driver.press("m", "up", "enter")
        await driver.press("a")
        assert "is closed: it takes no more decisions. Press o" in driver.toasts[-1]
        await driver.press("o")
        await driver.press("enter")
        await driver.type("A page was missing.")
        await driver.press("ctrl+s")
        assert not [each for each in driver.app.view.snapshot.meetings if each.closed]


async def test_where_no_meeting_has_sat_the_form_says_how_to_add_one_and_the_palette_adds_it(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.set_date("31/3/27")
        await driver.run_command("adopt")
        assert "Add a meeting" in driver.note("meeting")
        await driver.press("ctrl+s")
        assert driver.shows(Form)
        await driver.press("escape")
        await driver.press("ctrl+p")
        await driver.type("add a meeting")
        await driver.press("enter")
        await driver.press("tab")
        await driver.type("today")
        await driver.press("enter", "right", "ctrl+s")
        meeting = driver.app.view.snapshot.meetings[0]
        assert (meeting.on, meeting.kind) == (date(2026, 11, 22), MeetingKind.CHAIRS_ACTION)
        await driver.run_command("adopt")
        await driver.press("enter")
        assert driver.item("SAM-R01").deadline.state is DateState.ADOPTED


async def test_who_was_there_is_a_line_each_and_a_person_is_refused_while_it_is_typed(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("attendance")
        await driver.press("tab")
        await driver.type("Partnership chair\nPC Smith")
        assert "reads as a person" in driver.note("present")
        await driver.press("ctrl+s")
        assert driver.shows(Form)
        await driver.press(*["backspace"] * len("PC Smith"))
        await driver.type("Head of Service, Merseyside Police")
        await driver.press("tab")
        await driver.type("Health")
        await driver.press("tab")
        await driver.type("Partnership chair: commissions it")
        await driver.press("ctrl+s")
        found = record(driver.app.ledger, AT_JUNE).attendance
        assert found.present == ("Partnership chair", "Head of Service, Merseyside Police")
        assert found.interests == ("Partnership chair: commissions it",)


async def test_a_challenge_and_the_managers_words_are_on_record_of_the_meeting_that_is_chosen(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("m", "ctrl+p")
        await driver.type("challenge")
        await driver.press("enter")
        await driver.press("tab")
        await driver.type("Partnership chair")
        await driver.press("tab")
        await driver.type("Is it safe?")
        await driver.press("tab")
        await driver.type("It is.")
        await driver.press("ctrl+s", "escape")
        (found,) = record(driver.app.ledger, AT_JUNE).challenges
        assert (found.asked_by, found.words, found.answer) == ("Partnership chair", "Is it safe?", "It is.")
        await driver.run_command("meeting-words")
        assert driver.field("meeting").typed == "executive-2027-09-09", "papers of a meeting to come are worded too"
        await driver.press("tab", "right", "right", "tab")
        await driver.type("No new risk.")
        await driver.press("ctrl+s")
        words = record(driver.app.ledger, "executive-2027-09-09").words
        assert {part: each.words for part, each in words.items()} == {MeetingPart.RISK: "No new risk."}


async def test_a_later_sitting_agrees_the_minutes_and_says_why_where_it_was_long_ago(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.close()
    async with open_app(on_day(ledger, date(2027, 7, 30))) as driver:
        await driver.run_command("agreed-minutes")
        assert "Minutes of: Executive · 11 March 2027" in driver.words("#form-subject")
        assert driver.field("meeting").typed == AT_JUNE
        assert driver.field("late-reason").display
        await driver.press("tab")
        await driver.type("The minutes came late.")
        await driver.press("ctrl+s")
        agreed = {each.id: each.minutes_agreed_at for each in driver.app.view.snapshot.meetings}
        assert agreed[AT_MARCH] == AT_JUNE
        await driver.run_command("agreed-minutes")
        assert "No minutes wait to be agreed" in driver.toasts[-1]


async def test_c_on_the_page_of_meetings_closes_the_one_under_the_bar_and_says_first_what_it_left(
    tmp_path: Path,
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("m", "c")
        assert driver.shows(Question)
        assert "Close the Executive of 10 June 2027?" in driver.words("#question-heading")
        asked = driver.words("#question-words")
        assert "It was asked, and has not answered:" in asked
        assert f"{PROPOSED}  adopt" in asked
        await driver.press("n")
        assert not [each for each in driver.app.view.snapshot.meetings if each.closed]
        await driver.press("c", "y")
        assert [each.id for each in driver.app.view.snapshot.meetings if each.closed] == [AT_JUNE]
        await driver.press("c")
        assert "is closed already" in driver.toasts[-1]
        await driver.press("up", "c")
        assert "has not sat yet" in driver.toasts[-1]


async def test_the_palette_asks_which_meeting_to_close(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("close-meeting")
        assert driver.shows(OneOf)
        await driver.press("down", "enter", "y")
        assert [each.id for each in driver.app.view.snapshot.meetings if each.closed] == [AT_MARCH]
        await driver.run_command("close-meeting")
        assert "Close the Executive of 10 June 2027?" in driver.words("#question-heading"), (
            "one is left: nothing to choose"
        )


async def test_the_days_of_a_series_are_listed_while_it_is_typed_and_once_more_before_they_are_saved(
    tmp_path: Path,
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        before = len(driver.app.view.snapshot.meetings)
        await driver.run_command("add-series")
        await driver.press("tab")
        await driver.type("second thursday of septober")
        assert "septober" in driver.note("words").lower()
        await driver.press(*["backspace"] * len("septober"))
        await driver.type("september, december")
        await driver.press("tab", "tab")
        await driver.type("31/12/27")
        assert "2 days: 9 September 2027, 9 December 2027" in driver.note("words")
        await driver.press("ctrl+s")
        assert "Add 2 sittings of the Executive?" in driver.words("#question-heading")
        asked = driver.words("#question-words").splitlines()
        assert [line.split(", in ")[0] for line in asked] == ["Thursday 9 September 2027", "Thursday 9 December 2027"]
        assert "on record already" in asked[0]
        await driver.press("n")
        assert driver.field("words").typed == "second thursday of september, december"
        await driver.press("ctrl+s", "y")
        assert len(driver.app.view.snapshot.meetings) == before + 1


async def test_a_series_that_names_no_day_is_refused_in_its_field(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("add-series")
        await driver.press("tab")
        await driver.type("last friday of march")
        await driver.press("tab", "tab")
        await driver.type("31/12/27")
        await driver.press("ctrl+s")
        assert "names no day from" in driver.note("words")
        assert driver.shows(Form)


async def test_a_sitting_to_come_is_moved_and_called_off_and_one_that_sat_is_neither(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("move-meeting")
        assert "Executive · 9 September 2027" in driver.words("#form-subject"), "only one is to come"
        await driver.type("16/9/27")
        assert "Thursday 16 September 2027" in driver.note("on")
        await driver.press("tab")
        await driver.type("The room was taken.")
        await driver.press("ctrl+s")
        days = {each.id: each.on for each in driver.app.view.snapshot.meetings}
        assert days["executive-2027-09-09"] == date(2027, 9, 16)
        await driver.press("m", "ctrl+p")
        await driver.type("cancel a meeting")
        await driver.press("enter")
        assert "has taken place: it cannot be cancelled" in driver.toasts[-1], "the bar is on one that sat"
        await driver.press("up", "ctrl+p")
        await driver.type("cancel a meeting")
        await driver.press("enter", "ctrl+s")
        assert driver.shows(Form), "a reason is required"
        await driver.type("Nothing waits.")
        await driver.press("ctrl+s")
        assert [each.id for each in driver.app.view.snapshot.meetings if each.cancelled] == ["executive-2027-09-09"]


async def test_a_day_that_is_taken_is_refused_in_the_form_and_the_words_stay(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddMeetings(body="Executive", days=(date(2027, 12, 9),)), BY)
    async with open_app(ledger) as driver:
        await driver.run_command("move-meeting")
        assert driver.shows(OneOf)
        await driver.press("enter")
        await driver.type("9/12/27")
        await driver.press("ctrl+s")
        assert "has a sitting on 9 December 2027 already" in driver.words("#form-problem")
        assert driver.field("on").typed == "9/12/27"


async def test_d_on_the_page_of_meetings_records_words_about_no_item_or_about_the_line_under_the_bar(
    tmp_path: Path,
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("m", "d")
        assert not driver.field("concerns").display, "the bar is on a meeting, and on no item"
        await driver.press("right", "tab")
        await driver.type("The board heard from schools.")
        await driver.press("ctrl+s")
        await driver.press("enter", "d")
        assert driver.field("concerns").display
        await driver.press("tab", "ctrl+s")
        assert driver.shows(Form), "words are required"
        await driver.type("Why so late?")
        await driver.press("ctrl+s")
        ledger = driver.app.ledger
        entries = [line.entry for line in ledger.history(ledger.view().snapshot.head)]
        minuted = [
            (entry.ref, entry.fact.words, entry.fact.minuted)
            for entry in entries
            if isinstance(entry.fact, DecisionMinuted)
        ]
        first, second = minuted[-2:]
        assert first == (None, "The board heard from schools.", MinutedKind.NOTE)
        assert second[0] is not None
        assert second[1:] == ("Why so late?", MinutedKind.DECISION)
        await driver.press("shift+tab", "up", "enter", "d")
        assert "has not sat yet" in driver.toasts[-1]
