"""What every form does: it asks before it loses what was typed, and shows a refusal without losing it."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from actionplan.tui.forms.actions import NewActionForm
from actionplan.tui.forms.extensions import AskExtensionForm
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.signing_off import SignOffForm
from tests.stories.between_meetings import ADOPTED, COMPLETE, PROPOSED, plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app, open_app_on_new_plan

Fields = dict[str, str]


async def save(driver: AppDriver, ref: str, key: str, form: type[Form], typed: Fields) -> str:
    """Fill in a form on an item, save, and give what it says then; it is open again with all that was typed."""
    await driver.go_to(ref)
    await driver.press(key)
    assert driver.shows(form)
    for name, words in typed.items():
        form.focus_field(driver.field(name))
        for _ in driver.field(name).typed:
            await driver.press("backspace")
        await driver.type(words)
    await driver.press("ctrl+s")
    assert driver.shows(form)
    assert {name: driver.field(name).typed for name in typed} == typed
    return driver.words("#form-problem")


@pytest.mark.parametrize(
    ("ref", "key", "form", "typed", "said"),
    [
        (ADOPTED, "x", AskExtensionForm, {"to": "2027-07-01", "reason": "Late", "asked-by": "Head"}, "a later date"),
        (PROPOSED, "n", NewActionForm, {"title": "Audit", "role": "Head"}, "name the agency, or leave the role out."),
        (COMPLETE, "s", SignOffForm, {"agreed-by": "Chair", "impact-review": ""}, "the day of its impact review"),
    ],
    ids=["no later date", "role without agency", "no impact"],
)
async def test_a_refusal_speaks_of_the_field_and_not_of_an_option(
    tmp_path: Path, ref: str, key: str, form: type[Form], typed: Fields, said: str
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        number = driver.app.ledger.last_number()
        sentence = await save(driver, ref, key, form, typed)
        assert said in sentence
        assert "--" not in sentence
        assert "actionplan" not in sentence
        assert driver.app.ledger.last_number() == number


async def test_escape_asks_before_it_throws_away_what_was_typed(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("Half a")
        await driver.press("escape")
        assert "Throw away" in driver.words("#form-problem")
        await driver.type(" sentence")
        assert not driver.in_front.query_one("#form-problem").display
        assert driver.field("words").typed == "Half a sentence"
        await driver.press("escape", "escape")
        assert driver.in_front is driver.main
        assert driver.item("SAM-R01").last_update is None


async def test_escape_leaves_an_untouched_form_at_once(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("a", "escape")
        assert driver.in_front is driver.main


async def test_cancel_by_mouse_asks_as_escape_does(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("Half a sentence")
        await driver.pilot.click("#form-cancel")
        await driver.settle()
        assert "Throw away" in driver.words("#form-problem")
        assert driver.field("words").typed == "Half a sentence"
        await driver.pilot.click("#form-cancel")
        await driver.settle()
        assert driver.in_front is driver.main


async def test_after_a_refusal_the_cursor_is_in_the_field_that_it_is_about(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("n")
        await driver.type("Audit")
        await driver.press("tab", "tab")
        await driver.type("Head")
        await driver.press("ctrl+s")
        assert "name the agency" in driver.words("#form-problem")
        await driver.type("mersey")
        assert driver.field("title").typed == "Audit"
        assert driver.note("agency") == "= Merseyside Police"
        await driver.press("ctrl+s")
        assert driver.item("SAM-R01-A1").owner.agency == "merseyside-police"


async def test_after_any_other_refusal_the_cursor_stays_and_typing_replaces_nothing(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ADOPTED)
        await driver.press("x")
        await driver.type("1/7/27")
        await driver.press("tab")
        await driver.type("Late")
        await driver.press("tab", "ctrl+s")
        assert "a later date" in driver.words("#form-problem")
        await driver.type(" (acting)")
        assert driver.field("asked-by").typed == "Detective Superintendent (acting)"
        assert driver.field("to").typed == "1/7/27"


@pytest.mark.parametrize(
    ("pasted", "typed", "told"),
    [
        ("Sharing \n  of risk\r\n\r\nwith schools\n", "Sharing of risk with schools", True),
        ("one line \n", "one line ", False),
        ("\n\n", "", False),
    ],
)
async def test_pasted_lines_are_joined_on_a_line_and_none_is_lost(
    tmp_path: Path, pasted: str, typed: str, *, told: bool
) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("n", "tab", "tab")
        driver.app.post_message(events.Paste(pasted))
        await driver.settle()
        assert driver.field("role").typed == typed
        await driver.press("ctrl+u")
        driver.app.copy_to_clipboard(pasted)
        driver.in_front.query_one("#input-role", Input).action_paste()
        await driver.settle()
        assert driver.field("role").typed == typed
        assert any("spaces stand for the line breaks" in toast for toast in driver.toasts) is told


@pytest.mark.parametrize(
    ("ref", "command", "said"),
    [
        (ADOPTED, "deadline", "Ask for an extension."),
        (PROPOSED, "extension", "change it."),
        ("SAM-R01", "sign-off", "only what is reported complete can be"),
        (COMPLETE, "complete", "reported complete already"),
        (COMPLETE, "pause", "there is nothing to pause"),
        ("SAM-R01", "reopen", "can be reopened"),
        ("SAM-R01", "confirm-owner", "no owner to confirm"),
        ("SAM-R01", "vacate-post", "no named lead officer"),
        ("SAM-R01", "adopt", "no date to adopt"),
        ("SAM-R01", "edit-action", "published wording is kept"),
    ],
)
async def test_no_form_opens_where_the_rules_refuse_whatever_is_typed(
    tmp_path: Path, ref: str, command: str, said: str
) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ref)
        await driver.run_command(command)
        assert driver.in_front is driver.main
        assert any(said in toast for toast in driver.toasts), driver.toasts
