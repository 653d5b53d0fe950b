"""Marks: a badge shows them, a change on several items is confirmed by name, and they go with what is saved."""

from datetime import date
from pathlib import Path

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.tui.forms.deadlines import DeadlineForm
from actionplan.tui.forms.question import Question
from tests.factories import BY
from tests.stories.between_meetings import ADOPTED, DUE, PROPOSED, plan_between_meetings
from tests.tui.app_driver import NARROW, AppDriver, open_app, open_app_on_new_plan


def dated(driver: AppDriver) -> list[str]:
    """The items with a date, as the ledger has them."""
    return [row.ref for row in driver.app.ledger.view().rows if row.item.deadline.due_on]


async def test_a_change_of_several_is_confirmed_by_name_and_takes_their_marks_away(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, NARROW) as driver:
        await driver.press("space", "space")
        assert driver.words("#marks") == " 2 marked "
        await driver.press("d")
        await driver.type("31/3/27")
        await driver.press("ctrl+s")
        assert driver.shows(Question)
        assert driver.words("#question-heading") == "Set the deadline: change these 2 items?"
        said, _, *named = driver.words("#question-words").splitlines()
        assert said == "Proposed date set to 31 March 2027."
        assert [line.split()[0] for line in named] == ["SAM-R01", "SAM-R02"]
        assert "Timely sharing" in named[0]
        assert dated(driver) == []
        await driver.press("n")
        assert driver.shows(DeadlineForm)
        assert driver.field("on").typed == "31/3/27", "a no throws nothing away"
        await driver.press("ctrl+s", "y")
        assert dated(driver) == ["SAM-R01", "SAM-R02"]
        assert driver.main.marks == frozenset()
        assert not driver.in_front.query_one("#marks").display
        assert "2 items" in driver.words("#status")
        await driver.go_to("SAM-R05")
        await driver.set_date("2027-04-30")
        assert driver.item("SAM-R01").deadline.due_on == date(2027, 3, 31), "the next change is the cursor's alone"


async def test_what_some_refuse_is_said_before_and_after_and_the_others_are_changed(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        for ref in (PROPOSED, ADOPTED, "SAM-R01"):
            await driver.go_to(ref)
            await driver.press("space")
        await driver.press("d")
        await driver.type("31/3/28")
        await driver.press("ctrl+s")
        assert driver.words("#question-heading") == "Set the deadline: change 2 of these 3 items?"
        listed = driver.words("#question-words").splitlines()
        assert [line.split()[0] for line in listed if line.startswith("SAM")] == ["SAM-R01", PROPOSED, ADOPTED]
        assert listed[0] == "Proposed date set to 31 March 2028."
        why = listed[-1].strip()
        assert why.startswith("The deadline of SAM-R05, 30 July 2027, was adopted by a meeting")
        await driver.press("y")
        assert [driver.item(ref).deadline.due_on for ref in (PROPOSED, ADOPTED)] == [date(2028, 3, 31), DUE]
        said = driver.toasts[-1].splitlines()
        assert said[0].endswith("changed 2 items.")
        assert said[-1] == f"Not changed: {ADOPTED}: {why}"


async def test_a_question_about_several_names_them(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        driver.app.ledger.record(AssignOwner(refs=("SAM-R01", "SAM-R02"), agency="merseyside-police"), BY)
        driver.app.look_for_news()
        await driver.settle()
        await driver.press("space", "space")
        await driver.run_command("clear-owner")
        assert "SAM-R02  Multi-agency audit" in driver.words("#question-words")
        await driver.press("y")
        assert driver.item("SAM-R02").owner.agency is None
        assert driver.main.marks == frozenset()


async def test_what_is_for_one_item_is_not_done_to_another_than_those_marked(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space", "space", "n")
        assert driver.in_front is driver.main
        assert any("New action is for one item at a time, and 2 are marked" in toast for toast in driver.toasts)
        await driver.press("escape", "n")
        assert driver.words("#form-subject").startswith("SAM-R03  ")


async def test_a_long_question_is_read_with_the_arrows(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, NARROW) as driver:
        for title in "ABCDEFGH":
            driver.app.ledger.record(AddActions(refs=("SAM-R01",), title=title), BY)
        driver.app.look_for_news()
        await driver.settle()
        await driver.press("asterisk", "d")
        await driver.type("31/3/27")
        await driver.press("ctrl+s")
        body = driver.in_front.query_one("#question-body")
        assert body.max_scroll_y > 0
        assert driver.in_front.query_one("#question-more").display, "it says how"
        await driver.press("down", "pagedown")
        assert body.scroll_y == body.max_scroll_y
        await driver.press("home")
        assert body.scroll_y == 0
        await driver.press("end")
        assert body.scroll_y == body.max_scroll_y
        await driver.press("up", "n")


async def test_escape_takes_the_marks_away_and_then_the_filter(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space", "space", "slash")
        await driver.type("grading")
        await driver.press("enter")
        assert driver.words("#marks") == " 2 marked, 2 of them hidden "
        await driver.press("escape")
        assert driver.main.marks == frozenset()
        assert driver.table.refs == ["SAM-R03"]
        await driver.press("escape")
        assert len(driver.table.refs) == 11
