"""Sign-off by key presses: agreed, or returned."""

from datetime import date
from pathlib import Path

from actionplan.domain.vocabulary import Status
from tests.tui.app_driver import NARROW, desk_on
from tests.tui.quarter import COMPLETE, a_quarter


async def test_sign_off_offers_an_impact_review_counted_from_the_meeting(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path), NARROW) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s")
        assert "Friday 10 December 2027" in desk.note("impact-review")
        await desk.press("tab", "down")
        assert "Saturday 11 September 2027" in desk.note("impact-review")
        await desk.press("up", "enter")
        await desk.type("Independent Chair")
        await desk.press("enter", *["backspace"] * len("6 months"))
        assert "6 months or 12 months" in desk.note("impact-review")
        await desk.type("12 months")
        await desk.press("ctrl+s")
        got = desk.item(COMPLETE)
        assert got.status is Status.SIGNED_OFF
        assert (got.signed_off_on, got.impact_review_on) == (date(2027, 6, 10), date(2028, 6, 10))


async def test_sign_off_by_nobody_is_not_saved(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "ctrl+s")
        assert "empty" in desk.note("agreed-by")
        assert desk.item(COMPLETE).status is Status.REPORTED_COMPLETE


async def test_the_lead_cannot_agree_its_own_work_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "tab", "tab")
        await desk.type("Detective Superintendent")
        await desk.press("ctrl+s")
        assert "somebody else has to agree" in desk.words("#form-problem")
        assert desk.field("agreed-by").typed == "Detective Superintendent"
        assert desk.field("meeting").typed == "executive-2027-06-10"


async def test_a_meeting_that_is_not_satisfied_sends_it_back(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "right")
        assert not desk.field("agreed-by").display
        await desk.press("ctrl+s")
        assert "empty" in desk.note("reason")
        await desk.type("No sign of it in practice")
        await desk.press("ctrl+s")
        assert desk.item(COMPLETE).status is Status.IN_PROGRESS
