"""Extensions, asked for and answered by key presses."""

from datetime import date
from pathlib import Path

import pytest

from tests.tui.app_driver import desk_on
from tests.tui.quarter import ADOPTED, DUE, WAITING, a_quarter


async def test_an_extension_is_asked_for_and_the_date_in_force_stays(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await desk.press("x")
        assert "In force: 30 July 2027" in desk.note("to")
        await desk.type("29/10/27")
        assert "Friday 29 October 2027" in desk.note("to")
        await desk.press("tab")
        await desk.type("Analyst time")
        await desk.press("ctrl+s")
        assert "z undoes it" in desk.words("#status")
        assert desk.item(ADOPTED).extension_to == date(2027, 10, 29)
        assert desk.item(ADOPTED).deadline.due_on == DUE


async def test_a_request_is_granted_at_the_latest_meeting_with_its_own_date(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(WAITING)
        await desk.press("x")
        asked = desk.note("decision")
        assert "29 October 2027 instead of 30 July 2027: The audit is late. (Head of Service)" in asked
        assert desk.field("meeting").typed == "executive-2027-06-10"
        assert desk.field("to").typed == "2027-10-29"
        assert not desk.field("reason").display
        await desk.press("enter", "enter", "enter")
        await desk.type("Monthly updates")
        await desk.press("enter")
        got = desk.item(WAITING)
        assert (got.deadline.due_on, got.extension_to, got.deadline.extended_at) == (
            date(2027, 10, 29),
            None,
            date(2027, 6, 10),
        )
        assert got.deadline.condition is not None


@pytest.mark.parametrize(("rights", "kind"), [(1, "refused"), (2, "returned"), (3, "withdrawn")])
async def test_a_request_is_refused_returned_or_withdrawn(tmp_path: Path, rights: int, kind: str) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(WAITING)
        await desk.press("x", *["right"] * rights)
        assert not desk.field("to").display
        assert desk.field("meeting").display == (rights != 3)
        await desk.press("ctrl+s")
        got = desk.item(WAITING)
        assert (got.deadline.due_on, got.extension_to) == (DUE, None)
        last = desk.app.ledger.history(desk.app.ledger.last_number())[-1]
        assert last.entry.fact.kind == f"extension-{kind}"
