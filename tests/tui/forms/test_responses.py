"""Responses, recorded by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Response, Status
from tests.factories import BY, new_ledger, on_day
from tests.tui.app_driver import open_app, open_app_on_new_plan


async def test_the_response_accepted_is_offered_first(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("r", "ctrl+s")
        assert driver.item("SAM-R01").response.answer is Response.ACCEPTED


async def test_what_was_not_accepted_is_taken_forward_by_a_later_meeting_with_a_reason(tmp_path: Path) -> None:
    first, later = date(2026, 11, 12), date(2026, 11, 19)
    ledger = new_ledger(tmp_path, first)
    ledger.record(AddMeetings(body="Executive", days=(first, later)), BY)
    not_accepted = Respond(
        refs=("SAM-R01",), response=Response.NOT_ACCEPTED, reason="Done elsewhere.", meeting="executive-2026-11-12"
    )
    ledger.record(not_accepted, BY)
    ledger.close()
    async with open_app(on_day(ledger, later)) as driver:
        await driver.press("r", "ctrl+s")
        assert driver.item("SAM-R01").status is Status.NOT_ACCEPTED, "the reason is missing"
        await driver.press(*"Money was found.", "ctrl+s")
        item = driver.item("SAM-R01")
        assert (item.status.label, item.response.answer) == ("not started", Response.ACCEPTED)
        assert item.response.meeting == "executive-2026-11-19"


async def test_a_recommendation_goes_to_others_who_answer_and_comes_back(tmp_path: Path) -> None:
    first, later = date(2026, 11, 12), date(2026, 11, 19)
    ledger = new_ledger(tmp_path, first)
    ledger.record(AddMeetings(body="Executive", days=(first, later)), BY)
    ledger.close()
    async with open_app(on_day(ledger, first)) as driver:
        await driver.press("r", "right", "right", "right", "tab")
        await driver.type("Home Office")
        await driver.press("tab")
        await driver.type("2027-06-30")
        await driver.press("ctrl+s")
        given = driver.item("SAM-R01").with_others
        assert given is not None
        assert (given.body, given.answer_due, given.meeting) == (
            "Home Office",
            date(2027, 6, 30),
            "executive-2026-11-12",
        )
        assert "with the Home Office" in driver.words("#page")
    async with open_app(on_day(ledger, later)) as driver:
        await driver.press("r", "tab")
        await driver.type("Next year.")
        await driver.press("ctrl+s")
        answered = driver.item("SAM-R01").with_others
        assert answered is not None
        assert answered.answered_on == later
        await driver.press("r", "right", "right", "tab")
        await driver.type("It is ours.")
        await driver.press("ctrl+s")
        assert driver.item("SAM-R01").live
