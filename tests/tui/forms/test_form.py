"""What every form does: it asks before it loses what was typed, and shows a refusal without losing it."""

from pathlib import Path

import pytest

from actionplan.tui.forms.actions import NewActionForm
from actionplan.tui.forms.deadlines import DeadlineForm
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
        (ADOPTED, "d", DeadlineForm, {"on": "2027-12-01"}, "Ask for an extension."),
        (PROPOSED, "x", AskExtensionForm, {"to": "2027-12-01", "reason": "Late", "asked-by": "Head"}, "change it."),
        (PROPOSED, "n", NewActionForm, {"title": "Audit", "role": "Head"}, "name the agency, or leave the role out."),
        (COMPLETE, "s", SignOffForm, {"agreed-by": "Chair", "impact-review": ""}, "the day of its impact review"),
    ],
    ids=["adopted date", "proposed date", "role without agency", "no impact"],
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
