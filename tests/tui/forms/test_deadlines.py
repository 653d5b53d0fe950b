"""Deadlines, proposed and adopted by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.vocabulary import DateState
from actionplan.tui.forms.form import Form
from tests.stories.between_meetings import ADOPTED, AT_JUNE, PROPOSED, plan_between_meetings
from tests.tui.app_driver import open_app, open_app_on_new_plan


async def test_a_date_is_echoed_in_words_as_one_types(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("d")
        await driver.type("31/3/27")
        assert driver.note("on") == "Wednesday 31 March 2027, in 129 days"
        await driver.press("backspace", "backspace", "backspace")
        assert "has no year" in driver.note("on")
        await driver.press("ctrl+s")
        assert driver.shows(Form), "nothing is saved from a date that cannot be read"


async def test_marks_make_a_key_act_on_all_of_them(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space", "space", "space")
        assert "3 marked" in driver.words("#status")
        await driver.press("d")
        assert driver.words("#form-subject").startswith("3 items: SAM-R01, SAM-R02, SAM-R03")
        await driver.type("31/3/27")
        await driver.press("ctrl+s", "y")
        assert "3 items" in driver.words("#status")
        dated = [row.ref for row in driver.app.ledger.view().rows if row.item.deadline.due_on]
        assert dated == ["SAM-R01", "SAM-R02", "SAM-R03"]
        await driver.press("asterisk", "asterisk")
        assert driver.main.marks == frozenset()


async def test_a_deadline_can_be_a_meeting_of_a_body_on_record(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to("SAM-R01")
        await driver.set_date("next executive")
        assert driver.item("SAM-R01").deadline.due_on == date(2027, 9, 9)


async def test_an_earlier_meeting_is_chosen_with_the_arrows(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(PROPOSED)
        await driver.run_command("adopt")
        await driver.press("down")
        assert driver.field("meeting").typed == "executive-2027-03-11"
        assert driver.field("late-reason").display, "it was more than 21 days ago"
        await driver.press("enter")
        await driver.type("The minutes came late")
        await driver.press("ctrl+s")
        assert driver.item(PROPOSED).deadline.state is DateState.ADOPTED
        assert driver.item(PROPOSED).deadline.adopted_at == date(2027, 3, 11)


async def test_a_click_on_a_meeting_chooses_it_and_saves_nothing(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(PROPOSED)
        await driver.run_command("adopt")
        await driver.pilot.click("#input-meeting", offset=(3, 1))
        await driver.settle()
        assert driver.field("meeting").typed == "executive-2027-03-11"
        assert driver.shows(Form)


async def test_a_date_is_read_as_plans_write_it_and_one_far_ahead_is_pointed_out(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("d")
        await driver.type("by the end Sept.")
        assert driver.note("on") == "Thursday 30 September 2027, in 312 days"
        await driver.press("ctrl+u")
        await driver.type("31/3/72")
        assert driver.note("on").endswith("31 March 2072 is more than five years ahead: check the year.")
        await driver.press("ctrl+u")
        await driver.type("Q4")
        assert "31 December 2026 or 31 March 2027" in driver.note("on")
        await driver.press("ctrl+s")
        assert driver.shows(Form), "nothing is saved from a quarter that can be two"


async def test_an_adopted_date_is_corrected_by_a_meeting_and_the_refusal_is_shown_in_the_form(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ADOPTED)
        await driver.run_command("correct-date")
        await driver.press("ctrl+u")
        await driver.type("23/7/27")
        assert "Friday 23 July 2027" in driver.note("on")
        await driver.press("tab")
        await driver.type("Mistyped.")
        assert driver.field("meeting").display, "its entry is of an earlier day"
        await driver.press("tab", "left", "ctrl+s")
        assert "Name the meeting" in driver.words("#form-problem")
        assert driver.field("reason").typed == "Mistyped."
        driver.field("decided").query_one("#input-decided").focus()
        await driver.press("right", "ctrl+s")
        deadline = driver.item(ADOPTED).deadline
        assert (deadline.due_on, deadline.corrected_meeting) == (date(2027, 7, 23), AT_JUNE)
