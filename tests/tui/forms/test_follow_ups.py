"""Follow-ups, reported done, re-dated and dropped by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.vocabulary import FollowUpState
from actionplan.ledger.ledger import Ledger
from actionplan.tui.forms.follow_ups import FollowUpDoneForm
from actionplan.tui.forms.question import OneOf
from tests.factories import BY, on_day
from tests.stories.between_meetings import AT_JUNE, AT_MARCH, WAITING, plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app


def plan_with_follow_ups(tmp_path: Path) -> Ledger:
    """One about no item, and one about an item."""
    ledger = plan_between_meetings(tmp_path)
    due = date(2027, 9, 1)
    ledger.record(SetFollowUp(meeting=AT_JUNE, words="Write to the trust", owner="Business Manager", due=due), BY)
    ledger.record(SetFollowUp(refs=(WAITING,), meeting=AT_JUNE, words="Bring the audit", due=due), BY)
    return ledger


def follow_up(driver: AppDriver, number: int) -> FollowUp:
    """The follow-up as the ledger has it."""
    return next(each for each in driver.app.ledger.view().snapshot.follow_ups if each.number == number)


async def test_the_one_about_the_item_under_the_cursor_comes_first_and_is_done(tmp_path: Path) -> None:
    async with open_app(plan_with_follow_ups(tmp_path)) as driver:
        await driver.go_to(WAITING)
        await driver.run_command("follow-up-done")
        assert driver.shows(OneOf)
        await driver.press("enter")
        assert "F2, SAM-R04: Bring the audit." in driver.words("#form-subject")
        await driver.type("It was brought.")
        await driver.press("ctrl+s")
        assert follow_up(driver, 2).state is FollowUpState.DONE
        await driver.run_command("follow-up-done")
        assert driver.shows(FollowUpDoneForm), "only one is open: there is nothing to choose"
        assert "F1: Write to the trust. Business Manager" in driver.words("#form-subject")
        await driver.type("Written.")
        await driver.press("ctrl+s")
        await driver.run_command("follow-up-done")
        assert "No follow-up is open" in driver.toasts[-1]


async def test_a_meeting_gives_one_another_date_and_drops_another(tmp_path: Path) -> None:
    async with open_app(plan_with_follow_ups(tmp_path)) as driver:
        await driver.run_command("redate-follow-up")
        await driver.press("enter", "ctrl+u")
        await driver.type("1/10/27")
        assert "Friday 1 October 2027" in driver.note("due")
        await driver.press("ctrl+s")
        found = follow_up(driver, 1)
        assert (found.due_on, found.earlier_dates) == (date(2027, 10, 1), (date(2027, 9, 1),))
        await driver.run_command("drop-follow-up")
        await driver.press("down", "enter", "tab")
        await driver.type("No longer needed.")
        await driver.press("ctrl+s")
        assert follow_up(driver, 2).state is FollowUpState.DROPPED


async def test_a_meeting_before_it_was_set_is_refused_and_the_words_stay(tmp_path: Path) -> None:
    async with open_app(plan_with_follow_ups(tmp_path)) as driver:
        await driver.run_command("drop-follow-up")
        await driver.press("enter", "down", "tab")
        assert driver.field("meeting").typed == AT_MARCH
        await driver.type("Long ago.")
        await driver.press("tab")
        await driver.type("Lapsed.")
        await driver.press("ctrl+s")
        assert "was set on 10 June 2027" in driver.words("#form-problem")
        assert driver.field("reason").typed == "Lapsed."
        assert follow_up(driver, 1).state is FollowUpState.OPEN


async def test_on_the_page_of_meetings_the_palette_reports_the_one_under_the_bar(tmp_path: Path) -> None:
    ledger = plan_with_follow_ups(tmp_path)
    ledger.close()
    async with open_app(on_day(ledger, date(2027, 9, 10))) as driver:
        await driver.press("m", "tab")
        await driver.press("ctrl+p")
        await driver.type("follow-up done")
        await driver.press("enter")
        assert driver.shows(FollowUpDoneForm)
        await driver.type("Written.")
        await driver.press("ctrl+s")
        assert follow_up(driver, 1).state is FollowUpState.DONE


async def test_a_meeting_sets_one_with_its_owner_and_day_and_a_person_is_refused(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("m", "u")
        await driver.type("Write to the trust")
        await driver.press("tab")
        await driver.type("PC Smith")
        assert "reads as a person" in driver.note("owner")
        await driver.press("ctrl+u")
        await driver.type("Business Manager")
        await driver.press("tab")
        await driver.type("1/9/27")
        assert "Wednesday 1 September 2027" in driver.note("due")
        await driver.press("ctrl+s")
        found = follow_up(driver, 1)
        assert (found.ref, found.due_on) == (None, date(2027, 9, 1))


async def test_from_the_list_one_is_about_the_item_under_the_cursor_or_about_none(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(WAITING)
        await driver.run_command("set-follow-up")
        await driver.type("Bring the audit")
        await driver.press("ctrl+s")
        await driver.run_command("set-follow-up")
        await driver.type("Write to the trust")
        await driver.press("tab", "tab", "tab", "right", "tab", "right", "ctrl+s")
        first, second = follow_up(driver, 1), follow_up(driver, 2)
        assert (first.ref, first.each_sitting) == (WAITING, False)
        assert (second.ref, second.each_sitting) == (None, True)
