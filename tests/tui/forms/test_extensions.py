"""Extensions, asked for and answered by key presses."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.subjects.extensions import ExtensionGranted
from tests.stories.between_meetings import ADOPTED, DUE, WAITING, plan_between_meetings
from tests.tui.app_driver import open_app


async def test_an_extension_is_asked_for_and_the_date_in_force_stays(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ADOPTED)
        await driver.press("x")
        assert "In force: 30 July 2027" in driver.note("to")
        await driver.type("29/10/27")
        assert "Friday 29 October 2027" in driver.note("to")
        await driver.press("tab")
        await driver.type("Analyst time")
        await driver.press("ctrl+s")
        assert "z undoes it" in driver.words("#status")
        assert driver.item(ADOPTED).extension_to == date(2027, 10, 29)
        assert driver.item(ADOPTED).deadline.due_on == DUE


async def test_a_request_is_granted_at_the_latest_meeting_with_its_own_date(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(WAITING)
        await driver.press("x")
        asked = driver.note("decision")
        assert "29 October 2027 instead of 30 July 2027: The audit is late. (Head of Service)" in asked
        assert driver.field("meeting").typed == "executive-2027-06-10"
        assert driver.field("to").typed == "2027-10-29"
        assert not driver.field("reason").display
        assert not driver.field("each-sitting").display
        await driver.press("enter", "enter", "enter")
        await driver.type("Monthly updates")
        assert driver.field("each-sitting").display
        await driver.press("enter", "right", "enter")
        got = driver.item(WAITING)
        assert (got.deadline.due_on, got.extension_to, got.deadline.extended_at) == (
            date(2027, 10, 29),
            None,
            date(2027, 6, 10),
        )
        assert got.deadline.condition is not None
        granted = driver.app.ledger.history(driver.app.ledger.last_number())[-1].entry.fact
        assert isinstance(granted, ExtensionGranted)
        assert granted.each_sitting


@pytest.mark.parametrize(("rights", "kind"), [(1, "refused"), (2, "returned"), (3, "withdrawn")])
async def test_a_request_is_refused_returned_or_withdrawn(tmp_path: Path, rights: int, kind: str) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(WAITING)
        await driver.press("x", *["right"] * rights)
        assert not driver.field("to").display
        assert driver.field("meeting").display == (rights != 3)
        await driver.press("ctrl+s")
        got = driver.item(WAITING)
        assert (got.deadline.due_on, got.extension_to) == (DUE, None)
        last = driver.app.ledger.history(driver.app.ledger.last_number())[-1]
        assert last.entry.fact.kind == f"extension-{kind}"
