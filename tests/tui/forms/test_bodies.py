"""Bodies, changed and delegated to by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.meetings.bodies import body_on_record
from actionplan.domain.state.body import Body
from actionplan.domain.subjects.bodies import AddBody
from actionplan.domain.vocabulary import Act, BodyRole, DelegatedFor
from actionplan.tui.forms.question import OneOf
from tests.factories import BY, on_day
from tests.stories.between_meetings import AT_JUNE, plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app


def body(driver: AppDriver, name: str) -> Body:
    """The body as the ledger has it."""
    found = body_on_record(name, driver.app.ledger.view().snapshot.bodies)
    assert found is not None
    return found


async def test_the_timetable_of_a_body_needs_no_meeting_and_its_role_does(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddBody(name="Quality Group", role=BodyRole.ADVISES), BY)
    async with open_app(ledger) as driver:
        await driver.run_command("edit-body")
        assert driver.shows(OneOf)
        await driver.press("down", "enter")
        assert "Quality Group · advises" in driver.words("#form-subject")
        assert not driver.field("meeting").display
        await driver.press("tab", "tab", "tab")
        await driver.type("x")
        assert "not a whole number" in driver.note("returns-due")
        await driver.press("backspace", "1", "4", "tab", "7", "ctrl+s")
        assert (body(driver, "Quality Group").returns_due, body(driver, "Quality Group").papers_close) == (14, 7)
        await driver.run_command("edit-body")
        await driver.press("down", "enter", "right", "right", "right")
        assert driver.field("meeting").display
        await driver.press("ctrl+s")
        assert body(driver, "Quality Group").role_on(driver.app.today) is BodyRole.OVERSEES
        assert driver.app.ledger.meetings()


async def test_what_is_the_wrong_way_round_is_refused_and_stays_typed(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("edit-body")
        await driver.press("tab", "tab", "tab", "3", "tab", "9", "ctrl+s")
        assert "the wrong way round" in driver.words("#form-problem")
        assert [driver.field(each).typed for each in ("returns-due", "papers-close")] == ["3", "9"]


async def test_a_meeting_delegates_to_a_body_and_takes_it_back(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.record(AddBody(name="Quality Group", role=BodyRole.ADVISES), BY)
    async with open_app(ledger) as driver:
        await driver.run_command("delegate")
        await driver.press("down", "enter")
        await driver.type("adopt, extent")
        assert "is none of adopt" in driver.note("acts")
        await driver.press("backspace", "d", "ctrl+s")
        (given,) = body(driver, "Quality Group").delegations
        assert (given.acts, given.scope) == ((Act.ADOPT, Act.EXTEND), DelegatedFor.ACTIONS)
        assert given.meeting == AT_JUNE
        await driver.run_command("delegate")
        await driver.press("down", "enter", *["backspace"] * len("adopt, extend"), "ctrl+s")
        assert all(each.until for each in body(driver, "Quality Group").delegations)


async def test_a_role_that_was_given_long_ago_says_why_it_is_recorded_now(tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    ledger.close()
    async with open_app(on_day(ledger, date(2027, 8, 30))) as driver:
        await driver.run_command("add-body")
        await driver.type("Lead Safeguarding Partners")
        await driver.press("tab", "right", "right")
        assert driver.field("late-reason").display
        await driver.press("ctrl+s")
        assert "Late because is empty" in driver.note("late-reason")
        await driver.type("The minutes came late.")
        await driver.press("ctrl+s")
        assert body(driver, "Lead Safeguarding Partners").role_on(driver.app.today) is BodyRole.OVERSEES
