"""Sign-off by key presses: agreed, or returned."""

from datetime import date
from pathlib import Path

from actionplan.domain.vocabulary import Status
from tests.stories.between_meetings import COMPLETE, plan_between_meetings
from tests.tui.app_driver import NARROW, open_app


async def test_sign_off_offers_an_impact_review_counted_from_the_meeting(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path), NARROW) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s")
        assert "Friday 10 December 2027" in driver.note("impact-review")
        await driver.press("tab", "down")
        assert "Saturday 11 September 2027" in driver.note("impact-review")
        await driver.press("up", "enter")
        await driver.type("Partnership chair")
        await driver.press("enter", *["backspace"] * len("6 months"))
        assert "6 months or 12 months" in driver.note("impact-review")
        await driver.type("12 months")
        await driver.press("ctrl+s")
        got = driver.item(COMPLETE)
        assert got.status is Status.SIGNED_OFF
        assert (got.signed_off_on, got.impact_review_on) == (date(2027, 6, 10), date(2028, 6, 10))


async def test_the_meeting_signs_off_and_nobody_need_be_named(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s", "ctrl+s")
        assert driver.item(COMPLETE).status is Status.SIGNED_OFF


async def test_who_checked_the_evidence_and_who_took_no_part_are_asked_for(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s", "tab", "tab", "tab", "tab")
        await driver.type("Independent scrutineer")
        await driver.press("tab")
        await driver.type("Deputy Chair")
        await driver.press("ctrl+s")
        signed = driver.item(COMPLETE)
        assert signed.status is Status.SIGNED_OFF
        words = [driver.app.view.text_of(signed, name) for name in ("checked_by", "interest")]
        assert words == ["Independent scrutineer", "Deputy Chair"]


async def test_the_lead_cannot_agree_its_own_work_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s", "tab", "tab")
        await driver.type("Detective Superintendent")
        await driver.press("ctrl+s")
        assert "somebody else has to agree" in driver.words("#form-problem")
        assert driver.field("agreed-by").typed == "Detective Superintendent"
        assert driver.field("meeting").typed == "executive-2027-06-10"


async def test_the_lead_cannot_check_its_own_evidence(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s", "tab", "tab", "tab", "tab")
        await driver.type("Detective Superintendent")
        await driver.press("ctrl+s")
        assert "somebody else has to agree that its evidence is enough" in driver.words("#form-problem")
        assert driver.field("checked-by").typed == "Detective Superintendent"


async def test_a_meeting_that_is_not_satisfied_sends_it_back(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.press("s", "right")
        assert not driver.field("agreed-by").display
        await driver.press("ctrl+s")
        assert "empty" in driver.note("reason")
        await driver.type("No sign of it in practice")
        await driver.press("ctrl+s")
        assert driver.item(COMPLETE).status is Status.IN_PROGRESS
