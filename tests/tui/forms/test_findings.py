"""Findings recorded, answered and read by key presses."""

from pathlib import Path

from actionplan.tui.forms.question import OneOf
from tests.stories.between_meetings import COMPLETE, plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app


def answers(driver: AppDriver) -> list[tuple[str, tuple[str, ...]]]:
    """What answers each finding, as the ledger has it."""
    return [(each.ref, each.answered_by) for each in driver.app.ledger.view().snapshot.findings]


async def test_a_finding_is_recorded_answered_and_read(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(COMPLETE)
        await driver.run_command("add-finding")
        await driver.type("Nobody asked Sam.")
        await driver.press("ctrl+s")
        assert answers(driver) == [("SAM-F01", (COMPLETE,))]
        await driver.run_command("answer-finding")
        assert not driver.shows(OneOf), "there is only one"
        assert "SAM-F01: Nobody asked Sam." in driver.words("#form-subject")
        await driver.press("end", "ctrl+u")
        await driver.type("R4, R99")
        await driver.press("ctrl+s")
        assert answers(driver) == [("SAM-F01", (COMPLETE,))]
        await driver.press("end", "ctrl+u")
        await driver.type("4 R5")
        await driver.press("ctrl+s")
        assert answers(driver) == [("SAM-F01", ("SAM-R04", "SAM-R05"))]
        await driver.run_command("findings")
        assert "SAM-R04 (" in driver.words("#page")


async def test_a_finding_is_put_right_withdrawn_and_brought_back_by_an_undo(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.run_command("add-finding")
        await driver.type("Nobody asked.")
        await driver.press("ctrl+s")
        (before,) = driver.app.ledger.view().snapshot.findings
        await driver.run_command("edit-finding")
        await driver.press("end")
        await driver.type(" Twice.")
        await driver.press("tab")
        await driver.type("7")
        await driver.press("ctrl+s")
        assert "reason" in driver.words("#form-problem").lower(), "other words need one"
        assert driver.app.ledger.view().snapshot.findings == (before,), "and nothing is written"
        await driver.press("tab")
        await driver.type("As printed")
        await driver.press("ctrl+s")
        view = driver.app.ledger.view()
        (after,) = view.snapshot.findings
        assert (after.number, view.finding_words(after)) == ("7", "Nobody asked. Twice.")
        await driver.run_command("withdraw-finding")
        await driver.type("It is none")
        await driver.press("ctrl+s")
        assert driver.app.ledger.view().snapshot.findings == ()
        await driver.press("z", "y")
        assert [each.ref for each in driver.app.ledger.view().snapshot.findings] == [after.ref]
