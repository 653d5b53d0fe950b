"""The policy and what we say about a review, changed by key presses."""

from pathlib import Path

from actionplan.tui.forms.question import OneOf
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import open_app


async def test_a_threshold_is_chosen_by_its_meaning_and_needs_a_meeting_once_dates_are_adopted(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("set-policy")
        assert driver.shows(OneOf)
        await driver.press(*["down"] * 5, "enter")
        assert "stale_days 42 · days without an update" in driver.words("#form-subject")
        assert driver.field("meeting").display
        await driver.press("ctrl+u")
        await driver.type("x")
        assert "not a whole number" in driver.note("value")
        await driver.press("backspace", "5", "6", "tab")
        await driver.type("Agreed.")
        await driver.press("tab", "left", "ctrl+s")
        assert "Name its meeting" in driver.words("#form-problem")
        assert driver.field("value").typed == "56"
        driver.field("decided").query_one("#input-decided").focus()
        await driver.press("right", "ctrl+s")
        assert driver.app.ledger.view().snapshot.policy.stale_days == 56


async def test_partners_are_names_with_a_semicolon_between_them(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("set-policy")
        await driver.press(*["down"] * 10, "enter")
        await driver.type("Health; Police")
        await driver.press("tab")
        await driver.type("Agreed.")
        await driver.press("ctrl+s")
        assert driver.app.ledger.view().snapshot.policy.partners_needed == ("Health", "Police")


async def test_of_a_review_only_what_differs_is_changed_and_who_governs_it_needs_a_meeting(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        before = driver.app.view.review("SAM")
        await driver.run_command("edit-review")
        await driver.press("ctrl+u")
        await driver.type("Another title")
        await driver.press("ctrl+s")
        view = driver.app.ledger.view()
        after = view.review("SAM")
        assert view.review_title(after) == "Another title"
        assert (after.governing_bodies, after.plan_due_on) == (before.governing_bodies, before.plan_due_on)
        await driver.run_command("edit-review")
        await driver.press("tab", "ctrl+u")
        await driver.type("Safeguarding Board")
        await driver.press("ctrl+s")
        assert "Who governs SAM changes by decision" in driver.words("#form-problem")
        assert driver.field("governing-body").typed == "Safeguarding Board"
        driver.field("decided").query_one("#input-decided").focus()
        await driver.press("right", "ctrl+s")
        assert driver.app.ledger.view().review("SAM").governing_bodies == ("Safeguarding Board",)
